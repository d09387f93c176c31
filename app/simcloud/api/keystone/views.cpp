// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/keystone/views.h"

#include <QCryptographicHash>

#include <array>

using namespace Qt::StringLiterals;

namespace simcloud::keystone {

namespace {

/// Since Keystone of 2023.2, that goes with Nova's 2.95, there is a manager between admin and member.
constexpr int managerSince = 95;

const QJsonObject domain {{"id"_L1, "default"_L1}, {"name"_L1, "Default"_L1}};

QJsonObject self(const QString &base, const QString &path)
{
    return {{"self"_L1, u"%1/v3/%2"_s.arg(base, path)}};
}

} // namespace

QString idOf(const QString &name)
{
    return QString::fromLatin1(QCryptographicHash::hash(name.toUtf8(), QCryptographicHash::Md5).toHex());
}

bool writesImpliedRoles(const Settings &settings)
{
    return settings.newestMicroversion >= managerSince;
}

QStringList implied(const Settings &settings, const QStringList &roles)
{
    QStringList all = roles;
    const auto imply = [&all](const QString &role, const QString &by) {
        if (all.contains(by) && !all.contains(role))
            all << role;
    };
    if (settings.newestMicroversion >= managerSince)
        imply(u"manager"_s, u"admin"_s);
    imply(u"member"_s, u"admin"_s);
    imply(u"member"_s, u"manager"_s);
    imply(u"reader"_s, u"member"_s);
    return all;
}

QJsonArray catalog(const Cloud &cloud, const QString &root)
{
    struct Service {
        QLatin1String type;
        QLatin1String name;
        QLatin1String path;
    };
    static constexpr std::array services {
        Service {"network"_L1, "neutron"_L1, "/network"_L1},
        Service {"identity"_L1, "keystone"_L1, "/identity/v3"_L1},
        Service {"image"_L1, "glance"_L1, "/image"_L1},
        Service {"placement"_L1, "placement"_L1, "/placement"_L1},
        Service {"compute"_L1, "nova"_L1, "/compute/v2.1"_L1},
    };
    QJsonArray all;
    for (const Service &service : services) {
        QJsonArray endpoints;
        for (const QLatin1String interface : {"internal"_L1, "admin"_L1, "public"_L1}) {
            endpoints << QJsonObject {{"id"_L1, idOf(service.name + interface)},
                                      {"interface"_L1, interface},
                                      {"region_id"_L1, cloud.settings.region},
                                      {"url"_L1, root + service.path},
                                      {"region"_L1, cloud.settings.region}};
        }
        all << QJsonObject {{"endpoints"_L1, endpoints},
                            {"id"_L1, idOf(service.name)},
                            {"type"_L1, service.type},
                            {"name"_L1, service.name}};
    }
    return all;
}

QJsonObject view(const Cloud &cloud, const Token &token, const QString &root)
{
    QJsonArray methods;
    for (const QString &method : token.methods)
        methods << method;
    QJsonArray roles;
    for (const QString &role : token.roles)
        roles << QJsonObject {{"id"_L1, idOf(role)}, {"name"_L1, role}};
    const User *user = cloud.user(token.userId);

    QJsonObject view {
        {"methods"_L1, methods},
        {"user"_L1,
         QJsonObject {{"domain"_L1, domain},
                      {"id"_L1, token.userId},
                      {"name"_L1, user ? user->name : QString()},
                      {"password_expires_at"_L1, QJsonValue::Null}}},
        {"audit_ids"_L1, QJsonArray {token.auditId}},
        {"expires_at"_L1, withMicroseconds(token.expires)},
        {"issued_at"_L1, withMicroseconds(token.issued)},
    };
    if (token.scope == Token::Scope::Unscoped)
        return view;
    view["roles"_L1] = roles;
    view["catalog"_L1] = catalog(cloud, root);
    if (token.scope == Token::Scope::System) {
        view["system"_L1] = QJsonObject {{"all"_L1, true}};
        return view;
    }
    const Project *project = cloud.project(token.projectId);
    view["project"_L1] = QJsonObject {
        {"domain"_L1, domain}, {"id"_L1, token.projectId}, {"name"_L1, project ? project->name : QString()}};
    view["is_domain"_L1] = false;
    for (const ApplicationCredential &credential : cloud.credentials) {
        if (credential.id == token.credentialId) {
            view["application_credential"_L1] = QJsonObject {{"id"_L1, credential.id},
                                                             {"name"_L1, credential.name},
                                                             {"restricted"_L1, !credential.unrestricted}};
        }
    }
    return view;
}

QJsonObject view(const Project &project, const QString &base)
{
    return {{"id"_L1, project.id},          {"name"_L1, project.name},
            {"domain_id"_L1, "default"_L1}, {"description"_L1, project.description},
            {"enabled"_L1, true},           {"parent_id"_L1, "default"_L1},
            {"is_domain"_L1, false},        {"tags"_L1, QJsonArray()},
            {"options"_L1, QJsonObject()},  {"links"_L1, self(base, "projects/"_L1 + project.id)}};
}

QJsonObject view(const User &user, const QString &base)
{
    return {{"id"_L1, user.id},
            {"name"_L1, user.name},
            {"domain_id"_L1, "default"_L1},
            {"enabled"_L1, true},
            {"password_expires_at"_L1, QJsonValue::Null},
            {"options"_L1, QJsonObject()},
            {"links"_L1, self(base, "users/"_L1 + user.id)}};
}

QJsonObject view(const ApplicationCredential &credential, const QString &base)
{
    QJsonArray roles;
    for (const QString &role : credential.roles) {
        roles << QJsonObject {{"id"_L1, idOf(role)},
                              {"name"_L1, role},
                              {"domain_id"_L1, QJsonValue::Null},
                              {"description"_L1, QJsonValue::Null},
                              {"options"_L1, QJsonObject {{"immutable"_L1, true}}}};
    }
    return {
        {"id"_L1, credential.id},
        {"name"_L1, credential.name},
        {"description"_L1,
         credential.description.isNull() ? QJsonValue(QJsonValue::Null) : QJsonValue(credential.description)},
        {"user_id"_L1, credential.userId},
        {"project_id"_L1, credential.projectId},
        {"system"_L1, QJsonValue::Null},
        {"expires_at"_L1, QJsonValue::Null},
        {"unrestricted"_L1, credential.unrestricted},
        {"roles"_L1, roles},
        {"links"_L1, self(base, "application_credentials/"_L1 + credential.id)}};
}

QJsonObject domainView(const QString &base)
{
    return {{"id"_L1, "default"_L1},
            {"name"_L1, "Default"_L1},
            {"description"_L1, "The default domain"_L1},
            {"enabled"_L1, true},
            {"tags"_L1, QJsonArray()},
            {"options"_L1, QJsonObject()},
            {"links"_L1, self(base, u"domains/default"_s)}};
}

QJsonObject roleView(const QString &role, const QString &base)
{
    return {{"id"_L1, idOf(role)},
            {"name"_L1, role},
            {"domain_id"_L1, QJsonValue::Null},
            {"description"_L1, QJsonValue::Null},
            {"options"_L1, QJsonObject {{"immutable"_L1, true}}},
            {"links"_L1, self(base, "roles/"_L1 + idOf(role))}};
}

QJsonObject version(const QString &base)
{
    const QJsonObject link {{"rel"_L1, "self"_L1}, {"href"_L1, base + "/v3/"_L1}};
    const QJsonObject media {{"base"_L1, "application/json"_L1},
                             {"type"_L1, "application/vnd.openstack.identity-v3+json"_L1}};
    return {{"id"_L1, "v3.14"_L1},
            {"status"_L1, "stable"_L1},
            {"updated"_L1, "2020-04-07T00:00:00Z"_L1},
            {"links"_L1, QJsonArray {link}},
            {"media-types"_L1, QJsonArray {media}}};
}

QJsonObject listed(const QString &name, const QJsonArray &items, const QString &self)
{
    return {
        {name, items},
        {"links"_L1,
         QJsonObject {{"next"_L1, QJsonValue::Null}, {"self"_L1, self}, {"previous"_L1, QJsonValue::Null}}}};
}

} // namespace simcloud::keystone
