// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever a recording holds, it is read or refused with one sentence; and whatever was read is judged, with
// one sentence of evidence for each sample and no number that is none.

#include "core/convergence/recording.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

void require(bool condition)
{
    if (!condition)
        std::abort();
}

void judgeAll(const Recording &recording)
{
    MigrationJudge judge(recording.assumed, recordingBegin());
    for (const Observation &observation : recording.observations) {
        const MigrationJudgement &judgement = judge.add(observation);
        require(!judgement.evidence.isEmpty());
        require(std::isfinite(judgement.pauseNeeded.value_or(0)));
        if (const auto &end = judgement.timeToEnd)
            require(std::isfinite(end->low) && std::isfinite(end->high) && end->low <= end->high);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray content(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const RecordingSource source : {RecordingSource::Nova, RecordingSource::Libvirt}) {
        const auto recordings = recordingsFrom(content, u"file"_s, source);
        if (!recordings) {
            require(recordings.error().kind == Error::Kind::Malformed);
            require(recordings.error().where.startsWith("file"_L1) && !recordings.error().detail.isEmpty());
            continue;
        }
        for (const Recording &recording : *recordings)
            judgeAll(recording);
    }
    return 0;
}
