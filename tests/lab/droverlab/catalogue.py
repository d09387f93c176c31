# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What servers are made from. Each function makes what is missing and returns ids by name."""

import os

from . import hosts

# Only on general hosts, only on pinned ones. A flavor with neither can be anywhere.
ON_GENERAL = {'aggregate_instance_extra_specs:pinned': 'false'}
ON_PINNED = {'aggregate_instance_extra_specs:pinned': 'true'}

# name: vCPUs, RAM in MiB, disk in GiB, extra specs
FLAVORS = {
    'lab.small': (1, 512, 1, ON_GENERAL),
    'm1.tiny': (1, 512, 1, {}),
    'm1.alt': (1, 1024, 2, {}),
    'm1.small': (2, 2048, 10, ON_GENERAL),
    'm1.medium': (2, 4096, 20, ON_GENERAL),
    'm1.large': (4, 8192, 40, ON_GENERAL),
    'm1.xlarge': (8, 16384, 80, ON_GENERAL),
    'big.ram': (8, 36864, 40, {}),
    'numa2.large': (4, 8192, 40, {'hw:numa_nodes': '2'}),
    'pinned.large': (4, 8192, 40, {'hw:cpu_policy': 'dedicated', 'hw:cpu_thread_policy': 'prefer',
                                   **ON_PINNED}),
    'dpdk.1g': (4, 8192, 40, {'hw:cpu_policy': 'dedicated', 'hw:mem_page_size': '1GB',
                              'hw:numa_nodes': '1', **ON_PINNED}),
    'huge.large': (2, 4096, 20, {'hw:mem_page_size': 'large', **ON_PINNED}),
    'gpu.small': (2, 4096, 20, {'pci_passthrough:alias': 'gpu:1', **ON_PINNED}),
}

IMAGES = {
    'cirros': {},
    'linux-q35': {'hw_machine_type': 'pc-q35-7.2', 'hw_firmware_type': 'uefi', 'os_distro': 'debian'},
    'linux-i440fx': {'hw_machine_type': 'pc-i440fx-7.2', 'os_distro': 'debian'},
}

# name: zone, metadata
AGGREGATES = {
    'general': ('az-general', {'pinned': 'false'}),
    'pinned': ('az-pinned', {'pinned': 'true'}),
}

GROUPS = {'web-apart': 'anti-affinity', 'db-together': 'affinity', 'batch-soft': 'soft-anti-affinity'}


def _ids(items):
    return {item['name']: item['id'] for item in items}


def images(api, names=tuple(IMAGES)):
    ids = _ids(api.image('GET', '/images')['images'])
    for name in names:
        if name in ids:
            continue
        ids[name] = api.image('POST', '/images', {
            'name': name, 'visibility': 'public', 'disk_format': 'raw', 'container_format': 'bare',
            **IMAGES[name]})['id']
        # No guest will ever read it.
        api.image('PUT', '/images/%s/file' % ids[name], data=os.urandom(1024),
                  headers={'Content-Type': 'application/octet-stream'})
    return ids


def flavors(api, names=tuple(FLAVORS)):
    ids = _ids(api.compute('GET', '/flavors?is_public=None')['flavors'])
    for name in names:
        if name in ids:
            continue
        vcpus, ram, disk, specs = FLAVORS[name]
        ids[name] = api.compute('POST', '/flavors', {'flavor': {
            'name': name, 'vcpus': vcpus, 'ram': ram, 'disk': disk}})['flavor']['id']
        if specs:
            api.compute('POST', '/flavors/%s/os-extra_specs' % ids[name], {'extra_specs': specs})
    return ids


def aggregates(api, host_names):
    present = {item['name']: item for item in api.compute('GET', '/os-aggregates')['aggregates']}
    for name, (zone, metadata) in AGGREGATES.items():
        members = hosts.of_aggregate(host_names, name)
        if name not in present and members:
            made = api.compute('POST', '/os-aggregates', {'aggregate': {
                'name': name, 'availability_zone': zone}})['aggregate']
            api.compute('POST', '/os-aggregates/%d/action' % made['id'],
                        {'set_metadata': {'metadata': metadata}})
            present[name] = {**made, 'hosts': []}
        for host in members:
            if host not in present[name]['hosts']:
                api.compute('POST', '/os-aggregates/%d/action' % present[name]['id'],
                            {'add_host': {'host': host}})


def network(api):
    ids = _ids(api.network('GET', '/networks')['networks'])
    if 'lab-net' not in ids:
        ids['lab-net'] = api.network('POST', '/networks', {'network': {
            'name': 'lab-net', 'shared': True}})['network']['id']
        api.network('POST', '/subnets', {'subnet': {
            'name': 'lab-subnet', 'network_id': ids['lab-net'], 'ip_version': 4, 'cidr': '192.0.2.0/24',
            'enable_dhcp': False}})
    return ids['lab-net']


def groups(api):
    ids = _ids(api.compute('GET', '/os-server-groups')['server_groups'])
    for name, policy in GROUPS.items():
        if name not in ids:
            ids[name] = api.compute('POST', '/os-server-groups', {'server_group': {
                'name': name, 'policy': policy}})['server_group']['id']
    return ids
