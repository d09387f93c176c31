# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The compute hosts that a lab can have."""

import dataclasses


@dataclasses.dataclass(frozen=True)
class Kind:
    aggregate: str
    lab: dict        # nova-compute's [lab], see plugins/drover_lab/options.py
    compute: dict    # nova-compute's [compute]


# 2 cells of 8 cores with 2 threads: CPUs 0-31.
GENERAL = Kind('general', {'memory_mib': 65536}, {})

PINNED = Kind(
    'pinned',
    {'memory_mib': 98304, 'pages_1g': 24, 'pages_2m': 4096,
     'pci_devices': '0000:3b:00.0/10de/1eb8/0,0000:af:00.0/10de/1eb8/1'},
    {'cpu_shared_set': '0-1,8-9,16-17,24-25', 'cpu_dedicated_set': '2-7,10-15,18-23,26-31'})

# Servers of the others cannot be live-migrated to this one: its CPU lacks a feature, its disk is its own.
OLD = Kind(
    'general',
    {'memory_mib': 16384, 'cores': 4, 'disk_gib': 400, 'cpu_model': 'Haswell-noTSX',
     'cpu_features': 'aes,avx,avx2', 'hypervisor_version': 5002000, 'shared_storage': 'false'},
    {})

KINDS = {'cmp4': PINNED, 'cmp5': OLD}


def kind(host):
    """cmp4 and cmp5 are special, every other name is a general host."""
    return KINDS.get(host, GENERAL)


def of_aggregate(hosts, aggregate):
    return [host for host in hosts if kind(host).aggregate == aggregate]
