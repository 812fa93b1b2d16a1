# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The commands and their options. What they do is loaded when it is asked for, so that help is instant."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Annotated

import typer

from beslut import __version__
from beslut.cli.options import (
    CaseName,
    DialectName,
    DocumentNames,
    Json,
    OfDay,
    Parties,
    ProfileName,
    Project,
    StepName,
)
from beslut.cli.printing import print_result
from beslut.cli.usage import SwedishCommand, SwedishGroup

app = typer.Typer(
    cls=SwedishGroup,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar="[VAL]",
    subcommand_metavar="KOMMANDO …",
)


def _version(asked: bool) -> None:
    if asked:
        print_result(f"beslut {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def beslut(
    ctx: typer.Context,
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Visa version.")] = False,
) -> None:
    """Ett ärende, många beslutande: färdiga beslutshandlingar för varje kommun.

    beslut generate --kommun Sandviken
    beslut show --kommun Gävle --handling tjansteskrivelse
    beslut list kommuner
    """
    if ctx.invoked_subcommand is None:
        print_result(ctx.get_help())


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def generate(
    kommun: Parties = None,
    lan: Annotated[
        str | None,
        typer.Option("--lan", "--län", metavar="LÄN", show_default=False, help="Alla ärendets kommuner i ett län."),
    ] = None,
    alla: Annotated[bool, typer.Option("--alla", help="Alla ärendets parter.")] = False,
    arende: CaseName = None,
    handling: DocumentNames = None,
    format_: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            "-f",
            metavar="docx|html|md|txt",
            show_default=False,
            help="Filformat. Kan upprepas. Utan valet: docx.",
        ),
    ] = None,
    ut: Annotated[
        Path, typer.Option("--ut", metavar="KATALOG", show_default=False, help="Mapp att skriva i. Utan valet: ut.")
    ] = Path("ut"),
    dag: OfDay = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", "-n", help="Gör allt utom att skriva filerna.")] = False,
    json: Json = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Bara fel.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Räkna upp luckor och uppgifter att kontrollera.")
    ] = False,
    strikt: Annotated[bool, typer.Option("--strikt", help="Avsluta med 1 om något har luckor.")] = False,
    slutlig: Annotated[
        bool, typer.Option("--slutlig", help="Utan utkastmärke och kommentarer; vägrar parter med fel eller luckor.")
    ] = False,
    ersatt: Annotated[
        bool, typer.Option("--ersatt", help="Ersätt filer som är ändrade för hand; en daterad kopia läggs bredvid.")
    ] = False,
    steg: StepName = None,
    dialekt: DialectName = None,
    profil: ProfileName = None,
    del_: Annotated[
        str | None,
        typer.Option(
            "--del",
            metavar="K/N",
            show_default=False,
            help="Bara den k:te av n delar av parterna, för flera maskiner: 2/4.",
        ),
    ] = None,
    projekt: Project = None,
) -> None:
    """Skriv beslutshandlingarna för en eller flera kommuner.

    beslut generate --kommun Sandviken
    beslut generate --kommun Gävle --kommun 2101 --handling tjansteskrivelse
    beslut generate --alla --ut utkast --format docx --format html
    beslut generate --lan Gävleborg --dag 2022-05-10 --dry-run
    """  # fmt: skip
    from beslut.cli.generating import generate_from_words

    raise typer.Exit(
        generate_from_words(
            kommun=kommun, lan=lan, alla=alla, arende=arende, handling=handling, format_=format_, ut=ut, dag=dag,
            dry_run=dry_run, json=json, quiet=quiet, verbose=verbose, strikt=strikt, slutlig=slutlig, ersatt=ersatt,
            steg=steg, dialekt=dialekt, profil=profil, del_=del_, projekt=projekt,
        )
    )  # fmt: skip


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def show(
    kommun: Parties = None,
    handling: DocumentNames = None,
    arende: CaseName = None,
    dag: OfDay = None,
    steg: StepName = None,
    dialekt: Annotated[
        str | None,
        typer.Option(
            "--dialekt",
            metavar="D1–D6|alla",
            show_default=False,
            help="Pröva en annan dialekt. alla: besluten i var och en.",
        ),
    ] = None,
    profil: ProfileName = None,
    projekt: Project = None,
) -> None:
    """Visa den färdiga texten i terminalen.

    beslut show --kommun Sandviken
    beslut show --kommun Hofors --handling beslutsformulering
    beslut show --kommun Sandviken --dialekt alla
    beslut show --kommun Sandviken --handling tjansteskrivelse --steg ks --profil kungsbacka
    """  # fmt: skip
    from beslut.cli.showing import show_dialects, show_documents
    from beslut.cli.words import order

    every = dialekt is not None and dialekt.casefold() == "alla"
    asked = order(parties=kommun, case=arende, documents=handling, day=dag, step=steg, profile=profil, project=projekt,
                  dialect=None if every else dialekt)  # fmt: skip
    (show_dialects if every else show_documents)(asked)


