// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/novajson.h"

#include "core/domain/jsonput.h"
#include "core/domain/jsonreader.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

QJsonObject toObject(const QMap<QString, QString> &texts)
{
    QJsonObject json;
    for (auto at = texts.begin(); at != texts.end(); ++at)
        json.insert(at.key(), at.value());
    return json;
}

QJsonArray toArray(const auto &ids)
{
    QJsonArray json;
    for (const auto &id : ids)
        json.append(id.value);
    return json;
}

template<typename I>
QList<I> toIds(const QStringList &texts)
{
    QList<I> ids;
    ids.reserve(texts.size());
    for (const QString &text : texts)
        ids << I(text);
    return ids;
}

/// NOSTATE for numbers that Nova has given up.
PowerState powerState(int number)
{
    for (const auto state : {PowerState::Running, PowerState::Paused, PowerState::Shutdown,
                             PowerState::Crashed, PowerState::Suspended}) {
        if (int(state) == number)
            return state;
    }
    return PowerState::NoState;
}

/// The figures that all forms of a flavor share.
void readSize(JsonReader &read, Flavor &flavor)
{
    flavor.vcpus = read.number("vcpus"_L1);
    flavor.memoryMiB = read.number("ram"_L1);
    flavor.diskGiB = read.number("disk"_L1);
    // Below 2.75 no swap is an empty text.
    if (read.value("swap"_L1) != QJsonValue(QString()))
        flavor.swapMiB = read.maybeNumber("swap"_L1).value_or(0);
    flavor.extraSpecs = read.textMap("extra_specs"_L1);
}

Flavor readServerFlavor(JsonReader read)
{
    Flavor flavor;
    flavor.id = FlavorId(read.maybeText("id"_L1).value_or(QString()));
    // Below 2.47 there is only the id; while a cell is down there may be nothing.
    if (!read.has("original_name"_L1))
        return flavor;
    flavor.name = read.text("original_name"_L1);
    flavor.ephemeralGiB = read.maybeNumber("ephemeral"_L1).value_or(0);
    readSize(read, flavor);
    return flavor;
}

QJsonObject sizeJson(const Flavor &flavor)
{
    return {
        {"vcpus"_L1, flavor.vcpus},
        {"ram"_L1, flavor.memoryMiB},
        {"disk"_L1, flavor.diskGiB},
        {"swap"_L1, flavor.swapMiB},
        {"extra_specs"_L1, toObject(flavor.extraSpecs)},
    };
}

QJsonObject serverFlavorJson(const Flavor &flavor)
{
    QJsonObject json;
    if (!flavor.name.isEmpty()) {
        json = sizeJson(flavor);
        json.insert("original_name"_L1, flavor.name);
        json.insert("ephemeral"_L1, flavor.ephemeralGiB);
    }
    put(json, "id"_L1, flavor.id.value);
    return json;
}

ServerFault readFault(JsonReader read)
{
    ServerFault fault;
    fault.code = read.maybeInt("code"_L1).value_or(0);
    fault.message = read.maybeText("message"_L1).value_or(QString());
    fault.created = read.maybeTime("created"_L1).value_or(QDateTime());
    return fault;
}

/// An object from 2.28 on, the text of one below; drivers other than libvirt give neither, which is no error.
QJsonObject cpuInfo(const QJsonValue &value)
{
    if (value.isString())
        return QJsonDocument::fromJson(value.toString().toUtf8()).object();
    return value.toObject();
}

} // namespace

QString jsonTime(const QDateTime &time)
{
    return time.toUTC().toString(time.time().msec() == 0 ? Qt::ISODate : Qt::ISODateWithMs);
}

Result<ComputeService> parseService(const QJsonObject &json)
{
    JsonReader read(json);
    ComputeService service;
    service.host = HostName(read.text("host"_L1));
    const QString status = read.text("status"_L1);
    if (status == "enabled"_L1)
        service.status = ComputeService::Status::Enabled;
    else if (status == "disabled"_L1)
        service.status = ComputeService::Status::Disabled;
    // Without an id only while its cell cannot be reached (2.69).
    if (status != "UNKNOWN"_L1 || read.has("id"_L1))
        service.id = ServiceId(read.textOrNumber("id"_L1));
    const QString state = read.maybeText("state"_L1).value_or(QString());
    if (state == "up"_L1)
        service.state = ComputeService::State::Up;
    else if (state == "down"_L1)
        service.state = ComputeService::State::Down;
    service.zone = read.maybeText("zone"_L1).value_or(QString());
    service.forcedDown = read.maybeFlag("forced_down"_L1);
    service.disabledReason = read.maybeText("disabled_reason"_L1).value_or(QString());
    service.updatedAt = read.maybeTime("updated_at"_L1);
    return read.result(std::move(service));
}

