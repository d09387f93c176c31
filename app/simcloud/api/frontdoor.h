// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/control/control.h"
#include "app/simcloud/api/glance/glance.h"
#include "app/simcloud/api/keystone/keystone.h"
#include "app/simcloud/api/neutron/neutron.h"
#include "app/simcloud/api/nova/nova.h"
#include "app/simcloud/api/placement/placement.h"
#include "app/simcloud/clock/clock.h"
#include "app/simcloud/engine/engine.h"
#include "app/simcloud/exchange/delivery.h"
#include "app/simcloud/faults/faults.h"

namespace simcloud {

/// Where all requests come in: it lets the time pass that has passed, finds the service that is meant by the
/// first segment of the path, and lets go wrong what shall.
class FrontDoor {
public:
    FrontDoor(Cloud &cloud, Engine &engine, Clock &clock, const std::vector<nova::Route> &routes,
              std::uint64_t seed);

    [[nodiscard]] Delivery deliver(Request request);

    /// Lets the cloud's time pass up to now.
    void catchUp();

    [[nodiscard]] Control &control() { return m_control; }

private:
    [[nodiscard]] Answer serve(const QString &service, const Request &request);

    Cloud &m_cloud;
    Engine &m_engine;
    Clock &m_clock;
    Dice m_dice; ///< Of request ids: not the cloud's own, or looking would change what happens.
    Faults m_faults;
    Keystone m_keystone;
    nova::Nova m_nova;
    Placement m_placement;
    Glance m_glance;
    Neutron m_neutron;
    Control m_control;
};

} // namespace simcloud
