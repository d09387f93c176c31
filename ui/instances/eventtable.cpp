// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/instances/eventtable.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct EventTable {
    Q_DECLARE_TR_FUNCTIONS(EventTable)
};

QString keyOf(const QDateTime &started, const RequestId &request, const QString &part)
{
    return u"%1/%2/%3"_s.arg(started.toMSecsSinceEpoch(), 15, 10, QChar(u'0')).arg(request.value, part);
}

EventRow rowOf(const InstanceAction &action)
{
    EventRow row;
    row.key = keyOf(action.started, action.requestId, {});
    row.action = action.action;
    row.started = action.started;
    row.failed = !action.message.isEmpty();
    row.details = action.message;
    row.requestId = action.requestId;
    return row;
}

EventRow rowOf(const InstanceAction &action, const ActionEvent &event)
{
    EventRow row;
    row.started = event.started.value_or(action.started);
    row.key = keyOf(row.started, action.requestId, event.name);
    row.action = action.action;
    row.part = event.name;
    row.goesOn = !event.finished;
    if (event.finished)
        row.took = secondsBetween(row.started, *event.finished);
    row.failed = event.result.value_or(QString()).compare("Error"_L1, Qt::CaseInsensitive) == 0;
    row.host = event.host;
    row.details = event.details;
    row.requestId = action.requestId;
    return row;
}

Mark outcomeMark(const EventRow &row)
{
    if (row.failed)
        return {Glyph::Cross, EventTable::tr("Failed"), Tone::Block, {}};
    if (row.goesOn)
        return {Glyph::HalfDisc, EventTable::tr("Under way"), Tone::Info, {}};
    if (row.part.isEmpty())
        return {Glyph::Ring, EventTable::tr("Accepted"), Tone::Quiet, {}};
    return {Glyph::Tick, EventTable::tr("Done"), Tone::Quiet, {}};
}

Cell textCell(const QString &text, Cell::Voice voice)
{
    Cell cell(text, voice);
    cell.tip = text;
    return cell;
}

} // namespace

EventTableModel::RowsPtr eventRows(const std::vector<InstanceAction> &actions)
{
    EventTableModel::Rows rows;
    for (const InstanceAction &action : actions) {
        if (action.events.isEmpty())
            rows.push_back(std::make_shared<const EventRow>(rowOf(action)));
        for (const ActionEvent &event : action.events)
            rows.push_back(std::make_shared<const EventRow>(rowOf(action, event)));
    }
    const auto key = [](const auto &row) -> const QString & { return row->key; };
    std::ranges::sort(rows, {}, key);
    // Nova has written the same part twice where a step was tried again within its second.
    // Not std::ranges::unique: clang 14 does not compile its subrange of g++ 12's library.
    const auto same = [&](const auto &a, const auto &b) { return key(a) == key(b); };
    rows.erase(std::unique(rows.begin(), rows.end(), same), rows.end());
    return std::make_shared<const EventTableModel::Rows>(std::move(rows));
}

// clang-format off: a table, one line per entry where it fits.
EventTableModel::Description eventTable()
{
    using Row = EventRow;
    return {
        .columns =
            {
                {{.name = u"started"_s, .title = EventTable::tr("Time"), .width = 17},
                 [](const Row &row) {
                     return Cell(timeText(row.started, QDateTime::currentDateTimeUtc()),
                                 Cell::Voice::Secondary);
                 },
                 [](const Row &row) { return SortKey(-double(row.started.toMSecsSinceEpoch())); }},
                {{.name = u"action"_s, .title = EventTable::tr("Asked"), .width = 15},
                 [](const Row &row) { return Cell(row.action, Cell::Voice::Name); },
                 [](const Row &row) { return SortKey(row.action); }},
                {{.name = u"outcome"_s, .title = EventTable::tr("Outcome"), .width = 13},
                 [](const Row &row) { return Cell(outcomeMark(row)); },
                 [](const Row &row) { return SortKey(row.failed       ? 0
                                                         : row.goesOn ? 1
                                                                      : 2); }},
                {{.name = u"part"_s, .title = EventTable::tr("Part"), .width = 34},
                 [](const Row &row) { return textCell(row.part, Cell::Voice::Mono); },
                 [](const Row &row) { return SortKey(row.part); }},
                {{.name = u"took"_s,
                  .title = EventTable::tr("Took"),
                  .alignment = Qt::AlignRight,
                  .width = 9},
                 [](const Row &row) {
                     return Cell(row.took ? ageText(*row.took) : QString(), Cell::Voice::Figure);
                 },
                 [](const Row &row) { return row.took ? SortKey(double(row.took->count())) : SortKey(); }},
                {{.name = u"host"_s, .title = EventTable::tr("Host"), .width = 14},
                 [](const Row &row) { return textCell(row.host, Cell::Voice::Secondary); },
                 [](const Row &row) { return row.host.isEmpty() ? SortKey() : SortKey(row.host); }},
                {{.name = u"details"_s, .title = EventTable::tr("The service's words"), .width = 44},
                 [](const Row &row) { return textCell(row.details, Cell::Voice::Secondary); },
                 [](const Row &row) { return row.details.isEmpty() ? SortKey() : SortKey(row.details); }},
                {{.name = u"request"_s, .title = EventTable::tr("Request ID"), .width = 24, .shown = false},
                 [](const Row &row) { return textCell(row.requestId.value, Cell::Voice::Mono); },
                 [](const Row &row) { return SortKey(row.requestId.value); }},
            },
        .facets =
            {
                {{.title = EventTable::tr("All")}, [](const Row &) { return true; }},
                {{.title = EventTable::tr("Failed"), .glyph = Glyph::Cross, .tone = Tone::Block},
                 [](const Row &row) { return row.failed; }},
            },
        .before = [](const Row &a, const Row &b) { return a.key < b.key; },
        .key = [](const Row &row) { return row.key; },
        .texts =
            [](const Row &row) {
                return QStringList {row.action, row.part, row.host, row.details, row.requestId.value};
            },
        .sortColumn = 0,
    };
}
// clang-format on

FactSheet eventSheet(const EventRow &row, const QDateTime &now)
{
    const Mark outcome = outcomeMark(row);
    FactSheet sheet;
    sheet.heading = {outcome.glyph, row.action, outcome.tone, outcome.word};
    sheet.subtitle = row.part;
    FactSheet::Group event {
        EventTable::tr("Event"),
        {{.label = EventTable::tr("Outcome"), .value = {}, .mark = outcome},
         {.label = EventTable::tr("Time"), .value = timeText(row.started, now)},
         {.label = EventTable::tr("Took"), .value = row.took ? ageText(*row.took) : orUnknown({})},
         {.label = EventTable::tr("Host"), .value = orUnknown(row.host)},
         {.label = EventTable::tr("Request ID"), .value = row.requestId.value, .mono = true}}};
    sheet.groups << event;
    if (!row.details.isEmpty()) {
        sheet.groups << FactSheet::Group {EventTable::tr("The service's words"),
                                          {{.label = {}, .value = row.details}}};
    }
    return sheet;
}

} // namespace drover
