// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/wizards/stage.h"
#include "ui/widgets/confirmation.h"
#include "ui/widgets/theme.h"
#include "ui/wizards/decide.h"
#include "ui/wizards/exitmaintenance.h"
#include "ui/wizards/movedialog.h"
#include "ui/wizards/runprogress.h"
#include "ui/wizards/wizardpage.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace drover;

namespace {

ServerId idOf(const QString &name)
{
    return ServerId(u"id-"_s + name);
}

/// A drain of cmp1 of ours that has moved web-1 and batch-1 away, and not web-2.
RunView drained()
{
    RunRecord record;
    record.id = 42;
    record.state = RunRecord::State::Failed;
    record.plan = planOf({hostStep(StepKind::DisableService, u"cmp1"_s, u"CHG-1"_s),
                          serverStep(StepKind::LiveMigrate, u"web-1"_s, u"cmp1"_s),
                          serverStep(StepKind::LiveMigrate, u"web-2"_s, u"cmp1"_s),
                          serverStep(StepKind::ColdMigrate, u"batch-1"_s, u"cmp1"_s)});
    record.plan.intent = Plan::Intent::Drain;
    record.plan.host = HostName(u"cmp1"_s);
    QList<JournalEntry> entries;
    for (const auto &[step, outcome] : {std::pair {1, Outcome::Done}, std::pair {2, Outcome::Done},
                                        std::pair {3, Outcome::Failed}, std::pair {4, Outcome::Done}}) {
        JournalEntry entry;
        entry.step = step;
        entry.event = JournalEntry::Event::Ended;
        entry.outcome = outcomeWord(outcome);
        entries << entry;
    }
    return viewOf(record, entries, false);
}

/// cmp1 as drained() has left it.
void leaveDrained(Stage &stage)
{
    stage.cloud.addServer(u"web-1"_s, u"cmp2"_s);
    stage.cloud.addServer(u"web-2"_s, u"cmp1"_s);
    stage.cloud.addServer(u"batch-1"_s, u"cmp3"_s, ServerStatus::Shutoff);
    stage.cloud.service(u"cmp1"_s)->status = ComputeService::Status::Disabled;
    stage.cloud.service(u"cmp1"_s)->disabledReason = u"CHG-1"_s;
    stage.feed.takeRuns({drained()});
    stage.look();
}

} // namespace

