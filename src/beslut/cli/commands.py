# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every command, in the order that the help lists them.

A name is an English verb or noun. Beside it stands what the command is called in Swedish; with å, ä or ö also without.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from beslut.cli import options as o
from beslut.cli.declaration import Command

_WHICH = (o.CASE, o.DOCUMENTS, o.DAY)
_HOW = (o.STEP, o.DIALECT, o.PROFILE)

COMMANDS = (
    Command(
        "generate", ("skriv",), "Skriv beslutshandlingarna för en eller flera kommuner.",
        (
            "beslut generate --kommun Sandviken",
            "beslut generate --kommun Gävle --kommun 2101 --handling tjansteskrivelse",
            "beslut generate --alla --ut utkast --format docx,html",
            "beslut generate --lan Gävleborg --dag 2022-05-10 --dry-run",
        ),
        (o.PARTIES, o.COUNTY, o.EVERYONE, o.CASE, o.DOCUMENTS, o.FORMATS, o.OUT, o.DAY, o.DRY_RUN, o.JSON, o.QUIET,
         o.VERBOSE, o.STRICT, o.FINAL, o.SIGNER, o.REPLACE, o.CARRY_IN, o.OPEN,
         *_HOW, o.PAPER, o.PART, o.PROJECT),
        "generating:generate",
    ),
    Command(
        "show", ("visa",), "Visa den färdiga texten i terminalen.",
        (
            "beslut show --kommun Sandviken",
            "beslut show --kommun Hofors --handling beslutsformulering",
            "beslut show --kommun Sandviken --dialekt alla",
            "beslut show --kommun Sandviken --handling tjansteskrivelse --steg ks --profil kungsbacka",
        ),
        (o.PARTIES, o.DOCUMENTS, o.CASE, o.DAY, o.STEP, o.DIALECT_OR_ALL, o.PROFILE, o.PROJECT),
        "showing:show",
    ),
    Command(
        "list", ("lista",), "Räkna upp kommuner, organ, ärenden, handlingar, skrivsätt, regler, luckor, täckning.",
        (
            "beslut list kommuner",
            "beslut list arenden",
            "beslut list handlingar --arende valfardsstrategin",
            "beslut list luckor --json",
            "beslut list organ --lan Jönköping",
            "beslut list tackning --csv",
        ),
        (o.LISTED, o.LISTED_PARTIES, o.LISTED_COUNTY, o.CASE, o.JSON, o.CSV, o.PROJECT),
        "listing:list_things",
    ),
    Command(
        "check", ("granska",), "Granska ett ärende: beslutens form, uppgifternas källor, handlingarnas språk.",
        (
            "beslut check --arende valfardsstrategin",
            "beslut check --kommun Sandviken --output-format kort",
        ),
        (o.PARTIES, o.COUNTY, o.EVERYONE_ANYWAY, *_WHICH, o.RULES, o.OUTPUT_FORMAT, o.OUTPUT_FILE, o.PROJECT),
        "checking:check",
    ),
    Command(
        "gaps", ("luckor",), "Räkna upp de uppgifter som saknas, eller skriv en lista att fylla i.",
        (
            "beslut gaps",
            "beslut gaps --kommun Sandviken",
            "beslut gaps --alla --ut luckor.xlsx",
        ),
        (o.PARTIES, o.COUNTY, o.EVERYONE_ANYWAY, *_WHICH, o.STEP, o.GAPS_FILE, o.JSON, o.PROJECT),
        "gapping:gaps",
    ),
    Command(
        "fill", ("fyll",), "Läs ifyllda filer, visa vad de svarar, och skriv det nya i ärendet.",
        (
            "beslut fill luckor.xlsx",
            "beslut fill tjansteskrivelse-sandviken.docx --fran registrator --dry-run",
        ),
        (o.FILLED_FILES, o.ROLE, o.DRY_RUN, o.REPLACE_ANSWERS, o.CASE, o.JSON, o.PROJECT),
        "filling:fill_in",
    ),
    Command(
        "rule", ("regel",),
        "Förklara en av reglerna i beslut check: varför den finns, ett dåligt och ett bra exempel, och källan.",
        ("beslut rule", "beslut rule R27"),
        (o.RULE,),
        "checking:rule",
    ),
    Command(
        "init", ("börja", "borja"), "Skapa en mapp för ett eget ärende: ärendefil, tabell över parter och mallar.",
        (
            "beslut init mitt-arende",
            "beslut init gemensam-upphandling --lan Dalarna --ci github",
            'beslut init vart-lan --fran valfardsstrategin --lan Dalarna --avsandare "Region Dalarna"',
        ),
        (o.FOLDER, o.FROM_CASE, o.START_COUNTY, o.START_SENDER, o.CI),
        "initiating:init",
    ),
    Command(
        "read", ("läs", "las"),
        "Läs protokoll, utdrag, tjänsteskrivelser och kallelser: vad de säger, hur säkert, och var det står.",
        ("beslut read protokollsutdrag.docx", "beslut read protokollsutdrag.docx --json"),
        (o.READ_FILES, o.SECTION, o.MATTER, o.JSON),
        "reading:read_files",
    ),
    Command(
        "paper", ("brevpapper",),
        "Pröva husets Wordfil som brevpapper: vad den har, vad som saknas, och en provsida.",
        ("beslut paper sandviken.dotx", "beslut paper sandviken.dotx --json"),
        (o.PAPER_FILE, o.OUT, o.JSON),
        "paper:examine_paper",
    ),
    Command(
        "mail", ("utskick",),
        "Lägg handlingarna i ett osänt mejl och en zip-fil för varje part. Ingenting skickas.",
        ("beslut mail --kommun Sandviken", "beslut mail --alla --paminnelse"),
        (o.PARTIES, o.COUNTY, o.EVERYONE, *_WHICH, o.FORMATS, o.OUT, o.REMINDER, o.FINAL, o.SIGNER, *_HOW, o.PAPER,
         o.JSON, o.PROJECT),
        "mail:write_mails",
    ),
    Command(
        "merge", ("sammanfoga",),
        "För in det nya i en ändrad Wordfil, som spårade ändringar i en ny fil bredvid.",
        (
            "beslut merge ut/valfardsstrategin/hofors/missiv-hofors.docx",
            "beslut merge ut/valfardsstrategin/hofors/missiv-hofors.docx --json",
        ),
        (o.EDITED_FILES, o.DAY, *_HOW, o.OUT, o.JSON, o.PROJECT),
        "merging:merge_files",
    ),
    Command(
        "diff", ("skillnad",),
        "Visa vad som skiljer: två filer eller mappar, det skrivna och ärendet nu, eller två versioner i git.",
        (
            "beslut diff --alla",
            "beslut diff ut-igar ut --html skillnader.html",
            "beslut diff --alla --mot main",
        ),
        (o.COMPARED, o.REVISION, o.PARTIES, o.COUNTY, o.EVERYONE, *_WHICH, *_HOW, o.OUT, o.DIFFERENCE_PAGE,
         o.DIFFERENCE_FILES, o.JSON, o.STRICT_DIFFERENCE, o.PROJECT),
        "differing:show_differences",
    ),
    Command(
        "compare", ("jämför", "jamfor"),
        "Jämför ett läst beslut med det som ärendet föreslår: vad som är lika, ändrat, utelämnat och tillagt.",
        ("beslut compare protokollsutdrag.docx", "beslut compare protokollsutdrag.docx --kommun Sandviken --json"),
        (o.READ_FILES, o.PARTY, o.CASE, o.SECTION, o.DAY, o.JSON, o.PROJECT),
        "comparing:compare_files",
    ),
    Command(
        "record", ("anteckna",),
        "Anteckna vad en part har beslutat, när protokollet anslogs, eller att handlingarna är utskickade.",
        (
            "beslut record protokollsutdrag.docx --kommun Sandviken",
            "beslut record --kommun Sandviken --anslag 2022-06-27",
            "beslut record --utskickat 2022-05-12 --alla",
        ),
        (o.RECORDED_FILES, o.PARTIES, o.COUNTY, o.EVERYONE, o.CASE, o.SECTION, o.BODY, o.MEETING_DAY, o.PARAGRAPH,
         o.NUMBER, o.OUTCOME, o.ANNOUNCED, o.SOURCE, o.CHECKED_BY, o.SENT, o.DRY_RUN, o.JSON, o.PROJECT),
        "recording:record_events",
    ),
    Command(
        "status", ("läge", "lage"),
        "Visa var varje part står, om överenskommelsen gäller, och om alla har beslutat detsamma.",
        ("beslut status", "beslut status --json"),
        (o.CASE, o.SEEN_ON, o.JSON, o.CSV, o.XLSX, o.PROJECT),
        "status:show_status",
    ),
    Command(
        "report", ("rapport",),
        "Skriv läget som en webbsida: karta, tabell, tidslinje, beslut och skillnader i en enda fil.",
        ("beslut report", "beslut report --arende inera --lan Gävleborg --ut gavleborg.html"),
        (o.COUNTY, o.CASE, o.SEEN_ON, o.REPORT_FILE, o.PROJECT),
        "reporting:write_report",
    ),
    Command(
        "watch", ("bevaka",),
        "Skriv handlingarna och rapporten på nytt varje gång ärendet ändras, tills du trycker Ctrl-C.",
        (
            "beslut watch --kommun Sandviken",
            "beslut watch --kommun Gävle --format html --intervall 0,5",
        ),
        (o.PARTIES, o.COUNTY, o.EVERYONE, o.CASE, o.DOCUMENTS, o.FORMATS, o.OUT, o.DAY, o.INTERVAL, o.QUIET, o.VERBOSE,
         o.FINAL, o.SIGNER, o.REPLACE, o.CARRY_IN, *_HOW, o.PAPER, o.PROJECT),
        "watching:watch",
    ),
    Command(
        "page", ("sida",),
        "Lägg ärendet i beslut.html: en fil att mejla, som öppnas med dubbelklick utan att något är installerat.",
        ("beslut page", "beslut page --kommun Sandviken", "beslut page --lan Gävleborg --sida beslut.html"),
        (o.PARTIES, o.COUNTY, o.EVERYONE, o.CASE, o.PAGE_BASE, o.OUT, o.JSON, o.PROJECT),
        "paging:write_page",
    ),
    Command(
        "schema", (), "Visa en datafils form som JSON Schema, för en textredigerare.",
        ("beslut schema arende", "beslut schema kommuner"),
        (o.FILE_KIND,),
        "schema:print_schema",
    ),
    Command(
        "doctor", ("doktor",), "Undersök installationen och projektet; skicka svaret till den som hjälper dig.",
        ("beslut doctor", "beslut doctor --json"),
        (o.JSON, o.PROJECT),
        "doctor:examine",
    ),
    Command(
        "help", ("hjälp", "hjalp"), "Visa hjälpen för ett kommando.",
        ("beslut help", "beslut help generate"),
        (o.COMMAND,),
        "helping:tell_help",
    ),
)  # fmt: skip

BY_NAME = {name: command for command in COMMANDS for name in command.names}


def with_composed_names(arguments: Sequence[str]) -> list[str]:
    """The arguments with the names of command and options in Unicode NFC; what an option is given is left as it is."""
    return [_composed(word) if place == 0 or word.startswith("-") else word for place, word in enumerate(arguments)]


def _composed(word: str) -> str:
    name, equals, value = word.partition("=")
    return unicodedata.normalize("NFC", name) + equals + value
