// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/drain.h"

#include "core/planning/destinations.h"
#include "core/planning/moveway.h"
#include "core/planning/steps.h"
#include "core/rules/destination.h"
#include "core/rules/serverstate.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr qsizetype longestReason = 255; // nova/api/openstack/compute/schemas/services.py

class DrainPlanner {
public:
    DrainPlanner(const Snapshot &snapshot, const DrainWish &wish, const PlanStamp &stamp)
        : m_snapshot(snapshot), m_wish(wish), m_destinations(snapshot, wish.destinations),
          m_plan(emptyPlan(snapshot, Plan::Intent::Drain, stamp))
    {
        m_plan.host = wish.host;
        m_plan.policy = wish.policy;
    }

    Result<Plan> plan()
    {
        if (const QString no = objection(); !no.isEmpty())
            return rejected(no);
        closeHost();
        const QList<const Server *> servers = inOrder(m_snapshot.serversOn(m_wish.host));
        // First, so that those that are dealt out keep even with them and apart from them.
        for (const Server *server : servers)
            placeWhereChosen(*server);
        for (const Server *server : servers)
            planServer(*server);
        planOccupants();
        verifyEmpty();
        return m_plan;
    }

private:
    /// Why nothing can be planned; empty when it can.
    [[nodiscard]] QString objection() const
    {
        const QString host = m_wish.host.value;
        const ComputeService *service = m_snapshot.service(m_wish.host);
        if (m_snapshot.services.reading == Reading::Forbidden)
            return u"This login may not see the compute services, so %1 cannot be drained with it"_s.arg(
                host);
        if (!service && m_snapshot.services.reading != Reading::Complete)
            return u"The compute services could not all be read, so that nothing is known of %1"_s.arg(host);
        if (!service)
            return u"There is no nova-compute on a host called %1"_s.arg(host);
        if (m_snapshot.servers.reading != Reading::Complete)
            return u"The instances on %1 could not all be read, so that it is not known what to move"_s.arg(
                host);
        if (m_snapshot.migrations.reading != Reading::Complete)
            return u"The migrations of %1 could not be read, so that it is not known what still occupies it"_s
                .arg(host);
        if (service->state == ComputeService::State::Unknown)
            return u"It is not known whether %1 is up or down: its cell could not be asked"_s.arg(host);
        if (service->state == ComputeService::State::Down) {
            return u"%1 is down: nothing can be migrated from it. Its instances can only be evacuated, once "
                   u"it is "
                   "certain that it is off"_s.arg(host);
        }
        if (m_wish.reason.trimmed().isEmpty())
            return u"A reason is needed: it is what others read beside \"disabled\""_s;
        if (m_wish.reason.size() > longestReason)
            return u"The reason has %1 characters; Nova takes %2"_s.arg(m_wish.reason.size())
                .arg(longestReason);
        if (disabledByOthers(*service) && !m_wish.keepOthersReason) {
            return service->disabledReason.isEmpty()
                ? u"%1 is disabled already, without a reason. To drain it all the same, keep it as it is"_s
                      .arg(host)
                : u"%1 is disabled already, for another reason: \"%2\". To drain it all the same, keep that reason"_s
                      .arg(host, service->disabledReason);
        }
        for (const HostName &destination : m_wish.destinations) {
            if (const Finding may = mayReceive(m_snapshot, destination, m_wish.host);
                may.verdict == Finding::Verdict::Blocks)
                return u"%1 cannot be a destination: %2"_s.arg(destination.value, may.sentence);
        }
        return objectionToChoices();
    }

    [[nodiscard]] QString objectionToChoices() const
    {
        QList<ServerId> chosen = m_wish.choices.keys();
        std::ranges::sort(chosen); // So that the same wish always gets the same answer.
        for (const ServerId &id : chosen) {
            const Server *server = m_snapshot.server(id);
            if (!server || server->host.isEmpty())
                continue;
            if (server->host != m_wish.host) {
                if (wasHere(id))
                    continue;
                return u"%1 is on %2, not on %3: nothing can be chosen for it there"_s.arg(
                    server->name, server->host.value, m_wish.host.value);
            }
            const DrainChoice choice = choiceOf(*server);
            if (!choice.destination || choice.way == DrainChoice::Way::Stay)
                continue;
            if (const Finding may = mayReceive(m_snapshot, *choice.destination, m_wish.host);
                may.verdict == Finding::Verdict::Blocks) {
                return u"%1 cannot be the destination of %2: %3"_s.arg(choice.destination->value,
                                                                       server->name, may.sentence);
            }
        }
        return {};
    }

    /// Whether a migration tells that a server, elsewhere now, was on the host within the last day.
    [[nodiscard]] bool wasHere(const ServerId &id) const
    {
        return std::ranges::any_of(m_snapshot.migrations.values, [&](const auto &migration) {
            return migration->serverId == id
                && (migration->source == m_wish.host || migration->destination == m_wish.host);
        });
    }

    [[nodiscard]] DrainChoice choiceOf(const Server &server) const { return m_wish.choices.value(server.id); }

    /// "Stay" alone means that nothing is done with it, also where all others are to be confirmed.
    [[nodiscard]] PendingResize decisionOn(const Server &server) const
    {
        const DrainChoice choice = choiceOf(server);
        const bool stays = choice.way == DrainChoice::Way::Stay;
        return choice.pendingResize.value_or(stays ? PendingResize::Leave : m_wish.pendingResize);
    }

    [[nodiscard]] bool disabledByOthers(const ComputeService &service) const
    {
        return service.status == ComputeService::Status::Disabled && service.disabledReason != m_wish.reason;
    }

