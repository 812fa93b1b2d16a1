# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A project of beslut from the rivals' own records, so that both write the same document.

    python tools/rivaler.py projekt DATA.json FOLDER [--handlingar 3]
    python tools/rivaler.py platt DATA.json OUT FLAT [--orört]

`projekt` makes the project: a register of invented municipalities, a case, the table with each party's facts, and the
template. Every value goes the ordinary way of the product: names by the register, all else as facts of the table, with
their sources. `platt` copies what `beslut generate` wrote to FLAT/<id>.docx, which is what the rivals' verify.py reads.
"""

from __future__ import annotations

import argparse
import csv
import io
import json
import runpy
import shutil
import sys
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

CASE = "underskrifter"
_NAMES_FROM = 5000  # real municipality codes end at 2584
_MOST_COMMITTEES, _MOST_CLAUSES = 4, 3
_NONE = "inget"

Record = Mapping[str, Any]

_REGISTER_HEAD = """\
# PÅHITTADE kommuner, gjorda av rivalernas poster.
regioner:
  - {länskod: "99", län: Påhittade län, namn: Region Påhittad, genitiv: Region Påhittads}
kommuner:
"""

_CASE = """\
# PÅHITTAT ärende: rivalernas handling. Allt som skiljer kommunerna åt står i tabellen.
id: underskrifter
standard: true
titel: Riktlinjer för elektroniska underskrifter
ärendemening: Riktlinjer för elektroniska underskrifter
dag: {värde: "2026-03-12", status: belagd, källa: påhittat}
annan_avsändare: {namn: Riktlinjegruppen, genitiv: Riktlinjegruppens, status: belagd, källa: påhittat}
parter: {tabell: parter.csv}
beslutande_organ: {status: valt, slag: fullmäktige, källa: påhittat}
beslut:
  - {id: anta, slag: beslut, verb: anta, objekt: riktlinjerna för elektroniska underskrifter}
villkor: {läge: inget, skäl: påhittat}
utan_version:
  anta: {skäl: påhittat}
undantag:
  - {regel: R35, gäller: <och>, skäl: ett av rivalernas områden heter så}
uppgifter:
"""

_TEMPLATE = """\
# Tjänsteskrivelse: Riktlinjer för elektroniska underskrifter i {{ part.officiellt }}

| Kommun | {{ part.officiellt }} |
| --- | --- |
| Diarienummer | {{ uppgifter.partens_diarienummer }} |
| Beslutsinstans | {{ uppgifter.instans | versal }} |
| Berörda nämnder | {{ uppgifter.nämndlista }} |
| Handläggare | {{ uppgifter.handläggare }} |
| Beslutsdatum | {{ uppgifter.datum }} |

## Förslag till beslut

{{ uppgifter.instans | versal }} i {{ part.officiellt }} föreslås besluta följande.

1. {{ uppgifter.att1 }}
{% if uppgifter.att2 != uppgifter.inget %}
1. {{ uppgifter.att2 }}
{% endif %}
{% if uppgifter.att3 != uppgifter.inget %}
1. {{ uppgifter.att3 }}
{% endif %}
{% if uppgifter.tidigare != uppgifter.inget %}
1. att upphäva {{ uppgifter.instansens }} beslut av den {{ uppgifter.tidigare }} om riktlinjer för underskrifter.
{% endif %}

"""


_FACTS = {
    "dnr": "partens_diarienummer", "datum": "datum", "instans": "instans", "instans_genitiv": "instansens",
    "instans_obest": "instans", "namnder_text": "nämndlista", "handlaggare": "handläggare", "tidigare": "tidigare",
    "kostnad": "kostnad", "besparing": "besparing", "ar": "år", "epost": "epost", "adress": "adress",
}  # fmt: skip
"""The rivals' fields and the facts that hold them here. Capital letters are made by the template."""

_PLACES = {"kommun": "part.namn", "kommun_full": "part.officiellt", "instans_stor": "uppgifter.instans | versal"}
_OF_COMMITTEE = {"n.stor": "nämnd{} | versal", "n.senast": "nämnd{}_senast", "n.omrade": "nämnd{}_område"}


