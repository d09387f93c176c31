// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/hypervisors.h"

#include "app/simcloud/api/nova/links.h"
#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/nova/viewer.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTimeZone>
#include <QUuid>

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

/// What the resource tracker of a host has counted.
struct Figures {
    qint64 vcpus = 0;
    qint64 vcpusUsed = 0;
    qint64 memoryMiB = 0;
    qint64 memoryUsedMiB = 0;
    qint64 diskGiB = 0;
    qint64 diskUsedGiB = 0;
    qint64 instances = 0;
    qint64 workload = 0; ///< Instances that something is being done to.
};

Figures figuresOf(const Cloud &cloud, const Host &host)
{
    const QMap<QString, qint64> used = cloud.usageOf(host.name);
    const std::set<int> &servers = cloud.serversOn(host.name);
    return {
        .vcpus = host.sharedCpus() + host.dedicatedCpus(),
        .vcpusUsed = used.value(u"VCPU"_s) + used.value(u"PCPU"_s),
        .memoryMiB = host.memoryMiB,
        // Nova counts what the host keeps for itself among the used.
        .memoryUsedMiB = host.reservedMiB + used.value(u"MEMORY_MB"_s),
        .diskGiB = host.diskGiB,
        .diskUsedGiB = used.value(u"DISK_GB"_s),
        .instances = qint64(servers.size()),
        .workload = std::ranges::count_if(
            servers, [&](int number) { return !cloud.serverByNumber(number).taskState.isEmpty(); }),
    };
}

QJsonObject cpuInfo(const Host &host)
{
    std::set<int> sockets;
    qint64 threads = 1;
    for (const Cell &cell : host.cells) {
        sockets.insert(cell.socket);
        for (const std::set<int> &core : cell.siblings)
            threads = std::max(threads, qint64(core.size()));
    }
    // Of one cell, as libvirt counts sockets, cores and threads.
    const qint64 cells = std::max<qint64>(1, qint64(host.cells.size()));
    const qint64 socketsOfCell = std::max<qint64>(1, qint64(sockets.size()) / cells);
    const qint64 cpus = host.sharedCpus() + host.dedicatedCpus();
    return {
        {"arch"_L1, host.cpu.arch},
        {"features"_L1, QJsonArray::fromStringList(host.cpu.features)},
        {"model"_L1, host.cpu.model},
        {"topology"_L1,
         QJsonObject {{"cells"_L1, cells},
                      {"cores"_L1, std::max<qint64>(1, cpus / (cells * socketsOfCell * threads))},
                      {"sockets"_L1, socketsOfCell},
                      {"threads"_L1, threads}}},
        {"vendor"_L1, host.cpu.vendor},
    };
}

/// As the uptime command prints it.
QString uptimeText(const Host &host, Moment now)
{
    const auto seconds = std::chrono::floor<std::chrono::seconds>(now);
    const auto clock = QDateTime::fromSecsSinceEpoch(seconds.time_since_epoch().count(), QTimeZone::utc());
    const qint64 minutes =
        std::max<qint64>(0, std::chrono::floor<std::chrono::minutes>(now - host.booted).count());
    const qint64 days = minutes / (24 * 60);
    QString up;
    if (days > 0)
        up = days == 1 ? u"1 day, "_s : u"%1 days, "_s.arg(days);
    up += u"%1:%2"_s.arg(minutes / 60 % 24).arg(minutes % 60, 2, 10, QChar(u'0'));
    return u" %1 up %2,  0 users,  load average: 0.42, 0.31, 0.27"_s.arg(clock.toString(u"HH:mm:ss"_s), up);
}

QJsonObject briefView(const Viewer &viewer, const Host &host)
{
    return {
        {"hypervisor_hostname"_L1, host.name},
        {"id"_L1, viewer.since(53) ? QJsonValue(host.providerId) : QJsonValue(host.hypervisorNumber)},
        {"state"_L1, host.isUp(viewer.cloud.now) ? u"up"_s : u"down"_s},
        {"status"_L1, host.enabled ? u"enabled"_s : u"disabled"_s},
    };
}

void insertFigures(QJsonObject &json, const Figures &figures)
{
    json.insert("current_workload"_L1, figures.workload);
    json.insert("disk_available_least"_L1, figures.diskGiB - figures.diskUsedGiB);
    json.insert("free_disk_gb"_L1, figures.diskGiB - figures.diskUsedGiB);
    json.insert("free_ram_mb"_L1, figures.memoryMiB - figures.memoryUsedMiB);
    json.insert("local_gb"_L1, figures.diskGiB);
    json.insert("local_gb_used"_L1, figures.diskUsedGiB);
    json.insert("memory_mb"_L1, figures.memoryMiB);
    json.insert("memory_mb_used"_L1, figures.memoryUsedMiB);
    json.insert("running_vms"_L1, figures.instances);
    json.insert("vcpus"_L1, figures.vcpus);
    json.insert("vcpus_used"_L1, figures.vcpusUsed);
}

