// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/servergroups.h"

#include "app/simcloud/api/nova/query.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

Answer listGroups(const Call &call)
{
    const QuerySchema schema {
        .texts = {u"all_projects"_s}, .counts = {u"limit"_s, u"offset"_s}, .strict = call.since(75)};
    if (const auto refused = refusal(call.request, schema))
        return *refused;
    // Whoever else asks for all projects gets its own, without a word.
    const bool allProjects = call.isAdmin() && call.request.has(u"all_projects"_s);
    qsizetype skipped = lastValue(call.request, u"offset"_s).toLongLong();
    // Here, and only here, a limit of 0 is the most there can be.
    qsizetype limit = lastValue(call.request, u"limit"_s).toLongLong();
    if (limit == 0 || limit > call.cloud.settings.pageLimit)
        limit = call.cloud.settings.pageLimit;

    const Viewer viewer(call);
    QJsonArray list;
    for (const ServerGroup &group : call.cloud.groups) {
        if (!allProjects && group.projectId != call.token.projectId)
            continue;
        if (skipped-- > 0)
            continue;
        if (list.size() == limit)
            break;
        list.append(serverGroupView(viewer, group));
    }
    return Answer::json(200, {{"server_groups"_L1, list}});
}

Answer showGroup(const Call &call)
{
    const QString &id = call.captured.first();
    const ServerGroup *group = call.cloud.group(id);
    if (!group || (!call.isAdmin() && group->projectId != call.token.projectId))
        return fault(404, u"Instance group %1 could not be found."_s.arg(id));
    return Answer::json(200, {{"server_group"_L1, serverGroupView(Viewer(call), *group)}});
}

} // namespace

QJsonObject serverGroupView(const Viewer &viewer, const ServerGroup &group)
{
    QJsonObject json {{"id"_L1, group.id},
                      {"members"_L1, QJsonArray::fromStringList(group.members)},
                      {"name"_L1, group.name}};
    if (viewer.since(13)) {
        json.insert("project_id"_L1, group.projectId);
        json.insert("user_id"_L1, group.userId);
    }
    if (viewer.since(64)) {
        QJsonObject rules;
        if (group.maxServersPerHost)
            rules.insert("max_server_per_host"_L1, *group.maxServersPerHost);
        json.insert("policy"_L1, group.policy);
        json.insert("rules"_L1, rules);
    } else {
        json.insert("metadata"_L1, QJsonObject());
        json.insert("policies"_L1, QJsonArray {group.policy});
    }
    return json;
}

std::vector<Route> serverGroupRoutes()
{
    return {
        {"GET", u"os-server-groups"_s, u"os_compute_api:os-server-groups:index"_s, listGroups},
        {"GET", u"os-server-groups/{}"_s, u"os_compute_api:os-server-groups:show"_s, showGroup},
    };
}

} // namespace simcloud::nova
