# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Filled-in files into the case: what each answers is held against what is known, and what is new is written.

Nothing is written when something is wrong: two answers to one thing, a file of another case, a case that could not be
loaded with the answers in it. `beslut fill` is this, told.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Literal

from beslut.assets import CASES
from beslut.errors import BeslutError, DataError, Problem
from beslut.loading.columns import STATE
from beslut.loading.party_cells import says_none
from beslut.model import DocumentKind, EarlierState, Party
from beslut.output.single import put_single
from beslut.project import LoadedCase, Project
from beslut.reading.organs import whole_body
from beslut.runs.answers import Answer, FilledIn, answers_in, no_day, two_answers
from beslut.runs.filled_case import Target, contents
from beslut.runs.given_files import content_at
from beslut.runs.known import assumed_value, is_said, known_value, no_decision
from beslut.swedish import day_in, folded
from beslut.wording import chain, earlier_keys, fact_name

Became = Literal["ny", "lika", "säger emot", "ersatt"]


@dataclass(frozen=True)
class Outcome:
    """One fact that was answered: what became of it, what the case said before, and where the answer stands."""

    key: str
    party: str
    value: str
    became: Became
    place: str
    before: str
    name: str
    """What people call the fact."""


@dataclass
class Filling:
    """What a run of filled-in files came to; `written` are the files that were changed, or would have been."""

    case: str = ""
    outcomes: list[Outcome] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)


@dataclass(frozen=True)
class How:
    """How answers are taken: on which day, from whom, whether over what is there, and whether at all."""

    day: date
    role: str = ""
    replacing: bool = False
    dry: bool = False


def fill(paths: Sequence[Path], case: str | None, project: Project, how: How) -> Filling:
    """Read the files, and write what is new into the case that they are about.

    Raises UsageError for a file that is not there, DataError for one that cannot be read or a case that cannot be
    loaded. Everything else that is wrong is told in `problems`, and then nothing has been written.
    """
    raw = [(path.name, content_at(path)) for path in paths]
    loaded = project.case(case or case_told(raw, project))
    return take(answers_of(raw, loaded, project), loaded, project, how)


def answers_of(raw: Sequence[tuple[str, bytes]], loaded: LoadedCase, project: Project) -> list[FilledIn]:
    """What each file answers, by its name and content. Raises DataError for one that cannot be read."""
    keys = keys_of(loaded, project)
    return [answers_in(content, name, keys, loaded.register) for name, content in raw]


def take(found: Sequence[FilledIn], loaded: LoadedCase, project: Project, how: How) -> Filling:
    """Write the answers that are new into the case; when something is wrong, nothing."""
    out = Filling(loaded.case.id)
    for one in found:
        out.notes += one.notes
        out.problems += one.problems
        if one.case and one.case != loaded.case.id:
            hint = f"läs den för sig: --arende {one.case}"
            message = f"{one.file} är ifylld för ärendet {one.case}, inte {loaded.case.id}"
            out.problems.append(Problem("K06", message, hint=hint))
    targets = _targets(found, loaded, project, out, how)
    if not out.problems and targets:
        _write(targets, loaded, project, out, how)
    return out


def keys_of(loaded: LoadedCase, project: Project) -> Mapping[str, str]:
    """Every fact that can be answered, by its key, with what people call it."""
    case = loaded.case
    keys = [f"uppgifter.{ident}" for ident in case.every_fact]
    keys += earlier_keys(case)
    steps = dict.fromkeys(body.abbreviation for party in loaded.parties for body in chain(case, party))
    keys += [f"steg.{step}.{ident}" for step in steps for ident in ("paragraf", "sammanträdesdatum")]
    keys += ["beslutande_organ", "deltagande.organ"]
    return {key: fact_name(key, case.earlier) for key in keys}


def case_told(raw: Sequence[tuple[str, bytes]], project: Project) -> str | None:
    """The case that the first file names; none when no file does, and then the usual one is meant."""
    for name, content in raw:
        told = answers_in(content, name, {}, project.register).case
        if told in project.case_files:
            return told
    return None


def _targets(found: Sequence[FilledIn], loaded: LoadedCase, project: Project, out: Filling, how: How) -> list[Target]:
    """What is to be written: one answer for each fact, where the case has none, or another that may be replaced."""
    kinds = {kind.id: kind for kind in loaded.case.documents}
    by_fact: dict[tuple[str, str], list[Answer]] = {}
    for answer in (one for filled in found for one in filled.answers):
        whose = "" if _is_common(loaded, answer, kinds) else answer.party
        answer = _plain(answer)
        by_fact.setdefault((answer.key, whose), []).append(answer)
    targets = []
    for (key, name), answers in by_fact.items():
        party = loaded.register.named(name) if name else None
        if name and (party is None or party not in loaded.parties):
            message = f"{answers[0].place}: {name} är ingen part i ärendet {loaded.case.id}"
            out.problems.append(Problem("K06", message, hint="kontrollera vilket ärende filen hör till"))
            continue
        values = dict.fromkeys(one.value for one in answers)
        if _is_day(key) and not all(map(day_in, values)):
            out.problems += [no_day(one) for one in answers if not day_in(one.value)]
            continue
        if len(values) > 1:
            out.problems.append(two_answers(fact_name(key, loaded.case.earlier), name, answers))
            continue
        target = _judged(Target(key, party, answers[0].value, _source(answers[0], how)), answers[0], loaded, out, how)
        if target:
            targets.append(target)
    return targets


