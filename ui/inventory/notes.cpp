// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/inventory/notes.h"

#include "ui/errors/errortext.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct Notes {
    Q_DECLARE_TR_FUNCTIONS(Notes)
};

std::optional<Note> stale(const CloudFeed &feed)
{
    if (!feed.isStale())
        return {};
    const QString heading = Notes::tr("Not reached for %1.").arg(ageText(*feed.age()));
    const QString since = timeText(feed.snapshot()->takenAt, feed.now());
    const auto problem = feed.refreshProblem();
    if (!problem)
        return Note {Tone::Warn, heading, Notes::tr("These figures are from %1.").arg(since)};
    return Note {Tone::Warn, heading,
                 Notes::tr("These figures are from %1. %2 Drover goes on trying.", "time, what happened")
                     .arg(since, errorText(*problem).happened)};
}

std::optional<Note> loading(const Snapshot &snapshot)
{
    if (snapshot.servers.reading != Reading::Partial)
        return {};
    return Note {Tone::Info, Notes::tr("Reading the instances."),
                 Notes::tr("%n are here so far, and usable.", nullptr, int(snapshot.servers.values.size()))};
}

std::optional<Note> forbidden(const Snapshot &snapshot)
{
    QStringList hidden;
    if (snapshot.services.reading == Reading::Forbidden)
        hidden << Notes::tr("hosts");
    if (snapshot.hypervisors.reading == Reading::Forbidden)
        hidden << Notes::tr("hypervisors");
    if (snapshot.migrations.reading == Reading::Forbidden)
        hidden << Notes::tr("migrations");
    if (snapshot.aggregates.reading == Reading::Forbidden)
        hidden << Notes::tr("aggregates");
    if (hidden.isEmpty())
        return {};
    return Note {
        Tone::Unknown, Notes::tr("Not everything may be seen."),
        Notes::tr("The role of %1 in the project %2 does not show: %3.")
            .arg(snapshot.cloud.user, snapshot.cloud.project, QLocale().createSeparatedList(hidden))};
}

std::optional<Note> local(const QString &heading, const std::optional<Error> &problem)
{
    if (!problem)
        return {};
    return Note {Tone::Warn, heading, describe(*problem)};
}

Note leftRun(const RunView &run, const QDateTime &now)
{
    return {
        Tone::Warn,
        Notes::tr("Run %1 was left in the middle.").arg(run.record.id),
        Notes::tr("“%1” was under way at %2, when its program ended. What the cloud had accepted went on.")
            .arg(describe(run.record.plan), timeText(run.lastAt, now)),
        {},
        {{u"resume/%1"_s.arg(run.record.id), Notes::tr("Take up again")},
         {u"abandon/%1"_s.arg(run.record.id), Notes::tr("Leave…")}}};
}

} // namespace

QList<Note> notesOf(const CloudFeed &feed)
{
    const Snapshot &snapshot = *feed.snapshot();
    QList<Note> notes;
    for (const auto &note : {stale(feed), loading(snapshot), forbidden(snapshot),
                             local(Notes::tr("The journal of runs cannot be read."), feed.journalProblem()),
                             local(Notes::tr("The password was not kept."), feed.keychainProblem())}) {
        if (note)
            notes << *note;
    }
    for (const RunView &run : feed.runs()) {
        if (run.isLeft() && run.record.plan.cloud == snapshot.cloud.key())
            notes << leftRun(run, feed.now());
    }
    return notes;
}

} // namespace drover
