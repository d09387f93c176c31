# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The comparison finds what differs, and nothing else: each of its rules is broken once."""

import copy
import json
import os
import sys
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)

from contract import shape  # noqa: E402
from contract import timeline  # noqa: E402
from contract.exceptions import Exceptions  # noqa: E402
from contract.shape import Bases  # noqa: E402

REAL = Bases({'compute': 'http://controller.example:8774', 'identity': 'http://controller.example:5000'})
OURS = Bases({'compute': 'http://127.0.0.1:4000/compute', 'identity': 'http://127.0.0.1:4000/identity'})

SERVER = {'server': {
    'id': 'cec8c8da-a098-4edf-af2b-1b15bddcd505', 'status': 'ACTIVE', 'progress': 0, 'locked': False,
    'created': '2026-11-23T00:22:59Z', 'OS-EXT-STS:task_state': None, 'OS-EXT-STS:power_state': 1,
    'OS-EXT-SRV-ATTR:host': 'cmp1',
    'links': [{'rel': 'self', 'href': 'http://controller.example:8774/v2.1/servers/'
                                      'cec8c8da-a098-4edf-af2b-1b15bddcd505'}],
    'tags': [], 'flavor': {'vcpus': 2, 'extra_specs': {'hw:numa_nodes': '2'}}}}
OTHER = {'server': {
    'id': '11111111-2222-4333-8444-555555555555', 'status': 'ACTIVE', 'progress': 7, 'locked': False,
    'created': '2027-01-01T10:00:00Z', 'OS-EXT-STS:task_state': None, 'OS-EXT-STS:power_state': 1,
    'OS-EXT-SRV-ATTR:host': 'cmp2',
    'links': [{'rel': 'self', 'href': 'http://127.0.0.1:4000/compute/v2.1/servers/'
                                      '11111111-2222-4333-8444-555555555555'}],
    'tags': [], 'flavor': {'vcpus': 2, 'extra_specs': {'hw:numa_nodes': '2'}}}}


def answer(body, status=200, **headers):
    return {'status': status, 'headers': {'Content-Type': 'application/json', **headers}, 'body': body}


