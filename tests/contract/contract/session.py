# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was done to the real clouds when they were recorded, done to the simulated one in the same order.

play() sends a recorded request, with the recorded ids replaced by those of the simulated cloud's servers, migrations,
and so on, and keeps the answer beside the recorded one. What the recording script did without keeping it is done here
without a recording.
"""

import json
import os
import re

from . import shape
from . import timeline

PLACEMENT = '1.39'
TICK = 0.1  # seconds of simulated time between two looks at what is under way

# What stands for something of this cloud in a recorded path.
IDS = re.compile(r'req-%(uuid)s|%(uuid)s|(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])|(?<=/migrations/)\d+'
                 % {'uuid': shape.UUID})

ENDED = ('completed', 'failed', 'error', 'cancelled', 'finished', 'confirmed', 'reverted', 'done')


class Never(Exception):
    """What the real cloud did never came."""


class Recordings:
    """One folder of recordings."""

    def __init__(self, folder):
        self._folder = folder
        self.names = sorted(name[:-5] for name in os.listdir(folder) if name.endswith('.json'))

    def __getitem__(self, name):
        with open(os.path.join(self._folder, name + '.json')) as file:
            return json.load(file)

    def __contains__(self, name):
        return name in self.names

    def name_of(self, recording):
        """The name of the server that a recorded request is about."""
        key = IDS.search(recording['request']['path'])[0]
        for name in self.names:
            body = (self[name].get('response') or {}).get('body') or {}
            for server in body.get('servers', []) + [body.get('server', {})]:
                if server.get('id') == key and 'name' in server:
                    return server['name']
        raise LookupError('no recording names the server %s' % key)


class Session:
    """Plays recordings to a cloud. played: {name: (recorded, simulated)}; for timelines, two lists of states."""

    def __init__(self, cloud, recordings, newest):
        self.cloud, self.recordings, self.newest = cloud, recordings, newest
        self.played = {}
        self.troubles = []  # what kept a part from going on
        self.timelines = []
        self.admin, token = cloud.login('admin', 'admin')
        self.project, self.user = token['project']['id'], token['user']['id']
        self.viewer = cloud.login('viewer', 'admin')[0]
        self.demo = cloud.login('demo', 'demo')[0]
        self.secret = None

    # Recorded requests

    def play(self, name, *ids, token=None, host=None):
        """Sends what was recorded; the body of the answer.

        @p ids replace the ids of the recorded path, in their order. @p host replaces the host that the recorded body
        names, where that was chosen by where a server happened to be.
        """
        recorded = self.recordings[name]
        request = recorded['request']
        path, service = self._place(request)
        found = IDS.findall(path)
        if len(found) != len(ids):
            raise ValueError('%s names %s, and %s was given for it' % (name, found, ids))
        rest = iter(ids)
        path = IDS.sub(lambda match: str(next(rest)), path)
        body = json.loads(json.dumps(request['body']).replace('FAKE-PASSWORD', 'lab-password'))
        if host is not None:
            for act in body.values():
                act['host'] = host
        headers = dict(request['headers'])
        for header in headers:
            if 'Token' in header:
                headers[header] = token or self.admin
        answer = self.cloud.send(request['method'], service, path, headers, body)
        self.played[name] = (recorded['response'], answer)
        return answer['body']

    def _place(self, request):
        """Path and service of a recorded request."""
        path = re.sub(r'^http://[^/]+', '', request['url'])
        port = re.search(r':(\d+)', request['url'])[1]
        return path, {'5000': 'identity', '8774': 'compute', '8778': 'placement', '9292': 'image'}[port]

    # Requests that were not recorded

    def nova(self, method, path, body=None):
        return self.cloud.call(method, 'compute', '/v2.1' + path, self.admin, '2.93', body)

    def server(self, name):
        found = self.nova('GET', '/servers/detail?all_tenants=1&name=^%s$' % name)['servers']
        if not found:
            raise Never('there is no server %s' % name)
        return found[0]

    def service(self, host, binary='nova-compute'):
        return self.nova('GET', '/os-services?binary=%s&host=%s' % (binary, host))['services'][0]['id']

    def newest_migration(self, server):
        found = self.nova('GET', '/os-migrations?instance_uuid=%s&limit=1' % server)['migrations']
        return found[0] if found else None

    # Time

    def wait(self, seconds):
        ticks = round(seconds / TICK)
        for _ in range(ticks):
            self.tick()

    def tick(self):
        self.cloud.advance(TICK)
        for line in self.timelines:
            line.look()

    def until(self, test, what, seconds=180):
        for _ in range(round(seconds / TICK)):
            found = test()
            if found:
                return found
            self.tick()
        raise Never(what)

    def at_rest(self, key, statuses, seconds=180):
        def test():
            now = self.nova('GET', '/servers/' + key)['server']
            return now if now['status'] in statuses and now['OS-EXT-STS:task_state'] is None else None
        return self.until(test, '%s is never %s' % (key, ' or '.join(statuses)), seconds)

    # All parts

    def run(self):
        for part in (versions, auth, services, hypervisors, inventory, placement, cold, live, live_errors,
                     instance_actions, failures, migrations, evacuate):
            self.attempt(part)

    def attempt(self, part):
        """A part that cannot go on leaves its other recordings unplayed: that shows in the table."""
        from .cloud import Refused
        try:
            part(self)
        except (Never, Refused, LookupError, TypeError) as error:
            self.troubles.append('%s: %s: %s' % (part.__name__, type(error).__name__, error))
        for line in self.timelines:
            self.troubles.append('%s: its timeline never came to its end: %s' % (
                part.__name__, ' '.join(timeline.told(one[0] + (one[1],)) for one in timeline.own(line.samples))))
        self.timelines.clear()


class Timeline:
    """Looks at a server and its newest migration at every tick, until it is kept."""

    def __init__(self, session, key):
        self._session, self._key = session, key
        self.samples = []
        session.timelines.append(self)
        self.look()

    def look(self):
        server = self._session.nova('GET', '/servers/' + self._key)['server']
        live = self._session.nova('GET', '/servers/%s/migrations' % self._key)['migrations']
        self.samples.append({
            'server': {'status': server['status'], 'task_state': server['OS-EXT-STS:task_state']},
            'migration': self._session.newest_migration(self._key), 'server_migrations': live})

    def until(self, test, what, seconds=180):
        return self._session.until(lambda: test(self.samples[-1]), what, seconds)

    def settled(self, seconds=180):
        return self.until(lambda now: now['server']['task_state'] is None and
                          (now['migration'] or {}).get('status') in ENDED, 'the move never ends', seconds)

    def copying(self):
        """Until there are figures of the memory."""
        self.until(lambda now: any(one['memory_remaining_bytes'] for one in now['server_migrations']),
                   'there are never figures of the memory')

    def keep(self, name):
        self._session.wait(1)
        self._session.timelines.remove(self)
        self._session.played[name] = (timeline.own(self._session.recordings[name]['samples']),
                                      timeline.own(self.samples))


# The parts, as the recording script had them


def versions(s):
    s.play('versions-nova-root')
    s.play('versions-nova-v2.1')
    s.play('versions-keystone-root')
    s.play('versions-keystone-v3')
    s.play('versions-placement-root')
    s.play('versions-glance-root')
    s.play('versions-nova-too-high')
    s.play('versions-nova-malformed')
    s.play('versions-nova-latest')


def auth(s):
    for name in ('password-project', 'password-unscoped', 'password-system', 'password-domain', 'reader',
                 'wrong-password', 'unknown-user', 'no-role-on-project', 'unknown-project', 'bad-body'):
        s.play('auth-' + name)
    s.play('auth-token-validate')
    bad_subject(s, 'auth-token-validate-bad')
    s.play('auth-catalog')
    s.play('auth-projects')
    made = s.play('auth-appcred-create', s.user)['application_credential']
    for name in ('auth-appcred', 'auth-appcred-by-name', 'auth-appcred-wrong-secret', 'auth-appcred-with-scope'):
        credential(s, name, made)
    s.play('auth-appcred-list', s.user)
    s.play('nova-no-token')
    s.play('nova-bad-token', token='gAAAAA-not-a-token')
    s.play('placement-no-token')
    other = s.cloud.login('admin', 'admin')[0]
    s.cloud.call('GET', 'compute', '/v2.1/servers?limit=1', other, '2.93')
    subject(s, 'auth-token-revoke', other)
    s.play('nova-revoked-token', token=other)


def bad_subject(s, name):
    subject(s, name, 'gAAAAA-not-a-token')


def subject(s, name, about):
    """A request about another token than the one it is made with."""
    recorded = s.recordings[name]
    path, service = s._place(recorded['request'])
    answer = s.cloud.send(recorded['request']['method'], service, path,
                          {'X-Auth-Token': s.admin, 'X-Subject-Token': about})
    s.played[name] = (recorded['response'], answer)


def credential(s, name, made):
    """A login with an application credential: its id and secret stand in the body."""
    recorded = s.recordings[name]
    # Whatever the secret was, the recordings do not have it.
    secret = 'wrong' if 'wrong-secret' in name else made['secret']
    body = json.dumps(recorded['request']['body']).replace('FAKE-SECRET', secret)
    body = IDS.sub(made['id'], body)
    answer = s.cloud.send('POST', 'identity', '/v3/auth/tokens', {'Content-Type': 'application/json'},
                          json.loads(body))
    s.played[name] = (recorded['response'], answer)


def services(s):
    for version in ('2.1', '2.53', '2.69', s.newest):
        s.play('services-list-' + version)
    for name in ('compute', 'one', 'unknown-host'):
        s.play('services-list-' + name)
    s.play('services-list-reader', token=s.viewer)
    two = s.service('cmp2')
    s.play('services-disable', two)
    s.play('services-disable-again-with-reason', two)
    s.play('services-list-disabled')
    s.play('services-enable', two)
    s.play('services-force-down', two)
    s.play('services-list-forced-down')
    s.play('services-force-up', two)
    s.play('services-reason-when-enabling', two)
    s.play('services-bad-status', two)
    s.play('services-empty-body', two)
    s.play('services-unknown-id')
    s.play('services-disable-denied', two, token=s.viewer)
    s.play('services-disable-conductor', s.service('controller', 'nova-conductor'))
    s.play('services-disable-legacy-2.52')
    s.play('services-enable-legacy-2.52')
    s.play('services-enable-legacy-2.53')


def hypervisors(s):
    for version in ('2.1', '2.33', '2.53', '2.87', '2.88', s.newest):
        s.play('hypervisors-detail-' + version)
    for name in ('list', 'pattern', 'pattern-none', 'with-servers'):
        s.play('hypervisors-' + name)
    page = s.play('hypervisors-page-1')['hypervisors']
    s.play('hypervisors-page-2', page[-1]['id'])
    shown = s.recordings['hypervisors-show-2.88']['response']['body']['hypervisor']['hypervisor_hostname']
    first = next(one['id'] for one in s.nova('GET', '/os-hypervisors')['hypervisors']
                 if one['hypervisor_hostname'] == shown)
    for version in ('2.87', '2.88'):
        s.play('hypervisors-uptime-' + version, first)
        s.play('hypervisors-statistics-' + version)
        s.play('hypervisors-show-' + version, first)
    s.play('hypervisors-unknown')
    s.play('hypervisors-denied', token=s.viewer)


def inventory(s):
    for name in ('detail-host', 'detail-host-2.1', 'detail-unknown-host', 'detail-error', 'page-1', 'limit-2000',
                 'limit-0', 'limit-negative', 'bad-marker', 'node-filter', 'bad-filter', 'show-unknown'):
        s.play('servers-' + name)
    s.play('servers-detail-reader-all-tenants', token=s.viewer)
    s.play('servers-detail-reader', token=s.viewer)
    web = s.server('web-1')['id']
    for version in ('2.1', '2.47', '2.73', s.newest):
        s.play('servers-show-' + version, web)
    s.play('servers-show-reader', web, token=s.viewer)
    s.play('servers-show-other-project', web, token=s.demo)
    for version in ('2.15', '2.64', s.newest):
        s.play('server-groups-' + version)
    s.play('flavors-detail-2.60')
    s.play('flavors-detail')
    s.play('flavors-detail-reader', token=s.viewer)
    s.play('aggregates-list')
    s.play('aggregates-denied', token=s.viewer)
    s.play('zones-detail')
    for name in ('numa-1', 'pin-1', 'dpdk-1', 'huge-1', 'gpu-1', 'web-1', 'error-1'):
        s.play('topology-' + name, s.server(name)['id'])
    s.play('topology-2.77', s.server('pin-1')['id'])
    s.play('diagnostics-web-1', web)
    s.play('interfaces-web-1', web)
    s.play('volumes-web-1', web)
    s.play('limits')
    s.play('images-list')
    s.play('projects-list')


def placement(s):
    for name in ('', '-name', '-resources'):
        s.play('placement-providers' + name)
    one = s.cloud.call('GET', 'placement', '/resource_providers?name=cmp3', s.admin, PLACEMENT)[
        'resource_providers'][0]['uuid']
    for what in ('', '-inventories', '-usages', '-aggregates', '-traits', '-allocations'):
        s.play('placement-provider' + what, one)
    for name in ('web-1', 'pin-1', 'gpu-1', 'off-1', 'error-1'):
        s.play('placement-allocations-' + name, s.server(name)['id'])
    for name in ('allocations-none', 'candidates', 'candidates-pcpu', 'candidates-required', 'candidates-none',
                 'candidates-bad', 'traits', 'resource-classes', 'version-1.0', 'too-high', '404'):
        s.play('placement-' + name)
    s.play('placement-usages-project', s.project)
    s.play('placement-denied', token=s.demo)


def cold(s):
    app = s.server('app-2')['id']
    line = Timeline(s, app)
    s.play('cold-migrate', app)
    line.look()
    s.play('cold-migrate-again-conflict', app)
    s.play('cold-confirm-too-early', app)
    line.until(lambda now: now['server']['status'] == 'VERIFY_RESIZE', 'never VERIFY_RESIZE')
    s.play('cold-server-verify-resize', app)
    s.play('cold-server-migrations', app)
    s.play('cold-os-migrations', app)
    s.play('cold-allocations-verify-resize', app)
    s.play('cold-allocations-of-migration', s.newest_migration(app)['uuid'])
    s.play('cold-migrate-in-verify-resize', app)
    s.play('cold-live-migrate-in-verify-resize', app)
    s.play('cold-confirm', app)
    line.look()
    line.until(lambda now: now['migration']['status'] == 'confirmed' and now['server']['status'] == 'ACTIVE',
               'never confirmed')
    line.keep('timeline-cold-confirm')
    s.play('cold-confirm-nothing', app)
    s.play('cold-revert-nothing', app)

    line = Timeline(s, app)
    s.play('cold-migrate-to-host', app, host=another_general(s.server('app-2')))
    line.until(lambda now: now['server']['status'] == 'VERIFY_RESIZE', 'never VERIFY_RESIZE')
    s.play('cold-revert', app)
    line.look()
    line.until(lambda now: now['migration']['status'] == 'reverted' and now['server']['status'] == 'ACTIVE',
               'never reverted')
    line.keep('timeline-cold-revert')

    off = s.server('off-1')['id']
    line = Timeline(s, off)
    s.play('cold-migrate-shutoff', off)
    line.until(lambda now: now['server']['status'] == 'VERIFY_RESIZE', 'never VERIFY_RESIZE')
    s.nova('POST', '/servers/%s/action' % off, {'confirmResize': None})
    line.look()
    line.until(lambda now: now['server']['status'] == 'SHUTOFF', 'never SHUTOFF again')
    line.keep('timeline-cold-shutoff')

    here = s.server('app-1')
    key, host = here['id'], here['OS-EXT-SRV-ATTR:host']
    s.play('cold-migrate-to-same-host', key, host=host)
    s.play('cold-migrate-to-unknown-host', key)
    s.play('cold-migrate-host-ignored-2.55', key, host=host)
    s.at_rest(key, ('VERIFY_RESIZE',))
    s.nova('POST', '/servers/%s/action' % key, {'revertResize': None})
    s.at_rest(key, ('ACTIVE',))
    s.play('cold-migrate-denied', key, token=s.viewer)
    s.play('cold-migrate-other-project', key, token=s.demo)
    s.play('cold-migrate-paused', s.server('paused-1')['id'])
    s.play('cold-migrate-error', s.server('error-1')['id'])
    four = '/os-services/' + s.service('cmp4')
    s.nova('PUT', four, {'status': 'disabled'})
    dpdk = s.server('dpdk-1')['id']
    line = Timeline(s, dpdk)
    s.play('cold-migrate-no-valid-host', dpdk)
    line.look()
    s.wait(4)
    line.keep('timeline-cold-no-valid-host')
    actions(s, dpdk, 'cold-no-valid-host')
    s.nova('PUT', four, {'status': 'enabled'})


def another_general(server):
    """The other one of the two hosts that are alike."""
    return 'cmp2' if server['OS-EXT-SRV-ATTR:host'] == 'cmp1' else 'cmp1'


def actions(s, key, prefix):
    """The four recordings of what a case has left. The events of an action may end after the server is at rest."""
    path = '/servers/%s/os-instance-actions' % key
    newest = s.nova('GET', path)['instanceActions'][0]['request_id']

    def ended():
        events = s.nova('GET', '%s/%s' % (path, newest))['instanceAction']['events']
        return all(event['finish_time'] for event in events)
    try:
        s.until(ended, 'its events never end', 15)
    except Never:
        pass  # The recording script went on, too: some rows of the real one never end.
    s.play(prefix + '-actions', key)
    s.play(prefix + '-action', key, newest)
    s.play(prefix + '-server', key)
    s.play(prefix + '-migrations', key)


def in_progress(s, key):
    """The id of a server's live migration."""
    return s.nova('GET', '/servers/%s/migrations' % key)['migrations'][0]['id']


