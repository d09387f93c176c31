// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/wizards/movedraft.h"

#include "core/run/operatorstamp.h"

namespace drover {

MoveDraft::MoveDraft(CloudFeed &feed, const QList<ServerId> &servers, MoveKind kind)
    : PlanDraft(feed), m_kind(kind)
{
    for (const ServerId &server : servers) {
        if (!snapshot().server(server))
            continue;
        MoveWish wish;
        wish.server = server;
        wish.kind = kind;
        wish.confirm = m_confirm;
        m_wishes << wish;
    }
    replan();
}

void MoveDraft::setDestination(const ServerId &server, const std::optional<HostName> &destination)
{
    for (MoveWish &wish : m_wishes) {
        if (wish.server == server)
            wish.destination = destination;
    }
    replan();
}

void MoveDraft::setDestinations(const std::optional<HostName> &destination)
{
    for (MoveWish &wish : m_wishes)
        wish.destination = destination;
    replan();
}

void MoveDraft::setConfirm(bool confirm)
{
    m_confirm = confirm;
    for (MoveWish &wish : m_wishes)
        wish.confirm = confirm;
    replan();
}

void MoveDraft::remove(const ServerId &server)
{
    m_wishes.removeIf([&](const MoveWish &wish) { return wish.server == server; });
    replan();
}

std::optional<Error> MoveDraft::problem(const MoveWish &wish) const
{
    const auto plan = planMove(snapshot(), wish, operatorStamp(feed().now()));
    return plan ? std::optional<Error>() : plan.error();
}

Result<Plan> MoveDraft::make(const Snapshot &snapshot, const PlanStamp &stamp) const
{
    if (m_wishes.isEmpty())
        return rejected(tr("No instance is left to move."));
    return m_wishes.size() == 1 ? planMove(snapshot, m_wishes.first(), stamp)
                                : planMoves(snapshot, m_wishes, RunPolicy(), stamp);
}

} // namespace drover
