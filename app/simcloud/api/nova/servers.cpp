// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/servers.h"

#include "app/simcloud/api/nova/links.h"
#include "app/simcloud/api/nova/serversearch.h"
#include "app/simcloud/api/nova/serverview.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

template<typename View>
Answer list(const Call &call, const QString &path, const QString &rule, const View &view)
{
    const auto search = ServerSearch::read(call, rule);
    if (const auto *refused = std::get_if<Answer>(&search))
        return *refused;
    const auto found = std::get<ServerSearch>(search).page(call);
    if (const auto *refused = std::get_if<Answer>(&found))
        return *refused;
    const auto &servers = std::get<std::vector<const Server *>>(found);

    // Written down one by one: a thousand servers held as objects at once cost more memory and time.
    ServerViews views {Viewer(call)};
    Answer answer = Answer::empty(200);
    answer.body = "{\"servers\":[";
    for (const Server *server : servers) {
        if (server != servers.front())
            answer.body += ',';
        answer.body += QJsonDocument(view(views, *server)).toJson(QJsonDocument::Compact);
    }
    answer.body += ']';
    if (!servers.empty()) {
        const QJsonArray next = nextLinks(call, path, qsizetype(servers.size()), servers.back()->id);
        if (!next.isEmpty())
            answer.body += ",\"servers_links\":" + QJsonDocument(next).toJson(QJsonDocument::Compact);
    }
    answer.body += '}';
    return answer;
}

Answer listServers(const Call &call)
{
    return list(call, u"servers"_s, u"os_compute_api:servers:index:get_all_tenants"_s,
                [](ServerViews &views, const Server &server) { return views.brief(server); });
}

Answer detailServers(const Call &call)
{
    return list(call, u"servers/detail"_s, u"os_compute_api:servers:detail:get_all_tenants"_s,
                [](ServerViews &views, const Server &server) { return views.detail(server); });
}

Answer showServer(const Call &call)
{
    const QString &id = call.captured.first();
    const Server *server = visibleServer(call, id);
    if (!server)
        return noSuchServer(id);
    ServerViews views {Viewer(call)};
    return Answer::json(200, {{"server"_L1, views.show(*server)}});
}

} // namespace

std::vector<Route> serverRoutes()
{
    return {
        {"GET", u"servers"_s, u"os_compute_api:servers:index"_s, listServers},
        {"GET", u"servers/detail"_s, u"os_compute_api:servers:detail"_s, detailServers},
        {"GET", u"servers/{}"_s, u"os_compute_api:servers:show"_s, showServer},
    };
}

} // namespace simcloud::nova
