# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A .cpp includes its own header before anything else.

So the build of clang, which precompiles nothing, compiles that header alone; only headers without a .cpp need a
check of their own (cmake/DroverLibrary.cmake).
"""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, line_of, main, read, without_comments

INCLUDE = re.compile(r'^#include ["<]([^">]+)[">]', re.MULTILINE)


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root, "*.cpp"):
        own = path.with_suffix(".h")
        if path.parts[0] == "tests":
            continue
        includes = list(INCLUDE.finditer(without_comments(read(root, path), strings=False)))
        names = [found[1] for found in includes]
        if own.as_posix() in names[1:]:
            line = line_of(read(root, path), includes[names.index(own.as_posix())].start())
            yield Problem(path, line, f'"{own.as_posix()}" must be included first')
        elif own.as_posix() not in names and (root / own).is_file():
            yield Problem(path, 1, f'its own header "{own.as_posix()}" is not included')


SAMPLES = [
    Sample("core/a.cpp", '#include <QString>\n\n#include "core/a.h"\n', "core/a.cpp:3: \"core/a.h\" must be included first"),
    Sample("ui/b/a.cpp", '#include "ui/b/c.h"\n#include "ui/b/a.h"\n', "must be included first"),
    Sample("core/a.cpp", '// #include <QString>\n#include "core/a.h"\n\n#include <QString>\n'),
    Sample("app/main.cpp", '#include "core/a.h"\n#include <QString>\n'),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
