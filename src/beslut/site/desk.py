# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The desk: what the page asks, answered in plain data over `Project`, `Plan` and `runs`. The page knows nothing else.

Every question is a method whose name the page calls with arguments of plain data; files come and go as bytes by name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from beslut.errors import BeslutError
from beslut.model import Party
from beslut.planning import Order
from beslut.project import LoadedCase, Project
from beslut.runs.answers import FilledIn
from beslut.runs.beginnings import Start
from beslut.runs.fill import How, take
from beslut.runs.gap_list import gap_list
from beslut.runs.gap_sheets import as_workbook
from beslut.site import papers, starting
from beslut.site.answering import put
from beslut.site.facts import answers_list, facts_of, lacking, unplaced
from beslut.site.mailing import PAGE_NAME, case_files
from beslut.site.plain import Told, filling, problems
from beslut.site.shelf import Shelf, zipped
from beslut.speed import SLOW, Speed
from beslut.speed.later import later

if TYPE_CHECKING:
    from beslut.site.following import Following, day_of
else:  # a case can be shown and filled in before anything has come back
    Following = later("beslut.site.following", "Following")
    day_of = later("beslut.site.following", "day_of")

Files = Mapping[str, bytes]


class Desk:
    """One person's project, in a folder of its own, and the questions that the page may ask of it.

    `today` is the day that the page knows. Nothing is written outside `folder`.
    """

    def __init__(self, folder: Path, today: date, speed: Speed = SLOW) -> None:
        self.shelf = Shelf(folder / "projekt")
        self.today = today
        self.issued: date | None = None
        """The day printed as the documents' date, when somebody has chosen one."""
        self.inbox = folder / "inkorg"
        """Where files lie while they are read."""
        self._speed = speed
        self._project: Project | None = None

    @cached_property
    def _following(self) -> Following:
        return Following(self)

    @property
    def project(self) -> Project:
        """The project as its files are now."""
        if self._project is None:
            self.shelf.folder.mkdir(parents=True, exist_ok=True)
            self._project = Project.at(self.shelf.folder, self._speed)
        return self._project

    def fresh(self) -> Project:
        """The project, with nothing read yet: a manifest lists what was."""
        return Project.at(self.shelf.folder, self._speed)

    def order(self, case: str) -> Order:
        """The order that every question of the case begins from."""
        return Order(today=self.today, case=case, day=self.issued, project=self.shelf.folder)

    def loaded(self, case: str) -> LoadedCase:
        """The case by its name. Raises UsageError, DataError."""
        return self.project.case(case)

    def changed(self) -> None:
        """Forget what was loaded: files of the project are not as they were."""
        self._project = None

    # --- what the page asks --------------------------------------------------------------------------------------

    def cases(self) -> list[Told]:
        """Every case there is, the project's own first; one that cannot be loaded says why."""
        found: list[Told] = []
        for name, path in self.project.case_files.items():
            own = path.is_relative_to(self.shelf.folder)
            try:
                loaded = self.project.load(path)
            except BeslutError as error:
                found.append({"ärende": name, "titel": name, "eget": own, "fel": problems(error.problems)})
                continue
            case, parties = loaded.case, len(loaded.parties)
            found.append(
                {"ärende": name, "titel": case.title, "avsändare": case.sender_name, "parter": parties, "eget": own,
                 "standard": case.default, "fel": []}
            )  # fmt: skip
        return sorted(found, key=lambda one: not one["eget"])

    def open(self, case: str) -> Told:
        """A case, with its parties; one that ships is copied into the project, to be filled in."""
        loaded = self.loaded(case)
        if not loaded.file.is_relative_to(self.shelf.folder):
            self.shelf.add(case_files(loaded, self.project))
            self.changed()
            loaded = self.loaded(case)
        kinds = [{"id": one.id, "namn": one.name} for one in loaded.case.documents]
        return {
            "ärende": loaded.case.id,
            "titel": loaded.case.title,
            "avsändare": loaded.sender.own,
            "parter": [_party(one) for one in loaded.parties],
            "handlingar": kinds,
            "obs": problems(loaded.notes),
            "stil": papers.style(),
        }

    def choices(self) -> Told:
        """The counties and senders that a new case can be made for."""
        return starting.choices(self.project)

    def start(self, name: str, sender: str = "", county: str = "", like: str = "") -> str:
        """Begin a case, after the example that ships or `like` another; gives its id. Raises UsageError."""
        asked = Start(like or None, county or None, sender or None)
        ident, files = starting.begun(name, asked, self.project)
        self.shelf.remember()
        self.shelf.add(files)
        self.changed()
        return ident

    def day(self, day: str) -> bool:
        """Let the documents be dated that day, or no day when it is empty. Raises UsageError."""
        self.issued = day_of(day) if day.strip() else None
        return True

    def counts(self, case: str) -> Told:
        """How many facts each party lacks and how many are to be confirmed, by name; the case's own under ""."""
        return lacking(papers.plan_for(self.order(case), self.project), self.project)

    def facts(self, case: str, parties: Sequence[str] = ()) -> Told:
        """The facts of some parties, or of all; and what is asked for that no fact tells."""
        plan = papers.plan_for(self.order(case), self.project, parties)
        return {"uppgifter": facts_of(plan, self.project), "övrigt": unplaced(plan, self.project)}

    def documents(self, case: str, party: str) -> list[Told]:
        """The documents that the party gets."""
        return papers.documents_of(papers.plan_for(self.order(case), self.project, [party]))

    def set(self, case: str, answers: Sequence[Mapping[str, str]], source: str = "") -> Told:
        """Put answers (`nyckel`, `part`, `värde`) into the case, over what it says; an empty one takes it back.

        What is wrong is told at its key and party, and everything else is written. `source` is who or what says so.
        """
        return put(self, case, answers, source)

    def filled(self, found: Sequence[FilledIn], case: str, source: str, *, replacing: bool, dry: bool = False) -> Told:
        """What filled-in answers come to, and, unless it is `dry`, the case with them."""
        how = How(self.today, " ".join(source.split()), replacing=replacing, dry=dry)
        if not dry:
            self.shelf.remember()
        made = take(found, self.loaded(case), self.project, how)
        if not dry:
            if made.written:
                self.changed()
            else:
                self.shelf.forget_last()
        return filling(made)

    def undo(self) -> bool:
        """Take the last change back; False when there is none."""
        done = self.shelf.undo()
        self.changed()
        return done

    def document(self, case: str, party: str, document: str) -> Told:
        """One document of one party, as it will look."""
        return papers.shown(papers.plan_for(self.order(case), self.project, [party], [document]), self.project)

    def findings(self, case: str, party: str) -> Told:
        """What the check says of the party's papers, and what stops them from being final."""
        plan = papers.plan_for(self.order(case), self.project, [party])
        return {"anmärkningar": papers.checked(plan, self.project), "hindrar": papers.whether(plan, self.project)}

    def file(self, case: str, party: str, document: str, form: str = "docx", final: bool = False) -> Files:
        """One document, byte by byte what the command writes."""
        order = replace(self.order(case), formats=(form,), final=final)
        name, content = papers.one_file(papers.plan_for(order, self.project, [party], [document]), self.project)
        return {name: content}

    def files(self, case: str, parties: Sequence[str] = (), final: bool = False) -> Files:
        """A zip with all documents of the parties, or of everybody, and the manifest. Raises what stops any of them."""
        order = replace(self.order(case), final=final)
        project = self.fresh()
        plan = papers.plan_for(order, project, parties)
        made, wrong = papers.every_file(plan, project)
        if wrong:
            raise BeslutError(wrong)
        return {f"{plan.folder}.zip": zipped(made)}

    def gaps(self, case: str) -> Files:
        """The workbook of what is missing."""
        plan = papers.plan_for(self.order(case), self.project)
        return {"luckor.xlsx": as_workbook(gap_list(plan, self.project))}

    def answers(self, case: str, party: str) -> Files:
        """What was filled in here for the party, as a list that `fill` reads: what a recipient sends back."""
        plan = papers.plan_for(self.order(case), self.project, [party])
        return {f"svar-{plan.folders[plan.parties[0].party.code]}.csv": answers_list(plan, self.project, PAGE_NAME)}

    def save(self, case: str) -> Files:
        """The project itself in a zip: the same files that the command uses."""
        return {f"{case}-projekt.zip": zipped(self.shelf.contents())}

    def add(
        self,
        files: Files,
        case: str = "",
        apply: bool = False,
        replacing: bool = False,
        whose: Mapping[str, str] | None = None,
    ) -> list[Told]:
        """What each file is and what it would change; with `apply` it is changed. `whose` are minutes, by file."""
        with self.shelf.one_change():
            return self._following.add(files, case, apply=apply, replacing=replacing, whose=whose or {})

    def record(self, case: str, party: str, event: Mapping[str, str]) -> Told:
        """Put an event of the party's into the follow-up: `utskickat` or `anslag`, with a day."""
        return self._following.record(case, party, event)

    def report(self, case: str) -> Files:
        """Where the case stands, as the page that the command writes."""
        return {f"{case}-rapport.html": self._following.report(case).encode()}

    def status(self, case: str) -> Told:
        """Where each party stands, whether the agreement is in force, and whether all decided the same."""
        return self._following.status(case)


def _party(party: Party) -> Told:
    return {"namn": party.name, "egen": party.own, "kod": party.code, "län": party.county}
