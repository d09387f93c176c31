// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include "core/rules/judge.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

HostCell cell(int id)
{
    HostCell made;
    made.id = id;
    for (int cpu = id * 10; cpu < id * 10 + 10; ++cpu)
        made.cpus << cpu;
    made.dedicatedCpus = made.cpus.mid(4); // Six of ten.
    for (int i = 0; i < 5; ++i)
        made.siblings << QList<int> {made.cpus[2 * i], made.cpus[2 * i + 1]};
    made.memoryMiB = 65536;
    made.heldMemoryMiB = 0;
    made.pages = {{2048, 8192, 8192}, {1048576, 16, 16}};
    return made;
}

Case::Host host(const QString &name)
{
    Case::Host made;
    const HostName id(name);
    made.service.host = id;
    made.service.status = ComputeService::Status::Enabled;
    made.service.state = ComputeService::State::Up;
    made.hypervisor.host = id;
    made.hypervisor.type = u"QEMU"_s;
    made.hypervisor.version = 8'002'000;
    made.facts.host = id;
    made.facts.cells = {cell(0), cell(1)};
    made.facts.cpu = Cpu {u"x86_64"_s, u"Intel"_s, u"Cascadelake"_s, {u"sse"_s, u"avx"_s, u"avx2"_s}, u"7"_s};
    made.facts.machineTypes = {u"pc-q35-7.2"_s, u"q35"_s};
    made.facts.devices = QList<HostDevice>();
    made.facts.sharedStorage = u"ceph"_s;
    made.provider.host = id;
    made.provider.stocks = QList<ResourceStock> {
        {u"VCPU"_s, 16, 0, 4, 16, 8},
        {u"PCPU"_s, 12, 0, 1, 12, 0},
        {u"MEMORY_MB"_s, 131072, 512, 1, 131072, 8192},
        {u"DISK_GB"_s, 1000, 0, 1, 1000, 100},
    };
    made.provider.traits = QStringList {u"HW_CPU_X86_AVX"_s};
    return made;
}

template<typename T>
void put(Section<T> &section, std::initializer_list<T> values)
{
    section.reading = Reading::Complete;
    for (const T &value : values)
        section.values.push_back(std::make_shared<const T>(value));
}

} // namespace

Case::Case(Move::Kind kind) : from(host(u"cmp1"_s)), to(host(u"cmp2"_s))
{
    server = otherServer(u"db-1"_s, u"cmp1"_s);
    facts.server = server.id;
    facts.ports = {{u"port-1"_s, u"normal"_s, u"ovs"_s, u"physnet1"_s}};
    facts.disks = {{u"vda"_s, InstanceDisk::Kind::Disk, true}};
    facts.volumes = QList<InstanceVolume>();
    facts.cpu = GuestCpu {GuestCpu::Mode::HostModel, *from.facts.cpu};
    facts.machineType = u"pc-q35-7.2"_s;
    if (kind == Move::Kind::Evacuate)
        from.service.forcedDown = true;
    move = {kind, server.id, HostName(u"cmp2"_s)};
}

Snapshot Case::snapshot() const
{
    Snapshot made;
    made.cloud.computeApi = api;
    made.allProjects = allProjects;
    put(made.services, {from.service, to.service});
    put(made.hypervisors, {from.hypervisor, to.hypervisor});
    put(made.servers, {server});
    for (const Server &other : others)
        made.servers.values.push_back(std::make_shared<const Server>(other));
    std::ranges::sort(made.servers.values, {}, [](const auto &s) -> const ServerId & { return s->id; });
    put(made.serverGroups, {});
    for (const ServerGroup &group : groups)
        made.serverGroups.values.push_back(std::make_shared<const ServerGroup>(group));
    put(made.aggregates, {});
    for (const Aggregate &aggregate : aggregates)
        made.aggregates.values.push_back(std::make_shared<const Aggregate>(aggregate));
    put(made.migrations, {});
    for (const Migration &migration : migrations)
        made.migrations.values.push_back(std::make_shared<const Migration>(migration));
    if (instanceFactsRead)
        put(made.instanceFacts, {facts});
    if (hostFactsRead)
        put(made.hostFacts, {from.facts, to.facts});
    if (placementRead)
        put(made.providers, {from.provider, to.provider});
    return made;
}

ResourceStock &Case::stock(const QString &resourceClass)
{
    return *std::ranges::find(*to.provider.stocks, resourceClass, &ResourceStock::resourceClass);
}

Server otherServer(const QString &id, const QString &host)
{
    Server made;
    made.id = ServerId(id);
    made.name = id;
    made.status = ServerStatus::Active;
    made.statusText = u"ACTIVE"_s;
    made.vmState = u"active"_s;
    made.powerState = PowerState::Running;
    made.host = HostName(host);
    made.zone = u"nova"_s;
    made.projectId = ProjectId(u"shop"_s);
    made.flavor.name = u"m1"_s;
    made.flavor.vcpus = 4;
    made.flavor.memoryMiB = 8192;
    made.flavor.diskGiB = 40;
    made.imageId = u"image-1"_s;
    made.imageProperties = QMap<QString, QString>();
    made.locked = false;
    made.pinnedZone = std::optional<QString>();
    return made;
}

void addRows(const QList<Row> &rows)
{
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(rows.size()); ++i)
        QTest::newRow(rows[i].name) << i;
}

void verify(const QList<Row> &rows)
{
    QFETCH(const int, row);
    const Row &fact = rows[row];
    Case tried(fact.kind);
    fact.change(tried);
    const Snapshot snapshot = tried.snapshot();
    const QList<Finding> findings = judge(snapshot, tried.move, tried.assumed);
    const Finding *gravest = nullptr;
    Finding::Verdict all = Finding::Verdict::Passes;
    for (const Finding &finding : findings) {
        QVERIFY2(!finding.sentence.isEmpty() && !finding.sentence.contains(u'%'),
                 qPrintable(finding.sentence));
        if (gravity(finding.verdict) > gravity(all))
            all = finding.verdict;
        if (finding.rule == fact.rule && (!gravest || gravity(finding.verdict) > gravity(gravest->verdict)))
            gravest = &finding;
    }
    if (!fact.verdict) {
        QVERIFY2(!gravest, gravest ? qPrintable(gravest->sentence) : "");
    } else {
        QVERIFY2(gravest, qPrintable(u"nothing of %1"_s.arg(fact.rule)));
        QVERIFY2(gravest->sentence.contains(fact.words), qPrintable(gravest->sentence));
        QCOMPARE(verdictWord(gravest->verdict), verdictWord(*fact.verdict));
        QCOMPARE(repairWord(gravest->repair), repairWord(fact.repair));
    }
    // What is judged without words comes to the same.
    if (tried.move.destination && tried.move.companions.isEmpty()
        && tried.move.diskCopy == Move::DiskCopy::Automatic && !tried.move.expectedDuration) {
        const MoveMatrix matrix =
            judgeAll(snapshot, fact.kind, {tried.server.id}, {*tried.move.destination}, tried.assumed);
        QCOMPARE(verdictWord(matrix.at(0, 0)), verdictWord(all));
    }
}

} // namespace drover
