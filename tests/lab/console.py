# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""droverctl against a lab or a simulated cloud, and the real openstack client as the judge of what it says."""

import json
import os
import subprocess
import sys
import tempfile
import time
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from droverlab import cloud  # noqa: E402
from droverlab import files  # noqa: E402
from droverlab import scenes  # noqa: E402

DROVERCTL = os.environ.get('DROVERCTL') or os.path.join(HERE, '..', '..', 'build', 'dev', 'bin', 'droverctl')

# What droverctl ends with.
TRUE, NOT_TRUE, NOTHING_DONE, UNDER_WAY = 0, 1, 2, 3


class Ended:
    """A droverctl that has ended."""

    def __init__(self, code, out, err):
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)

    def steps(self, **wanted):
        """Steps of the report that have all the wanted values."""
        return [step for step in self.json['steps'] if all(step.get(key) == value for key, value in wanted.items())]

    def __str__(self):
        return 'status %s\n%s\n%s' % (self.code, self.out, self.err)


class ConsoleTest(unittest.TestCase):
    """A fresh journal for each test; the cloud's servers are gone before the first and after the last."""

    maxDiff = None

    @classmethod
    def setUpClass(cls):
        cls.lab = cloud.of_the_suite()
        cls.addClassCleanup(cls.lab.close)
        cls.place = cls.lab.place
        scenes.reset(cls.lab, lambda text: None)
        cls.api = cls.lab.api()

    @classmethod
    def tearDownClass(cls):
        scenes.reset(cls.lab, lambda text: None)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='drover-')
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        self.journal = os.path.join(self.folder, 'journal.sqlite')

    # -- the program

    def environment(self, **more):
        env = {'PATH': os.environ['PATH'], 'HOME': self.folder, 'LANG': 'C.UTF-8',
               'OS_CLIENT_CONFIG_FILE': self.place('clouds.yaml'), 'OS_CLOUD': 'lab'}
        # What the sanitizers and a debugging session want to know.
        env.update({key: os.environ[key] for key in os.environ if key.endswith('SAN_OPTIONS') or key.startswith('QT_')})
        env.update(more)
        return env

    def start(self, *words, env=None):
        return subprocess.Popen([DROVERCTL, *words, '--journal', self.journal], env=env or self.environment(),
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def ended(self, process, seconds=240):
        out, err = process.communicate(timeout=seconds)
        for secret in (self.lab.settings.password, 'gAAAA'):  # a Fernet token begins so
            self.assertNotIn(secret, out + err)
        return Ended(process.returncode, out, err)

    def drover(self, *words, env=None, seconds=240):
        return self.ended(self.start(*words, env=env), seconds)

    def listing(self, *words):
        """A list without --journal: these verbs write nothing."""
        return self.drover(*words, '--format', 'json').json

    # -- the judge

    def openstack(self, *words):
        env = dict(os.environ, **files.client_environment(self.place, self.lab.settings, 'lab'))
        done = subprocess.run(['openstack', *words, '-f', 'json'], env=env, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True)
        self.assertEqual(done.returncode, 0, done.stderr)
        return json.loads(done.stdout)

    def service(self, host):
        """A compute service as the real client shows it."""
        return self.openstack('compute', 'service', 'list', '--long', '--service', 'nova-compute', '--host', host)[0]

    def where(self):
        """{name: (status, host)} as the real client shows it."""
        return {server['Name']: (server['Status'], server['Host'])
                for server in self.openstack('server', 'list', '--all-projects', '--long')}

    # -- what a test needs to arrange

    def one(self, name, host='cmp1', status='ACTIVE', **metadata):
        return scenes.one_server(self.lab, name, host, 'lab.small',
                                 {'lab.' + key: str(value) for key, value in metadata.items()}, status)

    def show(self, key):
        return self.api.compute('GET', '/servers/' + key)['server']

    def actions(self, key, name):
        """How often something was asked of a server, by Nova's own record."""
        found = self.api.compute('GET', '/servers/%s/os-instance-actions' % key)['instanceActions']
        return [action['request_id'] for action in found if action['action'] == name]

    def until(self, look, seconds=60):
        end = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            self.assertLess(time.monotonic(), end, 'timed out')
            time.sleep(0.3)
