// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/engine.h"

#include "app/simcloud/engine/coldmigration.h"
#include "app/simcloud/engine/evacuation.h"
#include "app/simcloud/engine/hostlife.h"
#include "app/simcloud/engine/life.h"
#include "app/simcloud/engine/livemigration.h"
#include "app/simcloud/engine/power.h"
#include "app/simcloud/engine/site.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

void step(Site &site, Operation &operation)
{
    switch (operation.kind) {
    case Operation::Kind::LiveMigration:
        return stepLiveMigration(site, operation);
    case Operation::Kind::ColdMigration:
        return stepColdMigration(site, operation);
    case Operation::Kind::Confirm:
        return stepConfirm(site, operation);
    case Operation::Kind::Revert:
        return stepRevert(site, operation);
    case Operation::Kind::Evacuation:
        return stepEvacuation(site, operation);
    case Operation::Kind::Power:
        return stepPower(site, operation);
    case Operation::Kind::Creation:
        return stepCreation(site, operation);
    case Operation::Kind::Deletion:
        return stepDeletion(site, operation);
    case Operation::Kind::Return:
        return stepReturn(site, operation);
    }
}

} // namespace

Engine::Engine(Cloud &cloud) : m_site(std::make_unique<Site>(Site {.cloud = cloud}))
{
}

Engine::~Engine() = default;

void Engine::advanceTo(Moment moment)
{
    Cloud &cloud = m_site->cloud;
    while (Operation *operation = m_site->timetable.firstDue(moment)) {
        cloud.now = std::max(cloud.now, *operation->due);
        step(*m_site, *operation);
    }
    cloud.now = std::max(cloud.now, moment);
}

std::optional<Moment> Engine::nextDue() const
{
    return m_site->timetable.nextDue();
}

bool Engine::isUnderWay(const Server &server) const
{
    return m_site->timetable.concerns(server.number);
}

Verdict Engine::liveMigrate(Server &server, const Asker &asker, const QString &host, BlockMigration block)
{
    return orderLiveMigration(*m_site, server, asker, host, block,
                              !host.isEmpty() && asker.microversion < 30);
}

Verdict Engine::forceLiveMigrate(Server &server, const Asker &asker, const QString &host,
                                 BlockMigration block)
{
    return orderLiveMigration(*m_site, server, asker, host, block, true);
}

Verdict Engine::coldMigrate(Server &server, const Asker &asker, const QString &host)
{
    return orderColdMigration(*m_site, server, asker, host, {});
}

Verdict Engine::resize(Server &server, const Asker &asker, const FlavorPtr &flavor)
{
    return orderColdMigration(*m_site, server, asker, {}, flavor);
}

Verdict Engine::confirmResize(Server &server, const Asker &asker)
{
    return orderConfirm(*m_site, server, asker);
}

Verdict Engine::revertResize(Server &server, const Asker &asker)
{
    return orderRevert(*m_site, server, asker);
}

Verdict Engine::evacuate(Server &server, const Asker &asker, const QString &host)
{
    return orderEvacuation(*m_site, server, asker, host);
}

Verdict Engine::abort(Server &server, const Asker &asker, int migrationId)
{
    return orderAbort(*m_site, server, asker, migrationId);
}

Verdict Engine::forceComplete(Server &server, const Asker &asker, int migrationId)
{
    return orderForceComplete(*m_site, server, asker, migrationId);
}

Verdict Engine::start(Server &server, const Asker &asker)
{
    return orderPower(*m_site, server, asker, u"start"_s);
}

Verdict Engine::stop(Server &server, const Asker &asker)
{
    return orderPower(*m_site, server, asker, u"stop"_s);
}

Verdict Engine::reboot(Server &server, const Asker &asker, bool hard)
{
    return orderPower(*m_site, server, asker, hard ? u"reboot-hard"_s : u"reboot"_s);
}

Verdict Engine::pause(Server &server, const Asker &asker)
{
    return orderPower(*m_site, server, asker, u"pause"_s);
}

Verdict Engine::unpause(Server &server, const Asker &asker)
{
    return orderPower(*m_site, server, asker, u"unpause"_s);
}

Verdict Engine::suspend(Server &server, const Asker &asker)
{
    return orderPower(*m_site, server, asker, u"suspend"_s);
}

Verdict Engine::resume(Server &server, const Asker &asker)
{
    return orderPower(*m_site, server, asker, u"resume"_s);
}

Verdict Engine::resetState(Server &server, const Asker &, VmState state)
{
    dropAll(*m_site, server);
    setState(m_site->cloud, server, state, server.power);
    if (state != VmState::Error)
        server.fault.reset();
    return std::nullopt;
}

Server &Engine::create(Server wanted, const Asker &asker, const QString &host)
{
    return orderCreation(*m_site, std::move(wanted), asker, host);
}

Verdict Engine::remove(Server &server, const Asker &asker)
{
    dropAll(*m_site, server);
    return orderDeletion(*m_site, server, asker);
}

void Engine::kill(Host &host)
{
    killHost(*m_site, host);
}

void Engine::revive(Host &host)
{
    startHost(*m_site, host);
}

QJsonObject Engine::save() const
{
    QJsonArray operations;
    for (const auto &[id, operation] : m_site->timetable.all())
        operations.append(toJson(operation));
    return {{"operations"_L1, operations}};
}

bool Engine::load(const QJsonObject &json)
{
    Timetable timetable;
    for (const QJsonValue &value : json["operations"_L1].toArray()) {
        std::optional<Operation> operation = operationFrom(value.toObject());
        if (!operation)
            return false;
        timetable.restore(*std::move(operation));
    }
    m_site->timetable = std::move(timetable);
    m_site->sharesAreOld = true;
    return true;
}

} // namespace simcloud
