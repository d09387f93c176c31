// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/nova/parsers.h"

#include <QFile>
#include <QJsonDocument>
#include <QTest>

using namespace drover;
using namespace Qt::StringLiterals;

namespace {

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(DROVER_FIXTURES) + u'/' + name + u".json"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

template<typename T>
std::vector<T> listed(const QString &name, const QString &key, Result<T> (*parse)(const QJsonObject &))
{
    const auto parsed = parseList(fixture(name), key, u"GET "_s + name, parse);
    if (!parsed)
        qWarning("%s", qPrintable(describe(parsed.error())));
    return parsed.value_or(std::vector<T>());
}

QJsonObject shown(const QString &name, const QString &key)
{
    return QJsonDocument::fromJson(fixture(name)).object().value(key).toObject();
}

Server server(const QString &name)
{
    return parseServer(shown(name, u"server"_s)).value_or(Server());
}

QJsonObject object(const char *json)
{
    return QJsonDocument::fromJson(json).object();
}

QDateTime utc(int hour, int minute, int second)
{
    return QDateTime(QDate(2026, 11, 23), QTime(hour, minute, second), Qt::UTC);
}

template<typename T>
const T *find(const std::vector<T> &all, auto matches)
{
    const auto at = std::ranges::find_if(all, matches);
    return at == all.end() ? nullptr : &*at;
}

} // namespace

