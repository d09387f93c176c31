// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/systemkeychain.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QElapsedTimer>
#include <QMap>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <QCoroTask>

#include <atomic>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace drover {

/// As much of KWallet as a keychain needs: the one backend that is reached by D-Bus alone. It lives on a
/// thread of its own, because qtkeychain looks for it in a call that blocks.
class FakeWallet : public QObject {
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.KWallet")

public:
    enum class Mood { Willing, Locked, Silent };

    std::atomic<Mood> mood = Mood::Willing;

    [[nodiscard]] bool appear(const QString &bus)
    {
        QDBusConnection connection = QDBusConnection::connectToBus(bus, u"wallet"_s);
        bool registered = true;
        for (const auto &name : {u"kwalletd5"_s, u"kwalletd6"_s}) {
            registered = registered
                && connection.registerObject(u"/modules/"_s + name, this, QDBusConnection::ExportAllSlots)
                && connection.registerService(u"org.kde."_s + name);
        }
        return registered;
    }

    /// Asked from another thread.
    [[nodiscard]] qsizetype kept()
    {
        qsizetype count = -1;
        QMetaObject::invokeMethod(
            this, [this] { return m_passwords.size(); }, Qt::BlockingQueuedConnection, &count);
        return count;
    }

public Q_SLOTS:
    QString networkWallet() { return u"kdewallet"_s; }

    int open(const QString &, qlonglong, const QString &, const QDBusMessage &message)
    {
        message.setDelayedReply(mood == Mood::Silent);
        return mood == Mood::Locked ? -1 : 1;
    }

    int entryType(int, const QString &folder, const QString &key, const QString &)
    {
        return m_passwords.contains(folder + u'/' + key) ? 1 : 0;
    }

    QString readPassword(int, const QString &folder, const QString &key, const QString &)
    {
        return m_passwords.value(folder + u'/' + key);
    }

    int writePassword(int, const QString &folder, const QString &key, const QString &value, const QString &)
    {
        m_passwords.insert(folder + u'/' + key, value);
        return 0;
    }

    int removeEntry(int, const QString &folder, const QString &key, const QString &)
    {
        return m_passwords.remove(folder + u'/' + key) > 0 ? 0 : -3;
    }

private:
    QMap<QString, QString> m_passwords;
};

class TestSystemKeychain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase();

    void keepsWhatWasWritten();
    void findsNothingWhereNothingIsKept();
    void keepsServicesApart();
    void removes();
    void removingNothingIsFine();
    void anEmptySecretIsNotKept();
    void aWalletThatStaysLockedIsALocalProblem_data();
    void aWalletThatStaysLockedIsALocalProblem();
    void aSilentWalletIsNotWaitedForWithoutEnd();

private:
    QString m_key = u"production"_s;
    QProcess m_bus;
    QThread m_thread;
    FakeWallet m_wallet;
    SystemKeychain m_keychain {u"drover-test"_s, 30s};
};

void TestSystemKeychain::initTestCase()
{
    if (QStandardPaths::findExecutable(u"dbus-daemon"_s).isEmpty())
        QSKIP("a bus of its own needs dbus-daemon");
    m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    QVERIFY(m_bus.waitForReadyRead());
    const QByteArray address = m_bus.readLine().trimmed();
    // Not the tester's own keychain, which would keep what this test writes.
    qputenv("DBUS_SESSION_BUS_ADDRESS", address);
    qputenv("XDG_CURRENT_DESKTOP", "KDE");
    qputenv("KDE_SESSION_VERSION", "5");

    m_wallet.moveToThread(&m_thread);
    m_thread.start();
    bool appeared = false;
    QMetaObject::invokeMethod(
        &m_wallet, [&] { return m_wallet.appear(QString::fromUtf8(address)); }, Qt::BlockingQueuedConnection,
        &appeared);
    QVERIFY(appeared);
}

void TestSystemKeychain::init()
{
    m_wallet.mood = FakeWallet::Mood::Willing;
    QVERIFY(QCoro::waitFor(m_keychain.remove(m_key)));
}

