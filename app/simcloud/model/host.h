// SPDX-FileCopyrightText: 2026 The Drover authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/simcloud/model/moment.h"

#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <set>
#include <vector>

namespace simcloud {

/// One NUMA cell of a host.
struct Cell {
    int id = 0;
    int socket = 0;
    std::set<int> sharedCpus = {}; ///< Host CPUs for floating guests (VCPU).
    std::set<int> dedicatedCpus = {}; ///< Host CPUs that are pinned one to one (PCPU).
    std::vector<std::set<int>> siblings = {}; ///< Threads of one core, over both kinds.
    qint64 memoryMiB = 0;
    QMap<int, qint64> pages = {}; ///< Huge pages by size in KiB (2048, 1048576): how many there are.
    std::vector<int> distances = {}; ///< To each cell, itself included, as ACPI counts: 10 is itself.
};

/// A device that can be given to a guest: by PCI alias, or as a virtual function by a port.
struct PciDevice {
    QString address = {}; ///< "0000:3b:00.1"
    QString vendor = {}; ///< "10de"
    QString product = {}; ///< "1eb8"
    int cell = 0;
    QString alias = {}; ///< Of nova.conf; empty for network functions.
    QString physicalNetwork = {}; ///< Of virtual functions; empty otherwise.
    QString name = {}; ///< For a network card's name ("ens3f0"); empty otherwise.
};

struct CpuModel {
    QString arch = {};
    QString vendor = {};
    QString model = {};
    QStringList features = {};
};

/// One compute node: its nova-compute, its hypervisor and its resource provider, which share name and fate
/// here.
struct Host {
    QString name = {};
    QString serviceId = {}; ///< UUID of the service.
    int serviceNumber = 0; ///< Its integer id below 2.53.
    QString providerId = {}; ///< UUID of the hypervisor and of the resource provider.
    int hypervisorNumber = 0;
    QString ip = {};

    bool enabled = true;
    std::optional<QString> disabledReason = {};
    bool forcedDown = false;
    bool alive = true; ///< Whether the machine and its nova-compute run.
    Moment lastSeen = {}; ///< The last report of one that is no longer alive.
    Moment reportsFrom = {}; ///< When its nova-compute, started again, first reports.
    Moment booted = {};
    Moment updated = {}; ///< Of the service, when it was last written by an administrator.

    int hypervisorVersion = 7002000; ///< QEMU 7.2.0 is 7002000.
    CpuModel cpu = {};
    std::vector<Cell> cells = {};
    std::vector<PciDevice> devices = {};
    qint64 memoryMiB = 65536;
    qint64 reservedMiB = 512;
    qint64 diskGiB = 2000;
    double cpuRatio = 4.0;
    double memoryRatio = 1.0;
    double diskRatio = 1.0;
    QStringList machineTypes = {}; ///< That its QEMU knows, newest first.
    QString storage =
        {}; ///< Name of the storage that its instances' disks are on when it is shared; empty: local.
    double linkMiBPerSecond = 1000; ///< What its migration network carries, each way.
    QStringList traits = {};
    qint64 generation = 1; ///< Of its resource provider.

    [[nodiscard]] bool isUp(Moment now) const; ///< As os-services says "up".

    [[nodiscard]] qint64 sharedCpus() const; ///< Total of VCPU.
    [[nodiscard]] qint64 dedicatedCpus() const; ///< Total of PCPU.
};

} // namespace simcloud
