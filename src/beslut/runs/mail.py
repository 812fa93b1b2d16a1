# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The documents in the post: for each party an unsent mail and a zip, and a list of all. Nothing is sent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from beslut.blocks import Heading, Text, plain
from beslut.errors import BeslutError, Finding
from beslut.followup.standing import CHANGED_DECISION, DECIDED, REFUSED
from beslut.model import RECIPIENT, Party, PartyContext
from beslut.output import Folder, Outcome, Saved
from beslut.output.preview import Preview
from beslut.planning import PartyTask, Plan
from beslut.project import Project
from beslut.rendering import Templates, template_context
from beslut.runs.by_office import prepared
from beslut.runs.make import templates_of
from beslut.runs.prepare import PreparedFile
from beslut.runs.results import Failed, Written
from beslut.runs.status import status
from beslut.wording import slots
from beslut.writers.eml import addresses, unsent
from beslut.writers.package import package
from beslut.writers.txt import body_text

MAX_MAIL = 20_000_000
"""Bytes of a mail that many mailboxes take; a larger one is told."""
LIST = "utskick.csv"
_FOLDER, _REMINDER = "-utskick", "-paminnelse"
_HEAD = ("part", "kod", "mottagare", "ämne", "mejl", "zip", "filer", "luckor")


@dataclass(frozen=True)
class Mail:
    """One party's mail: to whom ("" where unknown), its files by name, how many gaps they have, what was written.

    `refused` is what was told as the recipient and is no address. `edited` are written documents that somebody has
    changed: the mail has them as the case makes them.
    """

    party: Party
    recipient: str
    refused: str
    subject: str
    name: str
    files: tuple[str, ...]
    gaps: int
    size: int
    saved: Saved | None = None
    edited: tuple[Path, ...] = ()


@dataclass
class _Bundle:
    """What one party gets, as it is made."""

    task: PartyTask
    files: dict[str, bytes] = field(default_factory=dict)
    gaps: int = 0
    edited: list[Path] = field(default_factory=list)


def undecided(plan: Plan, project: Project, root: Path) -> Plan:
    """The plan for those of its parties that have not decided, by what is recorded below the root."""
    done = (DECIDED, CHANGED_DECISION, REFUSED)
    decided = {one.party.code for one in status(plan.order, project, root).parties if one.state in done}
    return replace(plan, parties=tuple(one for one in plan.parties if one.party.code not in decided))


def no_longer_needed(plan: Plan, left: Plan, folder: Path) -> tuple[Path, ...]:
    """Reminders from before to parties of the plan that are not among those who are `left` to remind."""
    where = folder / f"{plan.folder}{_REMINDER}"
    done = [one.party.code for one in plan.parties if one not in left.parties]
    return tuple(path for code in done if (path := where / f"{plan.folders[code]}.eml").is_file())


def mail(plan: Plan, project: Project, folder: Path, *, reminder: bool = False) -> Iterator[Mail | Failed | Finding]:
    """Write each party's mail and zip, and the list of them all.

    A party whose documents have an error, or could not be made, is left out and yielded with what is wrong. Nothing is
    written for nobody.
    """
    if not plan.parties:
        return
    where = folder / f"{plan.folder}{_REMINDER if reminder else _FOLDER}"
    templates = templates_of(project)
    template = _template(plan, project, "paminnelse.md" if reminder else "utskick.md")
    made: list[Mail] = []
    with Folder(where) as saver:
        for found in _bundles(plan, project, Preview(folder / plan.folder)):
            if not isinstance(found, _Bundle):
                yield found
                continue
            try:
                one = _saved(_mail_of(found, templates, template), found, saver)
            except BeslutError as error:
                yield Failed(found.task.party, error)
                continue
            made.append(one)
            yield one
        saver.save(LIST, _listed(made))


