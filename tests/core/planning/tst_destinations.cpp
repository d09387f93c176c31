// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/destinations.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

const QList<HostName> named {HostName(u"cmp2"_s), HostName(u"cmp3"_s), HostName(u"cmp4"_s)};

Server server(const QString &id, qint64 memoryMiB = 1024)
{
    Server server;
    server.id = ServerId(id);
    server.host = HostName(u"cmp1"_s);
    server.flavor.memoryMiB = memoryMiB;
    return server;
}

void addMemory(Snapshot &snapshot, const QString &host, qint64 totalMiB, qint64 usedMiB)
{
    Hypervisor hypervisor;
    hypervisor.host = HostName(host);
    hypervisor.memoryMiB = totalMiB;
    hypervisor.memoryUsedMiB = usedMiB;
    snapshot.hypervisors.values.push_back(std::make_shared<Hypervisor>(hypervisor));
}

void addGroup(Snapshot &snapshot, const QString &policy, const QStringList &members)
{
    ServerGroup group;
    group.policy = policy;
    for (const QString &member : members)
        group.members << ServerId(member);
    snapshot.serverGroups.values.push_back(std::make_shared<ServerGroup>(group));
}

QStringList dealt(Destinations &destinations, const QList<Server> &servers)
{
    QStringList hosts;
    for (const Server &server : servers)
        hosts << destinations.next(server).value_or(HostName(u"scheduler"_s)).value;
    return hosts;
}

} // namespace

class TestDestinations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutNamesTheSchedulerDecides()
    {
        const Snapshot snapshot;
        Destinations destinations(snapshot, {});
        QCOMPARE(dealt(destinations, {server(u"a"_s)}), QStringList {u"scheduler"_s});
    }
    void theEmptiestHostComesFirst()
    {
        Snapshot snapshot;
        addMemory(snapshot, u"cmp2"_s, 8000, 5000); // 3000 free
        addMemory(snapshot, u"cmp3"_s, 8000, 2000); // 6000 free
        addMemory(snapshot, u"cmp4"_s, 8000, 4500); // 3500 free
        Destinations destinations(snapshot, named);
        QCOMPARE(dealt(destinations,
                       {server(u"a"_s), server(u"b"_s), server(u"c"_s), server(u"d"_s), server(u"e"_s)}),
                 (QStringList {u"cmp3"_s, u"cmp3"_s, u"cmp3"_s, u"cmp4"_s, u"cmp2"_s}));
    }
    void whereMemoryIsNotKnownTheyTakeTurns()
    {
        const Snapshot snapshot;
        Destinations destinations(snapshot, named);
        QCOMPARE(dealt(destinations, {server(u"a"_s), server(u"b"_s), server(u"c"_s), server(u"d"_s)}),
                 (QStringList {u"cmp2"_s, u"cmp3"_s, u"cmp4"_s, u"cmp2"_s}));
    }
    void membersOfAnAntiAffinityGroupStayApart_data()
    {
        QTest::addColumn<QString>("policy");
        QTest::addColumn<bool>("apart");
        QTest::newRow("anti-affinity") << u"anti-affinity"_s << true;
        QTest::newRow("soft-anti-affinity") << u"soft-anti-affinity"_s << true;
        QTest::newRow("affinity") << u"affinity"_s << false;
    }
    void membersOfAnAntiAffinityGroupStayApart()
    {
        QFETCH(const QString, policy);
        QFETCH(const bool, apart);
        Snapshot snapshot;
        addMemory(snapshot, u"cmp2"_s, 100'000, 0); // So much that memory alone would send all of them here.
        addGroup(snapshot, policy, {u"a"_s, u"b"_s, u"c"_s});
        Destinations destinations(snapshot, named);
        const QStringList hosts =
            dealt(destinations, {server(u"a"_s), server(u"b"_s), server(u"c"_s), server(u"x"_s)});
        QCOMPARE(QSet<QString>(hosts.begin(), hosts.begin() + 3).size(), apart ? 3 : 1);
        QCOMPARE(hosts.last(), u"cmp2"_s);
    }
    void memberThatIsThereAlreadyIsAvoided()
    {
        Snapshot snapshot;
        Server other = server(u"b"_s);
        other.host = HostName(u"cmp2"_s);
        snapshot.servers.values.push_back(std::make_shared<Server>(other));
        addMemory(snapshot, u"cmp2"_s, 100'000, 0);
        addGroup(snapshot, u"anti-affinity"_s, {u"a"_s, u"b"_s, u"deleted-long-ago"_s});
        Destinations destinations(snapshot, named);
        QVERIFY(dealt(destinations, {server(u"a"_s)}) != QStringList {u"cmp2"_s});
    }
    void moreMembersThanHostsStillGoSomewhere()
    {
        Snapshot snapshot;
        addGroup(snapshot, u"anti-affinity"_s, {u"a"_s, u"b"_s});
        Destinations destinations(snapshot, {HostName(u"cmp2"_s)});
        QCOMPARE(dealt(destinations, {server(u"a"_s), server(u"b"_s)}), (QStringList {u"cmp2"_s, u"cmp2"_s}));
    }
};

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestDestinations)
#include "tst_destinations.moc"
