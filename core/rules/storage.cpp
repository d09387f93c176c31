// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/storage.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace drover {

namespace {

using Verdict = Finding::Verdict;
using Repair = Finding::Repair;
using Storage = MoveAssumptions::Storage;

/// Whether it has a disk in its host's storage: all but volumes.
bool hasDisks(const Server &server)
{
    const Flavor &flavor = server.flavor;
    return server.imageId || flavor.ephemeralGiB > 0 || flavor.swapMiB > 0;
}

/// Where the disks are that are no volumes; nothing where it is not known.
std::optional<Storage> storageOf(const MovingServer &moving, const KnownHost &host)
{
    if (moving.facts && moving.facts->disks && hasDisks(moving.server)) {
        const auto isLocal = [](const InstanceDisk &d) {
            return d.kind == InstanceDisk::Kind::Disk && !d.onNetwork;
        };
        // libvirt shows Ceph as a disk of the network; a file may still lie in a shared folder.
        if (std::ranges::none_of(*moving.facts->disks, isLocal))
            return Storage::Shared;
    }
    const HostFacts *from = moving.source.facts;
    if (from && from->sharedStorage && host.facts && host.facts->sharedStorage) {
        const bool same =
            !from->sharedStorage->isEmpty() && *from->sharedStorage == *host.facts->sharedStorage;
        return same ? Storage::Shared : Storage::Local;
    }
    return moving.assumed().storage;
}

QString sizeText(const Server &server)
{
    return u"%1 GiB"_s.arg((server.imageId ? server.flavor.diskGiB : 0) + server.flavor.ephemeralGiB
                           + (server.flavor.swapMiB + 1023) / 1024);
}

const KnownHost *knownNot(const MovingServer &moving, const KnownHost &host)
{
    return moving.source.facts && moving.source.facts->sharedStorage ? &host : &moving.source;
}

void unknownStorage(const MovingServer &moving, const KnownHost &host, QLatin1StringView rule,
                    const QString &why, MoveJudgement &judgement)
{
    judgement.unknown(rule, [&] {
        const QString &where = knownNot(moving, host)->name.value;
        return Said {u"Whether %1 and %2 share the storage of its disks is not known"_s.arg(
                         moving.source.name.value, host.name.value),
                     why, u"libvirt on %1 tells, or an assumption about this cloud"_s.arg(where),
                     Repair::ConnectLibvirt};
    });
}

/// Disks of a running guest, copied or not.
void judgeCopying(const MovingServer &moving, const KnownHost &host, std::optional<Storage> storage,
                  MoveJudgement &judgement)
{
    const Move::DiskCopy copy = moving.move.diskCopy;
    const bool onVolumeOnly = !hasDisks(moving.server);
    if (storage == Storage::Lvm && !onVolumeOnly) {
        return judgement.blocks("disks"_L1, [] {
            return Said {u"Its disks are logical volumes of its host"_s, u"Nova does not move LVM disks"_s};
        });
    }
    if (copy == Move::DiskCopy::Automatic || (copy == Move::DiskCopy::No && onVolumeOnly)) {
        if (storage != Storage::Local || onVolumeOnly)
            return;
        if (moving.assumed().tunnelled && !moving.server.volumeIds.isEmpty()) {
            return judgement.blocks("disks"_L1, [] {
                return Said {u"Its disks have to be copied, and it has volumes too"_s,
                             u"A tunnelled migration cannot copy some disks only"_s};
            });
        }
        return judgement.passes("disks"_L1, [&] {
            return Said {u"Its disks (%1) are local, and are copied with it"_s.arg(sizeText(moving.server))};
        });
    }
    if (!storage)
        return unknownStorage(moving, host, "disks"_L1,
                              u"The order says how its disks are, and Nova refuses when they "
                              "are not so"_s,
                              judgement);
    const bool copied = copy == Move::DiskCopy::Yes;
    if (copied == (storage == Storage::Local))
        return;
    judgement.blocks("disks"_L1, [&] {
        return Said {copied ? u"Its disks are on shared storage, and the order says to copy them"_s
                            : u"Its disks are local, and the order says not to copy them"_s,
                     u"Nova refuses (\"is not on %1 storage\")"_s.arg(copied ? u"local"_s : u"shared"_s),
                     u"Let Nova see for itself: block migration \"auto\""_s, Repair::CopyDisksAutomatically};
    });
}

/// Drives that cannot be written are not copied with the others.
void judgeReadOnly(const MovingServer &moving, const KnownHost &host, std::optional<Storage> storage,
                   MoveJudgement &judgement)
{
    const QString why = u"The copying of disks leaves out those that cannot be written"_s;
    const bool hasConfigDrive = moving.server.configDrive && !moving.assumed().configDriveIsVfat;
    const bool hasCdRom =
        moving.facts && moving.facts->disks
        && std::ranges::any_of(*moving.facts->disks, [](const InstanceDisk &disk) {
               return disk.kind == InstanceDisk::Kind::CdRom && disk.hasMedium && !disk.onNetwork;
           });
    if (!hasConfigDrive && !hasCdRom)
        return;
    if (storage == Storage::Shared)
        return;
    if (!storage)
        return unknownStorage(moving, host, hasCdRom ? "cd-rom"_L1 : "config-drive"_L1, why, judgement);
    if (hasConfigDrive) {
        judgement.warns("config-drive"_L1, [&] {
            return Said {u"It has a config drive (iso9660) on a local disk"_s, why,
                         u"Move it cold, or config_drive_format vfat"_s, Repair::ChooseCold};
        });
    }
    if (hasCdRom) {
        judgement.warns("cd-rom"_L1, [&] {
            return Said {u"A medium is in its CD-ROM drive, on a local disk"_s, why, u"Eject it"_s,
                         Repair::EjectCdRom};
        });
    }
}

void judgeEvacuated(const MovingServer &moving, const KnownHost &host, std::optional<Storage> storage,
                    MoveJudgement &judgement)
{
    if (!hasDisks(moving.server)) {
        return judgement.passes("evacuated-disks"_L1,
                                [] { return Said {u"All its disks are volumes, and are kept"_s}; });
    }
    if (storage == Storage::Shared) {
        return judgement.passes("evacuated-disks"_L1,
                                [] { return Said {u"Its disks are on shared storage, and are kept"_s}; });
    }
    if (!storage) {
        return unknownStorage(moving, host, "evacuated-disks"_L1,
                              u"Disks that only the dead host has are lost"_s, judgement);
    }
    if (!moving.server.imageId) {
        return judgement.warns("evacuated-disks"_L1, [] {
            return Said {u"Its ephemeral and swap disks are lost; its volumes are kept"_s,
                         u"Only the dead host has them"_s};
        });
    }
    if (moving.facts && moving.facts->imageGone.value_or(false)) {
        return judgement.blocks("evacuated-disks"_L1, [] {
            return Said {u"Its disk is lost, and the image to make it anew from is gone"_s,
                         u"Only the dead host has it"_s, u"Bring the host or its disk back"_s};
        });
    }
    judgement.warns("evacuated-disks"_L1, [&] {
        return Said {u"Its disk (%1) is made anew from its image: all that was written to it is lost"_s.arg(
                         sizeText(moving.server)),
                     u"Only the dead host has it"_s};
    });
}

} // namespace

