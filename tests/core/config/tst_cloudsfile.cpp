// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cloudsfile.h"
#include "core/config/cloudsources.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <utility>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QString methodName(AuthConfig::Method method)
{
    switch (method) {
    case AuthConfig::Method::Password:
        return u"password"_s;
    case AuthConfig::Method::Token:
        return u"token"_s;
    case AuthConfig::Method::ApplicationCredential:
        return u"application credential"_s;
    }
    return {};
}

/// Every field that is not empty or as usual, for tables: "username=admin".
QStringList shown(const CloudConfig &cloud)
{
    QStringList fields;
    const auto show = [&fields](const QString &name, const QString &value) {
        if (!value.isEmpty())
            fields << name + u'=' + value;
    };
    const AuthConfig &auth = cloud.auth;
    show(u"method"_s, auth.method == AuthConfig::Method::Password ? QString() : methodName(auth.method));
    show(u"authUrl"_s, auth.authUrl);
    show(u"username"_s, auth.username);
    show(u"userId"_s, auth.userId);
    show(u"password"_s, auth.password.reveal());
    show(u"userDomainName"_s, auth.userDomainName);
    show(u"userDomainId"_s, auth.userDomainId);
    show(u"projectName"_s, auth.projectName);
    show(u"projectId"_s, auth.projectId);
    show(u"projectDomainName"_s, auth.projectDomainName);
    show(u"projectDomainId"_s, auth.projectDomainId);
    show(u"domainName"_s, auth.domainName);
    show(u"domainId"_s, auth.domainId);
    show(u"systemScope"_s, auth.systemScope ? u"all"_s : QString());
    show(u"token"_s, auth.token.reveal());
    show(u"credentialId"_s, auth.applicationCredentialId);
    show(u"credentialName"_s, auth.applicationCredentialName);
    show(u"credentialSecret"_s, auth.applicationCredentialSecret.reveal());
    show(u"region"_s, cloud.region);
    show(u"interface"_s, cloud.interface == "public"_L1 ? QString() : cloud.interface);
    show(u"verify"_s, cloud.tls.verify ? QString() : u"no"_s);
    show(u"caFile"_s, cloud.tls.caFile);
    show(u"certFile"_s, cloud.tls.certFile);
    show(u"keyFile"_s, cloud.tls.keyFile);
    for (auto at = cloud.services.begin(); at != cloud.services.end(); ++at) {
        show(at.key() + ".interface"_L1, at->interface);
        show(at.key() + ".region"_L1, at->region);
        show(at.key() + ".endpoint"_L1, at->endpoint);
    }
    if (cloud.timeout)
        show(u"timeout"_s, QString::number(cloud.timeout->count()));
    if (cloud.problem)
        show(u"problem"_s, describe(*cloud.problem));
    return fields;
}

/// As much as a cloud needs to be usable, in one line of flow style.
const char *const usable = "auth: {auth_url: 'https://k/v3', username: u, user_domain_name: D}";
const QStringList usableShown {u"authUrl=https://k/v3"_s, u"username=u"_s, u"userDomainName=D"_s};

/// A file with one cloud "c" whose settings are @p settings, indented by four.
QByteArray cloudFile(const QByteArray &settings)
{
    QByteArray file = "clouds:\n  c:\n";
    for (const QByteArray &line : settings.split('\n'))
        file += "    " + line + '\n';
    return file;
}

Result<KnownClouds> understood(const QByteArray &clouds, const QByteArray &secure = {},
                               const QByteArray &profiles = {})
{
    CloudSources sources;
    sources.homeDir = u"/people/op"_s;
    sources.clouds = {u"clouds.yaml"_s, clouds};
    if (!secure.isEmpty())
        sources.secure = {u"secure.yaml"_s, secure};
    if (!profiles.isEmpty())
        sources.profiles = {u"clouds-public.yaml"_s, profiles};
    return understandClouds(sources);
}

QProcessEnvironment variables(const QStringList &assignments)
{
    QProcessEnvironment environment;
    for (const QString &assignment : assignments)
        environment.insert(assignment.section(u'=', 0, 0), assignment.section(u'=', 1));
    return environment;
}

} // namespace

class TestCloudsFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void theFirstExistingFileWins_data();
    void theFirstExistingFileWins();
    void aMissingNamedFileIsSaid();
    void aFileThatCannotBeReadIsPassedOverAndSaid();
    void aFileWithoutPermissionIsPassedOverAndSaid();
    void aFileOfNoHumanSizeIsRefused();
    void nothingConfiguredIsNoError();
    void thisProcessLooksWhereOpenstackDoes();

    void anOperatorsFilesReadAsMeant();
    void settings_data();
    void settings();
    void layers_data();
    void layers();
    void variablesMakeACloud_data();
    void variablesMakeACloud();
    void onlySelectorsMakeNoCloud();
    void aBrokenVariableKeepsTheFilesClouds();
    void theVariablesCloudMustNotHideAnother();
    void regions_data();
    void regions();

    void wrongShapesNameTheirLineAndNoValue_data();
    void wrongShapesNameTheirLineAndNoValue();
    void wrongShapesOfOtherFilesNameThatFile();
    void anUnusableCloudIsListedWithItsReason_data();
    void anUnusableCloudIsListedWithItsReason();
    void warnings_data();
    void warnings();

    void choosing_data();
    void choosing();

private:
    [[nodiscard]] ConfigPlaces places() const;
    void put(const QString &name, const QByteArray &text) const;

    std::unique_ptr<QTemporaryDir> m_dir;
};

void TestCloudsFile::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    QVERIFY(m_dir->isValid());
    QVERIFY(QDir().mkpath(m_dir->filePath(u"work"_s)));
}

/// The four folders below a temporary one.
ConfigPlaces TestCloudsFile::places() const
{
    ConfigPlaces places;
    places.workingDir = m_dir->filePath(u"work"_s);
    places.userConfigDir = m_dir->filePath(u"user"_s);
    places.homeDir = m_dir->filePath(u"home"_s);
    places.siteConfigDirs = QStringList {m_dir->filePath(u"xdg"_s), m_dir->filePath(u"etc"_s)};
    return places;
}

void TestCloudsFile::put(const QString &name, const QByteArray &text) const
{
    const QString path = m_dir->filePath(name);
    QVERIFY(QDir().mkpath(QFileInfo(path).path()));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
}

