// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/nova/labcloud.h"
#include "tests/simcloud/nova/shape.h"

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace simcloud {

/// The simulated Nova against recordings of a real one, and at the edges of its microversions.
class TestSimNovaShapes : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void answersLikeTheRecordedNova_data();
    void answersLikeTheRecordedNova();
    void fieldsOfAServerComeWithTheirVersion_data();
    void fieldsOfAServerComeWithTheirVersion();
    void aReaderSeesFewerFieldsOfAServer();
    void hostIdIsTheHashOfProjectAndHost();
    void aServerFromAVolumeHasNoImage();
    void onlyAnErrorShowsAFault();
    void hostStatusSaysWhatTheAdministratorDidFirst();
    void swapOfAFlavorIsEmptyTextBefore75();
    void readersSeeEventsFromVersion51OnWithoutTracebacks();
    void topologyOfAMovingServerIsThatOfItsSource();
};

void TestSimNovaShapes::answersLikeTheRecordedNova_data()
{
    QTest::addColumn<QString>("file");
    for (const QString &folder :
         {QStringLiteral(DROVER_RECORDINGS), QStringLiteral(DROVER_CLIENT_RECORDINGS)}) {
        const QDir recordings(folder);
        for (const QString &name : recordings.entryList({u"*.json"_s})) {
            QFile file(recordings.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QJsonObject request =
                QJsonDocument::fromJson(file.readAll()).object()["request"_L1].toObject();
            const bool ofNova = request["url"_L1].toString().contains("/v2.1/"_L1);
            const bool refusedByPolicy = name.contains("denied"_L1);
            const bool tooHigh = name.contains("too-high"_L1);
            if (request["method"_L1] == "GET"_L1 && ofNova && !refusedByPolicy && !tooHigh
                && !request["url"_L1].toString().endsWith("/v2.1/"_L1))
                QTest::newRow(name.toUtf8().constData()) << recordings.filePath(name);
        }
    }
}

void TestSimNovaShapes::answersLikeTheRecordedNova()
{
    QFETCH(const QString, file);
    QFile recording(file);
    QVERIFY(recording.open(QIODevice::ReadOnly));
    const QJsonObject json = QJsonDocument::fromJson(recording.readAll()).object();
    const QString url = json["request"_L1]["url"_L1].toString();
    const QString version = json["request"_L1]["headers"_L1]["OpenStack-API-Version"_L1].toString();
    QString path = url.mid(url.indexOf("/v2.1/"_L1) + 6);
    LabCloud lab;
    const int microversion = version.section(u'.', -1).toInt();
    // Recorded in another lab, where ids are others.
    if (microversion == 100)
        path = u"servers/cec8c8da-a098-4edf-af2b-1b15bddcd505"_s;
    // Of lists that were recorded later, with other records.
    path.replace("marker=d7083d40-b0d2-4e50-9276-dacc7ea31d4f"_L1,
                 "marker="_L1 + lab.cloud.migrations().back().uuid);

    const Answer answer = lab.get(path, microversion,
                                  file.contains("reader"_L1) ? LabCloud::Who::Reader : LabCloud::Who::Admin);

    QCOMPARE(answer.status, json["response"_L1]["status"_L1].toInt());
    const QJsonObject body = QJsonDocument::fromJson(answer.body).object();
    const QJsonValue recorded = json["response"_L1]["body"_L1];
    if (answer.status >= 400) {
        QCOMPARE(body, recorded.toObject());
        return;
    }
    QStringList differences = shapeDifferences(
        recorded, body, {u"metadata"_s, u"extra_specs"_s, u"hosts"_s, u"cpu_pinning"_s, u"properties"_s});
    // A record of a live migration that found no host has nothing at these places.
    differences.removeIf([&](const QString &difference) {
        return file.contains("migrations-page"_L1)
            && (difference.contains("dest_"_L1) || difference.contains("source_node"_L1)
                || difference.contains("links is too much"_L1));
    });
    // The driver of the recorded lab makes its diagnostics up, rates among them.
    differences.removeIf([&](const QString &difference) { return difference.contains("_rate:"_L1); });
    QCOMPARE(differences, QStringList());
}

void TestSimNovaShapes::fieldsOfAServerComeWithTheirVersion_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<int>("since");
    QTest::newRow("hostname") << u"OS-EXT-SRV-ATTR:hostname"_s << 3;
    QTest::newRow("locked") << u"locked"_s << 9;
    QTest::newRow("host_status") << u"host_status"_s << 16;
    QTest::newRow("description") << u"description"_s << 19;
    QTest::newRow("tags") << u"tags"_s << 26;
    QTest::newRow("certificates") << u"trusted_image_certificates"_s << 63;
    QTest::newRow("server_groups") << u"server_groups"_s << 71;
    QTest::newRow("locked_reason") << u"locked_reason"_s << 73;
    QTest::newRow("pinned zone") << u"pinned_availability_zone"_s << 96;
    QTest::newRow("hints") << u"scheduler_hints"_s << 100;
}