def _in_jinja(text: str, committee: str = "") -> str:
    """One paragraph of the rivals' text with our names for its fields."""
    places = _PLACES | {field: f"uppgifter.{fact}" for field, fact in _FACTS.items()}
    places |= {field: "uppgifter." + fact.format(committee) for field, fact in _OF_COMMITTEE.items()}
    for field, place in places.items():
        text = text.replace(f"{{{field}}}", f"{{{{ {place} }}}}")
    return text


def _rest_of_template(body: Sequence[Any]) -> str:
    """What comes after the decision, from the rivals' own text, so that not a word of it is written twice.

    Facts are flat, so a loop over committees is that many conditions.
    """
    out: list[str] = []
    for block in body:
        kind = block[0]
        if kind == "h1":
            out.append(f"## {block[1]}\n")
        elif kind == "p":
            out.append(f"{_in_jinja(block[1])}\n")
        elif kind == "if":
            inner = _rest_of_template(block[2])
            out.append(f"{{% if uppgifter.{_FACTS[block[1]]} != uppgifter.{_NONE} %}}\n{inner}\n{{% endif %}}")
        elif kind == "for":
            for number in range(1, _MOST_COMMITTEES + 1):
                inner = "".join(_in_jinja(one[1], f"{number}") + "\n\n" for one in block[3])
                out.append(f"{{% if uppgifter.nämnd{number} != uppgifter.{_NONE} %}}\n{inner}{{% endif %}}")
    return "\n".join(out)


def facts_of(record: Record) -> dict[str, str]:
    """The facts of one party: what the register does not hold."""
    facts = {fact: str(record[field]) for field, fact in _FACTS.items() if record[field]}
    facts |= {f"att{number}": clause for number, clause in enumerate(record["att"], 1)}
    for number, committee in enumerate(record["namnder"], 1):
        facts[f"nämnd{number}"] = committee["namn"]
        facts[f"nämnd{number}_senast"] = committee["senast"]
        facts[f"nämnd{number}_område"] = committee["omrade"]
    return facts


_OPTIONAL = (
    "tidigare",
    *(f"att{number}" for number in range(2, _MOST_CLAUSES + 1)),
    *(f"nämnd{number}{part}" for number in range(1, _MOST_COMMITTEES + 1) for part in ("", "_senast", "_område")),
)
_IDS = tuple(dict.fromkeys((*_FACTS.values(), "att1", *_OPTIONAL)))


def make_project(records: Sequence[Record], body: Sequence[Any], folder: Path, kinds: int = 1) -> None:
    """Write the project: register, case, table, template. `body` is the rivals' document (BODY of their spec.py).

    With several `kinds` the same document is in the mailing that many times under different names.
    """
    cases, templates = folder / "data" / "arenden", folder / "templates" / CASE
    cases.mkdir(parents=True)
    templates.mkdir(parents=True)
    (folder / "data" / "kommuner.yaml").write_text(_register(records), "utf-8")
    (cases / f"{CASE}.yaml").write_text(_case(kinds), "utf-8")
    (cases / "parter.csv").write_text(_table(records), "utf-8-sig")
    sections = [number for number, block in enumerate(body) if block[0] == "h1"]
    (templates / "tjansteskrivelse.md").write_text(_TEMPLATE + _rest_of_template(body[sections[1] :]), "utf-8")


def _register(records: Sequence[Record]) -> str:
    rows = []
    for number, one in enumerate(records):
        name, full = one["kommun"], one["kommun_full"]
        genitive = full.removesuffix(" kommun")
        names = {"kommunkod": str(_NAMES_FROM + number), "namn": name, "namn_genitiv": genitive, "officiellt": full,
                 "officiellt_genitiv": f"{full}s", "egen_form": full, "egen_form_genitiv": f"{full}s",
                 "länskod": "99"}  # fmt: skip
        rows.append(
            "  - {" + ", ".join(f"{key}: {json.dumps(v, ensure_ascii=False)}" for key, v in names.items()) + "}"
        )
    return _REGISTER_HEAD + "\n".join(rows) + "\n"


