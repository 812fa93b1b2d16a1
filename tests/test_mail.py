# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The documents in the post: each mail is read back by Python's own parser, and no mail is sent."""

from __future__ import annotations

import csv
import email
import io
import json
import random
import re
import zipfile
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from beslut.writers.eml import unsent
from conftest import CASE, Beslut, replaced
from editing_word import edited

WHERE = Path("ut", "valfardsstrategin-utskick")
TEN_WORDS = ("mail", "-k", "Gävle", "-k", "Sandviken", "-f", "docx")


def read(content: bytes) -> EmailMessage:
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    assert message.defects == [] and all(part.defects == [] for part in message.walk())
    return message


def attached(message: EmailMessage) -> dict[str, bytes]:
    return {part.get_filename() or "": part.get_content() for part in message.iter_attachments()}


def words_of(message: EmailMessage) -> str:
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_mail_has_the_documents_that_are_written_otherwise_and_says_that_it_is_unsent(beslut: Beslut) -> None:
    ran = beslut(*TEN_WORDS)
    assert ran.code == 0, ran.stderr
    assert beslut("generate", "-k", "Gävle").code == 0
    message = read((beslut.folder / WHERE / "gavle.eml").read_bytes())
    assert message["X-Unsent"] == "1" and message["Date"] is None and message["From"] is None
    assert message["Subject"] == "Antagande av Välfärdsstrategin: handlingar för beslut i Gävle kommun"
    assert "för beslut i Gävle kommun" in words_of(message)
    written = {path.name: path.read_bytes() for path in (beslut.folder / "ut/valfardsstrategin/gavle").iterdir()}
    assert attached(message) == written and len(written) == 5
    with zipfile.ZipFile(beslut.folder / WHERE / "gavle.zip") as package:
        assert package.testzip() is None
        assert {name: package.read(name) for name in package.namelist()} == written


def test_a_document_that_somebody_has_changed_is_told_when_the_mail_has_another(beslut: Beslut) -> None:
    assert beslut("generate", "-k", "Gävle").code == 0
    assert "ändrad för hand" not in beslut(*TEN_WORDS).stderr
    memo = beslut.folder / "ut/valfardsstrategin/gavle/missiv-gavle.docx"
    memo.write_bytes(edited(memo.read_bytes(), random.Random(1), 1))
    ran = beslut(*TEN_WORDS)
    assert ran.code == 0
    assert ran.stderr.count("ändrad för hand") == 1
    assert "missiv-gavle.docx är ändrad för hand; gavle.eml har handlingen så som ärendet ger den" in ran.stderr
    told = json.loads(beslut(*TEN_WORDS, "--json").stdout)["utskick"]
    assert [one["ändrade_för_hand"] for one in told] == [["ut/valfardsstrategin/gavle/missiv-gavle.docx"], []]


def test_an_unknown_recipient_is_a_gap_to_see_and_nobody_to_send_to(beslut: Beslut) -> None:
    ran = beslut(*TEN_WORDS)
    (group,) = read((beslut.folder / WHERE / "gavle.eml").read_bytes())["To"].groups
    assert (group.display_name, group.addresses) == ("mottagare saknas", ())
    assert "(mottagare saknas)" in ran.stdout


def test_the_recipient_is_the_registrator_where_a_source_says_so(beslut: Beslut, project: Path) -> None:
    address = 'registratorns_epost: {status: belagd, värde: "registrator@exempelby.example", källa: "EXEMPEL"}'
    replaced(project / CASE, ("\nuppgifter:\n", f"\nuppgifter:\n  {address}\n"))
    assert beslut(*TEN_WORDS, "--projekt", str(project)).code == 0
    message = read((beslut.folder / WHERE / "gavle.eml").read_bytes())
    assert [one.addr_spec for one in message["To"].addresses] == ["registrator@exempelby.example"]


def test_a_long_subject_has_the_same_spaces_for_every_parser() -> None:
    for length in range(1, 60):
        subject = f"{'x' * length} om ett gemensamt e-arkiv (exempel): handlingar för beslut i Hofors kommun"
        (line,) = re.findall(rb"^Subject: (.*?)\r\n(?! )", unsent("", subject, "Hej", {}), re.DOTALL | re.MULTILINE)
        unfolded = line.replace(b"\r\n ", b" ").decode("ascii")
        assert "  " not in unfolded and str(make_header(decode_header(unfolded))) == subject


@pytest.mark.parametrize(("told", "read_as"), [
    ("a@orten.example", ["a@orten.example"]),
    ("Ortens kommun, registrator <a@orten.example>", ["Ortens kommun registrator <a@orten.example>"]),
    ('"Åby, kansliet" <a@b.orten.example>', ["Åby kansliet <a@b.orten.example>"]),
    ("a@orten.example; b@orten.example", ["a@orten.example", "b@orten.example"]),
    ("a@örten.example", ["a@xn--rten-4qa.example"]),
    ("kansliå@orten.example", []), ("inte en adress", []), ("a@orten.example\tBcc: x@y.example", []), ("a@b", []),
    ('=HYPERLINK("x")@orten.example', []),
])  # fmt: skip
def test_what_is_told_as_the_recipient_becomes_addresses_or_none(told: str, read_as: list[str]) -> None:
    to = read(unsent(told, "Ärende", "Hej", {}))["To"]
    assert [str(one) for one in to.addresses] == read_as
    assert [one.display_name for one in to.groups if one.display_name] == ["mottagare saknas"] * (not read_as)


