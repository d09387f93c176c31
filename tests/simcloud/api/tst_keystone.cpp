// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simcloud/api/askedcloud.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

/// What Keystone answered is in the recordings auth-*, word for word.
class TestKeystone final : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rootOffersVersionThree();
    void handsOutATokenForAProject();
    void anAdminIsAlsoMemberAndReader();
    void anUnscopedTokenHasNoCatalog();
    void aSystemTokenIsForAdminsOnly();
    void everyFailedLoginLooksTheSame_data();
    void everyFailedLoginLooksTheSame();
    void aLoginWithoutIdentityIsABadRequest();
    void aTokenCanBeRescopedAndLivesNoLonger();
    void aTokenExpires();
    void showsATokenToWhoHasOne();
    void saysWhatATokenIsNot();
    void listsTheProjectsOfTheUser();
    void theCatalogHasFiveServicesOnThreeInterfaces();
    void anApplicationCredentialLogsInWithItsRoles();
    void anApplicationCredentialTakesNoScope();
    void onlyAdminsSeeAllProjects();
};

void TestKeystone::rootOffersVersionThree()
{
    AskedCloud asked;
    const Answer root = asked.ask("GET", u"/identity"_s);
    QCOMPARE(root.status, 300);
    QCOMPARE(json(root)["versions"_L1]["values"_L1][0]["id"_L1].toString(), u"v3.14"_s);
    QCOMPARE(header(root, "Location"), "http://controller.example/identity/v3/"_ba);
    QCOMPARE(json(asked.ask("GET", u"/identity/v3"_s))["version"_L1]["status"_L1].toString(), u"stable"_s);
}

void TestKeystone::handsOutATokenForAProject()
{
    AskedCloud asked;
    const Answer answer = asked.login(passwordOf(u"reader"_s, u"reader"_s), projectScope(u"demo"_s));
    QCOMPARE(answer.status, 201);
    QVERIFY(!header(answer, "X-Subject-Token").isEmpty());
    QCOMPARE(header(answer, "Vary"), "X-Auth-Token"_ba);
    QVERIFY(header(answer, "X-OpenStack-Request-Id").startsWith("req-"));
    const QJsonValue token = json(answer)["token"_L1];
    QCOMPARE(token["issued_at"_L1].toString(), u"2026-11-23T00:23:39.000000Z"_s);
    QCOMPARE(token["expires_at"_L1].toString(), u"2026-11-23T01:23:39.000000Z"_s);
    QCOMPARE(token["project"_L1]["name"_L1].toString(), u"demo"_s);
    QCOMPARE(token["project"_L1]["domain"_L1]["name"_L1].toString(), u"Default"_s);
    QCOMPARE(token["is_domain"_L1], QJsonValue(false));
    QCOMPARE(token["roles"_L1].toArray().size(), 1);
    QVERIFY(token["user"_L1]["password_expires_at"_L1].isNull());
}

void TestKeystone::anAdminIsAlsoMemberAndReader()
{
    AskedCloud asked;
    const auto roles = [&asked] {
        const Answer answer = asked.login(passwordOf(u"admin"_s, u"admin"_s), projectScope(u"admin"_s));
        QSet<QString> names;
        for (const QJsonValue &role : json(answer)["token"_L1]["roles"_L1].toArray())
            names << role["name"_L1].toString();
        return names;
    };
    QCOMPARE(roles(), QSet<QString>({u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s}));
    // There was no manager yet in the releases of 2022.
    asked.cloud.settings.newestMicroversion = 93;
    QCOMPARE(roles(), QSet<QString>({u"admin"_s, u"member"_s, u"reader"_s}));
}

void TestKeystone::anUnscopedTokenHasNoCatalog()
{
    AskedCloud asked;
    const Answer answer = asked.login(passwordOf(u"admin"_s, u"admin"_s));
    QCOMPARE(answer.status, 201);
    const QStringList keys = json(answer)["token"_L1].toObject().keys();
    QCOMPARE(keys, QStringList({u"audit_ids"_s, u"expires_at"_s, u"issued_at"_s, u"methods"_s, u"user"_s}));
}

void TestKeystone::aSystemTokenIsForAdminsOnly()
{
    AskedCloud asked;
    const QJsonObject system {{"system"_L1, QJsonObject {{"all"_L1, true}}}};
    const Answer admin = asked.login(passwordOf(u"admin"_s, u"admin"_s), system);
    QCOMPARE(admin.status, 201);
    QCOMPARE(json(admin)["token"_L1]["system"_L1]["all"_L1], QJsonValue(true));
    QVERIFY(json(admin)["token"_L1]["project"_L1].isUndefined());
    QCOMPARE(asked.login(passwordOf(u"reader"_s, u"reader"_s), system).status, 401);
}

