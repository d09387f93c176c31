// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/scenario.h"

#include "app/simcloud/scenarios/description.h"
#include "app/simcloud/scenarios/document.h"
#include "app/simcloud/scenarios/population.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

static void loadScenarioFiles()
{
    // Needed since the files are in a static library; must stand outside of every namespace.
    Q_INIT_RESOURCE(simcloud_scenarios);
}

namespace simcloud {

namespace {

using namespace scenarios;

const QString shelf = u":/simcloud/scenarios/"_s;

QString resourceOf(const QString &name)
{
    return shelf + name + ".yaml"_L1;
}

/// Reads @p yaml on top of the scenario that it is based on, if it is.
void readInto(Description &description, const QByteArray &yaml, Complaint &complaint, bool mayHaveBase)
{
    const Node document = readDocument(yaml, complaint);
    if (complaint.made())
        return;
    for (const Node::Entry &entry : document.entries) {
        if (entry.key != "based_on"_L1)
            continue;
        QFile base(resourceOf(entry.value.text));
        if (!mayHaveBase)
            complaint.say(entry.line, u"a scenario that another one is based on has no base itself."_s);
        else if (entry.value.kind != Node::Kind::Text || !scenarioNames().contains(entry.value.text)
                 || !base.open(QIODevice::ReadOnly))
            complaint.say(entry.line,
                          u"\"based_on\" must be one of "_s + scenarioNames().join(", "_L1) + u'.');
        else
            readInto(description, base.readAll(), complaint, false);
    }
    if (!complaint.made())
        describe(document, description, complaint);
}

} // namespace

QStringList scenarioNames()
{
    loadScenarioFiles();
    QStringList names = QDir(shelf).entryList({u"*.yaml"_s}, QDir::Files, QDir::Name);
    for (QString &name : names)
        name.chop(5);
    return names;
}

tl::expected<void, QString> fillFrom(Cloud &cloud, const QByteArray &yaml, const QString &file,
                                     std::uint64_t seed)
{
    loadScenarioFiles();
    cloud.dice = Dice(seed);
    Complaint complaint(file);
    Description description;
    description.settings = cloud.settings;
    readInto(description, yaml, complaint, true);
    if (!complaint.made()) {
        cloud.settings = description.settings;
        populate(cloud, description, complaint);
    }
    if (complaint.made())
        return tl::make_unexpected(complaint.sentence());
    return {};
}

tl::expected<void, QString> fill(Cloud &cloud, const QString &nameOrFile, std::uint64_t seed)
{
    const bool ours = scenarioNames().contains(nameOrFile);
    QFile file(ours ? resourceOf(nameOrFile) : nameOrFile);
    if (!file.exists()) {
        return tl::make_unexpected(u"There is no scenario and no file \"%1\"; the scenarios are %2."_s.arg(
            nameOrFile, scenarioNames().join(", "_L1)));
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return tl::make_unexpected(
            u"The scenario %1 cannot be read: %2."_s.arg(nameOrFile, file.errorString()));
    }
    // One byte more than a scenario may have, so that a device or a large file is refused and not read to its
    // end.
    const QByteArray yaml = file.read(1024 * 1024 + 1);
    if (file.error() != QFileDevice::NoError)
        return tl::make_unexpected(
            u"The scenario %1 cannot be read: %2."_s.arg(nameOrFile, file.errorString()));
    return fillFrom(cloud, yaml, ours ? nameOrFile + ".yaml"_L1 : nameOrFile, seed);
}

} // namespace simcloud
