// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/state/statefile.h"

#include "app/simcloud/state/reading.h"
#include "app/simcloud/state/writing.h"

#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>

#include <algorithm>

namespace simcloud {

namespace {

using namespace state;

constexpr int version = 1;
const QString format = u"drover-simcloud-state"_s;

QJsonObject actionsOf(const Cloud &cloud, Pools &pools)
{
    QJsonObject actions;
    for (const Server &server : cloud.servers()) {
        if (const auto &of = cloud.actionsOf(server.id); !of.empty())
            actions.insert(server.id, arrayOf(of, pools));
    }
    return actions;
}

QJsonArray allocationsOf(const Cloud &cloud, Pools &pools)
{
    QJsonArray allocations;
    for (const auto &[consumer, allocation] : cloud.allocations())
        allocations.append(jsonOf(allocation, pools));
    return allocations;
}

QJsonObject cloudObject(const Cloud &cloud)
{
    Pools pools;
    // Those that the API lists come first, in their order.
    for (const FlavorPtr &flavor : cloud.flavors)
        (void)pools.flavors.placeOf(flavor);
    QJsonObject object {
        {"settings"_L1, jsonOf(cloud.settings, pools)},
        {"dice"_L1, QString::fromLatin1(cloud.dice.state())},
        {"now"_L1, jsonOf(cloud.now, pools)},
        {"listed_flavors"_L1, qint64(cloud.flavors.size())},
        {"images"_L1, arrayOf(cloud.images, pools)},
        {"aggregates"_L1, arrayOf(cloud.aggregates, pools)},
        {"groups"_L1, arrayOf(cloud.groups, pools)},
        {"projects"_L1, arrayOf(cloud.projects, pools)},
        {"users"_L1, arrayOf(cloud.users, pools)},
        {"credentials"_L1, arrayOf(cloud.credentials, pools)},
        {"hosts"_L1, arrayOf(cloud.hosts(), pools)},
        {"servers"_L1, arrayOf(cloud.servers(), pools)},
        {"migrations"_L1, arrayOf(cloud.migrations(), pools)},
        {"actions"_L1, actionsOf(cloud, pools)},
        {"allocations"_L1, allocationsOf(cloud, pools)},
    };
    QJsonArray flavors;
    for (const FlavorPtr &flavor : pools.flavors.things())
        flavors.append(jsonOf(*flavor, pools));
    QJsonArray workloads;
    for (const auto &workload : pools.workloads.things())
        workloads.append(jsonOf(*workload, pools));
    object.insert("flavors"_L1, flavors);
    object.insert("workloads"_L1, workloads);
    return object;
}

/// Puts the parts of a file into a cloud, in the order in which they need one another.
class Loading {
public:
    Loading(const QJsonObject &object, Cloud &cloud) : m_object(object), m_cloud(cloud) { }

    /// What was wrong, or nothing.
    [[nodiscard]] QString run()
    {
        catalogue();
        hosts();
        servers();
        migrations();
        actions();
        allocations();
        return m_source.mistake;
    }

private:
    [[nodiscard]] bool fine() const { return m_source.mistake.isEmpty(); }

    template<typename T>
    void read(QLatin1String key, T &value)
    {
        if (fine())
            readValue(m_object.value(key), value, key, m_source);
    }

    template<typename T, typename Take>
    void each(QLatin1String key, Take take)
    {
        if (fine())
            readList<T>(m_object.value(key), key, m_source, take);
    }

    void catalogue()
    {
        QString dice;
        int listed = 0;
        read("settings"_L1, m_cloud.settings);
        read("dice"_L1, dice);
        if (fine() && !m_cloud.dice.restore(dice.toLatin1()))
            m_source.complain(u"dice"_s, u"are not as they were written");
        read("now"_L1, m_cloud.now);
        each<Flavor>("flavors"_L1, [&](Flavor &&flavor) {
            m_source.flavors.push_back(std::make_shared<const Flavor>(std::move(flavor)));
        });
        each<Workload>("workloads"_L1, [&](Workload &&workload) {
            m_source.workloads.push_back(std::make_shared<const Workload>(std::move(workload)));
        });
        read("listed_flavors"_L1, listed);
        if (listed < 0 || std::size_t(listed) > m_source.flavors.size())
            m_source.complain(u"listed_flavors"_s, u"are more than the flavors");
        if (fine())
            m_cloud.flavors.assign(m_source.flavors.begin(), m_source.flavors.begin() + listed);
        read("images"_L1, m_cloud.images);
        read("aggregates"_L1, m_cloud.aggregates);
        read("groups"_L1, m_cloud.groups);
        read("projects"_L1, m_cloud.projects);
        read("users"_L1, m_cloud.users);
        read("credentials"_L1, m_cloud.credentials);
    }

