# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What every C++ file of the tree has: its licence, an include guard, and a line in a file of CMake."""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, main, read

# In parts, so that reuse does not take them for this file's own.
LICENCE = ("// SPDX-" "FileCopyrightText: 2026 The Drover authors\n"
           "// SPDX-" "License-Identifier: GPL-3.0-or-later\n")


def problems(root: Path) -> Iterator[Problem]:
    listed = set()
    for path in files(root, "CMakeLists.txt", "*.cmake"):
        plain = re.sub(r"#[^\n]*", "", read(root, path))
        listed |= {path.parent / name for name in re.findall(r"[\w./-]+\.(?:h|cpp)\b", plain)}
        # Inside foreach the name is made of a variable: tst_${name}.cpp lists every tst_….cpp of the folder.
        for made in re.findall(r"[\w./-]*\$\{\w+\}[\w./-]*\.(?:h|cpp)\b", plain):
            if made.startswith("/"):
                continue  # In a folder of CMake's own: the build makes it.
            listed |= {found.relative_to(root)
                       for found in (root / path.parent).glob(re.sub(r"\$\{\w+\}", "*", made))}
    for path in files(root, "*.h", "*.cpp"):
        text = read(root, path)
        if not text.startswith(LICENCE):
            yield Problem(path, 1, "does not begin with the two SPDX lines")
        if path.suffix == ".h" and "\n#pragma once\n" not in text:
            yield Problem(path, 1, "has no #pragma once")
        if path not in listed:
            yield Problem(path, 1, "is in no file of CMake, so nothing builds it")


SAMPLES = [
    Sample("core/a.h", "#pragma once\n", "two SPDX lines"),
    Sample("core/a.h", LICENCE, "no #pragma once"),
    Sample("core/a.cpp", LICENCE, "nothing builds it"),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
