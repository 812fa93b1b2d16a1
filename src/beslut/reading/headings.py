# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The headings of Swedish minutes and reports, by a table of what they are called; whole lines only."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from beslut.reading.organs import FoundBody, bodies_in

DECISION, PROPOSAL, MEETING, ORDER = "beslut", "förslag", "yrkande", "gång"
BASIS, TEXT, RECIPIENTS, RESERVATION = "underlag", "text", "mottagare", "reservation"
ADJUSTING, OTHER = "justering", "annat"

_O = "\x00"  # where a body stands in the heading; its genitive is written with an s
_TABLE: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        MEETING,
        (
            r"(?:ändrings|tilläggs|avslags|bifalls|återremiss)?yrkanden?(?:a)?",
            r"(?:förslag|yrkanden?)(?:\soch\s(?:förslag|yrkanden?))?(?:\still\sbeslut)?\s(?:på|under|vid)\s(?:dagens\s)?(?:sammanträdet|mötet|sammanträde)",
            r"förslag\soch\syrkanden?|yrkanden?\soch\sförslag|muntliga?\sförslag|alternativa?\sförslag|motförslag|ledamots?\sförslag",
            r"dagens\ssammanträde|(?:ärendets\s)?behandling(?:en)?\spå\s(?:sammanträdet|mötet)|vid\ssammanträdet|under\ssammanträdet",
            r"överläggning(?:en)?|debatt|diskussion|inlägg|anföranden|ärendets\sbehandling|behandling\sav\särendet",
        ),
    ),
    (
        ORDER,
        (
            r"(?:ordförandens\s)?beslutsgång(?:en)?(?:\si\s\x00)?|propositionsordning(?:en)?|propositioner?",
            r"omröstning(?:en|ar|sresultat(?:et)?|slista|sordning|sproposition|\sbegärs|\soch\somröstningsresultat)?(?:\s\d+)?",
            r"votering(?:en|slista|sresultat)?|röstning(?:sresultat)?|beslutsordning|proposition\soch\sbeslut",
        ),
    ),
    (
        PROPOSAL,
        (
            r"(?:förvaltningens|kontorets|\w+kontorets|\w+förvaltningens|\w+avdelningens|ordförandens|tjänstemännens"
            r"|tjänsteskrivelsens|utredarens|sekretariatets|\x00s|\w+direktörens)\s(?:beslutsförslag|förslag)(?:\still\s(?:beslut|\x00)"
            r"(?:\s(?:i|till|för|av)\s\x00)?)?",
            r"förslag\still\s(?:beslut|\x00)(?:\s(?:i|till|för|från|av)\s\x00(?:\soch\s\x00)?)?",
            r"beslutsförslag(?:et)?(?:\s(?:i|till|för|från)\s\x00)?|förslag(?:et)?|förslagspunkter",
        ),
    ),
    (
        DECISION,
        (
            r"beslut(?:et)?|beslutspunkter|beslut\s(?:i|av|från)\s\x00|\x00s\sbeslut(?:\sför\segen\sdel)?|\x00s\segna\sbeslut",
            r"beslut\s?[-–—:]\s?(?:förslag\still\s\x00|\x00s\sförslag(?:\still\s\x00)?|egen\sdel|för\segen\sdel|\x00)",
            r"beslut\sför\segen\sdel|\x00s\sställningstagande|(?:nämndens|styrelsens|fullmäktiges|utskottets|förbundets)\sbeslut",
            r"beslut\soch\sförslag(?:\still\s\x00)?|\x00s\sbeslut\s?[-–—]\s?förslag\still\s\x00|protokollsbeslut|beslutsformulering",
        ),
    ),
    (
        BASIS,
        (
            r"(?:besluts)?underlag(?:\sför\sbeslut|et)?|beslutsunderlag\soch\s\w+|handling(?:ar|arna)?(?:\si\särendet)?|ärendets\shandlingar",
            r"(?:ärendets\s)?beredning(?:\sav\särendet)?|bilag(?:a|or|eförteckning)|underlag\soch\sbilagor|referenser|aktuella\shandlingar",
            r"beslutsunderlag/(?:handlingar|bilagor)|dokument(?:\si\särendet)?|bifogade\shandlingar|ärendehandlingar",
        ),
    ),
    (
        RECIPIENTS,
        (
            r"(?:besluten?|beslutet|paragrafen|protokollsutdrag(?:et)?|protokollet|kopia|kopior|utdrag)\s(?:ska\s)?(?:skickas?|sänds?|sändes"
            r"|expedieras?|delges?|skickad|skickat|lämnas)(?:\s(?:till|för\skännedom|för\såtgärd))?",
            r"(?:ska\s)?(?:skickas|sänds|expedieras|delges|meddelas|skickat|kopia)\s(?:till|för\skännedom(?:\still)?)|expediering(?:en)?",
            r"exp(?:ed)?\.?(?:\still)?|utdrag(?:\still)?|beslutsexpediering|delges|delgivning|expedieras|protokollsutdrag(?:\still)?|expedierat|sändlista|kopia(?:\still)?",
            r"beslut\s(?:sänds|skickas|delges|expedieras)\s(?:till)?|för\skännedom(?:\still)?|mottagare|beslutsmottagare",
        ),
    ),
    (RESERVATION, (r"reservation(?:er)?(?:\smot\sbeslutet)?|blank\sreservation|skriftlig(?:a)?\sreservation(?:er)?",)),
    (
        ADJUSTING,
        (r"(?:omedelbar|direkt)\s?justering(?:\sav\sparagrafen)?|direktjustering|justering(?:\sav\sparagrafen)?",),
    ),
    (
        TEXT,
        (
            r"(?:kort\s)?sammanfattning(?:\sav\s(?:ärendet|\w+))?|ärendebeskrivning(?:en)?|beskrivning\sav\särendet|bakgrund(?:\still\s\w+)?",
            r"bakgrund\soch\s\w+|ärendet|ärende|inledning|redogörelse(?:\sför\särendet)?|historik|syfte|redovisning|orientering",
            r"(?:(?:\w+s|\x00s)\s)?(?:bedömning(?:ar)?|överväganden?|synpunkter|motivering|yttrande|kommentar(?:er)?|utredning|handläggning)",
            r"(?:besluts)?motivering(?:\still\s(?:beslutet|förslaget))?|skäl\s(?:för|till)\sbeslut(?:et)?|motiv(?:ering)?\still\sbeslut",
            r"(?:ekonomi(?:sk(?:a|t)?)?|juridisk(?:a|t)?|sociala?|ekologiska?)\s?(?:konsekvens(?:er)?|bedömning(?:ar)?|överväganden?|perspektiv|påverkan)?",
            r"bedömning\sur\s.{3,40}|konsekvens(?:er|analys|beskrivning)(?:\s.{0,40})?|finansiering|kostnader",
            r"barn(?:ets|rätts|konsekvens)?\s?-?\s?(?:perspektiv(?:et)?|analys|bästa|rättsperspektiv)|jämställdhet(?:sperspektiv)?"
            r"|prövning\sav\sbarn(?:s|ets)\sbästa|miljö(?:konsekvenser|perspektiv|påverkan)?|uppföljning|tidsplan|samverkan|remiss(?:yttranden|instanser)?",
        ),
    ),
    (
        OTHER,
        (
            r"(?:protokolls|röst)(?:anteckning(?:ar)?|förklaring(?:ar)?)|särskil(?:t|da)\syttranden?|anteckning(?:ar)?(?:\still\sprotokollet)?",
            r"(?:anmälan\som\s)?jäv|deltar\s(?:inte|ej)\si\sbeslutet|deltagande\si\sbeslutet|ej\sdeltagande|närvaro(?:rätt)?|ajournering(?:ar)?",
            r"tidigare\s(?:behandling|beslut)|(?:hur\sman\s)?överklagar?|överklagande(?:hänvisning)?|besvärshänvisning|beslutsnivå|lagrum",
            r"i\savgörandet\sdeltagande|föredragande|tidigare\si\särendet|beslutande|närvarande|paragrafer|anslag(?:/bevis|sbevis)?|bevis(?:/anslag)?",
            r"underskrifter?|justerare|sekreterare|ordförande|övriga\s(?:deltagare|närvarande)|innehåll(?:sförteckning)?|ärendelista"
            r"|föredragningslista|dagordning",
        ),
    ),
)
_KINDS = tuple((kind, re.compile(rf"(?:{'|'.join(shapes)})", re.IGNORECASE)) for kind, shapes in _TABLE)


