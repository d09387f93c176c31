# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How the simulated cloud of 100 000 instances serves, and how long it takes to list them all.

SIMCLOUD and DROVERCTL are the programs, both of this build. The openstack command lists the same cloud beside
droverctl, with all that it does by itself: the ratio of the two is what to compare.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request

PAGE = 1000
INSTANCES = 100_000


def figure(what, value, unit, goal=None):
    print('%-46s %10.2f %s%s' % (what, value, unit, '   (goal: %s)' % goal if goal else ''), flush=True)


def timed(command):
    """How long it takes to list all instances, in seconds on the wall and of the processor."""
    before = os.times()
    begun = time.monotonic()
    with tempfile.TemporaryFile('w+') as output:
        subprocess.run(command, stdout=output, check=True)
        wall = time.monotonic() - begun
        output.seek(0)
        listed = sum(1 for line in output if re.search(r'[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}', line))
    after = os.times()
    if listed != INSTANCES:
        sys.exit('%s lists %d instances, not %d' % (command[0], listed, INSTANCES))
    return wall, after.children_user + after.children_system - before.children_user - before.children_system


class Cloud:
    """A large cloud under way, until end()."""

    def __init__(self, folder):
        self.clouds = os.path.join(folder, 'clouds.yaml')
        begun = time.monotonic()
        self.process = subprocess.Popen(
            [os.environ['SIMCLOUD'], '--scenario', 'large', '--seed', '1', '--clouds-yaml', self.clouds, '--child'],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        self.ready = time.monotonic() - begun
        found = re.search(r'http://\S+', line)
        if not found:
            sys.exit('drover-simcloud did not start: ' + line)
        self.base = found[0].rstrip('/')

    def processor(self):
        """Seconds of the processor that it has had; where others are at work, the wall's say little."""
        with open('/proc/%d/stat' % self.process.pid, encoding='ascii') as stat:
            user, system = stat.read().rsplit(')', 1)[1].split()[11:13]
        return (int(user) + int(system)) / os.sysconf('SC_CLK_TCK')

    def resident_mib(self, most=False):
        with open('/proc/%d/status' % self.process.pid, encoding='ascii') as status:
            return int(re.search(r'%s:\s+(\d+)' % ('VmHWM' if most else 'VmRSS'), status.read())[1]) / 1024

    def token(self):
        with open(self.clouds, encoding='utf-8') as clouds:
            password = re.search(r'password: "(.*)"', clouds.read())[1]
        default = {'name': 'Default'}
        user = {'name': 'admin', 'domain': default, 'password': password}
        body = {'auth': {'identity': {'methods': ['password'], 'password': {'user': user}},
                         'scope': {'project': {'name': 'admin', 'domain': default}}}}
        request = urllib.request.Request(self.base + '/identity/v3/auth/tokens', json.dumps(body).encode(),
                                         {'Content-Type': 'application/json'})
        with urllib.request.urlopen(request) as answer:
            return answer.headers['X-Subject-Token']

    def pages(self):
        """Milliseconds and bytes of each page of all servers in detail, from the request to the last byte."""
        headers = {'X-Auth-Token': self.token(), 'OpenStack-API-Version': 'compute 2.96'}
        marker = ''
        while True:
            url = '%s/compute/v2.1/servers/detail?all_tenants=1&limit=%d%s' % (self.base, PAGE, marker)
            begun = time.monotonic()
            with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
                body = answer.read()
            yield (time.monotonic() - begun) * 1000, len(body)
            page = json.loads(body)
            if 'servers_links' not in page:
                return
            marker = '&marker=' + page['servers'][-1]['id']

    def end(self):
        self.process.stdin.close()
        self.process.wait(60)
        self.process.stdout.close()


def main():
    for name in [name for name in os.environ if name.startswith('OS_')]:
        del os.environ[name]
    print('(the load of the machine is %.1f on %d processors)' % (os.getloadavg()[0], os.cpu_count()))
    with tempfile.TemporaryDirectory(prefix='drover-bench-') as folder:
        cloud = Cloud(folder)
        os.environ.update(OS_CLIENT_CONFIG_FILE=cloud.clouds, HOME=folder, XDG_DATA_HOME=folder, LC_ALL='C.UTF-8')
        try:
            figure('from start to ready', cloud.ready, 's', 'at most 5')
            figure('  of the processor', cloud.processor(), 's')
            figure('resident memory when ready', cloud.resident_mib(), 'MiB', 'below 1024')
            before = cloud.processor()
            times, sizes = zip(*cloud.pages())
            spent = (cloud.processor() - before) * 1000 / len(times)
            figure('a page of %d servers, median of %d' % (PAGE, len(times)), statistics.median(times), 'ms',
                   'at most 100')
            figure('a page of %d servers, the slowest' % PAGE, max(times), 'ms', 'at most 100')
            figure('  of the processor, on average', spent, 'ms')
            figure('a page of %d servers, median size' % PAGE, statistics.median(sizes) / 1e6, 'MB')
            drover, drover_cpu = timed([os.environ['DROVERCTL'], '--cloud', 'simcloud', 'instances'])
            figure('droverctl instances', drover, 's')
            figure('  of the processor', drover_cpu, 's')
            if shutil.which('openstack'):
                other, other_cpu = timed(['openstack', '--os-cloud', 'simcloud', 'server', 'list', '--all-projects',
                                          '--limit', '-1'])
                figure('openstack server list --all-projects --limit -1', other, 's')
                figure('  of the processor', other_cpu, 's')
                figure('openstack takes so many times as long', other / drover, '')
                figure('  of the processor', other_cpu / drover_cpu, '')
            else:
                print('!!! THE OPENSTACK COMMAND WAS NOT COMPARED: install python3-openstackclient. !!!')
            figure('most resident memory after all that', cloud.resident_mib(most=True), 'MiB', 'below 1024')
        finally:
            cloud.end()


if __name__ == '__main__':
    main()