void TestKeystone::everyFailedLoginLooksTheSame_data()
{
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QJsonObject>("scope");
    QTest::newRow("wrong password") << u"admin"_s << u"wrong"_s << projectScope(u"admin"_s);
    QTest::newRow("unknown user") << u"nobody"_s << u"admin"_s << projectScope(u"admin"_s);
    QTest::newRow("unknown project") << u"admin"_s << u"admin"_s << projectScope(u"nowhere"_s);
    QTest::newRow("no role on the project") << u"reader"_s << u"reader"_s << projectScope(u"admin"_s);
    QTest::newRow("domain") << u"admin"_s << u"admin"_s
                            << QJsonObject {{"domain"_L1, QJsonObject {{"id"_L1, "default"_L1}}}};
}

void TestKeystone::everyFailedLoginLooksTheSame()
{
    QFETCH(QString, user);
    QFETCH(QString, password);
    QFETCH(QJsonObject, scope);
    AskedCloud asked;
    const Answer answer = asked.login(passwordOf(user, password), scope);
    QCOMPARE(answer.status, 401);
    QCOMPARE(header(answer, "WWW-Authenticate"), "Keystone uri=\"http://controller.example/identity/v3\""_ba);
    const QJsonObject error {{"code"_L1, 401},
                             {"message"_L1, "The request you have made requires authentication."_L1},
                             {"title"_L1, "Unauthorized"_L1}};
    QCOMPARE(json(answer), QJsonObject({{"error"_L1, error}}));
}

void TestKeystone::aLoginWithoutIdentityIsABadRequest()
{
    AskedCloud asked;
    const Answer answer = asked.ask("POST", u"/identity/v3/auth/tokens"_s, {}, {{"auth"_L1, QJsonObject()}});
    QCOMPARE(answer.status, 400);
    QVERIFY(json(answer)["error"_L1]["message"_L1].toString().startsWith(
        u"'identity' is a required property\n\n"_s));
}

void TestKeystone::aTokenCanBeRescopedAndLivesNoLonger()
{
    AskedCloud asked;
    const QByteArray unscoped = asked.token(u"reader"_s, {});
    asked.pass(std::chrono::minutes(10));
    const QJsonObject identity {{"methods"_L1, QJsonArray {"token"_L1}},
                                {"token"_L1, QJsonObject {{"id"_L1, QString::fromLatin1(unscoped)}}}};
    const Answer answer = asked.login(identity, projectScope(u"demo"_s));
    QCOMPARE(answer.status, 201);
    QCOMPARE(json(answer)["token"_L1]["expires_at"_L1].toString(), u"2026-11-23T01:23:39.000000Z"_s);
}

void TestKeystone::aTokenExpires()
{
    AskedCloud asked;
    asked.cloud.settings.tokenLife = std::chrono::seconds(60);
    const Headers headers {{"X-Auth-Token", asked.token(u"reader"_s, u"demo"_s)}};
    asked.pass(std::chrono::seconds(59));
    QCOMPARE(asked.ask("GET", u"/identity/v3/auth/projects"_s, headers).status, 200);
    asked.pass(std::chrono::seconds(1));
    QCOMPARE(asked.ask("GET", u"/identity/v3/auth/projects"_s, headers).status, 401);
}

void TestKeystone::showsATokenToWhoHasOne()
{
    AskedCloud asked;
    const QByteArray token = asked.token(u"admin"_s, u"admin"_s);
    const Answer shown = asked.ask("GET", u"/identity/v3/auth/tokens"_s,
                                   {{"X-Auth-Token", token}, {"X-Subject-Token", token}});
    QCOMPARE(shown.status, 200);
    QCOMPARE(header(shown, "X-Subject-Token"), token);
    QCOMPARE(json(shown)["token"_L1]["user"_L1]["name"_L1].toString(), u"admin"_s);
}

void TestKeystone::saysWhatATokenIsNot()
{
    AskedCloud asked;
    const QByteArray mine = asked.token(u"admin"_s, u"admin"_s);
    const auto look = [&](const QByteArray &subject, const QByteArray &verb = "GET") {
        return asked.ask(verb, u"/identity/v3/auth/tokens"_s,
                         {{"X-Auth-Token", mine}, {"X-Subject-Token", subject}});
    };
    QCOMPARE(json(look("bad"))["error"_L1]["message"_L1].toString(), u"Could not recognize Fernet token"_s);
    const QByteArray other = asked.token(u"reader"_s, u"demo"_s);
    const Answer revoked = look(other, "DELETE");
    QCOMPARE(revoked.status, 204);
    QCOMPARE(header(revoked, "Content-Type"), QByteArray());
    QCOMPARE(look(other).status, 404);
}

void TestKeystone::listsTheProjectsOfTheUser()
{
    AskedCloud asked;
    const Answer answer =
        asked.ask("GET", u"/identity/v3/auth/projects"_s, {{"X-Auth-Token", asked.token(u"reader"_s, {})}});
    const QJsonArray projects = json(answer)["projects"_L1].toArray();
    QCOMPARE(projects.size(), 1);
    QCOMPARE(projects[0].toObject().keys(),
             QStringList({u"description"_s, u"domain_id"_s, u"enabled"_s, u"id"_s, u"is_domain"_s, u"links"_s,
                          u"name"_s, u"options"_s, u"parent_id"_s, u"tags"_s}));
    QCOMPARE(json(answer)["links"_L1]["self"_L1].toString(),
             u"http://controller.example/identity/v3/auth/projects"_s);
}

