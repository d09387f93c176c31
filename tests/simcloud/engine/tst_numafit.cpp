// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/numafit.h"
#include "app/simcloud/model/cloud.h"

#include <QTest>

using namespace simcloud;
using namespace Qt::StringLiterals;

using Specs = QMap<QString, QString>;
using Amounts = QMap<QString, qint64>;

namespace {

/// Two cells of 16 CPUs (eight cores of two threads) and 64 GiB. Of each cell the first core floats, the
/// others are pinned; 16 GiB are pages of 2 MiB, cell 1 has 8 of 1 GiB. Cell 1 has the devices.
Host twoCells()
{
    Host host {.name = u"node-a"_s, .providerId = u"rp-a"_s, .memoryMiB = 131072};
    for (int id = 0; id < 2; ++id) {
        Cell cell {.id = id, .socket = id, .memoryMiB = 65536, .pages = {{2048, 8192}}};
        for (int core = 0; core < 8; ++core) {
            const int first = id * 8 + core;
            cell.siblings.push_back({first, first + 16});
            auto &cpus = core == 0 ? cell.sharedCpus : cell.dedicatedCpus;
            cpus.insert({first, first + 16});
        }
        host.cells.push_back(cell);
    }
    host.cells[1].pages[1048576] = 8;
    host.devices = {
        {.address = u"0000:3b:00.0"_s, .cell = 1, .physicalNetwork = u"fast"_s, .name = u"ens3f0"_s},
        {.address = u"0000:3b:02.0"_s, .cell = 1, .physicalNetwork = u"fast"_s},
        {.address = u"0000:3b:02.1"_s, .cell = 1, .physicalNetwork = u"fast"_s},
        {.address = u"0000:86:00.0"_s, .cell = 1, .alias = u"gpu"_s}};
    return host;
}

Need needWith(int vcpus, qint64 memoryMiB, const Specs &specs, const Specs &image = {},
              const std::vector<Port> &ports = {})
{
    return needOf(Flavor {.vcpus = vcpus, .memoryMiB = memoryMiB, .diskGiB = 10, .extraSpecs = specs}, image,
                  ports, false);
}

const QString noTopology =
    u"Insufficient compute resources: Requested instance NUMA topology cannot fit the given "
    "host NUMA topology."_s;
const QString noDevice = u"Insufficient compute resources: Claim pci failed."_s;

QString exceeds(const QString &resource)
{
    return u"Unable to create allocation for '%1' on resource provider 'rp-a'. The requested amount would "
           u"exceed the "
           "capacity."_s.arg(resource);
}

/// "0:0->1,2->17 1:…": guest cell, its pinning, and @ the host cell.
QString layoutOf(const Claim &claim)
{
    QStringList cells;
    for (const GuestCell &cell : claim.cells) {
        QStringList pins;
        for (auto it = cell.pinning.begin(); it != cell.pinning.end(); ++it)
            pins.append(u"%1>%2"_s.arg(it.key()).arg(it.value()));
        cells.append(u"%1@%2:%3%4"_s.arg(cell.id)
                         .arg(cell.hostCell)
                         .arg(pins.join(u','), cell.pageKiB > 0 ? u"/%1"_s.arg(cell.pageKiB) : QString()));
    }
    return cells.join(u' ');
}

} // namespace

class TestNumaFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void amountsAsPlacementCountsThem_data();
    void amountsAsPlacementCountsThem();
    void topologyThatIsWanted_data();
    void topologyThatIsWanted();
    void placeOnAnEmptyHost_data();
    void placeOnAnEmptyHost();
    void portsNeedFunctionsOfTheirNetwork_data();
    void portsNeedFunctionsOfTheirNetwork();
    void pinnedCpusAreGivenOnce();
    void pagesRunOut();
    void isolatedCoresStayEmpty();
    void devicesAreGivenOnce();
    void ownAllocationIsNotInTheWay();
    void inventoriesStateOnlyWhatIsThere();
};

