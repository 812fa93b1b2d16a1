# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""`beslut read`: what minutes and other papers say, as a table to read or as JSON."""

from __future__ import annotations

import json as json_
import sys
from collections.abc import Sequence
from pathlib import Path

from beslut.cli.declaration import CommandLine
from beslut.cli.options import JSON, MATTER, READ_FILES, SECTION
from beslut.cli.printing import print_message, print_result
from beslut.reading.as_json import FIELDS, LISTS, readings_as_json
from beslut.reading.choosing import chosen, title_of
from beslut.reading.files import lined_files, lined_stream
from beslut.reading.lines import LinedFile
from beslut.reading.minutes import readings_of
from beslut.reading.refusing import UnreadableFile
from beslut.reading.said import LIKELY, Passage, Reading, Repeal, Said

_STDIN = "-"
_WIDTH = max(map(len, FIELDS))


def read_files(line: CommandLine) -> int:
    """Read the files, folders and zips (- is standard input) and print what they say. 1 when some file was refused."""
    readings, refused = readings_in(line[READ_FILES])
    if readings or not refused:
        readings = chosen(readings, section=line[SECTION], matter=line[MATTER])
    if line[JSON]:
        print_result(json_.dumps(readings_as_json(readings), ensure_ascii=False, indent=2))
    else:
        _show(readings)
    return UnreadableFile.exit_code if refused else 0


def readings_in(names: Sequence[str]) -> tuple[list[Reading], list[UnreadableFile]]:
    """What is read under the names, and the files that were refused; warnings and refusals are told."""
    readings: list[Reading] = []
    refused: list[UnreadableFile] = []
    for name in names:
        for file in _lined(name, refused):
            for warning in file.warnings:
                print_message(f"{file.name}: {warning}")
            readings += readings_of(file)
    for error in refused:
        print_message(error)
    return readings, refused


def _lined(name: str, refused: list[UnreadableFile]) -> list[LinedFile]:
    """The files that can be read under a name; those that cannot are added to `refused`."""
    made: list[LinedFile] = []
    found = lined_stream(sys.stdin.buffer, _STDIN, refused) if name == _STDIN else lined_files(Path(name), refused)
    try:
        made.extend(found)
    except UnreadableFile as error:
        refused.append(error)
    return made


def _show(readings: Sequence[Reading]) -> None:
    for number, reading in enumerate(readings):
        if number:
            print_result()
        print_result(f"{reading.file}: {title_of(reading)}")
        for name, attribute in FIELDS.items():
            said: Said = getattr(reading, attribute)
            print_result(f"  {name:{_WIDTH}}  {_value(said)}")
        for name, attribute in LISTS.items():
            items: tuple[Passage | Repeal, ...] = getattr(reading, attribute)
            if items:
                print_result(f"  {name}:")
            for item in items:
                print_result(f"    {_item(item)}")


def _value(said: Said) -> str:
    if said.value is None:
        return f"– ({said.reason})"
    value = " → ".join(said.value) if isinstance(said.value, tuple) else "ja" if said.value is True else str(said.value)
    return value + _place(said.spot.page if said.spot else 0, said.spot.row if said.spot else 0, said.sureness)


def _item(item: Passage | Repeal) -> str:
    label = f"{item.number}. " if isinstance(item, Passage) and item.number else "• "
    return label + item.text + _place(item.spot.page, item.spot.row, item.sureness)


def _place(page: int, row: int, sureness: str | None) -> str:
    doubt = "trolig, " if sureness == LIKELY else ""
    return f"  [{doubt}s. {page} rad {row}]" if page else ""
