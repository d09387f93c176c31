// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/cloud.h"

#include <QLatin1String>

#include <concepts>
#include <type_traits>

/// What a state file holds of each thing of the model, once for writing and reading: a visitor is called with
/// each key and field. A field of the model that is not named here does not outlive the program.
namespace simcloud::state {

using namespace Qt::StringLiterals;

/// U, or a const U.
template<typename T, typename U>
concept Some = std::same_as<std::remove_const_t<T>, U>;

template<typename Visit, Some<FaultRates> T>
void fields(Visit &visit, T &it)
{
    visit("slow"_L1, it.slow);
    visit("slow_by_ms"_L1, it.slowBy);
    visit("server_errors"_L1, it.serverErrors);
    visit("dropped"_L1, it.dropped);
    visit("truncated"_L1, it.truncated);
    visit("malformed"_L1, it.malformed);
    visit("wrong_types"_L1, it.wrongTypes);
    visit("duplicate_ids"_L1, it.duplicateIds);
    visit("skewed"_L1, it.skewed);
    visit("skewed_by_s"_L1, it.skewedBy);
}

template<typename Visit, Some<Settings> T>
void fields(Visit &visit, T &it)
{
    visit("newest_microversion"_L1, it.newestMicroversion);
    visit("page_limit"_L1, it.pageLimit);
    visit("live_migrations_per_source"_L1, it.liveMigrationsPerSource);
    visit("permits_post_copy"_L1, it.permitsPostCopy);
    visit("permits_auto_converge"_L1, it.permitsAutoConverge);
    visit("max_downtime_ms"_L1, it.maxDowntimeMs);
    visit("downtime_steps"_L1, it.downtimeSteps);
    visit("downtime_delay_per_gib"_L1, it.downtimeDelayPerGiB);
    visit("completion_timeout_per_gib"_L1, it.completionTimeoutPerGiB);
    visit("timeout_forces_complete"_L1, it.timeoutForcesComplete);
    visit("bandwidth_mib_s"_L1, it.bandwidthMiBPerSecond);
    visit("enforces_new_defaults"_L1, it.enforcesNewDefaults);
    visit("managers_move"_L1, it.managersMove);
    visit("token_life_s"_L1, it.tokenLife);
    visit("region"_L1, it.region);
    visit("faults"_L1, it.faults);
}

template<typename Visit, Some<Flavor> T>
void fields(Visit &visit, T &it)
{
    visit("number"_L1, it.number);
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("vcpus"_L1, it.vcpus);
    visit("memory_mib"_L1, it.memoryMiB);
    visit("disk_gib"_L1, it.diskGiB);
    visit("ephemeral_gib"_L1, it.ephemeralGiB);
    visit("swap_mib"_L1, it.swapMiB);
    visit("public"_L1, it.isPublic);
    visit("specs"_L1, it.extraSpecs);
    visit("deleted"_L1, it.deleted);
}

template<typename Visit, Some<WritePhase> T>
void fields(Visit &visit, T &it)
{
    visit("seconds"_L1, it.seconds);
    visit("dirty_mib_s"_L1, it.dirtyMiBPerSecond);
    visit("working_set_mib"_L1, it.workingSetMiB);
    visit("pattern"_L1, it.pattern);
}

template<typename Visit, Some<Workload> T>
void fields(Visit &visit, T &it)
{
    visit("used"_L1, it.usedShare);
    visit("repeats"_L1, it.repeats);
    visit("phases"_L1, it.phases);
}

template<typename Visit, Some<Image> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("status"_L1, it.status);
    visit("disk_format"_L1, it.diskFormat);
    visit("container_format"_L1, it.containerFormat);
    visit("visibility"_L1, it.visibility);
    visit("owner"_L1, it.owner);
    visit("size_bytes"_L1, it.sizeBytes);
    visit("min_disk_gib"_L1, it.minDiskGiB);
    visit("min_ram_mib"_L1, it.minRamMiB);
    visit("properties"_L1, it.properties);
    visit("created"_L1, it.created);
}

template<typename Visit, Some<Aggregate> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("uuid"_L1, it.uuid);
    visit("name"_L1, it.name);
    visit("zone"_L1, it.zone);
    visit("hosts"_L1, it.hosts);
    visit("metadata"_L1, it.metadata);
    visit("created"_L1, it.created);
    visit("updated"_L1, it.updated);
}