QJsonObject toJson(const ComputeService &service)
{
    QJsonObject json {{"binary"_L1, "nova-compute"_L1}, {"host"_L1, service.host.value}};
    put(json, "id"_L1, service.id.value);
    switch (service.status) {
    case ComputeService::Status::Enabled:
        json.insert("status"_L1, "enabled"_L1);
        break;
    case ComputeService::Status::Disabled:
        json.insert("status"_L1, "disabled"_L1);
        break;
    case ComputeService::Status::Unknown:
        json.insert("status"_L1, "UNKNOWN"_L1);
        break;
    }
    if (service.state != ComputeService::State::Unknown)
        json.insert("state"_L1, service.state == ComputeService::State::Up ? "up"_L1 : "down"_L1);
    put(json, "zone"_L1, service.zone);
    put(json, "forced_down"_L1, service.forcedDown);
    put(json, "disabled_reason"_L1, service.disabledReason);
    put(json, "updated_at"_L1, service.updatedAt);
    return json;
}

Result<Hypervisor> parseHypervisor(const QJsonObject &json)
{
    JsonReader read(json);
    Hypervisor hypervisor;
    hypervisor.id = read.textOrNumber("id"_L1);
    hypervisor.node = read.text("hypervisor_hostname"_L1);
    hypervisor.host = HostName(read.object("service"_L1).text("host"_L1));
    hypervisor.type = read.maybeText("hypervisor_type"_L1).value_or(QString());
    hypervisor.version = read.maybeNumber("hypervisor_version"_L1).value_or(0);
    hypervisor.hostIp = read.maybeText("host_ip"_L1).value_or(QString());
    hypervisor.uptime = read.maybeText("uptime"_L1);
    hypervisor.vcpus = read.maybeNumber("vcpus"_L1);
    hypervisor.vcpusUsed = read.maybeNumber("vcpus_used"_L1);
    hypervisor.memoryMiB = read.maybeNumber("memory_mb"_L1);
    hypervisor.memoryUsedMiB = read.maybeNumber("memory_mb_used"_L1);
    hypervisor.diskGiB = read.maybeNumber("local_gb"_L1);
    hypervisor.diskUsedGiB = read.maybeNumber("local_gb_used"_L1);
    hypervisor.runningServers = read.maybeNumber("running_vms"_L1);
    const QJsonObject cpu = cpuInfo(read.value("cpu_info"_L1));
    if (const QJsonValue arch = cpu["arch"_L1]; arch.isString())
        hypervisor.cpuArchitecture = arch.toString();
    if (const QJsonValue model = cpu["model"_L1]; model.isString())
        hypervisor.cpuModel = model.toString();
    if (const QJsonValue features = cpu["features"_L1]; features.isArray())
        hypervisor.cpuFeatures = features.toVariant().toStringList();
    return read.result(std::move(hypervisor));
}

QJsonObject toJson(const Hypervisor &hypervisor)
{
    QJsonObject json {
        {"id"_L1, hypervisor.id},
        {"hypervisor_hostname"_L1, hypervisor.node},
        {"service"_L1, QJsonObject {{"host"_L1, hypervisor.host.value}}},
        {"hypervisor_type"_L1, hypervisor.type},
        {"hypervisor_version"_L1, hypervisor.version},
    };
    put(json, "host_ip"_L1, hypervisor.hostIp);
    put(json, "uptime"_L1, hypervisor.uptime);
    put(json, "vcpus"_L1, hypervisor.vcpus);
    put(json, "vcpus_used"_L1, hypervisor.vcpusUsed);
    put(json, "memory_mb"_L1, hypervisor.memoryMiB);
    put(json, "memory_mb_used"_L1, hypervisor.memoryUsedMiB);
    put(json, "local_gb"_L1, hypervisor.diskGiB);
    put(json, "local_gb_used"_L1, hypervisor.diskUsedGiB);
    put(json, "running_vms"_L1, hypervisor.runningServers);
    QJsonObject cpu;
    put(cpu, "arch"_L1, hypervisor.cpuArchitecture);
    put(cpu, "model"_L1, hypervisor.cpuModel);
    put(cpu, "features"_L1, hypervisor.cpuFeatures);
    if (!cpu.isEmpty())
        json.insert("cpu_info"_L1, cpu);
    return json;
}

