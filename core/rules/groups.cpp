// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/groups.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verdict = Finding::Verdict;

void judgeApart(const MovingServer::Group &counted, const KnownHost &host, bool soft,
                MoveJudgement &judgement)
{
    const ServerGroup &group = *counted.group;
    const int most = soft ? 1 : group.maxServerPerHost.value_or(1);
    const int here = counted.members.value(host.name);
    const int arriving = counted.arriving.value(host.name);
    const int leaving = std::min(counted.leaving.value(host.name), here);
    const Verdict inTheWay = soft ? Verdict::Warns : Verdict::Blocks;
    const QString why = u"Its group %1 (%2) allows %3 on one host"_s;
    const auto says = [&](const QString &sentence, const QString &change, int members = 0) {
        return [&, sentence, change, members] {
            return Said {members > 0 ? sentence.arg(host.name.value, QString::number(members))
                                     : sentence.arg(host.name.value),
                         why.arg(group.name, group.policy).arg(most), change};
        };
    };
    if (here - leaving + arriving >= most) {
        const QString sentence =
            arriving > 0 ? u"%1 has or gets %2 of its group"_s : u"%1 already has %2 of its group"_s;
        return judgement.add(
            inTheWay, "server-group"_L1,
            says(sentence, u"A host without a member of the group"_s, here - leaving + arriving));
    }
    if (here + arriving >= most) {
        return judgement.warns(
            "server-group"_L1,
            says(u"%1 has others of its group until they have left"_s, u"Move it after they have left"_s));
    }
    if (counted.othersMoveToo) {
        return judgement.warns("server-group"_L1,
                               says(u"Others of its group move at the same time, perhaps to %1"_s,
                                    u"Move members of a group one after the other"_s));
    }
    judgement.passes("server-group"_L1, says(u"%1 has room for one more of its group"_s, {}));
}

void judgeTogether(const MovingServer::Group &counted, const KnownHost &host, bool soft,
                   MoveJudgement &judgement)
{
    const ServerGroup &group = *counted.group;
    const int here = counted.members.value(host.name);
    if (here > 0 || counted.members.isEmpty()) {
        return judgement.passes("server-group"_L1, [&] {
            return Said {here > 0 ? u"%1 has %2 of its group"_s.arg(host.name.value).arg(here)
                                  : u"It is alone in its group %1"_s.arg(group.name)};
        });
    }
    judgement.add(soft ? Verdict::Warns : Verdict::Blocks, "server-group"_L1, [&] {
        return Said {
            u"None of the others of its group is on %1"_s.arg(host.name.value),
            u"Its group %1 (%2) keeps all of it on one host"_s.arg(group.name, group.policy),
            soft ? QString()
                 : u"A group with hard affinity cannot be moved one by one: make it anew, without the group "
                   "or with soft-affinity"_s};
    });
}

} // namespace

void judgeGroups(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const Snapshot &snapshot = moving.grounds.snapshot();
    const bool none = moving.server.serverGroups && moving.server.serverGroups->isEmpty();
    const bool allRead = snapshot.serverGroups.reading == Reading::Complete && snapshot.allProjects;
    if (moving.groups.isEmpty()) {
        if (!none && !allRead) {
            judgement.unknown("server-group"_L1, [] {
                return Said {u"Whether it is in a server group is not known"_s,
                             u"A group may keep its members together or apart"_s,
                             u"A login that sees the groups of all projects"_s};
            });
        }
        return;
    }
    for (const MovingServer::Group &counted : moving.groups) {
        const QString &policy = counted.group->policy;
        const bool soft = policy.startsWith("soft-"_L1);
        const bool apart = policy.endsWith("anti-affinity"_L1);
        const auto enforced = moving.assumed().filtersBy(apart ? "ServerGroupAntiAffinityFilter"_L1
                                                               : "ServerGroupAffinityFilter"_L1);
        if (!counted.allKnown && !soft) {
            judgement.unknown("server-group"_L1, [&] {
                return Said {u"Where all members of its group %1 (%2) are is not known"_s.arg(
                                 counted.group->name, policy),
                             {},
                             u"A login that sees the instances of all projects"_s};
            });
            continue;
        }
        if (apart)
            judgeApart(counted, host, soft || enforced == false, judgement);
        else if (policy.endsWith("affinity"_L1))
            judgeTogether(counted, host, soft || enforced == false, judgement);
    }
}

} // namespace drover
