# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Where an order's data lies, and all that is loaded from it: each thing once, and never changed."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from beslut import swedish
from beslut.assets import FOLLOW_UPS, Assets
from beslut.errors import DataError, Place, Problem, UsageError, did_you_mean, reason
from beslut.loading.places import CasePlaces
from beslut.model import AnyPoint, Case, Language, Party, Profile, Register, VerbForms, parties_of, register_of
from beslut.points import KINDS
from beslut.speed import SLOW, Speed
from beslut.speed.cache import named
from beslut.speed.later import later
from beslut.speed.plain import Form
from beslut.speed.values import dataclass
from beslut.writers.papers import BASE, LETTERHEADS, letterhead

if TYPE_CHECKING:
    from beslut.loading.case import is_default, load_case
    from beslut.loading.follow_up import with_recorded
    from beslut.loading.language import load_language
    from beslut.loading.profiles import load_profiles
    from beslut.loading.register import load_register
    from beslut.loading.verbs import load_verbs
    from beslut.paper.sound import paper_package
else:  # most runs find everything where an earlier one left it
    is_default = later("beslut.loading.case", "is_default")
    load_case = later("beslut.loading.case", "load_case")
    with_recorded = later("beslut.loading.follow_up", "with_recorded")
    load_language = later("beslut.loading.language", "load_language")
    load_profiles = later("beslut.loading.profiles", "load_profiles")
    load_register = later("beslut.loading.register", "load_register")
    load_verbs = later("beslut.loading.verbs", "load_verbs")
    paper_package = later("beslut.paper.sound", "paper_package")

_T = TypeVar("_T")
Seen = Mapping[tuple[str, str], str]
"""What was looked at, and what was seen: `SourceFiles.noted`."""

_Shared = tuple[Register, Mapping[str, Profile], Mapping[str, VerbForms]]
PAPERS = (".docx", ".dotx")
_KEPT = "1"
"""The key of what is kept: everything else that it depends on is what was seen."""


