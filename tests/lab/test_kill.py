# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""droverctl is killed at each act of a drain, three ways, and resumed: the end is the same, and nothing is done twice."""

import collections
import itertools
import os
import signal
import unittest

import yaml
from console import ConsoleTest, TRUE
from gate import AFTER, BEFORE, BETWEEN, Gate

ACTS = 4  # disable, live-migrate, cold-migrate, confirm
QUICK = {'prepare_seconds': 0.1, 'bandwidth_mbps': 2000, 'dirty_mbps': 1, 'cold_seconds': 0.5}
NOVA_NAMES = {'live-migrate': 'live-migration', 'cold-migrate': 'migrate', 'confirm': 'confirmResize'}


class Kill(ConsoleTest):

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        with open(cls.place('clouds.yaml')) as file:
            clouds = yaml.safe_load(file)
        cls.gate = Gate(cls.lab.settings.url('compute'))
        clouds['clouds']['lab']['compute_endpoint_override'] = cls.gate.url
        cls.clouds_file = cls.place('tmp', 'gated-clouds.yaml')
        with open(cls.clouds_file, 'w') as file:
            yaml.safe_dump(clouds, file)

    @classmethod
    def tearDownClass(cls):
        cls.gate.close()
        super().tearDownClass()

    def gated(self):
        return self.environment(OS_CLIENT_CONFIG_FILE=self.clouds_file)

    def test_each_act(self):
        running = self.one('kill-run', 'cmp1', **QUICK)
        off = self.one('kill-off', 'cmp1', 'SHUTOFF', **QUICK)
        hosts = itertools.cycle((('cmp1', 'cmp2'), ('cmp2', 'cmp1')))
        for act, when in itertools.product(range(1, ACTS + 1), (BEFORE, BETWEEN, AFTER)):
            source, destination = next(hosts)
            with self.subTest(act=act, when=when):
                self.kill_and_resume(source, destination, act, when, running, off)

    def kill_and_resume(self, source, destination, act, when, running, off):
        before = {key: {name: len(self.actions(key, name)) for name in NOVA_NAMES.values()} for key in (running, off)}
        process = self.start('drain', source, '--reason', 'kill %d %s' % (act, when), '--to', destination, '--yes',
                             env=self.gated())
        self.gate.harm(act, when, lambda: os.kill(process.pid, signal.SIGKILL))
        killed = self.ended(process)
        self.assertEqual(killed.code, -signal.SIGKILL, killed)
        self.gate.harm(0, None, None)

        run = self.listing('runs')[0]
        self.assertEqual(run['state'], 'unfinished', 'it says what was under way')
        resumed = self.drover('runs', 'resume', str(run['run']), '--format', 'json', env=self.gated())
        self.assertEqual(resumed.code, TRUE, resumed)

        # The end is the one that a drain without a kill has.
        self.assertEqual(self.where(), {'kill-run': ('ACTIVE', destination), 'kill-off': ('SHUTOFF', destination)})
        self.assertEqual(self.service(source)['Status'], 'disabled')
        # Nothing was done twice: by Nova's record, and by the journal.
        asked = {key: {name: len(self.actions(key, name)) - before[key][name] for name in NOVA_NAMES.values()}
                 for key in (running, off)}
        self.assertEqual(asked, {running: {'live-migration': 1, 'migrate': 0, 'confirmResize': 0},
                                 off: {'live-migration': 0, 'migrate': 1, 'confirmResize': 1}})
        shown = self.drover('runs', 'show', str(run['run']), '--format', 'json').json
        accepted = collections.Counter(entry['act'] for entry in shown['entries'] if entry['event'] == 'accepted')
        self.assertEqual(accepted, {'live-migrate': 1, 'cold-migrate': 1, 'confirm': 1})
        by_nova = {request for key in (running, off) for name in NOVA_NAMES.values() for request in self.actions(key, name)}
        for entry in shown['entries']:
            if entry['event'] == 'accepted':
                self.assertIn(entry['request_id'], by_nova)
        self.assertEqual(self.drover('enable', source).code, TRUE)
        print('killed at act %d, %s it: same end, nothing twice' % (act, when), flush=True)


if __name__ == '__main__':
    unittest.main(verbosity=2)
