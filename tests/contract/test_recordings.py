# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays all recordings to drover-simcloud and compares: test_recordings.py [RELEASE [RECORDING …]]

SIMCLOUD is the program. With names of recordings (they may have * in them) only their differences are told.
"""

import collections
import fnmatch
import os
import sys
import time

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from contract import session  # noqa: E402
from contract import shape  # noqa: E402
from contract import timeline  # noqa: E402
from contract.cloud import Cloud  # noqa: E402
from contract.exceptions import Exceptions  # noqa: E402
from contract.session import Recordings  # noqa: E402
from contract.session import Session  # noqa: E402

SIMCLOUD = os.environ.get('SIMCLOUD') or os.path.join(HERE, '..', '..', 'build', 'dev', 'bin', 'drover-simcloud')

RECORDED_URLS = {'identity': 'http://controller.example:5000', 'compute': 'http://controller.example:8774',
                 'placement': 'http://controller.example:8778', 'image': 'http://controller.example:9292',
                 'network': 'http://controller.example:9696'}

# release: its newest version, and the clouds that its recordings need.
RELEASES = {
    'nova-26': ('2.93', (('nova-26.yaml', None), ('nova-26.yaml', session.without_network),
                         ('nova-26-post-copy.yaml', session.post_copy))),
    'nova-31': ('2.100', (('nova-31.yaml', None),)),
}


def operation(name):
    """Timelines of one operation go through states of one set."""
    kinds = {'timeline-failure-pre': 'live', 'timeline-failure-crash': 'live', 'timeline-post-copy': 'live'}
    return kinds.get(name) or {'live': 'live', 'evacuate': 'evacuate'}.get(name.split('-')[1], 'cold')


def families():
    """What all releases' timelines show, by operation."""
    found = collections.defaultdict(list)
    for release in RELEASES:
        recordings = Recordings(os.path.join(HERE, 'recordings', release))
        for name in recordings.names:
            if name.startswith('timeline-'):
                found[operation(name)].append(timeline.own(recordings[name]['samples']))
    return found


def play(release):
    """Sessions with all the clouds of a release, and with them their bases."""
    newest, clouds = RELEASES[release]
    recordings = Recordings(os.path.join(HERE, 'recordings', release))
    for scenario, part in clouds:
        cloud = Cloud(SIMCLOUD, os.path.join(HERE, scenario))
        try:
            one = Session(cloud, recordings, newest)
            if part:
                one.attempt(part)
            else:
                one.run()
            yield one, shape.Bases(cloud.urls)
        finally:
            cloud.close()


def compare(release, family):
    """{recording: differences} of all recordings of a release, and what kept parts from going on."""
    recorded_bases = shape.Bases(RECORDED_URLS)
    found, troubles = {}, []
    for one, bases in play(release):
        troubles += one.troubles
        for name, (real, ours) in one.played.items():
            if name.startswith('timeline-'):
                found[name] = timeline.problems(real, family[operation(name)], ours)
            else:
                found[name] = shape.differences(real, recorded_bases, ours, bases)
    for name in Recordings(os.path.join(HERE, 'recordings', release)).names:
        found.setdefault(name, ['was not played'])
    return found, troubles


def told(difference):
    """On one line that can be read."""
    text = ' '.join(difference.split())
    return text if len(text) <= 400 else text[:400] + ' …'


def main(releases, only):
    with open(os.path.join(HERE, 'exceptions.txt')) as file:
        exceptions = Exceptions(file)
    family = families()
    table, unexplained, explained = [], [], []
    for release in releases:
        begin = time.monotonic()
        found, troubles = compare(release, family)
        same = [name for name in found if not found[name]]
        for name in sorted(found):
            for difference in found[name]:
                reason = exceptions.reason('%s/%s' % (release, name), difference)
                if reason:
                    explained.append((release, name, difference, reason))
                elif not only or any(fnmatch.fnmatchcase(name, pattern) for pattern in only):
                    unexplained.append((release, name, difference))
        for trouble in troubles:
            unexplained.append((release, '(session)', trouble))
        played = [name for name in found if found[name] != ['was not played']]
        table.append((release, len(found), len(played), len(same), len(found) - len(same),
                      time.monotonic() - begin))

    for release, name, difference, reason in explained:
        print('explained    %s/%s: %s: %s' % (release, name, told(difference), reason))
    for release, name, difference in unexplained:
        print('UNEXPLAINED  %s/%s: %s' % (release, name, told(difference)))
    idle = exceptions.idle() if len(releases) == len(RELEASES) else []
    for line in idle:
        print('exceptions.txt, %s: nothing needs it any more' % line)
    print()
    print('%-10s %10s %8s %20s %10s %9s' % ('', 'recordings', 'replayed', 'identical in shape', 'different', 'seconds'))
    for row in table:
        print('%-10s %10d %8d %20d %10d %9.1f' % row)
    print('differences: %d explained, %d unexplained' % (len(explained), len(unexplained)))
    return 1 if unexplained or idle else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:2] or list(RELEASES), sys.argv[2:]))
