// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/droverctl/table.h"
#include "app/droverctl/verbs.h"
#include "core/convergence/recording.h"

#include <QFile>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct Replayed {
    QString file;
    Recording recording;
};

Result<std::vector<Replayed>> readAll(const QStringList &files, RecordingSource source)
{
    std::vector<Replayed> read;
    for (const QString &name : files) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            return localProblem(file.errorString(), name);
        const auto recordings = recordingsFrom(file.readAll(), name, source);
        if (!recordings)
            return failure(recordings);
        for (const Recording &recording : *recordings)
            read.push_back({name, recording});
    }
    return read;
}

/// Milliseconds are as much as the figures are good for.
double rounded(double seconds)
{
    return std::round(seconds * 1000) / 1000;
}

QString text(double seconds)
{
    return QString::number(seconds, 'f', seconds < 10 ? 2 : 0);
}

/// @p isOneOfMany: there are more migrations than this one, so that each line says whose it is.
void printLine(const Replayed &replayed, double t, const MigrationJudgement &judgement, bool isOneOfMany)
{
    QJsonObject line {{u"t"_s, t},
                      {u"verdict"_s, verdictWord(judgement.verdict)},
                      {u"pause_needed_s"_s, QJsonValue()},
                      {u"forecast"_s, QJsonValue()},
                      {u"evidence"_s, judgement.evidence}};
    if (judgement.pauseNeeded)
        line[u"pause_needed_s"_s] = rounded(*judgement.pauseNeeded);
    if (const auto &end = judgement.timeToEnd)
        line[u"forecast"_s] =
            QJsonObject {{u"low_s"_s, rounded(end->low)}, {u"high_s"_s, rounded(end->high)}};
    if (isOneOfMany) {
        line.insert(u"file"_s, replayed.file);
        if (!replayed.recording.instance.isEmpty())
            line.insert(u"instance"_s, replayed.recording.instance);
    }
    print(QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) + u'\n');
}

QStringList row(double t, const MigrationJudgement &judgement)
{
    const auto &end = judgement.timeToEnd;
    return {text(t), verdictWord(judgement.verdict),
            judgement.pauseNeeded ? text(*judgement.pauseNeeded) : u"-"_s,
            end ? u"%1 to %2"_s.arg(text(end->low), text(end->high)) : u"-"_s, judgement.evidence};
}

} // namespace

Result<ExitStatus> replay(const Arguments &arguments)
{
    const auto all = readAll(arguments.recordings,
                             arguments.source == Arguments::Source::Libvirt ? RecordingSource::Libvirt
                                                                            : RecordingSource::Nova);
    if (!all)
        return failure(all);
    for (const Replayed &replayed : *all) {
        const Recording &recording = replayed.recording;
        MigrationJudge judge(recording.assumed, recordingBegin());
        Table table({u"T"_s, u"VERDICT"_s, u"PAUSE NEEDED"_s, u"ENDS IN"_s, u"EVIDENCE"_s});
        for (const Observation &observation : recording.observations) {
            const double t = double(recordingBegin().msecsTo(observation.counts.at)) / 1000;
            const MigrationJudgement &judgement = judge.add(observation);
            if (arguments.format == Arguments::Format::Json)
                printLine(replayed, t, judgement, all->size() > 1);
            else
                table.add(row(t, judgement));
        }
        if (arguments.format == Arguments::Format::Json)
            continue;
        if (all->size() > 1)
            print(u"%1 %2\n"_s.arg(replayed.file, recording.instance).trimmed() + u'\n');
        print(table.text());
    }
    return AskedIsTrue;
}

} // namespace drover
