# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Making servers that are in a certain state on a certain host, many at a time, and removing them.

Everything goes in steps for all servers at once, and one list of servers per poll tells how far they are:
with two processors a thread per server that asks for itself is slower.
"""

import concurrent.futures
import dataclasses
import time

from . import catalogue
from .api import ApiError
from .settings import LabError


@dataclasses.dataclass(frozen=True)
class Wanted:
    """One server and where it shall come to rest."""

    name: str
    host: str | None
    flavor: str
    image: str = 'cirros'
    metadata: dict = dataclasses.field(default_factory=dict)
    group: str | None = None
    networked: bool = False
    status: str = 'ACTIVE'  # or SHUTOFF, PAUSED, ERROR, VERIFY_RESIZE
    came_from: str | None = None  # for VERIFY_RESIZE: where it was before its cold migration to host

    def matches(self, server):
        return (server['status'] == self.status and server['OS-EXT-STS:task_state'] is None and
                server['OS-EXT-SRV-ATTR:host'] == self.host and server['metadata'] == self.metadata and
                server['flavor']['original_name'] == self.flavor)

    def first_host(self):
        return self.came_from or self.host

    def action(self):
        """What brings it from ACTIVE to its status."""
        return {
            'SHUTOFF': {'os-stop': None},
            'PAUSED': {'pause': None},
            'VERIFY_RESIZE': {'migrate': {'host': self.host}},
        }.get(self.status)


def all_servers(api):
    found, path = [], '/servers/detail?all_tenants=1'
    while path:
        page = api.compute('GET', path)
        found += page['servers']
        following = [link['href'] for link in page.get('servers_links', []) if link['rel'] == 'next']
        path = '/servers/detail?' + following[0].partition('?')[2] if following else None
    return found


def _for_each(function, items):
    with concurrent.futures.ThreadPoolExecutor(8) as pool:
        return list(pool.map(function, items))


def _settle(api, statuses, seconds):
    """Wait until each server, by id, has its status and no task."""
    end = time.monotonic() + seconds
    while True:
        now = {server['id']: server for server in all_servers(api)}
        open_ones = []
        for key, status in statuses.items():
            server = now.get(key)
            if server is None:
                raise LabError('server %s has vanished' % key)
            if server['status'] == 'ERROR' and status != 'ERROR':
                raise LabError('%s is in ERROR: %s' % (
                    server['name'], server.get('fault', {}).get('message', 'without a reason')))
            if server['status'] != status or server['OS-EXT-STS:task_state']:
                open_ones.append('%s is %s/%s' % (
                    server['name'], server['status'], server['OS-EXT-STS:task_state']))
        if not open_ones:
            return
        if time.monotonic() > end:
            raise LabError('not at rest after %d s: %s' % (seconds, '; '.join(open_ones)))
        time.sleep(0.4)


def make(api, wanted):
    """Ids by name, of servers that are at rest as wanted; of those that exist, the fitting ones stay."""
    names = {item.name: item for item in wanted}
    ids, wrong = {}, []
    for server in all_servers(api):
        item = names.get(server['name'])
        if item is None:
            continue
        if item.matches(server) and item.name not in ids:
            ids[item.name] = server['id']
        else:
            wrong.append(server)
    remove(api, wrong)

    missing = [item for item in wanted if item.name not in ids]
    if not missing:
        return ids
    flavors = catalogue.flavors(api, sorted({item.flavor for item in missing}))
    images = catalogue.images(api, sorted({item.image for item in missing}))
    network = catalogue.network(api) if any(item.networked for item in missing) else None
    groups = catalogue.groups(api) if any(item.group for item in missing) else {}

    def create(item):
        server = {
            'name': item.name, 'flavorRef': flavors[item.flavor], 'imageRef': images[item.image],
            'metadata': item.metadata, 'networks': [{'uuid': network}] if item.networked else 'none'}
        if item.first_host():
            server['host'] = item.first_host()
        body = {'server': server}
        if item.group:
            body['os:scheduler_hints'] = {'group': groups[item.group]}
        return api.compute('POST', '/servers', body)['server']['id']

    ids.update(zip((item.name for item in missing), _for_each(create, missing)))
    _settle(api, {ids[item.name]: 'ERROR' if item.status == 'ERROR' else 'ACTIVE' for item in missing}, 180)

    moving = [item for item in missing if item.action()]
    _for_each(lambda item: api.compute('POST', '/servers/%s/action' % ids[item.name], item.action()), moving)
    _settle(api, {ids[item.name]: item.status for item in moving}, 90)
    return ids


def remove(api, servers, seconds=60):
    """Delete servers in whatever state they are and wait until they are gone."""
    if not servers:
        return
    _for_each(lambda server: _remove_one(api, server), servers)
    ids = {server['id'] for server in servers}
    begin = time.monotonic()
    insisted = False
    while True:
        left = [server for server in all_servers(api) if server['id'] in ids]
        if not left:
            return
        waited = time.monotonic() - begin
        if waited > seconds:
            raise LabError('not deleted after %d s: %s' % (
                seconds, ', '.join('%(name)s (%(status)s)' % server for server in left)))
        if waited > 15 and not insisted:
            # Lost its message, for instance when its host was killed in between.
            insisted = True
            _for_each(lambda server: _insist(api, server), left)
        time.sleep(0.4)


def _remove_one(api, server):
    path = '/servers/' + server['id']
    if server['OS-EXT-STS:task_state'] == 'migrating':
        # A migration that has lost its server leaves a record that is "running" for ever.
        for migration in _allow(lambda: api.compute('GET', path + '/migrations')['migrations']) or []:
            _allow(lambda: api.compute('DELETE', '%s/migrations/%s' % (path, migration['id'])))
        end = time.monotonic() + 10
        while time.monotonic() < end:
            now = _allow(lambda: api.compute('GET', path)['server'])
            if not now or now['OS-EXT-STS:task_state'] != 'migrating':
                break
            time.sleep(0.3)
    _allow(lambda: api.compute('DELETE', path))


def _insist(api, server):
    path = '/servers/' + server['id']
    _allow(lambda: api.compute('POST', path + '/action', {'os-resetState': {'state': 'error'}}))
    _allow(lambda: api.compute('DELETE', path))


def _allow(call):
    """None when the server or migration is gone, or just now in a state that forbids it."""
    try:
        return call()
    except ApiError as error:
        if error.status not in (400, 404, 409):
            raise
        return None
