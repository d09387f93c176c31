// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/systemkeychain.h"

#include <QTest>

#include <QCoroTask>

#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

/// What an operator sees on a machine without a keychain: a server, or a session over ssh. In a program of
/// its own, because qtkeychain looks for a keychain once.
class TestNoKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readingSaysSo();
    void writingSaysSo();
    void removingSaysSo();

private:
    void check(const Error &error) const;

    SystemKeychain m_keychain {u"drover-test"_s, 60s};
    const QString m_start = u"keychain: the system's keychain cannot be used ("_s;
};

void TestNoKeychain::initTestCase()
{
    // The tester's own keychain must neither answer nor ask for its password.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    for (const char *hint :
         {"XDG_CURRENT_DESKTOP", "DESKTOP_SESSION", "KDE_FULL_SESSION", "GNOME_DESKTOP_SESSION_ID"})
        qunsetenv(hint);
}

void TestNoKeychain::check(const Error &error) const
{
    QCOMPARE(error.kind, Error::Kind::Local);
    QVERIFY2(describe(error).startsWith(m_start), qPrintable(describe(error)));
    QVERIFY(!describe(error).contains("hunter2"_L1));
}

void TestNoKeychain::readingSaysSo()
{
    const auto read = QCoro::waitFor(m_keychain.read(u"production"_s));
    QVERIFY(!read);
    check(read.error());
}

void TestNoKeychain::writingSaysSo()
{
    const auto written = QCoro::waitFor(m_keychain.write(u"production"_s, Secret(u"hunter2"_s)));
    QVERIFY(!written);
    check(written.error());
}

void TestNoKeychain::removingSaysSo()
{
    const auto removed = QCoro::waitFor(m_keychain.remove(u"production"_s));
    QVERIFY(!removed);
    check(removed.error());
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestNoKeychain)
#include "tst_nokeychain.moc"
