// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// How long the matrix of 50 instances on 200 hosts takes, of which all is known, beside the least that could
// be done: to make 50 times 200 verdicts of nothing.
#include "core/rules/judge.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

constexpr int hostCount = 200;
constexpr int serverCount = 50;
constexpr int rounds = 9;

/// Of the processor, so that what else runs does not count.
double milliseconds(auto work)
{
    QList<double> taken;
    for (int round = 0; round < rounds; ++round) {
        const std::clock_t begun = std::clock();
        work();
        taken << double(std::clock() - begun) * 1000 / CLOCKS_PER_SEC;
    }
    std::ranges::sort(taken);
    return taken[rounds / 2];
}

template<typename T>
void add(Section<T> &section, T value)
{
    section.reading = Reading::Complete;
    section.values.push_back(std::make_shared<const T>(std::move(value)));
}

QStringList cpuFlags()
{
    QStringList flags;
    for (int i = 0; i < 120; ++i)
        flags << u"flag-%1"_s.arg(i);
    return flags;
}

HostCell cell(int id, int host)
{
    HostCell made;
    made.id = id;
    for (int cpu = 0; cpu < 32; ++cpu)
        made.cpus << id * 32 + cpu;
    for (int core = 0; core < 16; ++core)
        made.siblings << QList<int> {made.cpus[2 * core], made.cpus[2 * core + 1]};
    made.dedicatedCpus = made.cpus.mid(4);
    made.pinnedCpus = made.cpus.mid(4, host % 28);
    made.memoryMiB = 262144;
    made.heldMemoryMiB = 0;
    made.pages = {{2048, 65536, 65536}, {1048576, 64, host % 64}};
    return made;
}

void addHost(Snapshot &snapshot, int number)
{
    const HostName name(u"compute-%1"_s.arg(number, 3, 10, QChar(u'0')));
    ComputeService service;
    service.host = name;
    service.status = ComputeService::Status::Enabled;
    service.state = ComputeService::State::Up;
    add(snapshot.services, service);
    Hypervisor hypervisor;
    hypervisor.host = name;
    hypervisor.type = u"QEMU"_s;
    hypervisor.version = 8'002'000;
    add(snapshot.hypervisors, hypervisor);
    HostFacts facts;
    facts.host = name;
    facts.cells = {cell(0, number), cell(1, number)};
    facts.cpu = Cpu {u"x86_64"_s, u"Intel"_s, u"Cascadelake"_s, cpuFlags(), {}};
    facts.machineTypes = {u"pc-q35-7.2"_s};
    facts.devices = QList<HostDevice>();
    facts.sharedStorage = u"ceph"_s;
    add(snapshot.hostFacts, facts);
    ResourceProvider provider;
    provider.host = name;
    provider.stocks = QList<ResourceStock> {{u"VCPU"_s, 8, 0, 16, 8, 0},
                                            {u"PCPU"_s, 56, 0, 1, 56, number % 28},
                                            {u"MEMORY_MB"_s, 524288, 512, 1, 524288, 0},
                                            {u"DISK_GB"_s, 2000, 0, 1, 2000, 0}};
    provider.traits = QStringList {u"HW_CPU_X86_AVX"_s};
    add(snapshot.providers, provider);
    add(snapshot.aggregates,
        Aggregate {number, {}, name.value, {}, {name}, {{u"pool"_s, number % 2 ? u"fast"_s : u"slow"_s}}});
}

void addServer(Snapshot &snapshot, int number)
{
    Server server;
    server.id = ServerId(u"server-%1"_s.arg(number, 3, 10, QChar(u'0')));
    server.name = server.id.value;
    server.status = ServerStatus::Active;
    server.statusText = u"ACTIVE"_s;
    server.powerState = PowerState::Running;
    server.host = HostName(u"compute-000"_s);
    server.flavor.name = u"nfv"_s;
    server.flavor.vcpus = 8;
    server.flavor.memoryMiB = 32768;
    server.flavor.diskGiB = 40;
    if (number % 2 == 0) {
        server.flavor.extraSpecs = {{u"hw:cpu_policy"_s, u"dedicated"_s},
                                    {u"hw:mem_page_size"_s, u"1GB"_s},
                                    {u"hw:numa_nodes"_s, u"2"_s},
                                    {u"aggregate_instance_extra_specs:pool"_s, u"fast"_s}};
    }
    server.imageId = u"image"_s;
    server.imageProperties = QMap<QString, QString>();
    add(snapshot.servers, server);
    InstanceFacts facts;
    facts.server = server.id;
    facts.ports = {{u"port"_s, u"normal"_s, u"ovs"_s, u"physnet"_s}};
    facts.disks = {{u"vda"_s, InstanceDisk::Kind::Disk, true}};
    facts.cpu = GuestCpu {GuestCpu::Mode::HostModel, {u"x86_64"_s, {}, {}, cpuFlags(), {}}};
    add(snapshot.instanceFacts, facts);
}

} // namespace

int main()
{
    Snapshot snapshot;
    snapshot.cloud.computeApi = Microversion {2, 100};
    for (int number = 0; number < hostCount; ++number)
        addHost(snapshot, number);
    for (int number = 0; number < serverCount; ++number)
        addServer(snapshot, number);
    ServerGroup group;
    group.policy = u"anti-affinity"_s;
    QList<ServerId> servers;
    for (const auto &server : snapshot.servers.values)
        servers << server->id;
    group.members = servers.mid(0, 10);
    add(snapshot.serverGroups, group);
    QList<HostName> hosts;
    for (const auto &service : snapshot.services.values)
        hosts << service->host;

    QMap<QString, int> counted;
    const double matrix = milliseconds([&] {
        counted.clear();
        for (const auto verdict : judgeAll(snapshot, Move::Kind::Live, servers, hosts).verdicts)
            ++counted[verdictWord(verdict)];
    });
    const double floor = milliseconds([&] {
        QList<Finding::Verdict> verdicts;
        for (int i = 0; i < hostCount * serverCount; ++i)
            verdicts << Finding::Verdict::Passes;
    });
    for (const auto &[word, count] : counted.asKeyValueRange())
        std::printf("%-16s %6d\n", qPrintable(word), count);
    std::printf("matrix %8.2f ms, %.2f us for each of %d cells; floor %.3f ms\n", matrix,
                matrix * 1000 / (hostCount * serverCount), hostCount * serverCount, floor);
    const double worded = milliseconds([&] {
        const Move move {Move::Kind::Live, servers.first(), hosts.last()};
        if (judge(snapshot, move).isEmpty())
            std::puts("no findings");
    });
    std::printf("one cell with its findings %8.2f ms\n", worded);
}
