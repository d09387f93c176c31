// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every scenario that comes with the program holds to, and what each of them is there for.

#include "app/simcloud/engine/numafit.h"
#include "app/simcloud/scenarios/scenario.h"
#include "app/simcloud/state/statefile.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace simcloud;
using namespace std::chrono_literals;

namespace {

const Moment noon = std::chrono::sys_days(std::chrono::year(2026) / 11 / 24) + 12h;

QString filled(Cloud &cloud, const QString &scenario, std::uint64_t seed = 1)
{
    cloud.now = noon;
    const auto result = fill(cloud, scenario, seed);
    return result ? QString() : result.error();
}

/// All that there is to say of a cloud.
QByteArray everything(const Cloud &cloud)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"state"_s);
    if (!saveState(path, cloud))
        return {};
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const Server *named(const Cloud &cloud, const QString &name)
{
    const auto found = std::find_if(cloud.servers().cbegin(), cloud.servers().cend(),
                                    [&](const Server &server) { return server.name == name; });
    return found == cloud.servers().cend() ? nullptr : &*found;
}

qint64 countOf(const Cloud &cloud, VmState state)
{
    return std::count_if(cloud.servers().cbegin(), cloud.servers().cend(),
                         [&](const Server &server) { return server.vmState == state; });
}

/// What is wrong with what is held of one host; empty if nothing is.
QString wrongWith(const Host &host, const std::vector<const Claim *> &claims)
{
    QMap<QString, qint64> used;
    std::set<int> pinned;
    std::set<QString> devices;
    QMap<int, QMap<int, qint64>> pages;
    for (const Claim *claim : claims) {
        for (const auto &[resource, amount] : claim->resources.asKeyValueRange())
            used[resource] += amount;
        for (const QString &device : claim->devices) {
            if (!devices.insert(device).second)
                return u"%1: the device %2 is given twice"_s.arg(host.name, device);
            if (std::none_of(host.devices.cbegin(), host.devices.cend(),
                             [&](const PciDevice &known) { return known.address == device; }))
                return u"%1 has no device %2"_s.arg(host.name, device);
        }
        for (const GuestCell &cell : claim->cells) {
            const auto &of = host.cells.at(std::size_t(cell.hostCell));
            for (const int cpu : cell.pinning) {
                if (!pinned.insert(cpu).second)
                    return u"%1: CPU %2 is pinned twice"_s.arg(host.name).arg(cpu);
                if (!of.dedicatedCpus.count(cpu))
                    return u"%1: CPU %2 is not to be pinned in its cell"_s.arg(host.name).arg(cpu);
            }
            if (cell.pageKiB > 4)
                pages[cell.hostCell][cell.pageKiB] += cell.memoryMiB * 1024 / cell.pageKiB;
        }
    }
    for (const Cell &cell : host.cells) {
        for (const auto &[size, count] : pages.value(cell.id).asKeyValueRange()) {
            if (count > cell.pages.value(size))
                return u"%1: more pages of %2 KiB than there are"_s.arg(host.name).arg(size);
        }
    }
    const auto inventories = inventoriesOf(host);
    for (const auto &[resource, amount] : used.asKeyValueRange()) {
        if (amount > inventories.value(resource).capacity())
            return u"%1: more %2 than there is"_s.arg(host.name, resource);
    }
    return {};
}

} // namespace

class TestScenarios : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void holdsTogether_data();
    void holdsTogether();
    void sameSeedIsTheSameCloud();
    void otherSeedIsAnother();
    void calmIsAnOrdinaryCloud();
    void calmHasEveryAwkwardKind();
    void historyLiesInThePast();
    void neverEndingHasGuestsFasterThanTheirLink();
    void deadHostIsDownWithItsInstances();
    void wideInstancesOfNumaMismatchHaveNoPlaceOnTheOtherShapes();
    void rebalanceHasTwoHotHosts();
    void leftoversAreThere();
    void hostileIsNasty();
    void labIsTheLab();
    void seededLabHasTheRecordedServers();
    void unknownNameListsTheKnownOnes();
};

void TestScenarios::holdsTogether_data()
{
    QTest::addColumn<QString>("scenario");
    for (const QString &name : scenarioNames())
        QTest::newRow(qPrintable(name)) << name;
}

