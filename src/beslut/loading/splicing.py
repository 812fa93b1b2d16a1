# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A value put into a YAML text at the parser's marks: every other byte stays, comments, order and indents too."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

Plain = str | Mapping[str, "Plain"] | Sequence["Plain"]
"""What can be put in: text (numbers and days too), mappings and lists of it."""
APPEND = ""
"""The last part of a path that adds to a list."""
_STEP = 2  # spaces, where the file shows no other
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Occupied(Exception):
    """There is a value already: its text, and its line and column, both from 1."""

    def __init__(self, value: str, line: int, column: int) -> None:
        super().__init__(value)
        self.value, self.line, self.column = value, line, column


class NotSpliced(Exception):
    """The text does not have the form that the path asks for, or the change would have changed more than it should."""


@dataclass(frozen=True)
class _Hole:
    """Where in the text something is put in, and what it takes the place of."""

    start: int
    end: int
    new: str


def with_value(text: str, path: Sequence[str], value: Plain, *, replace: bool = False) -> str:
    """The YAML text with a value at a path of keys; keys that are missing on the way are added last in their mapping.

    A path that ends with APPEND adds to the list before it. Raises Occupied when there is another value and `replace`
    is not said, NotSpliced when the text has another form. Line ends are those of the text.
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    bom, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    hole = _hole(body.replace("\r\n", "\n"), tuple(path), value, replace=replace)
    flat = body.replace("\r\n", "\n")
    new = flat[: hole.start] + hole.new + flat[hole.end :]
    _hold_the_rest(flat, new, tuple(path), value)
    return bom + new.replace("\n", ends)


def _hole(text: str, path: tuple[str, ...], value: Plain, *, replace: bool) -> _Hole:
    root = _composed(text)
    if root is None or _is_null(root):
        at = len(text) if text.endswith("\n") or not text else len(text) + 1
        lead = "" if at == len(text) else "\n"
        return _Hole(len(text), len(text), lead + _rows(_nested(path, value), 0))
    node: Any = root
    for depth, part in enumerate(path):
        rest = path[depth:]
        if isinstance(node, yaml.SequenceNode) and rest == (APPEND,):
            return _appended(text, node, value)
        if not isinstance(node, yaml.MappingNode):
            raise NotSpliced(f"{'.'.join(path[:depth])} är ingen grupp av nycklar")
        found = next(((key, one) for key, one in node.value if key.value == part), None)
        if found is None:
            return _added(text, node, rest, value)
        key, node = found
        if _is_null(node) and (rest[1:] or replace or depth == len(path) - 1):
            return _filled(text, key, node, rest[1:], value)
    return _replaced(text, node, value, replace=replace)


def _composed(text: str) -> Any:
    try:
        return yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        raise NotSpliced("filen är inte giltig YAML") from error


def _is_null(node: Any) -> bool:
    return isinstance(node, yaml.ScalarNode) and not node.style and node.value in ("", "~", "null", "Null", "NULL")


def _nested(path: tuple[str, ...], value: Plain) -> Plain:
    for part in reversed(path):
        value = [value] if part == APPEND else {part: value}
    return value


def _added(text: str, node: Any, rest: tuple[str, ...], value: Plain) -> _Hole:
    """A key that the mapping does not have, last in it."""
    told = _nested(rest, value)
    if node.flow_style:
        lead = ", " if node.value else ""
        at = _index(text, node.end_mark) - 1
        while text[at - 1] in " \n,":
            at -= 1
        return _Hole(at, at, lead + _flow(told)[1:-1])
    first = node.value[0][0]
    return _after_line(text, _end(text, node), _rows(told, first.start_mark.column))


def _appended(text: str, node: Any, value: Plain) -> _Hole:
    if node.flow_style:
        at = _index(text, node.end_mark) - 1
        return _Hole(at, at, (", " if node.value else "") + _flow(value))
    return _after_line(text, _end(text, node), _rows([value], node.start_mark.column))


def _filled(text: str, key: Any, node: Any, rest: tuple[str, ...], value: Plain) -> _Hole:
    """A key that stands there without a value."""
    start, end = _index(text, node.start_mark), _index(text, node.end_mark)
    after_key = text.index(":", _index(text, key.end_mark)) + 1
    told = _nested(rest, value)
    if isinstance(told, str):
        return _Hole(after_key, max(end, after_key) if start >= after_key else after_key, f" {_scalar(told)}")
    rows = _rows(told, key.start_mark.column + _STEP)
    if end > start:
        return _Hole(start, end, "\n" + rows.rstrip("\n"))
    return _after_line(text, after_key, rows)


def _replaced(text: str, node: Any, value: Plain, *, replace: bool) -> _Hole:
    if isinstance(node, yaml.ScalarNode) and node.value == value:
        return _Hole(0, 0, "")
    if not replace or not isinstance(node, yaml.ScalarNode) or not isinstance(value, str):
        said = node.value if isinstance(node, yaml.ScalarNode) else "flera uppgifter"
        raise Occupied(said, node.start_mark.line + 1, node.start_mark.column + 1)
    start, end = _index(text, node.start_mark), _end(text, node)
    return _Hole(start, end, _scalar(value))


def _end(text: str, node: Any) -> int:
    """Just after the last letter that belongs to a node: a block's own mark stands after comments and blank lines."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, value = last
            node = key if _is_null(value) and value.start_mark.index == value.end_mark.index else value
            if node is key:
                return text.index(":", _index(text, key.end_mark)) + 1
        else:
            node = last
    end = _index(text, node.end_mark)
    while end and text[end - 1] in "\n ":
        end -= 1
    return end


