# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a move goes through the states that the real Nova's goes through, in its order.

The recordings asked for the server first and for its newest migration then, every 0.2 s or slower. So they leave states
out, and a sample's two halves are of two moments. What they prove is less than it seems, and exactly this:

- the server's states (status and task_state) and their order, and the migration's statuses and their order;
- of each sample: the migration left that status after the server had entered that state, for it was asked later;
- of two samples: the migration had entered the first one's status before the server left the second one's state.

The simulated cloud may show any state in which server and migration are, as long as it contradicts none of that.
"""

import collections


def told(words):
    return '/'.join('null' if word is None else word for word in words) if isinstance(words, tuple) else str(words)


def own(samples):
    """[(server's state, status of the migration that this operation has made)]; None while there is none.

    Records of earlier operations of the same server do not count.
    """
    newest = next((one['migration']['id'] for one in reversed(samples) if one.get('migration')), None)
    found = []
    for one in samples:
        if 'error' in one or 'http' in (one.get('server') or {}):
            continue
        server, migration = one['server'], one.get('migration') or {}
        found.append(((server['status'], server['task_state']),
                      migration.get('status') if migration.get('id') == newest else None))
    return found


def _path(words):
    """Each word as often as it began."""
    found = []
    for word in words:
        if not found or found[-1] != word:
            found.append(word)
    return found


def _counted(words):
    """Words with their number, ("ACTIVE", 2), so that coming back to a state is not the same as never leaving it.

    They are counted from the end, since a recording can have missed the beginning.
    """
    begun, found, after = collections.Counter(), [], object()
    for word in reversed(words):
        if word != after:
            begun[word] += 1
        after = word
        found.append((word, begun[word]))
    return found[::-1]


class _Moments:
    """When a counted word was entered and left, in numbers of samples."""

    def __init__(self, words):
        self._first, self._after = {}, {}
        counted = _counted(words)
        for number, word in enumerate(counted):
            self._first.setdefault(word, number)
            self._after[word] = number + 1 if number + 1 < len(counted) else len(counted) + 1

    def knows(self, word):
        return word in self._first

    def entered(self, word):
        return self._first[word]

    def left(self, word):
        return self._after[word]


def problems(real, family, ours):
    """Sentences, empty if there are none. All are as own() gives them.

    @p real is this recording, @p family all recordings of the same operation (live, cold, evacuation) in all releases,
    @p ours what the simulated cloud showed.
    """
    found = []
    for half, what in ((0, 'the server'), (1, 'the migration')):
        path = _path([one[half] for one in ours])
        if path[0] is None:
            path = path[1:]  # before there is a record
        before, seen = _order([[one[half] for one in samples] for samples in family])
        for word in path:
            if word not in seen:
                found.append('%s is %s, which the real one never is' % (what, told(word)))
        for one, other in zip(path, path[1:]):
            if one in seen and other in seen and (one, other) not in before:
                found.append('%s is %s before %s, which the real one never is' % (what, told(one), told(other)))
        if real[-1][half] != ours[-1][half]:
            found.append('%s ends as %s, not %s' % (what, told(ours[-1][half]), told(real[-1][half])))
    found += _steps(real, ours)
    found += _contradictions(real, ours)
    return found


def _order(paths):
    before, seen = set(), set()
    for words in paths:
        path = _path(words)
        seen |= set(path)
        before |= {(path[first], path[last]) for first in range(len(path)) for last in range(first + 1, len(path))}
    return before, seen


def _steps(real, ours):
    """The record's statuses that this recording shows have to come, in its order."""
    steps = [one for one in _path([one[1] for one in real]) if one]
    our_steps = [one for one in _path([one[1] for one in ours]) if one]
    rest = iter(our_steps)
    if not all(step in rest for step in steps):
        return ['the migration goes %s, not %s' % (' -> '.join(our_steps), ' -> '.join(steps))]
    return []


def _contradictions(real, ours):
    server, migration = _Moments([one[0] for one in ours]), _Moments([one[1] for one in ours])
    samples = list(zip(_counted([one[0] for one in real]), _counted([one[1] for one in real])))
    found = set()
    for state, status in samples:
        if (server.knows(state) and migration.knows(status) and status[0] and
                migration.left(status) < server.entered(state)):
            found.add('the migration leaves %s before the server is %s' % (status[0], told(state[0])))
    for (_, status), (state, _) in zip(samples, samples[1:]):
        if (server.knows(state) and migration.knows(status) and status[0] and
                server.left(state) < migration.entered(status)):
            found.add('the server leaves %s before the migration is %s' % (told(state[0]), status[0]))
    return sorted(found)
