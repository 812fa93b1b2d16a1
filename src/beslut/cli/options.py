# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every option of every command, declared once, with its help in Swedish."""

from __future__ import annotations

from beslut.cli import values
from beslut.cli.declaration import Option

# Which documents: these fill the order.
PARTIES = Option(
    ("--kommun", "-k"), "En kommun eller en annan part: dess namn eller kommunkod. Kan upprepas.", values.names,
    metavar="NAMN", many=True, fills="parties", completed_by="parties",
)  # fmt: skip
COUNTY = Option(
    ("--lan", "--län"), "Alla ärendets parter i ett län, också regionen.", values.name,
    metavar="LÄN", fills="county", completed_by="counties",
)  # fmt: skip
EVERYONE = Option(("--alla",), "Alla ärendets parter.", values.flag, fills="everyone")
CASE = Option(
    ("--arende", "--ärende", "-a"), "Ärendet. Utan valet: det enda, eller det som är märkt standard.", values.name,
    metavar="NAMN", fills="case", completed_by="cases",
)  # fmt: skip
DOCUMENTS = Option(
    ("--handling",), "Bara den här handlingen. Kan upprepas. Utan valet: alla.", values.listed,
    metavar="NAMN", many=True, fills="documents", completed_by="documents",
)  # fmt: skip
DAY = Option(
    ("--dag",), "Dagen som gäller: handlingarnas datum, och den dag uppgifter bedöms mot.", values.day("--dag"),
    metavar="ÅÅÅÅ-MM-DD", fills="day",
)  # fmt: skip
SEEN_ON = Option(
    ("--dag",), "Dagen som läget ses ifrån. Utan valet: i dag.", values.day("--dag"),
    metavar="ÅÅÅÅ-MM-DD", fills="day",
)  # fmt: skip
STEP = Option(
    ("--steg",), "Handlingarna för ett steg i kedjan: förkortning eller organets namn.", values.name,
    metavar="au|ks|kf|…", fills="step", completed_by="steps",
)  # fmt: skip
DIALECT = Option(
    ("--dialekt",), "Pröva en annan dialekt för besluten.", values.name,
    metavar="D1–D6", fills="dialect", completed_by="dialects",
)  # fmt: skip
PROFILE = Option(
    ("--profil",), "Pröva en annan kommuns skrivsätt.", values.name,
    metavar="NAMN", fills="profile", completed_by="profiles",
)  # fmt: skip
PAPER = Option(
    ("--brevpapper",), "Skriv partens egna handlingar på den här Wordfilen, .docx eller .dotx.", values.path,
    metavar="FIL", fills="paper",
)  # fmt: skip
PART = Option(
    ("--del",), "Bara en del av parterna, när flera datorer delar på dem: 2/4 är den andra av fyra.", values.part,
    metavar="K/N", fills="part",
)  # fmt: skip
PROJECT = Option(
    ("--projekt",), "Mapp med egna data/ och templates/, som går före dem som följer med.", values.path,
    metavar="MAPP", fills="project",
)  # fmt: skip

# What becomes of the documents, and what is told.
FORMATS = Option(
    ("--format", "-f"), "Filformat. Kan upprepas. Utan valet: docx.", values.listed,
    metavar="docx|html|md|odt|pdf|txt", many=True, completed_by="formats",
)  # fmt: skip
OUT = Option(("--ut",), "Mapp att skriva i. Utan valet: ut.", values.path_or("ut"), metavar="MAPP")
DRY_RUN = Option(("--dry-run", "-n"), "Gör allt utom att skriva filerna.", values.flag)
FINAL = Option(
    ("--slutlig",), "Utan utkastmärke och kommentarer; hoppar över parter med fel eller luckor.", values.flag,
    fills="final",
)  # fmt: skip
FILLED_FILES = Option(
    ("fil",), "Ifyllda Wordfiler, och listor från beslut gaps.", values.as_typed, metavar="FIL …", many=True,
    required=True,
)  # fmt: skip
ROLE = Option(
    ("--fran", "--från"), "Vem som har fyllt i: en roll, som registrator, aldrig ett namn.", values.name, metavar="ROLL"
)
GAPS_FILE = Option(
    ("--ut",), "Skriv en lista att fylla i: .xlsx, .csv eller .json.", values.path, metavar="FIL", kept=False
)
SIGNER = Option(
    ("--undertecknare",), "Namnet på den som undertecknar tjänsteskrivelsen den här gången.", values.name,
    metavar="NAMN", fills="signer",
)  # fmt: skip
REPLACE = Option(("--ersatt",), "Ersätt filer som är ändrade för hand; en daterad kopia läggs bredvid.", values.flag)
REPLACE_ANSWERS = Option(("--ersatt",), "Skriv också svar som säger emot det som redan står i ärendet.", values.flag)
CARRY_IN = Option(
    ("--for-in", "--för-in"), "För in det nya i Wordfiler som är ändrade för hand, som spårade ändringar.", values.flag
)
STRICT = Option(("--strikt",), "Avsluta med kod 1 om något har luckor.", values.flag)
STRICT_DIFFERENCE = Option(("--strikt",), "Avsluta med kod 1 om något skiljer.", values.flag)
QUIET = Option(("--quiet", "-q"), "Skriv bara ut fel.", values.flag)
VERBOSE = Option(("--verbose", "-v"), "Räkna upp luckor och uppgifter att kontrollera.", values.flag)
JSON = Option(("--json",), "Skriv resultatet som JSON.", values.flag)
OPEN = Option(("--oppna", "--öppna"), "Öppna mappen med handlingarna när de är skrivna.", values.flag)