void TestCloudsFile::theFirstExistingFileWins_data()
{
    QTest::addColumn<QStringList>("existing");
    QTest::addColumn<QString>("named");
    QTest::addColumn<QString>("winner");

    const QString work = u"work/clouds.yaml"_s;
    const QString user = u"user/openstack/clouds.yaml"_s;
    const QString home = u"home/.config/openstack/clouds.yaml"_s;
    const QString xdg = u"xdg/openstack/clouds.yaml"_s;
    const QString etc = u"etc/openstack/clouds.yaml"_s;
    QTest::newRow("the working folder") << QStringList {work, user, home, xdg, etc} << QString() << work;
    QTest::newRow("then the user's") << QStringList {user, home, xdg, etc} << QString() << user;
    QTest::newRow("then the one below home") << QStringList {home, xdg, etc} << QString() << home;
    QTest::newRow("then the site's") << QStringList {xdg, etc} << QString() << xdg;
    QTest::newRow("then /etc/openstack") << QStringList {etc} << QString() << etc;
    QTest::newRow("yaml before yml") << QStringList {u"work/clouds.yml"_s, work} << QString() << work;
    QTest::newRow("yml before json") << QStringList {u"work/clouds.json"_s, u"work/clouds.yml"_s} << QString()
                                     << u"work/clouds.yml"_s;
    QTest::newRow("json in a nearer folder before yaml in a farther one")
        << QStringList {etc, u"work/clouds.json"_s} << QString() << u"work/clouds.json"_s;
    QTest::newRow("OS_CLIENT_CONFIG_FILE before all")
        << QStringList {work, u"else/where.conf"_s} << u"TEMP/else/where.conf"_s << u"else/where.conf"_s;
    QTest::newRow("OS_CLIENT_CONFIG_FILE from the working folder on")
        << QStringList {work, u"else/where.conf"_s} << u"../else/where.conf"_s
        << u"work/../else/where.conf"_s;
    QTest::newRow("OS_CLIENT_CONFIG_FILE set but empty") << QStringList {work} << QString() << work;
}

void TestCloudsFile::theFirstExistingFileWins()
{
    QFETCH(const QStringList, existing);
    QFETCH(const QString, named);
    QFETCH(const QString, winner);

    for (const QString &name : existing)
        put(name, cloudFile(usable));
    ConfigPlaces places = this->places();
    places.environment.insert(u"OS_CLIENT_CONFIG_FILE"_s, QString(named).replace("TEMP"_L1, m_dir->path()));

    const Result<KnownClouds> known = readClouds(places);
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->clouds.size(), 1);
    QCOMPARE(QDir::cleanPath(known->clouds.constFirst().source), QDir::cleanPath(m_dir->filePath(winner)));
    QCOMPARE(known->files, QStringList {known->clouds.constFirst().source});
    QCOMPARE(known->warnings, QStringList());
}

void TestCloudsFile::aMissingNamedFileIsSaid()
{
    put(u"work/clouds.yaml"_s, cloudFile(usable));
    put(u"work/secure.yaml"_s, "clouds: {c: {auth: {password: hunter2}}}");
    ConfigPlaces places = this->places();
    places.environment =
        variables({u"OS_CLIENT_CONFIG_FILE=/nonexistent/a"_s, u"OS_CLIENT_SECURE_FILE=/nonexistent/b"_s});
    const Result<KnownClouds> known = readClouds(places);
    QVERIFY(known);
    QCOMPARE(known->clouds.constFirst().auth.password.reveal(), u"hunter2"_s);
    QCOMPARE(known->warnings,
             (QStringList {
                 u"OS_CLIENT_CONFIG_FILE: there is no file /nonexistent/a, so others are looked for."_s,
                 u"OS_CLIENT_SECURE_FILE: there is no file /nonexistent/b, so others are looked for."_s}));
}

void TestCloudsFile::aFileThatCannotBeReadIsPassedOverAndSaid()
{
    const QString folder = m_dir->filePath(u"work/clouds.yaml"_s);
    QVERIFY(QDir().mkpath(folder));
    put(u"etc/openstack/clouds.yaml"_s, cloudFile(usable));
    const Result<KnownClouds> known = readClouds(places());
    QVERIFY(known);
    QCOMPARE(known->files, QStringList {m_dir->filePath(u"etc/openstack/clouds.yaml"_s)});
    QCOMPARE(known->warnings.size(), 1);
    QVERIFY2(known->warnings.constFirst().startsWith(folder + ": cannot be read ("_L1),
             qPrintable(known->warnings.constFirst()));
}

void TestCloudsFile::aFileWithoutPermissionIsPassedOverAndSaid()
{
    if (geteuid() == 0)
        QSKIP("root may read every file");
    put(u"work/clouds.yaml"_s, cloudFile("auth: {password: hunter2}"));
    QVERIFY(QFile::setPermissions(m_dir->filePath(u"work/clouds.yaml"_s), {}));
    const Result<KnownClouds> known = readClouds(places());
    QVERIFY(known);
    QCOMPARE(known->clouds.size(), 0);
    QCOMPARE(known->warnings.size(), 1);
}

