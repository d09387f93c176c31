// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A scenario file of one's own: what it makes, and how each mistake in it is named.

#include "app/simcloud/scenarios/scenario.h"
#include "app/simcloud/scenarios/section.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;
using namespace std::chrono_literals;

namespace {

// 24 lines.
const QByteArray small = R"(about: A small cloud
machines:
  box: {cells: 2, cores: 2, threads: 2, memory_mib: 16384}
hosts:
  - {names: "box-{1-3}", machine: box}
aggregates:
  - {name: all, zone: one, hosts: ["box-{1-3}"]}
flavors:
  - {name: m1, vcpus: 2, memory_mib: 4096}
images:
  - {name: linux, properties: {hw_machine_type: q35}}
networks:
  - {name: lan, subnet: 192.0.2.0/28}
projects: [admin, shop]
users:
  - {name: admin, password: secret, roles: {admin: admin}}
groups:
  - {names: apart, policy: anti-affinity, project: shop}
workloads:
  web: {phases: [{seconds: 60, dirty_mib_s: 40, working_set: 0.5}]}
instances:
  - names: "web-{1-2}"
    project: shop
    flavor: m1
    image: linux
    workload: web
    group: apart
)";

QString errorOf(const QByteArray &yaml)
{
    Cloud cloud;
    cloud.now = Moment(std::chrono::days(20'000));
    const auto result = fillFrom(cloud, yaml, u"mine.yaml"_s, 1);
    return result ? QString() : result.error();
}

} // namespace

class TestScenarioFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void makesWhatItSays();
    void namesCountUp();
    void addsToItsBase();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
    void whatDoesNotFitIsSaid();
};