@app.command(name="list", cls=SwedishCommand, options_metavar="[VAL]")
def list_(
    what: Annotated[
        str, typer.Argument(metavar="kommuner|arenden|handlingar", help="Vad som ska räknas upp.", show_default=False)
    ],
    arende: CaseName = None,
    json: Json = False,
    projekt: Project = None,
) -> None:
    """Räkna upp kommuner, ärenden eller handlingar.

    beslut list kommuner
    beslut list arenden
    beslut list handlingar --arende valfardsstrategin
    """  # fmt: skip
    from beslut.cli.listing import list_things
    from beslut.cli.words import order

    list_things(order(case=arende, project=projekt), what, json=json)


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def init(
    mapp: Annotated[Path, typer.Argument(metavar="MAPP", help="Mappen som ska göras.", show_default=False)],
    ci: Annotated[
        str | None,
        typer.Option(
            "--ci",
            metavar="github|gitlab",
            show_default=False,
            help="Lägg med ett arbetsflöde som kontrollerar och skriver handlingarna.",
        ),
    ] = None,
) -> None:
    """Gör en mapp för ett eget ärende: ärendefil, tabell över parter och mallar.

    beslut init mitt-arende
    beslut init gemensam-upphandling --ci github
    """  # fmt: skip
    from beslut.cli.initiating import start_project

    start_project(mapp, ci)


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def schema(
    fil: Annotated[
        str, typer.Argument(metavar="arende|kommuner|profiler|lasning", help="Filens slag.", show_default=False)
    ],
) -> None:
    """Visa en datafils form som JSON Schema, för en textredigerare.

    beslut schema arende
    beslut schema kommuner
    """
    from beslut.cli.schema import print_schema

    print_schema(fil)


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def doctor(json: Json = False, projekt: Project = None) -> None:
    """Undersök installationen och projektet, för frågor till den som hjälper dig.

    beslut doctor
    beslut doctor --json
    """
    from beslut.cli.doctor import examine
    from beslut.cli.words import order

    raise typer.Exit(examine(order(project=projekt), json=json))


# fmt: off
@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def check(
    kommun: Parties = None,
    lan: Annotated[str | None, typer.Option(
        "--lan", "--län", metavar="LÄN", show_default=False, help="Alla ärendets kommuner i ett län.")] = None,
    alla: Annotated[bool, typer.Option("--alla", help="Alla ärendets parter. Gäller också utan val av part.")] = False,
    arende: CaseName = None,
    handling: DocumentNames = None,
    dag: OfDay = None,
    regel: Annotated[list[str] | None, typer.Option(
        "--regel", metavar="R27", show_default=False, help="Bara den här regeln. Kan upprepas.")] = None,
    output_format: Annotated[str | None, typer.Option(
        "--output-format", metavar="full|kort|json|github|gitlab|junit|sarif", show_default=False,
        help="Resultatets form. Utan valet: full.")] = None,
    utfil: Annotated[Path | None, typer.Option(
        "--utfil", metavar="FIL", show_default=False, help="Skriv resultatet i en fil i stället.")] = None,
    projekt: Project = None,
) -> None:
    """Granska ett ärende: beslutens form, uppgifternas källor, handlingarnas språk.

    beslut check --arende valfardsstrategin
    beslut check --kommun Sandviken --output-format kort
    """
    from beslut.cli.checking import check_case
    from beslut.cli.words import order
    asked = order(parties=kommun, county=lan, everyone=alla, case=arende, documents=handling, day=dag, project=projekt)
    raise typer.Exit(check_case(asked, rules=regel, form=output_format, target=utfil))


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
@app.command("läs", cls=SwedishCommand, options_metavar="[VAL]", hidden=True)
@app.command("las", cls=SwedishCommand, options_metavar="[VAL]", hidden=True)
def read(
    fil: Annotated[list[str], typer.Argument(
        metavar="FIL …", help="Filer, mappar eller zipfiler; - är standard in.", show_default=False)],
    del_: Annotated[str | None, typer.Option(
        "--del", metavar="§", show_default=False, help="Bara paragrafen med det numret: ”§ 75”.")] = None,
    arende: Annotated[str | None, typer.Option(
        "--arende", "--ärende", "-a", metavar="ORD", show_default=False,
        help="Bara ärendet med de orden i ärendemeningen, eller med det diarienumret.")] = None,
    json: Json = False,
) -> None:
    """Läs protokoll, utdrag, tjänsteskrivelser och kallelser: vad de säger, hur säkert, och var det står.

    beslut read protokollsutdrag.docx
    beslut read protokoll.pdf --del "§ 75" --json
    """
    work = import_module("beslut.cli.reading").read_files
    raise typer.Exit(work(fil, section=del_, matter=arende, json=json))


@app.command(cls=SwedishCommand, options_metavar="[VAL]")
def regel(
    kod: Annotated[str | None, typer.Argument(metavar="KOD", help="Utan kod: alla.", show_default=False)] = None,
) -> None:
    """Förklara en regel för beslut check: varför den finns, ett dåligt och ett bra exempel, och källan.

    beslut regel
    beslut regel R27
    """
    from beslut.cli.checking import tell_rules
    tell_rules(kod)