void TestNumaFit::amountsAsPlacementCountsThem_data()
{
    QTest::addColumn<Flavor>("flavor");
    QTest::addColumn<bool>("volume");
    QTest::addColumn<Amounts>("amounts");

    const Flavor plain {.vcpus = 2, .memoryMiB = 4096, .diskGiB = 20};
    QTest::newRow("plain") << plain << false
                           << Amounts {{u"VCPU"_s, 2}, {u"MEMORY_MB"_s, 4096}, {u"DISK_GB"_s, 20}};
    QTest::newRow("root on a volume") << plain << true << Amounts {{u"VCPU"_s, 2}, {u"MEMORY_MB"_s, 4096}};
    Flavor disks = plain;
    disks.ephemeralGiB = 5;
    disks.swapMiB = 1025;
    QTest::newRow("ephemeral and swap")
        << disks << true << Amounts {{u"VCPU"_s, 2}, {u"MEMORY_MB"_s, 4096}, {u"DISK_GB"_s, 7}};
    Flavor pinned = plain;
    pinned.extraSpecs = {{u"hw:cpu_policy"_s, u"dedicated"_s}};
    QTest::newRow("dedicated") << pinned << true << Amounts {{u"PCPU"_s, 2}, {u"MEMORY_MB"_s, 4096}};
    Flavor mixed = plain;
    mixed.vcpus = 6;
    mixed.extraSpecs = {{u"hw:cpu_policy"_s, u"mixed"_s}, {u"hw:cpu_dedicated_mask"_s, u"^0-1"_s}};
    QTest::newRow("mixed") << mixed << true
                           << Amounts {{u"VCPU"_s, 2}, {u"PCPU"_s, 4}, {u"MEMORY_MB"_s, 4096}};
    Flavor custom = plain;
    custom.extraSpecs = {{u"resources:CUSTOM_LICENCE"_s, u"1"_s}, {u"resources:MEMORY_MB"_s, u"0"_s}};
    QTest::newRow("resources") << custom << true << Amounts {{u"VCPU"_s, 2}, {u"CUSTOM_LICENCE"_s, 1}};
}

void TestNumaFit::amountsAsPlacementCountsThem()
{
    QFETCH(Flavor, flavor);
    QFETCH(bool, volume);
    QFETCH(Amounts, amounts);
    QCOMPARE(needOf(flavor, {}, {}, volume).resources, amounts);
}

void TestNumaFit::topologyThatIsWanted_data()
{
    QTest::addColumn<Specs>("specs");
    QTest::addColumn<Specs>("image");
    QTest::addColumn<int>("cells");
    QTest::addColumn<int>("dedicated");
    QTest::addColumn<std::vector<int>>("pages");

    using Pages = std::vector<int>;
    QTest::newRow("none") << Specs {} << Specs {} << 0 << 0 << Pages {};
    QTest::newRow("pinning makes one cell")
        << Specs {{u"hw:cpu_policy"_s, u"dedicated"_s}} << Specs {} << 1 << 8 << Pages {};
    QTest::newRow("a page size makes one cell")
        << Specs {{u"hw:mem_page_size"_s, u"2MB"_s}} << Specs {} << 1 << 0 << Pages {2048};
    QTest::newRow("in GiB") << Specs {{u"hw:mem_page_size"_s, u"1GB"_s}} << Specs {} << 1 << 0
                            << Pages {1048576};
    QTest::newRow("in KiB") << Specs {{u"hw:mem_page_size"_s, u"2048"_s}} << Specs {} << 1 << 0
                            << Pages {2048};
    QTest::newRow("small") << Specs {{u"hw:mem_page_size"_s, u"small"_s}} << Specs {} << 1 << 0 << Pages {4};
    QTest::newRow("large") << Specs {{u"hw:mem_page_size"_s, u"large"_s}} << Specs {} << 1 << 0
                           << Pages {1048576, 2048};
    QTest::newRow("nodes") << Specs {{u"hw:numa_nodes"_s, u"2"_s}} << Specs {} << 2 << 0 << Pages {};
    QTest::newRow("of the image") << Specs {} << Specs {{u"hw_numa_nodes"_s, u"2"_s}} << 2 << 0 << Pages {};
    QTest::newRow("the flavor's word counts")
        << Specs {{u"hw:numa_nodes"_s, u"4"_s}} << Specs {{u"hw_numa_nodes"_s, u"2"_s}} << 4 << 0 << Pages {};
    QTest::newRow("PCPU by its name") << Specs {{u"resources:PCPU"_s, u"8"_s}, {u"resources:VCPU"_s, u"0"_s}}
                                      << Specs {} << 1 << 8 << Pages {};
}

