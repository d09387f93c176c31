// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/openstack/keystone/login.h"

#include "core/domain/jsonreader.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QJsonObject domain(const QString &id, const QString &name)
{
    if (!id.isEmpty())
        return {{"id"_L1, id}};
    if (!name.isEmpty())
        return {{"name"_L1, name}};
    return {{"id"_L1, "default"_L1}};
}

QJsonObject user(const AuthConfig &auth)
{
    if (!auth.userId.isEmpty())
        return {{"id"_L1, auth.userId}};
    return {{"name"_L1, auth.username}, {"domain"_L1, domain(auth.userDomainId, auth.userDomainName)}};
}

QJsonObject identity(const QString &method, const QJsonObject &proof)
{
    return {{"methods"_L1, QJsonArray {method}}, {method, proof}};
}

/// Empty for none: then Keystone takes the user's default project, if there is one.
QJsonObject scope(const AuthConfig &auth)
{
    if (auth.systemScope)
        return {{"system"_L1, QJsonObject {{"all"_L1, true}}}};
    if (!auth.projectId.isEmpty())
        return {{"project"_L1, QJsonObject {{"id"_L1, auth.projectId}}}};
    if (!auth.projectName.isEmpty()) {
        const QJsonObject project {{"name"_L1, auth.projectName},
                                   {"domain"_L1, domain(auth.projectDomainId, auth.projectDomainName)}};
        return {{"project"_L1, project}};
    }
    if (!auth.domainId.isEmpty() || !auth.domainName.isEmpty())
        return {{"domain"_L1, domain(auth.domainId, auth.domainName)}};
    return {};
}

Result<QJsonObject> proofOfIdentity(const AuthConfig &auth)
{
    switch (auth.method) {
    case AuthConfig::Method::Password: {
        if (auth.username.isEmpty() && auth.userId.isEmpty())
            return rejected(u"The configuration has no username"_s);
        if (auth.password.isEmpty())
            return rejected(u"The configuration has no password"_s);
        QJsonObject who = user(auth);
        who.insert("password"_L1, auth.password.reveal());
        return identity(u"password"_s, {{"user"_L1, who}});
    }
    case AuthConfig::Method::Token:
        if (auth.token.isEmpty())
            return rejected(u"The configuration has no token"_s);
        return identity(u"token"_s, {{"id"_L1, auth.token.reveal()}});
    case AuthConfig::Method::ApplicationCredential: {
        if (auth.applicationCredentialSecret.isEmpty())
            return rejected(u"The configuration has no application_credential_secret"_s);
        QJsonObject credential {{"secret"_L1, auth.applicationCredentialSecret.reveal()}};
        if (!auth.applicationCredentialId.isEmpty()) {
            credential.insert("id"_L1, auth.applicationCredentialId);
        } else if (auth.applicationCredentialName.isEmpty()) {
            return rejected(u"The configuration has neither application_credential_id nor _name"_s);
        } else if (auth.username.isEmpty() && auth.userId.isEmpty()) {
            return rejected(u"The configuration names an application credential, but not its user"_s);
        } else {
            credential.insert("name"_L1, auth.applicationCredentialName);
            credential.insert("user"_L1, user(auth));
        }
        return identity(u"application_credential"_s, credential);
    }
    }
    return rejected(u"The configuration asks for a way to log in that is not known"_s);
}

} // namespace

Result<QJsonObject> loginBody(const AuthConfig &auth)
{
    const auto proof = proofOfIdentity(auth);
    if (!proof)
        return failure(proof);
    QJsonObject body {{"identity"_L1, *proof}};
    const QJsonObject wanted = scope(auth);
    if (auth.method != AuthConfig::Method::ApplicationCredential && !wanted.isEmpty())
        body.insert("scope"_L1, wanted);
    return QJsonObject {{"auth"_L1, body}};
}

Result<KeystoneToken> parseToken(const RestReply &reply, const QString &where)
{
    if (reply.subjectToken.isEmpty())
        return malformed(u"The answer has no X-Subject-Token header"_s, where);
    const auto body = reply.object(where);
    if (!body)
        return failure(body);

    JsonReader answer(*body);
    JsonReader json = answer.object("token"_L1);
    KeystoneToken token;
    token.secret = reply.subjectToken;
    const auto expiresAt = json.maybeTime("expires_at"_L1);
    if (!expiresAt)
        json.report("expires_at"_L1, "is missing"_L1);
    token.expiresAt = expiresAt.value_or(QDateTime());
    token.issuedAt = json.maybeTime("issued_at"_L1).value_or(QDateTime());
    token.userId = json.object("user"_L1).maybeText("id"_L1).value_or(QString());
    token.userName = json.object("user"_L1).maybeText("name"_L1).value_or(QString());
    token.projectName = json.value("project"_L1)["name"_L1].toString();
    token.projectId = json.value("project"_L1)["id"_L1].toString();
    const QJsonArray roles = json.array("roles"_L1);
    for (const QJsonValue &role : roles)
        token.roles << role["name"_L1].toString();
    token.catalog = Catalog(json.array("catalog"_L1));
    if (!answer.problem().isEmpty())
        return malformed(answer.problem(), where);
    return token;
}

} // namespace drover
