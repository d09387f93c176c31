# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The openstack command of Debian, unmodified, does its work against the simulated cloud.

SIMCLOUD is the program. Each command is run as "openstack …" would be, in one process: the command needs one and a
half seconds to start, most of it for loading, which needs to be done once only.
"""

import contextlib
import io
import json
import os
import re
import subprocess
import sys
import tempfile
import time
import unittest
import urllib.request

try:
    import openstackclient.shell
    import osc_placement  # noqa: F401
except ImportError as error:
    sys.exit('!!! THE OPENSTACK CLIENT WAS NOT TRIED: %s. '
             'Install python3-openstackclient and python3-osc-placement. !!!' % error)

SIMCLOUD = os.environ['SIMCLOUD']
# Simulated seconds in a second: migrations need some time, and the client sleeps for two seconds between two looks.
SPEED = '10'


class Failed(AssertionError):
    """The command has ended with something else than 0."""


def openstack(*words, cloud='simcloud', version='2.90'):
    """What the command prints, read from JSON where it is JSON."""
    output, errors = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
        status = openstackclient.shell.main(['--os-cloud', cloud, '--os-compute-api-version', version, *words])
    if status:
        raise Failed('openstack %s: %s %s%s' % (' '.join(words), status, output.getvalue(), errors.getvalue()))
    return json.loads(output.getvalue()) if words[-2:] == ('-f', 'json') else output.getvalue()


def table(*words, **options):
    return openstack(*words, '-f', 'json', **options)


class Client(unittest.TestCase):

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix='drover-client-')
        cls.addClassCleanup(folder.cleanup)
        clouds = os.path.join(folder.name, 'clouds.yaml')
        cls.process = subprocess.Popen(
            [SIMCLOUD, '--scenario', 'lab-seeded', '--seed', '1', '--speed', SPEED, '--clouds-yaml', clouds],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True)
        cls.addClassCleanup(cls.end)
        line = cls.process.stdout.readline()
        found = re.search(r'http://\S+', line)
        if not found:
            raise Failed('drover-simcloud did not start: ' + line)
        cls.base = found[0].rstrip('/')
        for name in [name for name in os.environ if name.startswith('OS_')]:
            del os.environ[name]
        os.environ.update(OS_CLIENT_CONFIG_FILE=clouds, HOME=folder.name, LANG='C.UTF-8')

    @classmethod
    def end(cls):
        cls.process.terminate()
        status = cls.process.wait(30)
        cls.process.stdout.close()
        if status:
            raise Failed('drover-simcloud ended with %d' % status)

    # What the tests look with

    def show(self, server):
        return table('server', 'show', server)

    def until(self, look, seconds=60):
        end = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            self.assertLess(time.monotonic(), end, 'timed out')
            time.sleep(0.2)

    def at_rest(self, server, status, host=None):
        def look():
            now = self.show(server)
            return (now['status'] == status and now['OS-EXT-STS:task_state'] is None and
                    host in (None, now['OS-EXT-SRV-ATTR:host'])) and now
        return self.until(look)

    def create(self, name, host='cmp1', flavor='m1.tiny', *more):
        zone = 'az-pinned' if host in ('cmp3', 'cmp4') else 'az-general'
        made = table('server', 'create', '--flavor', flavor, '--image', 'cirros', '--nic', 'none', '--wait',
                     '--availability-zone', '%s:%s' % (zone, host), *more, name)
        self.assertEqual((made['status'], made['OS-EXT-SRV-ATTR:host']), ('ACTIVE', host))
        self.addCleanup(self.delete, name)
        return made['id']

    def delete(self, name):
        if name in [one['Name'] for one in table('server', 'list')]:
            openstack('server', 'delete', '--wait', name)

    def migrations(self, server):
        return table('server', 'migration', 'list', '--server', server)

    def under_way(self, server):
        """The id of a live migration whose figures have come."""
        def look():
            found = [one for one in self.migrations(server) if one['Status'] == 'running']
            return found and found[0]['Id']
        return self.until(look)

    def bring_back(self, host):
        """As its administrator would, when the machine has been repaired."""
        for action in ('kill', 'revive'):
            body = json.dumps({'action': action}).encode()
            urllib.request.urlopen(urllib.request.Request(
                '%s/control/hosts/%s' % (self.base, host), body, {'Content-Type': 'application/json'})).close()

        def up():
            try:
                openstack('compute', 'service', 'set', '--up', host, 'nova-compute')
            except Failed:
                return False  # while its evacuations are "done"
            return table('compute', 'service', 'list', '--host', host)[0]['State'] == 'up'
        self.until(up)

    # Identity, images, catalogue

    def test_token(self):
        self.assertTrue(table('token', 'issue')['id'])

    def test_projects(self):
        self.assertLessEqual({'admin', 'demo'}, {one['Name'] for one in table('project', 'list')})

    def test_catalogue(self):
        self.assertEqual({one['Type'] for one in table('catalog', 'list')} & {'compute', 'placement', 'image', 'identity'},
                         {'compute', 'placement', 'image', 'identity'})

    def test_images(self):
        names = {one['Name']: one['Status'] for one in table('image', 'list')}
        self.assertEqual(names['cirros'], 'active')
        self.assertEqual(table('image', 'show', 'cirros')['disk_format'], 'raw')

    def test_a_wrong_cloud_user_is_told(self):
        with self.assertRaises(Failed):
            table('token', 'issue', cloud='nobody')

    # Hosts

    def test_services_are_listed_disabled_and_enabled(self):
        rows = table('compute', 'service', 'list', '--service', 'nova-compute', '--long')
        self.assertEqual({one['Host'] for one in rows}, {'cmp1', 'cmp2', 'cmp3', 'cmp4', 'cmp5'})
        self.assertEqual({(one['Status'], one['State']) for one in rows}, {('enabled', 'up')})
        openstack('compute', 'service', 'set', '--disable', '--disable-reason', 'kernel', 'cmp5', 'nova-compute')
        row = table('compute', 'service', 'list', '--host', 'cmp5', '--long')[0]
        self.assertEqual((row['Status'], row['Disabled Reason']), ('disabled', 'kernel'))
        openstack('compute', 'service', 'set', '--enable', 'cmp5', 'nova-compute')
        openstack('compute', 'service', 'set', '--down', 'cmp5', 'nova-compute')
        row = table('compute', 'service', 'list', '--host', 'cmp5', '--long')[0]
        self.assertEqual((row['Status'], row['State'], row['Forced Down']), ('enabled', 'down', True))
        openstack('compute', 'service', 'set', '--up', 'cmp5', 'nova-compute')

    def test_hypervisors(self):
        for version in ('2.79', '2.87', '2.90'):
            rows = table('hypervisor', 'list', '--long', version=version)
            self.assertEqual({one['Hypervisor Hostname'] for one in rows}, {'cmp1', 'cmp2', 'cmp3', 'cmp4', 'cmp5'})
            shown = table('hypervisor', 'show', 'cmp3', version=version)
            self.assertEqual((shown['hypervisor_hostname'], shown['state'], shown['status']), ('cmp3', 'up', 'enabled'))

    def test_aggregates_and_zones(self):
        self.assertEqual({one['Name'] for one in table('aggregate', 'list')}, {'general', 'pinned'})
        self.assertEqual(table('aggregate', 'show', 'pinned')['hosts'], ['cmp3', 'cmp4'])
        zones = {one['Zone Name'] for one in table('availability', 'zone', 'list', '--compute')}
        self.assertLessEqual({'az-general', 'az-pinned'}, zones)

    def test_flavors_and_groups(self):
        flavor = table('flavor', 'show', 'pinned.large')
        self.assertEqual((flavor['vcpus'], flavor['ram']), (4, 8192))
        self.assertEqual(flavor['properties']['hw:cpu_policy'], 'dedicated')
        self.assertIn('m1.tiny', {one['Name'] for one in table('flavor', 'list', '--all')})
        self.assertIn('web-apart', {one['Name'] for one in table('server', 'group', 'list')})
        self.assertEqual(table('server', 'group', 'show', 'web-apart')['policy'], 'anti-affinity')

    # Placement

    def test_resource_providers(self):
        providers = {one['name']: one['uuid'] for one in table('resource', 'provider', 'list')}
        self.assertEqual(set(providers), {'cmp1', 'cmp2', 'cmp3', 'cmp4', 'cmp5'})
        inventory = {one['resource_class']: one for one in
                     table('resource', 'provider', 'inventory', 'list', providers['cmp3'])}
        self.assertLessEqual({'VCPU', 'PCPU', 'MEMORY_MB', 'DISK_GB'}, set(inventory))
        usage = {one['resource_class']: one['usage'] for one in
                 table('resource', 'provider', 'usage', 'show', providers['cmp1'])}
        self.assertGreater(usage['VCPU'], 0)
        server = self.show('app-1')
        held = table('resource', 'provider', 'allocation', 'show', server['id'])
        self.assertEqual([(one['resource_provider'], one['resources']) for one in held],
                         [(providers[server['OS-EXT-SRV-ATTR:host']], {'VCPU': 2, 'MEMORY_MB': 4096, 'DISK_GB': 20})])

    # Instances

    def test_lists(self):
        rows = {one['Name']: one for one in table('server', 'list', '--all-projects', '--long')}
        self.assertEqual(rows['off-1']['Status'], 'SHUTOFF')
        self.assertEqual(rows['paused-1']['Power State'], 3)
        self.assertEqual(rows['error-1']['Status'], 'ERROR')
        on_four = table('server', 'list', '--all-projects', '--host', 'cmp4')
        self.assertEqual({one['Name'] for one in on_four}, {name for name, one in rows.items() if one['Host'] == 'cmp4'})
        self.assertEqual(self.show('db-slow')['properties'], {'lab.bandwidth_mbps': '160', 'lab.dirty_mbps': '60'})

    def test_create_stop_start_delete(self):
        self.create('client-life')
        openstack('server', 'stop', 'client-life')
        self.at_rest('client-life', 'SHUTOFF')
        openstack('server', 'start', 'client-life')
        self.at_rest('client-life', 'ACTIVE')
        openstack('server', 'delete', '--wait', 'client-life')
        self.assertNotIn('client-life', {one['Name'] for one in table('server', 'list', '--all-projects')})

    def test_cold_migration_confirmed_and_reverted(self):
        self.create('client-cold')
        openstack('server', 'migrate', '--wait', 'client-cold')
        host = self.at_rest('client-cold', 'VERIFY_RESIZE')['OS-EXT-SRV-ATTR:host']
        self.assertNotEqual(host, 'cmp1')
        openstack('server', 'migration', 'confirm', 'client-cold')
        self.at_rest('client-cold', 'ACTIVE', host)
        other = 'cmp1' if host != 'cmp1' else 'cmp2'
        openstack('server', 'migrate', '--host', other, 'client-cold')
        self.at_rest('client-cold', 'VERIFY_RESIZE', other)
        openstack('server', 'migration', 'revert', 'client-cold')
        self.at_rest('client-cold', 'ACTIVE', host)

    def test_resize_confirmed_and_reverted(self):
        self.create('client-resize')
        openstack('server', 'resize', '--flavor', 'm1.small', '--wait', 'client-resize')
        openstack('server', 'resize', 'revert', 'client-resize')
        self.assertIn('m1.tiny', str(self.at_rest('client-resize', 'ACTIVE')['flavor']))
        openstack('server', 'resize', '--flavor', 'm1.small', '--wait', 'client-resize')
        openstack('server', 'resize', 'confirm', 'client-resize')
        self.assertIn('m1.small', str(self.at_rest('client-resize', 'ACTIVE')['flavor']))

    def test_live_migration(self):
        self.create('client-live')
        openstack('server', 'migrate', '--live-migration', '--wait', 'client-live')
        host = self.at_rest('client-live', 'ACTIVE')['OS-EXT-SRV-ATTR:host']
        self.assertNotEqual(host, 'cmp1')
        self.until(lambda: self.migrations('client-live')[0]['Status'] == 'completed')
        openstack('server', 'migrate', '--live-migration', '--host', 'cmp1', 'client-live')
        self.at_rest('client-live', 'ACTIVE', 'cmp1')

    def test_block_migration_where_disks_are_local(self):
        """cmp5 has disks of its own and an older CPU: from there to the others, with its disk."""
        self.create('client-block', 'cmp5')
        openstack('server', 'migrate', '--live-migration', '--block-migration', '--host', 'cmp1', 'client-block')
        self.at_rest('client-block', 'ACTIVE', 'cmp1')

    def busy(self, name):
        return self.create(name, 'cmp1', 'm1.small', '--property', 'lab.dirty_mbps=900',
                           '--property', 'lab.bandwidth_mbps=100')

    def test_abort(self):
        self.busy('client-abort')
        openstack('server', 'migrate', '--live-migration', '--host', 'cmp2', 'client-abort')
        one = self.under_way('client-abort')
        self.assertEqual(self.show('client-abort')['status'], 'MIGRATING')
        row = self.migrations('client-abort')[0]
        self.assertEqual((row['Source Compute'], row['Dest Compute']), ('cmp1', 'cmp2'))
        if openstackclient.__version__.startswith('6.'):  # 7.4, of Debian 13, mixes up its two arguments
            shown = table('server', 'migration', 'show', 'client-abort', str(one))
            self.assertEqual(shown['Status'], 'running')
        openstack('server', 'migration', 'abort', 'client-abort', str(one))
        self.at_rest('client-abort', 'ACTIVE', 'cmp1')
        self.until(lambda: self.migrations('client-abort')[0]['Status'] == 'cancelled')

    def test_force_complete(self):
        self.busy('client-force')
        openstack('server', 'migrate', '--live-migration', '--host', 'cmp2', 'client-force')
        one = self.under_way('client-force')
        openstack('server', 'migration', 'force', 'complete', 'client-force', str(one))
        self.at_rest('client-force', 'ACTIVE', 'cmp2')
        self.until(lambda: self.migrations('client-force')[0]['Status'] == 'completed')

    def test_evacuation(self):
        self.create('client-evacuate', 'cmp5')
        with self.assertRaisesRegex(Failed, 'still in use'):
            openstack('server', 'evacuate', 'client-evacuate')
        openstack('compute', 'service', 'set', '--down', 'cmp5', 'nova-compute')
        self.addCleanup(self.bring_back, 'cmp5')
        try:
            openstack('server', 'evacuate', '--host', 'cmp2', 'client-evacuate')
        except Failed as error:
            # What Debian 12's client says of its own when it has sent the order, whichever cloud it was sent to.
            self.assertIn("'TupleWithMeta' object has no attribute 'to_dict'", str(error))
        self.until(lambda: self.migrations('client-evacuate')[0]['Status'] == 'done')
        self.at_rest('client-evacuate', 'ACTIVE', 'cmp2')

    def test_what_is_refused_is_told(self):
        with self.assertRaisesRegex(Failed, 'Compute host nowhere could not be found'):
            openstack('server', 'migrate', '--live-migration', '--host', 'nowhere', 'app-1')
        with self.assertRaisesRegex(Failed, "Policy doesn't allow os_compute_api:os-services:list"):
            openstack('compute', 'service', 'list', cloud='simcloud-reader')
        with self.assertRaisesRegex(Failed, 'nobody'):
            openstack('server', 'show', 'nobody')


if __name__ == '__main__':
    unittest.main(verbosity=2)