void TestCloudsFile::aFileOfNoHumanSizeIsRefused()
{
    put(u"work/clouds.yaml"_s, QByteArray("# and so on\n").repeated(100'000));
    const Result<KnownClouds> known = readClouds(places());
    QVERIFY(!known);
    QCOMPARE(describe(known.error()),
             m_dir->filePath(u"work/clouds.yaml"_s) + ": larger than 1 MiB, which no file of clouds is"_L1);
}

void TestCloudsFile::nothingConfiguredIsNoError()
{
    const Result<KnownClouds> known = readClouds(places());
    QVERIFY(known);
    QCOMPARE(known->clouds.size(), 0);
    QCOMPARE(known->files, QStringList());
    QCOMPARE(known->warnings, QStringList());
    QCOMPARE(known->chosen, QString());
}

void TestCloudsFile::thisProcessLooksWhereOpenstackDoes()
{
    const ConfigPlaces places = ConfigPlaces::ofThisProcess();
    QCOMPARE(places.workingDir, QDir::currentPath());
    QCOMPARE(places.homeDir, QDir::homePath());
    QVERIFY(!places.userConfigDir.isEmpty());
    QCOMPARE(places.siteConfigDirs.constLast(), u"/etc"_s);
    QVERIFY(!places.siteConfigDirs.contains(places.userConfigDir));
    QCOMPARE(places.environment.value(u"PATH"_s), qEnvironmentVariable("PATH"));
}

void TestCloudsFile::anOperatorsFilesReadAsMeant()
{
    ConfigPlaces places = this->places();
    places.workingDir = QStringLiteral(FIXTURES);
    places.homeDir = u"/people/op"_s;
    const Result<KnownClouds> known = readClouds(places);
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->warnings, QStringList());
    QCOMPARE(known->files,
             (QStringList {QStringLiteral(FIXTURES "/clouds.yaml"), QStringLiteral(FIXTURES "/secure.yaml"),
                           QStringLiteral(FIXTURES "/clouds-public.yaml")}));
    QCOMPARE(known->names(), (QStringList {u"production"_s, u"staging"_s, u"laboratory"_s}));
    QCOMPARE(known->chosen, QString());
    QCOMPARE(known->clouds.size(), 4);
    QCOMPARE(
        shown(known->clouds.at(0)),
        (QStringList {u"authUrl=https://keystone.north.example:5000/v3"_s, u"username=drover"_s,
                      u"password=not-the-real-one"_s, u"userDomainName=Default"_s, u"projectName=admin"_s,
                      u"projectDomainName=Default"_s, u"region=north"_s, u"interface=internal"_s,
                      u"caFile=/people/op/certificates/datacenter.pem"_s, u"timeout=90"_s}));
    QCOMPARE(shown(known->clouds.at(1)),
             (QStringList {u"authUrl=https://keystone.south.example:5000/v3"_s, u"username=drover"_s,
                           u"password=not-the-real-one"_s, u"userDomainName=Default"_s,
                           u"projectName=admin"_s, u"projectDomainName=Default"_s, u"region=south"_s,
                           u"interface=internal"_s, u"caFile=/people/op/certificates/datacenter.pem"_s,
                           u"compute.endpoint=https://nova.south.example/v2.1"_s, u"timeout=90"_s}));
    QCOMPARE(shown(known->clouds.at(2)),
             (QStringList {u"method=application credential"_s, u"authUrl=https://staging.example/identity"_s,
                           u"credentialId=5f8a1c0e9f5c4f0aa2ce4a4df4e1b7f3"_s,
                           u"credentialSecret=not-the-real-secret"_s, u"region=RegionOne"_s,
                           u"interface=internal"_s, u"verify=no"_s}));
    QCOMPARE(shown(known->clouds.at(3)),
             (QStringList {u"authUrl=http://192.0.2.10:5000/v3"_s, u"username=admin"_s, u"password=lab"_s,
                           u"userDomainId=default"_s, u"projectName=admin"_s, u"projectDomainId=default"_s,
                           u"interface=admin"_s, u"block_storage.endpoint=http://192.0.2.10:8776/v3"_s}));
}

void TestCloudsFile::settings_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QStringList>("fields");

    // Beside a usable auth, what one more setting adds.
    const auto added = [](const char *name, const QByteArray &settings, const QStringList &fields) {
        QTest::newRow(name) << usable + ("\n" + settings) << usableShown + fields;
    };
    added("nothing more", "", {});
    added("unknown keys are left alone", "networks: [{name: n}]\nforce_ipv4: true\nmessage: {a: [b]}\nx: y",
          {});
    added("old ballast is left alone", "identity_api_version: 2\ncompute_api_version: 2.79\nno_cache: true",
          {});
    added("a region", "region_name: R1", {u"region=R1"_s});
    added("a key with -", "region-name: R1", {u"region=R1"_s});
    added("an interface", "interface: internal", {u"interface=internal"_s});
    added("its old value", "interface: internalURL", {u"interface=internal"_s});
    added("its old name wins, as the new one has a default", "interface: admin\nendpoint-type: internalURL",
          {u"interface=internal"_s});
    added("no interface is the public one", "interface:", {});
    added("verify", "verify: false", {u"verify=no"_s});
    added("verify as YAML 1.1 spells it", "verify: No", {u"verify=no"_s});
    added("verify in quotes", "verify: 'off'", {u"verify=no"_s});
    added("insecure", "insecure: true", {u"verify=no"_s});
    added("insecure wins", "insecure: true\nverify: true", {u"verify=no"_s});
    added("not insecure", "insecure: false", {});
    added("a CA of one's own", "cacert: ~/ca.pem", {u"caFile=/people/op/ca.pem"_s});
    added("home itself", "cacert: '~'", {u"caFile=/people/op"_s});
    added("another's home is not ours to know", "cacert: ~root/ca.pem", {u"caFile=~root/ca.pem"_s});
    added("a client certificate", "cert: ~/c.pem\nkey: ~/k.pem",
          {u"certFile=/people/op/c.pem"_s, u"keyFile=/people/op/k.pem"_s});
    added("a key without certificate is no key", "key: /k.pem", {});
    added("a timeout", "api_timeout: 30", {u"timeout=30"_s});
    added("a part of a second counts", "api_timeout: 0.2", {u"timeout=1"_s});
    added("a service's timeout is everybody's", "api_timeout: 30\ncompute_timeout: 60", {u"timeout=60"_s});
    added("a service",
          "compute_interface: internal\ncompute_region_name: R2\ncompute_endpoint_override: http://n",
          {u"compute.interface=internal"_s, u"compute.region=R2"_s, u"compute.endpoint=http://n"_s});
    added("a service's older spellings", "compute_endpoint_type: internalURL\nidentity-endpoint: http://k",
          {u"compute.interface=internal"_s, u"identity.endpoint=http://k"_s});
    added("a service by its official type", "block-storage-endpoint-override: http://b",
          {u"block_storage.endpoint=http://b"_s});
    added("a service by an alias", "volumev3_interface: admin", {u"block_storage.interface=admin"_s});
    added("the official type wins over an alias", "volume_region_name: R1\nblock_storage_region_name: R2",
          {u"block_storage.region=R2"_s});
    added("an override by an alias wins over an older address",
          "block_storage_endpoint: http://b\nvolume_endpoint_override: http://v",
          {u"block_storage.endpoint=http://v"_s});
    added("of two spellings the last one wins",
          "compute_endpoint_type: adminURL\ncompute_interface: internal", {u"compute.interface=internal"_s});
    added("settings name settings",
          "region_name: R1\nplacement_endpoint_override: 'http://{region_name}.p/{{a}}'",
          {u"region=R1"_s, u"placement.endpoint=http://R1.p/{a}"_s});
    added("a project by its oldest name", "tenant_id: p", {u"projectId=p"_s});
    added("beside auth", "password: hunter2", {u"password=hunter2"_s});
    added("a password of digits stays as typed", "password: 0123", {u"password=0123"_s});

    const auto whole = [](const char *name, const QByteArray &auth, const QStringList &fields) {
        QTest::newRow(name) << auth << fields;
    };
    whole("everything beside auth", "auth_url: http://k\nusername: u\nuser_domain_id: d\nproject_id: p",
          {u"authUrl=http://k"_s, u"username=u"_s, u"userDomainId=d"_s, u"projectId=p"_s});
    whole("auth wins over beside",
          "username: x\npassword: x\nauth: {auth_url: http://k, username: u, password: p, user_domain_id: d}",
          {u"authUrl=http://k"_s, u"username=u"_s, u"password=p"_s, u"userDomainId=d"_s});
    whole("but for projects and domains beside wins",
          "project_name: p\nuser_domain_id: d\nauth: {auth_url: http://k, username: u, user_domain_id: x, "
          "project_name: x, project_domain_id: e}",
          {u"authUrl=http://k"_s, u"username=u"_s, u"userDomainId=d"_s, u"projectName=p"_s,
           u"projectDomainId=e"_s});
    whole("the newer name wins wherever it stands",
          "tenant_name: x\nauth: {auth_url: http://k, user_id: u, project_name: p, project_domain_id: e}",
          {u"authUrl=http://k"_s, u"userId=u"_s, u"projectName=p"_s, u"projectDomainId=e"_s});
    whole("a domain given once, for a project",
          "auth: {auth_url: http://k, username: u, project_name: p, domain_name: D}",
          {u"authUrl=http://k"_s, u"username=u"_s, u"userDomainName=D"_s, u"projectName=p"_s,
           u"projectDomainName=D"_s});
    whole("a domain as the scope", "auth: {auth_url: http://k, user_id: u, domain_id: d}",
          {u"authUrl=http://k"_s, u"userId=u"_s, u"domainId=d"_s});
    whole("a default domain, which the openstack command takes for an id",
          "auth: {auth_url: http://k, username: u, project_name: p, default_domain: d}",
          {u"authUrl=http://k"_s, u"username=u"_s, u"userDomainId=d"_s, u"projectName=p"_s,
           u"projectDomainId=d"_s});
    whole("a default domain only where there is none",
          "auth: {auth_url: http://k, username: u, user_domain_name: D, project_name: p, "
          "default_domain_name: E}",
          {u"authUrl=http://k"_s, u"username=u"_s, u"userDomainName=D"_s, u"projectName=p"_s,
           u"projectDomainName=E"_s});
    whole("the system", "auth: {auth_url: http://k, user_id: u, system_scope: all}",
          {u"authUrl=http://k"_s, u"userId=u"_s, u"systemScope=all"_s});
    whole("a token", "auth_type: v3token\nauth: {auth_url: http://k, token: t, project_id: p}",
          {u"method=token"_s, u"authUrl=http://k"_s, u"projectId=p"_s, u"token=t"_s});
    whole("a token by its old name", "auth_type: token\nauth-token: t\nauth_url: http://k",
          {u"method=token"_s, u"authUrl=http://k"_s, u"token=t"_s});
    whole("the old name of auth_type", "auth_plugin: v3token\nauth_url: http://k",
          {u"method=token"_s, u"authUrl=http://k"_s});
    whole("auth_type wins over its old name",
          "auth_plugin: v3token\nauth_type: v3password\nauth_url: http://k\nuser_id: u",
          {u"authUrl=http://k"_s, u"userId=u"_s});
    whole("an application credential",
          "auth_type: v3applicationcredential\nauth: {auth_url: http://k, application_credential_id: i, "
          "application_credential_secret: s}",
          {u"method=application credential"_s, u"authUrl=http://k"_s, u"credentialId=i"_s,
           u"credentialSecret=s"_s});
    whole("an application credential by its name, with its user",
          "auth_type: v3applicationcredential\nauth: {auth_url: http://k, application_credential_name: n, "
          "username: u, user_domain_name: D}",
          {u"method=application credential"_s, u"authUrl=http://k"_s, u"username=u"_s, u"userDomainName=D"_s,
           u"credentialName=n"_s});
    whole("Keystone's second version is the third now",
          "auth: {auth_url: http://k/identity/v2.0/, user_id: u}",
          {u"authUrl=http://k/identity/v3"_s, u"userId=u"_s});
    whole("an address with settings in it",
          "region_name: R1\nprofile: ''\nauth: {auth_url: 'http://{region_name}.k:5000', user_id: u}",
          {u"authUrl=http://R1.k:5000"_s, u"userId=u"_s, u"region=R1"_s});
    whole("values from elsewhere in the file",
          "<<: {auth: &a {auth_url: http://k, user_id: u}, region_name: R1}\nregion_name: R2",
          {u"authUrl=http://k"_s, u"userId=u"_s, u"region=R2"_s});
}

