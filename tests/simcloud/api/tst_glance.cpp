// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/askedcloud.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

class TestGlance final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rootOffersVersions();
    void takesAnImageAndThenItsContent();
    void pagesItsImages();
};

void TestGlance::rootOffersVersions()
{
    AskedCloud asked;
    const Answer root = asked.ask("GET", u"/image/"_s);
    QCOMPARE(root.status, 300);
    QCOMPARE(json(root)["versions"_L1][0]["id"_L1].toString(), u"v2.17"_s);
    asked.cloud.settings.newestMicroversion = 93; // Zed, whose Glance is older too.
    QCOMPARE(json(asked.ask("GET", u"/image/"_s))["versions"_L1][0]["id"_L1].toString(), u"v2.15"_s);
    QCOMPARE(asked.ask("GET", u"/image/v2/images"_s).status, 401);
}

void TestGlance::takesAnImageAndThenItsContent()
{
    AskedCloud asked;
    const Answer made = asked.askAs(u"admin"_s, "POST", u"/image/v2/images"_s, {},
                                    {{"name"_L1, "cirros"_L1},
                                     {"visibility"_L1, "public"_L1},
                                     {"disk_format"_L1, "raw"_L1},
                                     {"container_format"_L1, "bare"_L1},
                                     {"hw_machine_type"_L1, "pc-q35-7.2"_L1}});
    QCOMPARE(made.status, 201);
    QCOMPARE(json(made)["status"_L1].toString(), u"queued"_s);
    QVERIFY(json(made)["size"_L1].isNull());
    const QString path = "/image/v2/images/"_L1 + json(made)["id"_L1].toString();
    QCOMPARE(asked.askAs(u"admin"_s, "PUT", path + "/file"_L1, {}, {{"content"_L1, 1}}).status, 204);
    const Answer shown = asked.askAs(u"reader"_s, "GET", path);
    QCOMPARE(json(shown)["status"_L1].toString(), u"active"_s);
    QCOMPARE(json(shown)["hw_machine_type"_L1].toString(), u"pc-q35-7.2"_s);
    QCOMPARE(asked.askAs(u"reader"_s, "DELETE", path).status, 403);
    QCOMPARE(asked.askAs(u"admin"_s, "DELETE", path).status, 204);
    QCOMPARE(asked.askAs(u"admin"_s, "GET", path).status, 404);
}

void TestGlance::pagesItsImages()
{
    AskedCloud asked;
    for (int i = 0; i < 30; ++i)
        asked.cloud.images.push_back(
            {.id = u"image-%1"_s.arg(i), .status = u"active"_s, .visibility = u"public"_s});
    QString path = u"/v2/images"_s;
    QStringList ids;
    while (!path.isEmpty()) {
        const Answer page = asked.askAs(u"reader"_s, "GET", "/image"_L1 + path);
        for (const QJsonValue &image : json(page)["images"_L1].toArray())
            ids << image["id"_L1].toString();
        path = json(page)["next"_L1].toString();
    }
    QCOMPARE(ids.size(), 30);
    ids.removeDuplicates();
    QCOMPARE(ids.size(), 30);
}

QTEST_GUILESS_MAIN(TestGlance)
#include "tst_glance.moc"