def _plain(answer: Answer) -> Answer:
    """The answer as the case has it: a section without its sign, which each house writes in its way, a day as a date,
    and the organ of an earlier decision as in running text (Word begins with a capital), or, when it is *inget*, as
    what is known of the whole decision."""
    key, value = answer.key, answer.value
    if key.endswith(".paragraf"):
        return replace(answer, value=value.removeprefix("§").strip())
    if key.startswith("tidigare_beslut.") and key.endswith(".organ"):
        if says_none(value):
            return replace(answer, key=f"{key.removesuffix('organ')}{STATE}", value=EarlierState.NONE.value)
        return replace(answer, value=whole_body(value) or value)
    day = day_in(value) if _is_day(key) else None
    return replace(answer, value=day.isoformat()) if day else answer


def _is_day(key: str) -> bool:
    return key.endswith("datum") and not key.startswith("uppgifter.")


def _is_common(loaded: LoadedCase, answer: Answer, kinds: Mapping[str, DocumentKind]) -> bool:
    """Whether an answer in a document is the case's own: a list says itself whose it is."""
    kind = kinds.get(answer.document)
    sent = kind is not None and kind.issuer == "avsändaren"
    return bool(answer.document) and answer.key.removeprefix("uppgifter.") in loaded.case.common_facts(sent=sent)


def _source(answer: Answer, how: How) -> str:
    return f"ifyllt i {answer.file}{f' av {how.role}' if how.role else ''}, {how.day}"


def _judged(target: Target, answer: Answer, loaded: LoadedCase, out: Filling, how: How) -> Target | None:
    """The target when it is to be written; what becomes of it is told in any case."""
    before = known_value(loaded.case, target.party, target.key) or no_decision(loaded.case, target.party, target.key)
    became: Became = "ny"
    assumed = assumed_value(loaded.case, target.party, target.key)
    if any(one and is_said(folded(one), folded(target.value)) for one in (before, assumed)):
        became = "lika"
    elif before:
        became = "ersatt" if how.replacing else "säger emot"
    whose = target.party.name if target.party else ""
    name = fact_name(target.key, loaded.case.earlier)
    out.outcomes.append(Outcome(target.key, whose, target.value, became, answer.place, before, name))
    return target if became in ("ny", "ersatt") else None


def _write(targets: list[Target], loaded: LoadedCase, project: Project, out: Filling, how: How) -> None:
    root = project.assets.roots[0]
    if len(project.assets.roots) < 2 or not loaded.file.is_relative_to(root):
        hint = f"gör en egen mapp, och kopiera ärendefilen till dess {CASES.as_posix()}; läs sedan med --projekt MAPP"
        out.problems.append(
            Problem("K08", f"ärendet {loaded.case.id} följer med programmet och skrivs inte i", hint=hint)
        )
        return
    try:
        new = contents(loaded, project, targets, replacing=how.replacing)
        hold(new, loaded, project, targets)
    except BeslutError as error:
        out.problems += error.problems
        return
    if not how.dry:
        for path, content in new.items():
            put_single(path, content)
    out.written = list(new)


def hold(new: Mapping[Path, bytes], loaded: LoadedCase, project: Project, targets: Sequence[Target]) -> None:
    """Raise DataError unless the case, with the new files, can be loaded and says every answer."""
    root = project.assets.roots[0]
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "projekt"
        for name in ("data", "templates"):
            if (root / name).is_dir():
                shutil.copytree(root / name, copy / name, symlinks=True, ignore=shutil.ignore_patterns("*.pdf"))
        for path, content in new.items():
            (copy / path.relative_to(root)).write_bytes(content)
        speed = replace(project.speed, cache=project.speed.cache.only_recalling())
        try:
            after = Project.at(copy, speed).load(copy / loaded.file.relative_to(root))
        except DataError as error:
            hint = "rätta svaret i den ifyllda filen; inget är skrivet"
            said = [Problem("K07", f"svaren går inte att använda: {one.message}", hint=hint) for one in error.problems]
            raise DataError(said) from None
        for one in targets:
            party = _same(after, one.party)
            if not is_said(known_value(after.case, party, one.key), one.value):
                message = (
                    f"svaret på {fact_name(one.key, loaded.case.earlier)} går inte att skriva in så att det gäller"
                )
                raise DataError(Problem("K07", message, hint="skriv in det själv; inget är skrivet"))


def _same(after: LoadedCase, party: Party | None) -> Party | None:
    return next((one for one in after.parties if party and one.code == party.code), None)
