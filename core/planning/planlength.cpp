// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/planning/planlength.h"

#include <QHash>

#include <algorithm>
#include <functional>
#include <optional>
#include <queue>
#include <set>
#include <utility>

namespace drover {

PlanLength::PlanLength(const Plan &plan)
    : m_nodes(size_t(plan.steps.size())), m_perSource(std::max(1, plan.policy.perSource)),
      m_perDestination(std::max(1, plan.policy.perDestination)), m_overall(std::max(1, plan.policy.overall))
{
    QHash<int, size_t> indexes;
    QHash<HostName, size_t> hosts;
    QHash<std::pair<size_t, size_t>, size_t> lanes;
    const auto indexOf = [&](const HostName &host) {
        const auto known = hosts.constFind(host);
        return known != hosts.cend() ? *known : *hosts.insert(host, m_hosts++);
    };
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const Step &step = plan.steps[qsizetype(i)];
        indexes.insert(step.id, i);
        const QList<int> all = step.needs + step.after;
        for (const int id : std::set<int>(all.begin(), all.end())) {
            const auto before = indexes.constFind(id);
            if (before == indexes.cend() || *before == i)
                continue;
            m_nodes[*before].followers.push_back(i);
            ++m_nodes[i].waitsFor;
        }
        if (!isMove(step.kind))
            continue;
        const std::pair ends(indexOf(step.host), step.destination ? indexOf(*step.destination) : 0);
        const auto lane = lanes.constFind(ends);
        if (lane == lanes.cend()) {
            lanes.insert(ends, m_lanes.size());
            m_nodes[i].lane = m_lanes.size();
            m_lanes.push_back({ends.first, ends.second});
        } else {
            m_nodes[i].lane = *lane;
        }
    }
}

double PlanLength::of(const std::vector<double> &seconds) const
{
    using Ending = std::pair<double, size_t>; // When, and which.
    std::priority_queue<Ending, std::vector<Ending>, std::greater<>> underWay;
    using Queue = std::priority_queue<size_t, std::vector<size_t>, std::greater<>>;
    std::vector<Queue> ready(m_lanes.size()); // In each lane, the first of the plan in front.
    std::vector<int> waitsFor;
    waitsFor.reserve(m_nodes.size());
    for (const Node &node : m_nodes)
        waitsFor.push_back(node.waitsFor);
    std::vector<int> leaving(m_hosts);
    std::vector<int> arriving(m_hosts);
    int moving = 0;
    double now = 0;

    const auto release = [&](size_t index) {
        if (m_nodes[index].lane == 0)
            underWay.emplace(now + seconds[index], index);
        else
            ready[m_nodes[index].lane].push(index);
    };
    const auto count = [&](const Lane &lane, int by) {
        moving += by;
        leaving[lane.source] += by;
        if (lane.destination != 0)
            arriving[lane.destination] += by;
    };
    const auto hasRoom = [&](const Lane &lane) {
        return leaving[lane.source] < m_perSource
            && (lane.destination == 0 || arriving[lane.destination] < m_perDestination);
    };
    /// The first of the plan among the moves that the limits let begin.
    const auto next = [&]() -> std::optional<size_t> {
        std::optional<size_t> first;
        for (size_t lane = 1; moving < m_overall && lane < m_lanes.size(); ++lane) {
            if (!ready[lane].empty() && hasRoom(m_lanes[lane]) && (!first || ready[lane].top() < *first))
                first = ready[lane].top();
        }
        return first;
    };

    for (size_t i = 0; i < m_nodes.size(); ++i) {
        if (waitsFor[i] == 0)
            release(i);
    }
    while (true) {
        while (const auto index = next()) {
            const size_t lane = m_nodes[*index].lane;
            ready[lane].pop();
            count(m_lanes[lane], 1);
            underWay.emplace(now + seconds[*index], *index);
        }
        if (underWay.empty())
            return now;
        const size_t ended = underWay.top().second;
        now = underWay.top().first;
        underWay.pop();
        if (m_nodes[ended].lane != 0)
            count(m_lanes[m_nodes[ended].lane], -1);
        for (const size_t follower : m_nodes[ended].followers) {
            if (--waitsFor[follower] == 0)
                release(follower);
        }
    }
}

} // namespace drover
