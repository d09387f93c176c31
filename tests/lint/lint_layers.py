# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The dependency rule of docs/architecture.md: app -> ui -> core, and inside core only downwards.

The compiler does not see to it: all of Qt's headers, and all of ours, lie below one include folder.
"""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, files, line_of, main, read, without_comments

# What each room of core stands on directly; it may use what those stand on too.
STANDS_ON = {
    "base": [],
    "domain": ["base"],
    "config": ["domain"],
    "http": ["domain"],
    "openstack": ["http", "config"],
    "libvirt": ["http", "config"],
    "inventory": ["openstack", "libvirt"],
    "rules": ["domain"],
    "convergence": ["domain"],
    "plan": ["domain"],
    "planning": ["plan", "rules", "convergence"],
    "run": ["planning", "openstack", "libvirt", "inventory"],
    "checklist": ["planning"],
}
# The same for the simulated cloud, whose main.cpp knows them all.
SIMCLOUD_STANDS_ON = {
    "model": [],
    "clock": ["model"],
    "engine": ["model"],
    "facts": ["model"],
    "state": ["model"],
    "scenarios": ["engine"],
    "exchange": [],
    "faults": ["model", "exchange"],
    "api": ["engine", "clock", "faults"],
    "http": ["exchange"],
}
PURE = {"rules", "convergence", "plan", "planning"}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*[<"]([^>"\n]+)[>"]', re.MULTILINE)
LINKED = re.compile(r"\b(?:Qt6::\w+|QCoro6::\w+|drover_(?!library\b|test\b|fuzz\b)\w+)")
GUI = re.compile(r"Qt(Gui|Widgets|Charts|Svg|SvgWidgets|OpenGL)/|Qt6::(Gui|Widgets|Charts|Svg\w*)$"
                 r"|Q(Widget|Application|GuiApplication|Icon|Color|Pixmap|Image|Font|Painter|Action)$")
INPUT_OUTPUT = re.compile(r"(Qt(Network|Sql)/|Qt6::(Network|Sql)$|QCoro6::Network$)"
                          r"|Q(Network\w+|Sql\w+|TcpSocket|SslSocket|HostAddress)$")


def below(room: str, stands_on: dict[str, list[str]] = STANDS_ON) -> set[str]:
    rooms = {room}
    for next_room in stands_on.get(room, []):
        rooms |= below(next_room, stands_on)
    return rooms


def complaint(parts: tuple[str, ...], name: str) -> str:
    """Why a file in the folder `parts` may not use `name`, an include or a linked library; empty if it may."""
    top = parts[0]
    target = name.replace("drover_", "core/", 1) + "/" if name.startswith("drover_") else name
    if top in ("core", "ui", "app") and target.startswith("tests/"):
        return "the product does not know its tests"
    if parts[:2] == ("app", "simcloud") and re.match(r"(core|ui)/", target):
        return "the simulated cloud shares nothing with core, so that it can disagree"
    if parts[:2] == ("app", "simcloud") and len(parts) > 2:
        used = re.match(r"(?:app/simcloud/|core/simcloud_)(\w+)/", target)
        if used and used[1] not in below(parts[2], SIMCLOUD_STANDS_ON):
            return f"app/simcloud/{parts[2]} does not stand on app/simcloud/{used[1]}"
    if top == "ui" and target.startswith("app/"):
        return "ui does not know app (app -> ui -> core)"
    if top != "core":
        return ""
    if re.match(r"(ui|app)/", target):
        return "core knows neither ui nor app (app -> ui -> core)"
    if GUI.match(name):
        return "core has no Qt Gui and no Qt Widgets"
    room = parts[1] if len(parts) > 1 else ""
    if room in PURE and INPUT_OUTPUT.match(name):
        return f"core/{room} does no input or output"
    used = re.match(r"core/(\w+)/", target)
    if used and used[1] in STANDS_ON and used[1] not in below(room):
        return f"core/{room} does not stand on core/{used[1]}"
    return ""


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root, "*.h", "*.cpp", "CMakeLists.txt"):
        folder = path.parts[:-1]
        if not folder or folder[0] not in ("core", "ui", "app"):
            continue
        if folder[0] == "core" and len(folder) > 1 and folder[1] not in STANDS_ON:
            yield Problem(path, 1, f"core/{folder[1]} has no place in the dependency rule yet: give it one here")
        text = read(root, path)
        if path.name == "CMakeLists.txt":
            uses = [(found.start(), found[0]) for found in LINKED.finditer(re.sub(r"#[^\n]*", "", text))]
        else:
            plain = without_comments(text, strings=False)
            uses = [(found.start(), found[1]) for found in INCLUDE.finditer(plain)]
        for position, name in uses:
            if why := complaint(folder, name):
                yield Problem(path, line_of(text, position), f"{name}: {why}")


SAMPLES = [
    Sample("core/base/a.h", '#pragma once\n#include "core/domain/server.h"\n',
           "core/base/a.h:2: core/domain/server.h: core/base does not stand on core/domain"),
    Sample("core/run/runner.cpp", '#include "ui/errors/text.h"\n', "core knows neither ui nor app"),
    Sample("core/run/runner.cpp", "#include <QtWidgets/QLabel>\n", "no Qt Gui"),
    Sample("core/run/runner.cpp", "#  include <QWidget>\n", "no Qt Gui"),
    Sample("core/run/CMakeLists.txt", "drover_library(drover_run\n    PUBLIC Qt6::Widgets)\n",
           "core/run/CMakeLists.txt:2: Qt6::Widgets: core has no Qt Gui"),
    Sample("core/http/CMakeLists.txt", "drover_library(drover_http PUBLIC drover_openstack)\n",
           "core/http does not stand on core/openstack"),
    Sample("core/planning/drain.cpp", "#include <QSqlQuery>\n", "no input or output"),
    Sample("core/rules/numa.cpp", "#include <QtNetwork/QNetworkReply>\n", "no input or output"),
    Sample("core/planning/drain.cpp", '#include "core/openstack/nova/nova.h"\n',
           "core/planning does not stand on core/openstack"),
    Sample("core/openstack/nova/a.cpp", '#include "core/inventory/inventory.h"\n', "does not stand on"),
    Sample("core/attic/a.h", "", "has no place in the dependency rule"),
    Sample("app/simcloud/nova.cpp", '#include "core/domain/server.h"\n', "so that it can disagree"),
    Sample("app/simcloud/engine/a.cpp", '#include "app/simcloud/api/nova/call.h"\n',
           "app/simcloud/engine does not stand on app/simcloud/api"),
    Sample("app/simcloud/api/a.cpp", '#include "app/simcloud/model/cloud.h"\n'),
    Sample("ui/hosts/hosts.cpp", '#include "app/drover/main.h"\n', "ui does not know app"),
    Sample("ui/hosts/hosts.cpp", '#include "tests/support/turnedclock.h"\n', "does not know its tests"),
    Sample("ui/hosts/hosts.cpp", '#include "core/run/runner.h"\n#include <QtWidgets/QLabel>\n'),
    Sample("core/run/runner.cpp", '// #include "ui/errors/text.h"\n#include "core/base/error.h"\n'),
    Sample("core/planning/drain.cpp", '#include "core/base/error.h"\n#include <QString>\n'),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
