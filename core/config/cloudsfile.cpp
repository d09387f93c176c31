// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cloudsfile.h"

#include "core/config/cloudsources.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

constexpr qint64 maxFileBytes = 1024 * 1024;

QStringList folders(const ConfigPlaces &places)
{
    QStringList found {places.workingDir, places.userConfigDir + "/openstack"_L1,
                       places.homeDir + "/.config/openstack"_L1};
    for (const QString &site : places.siteConfigDirs)
        found << site + "/openstack"_L1;
    return found;
}

/// The first readable one of FOLDER/STEM.{yaml,yml,json}, after the file that @p variable names.
Result<std::optional<CloudSources::File>> firstFile(const ConfigPlaces &places, const QString &stem,
                                                    const QString &variable, QStringList &warnings)
{
    QStringList candidates;
    if (const QString named = places.environment.value(variable); !variable.isEmpty() && !named.isEmpty()) {
        candidates << QDir(places.workingDir).absoluteFilePath(named);
        if (!QFileInfo::exists(candidates.constFirst()))
            warnings << u"%1: there is no file %2, so others are looked for."_s.arg(variable,
                                                                                    candidates.constFirst());
    }
    for (const QString &folder : folders(places)) {
        for (const auto &suffix : {".yaml"_L1, ".yml"_L1, ".json"_L1})
            candidates << folder + u'/' + stem + suffix;
    }

    for (const QString &name : std::as_const(candidates)) {
        if (!QFileInfo::exists(name))
            continue;
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            warnings << u"%1: cannot be read (%2), and is passed over."_s.arg(name, file.errorString());
            continue;
        }
        // Piece by piece, because OS_CLIENT_CONFIG_FILE may be a pipe, which has no size.
        QByteArray text;
        while (text.size() <= maxFileBytes) {
            const QByteArray piece = file.read(maxFileBytes);
            if (piece.isEmpty())
                break;
            text += piece;
        }
        if (file.error() != QFileDevice::NoError) {
            warnings << u"%1: cannot be read (%2), and is passed over."_s.arg(name, file.errorString());
            continue;
        }
        if (text.size() > maxFileBytes)
            return malformed(u"larger than 1 MiB, which no file of clouds is"_s, name);
        return std::optional(CloudSources::File {name, text});
    }
    return std::optional<CloudSources::File>();
}

/// "a, b, c (read from FILE)".
QString listed(const KnownClouds &known)
{
    const QString names = known.names().join(", "_L1);
    return known.files.isEmpty() ? names : u"%1 (read from %2)"_s.arg(names, known.files.join(", "_L1));
}

QString nothingFound(const KnownClouds &known)
{
    if (!known.files.isEmpty())
        return u"No cloud is described in %1."_s.arg(known.files.join(", "_L1));
    return u"No cloud is configured: no clouds.yaml was found in the working folder, in ~/.config/openstack "
           u"or in "
           "/etc/openstack, and no OS_* variables are set."_s;
}

} // namespace

ConfigPlaces ConfigPlaces::ofThisProcess()
{
    ConfigPlaces places;
    places.environment = QProcessEnvironment::systemEnvironment();
    places.workingDir = QDir::currentPath();
    places.homeDir = QDir::homePath();
    places.userConfigDir = QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation);
    places.siteConfigDirs = QStandardPaths::standardLocations(QStandardPaths::GenericConfigLocation);
    places.siteConfigDirs.removeAll(places.userConfigDir);
    places.siteConfigDirs << u"/etc"_s;
    return places;
}

QStringList KnownClouds::names() const
{
    QStringList names;
    for (const CloudConfig &cloud : clouds)
        names << cloud.name;
    names.removeDuplicates();
    return names;
}

Result<KnownClouds> readClouds(const ConfigPlaces &places)
{
    QStringList warnings;
    CloudSources sources;
    sources.environment = places.environment;
    sources.homeDir = places.homeDir;

    auto clouds = firstFile(places, u"clouds"_s, u"OS_CLIENT_CONFIG_FILE"_s, warnings);
    if (!clouds)
        return failure(clouds);
    auto secure = firstFile(places, u"secure"_s, u"OS_CLIENT_SECURE_FILE"_s, warnings);
    if (!secure)
        return failure(secure);
    auto profiles = firstFile(places, u"clouds-public"_s, {}, warnings);
    if (!profiles)
        return failure(profiles);
    sources.clouds = *std::move(clouds);
    sources.secure = *std::move(secure);
    sources.profiles = *std::move(profiles);

    Result<KnownClouds> known = understandClouds(sources);
    if (known)
        known->warnings = warnings + known->warnings;
    return known;
}

Result<CloudConfig> chooseCloud(const KnownClouds &known, const QString &name, const QString &region)
{
    if (known.clouds.isEmpty())
        return rejected(nothingFound(known));
    const QString wanted = name.isEmpty() ? known.chosen : name;
    if (wanted.isEmpty())
        return rejected(u"Say which cloud to use. There are %1."_s.arg(listed(known)));

    const CloudConfig *chosen = nullptr;
    QStringList regions;
    for (const CloudConfig &cloud : known.clouds) {
        if (cloud.name != wanted)
            continue;
        regions << cloud.region;
        if (!chosen && (region.isEmpty() || cloud.region == region))
            chosen = &cloud;
    }
    if (regions.isEmpty())
        return rejected(u"There is no cloud \"%1\". There are %2."_s.arg(wanted, listed(known)));
    if (!chosen)
        return rejected(u"The cloud \"%1\" has no region \"%2\". It has %3."_s.arg(wanted, region,
                                                                                   regions.join(", "_L1)));
    if (chosen->problem)
        return failure(*chosen->problem);
    return *chosen;
}

} // namespace drover
