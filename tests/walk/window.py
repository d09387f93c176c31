# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drover's windows as somebody uses them who reads, points, clicks and types, and who waits for what shall come."""

import contextlib
import os
import re
import subprocess
import time

import tree

# What an operator would call "it hangs". Builds that run beside the tests are why it is so long.
PATIENCE = 60


class NotSeen(AssertionError):
    """What was waited for did not come. Says what is on the screen instead, and where the picture of that is."""


class Window:
    """One run of Drover on a screen. close() ends it if it has not ended."""

    def __init__(self, screen, command, environment, folder):
        self.screen = screen
        self.folder = folder
        self._moments = 0
        self._log = open(os.path.join(folder, 'drover.log'), 'w+')
        self._process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=self._log,
                                         stderr=self._log)
        self._root = None
        try:
            self.until('a window', lambda: self.windows)
        except BaseException:
            self.close()
            raise

    def close(self):
        if self._process.poll() is None:
            self._process.terminate()
            self._process.wait(30)
        self._log.close()

    def ended(self):
        """The exit status, once the program has ended by itself."""
        self.until('the end of the program', lambda: self._process.poll() is not None)
        return self._process.returncode

    # -- what is in sight

    @property
    def root(self):
        """All windows of the program; None while it has not told the desktop of itself."""
        self._root = self._root or tree.programs().get(self._process.pid)
        return self._root

    @property
    def windows(self):
        return [node for node in self.root.children() if node.has('SHOWING')] if self.root else []

    @property
    def front(self):
        """The window that is worked in: the newest dialog, or the main window."""
        active = [window for window in self.windows if window.has('ACTIVE')]
        return (active or self.windows or [None])[-1]

    def off_the_middle(self):
        """How many pixels the middle of the front window is from the middle of the main window, across and down."""
        x, y, width, height = self.front.place()
        main_x, main_y, main_width, main_height = self.windows[0].place()
        return max(abs(2 * x + width - 2 * main_x - main_width), abs(2 * y + height - 2 * main_y - main_height)) // 2

    def until(self, expected, look, seconds=PATIENCE):
        """What look() gives, as soon as that is something. What was expected may be made when it is known that it did
        not come."""
        end = time.monotonic() + seconds
        while True:
            found = look()
            if found:
                return found
            if time.monotonic() > end or self._process.poll() is not None:
                raise NotSeen('Expected: %s. Not within %d s.\n%s' % (
                    expected() if callable(expected) else expected, seconds, self.evidence('not-seen')))
            time.sleep(0.1)

    def evidence(self, name):
        """What is on the screen now, and what the program has said, for who has not been there."""
        self._log.seek(0)
        status = self._process.poll()
        return '\n'.join(('The picture is %s.' % self.picture(name),
                          'The program runs.' if status is None else 'The program has ended with %s.' % status,
                          self._log.read(), 'On the screen:', self.root.dump() if self.root else 'nothing'))

    @contextlib.contextmanager
    def witness(self):
        """Whatever fails inside tells what was on the screen then."""
        try:
            yield
        except NotSeen:
            raise
        except Exception as error:
            raise NotSeen('%s\n%s' % (error, self.evidence('failed'))) from error

    def wait(self, role=None, name=None, called=None, inside=None, seconds=PATIENCE):
        """The first thing in sight that has the role, the name, or a name that the expression matches."""
        return self.until('%s "%s"' % (role or 'something called', name or called),
                          lambda: (inside or self.front) and (inside or self.front).find(role, name, called), seconds)

    def see(self, sentence, inside=None, seconds=PATIENCE):
        """The words of the first thing in sight whose name the expression matches."""
        return self.wait(called=sentence, inside=inside, seconds=seconds).name

    def gone(self, **wanted):
        self.until('no %s' % wanted, lambda: not any(window.find(**wanted) for window in self.windows))

    def table(self, name, inside=None):
        return Table(self, name, inside)

    # -- what is done

    def _resting(self, node, expected):
        """The place of something that has come to rest."""
        def look():
            before = node.place()
            time.sleep(0.05)
            return before if before == node.place() and before[2] > 0 else None
        return self.until('%s at rest' % expected, look)

    def click(self, node, button=1, double=False):
        x, y, width, height = self._resting(node, '"%s"' % node.name)
        for _ in range(2 if double else 1):
            self.screen.click(x + width // 2, y + height // 2, button)

    def press(self, name, role='button', inside=None):
        """Clicks a button with the mouse, once it may be pressed."""
        self.click(self.until('%s "%s" that may be pressed' % (role, name), lambda: next(
            (node for node in (inside or self.front).all(role, name) if node.has('ENABLED')), None)))

    def pop_up(self, expected, act):
        """Does what opens a list or a menu, and waits for that. They are in sight, but in no tree of Qt's."""
        before = self.screen.windows(self._process.pid)
        act()
        self.until(expected, lambda: self.screen.windows(self._process.pid) - before)

    def keys(self, *keys):
        self.screen.keys(*keys)

    def type(self, text):
        self.screen.type(text)

    # -- pictures

    def picture(self, name):
        path = os.path.join(self.folder, '%02d-%s.png' % (self._moments, name))
        self.screen.picture(path)
        return path

    def moment(self, name):
        """Keeps a picture of what is on the screen now, numbered in the order of the walk."""
        self._moments += 1
        return self.picture(name)


class Table:
    """A table in sight. Rows come and go while it is read: who reads, looks again until it is as expected."""

    def __init__(self, window, name, inside=None):
        self._window = window
        self._name = name
        self._node = window.wait('table', name, inside=inside)

    def rows(self):
        """[{title of the column: words}], top to bottom."""
        return [{title: cell.name for title, cell in row.items()} for row in self.cells()]

    def cells(self):
        return self._node.table()

    def row(self, seconds=PATIENCE, **wanted):
        """The cells of the first row that has the words; the names of arguments are titles of columns. An expression
        stands for words that begin as it says."""
        def is_meant(cell, words):
            return words.match(cell.name) if isinstance(words, re.Pattern) else cell.name == words

        def look():
            for cells in self.cells():
                if all(title in cells and is_meant(cells[title], words) for title, words in wanted.items()):
                    return cells
        return self._window.until('a row with %s in table "%s"' % (wanted, self._name), look, seconds)
