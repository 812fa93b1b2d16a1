# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A key taken out of a YAML text with its value: every other byte stays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from beslut.loading.splicing import NotSpliced, composed, data_of, end_of, index_of


def value_at(text: str, path: Sequence[str]) -> Any:
    """What stands at the path, as plain data; None where nothing does."""
    data = data_of(composed(text))
    for part in path:
        data = data.get(part) if isinstance(data, dict) else None
    return data


def without_value(text: str, path: Sequence[str]) -> str:
    """The text without the key at the path, and without what is then left empty around it; as it was when there is
    none. Raises NotSpliced for a text of another form. Line ends are those of the text."""
    ends = "\r\n" if "\r\n" in text else "\n"
    flat = text.replace("\r\n", "\n")
    root = composed(flat)
    mapping, pair, cut = root, None, list(path)
    walked: list[tuple[Any, Any]] = []
    for part in path:
        found = next((one for one in getattr(mapping, "value", ()) if _is_key(one, part)), None)
        if found is None:
            return text
        walked.append((mapping, found))
        mapping = found[1]
    while len(walked) > 1 and len(walked[-1][0].value) == 1:
        walked.pop()
        cut.pop()
    mapping, pair = walked[-1]
    start, end = _in_flow(flat, mapping, pair) if mapping.flow_style else _in_block(flat, pair)
    new = flat[:start] + flat[end:]
    if data_of(composed(new)) != _left(data_of(root), cut):
        raise NotSpliced(f"{'.'.join(path)} gick inte att ta bort utan att ändra något annat")
    return new.replace("\n", ends)


def _is_key(pair: Any, name: str) -> bool:
    return isinstance(pair, tuple) and pair[0].value == name


def _in_flow(text: str, mapping: Any, pair: Any) -> tuple[int, int]:
    at = mapping.value.index(pair)
    if at + 1 < len(mapping.value):
        return index_of(text, pair[0].start_mark), index_of(text, mapping.value[at + 1][0].start_mark)
    before = end_of(text, mapping.value[at - 1][1]) if at else index_of(text, pair[0].start_mark)
    return before, end_of(text, pair[1])


def _in_block(text: str, pair: Any) -> tuple[int, int]:
    key, value = pair
    start = text.rfind("\n", 0, index_of(text, key.start_mark)) + 1
    if text[start : index_of(text, key.start_mark)].strip():
        raise NotSpliced(f"{key.value} står på samma rad som något annat")
    at = end_of(text, value) if value.start_mark.index != value.end_mark.index else index_of(text, key.end_mark)
    end = text.find("\n", at)
    return start, len(text) if end < 0 else end + 1


def _left(data: Any, path: Sequence[str]) -> Any:
    first, *rest = path
    return {key: _left(one, rest) if key == first else one for key, one in data.items() if key != first or rest} or None
