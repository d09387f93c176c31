// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/config/cloudsfile.h"
#include "core/config/keychain.h"
#include "core/inventory/inventory.h"
#include "core/openstack/cloud.h"
#include "core/planning/planstamp.h"
#include "core/run/journal.h"

#include <QCoroTask>

#include <memory>
#include <stop_token>

namespace drover {

/// What every verb that talks to a cloud needs, opened on first use.
class Session {
public:
    /// @p places: where the clouds are described. @p cloudName: the one that is meant; empty: the one there
    /// is.
    Session(ConfigPlaces places, QString cloudName, QString journalFile, Clock &clock, std::stop_token stop);
    ~Session();

    /// All clouds that are configured; what was passed over on the way is said on standard error.
    [[nodiscard]] Result<KnownClouds> knownClouds() const;
    /// The configuration of the cloud that is meant.
    [[nodiscard]] Result<CloudConfig> configuredCloud() const;
    /// Logs in. A missing password comes from the keychain, or is asked for where a person sits.
    [[nodiscard]] QCoro::Task<Result<Cloud *>> cloud();
    /// The whole picture, read once.
    [[nodiscard]] QCoro::Task<Result<SnapshotPtr>> snapshot();
    [[nodiscard]] QCoro::Task<Result<Journal *>> journal();

    [[nodiscard]] Clock &clock() { return m_clock; }
    [[nodiscard]] std::stop_token stop() const { return m_stop; }
    /// For a new plan: its id, the time, and user@machine.
    [[nodiscard]] PlanStamp stamp() const;

private:
    ConfigPlaces m_places;
    QString m_cloudName;
    QString m_journalFile;
    Clock &m_clock;
    std::stop_token m_stop;
    std::unique_ptr<Cloud> m_cloud;
    std::unique_ptr<Inventory> m_inventory;
    std::unique_ptr<Journal> m_journal;
};

/// Asks without echo. Errors: Rejected where nobody can be asked.
[[nodiscard]] Result<Secret> askPassword(const CloudConfig &config);

/// The one server that is meant by an id or a name. Errors: Rejected, with the ids when a name is not unique.
[[nodiscard]] Result<ServerId> findServer(const Snapshot &snapshot, const QString &text);

} // namespace drover
