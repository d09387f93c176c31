# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""droverctl check on a snapshot file: what is in the way of a move, without a cloud."""

import json
import os
import subprocess
import tempfile
import unittest

DROVERCTL = os.environ['DROVERCTL']
TRUE, NOT_TRUE, NOTHING_DONE = 0, 1, 2
LISTS = ('services', 'hypervisors', 'servers', 'flavors', 'aggregates', 'zones', 'server_groups', 'migrations',
         'providers', 'host_facts', 'instance_facts')


def service(host, status='enabled'):
    return {'binary': 'nova-compute', 'id': host, 'host': host, 'status': status, 'state': 'up', 'zone': 'nova'}


def hypervisor(host):
    return {'id': host, 'hypervisor_hostname': host, 'service': {'host': host}, 'hypervisor_type': 'QEMU',
            'hypervisor_version': 8002000}


def server(name, **specs):
    return {'id': name, 'name': name, 'status': 'ACTIVE', 'OS-EXT-STS:vm_state': 'active', 'OS-EXT-STS:power_state': 1,
            'OS-EXT-SRV-ATTR:host': 'cmp1', 'OS-EXT-AZ:availability_zone': 'nova', 'pinned_availability_zone': None,
            'image': {'id': 'debian', 'properties': {}}, 'locked': False,
            'flavor': {'original_name': 'm1', 'vcpus': 4, 'ram': 8192, 'disk': 40, 'ephemeral': 0, 'swap': 0,
                       'extra_specs': specs}}


def provider(host):
    amounts = (('VCPU', 16), ('PCPU', 8), ('MEMORY_MB', 65536), ('DISK_GB', 500))
    return {'host': host, 'traits': [],
            'inventories': [{'resource_class': name, 'total': total, 'used': 0} for name, total in amounts]}


def facts(host, free_pages):
    pages = [{'size_kb': 1048576, 'total': 16, 'free': free} for free in free_pages]
    return {'host': host, 'shared_storage': 'ceph', 'machine_types': ['q35'], 'devices': [],
            'cpu': {'arch': 'x86_64', 'model': 'Cascadelake', 'features': ['avx', 'sse']},
            'cells': [{'id': cell, 'cpus': '%d-%d' % (8 * cell, 8 * cell + 7), 'memory_mb': 32768, 'pages': [page],
                       'dedicated_cpus': '%d-%d' % (8 * cell + 4, 8 * cell + 7)}
                      for cell, page in enumerate(pages)]}


def cloud():
    """db-1 can go to cmp2; dpdk-1 wants 8 GiB in pages of 1 GiB, of which cmp2 has 6 in one cell."""
    snapshot = {
        'format': 'drover-snapshot', 'version': 1, 'cloud': {'name': 'paper', 'compute_api': '2.100'},
        'services': [service('cmp1'), service('cmp2'), service('cmp3', 'disabled')],
        'hypervisors': [hypervisor(host) for host in ('cmp1', 'cmp2', 'cmp3')],
        'servers': [server('db-1'), server('dpdk-1', **{'hw:mem_page_size': '1GB'})],
        'providers': [provider(host) for host in ('cmp1', 'cmp2', 'cmp3')],
        'host_facts': [facts('cmp1', [16, 16]), facts('cmp2', [2, 6]), facts('cmp3', [16, 16])],
        'instance_facts': [{'server': name, 'ports': [], 'disks': []} for name in ('db-1', 'dpdk-1')],
    }
    for name in LISTS:
        snapshot.setdefault(name, [])
    snapshot['readings'] = {name: {'reading': 'complete'} for name in LISTS}
    return snapshot


