# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's packages."""

import os
import subprocess

from .settings import LabError

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))


def install(say):
    if subprocess.call([os.path.join(ROOT, 'packaging', 'packages'), 'install', 'lab'], stdout=2):
        raise LabError('the packages of the lab could not be installed')
    say('all packages are there')


def check():
    """Before "up": whether the lab can run at all, without asking dpkg."""
    for path in ('/usr/sbin/mariadbd', '/usr/lib/rabbitmq/bin/rabbitmq-server',
                 '/usr/lib/python3/dist-packages/nova', '/usr/lib/python3/dist-packages/neutron',
                 '/usr/lib/python3/dist-packages/keystone', '/usr/lib/python3/dist-packages/placement',
                 '/usr/lib/python3/dist-packages/glance'):
        if not os.path.exists(path):
            raise LabError('%s is missing: run "lab install" as root' % path)
