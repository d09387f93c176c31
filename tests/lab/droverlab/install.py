# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's packages."""

import contextlib
import os
import subprocess

from .settings import LabError

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
LIST = os.path.join(ROOT, 'packaging', 'packages-lab.txt')
GUARD = '/usr/sbin/policy-rc.d'


def wanted():
    with open(LIST) as file:
        lines = (line.partition('#')[0].strip() for line in file)
        return [line for line in lines if line]


def _installed(package):
    answer = subprocess.run(['dpkg-query', '-W', '-f', '${db:Status-Status}', package],
                            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return answer.stdout == 'installed'


@contextlib.contextmanager
def _no_services():
    """Packages may not start system-wide daemons: the lab starts its own."""
    if os.path.exists(GUARD):  # somebody else's rule; it is not ours to change
        yield
        return
    with open(GUARD, 'w') as file:
        file.write('#!/bin/sh\nexit 101\n')
    os.chmod(GUARD, 0o755)
    try:
        yield
    finally:
        os.unlink(GUARD)


def install(say):
    missing = [package for package in wanted() if not _installed(package)]
    if not missing:
        say('all packages are there')
        return
    if os.getuid() != 0:
        raise LabError('to install %s, "lab install" has to run as root' % ', '.join(missing))
    environment = {**os.environ, 'DEBIAN_FRONTEND': 'noninteractive'}
    with _no_services():
        for command in (['apt-get', 'update', '-q'],
                        ['apt-get', 'install', '-q', '-y', '--no-install-recommends', *missing]):
            if subprocess.call(command, env=environment, stdout=2):
                raise LabError('"%s" has failed' % ' '.join(command[:2]))
    say('installed %s' % ', '.join(missing))


def check():
    """Before "up": whether the lab can run at all, without asking dpkg."""
    for path in ('/usr/sbin/mariadbd', '/usr/lib/rabbitmq/bin/rabbitmq-server',
                 '/usr/lib/python3/dist-packages/nova', '/usr/lib/python3/dist-packages/neutron',
                 '/usr/lib/python3/dist-packages/keystone', '/usr/lib/python3/dist-packages/placement',
                 '/usr/lib/python3/dist-packages/glance'):
        if not os.path.exists(path):
            raise LabError('%s is missing: run "lab install" as root' % path)