void TestCloudsFile::settings()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QStringList, fields);
    const Result<KnownClouds> known = understood(cloudFile(settings));
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->clouds.size(), 1);
    QStringList sorted = fields;
    sorted.sort();
    QStringList found = shown(known->clouds.constFirst());
    found.sort();
    QCOMPARE(found, sorted);
    QCOMPARE(known->warnings, QStringList());
}

void TestCloudsFile::layers_data()
{
    QTest::addColumn<QByteArray>("clouds");
    QTest::addColumn<QByteArray>("secure");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QStringList>("fields");

    const QByteArray none;
    const QByteArray base = "auth: {auth_url: http://k, user_id: u}\n";
    const QStringList baseShown {u"authUrl=http://k"_s, u"userId=u"_s};
    QTest::newRow("a secret joins its cloud")
        << base << QByteArray("auth: {password: p}") << none << baseShown + QStringList {u"password=p"_s};
    QTest::newRow("secure.yaml may hold any key, and wins")
        << base + "region_name: R1" << QByteArray("region_name: R2\nauth: {user_id: v}") << none
        << QStringList {u"authUrl=http://k"_s, u"userId=v"_s, u"region=R2"_s};
    QTest::newRow("secure.yaml may spell keys otherwise")
        << base + "region_name: R1" << QByteArray("region-name: R2") << none
        << baseShown + QStringList {u"region=R2"_s};
    QTest::newRow("an empty section of secure.yaml takes nothing away")
        << base << QByteArray("auth:") << none << baseShown;
    QTest::newRow("an empty value of secure.yaml takes its value away")
        << base + "region_name: R1" << QByteArray("region_name:") << none << baseShown;
    QTest::newRow("own keys win over the profile's")
        << QByteArray("profile: p\nregion_name: R1\nauth: {user_id: u}") << none
        << QByteArray("region_name: R2\ninterface: internal\nauth: {auth_url: http://k, user_id: x}")
        << baseShown + QStringList {u"region=R1"_s, u"interface=internal"_s};
    QTest::newRow("secure.yaml wins over the profile, too")
        << QByteArray("profile: p\n") << QByteArray("interface: admin\nauth: {user_id: u}")
        << QByteArray("interface: internal\nauth: {auth_url: http://k}")
        << baseShown + QStringList {u"interface=admin"_s};
    QTest::newRow("secure.yaml may name the profile")
        << QByteArray("auth: {user_id: u}") << QByteArray("profile: p")
        << QByteArray("auth: {auth_url: http://k}") << baseShown;
    QTest::newRow("a profile by its old name")
        << QByteArray("cloud: p\nuser_id: u") << none << QByteArray("auth-url: http://k") << baseShown;
    QTest::newRow("a profile's region")
        << QByteArray("profile: p\nuser_id: u") << none << QByteArray("auth_url: http://k\nregion_name: R3")
        << baseShown + QStringList {u"region=R3"_s};
    QTest::newRow("the whole tower")
        << QByteArray("profile: p\nauth: {username: u, user_domain_id: d, project_id: b}")
        << QByteArray("auth: {password: s, project_id: c}")
        << QByteArray("verify: false\nauth: {auth_url: http://k, project_id: a, password: x}")
        << QStringList {u"authUrl=http://k"_s, u"username=u"_s,  u"password=s"_s,
                        u"userDomainId=d"_s,   u"projectId=c"_s, u"verify=no"_s};
}

