# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated cloud with the face of a lab, so that one suite runs against both."""

import json
import os
import re
import subprocess
import tempfile
import time
import urllib.request

from . import files
from .settings import LabError
from .settings import Place
from .settings import Settings

# The services' places below the one address of drover-simcloud.
PATHS = {'identity': '/identity/v3', 'compute': '/compute/v2.1', 'placement': '/placement', 'image': '/image'}


class SimulatedSettings(Settings):
    """What a lab's settings say, of a simulated cloud with the same hosts, users and passwords."""

    def __init__(self, base):
        super().__init__()
        self._base = base

    def url(self, service):
        return self._base + PATHS[service]


class SimulatedLab:
    """Starts a drover-simcloud; close() ends it. The rest is as of control.Lab."""

    def __init__(self, program, say):
        self._say = say
        self._folder = tempfile.TemporaryDirectory(prefix='drover-simlab-')
        self.place = Place(self._folder.name)
        os.mkdir(self.place('tmp'))
        self._log = open(self.place('simcloud.log'), 'w')
        self._process = subprocess.Popen(
            [program, '--scenario', 'lab', '--seed', '1', '--clouds-yaml', self.place('simcloud-clouds.yaml')],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, text=True)
        found = re.search(r'http://\S+', self._process.stdout.readline())
        if not found:
            raise LabError('%s did not start: %s' % (program, self._error()))
        self.base = found.group().rstrip('/')
        self.settings = SimulatedSettings(self.base)
        self._ended = set()
        files.write_clouds(self.place, self.settings)

    def _error(self):
        self._process.wait(30)
        self._log.close()
        with open(self.place('simcloud.log')) as file:
            return file.read()

    def close(self):
        self._process.terminate()
        status = self._process.wait(30)
        self._process.stdout.close()
        self._log.close()
        self._folder.cleanup()
        if status:
            raise LabError('drover-simcloud ended with %d' % status)

    def api(self, user='admin', project='admin'):
        from .api import Api
        return Api(self.settings, user, project)

    # Hosts: a nova-compute that ends is a host that is dead.

    def _host(self, name, what):
        request = urllib.request.Request('%s/control/hosts/%s' % (self.base, name),
                                         json.dumps({'action': what}).encode(),
                                         {'Content-Type': 'application/json'}, method='POST')
        urllib.request.urlopen(request, timeout=30).close()

    def kill_hosts(self, names):
        for name in names:
            if name not in self._ended:
                self._host(name, 'kill')
        self._ended.update(names)

    stop_hosts = kill_hosts

    def start_hosts(self, names):
        for name in names:
            self._host(name, 'revive')
        self._ended.difference_update(names)

    def ended_hosts(self):
        return sorted(self._ended)

    def wait_for_hosts(self, names, seconds=60):
        api = self.api()
        end = time.monotonic() + seconds
        while True:
            services = api.compute('GET', '/os-services?binary=nova-compute')['services']
            # One that is forced down reads "down" whatever it reports.
            up = {one['host'] for one in services if one['state'] == 'up' or one['forced_down']}
            if up >= set(names):
                return
            if time.monotonic() > end:
                raise LabError('not up after %d s: %s' % (seconds, ', '.join(sorted(set(names) - up))))
            time.sleep(0.3)
