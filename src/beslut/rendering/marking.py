# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Values as templates print them: words, kept outside the text that is parsed, so that data can never be markup.

White space is made single spaces, and hard spaces stay. What has no words is refused.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2.runtime import Undefined
from markupsafe import Markup

from beslut import wording
from beslut.blocks import Check, Decision, Gap, Inline, Phrase, Text, note_of, parted, reworded
from beslut.speed.values import dataclass


@dataclass(frozen=True)
class Deferred:
    """A value of its own name that is worked out when a template asks for it."""

    make: Callable[[], Phrase]


Value = str | int | Phrase | Decision | Deferred | Mapping[str, Any] | Sequence[Any]
TemplateContext = Mapping[str, Value]

_INLINE = (Text, Gap, Check)  # asking the union of them takes longer
_WHITE = re.compile(r"[ \t\r\n\f\v]+")


_TO_SQUEEZE = re.compile(r"[\t\r\n\f\v]|  ")


def _squeezed(words: str) -> str:
    return _WHITE.sub(" ", words) if _TO_SQUEEZE.search(words) else words


def _inlines(inline: Inline, running: bool) -> Iterator[Inline]:
    """The inline with single spaces, and those at its edges outside a gap or words to check.

    An empty line in plain words that may be `running` text parts two paragraphs.
    """
    if isinstance(inline, Text):
        words = parted(inline.text) if running and "\n" in inline.text else _squeezed(inline.text)
        yield Text(words, inline.strong, inline.emphasis)
        return
    words = _squeezed(inline.text)
    core = words.strip(" ")
    if words[:1] == " ":
        yield Text(" ")
    yield reworded(inline, core, _squeezed(note_of(inline)).strip(" "))
    if core and words[-1:] == " ":
        yield Text(" ")


def _is_tidy(inline: Inline) -> bool:
    """Whether `_inlines` would leave it as it is."""
    if _TO_SQUEEZE.search(inline.text):
        return False
    if isinstance(inline, Text):
        return True
    note = note_of(inline)
    return not _TO_SQUEEZE.search(note) and _is_stripped(inline.text) and _is_stripped(note)


def _is_stripped(words: str) -> bool:
    return words[:1] != " " != words[-1:]


def _phrase(words: Phrase, running: bool = False) -> Phrase:
    """The phrase with single spaces, and none at its ends."""
    if words and words[0].text[:1] != " " != words[-1].text[-1:] and all(map(_is_tidy, words)):
        return words
    made = [part for inline in words for part in _inlines(inline, running)]
    while made and not made[0].text.strip(" "):
        del made[0]
    while made and not made[-1].text.strip(" "):
        del made[-1]
    if made and isinstance(first := made[0], Text):
        made[0] = Text(first.text.lstrip(" "), first.strong, first.emphasis)
    if made and isinstance(last := made[-1], Text):
        made[-1] = Text(last.text.rstrip(" "), last.strong, last.emphasis)
    return tuple(made)


def _made(value: Any) -> Any:
    return value.make() if isinstance(value, Deferred) else value


def worded(value: Any) -> Markup | Phrase | tuple[Decision, ...]:
    """Any value that a template may print: text that is marked up already, words, or decisions.

    Raises Jinja's TemplateError for what has no words.
    """
    value = _made(value)
    if isinstance(value, Markup):
        return value  # a macro's or an include's output: it has been here already
    if isinstance(value, Undefined):
        value._fail_with_undefined_error()
    if isinstance(value, Decision):
        value = (value,)
    if isinstance(value, tuple) and value and isinstance(value[0], _INLINE):
        if all(isinstance(part, _INLINE) for part in value):
            return _phrase(value, running=True) or Markup("")
    elif isinstance(value, tuple) and value and all(isinstance(part, Decision) for part in value):
        return tuple(Decision(_phrase(one.lead), tuple(map(_phrase, one.points)), one.numbered) for one in value)
    if isinstance(value, str) and value.strip():
        return _phrase((Text(value),), running=True)
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(str(value))
    empty = value is None or value == () or isinstance(value, str)
    raise JinjaError("värdet är tomt" if empty else "värdet är inte text")


def capital_first(value: Any) -> Any:
    """The filter `versal`: a capital first letter."""
    value = _made(value)
    words = isinstance(value, tuple) and all(isinstance(part, Inline) for part in value)
    if isinstance(value, Markup) or not (words or isinstance(value, str)):
        return value
    return wording.capital_first(wording.phrase(value))
