// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/connect/cloudwords.h"

#include <QCoreApplication>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

struct CloudWords {
    Q_DECLARE_TR_FUNCTIONS(CloudWords)
};

QString firstOf(const QString &name, const QString &id)
{
    return name.isEmpty() ? id : name;
}

} // namespace

QString methodText(AuthConfig::Method method)
{
    switch (method) {
    case AuthConfig::Method::Password:
        return CloudWords::tr("password");
    case AuthConfig::Method::Token:
        return CloudWords::tr("token");
    case AuthConfig::Method::ApplicationCredential:
        break;
    }
    return CloudWords::tr("application credential");
}

QString signInText(const AuthConfig &auth)
{
    QStringList parts;
    if (auth.method == AuthConfig::Method::ApplicationCredential)
        parts << firstOf(auth.applicationCredentialName, auth.applicationCredentialId);
    else if (const QString user = firstOf(auth.username, auth.userId); !user.isEmpty())
        parts << user;
    if (const QString domain = firstOf(auth.userDomainName, auth.userDomainId); !domain.isEmpty())
        parts << CloudWords::tr("domain %1").arg(domain);
    if (auth.systemScope)
        parts << CloudWords::tr("system scope");
    else if (const QString project = firstOf(auth.projectName, auth.projectId); !project.isEmpty())
        parts << CloudWords::tr("project %1").arg(project);
    return parts.join(u" · "_s);
}

bool lacksSecret(const AuthConfig &auth)
{
    switch (auth.method) {
    case AuthConfig::Method::Password:
        return auth.password.isEmpty();
    case AuthConfig::Method::Token:
        return auth.token.isEmpty();
    case AuthConfig::Method::ApplicationCredential:
        break;
    }
    return auth.applicationCredentialSecret.isEmpty();
}

void setSecret(AuthConfig &auth, const Secret &secret)
{
    switch (auth.method) {
    case AuthConfig::Method::Password:
        auth.password = secret;
        return;
    case AuthConfig::Method::Token:
        auth.token = secret;
        return;
    case AuthConfig::Method::ApplicationCredential:
        auth.applicationCredentialSecret = secret;
        return;
    }
}

} // namespace drover
