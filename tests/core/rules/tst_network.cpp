// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

HostDevice function(const QString &network)
{
    return {u"0000:3b:02.1"_s, HostDevice::Kind::VirtualFunction, {}, network, 0, true};
}

QList<Row> rows()
{
    return {
        {"ordinary ports", live, [](Case &) {}, u"ports"_s, passes, u"None of its ports (1)"_s},
        {"nobody read the ports", live, [](Case &c) { c.facts.ports.reset(); }, u"ports"_s, unknown,
         u"The kinds of its ports are not known"_s},
        {"direct is unplugged meanwhile", live,
         [](Case &c) { c.facts.ports->front().vnicType = u"direct"_s; }, u"ports"_s, warns,
         u"port-1 (direct) is unplugged"_s, Repair::ChooseCold},
        {"direct before Train", live,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"direct"_s;
             c.api = {2, 72};
         },
         u"ports"_s, blocks, u"part of a network card"_s, Repair::ChooseCold},
        {"direct cold", cold, [](Case &c) { c.facts.ports->front().vnicType = u"direct"_s; }, u"ports"_s,
         passes, u""_s},
        {"macvtap is not unplugged", live, [](Case &c) { c.facts.ports->front().vnicType = u"macvtap"_s; },
         u"ports"_s, passes, u""_s},
        {"a whole card", live, [](Case &c) { c.facts.ports->front().vnicType = u"direct-physical"_s; },
         u"ports"_s, warns, u"direct-physical"_s, Repair::ChooseCold},
        {"vdpa before 26", live,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"vdpa"_s;
             c.api = {2, 90};
         },
         u"ports"_s, blocks, u"type vdpa"_s},
        {"vdpa before 26, cold", cold,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"vdpa"_s;
             c.api = {2, 88};
         },
         u"ports"_s, blocks, u"type vdpa"_s},
        {"vdpa before 23, cold", cold,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"vdpa"_s;
             c.api = {2, 87};
         },
         u"ports"_s, passes, u""_s},
        {"vdpa from 26 on", live,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"vdpa"_s;
             c.api = {2, 93};
         },
         u"ports"_s, warns, u"unplugged"_s},
        {"an accelerator", evacuate,
         [](Case &c) { c.facts.ports->front().vnicType = u"accelerator-direct"_s; }, u"ports"_s, blocks,
         u"accelerator"_s},
        {"bandwidth", cold, [](Case &c) { c.facts.ports->front().wantsBandwidth = true; }, u"ports"_s, warns,
         u"asks for bandwidth"_s},
        {"DPDK", live, [](Case &c) { c.facts.ports->front().vifType = u"vhostuser"_s; }, u"ports"_s, warns,
         u"DPDK"_s},
        {"DPDK cold", cold, [](Case &c) { c.facts.ports->front().vifType = u"vhostuser"_s; }, u"ports"_s,
         passes, u""_s},
        {"a free function",
         cold,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"direct"_s;
             c.to.facts.devices = QList<HostDevice> {function(u"physnet1"_s)};
         },
         u"sr-iov"_s,
         {},
         u""_s},
        {"a function of another network", cold,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"direct"_s;
             c.to.facts.devices = QList<HostDevice> {function(u"physnet2"_s)};
         },
         u"sr-iov"_s, blocks, u"cmp2: 0 free virtual functions on physnet1, 1 asked"_s},
        {"a function that is taken", live,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"macvtap"_s;
             c.to.facts.devices = QList<HostDevice> {function(u"physnet1"_s)};
             c.to.facts.devices->front().free = false;
         },
         u"sr-iov"_s, blocks, u"0 free virtual functions"_s},
        {"a function of a network that nobody named", live,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"macvtap"_s;
             c.to.facts.devices = QList<HostDevice> {function({})};
         },
         u"sr-iov"_s, unknown, u"is not known"_s, Repair::ConnectLibvirt},
        {"nobody read the devices", live,
         [](Case &c) {
             c.facts.ports->front().vnicType = u"direct"_s;
             c.to.facts.devices.reset();
         },
         u"sr-iov"_s, unknown, u"cmp2 has 1 free virtual functions"_s, Repair::ConnectLibvirt},
    };
}

} // namespace

class TestNetwork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestNetwork)
#include "tst_network.moc"
