// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/keystone/login.h"
#include "tests/support/recording.h"

#include <QTest>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

Recording recording(const QString &name)
{
    return Recording::read(QStringLiteral(DROVER_RECORDINGS "/%1.json").arg(name));
}

AuthConfig withPassword()
{
    AuthConfig auth;
    auth.username = u"admin"_s;
    auth.password = Secret(u"FAKE-PASSWORD"_s);
    auth.userDomainId = u"default"_s;
    return auth;
}

AuthConfig withCredential()
{
    AuthConfig auth;
    auth.method = AuthConfig::Method::ApplicationCredential;
    auth.applicationCredentialId = u"dc6849256d864704aba527045c80e987"_s;
    auth.applicationCredentialSecret = Secret(u"FAKE-SECRET"_s);
    return auth;
}

} // namespace

class TestLogin : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bodyIsAsRecorded_data();
    void bodyIsAsRecorded();
    void idsAndNamesAreSpeltOut();
    void tokenIsRescoped();
    void missingKeyIsNamed_data();
    void missingKeyIsNamed();
    void recordedTokenIsRead();
    void answerWithoutTokenOrEndIsMalformed();
    void endpointIsFoundByTypeInterfaceAndRegion();
    void oldNamesOfBlockStorageAreFound();
    void regionFallsBackToItsOldKey();
    void unusableAddressIsLeftOut();
    void configurationMayReplaceTheCatalog();
};

void TestLogin::bodyIsAsRecorded_data()
{
    QTest::addColumn<AuthConfig>("auth");
    AuthConfig project = withPassword();
    project.projectName = u"admin"_s;
    project.projectDomainId = u"default"_s;
    QTest::newRow("auth-password-project") << project;
    AuthConfig undomained = project;
    undomained.userDomainId.clear();
    undomained.projectDomainId.clear();
    QTest::newRow("auth-password-project ") << undomained; // A domain that is not named is the default one.
    AuthConfig domain = withPassword();
    domain.domainId = u"default"_s;
    QTest::newRow("auth-password-domain") << domain;
    AuthConfig system = withPassword();
    system.systemScope = true;
    QTest::newRow("auth-password-system") << system;
    QTest::newRow("auth-password-unscoped") << withPassword();
    QTest::newRow("auth-appcred") << withCredential();
    AuthConfig scoped = withCredential();
    scoped.projectName = u"admin"_s;
    scoped.systemScope = true;
    QTest::newRow("auth-appcred ") << scoped; // A scope in the configuration is left out.
    AuthConfig byName = withCredential();
    byName.applicationCredentialId.clear();
    byName.applicationCredentialName = u"console"_s;
    byName.username = u"admin"_s;
    QTest::newRow("auth-appcred-by-name") << byName;
}

void TestLogin::bodyIsAsRecorded()
{
    QFETCH(AuthConfig, auth);
    const auto body = loginBody(auth);
    QVERIFY(body);
    QCOMPARE(*body, recording(QString::fromLatin1(QTest::currentDataTag()).trimmed()).request.json());
}

void TestLogin::idsAndNamesAreSpeltOut()
{
    AuthConfig auth = withPassword();
    auth.userId = u"u1"_s; // An id needs no domain.
    auth.projectId = u"p1"_s;
    auth.projectName = u"ignored beside an id"_s;
    const QJsonObject byId = loginBody(auth)->value("auth"_L1).toObject();
    QCOMPARE(byId["identity"_L1]["password"_L1]["user"_L1].toObject().keys(),
             QStringList({u"id"_s, u"password"_s}));
    QCOMPARE(byId["scope"_L1].toObject(), QJsonObject({{u"project"_s, QJsonObject {{u"id"_s, u"p1"_s}}}}));

    AuthConfig named = withPassword();
    named.userDomainId.clear();
    named.userDomainName = u"Staff"_s;
    const QJsonObject byName = loginBody(named)->value("auth"_L1).toObject();
    QCOMPARE(byName["identity"_L1]["password"_L1]["user"_L1]["domain"_L1].toObject(),
             QJsonObject({{u"name"_s, u"Staff"_s}}));
}

