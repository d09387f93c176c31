// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/recording.h"

#include <QRegularExpression>

#include <map>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The line that nova-compute writes of a running live migration, with each of its updates at debug level and
/// with every sixth else. Source: nova/virt/libvirt/driver.py; in older releases without the disks.
const QRegularExpression &line()
{
    static const QRegularExpression expression(
        u"(?:\\[instance: (?<instance>[^\\]\\s]+)\\].*)?Migration running for (?<seconds>\\d+) secs, memory"
        "[^(]*\\(bytes processed=(?<processed>\\d+), remaining=(?<remaining>\\d+), total=(?<total>\\d+)\\)"
        "(?:[^(]*\\(bytes processed=\\d+, remaining=(?<diskRemaining>\\d+), total=(?<diskTotal>\\d+)\\))?"_s);
    return expression;
}

struct Entry {
    QString instance;
    Observation observation;
};

Result<Entry> entryOf(const QRegularExpressionMatch &match, const QString &where)
{
    Entry entry {match.captured(u"instance"), {}};
    MigrationSample &counts = entry.observation.counts;
    qint64 seconds = 0;
    const std::pair<const char16_t *, qint64 *> numbers[] = {{u"seconds", &seconds},
                                                             {u"processed", &counts.memoryProcessedBytes},
                                                             {u"remaining", &counts.memoryRemainingBytes},
                                                             {u"total", &counts.memoryTotalBytes},
                                                             {u"diskRemaining", &counts.diskRemainingBytes},
                                                             {u"diskTotal", &counts.diskTotalBytes}};
    for (const auto &[name, number] : numbers) {
        const QString text = match.captured(QStringView(name));
        if (text.size() > 17)
            return malformed(u"\"%1\" is not a sensible number"_s.arg(text), where);
        *number = text.toLongLong();
    }
    if (seconds > 100'000'000)
        return malformed(u"no migration runs for %1 s"_s.arg(seconds), where);
    counts.at = recordingBegin().addSecs(seconds);
    return entry;
}

} // namespace

Result<std::vector<Recording>> recordingsFromLog(const QByteArray &content, const QString &file)
{
    std::vector<Recording> recordings;
    std::map<QString, size_t> newest; // By instance, the place of its recording.
    qsizetype number = 0;
    for (const QByteArray &text : content.split('\n')) {
        ++number;
        if (!text.contains("Migration running for"))
            continue;
        const QString where = u"%1, line %2"_s.arg(file).arg(number);
        const auto match = line().match(QString::fromUtf8(text));
        if (!match.hasMatch())
            return malformed(u"its byte counts cannot be read"_s, where);
        const auto entry = entryOf(match, where);
        if (!entry)
            return failure(entry);
        const auto known = newest.find(entry->instance);
        // A migration that runs for less long than before is another one.
        if (known == newest.end()
            || recordings[known->second].observations.back().counts.at > entry->observation.counts.at) {
            newest[entry->instance] = recordings.size();
            recordings.push_back({entry->instance, {}, {}});
        }
        recordings[newest[entry->instance]].observations.push_back(entry->observation);
    }
    if (recordings.empty())
        return malformed(u"it is neither a trace nor a log with lines \"Migration running for\""_s, file);
    return recordings;
}

} // namespace drover