QJsonObject detailView(const Viewer &viewer, const Host &host)
{
    QJsonObject json = briefView(viewer, host);
    json.insert("host_ip"_L1, host.ip);
    json.insert("hypervisor_type"_L1, u"QEMU"_s);
    json.insert("hypervisor_version"_L1, host.hypervisorVersion);
    json.insert(
        "service"_L1,
        QJsonObject {
            {"disabled_reason"_L1, textOrNull(host.disabledReason)},
            {"host"_L1, host.name},
            {"id"_L1, viewer.since(53) ? QJsonValue(host.serviceId) : QJsonValue(host.serviceNumber)}});
    if (viewer.since(88)) {
        const bool answers = host.isUp(viewer.cloud.now) && host.alive;
        json.insert("uptime"_L1,
                    answers ? QJsonValue(uptimeText(host, viewer.cloud.now)) : QJsonValue(QJsonValue::Null));
        return json;
    }
    insertFigures(json, figuresOf(viewer.cloud, host));
    const QJsonObject cpu = cpuInfo(host);
    if (viewer.since(28))
        json.insert("cpu_info"_L1, cpu);
    else
        json.insert("cpu_info"_L1, QString::fromUtf8(QJsonDocument(cpu).toJson(QJsonDocument::Compact)));
    return json;
}

/// Nothing where there are none, before 2.75; an empty list from then on.
void insertServers(QJsonObject &json, const Viewer &viewer, const Host &host)
{
    QJsonArray list;
    for (const int number : viewer.cloud.serversOn(host.name)) {
        list.append(QJsonObject {
            {"name"_L1, u"instance-%1"_s.arg(number, 8, 16, QChar(u'0'))},
            {"uuid"_L1, viewer.cloud.serverByNumber(number).id},
        });
    }
    if (!list.isEmpty() || viewer.since(75))
        json.insert("servers"_L1, list);
}

Answer noSuchHypervisor(const QString &id)
{
    return fault(404, u"Hypervisor with ID '%1' could not be found."_s.arg(id));
}

QString idOf(const Viewer &viewer, const Host &host)
{
    return viewer.since(53) ? host.providerId : QString::number(host.hypervisorNumber);
}

const Host *hostById(const Viewer &viewer, const QString &id)
{
    if (viewer.since(53))
        return viewer.cloud.hostByProvider(id);
    const auto &hosts = viewer.cloud.hosts();
    const auto found = std::ranges::find_if(
        hosts, [&](const Host &host) { return QString::number(host.hypervisorNumber) == id; });
    return found == hosts.end() ? nullptr : &*found;
}

std::vector<const Host *> matching(const Cloud &cloud, const QString &pattern)
{
    std::vector<const Host *> found;
    for (const Host &host : cloud.hosts()) {
        if (host.name.contains(pattern, Qt::CaseInsensitive))
            found.push_back(&host);
    }
    return found;
}

Answer nothingMatches(const QString &pattern)
{
    return fault(404, u"No hypervisor matching '%1' could be found."_s.arg(pattern));
}

Answer list(const Call &call, QJsonObject (*view)(const Viewer &, const Host &), const QString &path)
{
    QuerySchema schema {.strict = call.since(53)};
    if (call.since(33)) {
        schema.counts = {u"limit"_s};
        schema.texts = {u"marker"_s};
    }
    if (call.since(53)) {
        schema.texts += u"hypervisor_hostname_pattern"_s;
        schema.truths = {u"with_servers"_s};
    }
    if (const auto refused = refusal(call.request, schema))
        return *refused;

    const Viewer viewer(call);
    const bool withServers = call.since(53) && truth(lastValue(call.request, u"with_servers"_s)) == true;
    const QString pattern =
        call.since(53) ? lastValue(call.request, u"hypervisor_hostname_pattern"_s) : QString();
    const bool paged = call.since(33) && pattern.isNull();
    const Page wanted = page(call);

    std::vector<const Host *> hosts;
    if (!pattern.isNull()) {
        if (call.request.has(u"limit"_s) || !wanted.marker.isEmpty()) {
            return fault(
                400,
                u"Paging over hypervisors with the hypervisor_hostname_pattern query parameter is not "
                "supported."_s);
        }
        hosts = matching(call.cloud, pattern);
        if (hosts.empty())
            return nothingMatches(pattern);
    } else {
        bool begun = !paged || wanted.marker.isEmpty();
        if (!begun && !hostById(viewer, wanted.marker))
            return fault(400, u"marker [%1] not found"_s.arg(wanted.marker));
        for (const Host &host : call.cloud.hosts()) {
            if (paged && int(hosts.size()) == wanted.limit)
                break;
            if (begun)
                hosts.push_back(&host);
            else
                begun = idOf(viewer, host) == wanted.marker;
        }
    }

    QJsonArray views;
    for (const Host *host : hosts) {
        QJsonObject json = view(viewer, *host);
        if (withServers)
            insertServers(json, viewer, *host);
        views.append(json);
    }
    QJsonObject body {{"hypervisors"_L1, views}};
    if (paged && !hosts.empty()) {
        const QJsonArray next = nextLinks(call, path, views.size(), idOf(viewer, *hosts.back()));
        if (!next.isEmpty())
            body.insert("hypervisors_links"_L1, next);
    }
    return Answer::json(200, body);
}