def _template(plan: Plan, project: Project, name: str) -> str:
    """The case's own template of that name, else the one that serves every case."""
    own = f"{plan.loaded.case.id}/{name}"
    has = any(project.assets.files.has(folder / own) for folder in project.assets.template_folders())
    return own if has else f"standard/{name}"


def _bundles(plan: Plan, project: Project, written: Preview) -> Iterator[_Bundle | Failed | Finding]:
    """What each party gets, in order, once all of it is made; errors as they are found."""
    wrong: set[str] = set()
    bundles = {one.party.code: _Bundle(one) for one in plan.parties}
    last = ""
    for one in prepared(plan, project):
        result = one.result
        if isinstance(result, Finding):
            wrong.add(result.party)
            yield result
        elif isinstance(result, Failed):
            wrong.add(result.party.name)
            yield result
        elif isinstance(result, Written):
            if last and result.party.code != last:
                yield from _whole(bundles.pop(last), wrong)
            last = result.party.code
            _take(bundles[last], one, result, written)
    if last:
        yield from _whole(bundles.pop(last), wrong)


def _whole(bundle: _Bundle, wrong: set[str]) -> Iterator[_Bundle]:
    if bundle.task.party.name not in wrong:
        yield bundle


def _take(bundle: _Bundle, one: PreparedFile, result: Written, written: Preview) -> None:
    content = one.content or b""
    bundle.files[PurePosixPath(result.name).name] = content
    found = written.save(result.name, content)
    if found.outcome in (Outcome.KEPT, Outcome.OWN):
        bundle.edited.append(found.path)
    bundle.gaps += len(result.gaps)


def _mail_of(bundle: _Bundle, templates: Templates, template: str) -> tuple[str, str, str]:
    """To whom, the subject and the text."""
    context = bundle.task.context
    blocks = templates.blocks(template, template_context(context))
    heading = next((one for one in blocks if isinstance(one, Heading)), None)
    subject = plain(heading.content) if heading else context.case.title
    return _recipient(context), subject, body_text(one for one in blocks if one is not heading)


def _recipient(context: PartyContext) -> str:
    """What the case says, else the register's address of the registrator; empty where nobody has told."""
    told = slots(context).get(RECIPIENT)
    phrase = (Text(told),) if isinstance(told, str) else told if isinstance(told, tuple) else ()
    if phrase and all(isinstance(part, Text) for part in phrase):
        return plain(phrase)
    contact = context.party.contact
    return contact.registrar_on(context.day) if contact else ""


def _saved(told: tuple[str, str, str], bundle: _Bundle, saver: Folder) -> Mail:
    recipient, subject, text = told
    files = dict(sorted(bundle.files.items()))
    stem = PurePosixPath(bundle.task.documents[0].files[next(iter(bundle.task.documents[0].files))]).parts[0]
    usable = ", ".join(map(str, addresses(recipient)))
    content = unsent(recipient, subject, text, files)
    saved = saver.save(f"{stem}.eml", content)
    saver.save(f"{stem}.zip", package((name, one, False) for name, one in files.items()))
    to = usable, "" if usable else recipient
    return Mail(
        bundle.task.party,
        *to,
        subject,
        f"{stem}.eml",
        tuple(files),
        bundle.gaps,
        len(content),
        saved,
        tuple(bundle.edited),
    )


def _listed(mails: Sequence[Mail]) -> bytes:
    """All mails as a table for a mail merge of one's own, as Excel opens it: semicolons, UTF-8 with its mark."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(_HEAD)
    for one in mails:
        zip_name = f"{one.name.removesuffix('.eml')}.zip"
        cells = (one.party.name, one.party.code, one.recipient, one.subject, one.name, zip_name, ", ".join(one.files))
        writer.writerow([*(_as_text(cell) for cell in cells), one.gaps])
    return out.getvalue().encode("utf-8-sig")


def _as_text(cell: str) -> str:
    """A cell that no program takes for a formula."""
    return f"'{cell}" if cell[:1] in tuple("=+-@") else cell