void TestKeystone::theCatalogHasFiveServicesOnThreeInterfaces()
{
    AskedCloud asked;
    const Answer answer = asked.askAs(u"reader"_s, "GET", u"/identity/v3/auth/catalog"_s);
    QSet<QString> types;
    for (const QJsonValue &service : json(answer)["catalog"_L1].toArray()) {
        types << service["type"_L1].toString();
        QCOMPARE(service["endpoints"_L1].toArray().size(), 3);
        if (service["type"_L1] == "compute"_L1) {
            QCOMPARE(service["endpoints"_L1][0]["url"_L1].toString(),
                     u"http://controller.example/compute/v2.1"_s);
        }
    }
    QCOMPARE(types, QSet<QString>({u"compute"_s, u"identity"_s, u"image"_s, u"network"_s, u"placement"_s}));
}

void TestKeystone::anApplicationCredentialLogsInWithItsRoles()
{
    AskedCloud asked;
    const QString url = u"/identity/v3/users/u-admin/application_credentials"_s;
    const QJsonObject wanted {{"name"_L1, "console"_L1},
                              {"description"_L1, "for the desktop console"_L1},
                              {"roles"_L1, QJsonArray {QJsonObject {{"name"_L1, "admin"_L1}}}},
                              {"unrestricted"_L1, false}};
    const Answer made = asked.askAs(u"admin"_s, "POST", url, {}, {{"application_credential"_L1, wanted}});
    QCOMPARE(made.status, 201);
    const QJsonValue credential = json(made)["application_credential"_L1];
    QVERIFY(!credential["secret"_L1].toString().isEmpty());
    const Answer listed = asked.askAs(u"admin"_s, "GET", url);
    QVERIFY(json(listed)["application_credentials"_L1][0]["secret"_L1].isUndefined());
    QCOMPARE(json(listed)["application_credentials"_L1][0]["id"_L1], credential["id"_L1]);

    const QJsonObject by {
        {"name"_L1, "console"_L1},
        {"secret"_L1, credential["secret"_L1]},
        {"user"_L1,
         QJsonObject {{"name"_L1, "admin"_L1}, {"domain"_L1, QJsonObject {{"id"_L1, "default"_L1}}}}}};
    const Answer in = asked.login(
        {{"methods"_L1, QJsonArray {"application_credential"_L1}}, {"application_credential"_L1, by}});
    QCOMPARE(in.status, 201);
    const QJsonValue token = json(in)["token"_L1];
    // Keystone 27 lists what admin implies, Keystone 22 did not.
    QCOMPARE(token["roles"_L1].toArray().size(), 4);
    QCOMPARE(token["application_credential"_L1]["restricted"_L1], QJsonValue(true));
    QCOMPARE(token["project"_L1]["name"_L1].toString(), u"admin"_s);
}

void TestKeystone::anApplicationCredentialTakesNoScope()
{
    AskedCloud asked;
    asked.cloud.credentials = {{.id = u"c"_s,
                                .name = u"console"_s,
                                .secret = u"s"_s,
                                .userId = u"u-admin"_s,
                                .projectId = u"p-admin"_s}};
    const auto login = [&](const QString &secret, const QJsonValue &scope) {
        const QJsonObject by {{"id"_L1, "c"_L1}, {"secret"_L1, secret}};
        return asked.login(
            {{"methods"_L1, QJsonArray {"application_credential"_L1}}, {"application_credential"_L1, by}},
            scope);
    };
    const Answer scoped = login(u"s"_s, projectScope(u"admin"_s));
    QCOMPARE(scoped.status, 401);
    QCOMPARE(json(scoped)["error"_L1].toObject(),
             QJsonObject({{"code"_L1, 401},
                          {"identity"_L1, QJsonObject()},
                          {"message"_L1,
                           "Error authenticating with application credential: Application credentials cannot "
                           "request a scope."_L1},
                          {"title"_L1, "Unauthorized"_L1}}));
    QCOMPARE(json(login(u"wrong"_s, QJsonValue::Undefined))["error"_L1]["message"_L1].toString(),
             u"The request you have made requires authentication."_s);
}

void TestKeystone::onlyAdminsSeeAllProjects()
{
    AskedCloud asked;
    const QString url = u"/identity/v3/projects"_s;
    QCOMPARE(json(asked.askAs(u"admin"_s, "GET", url))["projects"_L1].toArray().size(), 2);
    QCOMPARE(json(asked.askAs(u"admin"_s, "GET", url + "?name=demo"_L1))["projects"_L1].toArray().size(), 1);
    QCOMPARE(asked.askAs(u"reader"_s, "GET", url).status, 403);
    QCOMPARE(asked.askAs(u"reader"_s, "GET", url + "/p-demo"_L1).status, 200);
    QCOMPARE(asked.askAs(u"admin"_s, "GET", url + "/p-none"_L1).status, 404);
}

QTEST_GUILESS_MAIN(TestKeystone)
#include "tst_keystone.moc"
