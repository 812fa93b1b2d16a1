# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An order, and everything loaded for it: which case, which parties, which documents, in which house style."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from beslut import __version__, swedish
from beslut.assets import Assets
from beslut.cache import Cache, fingerprint
from beslut.errors import Problem, UsageError, did_you_mean
from beslut.model import (
    DIALECTS,
    STANDARD,
    Body,
    Case,
    Dialect,
    DocumentKind,
    Party,
    PartyContext,
    Profile,
    Register,
    VerbForms,
)
from beslut.pipeline.choosing import find_party, of_county
from beslut.pipeline.stock import Stock
from beslut.wording import chain, has_memo

if TYPE_CHECKING:
    from beslut.rendering import Templates

_LAST_RESORT = "D3"  # the form that most houses move towards, where nothing else is known


@dataclass(frozen=True)
class Order:
    """What somebody asked for, in their own words, and the one thing the run may not find out for itself: the day.

    `day` is a day asked for (it becomes the documents' date too); `today` is what holds when neither it nor the
    case says. `parties` are names or codes as typed; `county` a county's name or code; empty `documents` means all.
    `step`, `dialect` and `profile` try another than the party's own. `part` is every n:th of the parties, (2, 4) the
    second of four parts. `cache` is a folder for what can be worked out again.
    """

    today: date
    case: str | None = None
    parties: tuple[str, ...] = ()
    county: str | None = None
    everyone: bool = False
    documents: tuple[str, ...] = ()
    day: date | None = None
    step: str | None = None
    dialect: str | None = None
    profile: str | None = None
    part: tuple[int, int] | None = None
    project: Path | None = None
    cache: Path | None = None


