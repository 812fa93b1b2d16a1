# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Templates and data that somebody means harm with: each ends in a sentence, soon, with nothing outside the folder."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from beslut.errors import BeslutError, TemplateError
from beslut.planning import Order
from beslut.rendering import Templates
from conftest import CASE, TODAY, Beslut, environment, replaced
from planned import Planned

LONG = "[" + ", ".join("1" for _ in range(300)) + "]"
DOUBLED = "{% set a = 'x' %}" + "".join(
    f"{{% set {new} %}}{{{{ {old} }}}}{{{{ {old} }}}}{{% endset %}}"
    for old, new in zip("abcdefghijklmnopqrstuvwxy", "bcdefghijklmnopqrstuvwxyz", strict=True)
)
HUNDRED = "[" + ", ".join("1" for _ in range(100)) + "]"
THREE = f"{{% set l = {HUNDRED} %}}" + "{% for a in l %}{% for b in l %}{% for c in l %}"
HANGING = {
    "slingor-i-slingor": f"{{% set l = {LONG} %}}" + "{% for x in l %}" * 15 + "{% endfor %}" * 15,
    "fördubblad-text": DOUBLED,
    "makro-som-grenar-sig": "{% macro m(t) %}{% for x in t %}{{ m(x) }}{% endfor %}a{% endmacro %}"
    + "{% set a = [] %}"
    + "{% set a = [a, a] %}" * 60
    + "{{ m(a) }}",
    "jämförda-listor": "{% set a = [1] %}{% set b = [1] %}"
    + "{% set a = [a, a] %}{% set b = [b, b] %}" * 60
    + "{% if a == b %}x{% endif %}",
    "sökt-lista": "{% set a = [1] %}{% set b = [1] %}"
    + "{% set a = [a, a] %}{% set b = [b, b] %}" * 60
    + "{% if b in [a] %}x{% endif %}",
    "skriven-tupel": "{% set a = (1, 1) %}" + "{% set a = (a, a) %}" * 60 + "{{ a }}",
    "versal-tupel": "{% set a = (1, 1) %}" + "{% set a = (a, a) %}" * 60 + "{{ a | versal }}",
    "nyckel-av-tupel": "{% set a = (1, 1) %}" + "{% set a = (a, a) %}" * 60 + "{% if {a: 1} %}x{% endif %}",
    "del-som-grenar-sig": "{% include 'd0.md' %}",
    "återbäring": "{% for x in [1] | räknade(-99999999) %}a{% endfor %}",
    "villkor-i-slingor": THREE + "{% if a %}{% endif %}" * 7000 + "{% endfor %}" * 3,
    "saknad-nyckel-i-slingor": THREE + "{% if loop.inget is defined %}{% endif %}" * 20 + "{% endfor %}" * 3,
    "långa-ord-jämförda": f"{{% set s = '{'x' * 90_000}' %}}{{% set t = '{'x' * 90_000}' %}}"
    + THREE
    + "{% if s == t %}{% endif %}"
    + "{% endfor %}" * 3,
    "versal-av-långa-ord": f"{{% set s = '{'x' * 90_000}' %}}"
    + THREE
    + "{% set t = s | versal %}"
    + "{% endfor %}" * 3,
    "många-namn-och-delar": "".join(f"{{% set n{number} = 1 %}}" for number in range(8000))
    + THREE
    + "{% include 'd39.md' %}"
    + "{% endfor %}" * 3,
    "många-förval-i-makro": "{% macro m(a=["
    + "1," * 30_000
    + "]) %}{% endmacro %}"
    + THREE
    + "{{ m() }}"
    + "{% endfor %}" * 3,
    "bokstäver-i-bokstäver": f"{{% set s = '{'x' * 90_000}' %}}"
    + "{% for a in s %}{% for b in s %}{% endfor %}{% endfor %}",
    "upprepad-text": "{{ 'x' * 999999999 }}",
    "upphöjt": "{% set a = 9 ** 99999999 %}",
    "slinga-som-anropar-sig": "{% for x in [[1]] recursive %}{{ loop([x]) }}{% endfor %}",
    "lång-handling": THREE + "[![" + "{% endfor %}" * 3,
    "tung-text-i-slinga": f"{{% set l = {LONG} %}}{{% for x in l %}}{{% for y in l %}}"
    + "z" * 5000
    + "{% endfor %}{% endfor %}",
}


@pytest.mark.parametrize("template", HANGING.values(), ids=HANGING.keys())
def test_a_template_cannot_hang_a_job(template: str, tmp_path: Path) -> None:
    (tmp_path / "prov.md").write_text(template, "utf-8")
    for number in range(40):
        after = f"{{% include 'd{number + 1}.md' %}}" * 2 if number < 39 else "slut"
        (tmp_path / f"d{number}.md").write_text(after, "utf-8")
    program = (
        "import sys\nfrom pathlib import Path\nfrom beslut.rendering import Templates\n"
        "try:\n    print(len(Templates([Path(sys.argv[1])]).render('prov.md', {}).text))\n"
        "except Exception as error:\n    print(type(error).__name__, error.problems[0].code)\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], capture_output=True, text=True, timeout=60, env=environment()
    )
    assert ended.stdout.split() in ([["TemplateError", code] for code in ("T02", "T04", "T05")]), ended.stderr[-300:]


