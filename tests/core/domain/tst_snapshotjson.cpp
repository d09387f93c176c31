// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/snapshotjson.h"

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QTest>

#include <functional>

using namespace drover;
using namespace Qt::StringLiterals;

namespace {

/// Makes values with every field sometimes there and sometimes not; the same ones for the same seed.
class Dice {
public:
    explicit Dice(quint32 seed) : m_random(seed) { }

    bool flag() { return m_random.bounded(2) == 1; }
    int below(int limit) { return m_random.bounded(limit); }
    qint64 number() { return flag() ? qint64(m_random.generate64()) : m_random.bounded(100); }
    template<typename T>
    T oneOf(std::initializer_list<T> all)
    {
        return *(all.begin() + below(int(all.size())));
    }

    QString word()
    {
        static const QStringList letters {u"a"_s,  u"B"_s,  u"7"_s,           u"-"_s,  u":"_s,
                                          u" "_s,  u"\""_s, u"\\"_s,          u"\n"_s, u"ü"_s,
                                          u"日"_s, u"🐑"_s,  QString(QChar(1))};
        QString made = u"w"_s;
        for (int i = below(8); i > 0; --i)
            made += letters.at(below(int(letters.size())));
        return made;
    }
    QString wordOrNone() { return flag() ? word() : QString(); }
    QDateTime time()
    {
        return QDateTime::fromMSecsSinceEpoch(
            1'700'000'000'000 + qint64(m_random.generate()) * (flag() ? 1000 : 7), Qt::UTC);
    }
    QDateTime timeOrNone() { return flag() ? time() : QDateTime(); }
    template<typename T>
    std::optional<T> maybe(T made)
    {
        return flag() ? std::optional<T>(std::move(made)) : std::nullopt;
    }
    QStringList words()
    {
        QStringList made;
        for (int i = below(4); i > 0; --i)
            made << word();
        return made;
    }
    template<typename I>
    QList<I> ids()
    {
        QList<I> made;
        for (const QString &text : words())
            made << I(text);
        return made;
    }
    QMap<QString, QString> map()
    {
        QMap<QString, QString> made;
        for (const QString &key : words())
            made.insert(key, wordOrNone());
        return made;
    }

private:
    QRandomGenerator m_random;
};

ComputeService service(Dice &dice)
{
    using S = ComputeService;
    S made;
    made.status = dice.oneOf({S::Status::Enabled, S::Status::Disabled, S::Status::Unknown});
    made.state = dice.oneOf({S::State::Up, S::State::Down, S::State::Unknown});
    made.id = ServiceId(made.status == S::Status::Unknown ? dice.wordOrNone() : dice.word());
    made.host = HostName(dice.word());
    made.zone = dice.wordOrNone();
    made.forcedDown = dice.maybe(dice.flag());
    made.disabledReason = dice.wordOrNone();
    made.updatedAt = dice.maybe(dice.time());
    return made;
}

Hypervisor hypervisor(Dice &dice)
{
    Hypervisor made;
    made.id = dice.word();
    made.node = dice.word();
    made.host = HostName(dice.word());
    made.type = dice.wordOrNone();
    made.version = dice.number();
    made.hostIp = dice.wordOrNone();
    made.uptime = dice.maybe(dice.wordOrNone());
    for (auto *figure : {&made.vcpus, &made.vcpusUsed, &made.memoryMiB, &made.memoryUsedMiB, &made.diskGiB,
                         &made.diskUsedGiB, &made.runningServers})
        *figure = dice.maybe(dice.number());
    made.cpuArchitecture = dice.maybe(dice.word());
    made.cpuModel = dice.maybe(dice.word());
    made.cpuFeatures = dice.maybe(dice.words());
    return made;
}

void size(Dice &dice, Flavor &made)
{
    made.name = dice.word();
    for (auto *figure : {&made.vcpus, &made.memoryMiB, &made.diskGiB, &made.ephemeralGiB, &made.swapMiB})
        *figure = dice.number();
    made.extraSpecs = dice.map();
}

Flavor flavor(Dice &dice)
{
    Flavor made;
    made.id = FlavorId(dice.word());
    size(dice, made);
    return made;
}

Server server(Dice &dice)
{
    Server made;
    made.id = ServerId(QString::number(dice.number()) + dice.word());
    made.name = dice.wordOrNone();
    made.statusText =
        dice.flag() ? dice.word() : statusWord(ServerStatus(dice.below(int(ServerStatus::Unknown) + 1)));
    made.status = serverStatus(made.statusText);
    made.vmState = dice.wordOrNone();
    made.taskState = dice.maybe(dice.word());
    made.powerState = dice.oneOf({PowerState::NoState, PowerState::Running, PowerState::Paused,
                                  PowerState::Shutdown, PowerState::Crashed, PowerState::Suspended});
    made.host = HostName(dice.wordOrNone());
    made.node = dice.wordOrNone();
    made.instanceName = dice.wordOrNone();
    made.hostId = dice.wordOrNone();
    made.projectId = ProjectId(dice.wordOrNone());
    made.userId = dice.wordOrNone();
    made.zone = dice.wordOrNone();
    made.flavor.id = FlavorId(dice.wordOrNone());
    if (dice.flag())
        size(dice, made.flavor);
    made.imageId = dice.maybe(dice.word());
    if (made.imageId)
        made.imageProperties = dice.maybe(dice.map());
    made.volumeIds = dice.words();
    made.metadata = dice.map();
    made.configDrive = dice.flag();
    made.locked = dice.maybe(dice.flag());
    made.progress = dice.maybe(dice.below(101));
    made.fault = dice.maybe(ServerFault {dice.below(600), dice.wordOrNone(), dice.timeOrNone()});
    made.serverGroups = dice.maybe(dice.words());
    made.pinnedZone = dice.maybe(dice.maybe(dice.word()));
    made.created = dice.timeOrNone();
    made.updated = dice.timeOrNone();
    made.launchedAt = dice.maybe(dice.time());
    return made;
}

Aggregate aggregate(Dice &dice)
{
    return {dice.number(),     dice.wordOrNone(),    dice.word(),
            dice.wordOrNone(), dice.ids<HostName>(), dice.map()};
}

Zone zone(Dice &dice)
{
    Zone made {dice.word(), dice.flag(), dice.ids<HostName>()};
    std::ranges::sort(made.hosts); // The form is an object, which has no order of its own.
    made.hosts.erase(std::unique(made.hosts.begin(), made.hosts.end()), made.hosts.end());
    return made;
}

ServerGroup group(Dice &dice)
{
    return {dice.word(),
            dice.wordOrNone(),
            dice.wordOrNone(),
            dice.maybe(dice.below(9)),
            ProjectId(dice.wordOrNone()),
            dice.ids<ServerId>()};
}

Migration migration(Dice &dice)
{
    using Type = Migration::Type;
    Migration made;
    made.id = dice.number();
    made.uuid = dice.wordOrNone();
    made.serverId = ServerId(dice.word());
    made.type = dice.oneOf({Type::Live, Type::Cold, Type::Resize, Type::Evacuation, Type::Unknown});
    made.status = dice.word();
    made.source = HostName(dice.wordOrNone());
    made.destination = dice.maybe(HostName(dice.word()));
    made.createdAt = dice.maybe(dice.time());
    made.updatedAt = dice.maybe(dice.time());
    made.userId = dice.wordOrNone();
    for (auto *bytes : {&made.memoryTotalBytes, &made.memoryProcessedBytes, &made.memoryRemainingBytes,
                        &made.diskTotalBytes, &made.diskProcessedBytes, &made.diskRemainingBytes})
        *bytes = dice.maybe(dice.number());
    return made;
}

ResourceProvider provider(Dice &dice)
{
    ResourceProvider made;
    made.host = HostName(dice.word());
    made.traits = dice.maybe(dice.words());
    made.stocks = dice.maybe(QList {ResourceStock {dice.word(), dice.number(), dice.number(), 1.5,
                                                   dice.maybe(dice.number()), dice.number()}});
    return made;
}

QList<int> cpus(Dice &dice)
{
    QList<int> made;
    for (int cpu = 0; cpu < 12; ++cpu) {
        if (dice.flag())
            made << cpu;
    }
    return made;
}

Cpu cpu(Dice &dice)
{
    return {dice.wordOrNone(), dice.wordOrNone(), dice.wordOrNone(), dice.words(), dice.wordOrNone()};
}

HostFacts hostFacts(Dice &dice)
{
    using Kind = HostDevice::Kind;
    HostFacts made;
    made.host = HostName(dice.word());
    made.readAt = dice.maybe(dice.time());
    HostCell cell;
    cell.id = dice.below(8);
    cell.cpus = cpus(dice);
    cell.dedicatedCpus = dice.maybe(cpus(dice));
    cell.pinnedCpus = cpus(dice);
    cell.siblings = {{0, 8}, {1, 9}};
    cell.memoryMiB = dice.number();
    cell.heldMemoryMiB = dice.maybe(dice.number());
    cell.freeMemoryMiB = dice.maybe(dice.number());
    cell.pages = {{2048, dice.number(), dice.number()}};
    made.cells = dice.maybe(QList {cell});
    made.cpu = dice.maybe(cpu(dice));
    made.machineTypes = dice.maybe(dice.words());
    made.devices = dice.maybe(QList {
        HostDevice {dice.word(), dice.oneOf({Kind::Pci, Kind::VirtualFunction, Kind::PhysicalFunction}),
                    dice.wordOrNone(), dice.wordOrNone(), dice.maybe(dice.below(4)), dice.flag()}});
    made.sharedStorage = dice.maybe(dice.wordOrNone());
    return made;
}

InstanceFacts instanceFacts(Dice &dice)
{
    using Mode = GuestCpu::Mode;
    using Kind = InstanceDisk::Kind;
    InstanceFacts made;
    made.server = ServerId(dice.word());
    made.ports = dice.maybe(QList {
        InstancePort {dice.word(), dice.wordOrNone(), dice.wordOrNone(), dice.wordOrNone(), dice.flag()}});
    made.disks = dice.maybe(QList {InstanceDisk {
        dice.word(), dice.oneOf({Kind::Disk, Kind::CdRom, Kind::ConfigDrive}), dice.flag(), dice.flag()}});
    made.volumes =
        dice.maybe(QList {InstanceVolume {dice.word(), dice.wordOrNone(), dice.flag(), dice.flag()}});
    made.cpu =
        dice.maybe(GuestCpu {dice.oneOf({Mode::HostPassthrough, Mode::HostModel, Mode::Custom}), cpu(dice)});
    made.machineType = dice.maybe(dice.word());
    made.topology = dice.maybe(
        GuestTopology {{GuestCell {cpus(dice), dice.number(), dice.maybe(dice.below(4)), {{0, 4}, {1, 5}}}},
                       dice.maybe(dice.number())});
    made.shares = dice.maybe(dice.below(3));
    made.imageGone = dice.maybe(dice.flag());
    return made;
}

template<typename T>
void fill(Dice &dice, Section<T> &section, T (*make)(Dice &))
{
    for (int i = dice.below(5); i > 0; --i)
        section.values.push_back(std::make_shared<const T>(make(dice)));
    section.reading = dice.oneOf({Reading::Never, Reading::Partial, Reading::Complete, Reading::Forbidden});
    section.readAt = dice.maybe(dice.time());
    if (dice.flag())
        section.problem = Error {.kind = Error::Kind(dice.below(int(Error::Kind::Local) + 1)),
                                 .httpStatus = dice.below(600),
                                 .where = dice.wordOrNone(),
                                 .detail = dice.wordOrNone(),
                                 .requestId = dice.wordOrNone()};
}

Snapshot snapshot(Dice &dice)
{
    Snapshot made;
    made.cloud = {dice.word(),
                  dice.wordOrNone(),
                  dice.wordOrNone(),
                  dice.wordOrNone(),
                  dice.wordOrNone(),
                  dice.wordOrNone(),
                  dice.maybe(Microversion {2, dice.below(110)})};
    made.takenAt = dice.timeOrNone();
    made.allProjects = dice.flag();
    fill(dice, made.services, service);
    fill(dice, made.hypervisors, hypervisor);
    fill(dice, made.servers, server);
    fill(dice, made.flavors, flavor);
    fill(dice, made.aggregates, aggregate);
    fill(dice, made.zones, zone);
    fill(dice, made.serverGroups, group);
    fill(dice, made.migrations, migration);
    fill(dice, made.providers, provider);
    fill(dice, made.hostFacts, hostFacts);
    fill(dice, made.instanceFacts, instanceFacts);
    std::ranges::sort(made.servers.values, {}, [](const auto &s) -> const ServerId & { return s->id; });
    return made;
}

template<typename T>
bool same(const Section<T> &a, const Section<T> &b)
{
    return std::ranges::equal(a.values, b.values, [](const auto &x, const auto &y) { return *x == *y; })
        && a.reading == b.reading && a.readAt == b.readAt && a.problem == b.problem;
}

QByteArray text(const Snapshot &snapshot)
{
    return QJsonDocument(toJson(snapshot)).toJson();
}

/// The JSON of a small good snapshot with one change made to it.
QByteArray with(const std::function<void(QJsonObject &)> &change)
{
    Snapshot good;
    Server one;
    one.id = ServerId(u"a"_s);
    one.statusText = u"ACTIVE"_s;
    good.servers.values.push_back(std::make_shared<const Server>(one));
    QJsonObject json = toJson(good);
    change(json);
    return QJsonDocument(json).toJson();
}

} // namespace

