# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What goes wrong gives one clear sentence, changes nothing that was not asked for, and loses nothing."""

import os
import sqlite3
import unittest

import yaml
from console import ConsoleTest, NOT_TRUE, NOTHING_DONE, TRUE
from droverlab import scenes
from gate import Gate

ENDLESS = {'bandwidth_mbps': 100, 'dirty_mbps': 400}


class Refusals(ConsoleTest):

    def setUp(self):
        super().setUp()
        scenes.reset(self.lab, lambda text: None)

    def clouds(self, change):
        """A clouds.yaml like the lab's, changed."""
        with open(self.place('clouds.yaml')) as file:
            clouds = yaml.safe_load(file)
        change(clouds['clouds']['lab'])
        return self.file('clouds.yaml', yaml.safe_dump(clouds))

    def file(self, name, text):
        path = os.path.join(self.folder, name)
        with open(path, 'w') as file:
            file.write(text)
        return path

    def refused(self, *words, says, **environment):
        """Ends with NOTHING_DONE and one line on standard error that says all of `says`."""
        ended = self.drover(*words, env=self.environment(**environment))
        self.assertEqual(ended.code, NOTHING_DONE, ended)
        self.assertEqual(len(ended.err.strip().splitlines()), 1, ended)
        for words in says:
            self.assertIn(words, ended.err)
        print(ended.err.strip(), flush=True)
        return ended

    def all_enabled(self):
        services = self.openstack('compute', 'service', 'list', '--service', 'nova-compute')
        self.assertEqual({service['Status'] for service in services}, {'enabled'})

    def test_wrong_password(self):
        wrong = self.clouds(lambda cloud: cloud['auth'].update(password='not-this-one'))
        ended = self.refused('drain', 'cmp1', '--reason', 'x', '--yes', says=['401'], OS_CLIENT_CONFIG_FILE=wrong)
        self.assertNotIn('not-this-one', ended.err)
        self.all_enabled()

    def test_unreachable_endpoint(self):
        dead = self.clouds(lambda cloud: cloud['auth'].update(auth_url='http://127.0.0.1:9/v3'))
        self.refused('hosts', says=['127.0.0.1:9'], OS_CLIENT_CONFIG_FILE=dead)

    def test_malformed_clouds_yaml(self):
        broken = self.file('broken.yaml', 'clouds:\n  lab:\n    auth:\n\tpassword: secret-word\n')
        ended = self.refused('drain', 'cmp1', '--reason', 'x', '--yes', says=['broken.yaml', 'line 4'],
                             OS_CLIENT_CONFIG_FILE=broken)
        self.assertNotIn('secret-word', ended.err)
        self.all_enabled()

    def test_malformed_plan(self):
        plan = self.file('plan.json', '{"format": "drover-plan",\n "version": 1,\n "steps": [}')
        self.refused('run', plan, '--yes', says=['plan.json', 'line 3'])
        good = self.drover('plan', 'drain', 'cmp1', '--reason', 'x', '--format', 'json')
        bad = self.file('bad.json', good.out.replace('"disable"', '"destroy"'))
        self.refused('run', bad, '--yes', says=['bad.json', 'steps[0].kind', 'destroy'])
        self.all_enabled()

    def test_plan_of_another_cloud(self):
        good = self.drover('plan', 'drain', 'cmp1', '--reason', 'x', '--format', 'json')
        other = self.file('other.json', good.out.replace('127.0.0.1', 'cloud.example'))
        self.refused('run', other, '--yes', says=['another cloud'])
        self.all_enabled()

    def test_malformed_journal(self):
        garbage = b'this is not a database' * 400
        with open(self.journal, 'wb') as file:
            file.write(garbage)
        self.refused('drain', 'cmp1', '--reason', 'x', '--yes', says=['journal.sqlite', 'left as it is'])
        with open(self.journal, 'rb') as file:
            self.assertEqual(file.read(), garbage, 'the file is untouched')
        os.remove(self.journal)
        sqlite3.connect(self.journal).execute('CREATE TABLE holidays(day TEXT)').connection.commit()
        self.refused('drain', 'cmp1', '--reason', 'x', '--yes', says=['journal.sqlite', 'not a journal'])
        self.all_enabled()

    def test_unknown_host_server_and_destination(self):
        self.refused('drain', 'cmp77', '--reason', 'x', '--yes', says=['cmp77'])
        self.refused('migrate', 'nobody', says=['nobody'])
        self.refused('drain', 'cmp1', '--reason', 'x', '--to', 'cmp1', '--yes', says=['cmp1 cannot be a destination'])
        self.refused('drain', 'cmp1', '--reason', 'x' * 256, '--yes', says=['256', '255'])
        self.refused('drain', 'cmp1', '--yes', says=['reason'])
        self.all_enabled()

    def test_without_yes_nothing_is_done(self):
        ended = self.drover('drain', 'cmp1', '--reason', 'x')
        self.assertEqual(ended.code, NOTHING_DONE, ended)
        self.assertIn('--yes', ended.err)
        self.all_enabled()

    def test_second_drain_of_the_same_host(self):
        self.one('twice', **ENDLESS)
        first = self.start('drain', 'cmp1', '--reason', 'first', '--migration-timeout', '20', '--on-timeout', 'abort', '--yes')
        self.until(lambda: self.where()['twice'][0] == 'MIGRATING')
        self.refused('drain', 'cmp1', '--reason', 'first', '--yes', says=['Run 1', 'drain cmp1'])
        self.refused('drain', 'cmp1', '--reason', 'second', '--yes', says=['disabled already', 'first'])
        self.assertEqual(self.ended(first).code, NOT_TRUE)
        self.assertEqual(self.service('cmp1')['Disabled Reason'], 'first')
        self.assertEqual(self.where()['twice'], ('ACTIVE', 'cmp1'))
        self.assertEqual(len(self.listing('runs')), 1)

    def test_destination_that_refuses(self):
        """Nova accepts and says only "No valid host"; the reason stands in the instance's actions."""
        self.one('refused', fail='check')
        ended = self.drover('migrate', 'refused', '--live', '--to', 'cmp2', '--format', 'json')
        self.assertEqual(ended.code, NOT_TRUE, ended)
        sentence = ended.steps(kind='live-migrate')[0]['sentence']
        print(sentence, flush=True)
        self.assertIn('No valid host', sentence)
        self.assertIn('cmp2: Migration pre-check error: Unacceptable CPU info', sentence)
        self.assertEqual(self.where()['refused'], ('ACTIVE', 'cmp1'))

    def test_one_that_fails_and_the_choice_to_go_on_or_stop(self):
        self.one('a-fails', fail='mid')
        self.one('b-moves')
        self.one('c-off', status='SHUTOFF')
        stopped = self.drover('drain', 'cmp1', '--reason', 'stop', '--on-failure', 'stop', '--yes', '--format', 'json')
        self.assertEqual(stopped.code, NOT_TRUE, stopped)
        outcomes = {(step['kind'], step.get('server_name')): step['outcome'] for step in stopped.json['steps']}
        self.assertEqual(outcomes[('live-migrate', 'a-fails')], 'failed')
        self.assertIn('skipped', outcomes.values())
        skipped = [name for (kind, name), outcome in outcomes.items() if outcome == 'skipped' and 'migrate' in kind]
        after = self.where()
        for name in skipped + ['a-fails']:
            self.assertEqual(after[name][1], 'cmp1', name)

        went_on = self.drover('drain', 'cmp1', '--reason', 'stop', '--yes', '--format', 'json')
        self.assertEqual(went_on.code, NOT_TRUE, went_on)
        after = self.where()
        self.assertEqual(after['a-fails'], ('ACTIVE', 'cmp1'))
        self.assertNotEqual(after['b-moves'][1], 'cmp1')
        self.assertEqual(after['c-off'][0], 'SHUTOFF')
        self.assertNotEqual(after['c-off'][1], 'cmp1')
        self.assertEqual([step['server_name'] for step in went_on.steps(kind='live-migrate', outcome='failed')], ['a-fails'])

    def test_token_that_expires_in_the_middle(self):
        self.one('token-1')
        self.one('token-2')
        gate = Gate(self.lab.settings.url('compute'))
        self.addCleanup(gate.close)
        gated = self.clouds(lambda cloud: cloud.update(compute_endpoint_override=gate.url))
        gate.expire(2)  # with the first live migration
        ended = self.drover('drain', 'cmp1', '--reason', 'token', '--yes', '--format', 'json',
                            env=self.environment(OS_CLIENT_CONFIG_FILE=gated))
        self.assertEqual(ended.code, TRUE, ended)
        self.assertEqual(len(gate.bad_tokens), 1, 'a token was refused, and the drain went on with a new one')
        self.assertEqual({host for _, host in self.where().values()} & {'cmp1'}, set())

    def test_someone_who_may_not(self):
        ended = self.drover('hosts', env=self.environment(OS_CLOUD='lab-viewer'))
        self.assertEqual(ended.code, NOT_TRUE, ended)
        self.assertIn('may not see the compute services', ended.err)
        self.refused('drain', 'cmp1', '--reason', 'x', '--yes', says=['may not'], OS_CLOUD='lab-viewer')


if __name__ == '__main__':
    unittest.main(verbosity=2)
