# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be set for a host, in nova-compute's [lab], and for one server, in its metadata."""

from oslo_config import cfg
from oslo_log import log as logging

import nova.conf

LOG = logging.getLogger(__name__)
CONF = nova.conf.CONF

# Settings of a migration. A server's metadata lab.NAME has the last word, then its flavor's extra spec
# lab:NAME, then the host's [lab] NAME.
PER_SERVER = {
    'bandwidth_mbps': (512.0, 'MiB that the migration stream moves in a second.'),
    'dirty_mbps': (64.0, 'MiB of its memory that the guest writes to in a second.'),
    'working_set_pct': (25.0, 'Share of its memory that the guest writes to at all, in per cent.'),
    'prepare_seconds': (1.0, 'Time that a live migration is "preparing".'),
    'cold_seconds': (2.0, 'Time to copy the disk of a cold migration or resize.'),
    'spawn_seconds': (0.2, 'Time to build, rebuild or evacuate.'),
}

# Values of lab.fail; several can be given, with commas.
FAILURES = ('check', 'pre', 'mid', 'crash', 'cold-source', 'cold-dest', 'confirm', 'revert', 'spawn')

CONF.register_opts([
    cfg.IntOpt('memory_mib', default=65536, help='RAM of the host.'),
    cfg.IntOpt('disk_gib', default=2000, help='Disk of the host.'),
    cfg.IntOpt('cells', default=2, help='NUMA cells, one socket each.'),
    cfg.IntOpt('cores', default=8, help='Cores of one cell.'),
    cfg.IntOpt('threads', default=2, help='Threads of one core.'),
    cfg.IntOpt('pages_2m', default=0, help='Pages of 2 MiB in each cell.'),
    cfg.IntOpt('pages_1g', default=0, help='Pages of 1 GiB in each cell.'),
    cfg.StrOpt('cpu_model', default='Cascadelake-Server-noTSX'),
    cfg.StrOpt('cpu_vendor', default='Intel'),
    cfg.ListOpt('cpu_features', default=['aes', 'avx', 'avx2', 'avx512f']),
    cfg.IntOpt('hypervisor_version', default=7002000, help='Of QEMU: 7.2.0 is 7002000.'),
    cfg.BoolOpt('shared_storage', default=True, help='Disks of servers are on storage that all hosts see.'),
    cfg.ListOpt('pci_devices', default=[], help='ADDRESS/VENDOR/PRODUCT/CELL, as 0000:3b:00.0/10de/1eb8/0'),
    cfg.FloatOpt('tick_seconds', default=0.25, help='Step of the migration simulation.'),
    cfg.FloatOpt('update_seconds', default=1.0,
                 help='How often the Migration record is written. The libvirt driver does it every 5 seconds.'),
] + [cfg.FloatOpt(name, default=default, help=text) for name, (default, text) in PER_SERVER.items()],
    group='lab')


def _wish(instance, name):
    metadata = instance.metadata or {}
    if 'lab.' + name in metadata:
        return metadata['lab.' + name]
    return (instance.flavor.extra_specs or {}).get('lab:' + name)


def number(instance, name):
    """One of PER_SERVER for this server, never negative."""
    wish = _wish(instance, name)
    if wish is not None:
        try:
            return max(0.0, float(wish))
        except ValueError:
            LOG.warning('lab.%s is not a number: %r', name, wish, instance=instance)
    return getattr(CONF.lab, name)


def fails(instance, where):
    """Whether this server shall fail at one of FAILURES."""
    return where in (_wish(instance, 'fail') or '').split(',')
