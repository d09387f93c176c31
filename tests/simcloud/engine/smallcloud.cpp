// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/engine/smallcloud.h"

#include "app/simcloud/engine/numafit.h"

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

/// CPUs as Linux numbers them: the second thread of a core is so many further on.
Host hostOf(const QString &name, int cores, qint64 memoryMiB)
{
    Host host;
    host.name = name;
    host.serviceId = u"service-"_s + name;
    host.providerId = u"provider-"_s + name;
    host.ip = u"198.51.100.1"_s + name.back();
    host.memoryMiB = memoryMiB;
    host.storage = u"ceph"_s;
    host.cpu = {.arch = u"x86_64"_s,
                .vendor = u"Intel"_s,
                .model = u"Cascadelake-Server-noTSX"_s,
                .features = {u"aes"_s, u"avx"_s, u"avx2"_s, u"avx512f"_s}};
    for (int number = 0; number < 2; ++number) {
        Cell cell {.id = number, .socket = number, .memoryMiB = memoryMiB / 2};
        for (int core = number * cores; core < (number + 1) * cores; ++core) {
            cell.sharedCpus.insert({core, core + 2 * cores});
            cell.siblings.push_back({core, core + 2 * cores});
        }
        host.cells.push_back(cell);
    }
    return host;
}

Host pinnedHost(const QString &name)
{
    Host host = hostOf(name, 8, 98304);
    for (Cell &cell : host.cells) {
        cell.pages = {{2048, 4096}, {1048576, 24}};
        const std::set<int> all = std::exchange(cell.sharedCpus, {});
        for (const int cpu : all)
            (cpu % 8 < 2 ? cell.sharedCpus : cell.dedicatedCpus).insert(cpu);
        host.devices.push_back({.address = u"0000:3%1:00.0"_s.arg(cell.id),
                                .vendor = u"10de"_s,
                                .product = u"1eb8"_s,
                                .cell = cell.id,
                                .alias = u"gpu"_s});
    }
    return host;
}

FlavorPtr flavorOf(int number, const QString &name, int vcpus, qint64 memoryMiB, qint64 diskGiB,
                   const QMap<QString, QString> &specs)
{
    return std::make_shared<const Flavor>(Flavor {.number = number,
                                                  .id = u"flavor-"_s + name,
                                                  .name = name,
                                                  .vcpus = vcpus,
                                                  .memoryMiB = memoryMiB,
                                                  .diskGiB = diskGiB,
                                                  .extraSpecs = specs});
}

} // namespace

SmallCloud::SmallCloud(std::uint64_t seed) : cloud(seed), engine(cloud)
{
    cloud.now = Moment(std::chrono::sys_days(std::chrono::year(2026) / 11 / 23));
    for (const QChar digit : u"123"_s)
        cloud.add(hostOf(u"cmp"_s + digit, 8, 65536));
    cloud.add(pinnedHost(u"cmp4"_s));
    Host old = hostOf(u"cmp5"_s, 4, 16384);
    old.cpu.model = u"Haswell-noTSX"_s;
    old.cpu.features.removeAll(u"avx512f"_s);
    old.hypervisorVersion = 5002000;
    old.storage.clear();
    old.diskGiB = 400;
    cloud.add(old);

    const QMap<QString, QString> general {{u"aggregate_instance_extra_specs:pinned"_s, u"false"_s}};
    const QMap<QString, QString> pinned {{u"aggregate_instance_extra_specs:pinned"_s, u"true"_s}};
    const auto with = [](QMap<QString, QString> specs, const QMap<QString, QString> &more) {
        specs.insert(more);
        return specs;
    };
    cloud.flavors = {
        flavorOf(1, u"m1.tiny"_s, 1, 512, 1, {}),
        flavorOf(2, u"m1.small"_s, 2, 2048, 10, general),
        flavorOf(3, u"m1.large"_s, 4, 8192, 40, general),
        flavorOf(4, u"big.ram"_s, 8, 36864, 40, {}),
        flavorOf(5, u"pinned.large"_s, 4, 8192, 40, with(pinned, {{u"hw:cpu_policy"_s, u"dedicated"_s}})),
        flavorOf(6, u"gpu.small"_s, 2, 4096, 20, with(pinned, {{u"pci_passthrough:alias"_s, u"gpu:1"_s}})),
        flavorOf(7, u"numa2.large"_s, 4, 8192, 40, {{u"hw:numa_nodes"_s, u"2"_s}}),
    };
    cloud.aggregates = {
        {.id = 1,
         .name = u"general"_s,
         .zone = u"az-general"_s,
         .hosts = {u"cmp1"_s, u"cmp2"_s, u"cmp3"_s, u"cmp5"_s},
         .metadata = {{u"pinned"_s, u"false"_s}}},
        {.id = 2,
         .name = u"pinned"_s,
         .zone = u"az-pinned"_s,
         .hosts = {u"cmp4"_s},
         .metadata = {{u"pinned"_s, u"true"_s}}},
    };
}

