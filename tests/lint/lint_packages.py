# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""packaging/packages: what it makes of the list's entries, and that the running release has every package of the list."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

ROOT = Path(sys.argv.pop(1))
LIST = ROOT / "packaging/debian-packages.txt"


def packages(*arguments: str, listed: str = "") -> subprocess.CompletedProcess:
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as entries:
        entries.write(listed)
        entries.flush()
        environment = os.environ | {"DROVER_PACKAGE_LIST": entries.name if listed else str(LIST)}
        return subprocess.run([ROOT / "packaging/packages", *arguments], env=environment, text=True,
                              capture_output=True, check=False)


class Packages(unittest.TestCase):
    def test_entries_are_those_of_the_named_sections(self):
        listed = "[a]\none # why\n\n# two\n[b]\nthree\n[c]\nfour | five\n"
        self.assertEqual(packages("entries", "a", "c", listed=listed).stdout, "four | five\none\n")

    def test_an_entry_of_another_release_is_left_out(self):
        release = re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.MULTILINE)[1]
        listed = f"[a]\n{release}: here\nelsewhere: there\n"
        self.assertEqual(packages("entries", "a", listed=listed).stdout, "here\n")

    def test_an_unknown_section_is_an_error_and_named(self):
        asked = packages("entries", "b", listed="[a]\none\n")
        self.assertNotEqual(asked.returncode, 0)
        self.assertIn("no section [b]", asked.stderr)

    def test_the_first_alternative_that_exists_is_chosen(self):
        chosen = packages("choose", "a", listed="[a]\nno-such-package-anywhere | bash | dash\n")
        self.assertEqual(chosen.stdout, "bash\n")

    def test_a_package_that_no_release_has_is_an_error_and_named(self):
        chosen = packages("choose", "a", listed="[a]\nbash\nno-such-package-anywhere\n")
        self.assertNotEqual(chosen.returncode, 0)
        self.assertIn("no-such-package-anywhere", chosen.stderr)

    def test_what_is_installed_is_not_installed_again(self):
        installed = packages("install", "a", listed="[a]\nno-such-package-anywhere | bash\n")
        self.assertEqual((installed.returncode, installed.stdout), (0, ""))

    @unittest.skipUnless(any(Path("/var/lib/apt/lists").glob("*_Packages*")), "apt has no lists: apt-get update")
    def test_the_running_release_has_every_package_of_the_list(self):
        sections = re.findall(r"^\[(\w+)\]$", LIST.read_text(), re.MULTILINE)
        chosen = packages("choose", *sections)
        self.assertEqual(chosen.returncode, 0, chosen.stderr)


if __name__ == "__main__":
    unittest.main()
