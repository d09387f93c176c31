// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/engine.h"

namespace simcloud {

class Engine::Work { };

Engine::Engine(Cloud &cloud) : m_cloud(cloud), m_work(std::make_unique<Work>())
{
}

Engine::~Engine() = default;

void Engine::advanceTo(Moment moment)
{
    m_cloud.now = std::max(m_cloud.now, moment);
}

std::optional<Moment> Engine::nextDue() const
{
    return {};
}

void Engine::kill(Host &host)
{
    host.alive = false;
    host.lastSeen = m_cloud.now;
}

void Engine::revive(Host &host)
{
    host.alive = true;
    host.booted = m_cloud.now;
}

} // namespace simcloud
