// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/serverlabels.h"

#include "app/simcloud/api/nova/viewer.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

Answer listMetadata(const Call &call)
{
    const Server *server = visibleServer(call, call.captured.first());
    if (!server)
        return noSuchServer(call.captured.first());
    return Answer::json(200, {{"metadata"_L1, toJson(server->metadata)}});
}

Answer showMetadata(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &key = call.captured.at(1);
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    if (!server->metadata.contains(key))
        return fault(404, u"Metadata item was not found"_s);
    return Answer::json(200, {{"meta"_L1, QJsonObject {{key, server->metadata.value(key)}}}});
}

Answer listTags(const Call &call)
{
    const Server *server = visibleServer(call, call.captured.first());
    if (!server)
        return noSuchServer(call.captured.first());
    return Answer::json(200, {{"tags"_L1, QJsonArray::fromStringList(server->tags)}});
}

Answer hasTag(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &tag = call.captured.at(1);
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    if (!server->tags.contains(tag))
        return fault(404, u"Server %1 has no tag '%2'"_s.arg(id, tag));
    return Answer::empty(204);
}

} // namespace

std::vector<Route> serverLabelRoutes()
{
    return {
        {"GET", u"servers/{}/metadata"_s, u"os_compute_api:server-metadata:index"_s, listMetadata},
        {"GET", u"servers/{}/metadata/{}"_s, u"os_compute_api:server-metadata:show"_s, showMetadata},
        {"GET", u"servers/{}/tags"_s, u"os_compute_api:os-server-tags:index"_s, listTags, 26},
        {"GET", u"servers/{}/tags/{}"_s, u"os_compute_api:os-server-tags:show"_s, hasTag, 26},
    };
}

} // namespace simcloud::nova
