# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What has been recorded of a case, and one more thing put in: every other byte of the file stays."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from beslut.assets import Assets
from beslut.errors import DataError, Place, Problem
from beslut.loading.findings import validated
from beslut.loading.source import YamlFile
from beslut.loading.splicing import APPEND, NotSpliced, Plain, with_value
from beslut.model import FollowUpFile

_HEAD = "# Uppföljning av ärendet {case}. Skrivs av beslut record; händelser läggs till, ingen skrivs över.\n"


def load_follow_up(path: Path, case: str, assets: Assets) -> FollowUpFile:
    """What has been recorded; nothing when there is no file. Raises DataError with file, line and column."""
    if not assets.files.has(path):
        return FollowUpFile(case=case)
    file = YamlFile(path, assets)
    if file.data is None:
        return FollowUpFile(case=case)
    found = validated(file, FollowUpFile)
    if found.case != case:
        place = file.place_of(("ärende",))
        raise DataError(Problem("M07", f"filen följer upp ärendet {found.case}, inte {case}", place, "ändra ärende"))
    return found


def with_events(text: str, case: str, events: Sequence[tuple[str, Plain]], shown: str) -> str:
    """The text of the file with each event added last among its party's. Raises DataError when it has another form."""
    if not text.strip():
        parties: dict[str, dict[str, list[Plain]]] = {}
        for party, event in events:
            parties.setdefault(party, {"händelser": []})["händelser"].append(event)
        head = with_value(_HEAD.format(case=case), ("ärende",), case)
        return with_value(head, ("parter",), parties)
    try:
        for party, event in events:
            text = with_value(text, ("parter", party, "händelser", APPEND), event)
    except NotSpliced as error:
        message, hint = f"händelsen går inte att skriva in: {error}", "rätta filens form; inget är skrivet"
        raise DataError(Problem("Y17", message, Place(shown, 1, 1), hint)) from None
    return text
