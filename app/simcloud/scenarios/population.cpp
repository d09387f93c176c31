// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/scenarios/population.h"

#include "app/simcloud/engine/numafit.h"
#include "app/simcloud/scenarios/history.h"

#include <QSet>
#include <QUuid>

#include <algorithm>
#include <chrono>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace simcloud::scenarios {

namespace {

/// The namespace of names of hosts, RFC 4122 appendix C.
const QUuid dnsNamespace(u"6ba7b810-9dad-11d1-80b4-00c04fd430c8"_s);

/// One host while the cloud is filled.
struct Site {
    Host *host = nullptr;
    QMap<QString, Inventory> inventories = {};
    QMap<QString, qint64> used = {};
    std::vector<Claim> held = {};

    void hold(const Claim &claim)
    {
        for (const auto &[resource, amount] : claim.resources.asKeyValueRange())
            used[resource] += amount;
        held.push_back(claim);
    }

    [[nodiscard]] double memoryShare() const
    {
        return double(used.value(u"MEMORY_MB"_s)) / double(std::max<qint64>(host->memoryMiB, 1));
    }
};

/// What the instances of one plan have in common.
struct Kind {
    const InstancePlan *plan = nullptr;
    FlavorPtr flavor = {};
    QString imageId = {};
    QMap<QString, QString> properties = {};
    std::shared_ptr<const Workload> workload = {};
    QString projectId = {};
    Doer doer = {};
    QString groupId = {};
    Need need = {};
    bool plain = false; ///< Placement's amounts are all that it needs.
    std::vector<Site *> sites = {};
};

struct Birth {
    const Kind *kind = nullptr;
    QString name = {};
    Moment created = {};
    Site *site = nullptr; ///< None for those that are nowhere.
    Claim claim = {};
};

class Population {
public:
    Population(Cloud &cloud, const Description &all, Complaint &complaint)
        : m_cloud(cloud), m_all(all), m_complaint(complaint)
    {
    }

    void run();

private:
    void people();
    void hosts();
    void catalogue();
    void groups();
    void kinds();
    void instances();
    void orphans();

    [[nodiscard]] std::vector<Birth> births();
    void bear(const Birth &birth);
    void equip(Server &server, const Kind &kind);
    void putIntoState(Server &server, const Kind &kind, Site *site);
    void remember(Server &server, const Kind &kind, const QString &host, Moment until);
    void leaveBehind(Server &server, const Kind &kind, Site &site, Moment since);

    [[nodiscard]] std::vector<Site *> sitesFor(const Kind &kind);
    void place(Birth &birth);
    [[nodiscard]] bool groupAllows(const Kind &kind, const Site &site) const;
    [[nodiscard]] Fit tryOn(const Site &site, const Need &need, bool plain) const;
    void allocate(const QString &consumer, const Kind &kind, const Claim &claim);

    [[nodiscard]] std::shared_ptr<const Workload> workload(const QString &name, const Flavor &flavor);
    [[nodiscard]] Doer doerOf(const QString &project, const QString &user) const;
    [[nodiscard]] Doer operatorOfTheCloud() const;
    [[nodiscard]] QString requestId() { return "req-"_L1 + m_cloud.dice.uuid(); }
    [[nodiscard]] Span someTime(Span low, Span high)
    {
        return Span(m_cloud.dice.between(low.count(), std::max(low, high).count()));
    }