class TestSnapshotJson final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatIsSavedIsReadBackExactly()
    {
        for (quint32 seed = 0; seed < 400; ++seed) {
            Dice dice(seed);
            const Snapshot saved = snapshot(dice);
            const auto read = snapshotFromJson(text(saved), u"cloud.json"_s);
            QVERIFY2(read,
                     qPrintable(u"seed %1: %2"_s.arg(seed).arg(read ? QString() : describe(read.error()))));
            const QByteArray failure = "seed " + QByteArray::number(seed);
            QVERIFY2(read->cloud == saved.cloud, failure.constData());
            QVERIFY2(read->takenAt == saved.takenAt, failure.constData());
            QVERIFY2(read->allProjects == saved.allProjects, failure.constData());
            QVERIFY2(same(read->services, saved.services), failure.constData());
            QVERIFY2(same(read->hypervisors, saved.hypervisors), failure.constData());
            QVERIFY2(same(read->servers, saved.servers), failure.constData());
            QVERIFY2(same(read->flavors, saved.flavors), failure.constData());
            QVERIFY2(same(read->aggregates, saved.aggregates), failure.constData());
            QVERIFY2(same(read->zones, saved.zones), failure.constData());
            QVERIFY2(same(read->serverGroups, saved.serverGroups), failure.constData());
            QVERIFY2(same(read->migrations, saved.migrations), failure.constData());
            QVERIFY2(same(read->providers, saved.providers), failure.constData());
            QVERIFY2(same(read->hostFacts, saved.hostFacts), failure.constData());
            QVERIFY2(same(read->instanceFacts, saved.instanceFacts), failure.constData());
        }
    }

    void novasOwnKeysAreUsed()
    {
        Dice dice(1);
        Snapshot saved;
        Server one = server(dice);
        one.host = HostName(u"cmp1"_s);
        saved.servers.values.push_back(std::make_shared<const Server>(one));
        const QJsonObject json = toJson(saved);
        QCOMPARE(json["format"_L1].toString(), u"drover-snapshot"_s);
        QCOMPARE(json["version"_L1].toInt(), 1);
        QCOMPARE(json["servers"_L1][0]["OS-EXT-SRV-ATTR:host"_L1].toString(), u"cmp1"_s);
    }

    void factsThatNobodySuppliedAreNoPartOfTheFile()
    {
        const QJsonObject json = toJson(Snapshot());
        QVERIFY(!json.contains("host_facts"_L1));
        QVERIFY(!json["readings"_L1].toObject().contains("host_facts"_L1));
        const auto read = snapshotFromJson(QJsonDocument(json).toJson(), u"cloud.json"_s);
        QVERIFY(read.has_value());
        QCOMPARE(read->hostFacts.reading, Reading::Never);
    }

    void factsAreReadFromAHandWrittenFile()
    {
        const auto read =
            snapshotFromJson(with([](QJsonObject &j) {
                                 const QJsonObject cell {{"id"_L1, 1},
                                                         {"cpus"_L1, "8-15"_L1},
                                                         {"dedicated_cpus"_L1, "8-15,^9"_L1},
                                                         {"memory_mb"_L1, 65536}};
                                 j["host_facts"_L1] = QJsonArray {
                                     QJsonObject {{"host"_L1, "cmp1"_L1}, {"cells"_L1, QJsonArray {cell}}}};
                                 QJsonObject readings = j["readings"_L1].toObject();
                                 readings["host_facts"_L1] = QJsonObject {{"reading"_L1, "complete"_L1}};
                                 j["readings"_L1] = readings;
                             }),
                             u"cloud.json"_s);
        QVERIFY2(read, qPrintable(read ? QString() : describe(read.error())));
        const HostFacts &facts = *read->hostFacts.values.front();
        QCOMPARE(facts.cells->front().cpus.size(), 8);
        QCOMPARE(*facts.cells->front().dedicatedCpus, (QList<int> {8, 10, 11, 12, 13, 14, 15}));
        QVERIFY(!facts.devices.has_value());
    }

    void serversOfAnEditedFileAreSorted()
    {
        const auto read =
            snapshotFromJson(with([](QJsonObject &json) {
                                 json["servers"_L1] =
                                     QJsonArray {QJsonObject {{"id"_L1, "b"_L1}, {"status"_L1, "ACTIVE"_L1}},
                                                 QJsonObject {{"id"_L1, "a"_L1}, {"status"_L1, "ACTIVE"_L1}}};
                             }),
                             u"cloud.json"_s);
        QVERIFY(read.has_value());
        QVERIFY(read->server(ServerId(u"a"_s)));
        QVERIFY(read->server(ServerId(u"b"_s)));
    }

    void brokenFileIsNamedWithThePlace_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("message");
        const auto row = [](const char *name, const std::function<void(QJsonObject &)> &change,
                            const char *message) {
            QTest::newRow(name) << with(change) << QString::fromUtf8(message);
        };
        QTest::newRow("not JSON") << "{"_ba << u"cloud.json: not JSON: "_s;
        QTest::newRow("empty") << ""_ba << u"cloud.json: not JSON: "_s;
        QTest::newRow("too deep") << QByteArray(100'000, '[') << u"cloud.json: not JSON: "_s;
        QTest::newRow("a list") << "[]"_ba << u"cloud.json: not a snapshot of Drover"_s;
        row(
            "another format", [](QJsonObject &j) { j["format"_L1] = "plan"_L1; },
            "cloud.json: not a snapshot of Drover");
        row(
            "newer", [](QJsonObject &j) { j["version"_L1] = 2; }, "cloud.json: written by a newer Drover");
        row(
            "no version", [](QJsonObject &j) { j.remove("version"_L1); }, "cloud.json: version is missing");
        row(
            "zero", [](QJsonObject &j) { j["version"_L1] = 0; }, "cloud.json: version is no version");
        row(
            "huge version", [](QJsonObject &j) { j["version"_L1] = 1e300; },
            "cloud.json: version is not a whole number");
        row(
            "no servers", [](QJsonObject &j) { j.remove("servers"_L1); }, "cloud.json: servers is missing");
        row(
            "servers no list", [](QJsonObject &j) { j["servers"_L1] = 5; },
            "cloud.json: servers is not a list");
        row(
            "no server", [](QJsonObject &j) { j["servers"_L1] = QJsonArray {1}; },
            "cloud.json: servers[0] is not an object");
        row(
            "no id", [](QJsonObject &j) { j["servers"_L1] = QJsonArray {QJsonObject()}; },
            "cloud.json: servers[0]: id is missing");
        row(
            "twice",
            [](QJsonObject &j) {
                const QJsonValue one = j["servers"_L1][0];
                j["servers"_L1] = QJsonArray {one, one};
            },
            "cloud.json: servers: two of them have the id a");
        row(
            "no readings", [](QJsonObject &j) { j.remove("readings"_L1); },
            "cloud.json: readings.services.reading is missing");
        row(
            "unknown reading",
            [](QJsonObject &j) {
                QJsonObject readings = j["readings"_L1].toObject();
                readings["zones"_L1] = QJsonObject {{"reading"_L1, "skimmed"_L1}};
                j["readings"_L1] = readings;
            },
            "cloud.json: readings.zones.reading is no word of this format");
        row(
            "no time", [](QJsonObject &j) { j["taken_at"_L1] = "yesterday"_L1; },
            "cloud.json: taken_at is not a time");
        row(
            "CPUs that are no list",
            [](QJsonObject &j) {
                j["host_facts"_L1] = QJsonArray {QJsonObject {
                    {"host"_L1, "cmp1"_L1},
                    {"cells"_L1,
                     QJsonArray {QJsonObject {{"id"_L1, 0}, {"cpus"_L1, "all"_L1}, {"memory_mb"_L1, 1}}}}}};
                QJsonObject readings = j["readings"_L1].toObject();
                readings["host_facts"_L1] = QJsonObject {{"reading"_L1, "complete"_L1}};
                j["readings"_L1] = readings;
            },
            "cloud.json: host_facts[0]: cells[0]: cpus is no list of CPUs like 0-3,8");
        row(
            "compute_api",
            [](QJsonObject &j) {
                j["cloud"_L1] = QJsonObject {{"compute_api"_L1, "new"_L1}};
            },
            "cloud.json: cloud.compute_api is not a version");
    }

    void brokenFileIsNamedWithThePlace()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, message);
        const auto read = snapshotFromJson(json, u"cloud.json"_s);
        QVERIFY(!read);
        QCOMPARE(read.error().kind, Error::Kind::Malformed);
        QVERIFY2(describe(read.error()).startsWith(message), qPrintable(describe(read.error())));
    }

    /// Any byte may be wrong: the answer is a value or an error, and what is read can be written again.
    void damagedFilesNeverBreakTheReader()
    {
        Dice dice(7);
        Dice damage(8);
        for (int round = 0; round < 400; ++round) {
            QByteArray json = text(snapshot(dice));
            for (int i = damage.below(4); i >= 0; --i) {
                const int at = damage.below(int(json.size()));
                if (damage.flag())
                    json[at] = char(damage.below(256));
                else
                    json.replace(at, damage.below(20),
                                 damage.oneOf<QByteArray>({"null", "-1e400", "{}", "[", "\"", ""}));
            }
            if (const auto read = snapshotFromJson(json, u"cloud.json"_s))
                QVERIFY(snapshotFromJson(text(*read), u"again.json"_s));
        }
    }
};

QTEST_GUILESS_MAIN(TestSnapshotJson)
#include "tst_snapshotjson.moc"
