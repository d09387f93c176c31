# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a walk through Drover's window begins with, and how the screen is compared with what the client says."""

import glob
import os
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True
HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.join(HERE, '..', 'lab')]

import tree  # noqa: E402
from droverlab import catalogue  # noqa: E402
from droverlab import cloud  # noqa: E402
from droverlab import files  # noqa: E402
from droverlab import scenes  # noqa: E402
from droverlab import servers  # noqa: E402
from judge import Judge  # noqa: E402
from screen import Screen  # noqa: E402
from window import Window  # noqa: E402

DROVER = os.environ.get('DROVER') or os.path.join(HERE, '..', '..', 'build', 'dev', 'bin', 'drover')


class WalkTest(unittest.TestCase):
    """Drover in a window of a screen of its own, with settings and a journal of its own. The cloud is the suite's, and
    has the instances of the scene and no others. Pictures go to WALK_PICTURES, if that names a folder."""

    maxDiff = None
    scene = ()
    reason = ''  # by which hosts are known as disabled by us

    @classmethod
    def setUpClass(cls):
        cls.lab = cloud.of_the_suite()
        cls.addClassCleanup(cls.lab.close)
        scenes.reset(cls.lab, lambda text: None)
        cls.addClassCleanup(scenes.reset, cls.lab, lambda text: None)
        api = cls.lab.api()
        catalogue.aggregates(api, cls.lab.settings.host_names())
        cls.ids = servers.make(api, cls.scene)

    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix='drover-walk-')
        self.addCleanup(folder.cleanup)
        self.screen = Screen(folder.name)
        self.addCleanup(self.screen.close)
        tree.connect(self.screen.environment)
        self.judge = Judge(files.client_environment(self.lab.place, self.lab.settings, 'lab'))
        environment = dict(self.screen.environment, OS_CLIENT_CONFIG_FILE=self.lab.place('clouds.yaml'),
                           QT_ACCESSIBILITY='1', QT_LINUX_ACCESSIBILITY_ALWAYS_ON='1')
        # What the sanitizers want to know.
        environment.update({key: os.environ[key] for key in os.environ if key.endswith('SAN_OPTIONS')})
        self.window = Window(self.screen, [DROVER], environment, self.folder_of_pictures())
        self.addCleanup(self.window.close)

    def folder_of_pictures(self):
        folder = os.environ.get('WALK_PICTURES') or tempfile.mkdtemp(prefix='drover-walk-pictures-')
        os.makedirs(folder, exist_ok=True)
        for earlier in glob.glob(os.path.join(folder, '[0-9][0-9]-*.png')):
            os.remove(earlier)
        print('Pictures are in', folder)
        return folder

    # -- whether the screen and the client agree

    def agree(self, expected, shown, client):
        """The screen comes to say what the client says: both are asked anew until they do."""
        said = [None, None]

        def look():
            said[:] = [shown(), client()]
            return said[0] == said[1]
        self.window.until(lambda: '%s\n  the client: %s\n  the screen: %s' % (expected, said[1], said[0]), look)

    def table_agrees(self, name, client):
        """A table has the rows that the client has, in those of its columns of which the client says anything."""
        titles = list(client()[0])

        def shown():
            return in_order({title: row.get(title) for title in titles} for row in self.window.table(name).rows())
        self.agree('the table %s as the client has it' % name, shown, lambda: in_order(client()))

    def tables_agree(self):
        """Hosts, instances and migrations of the cloud, one after the other; and what is said of all."""
        self.window.keys('ctrl+2')
        self.table_agrees('Hosts', lambda: self.judge.hosts_as_shown(self.reason))
        self.window.keys('ctrl+3')
        self.table_agrees('Instances', self.judge.instances_as_shown)
        self.window.keys('ctrl+4')
        self.table_agrees('Migrations', self.judge.migrations_as_shown)
        self.agree('what stands beside the name of the cloud', self.alarms, self.judge.alarms_as_shown)
        self.agree('the hosts in the tree', self.hosts_in_the_tree, lambda: self.judge.tree_as_shown(self.reason))

    def hosts_in_the_tree(self):
        words = (node.name.partition(', ') for node in self.window.wait('tree').all('table cell'))
        return {host: said for host, _, said in words if host in self.lab.settings.host_names()}

    def alarms(self):
        alarm = r'^\d+ (host|instance)s? (disabled|needs? you)$'
        return [node.name for node in self.window.front.all(called=alarm)]

    def is_now(self, name, status, host, migration):
        """What the client says of an instance and of its newest migration."""
        self.assertEqual((self.judge.where()[name], self.judge.migrations(self.ids[name])[0]['Status']),
                         ((status, host), migration))


def in_order(rows):
    return sorted(rows, key=str)
