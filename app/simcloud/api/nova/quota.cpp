// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/quota.h"

#include "app/simcloud/api/nova/query.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

struct Limit {
    QString resource = {};
    int most = -1; ///< -1: no limit.
    qint64 used = 0;
};

/// What the version counts: the network's limits went with 2.36, those of injected files with 2.57.
std::vector<Limit> limitsOf(const Call &call, const QString &project)
{
    Limit instances {.resource = u"instances"_s};
    Limit cores {.resource = u"cores"_s};
    Limit ram {.resource = u"ram"_s};
    for (const Server &server : std::as_const(call.cloud).servers()) {
        if (server.deleted() || server.projectId != project || !server.flavor)
            continue;
        ++instances.used;
        cores.used += server.flavor->vcpus;
        ram.used += server.flavor->memoryMiB;
    }
    const qint64 groups = std::ranges::count(call.cloud.groups, project, &ServerGroup::projectId);
    std::vector<Limit> limits {
        instances,
        cores,
        ram,
        {.resource = u"metadata_items"_s, .most = 128},
        {.resource = u"key_pairs"_s, .most = 100},
        {.resource = u"server_groups"_s, .used = groups},
        {.resource = u"server_group_members"_s},
    };
    if (!call.since(57)) {
        limits.push_back({.resource = u"injected_files"_s, .most = 5});
        limits.push_back({.resource = u"injected_file_content_bytes"_s, .most = 10240});
        limits.push_back({.resource = u"injected_file_path_bytes"_s, .most = 255});
    }
    if (!call.since(36)) {
        for (const QString &network :
             {u"fixed_ips"_s, u"floating_ips"_s, u"security_groups"_s, u"security_group_rules"_s})
            limits.push_back({.resource = network});
    }
    return limits;
}

Answer showLimits(const Call &call)
{
    const QuerySchema schema {.texts = {u"tenant_id"_s, u"reserved"_s}, .strict = call.since(75)};
    if (const auto refused = refusal(call.request, schema))
        return *refused;
    QString project = call.token.projectId;
    if (call.request.has(u"tenant_id"_s)) {
        if (!call.isAdmin())
            return denied(u"os_compute_api:limits:other_project"_s);
        project = lastValue(call.request, u"tenant_id"_s);
    }
    static const QMap<QString, QString> mostNames {
        {u"ram"_s, u"maxTotalRAMSize"_s},
        {u"instances"_s, u"maxTotalInstances"_s},
        {u"cores"_s, u"maxTotalCores"_s},
        {u"key_pairs"_s, u"maxTotalKeypairs"_s},
        {u"floating_ips"_s, u"maxTotalFloatingIps"_s},
        {u"metadata_items"_s, u"maxServerMeta"_s},
        {u"injected_files"_s, u"maxPersonality"_s},
        {u"injected_file_content_bytes"_s, u"maxPersonalitySize"_s},
        {u"security_groups"_s, u"maxSecurityGroups"_s},
        {u"security_group_rules"_s, u"maxSecurityGroupRules"_s},
        {u"server_groups"_s, u"maxServerGroups"_s},
        {u"server_group_members"_s, u"maxServerGroupMembers"_s},
    };
    static const QMap<QString, QString> usedNames {
        {u"ram"_s, u"totalRAMUsed"_s},
        {u"cores"_s, u"totalCoresUsed"_s},
        {u"instances"_s, u"totalInstancesUsed"_s},
        {u"floating_ips"_s, u"totalFloatingIpsUsed"_s},
        {u"security_groups"_s, u"totalSecurityGroupsUsed"_s},
        {u"server_groups"_s, u"totalServerGroupsUsed"_s},
    };
    QJsonObject absolute;
    for (const Limit &limit : limitsOf(call, project)) {
        if (const QString name = mostNames.value(limit.resource); !name.isEmpty())
            absolute.insert(name, limit.most);
        if (const QString name = usedNames.value(limit.resource); !name.isEmpty())
            absolute.insert(name, limit.used);
    }
    if (!call.since(39))
        absolute.insert("maxImageMeta"_L1, 128);
    return Answer::json(200,
                        {{"limits"_L1, QJsonObject {{"absolute"_L1, absolute}, {"rate"_L1, QJsonArray()}}}});
}

Answer showQuota(const Call &call)
{
    const QString &project = call.captured.first();
    if (!call.isAdmin() && project != call.token.projectId)
        return denied(u"os_compute_api:os-quota-sets:show"_s);
    QJsonObject quota {{"id"_L1, project}};
    for (const Limit &limit : limitsOf(call, project))
        quota.insert(limit.resource, limit.most);
    return Answer::json(200, {{"quota_set"_L1, quota}});
}

Answer detailQuota(const Call &call)
{
    const QString &project = call.captured.first();
    if (!call.isAdmin() && project != call.token.projectId)
        return denied(u"os_compute_api:os-quota-sets:detail"_s);
    QJsonObject quota {{"id"_L1, project}};
    for (const Limit &limit : limitsOf(call, project)) {
        quota.insert(limit.resource,
                     QJsonObject {{"in_use"_L1, limit.used}, {"limit"_L1, limit.most}, {"reserved"_L1, 0}});
    }
    return Answer::json(200, {{"quota_set"_L1, quota}});
}

} // namespace

std::vector<Route> quotaRoutes()
{
    return {
        {"GET", u"limits"_s, u"os_compute_api:limits"_s, showLimits},
        {"GET", u"os-quota-sets/{}"_s, u"os_compute_api:os-quota-sets:show"_s, showQuota},
        {"GET", u"os-quota-sets/{}/detail"_s, u"os_compute_api:os-quota-sets:detail"_s, detailQuota},
        {"GET", u"os-quota-sets/{}/defaults"_s, u"os_compute_api:os-quota-sets:defaults"_s, showQuota},
    };
}

} // namespace simcloud::nova
