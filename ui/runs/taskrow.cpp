// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/runs/taskrow.h"

#include "ui/migrations/migrationrow.h"
#include "ui/runs/stepwords.h"
#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct TaskWords {
    Q_DECLARE_TR_FUNCTIONS(TaskWords)
};

QString intentText(Plan::Intent intent)
{
    switch (intent) {
    case Plan::Intent::Drain:
        return TaskWords::tr("Enter maintenance");
    case Plan::Intent::Enable:
        return TaskWords::tr("Exit maintenance");
    case Plan::Intent::Migrate:
        return TaskWords::tr("Migrate");
    case Plan::Intent::Confirm:
        return TaskWords::tr("Confirm");
    case Plan::Intent::Revert:
        return TaskWords::tr("Revert");
    case Plan::Intent::Abort:
        return TaskWords::tr("Abort");
    case Plan::Intent::ForceComplete:
        return TaskWords::tr("Force complete");
    }
    return {};
}

QString objectOf(const RunView &run)
{
    const Plan &plan = run.record.plan;
    QString object = plan.host.value;
    if (object.isEmpty() && !plan.steps.isEmpty())
        object = plan.steps.first().serverName;
    return TaskWords::tr("%1 · run %2", "host or instance, number of the run").arg(object).arg(run.record.id);
}

Mark markOf(const RunView &run)
{
    const QString word = intentText(run.record.plan.intent);
    switch (run.record.state) {
    case RunRecord::State::Unfinished:
        return run.executed
            ? Mark {Glyph::HalfDisc, word, Tone::Info, TaskWords::tr("Under way")}
            : Mark {Glyph::Hand, word, Tone::Warn, TaskWords::tr("Its program ended before it did")};
    case RunRecord::State::Done:
        return {Glyph::DiscTick, word, Tone::Ok, TaskWords::tr("Done")};
    case RunRecord::State::Failed:
        return {Glyph::Cross, word, Tone::Block, TaskWords::tr("Not everything came true")};
    case RunRecord::State::Canceled:
        return {Glyph::Stop, word, Tone::Quiet, TaskWords::tr("Cancelled")};
    case RunRecord::State::Abandoned:
        return {Glyph::BarredCircle, word, Tone::Quiet, TaskWords::tr("Abandoned")};
    }
    return {.word = word};
}

CellButton button(const char *id, const QString &text, bool destructive = false)
{
    return {QString::fromLatin1(id), text, destructive};
}

/// What a run of this program does now: the first step under way, in words.
QString stepUnderWay(const Run &run)
{
    for (const Step &step : run.plan().steps) {
        const StepState state = run.state(step.id);
        if (state.phase != StepState::Phase::UnderWay)
            continue;
        const QString what = stepWords(step);
        const QString how = progressWords(state.progress);
        return how.isEmpty() ? what : TaskWords::tr("%1: %2", "a step, how it goes").arg(what, how);
    }
    return {};
}

/// What can be done about an unfinished run, and what it does now.
void addSteering(TaskRow &row, const Run *executed)
{
    if (row.stage == TaskRow::Stage::NeedsYou) {
        row.now = TaskWords::tr("Its program ended before it did");
        row.buttons = {button(taskbutton::resume, TaskWords::tr("Take up again")),
                       button(taskbutton::abandon, TaskWords::tr("Leave…"))};
        return;
    }
    if (!executed) {
        row.buttons = {button(taskbutton::show, TaskWords::tr("Details"))};
        return;
    }
    if (const QString under = stepUnderWay(*executed); !under.isEmpty())
        row.now = under;
    if (executed->canceling()) {
        row.now = TaskWords::tr("Cancelled; what was begun goes on to its end");
        return;
    }
    if (executed->held())
        row.now = TaskWords::tr("Held; what was begun goes on to its end");
    row.buttons = {
        button(taskbutton::hold, executed->held() ? TaskWords::tr("Go on") : TaskWords::tr("Hold")),
        button(taskbutton::cancel, TaskWords::tr("Cancel…"))};
}

QSet<HostName> hostsOf(const Plan &plan)
{
    QSet<HostName> hosts {plan.host};
    for (const Step &step : plan.steps)
        hosts << step.host << step.destination.value_or(HostName());
    hosts.remove(HostName());
    return hosts;
}

