# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""From template to document no value is lost, none comes from elsewhere, and nothing that cannot be seen gets out."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from beslut.blocks import HOLE, HOLE_END, Block, Decision, Fields, Heading, Paragraph, Text, phrases, plain
from beslut.errors import TemplateError
from beslut.rendering import Templates, hidden_in
from beslut.runs.make import document_for
from beslut.swedish import UNPRINTABLE
from conftest import Beslut, room

DECISION = (Decision((Text("Nämnden beslutar"),), ((Text("att anta planen"),),)),)
TABLE = "| a | b |\n| --- | --- |\n"


def made(template: str, **others: str) -> tuple[Block, ...]:
    """The blocks of a template that is given words as `v` and a decision as `d`."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in {"prov": template, **others}.items():
            (Path(folder) / f"{name}.md").write_text(text, "utf-8", newline="\n")
        return Templates([Path(folder)]).blocks("prov.md", {"v": "ord", "w": "andra", "d": DECISION})


def refused(template: str, code: str, line: int) -> str:
    """What is told of a template that is refused with that code at that line."""
    with pytest.raises(TemplateError) as caught:
        made(template)
    (problem,) = caught.value.problems
    assert problem.place is not None
    assert (problem.code, problem.place.file, problem.place.line) == (code, "templates/prov.md", line), str(problem)
    assert not UNPRINTABLE.search(problem.message + problem.hint)
    return problem.message


MISPLACED = {
    "stycke": "a\n\nFöre {{ d }} efter.\n",
    "stycke-först": "a\n\n{{ d }} efter.\n",
    "stycke-sist": "a\n\nFöre {{ d }}\n",
    "rubrik": "# a\n\n## Om {{ d }}\n",
    "cell": f"{TABLE}| {{{{ d }}}} | b |\n",
    "kolumnrubrik": "b\n\n| {{ d }} | b |\n| --- | --- |\n| a | b |\n",
    "punkt": "a\n\n- {{ d }}\n",
    "punkt-mitt-i": "a\n\n- Om {{ d }}\n",
    "uppgift": "Till\n\n: {{ d }}\n",
    "anvisning": 'a\n\n[datum saknas](lucka "{{ d }}")\n',
    "luckans-ord": 'a\n\n[{{ d }}](lucka "fyll i")\n',
    "beslut-i-beslut": "a\n::: beslut onumrerat\n- {{ d }}\n:::\n",
    "efter-beslut": "a\n\n::: beslut {{ d }}\n:::\n",
    "fet": "a\n\n**{{ d }}**\n",
}


@pytest.mark.parametrize("template", MISPLACED.values(), ids=MISPLACED.keys())
def test_a_decision_where_words_belong_is_told_at_its_line(template: str) -> None:
    assert "beslut" in refused(template, "T06", 3) or "uppmärkning" in refused(template, "T06", 3)


BY_HAND = {
    "värde": "a\n\n::: beslut värde\n{{ v }}\n:::\n",
    "värde-utan-värde": "a\n\n::: beslut värde\n0\n:::\n",
    "värde-som-slag": "a\n\n::: beslut {{ v }}\n:::\n",
    "beslut-i-värde": "a\n\n::: beslut värde\n{{ d }}\n:::\n",
    "slag-och-värde": "a\n\n::: beslut numrerat {{ v }}\n- a\n:::\n",
    "kod": "a\n\n`{{ v }}`\n",
    "länk": "a\n\n[x]({{ v }})\n",
}


@pytest.mark.parametrize("template", BY_HAND.values(), ids=BY_HAND.keys())
def test_what_only_the_program_writes_cannot_be_written_by_hand(template: str) -> None:
    refused(template, "T06", 3)


@pytest.mark.parametrize("kind", ["", "lista", "numrerat onumrerat"])
def test_a_decision_of_no_known_kind_says_which_there_are(kind: str) -> None:
    assert "::: beslut onumrerat eller numrerat" in refused(f"a\n\n::: beslut {kind}\n- att anta\n:::\n", "T06", 3)


def test_a_cell_that_the_table_has_no_place_for_is_told_and_not_lost() -> None:
    assert "rubrikrad" in refused(f"{TABLE}| {{{{ v }}}} | b | {{{{ w }}}} |\n", "T06", 3)


OFF = {
    "autoescape": "a\n{% autoescape false %}{% macro m() %}{{ v }}{% endmacro %}{{ m() }}{% endautoescape %}\n",
    "autoescape-på": "a\n{% autoescape true %}{{ v }}{% endautoescape %}\n",
}


@pytest.mark.parametrize("template", OFF.values(), ids=OFF.keys())
def test_the_marking_of_values_cannot_be_turned_off(template: str) -> None:
    assert "autoescape" in refused(template, "T05", 2)


HIDDEN = {
    "nul": 0x0, "lodrät-tabb": 0xB, "esc": 0x1B, "c1": 0x9B, "mjukt-bindestreck": 0xAD, "nollbredd": 0x200B,
    "sammanfogare": 0x200D, "höger": 0x200F, "omvänd": 0x202E, "ordfogare": 0x2060, "isolering": 0x2066,
    "arabisk": 0x61C, "bom": 0xFEFF, "icke-tecken": 0xFFFE, "surrogat": 0xD800, "hål": 0xE000, "hålslut": 0xE001,
    "privat": 0xF8FF, "etikett": 0xE0041, "privat-plan": 0x10FFFD, "utanför": 0x110000,
}  # fmt: skip
ROUTES: dict[str, Callable[[int], str]] = {
    "hex": lambda sign: f"&#x{sign:X};",
    "decimal": lambda sign: f"&#{sign};",
    "i-anvisning": lambda sign: f'[a](lucka "b &#x{sign:x}; c")',
    "i-rubrik": lambda sign: f"## &#x{sign:x};",
    "uttryck": lambda sign: f'{{{{ "a\\U{sign:08x}" }}}}',
    "uttryck-satt": lambda sign: f'{{% set s = "\\U{sign:08x}" %}}{{{{ s }}}}',
    "uttryck-i-slinga": lambda sign: f'{{% for s in ["\\U{sign:08x}"] %}}{{{{ s }}}}{{% endfor %}}',
    "uttryck-som-förval": lambda sign: f'{{% macro m(s="\\U{sign:08x}") %}}{{{{ s }}}}{{% endmacro %}}{{{{ m() }}}}',
}


@pytest.mark.parametrize("sign", HIDDEN.values(), ids=HIDDEN.keys())
@pytest.mark.parametrize("route", ROUTES.values(), ids=ROUTES.keys())
def test_a_hidden_sign_is_told_at_its_line_however_it_is_written(route: Callable[[int], str], sign: int) -> None:
    template = f"# a\n\n{route(sign)}\n"
    outside = sign > 0x10FFFF
    if outside and "\\U" in template:
        refused(template, "T02", 3)
    else:
        assert f"U+{0xFFFD if outside else sign:04X}" in refused(template, "T09", 3)


@pytest.mark.parametrize("name", ["zwj", "zwnj", "lrm", "rlm", "ZeroWidthSpace", "shy", "NoBreak", "ic", "it", "af"])
def test_a_hidden_sign_has_no_name_either(name: str) -> None:
    refused(f"# a\n\nord&{name};ord\n", "T09", 3)


@pytest.mark.parametrize("sign", ["E000", "200B", "0", "FFFE", "202e"])
def test_a_reference_put_together_of_pieces_is_still_one(sign: str) -> None:
    refused(f"a\n\n&#x{{% if v %}}{sign}{{% endif %}};\n", "T09", 1)


def test_a_hole_cannot_be_forged_from_the_number_of_another() -> None:
    refused("{{ v }} {{ w }}\n\n&#xE000;0&#xE001;\n", "T09", 3)
    refused(f"{{{{ v }}}}\n\n{HOLE}0{HOLE_END}\n", "T09", 3)


@given(
    sign=st.characters(exclude_categories=()).filter(UNPRINTABLE.match), route=st.sampled_from(list(ROUTES.values()))
)
def test_no_sign_that_cannot_be_seen_comes_through_a_template(sign: str, route: Callable[[int], str]) -> None:
    with pytest.raises(TemplateError, match=r"T0[29]"):
        made(f"a\n\n{route(ord(sign))}\n")


@pytest.mark.parametrize("written", ["&amp;", "&#167;", "&aring;", "&lt;b&gt;", "&nbsp;", "AT&T", "a & b", "&;", "&#;"])
def test_a_reference_to_a_sign_that_can_be_seen_is_read_as_before(written: str) -> None:
    (block,) = made(f"a{written}b\n")
    assert isinstance(block, Paragraph)


_PARTS = ["{{ v }}", "{{ w }}", "{{ d }}", "\n", "\n\n", "- ", "# ", "| ", " |", "\n| --- | --- |\n", ": ", "ord ",
          "**", "[", "](lucka \"", "\")", "::: beslut onumrerat\n", ":::\n", "::: beslut ", "`", "<", "&#xE000;", "!",
          "\\", "{% if v %}", "{% endif %}", "{.namn}", "1. ", "    ", "&amp;"]  # fmt: skip


@given(parts=st.lists(st.sampled_from(_PARTS), max_size=14))
def test_every_value_that_a_template_prints_is_in_the_document_or_it_is_refused(parts: list[str]) -> None:
    template = "".join(parts)
    try:
        blocks = made(template)
    except TemplateError as error:
        assert error.problems[0].place is not None
        return
    words = "\n".join(plain(phrase) for block in blocks for phrase in phrases(block))
    notes = "\n".join(getattr(one, "hint", "") for block in blocks for phrase in phrases(block) for one in phrase)
    labels = "\n".join(label for block in blocks if isinstance(block, Fields) for label, _ in block.rows)
    assert not UNPRINTABLE.search(words + notes)
    for written, printed in (("{{ v }}", "ord"), ("{{ w }}", "andra"), ("{{ d }}", "att anta planen")):
        if written in template and printed != "ord":
            assert (words + notes + labels).count(printed) >= template.count(written)


def test_the_gate_looks_at_everything_that_a_document_says() -> None:
    shipped = room("Sandviken")
    (party,) = shipped.chosen()
    document = document_for(shipped.context(party), shipped.kinds()[0], shipped.templates)
    assert hidden_in(document) is None
    for name in ("title", "subject", "kind", "author", "sender", "number_label", "margin"):
        changed: dict[str, Any] = {name: "a\u200bb"}
        assert hidden_in(replace(document, **changed)) == "\u200b", name
    for name in ("number", "blocks", "head", "foot"):
        bad = (Text("a\ufffe"),)
        blocks = (Heading(2, (Text("a"),), "b\ufffe"),)
        changed = {name: {"number": bad, "blocks": blocks, "head": (bad,), "foot": (bad,)}[name]}
        assert hidden_in(replace(document, **changed)) == "\ufffe", name


TEMPLATE = Path("templates", "valfardsstrategin", "missiv.md")


@pytest.mark.parametrize(
    "words",
    [("check", "-k", "Hofors"), ("generate", "-k", "Hofors"), ("generate", "-k", "Hofors", "--slutlig")],
    ids=["check", "generate", "slutlig"],
)
def test_a_hidden_sign_is_told_by_every_command(words: tuple[str, ...], project: Path, beslut: Beslut) -> None:
    template = project / TEMPLATE
    template.write_text(template.read_text("utf-8") + "\nord&#x200B;ord\n", "utf-8")
    ran = beslut(*words, "--projekt", str(project))
    assert (ran.code, "Traceback" in ran.stderr) == (1, False)
    assert re.search(r"fel\[T09\]: (Missiv: )?osynligt eller otillåtet tecken U\+200B", ran.stdout + ran.stderr)
    assert "missiv.md" in ran.stdout + ran.stderr
