# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A simulated cloud of our own: started, asked, its clock turned by hand."""

import http.client
import json
import os
import re
import subprocess
import tempfile
import urllib.parse

PASSWORD = 'lab-password'
SERVICES = {'identity': '/identity', 'compute': '/compute', 'placement': '/placement', 'image': '/image',
            'network': '/network'}


class Refused(Exception):
    """An answer of 400 or more to something that has to go well."""


class Cloud:
    """A drover-simcloud whose clock stands still until advance() moves it."""

    def __init__(self, program, scenario):
        self._folder = tempfile.TemporaryDirectory(prefix='drover-contract-')
        self._log = open(os.path.join(self._folder.name, 'log'), 'w+')
        self._process = subprocess.Popen(
            [program, '--scenario', scenario, '--seed', '1',
             '--clouds-yaml', os.path.join(self._folder.name, 'clouds.yaml')],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self._log, text=True)
        line = self._process.stdout.readline()
        found = re.search(r'http://[^\s]+', line)
        if not found:
            self._process.wait()
            self._log.seek(0)
            raise Refused('%s did not start: %s%s' % (program, line, self._log.read()))
        self.url = found.group().rstrip('/')
        self.urls = {name: self.url + path for name, path in SERVICES.items()}
        self._connection = http.client.HTTPConnection(urllib.parse.urlsplit(self.url).netloc, timeout=60)
        self.control('POST', '/clock', {'stepped': True})

    def close(self):
        self._connection.close()
        self._process.terminate()
        self._process.wait(30)
        self._process.stdout.close()
        self._log.close()
        self._folder.cleanup()

    # Requests

    def send(self, method, service, path, headers, body=None):
        """The answer as the recordings have it: status, headers, body."""
        data = None if body is None else json.dumps(body).encode()
        url = SERVICES.get(service, '/' + service) + path
        try:
            self._connection.request(method, url, data, headers)
            reply = self._connection.getresponse()
            text = reply.read()
        except (ConnectionError, http.client.HTTPException):
            # An idle connection may be closed at any time.
            self._connection.close()
            self._connection.request(method, url, data, headers)
            reply = self._connection.getresponse()
            text = reply.read()
        try:
            content = json.loads(text)
        except ValueError:
            content = text.decode(errors='replace') or None
        return {'status': reply.status, 'headers': dict(reply.getheaders()), 'body': content}

    def login(self, user, project):
        answer = self.send('POST', 'identity', '/v3/auth/tokens', {'Content-Type': 'application/json'}, {'auth': {
            'identity': {'methods': ['password'], 'password': {'user': {
                'name': user, 'domain': {'id': 'default'}, 'password': PASSWORD}}},
            'scope': {'project': {'name': project, 'domain': {'id': 'default'}}}}})
        if answer['status'] != 201:
            raise Refused('login of %s: %s' % (user, answer))
        headers = {name.lower(): value for name, value in answer['headers'].items()}
        return headers['x-subject-token'], answer['body']['token']

    def call(self, method, service, path, token, version=None, body=None):
        """The body of an answer that is below 400."""
        headers = {'X-Auth-Token': token}
        if version:
            headers['OpenStack-API-Version'] = '%s %s' % (service, version)
        if body is not None:
            headers['Content-Type'] = 'application/json'
        answer = self.send(method, service, path, headers, body)
        if answer['status'] >= 400:
            raise Refused('%s %s: %s' % (method, path, answer))
        return answer['body']

    # What no API of a cloud can do

    def control(self, method, path, body=None):
        answer = self.send(method, 'control', path, {'Content-Type': 'application/json'}, body)
        if answer['status'] >= 400:
            raise Refused('%s /control%s: %s' % (method, path, answer))
        return answer['body']

    def advance(self, seconds):
        """Lets simulated time pass."""
        self.control('POST', '/clock', {'advance': seconds})

    def kill(self, host):
        self.control('POST', '/hosts/%s' % host, {'action': 'kill'})

    def revive(self, host):
        self.control('POST', '/hosts/%s' % host, {'action': 'revive'})
