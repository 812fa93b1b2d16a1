# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Data never becomes structure, whatever it holds; and every refusal of a template names its line."""

from __future__ import annotations

import re
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from beslut.blocks import (
    Block,
    Bullets,
    Check,
    Decision,
    Fields,
    Gap,
    Heading,
    Inline,
    Paragraph,
    Phrase,
    Rendered,
    Steps,
    Table,
    Text,
    phrases,
    plain,
)
from beslut.errors import TemplateError
from beslut.parsing import Parser
from beslut.rendering import Templates
from beslut.runs.make import document_for
from conftest import room

# --- data never becomes structure ------------------------------------------------------------------------------

PLACES = {
    "stycke": "{{ v }}\n",
    "stycke-mitt-i": "Före {{ v }} efter.\n",
    "stycke-ny-rad": "Före\n{{ v }}\nefter.\n",
    "stycke-två-rader": "{{ v }}\nefter {{ v }}\n",
    "rubrik-1": "# {{ v }}\n",
    "rubrik-3": "### Om {{ v }}\n",
    "rubrik-sluten": "## {{ v }} ##\n",
    "punkt": "- {{ v }}\n- sist\n",
    "punkt-mitt-i": "- först\n- i {{ v }},\n  fortsatt {{ v }}\n",
    "steg": "1. {{ v }}\n2. {{ v }}\n",
    "cell": "| a | b |\n| --- | --- |\n| {{ v }} | {{ v }} |\n",
    "cell-tät": "|a|b|\n|---|---|\n|{{ v }}|{{ v }}|\n",
    "kolumnrubrik": "| {{ v }} | b |\n| --- | --- |\n| c | d |\n",
    "uppgift": "Till\n: {{ v }}\n\nFrån\n: {{ v }}\n",
    "slinga": "{% for x in [v, v] %}\n- {{ x }}\n{% endfor %}\n",
    "versal": "{{ v | versal }}\n",
}

_NASTY = (
    *(
        "*",
        "_",
        "`",
        "#",
        "-",
        "+",
        "1.",
        "2)",
        ">",
        "|",
        "\\",
        "\\|",
        "[x](y)",
        "![",
        "](lucka",
        '"',
        "'",
        "<b>",
        "</p>",
    ),
    *(
        "<!--",
        "-->",
        "&amp;",
        "&#42;",
        "&",
        "{{ v }}",
        "{% raw %}",
        "{#",
        ":::",
        "::: beslut att",
        "\n",
        "\n\n",
        "\n: ",
    ),
    *(
        "\n- ",
        "\n# ",
        "\n---\n",
        "\n===\n",
        "\n```\n",
        "~~~",
        "\t",
        "    ",
        "\r\n",
        "\u00a0",
        "§",
        "http://a.se",
        "<a.se>",
    ),
    *("{.beslut}", "\\{.x}", "$x$", "^1", "[^1]", "==", "\u2003", "é", "e\u0301", "ﬁ", "ß", "İ", "𝔊", "😀"),
)
# What the loader refuses cannot come here: controls, zero width, direction marks, surrogates.
_LETTERS = st.characters(
    exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Cn"), exclude_characters="\ufeff\ufff9\ufffa\ufffb\ufffc\ufffd"
)
_WORDS = st.one_of(
    st.text(_LETTERS | st.sampled_from("\n\t\r"), min_size=1, max_size=12),
    st.lists(st.sampled_from(_NASTY) | st.text(_LETTERS, max_size=3), min_size=1, max_size=6).map("".join),
).filter(lambda words: words.strip() != "")


def _spaced(words: str) -> str:
    """White space as a page shows it; a hard space at the edge of a block has nothing to hold together."""
    return re.sub(" +", " ", _inner(words)).strip()


def _inner(words: str) -> str:
    """The same inside a block, where a hard space stays."""
    return re.sub(r"[ \t\r\n\f\v]+", " ", words).strip(" ")


def _one(words: str, kind: str, hint: str) -> Inline:
    match kind:
        case "lucka":
            return Gap(words, hint)
        case "kontrollera":
            return Check(words, hint)
        case _:
            return Text(words)


