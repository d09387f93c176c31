# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The host that a nova-compute of the lab reports: CPUs, NUMA cells, pages, devices, inventory."""

import os_resource_classes as orc
from oslo_serialization import jsonutils

import nova.conf
from nova import objects
from nova.objects import fields
from nova.virt import hardware

CONF = nova.conf.CONF

TRAITS = {
    'aes': 'HW_CPU_X86_AESNI',
    'avx': 'HW_CPU_X86_AVX',
    'avx2': 'HW_CPU_X86_AVX2',
    'avx512f': 'HW_CPU_X86_AVX512F',
}


class Host:

    def __init__(self):
        lab = CONF.lab
        cores = lab.cells * lab.cores
        # As Linux numbers them: the second thread of core n is n + all cores.
        self._siblings = [{core + thread * cores for thread in range(lab.threads)} for core in range(cores)]
        every = set().union(*self._siblings)
        self.dedicated = (hardware.get_cpu_dedicated_set() or set()) & every
        shared = hardware.get_cpu_shared_set()
        if shared is None:
            # As the libvirt driver: what is not said is shared, unless some are dedicated.
            shared = set() if self.dedicated else every
        self.shared = shared & every

    def numa_topology(self):
        return objects.NUMATopology(cells=[self._cell(number) for number in range(CONF.lab.cells)])

    def _cell(self, number):
        lab = CONF.lab
        siblings = self._siblings[number * lab.cores:(number + 1) * lab.cores]
        cpus = set().union(*siblings)
        memory_mib = lab.memory_mib // lab.cells
        huge = {2048: lab.pages_2m, 1048576: lab.pages_1g}
        left_kib = memory_mib * 1024 - sum(size * count for size, count in huge.items())
        counts = {4: left_kib // 4, **{size: count for size, count in huge.items() if count}}
        return objects.NUMACell(
            id=number, socket=number, siblings=siblings,
            cpuset=cpus & self.shared, pcpuset=cpus & self.dedicated, pinned_cpus=set(), cpu_usage=0,
            memory=memory_mib, memory_usage=0,
            mempages=[objects.NUMAPagesTopology(size_kb=size, total=count, used=0, reserved=0)
                      for size, count in counts.items()],
            network_metadata=objects.NetworkMetadata(physnets=set(), tunneled=False))

    def cpu_info(self):
        lab = CONF.lab
        return {
            'arch': fields.Architecture.X86_64,
            'model': lab.cpu_model,
            'vendor': lab.cpu_vendor,
            'features': lab.cpu_features,
            'topology': {'cells': lab.cells, 'sockets': 1, 'cores': lab.cores, 'threads': lab.threads},
        }

    @staticmethod
    def can_run(cpu_info):
        """Whether a guest of a host with this CPU can go on here."""
        return (cpu_info.get('vendor') == CONF.lab.cpu_vendor and
                set(cpu_info.get('features', [])) <= set(CONF.lab.cpu_features))

    @staticmethod
    def pci_devices():
        devices = []
        for text in CONF.lab.pci_devices:
            address, vendor, product, cell = text.split('/')
            devices.append({
                'address': address,
                'dev_id': 'pci_' + address.translate({ord(':'): '_', ord('.'): '_'}),
                'label': 'label_%s_%s' % (vendor, product),
                'vendor_id': vendor,
                'product_id': product,
                'dev_type': fields.PciDeviceType.STANDARD,
                'numa_node': int(cell),
                'parent_addr': None,
                'status': fields.PciDeviceStatus.AVAILABLE,
            })
        return devices

    def resources(self):
        """What get_available_resource adds to the fake driver's answer."""
        return {
            'vcpus': len(self.shared) + len(self.dedicated),
            'hypervisor_type': 'QEMU',
            'hypervisor_version': CONF.lab.hypervisor_version,
            'cpu_info': jsonutils.dumps(self.cpu_info()),
            'numa_topology': self.numa_topology()._to_json(),
            'pci_passthrough_devices': jsonutils.dumps(self.pci_devices()),
            'supported_instances': [(fields.Architecture.X86_64, kind, fields.VMMode.HVM)
                                    for kind in (fields.HVType.KVM, fields.HVType.QEMU)],
        }

    def inventory(self, ratios, reserved_disk_gib):
        totals = {
            orc.VCPU: (len(self.shared), ratios[orc.VCPU], CONF.reserved_host_cpus),
            orc.PCPU: (len(self.dedicated), 1.0, 0),
            orc.MEMORY_MB: (CONF.lab.memory_mib, ratios[orc.MEMORY_MB], CONF.reserved_host_memory_mb),
            orc.DISK_GB: (CONF.lab.disk_gib, ratios[orc.DISK_GB], reserved_disk_gib),
        }
        return {
            name: {'total': total, 'reserved': reserved, 'allocation_ratio': ratio,
                   'min_unit': 1, 'max_unit': total, 'step_size': 1}
            for name, (total, ratio, reserved) in totals.items() if total}

    @staticmethod
    def traits():
        names = [TRAITS[feature] for feature in CONF.lab.cpu_features if feature in TRAITS]
        return names + (['HW_CPU_HYPERTHREADING'] if CONF.lab.threads > 1 else [])