TaskRow rowOf(const RunView &run, const Run *executed, const QDateTime &now)
{
    const RunRecord &record = run.record;
    const int steps = int(record.plan.steps.size());
    TaskRow row {
        .key = u"run/%1"_s.arg(record.id, 12, 10, QChar(u'0')),
        .stage = record.state != RunRecord::State::Unfinished ? TaskRow::Stage::Ended
            : run.executed                                    ? TaskRow::Stage::UnderWay
                                                              : TaskRow::Stage::NeedsYou,
        .mark = markOf(run),
        .object = objectOf(run),
        .by = record.plan.madeBy,
        .begunAt = record.begunAt,
        .today = record.begunAt.toLocalTime().date() == now.toLocalTime().date(),
        .share = {},
        .progress = TaskWords::tr("%1 of %n step(s)", nullptr, steps).arg(run.stepsEnded),
        .now = run.last,
        .buttons = {},
        .run = record.id,
        .migration = {},
        .server = {},
        .hosts = hostsOf(record.plan),
    };
    if (row.stage == TaskRow::Stage::Ended) {
        row.progress = row.mark.tip;
        row.buttons = {record.state == RunRecord::State::Failed
                           ? button(taskbutton::show, TaskWords::tr("Why"))
                           : button(taskbutton::show, TaskWords::tr("Details"))};
        return row;
    }
    if (steps > 0)
        row.share = double(run.stepsEnded) / steps;
    addSteering(row, executed);
    return row;
}

QString routeOf(const Migration &migration)
{
    return migration.destination && !migration.destination->isEmpty()
        ? TaskWords::tr("%1 → %2").arg(migration.source.value, migration.destination->value)
        : migration.source.value;
}

TaskRow rowOf(const Migration &migration, const QString &name, const QString &by, const QDateTime &now)
{
    const Mark mark = outcomeMark(migration);
    const bool waits = migration.waitsForDecision();
    TaskRow row {
        .key = u"migration/%1"_s.arg(migration.id, 12, 10, QChar(u'0')),
        .stage = waits ? TaskRow::Stage::NeedsYou : TaskRow::Stage::UnderWay,
        .mark = {mark.glyph, TaskWords::tr("%1 migration", "Live, Cold, …").arg(kindText(migration.type)),
                 mark.tone, mark.word},
        .object = TaskWords::tr("%1 · %2", "instance, route").arg(name, routeOf(migration)),
        .by = by,
        .begunAt = migration.createdAt.value_or(QDateTime()),
        .today = migration.createdAt && migration.createdAt->toLocalTime().date() == now.toLocalTime().date(),
        .share = copiedShare(migration),
        .progress = remainingText(migration),
        .now = waits ? TaskWords::tr("Waits to be confirmed or reverted") : migration.status,
        .buttons = {},
        .run = {},
        .migration = migration.id,
        .server = migration.serverId,
        .hosts = {migration.source, migration.destination.value_or(HostName())},
    };
    if (waits) {
        row.buttons = {button(taskbutton::confirm, TaskWords::tr("Confirm…")),
                       button(taskbutton::revert, TaskWords::tr("Revert…"))};
    } else if (migration.type == Migration::Type::Live && migration.status == "running"_L1) {
        row.buttons = {button(taskbutton::abort, TaskWords::tr("Abort…"), true),
                       button(taskbutton::forceComplete, TaskWords::tr("Force complete…"))};
    }
    if (row.progress.isEmpty() && !waits) {
        if (const auto since = duration(migration, now))
            row.progress = TaskWords::tr("for %1", "how long it is under way").arg(ageText(*since));
    }
    return row;
}

/// Who began a migration: the operator's own name where it is known, else the id that Nova has.
QString whoBegan(const Migration &migration, const CloudIdentity &self)
{
    return !self.userId.isEmpty() && migration.userId == self.userId ? self.user : migration.userId;
}

/// A record as it was seen last: of what is watched with the byte counts that came since.
Migration newestOf(const Migration &listed, const MigrationTraces &traces)
{
    const auto trace = traces.value(listed.id);
    if (!trace || trace->migration->updatedAt < listed.updatedAt)
        return listed;
    Migration newest = *trace->migration;
    if (!trace->samples.empty() && isUnderWay(newest)) {
        const MigrationSample &sample = trace->samples.back();
        newest.memoryTotalBytes = sample.memoryTotalBytes;
        newest.memoryProcessedBytes = sample.memoryProcessedBytes;
        newest.memoryRemainingBytes = sample.memoryRemainingBytes;
    }
    return newest;
}

/// Which of our unfinished runs has begun the migrations of a server.
QHash<ServerId, qint64> runOfServer(const QList<RunView> &runs)
{
    QHash<ServerId, qint64> found;
    for (const RunView &run : runs) {
        if (run.record.state != RunRecord::State::Unfinished)
            continue;
        for (const Step &step : run.record.plan.steps) {
            if (isMove(step.kind))
                found.insert(step.server, run.record.id);
        }
    }
    return found;
}

