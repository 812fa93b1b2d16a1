# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that a shell can put in for an option: each list by the name that the option's declaration has.

Every list takes the line so far, so that the parties are those of the case that it names.
"""

from __future__ import annotations

from importlib import import_module

from beslut.cli.commands import COMMANDS
from beslut.cli.declaration import CommandLine
from beslut.cli.initiating import SERVICES
from beslut.cli.listing import LISTS
from beslut.cli.reports import FORMS
from beslut.cli.schema import PRINTED
from beslut.cli.showing import ALL
from beslut.cli.words import order, project_of
from beslut.followup.comparison import WHOLES
from beslut.loading.schema import SCHEMAS
from beslut.model import DIALECTS
from beslut.project import LoadedCase, Project
from beslut.wording import chain
from beslut.writers import FORMATS


def _project(line: CommandLine) -> Project:
    return project_of(order(line))


def _case(line: CommandLine) -> LoadedCase:
    return _project(line).case(line.filled().get("case"))


def parties(line: CommandLine) -> list[str]:
    """The parties of the case."""
    return [party.name for party in _case(line).parties]


def counties(line: CommandLine) -> list[str]:
    """The counties where the case has parties."""
    return sorted({party.county.removesuffix(" län") for party in _case(line).parties if party.county})


def cases(line: CommandLine) -> list[str]:
    """The cases."""
    return list(_project(line).case_files)


def documents(line: CommandLine) -> list[str]:
    """The documents of the case."""
    return [kind.id for kind in _case(line).case.documents]


def steps(line: CommandLine) -> list[str]:
    """The steps of the parties' chains, by abbreviation."""
    found = _case(line)
    return list(dict.fromkeys(body.abbreviation for party in found.parties for body in chain(found.case, party)))


def profiles(line: CommandLine) -> list[str]:
    """The house styles."""
    return list(_project(line).profiles)


def dialects(line: CommandLine) -> list[str]:
    """The dialects."""
    return list(DIALECTS)


def dialects_and_all(line: CommandLine) -> list[str]:
    """The dialects, and the word for each of them in turn."""
    return [*DIALECTS, ALL]


def formats(line: CommandLine) -> list[str]:
    """The formats of files."""
    return list(FORMATS)


def rules(line: CommandLine) -> list[str]:
    """The codes of the check's rules."""
    return sorted(import_module("beslut.checking").RULES)


def forms(line: CommandLine) -> list[str]:
    """The forms of the check's report."""
    return list(FORMS)


def services(line: CommandLine) -> list[str]:
    """The services that a workflow can be made for."""
    return list(SERVICES)


def lists(line: CommandLine) -> list[str]:
    """What can be listed."""
    return list(LISTS)


def schemas(line: CommandLine) -> list[str]:
    """The kinds of files that have a schema."""
    return [*SCHEMAS, *PRINTED]


def outcomes(line: CommandLine) -> list[str]:
    """What a matter can come to."""
    return list(WHOLES)


def commands(line: CommandLine) -> list[str]:
    """The commands."""
    return [command.name for command in COMMANDS]