void TestSimNovaShapes::fieldsOfAServerComeWithTheirVersion()
{
    QFETCH(const QString, field);
    QFETCH(const int, since);
    LabCloud lab;
    const QString path = "servers/"_L1 + lab.cloud.servers().front().id;
    QVERIFY(!lab.json(path, since - 1)["server"_L1].toObject().contains(field));
    QVERIFY(lab.json(path, since)["server"_L1].toObject().contains(field));
}

void TestSimNovaShapes::aReaderSeesFewerFieldsOfAServer()
{
    LabCloud lab;
    const QString path = "servers/"_L1 + lab.cloud.servers().front().id;
    const QJsonObject before = lab.json(path, 89, LabCloud::Who::Reader)["server"_L1].toObject();
    for (const QString &key : before.keys())
        QVERIFY2(!key.startsWith("OS-EXT-SRV-ATTR"_L1) && key != "host_status"_L1, qPrintable(key));
    QVERIFY(lab.json(path, 90, LabCloud::Who::Reader)["server"_L1].toObject().contains(
        "OS-EXT-SRV-ATTR:hostname"_L1));
}

void TestSimNovaShapes::hostIdIsTheHashOfProjectAndHost()
{
    LabCloud lab;
    // As recorded for this project on this host.
    QCOMPARE(lab.json("servers/"_L1 + lab.cloud.servers().front().id)["server"_L1]["hostId"_L1].toString(),
             u"d6efd95f5d53b277a7ee9eef207e69cfbdcb053c55c75c3ea389e2f3"_s);
}

void TestSimNovaShapes::aServerFromAVolumeHasNoImage()
{
    LabCloud lab;
    Server &server = lab.cloud.servers().front();
    server.imageId.clear();
    server.volumes = {{.id = u"v1"_s, .device = u"/dev/vda"_s, .sizeGiB = 10, .root = true}};
    const QJsonObject json = lab.json("servers/"_L1 + server.id, 98)["server"_L1].toObject();
    QCOMPARE(json["image"_L1], QJsonValue(u""_s));
    QCOMPARE(json["os-extended-volumes:volumes_attached"_L1][0]["id"_L1].toString(), u"v1"_s);
    const QString path = "servers/"_L1 + server.id + "/os-volume_attachments"_L1;
    QCOMPARE(lab.json(path, 88)["volumeAttachments"_L1][0]["id"_L1].toString(), u"v1"_s);
    QVERIFY(lab.json(path, 89)["volumeAttachments"_L1][0]["id"_L1].isUndefined());
    QVERIFY(lab.json(path, 89)["volumeAttachments"_L1][0]["bdm_uuid"_L1].isString());
}

void TestSimNovaShapes::onlyAnErrorShowsAFault()
{
    LabCloud lab;
    Server &server = lab.cloud.servers().front();
    server.fault = Fault {.message = u"No valid host"_s, .details = u"Traceback"_s, .created = lab.cloud.now};
    const QString path = "servers/"_L1 + server.id;
    QVERIFY(lab.json(path)["server"_L1]["fault"_L1].isUndefined());
    QVERIFY(lab.json(path)["server"_L1]["progress"_L1].isDouble());
    server.vmState = VmState::Error;
    QCOMPARE(lab.json(path)["server"_L1]["fault"_L1]["details"_L1].toString(), u"Traceback"_s);
    QVERIFY(lab.json(path)["server"_L1]["progress"_L1].isUndefined());
    QVERIFY(lab.json(path, 93, LabCloud::Who::Reader)["server"_L1]["fault"_L1]["details"_L1].isUndefined());
}

