// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/engine/operation.h"

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace simcloud {

/// All that is under way, in the order in which it is due. References stay valid until end().
class Timetable {
public:
    Operation &add(Operation operation); ///< Gives it its id.
    void end(int id);

    /// It goes on at @p due; nothing: it waits.
    void setDue(Operation &operation, std::optional<Moment> due);

    [[nodiscard]] std::optional<Moment> nextDue() const;
    /// The first that is due until then; null when there is none.
    [[nodiscard]] Operation *firstDue(Moment until);

    [[nodiscard]] Operation *find(int id);
    /// Ids of what is under way with a server, oldest first.
    [[nodiscard]] std::vector<int> ofServer(int number) const;
    [[nodiscard]] bool concerns(int number) const { return m_ofServer.count(number) > 0; }
    [[nodiscard]] std::map<int, Operation> &all() { return m_operations; }
    [[nodiscard]] const std::map<int, Operation> &all() const { return m_operations; }

    /// Puts back what was saved, id and all.
    void restore(Operation operation);

private:
    std::map<int, Operation> m_operations = {};
    std::set<std::pair<Moment, int>> m_queue = {};
    std::multimap<int, int> m_ofServer = {};
    int m_last = 0;
};

} // namespace simcloud
