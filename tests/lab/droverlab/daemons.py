# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The lab's processes: started, found again by pid and start time, stopped with all that they started."""

import json
import os
import signal
import socket
import subprocess
import time

from .settings import LabError

# Every process of a lab has this in its environment, and the lab's directory as the value.
MARK = 'DROVER_LAB'


def _stat(pid):
    """The fields of /proc/PID/stat from the state on, or None."""
    try:
        with open('/proc/%d/stat' % pid) as file:
            return file.read().rpartition(')')[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None


def _started(pid):
    """Start time in clock ticks since boot: with the pid, the name of a process. None for a dead one."""
    fields = _stat(pid)
    return None if fields is None or fields[0] in 'ZX' else int(fields[19])


class Daemons:

    def __init__(self, place):
        self._place = place
        self._children = {}

    def names(self):
        """All that have been started and not been stopped, dead ones included."""
        try:
            return sorted(name[:-5] for name in os.listdir(self._place('run')) if name.endswith('.json'))
        except FileNotFoundError:
            return []

    def _record_path(self, name):
        return self._place('run', name + '.json')

    def _record(self, name):
        try:
            with open(self._record_path(name)) as file:
                return json.load(file)
        except (FileNotFoundError, ValueError):
            return None

    def pid(self, name):
        """Of a process that lives; None otherwise."""
        if name in self._children:
            self._children[name].poll()  # or it stays a zombie
        record = self._record(name)
        if record and _started(record['pid']) == record['started']:
            return record['pid']
        return None

    def log(self, name):
        return self._place('log', name + '.log')

    def start(self, name, command, environment):
        """Unless it runs already."""
        if self.pid(name):
            return
        self.kill([name])  # a dead one's children, which may hold its port
        with open(self.log(name), 'ab') as log:
            child = subprocess.Popen(
                command, cwd=self._place.directory, stdin=subprocess.DEVNULL, stdout=log, stderr=log,
                env={**environment, MARK: self._place.directory}, start_new_session=True)
        self._children[name] = child
        with open(self._record_path(name), 'w') as file:
            json.dump({'pid': child.pid, 'started': _started(child.pid)}, file)

    def check(self):
        """Raise the alarm when one has died."""
        for name in self.names():
            if not self.pid(name):
                raise LabError('%s has died; its log is %s, which ends with\n%s' % (
                    name, self.log(name), _last_lines(self.log(name))))

    def wait_for_port(self, name, port, seconds=120):
        end = time.monotonic() + seconds
        while not listening(port):
            self.check()
            if time.monotonic() > end:
                raise LabError('%s does not listen on port %d after %d s; its log is %s' % (
                    name, port, seconds, self.log(name)))
            time.sleep(0.2)

    def stop(self, names, seconds):
        """SIGTERM, and SIGKILL for what still lives after some time."""
        alive = {name: self.pid(name) for name in names if self.pid(name)}
        for pid in alive.values():
            os.kill(pid, signal.SIGTERM)
        end = time.monotonic() + seconds
        while any(self.pid(name) for name in alive) and time.monotonic() < end:
            time.sleep(0.1)
        self.kill(names)

    def kill(self, names):
        """SIGKILL for it and for what it has started, and forget it."""
        for name in names:
            record = self._record(name)
            if not record:
                continue
            for pid in self._session(record):
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    pass
            while self.pid(name):
                time.sleep(0.02)
            os.unlink(self._record_path(name))

    def memory_mib(self, name):
        """Resident, with all that it has started; pages that processes share count for each."""
        record = self._record(name)
        pages = 0
        for pid in self._session(record) if record else []:
            fields = _stat(pid)
            pages += int(fields[21]) if fields else 0
        return pages * os.sysconf('SC_PAGE_SIZE') // (1 << 20)

    def _session(self, record):
        """Pids of all that a process has started, itself included, also when it has died since."""
        leader = record['pid']
        leader_started = _started(leader)
        if leader_started not in (None, record['started']):
            return []  # a stranger has got its pid, which the kernel gives away only when all are gone
        found = []
        for entry in os.listdir('/proc'):
            if not entry.isdigit():
                continue
            fields = _stat(int(entry))
            if fields and int(fields[3]) == leader and fields[0] not in 'ZX':
                if leader_started or self._is_ours(entry):
                    found.append(int(entry))
        return found

    def _is_ours(self, entry):
        """By the mark, or by the directory: Neutron's workers overwrite their environment with a title."""
        mark = ('%s=%s' % (MARK, self._place.directory)).encode()
        try:
            if os.readlink('/proc/%s/cwd' % entry) == self._place.directory:
                return True
            with open('/proc/%s/environ' % entry, 'rb') as file:
                return mark in file.read().split(b'\0')
        except (FileNotFoundError, ProcessLookupError, PermissionError):
            return False


def listening(port):
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(('127.0.0.1', port)) == 0


def _last_lines(path, count=6):
    try:
        with open(path, errors='replace') as file:
            return ''.join('  ' + line for line in file.readlines()[-count:]).rstrip()
    except FileNotFoundError:
        return ''