_INLINES = st.builds(_one, _WORDS, st.sampled_from(["text", "lucka", "kontrollera"]), _WORDS)
_PHRASES: st.SearchStrategy[str | Phrase] = st.one_of(
    _WORDS,
    _INLINES.map(lambda inline: (inline,)),
    st.tuples(_INLINES, _INLINES).map(lambda pair: (pair[0], Text(" och "), pair[1])),
)


def _rendered(template: str, value: object) -> tuple[Block, ...]:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "prov.md").write_text(template, "utf-8", newline="\n")
        return Parser().parse(Templates([Path(folder)]).render("prov.md", {"v": value}))  # type: ignore[dict-item]


def _shape(blocks: tuple[Block, ...]) -> list[tuple[str, list[int]]]:
    """What blocks there are, and how many phrases each holds in each part."""
    shape = []
    for block in blocks:
        match block:
            case Table():
                sizes = [len(block.header), *(len(row) for row in block.rows)]
            case Heading():
                sizes = [block.level]
            case _:
                sizes = [len(list(phrases(block)))]
        shape.append((type(block).__name__, sizes))
    return shape


def _words_of(value: str | Phrase) -> str:
    if isinstance(value, str):
        return _inner(value)
    return "".join(part.text if part == Text(" och ") else _inner(part.text) for part in value)


def _hints(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    for block in blocks:
        for phrase in phrases(block):
            yield from (part for part in phrase if not isinstance(part, Text))


@pytest.mark.parametrize("template", PLACES.values(), ids=PLACES.keys())
@example(value="\\")
@example(value="*x* **y** _z_ `k` ~~s~~ [a](b) ![c](d) <e> & | \\ # - + 1. > ::: {{ v }} {% x %} \"'")
@example(value="\n\n# Rubrik\n\n- punkt\n\n| a |\n| - |\n\n::: beslut att\n:::")
@example(value=(Gap("datum saknas", 'fyll "i" (nu) \\ [x] \n & <b>'),))
@example(value="a #")
@example(value="{.beslut}")
@given(value=_PHRASES)
def test_data_never_becomes_structure(template: str, value: str | Phrase) -> None:
    """But for paragraphs: where the value is all of one, an empty line in it parts it."""
    blocks = _rendered(template, value)
    if template.startswith("{{ v") and "efter" not in template:
        assert {type(block) for block in blocks} == {Paragraph}
        parts = [(Text(" "), *phrase) for block in blocks for phrase in phrases(block)]
        blocks = (Paragraph(tuple(one for part in parts for one in part)[1:]),)
    harmless = _rendered(template, "ord")
    assert _shape(blocks) == _shape(harmless)
    expected = _words_of(value)
    if "versal" in template:
        expected = expected[:1].upper() + expected[1:]
    for block, model in zip(blocks, harmless, strict=True):
        for phrase, like in zip(phrases(block), phrases(model), strict=True):
            assert _spaced(plain(phrase)) == _spaced(
                plain(like).replace("ord" if "versal" not in template else "Ord", expected)
            )


@given(value=st.builds(_one, _WORDS, st.sampled_from(["lucka", "kontrollera"]), _WORDS))
def test_a_gap_keeps_its_kind_its_words_and_its_hint(value: Gap | Check) -> None:
    found = list(_hints(_rendered("Före {{ v }} efter.\n", (value,))))
    hint = value.hint if isinstance(value, Gap) else value.basis
    assert found == [type(value)(_inner(value.text), _inner(hint))]


@pytest.mark.parametrize("value", ["ord", "*", "ord.", "(ord)", "”ord”", "**", "ord\u00a0", "\u00a0ord"])
def test_bold_in_a_template_stays_bold_around_any_value(value: str) -> None:
    (block,) = _rendered("Före **{{ v }}** efter.\n", value)
    assert isinstance(block, Paragraph)
    assert [(one.text.strip(), one.strong) for one in block.content if isinstance(one, Text)] == [
        ("Före", False), (value.strip(), True), ("efter.", False),
    ]  # fmt: skip


@example(lead=(Text("Nämnden beslutar"),), points=[(Text("::: att\n:::\n\n- mer"),)], numbered=False)
@given(lead=_INLINES.map(lambda i: (i,)), points=st.lists(_INLINES.map(lambda i: (i,)), min_size=1, max_size=4),
       numbered=st.booleans())  # fmt: skip
def test_a_decision_keeps_its_points(lead: Phrase, points: list[Phrase], numbered: bool) -> None:
    blocks = _rendered("## Beslut\n\n{{ v }}\n\nEfter.\n", (Decision(lead, tuple(points), numbered),))
    assert [type(block) for block in blocks] == [Heading, Decision, Paragraph]
    decision = blocks[1]
    assert isinstance(decision, Decision)
    assert decision.numbered is numbered
    assert [_spaced(plain(phrase)) for phrase in phrases(decision)] == [
        _spaced(_words_of(one)) for one in (lead, *points)
    ]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ((Text("före\n"), Gap("lucka", "i"), Text("\nefter")), "före lucka efter"),
        ((Text("före\t"), Check("ord", "i"), Text("\tefter")), "före ord efter"),
        ((Text("före "), Gap(" lucka ", "i"), Text(" efter")), "före lucka efter"),
        ((Text("a"), Text("\n"), Text("b", strong=True)), "a b"),
    ],
    ids=["radbrytning", "tabb", "dubbla", "ensam"],
)
def test_white_space_at_the_edge_of_an_inline_stays_a_space(value: Phrase, words: str) -> None:
    (block,) = _rendered("{{ v }}\n", value)
    assert isinstance(block, Paragraph)
    assert re.sub(" +", " ", plain(block.content)) == words


