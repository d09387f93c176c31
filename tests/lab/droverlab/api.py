# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small HTTP client for the lab's own use."""

import requests

# Nova 26 of Debian 12 has no newer one.
COMPUTE_VERSION = '2.93'


class ApiError(Exception):

    def __init__(self, reply):
        super().__init__('%s %s: %d %s' % (reply.request.method, reply.request.url, reply.status_code,
                                           reply.text[:500]))
        self.status = reply.status_code


class Api:
    """One user's access to all services."""

    def __init__(self, settings, user='admin', project='admin'):
        self._settings = settings
        self._http = requests.Session()
        self._http.trust_env = False  # no proxy on the way to loopback
        self._http.mount('http://', requests.adapters.HTTPAdapter(pool_maxsize=16))
        domain = {'id': 'default'}
        reply = self._http.post(settings.url('identity') + '/auth/tokens', json={'auth': {
            'identity': {'methods': ['password'], 'password': {'user': {
                'name': user, 'domain': domain, 'password': settings.password}}},
            'scope': {'project': {'name': project, 'domain': domain}}}})
        if reply.status_code != 201:
            raise ApiError(reply)
        self._http.headers['X-Auth-Token'] = reply.headers['X-Subject-Token']
        self.project_id = reply.json()['token']['project']['id']

    def call(self, service, method, path, body=None, **options):
        if body is not None:
            options['json'] = body
        reply = self._http.request(method, self._settings.url(service) + path, **options)
        if reply.status_code >= 400:
            raise ApiError(reply)
        return reply.json() if reply.content else None

    def identity(self, method, path, body=None):
        return self.call('identity', method, path, body)

    def image(self, method, path, body=None, **options):
        return self.call('image', method, '/v2' + path, body, **options)

    def network(self, method, path, body=None):
        return self.call('network', method, '/v2.0' + path, body)

    def compute(self, method, path, body=None):
        return self.call('compute', method, path, body,
                         headers={'OpenStack-API-Version': 'compute ' + COMPUTE_VERSION})