void TestLogin::tokenIsRescoped()
{
    AuthConfig auth;
    auth.method = AuthConfig::Method::Token;
    auth.token = Secret(u"T"_s);
    auth.projectId = u"p1"_s;
    const QJsonObject body = loginBody(auth)->value("auth"_L1).toObject();
    QCOMPARE(body["identity"_L1]["token"_L1].toObject(), QJsonObject({{u"id"_s, u"T"_s}}));
    QCOMPARE(body["scope"_L1]["project"_L1]["id"_L1].toString(), u"p1"_s);
}

void TestLogin::missingKeyIsNamed_data()
{
    QTest::addColumn<AuthConfig>("auth");
    QTest::addColumn<QString>("key");
    AuthConfig nobody = withPassword();
    nobody.username.clear();
    QTest::newRow("user") << nobody << u"username"_s;
    AuthConfig open = withPassword();
    open.password = Secret();
    QTest::newRow("password") << open << u"password"_s;
    AuthConfig tokenless;
    tokenless.method = AuthConfig::Method::Token;
    QTest::newRow("token") << tokenless << u"token"_s;
    AuthConfig secretless = withCredential();
    secretless.applicationCredentialSecret = Secret();
    QTest::newRow("secret") << secretless << u"application_credential_secret"_s;
    AuthConfig nameless = withCredential();
    nameless.applicationCredentialId.clear();
    QTest::newRow("credential") << nameless << u"application_credential_id"_s;
    AuthConfig userless = nameless;
    userless.applicationCredentialName = u"console"_s;
    QTest::newRow("user of a credential") << userless << u"user"_s;
}

void TestLogin::missingKeyIsNamed()
{
    QFETCH(AuthConfig, auth);
    QFETCH(QString, key);
    const auto body = loginBody(auth);
    QVERIFY(!body);
    QCOMPARE(body.error().kind, Error::Kind::Rejected);
    QVERIFY2(body.error().detail.contains(key), qPrintable(body.error().detail));
}

namespace {

RestReply recordedLogin()
{
    RestReply reply;
    reply.status = 201;
    reply.body = recording(u"auth-password-project"_s).answer.body;
    reply.subjectToken = Secret(u"T"_s);
    return reply;
}

} // namespace

void TestLogin::recordedTokenIsRead()
{
    const auto token = parseToken(recordedLogin(), u"POST auth/tokens"_s);
    QVERIFY(token);
    QCOMPARE(token->secret, Secret(u"T"_s));
    QCOMPARE(token->expiresAt, QDateTime(QDate(2026, 11, 23), QTime(1, 23, 39), Qt::UTC));
    QCOMPARE(token->issuedAt.secsTo(token->expiresAt), 3600);
    QCOMPARE(token->userName, u"admin"_s);
    QCOMPARE(token->projectName, u"admin"_s);
    QCOMPARE(token->projectId, u"e0918d9706614d79a46758c3c7e38b63"_s);
    QVERIFY(token->roles.contains(u"reader"_s));
    const auto compute = token->catalog.find(u"compute"_s, u"public"_s, u"RegionOne"_s);
    QVERIFY(compute);
    QCOMPARE(compute->url, QUrl(u"http://controller.example:8774/v2.1"_s));
}

void TestLogin::answerWithoutTokenOrEndIsMalformed()
{
    RestReply tokenless = recordedLogin();
    tokenless.subjectToken = Secret();
    QCOMPARE(parseToken(tokenless, u"w"_s).error().detail, u"The answer has no X-Subject-Token header"_s);

    RestReply endless = recordedLogin();
    endless.body.replace("expires_at", "expires_by");
    const auto token = parseToken(endless, u"w"_s);
    QVERIFY(!token);
    QCOMPARE(token.error().kind, Error::Kind::Malformed);
    QCOMPARE(token.error().detail, u"token.expires_at is missing"_s);
}