@dataclass(frozen=True)
class LoadedCase:
    """A case with the parties it goes to, and the enclosures that lie in its folder, by file name.

    `register` holds all known parties as the case sees them, with those and the organs that only it knows. `notes` are
    what somebody should know of its table, and need not mend.
    """

    file: Path
    case: Case
    register: Register
    sender: Party
    parties: tuple[Party, ...]
    enclosures: Mapping[str, Path]
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Project:
    """Register, house styles, verbs and cases, the user's own before those that ship.

    Each is loaded when it is first asked for, once. `assets.files` knows every file that was looked at on the way, so
    what was read is what an order's key is made from. Properties raise DataError with every problem of a file.
    """

    assets: Assets
    speed: Speed = field(default=SLOW, compare=False)
    _loaded: dict[Path, LoadedCase] = field(default_factory=dict, compare=False, repr=False)
    _papers: dict[Path, bytes] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def at(cls, folder: Path | None = None, speed: Speed = SLOW) -> Project:
        """The project in that folder before what ships, or what ships alone."""
        return cls(Assets.of(folder), speed)

    @property
    def register(self) -> Register:
        """All known parties."""
        return self._shared[0]

    @property
    def profiles(self) -> Mapping[str, Profile]:
        """The house styles by id."""
        return self._shared[1]

    @property
    def verbs(self) -> Mapping[str, VerbForms]:
        """The lexicon of decision verbs, by infinitive."""
        return self._shared[2]

    @cached_property
    def language(self) -> Language:
        """The words that the check looks for."""
        return self._recalled(
            f"sprak-{named(*self.assets.roots)}", Form(tuple[Seen, Language]), lambda: load_language(self.assets)
        )

    @cached_property
    def case_files(self) -> Mapping[str, Path]:
        """Every case file by its name, the nearest of two with the same name."""
        return {path.stem: path for path in self.assets.case_files()}

    def case(self, name: str | None = None) -> LoadedCase:
        """The case of that name; without a name the only one, or the one marked `standard`, in the nearest place.

        Raises UsageError when there is none such, or no telling which, and DataError with every problem in it.
        """
        return self.load(self.case_file(name))

    def load(self, path: Path) -> LoadedCase:
        """A case file, with its parties in order. Raises DataError."""
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def _load(self, path: Path) -> LoadedCase:
        self._refuse_alike(path)
        case, notes = self._recalled(
            f"arende-{named(path)}",
            Form(tuple[Seen, tuple[Case, tuple[Problem, ...]]], variants={AnyPoint: KINDS}),
            lambda: load_case(path, self.assets, self.register, self.verbs, self.profiles),
        )
        register = register_of(case, self.register)
        parties = parties_of(case, register)
        if self.assets.files.has(self.assets.roots[0] / FOLLOW_UPS):
            case, gainsaid = with_recorded(case, parties, self.assets, CasePlaces(path, self.assets, case, register))
            notes += gainsaid
        sender, enclosures = _sender(case, register), self._enclosures(case, path)
        return LoadedCase(path, case, register, sender, parties, enclosures, notes)

    @cached_property
    def _shared(self) -> _Shared:
        """What all cases share; projects without files of their own share what is kept of it."""
        assets = self.assets
        files = (*assets.registers(), *assets.profile_files(), *assets.verb_files())
        return self._recalled(f"hus-{named(*files)}", Form(tuple[Seen, _Shared]), lambda: _load_shared(assets))

    def _recalled(self, name: str, form: Form[tuple[Seen, _T]], load: Callable[[], _T]) -> _T:
        """What an earlier run loaded, when everything it looked at looks the same now; else what is loaded now."""
        known = self.speed.cache.recall(name, _KEPT, form)
        if known and self.assets.files.sees_again(known[0]):
            return known[1]
        with self.assets.files.noting() as seen:
            loaded = load()
        self.speed.cache.keep(name, _KEPT, (seen, loaded), form)
        return loaded

    def paper(self, name: str) -> bytes:
        """The base package of a profile's `brevpapper`: a letterhead that ships, or a Word file in a folder `data`.

        Empty where the profile has none. Raises DataError with code P20.
        """
        if not name:
            return b""
        if name in LETTERHEADS:
            return letterhead(name)
        places = [path for root in self.assets.roots if (path := root / "data" / name).suffix.lower() in PAPERS]
        found = next((path for path in places if self.assets.files.has(path)), None)
        if found is None:
            hint = f"lägg Wordfilen i mappen data, eller välj {' eller '.join(LETTERHEADS)}"
            raise DataError(Problem("P20", f"brevpapperet ”{name}” finns inte", hint=hint))
        return self.paper_in(found)

    def paper_in(self, path: Path) -> bytes:
        """The base package of a house's Word file, prepared once for each content. Raises DataError."""
        if path not in self._papers:
            shown = self.assets.shown(path)
            try:
                raw = self.assets.files.content(path)
            except OSError as error:
                message = f"brevpapperet går inte att läsa: {reason(error)}"
                raise DataError(Problem("Y01", message, Place(shown, 1, 1))) from None
            key, form = hashlib.sha256(raw + BASE.read_bytes()).hexdigest(), Form[bytes](bytes)
            made = self.speed.cache.recall(f"papper-{key[:16]}", key, form)
            if made is None:
                made = paper_package(raw, shown, BASE.read_bytes())
                self.speed.cache.keep(f"papper-{key[:16]}", key, made, form)
            self._papers[path] = made
        return self._papers[path]

    def case_file(self, name: str | None) -> Path:
        """The file of the case of that name, chosen as `case` does. Raises UsageError."""
        files = self.case_files
        if name is not None:
            wanted = swedish.folded(name)
            found = next((path for known, path in files.items() if swedish.folded(known) == wanted), None)
            if found is None:
                hint = did_you_mean(name, files) or f"ärenden: {', '.join(files)}"
                raise UsageError(Problem("U02", f"ärendet ”{name}” finns inte", hint=hint))
            return found
        for here in self.assets.cases_by_root():
            if len(here) == 1:
                return here[0]
            standard = [path for path in here if self._is_default(path)]
            if len(standard) == 1:
                return standard[0]
            break
        hint = f"ange --arende, till exempel --arende {next(iter(files), 'namn')}"
        raise UsageError(Problem("U02", "det går inte att veta vilket ärende som menas", hint=hint))

    def _is_default(self, path: Path) -> bool:
        return self._recalled(f"standard-{named(path)}", Form(tuple[Seen, bool]), lambda: is_default(path, self.assets))

    def _refuse_alike(self, path: Path) -> None:
        """Two cases whose documents would lie in one folder would write over each other."""
        if not swedish.has_slug(path.stem):
            message = f"ärendefilens namn ”{path.stem}” går inte att göra ett mappnamn av"
            hint = "döp om filen med bokstäverna a–ö, till exempel mitt-arende.yaml"
            raise DataError(Problem("M05", message, Place(self.assets.shown(path), 1, 1), hint))
        folder = swedish.slug(path.stem)
        for other in self.case_files.values():
            alike = swedish.has_slug(other.stem) and swedish.slug(other.stem) == folder
            if other != path and other.name != path.name and alike:
                place = Place(self.assets.shown(path), 1, 1)
                message = f"ärendena {path.stem} och {other.stem} skulle skrivas i samma mapp, {folder}"
                raise DataError(Problem("M07", message, place, "ge den ena filen, och id i den, ett annat namn"))

    def _enclosures(self, case: Case, path: Path) -> Mapping[str, Path]:
        """Only files that lie there; what is no plain file is told when it is to be copied."""
        folder = path.with_suffix("")
        names = [attachment.file for attachment in case.attachments if attachment.file]
        return {name: folder / name for name in names if self.assets.files.has(folder / name)}


def _load_shared(assets: Assets) -> _Shared:
    profiles = load_profiles(assets)
    return load_register(assets, profiles), profiles, load_verbs(assets)


def _sender(case: Case, register: Register) -> Party:
    """Who sends; one that is told of as a party too is that party, and gets no letter from itself."""
    other = case.other_sender.as_party() if case.other_sender else None
    sender = register.named(case.sender_name) or other
    if sender is None:  # the case was recalled, and since then the register it was read with is gone
        raise DataError(Problem("M06", f"parten ”{case.sender}” finns inte i registret", hint="kör kommandot igen"))
    return sender
