// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/cloudsyaml.h"

#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QSaveFile>

#include <yaml-cpp/yaml.h>

using namespace Qt::StringLiterals;

namespace simcloud {

namespace {

struct Login {
    const User *user = nullptr;
    const Project *project = nullptr;
};

/// The first user whose role in a project is exactly this one.
Login loginOf(const Cloud &cloud, const QString &role)
{
    for (const User &user : cloud.users) {
        for (const Project &project : cloud.projects) {
            if (user.roles.value(project.id).contains(role))
                return {&user, &project};
        }
    }
    return {};
}

} // namespace

void choosePasswords(Cloud &cloud)
{
    for (User &user : cloud.users) {
        if (!user.password.isEmpty())
            continue;
        // Not of the cloud's dice: who knows the seed shall not know the password.
        for (int i = 0; i < 2; ++i)
            user.password += QString::number(QRandomGenerator::system()->generate64(), 36);
    }
}

QByteArray cloudsYaml(const Cloud &cloud, const QString &url)
{
    YAML::Emitter out;
    out << YAML::BeginMap << YAML::Key << "clouds" << YAML::Value << YAML::BeginMap;
    for (const auto &[name, role] :
         {std::pair("simcloud", u"admin"_s), std::pair("simcloud-manager", u"manager"_s),
          std::pair("simcloud-reader", u"reader"_s)}) {
        const Login login = loginOf(cloud, role);
        if (!login.user)
            continue;
        const auto entry = [&out](const char *key, const QString &value) {
            out << YAML::Key << key << YAML::Value << YAML::DoubleQuoted << value.toStdString();
        };
        out << YAML::Key << name << YAML::Value << YAML::BeginMap;
        out << YAML::Key << "auth" << YAML::Value << YAML::BeginMap;
        entry("auth_url", url + "/identity/v3"_L1);
        entry("username", login.user->name);
        entry("password", login.user->password);
        entry("user_domain_name", u"Default"_s);
        entry("project_name", login.project->name);
        entry("project_domain_name", u"Default"_s);
        out << YAML::EndMap;
        entry("region_name", cloud.settings.region);
        entry("identity_api_version", u"3"_s);
        out << YAML::EndMap;
    }
    out << YAML::EndMap << YAML::EndMap;
    return QByteArray(out.c_str()) + '\n';
}

tl::expected<void, QString> writePrivately(const QString &path, const QByteArray &content)
{
    const QFileInfo place(path);
    QSaveFile file(place.absoluteFilePath());
    const bool written = QDir().mkpath(place.absolutePath()) && file.open(QIODevice::WriteOnly)
        && file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        && file.write(content) == content.size() && file.commit();
    if (!written)
        return tl::make_unexpected(u"%1 cannot be written: %2."_s.arg(path, file.errorString()));
    return {};
}

} // namespace simcloud