template<typename Visit, Some<ServerGroup> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("policy"_L1, it.policy);
    visit("max_per_host"_L1, it.maxServersPerHost);
    visit("project"_L1, it.projectId);
    visit("user"_L1, it.userId);
    visit("members"_L1, it.members);
}

template<typename Visit, Some<Project> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("description"_L1, it.description);
}

template<typename Visit, Some<User> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("password"_L1, it.password);
    visit("roles"_L1, it.roles);
    visit("system_admin"_L1, it.systemAdmin);
}

template<typename Visit, Some<ApplicationCredential> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("secret"_L1, it.secret);
    visit("user"_L1, it.userId);
    visit("project"_L1, it.projectId);
    visit("description"_L1, it.description);
    visit("roles"_L1, it.roles);
    visit("unrestricted"_L1, it.unrestricted);
}

template<typename Visit, Some<Cell> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("socket"_L1, it.socket);
    visit("shared_cpus"_L1, it.sharedCpus);
    visit("dedicated_cpus"_L1, it.dedicatedCpus);
    visit("siblings"_L1, it.siblings);
    visit("memory_mib"_L1, it.memoryMiB);
    visit("pages"_L1, it.pages);
    visit("distances"_L1, it.distances);
}

template<typename Visit, Some<PciDevice> T>
void fields(Visit &visit, T &it)
{
    visit("address"_L1, it.address);
    visit("vendor"_L1, it.vendor);
    visit("product"_L1, it.product);
    visit("cell"_L1, it.cell);
    visit("alias"_L1, it.alias);
    visit("physical_network"_L1, it.physicalNetwork);
    visit("name"_L1, it.name);
}

template<typename Visit, Some<CpuModel> T>
void fields(Visit &visit, T &it)
{
    visit("arch"_L1, it.arch);
    visit("vendor"_L1, it.vendor);
    visit("model"_L1, it.model);
    visit("features"_L1, it.features);
}

template<typename Visit, Some<Host> T>
void fields(Visit &visit, T &it)
{
    visit("name"_L1, it.name);
    visit("service_id"_L1, it.serviceId);
    visit("service_number"_L1, it.serviceNumber);
    visit("provider_id"_L1, it.providerId);
    visit("hypervisor_number"_L1, it.hypervisorNumber);
    visit("ip"_L1, it.ip);
    visit("enabled"_L1, it.enabled);
    visit("disabled_reason"_L1, it.disabledReason);
    visit("forced_down"_L1, it.forcedDown);
    visit("alive"_L1, it.alive);
    visit("last_seen"_L1, it.lastSeen);
    visit("reports_from"_L1, it.reportsFrom);
    visit("booted"_L1, it.booted);
    visit("updated"_L1, it.updated);
    visit("hypervisor_version"_L1, it.hypervisorVersion);
    visit("cpu"_L1, it.cpu);
    visit("cells"_L1, it.cells);
    visit("devices"_L1, it.devices);
    visit("memory_mib"_L1, it.memoryMiB);
    visit("reserved_mib"_L1, it.reservedMiB);
    visit("disk_gib"_L1, it.diskGiB);
    visit("cpu_ratio"_L1, it.cpuRatio);
    visit("memory_ratio"_L1, it.memoryRatio);
    visit("disk_ratio"_L1, it.diskRatio);
    visit("machine_types"_L1, it.machineTypes);
    visit("storage"_L1, it.storage);
    visit("link_mib_s"_L1, it.linkMiBPerSecond);
    visit("traits"_L1, it.traits);
    visit("generation"_L1, it.generation);
}

template<typename Visit, Some<Fault> T>
void fields(Visit &visit, T &it)
{
    visit("code"_L1, it.code);
    visit("message"_L1, it.message);
    visit("details"_L1, it.details);
    visit("created"_L1, it.created);
}

template<typename Visit, Some<Port> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("network"_L1, it.network);
    visit("network_id"_L1, it.networkId);
    visit("mac"_L1, it.mac);
    visit("address"_L1, it.address);
    visit("vnic_type"_L1, it.vnicType);
    visit("vif_type"_L1, it.vifType);
    visit("physical_network"_L1, it.physicalNetwork);
}

template<typename Visit, Some<Volume> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("device"_L1, it.device);
    visit("size_gib"_L1, it.sizeGiB);
    visit("root"_L1, it.root);
}

