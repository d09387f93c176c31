// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

HostDevice device(const QString &alias, int cell)
{
    return {u"0000:3b:00.0"_s, HostDevice::Kind::Pci, alias, {}, cell, true};
}

QList<Row> rows()
{
    return {
        {"no live with a PCI device before 31", live,
         [](Case &c) {
             c.api = {2, 96};
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
         },
         u"pci-passthrough"_s, blocks, u"2 of a100"_s, Repair::ChooseCold},
        {"from 31 on nova.conf decides", live,
         [](Case &c) { c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s); }, u"pci-passthrough"_s, unknown,
         u"live_migratable is not known"_s, Repair::ChooseCold},
        {"it says that the device moves",
         live,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.assumed.liveMigratableAliases = {u"a100"_s};
         },
         u"pci-passthrough"_s,
         {},
         u""_s},
        {"cold is no matter",
         cold,
         [](Case &c) { c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s); },
         u"pci-passthrough"_s,
         {},
         u""_s},
        {"two devices are free", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices = QList<HostDevice> {device(u"a100"_s, 0), device(u"a100"_s, 0)};
         },
         u"pci-devices"_s, passes, u"cmp2 has the devices"_s},
        {"one of two is taken", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices = QList<HostDevice> {device(u"a100"_s, 0), device(u"a100"_s, 0)};
             c.to.facts.devices->front().free = false;
         },
         u"pci-devices"_s, blocks, u"cmp2: 1 a100 free, 2 asked"_s},
        {"no devices at all", cold, [](Case &c) { c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s); },
         u"pci-devices"_s, blocks, u"0 a100 free"_s},
        {"nobody read the devices", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices.reset();
         },
         u"pci-devices"_s, unknown, u"Whether cmp2 has a free 2 of a100 is not known"_s,
         Repair::ConnectLibvirt},
        {"nobody named them", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices = QList<HostDevice> {device(u"a100"_s, 0), device(u"a100"_s, 0)};
             for (HostDevice &d : *c.to.facts.devices)
                 d.alias.clear();
         },
         u"pci-devices"_s, unknown, u"is not known"_s, Repair::ConnectLibvirt},
        {"the device is near another cell, which its alias may not mind", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices = QList<HostDevice> {device(u"a100"_s, 0), device(u"a100"_s, 0)};
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             HostCell &near = c.to.facts.cells->front();
             near.pinnedCpus = *near.dedicatedCpus;
         },
         u"pci-devices"_s, unknown, u"no cell has both"_s},
        {"the device is near another cell", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices = QList<HostDevice> {device(u"a100"_s, 0), device(u"a100"_s, 0)};
             c.setSpec(u"hw:pci_numa_affinity_policy"_s, u"required"_s);
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             HostCell &near = c.to.facts.cells->front();
             near.pinnedCpus = *near.dedicatedCpus;
         },
         u"pci-devices"_s, blocks, u"no cell has both"_s},
        {"which the flavor may not mind", cold,
         [](Case &c) {
             c.setSpec(u"pci_passthrough:alias"_s, u"a100:2"_s);
             c.to.facts.devices = QList<HostDevice> {device(u"a100"_s, 0), device(u"a100"_s, 0)};
             c.setSpec(u"hw:pci_numa_affinity_policy"_s, u"preferred"_s);
             c.setSpec(u"hw:cpu_policy"_s, u"dedicated"_s);
             HostCell &near = c.to.facts.cells->front();
             near.pinnedCpus = *near.dedicatedCpus;
         },
         u"pci-devices"_s, passes, u""_s},
        {"vGPU before 29", live,
         [](Case &c) {
             c.api = {2, 95};
             c.setSpec(u"resources:VGPU"_s, u"1"_s);
         },
         u"vgpu"_s, blocks, u"from release 29 on"_s, Repair::ChooseCold},
        {"vGPU from 29 on", live, [](Case &c) { c.setSpec(u"resources:VGPU"_s, u"1"_s); }, u"vgpu"_s, warns,
         u"same mdev type"_s},
        {"vGPU with an old QEMU", live,
         [](Case &c) {
             c.setSpec(u"resources:VGPU"_s, u"1"_s);
             c.to.hypervisor.version = 8'000'005;
         },
         u"vgpu"_s, blocks, u"QEMU of cmp2 is older than 8.1"_s, Repair::ChooseCold},
        {"vGPU is lost cold", cold, [](Case &c) { c.setSpec(u"resources1:VGPU"_s, u"1"_s); }, u"vgpu"_s,
         warns, u"loses its virtual GPU"_s},
        {"accelerators stay", cold, [](Case &c) { c.setSpec(u"accel:device_profile"_s, u"fpga"_s); },
         u"accelerator"_s, blocks, u"accelerator fpga"_s},
        {"accelerators are evacuated",
         evacuate,
         [](Case &c) { c.setSpec(u"accel:device_profile"_s, u"fpga"_s); },
         u"accelerator"_s,
         {},
         u""_s},
        {"shares are in the way", cold, [](Case &c) { c.facts.shares = 1; }, u"shares"_s, blocks,
         u"Manila shares are attached to it: 1"_s},
        {"no shares", cold, [](Case &c) { c.facts.shares = 0; }, u"shares"_s, {}, u""_s},
    };
}

} // namespace

class TestDevices : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestDevices)
#include "tst_devices.moc"