void TestCloudsFile::layers()
{
    QFETCH(const QByteArray, clouds);
    QFETCH(const QByteArray, secure);
    QFETCH(const QByteArray, profile);
    QFETCH(const QStringList, fields);
    QByteArray profiles = cloudFile(profile);
    profiles.replace("clouds:\n  c:", "public-clouds:\n  p:");
    const Result<KnownClouds> known =
        understood(cloudFile(clouds), secure.isEmpty() ? secure : cloudFile(secure),
                   profile.isEmpty() ? profile : profiles);
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->clouds.size(), 1);
    QCOMPARE(shown(known->clouds.constFirst()), fields);
    QCOMPARE(known->clouds.constFirst().source, u"clouds.yaml"_s);
    QCOMPARE(known->files.contains(u"clouds-public.yaml"_s), !profile.isEmpty());
}

void TestCloudsFile::variablesMakeACloud_data()
{
    QTest::addColumn<QStringList>("assignments");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("fields");

    QTest::newRow("as an overcloudrc sets them")
        << QStringList {u"OS_AUTH_URL=http://192.0.2.5:5000"_s,
                        u"OS_USERNAME=admin"_s,
                        u"OS_PASSWORD=p"_s,
                        u"OS_PROJECT_NAME=admin"_s,
                        u"OS_USER_DOMAIN_NAME=Default"_s,
                        u"OS_PROJECT_DOMAIN_NAME=Default"_s,
                        u"OS_IDENTITY_API_VERSION=3"_s,
                        u"OS_COMPUTE_API_VERSION=2.latest"_s,
                        u"OS_NO_CACHE=True"_s,
                        u"OS_VOLUME_API_VERSION=3"_s,
                        u"OS_CLOUDNAME=overcloud"_s,
                        u"NOVA_VERSION=1.1"_s,
                        u"PYTHONWARNINGS=ignore"_s}
        << u"envvars"_s
        << QStringList {
               u"authUrl=http://192.0.2.5:5000"_s, u"username=admin"_s,    u"password=p"_s,
               u"userDomainName=Default"_s,        u"projectName=admin"_s, u"projectDomainName=Default"_s};
    QTest::newRow("the older ones, and another name") << QStringList {
        u"OS_CLOUD_NAME=mine"_s, u"OS_AUTH_URL=http://k/v2.0"_s, u"OS_USERNAME=u"_s,
        u"OS_TENANT_NAME=p"_s,   u"OS_DEFAULT_DOMAIN=default"_s, u"OS_ENDPOINT_TYPE=internalURL"_s,
        u"OS_REGION_NAME=R1"_s} << u"mine"_s << QStringList {u"authUrl=http://k/v3"_s,     u"username=u"_s,
                                                             u"userDomainId=default"_s,    u"projectName=p"_s,
                                                             u"projectDomainId=default"_s, u"region=R1"_s,
                                                             u"interface=internal"_s};
    QTest::newRow("certificates")
        << QStringList {u"OS_AUTH_TYPE=token"_s, u"OS_AUTH_URL=https://k"_s, u"OS_TOKEN=t"_s,
                        u"OS_CACERT=~/ca.pem"_s, u"OS_CERT=/c.pem"_s,        u"OS_KEY=/k.pem"_s,
                        u"OS_INSECURE=true"_s}
        << u"envvars"_s
        << QStringList {u"method=token"_s,  u"authUrl=https://k"_s,        u"token=t"_s,
                        u"verify=no"_s,     u"caFile=/people/op/ca.pem"_s, u"certFile=/c.pem"_s,
                        u"keyFile=/k.pem"_s};
    QTest::newRow("an application credential")
        << QStringList {u"OS_AUTH_TYPE=v3applicationcredential"_s, u"OS_AUTH_URL=https://k"_s,
                        u"OS_APPLICATION_CREDENTIAL_ID=i"_s, u"OS_APPLICATION_CREDENTIAL_SECRET=s"_s}
        << u"envvars"_s
        << QStringList {u"method=application credential"_s, u"authUrl=https://k"_s, u"credentialId=i"_s,
                        u"credentialSecret=s"_s};
    QTest::newRow("the old name of OS_AUTH_TYPE")
        << QStringList {u"OS_AUTH_PLUGIN=v3token"_s, u"OS_AUTH_URL=https://k"_s} << u"envvars"_s
        << QStringList {u"method=token"_s, u"authUrl=https://k"_s};
    QTest::newRow("the system, and a service's address")
        << QStringList {u"OS_AUTH_URL=https://k"_s, u"OS_USER_ID=u"_s, u"OS_SYSTEM_SCOPE=all"_s,
                        u"OS_PLACEMENT_ENDPOINT_OVERRIDE=http://p"_s}
        << u"envvars"_s
        << QStringList {u"authUrl=https://k"_s, u"userId=u"_s, u"systemScope=all"_s,
                        u"placement.endpoint=http://p"_s};
    QTest::newRow("a profile gives what openstacksdk has no default for")
        << QStringList {u"OS_PROFILE=p"_s, u"OS_USER_ID=u"_s} << u"envvars"_s
        << QStringList {u"authUrl=http://profile"_s, u"userId=u"_s, u"region=R9"_s};
    QTest::newRow("an incomplete set is listed, and says what is missing")
        << QStringList {u"OS_USERNAME=u"_s} << u"envvars"_s
        << QStringList {u"username=u"_s, u"problem=OS_* variables: auth_url is missing"_s};
    QTest::newRow("empty ones are not set")
        << QStringList {u"OS_AUTH_URL=https://k"_s, u"OS_USER_ID=u"_s, u"OS_PROJECT_NAME="_s,
                        u"OS_TENANT_ID=p"_s, u"OS_INSECURE="_s}
        << u"envvars"_s << QStringList {u"authUrl=https://k"_s, u"userId=u"_s, u"projectId=p"_s};
}

void TestCloudsFile::variablesMakeACloud()
{
    QFETCH(const QStringList, assignments);
    QFETCH(const QString, name);
    QFETCH(const QStringList, fields);
    CloudSources sources;
    sources.homeDir = u"/people/op"_s;
    sources.environment = variables(assignments);
    sources.clouds = {u"clouds.yaml"_s, cloudFile(usable)};
    sources.profiles = {
        u"clouds-public.yaml"_s,
        "public-clouds: {p: {auth: {auth_url: http://profile}, region_name: R9, verify: false, "
        "interface: admin, auth_type: token, cacert: /ca, key: /k, api_timeout: 9}}"};
    const Result<KnownClouds> known = understandClouds(sources);
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->names(), (QStringList {u"c"_s, name}));
    QCOMPARE(known->clouds.at(1).source, u"OS_* variables"_s);
    QCOMPARE(shown(known->clouds.at(1)), fields);
    // Nothing of them reaches the clouds of the file.
    QCOMPARE(shown(known->clouds.at(0)), usableShown);
    QCOMPARE(known->chosen, name);
}

void TestCloudsFile::onlySelectorsMakeNoCloud()
{
    CloudSources sources;
    sources.environment =
        variables({u"OS_CLOUD=c"_s, u"OS_REGION_NAME=R"_s, u"OS_CLIENT_CONFIG_FILE=f"_s,
                   u"OS_CLIENT_SECURE_FILE=f"_s, u"OS_CLOUD_NAME=n"_s, u"OS_TEST_PATH=t"_s,
                   u"OS_STDOUT_CAPTURE=1"_s, u"OS_LOG_CAPTURE=1"_s, u"OS_USERNAME="_s, u"HOME=/h"_s});
    const Result<KnownClouds> known = understandClouds(sources);
    QVERIFY(known);
    QCOMPARE(known->names(), QStringList());
    QCOMPARE(known->chosen, u"c"_s);
}