def test_a_template_that_is_no_template_is_refused(tmp_path: Path) -> None:
    (tmp_path / "prov.md").write_text("x" * 300_000, "utf-8")
    with pytest.raises(TemplateError, match="T08"):
        Templates([tmp_path]).render("prov.md", {})


BAD_VALUES = {
    "id": ("id: missiv", "id: ../../missiv"),
    "bilaga-upp": ("fil: Välfärdsstrategin.pdf", "fil: ../hemlig.pdf"),
    "bilaga-rot": ("fil: Välfärdsstrategin.pdf", "fil: /etc/passwd.pdf"),
    "bilaga-enhet": ("fil: Välfärdsstrategin.pdf", "fil: 'C:\\hemlig.pdf'"),
    "bilaga-reserverad": ("fil: Välfärdsstrategin.pdf", "fil: CON.pdf"),
    "bilaga-punkt-sist": ("fil: Välfärdsstrategin.pdf", "fil: 'fil.pdf.'"),
    "mall-upp": ("mall: valfardsstrategin/missiv.md", "mall: ../data/kommuner.yaml"),
    "ärende-id": ("id: valfardsstrategin", "id: ../ut"),
    "rtl": ("titel: Välfärdsstrategin", "titel: \"Väl\\u202Efärd\""),
    "nollbredd": ("titel: Välfärdsstrategin", "titel: Väl\u200bfärd"),
    "surrogat": ("titel: Välfärdsstrategin", 'titel: "Väl\\uD800färd"'),
    "lång": ("titel: Välfärdsstrategin", "titel: " + "å" * 5000),
}  # fmt: skip


@pytest.mark.parametrize("change", BAD_VALUES.values(), ids=BAD_VALUES.keys())
def test_a_value_cannot_lead_out_or_hide(change: tuple[str, str], beslut: Beslut, project: Path) -> None:
    replaced(project / CASE, change)
    before = set(beslut.folder.rglob("*"))
    ran = beslut("generate", "-k", "Hofors", "--arende", "valfardsstrategin", "--projekt", str(project), "--ut", "a/ut")
    assert (ran.code, "Traceback" in ran.stderr) == (1, False), ran.stderr[-600:]
    assert ran.stderr.startswith("fel[")
    assert set(beslut.folder.rglob("*")) == before


def test_an_enclosure_that_is_a_link_out_is_not_followed(beslut: Beslut, project: Path) -> None:
    (beslut.folder / "hemlig.pdf").write_bytes(b"hemligt")
    folder = (project / CASE).with_suffix("")
    folder.mkdir()
    (folder / "Välfärdsstrategin.pdf").symlink_to(beslut.folder / "hemlig.pdf")
    beslut("generate", "-k", "Hofors", "--projekt", str(project))
    copies = [path for path in (beslut.folder / "ut").rglob("*.pdf") if path.read_bytes() == b"hemligt"]
    assert copies == []


def test_html_runs_nothing(beslut: Beslut, project: Path) -> None:
    harm = '<script>alert(1)</script><img src=x onerror="x">'
    replaced(project / CASE, ("ärendemening: Antagande av Välfärdsstrategin", f"ärendemening: '{harm}'"))
    assert "Traceback" not in beslut("generate", "-k", "Hofors", "-f", "html", "--projekt", str(project)).stderr
    pages = [path.read_text("utf-8") for path in (beslut.folder / "ut").rglob("*.html")]
    assert any("&lt;script&gt;" in page for page in pages)
    assert not any("<script" in page or "<img" in page for page in pages)


def test_a_manifest_cannot_make_us_delete_or_write_elsewhere(beslut: Beslut) -> None:
    """A manifest is only ever compared with: what it names is neither opened nor removed."""
    folder = beslut.folder / "ut/valfardsstrategin"
    folder.mkdir(parents=True)
    (beslut.folder / "hemlig.txt").write_text("mitt", "utf-8")
    files = {"../../hemlig.txt": "0" * 64, "/etc/passwd": "0" * 64}
    (folder / ".beslut.json").write_text(json.dumps({"version": 1, "filer": files}), "utf-8")
    ran = beslut("generate", "-k", "Hofors")
    assert (ran.code, "fel[S06]" in ran.stderr) == (1, True)
    assert (beslut.folder / "hemlig.txt").read_text("utf-8") == "mitt"


def test_a_register_that_is_a_bomb_ends_at_once(tmp_path: Path) -> None:
    (tmp_path / "data" / "arenden").mkdir(parents=True)
    lines = ["a0: &a0 [x, x]", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 60))]
    (tmp_path / "data" / "kommuner.yaml").write_text("\n".join(lines), "utf-8")
    with pytest.raises(BeslutError, match="Y11"):
        _ = Planned(Order(today=TODAY, everyone=True, project=tmp_path)).register


def test_the_written_package_has_no_way_out(beslut: Beslut) -> None:
    beslut("generate", "-k", "Gävle")
    for path in (beslut.folder / "ut").rglob("*.docx"):
        with zipfile.ZipFile(path) as package:
            for name in package.namelist():
                content = package.read(name)
                assert b'TargetMode="External"' not in content
                assert b"<!DOCTYPE" not in content
                assert "vba" not in name.lower()
