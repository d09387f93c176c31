// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/scheduling.h"

#include "core/rules/amounts.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verdict = Finding::Verdict;

/// As nova/scheduler/filters/extra_specs_ops.py; nothing for operators that compare numbers.
std::optional<bool> matches(const QString &demand, const QStringList &values)
{
    const QString first = demand.section(u' ', 0, 0);
    if (first == "<or>"_L1) {
        const QStringList choices = demand.split(u"<or>"_s, Qt::SkipEmptyParts);
        return std::ranges::any_of(choices,
                                   [&](const QString &choice) { return values.contains(choice.trimmed()); });
    }
    if (first == "s=="_L1)
        return values.contains(demand.section(u' ', 1).trimmed());
    constexpr std::array others {"="_L1,  "=="_L1,  "!="_L1, ">="_L1,  "<="_L1,   "s!="_L1,
                                 "s<"_L1, "s<="_L1, "s>"_L1, "s>="_L1, "<in>"_L1, "<all-in>"_L1};
    if (std::ranges::find(others, first) != others.end())
        return {};
    return values.contains(demand);
}

/// What does not match, by how certain it is that the scheduler cares.
void mismatch(const MovingServer &moving, QLatin1StringView filter, const QString &sentence,
              MoveJudgement &judgement)
{
    const std::optional<bool> filters = moving.assumed().filtersBy(filter);
    if (filters == false)
        return;
    judgement.add(filters ? Verdict::Blocks : Verdict::Unknown, "aggregate"_L1, [&] {
        return Said {filters ? sentence : u"%1; whether the scheduler minds is not known"_s.arg(sentence),
                     u"It does with %1 among its filters or prefilters, which no API tells"_s.arg(filter),
                     filters ? QString()
                             : u"The enabled_filters of nova.conf, as an assumption about this cloud"_s};
    });
}

void judgeFlavor(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    for (const auto &[name, demand] : moving.need.aggregateDemands.asKeyValueRange()) {
        const QStringList values = host.aggregateMetadata.value(name);
        const std::optional<bool> met = values.isEmpty() ? std::optional(false) : matches(demand, values);
        if (met == true)
            continue;
        const QString had = values.isEmpty() ? u"no aggregate of %1 has %2"_s.arg(host.name.value, name)
                                             : u"%1 has %2"_s.arg(host.name.value, values.join(", "_L1));
        const QString sentence = u"Its flavor asks for %1 %2, and %3"_s.arg(name, demand, had);
        if (met == false)
            mismatch(moving, "AggregateInstanceExtraSpecsFilter"_L1, sentence, judgement);
        else
            judgement.unknown("aggregate"_L1,
                              [&] { return Said {u"%1, which Drover does not compare"_s.arg(sentence)}; });
    }
}

void judgeImageProperties(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    if (!moving.server.imageProperties)
        return;
    for (const auto &[key, values] : host.aggregateMetadata.asKeyValueRange()) {
        const QString had = moving.server.imageProperties->value(key);
        if (had.isEmpty() || values.contains(had))
            continue;
        mismatch(moving, "AggregateImagePropertiesIsolation"_L1,
                 u"Its image has %1 %2, and the aggregates of %3 have %4"_s.arg(key, had, host.name.value,
                                                                                values.join(", "_L1)),
                 judgement);
    }
}

void judgeTenant(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    QStringList allowed;
    for (const auto &[key, values] : host.aggregateMetadata.asKeyValueRange()) {
        if (key.startsWith("filter_tenant_id"_L1))
            allowed += values;
    }
    if (allowed.isEmpty() || allowed.contains(moving.server.projectId.value))
        return;
    mismatch(
        moving, "AggregateMultiTenancyIsolation"_L1,
        u"%1 is set apart for other projects than %2"_s.arg(host.name.value, moving.server.projectId.value),
        judgement);
}

/// Aggregates that keep their hosts for what requires their traits (a prefilter, off by default).
void judgeIsolation(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    for (const auto &[key, values] : host.aggregateMetadata.asKeyValueRange()) {
        if (!key.startsWith("trait:"_L1) || !values.contains(u"required"_s))
            continue;
        const QString trait = key.section(u':', 1);
        if (moving.need.requiredTraits.contains(trait))
            continue;
        mismatch(moving, "enable_isolated_aggregate_filtering"_L1,
                 u"%1 is kept for what requires %2"_s.arg(host.name.value, trait), judgement);
    }
}

} // namespace

void judgeZone(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Server &server = moving.server;
    if (server.pinnedZone && !*server.pinnedZone) {
        return judgement.passes("zone"_L1, [] { return Said {u"It was asked for in no particular zone"_s}; });
    }
    const QString wanted = server.pinnedZone ? **server.pinnedZone : server.zone;
    if (wanted.isEmpty() || host.zone.isEmpty() || wanted == host.zone) {
        if (!wanted.isEmpty() && wanted == host.zone)
            judgement.passes("zone"_L1,
                             [&] { return Said {u"%1 is in its zone %2"_s.arg(host.name.value, wanted)}; });
        return;
    }
    if (server.pinnedZone) {
        return judgement.blocks("zone"_L1, [&] {
            return Said {
                u"It was asked for in zone %1, and %2 is in %3"_s.arg(wanted, host.name.value, host.zone),
                u"The scheduler keeps it in the zone that it was asked for"_s};
        });
    }
    judgement.unknown("zone"_L1, [&] {
        return Said {u"It is in zone %1, and %2 in %3; whether it was asked for there is not known"_s.arg(
                         wanted, host.name.value, host.zone),
                     u"The scheduler keeps it in the zone that it was asked for"_s,
                     u"A compute API from 2.96 tells"_s};
    });
}

void judgeAggregates(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    if (moving.grounds.snapshot().aggregates.reading != Reading::Complete) {
        return judgement.unknown("aggregate"_L1, [&] {
            return Said {u"The aggregates of %1 are not known"_s.arg(host.name.value),
                         u"They may keep hosts for some flavors, images or projects"_s};
        });
    }
    judgeFlavor(moving, host, judgement);
    judgeImageProperties(moving, host, judgement);
    judgeTenant(moving, host, judgement);
    judgeIsolation(moving, host, judgement);
}

void judgeTraits(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Need &need = moving.need;
    if (need.requiredTraits.isEmpty() && need.forbiddenTraits.isEmpty())
        return;
    if (!host.provider || !host.provider->traits) {
        return judgement.unknown("traits"_L1, [&] {
            return Said {u"Whether %1 has the traits that it asks for is not known"_s.arg(host.name.value),
                         {},
                         u"Reading Placement tells"_s};
        });
    }
    QStringList wrong;
    for (const QString &trait : need.requiredTraits) {
        if (!host.traits.contains(trait))
            wrong << trait;
    }
    const bool lacks = !wrong.isEmpty();
    for (const QString &trait : need.forbiddenTraits) {
        if (host.traits.contains(trait))
            wrong << trait;
    }
    if (wrong.isEmpty()) {
        return judgement.passes(
            "traits"_L1, [&] { return Said {u"%1 has the traits that it asks for"_s.arg(host.name.value)}; });
    }
    judgement.blocks("traits"_L1, [&] {
        return Said {(lacks ? u"%1 lacks a trait that it requires, or has one that it forbids: %2"_s
                            : u"%1 has a trait that it forbids: %2"_s)
                         .arg(host.name.value, someOf(wrong)),
                     u"Placement offers no host without them"_s};
    });
}

} // namespace drover