# Of one command.
DIALECT_OR_ALL = Option(
    ("--dialekt",), "Pröva en annan dialekt. alla: besluten i var och en.", values.name,
    metavar="D1–D6|alla", completed_by="dialects_and_all",
)  # fmt: skip
EVERYONE_ANYWAY = Option(
    ("--alla",), "Alla ärendets parter. Gäller också utan val av part.", values.flag, fills="everyone"
)
PARTY = Option(
    ("--kommun", "-k"), "Parten vars handling det är. Utan valet: den som handlingen nämner.", values.last_names,
    metavar="NAMN", fills="parties", completed_by="parties",
)  # fmt: skip
RECORDED_FILES = Option(
    ("fil",), "Protokoll eller utdrag som beslutet läses ur. Utan fil: --organ, --datum och --utfall.",
    values.as_typed, metavar="FIL …", many=True,
)  # fmt: skip
SENT = Option(("--utskickat",), "Dagen då handlingarna skickades ut.", values.day("--utskickat"), metavar="ÅÅÅÅ-MM-DD")
BODY = Option(("--organ",), "Organet som beslutade. Går före det som är läst.", values.name, metavar="NAMN")
MEETING_DAY = Option(
    ("--datum",), "Sammanträdets dag. Går före det som är läst.", values.day("--datum"), metavar="ÅÅÅÅ-MM-DD"
)  # fmt: skip
PARAGRAPH = Option(("--paragraf",), "Paragrafens nummer. Går före det som är läst.", values.name, metavar="§")
NUMBER = Option(("--diarienummer",), "Partens diarienummer. Går före det som är läst.", values.name, metavar="NUMMER")
OUTCOME = Option(
    ("--utfall",), "Hur ärendet gick. Går före det som är läst.", values.name,
    metavar="antaget|tillstyrkt|återremitterat|…", completed_by="outcomes",
)  # fmt: skip
ANNOUNCED = Option(
    ("--anslag",), "Dagen då justeringen av protokollet tillkännagavs på anslagstavlan.", values.day("--anslag"),
    metavar="ÅÅÅÅ-MM-DD",
)  # fmt: skip
SOURCE = Option(("--kalla", "--källa"), "Varifrån uppgiften kommer. Utan valet: filens namn.", values.name,
                metavar="KÄLLA")  # fmt: skip
CHECKED_BY = Option(
    ("--kontrollerat-av",), "Befattningen hos den som har jämfört med protokollet, aldrig ett namn.", values.name,
    metavar="BEFATTNING",
)  # fmt: skip
CSV = Option(("--csv",), "Skriv tabellen som CSV.", values.flag)
INTERVAL = Option(
    ("--intervall",), "Hur ofta filerna ses efter, i sekunder. Utan valet: 1.", values.seconds,
    metavar="SEKUNDER",
)  # fmt: skip
PAGE_BASE = Option(
    ("--sida",),
    "Den beslut.html som ärendet läggs i. Utan valet: den som ligger i mappen, eller är byggd.",
    values.path,
    metavar="FIL",
)
REPORT_FILE = Option(
    ("--ut",), "Filen att skriva. Utan valet: ut/ÄRENDE-rapport.html.", values.path, metavar="FIL", kept=False
)
XLSX = Option(("--xlsx",), "Skriv tabellen som en arbetsbok.", values.path, metavar="FIL")
RULES = Option(
    ("--regel",), "Bara den här regeln. Kan upprepas.", values.listed,
    metavar="R27", many=True, completed_by="rules",
)  # fmt: skip
OUTPUT_FORMAT = Option(
    ("--output-format",), "Resultatets form. Utan valet: full.", values.name,
    metavar="full|kort|json|github|gitlab|junit|sarif", completed_by="forms",
)  # fmt: skip
OUTPUT_FILE = Option(("--utfil",), "Skriv resultatet till en fil i stället.", values.path, metavar="FIL")
FROM_CASE = Option(
    ("--fran", "--från"), "Börja från det här ärendet, med dess uppgifter okända.", values.name,
    metavar="ÄRENDE", completed_by="cases",
)  # fmt: skip
START_COUNTY = Option(("--lan", "--län"), "Kommunerna i det här länet i tabellen.", values.name, metavar="LÄN")
START_SENDER = Option(("--avsandare", "--avsändare"), "Vem som sänder ut ärendet.", values.name, metavar="NAMN")
CI = Option(
    ("--ci",), "Lägg till ett arbetsflöde som granskar och skriver handlingarna i GitHub eller GitLab.", values.name,
    metavar="github|gitlab", completed_by="services",
)  # fmt: skip

