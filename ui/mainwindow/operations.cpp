// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/mainwindow/operations.h"

#include "ui/errors/errordialog.h"
#include "ui/migrations/steering.h"
#include "ui/widgets/confirmation.h"
#include "ui/wizards/decide.h"
#include "ui/wizards/entermaintenance.h"
#include "ui/wizards/exitmaintenance.h"
#include "ui/wizards/movedialog.h"
#include "ui/wizards/runprogress.h"

#include <QCoroTask>

#include <QWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// The migration that a subject means: the chosen record, or the one under way of the chosen instance.
std::optional<qint64> migrationOf(const Subject &subject, const CloudFeed &feed)
{
    if (subject.migration)
        return subject.migration;
    for (const ServerId &server : subject.servers) {
        if (const Migration *migration = feed.snapshot()->migrationUnderWay(server))
            return migration->id;
    }
    return {};
}

} // namespace

Operations::Operations(CloudFeed &feed, const Actions &actions, QSettings &settings, QWidget *window)
    : QObject(window), m_feed(feed), m_actions(actions), m_settings(settings), m_window(window)
{
    for (const Act act : Actions::operations())
        connect(actions[act], &QAction::triggered, this, [this, act] { perform(act, m_subject); });
    connect(&feed, &CloudFeed::pictureChanged, this, &Operations::refresh);
    connect(&feed, &CloudFeed::runsChanged, this, &Operations::refresh);
    connect(&feed, &CloudFeed::connectionChanged, this, &Operations::refresh);
    refresh();
}

QList<Act> Operations::ofHosts()
{
    return {Act::EnterMaintenance, Act::ExitMaintenance};
}

QList<Act> Operations::ofInstances()
{
    return {Act::LiveMigrate, Act::ColdMigrate, Act::ConfirmMove, Act::RevertMove};
}

QList<Act> Operations::ofMigrations()
{
    return {Act::AbortMigration, Act::ForceComplete, Act::ConfirmMove, Act::RevertMove};
}

QList<Act> Operations::ofRuns()
{
    return {Act::ShowRun, Act::HoldRun, Act::CancelRun, Act::ResumeRun, Act::AbandonRun};
}

void Operations::setSubject(const Subject &subject)
{
    if (subject == m_subject)
        return;
    m_subject = subject;
    refresh();
}

void Operations::refresh()
{
    for (const Act act : Actions::operations()) {
        QAction *action = m_actions[act];
        const QString why = obstacle(act, m_subject, m_feed);
        action->setEnabled(why.isEmpty());
        const QString words = Actions::words(*action);
        action->setToolTip(why.isEmpty() ? words : words + u'\n' + why);
        action->setStatusTip(why);
    }
    Runs *runs = m_feed.executor();
    const auto run = runs && m_subject.run ? runs->run(*m_subject.run) : nullptr;
    m_actions[Act::HoldRun]->setChecked(run && run->held());
}

void Operations::perform(Act act, const Subject &subject)
{
    if (!obstacle(act, subject, m_feed).isEmpty())
        return;
    const auto open = [](QWidget *dialog) { dialog->show(); };
    switch (act) {
    case Act::EnterMaintenance:
        return open(new EnterMaintenance(m_feed, subject.host, m_settings, m_window));
    case Act::ExitMaintenance:
        return open(new ExitMaintenance(m_feed, subject.host, m_settings, m_window));
    case Act::LiveMigrate:
        return open(new MoveDialog(m_feed, subject.servers, MoveKind::Live, m_settings, m_window));
    case Act::ColdMigrate:
        return open(new MoveDialog(m_feed, subject.servers, MoveKind::Cold, m_settings, m_window));
    case Act::ConfirmMove:
        return decide(m_feed, subject.servers, Decision::Confirm, m_window);
    case Act::RevertMove:
        return decide(m_feed, subject.servers, Decision::Revert, m_window);
    case Act::AbortMigration:
        return askToSteer(Steer::Abort, m_feed, *migrationOf(subject, m_feed), m_window);
    case Act::ForceComplete:
        return askToSteer(Steer::ForceComplete, m_feed, *migrationOf(subject, m_feed), m_window);
    case Act::ShowRun:
        return open(new RunProgressDialog(m_feed, *subject.run, m_window));
    case Act::HoldRun:
        return holdOrRelease(*subject.run);
    case Act::CancelRun:
        return askCancel(*subject.run);
    case Act::ResumeRun:
        return resume(*subject.run);
    case Act::AbandonRun:
        return askAbandon(*subject.run);
    default:
        return;
    }
}

void Operations::holdOrRelease(qint64 run)
{
    const auto steered = m_feed.executor()->run(run);
    if (steered->held())
        steered->release();
    else
        steered->hold();
    refresh();
}

void Operations::askCancel(qint64 run)
{
    auto *asked = new Confirmation(
        {.question = tr("Cancel run %1?").arg(run),
         .sentences = {tr("Nothing new is begun. What is under way goes on to its end and is watched."),
                       tr("A host that it has disabled stays disabled; instances that have moved stay where "
                          "they are."),
                       tr("What was not begun can be planned anew at any time.")},
         .act = tr("Cancel run"),
         .leave = tr("Go on with it"),
         .icon = u"x"_s},
        m_window);
    connect(asked, &QDialog::accepted, this, [this, run] {
        if (const auto steered = m_feed.executor() ? m_feed.executor()->run(run) : nullptr)
            steered->cancel();
    });
    asked->open();
}

void Operations::askAbandon(qint64 run)
{
    auto *asked = new Confirmation(
        {.question = tr("Leave run %1 as it is?").arg(run),
         .sentences = {tr("It cannot be taken up again afterwards."),
                       tr("What the cloud had accepted goes on by itself. A host that it has disabled stays "
                          "disabled.")},
         .act = tr("Leave it"),
         .leave = tr("Decide later"),
         .icon = u"x"_s},
        m_window);
    connect(asked, &QDialog::accepted, this, [this, run] {
        if (!m_feed.executor())
            return;
        QCoro::connect(m_feed.executor()->abandon(run), this, [this, run](const Result<void> &left) {
            if (!left)
                showProblem(tr("Run %1 stands as before").arg(run), left.error());
        });
    });
    asked->open();
}

void Operations::resume(qint64 run)
{
    QCoro::connect(m_feed.executor()->resume(run), this,
                   [this, run](const Result<std::shared_ptr<Run>> &resumed) {
                       if (!resumed)
                           showProblem(tr("Run %1 was not taken up").arg(run), resumed.error());
                   });
}

void Operations::showProblem(const QString &heading, const Error &problem)
{
    auto *dialog = new ErrorDialog(heading, problem, m_window);
    dialog->open();
}

} // namespace drover
