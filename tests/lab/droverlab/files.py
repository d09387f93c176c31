# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything that is in the lab's directory before the first process starts."""

import base64
import json
import os
import string
import urllib.request
import uuid

from . import hosts

CONF = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), 'conf')

DIRECTORIES = ('etc', 'run', 'log', 'tmp', 'home', 'python', 'keystone', 'glance/images', 'glance/staging',
               'neutron/lock', 'nova/lock', 'rabbitmq/mnesia', 'rabbitmq/log')

DATABASES = ('keystone', 'placement', 'glance', 'neutron', 'nova_api', 'nova', 'nova_cell0')

PCI_ALIAS = ('{ "name": "gpu", "vendor_id": "10de", "product_id": "1eb8", "device_type": "type-PCI", '
             '"numa_policy": "preferred" }')


def database_url(settings, name=''):
    return 'mysql+pymysql://lab:%s@127.0.0.1:%d/%s' % (settings.password, settings.port('database'), name)


def queue_url(settings):
    return 'rabbit://lab:%s@127.0.0.1:%d/' % (settings.password, settings.port('queue'))


def _login(settings):
    """How one service logs in to another."""
    return '\n'.join((
        'auth_type = password',
        'auth_url = ' + settings.url('identity'),
        'www_authenticate_uri = ' + settings.url('identity'),
        'password = ' + settings.password,
        'project_name = service',
        'project_domain_id = default',
        'user_domain_id = default',
        'service_token_roles = service',
        'service_token_roles_required = true'))


def write(place, settings):
    """Also into a directory that has been used: all but keys and data is written anew."""
    os.makedirs(place.directory, 0o700, exist_ok=True)
    os.chmod(place.directory, 0o700)
    for name in DIRECTORIES:
        os.makedirs(place(name), exist_ok=True)
    _write_keys(place)
    _write_entry_point(place)
    with open(place('etc', 'enabled_plugins'), 'w') as file:
        file.write('[].\n')
    with open(place('etc', 'init.sql'), 'w') as file:
        for name in DATABASES:
            file.write('CREATE DATABASE IF NOT EXISTS %s;\n' % name)
        file.write("CREATE USER IF NOT EXISTS 'lab'@'127.0.0.1' IDENTIFIED BY '%s';\n" % settings.password)
        file.write("GRANT ALL ON *.* TO 'lab'@'127.0.0.1';\n")
    for name in os.listdir(CONF):
        if name != 'nova-compute.conf':
            _fill_in(place, settings, name, name)
    for host in settings.host_names():
        os.makedirs(place('nova', host, 'lock'), exist_ok=True)
        # Nova 27 and later make this file themselves, but with a UUID of their own.
        with open(place('nova', host, 'compute_id'), 'w') as file:
            file.write('%s\n' % uuid.uuid5(uuid.NAMESPACE_DNS, host))
        kind = hosts.kind(host)
        _fill_in(place, settings, 'nova-compute.conf', 'nova-compute-%s.conf' % host, HOST=host,
                 LAB_OPTIONS=_lines(kind.lab), COMPUTE_OPTIONS=_lines(kind.compute))
    write_clouds(place, settings)


def _lines(options):
    return '\n'.join('%s = %s' % item for item in options.items())


def _fill_in(place, settings, template, target, **more):
    values = {
        'DIR': place.directory,
        'PASSWORD': settings.password,
        'DATABASE': database_url(settings)[:-1],
        'QUEUE': queue_url(settings),
        'LOGIN': _login(settings),
        'PCI_ALIAS': PCI_ALIAS,
        'TOKEN_SECONDS': settings.token_seconds,
        'POST_COPY': str(settings.post_copy).lower(),
        'MAX_LIVE': settings.max_live,
    }
    for name in ('identity', 'image', 'compute', 'network', 'database', 'queue'):
        values['PORT_' + name.upper()] = settings.port(name)
    with open(os.path.join(CONF, template)) as file:
        text = string.Template(file.read()).substitute(values, **more)
    with open(place('etc', target), 'w') as file:
        file.write(text)


def _write_keys(place):
    for repository in ('fernet-keys', 'credential-keys'):
        if os.path.isdir(place('keystone', repository)):
            continue
        os.makedirs(place('keystone', repository), 0o700)
        for name in ('0', '1'):
            with open(place('keystone', repository, name), 'wb') as file:
                file.write(base64.urlsafe_b64encode(os.urandom(32)))


def _write_entry_point(place):
    """Neutron finds mechanism drivers by the metadata of installed packages only."""
    package = place('python', 'drover_lab-1.dist-info')
    os.makedirs(package, exist_ok=True)
    with open(os.path.join(package, 'METADATA'), 'w') as file:
        file.write('Metadata-Version: 2.1\nName: drover-lab\nVersion: 1\n')
    with open(os.path.join(package, 'entry_points.txt'), 'w') as file:
        file.write('[neutron.ml2.mechanism_drivers]\ndrover_lab = drover_lab_ml2:BindAll\n')


# cloud in clouds.yaml: user, project
CLOUDS = {
    'lab': ('admin', 'admin'),
    'lab-operator': ('operator', 'admin'),
    'lab-demo': ('demo', 'demo'),
    'lab-viewer': ('viewer', 'demo'),
}


def write_clouds(place, settings):
    """The clients' clouds.yaml: a cloud for each kind of user."""
    lines = ['clouds:']
    for cloud, (user, project) in CLOUDS.items():
        lines += [
            '  %s:' % cloud,
            '    region_name: RegionOne',
            '    identity_api_version: 3',
            '    auth:',
            '      auth_url: %s' % settings.url('identity'),
            '      username: %s' % user,
            '      password: %s' % settings.password,
            '      project_name: %s' % project,
            '      user_domain_id: default',
            '      project_domain_id: default',
        ]
    with open(place('clouds.yaml'), 'w') as file:
        file.write('\n'.join(lines) + '\n')


def client_environment(place, settings, cloud):
    """For OpenStack's command-line client and for Drover."""
    user, project = CLOUDS[cloud]
    return {
        'LAB_DIR': place.directory,
        'OS_CLIENT_CONFIG_FILE': place('clouds.yaml'),
        'OS_AUTH_TYPE': 'password',
        'OS_AUTH_URL': settings.url('identity'),
        'OS_IDENTITY_API_VERSION': '3',
        'OS_USERNAME': user,
        'OS_PASSWORD': settings.password,
        'OS_PROJECT_NAME': project,
        'OS_USER_DOMAIN_ID': 'default',
        'OS_PROJECT_DOMAIN_ID': 'default',
        'OS_REGION_NAME': 'RegionOne',
        'OS_COMPUTE_API_VERSION': _common_version(settings.url('compute')),
    }


def _common_version(compute):
    """The newest compute API that the installed client and the cloud both take: a client of Debian 13 asks a cloud
    of Debian 12 for more than it has."""
    versions = [_client_version(), _cloud_version(compute)]
    return min(filter(None, versions), key=lambda version: [int(part) for part in version.split('.')])


def _client_version():
    """2.92 in Debian 12, 2.96 in Debian 13."""
    try:
        import novaclient
        return novaclient.API_MAX_VERSION.get_string()
    except ImportError:
        return '2.92'


def _cloud_version(compute):
    """What the cloud says without a token; nothing while it is not up."""
    try:
        with urllib.request.urlopen(compute.rsplit('/', 1)[0] + '/', timeout=10) as answer:
            versions = json.load(answer)['versions']
    except (OSError, ValueError, KeyError):
        return None
    return max((version['version'] for version in versions if version.get('version')), default=None)
