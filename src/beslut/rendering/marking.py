# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values to marked-up text, the one place where data meets markup.

Words are escaped here so that no markup is left in them; gaps and words to check become links with the reserved
targets. What has no words is refused.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, assert_never

from jinja2 import TemplateError as JinjaError
from jinja2.runtime import Undefined
from markupsafe import Markup

from beslut import wording
from beslut.blocks import CHECK_TARGET, GAP_TARGET, Check, Decision, Gap, Inline, Phrase, Text

Value = str | int | Phrase | Decision | Mapping[str, Any] | Sequence[Any]
Context = Mapping[str, Value]

_WHITE = " \t\r\n\f\v"
_PUNCTUATION = re.compile(r"([!-/:-@\[-`{-~]|[^\S \t\r\n\f\v])")


def escaped(words: str) -> str:
    """The words so that no markup is left in them; white space becomes single spaces, hard spaces stay.

    A backslash or a bar would still mean something in a table's row, and a hard space beside an asterisk: those
    become character references, other punctuation gets a backslash before it.
    """
    return _PUNCTUATION.sub(_reference, re.sub(f"[{_WHITE}]+", " ", words).strip(" "))


def _reference(found: re.Match[str]) -> str:
    letter = found.group()
    return f"&#{ord(letter)};" if letter in "\\|" or not letter.isascii() or letter.isspace() else f"\\{letter}"


def _inline(inline: Inline) -> str:
    core = escaped(inline.text)
    lead = " " if inline.text[:1] in _WHITE else ""
    tail = " " if inline.text[-1:] in _WHITE and core else ""  # outside the marks, or they are not seen as such
    match inline:
        case Text():
            mark = ("**" if inline.strong else "*" if inline.emphasis else "") if core else ""
            return f"{lead}{mark}{core}{mark}{tail}"
        case Gap():
            return f'{lead}[{core}]({GAP_TARGET} "{escaped(inline.hint)}"){tail}'
        case Check():
            return f'{lead}[{core}]({CHECK_TARGET} "{escaped(inline.basis)}"){tail}'
        case _:
            assert_never(inline)


def _block(decision: Decision) -> str:
    kind = "numrerat" if decision.numbered else "onumrerat"
    lead = f"{marked(decision.lead)}\n\n" if decision.lead else ""
    points = "\n".join(f"- {marked(point)}" for point in decision.points)
    return f"::: beslut {kind}\n{lead}{points}\n:::"


def marked(value: Any) -> Markup:
    """Any value that a template may print, as marked-up text. Raises Jinja's TemplateError for what has no words."""
    if isinstance(value, Markup):
        return value  # a macro's or an include's output: it has been here already
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, Decision):
        return Markup(_block(value))
    if isinstance(value, tuple) and value and all(isinstance(part, Decision) for part in value):
        return Markup("\n\n".join(_block(part) for part in value))
    if isinstance(value, tuple) and value and all(isinstance(part, Inline) for part in value):
        return Markup("".join(_inline(part) for part in value).strip(" "))
    if isinstance(value, str) and value.strip():
        return Markup(escaped(value))
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(str(value))
    empty = value is None or value == () or isinstance(value, str)
    raise JinjaError("värdet är tomt" if empty else "värdet är inte text")


def capital_first(value: Any) -> Any:
    """The filter `versal`: a capital first letter."""
    words = isinstance(value, tuple) and all(isinstance(part, Inline) for part in value)
    if isinstance(value, Markup) or not (words or isinstance(value, str)):
        return value
    return wording.capital_first(wording.phrase(value))
