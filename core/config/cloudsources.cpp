// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/config/cloudsources.h"

#include "core/config/cloudreading.h"
#include "core/config/configtree.h"

#include <optional>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

/// Each key spelt with _ for -, all the way down.
Result<ConfigNode> withUnderscores(const ConfigNode &node)
{
    ConfigNode spelt = node;
    spelt.entries.clear();
    for (ConfigNode &item : spelt.items) {
        Result<ConfigNode> inner = withUnderscores(item);
        if (!inner)
            return inner;
        item = *std::move(inner);
    }
    for (const ConfigEntry &entry : node.entries) {
        Result<ConfigNode> value = withUnderscores(entry.value);
        if (!value)
            return value;
        const QString key = QString(entry.key).replace(u'-', u'_');
        if (spelt.find(key))
            return malformed(u"the key \"%1\" is given twice, once with - and once with _"_s.arg(key),
                             value->place.text());
        spelt.entries.push_back({key, *std::move(value)});
    }
    return spelt;
}

ConfigNode emptyMap()
{
    ConfigNode map;
    map.kind = ConfigNode::Kind::Map;
    return map;
}

class Understanding {
public:
    explicit Understanding(const CloudSources &sources) : m_sources(sources) { }

    Result<KnownClouds> all()
    {
        ConfigNode clouds = emptyMap();
        for (const auto *file : {&m_sources.clouds, &m_sources.secure}) {
            if (!*file)
                continue;
            const Result<ConfigNode> section = sectionOf(**file, u"clouds"_s);
            if (!section)
                return failure(section);
            clouds = laidOver(std::move(clouds), *section);
        }
        for (const ConfigEntry &cloud : clouds.entries) {
            const Result<QList<CloudConfig>> regions = inEachRegion(cloud.key, cloud.value);
            if (!regions)
                return failure(regions);
            m_known.clouds << *regions;
        }
        if (const ConfigNode variables = fromVariables(); !variables.entries.empty()) {
            if (const ConfigNode *same = clouds.find(variablesCloud()))
                return rejected(
                    u"this cloud has the name of the one that the OS_* variables describe; rename it, "
                    "or set OS_CLOUD_NAME"_s,
                    same->place.text());
            addVariablesCloud(variables);
        }
        choose();
        return m_known;
    }

private:
    /// The map of clouds or profiles below @p key.
    Result<ConfigNode> sectionOf(const CloudSources::File &file, const QString &key)
    {
        m_known.files << file.name;
        const Result<ConfigNode> root = parseConfig(file.text, file.name);
        if (!root)
            return root;
        if (root->kind != ConfigNode::Kind::Map && root->kind != ConfigNode::Kind::Null)
            return malformed(u"the file must be a map with the key \"%1\""_s.arg(key), root->place.text());
        const ConfigNode *section = root->find(key);
        if (!section || section->kind == ConfigNode::Kind::Null) {
            m_known.warnings << u"%1: there is nothing under the key \"%2\"."_s.arg(file.name, key);
            return emptyMap();
        }
        if (section->kind != ConfigNode::Kind::Map)
            return malformed(
                u"\"%1\" must be a map of names, each with its settings indented below it"_s.arg(key),
                section->place.text());
        ConfigNode named = *section;
        for (ConfigEntry &entry : named.entries) {
            if (entry.value.kind != ConfigNode::Kind::Map && entry.value.kind != ConfigNode::Kind::Null)
                return malformed(u"\"%1\" must be a map of settings"_s.arg(entry.key),
                                 entry.value.place.text());
            Result<ConfigNode> spelt = withUnderscores(entry.value);
            if (!spelt)
                return spelt;
            entry.value = *std::move(spelt);
            entry.value.kind = ConfigNode::Kind::Map;
        }
        return named;
    }