template<typename Visit, Some<Server> T>
void fields(Visit &visit, T &it)
{
    visit("number"_L1, it.number);
    visit("id"_L1, it.id);
    visit("name"_L1, it.name);
    visit("description"_L1, it.description);
    visit("has_description"_L1, it.hasDescription);
    visit("project"_L1, it.projectId);
    visit("user"_L1, it.userId);
    visit("flavor"_L1, it.flavor);
    visit("image"_L1, it.imageId);
    visit("metadata"_L1, it.metadata);
    visit("image_properties"_L1, it.imageProperties);
    visit("tags"_L1, it.tags);
    visit("key"_L1, it.keyName);
    visit("reservation"_L1, it.reservationId);
    visit("config_drive"_L1, it.configDrive);
    visit("ports"_L1, it.ports);
    visit("volumes"_L1, it.volumes);
    visit("group"_L1, it.groupId);
    visit("pinned_zone"_L1, it.pinnedZone);
    visit("host"_L1, it.host);
    visit("vm_state"_L1, it.vmState);
    visit("task_state"_L1, it.taskState);
    visit("power"_L1, it.power);
    visit("progress"_L1, it.progress);
    visit("created"_L1, it.created);
    visit("updated"_L1, it.updated);
    visit("launched"_L1, it.launched);
    visit("terminated"_L1, it.terminated);
    visit("locked"_L1, it.locked);
    visit("locked_reason"_L1, it.lockedReason);
    visit("fault"_L1, it.fault);
    visit("workload"_L1, it.workload);
    visit("fails"_L1, it.trouble.fails);
}

template<typename Visit, Some<Counters> T>
void fields(Visit &visit, T &it)
{
    visit("memory_total"_L1, it.memoryTotal);
    visit("memory_processed"_L1, it.memoryProcessed);
    visit("memory_remaining"_L1, it.memoryRemaining);
    visit("disk_total"_L1, it.diskTotal);
    visit("disk_processed"_L1, it.diskProcessed);
    visit("disk_remaining"_L1, it.diskRemaining);
}

template<typename Visit, Some<Migration> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("uuid"_L1, it.uuid);
    visit("type"_L1, it.type);
    visit("status"_L1, it.status);
    visit("server"_L1, it.serverId);
    visit("source"_L1, it.source);
    visit("destination"_L1, it.destination);
    visit("destination_ip"_L1, it.destinationIp);
    visit("old_flavor"_L1, it.oldFlavor);
    visit("new_flavor"_L1, it.newFlavor);
    visit("user"_L1, it.userId);
    visit("project"_L1, it.projectId);
    visit("created"_L1, it.created);
    visit("updated"_L1, it.updated);
    visit("counters"_L1, it.counters);
    visit("deleted"_L1, it.deleted);
}

template<typename Visit, Some<ActionEvent> T>
void fields(Visit &visit, T &it)
{
    visit("event"_L1, it.event);
    visit("start"_L1, it.start);
    visit("finish"_L1, it.finish);
    visit("result"_L1, it.result);
    visit("traceback"_L1, it.traceback);
    visit("details"_L1, it.details);
    visit("host"_L1, it.host);
}

template<typename Visit, Some<InstanceAction> T>
void fields(Visit &visit, T &it)
{
    visit("action"_L1, it.action);
    visit("request_id"_L1, it.requestId);
    visit("user"_L1, it.userId);
    visit("project"_L1, it.projectId);
    visit("start"_L1, it.start);
    visit("updated"_L1, it.updated);
    visit("message"_L1, it.message);
    visit("events"_L1, it.events);
}

template<typename Visit, Some<GuestCell> T>
void fields(Visit &visit, T &it)
{
    visit("id"_L1, it.id);
    visit("vcpus"_L1, it.vcpus);
    visit("memory_mib"_L1, it.memoryMiB);
    visit("host_cell"_L1, it.hostCell);
    visit("pinning"_L1, it.pinning);
    visit("page_kib"_L1, it.pageKiB);
    visit("whole_cores"_L1, it.wholeCores);
}

template<typename Visit, Some<Claim> T>
void fields(Visit &visit, T &it)
{
    visit("host"_L1, it.host);
    visit("resources"_L1, it.resources);
    visit("cells"_L1, it.cells);
    visit("devices"_L1, it.devices);
}

template<typename Visit, Some<Allocation> T>
void fields(Visit &visit, T &it)
{
    visit("consumer"_L1, it.consumer);
    visit("project"_L1, it.projectId);
    visit("user"_L1, it.userId);
    visit("claims"_L1, it.claims);
    visit("generation"_L1, it.generation);
}

} // namespace simcloud::state