def test_the_column_registrator_is_read_in_any_case_and_a_wrong_address_is_told(beslut: Beslut) -> None:
    assert beslut("init", "eget", "--lan", "Gävleborg", "--avsandare", "Region Gävleborg").code == 0
    table = beslut.folder / "eget/data/arenden/parter.csv"
    head, *rows = table.read_text("utf-8-sig").splitlines()
    mailbox = {"Hofors": "kansliet@hofors.example", "Ockelbo": "ring"}
    lines = [f"{row};{mailbox.get(row.partition(';')[0], '')}" for row in rows if row]
    table.write_text("\n".join([f"{head};registrator", *lines, ""]), "utf-8-sig")
    ran = beslut("mail", "--projekt", "eget", "-k", "Hofors", "-k", "Ockelbo", "-f", "docx")
    assert ran.code == 0 and "P06" not in ran.stderr
    assert "till kansliet@hofors.example" in ran.stdout and "”ring” är ingen e-postadress" in ran.stderr


def test_the_register_s_registrator_gets_the_mail_where_the_case_says_nothing(beslut: Beslut) -> None:
    data = beslut.folder / "eget/data"
    data.mkdir(parents=True)
    address = "{avser: REG, epost: post@orten.example, uppgift: 2021-03, källa: EXEMPEL}"
    for whose, tell in (("registrator", "till post@orten.example"), ("kundtjänst", "mottagare saknas")):
        entry = f'  - kommunkod: "2180"\n    adress: {address.replace("REG", whose)}\n'
        (data / "kommuner.yaml").write_text(f"kommuner:\n{entry}", "utf-8")
        ran = beslut("mail", "--projekt", "eget", "-k", "Gävle", "-f", "docx", "--arende", "valfardsstrategin")
        assert tell in ran.stdout, ran.stderr


def test_the_list_is_a_table_that_excel_opens(beslut: Beslut) -> None:
    assert beslut(*TEN_WORDS).code == 0
    text = (beslut.folder / WHERE / "utskick.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(one["part"], one["mejl"], one["zip"]) for one in rows] == [
        ("Gävle", "gavle.eml", "gavle.zip"), ("Sandviken", "sandviken.eml", "sandviken.zip"),
    ]  # fmt: skip


def test_the_same_run_gives_the_same_bytes_and_json_tells_it(beslut: Beslut) -> None:
    first = json.loads(beslut(*TEN_WORDS, "--json").stdout)
    before = (beslut.folder / WHERE / "gavle.eml").read_bytes()
    assert beslut(*TEN_WORDS, "--json").code == 0
    assert (beslut.folder / WHERE / "gavle.eml").read_bytes() == before
    assert [one["part"] for one in first["utskick"]] == ["Gävle", "Sandviken"]
    assert first["utskick"][0]["mottagare"] is None and first["utskick"][0]["byte"] == len(before)


def test_the_text_is_the_case_s_own_where_it_has_one(beslut: Beslut, project: Path) -> None:
    (project / "templates" / "valfardsstrategin" / "utskick.md").write_text("# Ämne åäö\n\nEgen text.\n", "utf-8")
    assert beslut(*TEN_WORDS, "--projekt", str(project)).code == 0
    message = read((beslut.folder / WHERE / "gavle.eml").read_bytes())
    assert (message["Subject"], words_of(message).strip()) == ("Ämne åäö", "Egen text.")


def test_a_party_with_an_error_is_left_out_and_told(beslut: Beslut, project: Path) -> None:
    template = project / "templates" / "valfardsstrategin" / "missiv.md"
    wrong = '{% if part.egen_form == "Gävle kommun" %}{{ finns_inte }}{% endif %}\n\n'
    template.write_text(wrong + template.read_text("utf-8"), "utf-8")
    ran = beslut(*TEN_WORDS, "--projekt", str(project))
    assert ran.code == 1 and "finns_inte" in ran.stderr and "Traceback" not in ran.stderr
    assert not (beslut.folder / WHERE / "gavle.eml").exists()
    assert (beslut.folder / WHERE / "sandviken.eml").exists()


def test_a_reminder_goes_to_those_that_have_not_decided(beslut: Beslut) -> None:
    words = ("--organ", "kommunfullmäktige", "--datum", "2022-06-20", "--utfall", "antaget")
    told = beslut("record", "--kommun", "Gävle", *words)
    assert told.code == 0, told.stderr
    ran = beslut(*TEN_WORDS, "--paminnelse")
    assert ran.code == 0, ran.stderr
    folder = beslut.folder / "ut" / "valfardsstrategin-paminnelse"
    assert sorted(path.name for path in folder.glob("*.eml")) == ["sandviken.eml"]
    assert read((folder / "sandviken.eml").read_bytes())["Subject"].startswith("Påminnelse: ")
    assert beslut("record", "--kommun", "Sandviken", *words).code == 0
    old = "ut/valfardsstrategin-paminnelse/sandviken.eml ligger kvar från en tidigare påminnelse; parten har beslutat"
    assert old in beslut(*TEN_WORDS, "--paminnelse").stderr
    ran = beslut(*TEN_WORDS, "--paminnelse", "--ut", "sen")
    assert (ran.code, ran.stdout, ran.stderr) == (0, "", "alla parter har beslutat; ingen påminnelse behövs\n")
    assert not (beslut.folder / "sen").exists()


@pytest.mark.parametrize("size", [0, 1, 5_000_000])
def test_any_names_and_sizes_come_back_whole(size: int) -> None:
    files = {"Bilaga å ä ö (1).pdf": bytes(size), "x.docx": b"=_beslut_", "utan ändelse": b"\r\n.\r\n"}
    message = read(unsent("a@b.example", "Ämne\nnästa rad", "Hej\n.\nFrån oss: åäö\n" + "x" * 2000, files))
    assert attached(message) == files
    assert message["Subject"] == "Ämne nästa rad"
    assert "x" * 2000 in words_of(message).replace("\n", "")
