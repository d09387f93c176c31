// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/cloudwords.h"
#include "ui/connect/connectdialog.h"
#include "ui/connect/welcomepage.h"
#include "ui/widgets/notebar.h"
#include "ui/widgets/tableview.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

CloudConfig cloud(const QString &name, const Secret &password)
{
    CloudConfig config;
    config.name = name;
    config.source = u"clouds.yaml"_s;
    config.auth.authUrl = u"https://%1.example/v3"_s.arg(name);
    config.auth.username = u"admin"_s;
    config.auth.password = password;
    return config;
}

KnownClouds twoClouds()
{
    KnownClouds known;
    known.clouds = {cloud(u"prod"_s, Secret()), cloud(u"lab"_s, Secret(u"kept"_s))};
    known.warnings = {u"secure.yaml, line 9: a tab is used for indentation. The file was left out."_s};
    return known;
}

} // namespace

class TestConnect : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMissingPasswordIsAskedForAndHandedOn()
    {
        ConnectDialog dialog(twoClouds(), u"prod"_s, {}, m_settings);
        dialog.show();
        auto *secret = dialog.findChild<QLineEdit *>(u"secret"_s);
        QVERIFY(secret->isVisible());
        QCOMPARE(secret->echoMode(), QLineEdit::Password);
        QSignalSpy asked(&dialog, &ConnectDialog::connectAsked);
        QTest::keyClicks(secret, u"xyzzy"_s);
        QTest::keyClick(secret, Qt::Key_Return);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.first().first().value<CloudConfig>().auth.password, Secret(u"xyzzy"_s));
        QCOMPARE(asked.first().at(1).toBool(), false);
        QVERIFY(secret->text().isEmpty()); // Nothing stays in the widget.
    }

    void theCloudsStandInTheOrderThatTheOperatorSorts()
    {
        ConnectDialog dialog(twoClouds(), u"prod"_s, {}, m_settings);
        auto *table = dialog.findChild<TableView *>();
        const QAbstractItemModelTester tester(table->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table->rows().key(0), u"lab"_s);
        table->rows().sort(0, Qt::DescendingOrder);
        QCOMPARE(table->rows().key(0), u"prod"_s);
        QCOMPARE(table->currentKey(), u"prod"_s);
    }

    void aPasswordThatIsInAFileIsNotAskedFor()
    {
        ConnectDialog dialog(twoClouds(), u"lab"_s, {}, m_settings);
        dialog.show();
        QVERIFY(!dialog.findChild<QLineEdit *>(u"secret"_s)->isVisible());
    }

    void nothingIsKeptUnlessItWasTypedAndWished()
    {
        ConnectDialog dialog(twoClouds(), u"prod"_s, {}, m_settings);
        dialog.show();
        QSignalSpy asked(&dialog, &ConnectDialog::connectAsked);
        dialog.findChild<QCheckBox *>()->setChecked(true);
        QTest::keyClick(dialog.findChild<QLineEdit *>(u"secret"_s), Qt::Key_Return);
        QCOMPARE(asked.first().at(1).toBool(), false);
    }

    void aFileThatWasLeftOutIsNamedWithItsLine()
    {
        ConnectDialog dialog(twoClouds(), u"prod"_s, {}, m_settings);
        const auto notes = dialog.findChild<NoteBar *>()->notes();
        QCOMPARE(notes.size(), 1);
        QVERIFY(notes.first().sentence.startsWith(u"secure.yaml, line 9"_s));
    }

    void uncheckedCertificatesAreSaid()
    {
        KnownClouds known = twoClouds();
        known.clouds[1].tls.verify = false;
        ConnectDialog dialog(known, u"lab"_s, {}, m_settings);
        bool said = false;
        for (const QLabel *label : dialog.findChildren<QLabel *>())
            said = said || label->text().contains(u"certificate is not checked"_s);
        QVERIFY(said);
    }

    void theSecretGoesWhereItsMethodLooksForIt()
    {
        AuthConfig auth;
        auth.method = AuthConfig::Method::ApplicationCredential;
        QVERIFY(lacksSecret(auth));
        setSecret(auth, Secret(u"s"_s));
        QVERIFY(!lacksSecret(auth));
        QVERIFY(auth.password.isEmpty());
    }

    void withoutAnyCloudThePageSaysWhereOneIsDescribed()
    {
        WelcomePage page;
        page.setClouds(KnownClouds {});
        page.show();
        QVERIFY(page.findChild<QLabel *>(u"welcomeHeading"_s)->text().startsWith(u"No cloud"_s));
        page.setClouds(malformed(u"a tab is used for indentation"_s, u"clouds.yaml, line 9"_s));
        bool named = false;
        for (const QLabel *label : page.findChildren<QLabel *>())
            named = named || label->text() == u"clouds.yaml, line 9: a tab is used for indentation"_s;
        QVERIFY(named);
    }

private:
    QTemporaryDir m_folder;
    QSettings m_settings {m_folder.filePath(u"drover.ini"_s), QSettings::IniFormat};
};

QTEST_MAIN(TestConnect)
#include "tst_connect.moc"
