# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a lab does what its README says: LAB_DIR=... python3 test_lab.py, of a lab that is up.

It deletes all servers of that lab.
"""

import os
import sys
import time
import unittest

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from droverlab import cloud  # noqa: E402
from droverlab import scenes  # noqa: E402
from droverlab import servers  # noqa: E402
from droverlab.api import ApiError  # noqa: E402
from droverlab.servers import Wanted  # noqa: E402

# Slow enough for two figures where they are written every 5 seconds, as libvirt's driver does.
SLOW = {'lab.bandwidth_mbps': '20', 'lab.dirty_mbps': '1'}


class LabTest(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        cls.lab = cloud.of_the_suite()
        cls.addClassCleanup(cls.lab.close)
        scenes.reset(cls.lab, lambda text: None)
        cls.api = cls.lab.api()

    @classmethod
    def tearDownClass(cls):
        scenes.reset(cls.lab, lambda text: None)

    def server(self, host='cmp1', **fields):
        key = scenes.one_server(self.lab, self.id().rpartition('.')[2], host,
                                fields.get('flavor', 'lab.small'), fields.get('metadata', {}),
                                fields.get('status', 'ACTIVE'))
        self.addCleanup(self.remove, key)
        return key

    def remove(self, key):
        servers.remove(self.api, [server for server in servers.all_servers(self.api) if server['id'] == key])

    def show(self, key):
        return self.api.compute('GET', '/servers/' + key)['server']

    def act(self, key, **action):
        self.api.compute('POST', '/servers/%s/action' % key, action)

    def live(self, key, host='cmp2'):
        self.act(key, **{'os-migrateLive': {'host': host, 'block_migration': 'auto'}})

    def migration(self, key):
        """The newest record of a server; Nova answers 202 before it has made one."""
        found = self.api.compute('GET', '/os-migrations?instance_uuid=' + key)['migrations']
        return found[0] if found else {'status': None}

    def running(self, key):
        """The migration under way, once its figures have come."""
        def look():
            found = self.api.compute('GET', '/servers/%s/migrations' % key)['migrations']
            return found[0] if found and found[0]['memory_total_bytes'] else None
        return self.until(look)

    def until(self, look, seconds=40):
        end = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            self.assertLess(time.monotonic(), end, 'timed out')
            time.sleep(0.2)

    def rest(self, key, statuses):
        """The server, once its migration has one of the statuses and it has no task."""
        self.until(lambda: self.migration(key)['status'] in statuses)
        self.until(lambda: self.show(key)['OS-EXT-STS:task_state'] is None)
        return self.show(key)

    def expect(self, key, record, status, host):
        server = self.rest(key, ('completed', 'finished', 'confirmed', 'reverted', 'cancelled', 'failed',
                                 'error', 'done'))
        self.assertEqual((self.migration(key)['status'], server['status'], server['OS-EXT-SRV-ATTR:host']),
                         (record, status, host))

    # Moves that go well

    def test_live_migration(self):
        key = self.server()
        self.live(key)
        self.expect(key, 'completed', 'ACTIVE', 'cmp2')

    def test_figures_of_a_live_migration_move(self):
        key = self.server(metadata=SLOW)
        self.live(key)
        first = self.running(key)
        self.assertEqual(first['memory_total_bytes'], 512 << 20)
        self.assertEqual(first['disk_total_bytes'], 0)
        self.until(lambda: self.running(key)['updated_at'] > first['updated_at'])
        second = self.running(key)
        self.assertLess(second['memory_remaining_bytes'], first['memory_remaining_bytes'])

    def test_abort(self):
        key = self.server(metadata=scenes.NEVER_CONVERGES)
        self.live(key)
        running = self.running(key)
        self.api.compute('DELETE', '/servers/%s/migrations/%s' % (key, running['id']))
        self.expect(key, 'cancelled', 'ACTIVE', 'cmp1')

    def test_force_complete(self):
        key = self.server(metadata=scenes.NEVER_CONVERGES)
        self.live(key)
        running = self.running(key)
        self.api.compute('POST', '/servers/%s/migrations/%s/action' % (key, running['id']),
                         {'force_complete': None})
        self.expect(key, 'completed', 'ACTIVE', 'cmp2')

    def test_one_live_migration_at_a_time(self):
        if self.lab.settings.max_live != 1:
            self.skipTest('this lab does more')
        one = self.server(metadata=SLOW)
        two = scenes.one_server(self.lab, 'second', 'cmp1', 'lab.small', {}, 'ACTIVE')
        self.addCleanup(self.remove, two)
        self.live(one)
        self.running(one)
        self.live(two)
        self.until(lambda: self.migration(two)['status'] == 'queued')

    def test_a_paused_server_arrives_paused(self):
        key = self.server(status='PAUSED')
        self.live(key)
        self.expect(key, 'completed', 'PAUSED', 'cmp2')

    def test_cold_migration_and_confirm(self):
        key = self.server()
        self.act(key, migrate={'host': 'cmp2'})
        self.expect(key, 'finished', 'VERIFY_RESIZE', 'cmp2')
        self.act(key, confirmResize=None)
        self.until(lambda: self.show(key)['status'] == 'ACTIVE')
        self.expect(key, 'confirmed', 'ACTIVE', 'cmp2')

    def test_cold_migration_of_a_stopped_server_and_revert(self):
        key = self.server(status='SHUTOFF')
        self.act(key, migrate={'host': 'cmp2'})
        self.expect(key, 'finished', 'VERIFY_RESIZE', 'cmp2')
        self.act(key, revertResize=None)
        self.until(lambda: self.show(key)['status'] == 'SHUTOFF')
        self.expect(key, 'reverted', 'SHUTOFF', 'cmp1')

    # lab.fail

    def test_fail_check(self):
        key = self.server(metadata={'lab.fail': 'check'})
        self.live(key)
        self.expect(key, 'error', 'ACTIVE', 'cmp1')

    def test_fail_pre(self):
        key = self.server(metadata={'lab.fail': 'pre'})
        self.live(key)
        self.until(lambda: self.migration(key)['status'] == 'failed')
        self.expect(key, 'failed', 'ACTIVE', 'cmp1')

    def test_fail_mid(self):
        key = self.server(metadata={'lab.fail': 'mid'})
        self.live(key)
        self.expect(key, 'failed', 'ACTIVE', 'cmp1')

    def test_fail_crash(self):
        key = self.server(metadata={'lab.fail': 'crash'})
        self.live(key)
        self.expect(key, 'error', 'ERROR', 'cmp1')

    def test_fail_cold_source(self):
        key = self.server(metadata={'lab.fail': 'cold-source'})
        self.act(key, migrate={'host': 'cmp2'})
        self.expect(key, 'error', 'ACTIVE', 'cmp1')

    def test_fail_cold_dest(self):
        key = self.server(metadata={'lab.fail': 'cold-dest'})
        self.act(key, migrate={'host': 'cmp2'})
        self.expect(key, 'error', 'ERROR', 'cmp2')

    def test_fail_confirm(self):
        key = self.server(metadata={'lab.fail': 'confirm'})
        self.act(key, migrate={'host': 'cmp2'})
        self.expect(key, 'finished', 'VERIFY_RESIZE', 'cmp2')
        self.act(key, confirmResize=None)
        self.until(lambda: self.show(key)['status'] == 'ERROR')

    def test_fail_revert(self):
        key = self.server(metadata={'lab.fail': 'revert'})
        self.act(key, migrate={'host': 'cmp2'})
        self.expect(key, 'finished', 'VERIFY_RESIZE', 'cmp2')
        self.act(key, revertResize=None)
        self.until(lambda: self.show(key)['status'] == 'ERROR')

    def test_fail_spawn(self):
        wanted = Wanted('test_fail_spawn', None, 'lab.small', metadata={'lab.fail': 'spawn'}, status='ERROR')
        key = servers.make(self.api, [wanted])[wanted.name]
        self.addCleanup(self.remove, key)
        self.assertIn('lab.fail=spawn', self.show(key)['fault']['message'])

    # Hosts

    def test_guests_survive_a_restart_of_nova_compute(self):
        key = self.server()
        self.lab.stop_hosts(['cmp1'])
        self.lab.start_hosts(['cmp1'])
        self.lab.wait_for_hosts(['cmp1'])
        self.live(key)
        self.expect(key, 'completed', 'ACTIVE', 'cmp2')

    def test_evacuation_of_a_killed_host_and_reset(self):
        key = self.server()
        self.lab.kill_hosts(['cmp1'])
        service = self.api.compute('GET', '/os-services?binary=nova-compute&host=cmp1')['services'][0]
        self.api.compute('PUT', '/os-services/' + service['id'], {'forced_down': True})
        self.act(key, evacuate={'host': 'cmp3'})
        self.until(lambda: self.migration(key)['status'] == 'done')
        self.until(lambda: self.show(key)['OS-EXT-STS:task_state'] is None)
        # The host can be the old one for half a second more.
        self.until(lambda: self.show(key)['OS-EXT-SRV-ATTR:host'] == 'cmp3')
        with self.assertRaises(ApiError):
            self.api.compute('PUT', '/os-services/' + service['id'], {'forced_down': False})
        scenes.reset(self.lab, lambda text: None)
        service = self.api.compute('GET', '/os-services?binary=nova-compute&host=cmp1')['services'][0]
        self.assertEqual((service['state'], service['forced_down']), ('up', False))

    def test_numa_server_is_claimed_at_the_destination(self):
        key = self.server(flavor='numa2.large')
        self.live(key)
        self.expect(key, 'completed', 'ACTIVE', 'cmp2')
        nodes = self.api.compute('GET', '/servers/%s/topology' % key)['nodes']
        self.assertEqual([node['host_node'] for node in nodes], [0, 1])

    # Scenes

    def test_drain_scene_is_made_once(self):
        scenes.drain(self.lab, lambda text: None)
        before = {server['name']: server['id'] for server in servers.all_servers(self.api)}
        self.assertEqual(set(before), {item.name for item in scenes.DRAIN})
        self.live(before['drain-run-1'])
        self.expect(before['drain-run-1'], 'completed', 'ACTIVE', 'cmp2')
        self.live(before['drain-endless'])
        self.running(before['drain-endless'])
        scenes.drain(self.lab, lambda text: None)
        after = {server['name']: server['id'] for server in servers.all_servers(self.api)}
        self.assertEqual({name for name in before if before[name] != after[name]},
                         {'drain-run-1', 'drain-endless'})
        scenes.clean_drain(self.lab, lambda text: None)
        self.assertEqual(servers.all_servers(self.api), [])


if __name__ == '__main__':
    unittest.main()
