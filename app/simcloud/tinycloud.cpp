// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/simcloud/tinycloud.h"

using namespace Qt::StringLiterals;

namespace simcloud {

void fillTiny(Cloud &cloud)
{
    Dice &dice = cloud.dice;
    const Project admins {.id = dice.hexId(), .name = u"admin"_s};
    const Project demo {.id = dice.hexId(), .name = u"demo"_s};
    cloud.projects = {admins, demo};
    cloud.users = {
        {.id = dice.hexId(), .name = u"admin"_s, .roles = {{admins.id, {u"admin"_s}}}, .systemAdmin = true},
        {.id = dice.hexId(), .name = u"manager"_s, .roles = {{demo.id, {u"manager"_s}}}},
        {.id = dice.hexId(), .name = u"demo"_s, .roles = {{demo.id, {u"member"_s}}}},
        {.id = dice.hexId(), .name = u"viewer"_s, .roles = {{demo.id, {u"reader"_s}}}},
    };
    cloud.flavors = {std::make_shared<Flavor>(Flavor {
        .number = 1, .id = u"1"_s, .name = u"m1.small"_s, .vcpus = 1, .memoryMiB = 2048, .diskGiB = 20})};
    cloud.images = {{.id = dice.uuid(),
                     .name = u"debian-12"_s,
                     .status = u"active"_s,
                     .diskFormat = u"qcow2"_s,
                     .containerFormat = u"bare"_s,
                     .visibility = u"public"_s,
                     .owner = admins.id,
                     .sizeBytes = 400'000'000,
                     .created = cloud.now}};
    Aggregate zone {.id = 1, .uuid = dice.uuid(), .name = u"az1"_s, .zone = u"az1"_s, .created = cloud.now};
    for (int i = 1; i <= 3; ++i) {
        Cell cell {.memoryMiB = 65536};
        for (int cpu = 0; cpu < 16; ++cpu)
            cell.sharedCpus.insert(cpu);
        cloud.add(Host {.name = u"compute-%1"_s.arg(i),
                        .serviceId = dice.uuid(),
                        .serviceNumber = i,
                        .providerId = dice.uuid(),
                        .hypervisorNumber = i,
                        .ip = u"192.0.2.%1"_s.arg(10 + i),
                        .booted = cloud.now,
                        .updated = cloud.now,
                        .cpu = {.arch = u"x86_64"_s, .vendor = u"Intel"_s, .model = u"Cascadelake-Server"_s},
                        .cells = {cell},
                        .machineTypes = {u"pc-q35-7.2"_s},
                        .traits = {u"COMPUTE_NODE"_s, u"HW_CPU_X86_AVX2"_s}});
        zone.hosts << u"compute-%1"_s.arg(i);
        const Server &server = cloud.add(Server {.name = u"web-%1"_s.arg(i),
                                                 .projectId = demo.id,
                                                 .userId = cloud.users[2].id,
                                                 .flavor = cloud.flavors[0],
                                                 .imageId = cloud.images[0].id,
                                                 .host = u"compute-%1"_s.arg(i),
                                                 .created = cloud.now,
                                                 .updated = cloud.now,
                                                 .launched = cloud.now});
        cloud.allocate(
            {.consumer = server.id,
             .projectId = demo.id,
             .userId = server.userId,
             .claims = {{.host = server.host,
                         .resources = {{u"VCPU"_s, 1}, {u"MEMORY_MB"_s, 2048}, {u"DISK_GB"_s, 20}}}}});
    }
    cloud.aggregates = {zone};
}

} // namespace simcloud