Server &SmallCloud::serverOn(const QString &host, const QString &flavor,
                             const QMap<QString, QString> &metadata)
{
    Server wanted;
    wanted.name = u"server-%1"_s.arg(++m_names);
    wanted.projectId = u"project"_s;
    wanted.userId = u"user"_s;
    wanted.flavor = cloud.flavor(u"flavor-"_s + flavor);
    wanted.imageId = u"image"_s;
    wanted.metadata = metadata;
    wanted.host = host;
    wanted.created = wanted.updated = cloud.now;
    wanted.launched = cloud.now;
    Server &server = cloud.add(wanted);
    const Fit claim = fit(cloud, *cloud.host(host), needOf(server));
    Q_ASSERT(claim);
    cloud.allocate(
        {.consumer = server.id, .projectId = u"project"_s, .userId = u"user"_s, .claims = {*claim}});
    return server;
}

Server &SmallCloud::stoppedServerOn(const QString &host)
{
    Server &server = serverOn(host);
    server.vmState = VmState::Stopped;
    server.power = Power::Shutdown;
    return server;
}

ServerGroup &SmallCloud::group(const QString &policy)
{
    return cloud.groups.emplace_back(
        ServerGroup {.id = u"group-%1"_s.arg(cloud.groups.size()), .name = policy, .policy = policy});
}

void SmallCloud::join(Server &server, ServerGroup &group)
{
    server.groupId = group.id;
    group.members.append(server.id);
}

Asker SmallCloud::ask(int microversion)
{
    return {u"req-%1"_s.arg(++m_requests), u"user"_s, u"project"_s, microversion};
}

void SmallCloud::pass(double seconds)
{
    engine.advanceTo(cloud.now + std::chrono::duration_cast<Span>(std::chrono::duration<double>(seconds)));
}

bool SmallCloud::settle(const Server &server, double seconds)
{
    const Moment end = cloud.now + std::chrono::duration_cast<Span>(std::chrono::duration<double>(seconds));
    while (engine.isUnderWay(server)) {
        const std::optional<Moment> due = engine.nextDue();
        if (!due || *due > end)
            return false;
        engine.advanceTo(*due);
    }
    return true;
}

QStringList SmallCloud::watch(const Server &server, double seconds)
{
    const Moment end = cloud.now + std::chrono::duration_cast<Span>(std::chrono::duration<double>(seconds));
    QStringList states {state(server)};
    while (engine.isUnderWay(server)) {
        const std::optional<Moment> due = engine.nextDue();
        if (!due || *due > end)
            break;
        engine.advanceTo(*due);
        if (const QString now = state(server); now != states.last())
            states.append(now);
    }
    return states;
}

QString SmallCloud::state(const Server &server) const
{
    QString text = u"%1/%2/%3"_s.arg(server.status(), server.taskState, server.host);
    const std::vector<int> ids = cloud.migrationsOf(server.id);
    if (!ids.empty()) {
        const Migration &record = *cloud.migration(ids.back());
        text += u" %1 %2>%3"_s.arg(record.status, record.source, record.destination);
    }
    return text;
}

const Migration &SmallCloud::newest(const Server &server) const
{
    return *cloud.migration(cloud.migrationsOf(server.id).back());
}

const InstanceAction &SmallCloud::newestAction(const Server &server) const
{
    return cloud.actionsOf(server.id).back();
}

QStringList SmallCloud::eventsOf(const InstanceAction &action) const
{
    QStringList lines;
    for (const ActionEvent &event : action.events)
        lines.append(u"%1 %2 %3"_s.arg(event.event, event.host, event.result.value_or(u"-"_s)));
    return lines;
}

qint64 SmallCloud::usage(const QString &host, const QString &resource) const
{
    return cloud.usageOf(host).value(resource);
}

} // namespace simcloud