# Of the program itself; help also of every command.
COLOR = Option(
    ("--color", "--färg", "--farg"),
    "Färger alltid (always), aldrig (never) eller när terminalen kan visa dem (auto).", values.name,
    metavar="auto|always|never",
)  # fmt: skip
HELP = Option(("--help", "-h"), "Visa den här hjälpen.", values.flag)
VERSION = Option(("--version", "-V"), "Visa programmets version.", values.flag)
INSTALL = Option(("--install-completion",), "Låt tabbtangenten fylla i kommandon, val och namn.", values.flag)
SHOW = Option(("--show-completion",), "Visa skriptet som låter tabbtangenten göra det.", values.flag)

# Arguments.
LISTED = Option(
    ("lista",), "Vad som ska räknas upp.", values.name,
    metavar="kommuner|organ|arenden|handlingar|profiler|dialekter|regler|luckor|tackning", required=True,
    completed_by="lists",
)  # fmt: skip
LISTED_PARTIES = Option(
    ("--kommun", "-k"), "Bara den här parten, i listorna kommuner, organ och tackning. Kan upprepas.", values.names,
    metavar="NAMN", many=True, fills="parties", completed_by="parties",
)  # fmt: skip
LISTED_COUNTY = Option(
    ("--lan", "--län"), "Bara det här länet, i listorna kommuner, organ och tackning.", values.name,
    metavar="LÄN", fills="county", completed_by="counties",
)  # fmt: skip
FOLDER = Option(("mapp",), "Mappen som ska skapas.", values.path, metavar="MAPP", required=True)
FILE_KIND = Option(
    ("fil",), "Filens slag.", values.name,
    metavar="arende|kommuner|profiler|uppfoljning|lasning|jamforelse|status", required=True, completed_by="schemas",
)  # fmt: skip
READ_FILES = Option(
    ("fil",),
    "Filer, mappar eller zipfiler; - läser det som ett annat program skickar.",
    values.as_typed,
    metavar="FIL …",
    many=True,
    required=True,
)
REMINDER = Option(
    ("--paminnelse", "--påminnelse"), "Ett andra utskick, bara till dem som inte har beslutat.", values.flag
)
PAPER_FILE = Option(("fil",), "Husets Wordfil, .docx eller .dotx.", values.name, metavar="FIL", required=True)
EDITED_FILES = Option(
    ("fil",),
    "Wordfiler som beslut har skrivit och någon har ändrat. De får ha bytt namn.",
    values.as_typed,
    metavar="FIL …",
    many=True,
    required=True,
)
COMPARED = Option(
    ("fil",), "Två filer eller mappar: den äldre, den nyare. Utan dem: det som skrevs och det som skulle skrivas.",
    values.as_typed, metavar="ÄLDRE NYARE", many=True,
)  # fmt: skip
REVISION = Option(
    ("--mot",), "Jämför med ärendet som det var i en version i git: main, HEAD~1.", values.name, metavar="VERSION"
)
DIFFERENCE_PAGE = Option(
    ("--html",), "Skriv också en webbsida med skillnaderna sida vid sida.", values.path, metavar="FIL"
)
DIFFERENCE_FILES = Option(
    ("--sparade", "--spårade"),
    "Skriv också varje handling som skiljer, med spårade ändringar.",
    values.path,
    metavar="MAPP",
)
SECTION = Option(("--del",), "Bara paragrafen med det numret: ”§ 75”.", values.name, metavar="§")
MATTER = Option(
    ("--arende", "--ärende", "-a"),
    "Bara ärendet med de orden i ärendemeningen, eller med det diarienumret.", values.name, metavar="ORD",
)  # fmt: skip
RULE = Option(
    ("kod",), "Regelns kod, som R27. Utan kod räknas alla upp.", values.name, metavar="KOD", completed_by="rules"
)
COMMAND = Option(
    ("kommando",),
    "Kommandots namn. Utan namn räknas alla upp.",
    values.name,
    metavar="KOMMANDO",
    completed_by="commands",
)