def live(s):
    slow = s.server('db-slow')
    key = slow['id']
    line = Timeline(s, key)
    s.play('live-migrate-to-host', key, host=another_general(slow))
    line.look()
    line.copying()
    s.play('live-server-migrations', key)
    for version in ('2.23', '2.58', '2.59', '2.79', s.newest):
        s.play('live-server-migrations-' + version, key)
    one = in_progress(s, key)
    s.play('live-server-migration-show', key, one)
    s.play('live-os-migrations-running')
    s.play('live-server-migrating', key)
    s.play('live-allocations-running', key)
    s.play('live-migrate-again-conflict', key)
    s.play('live-stop-while-migrating', key)
    line.settled(300)
    line.keep('timeline-live-converges')
    s.play('live-server-migration-show-finished', key, one)
    s.play('live-force-complete-finished', key, one)
    s.play('live-abort-finished', key, one)
    actions(s, key, 'live-done')

    busy = s.server('db-busy')
    key, target = busy['id'], another_general(busy)
    line = Timeline(s, key)
    s.play('live-migrate-busy', key, host=target)
    line.look()
    line.copying()
    second = s.server(s.recordings.name_of(s.recordings['live-migrate-second']))
    if second['OS-EXT-SRV-ATTR:host'] != busy['OS-EXT-SRV-ATTR:host']:
        raise Never('%s is on another host than db-busy' % second['name'])
    second = second['id']
    waiting = Timeline(s, second)
    s.play('live-migrate-second', second)
    waiting.look()
    waiting.until(lambda now: now['server_migrations'] and now['server_migrations'][0]['status'] == 'queued',
                  'never queued')
    s.play('live-queued', second)
    one = in_progress(s, second)
    s.play('live-queued-force-complete', second, one)
    s.play('live-queued-abort-2.64', second, one)
    s.play('live-queued-abort', second, one)
    waiting.settled()
    waiting.keep('timeline-live-queued-abort')
    s.wait(8)
    one = in_progress(s, key)
    s.play('live-abort-2.23', key, one)
    s.play('live-abort', key, one)
    line.settled()
    line.keep('timeline-live-abort')
    actions(s, key, 'live-aborted')

    line = Timeline(s, key)
    s.nova('POST', '/servers/%s/action' % key, {'os-migrateLive': {'host': target, 'block_migration': 'auto'}})
    line.look()
    line.copying()
    s.wait(10)
    s.play('live-force-complete', key, in_progress(s, key))
    line.settled()
    line.keep('timeline-live-force-complete')
    actions(s, key, 'live-forced')

    any_one = s.server(s.recordings.name_of(s.recordings['live-migrate-auto']))['id']
    s.play('live-migrate-auto', any_one)
    s.wait(1)
    s.at_rest(any_one, ('ACTIVE',))
    s.until(lambda: s.newest_migration(any_one)['status'] in ENDED, 'the move never ends')
    for name in ('numa-1', 'pin-1', 'paused-1'):
        key = s.server(name)['id']
        s.play('live-%s-topology-before' % name, key)
        line = Timeline(s, key)
        s.play('live-migrate-' + name, key)
        line.look()
        line.until(lambda now: now['migration'] and now['migration']['status'] in ('completed', 'failed', 'error'),
                   'the move never ends')
        line.until(lambda now: now['server']['task_state'] is None, 'the server never comes to rest')
        line.keep('timeline-live-' + name)
        s.play('live-%s-topology-after' % name, key)


