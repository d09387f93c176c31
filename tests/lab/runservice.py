# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs one OpenStack service: runservice.py NAME [ARGUMENTS].

Debian's packages with the commands (nova-compute, neutron-server, ...) also bring system users, init
scripts and questions. The lab installs the libraries, and this is what the commands would do.
"""

import importlib
import inspect
import logging
import os
import sys
import time

PLUGINS = os.path.join(os.path.dirname(os.path.abspath(__file__)), 'plugins')

COMMANDS = {
    'glance-api': 'glance.cmd.api',
    'glance-manage': 'glance.cmd.manage',
    'keystone-manage': 'keystone.cmd.manage',
    'neutron-db-manage': 'neutron.db.migration.cli',
    'neutron-server': 'neutron.cmd.eventlet.server',
    'nova-api': 'nova.cmd.api_os_compute',
    'nova-compute': 'nova.cmd.compute',
    'nova-conductor': 'nova.cmd.conductor',
    'nova-manage': 'nova.cmd.manage',
    'nova-scheduler': 'nova.cmd.scheduler',
    'placement-manage': 'placement.cmd.manage',
}

# These two are WSGI applications without a server of their own.
APPLICATIONS = {
    'keystone': ('keystone.server.wsgi', 'initialize_public_application'),
    'placement': ('placement.wsgi', 'init_application'),
}


class Tracebacks:
    """The log of eventlet's server, reduced to why it has answered 500."""

    @staticmethod
    def info(text, *args):
        if 'Traceback' in text:
            logging.getLogger('wsgi').error(text)

    error = info

    @staticmethod
    def debug(text, *args):
        pass


def serve(name, port):
    # Before everything else: what is imported must see the patched modules.
    import eventlet
    eventlet.monkey_patch()
    import eventlet.wsgi
    module, function = APPLICATIONS[name]
    application = getattr(importlib.import_module(module), function)()
    eventlet.wsgi.server(eventlet.listen(('127.0.0.1', port), backlog=256), application, log=Tracebacks(),
                         keepalive=True, max_size=512, socket_timeout=900)


def nova_schema(cell0, cell1, queue):
    """Nova's schemas and cells, in one process instead of the five that the manual asks for."""
    manage = importlib.import_module('nova.cmd.manage')
    objects = importlib.import_module('nova.objects')
    config = importlib.import_module('nova.config')
    config.parse_args(sys.argv)
    objects.register_all()
    cells = manage.CellV2Commands()
    exists = 2
    for step in (lambda: manage.ApiDbCommands().sync(),
                 lambda: cells.map_cell0(cell0),
                 lambda: manage.DbCommands().sync(),
                 lambda: cells.create_cell('cell1', cell1, queue)):
        code = step()
        if code not in (None, 0, exists):
            return code
    return 0


def look_for_replies_often():
    """Make remote calls quick again.

    oslo.messaging 16.1 of Debian 13 looks every half second for the reply to a call (Launchpad bug 2035113),
    where 14.0 of Debian 12 waits for it, and building one server takes about nine calls. To be called after
    the service's modules have been imported, because they patch the standard library first.
    """
    driver = importlib.import_module('oslo_messaging._drivers.amqpdriver')
    if 'sleep' not in inspect.getsource(driver.ReplyWaiters.get):
        return

    def get(self, msg_id, timeout):
        end = time.monotonic() + timeout
        while time.monotonic() < end:
            try:
                return self._queues[msg_id].get(block=False)
            except driver.queue.Empty:
                time.sleep(0.02)
        raise driver.oslo_messaging.MessagingTimeout(
            'Timed out waiting for a reply to message ID %s' % msg_id)

    driver.ReplyWaiters.get = get


def main():
    name = sys.argv.pop(1)
    sys.argv[0] = name
    if name in APPLICATIONS:
        return serve(name, int(sys.argv.pop(1)))
    if name == 'nova-schema':
        places = [sys.argv.pop(1) for _ in range(3)]
        return nova_schema(*places)
    module = importlib.import_module(COMMANDS[name])
    if name == 'nova-compute':
        # Nova looks for virt drivers in its own namespace only.
        importlib.import_module('nova.virt').__path__.append(PLUGINS)
    if name.startswith('nova-') and name != 'nova-manage':
        look_for_replies_often()
    return module.main()


if __name__ == '__main__':
    sys.exit(main())