Result<Server> parseServer(const QJsonObject &json)
{
    JsonReader read(json);
    Server server;
    server.id = ServerId(read.text("id"_L1));
    server.name = read.maybeText("name"_L1).value_or(QString());
    server.statusText = read.text("status"_L1);
    server.status = serverStatus(server.statusText);
    server.vmState = read.maybeText("OS-EXT-STS:vm_state"_L1).value_or(QString());
    server.taskState = read.maybeText("OS-EXT-STS:task_state"_L1);
    server.powerState = powerState(read.maybeInt("OS-EXT-STS:power_state"_L1).value_or(0));
    server.host = HostName(read.maybeText("OS-EXT-SRV-ATTR:host"_L1).value_or(QString()));
    server.node = read.maybeText("OS-EXT-SRV-ATTR:hypervisor_hostname"_L1).value_or(QString());
    server.instanceName = read.maybeText("OS-EXT-SRV-ATTR:instance_name"_L1).value_or(QString());
    server.hostId = read.maybeText("hostId"_L1).value_or(QString());
    server.projectId = ProjectId(read.maybeText("tenant_id"_L1).value_or(QString()));
    server.userId = read.maybeText("user_id"_L1).value_or(QString());
    server.zone = read.maybeText("OS-EXT-AZ:availability_zone"_L1).value_or(QString());
    server.flavor = readServerFlavor(read.object("flavor"_L1));
    // Booted from a volume, the image is an empty text.
    if (!read.value("image"_L1).isString())
        server.imageId = read.object("image"_L1).maybeText("id"_L1);
    if (server.imageId && read.object("image"_L1).has("properties"_L1))
        server.imageProperties = read.object("image"_L1).textMap("properties"_L1);
    for (const QJsonValue volume : read.array("os-extended-volumes:volumes_attached"_L1))
        server.volumeIds << volume["id"_L1].toString();
    server.metadata = read.textMap("metadata"_L1);
    // "True" or an empty text, never a flag.
    server.configDrive = read.maybeText("config_drive"_L1) == u"True"_s;
    server.locked = read.maybeFlag("locked"_L1);
    server.progress = read.maybeInt("progress"_L1);
    if (read.maybeObject("fault"_L1))
        server.fault = readFault(read.object("fault"_L1));
    server.serverGroups = read.maybeTexts("server_groups"_L1);
    if (read.has("pinned_availability_zone"_L1))
        server.pinnedZone = read.maybeText("pinned_availability_zone"_L1);
    server.created = read.maybeTime("created"_L1).value_or(QDateTime());
    server.updated = read.maybeTime("updated"_L1).value_or(QDateTime());
    server.launchedAt = read.maybeTime("OS-SRV-USG:launched_at"_L1);
    return read.result(std::move(server));
}

