# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shell scripts pass shellcheck, Python scripts compile, and what calls itself a script can be run."""

import os
import subprocess
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, main


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root):
        with open(root / path, "rb") as opened:
            first = opened.readline(80)
        script = first.startswith(b"#!")
        if script and not os.access(root / path, os.X_OK):
            yield Problem(path, 1, "begins with #! and is not executable")
        if path.suffix == ".py" or script and b"python" in first:
            try:
                compile((root / path).read_bytes(), str(path), "exec")
            except (SyntaxError, ValueError) as error:
                yield Problem(path, getattr(error, "lineno", 1) or 1, str(error))
        elif path.suffix == ".sh" or script and b"sh" in first:
            checked = subprocess.run(["shellcheck", "--format=gcc", str(path)], cwd=root, text=True,
                                     capture_output=True, check=False)
            for line in checked.stdout.splitlines():
                _, number, _, text = line.split(":", 3)
                yield Problem(path, int(number), text.strip())


SAMPLES = [
    Sample("a.py", "def f(:\n", "a.py:1:"),
    Sample("a.sh", "#!/bin/bash\nrm $1\n", "a.sh:2:"),
    Sample("b.sh", "#!/bin/bash\n", "not executable"),
    Sample("a.py", "def f():\n    pass\n"),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