void TestCloudsFile::aBrokenVariableKeepsTheFilesClouds()
{
    CloudSources sources;
    sources.environment = variables({u"OS_AUTH_URL=http://k"_s, u"OS_USER_ID=u"_s, u"OS_INSECURE=hunter2"_s});
    sources.clouds = {u"clouds.yaml"_s, cloudFile(usable)};
    const Result<KnownClouds> known = understandClouds(sources);
    QVERIFY(known);
    QCOMPARE(shown(known->clouds.at(0)), usableShown);
    const Result<CloudConfig> chosen = chooseCloud(*known, {});
    QVERIFY(!chosen);
    QCOMPARE(chosen.error().kind, Error::Kind::Rejected);
    QCOMPARE(describe(chosen.error()), u"OS_INSECURE: \"insecure\" must be true or false"_s);
}

void TestCloudsFile::theVariablesCloudMustNotHideAnother()
{
    CloudSources sources;
    sources.environment = variables({u"OS_AUTH_URL=http://k"_s, u"OS_CLOUD_NAME=c"_s});
    sources.clouds = {u"clouds.yaml"_s, cloudFile(usable)};
    const Result<KnownClouds> known = understandClouds(sources);
    QVERIFY(!known);
    QCOMPARE(known.error().kind, Error::Kind::Rejected);
    QCOMPARE(describe(known.error()),
             u"clouds.yaml, line 2: this cloud has the name of the one that the OS_* variables describe; "
             u"rename it, "
             "or set OS_CLOUD_NAME"_s);
}

void TestCloudsFile::regions_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QByteArray>("profile");
    QTest::addColumn<QStringList>("regions");

    QTest::newRow("none is one without a name") << QByteArray() << QByteArray() << QStringList {u""_s};
    QTest::newRow("one") << QByteArray("region_name: A") << QByteArray() << QStringList {u"A"_s};
    QTest::newRow("an old list with commas")
        << QByteArray("region_name: A, B") << QByteArray() << QStringList {u"A"_s, u"B"_s};
    QTest::newRow("a list under the name of one")
        << QByteArray("region_name: [A, B]") << QByteArray() << QStringList {u"A"_s, u"B"_s};
    QTest::newRow("names") << QByteArray("regions: [A, B]") << QByteArray() << QStringList {u"A"_s, u"B"_s};
    QTest::newRow("the list wins over the one")
        << QByteArray("regions: [A, B]\nregion_name: C") << QByteArray() << QStringList {u"A"_s, u"B"_s};
    QTest::newRow("maps with values that differ") << QByteArray(
        "regions:\n- name: A\n- name: B\n  values: {interface: internal, cacert: }\n- name: C\n  values:")
                                                  << QByteArray()
                                                  << QStringList {u"A"_s, u"B internal"_s, u"C"_s};
    QTest::newRow("the profile's") << QByteArray("profile: p") << QByteArray("regions: [A, B]")
                                   << QStringList {u"A"_s, u"B"_s};
    QTest::newRow("one's own against the profile's")
        << QByteArray("profile: p\nregion_name: B") << QByteArray("regions: [A, B]") << QStringList {u"B"_s};
}

void TestCloudsFile::regions()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QByteArray, profile);
    QFETCH(const QStringList, regions);
    const Result<KnownClouds> known =
        understood(cloudFile(QByteArray(usable) + "\ncacert: /ca\n" + settings), {},
                   profile.isEmpty() ? profile : "public-clouds: {p: {" + profile + "}}");
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QStringList found;
    for (const CloudConfig &cloud : known->clouds) {
        found << (cloud.interface == "public"_L1 ? cloud.region : cloud.region + u' ' + cloud.interface);
        QCOMPARE(cloud.name, u"c"_s);
        QCOMPARE(cloud.tls.caFile, u"/ca"_s);
    }
    QCOMPARE(found, regions);
    QCOMPARE(known->chosen, u"c"_s);
    for (const CloudConfig &cloud : known->clouds)
        QCOMPARE(chooseCloud(*known, {}, cloud.region).value().region, cloud.region);
    QCOMPARE(chooseCloud(*known, {}).value().region, known->clouds.constFirst().region);
}

void TestCloudsFile::wrongShapesNameTheirLineAndNoValue_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("sentence");

    QTest::newRow("no map") << QByteArray("hunter2\n")
                            << u"clouds.yaml, line 1: the file must be a map with the key \"clouds\""_s;
    QTest::newRow("a list of clouds")
        << QByteArray("# mine\nclouds:\n- name: hunter2\n")
        << u"clouds.yaml, line 2: \"clouds\" must be a map of names, each with its settings indented below "
           "it"_s;
    QTest::newRow("a cloud that is a text") << QByteArray("clouds:\n  prod: hunter2\n")
                                            << u"clouds.yaml, line 2: \"prod\" must be a map of settings"_s;
    QTest::newRow("auth that is a text")
        << cloudFile("auth: hunter2")
        << u"clouds.yaml, line 3: \"auth\" must be a map: auth_url, username and so on, indented below it"_s;
    QTest::newRow("auth that is a list")
        << cloudFile("region_name: R\nauth:\n- password: hunter2")
        << u"clouds.yaml, line 4: \"auth\" must be a map: auth_url, username and so on, indented below it"_s;
    QTest::newRow("a list as password") << cloudFile("auth:\n  password: [hunter2]")
                                        << u"clouds.yaml, line 4: \"password\" must be a single value"_s;
    QTest::newRow("verify: maybe")
        << cloudFile("verify: hunter2")
        << u"clouds.yaml, line 3: \"verify\" must be true or false; a file of certificates goes into "
           "\"cacert\""_s;
    QTest::newRow("insecure: maybe") << cloudFile("insecure: hunter2")
                                     << u"clouds.yaml, line 3: \"insecure\" must be true or false"_s;
    QTest::newRow("a timeout in words")
        << cloudFile("api_timeout: hunter2")
        << u"clouds.yaml, line 3: a timeout must be a number of seconds, at most a day"_s;
    QTest::newRow("no time at all") << cloudFile(
        "api_timeout: 0") << u"clouds.yaml, line 3: a timeout must be a number of seconds, at most a day"_s;
    QTest::newRow("not a number") << cloudFile(
        "api_timeout: nan") << u"clouds.yaml, line 3: a timeout must be a number of seconds, at most a day"_s;
    QTest::newRow("regions that are a text")
        << cloudFile("regions: hunter2") << u"clouds.yaml, line 3: \"regions\" must be a list"_s;
    QTest::newRow("a region without a name")
        << cloudFile("regions:\n- values: {password: hunter2}")
        << u"clouds.yaml, line 4: a region must be a name, or a map of \"name\" and \"values\" only"_s;
    QTest::newRow("a region with more than it may have")
        << cloudFile("regions:\n- name: R\n  password: hunter2")
        << u"clouds.yaml, line 4: a region must be a name, or a map of \"name\" and \"values\" only"_s;
    QTest::newRow("a region's values that are a text")
        << cloudFile("regions:\n- name: R\n  values: hunter2")
        << u"clouds.yaml, line 5: the \"values\" of a region must be a map"_s;
    QTest::newRow("a profile that is a list")
        << cloudFile("profile: [hunter2]") << u"clouds.yaml, line 3: \"profile\" must be a name"_s;
    QTest::newRow("a key given twice") << cloudFile("auth:\n  password: hunter2\n  password: hunter2")
                                       << u"clouds.yaml, line 5: the key \"password\" is given twice"_s;
    QTest::newRow("a key given twice, spelt differently")
        << cloudFile("user-name: hunter2\nuser_name: hunter2")
        << u"clouds.yaml, line 4: the key \"user_name\" is given twice, once with - and once with _"_s;
    QTest::newRow("a cloud given twice") << QByteArray("clouds:\n  a: {}\n  a: {}\n")
                                         << u"clouds.yaml, line 3: the key \"a\" is given twice"_s;
    QTest::newRow("a tab")
        << QByteArray("clouds:\n\tprod:\n\t\tpassword: hunter2\n")
        << u"clouds.yaml, line 2: this line is indented with a tab, where YAML wants spaces"_s;
}

