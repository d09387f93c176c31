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
        {"the same version", live, [](Case &) {}, u"hypervisor-version"_s, passes,
         u"cmp1 has version 8.2.0, cmp2 has 8.2.0"_s},
        {"one micro version older", live, [](Case &c) { c.from.hypervisor.version = 8'002'001; },
         u"hypervisor-version"_s, blocks, u"cmp1 has version 8.2.1, cmp2 has 8.2.0"_s, Repair::ChooseCold},
        {"newer", live, [](Case &c) { c.to.hypervisor.version = 9'000'000; }, u"hypervisor-version"_s, passes,
         u"9.0.0"_s},
        {"older, where Nova is told not to mind", live,
         [](Case &c) {
             c.to.hypervisor.version = 8'001'000;
             c.assumed.skipsVersionCheck = true;
         },
         u"hypervisor-version"_s, warns, u"8.1.0"_s, Repair::ChooseCold},
        {"older is no matter when it starts anew",
         cold,
         [](Case &c) { c.to.hypervisor.version = 6'000'000; },
         u"hypervisor-version"_s,
         {},
         u""_s},
        {"version not known",
         live,
         [](Case &c) { c.to.hypervisor.version = 0; },
         u"hypervisor-version"_s,
         {},
         u""_s},
        {"another type", live, [](Case &c) { c.to.hypervisor.type = u"VMware"_s; }, u"hypervisor-type"_s,
         blocks, u"cmp1 is of type QEMU, cmp2 of type VMware"_s},
        {"another type, cold", cold, [](Case &c) { c.to.hypervisor.type = u"VMware"_s; },
         u"hypervisor-type"_s, warns, u"VMware"_s},
        {"type not known", live, [](Case &c) { c.to.hypervisor.type.clear(); }, u"hypervisor-type"_s, unknown,
         u"not both known"_s},
        {"the machine type is known there", live, [](Case &) {}, u"machine-type"_s, passes,
         u"cmp2 knows its machine type pc-q35-7.2"_s},
        {"the machine type is newer than QEMU there", live,
         [](Case &c) { c.facts.machineType = u"pc-q35-8.2"_s; }, u"machine-type"_s, blocks,
         u"does not know its machine type pc-q35-8.2"_s},
        {"the same when it starts anew", evacuate, [](Case &c) { c.facts.machineType = u"pc-q35-8.2"_s; },
         u"machine-type"_s, warns, u"pc-q35-8.2"_s},
        {"nobody listed the machine types", live, [](Case &c) { c.to.facts.machineTypes.reset(); },
         u"machine-type"_s, unknown, u"cmp2 knows its machine type pc-q35-7.2 is not known"_s,
         Repair::ConnectLibvirt},
        {"nobody knows its machine type",
         live,
         [](Case &c) { c.facts.machineType.reset(); },
         u"machine-type"_s,
         {},
         u""_s},
        {"the image names the machine type", live,
         [](Case &c) {
             c.facts.machineType.reset();
             c.server.imageProperties->insert(u"hw_machine_type"_s, u"q35"_s);
         },
         u"machine-type"_s, passes, u"q35"_s},
    };
}

} // namespace

class TestHypervisor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestHypervisor)
#include "tst_hypervisor.moc"
