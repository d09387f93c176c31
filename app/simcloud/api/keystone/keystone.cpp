// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/keystone/keystone.h"

#include "app/simcloud/api/keystone/views.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

using namespace keystone;

/// Past this many, expired tokens are forgotten.
constexpr qsizetype manyTokens = 1000;

/// Tokens and secrets are no part of the run that a seed repeats: nobody shall guess them.
QByteArray secret(int words)
{
    QList<quint32> random(words);
    QRandomGenerator::system()->fillRange(random.data(), random.size());
    const QByteArray bytes(reinterpret_cast<const char *>(random.constData()),
                           words * qsizetype(sizeof(quint32)));
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Answer error(int status, const QString &title, const QString &message)
{
    return Answer::json(
        status,
        {{"error"_L1, QJsonObject {{"code"_L1, status}, {"message"_L1, message}, {"title"_L1, title}}}});
}

Answer forbidden(const QString &action)
{
    return error(403, u"Forbidden"_s,
                 u"You are not authorized to perform the requested action: %1."_s.arg(action));
}

Answer missing(const QString &kind, const QString &id)
{
    return error(404, u"Not Found"_s, u"Could not find %1: %2."_s.arg(kind, id));
}

Answer incomplete(const QString &property)
{
    return error(400, u"Bad Request"_s,
                 u"'%1' is a required property\n\nFailed validating 'required' in schema"_s.arg(property));
}

QString rootOf(const Request &request)
{
    return request.base.chopped(qsizetype(sizeof("/identity")) - 1);
}

bool isDefault(const QJsonValue &domain)
{
    return domain["id"_L1].toString() == "default"_L1 || domain["name"_L1].toString() == "Default"_L1;
}

template<typename Items>
auto named(Items &items, const QJsonValue &wanted, bool inDomain) -> decltype(&*items.begin())
{
    const QString id = wanted["id"_L1].toString();
    const QString name = wanted["name"_L1].toString();
    const auto found = std::find_if(items.begin(), items.end(), [&](const auto &item) {
        return id.isEmpty() ? item.name == name && inDomain : item.id == id;
    });
    return found == items.end() ? nullptr : &*found;
}

const User *userOf(const Cloud &cloud, const QJsonValue &wanted)
{
    return named(cloud.users, wanted, isDefault(wanted["domain"_L1]));
}

} // namespace

Answer unauthenticated(const QString &root)
{
    return error(401, u"Unauthorized"_s, u"The request you have made requires authentication."_s)
        .with("WWW-Authenticate", "Keystone uri=\"" + root.toUtf8() + "/identity/v3\"");
}

const Token *Keystone::token(const QString &id) const
{
    const auto found = m_tokens.constFind(id);
    return found == m_tokens.cend() || found->expires <= m_cloud.now ? nullptr : &*found;
}

Token &Keystone::remember(Token token)
{
    if (m_tokens.size() > manyTokens)
        m_tokens.removeIf([this](const auto &entry) { return entry.value().expires <= m_cloud.now; });
    token.id = QString::fromLatin1("gAAAAA" + secret(30));
    token.auditId = QString::fromLatin1(secret(4));
    const QString id = token.id;
    return *m_tokens.insert(id, token);
}

Answer Keystone::answer(const Request &request)
{
    const auto reply = [&] {
        const QStringList &path = request.segments;
        if (path.isEmpty()) {
            const QJsonArray values {version(request.base)};
            return Answer::json(300, {{"versions"_L1, QJsonObject {{"values"_L1, values}}}})
                .with("Location", request.base.toUtf8() + "/v3/");
        }
        if (path[0] != "v3"_L1)
            return error(404, u"Not Found"_s, u"The resource could not be found."_s);
        if (path.size() == 1)
            return Answer::json(200, {{"version"_L1, version(request.base)}});
        if (request.verb == "POST" && path == QStringList {u"v3"_s, u"auth"_s, u"tokens"_s})
            return issue(request);
        const Token *known = token(QString::fromLatin1(request.header("X-Auth-Token")));
        if (!known)
            return unauthenticated(rootOf(request));
        // By value: what is asked may be to forget it.
        return answerToKnown(request, Token(*known));
    };
    return reply().with("Vary", "X-Auth-Token");
}