@dataclass(frozen=True, slots=True)
class Heading:
    """A known heading: its kind, whose it is (*kommunstyrelsens förslag*), and which body it is turned to."""

    kind: str
    owner: str | None = None
    target: str | None = None
    own_part: bool = False


@lru_cache(maxsize=4096)
def heading_of(text: str) -> Heading | None:
    """The heading that this whole line is, or None. Lower-case words in running text are none."""
    bare = " ".join(text.split())
    if len(bare) > 200:  # with all the stars and signs that may stand after it
        return None
    bare = re.sub(r"[\s*]*[:.]?[\s*]*$", "", bare)
    if not bare or len(bare) > 110 or not (bare[0].isupper() or bare[0].isdigit()):
        return None
    found = bodies_in(bare)
    shape = bare
    for body in reversed(found):
        shape = f"{shape[: body.start]}{_O}{'s' if body.owned else ''}{shape[body.end :]}"
    for kind, pattern in _KINDS:
        if pattern.fullmatch(shape):
            return _made(kind, shape, found)
    return None


def _made(kind: str, shape: str, found: tuple[FoundBody, ...]) -> Heading:
    owner = next((body.name for body in found if body.owned), None)
    target = next((body.name for body in found if not body.owned), None)
    own = "egen del" in shape.lower() or "egna beslut" in shape.lower()
    if kind == DECISION and owner is None and target and not re.search("förslag", shape, re.IGNORECASE):
        owner, target = target, None  # *Beslut i kommunstyrelsen*
    return Heading(kind, owner, target, own)


_TOLD = re.compile(r"^(?:sammanfattning|bakgrund|ärendebeskrivning|bedömning|beskrivning|inledning)", re.IGNORECASE)
_INLINE = re.compile(r"^(.{3,70}?)(?::\s+|\t\s*)(?=\S)")


def inline_heading(text: str) -> tuple[Heading, str] | None:
    """A heading with its text on the same line (*Beslutet skickas till: …*), and that text."""
    match = _INLINE.match(text)
    if match is None:
        return None
    found = heading_of(match[1])
    if found is None or (found.kind in (OTHER, TEXT, ADJUSTING) and "\t" not in match[0] and not _TOLD.match(match[1])):
        return None
    return found, text[match.end() :].strip()
