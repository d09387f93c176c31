// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/invariants.h"
#include "tests/simcloud/engine/randomwishes.h"
#include "tests/simcloud/engine/smallcloud.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

constexpr int callsPerSeed = 1500;

/// Somebody who gives orders at random: the same seed gives the same ones.
class RandomUser {
public:
    explicit RandomUser(std::uint64_t seed) : m_wishes(seed), m_small(seed)
    {
        m_wishes.setUp(m_small.cloud.settings);
        for (const QString &policy : {u"anti-affinity"_s, u"affinity"_s, u"soft-anti-affinity"_s})
            m_small.group(policy);
        for (int i = 0; i < 8; ++i)
            create();
    }

    SmallCloud &small() { return m_small; }

    /// One order, or one thing that happens, then some time. What it was.
    QString act()
    {
        const QString what = order();
        m_small.pass(m_wishes.pause());
        return what;
    }

    /// All that can be seen of the cloud.
    QString digest()
    {
        QString text;
        for (const Server &server : m_small.cloud.servers()) {
            text += server.id + m_small.state(server) + u'\n';
            for (const InstanceAction &action : m_small.cloud.actionsOf(server.id))
                text += action.action + m_small.eventsOf(action).join(u';') + withMicroseconds(action.start);
        }
        for (const auto &[consumer, allocation] : m_small.cloud.allocations())
            text += consumer + QString::number(allocation.generation);
        return text + QString::fromUtf8(QJsonDocument(m_small.engine.save()).toJson());
    }

private:
    void create()
    {
        Server wanted;
        wanted.name = u"random"_s;
        wanted.flavor = m_wishes.pick(m_small.cloud.flavors);
        wanted.imageId = u"image"_s;
        wanted.metadata = m_wishes.temper();
        if (m_dice.chance(0.4))
            wanted.groupId = m_wishes.pick(m_small.cloud.groups).id;
        const QString host = m_wishes.host();
        m_small.engine.create(wanted, m_small.ask(), host == "nope"_L1 ? QString() : host);
    }

    QString order()
    {
        Cloud &cloud = m_small.cloud;
        Engine &engine = m_small.engine;
        Server &server = cloud.serverByNumber(int(m_dice.between(1, qint64(cloud.servers().size()))));
        const int kind = int(m_dice.between(0, 24));
        if (server.deleted() || kind == 0) {
            create();
            return u"create"_s;
        }
        const Asker asker = m_small.ask(int(m_dice.between(24, 96)));
        if (server.vmState == VmState::Error && !server.host.isEmpty() && m_dice.chance(0.5)) {
            static_cast<void>(engine.resetState(server, asker, VmState::Active));
            return u"reset of %1"_s.arg(server.number);
        }
        const std::vector<int> records = cloud.migrationsOf(server.id);
        Verdict verdict;
        switch (kind) {
        case 1:
        case 2:
        case 3:
        case 4:
            verdict =
                engine.liveMigrate(server, asker, m_wishes.host(), BlockMigration(m_dice.between(0, 2)));
            break;
        case 5:
        case 6:
        case 7:
            verdict = engine.coldMigrate(server, asker, m_wishes.host());
            break;
        case 8:
            verdict = engine.resize(server, asker, m_wishes.pick(cloud.flavors));
            break;
        case 9:
        case 10:
            verdict = engine.confirmResize(server, asker);
            break;
        case 11:
        case 12:
            verdict = engine.revertResize(server, asker);
            break;
        case 13:
        case 14:
            verdict = engine.evacuate(server, asker, m_wishes.host());
            break;
        case 15:
            verdict = engine.abort(server, asker, records.empty() ? 1 : records.back());
            break;
        case 16:
            verdict = engine.forceComplete(server, asker, records.empty() ? 1 : records.back());
            break;
        case 17:
            verdict = m_dice.chance(0.5) ? engine.start(server, asker) : engine.stop(server, asker);
            break;
        case 18:
            verdict = m_dice.chance(0.5) ? engine.pause(server, asker) : engine.unpause(server, asker);
            break;
        case 19:
            verdict = m_dice.chance(0.5) ? engine.suspend(server, asker) : engine.resume(server, asker);
            break;
        case 20:
            verdict = engine.reboot(server, asker, m_dice.chance(0.5));
            break;
        case 21:
            verdict = engine.resetState(server, asker, m_dice.chance(0.7) ? VmState::Active : VmState::Error);
            break;
        case 22:
            verdict = engine.remove(server, asker);
            break;
        case 23: {
            Host &host = pickHost();
            if (host.alive && m_dice.chance(0.5))
                engine.kill(host);
            else
                engine.revive(host);
            break;
        }
        default: {
            Host &host = pickHost();
            host.enabled = m_dice.chance(0.7);
            host.forcedDown = m_dice.chance(0.2);
        }
        }
        return u"%1 of %2: %3"_s.arg(kind).arg(server.number).arg(verdict ? verdict->message : u"accepted"_s);
    }

    Host &pickHost() { return m_small.cloud.hosts()[std::size_t(m_dice.between(0, 4))]; }

    RandomWishes m_wishes;
    Dice &m_dice = m_wishes.dice;
    SmallCloud m_small;
};

} // namespace

class TestModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomOrdersBreakNothing_data();
    void randomOrdersBreakNothing();
    void theSameSeedGivesTheSameRun();
    void whatIsUnderWayCanBeSaved();
};

void TestModel::randomOrdersBreakNothing_data()
{
    QTest::addColumn<int>("seed");
    for (int seed = 1; seed <= 12; ++seed)
        QTest::addRow("seed %d", seed) << seed;
}

void TestModel::randomOrdersBreakNothing()
{
    QFETCH(int, seed);
    RandomUser user {std::uint64_t(seed)};
    QStringList done;
    for (int call = 0; call < callsPerSeed; ++call) {
        done.append(user.act());
        const QStringList wrong = violations(user.small().cloud, user.small().engine);
        QVERIFY2(wrong.isEmpty(),
                 qPrintable(u"After call %1:\n%2\n%3"_s.arg(call).arg(done.mid(done.size() - 12).join(u'\n'),
                                                                      wrong.join(u'\n'))));
    }
}

void TestModel::theSameSeedGivesTheSameRun()
{
    RandomUser one(99);
    RandomUser other(99);
    for (int call = 0; call < callsPerSeed; ++call)
        QCOMPARE(one.act(), other.act());
    QCOMPARE(one.digest(), other.digest());
}

void TestModel::whatIsUnderWayCanBeSaved()
{
    RandomUser user(7);
    for (int call = 0; call < 300 || user.small().engine.save()["operations"_L1].toArray().isEmpty(); ++call)
        user.act();
    const QJsonObject saved = user.small().engine.save();
    QVERIFY(!saved["operations"_L1].toArray().isEmpty());
    QVERIFY(user.small().engine.load(QJsonDocument::fromJson(QJsonDocument(saved).toJson()).object()));
    QCOMPARE(user.small().engine.save(), saved);
    QVERIFY(!user.small().engine.load({{"operations"_L1, QJsonArray {QJsonObject()}}}));
    QCOMPARE(user.small().engine.save(), saved);
}

QTEST_GUILESS_MAIN(TestModel)
#include "tst_simmodel.moc"
