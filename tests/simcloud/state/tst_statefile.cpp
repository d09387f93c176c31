// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A saved cloud goes on where it was; a damaged file is named and left alone.

#include "app/simcloud/scenarios/scenario.h"
#include "app/simcloud/state/statefile.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace simcloud;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class TestStateFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void savedAgainIsTheSame_data();
    void savedAgainIsTheSame();
    void diceFallAsTheyWouldHave();
    void theEnginesWorkIsKept();
    void damageIsNamedAndTheFileKept_data();
    void damageIsNamedAndTheFileKept();
    void failedWriteKeepsTheOldFile();

private:
    QTemporaryDir m_folder;
    QString m_path = m_folder.filePath(u"cloud.json"_s);
    std::unique_ptr<Cloud> m_cloud;
};

void TestStateFile::init()
{
    m_cloud = std::make_unique<Cloud>();
    m_cloud->now = Moment(std::chrono::days(20'000));
    QVERIFY(fill(*m_cloud, u"leftovers"_s, 3));
}

void TestStateFile::savedAgainIsTheSame_data()
{
    QTest::addColumn<bool>("changed");
    QTest::newRow("as filled") << false;
    QTest::newRow("after changes") << true;
}

void TestStateFile::savedAgainIsTheSame()
{
    QFETCH(bool, changed);
    if (changed) {
        // A deleted server keeps its place, and its flavor though no one else has it any more.
        Server &gone = m_cloud->servers()[5];
        m_cloud->remove(gone);
        std::erase(m_cloud->flavors, gone.flavor);
        m_cloud->migrations().front().counters = Counters {.memoryTotal = 1LL << 53, .memoryRemaining = 7};
        m_cloud->servers().front().fault = Fault {.message = u"„seltsam“"_s};
        m_cloud->credentials.push_back({.id = u"c"_s, .secret = u"s"_s});
    }
    QVERIFY(saveState(m_path, *m_cloud));
    Cloud loaded;
    const auto result = loadState(m_path, loaded);
    QVERIFY2(result, result ? "" : qPrintable(result.error()));
    const QString again = m_folder.filePath(u"again.json"_s);
    QVERIFY(saveState(again, loaded));
    QVERIFY(contentOf(m_path) == contentOf(again));

    QCOMPARE(loaded.now, m_cloud->now);
    QCOMPARE(loaded.servers().size(), m_cloud->servers().size());
    for (const Host &host : m_cloud->hosts()) {
        QCOMPARE(loaded.serversOn(host.name), m_cloud->serversOn(host.name));
        for (const auto &[resource, amount] : m_cloud->usageOf(host.name).asKeyValueRange())
            QCOMPARE(loaded.usageOf(host.name).value(resource), amount);
        QCOMPARE(loaded.host(host.name)->generation, host.generation);
    }
}

void TestStateFile::diceFallAsTheyWouldHave()
{
    QVERIFY(saveState(m_path, *m_cloud));
    Cloud loaded(99);
    QVERIFY(loadState(m_path, loaded));
    for (int number = 0; number < 1000; ++number)
        QCOMPARE(loaded.dice.between(0, 1'000'000), m_cloud->dice.between(0, 1'000'000));
}

void TestStateFile::theEnginesWorkIsKept()
{
    const QJsonObject work {{"moves"_L1, 3}};
    QVERIFY(saveState(m_path, *m_cloud, work));
    Cloud loaded;
    const auto result = loadState(m_path, loaded);
    QVERIFY(result);
    QCOMPARE(*result, work);
}

void TestStateFile::damageIsNamedAndTheFileKept_data()
{
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *from, const char *to, const char16_t *error) {
        QTest::newRow(name) << QByteArray(from) << QByteArray(to) << QString::fromUtf16(error);
    };
    row("cut off", "\"workloads\"", "", u"is damaged at byte");
    row("another file", "drover-simcloud-state", "shopping", u"is no state of a simulated cloud");
    row("newer", "\"version\":1", "\"version\":2", u"is of version 2, and this program knows version 1");
    row("wrong type", "\"page_limit\":1000", "\"page_limit\":\"many\"",
        u"is damaged: settings.page_limit is no whole number of its range");
    row("too large", "\"page_limit\":1000", "\"page_limit\":99999999999", u"settings.page_limit");
    row("missing", "\"page_limit\":1000,", "", u"settings.page_limit is missing");
    row("host gone", "\"host\":\"az1-cmp-01\"", "\"host\":\"nowhere\"", u"a host that is not there");
    row("no dice", "\"dice\":\"", "\"dice\":\"x", u"dice are not as they were written");
    row("no state", "\"vm_state\":1", "\"vm_state\":77", u".vm_state is no state of a server");
    row("no flavor", "\"flavor\":0", "\"flavor\":999", u".flavor is a place that the file does not have");
}

void TestStateFile::damageIsNamedAndTheFileKept()
{
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    QFETCH(QString, error);
    QVERIFY(saveState(m_path, *m_cloud));
    QByteArray content = contentOf(m_path);
    QVERIFY(content.contains(from));
    if (to.isEmpty() && !from.endsWith(','))
        content.truncate(content.indexOf(from));
    else
        content.replace(from, to);
    write(m_path, content);

    Cloud loaded;
    const auto result = loadState(m_path, loaded);
    QVERIFY(!result);
    QVERIFY2(result.error().contains(m_path) && result.error().contains(error)
                 && result.error().endsWith(u'.'),
             qPrintable(result.error()));
    QVERIFY(contentOf(m_path) == content);
}

void TestStateFile::failedWriteKeepsTheOldFile()
{
    const QString nowhere = m_folder.filePath(u"no/such/folder.json"_s);
    const auto result = saveState(nowhere, *m_cloud);
    QVERIFY(!result);
    QVERIFY2(result.error().contains(nowhere), qPrintable(result.error()));
}

QTEST_APPLESS_MAIN(TestStateFile)
#include "tst_statefile.moc"
