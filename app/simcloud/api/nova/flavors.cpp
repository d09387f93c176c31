// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/flavors.h"

#include "app/simcloud/api/nova/links.h"
#include "app/simcloud/api/nova/query.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

QJsonObject briefView(const Viewer &viewer, const Flavor &flavor)
{
    QJsonObject json {{"id"_L1, flavor.id},
                      {"links"_L1, links(viewer.base, "flavors/"_L1 + flavor.id)},
                      {"name"_L1, flavor.name}};
    if (viewer.since(55))
        json.insert("description"_L1, QJsonValue::Null);
    return json;
}

Answer noSuchFlavor(const QString &id)
{
    return fault(404, u"Flavor %1 could not be found."_s.arg(id));
}

/// One that the token may use. Null: not there, or private and not for it.
FlavorPtr visibleFlavor(const Call &call, const QString &id)
{
    const FlavorPtr flavor = call.cloud.flavor(id);
    return flavor && !flavor->deleted && (flavor->isPublic || call.isAdmin()) ? flavor : FlavorPtr();
}

QuerySchema schemaOf(const Call &call)
{
    QuerySchema schema {
        .texts = {u"marker"_s, u"is_public"_s, u"minRam"_s, u"minDisk"_s, u"sort_dir"_s},
        .counts = {u"limit"_s},
        .sortKeys = {u"created_at"_s, u"description"_s, u"disabled"_s, u"ephemeral_gb"_s, u"flavorid"_s,
                     u"id"_s, u"is_public"_s, u"memory_mb"_s, u"name"_s, u"root_gb"_s, u"rxtx_factor"_s,
                     u"swap"_s, u"updated_at"_s, u"vcpu_weight"_s, u"vcpus"_s},
        .strict = call.since(75),
    };
    if (call.since(102))
        schema.texts += u"name"_s;
    return schema;
}

/// Whether one flavor stands before another in ascending order.
bool isBefore(const QString &key, const FlavorPtr &left, const FlavorPtr &right)
{
    const auto tuple = [&](const FlavorPtr &flavor) {
        qint64 number = 0;
        QString text;
        if (key == "name"_L1)
            text = flavor->name;
        else if (key == "memory_mb"_L1)
            number = flavor->memoryMiB;
        else if (key == "root_gb"_L1)
            number = flavor->diskGiB;
        else if (key == "ephemeral_gb"_L1)
            number = flavor->ephemeralGiB;
        else if (key == "swap"_L1)
            number = flavor->swapMiB;
        else if (key == "vcpus"_L1)
            number = flavor->vcpus;
        else if (key == "id"_L1)
            number = flavor->number;
        else
            text = flavor->id;
        return std::tuple(number, text, flavor->number);
    };
    return tuple(left) < tuple(right);
}

Answer list(const Call &call, const QString &path, QJsonObject (*view)(const Viewer &, const Flavor &))
{
    if (const auto refused = refusal(call.request, schemaOf(call)))
        return *refused;
    std::optional<bool> isPublic = true;
    if (const QString wish = lastValue(call.request, u"is_public"_s); call.isAdmin() && !wish.isNull()) {
        isPublic = truth(wish);
        if (!isPublic && wish.toLower() != "none"_L1)
            return fault(400, u"Invalid is_public filter [%1]"_s.arg(wish));
    }
    qint64 least[2] = {0, 0};
    const QString names[2] = {u"minRam"_s, u"minDisk"_s};
    for (int i = 0; i < 2; ++i) {
        const QString wish = lastValue(call.request, names[i]);
        bool isNumber = true;
        if (!wish.isNull())
            least[i] = wish.toLongLong(&isNumber);
        if (!isNumber)
            return fault(400, u"Invalid %1 filter [%2]"_s.arg(names[i], wish));
    }
    const QString name = call.since(102) ? lastValue(call.request, u"name"_s) : QString();

    std::vector<FlavorPtr> flavors;
    for (const FlavorPtr &flavor : call.cloud.flavors) {
        if (!flavor->deleted && (!isPublic || flavor->isPublic == *isPublic) && flavor->memoryMiB >= least[0]
            && flavor->diskGiB >= least[1] && flavor->name.contains(name))
            flavors.push_back(flavor);
    }
    const QString key = lastValue(call.request, u"sort_key"_s);
    const bool descending = lastValue(call.request, u"sort_dir"_s) == "desc"_L1;
    std::ranges::sort(flavors, [&](const FlavorPtr &left, const FlavorPtr &right) {
        return descending ? isBefore(key, right, left) : isBefore(key, left, right);
    });
    const Page wanted = page(call);
    auto begin = flavors.begin();
    if (!wanted.marker.isEmpty()) {
        begin = std::ranges::find_if(flavors,
                                     [&](const FlavorPtr &flavor) { return flavor->id == wanted.marker; });
        if (begin == flavors.end())
            return fault(400, u"marker [%1] not found"_s.arg(wanted.marker));
        ++begin;
    }

    const Viewer viewer(call);
    QJsonArray views;
    QString last;
    for (; begin != flavors.end() && views.size() < wanted.limit; ++begin) {
        views.append(view(viewer, **begin));
        last = (*begin)->id;
    }
    QJsonObject body {{"flavors"_L1, views}};
    if (const QJsonArray next = nextLinks(call, path, views.size(), last); !next.isEmpty())
        body.insert("flavors_links"_L1, next);
    return Answer::json(200, body);
}

