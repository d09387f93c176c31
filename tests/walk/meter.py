# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The figures of a live migration as the API gives them, read beside the program that draws them. The client has no
command for them that works in every release."""

import threading


class Meter:
    """Reads the figures of servers' live migrations several times a second, until it is closed."""

    def __init__(self, api, servers):
        self._api = api
        self._seen = {server: set() for server in servers}
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._read)
        self._thread.start()

    def close(self):
        self._done.set()
        self._thread.join()

    def _read(self):
        # Nova writes them every five seconds, the lab's hypervisor every second: none is missed.
        while not self._done.wait(0.2):
            for server, seen in self._seen.items():
                for one in self._api.compute('GET', '/servers/%s/migrations' % server)['migrations']:
                    if one['memory_total_bytes']:
                        seen.add((one['memory_remaining_bytes'], one['memory_processed_bytes']))

    def as_shown(self, server):
        """{(remaining, sent)} in GB, with two digits."""
        return {tuple('%.2f' % (figure / 1e9) for figure in pair) for pair in tuple(self._seen[server])}
