// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

QStringList filters()
{
    return {u"AggregateInstanceExtraSpecsFilter"_s, u"AggregateImagePropertiesIsolation"_s,
            u"AggregateMultiTenancyIsolation"_s, u"enable_isolated_aggregate_filtering"_s};
}

QList<Row> rows()
{
    return {
        {"no zone asked for", live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u"az2"_s, {HostName(u"cmp2"_s)}, {}}};
         },
         u"zone"_s, passes, u"no particular zone"_s},
        {"the zone asked for", live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u"az2"_s, {HostName(u"cmp2"_s)}, {}}};
             c.server.pinnedZone = std::optional(u"az2"_s);
         },
         u"zone"_s, passes, u"cmp2 is in its zone az2"_s},
        {"another zone", cold,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u"az2"_s, {HostName(u"cmp2"_s)}, {}}};
             c.server.pinnedZone = std::optional(u"az1"_s);
         },
         u"zone"_s, blocks, u"asked for in zone az1, and cmp2 is in az2"_s},
        {"another zone, below 2.96", live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u"az2"_s, {HostName(u"cmp2"_s)}, {}}};
             c.server.pinnedZone.reset();
             c.server.zone = u"az1"_s;
         },
         u"zone"_s, unknown, u"whether it was asked for there is not known"_s},
        {"the same zone, below 2.96", live, [](Case &c) { c.server.pinnedZone.reset(); }, u"zone"_s, passes,
         u"zone nova"_s},
        {"the aggregate that the flavor asks for",
         live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"ssd"_s, u"yes, maybe"_s}}}};
             c.assumed.schedulerFilters = filters();
             c.setSpec(u"aggregate_instance_extra_specs:ssd"_s, u"maybe"_s);
         },
         u"aggregate"_s,
         {},
         u""_s},
        {"another value", live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"ssd"_s, u"no"_s}}}};
             c.assumed.schedulerFilters = filters();
             c.setSpec(u"aggregate_instance_extra_specs:ssd"_s, u"yes"_s);
         },
         u"aggregate"_s, blocks, u"asks for ssd yes, and cmp2 has no"_s},
        {"no such aggregate", live,
         [](Case &c) {
             c.assumed.schedulerFilters = filters();
             c.setSpec(u"aggregate_instance_extra_specs:ssd"_s, u"yes"_s);
         },
         u"aggregate"_s, blocks, u"no aggregate of cmp2 has ssd"_s},
        {"nobody stated the filters", live,
         [](Case &c) { c.setSpec(u"aggregate_instance_extra_specs:ssd"_s, u"yes"_s); }, u"aggregate"_s,
         unknown, u"whether the scheduler minds is not known"_s},
        {"the scheduler does not mind",
         live,
         [](Case &c) {
             c.assumed.schedulerFilters = QStringList();
             c.setSpec(u"aggregate_instance_extra_specs:ssd"_s, u"yes"_s);
         },
         u"aggregate"_s,
         {},
         u""_s},
        {"one of two values",
         live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"ssd"_s, u"b"_s}}}};
             c.assumed.schedulerFilters = filters();
             c.setSpec(u"aggregate_instance_extra_specs:ssd"_s, u"<or> a <or> b"_s);
         },
         u"aggregate"_s,
         {},
         u""_s},
        {"a comparison of numbers", live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"iops"_s, u"500"_s}}}};
             c.assumed.schedulerFilters = filters();
             c.setSpec(u"aggregate_instance_extra_specs:iops"_s, u">= 400"_s);
         },
         u"aggregate"_s, unknown, u"does not compare"_s},
        {"a host for other images", live,
         [](Case &c) {
             c.aggregates = {{1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"os_distro"_s, u"windows"_s}}}};
             c.assumed.schedulerFilters = filters();
             c.server.imageProperties->insert(u"os_distro"_s, u"debian"_s);
         },
         u"aggregate"_s, blocks,
         u"Its image has os_distro debian, and the aggregates of cmp2 have windows"_s},
        {"a host for other projects", evacuate,
         [](Case &c) {
             c.aggregates = {{1,
                              {},
                              u"a"_s,
                              u""_s,
                              {HostName(u"cmp2"_s)},
                              {{u"filter_tenant_id"_s, u"bank,treasury"_s}}}};
             c.assumed.schedulerFilters = filters();
         },
         u"aggregate"_s, blocks, u"cmp2 is set apart for other projects than shop"_s},
        {"a host for its project",
         evacuate,
         [](Case &c) {
             c.aggregates = {
                 {1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"filter_tenant_id"_s, u"bank,shop"_s}}}};
             c.assumed.schedulerFilters = filters();
         },
         u"aggregate"_s,
         {},
         u""_s},
        {"a host that is kept for others", live,
         [](Case &c) {
             c.aggregates = {
                 {1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"trait:CUSTOM_GOLD"_s, u"required"_s}}}};
             c.assumed.schedulerFilters = filters();
         },
         u"aggregate"_s, blocks, u"cmp2 is kept for what requires CUSTOM_GOLD"_s},
        {"a host that is kept for it",
         live,
         [](Case &c) {
             c.aggregates = {
                 {1, {}, u"a"_s, u""_s, {HostName(u"cmp2"_s)}, {{u"trait:HW_CPU_X86_AVX"_s, u"required"_s}}}};
             c.assumed.schedulerFilters = filters();
             c.setSpec(u"trait:HW_CPU_X86_AVX"_s, u"required"_s);
         },
         u"aggregate"_s,
         {},
         u""_s},
        {"a trait is there", live, [](Case &c) { c.setSpec(u"trait:HW_CPU_X86_AVX"_s, u"required"_s); },
         u"traits"_s, passes, u"cmp2 has the traits"_s},
        {"a trait is missing", live, [](Case &c) { c.setSpec(u"trait:CUSTOM_GOLD"_s, u"required"_s); },
         u"traits"_s, blocks, u"CUSTOM_GOLD"_s},
        {"the image requires it", cold,
         [](Case &c) { c.server.imageProperties->insert(u"trait:CUSTOM_GOLD"_s, u"required"_s); },
         u"traits"_s, blocks, u"CUSTOM_GOLD"_s},
        {"a trait is forbidden", cold, [](Case &c) { c.setSpec(u"trait:HW_CPU_X86_AVX"_s, u"forbidden"_s); },
         u"traits"_s, blocks, u"has a trait that it forbids: HW_CPU_X86_AVX"_s},
        {"nobody read the traits", cold,
         [](Case &c) {
             c.setSpec(u"trait:CUSTOM_GOLD"_s, u"required"_s);
             c.to.provider.traits.reset();
         },
         u"traits"_s, unknown, u"is not known"_s},
    };
}

} // namespace

class TestScheduling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestScheduling)
#include "tst_scheduling.moc"
