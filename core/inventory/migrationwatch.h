// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/domain/migrationtrace.h"
#include "core/domain/snapshot.h"
#include "core/openstack/nova/nova.h"

#include <QCoroTask>

#include <QObject>

#include <chrono>
#include <memory>
#include <stop_token>

namespace drover {

/// Follows the byte counts of every live migration that is under way, which no listing of Nova has. Traces of
/// those that have ended are kept while they are among the newest @ref keptTraces.
class MigrationWatch final : public QObject {
    Q_OBJECT

public:
    static constexpr std::chrono::seconds interval {5}; ///< Nova writes them no oftener.
    static constexpr int keptTraces = 200;

    /// @p nova and @p clock outlive the watch and its task.
    MigrationWatch(Nova &nova, Clock &clock, QObject *parent = nullptr);

    /// What is under way now; to be told of each new snapshot.
    void follow(const std::shared_ptr<const Snapshot> &snapshot);
    /// Asks for the counts of what is under way, over and over, until @p stop. Failures leave gaps: the next
    /// sample has the time at which Nova wrote it, and none is made up in between.
    [[nodiscard]] QCoro::Task<void> keepWatching(std::stop_token stop);

    [[nodiscard]] const MigrationTraces &traces() const { return m_traces; }

Q_SIGNALS:
    /// Some trace has grown, or its record stands otherwise.
    void changed();

private:
    [[nodiscard]] QCoro::Task<void> ask(std::shared_ptr<const Migration> migration, std::stop_token stop);

    Nova &m_nova;
    Clock &m_clock;
    std::shared_ptr<const Snapshot> m_snapshot;
    MigrationTraces m_traces;
};

} // namespace drover
