# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a program shows, as assistive technology sees it: names, roles and places of what is in sight."""

import os
import re

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402
from gi.repository import GLib  # noqa: E402

# Enough for any window of the walk; a tree that is deeper has gone wrong.
DEEPEST = 40


def connect(environment):
    """Goes to the bus of accessibility of a desktop. To be called once, and before anything else here."""
    for name in ('DISPLAY', 'DBUS_SESSION_BUS_ADDRESS', 'XDG_RUNTIME_DIR'):
        os.environ[name] = environment[name]
    Atspi.init()
    # What is true now is asked now.
    Atspi.get_desktop(0).set_cache_mask(Atspi.Cache.NONE)


def programs():
    """{process id: program} of those on the desktop."""
    desktop = Atspi.get_desktop(0)
    found = {}
    for at in range(desktop.get_child_count()):
        program = desktop.get_child_at_index(at)
        if program:
            found[program.get_process_id()] = Node(program)
    return found


class Node:
    """One thing in sight. What has gone in the meantime has no name, no children and no place."""

    def __init__(self, accessible):
        self._accessible = accessible

    def _ask(self, question, otherwise):
        try:
            return question()
        except GLib.Error:
            return otherwise

    @property
    def name(self):
        return self._ask(self._accessible.get_name, '') or ''

    @property
    def description(self):
        return self._ask(self._accessible.get_description, '') or ''

    @property
    def role(self):
        # AT-SPI 2.56 calls a button what was a push button before.
        return (self._ask(self._accessible.get_role_name, '') or '').replace('push button', 'button')

    @property
    def text(self):
        """What is written in a field."""
        return self._ask(lambda: Atspi.Text.get_text(self._accessible, 0, -1), '') or ''

    def has(self, state):
        """Whether it is in a state, by its name: 'SHOWING', 'ENABLED', 'CHECKED', 'FOCUSED'."""
        states = self._ask(self._accessible.get_state_set, None)
        return bool(states) and states.contains(getattr(Atspi.StateType, state))

    def place(self):
        """(x, y, width, height) on the screen."""
        rect = self._ask(lambda: Atspi.Component.get_extents(self._accessible, Atspi.CoordType.SCREEN), None)
        return (rect.x, rect.y, rect.width, rect.height) if rect else (0, 0, 0, 0)

    def children(self):
        for at in range(self._ask(self._accessible.get_child_count, 0)):
            child = self._ask(lambda: self._accessible.get_child_at_index(at), None)
            if child:
                yield Node(child)

    def below(self, depth=0):
        """All that is in sight below it, parents before their children."""
        for child in self.children():
            if child.has('SHOWING'):
                yield depth, child
                if depth < DEEPEST:
                    yield from child.below(depth + 1)

    def all(self, role=None, name=None, called=None):
        """What is in sight below it and has the role, the name, and a name that matches the expression."""
        for _, node in self.below():
            if role and node.role != role:
                continue
            if name is not None and node.name != name or called and not re.search(called, node.name):
                continue
            yield node

    def find(self, role=None, name=None, called=None):
        return next(self.all(role, name, called), None)

    def table(self):
        """The cells of a table by the titles of their columns, row by row, hidden columns too."""
        return self._ask(self._read_table, [])

    def _read_table(self):
        table = self._accessible
        columns = {at: Atspi.Table.get_column_description(table, at) for at in range(Atspi.Table.get_n_columns(table))}
        rows = []
        for row in range(Atspi.Table.get_n_rows(table)):
            cells = {title: Atspi.Table.get_accessible_at(table, row, at) for at, title in columns.items()}
            rows.append({title: Node(cell) for title, cell in cells.items() if cell})
        return rows

    def dump(self):
        """Roles and names of all that is in sight."""
        return '\n'.join('%s%s "%s"%s' % ('  ' * depth, node.role, node.name,
                                          ' (%s)' % node.description if node.description else '')
                         for depth, node in self.below())