@pytest.mark.parametrize(
    "glue", ["Obs!{{ v }}", "!{{ v }}", "[{{ v }}]", "({{ v }})", "{{ v }}(x)", "*{{ v }}*", "”{{ v }}”"]
)
def test_a_gap_is_a_gap_whatever_stands_next_to_it(glue: str) -> None:
    blocks = _rendered(f"{glue}\n", (Gap("datum saknas", "fyll i"),))
    assert list(_hints(blocks)) == [Gap("datum saknas", "fyll i")]


INJECTIONS = {
    "plus-set": "{% set s %}hej{% endset %}{{ s + v }}",
    "plus-makro": "{% macro m() %}hej{% endmacro %}{{ m() + v }}",
    "plus-bakvänt": "{% set s %}hej{% endset %}{{ v + s }}",
    "procent": "{% set s %}hej %s{% endset %}{{ s % v }}",
    "tilde-i-lista": "{% include ['del.md'] %}",
    "tilde-i-variabel": "{% set n = 'del.md' %}{% include n %}",
    "tilde-i-villkor": "{% include 'del.md' if v else 'prov.md' %}",
    "tilde-ignorerad": "{% include 'del.md' ignore missing %}",
    "import": "{% import 'makron.md' as m %}{{ m.sag(v) }}",
    "makro": "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(v) }}",
    "set-block": "{% set s %}{{ v }}{% endset %}{{ s }}",
    "set": "{% set s = v %}{{ s }}",
    "with": "{% with s = v %}{{ s }}{% endwith %}",
    "autoescape-av": "{% autoescape false %}{{ v }}{% endautoescape %}",
    "filterblock": "{% filter versal %}{{ v }}{% endfilter %}",
    "safe": "{{ v | safe }}",
    "join": "{{ [v, v] | join }}",
    "call-block": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ v }}{% endcall %}",
    "plus-text": "{{ 'a' + v }}",
    "gånger": "{{ v * 2 }}",
    "villkor": "{{ v if v else 'x' }}",
    "eller": "{{ v or 'x' }}",
}


