// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/hosts/hostrow.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct HostWords {
    Q_DECLARE_TR_FUNCTIONS(HostWords)
};

struct Sums {
    int instances = 0;
    qint64 vcpus = 0;
    qint64 memoryMiB = 0;
};

QHash<HostName, Sums> sumsByHost(const Snapshot &snapshot)
{
    QHash<HostName, Sums> sums;
    for (const auto &server : snapshot.servers.values) {
        Sums &sum = sums[server->host];
        ++sum.instances;
        sum.vcpus += server->flavor.vcpus;
        sum.memoryMiB += server->flavor.memoryMiB;
    }
    return sums;
}

QHash<HostName, QStringList> aggregatesByHost(const Snapshot &snapshot)
{
    QHash<HostName, QStringList> names;
    for (const auto &aggregate : snapshot.aggregates.values) {
        if (!aggregate->zone.isEmpty())
            continue;
        for (const HostName &host : aggregate->hosts)
            names[host] << aggregate->name;
    }
    for (QStringList &list : names)
        list.sort();
    return names;
}

std::optional<qint64> closedBy(const ComputeService &service, const Snapshot &snapshot,
                               const QList<RunView> &runs)
{
    if (service.status != ComputeService::Status::Disabled)
        return {};
    for (const RunView &run : runs) {
        if (run.record.plan.cloud != snapshot.cloud.key())
            continue;
        for (const Step &step : run.record.plan.steps) {
            if (step.kind == StepKind::DisableService && step.host == service.host
                && step.reason == service.disabledReason)
                return run.record.id;
        }
    }
    return {};
}

QString usedOf(const QString &used, const std::optional<QString> &total)
{
    return total ? HostWords::tr("%1 of %2", "used of total").arg(used, *total) : used;
}

} // namespace

HostRowsPtr hostRows(const Snapshot &snapshot, const QList<RunView> &runs, const HostRows &before)
{
    const QHash<HostName, Sums> sums = sumsByHost(snapshot);
    const QHash<HostName, QStringList> aggregates = aggregatesByHost(snapshot);
    QHash<HostName, std::shared_ptr<const Hypervisor>> hypervisors;
    for (const auto &hypervisor : snapshot.hypervisors.values)
        hypervisors.insert(hypervisor->host, hypervisor);
    QHash<HostName, std::shared_ptr<const HostRow>> known;
    for (const auto &row : before)
        known.insert(row->host(), row);

    HostRows rows;
    rows.reserve(snapshot.services.values.size());
    for (const auto &service : snapshot.services.values) {
        const Sums sum = sums.value(service->host);
        HostRow row {
            .service = service,
            .hypervisor = hypervisors.value(service->host),
            .aggregates = aggregates.value(service->host),
            .instancesKnown = snapshot.servers.reading == Reading::Complete,
            .instances = sum.instances,
            .vcpus = sum.vcpus,
            .memoryMiB = sum.memoryMiB,
            .closedByRun = closedBy(*service, snapshot, runs),
        };
        const auto same = known.value(service->host);
        rows.push_back(same && *same == row ? same : std::make_shared<const HostRow>(std::move(row)));
    }
    std::ranges::sort(rows, {}, [](const auto &row) -> const HostName & { return row->host(); });
    return std::make_shared<const HostRows>(std::move(rows));
}

Mark statusMark(const HostRow &row)
{
    switch (row.service->status) {
    case ComputeService::Status::Enabled:
        return {.word = HostWords::tr("Enabled")};
    case ComputeService::Status::Disabled:
        if (row.closedByRun) {
            return {Glyph::Wrench, HostWords::tr("Disabled by us"), Tone::Info,
                    HostWords::tr("Run %1: %2").arg(*row.closedByRun).arg(row.service->disabledReason)};
        }
        return {Glyph::BarredCircle, HostWords::tr("Disabled by others"), Tone::Warn,
                row.service->disabledReason.isEmpty() ? HostWords::tr("No reason was given.")
                                                      : row.service->disabledReason};
    case ComputeService::Status::Unknown:
        break;
    }
    return {Glyph::DashedDiamond, HostWords::tr("Status not known"), Tone::Unknown,
            HostWords::tr("Its cell does not answer. Nova tells more once it does.")};
}

Mark stateMark(const HostRow &row)
{
    if (row.service->forcedDown.value_or(false)) {
        return {Glyph::ArrowDownLine, HostWords::tr("Forced down"), Tone::Block,
                HostWords::tr("Somebody told Nova that this host is off.")};
    }
    switch (row.service->state) {
    case ComputeService::State::Up:
        return {.glyph = Glyph::Dot, .word = HostWords::tr("Up")};
    case ComputeService::State::Down:
        return {Glyph::ArrowDown, HostWords::tr("Down"), Tone::Block,
                HostWords::tr("Its nova-compute has not reported in time. Its instances may still run.")};
    case ComputeService::State::Unknown:
        break;
    }
    return {Glyph::DashedDiamond, HostWords::tr("State not known"), Tone::Unknown,
            HostWords::tr("Its cell does not answer. Nova tells more once it does.")};
}

Mark loadMark(const HostRow &row)
{
    if (!row.instancesKnown) {
        return {Glyph::DashedDiamond, HostWords::tr("Load not known"), Tone::Unknown,
                HostWords::tr("The instances have not all been read.")};
    }
    if (row.instances == 0) {
        return row.isDisabled()
            ? Mark {.glyph = Glyph::DiscTick, .word = HostWords::tr("Empty"), .tone = Tone::Ok}
            : Mark {.word = HostWords::tr("Empty")};
    }
    if (row.isDisabled())
        return {.glyph = Glyph::HalfDisc,
                .word = HostWords::tr("%n instance(s) left", nullptr, row.instances),
                .tone = Tone::Info};
    return {.word = HostWords::tr("%n instance(s)", nullptr, row.instances)};
}

QString vcpuText(const HostRow &row)
{
    std::optional<QString> total;
    if (row.hypervisor && row.hypervisor->vcpus)
        total = QString::number(*row.hypervisor->vcpus);
    return usedOf(QString::number(row.vcpus), total);
}

QString memoryText(const HostRow &row)
{
    std::optional<QString> total;
    if (row.hypervisor && row.hypervisor->memoryMiB)
        total = gibText(*row.hypervisor->memoryMiB);
    return usedOf(gibText(row.memoryMiB), total);
}

std::optional<double> memoryShare(const HostRow &row)
{
    if (!row.hypervisor || row.hypervisor->memoryMiB.value_or(0) <= 0)
        return {};
    return double(row.memoryMiB) / double(*row.hypervisor->memoryMiB);
}

QString hypervisorVersion(const HostRow &row)
{
    if (!row.hypervisor || row.hypervisor->version <= 0)
        return {};
    const qint64 version = row.hypervisor->version;
    return u"%1.%2.%3"_s.arg(version / 1'000'000).arg(version / 1000 % 1000).arg(version % 1000);
}

} // namespace drover
