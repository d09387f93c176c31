# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""How an answer of the simulated cloud differs in shape from a recorded one of the real cloud.

Statuses, keys, JSON types, nulls and words have to be the same. Times, ids, addresses and URLs have to be written
the same way. What is counted or measured (numbers that are not codes or sizes of things) may differ.
"""

import re

HEADERS = ('Content-Type', 'OpenStack-API-Version', 'X-OpenStack-Nova-API-Version', 'Vary', 'Location',
           'X-Subject-Token', 'WWW-Authenticate', 'Retry-After', 'X-OpenStack-Request-Id', 'X-Compute-Request-Id',
           'Cache-Control', 'Last-Modified')

# An id that no cloud has stands for itself.
NOBODY = '00000000-0000-4000-8000-000000000000'

HEX = '(?<![0-9a-fA-F])[0-9a-f]{%d}(?![0-9a-fA-F])'
UUID = '(?!%s)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}' % NOBODY

# What is different in every cloud, and how it is written. In this order.
PATTERNS = tuple((re.compile(pattern), name) for pattern, name in (
    (r'req-' + UUID, '<request id>'),
    (UUID, '<uuid>'),
    (HEX % 32, '<32 hex digits>'),
    (HEX % 56, '<56 hex digits>'),
    (HEX % 128, '<128 hex digits>'),
    (r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z', '<time, microseconds, Z>'),

    (r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}', '<time, microseconds>'),
    (r'\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ', '<time, Z>'),
    (r'\w{3}, \d\d \w{3} \d{4} \d\d:\d\d:\d\d GMT', '<http date>'),
    (r'\b\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}\b', '<address>'),
    (r'\b[0-9a-f]{2}(:[0-9a-f]{2}){5}\b', '<mac>'),
    (r'\br-[a-z0-9]{8}\b', '<reservation>'),
    (r'\binstance-[0-9a-f]{8}\b', '<instance name>'),
    (r'(?<=igration )\d+', '<number>'),
    (r'(?<=/migrations/)\d+', '<number>'),
    (r'\bcmp\d\b', '<host>'),
))

# Documents of the time when each API was written: the same in every cloud.
FIXED_TIMES = frozenset(('2011-01-21T11:33:21Z', '2013-07-23T11:33:21Z', '2020-04-07T00:00:00Z'))

# Texts whose words are the machine's own: only that they are there is compared.
MACHINES_OWN = frozenset(('traceback', 'cpu_info', 'uptime', 'audit_ids', 'checksum', 'os_hash_value', 'secret'))

# A fault's "details" is a traceback; an event's "details" is a sentence for the operator.
FAULT = ('fault',)

# Numbers that say what a thing is, not how much of it is used.
EXACT_NUMBERS = frozenset(('code', 'status', 'power_state', 'vcpus', 'ram', 'disk', 'ephemeral', 'memory_mb',
                           'pagesize_kb', 'min_ram', 'min_disk', 'launch_index'))

# What tells the elements of a list apart, when all have it and no two share it.
NAMES = (('name',), ('hypervisor_hostname',), ('binary', 'host'), ('zoneName',), ('rel',), ('interface',),
         ('type',), ('id',))


class Bases:
    """The addresses of one cloud's services, so that URLs of two clouds can be compared."""

    def __init__(self, urls):
        # The longest first: with one port for all services, one address is the beginning of another.
        self._urls = sorted(((url, '<%s>' % name) for name, url in urls.items()), key=lambda pair: -len(pair[0]))

    def plain(self, text):
        """A text without what is different in every cloud."""
        if text in FIXED_TIMES:
            return text
        for url, name in self._urls:
            text = text.replace(url, name)
        if text.startswith('/placement/'):
            # Placement's links are paths; below a prefix they begin with it.
            text = text[len('/placement'):]
        for pattern, name in PATTERNS:
            text = pattern.sub(name, text)
        return text


def differences(recorded, recorded_bases, simulated, simulated_bases):
    """A list of sentences, empty if the answers have one shape. Each answer has "status", "headers" and "body"."""
    found = []
    if recorded['status'] != simulated['status']:
        found.append('status is %s, not %s (%s)' % (simulated['status'], recorded['status'],
                                                    str(simulated['body'])[:200]))
        return found
    found += _headers(recorded['headers'], recorded_bases, simulated['headers'], simulated_bases)
    found += _Body(recorded_bases, simulated_bases).differences(recorded['body'], simulated['body'])
    return found


def _headers(recorded, recorded_bases, simulated, simulated_bases):
    recorded = {name.lower(): value for name, value in recorded.items()}
    simulated = {name.lower(): value for name, value in simulated.items()}
    for name in HEADERS:
        real, ours = recorded.get(name.lower()), simulated.get(name.lower())
        if real is None and ours is None:
            continue
        if ours is None:
            yield 'header %s is missing' % name
        elif real is None:
            yield 'header %s is there (%s)' % (name, ours)
        elif name != 'X-Subject-Token' and recorded_bases.plain(real) != simulated_bases.plain(ours):
            yield 'header %s is "%s", not "%s"' % (name, ours, real)


def _kind(value):
    if isinstance(value, bool):
        return 'boolean'
    if isinstance(value, (int, float)):
        return 'number'
    return {type(None): 'null', str: 'text', list: 'list', dict: 'object'}[type(value)]