class Shape(unittest.TestCase):

    def differences(self, real, ours):
        return shape.differences(answer(real), REAL, answer(ours), OURS)

    def changed(self, change):
        ours = copy.deepcopy(OTHER)
        change(ours['server'])
        found = self.differences(SERVER, ours)
        self.assertEqual(len(found), 1, found)
        return found[0]

    def test_the_same_thing_in_another_cloud_is_the_same(self):
        self.assertEqual(self.differences(SERVER, OTHER), [])

    def test_a_key_less_and_a_key_more(self):
        self.assertIn('body.server.progress is missing', self.changed(lambda server: server.pop('progress')))
        self.assertIn('body.server.colour is there', self.changed(lambda server: server.update(colour='green')))
        self.assertIn('flavor.extra_specs.hw:numa_nodes is missing',
                      self.changed(lambda server: server['flavor']['extra_specs'].clear()))

    def test_null_and_types(self):
        self.assertIn('text', self.changed(lambda server: server.update({'OS-EXT-STS:task_state': ''})))
        self.assertIn('null', self.changed(lambda server: server.update(progress=None)))
        self.assertIn('text', self.changed(lambda server: server.update(progress='7')))
        self.assertIn('number', self.changed(lambda server: server.update(locked=0)))
        self.assertIn('an empty object', self.changed(lambda server: server.update(tags={})))

    def test_words_codes_and_booleans_are_compared(self):
        self.changed(lambda server: server.update(status='active'))
        self.changed(lambda server: server.update(locked=True))
        self.changed(lambda server: server.update({'OS-EXT-STS:power_state': 4}))
        self.changed(lambda server: server['flavor'].update(vcpus=4))

    def test_how_times_and_ids_and_urls_are_written(self):
        self.changed(lambda server: server.update(created='2027-01-01T10:00:00.000000'))
        self.changed(lambda server: server.update(created='2027-01-01 10:00:00'))
        self.changed(lambda server: server.update(id='11111111222243338444555555555555'))
        self.changed(lambda server: server.update(id=shape.NOBODY))
        self.changed(lambda server: server['links'][0].update(href='/compute/v2.1/servers/' + server['id']))
        self.changed(lambda server: server['links'][0].update(
            href='http://127.0.0.1:4000/v2.1/servers/' + server['id']))

    def test_lists_by_name(self):
        real = {'hosts': [{'name': 'a', 'up': True}, {'name': 'b', 'up': None}]}
        self.assertEqual(self.differences(real, {'hosts': [real['hosts'][1], real['hosts'][0]]}), [])
        self.assertEqual(len(self.differences(real, {'hosts': [real['hosts'][0]]})), 1)
        self.assertEqual(len(self.differences(real, {'hosts': []})), 1)
        self.assertEqual(len(self.differences({'hosts': []}, real)), 1)
        self.assertEqual(len(self.differences(real, {'hosts': [{'name': 'a', 'up': None}, real['hosts'][1]]})), 1)

    def test_lists_without_names_are_compared_in_order(self):
        one = {'uuid': '11111111-2222-4333-8444-555555555555', 'status': 'error'}
        two = {'uuid': '21111111-2222-4333-8444-555555555555', 'status': 'completed'}
        self.assertEqual(self.differences({'m': [one, two]}, {'m': [one, two]}), [])
        self.assertTrue(self.differences({'m': [one, two]}, {'m': [two, one]}))
        self.assertTrue(self.differences({'m': [one, two]}, {'m': [one]}))

    def test_the_order_of_events(self):
        first, second = {'event': 'first', 'result': None}, {'event': 'second', 'result': 'Error'}
        found = self.differences({'events': [first, second]}, {'events': [second, first]})
        self.assertIn('second, first, not first, second', found[0])

    def test_lists_of_words_and_of_ids(self):
        self.assertEqual(self.differences({'l': ['a', 'b']}, {'l': ['b', 'a']}), [])
        self.assertTrue(self.differences({'l': ['a', 'b']}, {'l': ['a']}))
        self.assertTrue(self.differences({'l': ['a']}, {'l': []}))
        self.assertTrue(self.differences({'l': ['a']}, {'l': [1]}))

    def test_objects_whose_keys_are_ids(self):
        real = {'allocations': {'11111111-2222-4333-8444-555555555555': {'resources': {'VCPU': 1}}}}
        ours = {'allocations': {'21111111-2222-4333-8444-555555555555': {'resources': {'VCPU': 3}}}}
        self.assertEqual(self.differences(real, ours), [])
        ours['allocations']['21111111-2222-4333-8444-555555555555']['resources']['PCPU'] = 1
        self.assertEqual(len(self.differences(real, ours)), 1)
        self.assertTrue(self.differences(real, {'allocations': {}}))
        self.assertTrue(self.differences(real, {'allocations': {'cmp1': {'resources': {'VCPU': 1}}}}))

    def test_words_of_errors(self):
        real = {'badRequest': {'code': 400, 'message': 'Compute service of cmp2 is still in use.'}}
        self.assertEqual(self.differences(real, {'badRequest': {
            'code': 400, 'message': 'Compute service of cmp1 is still in use.'}}), [])
        self.assertTrue(self.differences(real, {'badRequest': {
            'code': 400, 'message': 'Compute service of cmp1 is in use.'}}))
        self.assertTrue(self.differences(real, {'conflictingRequest': {
            'code': 400, 'message': 'Compute service of cmp1 is still in use.'}}))

    def test_statuses_and_headers(self):
        self.assertTrue(shape.differences(answer({}), REAL, answer({}, 202), OURS))
        self.assertTrue(shape.differences(answer({}, Vary='X'), REAL, answer({}), OURS))
        self.assertTrue(shape.differences(answer({}), REAL, answer({}, Vary='X'), OURS))
        self.assertTrue(shape.differences(answer({}, Vary='X'), REAL, answer({}, Vary='Y'), OURS))
        self.assertEqual(shape.differences(answer({}, vary='X', Date='1'), REAL, answer({}, Vary='X'), OURS), [])
        self.assertTrue(shape.differences(answer({}), REAL, answer({}, **{'Content-Type': 'text/plain'}), OURS))
        uri = 'Keystone uri="%s/v3"'
        self.assertEqual(shape.differences(
            answer({}, **{'WWW-Authenticate': uri % 'http://controller.example:5000'}), REAL,
            answer({}, **{'WWW-Authenticate': uri % 'http://127.0.0.1:4000/identity'}), OURS), [])

    def test_every_recording_is_like_itself_and_unlike_a_spoiled_one(self):
        """No rule is so loose that a lost key or a changed type in a real answer would pass."""
        folder = os.path.join(HERE, 'recordings', 'nova-26')
        spoiled = 0
        for name in sorted(os.listdir(folder)):
            with open(os.path.join(folder, name)) as file:
                recorded = json.load(file)
            if 'response' not in recorded:
                continue
            real = recorded['response']
            self.assertEqual(shape.differences(real, REAL, real, REAL), [], name)
            for body in spoiling(real['body']):
                self.assertTrue(shape.differences(real, REAL, dict(real, body=body), REAL), (name, body))
                spoiled += 1
        self.assertGreater(spoiled, 5000)