void TestScenarioFile::makesWhatItSays()
{
    Cloud cloud;
    cloud.now = Moment(std::chrono::days(20'000));
    const auto result = fillFrom(cloud, small, u"mine.yaml"_s, 1);
    QVERIFY2(result, result ? "" : qPrintable(result.error()));
    QCOMPARE(cloud.hosts().size(), 3U);
    QCOMPARE(cloud.hosts().front().cells.size(), 2U);
    QCOMPARE(cloud.hosts().front().cells[1].sharedCpus, std::set<int>({2, 3, 6, 7}));
    QCOMPARE(cloud.zoneOf(u"box-2"_s), u"one"_s);
    QCOMPARE(cloud.servers().size(), 2U);
    const Server &web = cloud.servers().front();
    QCOMPARE(web.imageProperties.value(u"hw_machine_type"_s), u"q35"_s);
    QCOMPARE(web.workload->phases.front().workingSetMiB, 2048.0);
    QVERIFY(web.ports.front().address.startsWith("192.0.2."_L1));
    QCOMPARE(cloud.groups.front().members.size(), 2);
}

void TestScenarioFile::namesCountUp()
{
    using scenarios::namesFrom;
    QCOMPARE(namesFrom(u"db"_s), QStringList(u"db"_s));
    QCOMPARE(namesFrom(u"db-{9-11}"_s), QStringList({u"db-9"_s, u"db-10"_s, u"db-11"_s}));
    QCOMPARE(namesFrom(u"r{1-2}-{08-09}x"_s),
             QStringList({u"r1-08x"_s, u"r1-09x"_s, u"r2-08x"_s, u"r2-09x"_s}));
    for (const QString &wrong : {u"a{1-"_s, u"a}"_s, u"a{3-1}"_s, u"a{}"_s, u"a{x}"_s, u"{1-2000000}"_s,
                                 u"{1-2000}{1-2000}"_s, u"{0-9223372036854775807}"_s})
        QVERIFY2(!namesFrom(wrong), qPrintable(wrong));
}

void TestScenarioFile::addsToItsBase()
{
    Cloud cloud;
    cloud.now = Moment(std::chrono::days(20'000));
    const auto result = fillFrom(cloud,
                                 "based_on: lab\n"
                                 "settings: {permits_post_copy: true}\n"
                                 "hosts:\n"
                                 "  - {names: cmp2, disabled: moving out}\n"
                                 "  - {names: cmp6, machine: general}\n",
                                 u"mine.yaml"_s, 1);
    QVERIFY2(result, result ? "" : qPrintable(result.error()));
    QCOMPARE(cloud.hosts().size(), 5U); // The four of the base, one of them changed, and a new one.
    QCOMPARE(cloud.host(u"cmp2"_s)->disabledReason, u"moving out"_s);
    QCOMPARE(cloud.settings.newestMicroversion, 93);
    QVERIFY(cloud.settings.permitsPostCopy);
}

void TestScenarioFile::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *from, const char *to, const char16_t *error) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf16(error);
    };
    row("no YAML", "about: A", "about: [", u"mine.yaml, line");
    row("unknown key", "    workload: web", "    wrokload: web",
        u"mine.yaml, line 26: \"wrokload\" is no key of an instance; there are names, project");
    row("unknown section", "about:", "abuot:", u"mine.yaml, line 1: \"abuot\" is no key of a scenario");
    row("not a number", "cores: 2", "cores: two",
        u"line 3: \"cores\" of the machine \"box\" must be a whole number from 1 to 512.");
    row("too many", "threads: 2", "threads: 9", u"line 3: \"threads\"");
    row("unknown machine", "machine: box", "machine: bax", u"line 5: there is no machine \"bax\".");
    row("bad pattern", "box-{1-3}\", machine", "box-{1-}\", machine", u"line 5: \"names\" of a host must be");
    row("host twice", "box-{1-3}\", machine", "{1-1}box{1-1}\", machine: box}\n  - {names: 1box1, machine",
        u"there is a host 1box1 already");
    row("unknown host", "[\"box-{1-3}\"]", "[box-4]", u"line 7: there is no host \"box-4\".");
    row("unknown flavor", "    flavor: m1", "    flavor: m2", u"line 24: there is no flavor \"m2\".");
    row("unknown image", "    image: linux", "    image: bsd", u"line 25: there is no image \"bsd\".");
    row("unknown workload", "    workload: web", "    workload: db",
        u"line 26: there is no workload \"db\".");
    row("unknown group", "    group: apart", "    group: near",
        u"line 27: there is no server group \"near\".");
    row("unknown project", "    project: shop", "    project: shoe",
        u"line 23: there is no project \"shoe\".");
    row("unknown role", "roles: {admin: admin}", "roles: {admin: king}", u"line 16: ");
    row("bad state", "    group: apart", "    state: asleep",
        u"line 27: \"state\" of an instance must be one of");
    row("bad subnet", "192.0.2.0/28", "192.0.2.0", u"line 13: \"subnet\" of a network must be");
    row("bad port", "    group: apart", "    ports: lan/fast", u"line 27: \"ports\" of an instance must be");
    row("key twice", "    image: linux", "    image: linux\n    image: linux",
        u"line 26: the key \"image\" stands here twice.");
    row("anchor", "about: A", "about: &a A", u"line 1: anchors");
    row("names missing", "  - names: \"web-{1-2}\"\n    project", "  - project",
        u"line 22: an instance needs \"names\".");
    row("name twice", "web-{1-2}",
        "web-{1-1}{1-1}\"\n    project: shop\n    flavor: m1\n    image: linux\n"
        "  - names: \"web-{11-11}",
        u"line 26: the project shop has an instance \"web-11\" already.");
    row("list for a map", "machines:\n  box: {cells: 2, cores: 2, threads: 2, memory_mib: 16384}",
        "machines: []", u"\"machines\" of a scenario must be a map");
    row("unknown base", "about: A small cloud", "based_on: clam",
        u"line 1: \"based_on\" must be one of calm,");
    row("bad rate", "about: A small cloud", "faults: {slow: 1.5}",
        u"line 1: \"slow\" of the faults must be a number from 0 to 1.");
}

void TestScenarioFile::mistakesAreNamed()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, error);
    QVERIFY(small.contains(from));
    QByteArray yaml = small;
    const QString found = errorOf(yaml.replace(from, to));
    QVERIFY2(found.startsWith("mine.yaml, line "_L1) && found.contains(error) && found.endsWith(u'.')
                 && !found.contains(u'\n'),
             qPrintable(found));
}

void TestScenarioFile::whatDoesNotFitIsSaid()
{
    QByteArray yaml = small;
    QString error = errorOf(yaml.replace("web-{1-2}", "web-{1-4}"));
    QVERIFY2(error.startsWith("mine.yaml, line 22: \"web-4\" fits on none of the 3 hosts"_L1),
             qPrintable(error));

    yaml = small;
    error = errorOf(yaml.replace("memory_mib: 4096", "memory_mib: 40960"));
    QVERIFY2(error.contains("\"web-1\" fits on none"_L1), qPrintable(error));

    yaml = small;
    error = errorOf(yaml.replace("{name: m1,", "{specs: {'aggregate_instance_extra_specs:a': b}, name: m1,"));
    QVERIFY2(error.contains("line 22: no host is left"_L1), qPrintable(error));
}

QTEST_APPLESS_MAIN(TestScenarioFile)
#include "tst_scenariofile.moc"