def live_errors(s):
    def attempt(name, server, host=None, kept=True):
        """@p kept: with a timeline and what it leaves; the others are refused at once."""
        key = s.server(server)['id']
        line = Timeline(s, key) if kept else None
        s.play('live-error-' + name, key, host=host)
        if not kept:
            return
        line.look()
        s.wait(2)
        line.until(lambda now: now['server']['task_state'] is None, 'the server never comes to rest')
        line.keep('timeline-live-error-' + name)
        actions(s, key, 'live-error-' + name)

    attempt('same-host', 'app-1', s.server('app-1')['OS-EXT-SRV-ATTR:host'])
    attempt('unknown-host', 'app-1', kept=False)
    attempt('old-cpu', 'app-1')
    attempt('wrong-aggregate', 'app-1')
    attempt('wrong-aggregate-2.30', 'app-1', kept=False)
    attempt('sync-2.33', 'app-1', kept=False)
    attempt('no-numa-room', 'dpdk-1')
    attempt('gpu', 'gpu-1')
    attempt('gpu-to-host', 'gpu-1')
    attempt('block-on-shared', 'app-1')
    attempt('check', 'fail-check')
    attempt('mid', 'fail-mid')
    attempt('shutoff', 'off-1', kept=False)
    attempt('error-state', 'error-1', kept=False)
    app = s.server('app-1')
    s.play('live-error-force-2.68', app['id'])
    s.play('live-error-no-block-migration', app['id'])
    s.play('live-error-denied', app['id'], token=s.viewer)
    s.wait(1)
    s.at_rest(app['id'], ('ACTIVE',))
    other = another_general(s.server('app-1'))
    service = '/os-services/' + s.service(other)
    s.nova('PUT', service, {'status': 'disabled', 'disabled_reason': 'test'})
    attempt('disabled-host', 'app-1', other)
    attempt('no-valid-host', 'app-1')
    s.nova('PUT', service, {'status': 'enabled'})
    attempt('anti-affinity', 'web-1', s.server('web-2')['OS-EXT-SRV-ATTR:host'])

    flavor, image = flavor_and_image(s, 'big.ram')
    big = []
    for name, host in (('big-1', 'cmp1'), ('big-2', 'cmp2')):
        big.append(s.nova('POST', '/servers', {'server': {
            'name': name, 'flavorRef': flavor, 'imageRef': image, 'networks': 'none', 'host': host}})['server']['id'])
        s.at_rest(big[-1], ('ACTIVE',))
    attempt('full-host', 'big-1', 'cmp2')
    s.play('server-delete', big[0])
    s.nova('DELETE', '/servers/' + big[1])
    for key in big:
        gone(s, key)