def spoiling(body):
    """Copies of a body, each with one key less, one key more, or one value of another type."""
    def places(value, path=()):
        if isinstance(value, dict):
            yield path, value
            for key in value:
                yield from places(value[key], path + (key,))
        elif isinstance(value, list) and value:
            # The first of many alike is enough.
            yield from places(value[0], path + (0,))

    for path, found in list(places(body)):
        for key in list(found)[:20]:
            for change in ('less', 'type'):
                spoiled = copy.deepcopy(body)
                at = spoiled
                for step in path:
                    at = at[step]
                if change == 'less':
                    del at[key]
                else:
                    at[key] = [[]] if not isinstance(at[key], list) else 'a text'
                yield spoiled


class Timeline(unittest.TestCase):
    REST, TASK = ('ACTIVE', None), ('MIGRATING', 'migrating')
    REAL = [(REST, None), (TASK, 'preparing'), (TASK, 'running'), (REST, 'running'), (REST, 'completed')]

    def problems(self, ours, family=()):
        return timeline.problems(self.REAL, [self.REAL, *family], ours)

    def test_the_same_path(self):
        self.assertEqual(self.problems(self.REAL), [])

    def test_halves_of_two_moments_prove_nothing_more(self):
        self.assertEqual(self.problems([(self.REST, None), (self.TASK, None), *self.REAL[1:]]), [])

    def test_a_state_that_the_real_one_never_shows(self):
        odd = [*self.REAL[:2], (self.TASK, 'post-migrating'), *self.REAL[2:]]
        self.assertTrue(self.problems(odd))
        self.assertEqual(self.problems(odd, [odd]), [], 'unless another recording of the same operation shows it there')
        self.assertTrue(self.problems([*self.REAL[:2], (('PAUSED', None), 'running'), *self.REAL[2:]]))

    def test_an_order_turned_round(self):
        first, preparing, running, rest, done = self.REAL
        self.assertTrue(self.problems([first, running, preparing, rest, done]))
        self.assertTrue(self.problems([first, preparing, running, preparing, rest, done]))

    def test_the_record_that_ends_before_the_server_is_at_rest_where_the_real_one_does_it_later(self):
        first, preparing, running, _, done = self.REAL
        self.assertIn('the migration leaves running before the server is ACTIVE/null',
                      self.problems([first, preparing, running, (self.TASK, 'completed'), done]))

    def test_the_server_that_leaves_before_the_record_has_come(self):
        real = [(self.REST, None), (self.TASK, 'error'), (self.TASK, 'error'), (self.REST, 'error')]
        ours = [(self.REST, None), (self.TASK, None), (self.REST, None), (self.REST, 'error')]
        self.assertTrue(timeline.problems(real, [real, ours], ours))

    def test_another_end(self):
        self.assertTrue(self.problems(self.REAL[:-1]))

    def test_a_step_that_was_left_out(self):
        self.assertTrue(self.problems([self.REAL[0], *self.REAL[2:]]))

    def test_records_of_earlier_operations_do_not_count(self):
        server = {'status': 'ACTIVE', 'task_state': None}
        self.assertEqual(timeline.own([{'server': server, 'migration': {'id': 1, 'status': 'confirmed'}},
                                       {'server': server, 'migration': {'id': 2, 'status': 'accepted'}}]),
                         [(self.REST, None), (self.REST, 'accepted')])


class Explained(unittest.TestCase):

    def test_only_what_is_named_is_excused_and_idle_excuses_are_told(self):
        exceptions = Exceptions(['# about\n', 'nova-26/a-* | body.x is missing | it has none\n',
                                 '* | never seen | old\n'])
        self.assertEqual(exceptions.reason('nova-26/a-1', 'body.x is missing'), 'it has none')
        self.assertIsNone(exceptions.reason('nova-26/a-1', 'body.y is missing'))
        self.assertIsNone(exceptions.reason('nova-31/a-1', 'body.x is missing'))
        self.assertEqual(exceptions.idle(), ['line 3: * | never seen'])

    def test_an_exception_has_a_reason(self):
        with self.assertRaises(ValueError):
            Exceptions(['a | b\n'])


if __name__ == '__main__':
    unittest.main()