    Result<QList<CloudConfig>> inEachRegion(const QString &name, const ConfigNode &own)
    {
        const Result<ConfigNode> profile = profileOf(own);
        if (!profile)
            return failure(profile);
        ConfigNode settings = laidOver(*profile, own);
        settings.place = own.place;

        Result<std::vector<ConfigNode>> regions = regionsOf(own);
        if (regions && regions->empty())
            regions = regionsOf(*profile);
        if (!regions)
            return failure(regions);
        if (regions->empty())
            regions->push_back(emptyMap());

        QList<CloudConfig> clouds;
        for (const ConfigNode &region : *regions) {
            Result<CloudConfig> cloud =
                readCloud(laidOver(settings, region), m_sources.homeDir, m_known.warnings);
            if (!cloud)
                return failure(cloud);
            cloud->name = name;
            cloud->source = own.place.source;
            clouds << *std::move(cloud);
        }
        return clouds;
    }

    /// What each region of a cloud sets differently, its region_name among it.
    Result<std::vector<ConfigNode>> regionsOf(const ConfigNode &cloud)
    {
        std::vector<ConfigNode> regions;
        const ConfigNode *listed = cloud.find(u"regions");
        const ConfigNode *named = cloud.find(u"region_name");
        if (listed && listed->kind != ConfigNode::Kind::Null) {
            if (listed->kind != ConfigNode::Kind::List)
                return malformed(u"\"regions\" must be a list"_s, listed->place.text());
            for (const ConfigNode &item : listed->items) {
                const Result<ConfigNode> region = regionOf(item);
                if (!region)
                    return failure(region);
                regions.push_back(*region);
            }
        } else if (named && named->kind == ConfigNode::Kind::List) {
            for (const ConfigNode &item : named->items) {
                const Result<ConfigNode> region = regionOf(item);
                if (!region)
                    return failure(region);
                regions.push_back(*region);
            }
        } else if (named && named->kind == ConfigNode::Kind::Text) {
            for (const QString &name : named->text.split(u',', Qt::SkipEmptyParts)) {
                ConfigNode region = *named;
                region.text = name.trimmed();
                regions.push_back(regionNamed(region));
            }
        }
        return regions;
    }

    /// One element of the list: a name, or a map of a name and the values that differ there.
    static Result<ConfigNode> regionOf(const ConfigNode &item)
    {
        if (item.kind == ConfigNode::Kind::Text)
            return regionNamed(item);
        const ConfigNode *name = item.find(u"name");
        const ConfigNode *values = item.find(u"values");
        const size_t known = (name ? 1 : 0) + (values ? 1 : 0);
        if (!name || name->kind != ConfigNode::Kind::Text || item.entries.size() != known)
            return malformed(u"a region must be a name, or a map of \"name\" and \"values\" only"_s,
                             item.place.text());
        if (!values || values->kind == ConfigNode::Kind::Null)
            return regionNamed(*name);
        if (values->kind != ConfigNode::Kind::Map)
            return malformed(u"the \"values\" of a region must be a map"_s, values->place.text());
        ConfigNode region = *values;
        std::erase_if(region.entries,
                      [](const ConfigEntry &entry) { return entry.value.kind == ConfigNode::Kind::Null; });
        region.set(u"region_name"_s, *name);
        return region;
    }

    static ConfigNode regionNamed(const ConfigNode &name)
    {
        ConfigNode region = emptyMap();
        region.set(u"region_name"_s, name);
        return region;
    }

    /// The settings of the profile that @p cloud names; an empty map when it names none, or one we do not
    /// have.
    Result<ConfigNode> profileOf(const ConfigNode &cloud)
    {
        const ConfigNode *name = cloud.find(u"profile");
        if (!name)
            name = cloud.find(u"cloud");
        if (!name || name->kind == ConfigNode::Kind::Null)
            return emptyMap();
        if (name->kind != ConfigNode::Kind::Text)
            return malformed(u"\"profile\" must be a name"_s, name->place.text());
        if (name->text.isEmpty() || name->text == variablesCloud())
            return emptyMap();
        if (m_sources.profiles && !m_profiles) {
            Result<ConfigNode> section = sectionOf(*m_sources.profiles, u"public-clouds"_s);
            if (!section)
                return section;
            m_profiles = *std::move(section);
        }
        if (const ConfigNode *profile = m_profiles ? m_profiles->find(name->text) : nullptr)
            return *profile;
        m_known.warnings
            << u"%1: there is no clouds-public.yaml with this profile, and the vendor profiles built "
               "into openstacksdk do not come with Drover: only the cloud's own settings are used."_s.arg(
                   name->place.text());
        return emptyMap();
    }

