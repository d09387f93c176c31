# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A host with every trouble on it is taken out of service, and put back."""

import unittest

from console import ConsoleTest, NOT_TRUE, NOTHING_DONE, TRUE
from droverlab import scenes


class Drain(ConsoleTest):

    def test_a_host_with_every_trouble(self):
        scenes.drain(self.lab, lambda text: None)
        before = self.where()
        reason = 'CHG-20871 kernel update'

        plan = self.drover('plan', 'drain', 'cmp1', '--reason', reason, '--format', 'json')
        self.assertEqual(plan.code, TRUE, plan)
        self.assertEqual(before, self.where(), 'a plan changes nothing')

        ended = self.drover('drain', 'cmp1', '--reason', reason, '--migration-timeout', '25', '--on-timeout', 'abort',
                            '--yes', '--format', 'json', seconds=400)
        print(ended)
        self.assertEqual(ended.code, NOT_TRUE, 'three instances are left, so the host is not empty')

        service = self.service('cmp1')
        self.assertEqual((service['Status'], service['Disabled Reason']), ('disabled', reason))
        after = self.where()
        # Moved, and as they were.
        for name in ('drain-run-1', 'drain-run-2', 'drain-off', 'drain-paused'):
            self.assertEqual(after[name][0], before[name][0], name)
            self.assertNotEqual(after[name][1], 'cmp1', name)
        # Not moved, as the report says, and as they were.
        for name in ('drain-fails', 'drain-endless', 'drain-verify'):
            self.assertEqual(after[name], before[name], name)
        for step in ended.json['steps']:
            if step['kind'] in ('live-migrate', 'cold-migrate'):
                self.assertEqual(step['outcome'] == 'done', after[step['server_name']][1] != 'cmp1', step)
        self.assertEqual([stay['server_name'] for stay in ended.json['stays']], ['drain-verify'])
        # None is left in VERIFY_RESIZE by us.
        self.assertEqual([name for name, (status, _) in after.items() if status == 'VERIFY_RESIZE'], ['drain-verify'])
        self.assertEqual(self.api.compute('GET', '/os-migrations?status=finished&source_compute=cmp1')['migrations'], [])
        self.assertIn('Nova\'s API does not tell why', ended.steps(server_name='drain-fails')[0]['sentence'])
        self.assertIn('Aborted after 25 s', ended.steps(server_name='drain-endless')[0]['sentence'])

        back = self.drover('enable', 'cmp1', '--bring-home', '--yes', '--format', 'json', seconds=400)
        self.assertEqual(back.code, TRUE, back)
        service = self.service('cmp1')
        self.assertEqual((service['Status'], service['Disabled Reason']), ('enabled', None))
        self.assertEqual(self.where(), before, 'those that were moved away are back, as they were')
        again = self.drover('enable', 'cmp1', '--bring-home', '--yes')
        self.assertEqual(again.code, TRUE, again)
        self.assertIn('it is so already', again.err)

    def test_nobody_is_brought_home_to_a_host_that_was_not_drained(self):
        refused = self.drover('enable', 'cmp1', '--bring-home', '--yes')
        self.assertEqual(refused.code, NOTHING_DONE, refused)
        self.assertIn('no drain of cmp1', refused.err)

    def test_lists_agree_with_the_real_client(self):
        scenes.drain(self.lab, lambda text: None)
        instances = {server['name']: (server['status'], server['OS-EXT-SRV-ATTR:host'])
                     for server in self.listing('instances')}
        self.assertEqual(instances, self.where())
        hosts = {host['host']: (host['status'], host['state']) for host in self.listing('hosts')}
        real = self.openstack('compute', 'service', 'list', '--service', 'nova-compute')
        self.assertEqual(hosts, {service['Host']: (service['Status'], service['State']) for service in real})


if __name__ == '__main__':
    unittest.main(verbosity=2)