    void hosts()
    {
        each<Host>("hosts"_L1, [&](Host &&host) {
            if (m_cloud.host(host.name))
                m_source.complain(u"hosts"_s, u"have a name twice");
            else
                m_cloud.add(std::move(host));
        });
    }

    void servers()
    {
        each<Server>("servers"_L1, [&](Server &&server) {
            const QString where = u"servers[%1]"_s.arg(m_cloud.servers().size());
            if (server.number != int(m_cloud.servers().size()) + 1)
                m_source.complain(where, u"is not at the place of its number");
            if (server.id.isEmpty() || m_cloud.server(server.id))
                m_source.complain(where, u"has no id of its own");
            if (!server.host.isEmpty() && !m_cloud.host(server.host))
                m_source.complain(where, u"is on a host that is not there");
            if (fine())
                m_cloud.add(std::move(server));
        });
    }

    void migrations()
    {
        each<Migration>("migrations"_L1, [&](Migration &&migration) {
            if (migration.id != int(m_cloud.migrations().size()) + 1 || migration.uuid.isEmpty())
                m_source.complain(u"migrations[%1]"_s.arg(m_cloud.migrations().size()),
                                  u"is not at the place of its id");
            else
                m_cloud.addMigration(std::move(migration));
        });
    }

    void actions()
    {
        QMap<QString, std::vector<InstanceAction>> actions;
        read("actions"_L1, actions);
        for (const auto &[server, of] : actions.asKeyValueRange())
            m_cloud.actionsOf(server) = of;
    }

    void allocations()
    {
        std::vector<qint64> generations;
        for (const Host &host : m_cloud.hosts())
            generations.push_back(host.generation);
        each<Allocation>("allocations"_L1, [&](Allocation &&allocation) {
            for (const Claim &claim : allocation.claims) {
                if (!m_cloud.host(claim.host))
                    m_source.complain(u"allocations of "_s + allocation.consumer,
                                      u"are of a host that is not there");
            }
            if (m_cloud.allocation(allocation.consumer))
                m_source.complain(u"allocations"_s, u"have a consumer twice");
            if (fine())
                m_cloud.allocate(std::move(allocation));
        });
        // Each allocation counts as a change of the provider, but these are none.
        for (std::size_t number = 0; number < generations.size(); ++number)
            m_cloud.hosts()[number].generation = generations[number];
    }

    const QJsonObject &m_object;
    Cloud &m_cloud;
    Source m_source = {};
};

} // namespace

tl::expected<void, QString> saveState(const QString &file, const Cloud &cloud, const QJsonObject &engine)
{
    const QJsonObject all {
        {"format"_L1, format},
        {"version"_L1, version},
        {"cloud"_L1, cloudObject(cloud)},
        {"engine"_L1, engine},
    };
    QSaveFile out(file);
    // The passwords of its users are in it.
    const auto onlyOurs = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!out.open(QIODevice::WriteOnly) || !out.setPermissions(onlyOurs)
        || out.write(QJsonDocument(all).toJson(QJsonDocument::Compact)) < 0 || !out.commit()) {
        return tl::make_unexpected(u"The state cannot be written to %1: %2."_s.arg(file, out.errorString()));
    }
    return {};
}

tl::expected<QJsonObject, QString> loadState(const QString &file, Cloud &cloud)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return tl::make_unexpected(u"The state in %1 cannot be read: %2."_s.arg(file, in.errorString()));
    QJsonParseError mistake;
    const QJsonObject all = QJsonDocument::fromJson(in.readAll(), &mistake).object();
    if (mistake.error != QJsonParseError::NoError) {
        return tl::make_unexpected(u"The state in %1 is damaged at byte %2: %3."_s.arg(file)
                                       .arg(mistake.offset)
                                       .arg(mistake.errorString()));
    }
    if (all.value("format"_L1).toString() != format)
        return tl::make_unexpected(u"%1 is no state of a simulated cloud."_s.arg(file));
    if (const int found = all.value("version"_L1).toInt(); found != version) {
        return tl::make_unexpected(
            u"The state in %1 is of version %2, and this program knows version %3."_s.arg(file)
                .arg(found)
                .arg(version));
    }
    const QJsonObject object = all.value("cloud"_L1).toObject();
    if (const QString wrong = Loading(object, cloud).run(); !wrong.isEmpty())
        return tl::make_unexpected(u"The state in %1 is damaged: %2."_s.arg(file, wrong));
    return all.value("engine"_L1).toObject();
}

} // namespace simcloud