    [[nodiscard]] QString variablesCloud() const
    {
        const QString name = m_sources.environment.value(u"OS_CLOUD_NAME"_s);
        return name.isEmpty() ? u"envvars"_s : name;
    }

    /// OS_KEY as key, over openstacksdk's defaults; nothing at all when only selectors are set.
    [[nodiscard]] ConfigNode fromVariables() const
    {
        static const QStringList selectors {u"OS_CLOUD"_s, u"OS_REGION_NAME"_s, u"OS_CLIENT_CONFIG_FILE"_s,
                                            u"OS_CLIENT_SECURE_FILE"_s, u"OS_CLOUD_NAME"_s};
        ConfigNode cloud = emptyMap();
        cloud.place.source = u"OS_* variables"_s;
        // With these openstacksdk fills the variables' cloud first, so that OS_PROFILE cannot change them.
        cloud.set(u"interface"_s, textNode(cloud.place.source, u"public"_s));
        cloud.set(u"verify"_s, textNode(cloud.place.source, u"true"_s));
        for (const auto &unset : {u"api_timeout"_s, u"cacert"_s, u"cert"_s, u"key"_s})
            cloud.set(unset, ConfigNode());
        const QString oldName = u"OS_AUTH_PLUGIN"_s;
        cloud.set(u"auth_type"_s, textNode(oldName, m_sources.environment.value(oldName, u"password"_s)));

        bool describesCloud = false;
        QStringList names = m_sources.environment.keys();
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const QString value = m_sources.environment.value(name);
            // The test tools of OpenStack's own CI use the excluded ones.
            if (!name.startsWith("OS_"_L1) || name.startsWith("OS_TEST"_L1) || name.startsWith("OS_STD"_L1)
                || name.startsWith("OS_LOG"_L1) || value.isEmpty())
                continue;
            describesCloud = describesCloud || !selectors.contains(name);
            if (!selectors.contains(name) || name == "OS_REGION_NAME"_L1)
                cloud.set(name.sliced(3).toLower(), textNode(name, value));
        }
        return describesCloud ? cloud : ConfigNode();
    }

    static ConfigNode textNode(const QString &variable, const QString &text)
    {
        ConfigNode node;
        node.kind = ConfigNode::Kind::Text;
        node.place.source = variable;
        node.text = text;
        return node;
    }

    /// A variable of the wrong shape must not keep the operator from the clouds of the file.
    void addVariablesCloud(const ConfigNode &variables)
    {
        Result<QList<CloudConfig>> regions = inEachRegion(variablesCloud(), variables);
        if (!regions) {
            CloudConfig broken;
            broken.name = variablesCloud();
            broken.source = variables.place.source;
            broken.problem = regions.error();
            broken.problem->kind = Error::Kind::Rejected;
            regions = QList {broken};
        }
        m_known.clouds << *regions;
        m_variablesDescribeCloud = true;
    }

    void choose()
    {
        m_known.chosen = m_sources.environment.value(u"OS_CLOUD"_s);
        if (m_known.chosen.isEmpty() && m_variablesDescribeCloud)
            m_known.chosen = variablesCloud();
        const QStringList names = m_known.names();
        if (m_known.chosen.isEmpty() && names.size() == 1)
            m_known.chosen = names.constFirst();
    }

    const CloudSources &m_sources;
    KnownClouds m_known;
    std::optional<ConfigNode> m_profiles;
    bool m_variablesDescribeCloud = false;
};

} // namespace

Result<KnownClouds> understandClouds(const CloudSources &sources)
{
    return Understanding(sources).all();
}

} // namespace drover