void TestScenarios::holdsTogether()
{
    QFETCH(QString, scenario);
    Cloud cloud;
    QCOMPARE(filled(cloud, scenario), QString());
    QVERIFY(!cloud.hosts().empty());
    QVERIFY(!cloud.users.empty());

    std::map<QString, std::vector<const Claim *>> claims;
    for (const auto &[consumer, allocation] : cloud.allocations()) {
        for (const Claim &claim : allocation.claims) {
            QVERIFY(cloud.host(claim.host));
            claims[claim.host].push_back(&claim);
        }
    }
    for (const Host &host : cloud.hosts())
        QCOMPARE(wrongWith(host, claims[host.name]), QString());

    QSet<std::pair<QString, QString>> names;
    QSet<QString> addresses;
    for (const Server &server : cloud.servers()) {
        QVERIFY2(!names.contains({server.projectId, server.name}), qPrintable(server.name));
        names.insert({server.projectId, server.name});
        QVERIFY(cloud.project(server.projectId) && cloud.user(server.userId));
        QVERIFY(server.bootsFromVolume() || cloud.image(server.imageId));
        for (const Port &port : server.ports) {
            QVERIFY2(!addresses.contains(port.address), qPrintable(port.address));
            addresses.insert(port.address);
        }
        const Allocation *held = cloud.allocation(server.id);
        if (server.host.isEmpty()) {
            QVERIFY2(!held, qPrintable(server.name));
            continue;
        }
        QVERIFY2(cloud.host(server.host), qPrintable(server.name));
        QVERIFY2(held && held->claims.size() == 1, qPrintable(server.name));
        QCOMPARE(held->claims.front().host, server.host);
        QCOMPARE(held->claims.front().resources.value(u"MEMORY_MB"_s), server.flavor->memoryMiB);
    }
    for (const ServerGroup &group : cloud.groups) {
        QMap<QString, int> members;
        for (const QString &id : group.members)
            ++members[cloud.server(id)->host];
        if (group.policy == "affinity"_L1)
            QVERIFY(members.size() <= 1);
        for (const int count : members) {
            if (group.policy == "anti-affinity"_L1)
                QVERIFY2(count <= group.maxServersPerHost.value_or(1), qPrintable(group.name));
        }
    }
}

void TestScenarios::sameSeedIsTheSameCloud()
{
    Cloud one;
    Cloud two;
    QCOMPARE(filled(one, u"leftovers"_s, 7), QString());
    QCOMPARE(filled(two, u"leftovers"_s, 7), QString());
    QVERIFY(!everything(one).isEmpty());
    QVERIFY(everything(one) == everything(two));
}

void TestScenarios::otherSeedIsAnother()
{
    Cloud one;
    Cloud two;
    QCOMPARE(filled(one, u"calm"_s, 1), QString());
    QCOMPARE(filled(two, u"calm"_s, 2), QString());
    QCOMPARE(one.servers().size(), two.servers().size());
    QVERIFY(named(one, u"bastion-1"_s)->id != named(two, u"bastion-1"_s)->id);
    qint64 elsewhere = 0;
    for (const Server &server : one.servers())
        elsewhere += server.host != named(two, server.name)->host;
    QVERIFY(elsewhere > 100);
}

void TestScenarios::calmIsAnOrdinaryCloud()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"calm"_s), QString());
    QCOMPARE(cloud.hosts().size(), 24U);
    QVERIFY2(cloud.servers().size() >= 380 && cloud.servers().size() <= 420,
             qPrintable(QString::number(cloud.servers().size())));
    QSet<QString> zones;
    for (const Host &host : cloud.hosts()) {
        zones.insert(cloud.zoneOf(host.name));
        QVERIFY2(host.enabled && host.isUp(cloud.now), qPrintable(host.name));
        QVERIFY2(!cloud.serversOn(host.name).empty(), qPrintable(host.name));
    }
    QCOMPARE(zones, QSet<QString>({u"az1"_s, u"az2"_s, u"az3"_s}));
    for (const QString &role : {u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s}) {
        const bool somebody = std::any_of(cloud.users.cbegin(), cloud.users.cend(), [&](const User &user) {
            return std::any_of(user.roles.cbegin(), user.roles.cend(),
                               [&](const QStringList &roles) { return roles.contains(role); });
        });
        QVERIFY2(somebody, qPrintable(role));
    }
    QCOMPARE(cloud.settings.faults, FaultRates());
}

