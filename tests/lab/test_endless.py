# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Migrations that do not end: watched, aborted, forced to complete."""

import json
import unittest

from console import ConsoleTest, NOTHING_DONE, TRUE

ENDLESS = {'bandwidth_mbps': 100, 'dirty_mbps': 400}


class Endless(ConsoleTest):

    def under_way(self, name):
        key = self.one(name, **ENDLESS)
        self.addCleanup(self.openstack_delete, key)
        migrating = self.start('migrate', name, '--live', '--format', 'json')
        self.until(lambda: self.remaining(key))
        return key, migrating

    def remaining(self, key):
        found = self.api.compute('GET', '/servers/%s/migrations' % key)['migrations']
        return found and found[0]['memory_remaining_bytes']

    def openstack_delete(self, key):
        self.api.compute('DELETE', '/servers/' + key)

    def test_watch_then_abort(self):
        key, migrating = self.under_way('endless-abort')
        watched = self.drover('watch', 'endless-abort', '--for', '12', '--format', 'json')
        self.assertEqual(watched.code, TRUE, watched)
        remaining = [json.loads(line)['memory_remaining_bytes'] for line in watched.out.splitlines()]
        self.assertGreater(len(set(remaining) - {None}), 2, 'memory_remaining_bytes moves: %s' % remaining)

        aborted = self.drover('abort', 'endless-abort')
        self.assertEqual(aborted.code, TRUE, aborted)
        self.assertEqual(self.where()['endless-abort'], ('ACTIVE', 'cmp1'))
        self.assertNotEqual(self.ended(migrating).code, TRUE, 'what was asked did not come true')

        again = self.drover('abort', 'endless-abort')
        self.assertEqual(again.code, NOTHING_DONE, again)
        self.assertIn('no live migration of it is under way', again.err)

    def test_force_complete(self):
        key, migrating = self.under_way('endless-force')
        forced = self.drover('force-complete', 'endless-force')
        self.assertEqual(forced.code, TRUE, forced)
        status, host = self.where()['endless-force']
        self.assertEqual(status, 'ACTIVE')
        self.assertNotEqual(host, 'cmp1')
        self.assertEqual(self.ended(migrating).code, TRUE)

    def test_a_drain_forces_what_does_not_end(self):
        self.one('endless-drain', **ENDLESS)
        ended = self.drover('drain', 'cmp1', '--reason', 'endless', '--migration-timeout', '8', '--on-timeout',
                            'force-complete', '--yes', '--format', 'json')
        self.assertEqual(ended.code, TRUE, ended)
        self.assertNotEqual(self.where()['endless-drain'][1], 'cmp1')
        self.assertEqual(self.drover('enable', 'cmp1').code, TRUE)


if __name__ == '__main__':
    unittest.main(verbosity=2)