Answer listFlavors(const Call &call)
{
    return list(call, u"flavors"_s, briefView);
}

Answer detailFlavors(const Call &call)
{
    return list(call, u"flavors/detail"_s, flavorView);
}

Answer showFlavor(const Call &call)
{
    const FlavorPtr flavor = visibleFlavor(call, call.captured.first());
    if (!flavor)
        return noSuchFlavor(call.captured.first());
    return Answer::json(200, {{"flavor"_L1, flavorView(Viewer(call), *flavor)}});
}

Answer listExtraSpecs(const Call &call)
{
    const FlavorPtr flavor = visibleFlavor(call, call.captured.first());
    if (!flavor)
        return noSuchFlavor(call.captured.first());
    return Answer::json(200, {{"extra_specs"_L1, toJson(flavor->extraSpecs)}});
}

Answer showExtraSpec(const Call &call)
{
    const QString &id = call.captured.at(0);
    const QString &key = call.captured.at(1);
    const FlavorPtr flavor = visibleFlavor(call, id);
    if (!flavor)
        return noSuchFlavor(id);
    if (!flavor->extraSpecs.contains(key))
        return fault(404, u"Flavor %1 has no extra specs with key %2."_s.arg(id, key));
    return Answer::json(200, {{key, flavor->extraSpecs.value(key)}});
}

Answer listAccess(const Call &call)
{
    const FlavorPtr flavor = visibleFlavor(call, call.captured.first());
    if (!flavor)
        return noSuchFlavor(call.captured.first());
    if (flavor->isPublic)
        return fault(404, u"Access list not available for public flavors."_s);
    return Answer::json(200, {{"flavor_access"_L1, QJsonArray()}});
}

} // namespace

QJsonObject flavorView(const Viewer &viewer, const Flavor &flavor)
{
    QJsonObject json = briefView(viewer, flavor);
    if (!viewer.since(102)) {
        json.insert("OS-FLV-DISABLED:disabled"_L1, false);
        json.insert("rxtx_factor"_L1, 1.0);
    }
    json.insert("OS-FLV-EXT-DATA:ephemeral"_L1, flavor.ephemeralGiB);
    json.insert("disk"_L1, flavor.diskGiB);
    if (viewer.since(61))
        json.insert("extra_specs"_L1, toJson(flavor.extraSpecs));
    json.insert("os-flavor-access:is_public"_L1, flavor.isPublic);
    json.insert("ram"_L1, flavor.memoryMiB);
    // No swap is the empty text in older versions.
    json.insert("swap"_L1,
                flavor.swapMiB == 0 && !viewer.since(75) ? QJsonValue(u""_s) : QJsonValue(flavor.swapMiB));
    json.insert("vcpus"_L1, flavor.vcpus);
    return json;
}

std::vector<Route> flavorRoutes()
{
    // Nova has no policy for the lists themselves: whoever has a token may read them.
    return {
        {"GET", u"flavors"_s, u""_s, listFlavors},
        {"GET", u"flavors/detail"_s, u""_s, detailFlavors},
        {"GET", u"flavors/{}"_s, u""_s, showFlavor},
        {"GET", u"flavors/{}/os-extra_specs"_s, u"os_compute_api:os-flavor-extra-specs:index"_s,
         listExtraSpecs},
        {"GET", u"flavors/{}/os-extra_specs/{}"_s, u"os_compute_api:os-flavor-extra-specs:show"_s,
         showExtraSpec},
        {"GET", u"flavors/{}/os-flavor-access"_s, u"os_compute_api:os-flavor-access"_s, listAccess},
    };
}

} // namespace simcloud::nova
