# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The arithmetic of live migration, without Nova: python3 -m unittest test_precopy"""

import os
import sys
import unittest

# Past the package, whose __init__ wants Nova.
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), 'plugins', 'drover_lab'))

from precopy import MIB  # noqa: E402
from precopy import PreCopy  # noqa: E402


def migration(**changes):
    values = dict(memory_bytes=1000 * MIB, bandwidth=100 * MIB, dirty_rate=20 * MIB,
                  working_set=250 * MIB, downtime=0.5)
    values.update(changes)
    return PreCopy(**values)


class PreCopyTest(unittest.TestCase):

    def test_a_guest_at_rest_takes_one_pass(self):
        copy = migration(dirty_rate=0)
        copy.advance(9.9)
        self.assertFalse(copy.finished)
        copy.advance(0.2)
        self.assertTrue(copy.finished)
        self.assertEqual(copy.passes, 1)
        self.assertAlmostEqual(copy.memory_processed, 1000 * MIB, delta=1)

    def test_passes_get_shorter_until_the_rest_fits_into_the_downtime(self):
        # 1000 MiB take 10 s, 200 MiB 2 s, and the 40 MiB after that fit into half a second.
        copy = migration()
        copy.advance(11.9)
        self.assertFalse(copy.finished)
        copy.advance(0.2)
        self.assertTrue(copy.finished)
        self.assertEqual(copy.passes, 2)
        self.assertEqual(copy.memory_remaining, 0)

    def test_one_long_step_is_as_good_as_many_short_ones(self):
        short, long = migration(), migration()
        for _ in range(44):
            short.advance(0.25)
        long.advance(11)
        self.assertAlmostEqual(short.memory_remaining, long.memory_remaining, delta=MIB)

    def test_progress_falls_back_when_a_pass_begins(self):
        copy = migration()
        copy.advance(9.9)
        before = copy.progress
        copy.advance(0.2)
        self.assertLess(copy.progress, before)

    def test_faster_writing_than_sending_never_ends(self):
        copy = migration(dirty_rate=400 * MIB)
        copy.advance(3600)
        self.assertFalse(copy.finished)

    def test_standing_still_ends_it(self):
        copy = migration(dirty_rate=400 * MIB)
        copy.advance(60)
        copy.stand_still()
        # What is left of this pass, and what was written to before.
        copy.advance(5.1)
        self.assertTrue(copy.finished)

    def test_switching_over_sends_every_page_once_more_at_most(self):
        copy = migration(dirty_rate=400 * MIB)
        copy.advance(60)
        copy.switch_over()
        copy.advance(5.1)
        self.assertTrue(copy.finished)

    def test_slowing_the_guest_down_ends_it_some_time(self):
        copy = migration(dirty_rate=150 * MIB, working_set=1000 * MIB, converge=True)
        copy.advance(600)
        self.assertTrue(copy.finished)

    def test_the_disk_goes_first(self):
        copy = migration(dirty_rate=0, disk_bytes=500 * MIB)
        copy.advance(4)
        self.assertEqual(copy.memory_processed, 0)
        self.assertAlmostEqual(copy.disk_remaining, 100 * MIB, delta=1)
        copy.advance(11.1)
        self.assertTrue(copy.finished)


if __name__ == '__main__':
    unittest.main()
