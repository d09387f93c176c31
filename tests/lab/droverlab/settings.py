# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Where a lab is and what was asked of it."""

import dataclasses
import json
import os

# In the order of their ports, from the base port on.
PORTS = ('identity', 'placement', 'image', 'compute', 'network', 'database', 'queue', 'queue_peers', 'epmd')

# The database server's socket is below the lab's directory, and a UNIX socket's path has room for 107 bytes.
LONGEST_DIRECTORY = 80


class LabError(Exception):
    """What the user is told in one line."""


def default_directory():
    parent = os.environ.get('XDG_RUNTIME_DIR') or os.environ.get('TMPDIR') or '/tmp'
    return os.environ.get('LAB_DIR') or os.path.join(parent, 'drover-lab')


@dataclasses.dataclass
class Settings:
    """The options of "lab up"; they are kept, so that the other verbs need the directory only."""

    base_port: int = 27500
    password: str = 'lab-password'
    token_seconds: int = 3600
    post_copy: bool = False
    max_live: int = 1
    hosts: str = 'cmp1,cmp2,cmp3,cmp4'

    # These are written into databases when the lab is made.
    FIXED = ('base_port', 'password', 'hosts')

    @classmethod
    def load(cls, path):
        try:
            with open(path) as file:
                return cls(**json.load(file))
        except FileNotFoundError:
            return None

    def save(self, path):
        with open(path, 'w') as file:
            json.dump(dataclasses.asdict(self), file, indent=1)

    def with_options(self, options):
        """A copy with what the command line says; what it does not say stays."""
        given = {field.name: getattr(options, field.name, None) for field in dataclasses.fields(self)}
        return dataclasses.replace(self, **{name: value for name, value in given.items()
                                            if value is not None})

    def host_names(self):
        return [name for name in self.hosts.split(',') if name]

    def port(self, name):
        return self.base_port + PORTS.index(name)

    def url(self, service):
        suffix = {'identity': '/v3', 'compute': '/v2.1'}.get(service, '')
        return 'http://127.0.0.1:%d%s' % (self.port(service), suffix)


class Place:
    """The lab's directory."""

    def __init__(self, directory):
        self.directory = os.path.abspath(directory)
        if len(self.directory) > LONGEST_DIRECTORY:
            raise LabError('%s: the name is too long for the sockets in it' % self.directory)

    def __call__(self, *parts):
        return os.path.join(self.directory, *parts)

    def exists(self):
        return os.path.exists(self('lab.json'))

    def ready(self):
        """Whether an "up" has come to its end once."""
        return os.path.exists(self('ready'))