void TestNumaFit::topologyThatIsWanted()
{
    QFETCH(Specs, specs);
    QFETCH(Specs, image);
    const Need need = needWith(8, 8192, specs, image);
    QTEST(int(need.cells.size()), "cells");
    QTEST(int(need.dedicatedVcpus.size()), "dedicated");
    QTEST(need.pagesKiB, "pages");
    qint64 memory = 0;
    std::size_t vcpus = 0;
    for (const CellNeed &cell : need.cells) {
        memory += cell.memoryMiB;
        vcpus += cell.vcpus.size();
    }
    QCOMPARE(memory, need.cells.empty() ? 0 : 8192);
    QCOMPARE(vcpus, std::size_t(need.cells.empty() ? 0 : 8));
}

void TestNumaFit::placeOnAnEmptyHost_data()
{
    QTest::addColumn<int>("vcpus");
    QTest::addColumn<qint64>("memory");
    QTest::addColumn<Specs>("specs");
    QTest::addColumn<QString>("layout");
    QTest::addColumn<QString>("refusal");

    const QString dedicated = u"dedicated"_s;
    const QString policy = u"hw:cpu_policy"_s;
    const QString threads = u"hw:cpu_thread_policy"_s;
    const QString pages = u"hw:mem_page_size"_s;
    const auto row = [](const char *name, int vcpus, qint64 memory, const Specs &specs, const QString &layout,
                        const QString &refusal = {}) {
        QTest::newRow(name) << vcpus << memory << specs << layout << refusal;
    };

    row("floating", 4, 4096, {}, QString());
    row("floating, in cells", 2, 4096, {{u"hw:numa_nodes"_s, u"1"_s}}, u"0@0:"_s);
    row("floating, wider than the shared CPUs of a cell", 4, 4096, {{u"hw:numa_nodes"_s, u"1"_s}}, {},
        noTopology);
    row("more floating CPUs than there are at all", 17, 4096, {}, {}, exceeds(u"VCPU"_s));
    row("more memory than there is", 1, 140000, {}, {}, exceeds(u"MEMORY_MB"_s));
    row("of a class that it does not have", 1, 1024, {{u"resources:VGPU"_s, u"1"_s}}, {}, exceeds(u"VGPU"_s));
    row("pinned: threads of one core together", 4, 4096, {{policy, dedicated}}, u"0@0:0>1,1>17,2>2,3>18"_s);
    row("pinned, a core each", 2, 4096, {{policy, dedicated}, {threads, u"isolate"_s}}, u"0@0:0>1,1>2"_s);
    row("pinned, more cores than a cell has", 8, 4096, {{policy, dedicated}, {threads, u"isolate"_s}}, {},
        noTopology);
    row("pinned, more than a cell has", 16, 4096, {{policy, dedicated}}, {}, noTopology);
    row("pinned in two cells", 4, 4096, {{policy, dedicated}, {u"hw:numa_nodes"_s, u"2"_s}},
        u"0@0:0>1,1>17 1@1:2>9,3>25"_s);
    row("more cells than the host has", 3, 3072, {{u"hw:numa_nodes"_s, u"3"_s}}, {}, noTopology);
    row("uneven cells", 4, 8192,
        {{policy, dedicated},
         {u"hw:numa_nodes"_s, u"2"_s},
         {u"hw:numa_cpus.0"_s, u"0"_s},
         {u"hw:numa_cpus.1"_s, u"1-3"_s},
         {u"hw:numa_mem.0"_s, u"2048"_s},
         {u"hw:numa_mem.1"_s, u"6144"_s}},
        u"0@0:0>1 1@1:1>9,2>25,3>10"_s);
    row("mixed", 3, 4096, {{policy, u"mixed"_s}, {u"hw:cpu_dedicated_mask"_s, u"1-2"_s}}, u"0@0:1>1,2>17"_s);
    row("pages of 2 MiB", 2, 4096, {{pages, u"2048"_s}}, u"0@0:/2048"_s);
    row("pages of 1 GiB are in cell 1", 2, 4096, {{pages, u"1GB"_s}}, u"0@1:/1048576"_s);
    row("large takes what the first cell has", 2, 4096, {{pages, u"large"_s}}, u"0@0:/2048"_s);
    row("more pages than there are", 2, 16386, {{pages, u"2048"_s}}, {}, noTopology);
    row("memory that is no whole number of pages", 2, 1536, {{pages, u"1GB"_s}}, {}, noTopology);
    row("pages that the host does not have", 2, 1024, {{pages, u"16384"_s}}, {}, noTopology);
    row("wider than the memory of a cell", 2, 70000, {{u"hw:numa_nodes"_s, u"1"_s}}, {}, noTopology);
    row("pinned near its device", 2, 4096, {{policy, dedicated}, {u"pci_passthrough:alias"_s, u"gpu:1"_s}},
        u"0@1:0>9,1>25"_s);
    row("two devices where there is one", 2, 4096, {{u"pci_passthrough:alias"_s, u"gpu:2"_s}}, {}, noDevice);
    row("a device that no host has", 2, 4096, {{policy, dedicated}, {u"pci_passthrough:alias"_s, u"fpga"_s}},
        {}, noDevice);
}