void judgeVolumes(const MovingServer &moving, MoveJudgement &judgement)
{
    if (!moving.facts || !moving.facts->volumes)
        return;
    for (const InstanceVolume &volume : *moving.facts->volumes) {
        const auto warns = [&](const QString &sentence, const QString &why) {
            judgement.warns("volumes"_L1, [&] { return Said {sentence.arg(volume.id), why}; });
        };
        if (volume.multiattach && moving.live())
            warns(u"Volume %1 may be attached to several instances"_s,
                  u"Its storage has to let both hosts write meanwhile"_s);
        if (volume.encrypted)
            warns(u"Volume %1 is encrypted"_s,
                  u"The destination has to be allowed to read its key (Barbican)"_s);
        if (!volume.status.isEmpty() && volume.status != "in-use"_L1)
            warns(u"Volume %1 is not in-use but %2"_s.arg(u"%1"_s, volume.status),
                  u"Cinder may refuse to attach it to the destination"_s);
    }
}

void judgeDisks(const MovingServer &moving, const KnownHost &host, MoveJudgement &judgement)
{
    const std::optional<Storage> storage = storageOf(moving, host);
    switch (moving.move.kind) {
    case Move::Kind::Live:
        judgeCopying(moving, host, storage, judgement);
        return judgeReadOnly(moving, host, storage, judgement);
    case Move::Kind::Evacuate:
        return judgeEvacuated(moving, host, storage, judgement);
    case Move::Kind::Cold:
        break;
    }
    if (storage == Storage::Lvm && hasDisks(moving.server)) {
        judgement.blocks("disks"_L1, [] {
            return Said {u"Its disks are logical volumes of its host"_s,
                         u"Nova does not move LVM disks (\"not supported for LVM backed instances\")"_s};
        });
    }
}

} // namespace drover