/// What needs somebody, what is under way, and then the newest first.
SortKey troubleKey(const TaskRow &row)
{
    constexpr double longAgo = 1e12;
    const int rank = row.stage == TaskRow::Stage::NeedsYou ? 0
        : row.stage == TaskRow::Stage::UnderWay            ? 1
                                                           : 2;
    return SortKey(rank * longAgo - double(row.begunAt.toSecsSinceEpoch()));
}

} // namespace

TaskTableModel::RowsPtr taskRows(const Snapshot &snapshot, const MigrationTraces &traces,
                                 const QList<RunView> &runs, const Runs *executor, const QDateTime &now,
                                 const TaskTableModel::Rows &before)
{
    QHash<QString, std::shared_ptr<const TaskRow>> known;
    for (const auto &row : before)
        known.insert(row->key, row);
    TaskTableModel::Rows rows;
    const auto add = [&](TaskRow &&row) {
        const auto same = known.value(row.key);
        rows.push_back(same && *same == row ? same : std::make_shared<const TaskRow>(std::move(row)));
    };
    const QHash<ServerId, qint64> runOf = runOfServer(runs);
    for (const auto &migration : snapshot.migrations.values) {
        if (migration->ended())
            continue;
        const Server *server = snapshot.server(migration->serverId);
        const auto run = runOf.constFind(migration->serverId);
        add(rowOf(newestOf(*migration, traces), server ? server->name : migration->serverId.value,
                  run != runOf.cend() ? TaskWords::tr("run %1").arg(*run)
                                      : whoBegan(*migration, snapshot.cloud),
                  now));
    }
    for (const RunView &run : runs) {
        const auto executed = executor ? executor->run(run.record.id) : nullptr;
        if (run.record.plan.cloud == snapshot.cloud.key())
            add(rowOf(run, executed.get(), now));
    }
    std::ranges::sort(rows, {}, [](const auto &row) -> const QString & { return row->key; });
    return std::make_shared<const TaskTableModel::Rows>(std::move(rows));
}

// clang-format off: a table, one line per entry where it fits.
TaskTableModel::Description taskTable()
{
    using Row = TaskRow;
    return {
        .columns =
            {
                {{.name = u"task"_s, .title = TaskWords::tr("Task"), .width = 24},
                 [](const Row &row) { return Cell(row.mark); },
                 [](const Row &row) { return SortKey(row.mark.word); }},
                {{.name = u"object"_s, .title = TaskWords::tr("Object"), .width = 44},
                 [](const Row &row) { return Cell(row.object); },
                 [](const Row &row) { return SortKey(row.object); }},
                {{.name = u"by"_s, .title = TaskWords::tr("By"), .width = 12},
                 [](const Row &row) {
                     Cell cell(row.by, Cell::Voice::Secondary);
                     cell.tip = row.by;
                     return cell;
                 },
                 [](const Row &row) { return SortKey(row.by); }},
                {{.name = u"started"_s, .title = TaskWords::tr("Started"), .width = 13},
                 [](const Row &row) {
                     return Cell(row.begunAt.isValid()
                                     ? timeText(row.begunAt, QDateTime::currentDateTimeUtc())
                                     : QString(),
                                 Cell::Voice::Secondary);
                 },
                 troubleKey},
                {{.name = u"progress"_s, .title = TaskWords::tr("Progress"), .width = 25},
                 [](const Row &row) {
                     Cell cell(row.progress,
                               row.stage == TaskRow::Stage::Ended ? Cell::Voice::Secondary
                                                                  : Cell::Voice::Normal);
                     cell.share = row.share;
                     return cell;
                 },
                 [](const Row &row) { return row.share ? SortKey(*row.share) : SortKey(); }},
                {{.name = u"now"_s, .title = TaskWords::tr("Now"), .width = 40},
                 [](const Row &row) {
                     Cell cell(row.now);
                     cell.tip = row.now;
                     cell.buttons = row.buttons;
                     return cell;
                 },
                 [](const Row &row) { return SortKey(row.now); }},
            },
        .facets =
            {
                {{.title = TaskWords::tr("All")}, [](const Row &) { return true; }},
                {{.title = TaskWords::tr("Under way"), .glyph = Glyph::HalfDisc, .tone = Tone::Info},
                 [](const Row &row) { return row.stage == Row::Stage::UnderWay; }},
                {{.title = TaskWords::tr("Needs you"), .glyph = Glyph::Hand, .tone = Tone::Warn},
                 [](const Row &row) { return row.stage == Row::Stage::NeedsYou; }},
                {{.title = TaskWords::tr("Today")}, [](const Row &row) { return row.today; }},
            },
        .before = [](const Row &a, const Row &b) { return a.key < b.key; },
        .key = [](const Row &row) { return row.key; },
        .texts =
            [](const Row &row) {
                return QStringList {row.object, row.mark.word, row.now};
            },
        .sortColumn = 3,
    };
}
// clang-format on
} // namespace drover
