// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/emptylists.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

Answer listKeyPairs(const Call &)
{
    return Answer::json(200, {{"keypairs"_L1, QJsonArray()}});
}

Answer showKeyPair(const Call &call)
{
    return fault(404, u"Keypair %1 not found for user %2"_s.arg(call.captured.first(), call.token.userId));
}

Answer listExtensions(const Call &)
{
    return Answer::json(200, {{"extensions"_L1, QJsonArray()}});
}

} // namespace

std::vector<Route> emptyListRoutes()
{
    return {
        {"GET", u"os-keypairs"_s, u"os_compute_api:os-keypairs:index"_s, listKeyPairs},
        {"GET", u"os-keypairs/{}"_s, u"os_compute_api:os-keypairs:show"_s, showKeyPair},
        {"GET", u"extensions"_s, u"os_compute_api:extensions"_s, listExtensions},
    };
}

} // namespace simcloud::nova
