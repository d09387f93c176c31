// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/restclient.h"
#include "core/openstack/tls.h"
#include "tests/support/fakeopenstack.h"
#include "tests/support/throwawayca.h"

#include <QCoroTask>

#include <QFile>
#include <QSslKey>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

class TestTls : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();

    void unknownAuthorityIsUnreachableAndSaysWhy();
    void authorityFromTheConfigurationIsTrusted();
    void systemsAuthoritiesAreNotTrustedBesideIt();
    void certificateOfAnotherHostIsRefused();
    void uncheckedConnectionTakesAnyCertificate_data();
    void uncheckedConnectionTakesAnyCertificate();
    void clientCertificateIsShown();
    void serverThatWantsACertificateRefusesWithoutOne();
    void actionIsSentOnceOverTls();
    void unusableFileIsNamed_data();
    void unusableFileIsNamed();
    void keyMayBeInTheCertificatesFile();

private:
    /// The outcome of one request to @p fake under @p config, in words.
    [[nodiscard]] static Result<RestReply> ask(const FakeOpenStack &fake, const TlsConfig &config)
    {
        const auto tls = tlsConfiguration(config);
        if (!tls)
            return failure(tls);
        QNetworkAccessManager network; // Connections, and so what was checked, are not shared.
        RestClient client(network, fake.url(u"/v2.1"_s), *tls, nullptr);
        client.setTimeout(10s);
        const RestRequest request("GET", {u"servers"_s});
        return QCoro::waitFor(client.send(request, {}));
    }
    [[nodiscard]] TlsConfig trusting() const
    {
        TlsConfig config;
        config.caFile = m_ca.caFile();
        return config;
    }
    /// Two files in one.
    [[nodiscard]] QString joined(const QString &name, const QStringList &parts) const
    {
        QFile whole(m_ca.file(name));
        if (!whole.open(QIODevice::WriteOnly))
            return {};
        for (const QString &part : parts) {
            QFile piece(m_ca.file(part));
            if (piece.open(QIODevice::ReadOnly))
                whole.write(piece.readAll());
        }
        return whole.fileName();
    }

    ThrowawayCa m_ca;
};

void TestTls::initTestCase()
{
    QVERIFY2(m_ca.isValid(), "The openssl command is needed");
    QVERIFY(m_ca.issue(u"here"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_ca.issue(u"elsewhere"_s, u"DNS:elsewhere.example"_s));
    QVERIFY(m_ca.issue(u"operator"_s, u"DNS:operator.example"_s));
}

void TestTls::unknownAuthorityIsUnreachableAndSaysWhy()
{
    FakeOpenStack fake(m_ca.serverTls(u"here"_s));
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    const auto refused = ask(fake, {});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unreachable);
    QCOMPARE(refused.error().where, u"GET %1"_s.arg(fake.url(u"/v2.1/servers"_s).toString()));
    QVERIFY2(refused.error().detail.contains("certificate"_L1), qPrintable(refused.error().detail));
    QVERIFY(fake.requests().isEmpty());
}

void TestTls::authorityFromTheConfigurationIsTrusted()
{
    FakeOpenStack fake(m_ca.serverTls(u"here"_s));
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    const auto reply = ask(fake, trusting());
    QVERIFY2(reply, reply ? "" : qPrintable(describe(reply.error())));
}

void TestTls::systemsAuthoritiesAreNotTrustedBesideIt()
{
    const auto tls = tlsConfiguration(trusting());
    QVERIFY(tls);
    QCOMPARE(tls->caCertificates().size(), 1);
}

void TestTls::certificateOfAnotherHostIsRefused()
{
    FakeOpenStack fake(m_ca.serverTls(u"elsewhere"_s));
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    const auto refused = ask(fake, trusting());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unreachable);
    QVERIFY2(refused.error().detail.contains("host name"_L1), qPrintable(refused.error().detail));
}

void TestTls::uncheckedConnectionTakesAnyCertificate_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("unknown authority") << u"here"_s;
    QTest::newRow("and another host") << u"elsewhere"_s;
}

