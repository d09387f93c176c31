// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/rules/cases.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Repair = Finding::Repair;

void join(Case &c, const QString &policy, const QString &host)
{
    ServerGroup group;
    group.id = u"g"_s;
    group.name = u"databases"_s;
    group.policy = policy;
    group.members = {c.server.id, ServerId(u"db-2"_s)};
    c.groups = {group};
    c.others = {otherServer(u"db-2"_s, host)};
}

QList<Row> rows()
{
    return {
        {"no group", live, [](Case &) {}, u"server-group"_s, {}, u""_s},
        {"apart, and nobody is there", live, [](Case &c) { join(c, u"anti-affinity"_s, u"cmp3"_s); },
         u"server-group"_s, passes, u"cmp2 has room for one more"_s},
        {"apart, and one is there", live, [](Case &c) { join(c, u"anti-affinity"_s, u"cmp2"_s); },
         u"server-group"_s, blocks, u"cmp2 already has 1 of its group"_s},
        {"two on a host are allowed", cold,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp2"_s);
             c.groups[0].maxServerPerHost = 2;
         },
         u"server-group"_s, passes, u""_s},
        {"apart if possible", evacuate, [](Case &c) { join(c, u"soft-anti-affinity"_s, u"cmp2"_s); },
         u"server-group"_s, warns, u"cmp2 already has 1 of"_s},
        {"one is on its way there", live,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp3"_s);
             Migration m;
             m.id = 1;
             m.serverId = ServerId(u"db-2"_s);
             m.type = Migration::Type::Live;
             m.status = u"running"_s;
             m.source = HostName(u"cmp3"_s);
             m.destination = HostName(u"cmp2"_s);
             c.migrations = {m};
         },
         u"server-group"_s, blocks, u"cmp2 already has 1 of"_s},
        {"one goes there at the same time", live,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp1"_s);
             c.move.companions = {{ServerId(u"db-2"_s), HostName(u"cmp2"_s)}};
         },
         u"server-group"_s, blocks, u"cmp2 has or gets 1 of its group"_s},
        {"one leaves it at the same time", live,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp2"_s);
             c.move.companions = {{ServerId(u"db-2"_s), HostName(u"cmp1"_s)}};
         },
         u"server-group"_s, warns, u"cmp2 has others of its group until they have left"_s},
        {"one moves at the same time, nobody knows where to", live,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp1"_s);
             c.move.companions = {{ServerId(u"db-2"_s), {}}};
         },
         u"server-group"_s, warns, u"move at the same time, perhaps to cmp2"_s},
        {"together, and the others stay", live, [](Case &c) { join(c, u"affinity"_s, u"cmp1"_s); },
         u"server-group"_s, blocks, u"None of the others of its group is on cmp2"_s},
        {"together, and the others are there", live, [](Case &c) { join(c, u"affinity"_s, u"cmp2"_s); },
         u"server-group"_s, passes, u"cmp2 has 1 of its group"_s},
        {"together, and alone", live,
         [](Case &c) {
             join(c, u"affinity"_s, {});
             c.groups[0].members.removeLast();
             c.others.clear();
         },
         u"server-group"_s, passes, u"alone in its group"_s},
        {"together if possible", live, [](Case &c) { join(c, u"soft-affinity"_s, u"cmp1"_s); },
         u"server-group"_s, warns, u"None of the others"_s},
        {"a deleted member does not count", live,
         [](Case &c) {
             join(c, u"affinity"_s, u"cmp1"_s);
             c.others.clear();
         },
         u"server-group"_s, passes, u"alone in its group"_s},
        {"a member that is out of sight", live,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp3"_s);
             c.others.clear();
             c.allProjects = false;
         },
         u"server-group"_s, unknown, u"Where all members"_s},
        {"groups of others are out of sight", live, [](Case &c) { c.allProjects = false; }, u"server-group"_s,
         unknown, u"Whether it is in a server group is not known"_s},
        {"it says itself that it is in none",
         live,
         [](Case &c) {
             c.allProjects = false;
             c.server.serverGroups = QStringList();
         },
         u"server-group"_s,
         {},
         u""_s},
        {"a scheduler that does not mind", live,
         [](Case &c) {
             join(c, u"anti-affinity"_s, u"cmp2"_s);
             c.assumed.schedulerFilters = QStringList();
         },
         u"server-group"_s, warns, u"cmp2 already has 1 of"_s},
    };
}

} // namespace

class TestGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void says_data() { addRows(rows()); }
    void says() { verify(rows()); }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestGroups)
#include "tst_groups.moc"