@pytest.mark.parametrize("template", INJECTIONS.values(), ids=INJECTIONS.keys())
def test_no_way_through_a_template_turns_data_into_markup(template: str, tmp_path: Path) -> None:
    (tmp_path / "prov.md").write_text(template, "utf-8")
    (tmp_path / "del.md").write_text("{% set s %}hej{% endset %}{{ s ~ v }}", "utf-8")
    (tmp_path / "makron.md").write_text("{% macro sag(x) %}{{ x }}{% endmacro %}", "utf-8")
    value = "*fet* [x](lucka)\n\n- punkt"
    try:
        blocks = Parser().parse(Templates([tmp_path]).render("prov.md", {"v": value}))
    except TemplateError as error:
        assert "prov.md" in str(error) or "del.md" in str(error)
    else:
        words = [inline for block in blocks for phrase in phrases(block) for inline in phrase]
        assert {type(block) for block in blocks} == {Paragraph}, "an empty line parts paragraphs, and is no markup"
        assert all(isinstance(one, Text) and not one.emphasis for one in words)
        assert "*fet* [x](lucka) - punkt" in _spaced(" ".join(one.text for one in words)).replace("*Fet*", "*fet*")


def test_output_is_never_rendered_again(tmp_path: Path) -> None:
    (block,) = _rendered("{{ v }}\n", "{{ v }}{% include 'prov.md' %}{# x #}${7*7}")
    assert isinstance(block, Paragraph)
    assert plain(block.content) == "{{ v }}{% include 'prov.md' %}{# x #}${7*7}"


# --- refusals, each with its code and line ---------------------------------------------------------------------


@dataclass(frozen=True)
class Refusal:
    """A template, the code and place of the problem, and words that must be told."""

    template: str
    code: str
    place: str
    words: tuple[str, ...] = ()
    value: Any = "ord"
    others: Mapping[str, str] = field(default_factory=dict)