void TestTls::uncheckedConnectionTakesAnyCertificate()
{
    QFETCH(QString, name);
    FakeOpenStack fake(m_ca.serverTls(name));
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    TlsConfig config;
    config.verify = false;
    config.caFile = u"/does/not/matter"_s; // verify: false wins.
    const auto reply = ask(fake, config);
    QVERIFY2(reply, reply ? "" : qPrintable(describe(reply.error())));
}

void TestTls::clientCertificateIsShown()
{
    QSslConfiguration strict = m_ca.serverTls(u"here"_s);
    strict.setPeerVerifyMode(QSslSocket::VerifyPeer);
    strict.setCaCertificates(QSslCertificate::fromPath(m_ca.caFile()));
    FakeOpenStack fake(strict);
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    TlsConfig config = trusting();
    config.certFile = m_ca.file(u"operator.pem"_s);
    config.keyFile = m_ca.file(u"operator.key"_s);
    const auto reply = ask(fake, config);
    QVERIFY2(reply, reply ? "" : qPrintable(describe(reply.error())));
}

void TestTls::serverThatWantsACertificateRefusesWithoutOne()
{
    QSslConfiguration strict = m_ca.serverTls(u"here"_s);
    strict.setPeerVerifyMode(QSslSocket::VerifyPeer);
    strict.setCaCertificates(QSslCertificate::fromPath(m_ca.caFile()));
    FakeOpenStack fake(strict);
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    const auto refused = ask(fake, trusting());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Error::Kind::Unreachable);
    QVERIFY(fake.requests().isEmpty());
}

void TestTls::actionIsSentOnceOverTls()
{
    FakeOpenStack fake(m_ca.serverTls(u"here"_s));
    fake.on("GET", u"/v2.1/servers"_s, FakeAnswer::json(200, {}));
    fake.on("POST", u"/v2.1/servers/s1/action"_s, FakeAnswer::close());
    const auto tls = tlsConfiguration(trusting());
    QVERIFY(tls);
    QNetworkAccessManager network;
    RestClient client(network, fake.url(u"/v2.1"_s), *tls, nullptr);
    const RestRequest first("GET", {u"servers"_s});
    QVERIFY(QCoro::waitFor(client.send(first, {})));
    const RestRequest action("POST", {u"servers"_s, u"s1"_s, u"action"_s},
                             QJsonObject {{u"migrate"_s, QJsonValue::Null}});
    QCOMPARE(QCoro::waitFor(client.send(action, {})).error().kind, Error::Kind::Unreachable);
    QCOMPARE(fake.requests("POST", u"/v2.1/servers/s1/action"_s).size(), 1);
}

void TestTls::unusableFileIsNamed_data()
{
    QTest::addColumn<TlsConfig>("config");
    QTest::addColumn<QString>("file");
    const QString missing = m_ca.file(u"missing.pem"_s);
    const QString key = m_ca.file(u"operator.key"_s);
    const QString certificate = m_ca.file(u"operator.pem"_s);
    TlsConfig noCa;
    noCa.caFile = missing;
    QTest::newRow("no CA file") << noCa << missing;
    TlsConfig notCa;
    notCa.caFile = key;
    QTest::newRow("a key as CA") << notCa << key;
    TlsConfig noCertificate;
    noCertificate.certFile = missing;
    QTest::newRow("no certificate") << noCertificate << missing;
    TlsConfig noKey;
    noKey.certFile = certificate;
    QTest::newRow("no key in the certificate's file") << noKey << certificate;
    TlsConfig missingKey;
    missingKey.certFile = certificate;
    missingKey.keyFile = missing;
    QTest::newRow("no key file") << missingKey << missing;
}

void TestTls::unusableFileIsNamed()
{
    QFETCH(TlsConfig, config);
    QFETCH(QString, file);
    const auto tls = tlsConfiguration(config);
    QVERIFY(!tls);
    QCOMPARE(tls.error().kind, Error::Kind::Local);
    QCOMPARE(tls.error().where, file);
    QVERIFY(!tls.error().detail.isEmpty());
}

void TestTls::keyMayBeInTheCertificatesFile()
{
    TlsConfig config;
    config.certFile = joined(u"both.pem"_s, {u"operator.pem"_s, u"operator.key"_s});
    const auto tls = tlsConfiguration(config);
    QVERIFY(tls);
    QVERIFY(!tls->privateKey().isNull());
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestTls)
#include "tst_tls.moc"
