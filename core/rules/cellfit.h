// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/hostfacts.h"
#include "core/rules/need.h"

#include <functional>
#include <optional>

namespace drover {

/// Whether a guest cell goes on a host cell, and what is short when it does not, or may not.
struct CellFit {
    enum class Fit { Yes, Unknown, No };
    enum class Lack { Nothing, SharedCpus, DedicatedCpus, Threads, Memory, Pages };

    Fit fit = Fit::Yes;
    Lack lack = Lack::Nothing;
    qint64 had = 0; ///< CPUs, or MiB.
    qint64 asked = 0;
    qint64 pageKiB = 0; ///< Of Pages: the size looked for; 0 when there is none of any that will do.
};

/// How Nova limits the memory of guests with cells that reserve no pages: by the ratio, where its
/// NUMATopologyFilter is enabled.
struct CellLimits {
    std::optional<double> memoryRatio;
    std::optional<bool> enforced;
};

/// Source: nova/virt/hardware.py, _numa_fit_instance_cell.
[[nodiscard]] CellFit fitOf(const CellNeed &wanted, const Need &need, const HostCell &cell,
                            const CellLimits &limits);

/// "cell 1: 6 GiB free in 1 GiB pages, 8 GiB asked".
[[nodiscard]] QString lackText(const CellFit &fit, const HostCell &cell);

/// Whether all guest cells find host cells, each its own. @p allowed leaves host cells out.
[[nodiscard]] CellFit::Fit fitOnCells(const Need &need, const QList<HostCell> &cells,
                                      const CellLimits &limits,
                                      const std::function<bool(const HostCell &)> &allowed = {});

} // namespace drover