void TestCloudsFile::wrongShapesNameTheirLineAndNoValue()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QString, sentence);
    const Result<KnownClouds> known = understood(text);
    QVERIFY(!known);
    QCOMPARE(known.error().kind, Error::Kind::Malformed);
    QCOMPARE(describe(known.error()), sentence);
}

void TestCloudsFile::wrongShapesOfOtherFilesNameThatFile()
{
    const QByteArray good = cloudFile(QByteArray(usable) + "\nprofile: p");
    const QByteArray bad = "x: 1\nx: 2\n";
    const Result<KnownClouds> secure = understood(good, bad);
    QVERIFY(!secure);
    QCOMPARE(secure.error().where, u"secure.yaml, line 2"_s);
    const Result<KnownClouds> profiles = understood(good, {}, bad);
    QVERIFY(!profiles);
    QCOMPARE(profiles.error().where, u"clouds-public.yaml, line 2"_s);
    // A setting is blamed on the file that it came from, whichever cloud it ended in.
    const Result<KnownClouds> value = understood(good, "clouds: {c: {\nverify: maybe}}");
    QVERIFY(!value);
    QCOMPARE(value.error().where, u"secure.yaml, line 2"_s);
}

void TestCloudsFile::anUnusableCloudIsListedWithItsReason_data()
{
    QTest::addColumn<QByteArray>("settings");
    QTest::addColumn<QString>("sentence");

    for (const char *type : {"v3totp", "v3multifactor", "v3oidcpassword", "v3samlpassword", "none",
                             "admin_token", "token_endpoint", "v2password", "http_basic", "Password"}) {
        QTest::addRow("auth_type %s", type) << QByteArray(usable) + "\nauth_type: " + type
                                            << u"clouds.yaml, line 4: this auth_type is not supported; "
                                               u"Drover logs in with password, token or "
                                               "v3applicationcredential"_s;
    }
    QTest::newRow("nothing at all") << QByteArray() << u"clouds.yaml, line 2: auth_url is missing"_s;
    QTest::newRow("no address")
        << QByteArray("auth: {auth_url: hunter2, user_id: u}")
        << u"clouds.yaml, line 3: auth_url is not the address of a web service (https://HOST/…)"_s;
    QTest::newRow("an address of another kind")
        << QByteArray("auth: {auth_url: 'ftp://k', user_id: u}")
        << u"clouds.yaml, line 3: auth_url is not the address of a web service (https://HOST/…)"_s;
    QTest::newRow("nobody") << QByteArray("auth: {auth_url: http://k}")
                            << u"clouds.yaml, line 2: username or user_id is missing"_s;
    QTest::newRow("a user of no domain") << QByteArray("auth: {auth_url: http://k, username: u}")
                                         << u"clouds.yaml, line 2: user_domain_name or user_domain_id is "
                                            u"missing; a user name belongs to a domain, "
                                            "often the one named Default"_s;
    QTest::newRow("a project of no domain") << QByteArray(usable) + "\nproject_name: p"
                                            << u"clouds.yaml, line 2: project_domain_name or "
                                               u"project_domain_id is missing; a project name belongs to a "
                                               "domain, often the one named Default"_s;
    QTest::newRow("two scopes")
        << QByteArray(usable) + "\nproject_id: p\nsystem_scope: all"
        << u"clouds.yaml, line 2: system_scope cannot be combined with a project or a domain"_s;
    QTest::newRow("a part of the system") << QByteArray(usable) + "\nsystem_scope: hunter2"
                                          << u"clouds.yaml, line 4: system_scope can only be all"_s;
    QTest::newRow("a trust") << QByteArray(usable) + "\ntrust_id: hunter2"
                             << u"clouds.yaml, line 4: trust_id is not supported; give a project"_s;
    QTest::newRow("an application credential without its auth_type")
        << QByteArray("auth: {auth_url: http://k, application_credential_id: hunter2}")
        << u"clouds.yaml, line 2: an application credential is given; it needs auth_type: "
           "v3applicationcredential"_s;
    QTest::newRow("no application credential")
        << QByteArray("auth_type: v3applicationcredential\nauth_url: http://k\nuser_id: u")
        << u"clouds.yaml, line 2: application_credential_id or application_credential_name is missing"_s;
    QTest::newRow("an application credential of nobody")
        << QByteArray(
               "auth_type: v3applicationcredential\nauth_url: http://k\napplication_credential_name: hunter2")
        << u"clouds.yaml, line 2: an application credential that is given by its name needs its user: "
           u"user_id, or "
           "username with user_domain_name"_s;
    QTest::newRow("an application credential of a user of no domain")
        << QByteArray("auth_type: v3applicationcredential\nauth_url: http://k\n"
                      "application_credential_name: hunter2\nusername: u")
        << u"clouds.yaml, line 2: user_domain_name or user_domain_id is missing; a user name belongs to a "
           u"domain, "
           "often the one named Default"_s;
    QTest::newRow("an interface of one's own")
        << QByteArray(usable) + "\ninterface: hunter2"
        << u"clouds.yaml, line 4: the interface must be public, internal or admin"_s;
    QTest::newRow("a service's interface of one's own")
        << QByteArray(usable) + "\nimage_interface: hunter2"
        << u"clouds.yaml, line 4: the interface must be public, internal or admin"_s;
    for (const char *braces : {"{hunter2}", "{", "}", "{}", "{password}", "{auth}", "{{}"}) {
        QTest::addRow("an address with %s", braces)
            << QByteArray("password: hunter2\nuser_id: u\nauth_url: 'http://k/") + braces + "'"
            << u"clouds.yaml, line 5: what stands in braces is no setting of this cloud"_s;
    }
}