def flavor_and_image(s, name):
    flavor = next(one['id'] for one in s.nova('GET', '/flavors')['flavors'] if one['name'] == name)
    image = s.cloud.call('GET', 'image', '/v2/images?name=cirros', s.admin)['images'][0]['id']
    return flavor, image


def gone(s, key):
    s.until(lambda: s.cloud.send('GET', 'compute', '/v2.1/servers/' + key,
                                 {'X-Auth-Token': s.admin})['status'] == 404, 'never deleted', 60)


def instance_actions(s):
    key = s.server('fail-mid')['id']
    found = s.play('instance-actions', key)['instanceActions']
    failed = next(one['request_id'] for one in found if one['action'] == 'live-migration')
    for version in ('2.1', '2.51', '2.62', '2.84', s.newest):
        s.play('instance-action-' + version, key, failed)
    s.play('instance-actions-reader', key, token=s.viewer)
    s.play('instance-action-unknown', key)


def failures(s):
    """Operations that fail in the hypervisor, one fresh server for each."""
    flavor, image = flavor_and_image(s, 'm1.tiny')
    for kind in ('pre', 'crash', 'cold-source', 'cold-dest', 'confirm', 'revert'):
        key = s.nova('POST', '/servers', {'server': {
            'name': 'fail-' + kind, 'flavorRef': flavor, 'imageRef': image, 'networks': 'none', 'host': 'cmp1',
            'metadata': {'lab.fail': kind}}})['server']['id']
        s.at_rest(key, ('ACTIVE',))
        line = Timeline(s, key)
        if kind in ('pre', 'crash'):
            body = {'os-migrateLive': {'host': 'cmp2', 'block_migration': 'auto'}}
        else:
            body = {'migrate': {'host': 'cmp2'}}
        s.nova('POST', '/servers/%s/action' % key, body)
        line.look()
        s.wait(1)
        if kind in ('confirm', 'revert'):
            line.until(lambda now: now['server']['status'] == 'VERIFY_RESIZE', 'never VERIFY_RESIZE')
            s.play('failure-%s-resize' % kind, key)
            line.look()
            s.wait(1)
        line.until(lambda now: now['migration'] and now['migration']['status'] in ('error', 'failed') and
                   now['server']['task_state'] is None, 'it never fails: lab.fail=' + kind, 60)
        line.keep('timeline-failure-' + kind)
        actions(s, key, 'failure-' + kind)
        s.nova('DELETE', '/servers/' + key)
        gone(s, key)
    s.play('failure-server-deleted-migrations', key)
    s.play('failure-server-deleted-actions', key)