    /// What runs first, while the destinations are emptiest; each by name, so that people find it.
    static QList<const Server *> inOrder(QList<const Server *> servers)
    {
        std::ranges::sort(servers, {}, [](const Server *server) {
            return std::tuple(server->powerState == PowerState::Shutdown, server->name, server->id.value);
        });
        return servers;
    }

    void closeHost()
    {
        if (m_snapshot.service(m_wish.host)->status == ComputeService::Status::Disabled)
            return;
        Step close;
        close.kind = StepKind::DisableService;
        close.host = m_wish.host;
        close.reason = m_wish.reason;
        m_closed = append(m_plan, close);
    }

    [[nodiscard]] QList<int> onceClosed() const { return m_closed ? QList<int> {m_closed} : QList<int> {}; }

    void stay(const Server &server, const Finding &why)
    {
        m_plan.stays << Stay {server.id, server.name, server.statusText, why};
    }

    void planServer(const Server &server)
    {
        if (waits(server))
            return planPendingResize(server);
        move(server, onceClosed());
    }

    static bool waits(const Server &server)
    {
        return server.status == ServerStatus::VerifyResize && server.atRest();
    }

    [[nodiscard]] MoveWay wayOf(const Server &server) const
    {
        switch (choiceOf(server).way) {
        case DrainChoice::Way::Live:
            return chosenLive(server);
        case DrainChoice::Way::Cold:
            return chosenCold(server);
        case DrainChoice::Way::Stay:
            return tl::unexpected<Finding>(leftByChoice());
        case DrainChoice::Way::Planned:
            break;
        }
        return keepingItsState(server);
    }

    static Finding leftByChoice() { return {Finding::Verdict::Warns, u"chosen"_s, u"Left here by choice"_s}; }

    void placeWhereChosen(const Server &server)
    {
        const auto destination = choiceOf(server).destination;
        if (!destination || (waits(server) && decisionOn(server) != PendingResize::Confirm))
            return;
        if (wayOf(waits(server) ? afterDecision(server) : server))
            m_destinations.place(server, *destination);
    }

    /// Moves it as chosen, or names it as a stay. Whether it could be planned.
    bool move(const Server &server, const QList<int> &needs)
    {
        const MoveWay way = wayOf(server);
        if (!way) {
            stay(server, way.error());
            return false;
        }
        const auto chosen = choiceOf(server).destination;
        Step step = moveStep(*way, server, chosen ? chosen : m_destinations.next(server));
        step.needs = needs;
        const int moved = append(m_plan, step);
        m_lastOfServers << (*way == StepKind::LiveMigrate ? moved
                                                          : appendConfirmAndStart(m_plan, server, moved));
        return true;
    }

    void planPendingResize(const Server &server)
    {
        switch (decisionOn(server)) {
        case PendingResize::Leave: {
            const bool chosen = choiceOf(server).way == DrainChoice::Way::Stay;
            return stay(server, chosen ? leftByChoice() : mayColdMigrate(server));
        }
        case PendingResize::Confirm: {
            Step confirm = serverStep(StepKind::ConfirmResize, server);
            confirm.needs = onceClosed();
            const int confirmed = append(m_plan, confirm);
            if (!move(afterDecision(server), {confirmed}))
                m_lastOfServers << confirmed;
            return;
        }
        case PendingResize::Revert: {
            Step revert = serverStep(StepKind::RevertResize, server);
            revert.needs = onceClosed();
            const int reverted = append(m_plan, revert);
            // A resize within this host goes back to this host.
            if (!cameFromHere(server) || !move(afterDecision(server), {reverted}))
                m_lastOfServers << reverted;
            return;
        }
        }
    }

    [[nodiscard]] bool cameFromHere(const Server &server) const
    {
        const Migration *migration = m_snapshot.migrationUnderWay(server.id);
        return migration && migration->waitsForDecision() && migration->source == m_wish.host;
    }

    /// How a server will stand once its resize is decided: running or off, as its guest is now.
    static Server afterDecision(Server server)
    {
        server.status = isOff(server) ? ServerStatus::Shutoff : ServerStatus::Active;
        server.statusText = statusWord(server.status);
        return server;
    }

    /// Servers that have moved away and wait in VERIFY_RESIZE still occupy the host they came from.
    void planOccupants()
    {
        for (const auto &migration : m_snapshot.migrations.values) {
            if (migration->source != m_wish.host || !migration->waitsForDecision())
                continue;
            const Server *server = m_snapshot.server(migration->serverId);
            if (!server || server->status != ServerStatus::VerifyResize || server->host == m_wish.host)
                continue;
            if (decisionOn(*server) == PendingResize::Confirm) {
                Step confirm = serverStep(StepKind::ConfirmResize, *server);
                confirm.needs = onceClosed();
                m_lastOfServers << append(m_plan, confirm);
            } else {
                stay(*server,
                     {Finding::Verdict::Blocks, u"state"_s,
                      u"It has moved to %1 and waits for a decision; until it is confirmed it occupies %2"_s
                          .arg(server->host.value, m_wish.host.value)});
            }
        }
    }

    void verifyEmpty()
    {
        Step verify;
        verify.kind = StepKind::VerifyHostEmpty;
        verify.host = m_wish.host;
        verify.needs = onceClosed();
        verify.after = m_lastOfServers;
        append(m_plan, verify);
    }

    const Snapshot &m_snapshot;
    const DrainWish &m_wish;
    Destinations m_destinations;
    Plan m_plan;
    int m_closed = 0;
    QList<int> m_lastOfServers;
};

} // namespace

Result<Plan> planDrain(const Snapshot &snapshot, const DrainWish &wish, const PlanStamp &stamp)
{
    return DrainPlanner(snapshot, wish, stamp).plan();
}

} // namespace drover
