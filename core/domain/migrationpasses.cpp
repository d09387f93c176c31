// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/migrationpasses.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace drover {

namespace {

/// Rates, and what a pass at least leaves, are taken over so many intervals: Nova writes whole seconds.
constexpr qsizetype recent = 6;

/// Whether nothing can have been before the first sample but a part of the first pass.
bool beginsWithTheFirstPass(const MigrationSample &first)
{
    return first.memoryProcessedBytes + first.memoryRemainingBytes <= first.memoryTotalBytes * 1.03;
}

} // namespace

qint64 writtenBetween(const MigrationSample &before, const MigrationSample &after)
{
    const qint64 sent = after.memoryProcessedBytes - before.memoryProcessedBytes;
    const qint64 written = sent + after.memoryRemainingBytes - before.memoryRemainingBytes;
    // Headers of pages are sent too, and are no such memory: measured on 27 recorded migrations, this misses
    // no synchronisation and invents none.
    return double(written) > std::max(0.03 * double(sent), 2e6) ? written : 0;
}

std::vector<MigrationPass> passesOf(MigrationSamples samples)
{
    if (samples.empty())
        return {};
    std::vector<MigrationPass> passes {MigrationPass {}};
    passes.front().isNumberExact = beginsWithTheFirstPass(samples.front());
    bool endedBefore = false; // A pass ended in the interval before, too.
    for (qsizetype at = 1; at < qsizetype(samples.size()); ++at) {
        const MigrationSample &now = samples[size_t(at)];
        const qint64 written = writtenBetween(samples[size_t(at - 1)], now);
        const bool ended = written > 0;
        if (ended) {
            MigrationPass pass = passes.back();
            ++pass.number;
            pass.first = at;
            pass.leftOverAtMost = written;
            pass.leftOverAtLeast = written;
            // Where one pass follows the other there may have been several in one interval, which share what
            // was written; none left less than was still to be seen of it a little later.
            if (endedBefore) {
                pass.isNumberExact = false;
                qint64 seen = now.memoryRemainingBytes;
                for (auto old = passes.rbegin(); old != passes.rend() && old->first > at - recent; ++old) {
                    if (old->first > 0)
                        seen = std::max(seen, samples[size_t(old->first)].memoryRemainingBytes);
                }
                pass.leftOverAtLeast = std::min(seen, written);
            }
            passes.push_back(pass);
        }
        endedBefore = ended;
    }
    return passes;
}

std::optional<double> bytesPerSecond(MigrationSamples samples, qsizetype at)
{
    if (at <= 0 || at >= qsizetype(samples.size()))
        return {};
    const MigrationSample &from = samples[size_t(std::max<qsizetype>(0, at - recent))];
    const MigrationSample &to = samples[size_t(at)];
    const qint64 milliseconds = from.at.msecsTo(to.at);
    if (milliseconds <= 0)
        return {};
    return 1000.0 * double(to.memoryProcessedBytes - from.memoryProcessedBytes) / double(milliseconds);
}

std::optional<Pause> pauseNeeded(MigrationSamples samples, const MigrationPass &pass)
{
    const auto rate = bytesPerSecond(samples, pass.first);
    if (!rate || *rate <= 0)
        return {};
    return Pause {double(pass.leftOverAtLeast) / *rate, double(pass.leftOverAtMost) / *rate};
}

std::optional<Pause> freezeNow(MigrationSamples samples, const std::vector<MigrationPass> &passes)
{
    const auto rate = bytesPerSecond(samples, qsizetype(samples.size()) - 1);
    if (passes.size() < 2 || !rate || *rate <= 0)
        return {};
    const qint64 left = samples.back().memoryRemainingBytes;
    return Pause {double(left) / *rate, double(left + passes.back().leftOverAtMost) / *rate};
}

std::chrono::milliseconds longestSpacing(MigrationSamples samples)
{
    // The interval is a setting of the compute host from 34.0 on, so it is taken from what was seen. A poll
    // that is a little slower than Nova misses a sample now and then, which is no gap yet.
    std::vector<qint64> spacings;
    for (size_t at = 1; at < samples.size(); ++at)
        spacings.push_back(samples[at - 1].at.msecsTo(samples[at].at));
    if (spacings.empty())
        return 15s;
    const auto middle = spacings.begin() + qsizetype(spacings.size()) / 2;
    std::ranges::nth_element(spacings, middle);
    return std::max<std::chrono::milliseconds>(15s, std::chrono::milliseconds(*middle * 5 / 2));
}

} // namespace drover
