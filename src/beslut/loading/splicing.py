# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A value put into a YAML text at the parser's marks: every other byte stays, comments, order and indents too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import yaml

from beslut.loading.yaml_text import STEP, Plain, as_flow, as_rows, as_scalar

APPEND = ""
"""The last part of a path that adds to a list."""
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
    return _spliced(text, [(tuple(path), value)], replace=replace)


def with_values(text: str, values: Iterable[tuple[tuple[str, ...], Plain]]) -> str:
    """The text with each value put in, as `with_value` does in turn; values at different paths share one reading."""
    rest = list(values)
    while rest:
        now: dict[tuple[str, ...], Plain] = {}
        again = []
        for path, value in rest:
            if path in now:
                again.append((path, value))
            else:
                now[path] = value
        try:
            text = _spliced(text, now.items())
        except NotSpliced:  # two of them need the same comma or the same missing key: each sees what the one before did
            for one in now.items():
                text = _spliced(text, [one])
        rest = again
    return text


def _spliced(text: str, values: Iterable[tuple[tuple[str, ...], Plain]], *, replace: bool = False) -> str:
    ends = "\r\n" if "\r\n" in text else "\n"
    bom, body = ("\ufeff", text[1:]) if text.startswith("\ufeff") else ("", text)
    new = flat = body.replace("\r\n", "\n")
    root = composed(flat)
    expected = data_of(root)
    holes = []
    for path, value in values:
        holes.append(_hole(flat, root, path, value, replace=replace))
        expected = _put(expected, path, value)
    for hole in sorted(holes, key=lambda one: one.start)[::-1]:
        new = new[: hole.start] + hole.new + new[hole.end :]
    if data_of(composed(new)) != expected:
        names = ", ".join(".".join(path) for path, _ in values)
        raise NotSpliced(f"{names} gick inte att skriva in utan att ändra något annat")
    return bom + new.replace("\n", ends)


def _hole(text: str, root: Any, path: tuple[str, ...], value: Plain, *, replace: bool) -> _Hole:
    if root is None or _is_null(root):
        at = len(text) if text.endswith("\n") or not text else len(text) + 1
        lead = "" if at == len(text) else "\n"
        return _Hole(len(text), len(text), lead + as_rows(_nested(path, value), 0))
    node: Any = root
    flow = False  # within { } or [ ], where a comma ends a value
    for depth, part in enumerate(path):
        rest = path[depth:]
        if isinstance(node, yaml.SequenceNode) and rest == (APPEND,):
            return _appended(text, node, value)
        if not isinstance(node, yaml.MappingNode):
            raise NotSpliced(f"{'.'.join(path[:depth])} är ingen grupp av nycklar")
        found = next(((key, one) for key, one in node.value if key.value == part), None)
        if found is None:
            return _added(text, node, rest, value)
        flow = flow or bool(node.flow_style)
        key, node = found
        if _is_null(node) and (rest[1:] or replace or depth == len(path) - 1):
            return _filled(text, key, node, rest[1:], value, flow=flow)
    return _replaced(text, node, value, replace=replace, flow=flow)


def composed(text: str) -> Any:
    """The text's nodes with their marks. Raises NotSpliced for what is no YAML."""
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
        at = index_of(text, node.end_mark) - 1
        while text[at - 1] in " \n,":
            at -= 1
        return _Hole(at, at, lead + as_flow(told)[1:-1])
    first = node.value[0][0]
    return _after_line(text, end_of(text, node), as_rows(told, first.start_mark.column))


def _appended(text: str, node: Any, value: Plain) -> _Hole:
    if node.flow_style:
        at = index_of(text, node.end_mark) - 1
        return _Hole(at, at, (", " if node.value else "") + as_flow(value))
    return _after_line(text, end_of(text, node), as_rows([value], node.start_mark.column))


def _filled(text: str, key: Any, node: Any, rest: tuple[str, ...], value: Plain, *, flow: bool) -> _Hole:
    """A key that stands there without a value."""
    start, end = index_of(text, node.start_mark), index_of(text, node.end_mark)
    after_key = text.index(":", index_of(text, key.end_mark)) + 1
    told = _nested(rest, value)
    if isinstance(told, str):
        return _Hole(
            after_key, max(end, after_key) if start >= after_key else after_key, f" {as_scalar(told, flow=flow)}"
        )
    rows = as_rows(told, key.start_mark.column + STEP)
    if end > start:
        return _Hole(start, end, "\n" + rows.rstrip("\n"))
    return _after_line(text, after_key, rows)


def _replaced(text: str, node: Any, value: Plain, *, replace: bool, flow: bool) -> _Hole:
    if isinstance(node, yaml.ScalarNode) and node.value == value:
        return _Hole(0, 0, "")
    if not replace or not isinstance(node, yaml.ScalarNode) or not isinstance(value, str):
        said = node.value if isinstance(node, yaml.ScalarNode) else "flera uppgifter"
        raise Occupied(said, node.start_mark.line + 1, node.start_mark.column + 1)
    start, end = index_of(text, node.start_mark), end_of(text, node)
    return _Hole(start, end, as_scalar(value, flow=flow))


def end_of(text: str, node: Any) -> int:
    """Just after the last letter that belongs to a node: a block's own mark stands after comments and blank lines."""
    while isinstance(node, yaml.MappingNode | yaml.SequenceNode) and node.value and not node.flow_style:
        last = node.value[-1]
        if isinstance(last, tuple):
            key, value = last
            node = key if _is_null(value) and value.start_mark.index == value.end_mark.index else value
            if node is key:
                return text.index(":", index_of(text, key.end_mark)) + 1
        else:
            node = last
    end = index_of(text, node.end_mark)
    while end and text[end - 1] in "\n ":
        end -= 1
    return end


def index_of(text: str, mark: Any) -> int:
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


def data_of(node: Any) -> Any:
    """A node as plain data, every scalar as its text."""
    if node is None or _is_null(node):
        return None
    if isinstance(node, yaml.MappingNode):
        return {key.value: data_of(one) for key, one in node.value}
    if isinstance(node, yaml.SequenceNode):
        return [data_of(one) for one in node.value]
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