QJsonObject toJson(const Server &server)
{
    QJsonObject json {
        {"id"_L1, server.id.value},
        {"status"_L1, server.statusText.isEmpty() ? statusWord(server.status) : server.statusText},
        {"OS-EXT-STS:power_state"_L1, int(server.powerState)},
        {"image"_L1, ""_L1},
        {"flavor"_L1, serverFlavorJson(server.flavor)},
        {"metadata"_L1, toObject(server.metadata)},
        {"config_drive"_L1, server.configDrive ? "True"_L1 : ""_L1},
    };
    put(json, "name"_L1, server.name);
    put(json, "OS-EXT-STS:vm_state"_L1, server.vmState);
    put(json, "OS-EXT-STS:task_state"_L1, server.taskState);
    put(json, "OS-EXT-SRV-ATTR:host"_L1, server.host.value);
    put(json, "OS-EXT-SRV-ATTR:hypervisor_hostname"_L1, server.node);
    put(json, "OS-EXT-SRV-ATTR:instance_name"_L1, server.instanceName);
    put(json, "hostId"_L1, server.hostId);
    put(json, "tenant_id"_L1, server.projectId.value);
    put(json, "user_id"_L1, server.userId);
    put(json, "OS-EXT-AZ:availability_zone"_L1, server.zone);
    if (server.imageId) {
        QJsonObject image {{"id"_L1, *server.imageId}};
        if (server.imageProperties)
            image.insert("properties"_L1, toObject(*server.imageProperties));
        json.insert("image"_L1, image);
    }
    QJsonArray volumes;
    for (const QString &id : server.volumeIds)
        volumes.append(QJsonObject {{"id"_L1, id}});
    json.insert("os-extended-volumes:volumes_attached"_L1, volumes);
    put(json, "locked"_L1, server.locked);
    put(json, "progress"_L1, server.progress);
    if (server.fault) {
        QJsonObject fault {{"code"_L1, server.fault->code}, {"message"_L1, server.fault->message}};
        put(fault, "created"_L1, std::optional(server.fault->created));
        json.insert("fault"_L1, fault);
    }
    put(json, "server_groups"_L1, server.serverGroups);
    if (server.pinnedZone) {
        const auto &zone = *server.pinnedZone;
        json.insert("pinned_availability_zone"_L1, zone ? QJsonValue(*zone) : QJsonValue(QJsonValue::Null));
    }
    put(json, "created"_L1, std::optional(server.created));
    put(json, "updated"_L1, std::optional(server.updated));
    put(json, "OS-SRV-USG:launched_at"_L1, server.launchedAt);
    return json;
}

Result<Flavor> parseFlavor(const QJsonObject &json)
{
    JsonReader read(json);
    Flavor flavor;
    flavor.id = FlavorId(read.text("id"_L1));
    flavor.name = read.text("name"_L1);
    flavor.ephemeralGiB = read.maybeNumber("OS-FLV-EXT-DATA:ephemeral"_L1).value_or(0);
    readSize(read, flavor);
    return read.result(std::move(flavor));
}

QJsonObject toJson(const Flavor &flavor)
{
    QJsonObject json = sizeJson(flavor);
    json.insert("id"_L1, flavor.id.value);
    json.insert("name"_L1, flavor.name);
    json.insert("OS-FLV-EXT-DATA:ephemeral"_L1, flavor.ephemeralGiB);
    return json;
}

Result<Aggregate> parseAggregate(const QJsonObject &json)
{
    JsonReader read(json);
    Aggregate aggregate;
    aggregate.id = read.number("id"_L1);
    aggregate.uuid = read.maybeText("uuid"_L1).value_or(QString());
    aggregate.name = read.text("name"_L1);
    aggregate.zone = read.maybeText("availability_zone"_L1).value_or(QString());
    aggregate.hosts = toIds<HostName>(read.maybeTexts("hosts"_L1).value_or(QStringList()));
    aggregate.metadata = read.textMap("metadata"_L1);
    return read.result(std::move(aggregate));
}

QJsonObject toJson(const Aggregate &aggregate)
{
    QJsonObject json {
        {"id"_L1, aggregate.id},
        {"name"_L1, aggregate.name},
        {"hosts"_L1, toArray(aggregate.hosts)},
        {"metadata"_L1, toObject(aggregate.metadata)},
    };
    put(json, "uuid"_L1, aggregate.uuid);
    put(json, "availability_zone"_L1, aggregate.zone);
    return json;
}

Result<Zone> parseZone(const QJsonObject &json)
{
    JsonReader read(json);
    Zone zone;
    zone.name = read.text("zoneName"_L1);
    zone.available = read.object("zoneState"_L1).maybeFlag("available"_L1).value_or(false);
    const QJsonObject hosts = read.maybeObject("hosts"_L1).value_or(QJsonObject());
    for (auto at = hosts.begin(); at != hosts.end(); ++at) {
        if (at.value().toObject().contains("nova-compute"_L1))
            zone.hosts << HostName(at.key());
    }
    return read.result(std::move(zone));
}

QJsonObject toJson(const Zone &zone)
{
    QJsonObject hosts;
    for (const HostName &host : zone.hosts)
        hosts.insert(host.value, QJsonObject {{"nova-compute"_L1, QJsonObject()}});
    return {
        {"zoneName"_L1, zone.name},
        {"zoneState"_L1, QJsonObject {{"available"_L1, zone.available}}},
        {"hosts"_L1, hosts},
    };
}

