// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/draindraft.h"

#include "core/run/operatorstamp.h"

using namespace Qt::StringLiterals;

namespace drover {

DrainDraft::DrainDraft(CloudFeed &feed, const HostName &host) : PlanDraft(feed)
{
    m_wish.host = host;
    replan();
}

void DrainDraft::change(const std::function<void(DrainWish &)> &how)
{
    how(m_wish);
    replan();
}

void DrainDraft::choose(const ServerId &server, const DrainChoice &choice)
{
    change([&](DrainWish &wish) {
        if (choice == DrainChoice())
            wish.choices.remove(server);
        else
            wish.choices.insert(server, choice);
    });
}

std::optional<Error> DrainDraft::hostProblem() const
{
    // A wish that nobody can object to: what is left to object to is the host.
    DrainWish plain;
    plain.host = host();
    plain.reason = u"maintenance"_s;
    plain.keepOthersReason = true;
    const auto plan = planDrain(snapshot(), plain, operatorStamp(feed().now()));
    return plan ? std::optional<Error>() : plan.error();
}

Result<Plan> DrainDraft::make(const Snapshot &snapshot, const PlanStamp &stamp) const
{
    return planDrain(snapshot, m_wish, stamp);
}

} // namespace drover
