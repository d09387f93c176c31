# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Differences that are meant to be: recording | words of the difference | reason, one a line."""

import fnmatch


class Exceptions:

    def __init__(self, lines):
        self._rules = []
        for number, line in enumerate(lines, 1):
            if not line.strip() or line.startswith('#'):
                continue
            fields = [field.strip() for field in line.split(' | ')]
            if len(fields) != 3 or not all(fields):
                raise ValueError('line %d is not "recording | words of the difference | reason"' % number)
            self._rules.append((number, *fields))
        self._used = set()

    def reason(self, name, difference):
        """Why this difference is meant to be; None if nobody has said so."""
        for number, pattern, words, reason in self._rules:
            if fnmatch.fnmatchcase(name, pattern) and words in difference:
                self._used.add(number)
                return reason
        return None

    def idle(self):
        """Exceptions that nothing needs any more."""
        return ['line %d: %s | %s' % rule[:3] for rule in self._rules if rule[0] not in self._used]
