// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/timetable.h"

#include <algorithm>

namespace simcloud {

Operation &Timetable::add(Operation operation)
{
    operation.id = m_last + 1;
    const int id = operation.id;
    restore(std::move(operation));
    return m_operations.at(id);
}

void Timetable::restore(Operation operation)
{
    const int id = operation.id;
    m_last = std::max(m_last, id);
    m_ofServer.emplace(operation.server, id);
    if (operation.due)
        m_queue.emplace(*operation.due, id);
    m_operations.emplace(id, std::move(operation));
}

void Timetable::end(int id)
{
    const auto found = m_operations.find(id);
    if (found == m_operations.end())
        return;
    if (found->second.due)
        m_queue.erase({*found->second.due, id});
    const auto [first, last] = m_ofServer.equal_range(found->second.server);
    m_ofServer.erase(std::find_if(first, last, [id](const auto &entry) { return entry.second == id; }));
    m_operations.erase(found);
}

void Timetable::setDue(Operation &operation, std::optional<Moment> due)
{
    if (operation.due)
        m_queue.erase({*operation.due, operation.id});
    operation.due = due;
    if (due)
        m_queue.emplace(*due, operation.id);
}

std::optional<Moment> Timetable::nextDue() const
{
    if (m_queue.empty())
        return std::nullopt;
    return m_queue.begin()->first;
}

Operation *Timetable::firstDue(Moment until)
{
    if (m_queue.empty() || m_queue.begin()->first > until)
        return nullptr;
    return &m_operations.at(m_queue.begin()->second);
}

Operation *Timetable::find(int id)
{
    const auto found = m_operations.find(id);
    return found == m_operations.end() ? nullptr : &found->second;
}

std::vector<int> Timetable::ofServer(int number) const
{
    std::vector<int> ids;
    const auto [first, last] = m_ofServer.equal_range(number);
    for (auto entry = first; entry != last; ++entry)
        ids.push_back(entry->second);
    return ids;
}

} // namespace simcloud
