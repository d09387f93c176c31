// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

void setFigures(Case &c, qint64 vcpus, qint64 vcpusUsed, qint64 memory, qint64 memoryUsed)
{
    c.to.hypervisor.vcpus = vcpus;
    c.to.hypervisor.vcpusUsed = vcpusUsed;
    c.to.hypervisor.memoryMiB = memory;
    c.to.hypervisor.memoryUsedMiB = memoryUsed;
    c.to.hypervisor.diskGiB = 1000;
    c.to.hypervisor.diskUsedGiB = 0;
}

QList<Row> rows()
{
    return {
        {"there is room", live, [](Case &) {}, u"capacity"_s, passes,
         u"cmp2 has room for 40 GiB of disk, 8 GiB of memory, 4 vCPUs"_s},
        {"memory to the last MiB", live, [](Case &c) { c.stock(u"MEMORY_MB"_s).used = 131072 - 512 - 8192; },
         u"capacity"_s, passes, u""_s},
        {"memory short by a MiB", live, [](Case &c) { c.stock(u"MEMORY_MB"_s).used = 131072 - 512 - 8191; },
         u"capacity"_s, blocks, u"cmp2: 8191 MiB of memory free, 8 GiB of memory asked"_s},
        {"vCPUs by the ratio", cold, [](Case &c) { c.stock(u"VCPU"_s).used = 60; }, u"capacity"_s, passes,
         u""_s},
        {"vCPUs beyond the ratio", cold, [](Case &c) { c.stock(u"VCPU"_s).used = 61; }, u"capacity"_s, blocks,
         u"cmp2: 3 vCPUs free, 4 vCPUs asked"_s},
        {"more than one may have", cold, [](Case &c) { c.stock(u"VCPU"_s).maxUnit = 3; }, u"capacity"_s,
         blocks, u"cmp2 gives one instance at most 3 vCPUs, 4 vCPUs asked"_s},
        {"disk", evacuate, [](Case &c) { c.stock(u"DISK_GB"_s).used = 961; }, u"capacity"_s, blocks,
         u"39 GiB of disk free, 40 GiB of disk asked"_s},
        {"a volume needs no disk", live,
         [](Case &c) {
             c.server.imageId.reset();
             c.server.flavor.swapMiB = 1025;
             c.stock(u"DISK_GB"_s).used = 998;
         },
         u"capacity"_s, passes, u"2 GiB of disk"_s},
        {"dedicated CPUs are other CPUs", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.stock(u"PCPU"_s).used = 9;
         },
         u"capacity"_s, blocks, u"3 dedicated CPUs free, 4 dedicated CPUs asked"_s},
        {"a CPU for the emulator", live,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.setSpec(u"hw:emulator_threads_policy"_s, u"isolate"_s);
             c.stock(u"PCPU"_s).used = 8;
         },
         u"capacity"_s, blocks, u"4 dedicated CPUs free, 5 dedicated CPUs asked"_s},
        {"no dedicated CPUs at all", cold,
         [](Case &c) {
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.to.provider.stocks->removeIf(
                 [](const ResourceStock &s) { return s.resourceClass == "PCPU"_L1; });
         },
         u"capacity"_s, blocks, u"0 dedicated CPUs free"_s},
        {"unless hosts pin in the old way", cold,
         [](Case &c) {
             c.assumed.oldPinning = true;
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             c.to.provider.stocks->removeIf(
                 [](const ResourceStock &s) { return s.resourceClass == "PCPU"_L1; });
         },
         u"capacity"_s, unknown, u"vcpu_pin_set"_s},
        {"a resource of its own", cold, [](Case &c) { c.setSpec(u"resources:CUSTOM_FPGA"_s, u"1"_s); },
         u"capacity"_s, blocks, u"0 CUSTOM_FPGA free, 1 CUSTOM_FPGA asked"_s},
        {"one of two GPUs has room", cold,
         [](Case &c) {
             c.setSpec(u"resources:VGPU"_s, u"2"_s);
             *c.to.provider.stocks << ResourceStock {u"VGPU"_s, 4, 0, 1, 4, 4}
                                   << ResourceStock {u"VGPU"_s, 4, 0, 1, 4, 2};
         },
         u"capacity"_s, passes, u"2 VGPU"_s},
        {"a shared provider may have the disk", cold,
         [](Case &c) {
             c.to.provider.stocks->removeIf(
                 [](const ResourceStock &s) { return s.resourceClass == "DISK_GB"_L1; });
         },
         u"capacity"_s, unknown, u"counts no disk of cmp2"_s},
        {"nobody knows", live, [](Case &c) { c.placementRead = false; }, u"capacity"_s, unknown,
         u"How much is free on cmp2 is not known"_s},
        {"the hypervisor fits by assumption", live,
         [](Case &c) {
             c.placementRead = false;
             setFigures(c, 16, 20, 65536, 57344);
         },
         u"capacity"_s, passes, u""_s},
        {"the hypervisor is short at the assumed ratio", live,
         [](Case &c) {
             c.placementRead = false;
             setFigures(c, 16, 20, 65536, 57345);
         },
         u"capacity"_s, unknown, u"at an assumed ratio of 1"_s},
        {"larger than the host", live,
         [](Case &c) {
             c.placementRead = false;
             setFigures(c, 16, 20, 8191, 0);
         },
         u"capacity"_s, blocks, u"cmp2 has 8191 MiB of memory in all"_s},
        {"what moves along takes room", live,
         [](Case &c) {
             c.stock(u"MEMORY_MB"_s).used = 131072 - 512 - 16383;
             c.others = {otherServer(u"web"_s, u"cmp1"_s)};
             c.move.companions = {{ServerId(u"web"_s), HostName(u"cmp2"_s)}};
         },
         u"capacity"_s, blocks, u"8 GiB of memory go to those that move there with it"_s},
        {"and fits beside it", live,
         [](Case &c) {
             c.stock(u"MEMORY_MB"_s).used = 131072 - 512 - 16384;
             c.others = {otherServer(u"web"_s, u"cmp1"_s)};
             c.move.companions = {{ServerId(u"web"_s), HostName(u"cmp2"_s)}};
         },
         u"capacity"_s, passes, u""_s},
        {"what leaves makes room once it has left", live,
         [](Case &c) {
             c.stock(u"MEMORY_MB"_s).used = 131072 - 512;
             c.others = {otherServer(u"web"_s, u"cmp2"_s)};
             c.move.companions = {{ServerId(u"web"_s), HostName(u"cmp1"_s)}};
         },
         u"capacity"_s, warns, u"8 GiB of memory asked"_s},
        {"memory that is promised twice", live, [](Case &c) { setFigures(c, 16, 20, 65536, 65536 - 8191); },
         u"memory"_s, warns, u"8191 MiB of memory are not promised to others, 8 GiB asked"_s},
        {"memory that is there",
         live,
         [](Case &c) { setFigures(c, 16, 20, 65536, 65536 - 8192); },
         u"memory"_s,
         {},
         u""_s},
    };
}

} // namespace

class TestCapacity : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestCapacity)
#include "tst_capacity.moc"
