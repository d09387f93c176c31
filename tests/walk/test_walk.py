# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk through Drover's window by mouse and keyboard: a host is taken out of service and put back.

After each moment the real openstack client is asked whether the screen tells the truth. Of the lab that is up, or of a
simulated cloud when SIMCLOUD says how to start one: see tests/lab. It deletes all servers of that cloud.
"""

import re
import unittest

from walker import WalkTest
from droverlab import scenes
from droverlab.servers import Wanted
from judge import numbers
from meter import Meter

REASON = 'CHG-20871 kernel update'

# The first pass takes some 17 s: several figures in a falling line. Later ones take some 4 s, for ever.
ENDLESS = {'lab.bandwidth_mbps': '30', 'lab.dirty_mbps': '400'}

SCENE = (
    Wanted('walk-endless-1', 'cmp1', scenes.SMALL, metadata=ENDLESS),
    Wanted('walk-endless-2', 'cmp1', scenes.SMALL, metadata=ENDLESS),
    Wanted('walk-off', 'cmp1', scenes.SMALL, status='SHUTOFF'),
    Wanted('walk-run', 'cmp1', scenes.SMALL),
    Wanted('walk-verify', 'cmp1', scenes.SMALL, status='VERIFY_RESIZE', came_from='cmp2',
           metadata={'lab.cold_seconds': '0.2'}),
)

STEPS = 'Steps of the run'


class Walk(WalkTest):

    scene = SCENE
    reason = REASON

    def test_a_host_is_taken_out_of_service_and_put_back(self):
        with self.window.witness():
            self.connect()
            self.enter_maintenance()
            stuck = self.watch_the_chart()
            self.abort(stuck)
            self.force_complete(*{'walk-endless-1', 'walk-endless-2'} - {stuck})
            self.read_the_report()
            self.confirm('walk-verify')
            self.exit_maintenance()
            self.quit()

    def nothing_has_changed(self, sentence=r'Nothing has been changed yet\.$'):
        """What the pages of a wizard say before its last button is pressed."""
        self.window.see(sentence)
        self.assertEqual(self.judge.services()['cmp1']['Status'], 'enabled')
        self.assertEqual(self.judge.where(), self.before)

    # -- the moments

    def connect(self):
        clouds = self.window.table('Clouds')
        self.window.click(clouds.row(Cloud='lab')['Cloud'])
        self.window.see(r'^4 clouds found\. Nothing is sent until you press Connect\.$')
        self.window.see(r'^admin · domain default · project admin$')
        self.window.moment('clouds')
        self.window.press('Connect to lab')
        self.window.gone(role='table', name='Clouds')
        self.window.see('^Connected$')
        self.window.see('^admin@admin$')
        spoken = self.window.see(r'^Compute API \d+\.\d+$').split()[-1]
        self.assertLessEqual(numbers(spoken), self.judge.compute_version())
        self.tables_agree()
        self.window.moment('connected')
        self.before = self.judge.where()

    def enter_maintenance(self):
        self.window.keys('ctrl+2')
        self.window.click(self.window.table('Hosts').row(Name='cmp1')['Name'])
        self.window.keys('ctrl+e')
        self.say_why()
        self.choose_what_happens()
        self.choose_destinations()
        self.choose_options()
        self.read_the_summary()
        self.see_it_begin()

    def say_why(self):
        self.window.until('a field for the reason, to type in', lambda: any(
            field.has('FOCUSED') for field in self.window.front.all('text', 'Reason')))
        self.assertLess(self.window.off_the_middle(), 60)  # Qt allows for a title bar of 40
        self.window.type(REASON)
        self.window.see('^cmp1   disabled   %s$' % REASON)
        self.nothing_has_changed()
        self.window.moment('reason')
        self.window.keys('ctrl+Return')

    def choose_what_happens(self):
        table = self.window.table('Instances of cmp1')
        self.assertEqual({row['Instance']: row['Status'] for row in table.rows() if row['Status']},
                         {name: status for name, (status, host) in self.judge.where().items() if host == 'cmp1'})
        self.window.see(r'^4 of 5 instances will leave cmp1: 3 live, 1 cold\. One stays where it is\. ')
        self.window.see(r'^You can go on: the instance that cannot go stays and is listed in the report\.$')
        # By the mouse to the list, and in it by the keyboard.
        destination = table.row(Instance='walk-run')['Destination']
        self.window.pop_up('the list of destinations', lambda: self.window.click(destination))
        self.window.type('cmp2')
        self.window.keys('Return')
        table.row(Instance='walk-run', Destination='cmp2')
        self.nothing_has_changed()
        self.window.moment('instances')
        self.window.press('Next: Destinations')

    def choose_destinations(self):
        table = self.window.table('Hosts that may be destinations')
        self.assertEqual(
            sorted((row['Host'], row['Status'].lower(), row['State'].lower(), row['Zone']) for row in table.rows()),
            sorted((host, one['Status'], one['State'], one['Zone'])
                   for host, one in self.judge.services().items() if host != 'cmp1'))
        self.window.until('the scheduler as the one who decides',
                          lambda: self.window.wait('radio button', 'Let the scheduler decide').has('CHECKED'))
        self.nothing_has_changed('^Where the instances go$')
        self.window.moment('destinations')
        self.window.press('Next: Options')

    def choose_options(self):
        self.window.press('Abort it, and leave the instance where it runs, after', role='radio button')
        self.window.keys('alt+m')  # "Ask me"
        self.window.until('"Ask me" as the choice', lambda: self.window.wait(
            'radio button', 'Ask me: it goes on until somebody aborts or forces it').has('CHECKED'))
        self.nothing_has_changed()
        self.window.moment('options')
        self.window.press('Next: Summary')

    def read_the_summary(self):
        for sentence in (r'^cmp1 is disabled$',
                         r'^3 instances move live$', r'^1\.5 GiB of memory are copied at least\.',
                         r'^1 instance moves cold$', r'^walk-off: not started afterwards\.',
                         r'^1 instance stays where it is$',
                         r'^walk-verify \(VERIFY_RESIZE\)\. The host will not be empty\.$',
                         r'A live migration that does not end goes on until somebody decides\.'):
            self.window.see(sentence)
        commands = self.window.wait('text', 'Equivalent commands').text
        self.assertIn("openstack compute service set --disable --disable-reason '%s' cmp1" % REASON, commands)
        moved = re.findall(r'^openstack .*server migrate .* ([\w-]{36})  # ([\w-]+)$', commands, re.MULTILINE)
        self.assertEqual({name: key for key, name in moved},
                         {name: server['ID'] for name, server in self.judge.servers().items() if name != 'walk-verify'})
        self.nothing_has_changed(r'^7 steps\. The first change is made when you press the button below\.$')
        self.window.moment('summary')
        self.meter = Meter(self.lab.api(), [self.ids[item.name] for item in SCENE if item.metadata is ENDLESS])
        self.addCleanup(self.meter.close)
        self.window.press('Enter maintenance')

    def see_it_begin(self):
        steps = self.window.table(STEPS)
        steps.row(Step='Disable cmp1', Stands='Done', **{'What is known': 'cmp1 is disabled: "%s"' % REASON})
        service = self.judge.services()['cmp1']
        self.assertEqual((service['Status'], service['Disabled Reason']), ('disabled', REASON))
        running = re.compile('running')
        moving = steps.row(Stands='Under way', **{'What is known': running})['Step'].name.split()[1]
        self.is_now(moving, 'MIGRATING', 'cmp1', 'running')
        self.window.see(r'^cmp1 enters maintenance$')
        self.window.see(r'^Closing this window stops nothing\. ')
        self.window.moment('progress')
        self.window.press('Close')
        self.window.gone(role='table', name=STEPS)
        self.is_now(moving, 'MIGRATING', 'cmp1', 'running')

    def running(self, name=None):
        """Chooses the live migration that runs, and says whose it is."""
        wanted = {'Instance': name} if name else {}
        row = self.window.table('Migrations').row(Status='running', seconds=120, **wanted)
        self.window.click(row['Instance'])
        return self.window.see('^walk-endless-[12]$', inside=self.detail())

    def detail(self):
        return self.window.wait(name='The chosen migration')

    def watch_the_chart(self):
        self.window.keys('ctrl+shift+m')
        name = self.running()
        chart = self.window.wait(name='Course of the migration', inside=self.detail(), seconds=120)
        self.window.moment('chart')
        first, pixels = self.newest_sample(chart), self.screen.pixels(*chart.place())
        self.window.until('a newer sample than %s' % first, lambda: self.newest_sample(chart) != first)
        self.window.until('another curve than at first', lambda: self.screen.pixels(*chart.place()) != pixels)
        self.window.press('Table', role='check box')
        samples = self.window.table('Samples of the migration', self.detail())
        self.window.until('five samples', lambda: len(samples.rows()) >= 5, 120)
        self.window.moment('samples')
        shown = {(row['Remaining, GB'], row['Sent, GB']) for row in samples.rows()}
        self.assertLessEqual(shown, self.meter.as_shown(self.ids[name]), 'what is drawn, and what the API has said')
        self.meter.close()
        self.assertGreater(len({remaining for remaining, _ in shown}), 2, 'the remaining memory moves')
        self.window.press('Table', role='check box')
        self.window.wait(name='Course of the migration', inside=self.detail())
        self.window.moment('chart-later')
        self.tables_agree()
        return name

    def newest_sample(self, chart):
        """What the chart tells of its last sample to who cannot see it."""
        if not chart.has('FOCUSED'):
            self.window.click(chart)
        self.window.keys('End')
        return self.window.until('words of the newest sample', lambda: chart.description)

    def card(self):
        return self.window.wait(name='What is known, and what can be done')

    def task(self, task, **wanted):
        return self.window.table('Tasks').row(Task=task, **wanted)

    def abort(self, name):
        self.window.press('Abort…', inside=self.card())
        self.window.wait('label', 'Abort the migration of %s?' % name)
        self.window.see(r'^It stays ACTIVE on cmp1\.$')
        self.window.moment('abort')
        self.window.press('Keep copying')
        self.window.gone(role='button', name='Keep copying')
        self.is_now(name, 'MIGRATING', 'cmp1', 'running')
        self.window.press('Abort…', inside=self.card())
        self.window.press('Abort migration')
        self.window.table('Migrations').row(Instance=name, Status='cancelled')
        self.task('Abort', Progress='Done', Now='Aborted; it is ACTIVE on cmp1, Details')
        self.is_now(name, 'ACTIVE', 'cmp1', 'cancelled')
        self.window.see(r'^It ended at [\d:]+: cancelled\.', inside=self.card())
        self.window.moment('aborted')

    def force_complete(self, name):
        self.running(name)
        destination = self.judge.migrations(self.ids[name])[0]['Dest Compute']
        # Its price is known when the first pass has ended.
        self.window.see(r'^It freezes for .*, then runs on %s\.' % destination, inside=self.card(), seconds=120)
        self.window.moment('price-known')
        self.window.press('Force complete…', inside=self.window.wait('tool bar'))
        self.window.wait('label', 'Force complete %s?' % name)
        self.window.see(r'^It freezes for .*, then runs on %s\.$' % destination)
        self.window.moment('force-complete')
        # What cannot be undone is not under the fingers: the focus is on the other button.
        self.window.until('the focus on "Keep copying"',
                          lambda: self.window.wait('button', 'Keep copying').has('FOCUSED'))
        self.window.keys('Tab', 'space')
        self.window.table('Migrations').row(Instance=name, Status='completed')
        self.task('Force complete', Progress='Done', Now='ACTIVE on %s, Details' % destination)
        self.is_now(name, 'ACTIVE', destination, 'completed')
        self.window.moment('force-completed')

    def read_the_report(self):
        ended = self.task('Enter maintenance', Progress='Not everything came true', seconds=180)
        self.window.click(ended['Task'])
        self.window.keys('Return')
        steps = self.window.table(STEPS).rows()
        self.window.moment('report')
        self.assertEqual(self.said_of_steps(steps), [])
        left = {name for name, (_, host) in self.judge.where().items() if host == 'cmp1'}
        self.assertEqual({row['Step'].split()[1] for row in steps
                          if row['Step'].startswith('Move ') and row['Stands'] != 'Done'} | {'walk-verify'}, left)
        failed = [row for row in steps if row['Stands'] == 'Failed']
        self.window.see(r'^5 of 7 steps done\. %d failed\. 1 instance stays where it is\.$' % len(failed))
        empty = next(row for row in steps if row['Step'] == 'Verify that cmp1 is empty')['What is known']
        for name in left:
            self.assertIn(name, empty)
        self.window.press('Close')
        self.window.gone(role='table', name=STEPS)
        self.tables_agree()
        self.window.moment('after-the-run')

    def said_of_steps(self, steps):
        """What rows about instances say of them that the client says otherwise."""
        objections = []
        for row in steps:
            name = next((word for word in row['Step'].split() if word in self.ids), None)
            if name:
                objections += self.judge.objections(name, row['What is known'])
        return objections

    def confirm(self, name):
        waiting = self.judge.migrations(self.ids[name])[0]
        self.is_now(name, 'VERIFY_RESIZE', 'cmp1', 'finished')
        row = self.task('Cold migration', Object='%s · %s → cmp1' % (name, waiting['Source Compute']))
        self.window.click(row['Object'])
        self.window.pop_up('the menu of the row', lambda: self.window.keys('Menu'))
        self.window.keys('o')  # "Confirm…"
        self.window.wait('label', 'Confirm %s?' % name)
        self.window.see(r'^The old copy on %s is deleted\.$' % waiting['Source Compute'])
        self.window.moment('confirm')
        self.window.press('Confirm')
        self.task('Confirm', Progress='Done', Object='%s · run 4' % name)
        self.is_now(name, 'ACTIVE', 'cmp1', 'confirmed')
        self.tables_agree()
        self.window.moment('confirmed')

    def exit_maintenance(self):
        self.window.keys('ctrl+2')
        self.window.click(self.window.table('Hosts').row(Name='cmp1')['Name'])
        self.window.keys('ctrl+shift+e')
        self.window.see(r'^cmp1 was disabled by run 1 of Drover\.$')
        self.window.see('^Its reason is: “%s”\\.$' % self.judge.services()['cmp1']['Disabled Reason'])
        self.window.moment('exit-host')
        self.window.press('Next: Instances')
        table = self.window.table('Instances that were moved away from cmp1')
        away = {name: host for name, (_, host) in self.judge.where().items() if host != 'cmp1'}
        self.assertEqual({row['Instance']: row['Is on'] for row in table.rows()}, away)
        self.window.click(table.row(Instance='walk-run')[''])
        table.row(Instance='walk-run', Move='Live')
        self.window.moment('exit-instances')
        self.window.press('Next: Summary')
        for sentence in (r'^cmp1 is enabled$', r'^1 instance moves live$'):
            self.window.see(sentence)
        self.assertEqual(self.judge.services()['cmp1']['Status'], 'disabled')
        self.window.moment('exit-summary')
        self.window.press('Exit maintenance')
        steps = self.window.table(STEPS)
        steps.row(Step='Move walk-run live to cmp1', Stands='Done', seconds=120)
        self.window.see(r'^cmp1 is enabled$')
        self.window.see(r'^2 of 2 steps done\.$')
        self.assertEqual(self.said_of_steps(steps.rows()), [])
        service = self.judge.services()['cmp1']
        self.assertEqual((service['Status'], service['Disabled Reason']), ('enabled', None))
        self.assertEqual(self.judge.where(), {**self.before, 'walk-verify': ('ACTIVE', 'cmp1'), **{
            name: (self.before[name][0], host) for name, host in away.items() if name != 'walk-run'}})
        self.window.moment('exit-progress')
        self.window.press('Close')
        self.window.gone(role='table', name=STEPS)
        self.tables_agree()
        self.window.moment('back-in-service')

    def quit(self):
        self.window.keys('ctrl+q')
        self.assertEqual(self.window.ended(), 0)


if __name__ == '__main__':
    unittest.main(verbosity=2)
