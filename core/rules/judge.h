// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/finding.h"
#include "core/domain/snapshot.h"
#include "core/rules/assumptions.h"
#include "core/rules/move.h"

#include <QList>

namespace drover {

/// All that the rules find of one move, those of the server first. Where the scheduler decides, its choice
/// among all other hosts is one finding ("scheduler"). None of them says that the move will succeed.
[[nodiscard]] QList<Finding> judge(const Snapshot &snapshot, const Move &move,
                                   const MoveAssumptions &assumptions = {});

/// The gravest verdict of every server on every host, each as if it moved alone.
struct MoveMatrix {
    QList<ServerId> servers;
    QList<HostName> hosts;
    QList<Finding::Verdict> verdicts; ///< Row by row, a row for each server.

    [[nodiscard]] Finding::Verdict at(qsizetype server, qsizetype host) const
    {
        return verdicts[server * hosts.size() + host];
    }
};

/// The same verdicts as judge(), without words: what depends on a server or a host alone is judged once.
[[nodiscard]] MoveMatrix judgeAll(const Snapshot &snapshot, Move::Kind kind, const QList<ServerId> &servers,
                                  const QList<HostName> &hosts, const MoveAssumptions &assumptions = {});

} // namespace drover
