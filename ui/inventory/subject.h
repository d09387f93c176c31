// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QList>

#include <optional>

namespace drover {

/// What the operator has chosen, and an operation would be about.
struct Subject {
    HostName host; ///< Empty for none.
    QList<ServerId> servers;
    bool tooMany = false; ///< More are chosen than one operation takes: then servers is empty.
    std::optional<qint64> migration;
    std::optional<qint64> run;

    bool operator==(const Subject &) const = default;
};

/// So many instances are moved by one operation at most: more are no choice of single instances any more.
inline constexpr int mostInstances = 500;

} // namespace drover