void TestNumaFit::placeOnAnEmptyHost()
{
    QFETCH(int, vcpus);
    QFETCH(qint64, memory);
    QFETCH(Specs, specs);
    const Fit found = fit(twoCells(), {}, needWith(vcpus, memory, specs));
    QTEST(found ? QString() : found.error(), "refusal");
    QTEST(found ? layoutOf(*found) : QString(), "layout");
}

void TestNumaFit::portsNeedFunctionsOfTheirNetwork_data()
{
    QTest::addColumn<QString>("vnicType");
    QTest::addColumn<QString>("network");
    QTest::addColumn<QString>("device");

    QTest::newRow("virtual function") << u"direct"_s << u"fast"_s << u"0000:3b:02.0"_s;
    QTest::newRow("indirect") << u"macvtap"_s << u"fast"_s << u"0000:3b:02.0"_s;
    QTest::newRow("the card itself") << u"direct-physical"_s << u"fast"_s << u"0000:3b:00.0"_s;
    QTest::newRow("another network") << u"direct"_s << u"slow"_s << QString();
}

void TestNumaFit::portsNeedFunctionsOfTheirNetwork()
{
    QFETCH(QString, vnicType);
    QFETCH(QString, network);
    QFETCH(QString, device);
    const Fit found =
        fit(twoCells(), {}, needWith(1, 512, {}, {}, {{.vnicType = vnicType, .physicalNetwork = network}}));
    QCOMPARE(found.has_value(), !device.isEmpty());
    if (found)
        QCOMPARE(found->devices, std::vector {device});
    else
        QCOMPARE(found.error(), noDevice);
}

void TestNumaFit::pinnedCpusAreGivenOnce()
{
    // 14 pinned CPUs in each cell: seven guests of four fill 12 and 12, and no eighth fits though 4 are left.
    const Host host = twoCells();
    const Need need = needWith(4, 1024, {{u"hw:cpu_policy"_s, u"dedicated"_s}});
    std::vector<Claim> held;
    std::set<int> given;
    for (Fit found = fit(host, held, need); found; found = fit(host, held, need)) {
        for (const GuestCell &cell : found->cells) {
            for (const int cpu : cell.pinning) {
                QVERIFY(given.insert(cpu).second);
                QVERIFY(host.cells[std::size_t(cell.hostCell)].dedicatedCpus.contains(cpu));
            }
        }
        held.push_back(*found);
    }
    QCOMPARE(held.size(), std::size_t(6));
    QCOMPARE(fit(host, held, need).error(), noTopology);
    QVERIFY(fit(host, held, needWith(2, 1024, {{u"hw:cpu_policy"_s, u"dedicated"_s}})));
}