class _Body:

    def __init__(self, recorded_bases, simulated_bases):
        self._recorded, self._simulated = recorded_bases, simulated_bases

    def differences(self, real, ours):
        return list(self._value('body', (), real, ours))

    def _value(self, where, path, real, ours):
        if _kind(real) != _kind(ours):
            yield '%s is %s, not %s' % (where, _told(ours), _told(real))
        elif isinstance(real, dict):
            yield from self._object(where, path, real, ours)
        elif isinstance(real, list):
            yield from self._list(where, path, real, ours)
        elif isinstance(real, str):
            yield from self._text(where, path, real, ours)
        elif isinstance(real, bool) or (path and path[-1].rpartition(':')[2] in EXACT_NUMBERS):
            if real != ours:
                yield '%s is %s, not %s' % (where, ours, real)

    def _object(self, where, path, real, ours):
        if real and all(re.fullmatch(UUID, key) for key in real):
            # Keys are ids: one kind of thing many times.
            for key in ours:
                if not re.fullmatch(UUID, key):
                    yield '%s has the key %s, which is no id' % (where, key)
            yield from self._likest('%s{}' % where, path, list(real.values()), list(ours.values()))
            return
        for key in real:
            if key not in ours:
                yield '%s.%s is missing' % (where, key)
        for key in ours:
            if key not in real:
                yield '%s.%s is there, the real one has none' % (where, key)
        for key in real:
            if key in ours:
                yield from self._value('%s.%s' % (where, key), path + (key,), real[key], ours[key])

    def _list(self, where, path, real, ours):
        if not all(isinstance(item, dict) for item in real + ours):
            yield from self._plain_list(where, path, real, ours)
            return
        for keys in NAMES:
            real_by, ours_by = self._by(keys, real, self._recorded), self._by(keys, ours, self._simulated)
            if real_by and ours_by:
                for name in real_by:
                    if name not in ours_by:
                        yield '%s[%s] is missing' % (where, name)
                for name in ours_by:
                    if name not in real_by:
                        yield '%s[%s] is there, the real one has none' % (where, name)
                for name in real_by:
                    if name in ours_by:
                        yield from self._value('%s[%s]' % (where, name), path, real_by[name], ours_by[name])
                return
        yield from self._in_order('%s[]' % where, path, real, ours)

    @staticmethod
    def _by(keys, items, bases):
        """Items by their names; none if they have no names of their own."""
        found = {}
        for item in items:
            words = [item.get(key) for key in keys]
            if not all(isinstance(word, str) for word in words):
                return None
            # A name is not an id: those are different in every cloud.
            if any(bases.plain(word) not in (word, '<host>') for word in words):
                return None
            found['/'.join(words)] = item
        return found if len(found) == len(items) else None

    def _in_order(self, where, path, real, ours):
        for key in ('event', 'action', 'migration_type'):
            words = [[self._kind_of(item, key) for item in items if isinstance(item, dict) and key in item]
                     for items in (real, ours)]
            if words[0] != words[1]:
                yield '%s are %s, not %s' % (where, ', '.join(map(str, words[1])), ', '.join(map(str, words[0])))
                for item in real:
                    kind = str(self._kind_of(item, key))
                    alike = [one for one in ours if isinstance(one, dict) and str(self._kind_of(one, key)) == kind]
                    if alike:
                        yield from min((list(self._value('%s(%s)' % (where, kind), path, item, one))
                                        for one in alike), key=len)
                return
        if len(real) != len(ours):
            yield '%s: %d, not %d' % (where, len(ours), len(real))
        # One sentence for a difference that all of them have.
        seen = set()
        for one, other in zip(real, ours):
            for difference in self._value(where, path, one, other):
                if difference not in seen:
                    seen.add(difference)
                    yield difference

    @staticmethod
    def _kind_of(item, key):
        """What one of many records is about. A migration is more like another one with the same status."""
        return '%s %s' % (item.get(key), item.get('status')) if key == 'migration_type' else item.get(key)

    def _likest(self, where, path, real, ours):
        """Things that only have ids: each with the one that differs least from it."""
        if len(real) != len(ours):
            yield '%s: %d, not %d' % (where, len(ours), len(real))
        rest = list(ours)
        for one in real:
            if rest:
                found = [list(self._value(where, path, one, other)) for other in rest]
                best = min(range(len(rest)), key=lambda number: len(found[number]))
                yield from found[best]
                del rest[best]

    def _plain_list(self, where, path, real, ours):
        """Of words, ids or numbers: the same words in any order, as many ids, numbers of one kind."""
        if bool(real) != bool(ours):
            yield '%s is %s, not %s' % (where, _told(ours), _told(real))
            return
        if any(isinstance(item, (dict, list)) for item in real + ours):
            yield from self._in_order('%s[]' % where, path, real, ours)
            return
        if path and path[-1] in MACHINES_OWN:
            return
        kinds = [sorted({_kind(item) for item in items}) for items in (real, ours)]
        if kinds[0] != kinds[1]:
            yield '%s holds %s, not %s' % (where, kinds[1], kinds[0])
            return
        real_words = {self._recorded.plain(item) for item in real if isinstance(item, str)}
        ours_words = {self._simulated.plain(item) for item in ours if isinstance(item, str)}
        if real_words != ours_words:
            yield '%s: lacks %s, has besides %s' % (where, sorted(real_words - ours_words),
                                                    sorted(ours_words - real_words))

    def _text(self, where, path, real, ours):
        key = path[-1] if path else ''
        if key in MACHINES_OWN or (key == 'details' and path[-2:-1] == FAULT):
            if bool(real) != bool(ours):
                yield '%s is "%s", not "%s"' % (where, ours[:60], real[:60])
            return
        plain_real, plain_ours = self._recorded.plain(real), self._simulated.plain(ours)
        if plain_real != plain_ours:
            yield '%s is "%s", not "%s"' % (where, ours, real)


def _told(value):
    kind = _kind(value)
    if kind in ('object', 'list'):
        return ('an empty ' if not value else 'a filled ') + kind
    return 'null' if value is None else '%s %r' % (kind, value)
