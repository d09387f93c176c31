// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/convergence/recording.h"

#include "core/domain/jsonreader.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <cmath>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr double longestSeconds = 1e8; ///< Three years.
constexpr double mostBytes = 1e17;

/// The assumptions that `migration` and `memory_mib` of a trace give.
Result<MigrationAssumptions> assumptionsOf(const QJsonObject &trace)
{
    JsonReader reader(trace);
    MigrationAssumptions assumed;
    if (const auto memory = reader.maybeNumber("memory_mib"_L1); memory && *memory > 0)
        assumed.memoryGiB = double(*memory) / 1024;
    if (reader.has("migration"_L1)) {
        JsonReader migration = reader.object("migration"_L1);
        // What a trace calls the limit holds from the beginning.
        if (const auto limit = migration.maybeNumber("downtime_limit_ms"_L1)) {
            if (*limit <= 0)
                migration.report("downtime_limit_ms"_L1, "is not more than 0"_L1);
            assumed.pauseAtMost = double(*limit) / 1000;
            assumed.pauseSteps = 0;
        }
        if (const auto capabilities = migration.maybeTexts("capabilities"_L1)) {
            assumed.autoConverges = capabilities->contains("auto-converge"_L1);
            assumed.permitsPostCopy = capabilities->contains("postcopy-ram"_L1);
        }
        const auto share = [&migration](QLatin1StringView key, double otherwise) {
            const auto percent = migration.maybeNumber(key);
            if (percent && (*percent < 1 || *percent > 99))
                migration.report(key, "is not from 1 to 99"_L1);
            return percent ? double(*percent) / 100 : otherwise;
        };
        assumed.throttleAtFirst = share("cpu-throttle-initial"_L1, assumed.throttleAtFirst);
        assumed.throttleStep = share("cpu-throttle-increment"_L1, assumed.throttleStep);
        assumed.throttleAtMost = share("max-cpu-throttle"_L1, assumed.throttleAtMost);
    }
    return reader.result(assumed);
}

/// The rows of a table and the names of its columns.
struct Table {
    QString path; ///< As problems name it.
    QJsonArray columns;
    QJsonArray rows;

    /// The cell below @p name, null where the table has no such column.
    [[nodiscard]] QJsonValue cell(const QJsonArray &row, QLatin1StringView name) const
    {
        for (qsizetype column = 0; column < columns.size(); ++column) {
            if (columns[column].toString() == name)
                return row[column];
        }
        return {};
    }
};

Result<Table> novaTable(const QJsonObject &trace)
{
    const QJsonValue view = trace["nova_view"_L1];
    Table table {u"nova_view"_s,
                 {u"t"_s, u"memory_total_bytes"_s, u"memory_processed_bytes"_s, u"memory_remaining_bytes"_s},
                 view.isArray() ? view.toArray() : view["rows"_L1].toArray()};
    if (view.isUndefined())
        return malformed(u"nova_view is missing"_s);
    if (!view.isArray() && !view["rows"_L1].isArray())
        return malformed(u"nova_view has no rows"_s);
    if (view["columns"_L1].isArray())
        table.columns = view["columns"_L1].toArray();
    return table;
}

Result<Table> libvirtTable(const QJsonObject &trace)
{
    if (!trace["columns"_L1].isArray() || !trace["rows"_L1].isArray())
        return malformed(u"there are no columns and rows, which hold the figures of libvirt"_s);
    return Table {u"rows"_s, trace["columns"_L1].toArray(), trace["rows"_L1].toArray()};
}

/// A cell as a number; 0 where it is null: nothing is counted yet.
Result<double> number(const QJsonValue &cell, double most, QLatin1StringView name)
{
    if (cell.isNull() || cell.isUndefined())
        return 0;
    if (!cell.isDouble() || !std::isfinite(cell.toDouble()) || cell.toDouble() < 0 || cell.toDouble() > most)
        return malformed(u"%1 is not a number from 0 to %2"_s.arg(name).arg(most));
    return cell.toDouble();
}

Result<Observation> observationOf(const Table &table, const QJsonArray &row, RecordingSource source)
{
    const bool isNova = source == RecordingSource::Nova;
    Observation read;
    if (!table.cell(row, "t"_L1).isDouble())
        return malformed(u"t is not a number"_s);
    const auto t = number(table.cell(row, "t"_L1), longestSeconds, "t"_L1);
    if (!t)
        return failure(t);
    read.counts.at = recordingBegin().addMSecs(std::llround(*t * 1000));

    const std::pair<QLatin1StringView, qint64 *> counts[] = {
        {isNova ? "memory_total_bytes"_L1 : "total"_L1, &read.counts.memoryTotalBytes},
        {isNova ? "memory_processed_bytes"_L1 : "transferred"_L1, &read.counts.memoryProcessedBytes},
        {isNova ? "memory_remaining_bytes"_L1 : "remaining"_L1, &read.counts.memoryRemainingBytes},
        {"disk_total_bytes"_L1, &read.counts.diskTotalBytes},
        {"disk_remaining_bytes"_L1, &read.counts.diskRemainingBytes}};
    for (const auto &[name, count] : counts) {
        const auto value = number(table.cell(row, name), mostBytes, name);
        if (!value)
            return failure(value);
        *count = qint64(*value);
    }
    if (const QJsonValue passes = table.cell(row, "dirty_sync_count"_L1); passes.isDouble())
        read.synchronisations = passes.toInt();
    if (const QJsonValue throttle = table.cell(row, "throttle_pct"_L1); throttle.isDouble())
        read.throttlePercent = std::clamp(throttle.toInt(), 0, 99);
    read.isPostCopy = table.cell(row, "status"_L1).toString() == "postcopy-active"_L1;
    return read;
}

} // namespace

QDateTime recordingBegin()
{
    return QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
}

Result<Recording> recordingFromTrace(const QByteArray &content, const QString &file, RecordingSource source)
{
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(content, &problem);
    if (problem.error != QJsonParseError::NoError)
        return malformed(problem.errorString(), u"%1, byte %2"_s.arg(file).arg(problem.offset));
    if (!document.isObject())
        return malformed(u"a trace is an object"_s, file);
    const QJsonObject trace = document.object();
    const auto assumed = assumptionsOf(trace);
    if (!assumed)
        return malformed(assumed.error().detail, file);
    const auto table = source == RecordingSource::Nova ? novaTable(trace) : libvirtTable(trace);
    if (!table)
        return malformed(table.error().detail, file);

    Recording recording {{}, *assumed, {}};
    for (qsizetype at = 0; at < table->rows.size(); ++at) {
        const QString where = u"%1, row %2 of %3"_s.arg(file).arg(at + 1).arg(table->path);
        if (!table->rows[at].isArray())
            return malformed(u"it is not a list"_s, where);
        const auto observation = observationOf(*table, table->rows[at].toArray(), source);
        if (!observation)
            return malformed(observation.error().detail, where);
        if (at > 0 && observation->counts.at < recording.observations.back().counts.at)
            return malformed(u"it is earlier than the row before"_s, where);
        recording.observations.push_back(*observation);
    }
    if (recording.observations.empty())
        return malformed(u"%1 has no rows"_s.arg(table->path), file);
    return recording;
}

Result<std::vector<Recording>> recordingsFrom(const QByteArray &content, const QString &file,
                                              RecordingSource source)
{
    if (!content.trimmed().startsWith('{'))
        return recordingsFromLog(content, file);
    const auto recording = recordingFromTrace(content, file, source);
    if (!recording)
        return failure(recording);
    return std::vector {*recording};
}

} // namespace drover