class Workroom:
    """Everything loaded for one order: register, case, templates. Loading happens when first asked for, once."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.assets = Assets.of(order.project)
        self.stock = Stock(self.assets, Cache(order.cache))

    @property
    def register(self) -> Register:
        """All known parties."""
        return self.stock.register

    @cached_property
    def templates(self) -> Templates:
        """The templates, compiled as they are used."""
        from beslut.rendering import Templates

        return Templates(self.assets.template_folders(), self.assets.files, self.stock.parser())

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The house styles."""
        return self.stock.profiles

    @property
    def verbs(self) -> Mapping[str, VerbForms]:
        """The lexicon of decision verbs."""
        return self.stock.verbs

    @cached_property
    def case_file(self) -> Path:
        """The file of the case asked for, else the only one or the one marked `standard` in the nearest place."""
        files = {path.stem: path for path in self.assets.case_files()}
        if self.order.case is not None:
            wanted = swedish.folded(self.order.case)
            found = next((path for name, path in files.items() if swedish.folded(name) == wanted), None)
            if found is None:
                hint = did_you_mean(self.order.case, files) or f"ärenden: {', '.join(files)}"
                raise UsageError(Problem("U02", f"ärendet ”{self.order.case}” finns inte", hint=hint))
            return found
        for here in self.assets.cases_by_root():
            standard = here if len(here) == 1 else self.stock.defaults(here)
            if len(standard) == 1:
                return standard[0]
            if here:
                break
        hint = f"ange --arende, till exempel --arende {next(iter(files), 'namn')}"
        raise UsageError(Problem("U02", "det går inte att veta vilket ärende som menas", hint=hint))

    @cached_property
    def case(self) -> Case:
        """The case asked for."""
        return self.load(self.case_file)

    def load(self, path: Path) -> Case:
        """Any case file. Raises DataError with every problem in it."""
        return self.stock.case(path)

    @cached_property
    def sender(self) -> Party:
        """Who sends the case."""
        if self.case.other_sender:
            return self.case.other_sender.as_party()
        sender = self.register.named(self.case.sender or "")
        assert sender is not None, "load_case resolves the sender"
        return sender

    @cached_property
    def parties(self) -> tuple[Party, ...]:
        """The case's parties, municipalities before regions, in Swedish order."""
        rule = self.case.participants
        excepted = {party.code for name in rule.except_for if (party := self.register.named(name))}
        listed = {party.code for name in rule.listed if (party := self.register.named(name))}
        chosen = [
            party
            for party in self.register.parties.values()
            if (
                party.code in listed
                or (party.kind == "kommun" and (rule.every == "kommuner" or party.county_code in rule.counties))
            )
            and party.code not in excepted
        ]
        return tuple(sorted(chosen, key=lambda party: (party.kind, swedish.sort_key(party.name))))

    @cached_property
    def attached(self) -> dict[str, Path]:
        """The enclosures whose files lie in the case's folder, by file name; a link elsewhere does not count."""
        folder = self.case_file.with_suffix("")
        names = [attachment.file for attachment in self.case.attachments if attachment.file]
        found = {name: folder / name for name in names if (folder / name).is_file()}
        return {name: path for name, path in found.items() if not path.is_symlink()}

    def chosen(self) -> tuple[Party, ...]:
        """The parties that the order names, or its part of them. Raises UsageError with the nearest names."""
        named = self._named()
        if self.order.part is None:
            return named
        number, parts = self.order.part
        if number > len(named):
            message = f"del {number} av {parts} är tom: {len(named)} {'part' if len(named) == 1 else 'parter'}"
            raise UsageError(Problem("U22", message, hint="dela i färre delar"))
        return named[number - 1 :: parts]

    def _named(self) -> tuple[Party, ...]:
        if self.order.everyone:
            return self.parties
        found = [self._in_case(name) for name in self.order.parties]
        if self.order.county is not None:
            found += of_county(self.parties, self.order.county)
        if not found:
            choices = ", ".join(party.name for party in self.parties)
            hint = f"--kommun NAMN, --lan LÄN eller --alla. Ärendets parter: {choices}"
            raise UsageError(Problem("U04", "ange vilka kommuner handlingarna ska skrivas för", hint=hint))
        return tuple(dict.fromkeys(found))

    def _in_case(self, typed: str) -> Party:
        party = find_party(self.register, typed, self.parties)
        if party not in self.parties:
            choices = ", ".join(one.name for one in self.parties)
            message = f"{party.name} är inte part i ärendet {self.case.id}"
            raise UsageError(Problem("U05", message, hint=f"parter: {choices}"))
        return party

    def kinds(self) -> tuple[DocumentKind, ...]:
        """The documents that the order names, in the case's order; the whole mailing when it names none.

        With a step, only the documents that exist for each step.
        """
        known = {kind.id: kind for kind in self.case.documents if kind.by_step or not self.order.step}
        wanted = set()
        for typed in self.order.documents:
            forms = {swedish.folded(form): kind.id for kind in known.values() for form in (kind.id, kind.name)}
            if swedish.folded(typed) not in forms:
                hint = did_you_mean(typed, known) or f"handlingar: {', '.join(known)}"
                where = f"för ett steg i ärendet {self.case.id}" if self.order.step else "i ärendet"
                raise UsageError(Problem("U03", f"handlingen ”{typed}” finns inte {where}", hint=hint))
            wanted.add(forms[swedish.folded(typed)])
        if wanted:
            return tuple(kind for kind in known.values() if kind.id in wanted)
        return tuple(kind for kind in known.values() if self.order.step or not kind.on_request)

    def work(self) -> tuple[tuple[Party, DocumentKind], ...]:
        """Every document that the order comes to, party by party. Raises UsageError when there is none."""
        chosen = self.chosen()
        found = tuple((party, kind) for party in chosen for kind in self.kinds_for(party))
        if not found:
            names = ", ".join(party.name for party in chosen)
            known = {kind.id for party in chosen for kind in self.case.documents if self.case.gets(party, kind)}
            hint = f"handlingar som finns där: {', '.join(sorted(known))}"
            raise UsageError(Problem("U20", f"{names} får ingen sådan handling i ärendet {self.case.id}", hint=hint))
        return found

    def kinds_for(self, party: Party) -> tuple[DocumentKind, ...]:
        """Those of the documents that such a party gets."""
        return tuple(kind for kind in self.kinds() if self.case.gets(party, kind) and self._is_prepared(party, kind))

    def _is_prepared(self, party: Party, kind: DocumentKind) -> bool:
        """Whether it exists at the step asked for: a memo goes to a body that prepares, or decides alone."""
        if not self.order.step or kind.layout != "tjänsteskrivelse":
            return True
        return has_memo(self.case, party, self._step(party, kind))

    @cached_property
    def places(self) -> Mapping[str, str]:
        """Each party's name in files, by code: ASCII, and with the code where two would be the same (Habo, Håbo)."""
        slugs = {code: swedish.slug(party.name) for code, party in self.register.parties.items()}
        count = Counter(slugs.values())
        return {code: slug if count[slug] == 1 else f"{slug}-{code}" for code, slug in slugs.items()}

    def file_name(self, context: PartyContext, kind: DocumentKind, format_: str) -> str:
        """`sandviken/tjansteskrivelse-sandviken.docx`: telling, and unique in a case; with the step when asked for."""
        place = self.places[context.party.code]
        step = f"-{swedish.slug(context.step.abbreviation)}" if context.step and self.order.step else ""
        return f"{place}/{swedish.slug(kind.id)}-{place}{step}.{format_}"

    def profile(self, party: Party) -> Profile:
        """The house style asked for, else the party's own, else the standard one."""
        name = self.order.profile or party.profile or STANDARD
        found = {swedish.folded(ident): profile for ident, profile in self.profiles.items()}.get(swedish.folded(name))
        if found is None:
            hint = did_you_mean(name, self.profiles) or f"profiler: {', '.join(self.profiles)}"
            raise UsageError(Problem("U17", f"profilen ”{name}” finns inte", hint=hint))
        return found

    def dialect(self, profile: Profile) -> Dialect:
        """The dialect asked for, else the house's, else the case's own form, else D3."""
        if self.order.dialect is not None:
            found = DIALECTS.get(self.order.dialect.upper())
            if found is None:
                hint = f"välj bland {', '.join(DIALECTS)}"
                raise UsageError(Problem("U18", f"dialekten ”{self.order.dialect}” finns inte", hint=hint))
            return found
        return profile.dialect or DIALECTS[self.case.dialect or _LAST_RESORT]

    @cached_property
    def day(self) -> date:
        """The day asked for, else the case's own, else today."""
        return self.order.day or (date.fromisoformat(self.case.day.value) if self.case.day else self.order.today)

    def origin(self) -> Mapping[str, object]:
        """What this run is made from: program, case, register, house styles and templates, and the day."""
        house = (*self.assets.profile_files(), *self.assets.verb_files())
        return {
            "program": __version__,
            "ärende": self.case.id,
            "dag": self.day.isoformat(),
            "hash": {
                "ärende": fingerprint([self.case_file]),
                "register": fingerprint(self.assets.registers()),
                "skrivsätt": fingerprint(house),
                "mallar": fingerprint(self.assets.template_files()),
            },
        }

    def context(self, party: Party, kind: DocumentKind | None = None) -> PartyContext:
        """The party's place in the case on the order's day, at the step that the order or the document names."""
        profile = self.profile(party)
        return PartyContext(
            case=self.case,
            party=party,
            sender=self.sender,
            parties=self.parties,
            day=self.day,
            issued=self.order.day,
            attached=frozenset(self.attached),
            verbs=self.verbs,
            profile=profile,
            dialect=self.dialect(profile),
            step=self._step(party, kind),
        )

    def _step(self, party: Party, kind: DocumentKind | None) -> Body | None:
        wanted = self.order.step or (kind.step if kind else None)
        if wanted is None or (kind and not kind.by_step):
            return None
        bodies = chain(self.case, party)
        for body in bodies:
            forms = (body.abbreviation, body.name, body.in_text, body.kind.value)
            if swedish.folded(wanted) in map(swedish.folded, forms):
                return body
        steps = ", ".join(f"{body.abbreviation} ({body.name})" for body in bodies)
        message = f"{party.name} har inget steg ”{wanted}” i kedjan"
        raise UsageError(Problem("U19", message, hint=f"steg: {steps}; lägg till under per_part, kedja, om fler finns"))
