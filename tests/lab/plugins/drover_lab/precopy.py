# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pre-copy live migration as arithmetic: no Nova, no clock, so that it can be tested alone.

The disk of a block migration goes first. Then memory goes in passes: what the guest writes to during one
pass has to be sent again in the next one. The migration ends when what is left after a pass can be sent
within the downtime that the guest is allowed to stand still.
"""

MIB = 1024 * 1024


class PreCopy:

    def __init__(self, memory_bytes, bandwidth, dirty_rate, working_set, downtime, disk_bytes=0,
                 converge=False):
        """Rates are in bytes a second, the working set in bytes, the downtime in seconds."""
        self.memory_total = memory_bytes
        self.memory_remaining = float(memory_bytes)
        self.memory_processed = 0.0
        self.disk_total = disk_bytes
        self.disk_remaining = float(disk_bytes)
        self.passes = 1
        self.finished = False
        self._bandwidth = max(1.0 * MIB, bandwidth)
        self._dirty_rate = dirty_rate
        self._working_set = min(working_set, memory_bytes)
        self._downtime = downtime
        self._converge = converge
        self._throttle = 0.0
        self._dirty = 0.0

    @property
    def progress(self):
        """What Nova shows as the server's progress; it falls back when a pass begins."""
        return 100 - round(self.memory_remaining * 100 / self.memory_total)

    @property
    def half_way(self):
        return self.memory_processed >= self.memory_total / 2

    def stand_still(self):
        """The guest has been paused: it writes no more."""
        self._dirty_rate = 0.0

    def switch_over(self):
        """Post-copy: the guest runs at the destination, every page is sent once more at most."""
        self.stand_still()
        self.memory_remaining += self._dirty
        self._dirty = 0.0

    def advance(self, seconds):
        """Move on by some time, which may span the ends of passes."""
        while seconds > 0 and not self.finished:
            if self.disk_remaining > 0:
                seconds -= self._send_disk(seconds)
            else:
                seconds -= self._send_memory(seconds)

    def _send_disk(self, seconds):
        spent = min(seconds, self.disk_remaining / self._bandwidth)
        self.disk_remaining -= spent * self._bandwidth
        if self.disk_remaining < 1:
            self.disk_remaining = 0.0
        return spent

    def _send_memory(self, seconds):
        spent = min(seconds, self.memory_remaining / self._bandwidth)
        sent = spent * self._bandwidth
        self.memory_remaining -= sent
        self.memory_processed += sent
        self._dirty = min(self._working_set,
                          self._dirty + spent * self._dirty_rate * (1.0 - self._throttle))
        if self.memory_remaining < 1:
            self._end_pass()
        return spent

    def _end_pass(self):
        if self._dirty <= self._bandwidth * self._downtime:
            self.memory_processed += self._dirty
            self.memory_remaining = 0.0
            self.finished = True
            return
        self.memory_remaining, self._dirty = self._dirty, 0.0
        self.passes += 1
        if self._converge:
            # QEMU's defaults: 20 per cent first, 10 more with every pass.
            self._throttle = min(0.99, self._throttle + 0.1 if self._throttle else 0.2)