void TestScenarios::calmHasEveryAwkwardKind()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"calm"_s), QString());
    for (const VmState state :
         {VmState::Active, VmState::Stopped, VmState::Paused, VmState::Suspended, VmState::Shelved,
          VmState::ShelvedOffloaded, VmState::Rescued, VmState::Error})
        QVERIFY2(countOf(cloud, state) > 0, qPrintable(word(state)));

    bool pinned = false;
    bool huge = false;
    bool twoCells = false;
    bool device = false;
    for (const auto &[consumer, allocation] : cloud.allocations()) {
        for (const Claim &claim : allocation.claims) {
            device |= !claim.devices.empty();
            twoCells |= claim.cells.size() > 1;
            for (const GuestCell &cell : claim.cells) {
                pinned |= !cell.pinning.isEmpty();
                huge |= cell.pageKiB > 4;
            }
        }
    }
    QVERIFY(pinned && huge && twoCells && device);

    const auto any = [&](auto is) {
        return std::any_of(cloud.servers().cbegin(), cloud.servers().cend(), is);
    };
    const auto hasPort = [&](auto is) {
        return any([&](const Server &server) {
            return std::any_of(server.ports.cbegin(), server.ports.cend(), is);
        });
    };
    QVERIFY(hasPort([](const Port &port) { return port.vnicType == "direct"_L1; }));
    QVERIFY(hasPort([](const Port &port) { return port.vifType == "vhostuser"_L1; }));
    QVERIFY(any([](const Server &server) { return server.bootsFromVolume(); }));
    QVERIFY(any([](const Server &server) { return server.configDrive; }));
    QVERIFY(any([](const Server &server) { return server.locked && server.lockedReason; }));
    QVERIFY(any([](const Server &server) { return !server.groupId.isEmpty(); }));
}

void TestScenarios::historyLiesInThePast()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"leftovers"_s), QString());
    QVERIFY(cloud.migrations().size() > 50);
    Moment before = {};
    for (const Migration &migration : cloud.migrations()) {
        QVERIFY(migration.created >= before);
        before = migration.created;
        QVERIFY(migration.updated && *migration.updated <= cloud.now);
        QVERIFY(migration.created > cloud.server(migration.serverId)->created);
        QVERIFY(migration.source != migration.destination);
        QVERIFY(cloud.host(migration.source) && cloud.host(migration.destination));
    }
    Moment oldest = cloud.now;
    for (const Server &server : cloud.servers()) {
        oldest = std::min(oldest, server.created);
        QVERIFY(server.created <= server.updated && server.updated <= cloud.now);
        const auto &actions = cloud.actionsOf(server.id);
        QVERIFY(!actions.empty());
        QCOMPARE(actions.front().action, u"create"_s);
        QVERIFY(std::is_sorted(
            actions.cbegin(), actions.cend(),
            [](const InstanceAction &a, const InstanceAction &b) { return a.start < b.start; }));
        if (const auto records = cloud.migrationsOf(server.id); !records.empty() && !server.host.isEmpty())
            QCOMPARE(cloud.migration(records.back())->destination, server.host);
    }
    QVERIFY(cloud.now - oldest > std::chrono::days(180));
}

void TestScenarios::neverEndingHasGuestsFasterThanTheirLink()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"never-ending"_s), QString());
    const Server *cache = named(cloud, u"session-cache-1"_s);
    QVERIFY(cache && cache->workload);
    const WritePhase &phase = cache->workload->phases.front();
    const double link = cloud.host(cache->host)->linkMiBPerSecond;
    QVERIFY(phase.dirtyMiBPerSecond > link);
    QVERIFY(phase.workingSetMiB > link * cloud.settings.maxDowntimeMs / 1000);
    QCOMPARE(cloud.settings.completionTimeoutPerGiB, 0.0);
}

void TestScenarios::deadHostIsDownWithItsInstances()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"dead-host"_s), QString());
    const Host *dead = cloud.host(u"az2-cmp-03"_s);
    QVERIFY(!dead->alive && !dead->isUp(cloud.now) && dead->enabled && !dead->forcedDown);
    QVERIFY(cloud.serversOn(dead->name).size() > 6);
    QCOMPARE(named(cloud, u"stock-batch"_s)->host, dead->name);
    QVERIFY(cloud.host(u"az3-cmp-04"_s)->forcedDown);
}

void TestScenarios::wideInstancesOfNumaMismatchHaveNoPlaceOnTheOtherShapes()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"numa-mismatch"_s), QString());
    const Server *wide = named(cloud, u"vepc-wide-1"_s);
    QVERIFY(wide);
    const Need need = needOf(*wide);
    QVERIFY(!fit(*cloud.host(u"az1-cmp-09"_s), {}, need));
    QVERIFY(!fit(*cloud.host(u"az1-cmp-10"_s), {}, need));
    QVERIFY(fit(*cloud.host(u"az1-cmp-06"_s), {}, need));
}