void TestNumaFit::pagesRunOut()
{
    const Need need = needWith(1, 6144, {{u"hw:mem_page_size"_s, u"2MB"_s}});
    std::vector<Claim> held;
    for (Fit found = fit(twoCells(), held, need); found; found = fit(twoCells(), held, need))
        held.push_back(*found);
    // 16 GiB of pages in each cell hold two guests of 6 GiB.
    QCOMPARE(held.size(), std::size_t(4));
    QCOMPARE(fit(twoCells(), held, need).error(), noTopology);
    held.pop_back();
    QVERIFY(fit(twoCells(), held, need));
}

void TestNumaFit::isolatedCoresStayEmpty()
{
    const Fit isolated = fit(
        twoCells(), {},
        needWith(2, 1024, {{u"hw:cpu_policy"_s, u"dedicated"_s}, {u"hw:cpu_thread_policy"_s, u"isolate"_s}}));
    QVERIFY(isolated);
    // Cores 1 and 2 are gone with both their threads: 10 of the cell's 14 pinned CPUs are left.
    const Fit rest = fit(twoCells(), {*isolated}, needWith(10, 1024, {{u"hw:cpu_policy"_s, u"dedicated"_s}}));
    QVERIFY(rest);
    QCOMPARE(rest->cells[0].hostCell, 0);
    for (const int cpu : rest->cells[0].pinning)
        QVERIFY(cpu % 16 != 1 && cpu % 16 != 2);
    const Fit other =
        fit(twoCells(), {*isolated}, needWith(11, 1024, {{u"hw:cpu_policy"_s, u"dedicated"_s}}));
    QVERIFY(other);
    QCOMPARE(other->cells[0].hostCell, 1);
}

void TestNumaFit::devicesAreGivenOnce()
{
    const Need need = needWith(1, 512, {}, {}, {{.vnicType = u"direct"_s, .physicalNetwork = u"fast"_s}});
    const Fit first = fit(twoCells(), {}, need);
    QVERIFY(first);
    const Fit second = fit(twoCells(), {*first}, need);
    QVERIFY(second);
    QVERIFY(first->devices != second->devices);
    QCOMPARE(fit(twoCells(), {*first, *second}, need).error(), noDevice);
}

void TestNumaFit::ownAllocationIsNotInTheWay()
{
    Cloud cloud;
    const Host &host = cloud.add(twoCells());
    const Need need = needWith(14, 1024, {{u"hw:cpu_policy"_s, u"dedicated"_s}});
    for (const QString &consumer : {u"first"_s, u"second"_s}) {
        const Fit found = fit(cloud, host, need);
        QVERIFY(found);
        cloud.allocate({.consumer = consumer, .claims = {*found}});
    }
    QVERIFY(!fit(cloud, host, need));
    const Fit again = fit(cloud, host, need, {u"second"_s});
    QVERIFY(again);
    QCOMPARE(again->cells[0].hostCell, 1);
}

void TestNumaFit::inventoriesStateOnlyWhatIsThere()
{
    Host host = twoCells();
    auto inventories = inventoriesOf(host);
    QCOMPARE(inventories.keys(), (QStringList {u"DISK_GB"_s, u"MEMORY_MB"_s, u"PCPU"_s, u"VCPU"_s}));
    QCOMPARE(inventories[u"VCPU"_s].capacity(), 16);
    QCOMPARE(inventories[u"PCPU"_s].capacity(), 28);
    QCOMPARE(inventories[u"MEMORY_MB"_s].capacity(), 131072 - 512);
    for (Cell &cell : host.cells)
        cell.dedicatedCpus.clear();
    QVERIFY(!inventoriesOf(host).contains(u"PCPU"_s));
}

QTEST_GUILESS_MAIN(TestNumaFit)
#include "tst_numafit.moc"
