// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/systemkeychain.h"

#include <QElapsedTimer>
#include <QTest>

#include <QCoroTask>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

/// What an operator sees on a machine without a keychain: a server, or a session over ssh.
class TestSystemKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatThereIsNoKeychain_data();
    void saysThatThereIsNoKeychain();

private:
    QString m_key = u"drover-test"_s;
};

void TestSystemKeychain::initTestCase()
{
    // The tester's own keychain must neither answer nor ask for its password.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    qunsetenv("XDG_CURRENT_DESKTOP");
    qunsetenv("DESKTOP_SESSION");
    qunsetenv("KDE_FULL_SESSION");
}

void TestSystemKeychain::saysThatThereIsNoKeychain_data()
{
    QTest::addColumn<int>("call");
    QTest::newRow("reading") << 0;
    QTest::newRow("writing") << 1;
    QTest::newRow("writing nothing") << 2;
    QTest::newRow("removing") << 3;
}

void TestSystemKeychain::saysThatThereIsNoKeychain()
{
    QFETCH(const int, call);
    SystemKeychain keychain(u"drover-test"_s, 20s);
    QElapsedTimer timer;
    timer.start();
    std::optional<Error> error;
    if (call == 0) {
        if (const auto read = QCoro::waitFor(keychain.read(m_key)); !read)
            error = read.error();
    } else if (call == 3) {
        if (const auto removed = QCoro::waitFor(keychain.remove(m_key)); !removed)
            error = removed.error();
    } else {
        const Secret secret = call == 1 ? Secret(u"hunter2"_s) : Secret();
        if (const auto written = QCoro::waitFor(keychain.write(m_key, secret)); !written)
            error = written.error();
    }
    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Local);
    QCOMPARE(error->where, u"keychain"_s);
    QVERIFY(!error->detail.isEmpty());
    QVERIFY(!error->detail.contains("hunter2"_L1));
    QVERIFY(timer.elapsed() < 60'000);
    qInfo("%s", qPrintable(describe(*error)));
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestSystemKeychain)
#include "tst_systemkeychain.moc"
