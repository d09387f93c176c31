// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/api/nova/serversearch.h"

#include "app/simcloud/api/nova/query.h"
#include "app/simcloud/api/nova/zones.h"

#include <QRegularExpression>

#include <algorithm>
#include <compare>
#include <memory>

using namespace Qt::StringLiterals;

namespace simcloud::nova {

namespace {

using Test = std::function<bool(const Server &)>;

// What may be asked: nova/api/openstack/compute/schemas/servers.py.

const QStringList &exactParameters()
{
    static const QStringList names {
        u"user_id"_s,  u"project_id"_s,   u"tenant_id"_s, u"launch_index"_s, u"image_ref"_s, u"image"_s,
        u"vm_state"_s, u"task_state"_s,   u"host"_s,      u"uuid"_s,         u"sort_dir"_s,  u"all_tenants"_s,
        u"deleted"_s,  u"soft_deleted"_s, u"status"_s,    u"marker"_s,
    };
    return names;
}

/// Columns of tables that Nova joins: they pass the schema and are refused in other words.
const QStringList &joinedParameters()
{
    static const QStringList names {u"block_device_mapping"_s, u"services"_s,   u"metadata"_s,
                                    u"system_metadata"_s,      u"info_cache"_s, u"security_groups"_s,
                                    u"pci_devices"_s};
    return names;
}

const QStringList &patternParameters()
{
    static const QStringList names {
        u"kernel_id"_s,
        u"ramdisk_id"_s,
        u"hostname"_s,
        u"key_name"_s,
        u"power_state"_s,
        u"node"_s,
        u"flavor"_s,
        u"reservation_id"_s,
        u"launched_at"_s,
        u"terminated_at"_s,
        u"availability_zone"_s,
        u"name"_s,
        u"display_name"_s,
        u"description"_s,
        u"display_description"_s,
        u"locked_by"_s,
        u"root_device_name"_s,
        u"config_drive"_s,
        u"access_ip_v4"_s,
        u"access_ip_v6"_s,
        u"auto_disk_config"_s,
        u"progress"_s,
        u"ip"_s,
        u"ip6"_s,
        u"created_at"_s,
    };
    return names;
}

const QStringList &tagParameters()
{
    static const QStringList names {u"tags"_s, u"tags-any"_s, u"not-tags"_s, u"not-tags-any"_s};
    return names;
}

const QStringList &sortKeys()
{
    static const QStringList names {
        u"access_ip_v4"_s,
        u"access_ip_v6"_s,
        u"auto_disk_config"_s,
        u"availability_zone"_s,
        u"config_drive"_s,
        u"created_at"_s,
        u"display_description"_s,
        u"display_name"_s,
        u"host"_s,
        u"hostname"_s,
        u"image_ref"_s,
        u"instance_type_id"_s,
        u"kernel_id"_s,
        u"key_name"_s,
        u"launch_index"_s,
        u"launched_at"_s,
        u"locked_by"_s,
        u"node"_s,
        u"power_state"_s,
        u"progress"_s,
        u"project_id"_s,
        u"ramdisk_id"_s,
        u"root_device_name"_s,
        u"task_state"_s,
        u"terminated_at"_s,
        u"updated_at"_s,
        u"user_id"_s,
        u"uuid"_s,
        u"vm_state"_s,
    };
    return names;
}

/// Keys that older versions take and do not use.
const QStringList &ignoredSortKeys()
{
    static const QStringList names {
        u"architecture"_s,
        u"cell_name"_s,
        u"cleaned"_s,
        u"default_ephemeral_device"_s,
        u"default_swap_device"_s,
        u"deleted"_s,
        u"deleted_at"_s,
        u"disable_terminate"_s,
        u"ephemeral_gb"_s,
        u"ephemeral_key_uuid"_s,
        u"id"_s,
        u"key_data"_s,
        u"launched_on"_s,
        u"locked"_s,
        u"memory_mb"_s,
        u"os_type"_s,
        u"reservation_id"_s,
        u"root_gb"_s,
        u"shutdown_terminate"_s,
        u"user_data"_s,
        u"vcpus"_s,
        u"vm_mode"_s,
    };
    return names;
}

QuerySchema schemaOf(const Call &call)
{
    QuerySchema schema {
        .texts = exactParameters() + joinedParameters(),
        .patterns = patternParameters(),
        .times = {u"changes-since"_s},
        .counts = {u"limit"_s},
        .sortKeys = sortKeys(),
        .strict = call.since(75),
        .underscored = true,
    };
    if (call.since(26))
        schema.patterns += tagParameters();
    if (call.since(66))
        schema.times += u"changes-before"_s;
    if (call.since(73)) {
        schema.texts += u"locked"_s;
        schema.sortKeys += u"locked"_s;
    }
    if (!call.since(75))
        schema.sortKeys += ignoredSortKeys();
    return schema;
}

/// What those may filter by who are no administrators; the rest is taken off their query without a word.
QStringList tenantFilters(const Call &call)
{
    QStringList names {u"reservation_id"_s, u"name"_s, u"status"_s,        u"image"_s,
                       u"flavor"_s,         u"ip"_s,   u"changes-since"_s, u"all_tenants"_s};
    if (call.since(5))
        names += u"ip6"_s;
    if (call.since(26))
        names += tagParameters();
    if (call.since(66))
        names += u"changes-before"_s;
    if (call.since(73))
        names += u"locked"_s;
    if (call.since(83)) {
        names += {u"availability_zone"_s, u"config_drive"_s,  u"key_name"_s,    u"created_at"_s,
                  u"launched_at"_s,       u"terminated_at"_s, u"power_state"_s, u"task_state"_s,
                  u"vm_state"_s,          u"progress"_s,      u"user_id"_s};
    }
    if (call.since(90))
        names += u"hostname"_s;
    return names;
}

// Statuses: nova/api/openstack/common.py.

/// What may be the status of a server in a state, by its task; "default" stands for all other tasks.
QMap<QString, QString> statusesOf(VmState state)
{
    static const QStringList resizing {u"resize_prep"_s, u"resize_migrating"_s, u"resize_migrated"_s,
                                       u"resize_finish"_s};
    static const QStringList rebuilding {u"rebuilding"_s, u"rebuild_block_device_mapping"_s,
                                         u"rebuild_spawning"_s};
    static const QStringList rebooting {u"rebooting"_s, u"reboot_pending"_s, u"reboot_started"_s};
    static const QStringList rebootingHard {u"rebooting_hard"_s, u"reboot_pending_hard"_s,
                                            u"reboot_started_hard"_s};
    QStringList tasks {u"default"_s};
    if (state == VmState::Active)
        tasks += QStringList {u"migrating"_s} + resizing + rebuilding + rebooting + rebootingHard;
    else if (state == VmState::Stopped)
        tasks += resizing + rebuilding;
    else if (state == VmState::Paused)
        tasks += u"migrating"_s;
    else if (state == VmState::Resized)
        tasks += u"resize_reverting"_s;
    else if (state == VmState::Error)
        tasks += rebuilding;
    QMap<QString, QString> statuses;
    for (const QString &task : tasks) {
        Server server;
        server.vmState = state;
        server.taskState = task;
        statuses.insert(task, server.status());
    }
    return statuses;
}

struct States {
    QStringList vm = {};
    QStringList task = {};
};

/// The states that Nova looks for when it is asked for statuses. It asks for both lists apart, so that
/// "ACTIVE" finds servers that are migrating as well.
States statesOf(const QStringList &statuses)
{
    States states;
    for (int number = int(VmState::Building); number <= int(VmState::Deleted); ++number) {
        const auto state = VmState(number);
        for (const auto &[task, status] : statusesOf(state).asKeyValueRange()) {
            if (!statuses.contains(status, Qt::CaseInsensitive))
                continue;
            if (!states.vm.contains(word(state)))
                states.vm.append(word(state));
            if (!states.task.contains(task))
                states.task.append(task);
        }
    }
    return states;
}

// Filters

/// Nova's database searches for the expression anywhere in the text, and does not mind the case.
Test patternTest(const QString &pattern, QString (*text)(const Server &))
{
    const QRegularExpression expression(pattern, QRegularExpression::CaseInsensitiveOption);
    return [expression, text](const Server &server) { return expression.match(text(server)).hasMatch(); };
}

QString timeText(const std::optional<Moment> &moment)
{
    QString text = moment ? withoutZone(*moment) : QString();
    return text.replace(u'T', u' ');
}

/// How a parameter that is a regular expression reads a server; null for those that nothing here has.
QString (*patternText(const QString &name))(const Server &)
{
    static const QHash<QString, QString (*)(const Server &)> texts {
        {u"name"_s, [](const Server &server) { return server.name; }},
        {u"display_name"_s, [](const Server &server) { return server.name; }},
        {u"hostname"_s, [](const Server &server) { return server.name.toLower(); }},
        {u"node"_s, [](const Server &server) { return server.host; }},
        {u"key_name"_s, [](const Server &server) { return server.keyName; }},
        {u"reservation_id"_s, [](const Server &server) { return server.reservationId; }},
        {u"description"_s, [](const Server &server) { return server.description; }},
        {u"display_description"_s, [](const Server &server) { return server.description; }},
        {u"power_state"_s, [](const Server &server) { return QString::number(int(server.power)); }},
        {u"progress"_s, [](const Server &server) { return QString::number(server.progress); }},
        {u"config_drive"_s, [](const Server &server) { return server.configDrive ? u"True"_s : QString(); }},
        {u"created_at"_s, [](const Server &server) { return timeText(server.created); }},
        {u"launched_at"_s, [](const Server &server) { return timeText(server.launched); }},
        {u"terminated_at"_s, [](const Server &server) { return timeText(server.terminated); }},
        {u"locked_by"_s, [](const Server &server) { return server.locked ? u"admin"_s : QString(); }},
    };
    return texts.value(name, nullptr);
}

Test addressTest(const QString &pattern, bool six)
{
    const QRegularExpression expression(pattern);
    return [expression, six](const Server &server) {
        return std::ranges::any_of(server.ports, [&](const Port &port) {
            return port.address.contains(u':') == six && expression.match(port.address).hasMatch();
        });
    };
}

Test tagTest(const QString &name, const QString &value)
{
    const QStringList tags = value.split(u',');
    const bool any = name.endsWith("any"_L1);
    const bool wanted = !name.startsWith("not"_L1);
    return [tags, any, wanted](const Server &server) {
        const auto has = [&](const QString &tag) { return server.tags.contains(tag); };
        return (any ? std::ranges::any_of(tags, has) : std::ranges::all_of(tags, has)) == wanted;
    };
}

// Order

int compareTexts(const QString &left, const QString &right)
{
    return QString::compare(left, right);
}

template<typename Value>
int compareValues(const Value &left, const Value &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

using Compare = int (*)(const Server &, const Server &);

/// Null for the keys that are the same for all servers here.
Compare comparison(const QString &key)
{
    static const QHash<QString, Compare> comparisons {
        {u"created_at"_s,
         [](const Server &a, const Server &b) { return compareValues(a.created, b.created); }},
        {u"updated_at"_s,
         [](const Server &a, const Server &b) { return compareValues(a.updated, b.updated); }},
        {u"launched_at"_s,
         [](const Server &a, const Server &b) { return compareValues(a.launched, b.launched); }},
        {u"terminated_at"_s,
         [](const Server &a, const Server &b) { return compareValues(a.terminated, b.terminated); }},
        {u"display_name"_s, [](const Server &a, const Server &b) { return compareTexts(a.name, b.name); }},
        {u"hostname"_s, [](const Server &a, const Server &b) { return compareTexts(a.name, b.name); }},
        {u"display_description"_s,
         [](const Server &a, const Server &b) { return compareTexts(a.description, b.description); }},
        {u"host"_s, [](const Server &a, const Server &b) { return compareTexts(a.host, b.host); }},
        {u"node"_s, [](const Server &a, const Server &b) { return compareTexts(a.host, b.host); }},
        {u"image_ref"_s, [](const Server &a, const Server &b) { return compareTexts(a.imageId, b.imageId); }},
        {u"key_name"_s, [](const Server &a, const Server &b) { return compareTexts(a.keyName, b.keyName); }},
        {u"project_id"_s,
         [](const Server &a, const Server &b) { return compareTexts(a.projectId, b.projectId); }},
        {u"user_id"_s, [](const Server &a, const Server &b) { return compareTexts(a.userId, b.userId); }},
        {u"uuid"_s, [](const Server &a, const Server &b) { return compareTexts(a.id, b.id); }},
        {u"task_state"_s,
         [](const Server &a, const Server &b) { return compareTexts(a.taskState, b.taskState); }},
        {u"vm_state"_s,
         [](const Server &a, const Server &b) { return compareTexts(word(a.vmState), word(b.vmState)); }},
        {u"power_state"_s,
         [](const Server &a, const Server &b) { return compareValues(int(a.power), int(b.power)); }},
        {u"progress"_s,
         [](const Server &a, const Server &b) { return compareValues(a.progress, b.progress); }},
        {u"config_drive"_s,
         [](const Server &a, const Server &b) { return compareValues(a.configDrive, b.configDrive); }},
        {u"locked"_s, [](const Server &a, const Server &b) { return compareValues(a.locked, b.locked); }},
        {u"locked_by"_s, [](const Server &a, const Server &b) { return compareValues(a.locked, b.locked); }},
        {u"instance_type_id"_s,
         [](const Server &a, const Server &b) {
             return compareValues(a.flavor ? a.flavor->number : 0, b.flavor ? b.flavor->number : 0);
         }},
    };
    return comparisons.value(key, nullptr);
}

} // namespace

std::variant<ServerSearch, Answer> ServerSearch::read(const Call &call, const QString &rule)
{
    if (const auto refused = refusal(call.request, schemaOf(call)))
        return *refused;

    ServerSearch search;
    if (const auto refused = search.readFilters(call))
        return *refused;

    bool allTenants = call.request.has(u"all_tenants"_s);
    if (const QString wish = lastValue(call.request, u"all_tenants"_s); !wish.isEmpty()) {
        const auto meant = truth(wish);
        if (!meant) {
            return fault(400,
                         u"Invalid input received: Unrecognized value '%1', acceptable values are: '0', '1', "
                         "'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'"_s.arg(wish));
        }
        allTenants = *meant;
    }
    if (allTenants && !call.isAdmin())
        return denied(rule);
    // Without all_tenants it is the token's project, whatever project the query names.
    QString project = call.token.projectId;
    if (allTenants) {
        project = lastValue(call.request, u"tenant_id"_s);
        if (project.isEmpty())
            project = lastValue(call.request, u"project_id"_s);
    }
    if (!project.isEmpty() || !allTenants)
        search.m_tests.push_back([project](const Server &server) { return server.projectId == project; });

    if (const auto refused = search.readOrder(call))
        return *refused;
    return search;
}

std::optional<Answer> ServerSearch::readFilters(const Call &call)
{
    QMap<QString, QString> filters;
    for (const auto &item : call.request.query.queryItems(QUrl::FullyDecoded))
        filters.insert(item.first, lastValue(call.request, item.first));
    for (const auto *paging : {"limit", "marker", "sort_key", "sort_dir"})
        filters.remove(QString::fromLatin1(paging));
    const QStringList allowed = tenantFilters(call);
    if (!call.isAdmin())
        filters.removeIf([&](const auto &filter) { return !allowed.contains(filter.key()); });

    for (const QString &name : filters.keys()) {
        if (joinedParameters().contains(name) || name.startsWith(u'_'))
            return fault(400, u"Invalid filter field: %1."_s.arg(name));
    }

    States states;
    if (const QString state = filters.take(u"vm_state"_s); !state.isEmpty())
        states.vm = QStringList {state};
    if (const QString task = filters.take(u"task_state"_s); !task.isEmpty())
        states.task = QStringList {task};
    filters.remove(u"status"_s);
    if (const QStringList statuses = values(call.request, u"status"_s); !statuses.isEmpty()) {
        const States found = statesOf(statuses);
        if (found.vm.isEmpty()) {
            if (call.since(38))
                return fault(400, u"Invalid status value"_s);
            m_nothing = true;
        }
        states.vm = found.vm;
        if (!found.task.contains(u"default"_s))
            states.task = found.task;
    }

    const Changes changed {.since = momentFrom(filters.take(u"changes-since"_s)),
                           .before = call.since(66) ? momentFrom(filters.value(u"changes-before"_s))
                                                    : std::optional<Moment>()};
    filters.remove(u"changes-before"_s);
    if (const auto refused = refusal(changed))
        return refused;
    if (changed.asked())
        m_tests.push_back([changed](const Server &server) { return changed.contain(server.updated); });

    // Those that ask what has changed are told what is gone, too.
    std::optional<bool> deleted;
    if (filters.contains(u"deleted"_s))
        deleted = truth(filters.take(u"deleted"_s)).value_or(false);
    else if (!changed.asked())
        deleted = false;
    if (states.vm == QStringList {u"deleted"_s}) {
        if (!call.isAdmin())
            return fault(403, u"Only administrators may list deleted instances"_s);
        deleted = true;
    }
    const bool softDeleted = truth(filters.take(u"soft_deleted"_s)).value_or(false);
    m_livingOnly = deleted == false;
    if (deleted == true) {
        m_tests.push_back(
            [](const Server &server) { return server.deleted() || server.vmState == VmState::SoftDeleted; });
    } else if (deleted == false) {
        m_tests.push_back([softDeleted](const Server &server) {
            return !server.deleted() && (softDeleted || server.vmState != VmState::SoftDeleted);
        });
    }

    if (!states.vm.isEmpty()) {
        m_tests.push_back(
            [wanted = states.vm](const Server &server) { return wanted.contains(word(server.vmState)); });
    }
    if (!states.task.isEmpty()) {
        m_tests.push_back(
            [wanted = states.task](const Server &server) { return wanted.contains(server.taskState); });
    }

    if (filters.contains(u"locked"_s) && call.since(73)) {
        const QString wish = filters.take(u"locked"_s);
        const auto locked = truth(wish);
        if (!locked) {
            return fault(400,
                         u"Invalid input received: Unrecognized value '%1', acceptable values are: '0', '1', "
                         "'f', 'false', 'n', 'no', 'off', 'on', 't', 'true', 'y', 'yes'"_s.arg(wish));
        }
        m_tests.push_back([wanted = *locked](const Server &server) { return server.locked == wanted; });
    }

    for (const auto &[name, value] : filters.asKeyValueRange()) {
        if (name == "host"_L1) {
            m_host = value;
            m_tests.push_back([host = value](const Server &server) { return server.host == host; });
        } else if (name == "uuid"_L1) {
            m_tests.push_back([id = value](const Server &server) { return server.id == id; });
        } else if (name == "user_id"_L1) {
            m_tests.push_back([id = value](const Server &server) { return server.userId == id; });
        } else if (name == "image"_L1 || name == "image_ref"_L1) {
            m_tests.push_back([id = value](const Server &server) { return server.imageId == id; });
        } else if (name == "flavor"_L1) {
            const FlavorPtr flavor = call.cloud.flavor(value);
            m_nothing = m_nothing || !flavor;
            m_tests.push_back([flavor](const Server &server) {
                return server.flavor && flavor && server.flavor->number == flavor->number;
            });
        } else if (name == "ip"_L1) {
            m_tests.push_back(addressTest(value, false));
        } else if (name == "ip6"_L1) {
            m_tests.push_back(addressTest(value, true));
        } else if (name == "availability_zone"_L1) {
            const QRegularExpression expression(value, QRegularExpression::CaseInsensitiveOption);
            const auto zones = std::make_shared<const Zones>(call.cloud);
            m_tests.push_back([expression, zones](const Server &server) {
                return !server.host.isEmpty() && expression.match(zones->of(server.host)).hasMatch();
            });
        } else if (tagParameters().contains(name) && call.since(26)) {
            m_tests.push_back(tagTest(name, value));
        } else if (auto *text = patternText(name)) {
            m_tests.push_back(patternTest(value, text));
        }
    }
    return {};
}

std::optional<Answer> ServerSearch::readOrder(const Call &call)
{
    const QStringList keys = values(call.request, u"sort_key"_s);
    const QStringList directions = values(call.request, u"sort_dir"_s);
    for (const QString &direction : directions) {
        if (direction != "asc"_L1 && direction != "desc"_L1)
            return fault(400, u"Invalid input received: Unknown sort direction, must be 'desc' or 'asc'"_s);
    }
    const bool firstDescending = directions.isEmpty() || directions.first() == "desc"_L1;
    m_newestFirst = firstDescending && (keys.isEmpty() || keys.first() == "created_at"_L1);
    for (qsizetype i = 0; i < keys.size(); ++i) {
        const QString &key = keys.at(i);
        if ((key == "host"_L1 || key == "node"_L1) && !call.isAdmin())
            return fault(403, u"Only administrators can sort servers by %1"_s.arg(key));
        if (Compare compare = comparison(key)) {
            const bool descending = i < directions.size() ? directions.at(i) == "desc"_L1 : firstDescending;
            m_order.push_back({compare, descending});
        }
    }
    m_order.push_back({comparison(u"created_at"_s), firstDescending});
    m_order.push_back({[](const Server &a, const Server &b) { return compareValues(a.number, b.number); },
                       firstDescending});
    return {};
}

bool ServerSearch::matches(const Server &server) const
{
    return std::ranges::all_of(m_tests, [&](const auto &test) { return test(server); });
}

bool ServerSearch::isBefore(const Server &left, const Server &right) const
{
    for (const SortKey &key : m_order) {
        const int order = key.compare(left, right);
        if (order != 0)
            return key.descending ? order > 0 : order < 0;
    }
    return false;
}

std::variant<std::vector<const Server *>, Answer> ServerSearch::page(const Call &call) const
{
    const Cloud &cloud = call.cloud;
    const Page wanted = nova::page(call);
    const Server *marker = nullptr;
    if (!wanted.marker.isEmpty()) {
        marker = cloud.server(wanted.marker);
        if (!marker)
            return fault(400, u"marker [%1] not found"_s.arg(wanted.marker));
    }
    std::vector<const Server *> found;
    if (m_nothing || wanted.limit == 0)
        return found;
    const auto limit = std::size_t(wanted.limit);

    if (m_newestFirst && m_host.isEmpty()) {
        // Only as far as the page goes, and from the marker on: nothing else of the table is looked at.
        const auto &all = cloud.newestFirst();
        auto at = marker ? all.upper_bound({marker->created, marker->number}) : all.begin();
        for (; at != all.end() && found.size() < limit; ++at) {
            const Server &server = cloud.serverByNumber(at->second);
            if (matches(server))
                found.push_back(&server);
        }
        return found;
    }

    const auto consider = [&](const Server &server) {
        if (matches(server) && (!marker || isBefore(*marker, server)))
            found.push_back(&server);
    };
    if (!m_host.isEmpty() && m_livingOnly) {
        for (const int number : cloud.serversOn(m_host))
            consider(cloud.serverByNumber(number));
    } else {
        for (const Server &server : cloud.servers())
            consider(server);
    }
    const auto end = found.begin() + std::ptrdiff_t(std::min(limit, found.size()));
    std::partial_sort(found.begin(), end, found.end(),
                      [this](const Server *left, const Server *right) { return isBefore(*left, *right); });
    found.erase(end, found.end());
    return found;
}

} // namespace simcloud::nova
