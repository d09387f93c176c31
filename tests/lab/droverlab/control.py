# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Starting and stopping a lab."""

import concurrent.futures
import contextlib
import datetime
import fcntl
import os
import shutil
import subprocess
import time

from . import files
from . import identity
from . import install
from .daemons import Daemons
from .daemons import listening
from .settings import LabError
from .settings import PORTS
from .settings import Settings

HERE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PYTHON = '/usr/bin/python3'
COMPUTE = 'nova-compute-'

# Each group ends before the next one is told to. What is in no group goes first.
STOP_LAST = (('rabbitmq', 20), ('epmd', 5), ('mariadb', 30))


class Lab:

    def __init__(self, place, settings, say):
        self.place = place
        self.settings = settings
        self.daemons = Daemons(place)
        self._say = say

    def api(self, user='admin', project='admin'):
        # Here, because requests takes a fifth of a second to load, and most verbs do without.
        from .api import Api
        return Api(self.settings, user, project)

    def close(self):
        """Nothing: a lab stays up for the next one who needs it."""

    # Commands

    def _environment(self, **more):
        place = self.place
        return {
            'PATH': '/usr/sbin:/usr/bin:/sbin:/bin',
            'LANG': 'C.UTF-8',
            'HOME': place('home'),
            'TMPDIR': place('tmp'),
            'XDG_CACHE_HOME': place('home', 'cache'),
            'PYTHONPATH': '%s:%s' % (place('python'), os.path.join(HERE, 'plugins')),
            'PYTHONDONTWRITEBYTECODE': '1',
            'PYTHONUNBUFFERED': '1',
            'no_proxy': '*',
            'OS_KEYSTONE_CONFIG_FILES': place('etc', 'keystone.conf'),
            'OS_PLACEMENT_CONFIG_DIR': place('etc'),
            **more,
        }

    def _command(self, name, *arguments, conf=()):
        command = [PYTHON, os.path.join(HERE, 'runservice.py'), name, *arguments]
        for file in conf:
            command += ['--config-file', self.place('etc', file)]
        return command

    def _start(self, name, *arguments, conf=(), service=None):
        self.daemons.start(name, self._command(service or name, *arguments, conf=conf), self._environment())

    def _once(self, name, command):
        """A step that ends by itself."""
        log = self.place('log', name + '.log')
        with open(log, 'ab') as file:
            code = subprocess.call(command, cwd=self.place.directory, stdin=subprocess.DEVNULL, stdout=file,
                                   stderr=file, env=self._environment())
        if code:
            raise LabError('%s has failed with code %d; its log is %s' % (name, code, log))

    # Up

    @contextlib.contextmanager
    def _alone(self):
        """One "up" or "down" at a time. The directory itself is the lock."""
        lock = os.open(self.place.directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
        finally:
            os.close(lock)

    def up(self):
        os.makedirs(self.place.directory, 0o700, exist_ok=True)
        if os.listdir(self.place.directory) and not self.place.exists():
            raise LabError('%s is not empty and not a lab' % self.place.directory)
        with self._alone():
            self._up()

    def _up(self):
        install.check()
        before = Settings.load(self.place('lab.json'))
        new = not self.place.ready()
        if before and new:
            self._down()
            self._empty()  # of what an "up" that failed has left
        elif before and before != self.settings:
            for name in Settings.FIXED:
                if getattr(before, name) != getattr(self.settings, name):
                    raise LabError('%s cannot be changed: "lab destroy" first' % name)
            self._down()
        if not self.daemons.names():
            for name in PORTS:
                if listening(self.settings.port(name)):
                    raise LabError('port %d (%s) is in use: give another --base-port' % (
                        self.settings.port(name), name))
        elif self._complete():
            self._say('everything runs already')
            return
        files.write(self.place, self.settings)
        self.settings.save(self.place('lab.json'))
        begin = _now()
        self._start_backends(new)
        self._start_services()
        self._wait_for_services()
        self._wait_for_hosts(self.settings.host_names(), begin)
        with open(self.place('ready'), 'w'):
            pass

    def _complete(self):
        wanted = {COMPUTE + host for host in self.settings.host_names()} | {
            'mariadb', 'epmd', 'rabbitmq', 'keystone', 'placement', 'glance-api', 'neutron-server',
            'nova-api', 'nova-conductor', 'nova-scheduler'}
        return all(self.daemons.pid(name) for name in wanted)

    def _start_backends(self, new):
        """Database, queue, schemas and Keystone, as much at a time as depends on each other."""
        with concurrent.futures.ThreadPoolExecutor(8) as pool:
            queue = pool.submit(self._start_queue)
            self._start_database()
            self._say('database')
            steps = [pool.submit(step) for step in self._schema_steps()] if new else []
            keystone = pool.submit(self._start_keystone, new)
            for step in (queue, keystone, *steps):
                step.result()
        self._say('queue, Keystone' + (' and schemas' if new else ''))

    def _start_database(self):
        user = ['--user=root'] if os.getuid() == 0 else []
        data = self.place('mariadb')
        if not os.path.isdir(os.path.join(data, 'mysql')):
            self._once('mariadb-install', [
                'mariadb-install-db', '--no-defaults', '--datadir=' + data, '--skip-test-db',
                '--auth-root-authentication-method=normal', *user])
        self.daemons.start('mariadb', [
            '/usr/sbin/mariadbd', '--defaults-file=' + self.place('etc', 'mariadb.cnf'),
            '--init-file=' + self.place('etc', 'init.sql'), *user], self._environment())
        self.daemons.wait_for_port('mariadb', self.settings.port('database'))

    def _start_queue(self):
        port = self.settings.port
        self.daemons.start('epmd', ['epmd', '-address', '127.0.0.1', '-port', str(port('epmd'))],
                           self._environment())
        self.daemons.wait_for_port('epmd', port('epmd'))
        etc, rabbitmq = self.place('etc'), self.place('rabbitmq')
        self.daemons.start('rabbitmq', ['/usr/lib/rabbitmq/bin/rabbitmq-server'], self._environment(
            RABBITMQ_NODENAME='drover%d@localhost' % port('queue'),
            RABBITMQ_CONFIG_FILE=etc + '/rabbitmq.conf',
            # Not the machine's, should it have its own RabbitMQ.
            RABBITMQ_CONF_ENV_FILE=etc + '/none',
            RABBITMQ_ADVANCED_CONFIG_FILE=etc + '/none.config',
            RABBITMQ_ENABLED_PLUGINS_FILE=etc + '/enabled_plugins',
            RABBITMQ_MNESIA_BASE=rabbitmq + '/mnesia',
            RABBITMQ_LOG_BASE=rabbitmq + '/log',
            RABBITMQ_GENERATED_CONFIG_DIR=rabbitmq + '/config',
            RABBITMQ_PID_FILE=self.place('run', 'rabbitmq.pid'),
            RABBITMQ_DIST_PORT=str(port('queue_peers')),
            ERL_EPMD_PORT=str(port('epmd')),
            ERL_EPMD_ADDRESS='127.0.0.1',
            # One scheduler that sleeps when idle; the peers' port on loopback as well.
            RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS='+S 1:1 +sbwt none '
                                                '-kernel inet_dist_use_interface {127,0,0,1}'))
        self.daemons.wait_for_port('rabbitmq', port('queue'))

    def _schema_steps(self):
        nova = self._command('nova-schema', files.database_url(self.settings, 'nova_cell0'),
                             files.database_url(self.settings, 'nova'), files.queue_url(self.settings),
                             conf=('nova.conf', 'nova-databases.conf'))
        return (
            lambda: self._once('nova-schema', nova),
            lambda: self._once('placement-schema', self._command(
                'placement-manage', conf=('placement.conf',)) + ['db', 'sync']),
            lambda: self._once('glance-schema', self._command(
                'glance-manage', conf=('glance.conf',)) + ['db', 'sync']),
            lambda: self._once('neutron-schema', self._command(
                'neutron-db-manage', conf=('neutron.conf',)) + ['upgrade', 'heads']),
        )

    def _start_keystone(self, new):
        manage = self._command('keystone-manage', conf=('keystone.conf',))
        url = self.settings.url('identity')
        if new:
            self._once('keystone-schema', manage + ['db_sync'])
            self._once('keystone-bootstrap', manage + [
                'bootstrap', '--bootstrap-password', self.settings.password,
                '--bootstrap-region-id', 'RegionOne', '--bootstrap-public-url', url,
                '--bootstrap-internal-url', url, '--bootstrap-admin-url', url])
        self._start('keystone', str(self.settings.port('identity')))
        self.daemons.wait_for_port('keystone', self.settings.port('identity'))
        if new:
            identity.fill(self.api(), self.settings)
        # The first logins one after the other: Keystone 27 can answer 500 to two at once, and a conductor
        # or scheduler that gets that gives up.
        for user in identity.SERVICES.values():
            self.api(user, 'service')

    def _start_services(self):
        self._start('placement', str(self.settings.port('placement')))
        self._start('neutron-server', conf=('neutron.conf',))
        self._start('glance-api', conf=('glance.conf',))
        # A conductor that starts first asks Placement for its versions, gets nothing and gives up.
        self.daemons.wait_for_port('placement', self.settings.port('placement'))
        for name in ('nova-conductor', 'nova-scheduler', 'nova-api'):
            self._start(name, conf=('nova.conf', 'nova-databases.conf'))
        self.start_hosts(self.settings.host_names())

    def _wait_for_services(self):
        for name, service in (('glance-api', 'image'), ('nova-api', 'compute'),
                              ('neutron-server', 'network')):
            self.daemons.wait_for_port(name, self.settings.port(service))
        self._say('Placement, Glance, Neutron and Nova')

    # Hosts

    def start_hosts(self, names):
        for host in names:
            self._start(COMPUTE + host, conf=('nova.conf', 'nova-compute-%s.conf' % host),
                        service='nova-compute')

    def stop_hosts(self, names):
        self.daemons.stop([COMPUTE + host for host in names], 15)

    def kill_hosts(self, names):
        self.daemons.kill([COMPUTE + host for host in names])

    def ended_hosts(self):
        return [host for host in self.settings.host_names() if not self.daemons.pid(COMPUTE + host)]

    def _wait_for_hosts(self, names, since, seconds=180):
        """Until each has reported itself after a time and is in the list of hypervisors."""
        api = self.api()
        end = time.monotonic() + seconds
        while True:
            self.daemons.check()
            alive = {service['host'] for service in api.compute(
                'GET', '/os-services?binary=nova-compute')['services'] if _seen_since(service, since)}
            known = {hypervisor['hypervisor_hostname'] for hypervisor in api.compute(
                'GET', '/os-hypervisors')['hypervisors']}
            missing = [host for host in names if host not in alive & known]
            if not missing:
                self._say('hosts %s' % ', '.join(names))
                return
            if time.monotonic() > end:
                raise LabError('not up after %d s: %s; the logs are %s' % (
                    seconds, ', '.join(missing), ', '.join(self.daemons.log(COMPUTE + h) for h in missing)))
            time.sleep(0.5)

    def wait_for_hosts(self, names):
        self._wait_for_hosts(names, _now())

    # Down

    def down(self):
        if self.place.exists():
            with self._alone():
                self._down()

    def _down(self):
        last = [name for name, _ in STOP_LAST]
        names = self.daemons.names()
        self.daemons.stop([name for name in names if name not in last], 15)
        for name, seconds in STOP_LAST:
            self.daemons.stop([name], seconds)
        self._say('stopped %d processes' % len(names))

    def destroy(self):
        if self.place.exists():  # never a directory that is not a lab's
            with self._alone():
                self._down()
                self._empty()
                os.rmdir(self.place.directory)

    def _empty(self):
        marker = 'lab.json'  # last, so that what is left of an interrupted "destroy" is still a lab
        for name in sorted(os.listdir(self.place.directory), key=lambda name: name == marker):
            path = self.place(name)
            shutil.rmtree(path) if os.path.isdir(path) else os.unlink(path)

    def status(self):
        """True when all that has been started runs."""
        total = 0
        names = self.daemons.names()
        for name in names:
            pid = self.daemons.pid(name)
            memory = self.daemons.memory_mib(name)
            total += memory
            print('%-20s %8s %5d MiB' % (name, pid or 'died', memory))
        for host in self.ended_hosts():
            if COMPUTE + host not in names:
                print('%-20s %8s' % (COMPUTE + host, 'stopped'))
        print('%-20s %8s %5d MiB' % ('%d processes' % len(names), '', total))
        return bool(names) and all(self.daemons.pid(name) for name in names)


def _now():
    """As Nova writes it: UTC without saying so, in whole seconds."""
    return datetime.datetime.now(datetime.timezone.utc).replace(tzinfo=None, microsecond=0)


def _seen_since(service, since):
    """A service that has been stopped reads "up" for some more seconds; its last report tells."""
    seen = service['updated_at']
    # One that is forced down reads "down" whatever it reports.
    return (bool(seen) and datetime.datetime.fromisoformat(seen) >= since and
            (service['state'] == 'up' or service['forced_down']))