class Check(unittest.TestCase):

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='drover-')
        self.addCleanup(folder.cleanup)
        self.environment = {'PATH': os.environ['PATH'], 'HOME': folder.name, 'LANG': 'C.UTF-8'}
        self.environment.update({key: os.environ[key] for key in os.environ if key.endswith('SAN_OPTIONS')})
        self.file = os.path.join(folder.name, 'cloud.json')
        self.write(cloud())

    def write(self, snapshot):
        with open(self.file, 'w') as file:
            json.dump(snapshot, file)

    def check(self, *words):
        done = subprocess.run([DROVERCTL, 'check', *words], env=self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True, timeout=60)
        return done.returncode, done.stdout, done.stderr

    def judged(self, *words):
        code, out, err = self.check(*words, '--snapshot', self.file, '--format', 'json')
        self.assertEqual(err, '')
        return code, json.loads(out)

    def test_nothing_is_in_the_way(self):
        code, answer = self.judged('db-1', '--to', 'cmp2')
        move, = answer['moves']
        self.assertEqual(move['verdict'], 'passes', move)
        self.assertEqual((move['server'], move['kind'], move['source'], move['destination']),
                         ('db-1', 'live', 'cmp1', 'cmp2'))
        self.assertEqual(code, TRUE)
        self.assertTrue(answer['taken_for_granted'])

    def test_a_block_comes_with_its_numbers(self):
        code, answer = self.judged('dpdk-1', '--to', 'cmp2')
        blocks = [finding for finding in answer['moves'][0]['findings'] if finding['verdict'] == 'blocks']
        self.assertEqual([finding['rule'] for finding in blocks], ['numa'])
        self.assertIn('cell 1: 6 GiB free in 1 GiB pages, 8 GiB asked', blocks[0]['sentence'])
        self.assertTrue(blocks[0]['why'])
        self.assertEqual(code, NOT_TRUE)

    def test_a_repair_is_named(self):
        _, answer = self.judged('db-1', '--to', 'cmp3')
        self.assertIn('enable-destination', [finding['repair'] for finding in answer['moves'][0]['findings']])

    def test_a_host_is_judged_by_instance_and_destination(self):
        code, answer = self.judged('--host', 'cmp1', '--to', 'cmp2', '--to', 'cmp3')
        self.assertEqual([(move['server'], move['destination'], move['verdict']) for move in answer['moves']],
                         [('db-1', 'cmp2', 'passes'), ('db-1', 'cmp3', 'blocks'),
                          ('dpdk-1', 'cmp2', 'blocks'), ('dpdk-1', 'cmp3', 'blocks')])
        self.assertEqual(code, NOT_TRUE)

    def test_the_scheduler_may_decide(self):
        code, answer = self.judged('db-1', '--kind', 'cold')
        choice, = [finding for finding in answer['moves'][0]['findings'] if finding['rule'] == 'scheduler']
        self.assertIn('1 of 2 hosts can take it', choice['sentence'])
        self.assertEqual(answer['moves'][0]['destination'], None)
        self.assertEqual(code, TRUE)

    def test_an_evacuation_is_refused_while_the_host_is_up(self):
        code, answer = self.judged('db-1', '--to', 'cmp2', '--kind', 'evacuate')
        self.assertIn('source', [f['rule'] for f in answer['moves'][0]['findings'] if f['verdict'] == 'blocks'])
        self.assertEqual(code, NOT_TRUE)

    def test_facts_that_nobody_supplied_cannot_be_known(self):
        snapshot = cloud()
        del snapshot['host_facts']
        del snapshot['readings']['host_facts']
        self.write(snapshot)
        code, answer = self.judged('dpdk-1', '--to', 'cmp2')
        self.assertEqual(answer['moves'][0]['verdict'], 'cannot-be-known')
        self.assertIn('connect-libvirt', [finding['repair'] for finding in answer['moves'][0]['findings']])
        self.assertEqual(code, NOT_TRUE)

    def test_the_table_begins_with_the_gravest(self):
        code, out, err = self.check('dpdk-1', '--to', 'cmp2', '--snapshot', self.file)
        lines = out.splitlines()
        self.assertEqual(lines[0], 'dpdk-1, live, cmp1 -> cmp2: blocks')
        self.assertRegex(lines[2], '^blocks +numa ')
        self.assertIn('Taken for granted, since no rule can see it:', lines)
        self.assertEqual((code, err), (NOT_TRUE, ''))

    def test_a_host_without_instances_says_so(self):
        code, out, _ = self.check('--host', 'cmp2', '--snapshot', self.file)
        self.assertIn('No instance is on cmp2', out)
        self.assertEqual(code, TRUE)

    def test_what_makes_no_sense_is_refused_in_one_sentence(self):
        for words, said in (((), 'Which instance, or all of which host'),
                            (('db-1', '--host', 'cmp1'), 'Which instance, or all of which host'),
                            (('db-1', '--kind', 'warm'), '--kind takes live, cold, evacuate'),
                            (('db-9',), 'no instance called db-9'),
                            (('--host', 'cmp9'), 'no nova-compute on a host called cmp9'),
                            (('db-1', '--cloud', 'prod'), '--snapshot takes the place of a cloud')):
            code, out, err = self.check(*words, '--snapshot', self.file)
            self.assertEqual((code, out), (NOTHING_DONE, ''), words)
            self.assertEqual(len(err.strip().splitlines()), 1, err)
            self.assertIn(said, err)

    def test_a_file_that_is_no_snapshot_is_named(self):
        for snapshot, said in (({'format': 'plan'}, 'not a snapshot of Drover'), (None, 'cannot be read')):
            if snapshot is None:
                os.remove(self.file)
            else:
                self.write(snapshot)
            code, _, err = self.check('db-1', '--snapshot', self.file)
            self.assertEqual(code, NOTHING_DONE)
            self.assertIn('cloud.json', err)
            self.assertIn(said, err)


if __name__ == '__main__':
    unittest.main(verbosity=2)