void TestCloudsFile::anUnusableCloudIsListedWithItsReason()
{
    QFETCH(const QByteArray, settings);
    QFETCH(const QString, sentence);
    const Result<KnownClouds> known = understood(cloudFile(settings));
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->names(), QStringList {u"c"_s});
    const Result<CloudConfig> chosen = chooseCloud(*known, u"c"_s);
    QVERIFY(!chosen);
    QCOMPARE(chosen.error().kind, Error::Kind::Rejected);
    QCOMPARE(describe(chosen.error()), sentence);
}

void TestCloudsFile::warnings_data()
{
    QTest::addColumn<QByteArray>("clouds");
    QTest::addColumn<QByteArray>("secure");
    QTest::addColumn<QByteArray>("profiles");
    QTest::addColumn<QStringList>("warnings");

    const QByteArray profile = cloudFile(QByteArray(usable) + "\nregions: [A, B]\nprofile: vexxhost");
    const QStringList noProfile {
        u"clouds.yaml, line 5: there is no clouds-public.yaml with this profile, and the vendor profiles "
        u"built into "
        "openstacksdk do not come with Drover: only the cloud's own settings are used."_s};
    QTest::newRow("a vendor's profile, without any file")
        << profile << QByteArray() << QByteArray() << noProfile;
    QTest::newRow("a vendor's profile, not in the file")
        << profile << QByteArray() << QByteArray("public-clouds: {other: {}}") << noProfile;
    QTest::newRow("the variables' cloud is no profile")
        << cloudFile(QByteArray(usable) + "\nprofile: envvars") << QByteArray() << QByteArray()
        << QStringList {};
    QTest::newRow("a file of profiles that no cloud asks for is not looked into")
        << cloudFile(usable) << QByteArray() << QByteArray("not: [yaml") << QStringList {};
    QTest::newRow("an empty file") << QByteArray("# nothing yet\n") << QByteArray() << QByteArray()
                                   << QStringList {
                                          u"clouds.yaml: there is nothing under the key \"clouds\"."_s};
    QTest::newRow("another key") << cloudFile(usable) << QByteArray("cluods: {c: {password: hunter2}}")
                                 << QByteArray()
                                 << QStringList {
                                        u"secure.yaml: there is nothing under the key \"clouds\"."_s};
    QTest::newRow("several interfaces, said once")
        << cloudFile(QByteArray(usable) + "\nregions: [A, B]\ninterface: [internal, public]") << QByteArray()
        << QByteArray()
        << QStringList {u"clouds.yaml, line 5: only the first of several interfaces is used."_s};
}

void TestCloudsFile::warnings()
{
    QFETCH(const QByteArray, clouds);
    QFETCH(const QByteArray, secure);
    QFETCH(const QByteArray, profiles);
    QFETCH(const QStringList, warnings);
    const Result<KnownClouds> known = understood(clouds, secure, profiles);
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    QCOMPARE(known->warnings, warnings);
    for (const CloudConfig &cloud : known->clouds)
        QVERIFY2(!cloud.problem, qPrintable(describe(cloud.problem.value_or(Error()))));
}

void TestCloudsFile::choosing_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("assignments");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("region");
    QTest::addColumn<QString>("outcome");

    const QByteArray body = QByteArray("{") + usable + "}";
    const QByteArray one = "clouds: {a: " + body + "}";
    const QByteArray two = "clouds: {a: " + body + ", b: {regions: [R, S], " + usable + "}}";
    const QStringList none;
    const QStringList vars {u"OS_AUTH_URL=http://k"_s, u"OS_USER_ID=u"_s};
    const QString no;
    QTest::newRow("the only one") << one << none << no << no << u"a"_s;
    QTest::newRow("by name") << two << none << u"b"_s << no << u"b R"_s;
    QTest::newRow("by name and region") << two << none << u"b"_s << u"S"_s << u"b S"_s;
    QTest::newRow("by OS_CLOUD") << two << QStringList {u"OS_CLOUD=b"_s} << no << no << u"b R"_s;
    QTest::newRow("a name wins over OS_CLOUD")
        << two << QStringList {u"OS_CLOUD=b"_s} << u"a"_s << no << u"a"_s;
    QTest::newRow("variables win over the file") << one << vars << no << no << u"envvars"_s;
    QTest::newRow("OS_CLOUD wins over variables")
        << two << vars + QStringList {u"OS_CLOUD=b"_s} << no << no << u"b R"_s;
    QTest::newRow("the variables' cloud by its name") << two << vars << u"envvars"_s << no << u"envvars"_s;
    QTest::newRow("one cloud of several regions is still one")
        << QByteArray("clouds: {b: {regions: [R, S], ") + usable + "}}" << none << no << no << u"b R"_s;
    QTest::newRow("one of several must be named")
        << two << none << no << no << u"Say which cloud to use. There are a, b (read from clouds.yaml)."_s;
    QTest::newRow("a name nobody has")
        << two << none << u"prod"_s << no
        << u"There is no cloud \"prod\". There are a, b (read from clouds.yaml)."_s;
    QTest::newRow("OS_CLOUD with a name nobody has, even with variables")
        << one << vars + QStringList {u"OS_CLOUD=prod"_s} << no << no
        << u"There is no cloud \"prod\". There are a, envvars (read from clouds.yaml)."_s;
    QTest::newRow("a region it does not have")
        << two << none << u"b"_s << u"T"_s << u"The cloud \"b\" has no region \"T\". It has R, S."_s;
    QTest::newRow("a file without clouds")
        << QByteArray("clouds: {}") << none << u"a"_s << no << u"No cloud is described in clouds.yaml."_s;
    QTest::newRow("nothing anywhere") << QByteArray() << none << no << no
                                      << u"No cloud is configured: no clouds.yaml was found in the working "
                                         u"folder, in ~/.config/openstack or in "
                                         "/etc/openstack, and no OS_* variables are set."_s;
}

void TestCloudsFile::choosing()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QStringList, assignments);
    QFETCH(const QString, name);
    QFETCH(const QString, region);
    QFETCH(const QString, outcome);
    CloudSources sources;
    sources.environment = variables(assignments);
    if (!text.isEmpty())
        sources.clouds = {u"clouds.yaml"_s, text};
    const Result<KnownClouds> known = understandClouds(sources);
    QVERIFY2(known, known ? "" : qPrintable(describe(known.error())));
    const Result<CloudConfig> chosen = chooseCloud(*known, name, region);
    if (chosen) {
        QCOMPARE(QString(chosen->name + u' ' + chosen->region).trimmed(), outcome);
    } else {
        QCOMPARE(chosen.error().kind, Error::Kind::Rejected);
        QCOMPARE(describe(chosen.error()), outcome);
    }
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestCloudsFile)
#include "tst_cloudsfile.moc"
