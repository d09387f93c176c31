// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/decide.h"

#include "core/planning/singleact.h"
#include "core/run/operatorstamp.h"
#include "ui/errors/errordialog.h"
#include "ui/widgets/confirmation.h"

#include <QCoroTask>

#include <QCoreApplication>
#include <QLocale>
#include <QPointer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct DecisionWords {
    Q_DECLARE_TR_FUNCTIONS(DecisionWords)
};

void showError(const QString &heading, const Error &error, QWidget *parent)
{
    (new ErrorDialog(heading, error, parent))->open();
}

Result<Plan> planOf(const CloudFeed &feed, const QList<ServerId> &servers, Decision decision)
{
    return decision == Decision::Confirm ? planConfirm(*feed.snapshot(), servers, operatorStamp(feed.now()))
                                         : planRevert(*feed.snapshot(), servers, operatorStamp(feed.now()));
}

/// Where the old copy of a server waits; empty when that is not known.
QString oldHost(const Snapshot &snapshot, const ServerId &server)
{
    const Migration *migration = snapshot.migrationUnderWay(server);
    return migration && migration->waitsForDecision() ? migration->source.value : QString();
}

QStringList sentencesOf(const CloudFeed &feed, const Plan &plan, const QStringList &names, Decision decision)
{
    const Step &first = plan.steps.first();
    const QString old = oldHost(*feed.snapshot(), first.server);
    const bool one = names.size() == 1;
    QStringList sentences;
    if (!one)
        sentences << DecisionWords::tr("It is about %1.").arg(QLocale().createSeparatedList(names));
    if (decision == Decision::Confirm) {
        sentences << (!one                ? DecisionWords::tr("Their old copies are deleted.")
                          : old.isEmpty() ? DecisionWords::tr("The old copy is deleted.")
                                          : DecisionWords::tr("The old copy on %1 is deleted.").arg(old));
    } else {
        sentences
            << (!one ? DecisionWords::tr("They go back to where they came from, and their new copies are "
                                         "deleted with what was written to them since.")
                    : old.isEmpty()
                    ? DecisionWords::tr(
                        "It goes back to where it came from, and the new copy is deleted with "
                        "what was written to it since.")
                    : DecisionWords::tr("It goes back to %1. The new copy on %2 is deleted with what was "
                                        "written to it since.")
                          .arg(old, first.host.value));
    }
    // A confirmed one goes on running where it is.
    const auto starts = [](const Step &step) { return step.kind == StepKind::StartServer; };
    if (decision == Decision::Revert && std::ranges::any_of(plan.steps, starts))
        sentences << DecisionWords::tr("What runs now is started again there.");
    sentences << DecisionWords::tr("There is no way back.");
    return sentences;
}

void begin(CloudFeed &feed, const QList<ServerId> &servers, Decision decision, const QString &notDone,
           QWidget *parent)
{
    const auto plan = planOf(feed, servers, decision);
    if (!plan)
        return showError(notDone, plan.error(), parent);
    if (!feed.executor()) {
        return showError(notDone,
                         {.kind = Error::Kind::Rejected,
                          .detail = DecisionWords::tr("Drover is not connected to the cloud.")},
                         parent);
    }
    QCoro::connect(feed.executor()->begin(*plan), &feed,
                   [parent = QPointer(parent), notDone](const Result<std::shared_ptr<Run>> &begun) {
                       if (!begun)
                           showError(notDone, begun.error(), parent);
                   });
}

} // namespace

void decide(CloudFeed &feed, const QList<ServerId> &servers, Decision decision, QWidget *parent)
{
    const bool confirms = decision == Decision::Confirm;
    QStringList names;
    for (const ServerId &id : servers) {
        const Server *server = feed.snapshot()->server(id);
        names << (server ? server->name : id.value);
    }
    const int count = int(names.size());
    const QString object = count == 1 ? names.first() : DecisionWords::tr("%n instance(s)", nullptr, count);
    const QString notDone = confirms ? DecisionWords::tr("Nothing was confirmed: %1.").arg(object)
                                     : DecisionWords::tr("Nothing was reverted: %1.").arg(object);
    const auto plan = planOf(feed, servers, decision);
    if (!plan)
        return showError(notDone, plan.error(), parent);
    if (plan->steps.isEmpty())
        return;
    auto *asked = new Confirmation(
        {.question =
             (confirms ? DecisionWords::tr("Confirm %1?") : DecisionWords::tr("Revert %1?")).arg(object),
         .sentences = sentencesOf(feed, *plan, names, decision),
         .act = confirms ? DecisionWords::tr("Confirm") : DecisionWords::tr("Revert"),
         .leave = DecisionWords::tr("Decide later"),
         .icon = confirms ? u"check"_s : u"rotate-ccw"_s,
         .destructive = true},
        parent);
    QObject::connect(asked, &QDialog::accepted, &feed,
                     [&feed, servers, decision, notDone, parent = QPointer(parent)] {
                         begin(feed, servers, decision, notDone, parent);
                     });
    asked->open();
}

} // namespace drover
