// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/migrations/sampletable.h"

#include <QCoreApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct SampleTable {
    Q_DECLARE_TR_FUNCTIONS(SampleTable)
};

QString figureOf(qint64 bytes)
{
    return QLocale().toString(double(bytes) / 1e9, 'f', 2);
}

Cell timeCell(const SampleRow &row)
{
    Cell cell(row.sample.at.toLocalTime().toString(u"HH:mm:ss"_s), Cell::Voice::Figure);
    if (row.afterGap) {
        cell.glyph = Glyph::DashedDiamond;
        cell.tone = Tone::Unknown;
        cell.tip = SampleTable::tr("Samples are missing before this one.");
    }
    return cell;
}

Cell passCell(const SampleRow &row)
{
    Cell cell(QLocale().toString(row.pass.number), Cell::Voice::Figure);
    cell.tip = row.pass.isNumberExact
        ? QString()
        : SampleTable::tr("Shorter passes may have been in between: it is the least.");
    return cell;
}

Cell pauseCell(const SampleRow &row)
{
    return row.pauseNeeded ? Cell(pauseText(*row.pauseNeeded), Cell::Voice::Figure) : Cell();
}

SortKey timeKey(const SampleRow &row)
{
    return SortKey(double(row.sample.at.toMSecsSinceEpoch()));
}

} // namespace

SampleTableModel::RowsPtr sampleRows(const TraceFigures &figures, const SampleTableModel::Rows &before)
{
    const auto &samples = figures.samples();
    auto rows = std::make_shared<SampleTableModel::Rows>();
    rows->reserve(samples.size());
    auto pass = figures.passes.begin();
    auto pause = pauseNeeded(samples, *pass);
    auto run = runsOf(samples);
    size_t runAt = 0;
    for (size_t at = 0; at < samples.size(); ++at) {
        if (std::next(pass) != figures.passes.end() && std::next(pass)->first == qsizetype(at)) {
            ++pass;
            pause = pauseNeeded(samples, *pass);
        }
        const bool begins = runAt < run.size() && run[runAt].first == qsizetype(at);
        runAt += begins ? 1 : 0;
        SampleRow row {samples[at], *pass, pause, begins && at > 0};
        const bool same = at < before.size() && *before[at] == row;
        rows->push_back(same ? before[at] : std::make_shared<const SampleRow>(std::move(row)));
    }
    return rows;
}

SampleTableModel::Description sampleTable()
{
    using Row = SampleRow;
    return {
        .columns =
            {
                {{.name = u"time"_s, .title = SampleTable::tr("Time"), .width = 14}, timeCell, timeKey},
                {{.name = u"pass"_s,
                  .title = SampleTable::tr("Pass"),
                  .alignment = Qt::AlignRight,
                  .width = 7},
                 passCell,
                 [](const Row &row) { return SortKey(double(row.pass.number)); }},
                {{.name = u"remaining"_s,
                  .title = SampleTable::tr("Remaining, GB"),
                  .alignment = Qt::AlignRight,
                  .width = 14},
                 [](const Row &row) {
                     return Cell(figureOf(row.sample.memoryRemainingBytes), Cell::Voice::Figure);
                 },
                 [](const Row &row) { return SortKey(double(row.sample.memoryRemainingBytes)); }},
                {{.name = u"sent"_s,
                  .title = SampleTable::tr("Sent, GB"),
                  .alignment = Qt::AlignRight,
                  .width = 14},
                 [](const Row &row) {
                     return Cell(figureOf(row.sample.memoryProcessedBytes), Cell::Voice::Figure);
                 },
                 [](const Row &row) { return SortKey(double(row.sample.memoryProcessedBytes)); }},
                {{.name = u"pause"_s, .title = SampleTable::tr("Pause needed"), .width = 16},
                 pauseCell,
                 [](const Row &row) {
                     return row.pauseNeeded ? SortKey(row.pauseNeeded->atMost) : SortKey();
                 }},
            },
        .facets = {},
        .before = [](const Row &a, const Row &b) { return a.sample.at < b.sample.at; },
        .key = [](const Row &row) { return row.sample.at.toString(Qt::ISODateWithMs); },
        .texts = [](const Row &) { return QStringList(); },
    };
}

} // namespace drover
