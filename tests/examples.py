# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A rule's example put into the case tests/regler/projekt, which no rule has anything to say about."""

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path

from beslut.checking import Finding, findings, from_problems
from beslut.checking.registry import ExampleKind
from beslut.planning import Order
from planned import Planned

CLEAN = Path(__file__).parent / "regler" / "projekt"
CASE = Path("data", "arenden", "exempel.yaml")
TEMPLATE = Path("templates", "exempel", "tjansteskrivelse.md")
_PLACE = tempfile.TemporaryDirectory(prefix="beslut-exempel-")
_RUNNING_TEXT = "Strategin har arbetats fram gemensamt."
_DECISION = "{{ beslut.föreslås }}"


def with_keys(case: str, keys: str) -> str:
    """The case with these keys of the outermost level in place of its own, or added."""
    for block in re.split(r"^(?=\S)", keys, flags=re.MULTILINE):
        if block:
            name = block.split(":", 1)[0]
            block = block.rstrip("\n") + "\n"
            old = re.search(rf"^{re.escape(name)}:.*\n(?:[ ]+.*\n)*", case, re.MULTILINE)
            case = case.replace(old.group(), block) if old else case + block
    return case


def as_decision(text: str) -> str:
    """Lines of a lead-in and points as a decision in a template."""
    lines = text.split("\n")
    points = [re.sub(r"^(?:-|\d+\.) ", "- ", line) for line in lines if re.match(r"(?:-|\d+\.) ", line)]
    lead = [line for line in lines if not re.match(r"(?:-|\d+\.) ", line)]
    kind = "numrerat" if re.search(r"^1\. ", text, re.MULTILINE) else "onumrerat"
    return "\n".join([f"::: beslut {kind}", *(f"{line}\n" for line in lead), *points, ":::"])


def with_section(template: str, section: str) -> str:
    """The template with this section in place of its own of that name, or last; a `# heading` replaces the title."""
    if section.startswith("# "):
        return re.sub(r"^# .*$", section, template, count=1, flags=re.MULTILINE)
    named = re.search(r"\{\.([\wåäö-]+)\}", section)
    assert named, "a section of an example is named"
    old = re.search(rf"^## .*\{{\.{named.group(1)}\}}\n(?:(?!## ).*\n)*", template, re.MULTILINE)
    return template.replace(old.group(), f"{section}\n\n") if old else f"{template}\n{section}\n"


def project_with(kind: ExampleKind, example: str) -> Path:
    """A copy of the clean project with the example in it.

    It lies in one place, and replaces the one before it: what no example changes, as the register, is loaded once.
    """
    root = Path(_PLACE.name) / "projekt"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(CLEAN, root)
    case, template = (root / CASE).read_text("utf-8"), (root / TEMPLATE).read_text("utf-8")
    if kind == "ärende":
        changed = with_keys(case, example), template
    elif kind == "beslut":
        changed = case, template.replace(_DECISION, as_decision(example))
    elif kind == "text":
        changed = case, template.replace(_RUNNING_TEXT, example)
    else:
        changed = case, with_section(template, example)
    (root / CASE).write_text(changed[0], "utf-8")
    (root / TEMPLATE).write_text(changed[1], "utf-8")
    return root


def found_in(root: Path, profile: str = "") -> tuple[Finding, ...]:
    """Everything that the check says of a project's case."""
    order = Order(today=date(2026, 3, 2), everyone=True, project=root, profile=profile or None)
    check_input, broken = Planned(order).made()
    refused = [one for each in broken for one in from_problems(each.error.problems, each.party.name, each.kind.name)]
    return (*refused, *findings(check_input))
