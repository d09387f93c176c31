// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/api/nova/call.h"

#include <functional>
#include <variant>
#include <vector>

namespace simcloud::nova {

/// Which servers a list shall have, and in which order: the query of GET servers, read as Nova reads it.
class ServerSearch {
public:
    /// Reads the query, or refuses it: 400 for what its schema or Nova does not take, 403 for what only an
    /// administrator may ask. @p rule is the policy's name for all_tenants in this list.
    [[nodiscard]] static std::variant<ServerSearch, Answer> read(const Call &call, const QString &rule);

    /// The servers of the page asked for, or 400 when its marker is not a server.
    [[nodiscard]] std::variant<std::vector<const Server *>, Answer> page(const Call &call) const;

private:
    struct SortKey {
        /// Below, equal or above 0 as the first comes before, with or after the second.
        int (*compare)(const Server &, const Server &) = nullptr;
        bool descending = false;
    };

    [[nodiscard]] bool matches(const Server &server) const;
    [[nodiscard]] bool isBefore(const Server &left, const Server &right) const;
    [[nodiscard]] std::optional<Answer> readFilters(const Call &call);
    [[nodiscard]] std::optional<Answer> readOrder(const Call &call);

    std::vector<std::function<bool(const Server &)>> m_tests = {};
    QString m_host = {}; ///< Empty: wherever they are.
    bool m_nothing = false; ///< The query cannot fit any server.
    bool m_livingOnly = true;
    bool m_newestFirst = true; ///< The order that Nova gives when none is asked for.
    std::vector<SortKey> m_order = {};
};

} // namespace simcloud::nova
