# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Keystone's first contents: projects, users, roles, the catalogue of services."""

SERVICES = {'compute': 'nova', 'placement': 'placement', 'image': 'glance', 'network': 'neutron'}

# user: project: roles. "admin" itself comes from "keystone-manage bootstrap".
USERS = {
    **{name: {'service': ('admin', 'service')} for name in SERVICES.values()},
    'operator': {'admin': ('admin',), 'demo': ('admin',)},
    'demo': {'demo': ('member',)},
    'viewer': {'admin': ('reader',), 'demo': ('reader',)},
}


def _ids(api, kind):
    return {item['name']: item['id'] for item in api.identity('GET', '/' + kind)[kind]}


def _make(api, kind, **fields):
    singular = kind[:-1]
    return api.identity('POST', '/' + kind, {singular: fields})[singular]['id']


def fill(api, settings):
    roles = _ids(api, 'roles')
    if 'service' not in roles:  # newer releases' bootstrap makes it
        roles['service'] = _make(api, 'roles', name='service')
    projects = _ids(api, 'projects')
    for name in ('service', 'demo'):
        projects[name] = _make(api, 'projects', name=name, domain_id='default')
    for user, grants in USERS.items():
        user_id = _make(api, 'users', name=user, domain_id='default', password=settings.password)
        for project, names in grants.items():
            for role in names:
                api.identity('PUT', '/projects/%s/users/%s/roles/%s' % (
                    projects[project], user_id, roles[role]))
    for kind, name in SERVICES.items():
        service_id = _make(api, 'services', type=kind, name=name)
        for interface in ('public', 'internal', 'admin'):
            _make(api, 'endpoints', service_id=service_id, interface=interface, region_id='RegionOne',
                  url=settings.url(kind))