Answer Keystone::issue(const Request &request)
{
    const QJsonValue auth = request.json()["auth"_L1];
    if (!auth.isObject())
        return incomplete(u"auth"_s);
    const QJsonValue identity = auth["identity"_L1];
    if (!identity.isObject())
        return incomplete(u"identity"_s);
    if (!identity["methods"_L1].isArray())
        return incomplete(u"methods"_s);

    const Answer refusal = unauthenticated(rootOf(request));
    Token token {.issued = std::chrono::floor<std::chrono::seconds>(m_cloud.now)};
    token.expires = token.issued + m_cloud.settings.tokenLife;
    const ApplicationCredential *credential = nullptr;
    for (const QJsonValue &listed : identity["methods"_L1].toArray()) {
        const QString method = listed.toString();
        const QJsonValue proof = identity[method];
        const User *user = nullptr;
        if (method == "password"_L1) {
            user = userOf(m_cloud, proof["user"_L1]);
            if (user && user->password != proof["user"_L1]["password"_L1].toString())
                user = nullptr;
        } else if (method == "token"_L1) {
            const Token *old = this->token(proof["id"_L1].toString());
            if (old) {
                user = m_cloud.user(old->userId);
                token.expires = old->expires; // Or it would live for ever.
            }
        } else if (method == "application_credential"_L1) {
            const User *owner = userOf(m_cloud, proof["user"_L1]);
            const QString id = proof["id"_L1].toString();
            const auto found =
                std::find_if(m_cloud.credentials.begin(), m_cloud.credentials.end(), [&](const auto &each) {
                    return id.isEmpty()
                        ? owner && each.userId == owner->id && each.name == proof["name"_L1].toString()
                        : each.id == id;
                });
            if (found != m_cloud.credentials.end() && found->secret == proof["secret"_L1].toString()) {
                credential = &*found;
                user = m_cloud.user(credential->userId);
            }
        }
        if (!user || (!token.userId.isEmpty() && token.userId != user->id))
            return refusal;
        token.userId = user->id;
        token.methods << method;
    }
    const User *user = m_cloud.user(token.userId);
    if (!user)
        return refusal;

    const QJsonValue scope = auth["scope"_L1];
    if (credential) {
        if (!scope.isUndefined()) {
            const QString words = u"Error authenticating with application credential: "
                                  "Application credentials cannot request a scope."_s;
            Answer answer = refusal;
            answer.body = QJsonDocument(QJsonObject {{"error"_L1,
                                                      QJsonObject {{"code"_L1, 401},
                                                                   {"identity"_L1, QJsonObject()},
                                                                   {"message"_L1, words},
                                                                   {"title"_L1, "Unauthorized"_L1}}}})
                              .toJson(QJsonDocument::Compact);
            return answer;
        }
        token.credentialId = credential->id;
        token.projectId = credential->projectId;
        token.roles = credential->roles.isEmpty()
            ? implied(m_cloud.settings, user->roles.value(credential->projectId))
            : credential->roles;
    } else if (scope.isUndefined() || scope.isNull() || scope.toString() == "unscoped"_L1) {
        token.scope = Token::Scope::Unscoped;
    } else if (const QJsonValue wanted = scope["project"_L1]; wanted.isObject()) {
        const Project *project = named(m_cloud.projects, wanted, isDefault(wanted["domain"_L1]));
        if (!project || user->roles.value(project->id).isEmpty())
            return refusal;
        token.projectId = project->id;
        token.roles = implied(m_cloud.settings, user->roles.value(project->id));
    } else if (scope["system"_L1]["all"_L1].toBool() && user->systemAdmin) {
        token.scope = Token::Scope::System;
        token.roles = implied(m_cloud.settings, {u"admin"_s});
    } else {
        return refusal; // Nobody has a role on the domain.
    }
    const Token &made = remember(std::move(token));
    return Answer::json(201, {{"token"_L1, view(m_cloud, made, rootOf(request))}})
        .with("X-Subject-Token", made.id.toLatin1());
}

/// Anything shorter is no token of Keystone's.
constexpr qsizetype shortestToken = 40;

