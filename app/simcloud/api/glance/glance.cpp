// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/glance/glance.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

/// Page size when none is asked for (limit_param_default), and the largest (api_limit_max).
constexpr int usualLimit = 25;
constexpr int largestLimit = 1000;

QString hash(const Image &image, QCryptographicHash::Algorithm algorithm)
{
    return QString::fromLatin1(QCryptographicHash::hash(image.id.toUtf8(), algorithm).toHex());
}

QJsonObject view(const Image &image)
{
    const QString self = "/v2/images/"_L1 + image.id;
    const bool isThere = image.status != "queued"_L1;
    const auto whenThere = [isThere](const QJsonValue &value) {
        return isThere ? value : QJsonValue(QJsonValue::Null);
    };
    QJsonObject view;
    for (const auto &[name, value] : image.properties.asKeyValueRange())
        view.insert(name, value);
    const QJsonObject own {
        {"name"_L1, image.name},
        {"disk_format"_L1, image.diskFormat},
        {"container_format"_L1, image.containerFormat},
        {"visibility"_L1, image.visibility},
        {"size"_L1, whenThere(image.sizeBytes)},
        {"virtual_size"_L1, whenThere(image.sizeBytes)},
        {"status"_L1, image.status},
        {"checksum"_L1, whenThere(hash(image, QCryptographicHash::Md5))},
        {"protected"_L1, false},
        {"min_ram"_L1, image.minRamMiB},
        {"min_disk"_L1, image.minDiskGiB},
        {"owner"_L1, image.owner},
        {"os_hidden"_L1, false},
        {"os_hash_algo"_L1, whenThere("sha512"_L1)},
        {"os_hash_value"_L1, whenThere(hash(image, QCryptographicHash::Sha512))},
        {"id"_L1, image.id},
        {"created_at"_L1, withZone(image.created)},
        {"updated_at"_L1, withZone(image.created)},
        {"tags"_L1, QJsonArray()},
        {"self"_L1, self},
        {"file"_L1, self + "/file"_L1},
        {"schema"_L1, "/v2/schemas/image"_L1},
    };
    for (auto each = own.begin(); each != own.end(); ++each)
        view.insert(each.key(), each.value());
    return view;
}

/// From which of Nova's microversions on the Glance beside it is one that has 2.17.
constexpr int newGlanceSince = 96;

QJsonObject versions(const QString &base, const Settings &settings)
{
    QList<QLatin1String> ids {"v2.15"_L1, "v2.9"_L1, "v2.7"_L1, "v2.6"_L1, "v2.5"_L1,
                              "v2.4"_L1,  "v2.3"_L1, "v2.2"_L1, "v2.1"_L1, "v2.0"_L1};
    if (settings.newestMicroversion >= newGlanceSince)
        ids.prepend("v2.17"_L1);
    QJsonArray all;
    for (const QLatin1String id : std::as_const(ids)) {
        const QJsonObject link {{"rel"_L1, "self"_L1}, {"href"_L1, base + "/v2/"_L1}};
        all << QJsonObject {{"id"_L1, id},
                            {"status"_L1, all.isEmpty() ? "CURRENT"_L1 : "SUPPORTED"_L1},
                            {"links"_L1, QJsonArray {link}}};
    }
    return {{"versions"_L1, all}};
}

/// Glance answers its refusals as pages for a browser.
Answer refusal(int status, const QString &words)
{
    return {.status = status,
            .body = u"<html><head><title>%1</title></head><body><h1>%1</h1>%2<br /><br /></body></html>"_s
                        .arg(status)
                        .arg(words)
                        .toUtf8(),
            .headers = {{"Content-Type", "text/html; charset=UTF-8"}}};
}

bool maySee(const Image &image, const Token &token)
{
    return image.visibility != "private"_L1 || image.owner == token.projectId || token.hasRole(u"admin"_s);
}

} // namespace

Answer Glance::answer(const Request &request)
{
    const QStringList &path = request.segments;
    if (path.isEmpty() || path == QStringList {u"versions"_s})
        return Answer::json(path.isEmpty() ? 300 : 200, versions(request.base, m_cloud.settings));
    const Token *token = m_tokens.honoured(QString::fromLatin1(request.header("X-Auth-Token")));
    if (!token)
        return unauthenticated(request.base.chopped(qsizetype(sizeof("/image")) - 1));
    if (path[0] == "v2"_L1 && path.value(1) == "images"_L1)
        return path.size() == 2 ? images(request, *token) : image(request, *token);
    return refusal(404, u"The resource could not be found."_s);
}

