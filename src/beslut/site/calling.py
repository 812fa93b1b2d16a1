# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One question of the page to the desk, and its answer: JSON and bytes, which is all that can pass between them."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from beslut.errors import BeslutError, Problem, UsageError
from beslut.site import to_folder
from beslut.site.desk import Desk, Files
from beslut.site.plain import problems
from beslut.site.whereabouts import map_of

_GIVE_FILES = ("answers", "file", "files", "gaps", "packed", "report", "save")
_QUESTIONS: dict[str, Callable[..., Any]] = {
    name: getattr(Desk, name)
    for name in ("add", "answers", "cases", "choices", "counts", "day", "document", "documents", "facts", "file",
                 "files", "findings", "gaps", "open", "record", "report", "save", "set", "start", "status", "undo")
} | {name: getattr(to_folder, name) for name in ("folders", "home", "into_folder", "packed")}  # fmt: skip
_QUESTIONS["map"] = map_of


def answer(desk: Desk, question: str, arguments: str, files: Files | None = None) -> tuple[str, Files]:
    """A question and its arguments as JSON to an answer as JSON: `{"svar": …}` or `{"fel": […]}`; with files.

    What no `BeslutError` tells is the program's own fault, and is raised.
    """
    asked = _QUESTIONS.get(question)
    try:
        if asked is None:
            raise UsageError(Problem("U95", f"frågan ”{question}” finns inte", hint="öppna sidan på nytt"))
        given = json.loads(arguments)
        said = asked(desk, **given, **({"files": files} if files else {}))
    except ModuleNotFoundError as error:  # a browser has fewer libraries
        hint = "spara ärendet, och gör det där beslut är installerat"
        lacking = Problem("U99", f"det här går inte på sidan: {error.name} finns inte här", hint=hint)
        return json.dumps({"fel": problems([lacking])}, ensure_ascii=False), {}
    except BeslutError as error:
        return json.dumps({"fel": problems(error.problems)}, ensure_ascii=False), {}
    if isinstance(said, tuple):
        told, made = said
        return json.dumps({"svar": told}, ensure_ascii=False), made
    if question in _GIVE_FILES:
        return json.dumps({"svar": list(said)}, ensure_ascii=False), said
    return json.dumps({"svar": said}, ensure_ascii=False), {}
