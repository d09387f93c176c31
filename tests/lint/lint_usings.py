# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A name that a source brings in, by a using declaration or as another name of a namespace, is used in it.

clang-tidy has checks for this (misc-unused-using-decls, misc-unused-alias-decls), but they look only at the file that
is compiled, and `./dev tidy` lets it read several sources as one.
"""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, line_of, main, read, without_comments

BROUGHT_IN = re.compile(r"\busing\s+(?:::)?(?:\w+\s*::\s*)+(\w+)\s*;|\bnamespace\s+(\w+)\s*=[^;]*;")


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root, "*.cpp"):
        text = without_comments(read(root, path))
        for found in BROUGHT_IN.finditer(text):
            name = found[1] or found[2]
            if not re.search(rf"\b{name}\b", text[:found.start()] + text[found.end():]):
                yield Problem(path, line_of(text, found.start()), f"{name} is brought in and not used")


SAMPLES = [
    Sample("core/a.cpp", "int a;\nusing std::vector;\n", "core/a.cpp:2: vector is brought in and not used"),
    Sample("core/a.cpp", "void f() { using ::std::swap; }\n// swap(a, b);", "swap is brought in and not used"),
    Sample("ui/a.cpp", "namespace words = drover::words;\nauto a = \"words\";", "words is brought in and not used"),
    Sample("ui/a.cpp", "namespace words = drover::words;\nusing std::swap;\nvoid f() { swap(words::a, b); }"),
    Sample("ui/a.cpp", "class A : public QWidget {\n    using QWidget::QWidget;\n};\nusing namespace Qt::StringLiterals;"),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
