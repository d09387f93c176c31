# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A screen that nobody sees: an X server with a window manager and the buses of a desktop, real input, pictures."""

import os
import subprocess

SIZE = '1600x1000x24'

# Far above those that people sit at.
DISPLAYS = range(40, 100)

# Windows fill the screen, dialogs have the size that they ask for.
WINDOW_MANAGER = '''<?xml version="1.0"?>
<openbox_config>
  <applications><application type="normal"><maximized>yes</maximized></application></applications>
</openbox_config>
'''


class NoScreen(Exception):
    """Something of the desktop did not start."""


class Screen:
    """Starts what a desktop consists of, everything it keeps in a folder; close() ends it, and nothing else."""

    def __init__(self, folder):
        self.folder = folder
        self._begun = []
        self._log = open(os.path.join(folder, 'screen.log'), 'w')
        self.environment = {'PATH': os.environ['PATH'], 'LANG': 'C.UTF-8', 'HOME': folder}
        for name in ('CONFIG', 'DATA', 'CACHE', 'STATE'):
            self.environment['XDG_%s_HOME' % name] = self._made(name.lower())
        self.environment['XDG_RUNTIME_DIR'] = self._made('run')
        try:
            self.environment['DISPLAY'] = self._display()
            self.environment['DBUS_SESSION_BUS_ADDRESS'] = self._bus()
            self._window_manager()
        except BaseException:
            self.close()
            raise

    def _made(self, name):
        path = os.path.join(self.folder, name)
        os.mkdir(path, 0o700)
        return path

    def _begin(self, *command, **options):
        process = subprocess.Popen(command, env=self.environment, stdin=subprocess.DEVNULL, stderr=self._log,
                                   text=True, **options)
        self._begun.append(process)
        return process

    def _display(self):
        """The name of the first display that was free. The server itself says when it is ready."""
        for number in DISPLAYS:
            told, tell = os.pipe()
            self._begin('Xvfb', ':%d' % number, '-displayfd', str(tell), '-screen', '0', SIZE, '-nolisten', 'tcp',
                        pass_fds=[tell])
            os.close(tell)
            with open(told) as answer:
                if answer.readline().strip() == str(number):
                    return ':%d' % number
        raise NoScreen('no X server started on any of the displays %d to %d' % (DISPLAYS[0], DISPLAYS[-1]))

    def _bus(self):
        """The address of a session's bus; the bus of accessibility is started by it when it is asked for."""
        bus = self._begin('dbus-daemon', '--session', '--nofork', '--print-address', stdout=subprocess.PIPE)
        address = bus.stdout.readline().strip()
        if not address:
            raise NoScreen('dbus-daemon did not start')
        return address

    def _window_manager(self):
        path = os.path.join(self.folder, 'openbox.xml')
        with open(path, 'w') as file:
            file.write(WINDOW_MANAGER)
        self._begin('openbox', '--config-file', path)

    def close(self):
        for process in reversed(self._begun):
            process.terminate()
            process.wait(30)
            if process.stdout:
                process.stdout.close()
        self._log.close()

    # -- input, as from a hand

    def _xdotool(self, *words):
        subprocess.run(['xdotool', *map(str, words)], env=self.environment, check=True, timeout=60)

    def click(self, x, y, button=1):
        self._xdotool('mousemove', x, y, 'click', button)

    def keys(self, *keys):
        self._xdotool('key', '--delay', 40, *keys)

    def type(self, text):
        self._xdotool('type', '--delay', 15, text)

    # -- what is seen

    def windows(self, process):
        """Ids of the windows of a process that are in sight, lists and menus among them."""
        found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(process), ''], env=self.environment,
                               timeout=60, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        return set(found.stdout.split())

    def picture(self, path):
        subprocess.run(['import', '-window', 'root', path], env=self.environment, check=True, timeout=120)

    def pixels(self, x, y, width, height):
        """What is seen in a part of the screen, to be compared."""
        part = '%dx%d+%d+%d' % (width, height, x, y)
        return subprocess.run(['import', '-window', 'root', '-crop', part, '-depth', '8', 'rgb:-'], check=True,
                              env=self.environment, timeout=120, stdout=subprocess.PIPE).stdout