void TestScenarios::rebalanceHasTwoHotHosts()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"rebalance"_s), QString());
    const auto share = [&](const QString &host) {
        return double(cloud.usageOf(host).value(u"MEMORY_MB"_s)) / double(cloud.host(host)->memoryMiB);
    };
    for (const QString &hot : {u"az1-cmp-01"_s, u"az2-cmp-02"_s})
        QVERIFY2(share(hot) > 0.8, qPrintable(u"%1: %2"_s.arg(hot).arg(share(hot))));
    for (const QString &cool : {u"az1-cmp-02"_s, u"az1-cmp-03"_s, u"az2-cmp-03"_s})
        QVERIFY2(share(cool) < 0.7, qPrintable(u"%1: %2"_s.arg(cool).arg(share(cool))));
}

void TestScenarios::leftoversAreThere()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"leftovers"_s), QString());
    QVERIFY(countOf(cloud, VmState::Resized) >= 4);
    for (const Server &server : cloud.servers()) {
        if (server.vmState != VmState::Resized)
            continue;
        const Migration *record = cloud.migration(cloud.migrationsOf(server.id).back());
        QCOMPARE(record->status, u"finished"_s);
        // The record holds the room at the source, the server that at the destination.
        QCOMPARE(cloud.allocation(record->uuid)->claims.front().host, record->source);
        QCOMPARE(cloud.allocation(server.id)->claims.front().host, server.host);
    }
    const auto disabled = std::count_if(cloud.hosts().cbegin(), cloud.hosts().cend(),
                                        [](const Host &host) { return !host.enabled; });
    QCOMPARE(disabled, 5);
    const auto orphaned =
        std::count_if(cloud.allocations().cbegin(), cloud.allocations().cend(), [&](const auto &allocation) {
            return !cloud.server(allocation.first) && !cloud.migrationByUuid(allocation.first);
        });
    QCOMPARE(orphaned, 5);
}

void TestScenarios::hostileIsNasty()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"hostile"_s), QString());
    const FaultRates &faults = cloud.settings.faults;
    for (const double rate : {faults.slow, faults.serverErrors, faults.dropped, faults.truncated,
                              faults.malformed, faults.wrongTypes, faults.duplicateIds, faults.skewed})
        QVERIFY(rate > 0);
    QVERIFY(faults.skewedBy != 0s);
}

void TestScenarios::labIsTheLab()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"lab"_s), QString());
    QCOMPARE(cloud.hosts().size(), 4U);
    QVERIFY(cloud.servers().empty());
    const Host *pinned = cloud.host(u"cmp4"_s);
    QCOMPARE(pinned->sharedCpus(), 8);
    QCOMPARE(pinned->dedicatedCpus(), 24);
    // As the lab's compute_id and its recordings say.
    QCOMPARE(pinned->providerId, u"9b2c7bb2-dd17-5ae1-af7b-3de92bc16bdb"_s);
}

void TestScenarios::seededLabHasTheRecordedServers()
{
    Cloud cloud;
    QCOMPARE(filled(cloud, u"lab-seeded"_s), QString());
    QCOMPARE(cloud.servers().size(), 18U);
    QCOMPARE(named(cloud, u"gpu-1"_s)->host, u"cmp3"_s);
    QCOMPARE(named(cloud, u"off-1"_s)->status(), u"SHUTOFF"_s);
    QCOMPARE(named(cloud, u"paused-1"_s)->status(), u"PAUSED"_s);
    QCOMPARE(named(cloud, u"error-1"_s)->host, QString());
    QCOMPARE(named(cloud, u"fail-mid"_s)->trouble.fails, QStringList(u"mid"_s));
    QCOMPARE(cloud.usageOf(u"cmp4"_s).value(u"PCPU"_s), 4);
    QCOMPARE(cloud.zoneOf(u"cmp5"_s), u"az-general"_s);
    QVERIFY(!cloud.host(u"cmp5"_s)->traits.contains(u"HW_CPU_X86_AVX512F"_s));
}

void TestScenarios::unknownNameListsTheKnownOnes()
{
    Cloud cloud;
    const QString error = filled(cloud, u"quiet"_s);
    QVERIFY2(error.contains("\"quiet\""_L1) && error.contains("calm"_L1), qPrintable(error));
}

QTEST_APPLESS_MAIN(TestScenarios)
#include "tst_scenarios.moc"
