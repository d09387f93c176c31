// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

QList<Row> rows()
{
    return {
        {"no cells asked", live, [](Case &) {}, u"numa"_s, {}, u""_s},
        {"pinned and free", live, [](Case &c) { c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s); }, u"numa"_s,
         passes, u"The cells of cmp2 have room for those of the instance (1)"_s},
        {"pinned CPUs short by one", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pinnedCpus = cell.dedicatedCpus->mid(0, 3);
         },
         u"numa"_s, blocks, u"cell 0: 3 CPUs free to pin, 4 asked; cell 1: 3 CPUs free to pin, 4 asked"_s},
        {"one cell has enough", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.to.facts.cells->front().pinnedCpus = *c.to.facts.cells->front().dedicatedCpus;
         },
         u"numa"_s, passes, u""_s},
        {"nobody said which CPUs may be pinned", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.dedicatedCpus.reset();
         },
         u"numa"_s, unknown, u"10 CPUs not pinned, and nobody said which"_s},
        {"all are pinned, whichever may be", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             for (HostCell &cell : *c.to.facts.cells) {
                 cell.dedicatedCpus.reset();
                 cell.pinnedCpus = cell.cpus;
             }
         },
         u"numa"_s, blocks, u"0 CPUs free to pin"_s},
        {"the cells are not known", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.to.facts.cells.reset();
         },
         u"numa"_s, unknown, u"The NUMA cells of cmp2 are not known"_s, Repair::ConnectLibvirt},
        {"a core for each", cold,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.setSpec(u"hw:cpu_thread_policy"_s, u"isolate"_s);
             c.server.flavor.vcpus = 3;
         },
         u"numa"_s, passes, u""_s},
        {"a core for each, short by one", cold,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.setSpec(u"hw:cpu_thread_policy"_s, u"isolate"_s);
         },
         u"numa"_s, blocks, u"3 CPUs free to pin as the thread policy wants them, 4 asked"_s},
        {"threads of one core", cold,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.setSpec(u"hw:cpu_thread_policy"_s, u"require"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pinnedCpus = {cell.cpus[4], cell.cpus[6]};
         },
         u"numa"_s, blocks, u"2 CPUs free to pin as the thread policy"_s},
        {"nobody said which are threads", cold,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.setSpec(u"hw:cpu_thread_policy"_s, u"isolate"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.siblings.clear();
         },
         u"numa"_s, unknown, u"nobody said which are threads"_s},
        {"pages of 1 GiB", live, [](Case &c) { c.setSpec(u"hw:mem_page_size"_s, u"1GB"_s); }, u"numa"_s,
         passes, u""_s},
        {"pages of 1 GiB short by one", live,
         [](Case &c) {
             c.setSpec(u"hw:mem_page_size"_s, u"1GB"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pages[1].free = 7;
         },
         u"numa"_s, blocks, u"cell 1: 7 GiB free in 1 GiB pages, 8 GiB asked"_s},
        {"enough of other pages does not help", evacuate,
         [](Case &c) {
             c.setSpec(u"hw:mem_page_size"_s, u"1GB"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pages.removeLast();
         },
         u"numa"_s, blocks, u"0 MiB free in 1 GiB pages"_s},
        {"no large pages at all", evacuate,
         [](Case &c) {
             c.setSpec(u"hw:mem_page_size"_s, u"large"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pages.clear();
         },
         u"numa"_s, blocks, u"no pages of a size that will do"_s},
        {"any large pages will do", cold,
         [](Case &c) {
             c.setSpec(u"hw:mem_page_size"_s, u"large"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pages[1].free = 0;
         },
         u"numa"_s, passes, u""_s},
        {"half a page is none", cold,
         [](Case &c) {
             c.setSpec(u"hw:mem_page_size"_s, u"1GB"_s);
             c.server.flavor.memoryMiB = 8192 + 512;
         },
         u"numa"_s, blocks, u"16 GiB free in 1 GiB pages, 8.5 GiB asked"_s},
        {"the image asks for pages", live,
         [](Case &c) {
             c.server.imageProperties->insert(u"hw_mem_page_size"_s, u"1048576"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pages[1].free = 0;
         },
         u"numa"_s, blocks, u"0 MiB free in 1 GiB pages"_s},
        {"the running guest has pages", live,
         [](Case &c) {
             c.server.imageProperties.reset();
             c.facts.topology = GuestTopology {{GuestCell {{0, 1, 2, 3}, 8192, 0, {}}}, 2048};
             for (HostCell &cell : *c.to.facts.cells)
                 cell.pages[0].free = 0;
         },
         u"numa"_s, blocks, u"0 MiB free in 2 MiB pages"_s},
        {"two cells on two", live, [](Case &c) { c.setSpec(u"hw:numa_nodes"_s, u"2"_s); }, u"numa"_s, passes,
         u"those of the instance (2)"_s},
        {"two cells where one is full", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.setSpec(u"hw:numa_nodes"_s, u"2"_s);
             HostCell &full = c.to.facts.cells->front();
             full.pinnedCpus = *full.dedicatedCpus;
         },
         u"numa"_s, blocks, u"cell 0: 0 CPUs free to pin, 2 asked"_s},
        {"more cells than the host has", live,
         [](Case &c) {
             c.setSpec(u"hw:numa_nodes"_s, u"2"_s);
             c.to.facts.cells->removeLast();
         },
         u"numa"_s, blocks, u"it has 2 cells, the host 1"_s},
        {"memory of a cell", cold,
         [](Case &c) {
             c.setSpec(u"hw:numa_nodes"_s, u"1"_s);
             c.server.flavor.memoryMiB = 65537;
         },
         u"numa"_s, blocks, u"64 GiB free, 65537 MiB asked"_s},
        {"memory that others hold, beyond the ratio", cold,
         [](Case &c) {
             c.assumed.schedulerFilters = QStringList {u"NUMATopologyFilter"_s};
             c.setSpec(u"hw:numa_nodes"_s, u"1"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.heldMemoryMiB = 65536 - 8191;
         },
         u"numa"_s, blocks, u"8191 MiB free, 8 GiB asked"_s},
        {"memory that others hold, and a filter that nobody stated", cold,
         [](Case &c) {
             c.setSpec(u"hw:numa_nodes"_s, u"1"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.heldMemoryMiB = 65536 - 8191;
         },
         u"numa"_s, unknown, u"8191 MiB free, 8 GiB asked"_s},
        {"memory that others hold, by the ratio", cold,
         [](Case &c) {
             c.stock(u"MEMORY_MB"_s).allocationRatio = 1.5;
             c.setSpec(u"hw:numa_nodes"_s, u"1"_s);
             for (HostCell &cell : *c.to.facts.cells)
                 cell.heldMemoryMiB = 65536;
         },
         u"numa"_s, passes, u""_s},
        {"some CPUs float", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"mixed"_s);
             c.setSpec(u"hw:cpu_dedicated_mask"_s, u"^0-1"_s);
         },
         u"numa"_s, passes, u""_s},
        {"more float than there are", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"mixed"_s);
             c.setSpec(u"hw:cpu_dedicated_mask"_s, u"0"_s);
             c.server.flavor.vcpus = 6;
         },
         u"numa"_s, blocks, u"4 CPUs for floating guests, 5 asked"_s},
        {"others with cells go there too", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.others = {otherServer(u"web"_s, u"cmp1"_s)};
             c.others[0].flavor = c.server.flavor;
             c.move.companions = {{ServerId(u"web"_s), HostName(u"cmp2"_s)}};
         },
         u"numa"_s, unknown, u"move to cmp2 at the same time"_s},
        {"before Train", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.api = {2, 72};
         },
         u"numa"_s, blocks, u"Nova before 20"_s, Repair::ChooseCold},
        {"before Train, cold", cold,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.api = {2, 72};
         },
         u"numa"_s, passes, u""_s},
        {"before Train, by the switch, to an empty and equal host", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.api = {2, 72};
             c.assumed.numaLiveMigration = true;
         },
         u"numa"_s, passes, u"same cells, and nothing is pinned"_s},
        {"before Train, by the switch, to a host that is not empty", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.api = {2, 72};
             c.assumed.numaLiveMigration = true;
             c.to.facts.cells->front().pinnedCpus = {2};
         },
         u"numa"_s, warns, u"pinned on cmp2 already"_s},
        {"before Train, by the switch, to other cells", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.api = {2, 72};
             c.assumed.numaLiveMigration = true;
             c.to.facts.cells->removeLast();
         },
         u"numa"_s, warns, u"cmp2 has other cells than cmp1"_s},
        {"nobody knows what the image asks for", live, [](Case &c) { c.server.imageProperties.reset(); },
         u"image"_s, unknown, u"What its image asks for is not known"_s},
        {"its cells tell as well",
         live,
         [](Case &c) {
             c.server.imageProperties.reset();
             c.facts.topology = GuestTopology();
         },
         u"image"_s,
         {},
         u""_s},
    };
}

} // namespace

class TestNuma : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestNuma)
#include "tst_numa.moc"