Answer Keystone::judge(const Request &request)
{
    const QString subject = QString::fromLatin1(request.header("X-Subject-Token"));
    if (!subject.startsWith("gAAAAA"_L1) || subject.size() < shortestToken)
        return error(404, u"Not Found"_s, u"Could not recognize Fernet token"_s);
    const Token *judged = token(subject);
    if (!judged)
        return error(404, u"Not Found"_s, u"Failed to validate token"_s);
    if (request.verb == "DELETE") {
        m_tokens.remove(subject);
        return {.status = 204};
    }
    QJsonObject shown = view(m_cloud, *judged, rootOf(request));
    if (request.has(u"nocatalog"_s))
        shown.remove("catalog"_L1);
    return Answer::json(200, {{"token"_L1, shown}}).with("X-Subject-Token", subject.toLatin1());
}

Answer Keystone::credentials(const Request &request, const Token &token)
{
    const QString userId = request.segments[2];
    const bool own = userId == token.userId;
    const bool reads = request.verb == "GET" || request.verb == "HEAD";
    if (!own && !(reads && token.hasRole(u"admin"_s)))
        return forbidden(u"identity:%1_application_credentials"_s.arg(reads ? u"list"_s : u"create"_s));
    std::vector<ApplicationCredential> &all = m_cloud.credentials;

    if (request.segments.size() == 5) {
        const QString id = request.segments[4];
        const auto found = std::find_if(all.begin(), all.end(), [&](const ApplicationCredential &each) {
            return each.id == id && each.userId == userId;
        });
        if (found == all.end())
            return missing(u"Application Credential"_s, id);
        if (reads)
            return Answer::json(200, {{"application_credential"_L1, view(*found, request.base)}});
        all.erase(found);
        m_tokens.removeIf([&](const auto &entry) { return entry.value().credentialId == id; });
        return {.status = 204};
    }
    if (request.verb == "POST") {
        const QJsonValue wanted = request.json()["application_credential"_L1];
        if (!wanted["name"_L1].isString())
            return incomplete(u"name"_s);
        ApplicationCredential made {
            .id =
                QString::fromLatin1(QByteArray::fromBase64(secret(4), QByteArray::Base64UrlEncoding).toHex()),
            .name = wanted["name"_L1].toString(),
            .secret = wanted["secret"_L1].toString(),
            .userId = userId,
            .projectId = token.projectId,
            .description = wanted["description"_L1].toString(),
            .unrestricted = wanted["unrestricted"_L1].toBool()};
        for (const QJsonValue &role : wanted["roles"_L1].toArray()) {
            const QString name = role["name"_L1].toString();
            for (const QString &held : token.roles) {
                if (held == name || idOf(held) == role["id"_L1].toString())
                    made.roles << held;
            }
        }
        if (made.roles.isEmpty())
            made.roles = token.roles;
        if (writesImpliedRoles(m_cloud.settings))
            made.roles = implied(m_cloud.settings, made.roles);
        if (made.secret.isEmpty())
            made.secret = QString::fromLatin1(secret(16));
        all.push_back(made);
        QJsonObject shown = view(made, request.base);
        shown["secret"_L1] = made.secret;
        return Answer::json(201, {{"application_credential"_L1, shown}});
    }
    QJsonArray shown;
    for (const ApplicationCredential &each : all) {
        if (each.userId == userId && (!request.has(u"name"_s) || each.name == request.parameter(u"name"_s)))
            shown << view(each, request.base);
    }
    return Answer::json(200,
                        listed(u"application_credentials"_s, shown,
                               u"%1/v3/users/%2/application_credentials"_s.arg(request.base, userId)));
}

