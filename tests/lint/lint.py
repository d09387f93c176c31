# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the lint tests share: the tree as they see it, and how they run.

A lint is a function that yields problems of a tree, and samples: small files with what it must say of them.
The samples are tried first, so that a lint that has gone blind fails rather than passes.
"""

import os
import re
import sys
import tempfile
from pathlib import Path
from typing import Callable, Iterator, NamedTuple

OUTSIDE = {".git", "build", ".cache", "__pycache__"}


class Problem(NamedTuple):
    path: Path  # Below the root.
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


class Sample(NamedTuple):
    path: str
    text: str
    expected: str = ""  # A part of the problem to be found; nothing when the sample is fine.


def files(root: Path, *patterns: str) -> Iterator[Path]:
    """The files of the tree whose names match, below root, in order; nothing that was built."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders if name not in OUTSIDE)
        for name in sorted(set(names) - OUTSIDE):
            path = Path(folder, name)
            if path.is_file() and (not patterns or any(path.match(pattern) for pattern in patterns)):
                yield path.relative_to(root)


def read(root: Path, path: Path) -> str:
    return (root / path).read_text(encoding="utf-8", errors="replace")


def line_of(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1


def without_comments(text: str, strings: bool = True) -> str:
    """C++ with its comments, and if asked for its strings, blanked; every character stays where it was."""
    token = r'//[^\n]*|/\*.*?\*/|R"([^(\s]*)\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])\''

    def blank(found: re.Match) -> str:
        if found[0][0] != "/" and not strings:
            return found[0]
        return re.sub(r"[^\n]", " ", found[0])

    return re.sub(token, blank, text, flags=re.DOTALL)


def closing(text: str, position: int) -> int:
    """Where the bracket that opens at position is closed; the end of the text when it never is."""
    pairs = {"(": ")", "[": "]", "{": "}"}
    depth = 0
    for at in range(position, len(text)):
        if text[at] in pairs:
            depth += 1
        elif text[at] in pairs.values():
            depth -= 1
            if depth == 0:
                return at
    return len(text)


def main(problems: Callable[[Path], Iterator[Problem]], samples: list[Sample]) -> None:
    """Tries the samples, then judges the tree named on the command line."""
    wrong = 0
    for sample in samples:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, sample.path)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(sample.text, encoding="utf-8")
            found = [str(problem) for problem in problems(Path(folder))]
        seen = any(sample.expected in text for text in found) if sample.expected else not found
        if not seen:
            wrong += 1
            print(f"The lint is blind: of this {sample.path} it should say {sample.expected or 'nothing'!r}"
                  f" and says {found}:\n{sample.text}")
    for problem in problems(Path(sys.argv[1])):
        wrong += 1
        print(problem)
    sys.exit(1 if wrong else 0)
