# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whether a move goes through the states that the real Nova's goes through, in its order.

A state is what a client sees of a move: the server's status, its task_state, the status of its newest migration. The
recordings asked every 0.2 s or slower, one request after the other: they leave states out, and can show a server and a
migration of slightly different moments. So what counts as seen is what any recording of the same operation shows.
"""


def state(sample):
    """The state in a sample of a recorded timeline or of our own."""
    server, migration = sample.get('server') or {}, sample.get('migration') or {}
    return server.get('status'), server.get('task_state'), migration.get('status')


def states(samples):
    """States in their order, each as often as it began."""
    found = []
    for sample in samples:
        if 'error' in sample:
            continue
        if not found or found[-1] != state(sample):
            found.append(state(sample))
    return found


def problems(real, family, ours):
    """Sentences, empty if there are none.

    @p real are the states of this recording, @p family those of all recordings of the same operation (live, cold,
    evacuation) in all releases, @p ours those of the simulated cloud.
    """
    found = []
    before = set()  # (earlier, later) as any recording shows them
    for one in family:
        before |= {(one[first], one[last]) for first in range(len(one)) for last in range(first + 1, len(one))}
    seen = {one for pair in before for one in pair}
    for one in ours:
        if one not in seen:
            found.append('%s is a state that the real one never shows' % told(one))
    for one, other in zip(ours, ours[1:]):
        if one in seen and other in seen and (one, other) not in before:
            found.append('%s comes before %s, which the real one never shows' % (told(one), told(other)))
    if real[-1] != ours[-1]:
        found.append('ends with %s, not %s' % (told(ours[-1]), told(real[-1])))
    # Statuses of the record that this recording shows in any case, in its order.
    steps, our_steps = _steps(real), _steps(ours)
    rest = iter(our_steps)
    if not all(step in rest for step in steps):
        found.append('the migration goes %s, not %s' % (' -> '.join(our_steps), ' -> '.join(steps)))
    return found


def _steps(path):
    found = []
    for _, _, status in path:
        if status and (not found or found[-1] != status):
            found.append(status)
    return found


def told(one):
    return '%s/%s/%s' % tuple('null' if word is None else word for word in one)
