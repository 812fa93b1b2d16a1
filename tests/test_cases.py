# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The cases that ship, held against what their sources say, sentence by sentence."""

import re
from datetime import date

import pytest

from beslut.blocks import Block, Decision, Heading, plain
from beslut.planning import Order
from beslut.runs.make import document_for
from beslut.writers.txt import text
from planned import Planned

TODAY = date(2030, 1, 1)
CASES = ("valfardsstrategin", "samverkansstruktur", "inera")
ROOMS = {case: Planned(Order(TODAY, case=case, everyone=True)) for case in CASES}


def page(case: str, party: str, kind: str) -> str:
    room = ROOMS[case]
    document = next(one for one in room.case.documents if one.id == kind)
    found = next(one for one in room.parties if one.name == party)
    return text(document_for(room.context(found, document), document, room.templates)).replace("\u00a0", " ")


# What Region Gävleborg's draft says, and the documents that must say it.
BACKGROUND = [
    "År 2020 gav Nätverk Välfärd Länsledning i uppdrag att arbeta fram en välfärdsstrategi.",
    "ska ersätta de så kallade gemensamma utgångspunkterna",
    "överenskommelserna för samverkan mellan Region Gävleborg och länets kommuner inom",
    "en överordnad inriktning och struktur",
    ", vilket behövs för att nå målen för välfärden.",
    "gemensamma prioriteringar i samverkan inom välfärdsområdet",
    "stödja Nätverk Välfärd i att fastställa gemensamma mål inom prioriterade områden",
    "Utifrån strategin ska Länsledning arbeta fram årliga handlingsplaner för samverkan.",
    "stödja samverkan på länsnivå",
    "inte ett dokument som ska ersätta eller komplettera lokala styrdokument",
    "ordförande för Nätverk Välfärd, överlämnar nu strategin till respektive kommun att hantera",
]  # fmt: skip
SENTENCES = [
    # ”Förslag till innehåll i beslutet: Ovanstående bakgrundsbeskrivning”
    *((kind, words) for kind in ("tjansteskrivelse", "beslutsformulering", "protokollsutdrag") for words in BACKGROUND),
    ("tjansteskrivelse", "Kommunfullmäktige föreslås besluta"),
    ("beslutsformulering", "Från Sandvikens kommun deltar ordförandena i följande nämnder i Nätverk Välfärd: "
                           "omsorgsnämnden, individ- och familjeomsorgsnämnden samt kunskapsnämnden."),
    ("beslutsformulering", "att anta Välfärdsstrategin för den samverkan Sandvikens kommun genomför inom ramen för "
                           "Nätverk Välfärd och att den därmed ersätter tidigare överenskommelser"),
    ("beslutsformulering", "att upphäva beslutet av »organ saknas« »datum saknas«, »paragraf saknas«, att anta de "
                           "gemensamma utgångspunkterna"),
    ("protokollsutdrag", "– Missiv från Region Gävleborg om Välfärdsstrategin"),
    ("missiv", "Varje huvudman beslutar i vilket forum beslutet ska fattas."),
    ("missiv", "Inga lokala styrdokument påverkas. Välfärdsstrategin är ett samverkansdokument."),
    ("missiv", "Varje huvudman ansvarar själv för att upphäva sina tidigare beslut"),
    ("missiv", "samtliga kommuner i Gävleborgs län"),
    ("missiv", "Beslutsformulering"),
    ("missiv", "Beskrivning av processen som har utmynnat i Välfärdsstrategin"),
    ("missiv", "Beskrivning av deltagare i Nätverk Välfärd"),
    ("missiv", "senast »sista svarsdag saknas«"),
    ("processbeskrivning", "Länsledning arbetar fram årliga handlingsplaner"),
    ("deltagarbeskrivning", "ledamöter i hälso- och sjukvårdsnämnden"),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "sentence"), SENTENCES)
def test_valfardsstrategin_says_what_its_source_says(kind: str, sentence: str) -> None:
    assert sentence in page("valfardsstrategin", "Sandviken", kind)


def test_the_participants_are_ten_in_one_table() -> None:
    rows = [
        line for line in page("valfardsstrategin", "Sandviken", "deltagarbeskrivning").splitlines() if " | " in line
    ]
    names = [row.split(" | ")[0] for row in rows[1:]]
    municipalities = [party for party in ROOMS["valfardsstrategin"].parties if party.kind == "kommun"]
    assert names == [party.own for party in municipalities]
    assert len(names) == 10