def _case(kinds: int) -> str:
    """The case: what some party lacks is known to be none, so that the template can ask; all else is a gap."""
    facts = f"  {_NONE}: {{status: belagd, värde: {_NONE}, källa: påhittat}}\n"
    for ident in _IDS:
        if ident in _OPTIONAL:
            facts += f"  {ident}: {{status: belagd, värde: {_NONE}, källa: påhittat}}\n"
        else:
            facts += f"  {ident}: {{status: okänd, lucka: {ident} saknas, anvisning: Fyll i.}}\n"
    documents = "handlingar:\n"
    for number in range(1, kinds + 1):
        ident = "tjansteskrivelse" if kinds == 1 else f"tjansteskrivelse-{number:03}"
        documents += f"""\
  - id: {ident}
    namn: Tjänsteskrivelse
    titel: "Tjänsteskrivelse: Riktlinjer för elektroniska underskrifter i {{officiellt}}"
    mall: {CASE}/tjansteskrivelse.md
    utfärdare: parten
    sidhuvud: "{{officiellt}} | {{diarienummer}} | {{datum}}, sida {{sida}}"
    sidfot: "{{officiellt}} · {{adress}} · {{epost}}"
"""
    return _CASE + facts + documents


def _table(records: Sequence[Record]) -> str:
    out = io.StringIO()
    table = csv.DictWriter(out, ["kommunkod", *_IDS], delimiter=";", restval="")
    table.writeheader()
    for number, one in enumerate(records):
        table.writerow({"kommunkod": str(_NAMES_FROM + number), **facts_of(one)})
    return out.getvalue()


_SLUG = str.maketrans("åäö ", "aao-")
_OUR_SECTIONS, _THEIR_SECTIONS = b'<w:pStyle w:val="Heading2"/>', b'<w:pStyle w:val="Heading1"/>'


def flatten(records: Sequence[Record], out: Path, flat: Path, *, theirs: bool = True) -> None:
    """Copy each party's document to <id>.docx, where the rivals' verify.py looks for it.

    The rivals' sections are headings of level 1 beside a title; ours are of level 2, below the document's one heading
    of level 1. `theirs` says the sections' level their way in the copy, and nothing else is changed. A name that a real
    municipality also has gets its code in the folder's name.
    """
    flat.mkdir(parents=True)
    for one in records:
        slug = one["kommun"].lower().translate(_SLUG)
        source = next(path for name in (slug, f"{slug}-????") for path in (out / CASE).glob(f"{name}/*.docx"))
        target = flat / f"{one['id']}.docx"
        if not theirs:
            shutil.copyfile(source, target)
            continue
        with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
            for name in old.namelist():
                content = old.read(name)
                if name == "word/document.xml":
                    content = content.replace(_OUR_SECTIONS, _THEIR_SECTIONS)
                new.writestr(name, content)


def their_body(perf: Path) -> Sequence[Any]:
    """The rivals' document, from their own spec.py."""
    body: Sequence[Any] = runpy.run_path(str(perf / "workload" / "spec.py"))["BODY"]
    return body


def their_records(perf: Path, count: int) -> Sequence[Record]:
    """That many of the rivals' records, from their own make_data.py: the same seed, so the same records."""
    records: Sequence[Record] = runpy.run_path(str(perf / "workload" / "make_data.py"))["make"](count)
    return records


def main() -> int:
    """Read the words of the command line and do what they say."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = words.add_subparsers(dest="command", required=True)
    make = commands.add_parser("projekt")
    make.add_argument("data", type=Path, help="the rivals' build/data-N.json")
    make.add_argument("folder", type=Path)
    make.add_argument("--handlingar", type=int, default=1)
    flat = commands.add_parser("platt")
    flat.add_argument("data", type=Path)
    flat.add_argument("out", type=Path)
    flat.add_argument("flat", type=Path)
    flat.add_argument("--orört", action="store_true", help="leave the level of the sections as it is")
    told = words.parse_args()
    records = json.loads(told.data.read_text("utf-8"))
    if told.command == "platt":
        flatten(records, told.out, told.flat, theirs=not told.orört)
        return 0
    perf = told.data.resolve().parent.parent
    make_project(records, their_body(perf), told.folder, told.handlingar)
    return 0


if __name__ == "__main__":
    sys.exit(main())