Answer Keystone::answerToKnown(const Request &request, const Token &token)
{
    const QStringList path = request.segments.mid(1);
    const QString &base = request.base;
    const QString self = base + "/v3/"_L1 + path.join(u'/');
    const bool admin = token.hasRole(u"admin"_s);
    const auto wantsName = [&](const QString &name) {
        return !request.has(u"name"_s) || request.parameter(u"name"_s) == name;
    };

    if (path == QStringList {u"auth"_s, u"tokens"_s})
        return judge(request);
    if (path == QStringList {u"auth"_s, u"catalog"_s}) {
        return Answer::json(200,
                            {{"catalog"_L1, catalog(m_cloud, rootOf(request))},
                             {"links"_L1, QJsonObject {{"self"_L1, self}}}});
    }
    const User *asking = m_cloud.user(token.userId);
    if (path == QStringList {u"auth"_s, u"projects"_s}
        || (path.size() == 3 && path[0] == "users"_L1 && path[2] == "projects"_L1)) {
        const User *user = path[0] == "auth"_L1 ? asking : m_cloud.user(path[1]);
        if (!user)
            return missing(u"user"_s, path[1]);
        if (user != asking && !admin)
            return forbidden(u"identity:list_user_projects"_s);
        QJsonArray projects;
        for (const Project &project : m_cloud.projects) {
            if (!user->roles.value(project.id).isEmpty())
                projects << view(project, base);
        }
        return Answer::json(200, listed(u"projects"_s, projects, self));
    }
    if (path.size() >= 3 && path[0] == "users"_L1 && path[2] == "application_credentials"_L1)
        return credentials(request, token);
    if (request.verb != "GET" && request.verb != "HEAD")
        return error(405, u"Method Not Allowed"_s, u"The method is not allowed for the requested URL."_s);

    const QString &collection = path[0];
    if (path.size() == 2 && collection == "projects"_L1) {
        const Project *project = m_cloud.project(path[1]);
        const bool own = asking && !asking->roles.value(path[1]).isEmpty();
        if (!project || (!own && !admin))
            return admin ? missing(u"project"_s, path[1]) : forbidden(u"identity:get_project"_s);
        return Answer::json(200, {{"project"_L1, view(*project, base)}});
    }
    if (path.size() == 2 && collection == "users"_L1) {
        const User *user = m_cloud.user(path[1]);
        if (!user || (user != asking && !admin))
            return admin ? missing(u"user"_s, path[1]) : forbidden(u"identity:get_user"_s);
        return Answer::json(200, {{"user"_L1, view(*user, base)}});
    }
    if (!admin)
        return forbidden(u"identity:%1_%2"_s.arg(path.size() == 1 ? u"list"_s : u"get"_s, collection));

    static const QStringList roles {u"admin"_s, u"manager"_s, u"member"_s, u"reader"_s};
    QJsonArray items;
    if (path.size() == 1) {
        if (collection == "projects"_L1) {
            for (const Project &project : m_cloud.projects) {
                if (wantsName(project.name))
                    items << view(project, base);
            }
        } else if (collection == "users"_L1) {
            for (const User &user : m_cloud.users) {
                if (wantsName(user.name))
                    items << view(user, base);
            }
        } else if (collection == "roles"_L1) {
            for (const QString &role : roles) {
                if (wantsName(role))
                    items << roleView(role, base);
            }
        } else if (collection == "domains"_L1) {
            if (wantsName(u"Default"_s))
                items << domainView(base);
        } else if (collection == "regions"_L1) {
            items << QJsonObject {{"id"_L1, m_cloud.settings.region},
                                  {"description"_L1, ""_L1},
                                  {"parent_region_id"_L1, QJsonValue::Null}};
        } else if (collection == "services"_L1 || collection == "endpoints"_L1) {
            for (const QJsonValue &service : catalog(m_cloud, rootOf(request))) {
                if (collection == "services"_L1) {
                    items << QJsonObject {{"id"_L1, service["id"_L1]},
                                          {"name"_L1, service["name"_L1]},
                                          {"type"_L1, service["type"_L1]},
                                          {"enabled"_L1, true}};
                    continue;
                }
                for (const QJsonValue &each : service["endpoints"_L1].toArray()) {
                    QJsonObject endpoint = each.toObject();
                    endpoint["service_id"_L1] = service["id"_L1];
                    endpoint["enabled"_L1] = true;
                    items << endpoint;
                }
            }
        } else {
            return error(404, u"Not Found"_s, u"The resource could not be found."_s);
        }
        return Answer::json(200, listed(collection, items, self));
    }
    if (path.size() == 2 && collection == "domains"_L1 && path[1] == "default"_L1)
        return Answer::json(200, {{"domain"_L1, domainView(base)}});
    if (path.size() == 2 && collection == "roles"_L1) {
        for (const QString &role : roles) {
            if (idOf(role) == path[1])
                return Answer::json(200, {{"role"_L1, roleView(role, base)}});
        }
    }
    return missing(collection.chopped(1), path.value(1));
}

} // namespace simcloud