REFUSALS = {
    "okänt-namn": Refusal("# A\n\n{{ prat }}", "T03", "prov.md:3", ("”prat” finns inte", "menade du ”part”?")),
    "okänt-namn-långt-ifrån": Refusal("{{ xyzzy }}", "T03", "prov.md:1", ("”xyzzy” finns inte",)),
    "okänd-nyckel": Refusal("a\n{{ part.nam }}", "T03", "prov.md:2", ("”nam” finns inte", "menade du ”namn”?")),
    "okänt-namn-i-villkor": Refusal("a\n{% if prat == 'x' %}b{% endif %}", "T03", "prov.md:2", ("”prat” finns inte",)),
    "okänt-namn-i-slinga": Refusal("a\n{% for x in prat %}b{% endfor %}", "T03", "prov.md:2", ("”prat” finns inte",)),
    "okänt-namn-i-del": Refusal(
        "a\n{% include 'del.md' %}", "T03", "del.md:2", ("”prat” finns inte",), others={"del.md": "x\n{{ prat }}"}
    ),
    "okänd-mall": Refusal("a\n\n{% include 'dle.md' %}", "T01", "prov.md:3", ("”dle.md” finns inte", "”del.md”"),
                          others={"del.md": "x"}),
    "syntax": Refusal("a\n\n{{ part.namn", "T02", "prov.md:3"),
    "syntax-slut-saknas": Refusal("a\n{% if v %}\nb\n", "T02", "prov.md:3"),
    "syntax-okänd-tagg": Refusal("a\n{% skriv v %}", "T02", "prov.md:2"),
    "syntax-i-del": Refusal("a\n\n{% include 'del.md' %}", "T02", "del.md:2", others={"del.md": "x\n{{ a b }}"}),
    "tilde": Refusal("a\n{{ part.namn ~ v }}", "T05", "prov.md:2", ("~",)),
    "tilde-i-del": Refusal("{% include 'del.md' %}", "T05", "del.md:2", ("~",), others={"del.md": "a\n{{ v ~ v }}"}),
    "tomt": Refusal("a\n{{ v }}", "T04", "prov.md:2", ("tomt",), value=""),
    "blanksteg": Refusal("a\n{{ v }}", "T04", "prov.md:2", value=" \n"),
    "none": Refusal("a\n{{ v }}", "T04", "prov.md:2", ("tomt",), value=None),
    "none-i-mallen": Refusal("a\n{{ none }}", "T04", "prov.md:2"),
    "tom-fras": Refusal("a\n{{ v }}", "T04", "prov.md:2", ("tomt",), value=()),
    "lista": Refusal("a\n{{ v }}", "T04", "prov.md:2", ("inte text",), value=["a"]),
    "nycklar": Refusal("a\n{{ part }}", "T04", "prov.md:2", ("inte text",)),
    "sant": Refusal("a\n{{ v }}", "T04", "prov.md:2", ("inte text",), value=True),
    "jämförelse": Refusal("a\n{{ v == 'ord' }}", "T04", "prov.md:2", ("inte text",)),
    "decimaltal": Refusal("a\n{{ v }}", "T04", "prov.md:2", ("inte text",), value=1.5),
    "klass": Refusal("a\n{{ part.__class__ }}", "T03", "prov.md:2", ("__class__",)),
    "klass-av-text": Refusal("a\n{{ v.__class__.__mro__ }}", "T03", "prov.md:2", ("__class__",)),
    "klass-med-klammer": Refusal("a\n{{ part['__class__'] }}", "T03", "prov.md:2", ("__class__",)),
    "klass-av-slinga": Refusal("a\n{% for x in [v] %}{{ loop.__class__ }}{% endfor %}", "T03", "prov.md:2"),
    "metod": Refusal("a\n{{ part.items }}", "T03", "prov.md:2", ("”items” finns inte",)),
    "anrop": Refusal("a\n{{ v.upper() }}", "T04", "prov.md:2", ("bara makron",)),
    "anrop-av-nyckel": Refusal("a\n{{ part.namn() }}", "T04", "prov.md:2", ("bara makron",)),
    "slinga-cycle": Refusal("a\n{% for x in [v] %}{{ loop.cycle('a') }}{% endfor %}", "T04", "prov.md:2"),
    "globalt": Refusal("a\n{{ range(3) }}", "T04", "prov.md:2"),
    "self": Refusal("a\n{{ self }}", "T04", "prov.md:2"),
    "borttaget-filter": Refusal("a\n{{ v | upper }}", "T02", "prov.md:2", ("upper",)),
    "borttaget-filter-attr": Refusal("a\n{{ v | attr('x') }}", "T02", "prov.md:2", ("attr",)),
    "borttaget-filter-safe": Refusal("a\n{{ v | safe }}", "T02", "prov.md:2", ("safe",)),
    "borttaget-filter-format": Refusal("a\n{{ '%9s' | format(v) }}", "T02", "prov.md:2", ("format",)),
    "borttaget-prov": Refusal("a\n{{ v if v is odd else v }}", "T0", "prov.md:2", ("odd",)),
    "do": Refusal("a\n{% do v %}", "T02", "prov.md:2"),
    "utanför": Refusal("a\n{% include '../hemlig.md' %}", "T01", "prov.md:", ("hemlig.md",)),
    "utanför-rot": Refusal("a\n{% include '/etc/hostname' %}", "T01", "prov.md:", ("hostname",)),
    "utanför-inne": Refusal("a\n{% include 'x/../../hemlig.md' %}", "T01", "prov.md:", ("hemlig.md",)),
    "sig-själv": Refusal("a\n{% include 'prov.md' %}", "T04", "prov.md:2", ("sig själv",)),
    "varandra": Refusal("a\n{% include 'del.md' %}", "T04", "", ("sig själv",),
                        others={"del.md": "b\n{% include 'prov.md' %}"}),
    "makro-utan-slut": Refusal("a\n{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", "T04", "prov.md:2", ("själv",)),
    "delat-med-noll": Refusal("a\n{{ 1 // 0 }}", "T05", "prov.md:2", ("räknesätt",)),
    "25-slingor": Refusal("a\n" + "{% for x in [v] %}" * 25 + "b" + "{% endfor %}" * 25, "T0", ""),
    "2000-parenteser": Refusal("a\n{{ " + "(" * 2000 + "1" + ")" * 2000 + " }}", "T0", "prov.md:"),
    "saknar-utf8": Refusal("a\n{{ v }}\udcff", "T0", "prov.md"),
}  # fmt: skip