def _index(text: str, mark: Any) -> int:
    """The mark's place in the text, by line and column, which both parsers count in letters."""
    at = 0
    for _ in range(mark.line):
        at = text.index("\n", at) + 1
    return at + int(mark.column)


def _after_line(text: str, at: int, rows: str) -> _Hole:
    """Rows on lines of their own after the line that a place is in."""
    end = text.find("\n", at)
    if end < 0:
        return _Hole(len(text), len(text), "\n" + rows.rstrip("\n"))
    return _Hole(end + 1, end + 1, rows)


def _rows(value: Plain, indent: int) -> str:
    """Lines of block YAML, each ended."""
    pad = " " * indent
    if isinstance(value, Mapping):
        return "".join(f"{pad}{_scalar(key)}:{_below(one, indent)}" for key, one in value.items())
    if isinstance(value, str):
        return f"{pad}{_scalar(value)}\n"
    out = []
    for one in value:
        rows = _rows(one, indent + _STEP)
        out.append(f"{pad}- {rows[indent + _STEP :]}")
    return "".join(out)


def _below(value: Plain, indent: int) -> str:
    if isinstance(value, str):
        return f" {_scalar(value)}\n"
    if not value:
        return " {}\n" if isinstance(value, Mapping) else " []\n"
    return "\n" + _rows(value, indent + _STEP)


def _flow(value: Plain) -> str:
    if isinstance(value, str):
        return _scalar(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{_scalar(key, flow=True)}: {_flow(one)}" for key, one in value.items()) + "}"
    return "[" + ", ".join(map(_flow, value)) + "]"


def _scalar(words: str, *, flow: bool = False) -> str:
    """Text as YAML has it, without quotation marks where it can be. Our reader takes every scalar as text."""
    plain = words and words == words.strip() and "\n" not in words
    if plain and words[0] not in "-?:,[]{}#&*!|>'\"%@`~=" and words not in ("null", "Null", "NULL"):
        unclear = any(sign in words for sign in (": ", " #")) or words.endswith(":")
        if not unclear and not (flow and any(sign in words for sign in ",[]{}:")):
            return words
    dumped: str = yaml.safe_dump(words, allow_unicode=True, width=1 << 30, default_style='"' if "\n" in words else "'")
    return dumped.rstrip("\n")


def _hold_the_rest(before: str, after: str, path: tuple[str, ...], value: Plain) -> None:
    """Raise NotSpliced unless the new text says the same as the old but for the one value."""
    expected = _data(_composed(before)) if before.strip() else None
    found = _data(_composed(after))
    if _put(expected, path, value) != found:
        raise NotSpliced(f"{'.'.join(path)} gick inte att skriva in utan att ändra något annat")


def _data(node: Any) -> Any:
    if node is None or _is_null(node):
        return None
    if isinstance(node, yaml.MappingNode):
        return {key.value: _data(one) for key, one in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [_data(one) for one in node.value]
    return node.value


def _put(data: Any, path: tuple[str, ...], value: Plain) -> Any:
    if not path:
        return _plain(value)
    if path == (APPEND,):
        return [*(data or []), _plain(value)]
    return {**(data or {}), path[0]: _put((data or {}).get(path[0]), path[1:], value)}


def _plain(value: Plain) -> Any:
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return {key: _plain(one) for key, one in value.items()} or {}
    return [_plain(one) for one in value]
