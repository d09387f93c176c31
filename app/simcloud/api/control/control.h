// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/clock/clock.h"
#include "app/simcloud/engine/engine.h"
#include "app/simcloud/exchange/answer.h"
#include "app/simcloud/exchange/request.h"
#include "app/simcloud/faults/faults.h"

#include <QStringList>

#include <functional>

namespace simcloud {

/// The strings of the puppets: the clock, what goes wrong, hosts that die. For the console and for tests; it
/// asks for no token, since it is reached over loopback only. docs/simcloud.md describes it.
class Control {
public:
    Control(Cloud &cloud, Engine &engine, Clock &clock, Faults &faults)
        : m_cloud(cloud), m_engine(engine), m_clock(clock), m_faults(faults)
    {
    }

    /// Below /control.
    [[nodiscard]] Answer answer(const Request &request);

private:
    [[nodiscard]] Answer clock(const Request &request);
    [[nodiscard]] Answer faults(const Request &request);
    [[nodiscard]] Answer rates(const Request &request);
    [[nodiscard]] Answer host(const Request &request);
    [[nodiscard]] Answer trouble(const Request &request);

    Cloud &m_cloud;
    Engine &m_engine;
    Clock &m_clock;
    Faults &m_faults;
};

} // namespace simcloud
