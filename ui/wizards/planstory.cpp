// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/planstory.h"

#include "ui/widgets/words.h"

#include <QCoreApplication>
#include <QLocale>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct StoryWords {
    Q_DECLARE_TR_FUNCTIONS(StoryWords)
};

constexpr qsizetype namesShown = 8;

/// The first names, and how many more there are.
QString names(const QStringList &all)
{
    if (all.size() <= namesShown)
        return QLocale().createSeparatedList(all);
    return StoryWords::tr("%1 and %n more", "names of instances", int(all.size() - namesShown))
        .arg(all.mid(0, namesShown).join(u", "_s));
}

/// The steps of a plan by what they do.
struct Sorted {
    explicit Sorted(const Plan &plan)
    {
        for (const Step &step : plan.steps) {
            switch (step.kind) {
            case StepKind::LiveMigrate:
                live << &step;
                break;
            case StepKind::ColdMigrate:
                cold << &step;
                break;
            case StepKind::ConfirmResize:
                confirmed.insert(step.server);
                (movedCold(step.server) ? confirmedMoves : confirms) << &step;
                break;
            case StepKind::RevertResize:
                reverts << &step;
                break;
            case StepKind::StartServer:
                started.insert(step.server);
                break;
            default:
                break;
            }
        }
    }

    [[nodiscard]] bool movedCold(const ServerId &server) const
    {
        return std::ranges::any_of(cold, [&](const Step *step) { return step->server == server; });
    }

    QList<const Step *> live;
    QList<const Step *> cold;
    QList<const Step *> confirms; ///< Of what waited before.
    QList<const Step *> confirmedMoves;
    QList<const Step *> reverts;
    QSet<ServerId> confirmed;
    QSet<ServerId> started;
};

QStringList namesOf(const QList<const Step *> &steps)
{
    QStringList all;
    for (const Step *step : steps)
        all << step->serverName;
    return all;
}

StoryLine closed(const Plan &plan, const Step *disable, const Snapshot &snapshot)
{
    const QString host = plan.host.value;
    if (disable) {
        return {
            u"wrench"_s, Tone::Info, StoryWords::tr("%1 is disabled").arg(host),
            StoryWords::tr("No new instance is placed on it. It stays disabled until you exit maintenance, "
                           "also over a restart of the host or of Drover.")};
    }
    const ComputeService *service = snapshot.service(plan.host);
    return {u"wrench"_s, Tone::Info, StoryWords::tr("%1 stays disabled").arg(host),
            service && !service->disabledReason.isEmpty()
                ? StoryWords::tr("It keeps the reason that it has: “%1”.").arg(service->disabledReason)
                : StoryWords::tr("It has no reason, and gets none.")};
}

StoryLine movesLive(const Plan &plan, const Sorted &sorted)
{
    qint64 bytes = 0;
    for (const Step *step : sorted.live)
        bytes += step->memoryBytes.value_or(0);
    return {u"zap"_s, Tone::Ok, StoryWords::tr("%n instance(s) move live", nullptr, int(sorted.live.size())),
            StoryWords::tr("%1 GiB of memory are copied at least. Away from one host %n at a time.", nullptr,
                           plan.policy.perSource)
                .arg(gibText(bytes / (1024 * 1024)))};
}

StoryLine movesCold(const Sorted &sorted)
{
    QStringList off;
    QStringList restarted;
    for (const Step *step : sorted.cold)
        (sorted.started.contains(step->server) ? restarted : off) << step->serverName;
    QStringList sentences;
    if (!restarted.isEmpty())
        sentences << StoryWords::tr("%1: off while it moves, and started again.").arg(names(restarted));
    if (!off.isEmpty())
        sentences << StoryWords::tr("%1: not started afterwards.").arg(names(off));
    sentences << (sorted.confirmedMoves.size() == sorted.cold.size()
                      ? StoryWords::tr("Each is confirmed on arrival.")
                      : StoryWords::tr(
                          "Each waits in VERIFY_RESIZE on arrival, until somebody confirms it or "
                          "reverts it."));
    return {u"power-off"_s, Tone::Warn,
            StoryWords::tr("%n instance(s) move cold", nullptr, int(sorted.cold.size())),
            sentences.join(u' ')};
}

StoryLine staying(const Plan &plan)
{
    QStringList who;
    for (const Stay &stay : plan.stays)
        who << StoryWords::tr("%1 (%2)", "instance, status").arg(stay.serverName, stay.status);
    QStringList sentences {StoryWords::tr("%1.", "a list of instances").arg(names(who))};
    if (plan.intent == Plan::Intent::Drain)
        sentences << StoryWords::tr("The host will not be empty.");
    return {u"circle-stop"_s, Tone::Block,
            StoryWords::tr("%n instance(s) stay where they are", nullptr, int(plan.stays.size())),
            sentences.join(u' ')};
}

const Step *first(const Plan &plan, StepKind kind)
{
    const auto found = std::ranges::find(plan.steps, kind, &Step::kind);
    return found == plan.steps.cend() ? nullptr : &*found;
}

} // namespace

QList<StoryLine> storyOf(const Plan &plan, const Snapshot &snapshot)
{
    const Sorted sorted(plan);
    QList<StoryLine> lines;
    if (plan.intent == Plan::Intent::Drain)
        lines << closed(plan, first(plan, StepKind::DisableService), snapshot);
    if (first(plan, StepKind::EnableService)) {
        lines << StoryLine {u"check"_s, Tone::Ok, StoryWords::tr("%1 is enabled").arg(plan.host.value),
                            StoryWords::tr("The scheduler may place instances on it again.")};
    } else if (plan.intent == Plan::Intent::Enable) {
        lines << StoryLine {u"check"_s, Tone::Quiet,
                            StoryWords::tr("%1 is enabled already").arg(plan.host.value),
                            StoryWords::tr("The scheduler may place instances on it.")};
    }
    if (!sorted.confirms.isEmpty()) {
        lines << StoryLine {
            u"check"_s, Tone::Warn,
            StoryWords::tr("%n resize(s) are confirmed", nullptr, int(sorted.confirms.size())),
            StoryWords::tr("%1: the old copy is deleted. There is no way back.")
                .arg(names(namesOf(sorted.confirms)))};
    }
    if (!sorted.reverts.isEmpty()) {
        lines << StoryLine {u"rotate-ccw"_s, Tone::Warn,
                            StoryWords::tr("%n resize(s) are reverted", nullptr, int(sorted.reverts.size())),
                            StoryWords::tr("%1: back to where it came from; the new copy is deleted.")
                                .arg(names(namesOf(sorted.reverts)))};
    }
    if (!sorted.live.isEmpty())
        lines << movesLive(plan, sorted);
    if (!sorted.cold.isEmpty())
        lines << movesCold(sorted);
    if (!plan.stays.isEmpty())
        lines << staying(plan);
    if (first(plan, StepKind::VerifyHostEmpty) && plan.stays.isEmpty()) {
        lines << StoryLine {
            u"search"_s, Tone::Quiet, StoryWords::tr("%1 is looked at once more").arg(plan.host.value),
            StoryWords::tr("The run is done when no instance is left on it, and none is on its "
                           "way to it.")};
    }
    return lines;
}

} // namespace drover