class TestReturnAndMove : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { Theme::instance().install(); }

    void exitSaysWhoseDisableItIs()
    {
        Stage stage;
        stage.cloud.service(u"cmp1"_s)->status = ComputeService::Status::Disabled;
        stage.cloud.service(u"cmp1"_s)->disabledReason = u"DIMM B2 (olga)"_s;
        stage.cloud.service(u"cmp1"_s)->forcedDown = true;
        stage.look();
        const auto wizard = shown<ExitMaintenance>(stage.feed, HostName(u"cmp1"_s));
        const QString notes = notesOn(*wizard);
        QVERIFY(notes.contains(u"cmp1 was disabled by others."_s));
        QVERIFY(notes.contains(u"DIMM B2 (olga)"_s));
        QVERIFY(notes.contains(u"cmp1 is forced down."_s));
        // It is a warning, not a wall.
        QVERIFY(wizard->primaryButton()->isEnabled());
    }

    void exitEnablesTheHost()
    {
        Stage stage;
        stage.cloud.service(u"cmp1"_s)->status = ComputeService::Status::Disabled;
        stage.look();
        const auto wizard = shown<ExitMaintenance>(stage.feed, HostName(u"cmp1"_s));
        goTo(*wizard, u"Summary"_s);
        QCOMPARE(wizard->primaryButton()->text(), u"E&xit maintenance"_s);
        QTest::keyClick(wizard->focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(wizard->page()->step(), u"Progress"_s);
        QTRY_VERIFY(wizard->findChild<RunProgress *>()->hasEnded());
        QCOMPARE(textOf(*wizard, u"pageTitle"_s), u"cmp1 is enabled"_s);
        QVERIFY(stage.cloud.state().contains(u"cmp1 enabled"_s));
    }

    void aHostThatIsEnabledHasNothingToExit()
    {
        Stage stage;
        stage.look();
        const auto wizard = shown<ExitMaintenance>(stage.feed, HostName(u"cmp1"_s));
        QVERIFY(notesOn(*wizard).contains(u"cmp1 is enabled already."_s));
        goTo(*wizard, u"Summary"_s);
        QVERIFY(!wizard->primaryButton()->isEnabled());
    }

    void exitBringsHomeWhatARunOfOursHasMoved()
    {
        Stage stage;
        leaveDrained(stage);
        const auto wizard = shown<ExitMaintenance>(stage.feed, HostName(u"cmp1"_s));
        goTo(*wizard, u"Instances"_s);
        auto *table = wizard->findChild<ChoiceTable *>(u"home"_s);
        const QAbstractItemModelTester tester(table->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(saidOf(*table, u"web-1"_s, 0), u"not ticked"_s);
        table->setFocus();
        table->setCurrentIndex(cellOf(*table, u"web-1"_s, 1));
        QTest::keyClick(table, Qt::Key_Space);
        QCOMPARE(saidOf(*table, u"web-1"_s, 0), u"ticked"_s);
        goTo(*wizard, u"Summary"_s);
        QVERIFY(wizard->findChild<QPlainTextEdit *>(u"commands"_s)->toPlainText().contains(u"--host cmp1"_s));
        wizard->primaryButton()->click();
        QTRY_COMPARE(wizard->page()->step(), u"Progress"_s);
        QTRY_VERIFY(wizard->findChild<RunProgress *>()->hasEnded());
        QCOMPARE(stage.cloud.server(u"web-1"_s)->host, HostName(u"cmp1"_s));
        QCOMPARE(stage.cloud.server(u"batch-1"_s)->host, HostName(u"cmp3"_s));
    }

    void severalAreMovedTogether()
    {
        Stage stage;
        stage.cloud.addServer(u"web-1"_s, u"cmp1"_s);
        stage.cloud.addServer(u"web-2"_s, u"cmp1"_s);
        stage.look();
        const auto dialog =
            shown<MoveDialog>(stage.feed, QList {idOf(u"web-1"_s), idOf(u"web-2"_s)}, MoveKind::Live);
        QVERIFY(dialog->primaryButton()->text().startsWith(u"Live migrate 2"_s));
        QVERIFY(!dialog->findChild<QCheckBox *>(u"confirmAtOnce"_s)->isVisible());
        auto *table = dialog->findChild<ChoiceTable *>(u"moves"_s);
        const QAbstractItemModelTester tester(table->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        Q_EMIT table->chosen(u"id-web-1"_s, 5, 1);
        QCOMPARE(saidOf(*table, u"web-1"_s, 5), u"cmp2"_s);
        QVERIFY(dialog->findChild<QPlainTextEdit *>(u"commands"_s)->toPlainText().contains(u"--host cmp2"_s));
        dialog->primaryButton()->click();
        QTRY_COMPARE(dialog->page()->step(), u"Progress"_s);
        QTRY_VERIFY(dialog->findChild<RunProgress *>()->hasEnded());
        QCOMPARE(stage.cloud.server(u"web-1"_s)->host, HostName(u"cmp2"_s));
        QVERIFY(stage.cloud.server(u"web-2"_s)->host != HostName(u"cmp1"_s));
    }

    void whatCannotBeMovedIsLeftOut()
    {
        Stage stage;
        stage.cloud.addServer(u"web-1"_s, u"cmp1"_s);
        stage.cloud.addServer(u"broken-1"_s, u"cmp1"_s, ServerStatus::Error);
        stage.look();
        const auto dialog =
            shown<MoveDialog>(stage.feed, QList {idOf(u"web-1"_s), idOf(u"broken-1"_s)}, MoveKind::Live);
        QVERIFY(!dialog->primaryButton()->isEnabled());
        auto *table = dialog->findChild<ChoiceTable *>(u"moves"_s);
        QVERIFY(saidOf(*table, u"broken-1"_s, 7).contains(u"cannot be moved"_s));
        QCOMPARE(saidOf(*table, u"broken-1"_s, 8), u"Leave out"_s);
        table->setFocus();
        table->setCurrentIndex(cellOf(*table, u"broken-1"_s, 8));
        QTest::keyClick(table, Qt::Key_Return);
        QCOMPARE(table->model()->rowCount(), 1);
        QVERIFY(dialog->primaryButton()->isEnabled());
        QCOMPARE(dialog->primaryButton()->text(), u"Live migrate web-1"_s);
    }

    void aColdMoveIsConfirmedAtOnceUnlessSaidOtherwise()
    {
        Stage stage;
        stage.cloud.addServer(u"web-1"_s, u"cmp1"_s);
        stage.look();
        const auto dialog = shown<MoveDialog>(stage.feed, QList {idOf(u"web-1"_s)}, MoveKind::Cold);
        QCOMPARE(dialog->primaryButton()->text(), u"Cold migrate web-1"_s);
        const auto *commands = dialog->findChild<QPlainTextEdit *>(u"commands"_s);
        QVERIFY(commands->toPlainText().contains(u"confirm"_s));
        auto *confirm = dialog->findChild<QCheckBox *>(u"confirmAtOnce"_s);
        QVERIFY(confirm->isVisible());
        confirm->click();
        QVERIFY(!commands->toPlainText().contains(u"confirm"_s));
    }

    void aRevertSaysWhereItGoesAndThatItStartsThere()
    {
        Stage stage;
        stage.cloud.addWaiting(u"report-5"_s, u"cmp2"_s, u"cmp1"_s);
        stage.look();
        QWidget window;
        window.show();
        decide(stage.feed, {idOf(u"report-5"_s)}, Decision::Revert, &window);
        auto *asked = window.findChild<Confirmation *>();
        QVERIFY(asked);
        QVERIFY(asked->accessibleDescription().contains(u"It goes back to cmp2."_s));
        QVERIFY(asked->accessibleDescription().contains(u"What runs now is started again there."_s));
    }

    void aConfirmationSaysWhatIsLost()
    {
        Stage stage;
        stage.cloud.addWaiting(u"report-5"_s, u"cmp2"_s, u"cmp1"_s);
        stage.look();
        QWidget window;
        window.show();
        decide(stage.feed, {idOf(u"report-5"_s)}, Decision::Confirm, &window);
        auto *asked = window.findChild<Confirmation *>();
        QVERIFY(asked);
        QCOMPARE(asked->windowTitle(), u"Confirm report-5?"_s);
        QVERIFY(asked->accessibleDescription().contains(u"The old copy on cmp2 is deleted."_s));
        // It runs where it is, and goes on running.
        QVERIFY(!asked->accessibleDescription().contains(u"started again"_s));
        QVERIFY(asked->accessibleDescription().contains(u"There is no way back."_s));
        QVERIFY(!asked->actButton()->isDefault());
        QVERIFY(stage.cloud.orders().isEmpty());
        asked->actButton()->click();
        QTRY_COMPARE(stage.cloud.server(u"report-5"_s)->status, ServerStatus::Active);
        QTRY_COMPARE(stage.runs.underWay(), 0);
    }

    void whatDoesNotWaitCannotBeDecided()
    {
        Stage stage;
        stage.cloud.addServer(u"web-1"_s, u"cmp1"_s);
        stage.look();
        QWidget window;
        window.show();
        decide(stage.feed, {idOf(u"web-1"_s)}, Decision::Revert, &window);
        QVERIFY(!window.findChild<Confirmation *>());
        const auto *error = window.findChild<QDialog *>(u"error"_s);
        QVERIFY(error);
        QCOMPARE(textOf(*error, u"heading"_s), u"Nothing was reverted: web-1."_s);
    }

private:
    template<typename Wizard, typename... Arguments>
    std::unique_ptr<Wizard> shown(CloudFeed &feed, const Arguments &...arguments)
    {
        auto wizard = std::make_unique<Wizard>(feed, arguments..., m_settings);
        wizard->setAttribute(Qt::WA_DeleteOnClose, false);
        wizard->show();
        wizard->activateWindow();
        [&] { QVERIFY(QTest::qWaitForWindowActive(wizard.get())); }();
        return wizard;
    }

    static void goTo(WizardFrame &wizard, const QString &step)
    {
        for (int i = 0; i < 6 && wizard.page()->step() != step; ++i)
            wizard.primaryButton()->click();
        QCOMPARE(wizard.page()->step(), step);
    }

    QTemporaryDir m_folder;
    QSettings m_settings {m_folder.filePath(u"drover.ini"_s), QSettings::IniFormat};
};

QTEST_MAIN(TestReturnAndMove)
#include "tst_returnandmove.moc"