void TestSimNovaShapes::hostStatusSaysWhatTheAdministratorDidFirst()
{
    LabCloud lab;
    const Server &server = lab.cloud.servers().front();
    Host &host = *lab.cloud.host(server.host);
    const auto status = [&] {
        return lab.json("servers/"_L1 + server.id)["server"_L1]["host_status"_L1].toString();
    };
    QCOMPARE(status(), u"UP"_s);
    host.alive = false;
    QCOMPARE(status(), u"UNKNOWN"_s);
    host.enabled = false;
    QCOMPARE(status(), u"MAINTENANCE"_s);
    host.forcedDown = true;
    QCOMPARE(status(), u"DOWN"_s);
}

void TestSimNovaShapes::swapOfAFlavorIsEmptyTextBefore75()
{
    LabCloud lab;
    QCOMPARE(lab.json(u"flavors/detail"_s, 74)["flavors"_L1][0]["swap"_L1], QJsonValue(u""_s));
    QCOMPARE(lab.json(u"flavors/detail"_s, 75)["flavors"_L1][0]["swap"_L1], QJsonValue(0));
    QVERIFY(lab.json(u"flavors/detail"_s, 60)["flavors"_L1][0]["extra_specs"_L1].isUndefined());
    QVERIFY(lab.json(u"flavors/detail"_s, 61)["flavors"_L1][0]["extra_specs"_L1].isObject());
}

void TestSimNovaShapes::readersSeeEventsFromVersion51OnWithoutTracebacks()
{
    LabCloud lab;
    const QString path =
        u"servers/6963b041-8ce5-4b03-9138-e2fec5337e90/os-instance-actions/req-f2f860a7-9f7b-4535-8c0d-e153ca62f9fd"_s;
    const auto event = [&](int version) {
        return lab.json(path, version, LabCloud::Who::Reader)["instanceAction"_L1]["events"_L1][0];
    };
    QVERIFY(event(50).isUndefined());
    QVERIFY(event(51)["traceback"_L1].isUndefined());
    QVERIFY(event(62)["host"_L1].isUndefined());
    QVERIFY(event(62)["hostId"_L1].isString());
    QVERIFY(event(84)["details"_L1].isUndefined());
    QVERIFY(lab.json(path, 83)["instanceAction"_L1]["events"_L1][0]["details"_L1].isUndefined());
    QVERIFY(lab.json(path, 84)["instanceAction"_L1]["events"_L1][0]["details"_L1].isNull());
}

void TestSimNovaShapes::topologyOfAMovingServerIsThatOfItsSource()
{
    LabCloud lab;
    const Server &server = *lab.cloud.server(u"81cfe511-d4fd-4eae-95e2-476e009eec68"_s);
    const auto share = [](const QString &host, int cell) {
        return std::vector<Claim> {{.host = host, .cells = {{.vcpus = {0}, .hostCell = cell}}}};
    };
    lab.cloud.allocate({.consumer = server.id, .claims = share(u"cmp1"_s, 1)});
    lab.cloud.allocate({.consumer = lab.cloud.migrations().back().uuid, .claims = share(u"cmp2"_s, 0)});
    const QString path = "servers/"_L1 + server.id + "/topology"_L1;
    QCOMPARE(lab.json(path)["nodes"_L1][0]["host_node"_L1].toInt(-1), 0);
    QVERIFY(lab.json(path, 93, LabCloud::Who::Reader)["nodes"_L1][0]["host_node"_L1].isUndefined());
    QCOMPARE(lab.get(path, 77).status, 404);
}

} // namespace simcloud

QTEST_GUILESS_MAIN(simcloud::TestSimNovaShapes)
#include "tst_simnovashapes.moc"