Answer Glance::images(const Request &request, const Token &token)
{
    if (request.verb == "POST") {
        if (!token.hasRole(u"member"_s) && !token.hasRole(u"admin"_s))
            return refusal(403, u"You are not authorized to complete add_image action."_s);
        static const QStringList own {
            u"id"_s,       u"name"_s,    u"visibility"_s, u"disk_format"_s, u"container_format"_s,
            u"min_disk"_s, u"min_ram"_s, u"tags"_s,       u"protected"_s};
        const QJsonObject wanted = request.json();
        Image made {.id = wanted["id"_L1].toString(),
                    .name = wanted["name"_L1].toString(),
                    .status = u"queued"_s,
                    .diskFormat = wanted["disk_format"_L1].toString(),
                    .containerFormat = wanted["container_format"_L1].toString(),
                    .visibility = wanted["visibility"_L1].toString(u"shared"_s),
                    .owner = token.projectId,
                    .minDiskGiB = wanted["min_disk"_L1].toInt(),
                    .minRamMiB = wanted["min_ram"_L1].toInt(),
                    .created = m_cloud.now};
        if (made.id.isEmpty())
            made.id = m_cloud.dice.uuid();
        for (auto each = wanted.begin(); each != wanted.end(); ++each) {
            if (!own.contains(each.key()))
                made.properties.insert(each.key(), each.value().toString());
        }
        m_cloud.images.push_back(made);
        return Answer::json(201, view(made));
    }
    if (request.verb != "GET")
        return refusal(
            405, u"The method %1 is not allowed for this resource."_s.arg(QString::fromLatin1(request.verb)));

    const int asked = request.has(u"limit"_s) ? request.parameter(u"limit"_s).toInt() : usualLimit;
    const int limit = std::clamp(asked, 0, largestLimit);
    const QString marker = request.parameter(u"marker"_s);
    const QString name = request.parameter(u"name"_s);
    bool counts = marker.isEmpty();
    QJsonArray shown;
    QString next;
    for (const Image &image : m_cloud.images) {
        if (!counts) {
            counts = image.id == marker;
            continue;
        }
        if (!maySee(image, token) || (!name.isEmpty() && image.name != name))
            continue;
        if (shown.size() == limit) {
            next = u"/v2/images?limit=%1&marker=%2"_s.arg(limit).arg(
                shown.isEmpty() ? QString() : shown.last()["id"_L1].toString());
            break;
        }
        shown << view(image);
    }
    QJsonObject body {
        {"images"_L1, shown}, {"first"_L1, "/v2/images"_L1}, {"schema"_L1, "/v2/schemas/images"_L1}};
    if (!next.isEmpty() && limit > 0)
        body["next"_L1] = next;
    return Answer::json(200, body);
}

Answer Glance::image(const Request &request, const Token &token)
{
    const QString id = request.segments[2];
    const auto found = std::find_if(m_cloud.images.begin(), m_cloud.images.end(),
                                    [&](const Image &image) { return image.id == id; });
    if (found == m_cloud.images.end() || !maySee(*found, token))
        return refusal(404, u"Failed to find image %1"_s.arg(id));
    const bool mayWrite =
        token.hasRole(u"admin"_s) || (found->owner == token.projectId && token.hasRole(u"member"_s));
    if (request.segments.size() == 4 && request.segments[3] == "file"_L1 && request.verb == "PUT") {
        if (!mayWrite)
            return refusal(403, u"You are not authorized to complete upload_image action."_s);
        found->sizeBytes = request.body.size();
        found->status = u"active"_s;
        return {.status = 204};
    }
    if (request.segments.size() != 3)
        return refusal(404, u"The resource could not be found."_s);
    if (request.verb == "DELETE") {
        if (!mayWrite)
            return refusal(403, u"You are not authorized to complete delete_image action."_s);
        m_cloud.images.erase(found);
        return {.status = 204};
    }
    return Answer::json(200, view(*found));
}

} // namespace simcloud
