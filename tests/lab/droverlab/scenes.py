# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What "lab seed" and "lab scene" set up."""

import time

from . import catalogue
from . import servers
from .api import ApiError
from .servers import Wanted
from .settings import LabError

SMALL = 'lab.small'

# More memory is written to than the stream moves, and the working set is too much for one downtime.
NEVER_CONVERGES = {'lab.bandwidth_mbps': '100', 'lab.dirty_mbps': '400'}

DRAIN = (
    Wanted('drain-run-1', 'cmp1', SMALL),
    Wanted('drain-run-2', 'cmp1', SMALL),
    Wanted('drain-off', 'cmp1', SMALL, status='SHUTOFF'),
    Wanted('drain-paused', 'cmp1', SMALL, status='PAUSED'),
    Wanted('drain-verify', 'cmp1', SMALL, status='VERIFY_RESIZE', came_from='cmp2',
           metadata={'lab.cold_seconds': '0.2'}),
    Wanted('drain-fails', 'cmp1', SMALL, metadata={'lab.fail': 'mid'}),
    Wanted('drain-endless', 'cmp1', SMALL, metadata=NEVER_CONVERGES),
)

SEED = (
    Wanted('web-1', 'cmp1', 'm1.small', group='web-apart', networked=True),
    Wanted('web-2', 'cmp2', 'm1.small', group='web-apart', networked=True),
    Wanted('app-1', 'cmp1', 'm1.medium', 'linux-q35', networked=True),
    Wanted('app-2', 'cmp2', 'm1.tiny'),
    # Its live migration ends by abort or force-complete only.
    Wanted('db-busy', 'cmp1', 'm1.large', 'linux-q35', {'lab.dirty_mbps': '900'}, networked=True),
    # Takes about a minute and a half.
    Wanted('db-slow', 'cmp2', 'm1.large', 'linux-i440fx',
           {'lab.bandwidth_mbps': '160', 'lab.dirty_mbps': '60'}, networked=True),
    Wanted('off-1', 'cmp1', 'm1.small', status='SHUTOFF'),
    Wanted('paused-1', 'cmp2', 'm1.small', status='PAUSED'),
    Wanted('numa-1', 'cmp1', 'numa2.large', 'linux-q35'),
    Wanted('pin-1', 'cmp4', 'pinned.large', 'linux-q35'),
    Wanted('pin-2', 'cmp4', 'pinned.large', 'linux-q35'),
    Wanted('dpdk-1', 'cmp4', 'dpdk.1g', 'linux-q35'),
    Wanted('huge-1', 'cmp4', 'huge.large', 'linux-q35'),
    Wanted('gpu-1', 'cmp4', 'gpu.small', 'linux-q35'),
    Wanted('old-1', 'cmp5', 'm1.tiny'),
    Wanted('fail-mid', 'cmp1', 'm1.tiny', metadata={'lab.fail': 'mid'}),
    Wanted('fail-check', 'cmp2', 'm1.tiny', metadata={'lab.fail': 'check'}),
    Wanted('error-1', None, 'm1.tiny', metadata={'lab.fail': 'spawn'}, status='ERROR'),
)


def seed(lab, say):
    api = lab.api()
    bring_back_hosts(lab, api, say)
    catalogue.images(api)
    catalogue.flavors(api)
    catalogue.aggregates(api, lab.settings.host_names())
    catalogue.network(api)
    catalogue.groups(api)
    say('images, flavors, aggregates, network, groups')
    names = lab.settings.host_names()
    wanted = [item for item in SEED if item.host in (None, *names)]
    servers.make(api, wanted)
    say('%d servers' % len(wanted))


def drain(lab, say):
    api = lab.api()
    _need_hosts(lab, 'cmp1', 'cmp2')
    bring_back_hosts(lab, api, say)
    catalogue.aggregates(api, lab.settings.host_names())
    servers.make(api, DRAIN)
    names = {item.name for item in DRAIN}
    strangers = [server['name'] for server in servers.all_servers(api)
                 if server['OS-EXT-SRV-ATTR:host'] == 'cmp1' and server['name'] not in names]
    say('%d servers on cmp1' % len(DRAIN) +
        (', and others: ' + ', '.join(strangers) if strangers else ''))


def clean_drain(lab, say):
    api = lab.api()
    names = {item.name for item in DRAIN}
    found = [server for server in servers.all_servers(api) if server['name'] in names]
    servers.remove(api, found)
    say('deleted %d servers' % len(found))


def reset(lab, say):
    api = lab.api()
    bring_back_hosts(lab, api, say)
    found = servers.all_servers(api)
    servers.remove(api, found)
    say('deleted %d servers, all hosts are up and enabled' % len(found))


def one_server(lab, name, host, flavor, metadata, status):
    """The id of a new server."""
    api = lab.api()
    _need_hosts(lab, host)
    if any(server['name'] == name for server in servers.all_servers(api)):
        raise LabError('there is a server %s already' % name)
    if flavor not in catalogue.FLAVORS:
        raise LabError('no flavor %s; there are %s' % (flavor, ', '.join(catalogue.FLAVORS)))
    catalogue.aggregates(api, lab.settings.host_names())
    return servers.make(api, [Wanted(name, host, flavor, metadata=metadata, status=status)])[name]


def _need_hosts(lab, *names):
    for name in names:
        if name not in lab.settings.host_names():
            raise LabError('this lab has no host %s' % name)


def bring_back_hosts(lab, api, say):
    """Start nova-computes that have ended, then take back "disabled" and "forced down"."""
    ended = lab.ended_hosts()
    if ended:
        lab.kill_hosts(ended)  # forgets the dead ones
        lab.start_hosts(ended)
        lab.wait_for_hosts(ended)
    for service in api.compute('GET', '/os-services?binary=nova-compute')['services']:
        if service['forced_down']:
            _take_back_force_down(lab, api, service, say)
        if service['status'] != 'enabled':
            api.compute('PUT', '/os-services/' + service['id'], {'status': 'enabled'})


def _take_back_force_down(lab, api, service, say, seconds=60):
    """Nova refuses while evacuations from the host are "done"; its nova-compute makes them "completed"."""
    restarted = False
    end = time.monotonic() + seconds
    while True:
        try:
            api.compute('PUT', '/os-services/' + service['id'], {'forced_down': False})
            break
        except ApiError as error:
            if error.status != 400 or time.monotonic() > end:
                raise
        if not restarted:
            say('restarting nova-compute of %s after its evacuation' % service['host'])
            lab.stop_hosts([service['host']])
            lab.start_hosts([service['host']])
            restarted = True
        time.sleep(1)
    lab.wait_for_hosts([service['host']])
