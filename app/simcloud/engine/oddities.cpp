// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/engine/oddities.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

std::optional<QString> wish(const Server &server, const QString &name)
{
    if (const auto found = server.metadata.constFind(u"lab."_s + name); found != server.metadata.cend())
        return *found;
    if (!server.flavor)
        return std::nullopt;
    const auto found = server.flavor->extraSpecs.constFind(u"lab:"_s + name);
    return found == server.flavor->extraSpecs.cend() ? std::nullopt : std::optional(*found);
}

} // namespace

double oddNumber(const Server &server, const QString &name, double otherwise)
{
    const std::optional<QString> text = wish(server, name);
    bool isNumber = false;
    const double number = text ? text->toDouble(&isNumber) : 0;
    return isNumber ? std::max(0.0, number) : otherwise;
}

bool hasOddNumber(const Server &server, const QString &name)
{
    return wish(server, name).has_value();
}

bool failsAt(const Server &server, const QString &place)
{
    if (const std::optional<QString> text = wish(server, u"fail"_s))
        return text->split(u',').contains(place);
    return server.trouble.fails.contains(place);
}

} // namespace simcloud
