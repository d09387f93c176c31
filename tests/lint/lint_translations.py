# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the program is translated, with the same placeholders, in every language there is.

drover_en.ts has plurals only: the sources are English.
"""

import re
import shutil
import subprocess
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, main

LUPDATE = shutil.which("lupdate", path="/usr/lib/qt6/bin") or "lupdate"


def placeholders(text: str) -> list[str]:
    return sorted(re.findall(r"%(?:\d+|n)", text))


def judged(path: Path, text: str) -> Iterator[Problem]:
    for context in ET.fromstring(text).iter("context"):
        for message in context.iter("message"):
            source = message.findtext("source") or ""
            translation = message.find("translation")
            what = f"“{source}” in {context.findtext('name')}"
            if translation.get("type"):
                yield Problem(path, 1, f"{what} is {translation.get('type')}")
                continue
            for form in translation.findall("numerusform") or [translation]:
                if not form.text:
                    yield Problem(path, 1, f"{what} is empty")
                # A singular may say "one" instead of %n.
                elif set(placeholders(form.text)) - {"%n"} != set(placeholders(source)) - {"%n"}:
                    yield Problem(path, 1, f"{what} has other placeholders in its translation")


def with_all_texts(root: Path, path: Path) -> str:
    """The file as lupdate would write it now: what is new in the sources is unfinished in it."""
    sources = [str(root / found) for found in files(root, "*.h", "*.cpp") if found.parts[0] in ("ui", "app")
               and found.parts[1] != "droverctl"]
    if not sources:
        return (root / path).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder, path.name)
        shutil.copy(root / path, copy)
        plurals = ["-pluralonly"] if path.stem.endswith("_en") else []
        subprocess.run([LUPDATE, "-silent", "-locations", "none", "-I", str(root), *plurals, *sources, "-ts", str(copy)],
                       check=True, capture_output=True)
        return copy.read_text(encoding="utf-8")


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root, "translations/*.ts"):
        yield from judged(path, with_all_texts(root, path))


def sample(translation: str, source: str = "Run %1") -> str:
    return ('<TS version="2.1" language="zh_CN"><context><name>A</name><message>'
            f"<source>{source}</source>{translation}</message></context></TS>")


SAMPLES = [
    Sample("translations/a_zh.ts", sample('<translation type="unfinished"></translation>'), "is unfinished"),
    Sample("translations/a_zh.ts", sample("<translation></translation>"), "is empty"),
    Sample("translations/a_zh.ts", sample("<translation>运行</translation>"), "other placeholders"),
    Sample("translations/a_zh.ts", sample("<translation>运行 %1</translation>")),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
