# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that do not belong in the tree: unfinished work, paths and hosts of one machine, glued translations."""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, closing, files, line_of, main, read, without_comments

# Written in two parts, so that this file does not find itself.
UNFINISHED = re.compile(r"\b(TO" r"DO|FIX" r"ME|XX" r"X|HA" r"CK)\b")
# /home/op is the operator of the tests' examples.
MACHINE = re.compile(r"(?<![\w./~$}])/(?:home/(?!op\b)|Users/|root/|work/|farm/)[\w.-]+|/(?:tmp|var/tmp)/w/")
URL = re.compile(r"\bhttps?://([^/\s:'\"<>)]*)")

# Build files and scripts fetch nothing by themselves: where packages come from is the machine's own affair.
BUILDS = ("CMakeLists.txt", "*.cmake", "*.sh", "*.py", "dev", "run", "lab", "packages", "fresh-root", "debian-packages.txt")
ALLOWED_HOST = re.compile(r"|localhost|127\.\d+\.\d+\.\d+|\[::1?\]|0\.0\.0\.0|[\w.-]*example(\.\w+)?|[\w.-]+\.test"
                          r"|www\.w3\.org|libvirt\.org|docs\.openstack\.org|[^\w.-].*|[%{$].*")

TRANSLATED = re.compile(r"\btr\(")


def glued(text: str) -> Iterator[int]:
    """Where a translated text is put together with + or += instead of %1."""
    for found in TRANSLATED.finditer(text):
        before = re.sub(r"[\w:]*$", "", text[:found.start()]).rstrip()
        after = text[closing(text, found.end() - 1) + 1:].lstrip()
        if re.search(r"(?<!\+)\+=?$", before) or re.match(r"\+(?!\+)", after):
            yield found.start()


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root):
        if "fixtures" in path.parts or "LICENSES" in path.parts or path.suffix in (".png", ".svg", ".ico", ".gz"):
            continue
        text = read(root, path)
        for found in UNFINISHED.finditer(text):
            yield Problem(path, line_of(text, found.start()), f"{found[0]}: finish it, or say it elsewhere")
        for found in MACHINE.finditer(text):
            yield Problem(path, line_of(text, found.start()), f"{found[0]} is a path of one machine")
        if any(path.match(pattern) for pattern in BUILDS):
            for found in URL.finditer(text):
                if not ALLOWED_HOST.fullmatch(found[1]):
                    yield Problem(path, line_of(text, found.start()), f"{found[0]}: builds and scripts name no host")
        if path.suffix in (".h", ".cpp"):
            plain = without_comments(text)
            for position in glued(plain):
                yield Problem(path, line_of(plain, position), "a translated text is glued with +: use %1 in it")


SAMPLES = [
    Sample("core/a.h", "// TO" "DO: later\n", "finish it"),
    Sample("docs/a.md", "Look in /home" "/anna/drover.\n", "a path of one machine"),
    Sample("dev", "fetch https:" "//mirror.somewhere.net/debian\n", "name no host"),
    Sample("ui/a.cpp", 'f(tr("Host ") + name);', "glued"),
    Sample("ui/a.cpp", 'f(name + QObject::tr("is down"));', "glued"),
    Sample("ui/a.cpp", 'text += tr("is down");', "glued"),
    Sample("ui/a.cpp", 'f(tr("Host %1 (%2)").arg(g(a), b), ++n, tr("C++"), a + b);'),
    Sample("tests/tst_a.cpp", 'f(u"/home/op/.config"_s);'),
    Sample("docs/a.md", "See https://docs.openstack.org/nova, ~/.config/openstack and $root/root/.cache.\n"),
    Sample("tests/lab/a.py", 'url = "http://127.0.0.1:5000/v3"; other = f"http://{host}/"\n'),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