Result<ServerGroup> parseServerGroup(const QJsonObject &json)
{
    JsonReader read(json);
    ServerGroup group;
    group.id = read.text("id"_L1);
    group.name = read.maybeText("name"_L1).value_or(QString());
    // From 2.64 one policy, before that a list of one.
    if (read.has("policy"_L1))
        group.policy = read.text("policy"_L1);
    else
        group.policy = read.maybeTexts("policies"_L1).value_or(QStringList()).value(0);
    group.maxServerPerHost = read.object("rules"_L1).maybeInt("max_server_per_host"_L1);
    group.projectId = ProjectId(read.maybeText("project_id"_L1).value_or(QString()));
    group.members = toIds<ServerId>(read.maybeTexts("members"_L1).value_or(QStringList()));
    return read.result(std::move(group));
}

QJsonObject toJson(const ServerGroup &group)
{
    QJsonObject rules;
    put(rules, "max_server_per_host"_L1, group.maxServerPerHost);
    QJsonObject json {{"id"_L1, group.id}, {"members"_L1, toArray(group.members)}, {"rules"_L1, rules}};
    put(json, "name"_L1, group.name);
    put(json, "policy"_L1, group.policy);
    put(json, "project_id"_L1, group.projectId.value);
    return json;
}

Result<Migration> parseMigration(const QJsonObject &json)
{
    JsonReader read(json);
    Migration migration;
    migration.id = read.number("id"_L1);
    migration.uuid = read.maybeText("uuid"_L1).value_or(QString());
    const bool ofOneServer = read.has("server_uuid"_L1);
    migration.serverId = ServerId(read.text(ofOneServer ? "server_uuid"_L1 : "instance_uuid"_L1));
    // A server's own list has live migrations only, and does not say so.
    migration.type = ofOneServer ? Migration::Type::Live
                                 : migrationType(read.maybeText("migration_type"_L1).value_or(QString()));
    migration.status = read.text("status"_L1);
    migration.source = HostName(read.maybeText("source_compute"_L1).value_or(QString()));
    if (const auto destination = read.maybeText("dest_compute"_L1); destination && !destination->isEmpty())
        migration.destination = HostName(*destination);
    migration.createdAt = read.maybeTime("created_at"_L1);
    migration.updatedAt = read.maybeTime("updated_at"_L1);
    migration.userId = read.maybeText("user_id"_L1).value_or(QString());
    migration.memoryTotalBytes = read.maybeNumber("memory_total_bytes"_L1);
    migration.memoryProcessedBytes = read.maybeNumber("memory_processed_bytes"_L1);
    migration.memoryRemainingBytes = read.maybeNumber("memory_remaining_bytes"_L1);
    migration.diskTotalBytes = read.maybeNumber("disk_total_bytes"_L1);
    migration.diskProcessedBytes = read.maybeNumber("disk_processed_bytes"_L1);
    migration.diskRemainingBytes = read.maybeNumber("disk_remaining_bytes"_L1);
    return read.result(std::move(migration));
}

QJsonObject toJson(const Migration &migration)
{
    QJsonObject json {
        {"id"_L1, migration.id},
        {"instance_uuid"_L1, migration.serverId.value},
        {"status"_L1, migration.status},
        {"migration_type"_L1, typeWord(migration.type)},
    };
    put(json, "uuid"_L1, migration.uuid);
    put(json, "source_compute"_L1, migration.source.value);
    if (migration.destination)
        json.insert("dest_compute"_L1, migration.destination->value);
    put(json, "created_at"_L1, migration.createdAt);
    put(json, "updated_at"_L1, migration.updatedAt);
    put(json, "user_id"_L1, migration.userId);
    put(json, "memory_total_bytes"_L1, migration.memoryTotalBytes);
    put(json, "memory_processed_bytes"_L1, migration.memoryProcessedBytes);
    put(json, "memory_remaining_bytes"_L1, migration.memoryRemainingBytes);
    put(json, "disk_total_bytes"_L1, migration.diskTotalBytes);
    put(json, "disk_processed_bytes"_L1, migration.diskProcessedBytes);
    put(json, "disk_remaining_bytes"_L1, migration.diskRemainingBytes);
    return json;
}

} // namespace drover