void TestSystemKeychain::cleanupTestCase()
{
    m_thread.quit();
    m_thread.wait();
    m_bus.terminate();
    m_bus.waitForFinished();
}

void TestSystemKeychain::keepsWhatWasWritten()
{
    const QString password = u"påss wörd \u2713"_s;
    QVERIFY(QCoro::waitFor(m_keychain.write(m_key, Secret(password))));
    const auto read = QCoro::waitFor(m_keychain.read(m_key));
    QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
    QVERIFY(read->has_value());
    QCOMPARE(read->value().reveal(), password);
}

void TestSystemKeychain::findsNothingWhereNothingIsKept()
{
    const auto read = QCoro::waitFor(m_keychain.read(m_key));
    QVERIFY2(read, read ? "" : qPrintable(describe(read.error())));
    QVERIFY(!read->has_value());
}

void TestSystemKeychain::keepsServicesApart()
{
    QVERIFY(QCoro::waitFor(m_keychain.write(m_key, Secret(u"hunter2"_s))));
    SystemKeychain other(u"drover-other"_s);
    QVERIFY(!QCoro::waitFor(other.read(m_key)).value().has_value());
}

void TestSystemKeychain::removes()
{
    QVERIFY(QCoro::waitFor(m_keychain.write(m_key, Secret(u"hunter2"_s))));
    QVERIFY(QCoro::waitFor(m_keychain.remove(m_key)));
    QVERIFY(!QCoro::waitFor(m_keychain.read(m_key)).value().has_value());
}

void TestSystemKeychain::removingNothingIsFine()
{
    QVERIFY(QCoro::waitFor(m_keychain.remove(m_key)));
    QVERIFY(QCoro::waitFor(m_keychain.remove(m_key)));
}

void TestSystemKeychain::anEmptySecretIsNotKept()
{
    QVERIFY(QCoro::waitFor(m_keychain.write(m_key, Secret(u"hunter2"_s))));
    const qsizetype before = m_wallet.kept();
    QVERIFY(QCoro::waitFor(m_keychain.write(m_key, Secret(u""_s))));
    QCOMPARE(m_wallet.kept(), before - 1);
    QVERIFY(!QCoro::waitFor(m_keychain.read(m_key)).value().has_value());
}

void TestSystemKeychain::aWalletThatStaysLockedIsALocalProblem_data()
{
    QTest::addColumn<QString>("call");
    for (const auto &call : {u"read"_s, u"write"_s, u"write nothing"_s, u"remove"_s})
        QTest::newRow(qPrintable(call)) << call;
}

void TestSystemKeychain::aWalletThatStaysLockedIsALocalProblem()
{
    QFETCH(const QString, call);
    m_wallet.mood = FakeWallet::Mood::Locked;
    std::optional<Error> error;
    if (call == "read"_L1) {
        if (const auto read = QCoro::waitFor(m_keychain.read(m_key)); !read)
            error = read.error();
    } else if (call == "remove"_L1) {
        if (const auto removed = QCoro::waitFor(m_keychain.remove(m_key)); !removed)
            error = removed.error();
    } else {
        const Secret secret = call == "write"_L1 ? Secret(u"hunter2"_s) : Secret();
        if (const auto written = QCoro::waitFor(m_keychain.write(m_key, secret)); !written)
            error = written.error();
    }
    QVERIFY(error);
    QCOMPARE(error->kind, Error::Kind::Local);
    QCOMPARE(describe(*error),
             u"keychain: the system's keychain cannot be used (Access to keychain denied)"_s);
}

void TestSystemKeychain::aSilentWalletIsNotWaitedForWithoutEnd()
{
    m_wallet.mood = FakeWallet::Mood::Silent;
    SystemKeychain impatient(u"drover-test"_s, 50ms);
    const auto read = QCoro::waitFor(impatient.read(m_key));
    QVERIFY(!read);
    QCOMPARE(read.error().kind, Error::Kind::Local);
    QCOMPARE(describe(read.error()),
             u"keychain: the system's keychain does not answer; it may be waiting for its own password"_s);
}

} // namespace drover

QTEST_GUILESS_MAIN(drover::TestSystemKeychain)
#include "tst_systemkeychain.moc"
