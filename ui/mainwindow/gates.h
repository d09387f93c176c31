// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/inventory/cloudfeed.h"
#include "ui/mainwindow/actions.h"

#include <optional>

namespace drover {

/// What the operator has chosen, and an operation would be about.
struct Subject {
    HostName host; ///< Empty for none.
    QList<ServerId> servers;
    std::optional<qint64> migration;
    std::optional<qint64> run;

    bool operator==(const Subject &) const = default;
};

/// Why an operation cannot be done with a subject now, in a sentence; empty when it can.
[[nodiscard]] QString obstacle(Act act, const Subject &subject, const CloudFeed &feed);

} // namespace drover
