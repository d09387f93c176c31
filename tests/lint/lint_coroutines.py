# SPDX-FileCopyrightText: 2026 The Drover authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Coroutine shapes that compile and then go wrong with g++ 12 or QCoro 0.8.

- g++ 12 destroys an aggregate or a capturing lambda twice that is born inside a co_await expression.
- It destroys the result of a conditional operator twice that is an argument inside a co_await expression.
- QCoro 0.8 moves out of what co_return names: `co_return m_token;` empties the member.
- A capturing lambda that is itself a coroutine outlives its captures. (Tests wait for theirs where it stands.)
- A Task that nobody awaits is silent, so every function that returns one is [[nodiscard]].
"""

import re
from pathlib import Path
from typing import Iterator

from lint import Problem, Sample, closing, files, line_of, main, read, without_comments

# A bracket after a name, a call or another bracket is a subscript; [[ opens an attribute.
LAMBDA = re.compile(r"(?<![\w)\]\[])\[(?!\[)([^\[\]]*)\]\s*(?=[({<]|mutable\b|->)")
BRACES = re.compile(r"([(,]|\w|>)\s*\{(?!\s*\})")
CONDITIONAL = re.compile(r"\?[^;]*?(?<!:):(?!:)")
MEMBER = re.compile(r"\bco_return\s+\*?(?:this->)?m_\w+(?:(?:\.|->)\w+)*\s*;")
TASK = re.compile(r"^[ \t]*(?:(?:virtual|static|inline|explicit)\s+)*QCoro::Task<[^;{]*?>\s+\w+\(", re.MULTILINE)


def expression(text: str, start: int) -> str:
    """What co_await waits for: up to the end of the statement, or of the bracket that it stands in."""
    at = start
    while at < len(text):
        if text[at] in "([{":
            at = closing(text, at)
        elif text[at] in ")];,}":
            break
        at += 1
    return text[start:at]


def body_of(text: str, lambda_end: int) -> tuple[int, int]:
    """The braces of the lambda whose capture list ends at lambda_end."""
    at = lambda_end
    while at < len(text) and text[at] not in "{;":
        at = closing(text, at) + 1 if text[at] == "(" else at + 1
    return (at, closing(text, at)) if at < len(text) and text[at] == "{" else (at, at)


def blanked_lambdas(text: str) -> str:
    """The text with the bodies of all lambdas in it emptied."""
    position = 0
    while found := LAMBDA.search(text, position):
        begin, end = body_of(text, found.end())
        text = text[:begin + 1] + re.sub(r"[^\n]", " ", text[begin + 1:end]) + text[end:]
        position = found.end()
    return text


def in_source(path: Path, text: str) -> Iterator[Problem]:
    for found in re.finditer(r"\bco_await\b", text):
        awaited = blanked_lambdas(expression(text, found.end()))
        line = line_of(text, found.start())
        if any(lambda_found[1].strip() for lambda_found in LAMBDA.finditer(awaited)):
            yield Problem(path, line, "a capturing lambda is born inside co_await: name it on the line above")
        if BRACES.search(awaited):
            yield Problem(path, line, "an aggregate is born inside co_await: name it on the line above")
        if CONDITIONAL.search(awaited):
            yield Problem(path, line, "a conditional stands inside co_await: name its result on the line above")
    for found in MEMBER.finditer(text):
        yield Problem(path, line_of(text, found.start()), f"{found[0]} empties the member: return a copy of it")
    if path.parts[0] != "tests":
        for found in LAMBDA.finditer(text):
            begin, end = body_of(text, found.end())
            if found[1].strip() and re.search(r"\bco_(await|return)\b", blanked_lambdas(text[begin:end])):
                yield Problem(path, line_of(text, found.start(1)),
                              "a capturing lambda is the coroutine: its captures die first")
    if path.suffix == ".h":
        for found in TASK.finditer(text):
            yield Problem(path, line_of(text, found.end()), "returns a Task and is not [[nodiscard]]")


def problems(root: Path) -> Iterator[Problem]:
    for path in files(root, "*.h", "*.cpp"):
        yield from in_source(path, without_comments(read(root, path)))


SAMPLES = [
    Sample("core/a.cpp", "auto x = co_await f({a, b});", "an aggregate is born"),
    Sample("core/a.cpp", "const auto x\n    = co_await run(Plan{a},\n stop);", "core/a.cpp:2: an aggregate is born"),
    Sample("core/a.cpp", "if (co_await f(Point {1, 2}))", "an aggregate is born"),
    Sample("core/a.cpp", "co_await f([this] { g(); });", "a capturing lambda is born"),
    Sample("core/a.cpp", "co_await f([&](int a) { return a; }, stop);", "a capturing lambda is born"),
    Sample("tests/core/tst_a.cpp", "co_await f([=]() mutable { g({1}); });", "a capturing lambda is born"),
    Sample("core/a.cpp", "auto x = co_await open(a.isEmpty() ? usual() : a);", "a conditional stands"),
    Sample("core/a.cpp", "co_return m_token;", "empties the member"),
    Sample("core/a.cpp", "co_return *m_cached->token;", "empties the member"),
    Sample("core/a.cpp", "auto t = [this]() -> QCoro::Task<> { co_await x; };", "captures die first"),
    Sample("core/a.cpp", "f([x] { co_return x; });", "captures die first"),
    Sample("core/a.h", "class A {\n    QCoro::Task<Result<int>> f(std::stop_token stop);\n};", "core/a.h:2: returns a"),
    Sample("core/a.h", "virtual QCoro::Task<Result<std::vector<int>>> f() = 0;", "not [[nodiscard]]"),
    Sample("core/a.h", "[[nodiscard]] QCoro::Task<Result<int>> f(std::stop_token stop);\n"
                       "[[nodiscard]] virtual QCoro::Task<void> g() = 0;\nconst QCoro::Task<int> m_task;"),
    Sample("core/a.cpp", "const Plan plan{a, b};\nco_await run(plan, {}, ids[0], m_map[key](1));\nco_await f([] { g({1}); });"),
    Sample("core/a.cpp", "if (co_await f(a)) { g(Plan{a}); h([this] { }); }"),
    Sample("core/a.cpp", "// co_await f({a, b});\nco_return QByteArray(m_token);\nco_return m_a.value();\nco_return Error{.where = a};"),
    Sample("core/a.cpp", "run([this] { connect(g()); f([] (int a) -> QCoro::Task<> { co_return; }); });"),
    Sample("tests/core/tst_a.cpp", "QCoro::waitFor([&]() -> QCoro::Task<> { co_await f(a); }());"),
]

if __name__ == "__main__":
    main(problems, SAMPLES)