def test_paragraph_75_has_every_part_of_its_source_in_order() -> None:
    room = ROOMS["samverkansstruktur"]
    region = next(party for party in room.parties if party.kind == "region")
    kind = next(one for one in room.case.documents if one.id == "protokollsutdrag")
    document = document_for(room.context(region, kind), kind, room.templates)
    headings = [plain(block.content) for block in document.blocks if isinstance(block, Heading)]
    assert [heading.replace("\u00a0", " ") for heading in headings] == [
        "§ 75 Överenskommelse om regional samverkansstruktur avseende vård och omsorg",
        "Sammanfattning",
        "Förslag till beslut",
        "Beslut",
        "Beslutsunderlag",
    ]
    assert document.margin == "Utdragsbestyrkande ___", "the source has a line to sign on"
    assert "RS 352-2020" in text(document).replace("\u00a0", " ")
    assert "sammanträdesdatum saknas" in text(document)

    def decided(block: Block) -> list[str]:
        assert isinstance(block, Decision)
        return [plain(block.lead), *(plain(point) for point in block.points)]

    proposal, decision = (decided(block) for block in document.blocks if isinstance(block, Decision))
    assert (
        proposal
        == decision
        == [
            "Arbetsutskottet föreslår att regionfullmäktige beslutar:",
            "Projektets redovisning godkänns.",
            "Överenskommelse om regional samverkansstruktur avseende vård och omsorg mellan länets kommuner och Region "
            "Västerbotten antas.",
        ]
    )


SUMMARY = [
    "Inom ramen för förberedelserna för bildandet av regionkommun i Västerbotten 2019",
    "dåvarande landstinget inom området vård och omsorg",
    "”Organisering av samverkan mellan regionkommunen och länets kommuner avseende vård och omsorg”",
    "Utredningen visade att det fanns delar av samverkansstrukturen som upplevdes fungera bra",
    "beslutades av länets kommuner och Region Västerbotten vid årsskiftet 2018/2019",
    "I samma beslut beställdes ett gemensamt projekt",
    "Implementeringsprojektet har ansvarat för att skapa en process där samtliga parter varit delaktiga",
    "Förutom den regionala överenskommelsen om samverkansstrukturen upprättas således överenskommelser",
    "Implementeringsprojektet arbetar vidare med stöd till att slutföra dessa överenskommelser under våren 2020.",
    "starta den 1 september 2020, under förutsättning av behöriga beslut under våren 2020.",
    "Hälso- och sjukvårdsnämndens förslag till beslut",
]


@pytest.mark.parametrize("sentence", SUMMARY)
def test_paragraph_75_says_what_its_source_says(sentence: str) -> None:
    assert sentence in page("samverkansstruktur", "Region Västerbotten", "protokollsutdrag")


def test_the_fifteen_decide_the_same_in_their_own_forms_and_the_local_agreement_too() -> None:
    municipalities = [party for party in ROOMS["samverkansstruktur"].parties if party.kind == "kommun"]
    assert len(municipalities) == 15
    for party in municipalities:
        words = page("samverkansstruktur", party.name, "beslutsformulering")
        assert re.search("antar? överenskommelsen om regional samverkansstruktur avseende vård och omsorg", words)
        assert f"överenskommelsen om lokal samverkan mellan Region Västerbotten och {party.official}" in words
        assert "upphäv" not in words  # the decision of 2018/2019 is fulfilled, not repealed
        assert "2018/2019" in words


INERA = [
    ("Uppsala", "att Uppsala kommun förvärvar fem aktier i Inera AB från SKL Företag AB för sammanlagt 42 500 kronor"),
    ("Uppsala", "att godkänna aktieägaravtalet (bilaga 2), samt"),
    ("Uppsala", "Diarienummer: KSN-2017-1724"),
    ("Osby", "1. Fem aktier i Inera AB förvärvas från SKL Företag AB för sammanlagt 42 500 kronor"),
    ("Osby", "4. Förvärvet finansieras ur kommunstyrelsens eget anslag."),
    ("Osby", "5. Kommunstyrelsens ordförande och ekonomichefen utses"),
    ("Gotland", "Regionfullmäktige godkänner aktieägaravtalet"),
    ("Gotland", "Region Gotland förvärvar fem aktier"),
    ("Falun", "Falu kommun förvärvar fem aktier"),
    ("Falun", "Förvärvet finansieras »finansiering saknas«."),
]


@pytest.mark.parametrize(("party", "sentence"), INERA)
def test_the_offer_of_shares_in_each_house(party: str, sentence: str) -> None:
    assert sentence in page("inera", party, "tjansteskrivelse")


def test_no_personal_name_is_in_the_data() -> None:
    """The facts behind the data name politicians; the data may not."""
    from conftest import ROOT

    names = ("Öberg", "Amin", "Wiklund", "Jonsson", "Centerwall", "Engberg", "Stål", "Ramstrand", "Löthstam", "Olsson",
             "Gustavsson", "Festin", "Henriksson", "Nilsson", "Karambotis", "Ågren")  # fmt: skip
    for path in sorted((ROOT / "data").rglob("*.yaml")):
        assert [name for name in names if name in path.read_text("utf-8")] == [], path.name