def migrations(s):
    s.play('migrations-list')
    for version in ('2.1', '2.23', '2.59', '2.66', '2.80'):
        s.play('migrations-list-' + version)
    for name in ('live', 'error', 'host', 'source', 'since-future', 'bad-filter'):
        s.play('migrations-' + name)
    page = s.play('migrations-page-1')['migrations']
    s.play('migrations-page-2', page[-1]['uuid'])
    s.play('migrations-denied', token=s.viewer)


def evacuated(now):
    # From 2.95 on a server is ACTIVE without a task on its way to SHUTOFF.
    return (now['migration'] and now['migration']['migration_type'] == 'evacuation' and
            now['migration']['status'] in ('done', 'completed', 'error', 'failed') and
            now['server']['task_state'] is None)


def evacuate(s):
    web = s.server('web-2')
    key, source = web['id'], web['OS-EXT-SRV-ATTR:host']
    victims = [name for name in ('fail-check', 'off-1', 'app-1') if 'evacuate-' + name in s.recordings]
    for name in victims:
        bring(s, name, source)
    s.play('evacuate-host-is-up', key)
    service = s.service(source)
    s.cloud.kill(source)
    s.play('evacuate-force-down', service)
    on_source(s, 'evacuate-service-forced-down', source)
    on_source(s, 'evacuate-hypervisor-of-down-host', source)
    s.play('evacuate-server-on-down-host', key)
    s.play('evacuate-live-migrate-from-down-host', key)
    s.wait(3)
    actions(s, key, 'evacuate-live-from-down')
    s.play('evacuate-to-source', key, host=source)
    s.play('evacuate-to-unknown', key)
    s.play('evacuate-denied', key, token=s.viewer)
    s.play('evacuate-on-shared-storage-' + s.newest, key)
    line = Timeline(s, key)
    s.play('evacuate-auto', key)
    line.look()
    line.until(evacuated, 'never evacuated')
    line.keep('timeline-evacuate-group')
    actions(s, key, 'evacuate-group')
    for name in victims:
        one = s.server(name)
        recorded = s.recordings['evacuate-' + name]['request']['body']['evacuate']
        line = Timeline(s, one['id'])
        s.play('evacuate-' + name, one['id'], host=another_general(one) if 'host' in recorded else None)
        line.look()
        line.until(evacuated, 'never evacuated')
        line.keep('timeline-evacuate-' + name)
    actions(s, s.server(s.recordings['evacuate-last-server']['response']['body']['server']['name'])['id'],
            'evacuate-last')
    s.play('evacuate-migrations')
    s.play('evacuate-force-up-too-early', service)
    # Longer than service_down_time after its last report, as in the recorded cloud, where that was shorter.
    s.wait(60)
    s.cloud.revive(source)
    s.until(lambda: not s.nova('GET', '/os-migrations?migration_type=evacuation&status=done&source_compute=' +
                               source)['migrations'], 'the evacuations are never "completed"', 120)
    s.play('evacuate-migrations-after-restart')
    on_source(s, 'evacuate-service-started-still-forced', source)
    s.play('evacuate-force-up', service)
    s.until(lambda: s.nova('GET', '/os-services?binary=nova-compute&host=' + source)['services'][0]['state'] == 'up',
            'the host is never up again', 90)
    on_source(s, 'evacuate-service-up-again', source)