namespace {

QJsonObject endpoint(const QString &interface, const QString &region, const QString &url)
{
    return {{u"interface"_s, interface}, {u"region_id"_s, region}, {u"url"_s, url}};
}

QJsonObject service(const QString &type, const QJsonArray &endpoints)
{
    return {{u"type"_s, type}, {u"endpoints"_s, endpoints}};
}

} // namespace

void TestLogin::endpointIsFoundByTypeInterfaceAndRegion()
{
    const Catalog catalog(
        QJsonArray {service(u"compute"_s,
                            {endpoint(u"public"_s, u"north"_s, u"https://n.example/v2.1"_s),
                             endpoint(u"internal"_s, u"south"_s, u"https://s.internal/v2.1"_s),
                             endpoint(u"public"_s, u"south"_s, u"https://s.example/v2.1"_s)})});
    QCOMPARE(catalog.find(u"compute"_s, u"public"_s, u"south"_s)->url.host(), u"s.example"_s);
    QCOMPARE(catalog.find(u"compute"_s, u"internal"_s, u""_s)->url.host(), u"s.internal"_s);
    QCOMPARE(catalog.find(u"compute"_s, u"public"_s, u""_s)->region, u"north"_s);
    QVERIFY(!catalog.find(u"compute"_s, u"admin"_s, u"south"_s));
    QVERIFY(!catalog.find(u"placement"_s, u"public"_s, u""_s));
    QCOMPARE(catalog.offers(u"compute"_s).size(), 3);
    QCOMPARE(catalog.offers(u"compute"_s)[1], u"internal in south"_s);
}

void TestLogin::oldNamesOfBlockStorageAreFound()
{
    const QJsonArray one {endpoint(u"public"_s, u"r"_s, u"https://one.example/"_s)};
    const QJsonArray two {endpoint(u"public"_s, u"r"_s, u"https://two.example/"_s)};
    const Catalog old(QJsonArray {service(u"volumev2"_s, one), service(u"volumev3"_s, two)});
    QCOMPARE(old.find(u"block-storage"_s, u"public"_s, u"r"_s)->url.host(), u"two.example"_s);
}

void TestLogin::regionFallsBackToItsOldKey()
{
    const QJsonObject old {
        {u"interface"_s, u"public"_s}, {u"region"_s, u"r"_s}, {u"url"_s, u"https://a.example"_s}};
    const Catalog catalog(QJsonArray {service(u"compute"_s, {old})});
    QVERIFY(catalog.find(u"compute"_s, u"public"_s, u"r"_s));
}

void TestLogin::unusableAddressIsLeftOut()
{
    const Catalog catalog(QJsonArray {service(
        u"compute"_s, {endpoint(u"public"_s, u"r"_s, u""_s), endpoint(u"public"_s, u"r"_s, u"nova"_s)})});
    QVERIFY(catalog.endpoints().isEmpty());
}

void TestLogin::configurationMayReplaceTheCatalog()
{
    const Catalog catalog(QJsonArray {service(u"block-storage"_s,
                                              {endpoint(u"public"_s, u"r1"_s, u"https://1.example"_s),
                                               endpoint(u"admin"_s, u"r2"_s, u"https://2.example"_s)})});
    CloudConfig config;
    config.region = u"r1"_s;
    QCOMPARE(chooseEndpoint(config, catalog, u"block-storage"_s)->url.host(), u"1.example"_s);

    config.services[u"block_storage"_s].interface = u"admin"_s;
    config.services[u"block_storage"_s].region = u"r2"_s;
    QCOMPARE(chooseEndpoint(config, catalog, u"block-storage"_s)->url.host(), u"2.example"_s);

    config.services[u"block_storage"_s].endpoint = u"https://mine.example/v3"_s;
    QCOMPARE(chooseEndpoint(config, catalog, u"block-storage"_s)->url, QUrl(u"https://mine.example/v3"_s));
    QVERIFY(!chooseEndpoint(config, catalog, u"compute"_s));
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestLogin)
#include "tst_login.moc"
