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
        {"all flags are there", live, [](Case &) {}, u"cpu"_s, passes,
         u"cmp2 has all CPU flags of the guest (3)"_s},
        {"one flag is missing", live,
         [](Case &c) {
             c.to.facts.cpu->features = {u"sse"_s, u"avx"_s};
         },
         u"cpu"_s, blocks, u"lacks CPU flags that the guest has: avx2"_s, Repair::ChooseCold},
        {"a guest with less than its host", live,
         [](Case &c) {
             c.to.facts.cpu->features = {u"sse"_s};
             c.facts.cpu->cpu.features = {u"sse"_s};
             c.facts.cpu->mode = GuestCpu::Mode::Custom;
         },
         u"cpu"_s, passes, u"all CPU flags of the guest (1)"_s},
        {"the guest is not known, and its host has no more", live, [](Case &c) { c.facts.cpu.reset(); },
         u"cpu"_s, passes, u"all CPU flags of cmp1 (3)"_s},
        {"the guest is not known, and its host has more", live,
         [](Case &c) {
             c.facts.cpu.reset();
             c.to.facts.cpu->features = {u"sse"_s};
         },
         u"cpu"_s, unknown, u"lacks CPU flags that cmp1 has (avx, avx2)"_s, Repair::ConnectLibvirt},
        {"nobody knows the flags there", live,
         [](Case &c) {
             c.to.facts.cpu.reset();
             c.to.provider.traits.reset();
         },
         u"cpu"_s, unknown, u"The CPU flags of cmp2 are not known"_s, Repair::ConnectLibvirt},
        {"traits tell less than flags", live, [](Case &c) { c.to.facts.cpu.reset(); }, u"cpu"_s, unknown,
         u"flags that Placement has no trait for"_s, Repair::ConnectLibvirt},
        {"the flags of the API do", live,
         [](Case &c) {
             c.hostFactsRead = false;
             c.from.hypervisor.cpuFeatures = QStringList {u"sse"_s, u"avx"_s, u"avx2"_s};
             c.to.hypervisor.cpuFeatures = c.from.hypervisor.cpuFeatures;
         },
         u"cpu"_s, passes, u"all CPU flags of the guest (3)"_s},
        {"passed through to the same CPU", live,
         [](Case &c) { c.facts.cpu->mode = GuestCpu::Mode::HostPassthrough; }, u"cpu"_s, passes,
         u"cmp2 has the same Cascadelake"_s},
        {"passed through to a larger CPU", live,
         [](Case &c) {
             c.facts.cpu->mode = GuestCpu::Mode::HostPassthrough;
             c.to.facts.cpu->model = u"Icelake"_s;
             c.to.facts.cpu->features << u"sha"_s;
         },
         u"cpu"_s, warns, u"cmp2 has Icelake in place of Cascadelake"_s, Repair::ChooseCold},
        {"passed through to another microcode", live,
         [](Case &c) {
             c.facts.cpu->mode = GuestCpu::Mode::HostPassthrough;
             c.to.facts.cpu->microcode = u"8"_s;
         },
         u"cpu"_s, warns, u"the microcode of cmp2 is another"_s, Repair::ChooseCold},
        {"passed through to a smaller CPU", live,
         [](Case &c) {
             c.facts.cpu->mode = GuestCpu::Mode::HostPassthrough;
             c.to.facts.cpu->features.removeLast();
         },
         u"cpu"_s, blocks, u"avx2"_s, Repair::ChooseCold},
        {"passed through by assumption", live,
         [](Case &c) {
             c.facts.cpu.reset();
             c.assumed.cpuMode = GuestCpu::Mode::HostPassthrough;
             c.to.facts.cpu->features.removeLast();
         },
         u"cpu"_s, blocks, u"avx2"_s, Repair::ChooseCold},
        {"cold it only warns", cold, [](Case &c) { c.to.facts.cpu->features = {u"sse"_s}; }, u"cpu"_s, warns,
         u"cmp2 lacks CPU flags of cmp1: avx, avx2"_s},
        {"cold and not known is no matter",
         cold,
         [](Case &c) { c.to.facts.cpu.reset(); },
         u"cpu"_s,
         {},
         u""_s},
        {"another architecture", evacuate, [](Case &c) { c.to.facts.cpu->architecture = u"aarch64"_s; },
         u"cpu-architecture"_s, blocks, u"cmp1 is x86_64, cmp2 is aarch64"_s},
        {"the architecture by traits", cold,
         [](Case &c) {
             c.to.facts.cpu.reset();
             c.to.provider.traits = QStringList {u"HW_ARCH_AARCH64"_s};
         },
         u"cpu-architecture"_s, blocks, u"aarch64"_s},
    };
}

} // namespace

class TestCpu : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestCpu)
#include "tst_cpu.moc"