Answer listHypervisors(const Call &call)
{
    return list(call, briefView, u"os-hypervisors"_s);
}

Answer detailHypervisors(const Call &call)
{
    return list(call, detailView, u"os-hypervisors/detail"_s);
}

/// What is wrong with the form of an id: it is a UUID from 2.53 on, and a number before.
std::optional<Answer> badId(const Call &call, const QString &id)
{
    if (call.since(88) && id == "statistics"_L1)
        return fault(404,
                     u"The resource could not be found."_s); // No hypervisor, but what has gone with 2.88.
    if (call.since(53) && QUuid(id).isNull() && id != "00000000-0000-0000-0000-000000000000"_L1)
        return fault(400, u"Invalid uuid %1"_s.arg(id));
    return {};
}

Answer showHypervisor(const Call &call)
{
    QuerySchema schema {.strict = call.since(53)};
    if (call.since(53))
        schema.truths = {u"with_servers"_s};
    if (const auto refused = refusal(call.request, schema))
        return *refused;
    const QString &id = call.captured.first();
    if (const auto refused = badId(call, id))
        return *refused;
    const Viewer viewer(call);
    const Host *host = hostById(viewer, id);
    if (!host)
        return noSuchHypervisor(id);
    QJsonObject json = detailView(viewer, *host);
    if (call.since(53) && truth(lastValue(call.request, u"with_servers"_s)) == true)
        insertServers(json, viewer, *host);
    return Answer::json(200, {{"hypervisor"_L1, json}});
}

Answer showUptime(const Call &call)
{
    const QString &id = call.captured.first();
    if (const auto refused = badId(call, id))
        return *refused;
    const Viewer viewer(call);
    const Host *host = hostById(viewer, id);
    if (!host)
        return noSuchHypervisor(id);
    if (!host->isUp(call.cloud.now) || !host->alive)
        return fault(400, u"Compute service of %1 is unavailable at this time."_s.arg(host->name));
    QJsonObject json = briefView(viewer, *host);
    json.insert("uptime"_L1, uptimeText(*host, call.cloud.now));
    return Answer::json(200, {{"hypervisor"_L1, json}});
}

Answer statistics(const Call &call)
{
    Figures sum;
    qint64 count = 0;
    for (const Host &host : call.cloud.hosts()) {
        // Nova counts enabled hosts only, whether they are up or not.
        if (!host.enabled)
            continue;
        const Figures one = figuresOf(call.cloud, host);
        ++count;
        sum.vcpus += one.vcpus;
        sum.vcpusUsed += one.vcpusUsed;
        sum.memoryMiB += one.memoryMiB;
        sum.memoryUsedMiB += one.memoryUsedMiB;
        sum.diskGiB += one.diskGiB;
        sum.diskUsedGiB += one.diskUsedGiB;
        sum.instances += one.instances;
        sum.workload += one.workload;
    }
    QJsonObject json {{"count"_L1, count}};
    insertFigures(json, sum);
    return Answer::json(200, {{"hypervisor_statistics"_L1, json}});
}

Answer matchingViews(const Call &call, bool withServers)
{
    const QString &pattern = call.captured.first();
    const std::vector<const Host *> hosts = matching(call.cloud, pattern);
    if (hosts.empty())
        return nothingMatches(pattern);
    const Viewer viewer(call);
    QJsonArray views;
    for (const Host *host : hosts) {
        QJsonObject json = briefView(viewer, *host);
        if (withServers)
            insertServers(json, viewer, *host);
        views.append(json);
    }
    return Answer::json(200, {{"hypervisors"_L1, views}});
}

Answer search(const Call &call)
{
    return matchingViews(call, false);
}

Answer servers(const Call &call)
{
    return matchingViews(call, true);
}

} // namespace

std::vector<Route> hypervisorRoutes()
{
    return {
        {"GET", u"os-hypervisors"_s, u"os_compute_api:os-hypervisors:list"_s, listHypervisors},
        {"GET", u"os-hypervisors/detail"_s, u"os_compute_api:os-hypervisors:list-detail"_s,
         detailHypervisors},
        {"GET", u"os-hypervisors/statistics"_s, u"os_compute_api:os-hypervisors:statistics"_s, statistics, 1,
         87},
        {"GET", u"os-hypervisors/{}"_s, u"os_compute_api:os-hypervisors:show"_s, showHypervisor},
        {"GET", u"os-hypervisors/{}/uptime"_s, u"os_compute_api:os-hypervisors:uptime"_s, showUptime, 1, 87},
        {"GET", u"os-hypervisors/{}/search"_s, u"os_compute_api:os-hypervisors:search"_s, search, 1, 52},
        {"GET", u"os-hypervisors/{}/servers"_s, u"os_compute_api:os-hypervisors:servers"_s, servers, 1, 52},
    };
}

} // namespace simcloud::nova