def on_source(s, name, source):
    """A recorded question about the host that was killed, whichever it was."""
    recorded = s.recordings[name]
    path, service = s._place(recorded['request'])
    headers = dict(recorded['request']['headers'], **{'X-Auth-Token': s.admin})
    answer = s.cloud.send('GET', service, re.sub(r'\bcmp2\b', source, path), headers)
    s.played[name] = (recorded['response'], answer)


def bring(s, name, host):
    """Moves a server to a host, so that it is there when the host dies as it was in the recorded cloud."""
    server = s.server(name)
    if server['OS-EXT-SRV-ATTR:host'] == host:
        return
    key = server['id']
    s.nova('POST', '/servers/%s/action' % key, {'migrate': {'host': host}})
    s.at_rest(key, ('VERIFY_RESIZE',))
    s.nova('POST', '/servers/%s/action' % key, {'confirmResize': None})
    s.at_rest(key, ('ACTIVE', 'SHUTOFF'))


def post_copy(s):
    """Of a cloud that permits post-copy."""
    key = s.server('db-busy')['id']
    line = Timeline(s, key)
    s.nova('POST', '/servers/%s/action' % key, {'os-migrateLive': {'host': 'cmp2', 'block_migration': 'auto'}})
    line.look()
    line.copying()
    s.wait(3)
    one = in_progress(s, key)
    s.play('post-copy-force-complete', key, one)
    line.look()
    line.until(lambda now: now['migration']['status'] == 'running (post-copy)', 'never post-copy', 20)
    s.play('post-copy-server-migrations', key)
    s.play('post-copy-force-complete-again', key, one)
    s.play('post-copy-abort', key, one)
    line.settled()
    line.keep('timeline-post-copy')


def without_network(s):
    """Of a cloud whose network service is down."""
    s.cloud.control('POST', '/network', {'down': True})
    s.play('servers-detail-while-neutron-is-down')
    s.cloud.control('POST', '/network', {'down': False})
