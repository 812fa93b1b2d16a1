# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What comes back to the desk: projects, cases, answers and minutes; and where every party then stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.assets import CASES
from beslut.errors import BeslutError, Problem, UsageError
from beslut.followup.as_json import comparison_as_json
from beslut.followup.comparison import is_minutes
from beslut.followup.status_as_json import answer_as_json, party_row, sameness_as_json
from beslut.loading.follow_up import load_follow_up
from beslut.loading.yaml_text import Plain
from beslut.model import Party, PartyHistory
from beslut.output.names import same_for_any
from beslut.planning.choosing import find_party
from beslut.reading.refusing import UnreadableFile
from beslut.reporting.looks import STYLE
from beslut.runs.follow_up import Compared
from beslut.runs.recording import announcement, decision, follow_up_path, record, sending
from beslut.runs.report import page as report_page
from beslut.runs.status import status
from beslut.site.answer_files import put_files
from beslut.site.arrivals import Arrival, arrivals, compared_files, place_of
from beslut.site.plain import Told, problems
from beslut.site.shelf import MAX_BYTES, unzipped
from beslut.swedish import day_in

if TYPE_CHECKING:
    from beslut.site.desk import Desk


_WHOSE = "I08"
"""The code of minutes that do not say whose they are."""


class Following:
    """The part of a desk that takes in what somebody lays there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def add(
        self, files: Mapping[str, bytes], case: str, *, apply: bool, replacing: bool, whose: Mapping[str, str]
    ) -> list[Told]:
        """What each file is and what it would change; with `apply` it is changed. A refused one stops no other."""
        told: list[Told] = []
        found: list[Arrival] = []
        enclosures = self._enclosures_among(files, case)
        if enclosures:
            told += self._enclosed(enclosures, apply=apply)
        for name, raw in files.items():
            if name in enclosures:
                continue
            refused: list[tuple[str, BeslutError]] = []
            found += arrivals(name, raw, refused, self._enclosures(case))
            told += [{"fil": each, "slag": [], "fel": problems(error.problems)} for each, error in refused]
        for kinds, take in (({"projekt"}, self._projects), ({"ärende", "tabell"}, self._case_files)):
            mine = [one for one in found if kinds & set(one.kinds)]
            if mine:
                told += take(mine, apply=apply)
        filled = [one for one in found if "svar" in one.kinds] if case else []
        answers = put_files(self._desk, case, filled, replacing=replacing, apply=apply) if filled else {}
        for one in found:
            said: Told = {"fil": one.name, "slag": list(one.kinds), "fel": []}
            if "svar" in one.kinds or "protokoll" in one.kinds:
                try:
                    self._require_case(case)
                    if "svar" in one.kinds:
                        said |= answers[one.name]
                    if "protokoll" in one.kinds:
                        said |= self._minutes(one, case, said["fel"], apply=apply, party=whose.get(one.name, ""))
                except BeslutError as error:
                    said["fel"] = [*said["fel"], *problems(error.problems)]
                told.append(said)
        return told

    def _enclosures_among(self, files: Mapping[str, bytes], case: str) -> dict[str, tuple[str, bytes]]:
        """The files that are called as an enclosure of the case: by that name, where each belongs, and its content."""
        named = self._enclosures(case)
        return {
            name: ((CASES / self._desk.loaded(case).file.stem / named[same_for_any(name)]).as_posix(), raw)
            for name, raw in files.items()
            if same_for_any(name) in named
        }

    def _enclosures(self, case: str) -> dict[str, str]:
        """What the case calls its enclosures, by what any system takes for the same name."""
        loaded = self._desk.loaded(case) if case else None
        return {same_for_any(one.file): one.file for one in loaded.case.attachments if one.file} if loaded else {}

    def _enclosed(self, found: Mapping[str, tuple[str, bytes]], *, apply: bool) -> list[Told]:
        shelf, new = self._desk.shelf, dict(found.values())
        held = shelf.contents()
        if sum(map(len, (held | new).values())) > MAX_BYTES:
            told = Problem("I04", f"projektet får högst vara {MAX_BYTES // 1_000_000} MB", hint="bifoga filen för hand")
            return [{"fil": name, "slag": ["bilaga"], "fel": problems([told])} for name in found]
        if apply:
            shelf.remember()
            shelf.add(new)
            self._desk.changed()
        return [{"fil": name, "slag": ["bilaga"], "ersätter": [place] if place in held else [], "fel": []}
                for name, (place, _) in found.items()]  # fmt: skip

    def _require_case(self, case: str) -> None:
        if not case:
            hint = "öppna ärendet, och lägg hit filen igen"
            raise UsageError(Problem("U96", "välj först vilket ärende filen hör till", hint=hint))

    def _projects(self, found: Sequence[Arrival], *, apply: bool) -> list[Told]:
        told: list[Told] = []
        for one in found:
            try:
                files = unzipped(one.content, one.name)
            except BeslutError as error:
                told.append({"fil": one.name, "slag": ["projekt"], "fel": problems(error.problems)})
                continue
            replaced = sorted(set(files) & set(self._desk.shelf.contents()))
            if apply:
                self._desk.shelf.remember()
                self._desk.shelf.put_all(files)
                self._desk.changed()
            cases = [Path(name).stem for name in files if Path(name).parent == CASES and name.endswith(".yaml")]
            told.append({"fil": one.name, "slag": ["projekt"], "ärenden": cases, "ersätter": replaced, "fel": []})
        return told

    def _case_files(self, found: Sequence[Arrival], *, apply: bool) -> list[Told]:
        """Case files and their tables are taken together: neither can be loaded without the other."""
        new = {place_of(one): one.content for one in found}
        shelf = self._desk.shelf
        shelf.remember()
        wrong: list[Told] = []
        replaced = set(shelf.contents()) & set(new)
        try:
            shelf.add(new)
            self._desk.changed()
            own = [path for path in self._desk.project.case_files.values() if path.is_relative_to(shelf.folder)]
            for one in found:
                if "ärende" in one.kinds:
                    self._desk.project.load(shelf.folder / place_of(one))
                elif not any(self._reads(path, one.name) for path in own):
                    hint = "lägg hit ärendet (.yaml) samtidigt; i en ifylld lista ska rubrikerna stå kvar som de var"
                    raise UsageError(Problem("U96", f"inget ärende läser tabellen {one.name}", hint=hint))
        except BeslutError as error:
            wrong = problems(error.problems)
        if wrong or not apply:
            shelf.undo()
            self._desk.changed()
        return [
            {
                "fil": one.name,
                "slag": list(one.kinds),
                "ärenden": [Path(one.name).stem] if "ärende" in one.kinds else [],
                "ersätter": [place_of(one)] if place_of(one) in replaced else [],
                "fel": wrong,
            }
            for one in found
        ]

    def _reads(self, path: Path, table: str) -> bool:
        try:
            return self._desk.project.load(path).case.participants.table == table
        except BeslutError:
            return False

    def _minutes(self, one: Arrival, case: str, wrong: list[Told], *, apply: bool, party: str) -> Told:
        desk = self._desk
        refused: list[UnreadableFile] = []
        made = list(compared_files([one], desk.inbox, desk.order(case), desk.project, refused, party))
        told = {place: _compared(each, desk.loaded(case).case.id) for place, each in enumerate(made)}
        errors = [*refused, *(each.error for each in made if each.error)]
        events = {
            place: (each.party, decision(each.comparison, {}, desk.today, None))
            for place, each in enumerate(made)
            if each.party and each.comparison and is_minutes(each.comparison.reading)
        }
        if events:
            for place, put in zip(events, self._put(case, [*events.values()], dry=not apply), strict=True):
                told[place]["redan_antecknat"] = not put["ny"]
        said = [each for error in errors for each in problems(error.problems)]
        for each in said:  # where the file lies here says nothing
            each["plats"] = (each["plats"] or "").removeprefix(f"{desk.inbox}/") or None
        asks = any(each["kod"] == _WHOSE for each in said)
        return {"jämförelser": [each for each in told.values() if each], "fel": [*wrong, *said], "frågar_part": asks}

    def _put(self, case: str, events: Sequence[tuple[Party, Mapping[str, Plain]]], *, dry: bool = False) -> list[Told]:
        desk = self._desk
        if not dry:
            desk.shelf.remember()
        made = record(desk.project, desk.shelf.folder, desk.loaded(case).case.id, events, dry=dry)
        if not dry:
            desk.changed()
        return [{"part": one.party.name, "ny": one.is_new} for one in made]

    def record(self, case: str, party: str, event: Mapping[str, str]) -> Told:
        """Put an event of the party's into the follow-up: `utskickat` or `anslag`, with a day. Raises UsageError."""
        desk = self._desk
        loaded = desk.loaded(case)
        whom = [find_party(loaded.register, party, loaded.parties)] if party else list(loaded.parties)
        ((what, typed),) = event.items()
        day = day_of(typed)
        if what == "utskickat":
            return {"antecknat": self._put(case, [(one, sending(day, desk.today)) for one in whom])}
        path = follow_up_path(desk.shelf.folder, loaded.case.id)
        known = load_follow_up(path, loaded.case.id, desk.project.assets).parties
        events = [(one, announcement(day, known.get(one.name, PartyHistory()), one, desk.today)) for one in whom]
        return {"antecknat": self._put(case, events)}

    def status(self, case: str) -> Told:
        """Where each party stands, whether the agreement is in force, and whether all decided the same."""
        desk = self._desk
        asked = replace(desk.order(case), day=None)
        found = status(asked, desk.project, desk.shelf.folder)
        return {
            "dag": found.day.isoformat(),
            "parter": [party_row(one) for one in found.parties],
            "gäller": answer_as_json(found.answer),
            "punkter": [sameness_as_json(one) for one in found.sameness],
            "rapport": self.report(case).partition("<main>")[2].partition("</main>")[0],
            "stil": STYLE.replace(":root", ":host").replace("body {", ".papper {"),
        }

    def report(self, case: str) -> str:
        """The page that `beslut report` writes."""
        desk = self._desk
        return report_page(replace(desk.order(case), day=None, everyone=True), desk.project, desk.shelf.folder)


def day_of(typed: str) -> date:
    """The day that somebody typed. Raises UsageError."""
    day = day_in(typed)
    if day is None:
        hint = "skriv den som 2099-06-30 eller 30 juni 2099"
        raise UsageError(Problem("U97", f"”{typed.strip()}” är ingen dag", hint=hint))
    return day


def _compared(one: Compared, case: str) -> Told:
    if one.comparison is None or one.party is None:
        return {}
    return comparison_as_json(one.comparison, case=case, party=one.party.name) | {"fil": Path(one.file).name}