    Cloud &m_cloud;
    const Description &m_all;
    Complaint &m_complaint;
    std::deque<Site> m_sites = {};
    QHash<QString, Site *> m_siteOf = {};
    QHash<QString, QString> m_projectIds = {};
    std::map<const Flavor *, FlavorPtr> m_flavors = {};
    std::map<QString, std::shared_ptr<const Workload>> m_workloads = {};
    std::deque<Kind> m_kinds = {};
    QHash<QString, QString> m_networkIds = {};
    QHash<QString, quint32> m_nextAddress = {};
    QHash<QString, QHash<QString, int>> m_groupHosts = {}; ///< Members on a host, by group id.
    std::vector<Migration> m_migrations = {};
};

void Population::run()
{
    people();
    hosts();
    catalogue();
    groups();
    kinds();
    if (!m_complaint.made())
        instances();
    if (!m_complaint.made())
        orphans();
}

void Population::people()
{
    for (const QString &name : m_all.projects) {
        if (m_projectIds.contains(name))
            continue;
        const QString id = m_cloud.dice.hexId();
        m_projectIds.insert(name, id);
        // As keystone-manage bootstrap makes it.
        const QString description =
            name == "admin"_L1 ? u"Bootstrap project for initializing the cloud."_s : QString();
        m_cloud.projects.push_back({.id = id, .name = name, .description = description});
    }
    for (const UserPlan &plan : m_all.users) {
        User user = plan.user;
        user.id = m_cloud.dice.hexId();
        user.roles.clear();
        for (const auto &[project, roles] : plan.user.roles.asKeyValueRange())
            user.roles.insert(m_projectIds.value(project), roles);
        m_cloud.users.push_back(user);
    }
}

void Population::hosts()
{
    Dice &dice = m_cloud.dice;
    int number = 0;
    for (const HostPlan &plan : m_all.hosts) {
        ++number;
        Host host = plan.host;
        host.serviceId = dice.uuid();
        // Behind those of nova-scheduler and nova-conductor.
        host.serviceNumber = number + 2;
        host.hypervisorNumber = number;
        host.providerId = QUuid::createUuidV5(dnsNamespace, host.name).toString(QUuid::WithoutBraces);
        if (host.ip.isEmpty())
            host.ip = u"10.20.%1.%2"_s.arg(number / 250).arg(number % 250 + 1);
        host.booted = m_cloud.now - std::chrono::days(dice.between(plan.upDays.low, plan.upDays.high))
            - someTime(1h, 23h);
        host.updated = plan.disabledDays ? m_cloud.now - std::chrono::days(plan.disabledDays) : host.booted;
        host.lastSeen = m_cloud.now;
        if (plan.deadMinutes) {
            host.alive = false;
            host.lastSeen = m_cloud.now - std::chrono::minutes(*plan.deadMinutes);
        }
        Host &added = m_cloud.add(std::move(host));
        Site &site = m_sites.emplace_back();
        site.host = &added;
        site.inventories = inventoriesOf(added);
        m_siteOf.insert(added.name, &site);
    }
    for (Aggregate aggregate : m_all.aggregates) {
        aggregate.id = int(m_cloud.aggregates.size()) + 1;
        aggregate.uuid = dice.uuid();
        aggregate.created = m_cloud.now - std::chrono::days(700) - someTime(0h, 48h);
        m_cloud.aggregates.push_back(aggregate);
    }
}

void Population::catalogue()
{
    for (const FlavorPtr &plan : m_all.flavors) {
        auto flavor = std::make_shared<Flavor>(*plan);
        flavor->number = int(m_cloud.flavors.size()) + 1;
        if (flavor->id.isEmpty())
            flavor->id = m_cloud.dice.uuid();
        m_flavors.emplace(plan.get(), flavor);
        m_cloud.flavors.push_back(flavor);
    }
    for (Image image : m_all.images) {
        image.id = m_cloud.dice.uuid();
        image.status = u"active"_s;
        image.containerFormat = u"bare"_s;
        image.visibility = u"public"_s;
        image.owner = m_cloud.projects.empty() ? QString() : m_cloud.projects.front().id;
        image.created = m_cloud.now - std::chrono::days(420) - someTime(0h, 480h);
        m_cloud.images.push_back(image);
    }
    for (const NetworkPlan &network : m_all.networks) {
        m_networkIds.insert(network.name, m_cloud.dice.uuid());
        m_nextAddress.insert(network.name, network.firstAddress);
    }
}

void Population::groups()
{
    for (const GroupPlan &plan : m_all.groups) {
        ServerGroup group = plan.group;
        group.id = m_cloud.dice.uuid();
        group.userId = doerOf(group.projectId, {}).userId;
        group.projectId = m_projectIds.value(group.projectId);
        m_cloud.groups.push_back(group);
    }
}

Doer Population::doerOf(const QString &project, const QString &user) const
{
    const QString projectId = m_projectIds.value(project);
    const auto fits = [&](const User &candidate) {
        const QStringList roles = candidate.roles.value(projectId);
        return user.isEmpty() ? roles.contains(u"member"_s) : candidate.name == user;
    };
    const auto found = std::find_if(m_cloud.users.cbegin(), m_cloud.users.cend(), fits);
    return {found == m_cloud.users.cend() ? operatorOfTheCloud().userId : found->id, projectId};
}

Doer Population::operatorOfTheCloud() const
{
    for (const User &user : m_cloud.users) {
        for (const auto &[project, roles] : user.roles.asKeyValueRange()) {
            if (roles.contains(u"admin"_s))
                return {user.id, project};
        }
    }
    return {};
}

void Population::kinds()
{
    for (const InstancePlan &plan : m_all.instances) {
        Kind kind {.plan = &plan};
        kind.flavor = m_flavors[plan.flavor.get()];
        const auto image = std::find_if(m_cloud.images.cbegin(), m_cloud.images.cend(),
                                        [&](const Image &candidate) { return candidate.name == plan.image; });
        if (image != m_cloud.images.cend()) {
            kind.imageId = plan.rootVolumeGiB ? QString() : image->id;
            kind.properties = image->properties;
        }
        kind.properties.insert(plan.properties);
        kind.workload = workload(plan.workload, *kind.flavor);
        kind.projectId = m_projectIds.value(plan.project);
        kind.doer = doerOf(plan.project, plan.user);
        for (const ServerGroup &group : m_cloud.groups) {
            if (group.name == plan.group)
                kind.groupId = group.id;
        }
        std::vector<Port> ports;
        ports.reserve(size_t(plan.ports.size()));
        for (const PortPlan &port : plan.ports)
            ports.push_back(
                {.vnicType = port.vnicType, .physicalNetwork = m_all.network(port.network)->physicalNetwork});
        kind.need = needOf(*kind.flavor, kind.properties, ports, kind.imageId.isEmpty());
        kind.plain = kind.need.cells.empty() && kind.need.devices.empty() && kind.need.functions.empty()
            && kind.need.requiredTraits.isEmpty() && kind.need.forbiddenTraits.isEmpty();
        kind.sites = sitesFor(kind);
        if (kind.sites.empty() && !plan.nowhere)
            m_complaint.say(plan.line,
                            u"no host is left for these instances by their hosts, zone, flavor and "
                            "machine type."_s);
        m_kinds.push_back(std::move(kind));
    }
}

std::shared_ptr<const Workload> Population::workload(const QString &name, const Flavor &flavor)
{
    if (name.isEmpty())
        return {};
    auto &made = m_workloads[name + u'/' + QString::number(flavor.memoryMiB)];
    if (made)
        return made;
    const WorkloadPlan &plan = m_all.workloads.at(name);
    Workload workload {.usedShare = plan.usedShare, .repeats = plan.repeats};
    for (const WorkloadPlan::Phase &phase : plan.phases) {
        const double memory = double(flavor.memoryMiB);
        const double wanted = phase.workingSetMiB > 0 ? phase.workingSetMiB : phase.workingSetShare * memory;
        workload.phases.push_back({.seconds = phase.seconds,
                                   .dirtyMiBPerSecond = phase.dirtyMiBPerSecond,
                                   .workingSetMiB = std::min(wanted, memory)});
    }
    made = std::make_shared<const Workload>(workload);
    return made;
}

std::vector<Site *> Population::sitesFor(const Kind &kind)
{
    static const QString prefix = u"aggregate_instance_extra_specs:"_s;
    const InstancePlan &plan = *kind.plan;
    // As AggregateInstanceExtraSpecsFilter: a key that an aggregate of the host has must have that value in
    // one.
    QHash<QString, QMap<QString, QStringList>> metadata;
    QHash<QString, QString> zones;
    for (const Aggregate &aggregate : m_cloud.aggregates) {
        for (const QString &host : aggregate.hosts) {
            for (const auto &[key, value] : aggregate.metadata.asKeyValueRange())
                metadata[host][key] << value;
            if (!aggregate.zone.isEmpty() && !zones.contains(host))
                zones.insert(host, aggregate.zone);
        }
    }
    const QString machineType = kind.properties.value(u"hw_machine_type"_s);
    const auto allowed = [&](const Host &host) {
        if (!plan.hosts.isEmpty() && !plan.hosts.contains(host.name))
            return false;
        if (!plan.zone.isEmpty() && zones.value(host.name, u"nova"_s) != plan.zone)
            return false;
        if (!machineType.isEmpty() && !host.machineTypes.isEmpty()
            && !host.machineTypes.contains(machineType))
            return false;
        for (const auto &[key, value] : kind.flavor->extraSpecs.asKeyValueRange()) {
            if (key.startsWith(prefix)
                && !metadata.value(host.name).value(key.sliced(prefix.size())).contains(value))
                return false;
        }
        return true;
    };
    std::vector<Site *> sites;
    for (Site &site : m_sites) {
        if (allowed(*site.host))
            sites.push_back(&site);
    }
    return sites;
}

std::vector<Birth> Population::births()
{
    std::vector<Birth> births;
    QSet<std::pair<QString, QString>> taken;
    for (const Kind &kind : m_kinds) {
        const InstancePlan &plan = *kind.plan;
        // Those of one kind were mostly rolled out together.
        const auto age = [&] {
            return std::chrono::days(m_cloud.dice.between(plan.ageDays.low, plan.ageDays.high))
                + someTime(0s, plan.ageDays.high ? 24h : 0h);
        };
        Moment created = m_cloud.now - age();
        for (const QString &name : plan.names) {
            if (taken.contains({plan.project, name}))
                m_complaint.say(plan.line,
                                u"the project %1 has an instance \"%2\" already."_s.arg(plan.project, name));
            taken.insert({plan.project, name});
            const bool replacedLater = plan.ageDays.high && m_cloud.dice.chance(0.15);
            births.push_back({&kind, name, replacedLater ? m_cloud.now - age() : created});
            created = std::min(created + someTime(2s, 40s), m_cloud.now);
        }
    }
    std::stable_sort(births.begin(), births.end(),
                     [](const Birth &a, const Birth &b) { return a.created < b.created; });
    return births;
}

void Population::instances()
{
    std::vector<Birth> all = births();
    // Those that few places suit come first, whenever they were created: later only crumbs are left.
    std::vector<Birth *> choosiest;
    for (Birth &birth : all) {
        if (!birth.kind->plan->nowhere)
            choosiest.push_back(&birth);
    }
    std::stable_sort(choosiest.begin(), choosiest.end(), [](const Birth *a, const Birth *b) {
        const auto choosiness = [](const Birth &birth) {
            return std::tuple(birth.kind->plan->hosts.isEmpty(),
                              -std::ptrdiff_t(birth.kind->need.cells.size()), birth.kind->groupId.isEmpty());
        };
        return choosiness(*a) < choosiness(*b);
    });
    for (Birth *birth : choosiest) {
        if (!m_complaint.made())
            place(*birth);
    }
    for (const Birth &birth : all) {
        if (m_complaint.made())
            return;
        bear(birth);
    }
    std::stable_sort(m_migrations.begin(), m_migrations.end(),
                     [](const Migration &a, const Migration &b) { return a.created < b.created; });
    for (Migration &migration : m_migrations)
        m_cloud.addMigration(std::move(migration));
}

bool Population::groupAllows(const Kind &kind, const Site &site) const
{
    if (kind.groupId.isEmpty())
        return true;
    const ServerGroup &group = *m_cloud.group(kind.groupId);
    const QHash<QString, int> members = m_groupHosts.value(kind.groupId);
    if (group.policy == "anti-affinity"_L1)
        return members.value(site.host->name) < group.maxServersPerHost.value_or(1);
    if (group.policy == "affinity"_L1)
        return members.isEmpty() || members.contains(site.host->name);
    return true;
}

Fit Population::tryOn(const Site &site, const Need &need, bool plain) const
{
    if (!plain)
        return fit(*site.host, site.held, need);
    for (const auto &[resource, amount] : need.resources.asKeyValueRange()) {
        if (site.used.value(resource) + amount > site.inventories.value(resource).capacity())
            return tl::make_unexpected(u"not enough %1"_s.arg(resource));
    }
    return Claim {.host = site.host->name, .resources = need.resources};
}

/// On the emptier of two hosts drawn by lot, as a weighing scheduler over months would; else on the first
/// that has room.
void Population::place(Birth &birth)
{
    const Kind &kind = *birth.kind;
    const std::vector<Site *> &sites = kind.sites;
    QString reason;
    const auto takes = [&](Site &site) {
        if (!groupAllows(kind, site)) {
            reason = u"its server group forbids it"_s;
            return false;
        }
        Fit found = tryOn(site, kind.need, kind.plain);
        if (!found) {
            reason = found.error();
            if (reason.endsWith(u'.'))
                reason.chop(1);
            return false;
        }
        birth.site = &site;
        birth.claim = std::move(*found);
        site.hold(birth.claim);
        if (!kind.groupId.isEmpty())
            ++m_groupHosts[kind.groupId][site.host->name];
        return true;
    };
    const auto any = [&] { return std::size_t(m_cloud.dice.between(0, std::int64_t(sites.size()) - 1)); };
    const std::size_t first = any();
    const std::size_t second = any();
    if (takes(*sites[sites[first]->memoryShare() < sites[second]->memoryShare() ? first : second]))
        return;
    for (std::size_t step = 0; step < sites.size(); ++step) {
        if (takes(*sites[(first + step) % sites.size()]))
            return;
    }
    m_complaint.say(
        kind.plan->line,
        u"\"%1\" fits on none of the %2 hosts that it may be on, the last one said: %3."_s.arg(birth.name)
            .arg(sites.size())
            .arg(reason));
}

void Population::allocate(const QString &consumer, const Kind &kind, const Claim &claim)
{
    m_cloud.allocate(
        {.consumer = consumer, .projectId = kind.projectId, .userId = kind.doer.userId, .claims = {claim}});
}

void Population::equip(Server &server, const Kind &kind)
{
    const InstancePlan &plan = *kind.plan;
    Dice &dice = m_cloud.dice;
    for (const PortPlan &port : plan.ports) {
        quint32 &next = m_nextAddress[port.network];
        if (next > m_all.network(port.network)->lastAddress)
            m_complaint.say(
                plan.line,
                u"the network \"%1\" has no address left for \"%2\"."_s.arg(port.network, server.name));
        const std::int64_t mac = dice.between(0, 0xffffff);
        server.ports.push_back({.id = dice.uuid(),
                                .network = port.network,
                                .networkId = m_networkIds.value(port.network),
                                .mac = u"fa:16:3e:%1:%2:%3"_s.arg(mac >> 16, 2, 16, QChar(u'0'))
                                           .arg(mac >> 8 & 0xff, 2, 16, QChar(u'0'))
                                           .arg(mac & 0xff, 2, 16, QChar(u'0')),
                                .address = u"%1.%2.%3.%4"_s.arg(next >> 24)
                                               .arg(next >> 16 & 0xff)
                                               .arg(next >> 8 & 0xff)
                                               .arg(next & 0xff),
                                .vnicType = port.vnicType,
                                .vifType = port.vifType,
                                .physicalNetwork = m_all.network(port.network)->physicalNetwork});
        ++next;
    }
    char16_t letter = u'a';
    if (plan.rootVolumeGiB) {
        server.volumes.push_back(
            {.id = dice.uuid(), .device = u"/dev/vda"_s, .sizeGiB = plan.rootVolumeGiB, .root = true});
    }
    for (const std::int64_t size : plan.volumesGiB) {
        letter = letter < u'z' ? char16_t(letter + 1) : letter;
        server.volumes.push_back(
            {.id = dice.uuid(), .device = u"/dev/vd"_s + QChar(letter), .sizeGiB = size});
    }
}

void Population::bear(const Birth &birth)
{
    const Kind &kind = *birth.kind;
    const InstancePlan &plan = *kind.plan;
    Server server;
    server.name = birth.name;
    server.description = plan.description;
    server.hasDescription = !plan.description.isEmpty();
    server.projectId = kind.projectId;
    server.userId = kind.doer.userId;
    server.flavor = kind.flavor;
    server.imageId = kind.imageId;
    server.metadata = plan.metadata;
    server.imageProperties = kind.properties;
    server.tags = plan.tags;
    server.keyName = plan.keyName;
    server.reservationId = "r-"_L1 + m_cloud.dice.hexId().left(8);
    server.configDrive = plan.configDrive;
    server.groupId = kind.groupId;
    server.pinnedZone = plan.zone;
    server.locked = plan.locked;
    if (!plan.lockedReason.isEmpty())
        server.lockedReason = plan.lockedReason;
    server.workload = kind.workload;
    server.trouble.fails = plan.fails + plan.metadata.value(u"lab.fail"_s).split(u',', Qt::SkipEmptyParts);
    server.created = birth.created;
    server.updated = server.created + someTime(8s, 30s);
    equip(server, kind);

    if (m_complaint.made())
        return;
    if (birth.site)
        server.host = birth.site->host->name;
    Server &added = m_cloud.add(std::move(server));
    if (birth.site)
        allocate(added.id, kind, birth.claim);
    for (ServerGroup &group : m_cloud.groups) {
        if (group.id == kind.groupId)
            group.members << added.id;
    }
    putIntoState(added, kind, birth.site);
}

void Population::putIntoState(Server &server, const Kind &kind, Site *site)
{
    struct State {
        QString name;
        VmState vmState;
        Power power;
        QString action;
        QString event;
    };
    static const std::vector<State> states {
        {u"active"_s, VmState::Active, Power::Running, {}, {}},
        {u"stopped"_s, VmState::Stopped, Power::Shutdown, u"stop"_s, u"compute_stop_instance"_s},
        {u"paused"_s, VmState::Paused, Power::Paused, u"pause"_s, u"compute_pause_instance"_s},
        {u"suspended"_s, VmState::Suspended, Power::Shutdown, u"suspend"_s, u"compute_suspend_instance"_s},
        {u"rescued"_s, VmState::Rescued, Power::Running, u"rescue"_s, u"compute_rescue_instance"_s},
        {u"shelved"_s, VmState::Shelved, Power::Shutdown, u"shelve"_s, u"compute_shelve_instance"_s},
        {u"shelved_offloaded"_s, VmState::ShelvedOffloaded, Power::Shutdown, u"shelve"_s,
         u"compute_shelve_offload_instance"_s},
        {u"error"_s, VmState::Error, Power::NoState, {}, {}},
        {u"verify_resize"_s, VmState::Resized, Power::Running, {}, {}},
    };
    const InstancePlan &plan = *kind.plan;
    const State &state = *std::find_if(states.cbegin(), states.cend(),
                                       [&](const State &one) { return one.name == plan.state; });
    server.vmState = state.vmState;
    server.power = state.power;
    const Moment built = server.updated;
    const Moment newest = m_cloud.now - 5min;
    const Moment since =
        std::max(built, std::min(newest, m_cloud.now - someTime(0s, std::chrono::days(plan.stateDays))));
    // Whoever is nowhere now had a host once.
    const QString host = site ? server.host
        : m_sites.empty()
        ? QString()
        : m_sites[std::size_t(m_cloud.dice.between(0, std::int64_t(m_sites.size()) - 1))].host->name;

    if (state.vmState == VmState::Error) {
        const QString text = plan.fault.isEmpty()
            ? u"Build of instance %1 aborted: the guest did not start"_s.arg(server.id)
            : QString(plan.fault).replace("{id}"_L1, server.id);
        server.fault = Fault {.code = 500, .message = text, .details = text, .created = site ? since : built};
    }
    if (state.vmState == VmState::Error && !site) {
        m_cloud.addAction(
            server.id,
            failedCreateAction(kind.doer, requestId(), host, server.created, built, server.fault->message));
        return;
    }
    m_cloud.addAction(server.id, createAction(kind.doer, requestId(), host, server.created, built));
    server.launched = built;
    if (state.vmState == VmState::Resized) {
        leaveBehind(server, kind, *site, since);
        return;
    }
    remember(server, kind, host, state.vmState == VmState::Active ? newest : since);
    if (state.vmState != VmState::Active)
        server.updated = since;
    if (!state.action.isEmpty())
        m_cloud.addAction(server.id,
                          plainAction(kind.doer, requestId(), state.action, state.event, host, since));
}

/// Moves of the past, the last of which ended on @p host.
void Population::remember(Server &server, const Kind &kind, const QString &host, Moment until)
{
    const Moment earliest = server.updated + 1h;
    const std::int64_t wanted = m_cloud.dice.between(kind.plan->moves.low, kind.plan->moves.high);
    if (wanted == 0 || kind.sites.size() < 2 || until - 1h <= earliest)
        return;
    std::vector<Moment> moments;
    moments.reserve(size_t(wanted));
    for (std::int64_t number = 0; number < wanted; ++number)
        moments.push_back(earliest + someTime(0s, until - 1h - earliest));
    std::sort(moments.begin(), moments.end());
    const Doer doer = operatorOfTheCloud();

    // Back from where it is now: each record's source is the next older one's destination.
    std::vector<Migration> records;
    QString destination = host;
    for (auto moment = moments.rbegin(); moment != moments.rend(); ++moment) {
        const std::size_t at = std::size_t(m_cloud.dice.between(0, std::int64_t(kind.sites.size()) - 1));
        const Site *from = kind.sites[at];
        if (from->host->name == destination)
            from = kind.sites[(at + 1) % kind.sites.size()];
        Migration record {.uuid = m_cloud.dice.uuid(),
                          .type = u"live-migration"_s,
                          .status = u"completed"_s,
                          .serverId = server.id,
                          .source = from->host->name,
                          .destination = destination,
                          .oldFlavor = server.flavor->number,
                          .newFlavor = server.flavor->number,
                          .userId = doer.userId,
                          .projectId = doer.projectId,
                          .created = *moment};
        if (m_cloud.dice.chance(0.15)) {
            record.type = u"migration"_s;
            record.status = u"confirmed"_s;
            record.destinationIp = m_cloud.host(destination)->ip;
        }
        record.updated = record.created + someTime(15s, 6min);
        destination = record.source;
        records.push_back(record);
    }
    std::reverse(records.begin(), records.end());
    for (const Migration &record : records) {
        m_cloud.addAction(server.id, moveAction(doer, requestId(), record));
        server.updated = *record.updated;
        if (record.status == "confirmed"_L1) {
            m_cloud.addAction(server.id, confirmAction(doer, requestId(), record, *record.updated + 20min));
            server.updated = *record.updated + 20min;
        }
        m_migrations.push_back(record);
    }
}

/// A cold migration to where the server is, which nobody has confirmed: it holds the room at its source.
void Population::leaveBehind(Server &server, const Kind &kind, Site &site, Moment since)
{
    std::vector<Site *> sources;
    if (kind.plan->cameFrom.isEmpty())
        sources = kind.sites;
    for (const QString &name : kind.plan->cameFrom)
        sources.push_back(m_siteOf.value(name));
    const Doer doer = operatorOfTheCloud();
    for (Site *source : sources) {
        if (source == &site)
            continue;
        const Fit claim = tryOn(*source, kind.need, kind.plain);
        if (!claim)
            continue;
        Migration record {.uuid = m_cloud.dice.uuid(),
                          .type = u"migration"_s,
                          .status = u"finished"_s,
                          .serverId = server.id,
                          .source = source->host->name,
                          .destination = server.host,
                          .destinationIp = site.host->ip,
                          .oldFlavor = server.flavor->number,
                          .newFlavor = server.flavor->number,
                          .userId = doer.userId,
                          .projectId = doer.projectId,
                          .created = since};
        record.updated = since + someTime(20s, 3min);
        server.updated = *record.updated;
        server.launched = record.updated;
        m_cloud.addAction(server.id, moveAction(doer, requestId(), record));
        source->hold(*claim);
        allocate(record.uuid, kind, *claim);
        m_migrations.push_back(record);
        return;
    }
    m_complaint.say(kind.plan->line,
                    u"\"%1\" fits on no host that it could have come from."_s.arg(server.name));
}

void Population::orphans()
{
    for (const OrphanPlan &plan : m_all.orphans) {
        Site &site = *m_siteOf.value(plan.host);
        Kind kind {.flavor = m_flavors[plan.flavor.get()]};
        kind.projectId = m_projectIds.value(plan.project);
        kind.doer = doerOf(plan.project, {});
        const Need need = needOf(*kind.flavor, {}, {}, false);
        for (std::int64_t number = 0; number < plan.count; ++number) {
            const Fit claim = tryOn(site, need, false);
            if (!claim)
                return m_complaint.say(plan.line, u"this fits not on the host: %1."_s.arg(claim.error()));
            site.hold(*claim);
            allocate(m_cloud.dice.uuid(), kind, *claim);
        }
    }
}

} // namespace

void populate(Cloud &cloud, const Description &description, Complaint &complaint)
{
    Population(cloud, description, complaint).run();
}

} // namespace simcloud::scenarios