def _refused(refusal: Refusal, folder: Path) -> TemplateError:
    for name, text in {"prov.md": refusal.template, **refusal.others}.items():
        (folder / name).write_bytes(text.encode("utf-8", "surrogateescape"))
    (folder.parent / "hemlig.md").write_text("hemligt", "utf-8")
    values: dict[str, Any] = {"part": {"namn": "Sandviken", "kod": "2181"}, "v": refusal.value}
    with pytest.raises(TemplateError) as caught:
        Templates([folder]).render("prov.md", values)
    return caught.value


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
def test_a_template_is_refused_with_its_line(refusal: Refusal, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    error = _refused(refusal, folder)
    (problem,) = error.problems
    assert problem.code.startswith(refusal.code)
    assert f"templates/{refusal.place}" in str(problem.place)
    assert [words for words in refusal.words if words not in str(error)] == []
    assert "hemligt" not in str(error)
    assert tmp_path.as_posix() not in str(error)


@pytest.mark.parametrize("name", [name for name, one in REFUSALS.items() if len(one.template) < 200])
def test_refusals_are_swedish(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    own_words = " ".join(re.sub("”.*?”", "", one.message) for one in _refused(REFUSALS[name], folder).problems)
    english = (
        r"\b(the|is|are|no|not|named|found|expected|unexpected|got|end|of|tag|by|was|looking|for|division|codec)\b"
    )
    assert re.findall(english, own_words) == []


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
@pytest.mark.parametrize("template", ["{% include 'länk.md' %}", "{% include 'mapp/hemlig.md' %}"], ids=["fil", "mapp"])
def test_a_link_out_of_the_folder_is_not_followed(template: str, tmp_path: Path) -> None:
    folder = tmp_path / "templates"
    folder.mkdir()
    (tmp_path / "hemlig.md").write_text("hemligt", "utf-8")
    (folder / "länk.md").symlink_to(tmp_path / "hemlig.md")
    (folder / "mapp").symlink_to(tmp_path, target_is_directory=True)
    (folder / "prov.md").write_text(template, "utf-8")
    with pytest.raises(TemplateError) as caught:
        Templates([folder]).render("prov.md", {})
    assert caught.value.problems[0].code == "T10"
    assert "hemligt" not in str(caught.value)


def test_a_template_may_call_a_key_what_a_method_is_called(tmp_path: Path) -> None:
    (tmp_path / "prov.md").write_text("{{ a.items }} {{ a.keys }} {{ a['get'] }}", "utf-8")
    blocks = Parser().parse(
        Templates([tmp_path]).render("prov.md", {"a": {"items": "ett", "keys": "två", "get": "tre"}})
    )
    assert blocks == (Paragraph((Text("ett två tre"),)),)


def test_a_picture_among_the_templates_does_not_hide_an_error(tmp_path: Path) -> None:
    (tmp_path / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n\xff")
    (tmp_path / "prov.md").write_text("a\n{{ prat }}", "utf-8")
    with pytest.raises(TemplateError) as caught:
        Templates([tmp_path]).render("prov.md", {"part": "x"})
    assert str(caught.value.problems[0].place) == "templates/prov.md:2:1"


def test_an_earlier_folder_goes_before_a_later_one(tmp_path: Path) -> None:
    for name in ("egen", "medföljer"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "prov.md").write_text(name, "utf-8")
    assert Templates([tmp_path / "egen", tmp_path / "medföljer"]).render("prov.md", {}).text == "egen"


@pytest.mark.parametrize("name", ["la\u0308net", "l\u00e4net"], ids=["nfd", "nfc"])
def test_a_template_may_be_saved_decomposed(name: str, tmp_path: Path) -> None:
    (tmp_path / "prov.md").write_text(f"Fo\u0308r {{{{ {name} }}}} {{{{ a.{name} }}}}", "utf-8")
    rendered = Templates([tmp_path]).render("prov.md", {"länet": "x", "a": {"länet": "y"}})
    assert Parser().parse(rendered) == (Paragraph((Text("För x y"),)),)


# --- markup outside the small part -----------------------------------------------------------------------------

MARKUP = {
    "html": ("# A\n\n<b>x</b>\n", 3, "HTML"),
    "html-i-text": ("# A\n\nrad\n\nx <b>y</b> z\n", 5, "HTML"),
    "html-kommentar": ("# A\n\n<!-- x -->\n", 3, "HTML"),
    "bild": ("# A\n\n![x](y.png)\n", 3, "bild"),
    "kodblock": ("# A\n\n```\nx\n```\n", 3, "kodblock"),
    "indraget": ("# A\n\nb\n\n    x\n", 5, "indraget"),
    "kod": ("# A\n\nett `x` två\n", 3, "kod"),
    "länk": ("# A\n\nse [x](https://example.se)\n", 3, "länk"),
    "länk-i-vinklar": ("# A\n\nse <https://example.se>\n", 3, "länk"),
    "rubrik-4": ("# A\n\n## B\n\n#### C\n", 5, "rubrik"),
    "andra-rubrik-1": ("# A\n\nb\n\n# C\n", 5, "rubrik"),
    "linje": ("# A\n\n---\n", 3, "linje"),
    "citat": ("# A\n\n> b\n", 3, "citat"),
    "lista-i-lista": ("# A\n\n- b\n  - c\n", 4, ""),
    "radbrytning": ("# A\n\nb\\\nc\n", 3, "radbrytning"),
    "radbrytning-blanksteg": ("# A\n\nb  \nc\n", 3, "radbrytning"),
    "beslut-okänt-slag": ("# A\n\n::: beslut romerska\nVi beslutar\n\n- att x\n:::\n", 3, "romerska"),
    "efter-taggar": ("# A\n{% if part.kod %}\n\n{{ part.namn }}\n{% endif %}\n\n<i>x</i>\n", 7, "HTML"),
    "i-slinga": ("# A\n\n{% for bilaga in bilagor %}\n- {{ bilaga }} `x`\n{% endfor %}\n", 4, "kod"),
    "efter-flerradig-kommentar": ("# A\n{#\n\n#}\n\n![x](y)\n", 6, "bild"),
}  # fmt: skip


@pytest.mark.parametrize(("template", "line", "what"), MARKUP.values(), ids=MARKUP.keys())
@pytest.mark.parametrize("included", [False, True], ids=["egen", "del"])
def test_unknown_markup_is_told_at_its_line_of_the_template(
    template: str, line: int, what: str, included: bool, tmp_path: Path
) -> None:
    (tmp_path / "del.md").write_text(template, "utf-8")
    (tmp_path / "prov.md").write_text("Före.\n\n{% include 'del.md' %}\n", "utf-8")
    name = "prov.md" if included else "del.md"
    shipped = room("Sandviken")
    (party,) = shipped.chosen()
    kind = replace(shipped.kinds()[0], template=name)
    with pytest.raises(TemplateError) as caught:
        document_for(shipped.context(party), kind, Templates([tmp_path]))
    (problem,) = caught.value.problems
    assert (problem.code, str(problem.place).rsplit(":", 1)[0]) == ("T06", f"templates/del.md:{line}")
    assert what in problem.message


@pytest.mark.parametrize(
    ("template", "expected"),
    [
        ("# A\n\nb **c** *d*\n", [Heading, Paragraph]),
        ("Till\n: Gävle\n\nFrån\n: Hofors\n", [Fields]),
        ("- a\n- b\n\n1. c\n2. d\n", [Bullets, Steps]),
        ("| a | b |\n|---|---|\n| c | d |\n", [Table]),
        ("", []),
    ],
)
def test_the_small_part_itself_is_read(template: str, expected: list[type]) -> None:
    assert [type(block) for block in Parser().parse(Rendered(template))] == expected
