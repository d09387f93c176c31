# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret is opened only where it is sent or kept; everywhere else its text could slip into a log or a file."""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, line_of, main, read, without_comments

MAY_REVEAL = ("core/base/secret.h", "core/config/", "core/http/", "core/openstack/keystone/", "tests/")


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root, "*.h", "*.cpp"):
        text = without_comments(read(root, path))
        if not path.as_posix().startswith(MAY_REVEAL):
            for found in re.finditer(r"\breveal\s*\(", text):
                yield Problem(path, line_of(text, found.start()), "reveal() is for the one place that sends a secret")


SAMPLES = [
    Sample("ui/connect/a.cpp", "edit->setText(auth.password.reveal());", "ui/connect/a.cpp:1: reveal()"),
    Sample("core/run/journal.cpp", "auto f = &Secret::reveal;\nstore(secret->reveal ());", "core/run/journal.cpp:2"),
    Sample("core/openstack/keystone/keystone.cpp", "json[key] = password.reveal();"),
    Sample("ui/a.cpp", "// never reveal()\nrevealFolder();"),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
