# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""droverctl --demo: a simulated cloud that begins and ends with the command."""

import json
import os
import signal
import subprocess
import tempfile
import time
import unittest

DROVERCTL = os.environ['DROVERCTL']
TRUE, NOTHING_DONE = 0, 2


def children(parent):
    """Command lines of the processes that a process has started and that still run."""
    found = {}
    for pid in filter(str.isdigit, os.listdir('/proc')):
        try:
            with open('/proc/%s/stat' % pid) as file:
                fields = file.read().rpartition(')')[2].split()
            with open('/proc/%s/cmdline' % pid) as file:
                line = file.read().replace('\0', ' ')
        except OSError:
            continue  # It has just ended.
        if int(fields[1]) == parent and fields[0] != 'Z':
            found[int(pid)] = line
    return found


def runs(pid):
    try:
        with open('/proc/%d/stat' % pid) as file:
            return file.read().rpartition(')')[2].split()[0] != 'Z'
    except OSError:
        return False


class Demo(unittest.TestCase):

    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='drover-')
        self.addCleanup(folder.cleanup)
        # A cloud of this machine's own, which a demo must not touch.
        self.environment = {'PATH': os.environ['PATH'], 'HOME': folder.name, 'LANG': 'C.UTF-8', 'TMPDIR': folder.name,
                            'OS_AUTH_URL': 'http://127.0.0.1:9/v3', 'OS_USERNAME': 'earnest', 'OS_PASSWORD': 'earnest',
                            'OS_PROJECT_NAME': 'earnest'}
        self.environment.update({key: os.environ[key] for key in os.environ if key.endswith('SAN_OPTIONS')})
        self.folder = folder.name

    def start(self, *words):
        return subprocess.Popen([DROVERCTL, *words], env=self.environment, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def drover(self, *words):
        process = self.start(*words)
        out, err = process.communicate(timeout=200)
        return process.returncode, out, err

    def until(self, what, seconds=60):
        end = time.monotonic() + seconds
        while not what():
            self.assertLess(time.monotonic(), end, 'not within %d s' % seconds)
            time.sleep(0.05)

    def test_the_calm_cloud_is_listed(self):
        code, out, err = self.drover('--demo', 'hosts', '--format', 'json')
        self.assertEqual(code, TRUE, err)
        hosts = json.loads(out)
        self.assertEqual(len(hosts), 24)
        self.assertIn('az1-cmp-01', [host['host'] for host in hosts])

    def test_a_drain_moves_everything_that_can_move_and_says_so(self):
        code, out, err = self.drover('drain', 'az1-cmp-01', '--demo', '--speed', '60', '--reason', 'rehearsal',
                                     '--yes', '--format', 'json')
        report = json.loads(out)
        moves = [step for step in report['steps'] if step['kind'] in ('live-migrate', 'cold-migrate')]
        self.assertGreater(len(moves), 3, err)
        self.assertEqual({step['outcome'] for step in moves}, {'done'}, out)
        self.assertEqual(code, TRUE if not report['stays'] else 1, out)

    def test_its_files_and_its_cloud_are_gone_afterwards(self):
        before = set(os.listdir(self.folder))
        code, _, err = self.drover('--demo', 'instances')
        self.assertEqual(code, TRUE, err)
        self.assertEqual(set(os.listdir(self.folder)), before)

    def test_the_cloud_ends_with_a_command_that_is_killed(self):
        process = self.start('--demo', 'watch', '--for', '600')
        self.addCleanup(process.communicate)
        self.until(lambda: any('drover-simcloud' in line for line in children(process.pid).values()))
        cloud = next(iter(children(process.pid)))
        process.send_signal(signal.SIGKILL)
        self.until(lambda: not runs(cloud))

    def test_a_scenario_that_does_not_exist_is_named(self):
        code, out, err = self.drover('--demo', '--scenario', 'no-such-thing', 'hosts')
        self.assertEqual(code, NOTHING_DONE, out + err)
        self.assertEqual(len(err.strip().splitlines()), 1, err)
        self.assertIn('no-such-thing', err)

    def test_what_makes_no_sense_is_refused(self):
        for words in (('--demo', 'hosts', '--cloud', 'prod'), ('hosts', '--scenario', 'calm'), ('hosts', '--speed', '2'),
                      ('--demo', '--speed', 'fast', 'hosts')):
            code, out, err = self.drover(*words)
            self.assertEqual(code, NOTHING_DONE, words)
            self.assertEqual(len(err.strip().splitlines()), 1, err)


if __name__ == '__main__':
    unittest.main(verbosity=2)
