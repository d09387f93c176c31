# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The colours of each theme in ui/widgets/theme.cpp can be read on each ground they are drawn on.

Text wants a ratio of 4.5, what is only seen (glyphs, borders, stale text beside a word that says so) one of 3:
WCAG 2.1, success criteria 1.4.3 and 1.4.11.
"""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, closing, line_of, main, read

THEME = Path("ui/widgets/theme.cpp")
GROUNDS = ("window", "base", "raised", "hover", "selection")
TEXTS = ("text", "text2", "accent")
TONES = ("quiet", "info", "ok", "warn", "block", "unknown", "post-copy")


def luminance(colour: int) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    return (0.2126 * linear(colour >> 16) + 0.7152 * linear(colour >> 8 & 255) + 0.0722 * linear(colour & 255))


def ratio(one: int, other: int) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def pairs(roles: dict[str, int], tones: list[tuple[int, int]]) -> Iterator[tuple[str, int, int, float]]:
    """What is drawn on what, and the ratio that it wants."""
    for ground in GROUNDS:
        for text in TEXTS:
            yield f"{text} on {ground}", roles[text], roles[ground], 4.5
    for ground in ("window", "base", "raised"):
        yield f"text3 on {ground}", roles["text3"], roles[ground], 3
        yield f"frame on {ground}", roles["frame"], roles[ground], 3
    yield "onAccent on accent", roles["onAccent"], roles["accent"], 4.5
    for name, (ink, tint) in zip(TONES, tones):
        yield f"{name} on its own tint", ink, tint, 4.5
        for ground in ("window", "base", "selection"):
            yield f"{name} on {ground}", ink, roles[ground], 4.5


def problems(root: Path) -> Iterator[Problem]:
    if not (root / THEME).exists():
        yield Problem(THEME, 1, "the themes are not where this lint looks for them")
        return
    text = read(root, THEME)
    themes = list(re.finditer(r"const Roles &(\w+)Roles\(\)\s*\{", text))
    if not themes:
        yield Problem(THEME, 1, "no theme was found")
    for theme in themes:
        start = theme.end() - 1
        body = text[start : closing(text, start)]
        roles = {name: int(colour, 16) for name, colour in re.findall(r"\.(\w+) = QColor\(0x(\w{6})\)", body)}
        tones = [(int(ink, 16), int(tint, 16))
                 for ink, tint in re.findall(r"\{QColor\(0x(\w{6})\), QColor\(0x(\w{6})\)\}", body)]
        line = line_of(text, theme.start())
        if len(tones) != len(TONES):
            yield Problem(THEME, line, f"{theme[1]} has {len(tones)} tones, not {len(TONES)}")
            continue
        for what, ink, ground, wanted in pairs(roles, tones):
            if (seen := ratio(ink, ground)) < wanted:
                yield Problem(THEME, line, f"{theme[1]}: {what} has a ratio of {seen:.2f}, below {wanted}")


def sample(text2: str) -> str:
    roles = dict(window="FFFFFF", base="FFFFFF", raised="FFFFFF", hover="FFFFFF", selection="FFFFFF", text="000000",
                 text2=text2, text3="000000", frame="000000", accent="000000", onAccent="FFFFFF")
    fields = "".join(f".{name} = QColor(0x{colour}), " for name, colour in roles.items())
    tones = "{QColor(0x000000), QColor(0xFFFFFF)}, " * len(TONES)
    return f"const Roles &lightRoles()\n{{\n    static const Roles roles {{{fields}.tones = {{{{{tones}}}}}}};\n}}\n"


if __name__ == "__main__":
    main(problems, [
        Sample(str(THEME), sample("525C69")),
        Sample(str(THEME), sample("A0A0A0"), "light: text2 on base has a ratio of 2.61, below 4.5"),
        Sample(str(THEME), "", "no theme was found"),
    ])
