# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the real openstack client says of a cloud, and the same in the words in which Drover shows it."""

import contextlib
import io
import json
import os
import re

import openstackclient.shell

# In one row: what is said of the instance of that row.
IS_ON = re.compile(r'\b(?P<status>ACTIVE|SHUTOFF|PAUSED|ERROR|VERIFY_RESIZE) on (?P<host>[\w.-]+)')

# What waits for somebody, by its status.
NEEDS_SOMEBODY = ('ERROR', 'VERIFY_RESIZE')

KINDS = {'live-migration': 'Live', 'migration': 'Cold', 'resize': 'Resize', 'evacuation': 'Evacuate'}


class ClientFailed(Exception):
    """The client did not answer."""


def numbers(version):
    return tuple(map(int, version.split('.')))


def counted(number, one, many):
    return one if number == 1 else many % number


class Judge:
    """The client of one cloud, in this process: a process for each question would take seconds for each."""

    def __init__(self, environment):
        os.environ.update(environment)

    def openstack(self, *words):
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            status = openstackclient.shell.main([*words, '-f', 'json'])
        if status:
            raise ClientFailed('openstack %s: %s\n%s' % (' '.join(words), status, errors.getvalue()))
        return json.loads(output.getvalue())

    # -- in the client's words

    def services(self):
        """{host: its nova-compute}"""
        return {service['Host']: service
                for service in self.openstack('compute', 'service', 'list', '--long', '--service', 'nova-compute')}

    def servers(self):
        """{name: instance}"""
        return {server['Name']: server for server in self.openstack('server', 'list', '--all-projects', '--long')}

    def where(self):
        """{name: (status, host)}"""
        return {name: (server['Status'], server['Host']) for name, server in self.servers().items()}

    def migrations(self, server=None):
        """All migrations, or those of one instance, newest first."""
        about = ('--server', server) if server else ()
        return sorted(self.openstack('server', 'migration', 'list', *about), key=lambda one: -one['Id'])

    def compute_version(self):
        """The newest version of the compute API that the cloud speaks, as two numbers."""
        found = self.openstack('versions', 'show', '--service', 'compute')
        return max(numbers(one['Max Microversion']) for one in found if one['Max Microversion'])

    # -- in Drover's words; rows of tables are in no order

    def hosts_as_shown(self, ours):
        """Of each host the name and what is said of it. Of those that are disabled, ours are those with our reason."""
        on = [host for _, host in self.where().values()]
        rows = []
        for host, service in self.services().items():
            disabled = service['Status'] == 'disabled'
            reason = service['Disabled Reason'] or ''
            status = 'Enabled' if not disabled else 'Disabled by us' if reason == ours else 'Disabled by others'
            number = on.count(host)
            load = 'Empty'
            if number:
                load = counted(number, '1 instance', '%d instances') + (' left' if disabled else '')
            rows.append({'Name': host, 'Status': status, 'State': service['State'].capitalize(), 'Load': load,
                         'Reason': reason})
        return rows

    def tree_as_shown(self, ours):
        """{host: what the tree says behind its name}"""
        on = [host for _, host in self.where().values()]
        return {row['Name']: '%d' % on.count(row['Name']) if row['Status'] == 'Enabled' else
                '%d left, %s' % (on.count(row['Name']), row['Status']) for row in self.hosts_as_shown(ours)}

    def instances_as_shown(self):
        return [{'Name': name, 'Status': server['Status'], 'Host': server['Host'], 'Flavor': server['Flavor']}
                for name, server in self.servers().items()]

    def migrations_as_shown(self):
        """Also of instances that are no more: these have no name but their id."""
        names = {server['ID']: name for name, server in self.servers().items()}
        return [{'Instance': names.get(one['Server UUID'], one['Server UUID']),
                 'From → to': '%s → %s' % (one['Source Compute'], one['Dest Compute'] or 'not chosen'),
                 'Status': one['Status'], 'Kind': KINDS[one['Type']]} for one in self.migrations()]

    def alarms_as_shown(self):
        """What stands beside the name of the cloud."""
        disabled = [one for one in self.services().values() if one['Status'] == 'disabled']
        needy = [status for status, _ in self.where().values() if status in NEEDS_SOMEBODY]
        return [words for words in (
            counted(len(disabled), '1 host disabled', '%d hosts disabled') if disabled else None,
            counted(len(needy), '1 instance needs you', '%d instances need you') if needy else None) if words]

    # -- sentences

    def objections(self, name, sentence):
        """What a sentence says of the place of an instance that the client says otherwise."""
        said = IS_ON.search(sentence)
        found = self.where()[name]
        return [] if not said or (said['status'], said['host']) == found else [
            '"%s", but the client shows %s as %s on %s' % (sentence, name, *found)]