class TestParsers final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void serverOfEveryMicroversion_data()
    {
        QTest::addColumn<bool>("flavorEmbedded");
        QTest::addColumn<bool>("lockKnown");
        QTest::addColumn<bool>("groupsKnown");
        QTest::addColumn<bool>("pinKnown");
        QTest::newRow("2.1") << false << false << false << false;
        QTest::newRow("2.47") << true << true << false << false;
        QTest::newRow("2.73") << true << true << true << false;
        QTest::newRow("2.93") << true << true << true << false;
        QTest::newRow("2.100") << true << true << true << true;
    }

    void serverOfEveryMicroversion()
    {
        QFETCH(const bool, flavorEmbedded);
        QFETCH(const bool, lockKnown);
        QFETCH(const bool, groupsKnown);
        QFETCH(const bool, pinKnown);
        const Server read = server(u"servers-show-"_s + QLatin1StringView(QTest::currentDataTag()));
        QCOMPARE(read.name, u"web-1"_s);
        QCOMPARE(read.status, ServerStatus::Active);
        QCOMPARE(read.vmState, u"active"_s);
        QVERIFY(read.atRest());
        QCOMPARE(read.powerState, PowerState::Running);
        QCOMPARE(read.host.value, u"cmp1"_s);
        QCOMPARE(read.node, u"cmp1"_s);
        QVERIFY(read.instanceName.startsWith("instance-0000000"_L1));
        QCOMPARE(read.zone, u"az-general"_s);
        QVERIFY(read.imageId.has_value());
        QVERIFY(!read.configDrive);
        QCOMPARE(read.progress, std::optional(0));
        QVERIFY(!read.fault);
        QVERIFY(read.launchedAt.has_value());
        QCOMPARE(read.launchedAt->timeSpec(), Qt::UTC);

        QCOMPARE(!read.flavor.id.isEmpty(), !flavorEmbedded);
        QCOMPARE(read.flavor.name, flavorEmbedded ? u"m1.small"_s : QString());
        QCOMPARE(read.flavor.memoryMiB, flavorEmbedded ? 2048 : 0);
        QCOMPARE(read.flavor.extraSpecs.size(), flavorEmbedded ? 1 : 0);
        QCOMPARE(read.locked, lockKnown ? std::optional(false) : std::nullopt);
        QCOMPARE(read.serverGroups.has_value(), groupsKnown);
        QCOMPARE(read.pinnedZone.has_value(), pinKnown);
    }

    /// "Not pinned" and "the cloud cannot say" are different answers.
    void unpinnedIsKnownFrom2_96()
    {
        const Server read = server(u"servers-show-2.100"_s);
        QVERIFY(read.pinnedZone.has_value());
        QVERIFY(!read.pinnedZone->has_value());
        const auto pinned =
            parseServer(object(R"({"id":"s","status":"ACTIVE","pinned_availability_zone":"a"})"));
        QCOMPARE(pinned->pinnedZone, std::optional(std::optional(u"a"_s)));
    }

    void timesWithAndWithoutZoneAreUtc()
    {
        const Server read = server(u"servers-show-2.93"_s);
        QCOMPARE(read.created, utc(0, 22, 59));
        QCOMPARE(*read.launchedAt, utc(0, 23, 11));
        const auto offset =
            parseServer(object(R"({"id":"s","status":"ACTIVE","updated":"2026-11-23T02:00:00+02:00"})"));
        QCOMPARE(offset->updated, utc(0, 0, 0));
    }

    void readerSeesNoHost()
    {
        const Server read = server(u"servers-show-reader"_s);
        QCOMPARE(read.name, u"web-1"_s);
        QVERIFY(read.host.isEmpty());
        QVERIFY(!read.hostId.isEmpty());
    }

    void failedServerKeepsItsFaultAndHasNoHost()
    {
        const auto all = listed(u"servers-detail-error"_s, u"servers"_s, parseServer);
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all[0].status, ServerStatus::Error);
        QVERIFY(all[0].host.isEmpty());
        QVERIFY(all[0].fault.has_value());
        QCOMPARE(all[0].fault->code, 500);
        QVERIFY(all[0].fault->message.contains("the guest did not start"_L1));
        QCOMPARE(all[0].fault->created, utc(0, 23, 38));
        QVERIFY(!all[0].launchedAt);
    }

    void imageIsEmptyTextWhenBootedFromVolume()
    {
        const auto read = parseServer(object(R"({"id":"s","status":"ACTIVE","image":"","config_drive":"True",
            "os-extended-volumes:volumes_attached":[{"id":"v1"},{"id":"v2","delete_on_termination":true}]})"));
        QVERIFY(!read->imageId);
        QVERIFY(read->configDrive);
        QCOMPARE(read->volumeIds, QStringList({u"v1"_s, u"v2"_s}));
    }

    void newStatusIsKeptAsUnknown()
    {
        const auto read = parseServer(object(R"({"id":"s","status":"LEVITATING"})"));
        QCOMPARE(read->status, ServerStatus::Unknown);
        QCOMPARE(read->statusText, u"LEVITATING"_s);
    }

    /// 2.69: while a cell is down its servers and services come with hardly any key.
    void downCellIsUnknownNotMalformed()
    {
        const auto server = parseServer(object(R"({"id":"s","status":"UNKNOWN","tenant_id":"p",
            "created":"2026-11-23T00:00:00Z","links":[]})"));
        QVERIFY(server.has_value());
        QCOMPARE(server->status, ServerStatus::Unknown);
        QVERIFY(!server->updated.isValid());
        const auto service =
            parseService(object(R"({"binary":"nova-compute","host":"cmp9","status":"UNKNOWN"})"));
        QVERIFY(service.has_value());
        QCOMPARE(service->status, ComputeService::Status::Unknown);
        QCOMPARE(service->state, ComputeService::State::Unknown);
        QVERIFY(!parseService(object(R"({"host":"cmp9","status":"enabled"})")));
    }

    void serviceOfEveryMicroversion_data()
    {
        QTest::addColumn<bool>("forcedDownKnown");
        QTest::newRow("services-list-2.1") << false;
        QTest::newRow("services-list-2.69") << true;
    }

    void serviceOfEveryMicroversion()
    {
        QFETCH(const bool, forcedDownKnown);
        const auto all = listed(QString::fromLatin1(QTest::currentDataTag()), u"services"_s, parseService);
        const auto *cmp5 = find(all, [](const ComputeService &s) { return s.host.value == u"cmp5"; });
        QVERIFY(cmp5);
        QVERIFY(!cmp5->id.isEmpty());
        QCOMPARE(cmp5->zone, u"az-general"_s);
        QCOMPARE(cmp5->status, ComputeService::Status::Enabled);
        QCOMPARE(cmp5->state, ComputeService::State::Up);
        QCOMPARE(cmp5->forcedDown, forcedDownKnown ? std::optional(false) : std::nullopt);
        QCOMPARE(cmp5->updatedAt, std::optional(utc(0, 23, 39)));
    }

    void forcedDownServiceIsDown()
    {
        const auto all = listed(u"services-list-forced-down"_s, u"services"_s, parseService);
        QCOMPARE(all.size(), size_t(1));
        QCOMPARE(all[0].forcedDown, std::optional(true));
        QCOMPARE(all[0].state, ComputeService::State::Down);
    }

    void hypervisorOfEveryMicroversion_data()
    {
        QTest::addColumn<bool>("figures");
        QTest::newRow("2.1") << true;
        QTest::newRow("2.53") << true;
        QTest::newRow("2.87") << true;
        QTest::newRow("2.88") << false;
    }

    /// The processor is a text below 2.28; from 2.88 on the figures are gone, which is not zero.
    void hypervisorOfEveryMicroversion()
    {
        QFETCH(const bool, figures);
        const auto all = listed(u"hypervisors-detail-"_s + QLatin1StringView(QTest::currentDataTag()),
                                u"hypervisors"_s, parseHypervisor);
        const auto *cmp5 = find(all, [](const Hypervisor &h) { return h.host.value == u"cmp5"; });
        QVERIFY(cmp5);
        QVERIFY(!cmp5->id.isEmpty());
        QCOMPARE(cmp5->node, u"cmp5"_s);
        QCOMPARE(cmp5->version, 5002000);
        QCOMPARE(cmp5->memoryMiB, figures ? std::optional<qint64>(16384) : std::nullopt);
        QCOMPARE(cmp5->vcpus, figures ? std::optional<qint64>(16) : std::nullopt);
        QCOMPARE(cmp5->cpuModel, figures ? std::optional(u"Haswell-noTSX"_s) : std::nullopt);
        QCOMPARE(cmp5->cpuFeatures.has_value(), figures);
        QCOMPARE(cmp5->uptime.has_value(), !figures);
    }

    void flavorWithoutSwapIsAnEmptyTextBelow2_75()
    {
        for (const auto *name : {"flavors-detail-2.60", "flavors-detail"}) {
            const auto all = listed(QString::fromLatin1(name), u"flavors"_s, parseFlavor);
            const auto *gpu = find(all, [](const Flavor &f) { return f.name == u"gpu.small"; });
            QVERIFY(gpu);
            QCOMPARE(gpu->vcpus, 2);
            QCOMPARE(gpu->memoryMiB, 4096);
            QCOMPARE(gpu->swapMiB, 0);
        }
        const auto all = listed(u"flavors-detail"_s, u"flavors"_s, parseFlavor);
        const auto *gpu = find(all, [](const Flavor &f) { return f.name == u"gpu.small"; });
        QCOMPARE(gpu->extraSpecs.value(u"pci_passthrough:alias"_s), u"gpu:1"_s);
    }

    void aggregatesAndZonesNameTheirHosts()
    {
        const auto aggregates = listed(u"aggregates-list"_s, u"aggregates"_s, parseAggregate);
        QCOMPARE(aggregates.size(), size_t(2));
        QCOMPARE(aggregates[0].zone, u"az-general"_s);
        QCOMPARE(aggregates[0].hosts,
                 QList<HostName>({HostName(u"cmp1"_s), HostName(u"cmp2"_s), HostName(u"cmp5"_s)}));
        QCOMPARE(aggregates[1].metadata.value(u"pinned"_s), u"true"_s);

        const auto zones = listed(u"zones-detail"_s, u"availabilityZoneInfo"_s, parseZone);
        const auto *internal = find(zones, [](const Zone &z) { return z.name == u"internal"; });
        QVERIFY(internal && internal->hosts.isEmpty()); // Its services are not nova-compute.
        const auto *pinned = find(zones, [](const Zone &z) { return z.name == u"az-pinned"; });
        QVERIFY(pinned && pinned->available);
        QCOMPARE(pinned->hosts, QList<HostName>({HostName(u"cmp3"_s), HostName(u"cmp4"_s)}));
    }

    void serverGroupPolicyIsOneWordOrAListOfOne()
    {
        for (const auto *name : {"server-groups-2.15", "server-groups-2.64"}) {
            const auto all = listed(QString::fromLatin1(name), u"server_groups"_s, parseServerGroup);
            QCOMPARE(all.size(), size_t(3));
            QCOMPARE(all[0].policy, u"anti-affinity"_s);
            QCOMPARE(all[0].members.size(), 2);
            QVERIFY(!all[0].maxServerPerHost);
        }
        const auto limited = parseServerGroup(
            object(R"({"id":"g","policy":"anti-affinity","rules":{"max_server_per_host":3}})"));
        QCOMPARE(limited->maxServerPerHost, std::optional(3));
    }

    void migrationOfEveryMicroversion_data()
    {
        QTest::addColumn<bool>("typeKnown");
        QTest::addColumn<bool>("uuidKnown");
        QTest::newRow("2.1") << false << false;
        QTest::newRow("2.23") << true << false;
        QTest::newRow("2.80") << true << true;
    }

    void migrationOfEveryMicroversion()
    {
        QFETCH(const bool, typeKnown);
        QFETCH(const bool, uuidKnown);
        const auto all = listed(u"migrations-list-"_s + QLatin1StringView(QTest::currentDataTag()),
                                u"migrations"_s, parseMigration);
        const auto *first = find(all, [](const Migration &m) { return m.id == 1; });
        QVERIFY(first);
        QCOMPARE(first->type, typeKnown ? Migration::Type::Cold : Migration::Type::Unknown);
        QCOMPARE(!first->uuid.isEmpty(), uuidKnown);
        QCOMPARE(!first->userId.isEmpty(), uuidKnown);
        QCOMPARE(first->status, u"confirmed"_s);
        QVERIFY(first->ended());
        QCOMPARE(first->source.value, u"cmp2"_s);
        QCOMPARE(first->destination, std::optional(HostName(u"cmp1"_s)));
        QCOMPARE(first->createdAt, std::optional(utc(0, 23, 56)));
    }

    void migrationWithoutDestinationHasNone()
    {
        const auto all = listed(u"migrations-list-2.80"_s, u"migrations"_s, parseMigration);
        const auto *refused = find(all, [](const Migration &m) { return m.id == 27; });
        QVERIFY(refused);
        QVERIFY(!refused->destination);
        QCOMPARE(refused->type, Migration::Type::Live);
    }

    void runningMigrationCountsBytesAndAQueuedOneDoesNot()
    {
        for (const auto *name : {"live-server-migrations-2.23", "live-server-migrations"}) {
            const auto running = listed(QString::fromLatin1(name), u"migrations"_s, parseMigration);
            QCOMPARE(running.size(), size_t(1));
            QCOMPARE(running[0].type, Migration::Type::Live);
            QCOMPARE(running[0].memoryTotalBytes, std::optional<qint64>(8589934592));
            QCOMPARE(running[0].memoryRemainingBytes, std::optional<qint64>(8589874792));
        }
        const auto queued = listed(u"live-queued"_s, u"migrations"_s, parseMigration);
        QCOMPARE(queued.size(), size_t(1));
        QCOMPARE(queued[0].status, u"queued"_s);
        QVERIFY(!queued[0].memoryTotalBytes);
        QVERIFY(!queued[0].diskRemainingBytes);
    }

    void actionsOfTheListHaveNoEvents()
    {
        const auto all = listed(u"instance-actions"_s, u"instanceActions"_s, parseInstanceAction);
        QCOMPARE(all.size(), size_t(2));
        QCOMPARE(all[0].action, u"live-migration"_s);
        QCOMPARE(all[0].requestId.value, u"req-f2f860a7-9f7b-4535-8c0d-e153ca62f9fd"_s);
        QVERIFY(all[0].message.isEmpty());
        QVERIFY(all[0].events.isEmpty());
    }

    void failedActionGivesTheReason()
    {
        const auto action = parseInstanceAction(shown(u"failure-confirm-action"_s, u"instanceAction"_s));
        QVERIFY(action.has_value());
        QCOMPARE(action->message, u"Error"_s);
        QCOMPARE(action->events.size(), 1);
        QCOMPARE(action->events[0].result, std::optional(u"Error"_s));
        QCOMPARE(action->events[0].details,
                 u"Resize error: lab.fail=confirm: could not remove the old disk"_s);
        QVERIFY(!action->events[0].host.isEmpty());
    }

    void olderCloudGivesTheTracebacksLastLine()
    {
        const auto action = parseInstanceAction(object(R"({"request_id":"req-1","action":"migrate",
            "start_time":"2026-11-23T00:00:00.000000","message":"Error","events":[{"event":"compute_prep_resize",
            "start_time":"2026-11-23T00:00:01.000000","finish_time":null,"result":"Error",
            "traceback":"  File x.py, line 1, in f\n    raise exception.NoValidHost(reason=msg)\n"}]})"));
        QVERIFY(action.has_value());
        QCOMPARE(action->events[0].details, u"raise exception.NoValidHost(reason=msg)"_s);
        QVERIFY(!action->events[0].finished);
        const auto old = parseInstanceAction(shown(u"instance-action-2.1"_s, u"instanceAction"_s));
        QCOMPARE(old->events.size(), 5);
        QVERIFY(old->events[0].host.isEmpty());
        QVERIFY(old->events[0].details.isEmpty());
    }

    void oneMalformedElementIsNamedByItsIndex()
    {
        const auto parsed = parseList(R"({"servers":[{"id":"a","status":"ACTIVE"},{"status":"ACTIVE"}]})",
                                      u"servers"_s, u"GET servers/detail"_s, parseServer);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().kind, Error::Kind::Malformed);
        QCOMPARE(describe(parsed.error()), u"GET servers/detail: servers[1]: id is missing"_s);
    }

    void malformedBodyIsNamed_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("detail");
        QTest::newRow("html") << "<html>502</html>"_ba << u"the answer is not JSON: "_s;
        QTest::newRow("cut off") << R"({"servers":[{"id":)"_ba << u"the answer is not JSON: "_s;
        QTest::newRow("empty") << ""_ba << u"the answer is not JSON: "_s;
        QTest::newRow("a list") << "[]"_ba << u"the answer is not a JSON object"_s;
        QTest::newRow("another key") << R"({"flavors":[]})"_ba << u"servers is missing"_s;
        QTest::newRow("no list") << R"({"servers":{}})"_ba << u"servers is not a list"_s;
        QTest::newRow("no object") << R"({"servers":[1]})"_ba << u"servers[0] is not an object"_s;
        QTest::newRow("nested") << R"({"servers":[{"id":"a","status":"ACTIVE",
            "flavor":{"original_name":"f","vcpus":"two"}}]})"_ba
                                << u"servers[0]: flavor.vcpus is not a whole number"_s;
        QTest::newRow("huge") << R"({"servers":[{"id":"a","status":"ACTIVE","progress":1e300}]})"_ba
                              << u"servers[0]: progress is not a whole number"_s;
        QTest::newRow("beyond int")
            << R"({"servers":[{"id":"a","status":"ACTIVE","progress":5000000000}]})"_ba
            << u"servers[0]: progress is out of range"_s;
        QTest::newRow("no time") << R"({"servers":[{"id":"a","status":"ACTIVE","created":"soon"}]})"_ba
                                 << u"servers[0]: created is not a time"_s;
        QTest::newRow("empty id") << R"({"servers":[{"id":"","status":"ACTIVE"}]})"_ba
                                  << u"servers[0]: id is empty"_s;
    }

    void malformedBodyIsNamed()
    {
        QFETCH(const QByteArray, body);
        QFETCH(const QString, detail);
        const auto parsed = parseList(body, u"servers"_s, u"GET servers/detail"_s, parseServer);
        QVERIFY(!parsed);
        QCOMPARE(parsed.error().where, u"GET servers/detail"_s);
        QVERIFY2(parsed.error().detail.startsWith(detail), qPrintable(parsed.error().detail));
    }
};

QTEST_GUILESS_MAIN(TestParsers)
#include "tst_parsers.moc"
