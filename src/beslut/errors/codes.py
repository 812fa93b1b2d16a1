# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Every error code that is not a rule of the check: what it means, what lies behind it, and the next step, in Swedish.

Long because it is one table. A code is never used for another thing, and never used again when it is taken away.
docs/felkoder.md is made from it, and `beslut rule Y10` tells one. The rules of the check have theirs in docs/regler.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class ErrorCode(NamedTuple):
    """What one code means: a title, what the cause usually is, and what to do about it."""

    title: str
    cause: str
    next_step: str


FAMILIES: Mapping[str, str] = {
    "Y": "Filer som inte går att läsa",
    "M": "Uppgifter som inte har rätt form",
    "P": "Tabellen över parter",
    "T": "Mallar",
    "I": "Dokument som läses in",
    "K": "Svar i ifyllda filer",
    "U": "Kommandot",
    "S": "Det som skrivs",
}
"""What each first letter stands for, in the order of the page."""

CODES: Mapping[str, ErrorCode] = {
    "Y01": ErrorCode(
        "Filen går inte att läsa",
        "Systemet säger nej: filen finns inte, du saknar rättighet, eller ett annat program håller den öppen.",
        "Läs skälet i meddelandet. Stäng filen i andra program, eller be den som äger mappen om rättighet.",
    ),
    "Y02": ErrorCode(
        "Filen är för stor",
        "Gränserna finns för att en trasig eller skadlig fil inte ska ta all tid och allt minne.",
        "Dela upp filen, eller ta bort det som inte hör till ärendet.",
    ),
    "Y03": ErrorCode(
        "Filen är sparad i en annan teckenkodning",
        "beslut läser UTF-8. Excel och Anteckningar sparar ibland på ett äldre vis, och då blir å, ä och ö fel.",
        "Spara om filen. I Anteckningar: Spara som, Kodning: UTF-8. I Excel: CSV UTF-8.",
    ),
    "Y04": ErrorCode(
        "Ett osynligt eller otillåtet tecken",
        "Tecknet har oftast följt med när text klistrats in, och skulle följa med i handlingarna.",
        "Ta bort tecknet på den plats som meddelandet visar.",
    ),
    "Y05": ErrorCode(
        "Raden är indragen med något annat än blanksteg",
        "YAML räknar blanksteg. Tabbar och hårda blanksteg ser likadana ut men räknas inte.",
        "Dra in raden med vanliga blanksteg, lika många som raderna omkring.",
    ),
    "Y06": ErrorCode(
        "Samma nyckel två gånger",
        "Bara den ena skulle gälla, och ingen vet vilken som menas.",
        "Ta bort den ena. Meddelandet visar båda platserna.",
    ),
    "Y07": ErrorCode(
        "Filen är inte giltig YAML",
        "Ofta ett citattecken som inte tar slut, ett kolon i en text utan citattecken, eller en rad med fel indrag.",
        "Se efter på raden i meddelandet, och på raden före. Sätt texter med kolon inom citattecken.",
    ),
    "Y08": ErrorCode(
        "En nyckel måste vara ett ord",
        "Före kolon står en lista eller något annat än ett ord.",
        "Skriv nyckeln som ett ord, som i filerna som följer med.",
    ),
    "Y09": ErrorCode(
        "Filen har flera dokument",
        "En rad med --- börjar ett nytt dokument i YAML. Det andra skulle inte läsas.",
        "Behåll ett dokument i filen, och ta bort raden ---.",
    ),
    "Y10": ErrorCode(
        "För många nivåer",
        "Så djupt når inget ärende. Filen är trasig, eller gjord för att läsningen ska fastna.",
        "Se efter på raden i meddelandet om listor eller klamrar har hamnat i varandra.",
    ),
    "Y11": ErrorCode(
        "Ankare och alias används inte",
        "& och * låter YAML upprepa en del på flera ställen. Här ska varje uppgift stå där den gäller.",
        "Skriv ut texten. Börjar en text med & eller * sätts den inom citattecken.",
    ),
    "Y12": ErrorCode(
        "Taggar används inte",
        "Ett utropstecken först i ett värde är en tagg i YAML, och värdet skulle bli något annat än det som står där.",
        "Sätt texten inom citattecken.",
    ),
    "Y13": ErrorCode(
        "Filen ska börja med nycklar och värden",
        "Filen är tom, eller en lista eller bara text.",
        "Jämför med en fil som följer med, eller börja om med beslut init.",
    ),
    "Y14": ErrorCode(
        "Texten efter # läses inte",
        "Ett blanksteg och # börjar en kommentar, så resten av raden försvann ur texten.",
        "Sätt hela texten inom citattecken.",
    ),
    "Y15": ErrorCode(
        "Ärendefilen läses inte",
        "Den har fel ändelse. Bara filer som slutar på .yaml läses, så att ingen fil läses av misstag.",
        "Döp om filen så att den slutar på .yaml.",
    ),
    "Y16": ErrorCode(
        "Fler fel än de som visas",
        "En fil kan ha tusentals fel, ofta av samma slag. De första visas, resten räknas.",
        "Rätta de första, och pröva igen.",
    ),
    "Y17": ErrorCode(
        "Händelsen går inte att skriva in i uppföljningen",
        "Filen i uppfoljning/ har ändrats för hand till en form som inte går att fylla på utan att ändra något annat.",
        "Rätta filens form, eller döp om den: nästa händelse börjar då en ny fil. Inget är skrivet.",
    ),
    "M01": ErrorCode(
        "En nyckel eller en kolumn saknas",
        "Utan den går uppgiften inte att använda.",
        "Lägg till den där meddelandet pekar. beslut schema visar vilka som behövs.",
    ),
    "M02": ErrorCode(
        "En okänd nyckel eller kolumn",
        "Oftast är den felstavad. En okänd nyckel skulle annars inte göra någonting alls.",
        "Rätta stavningen, eller ta bort den.",
    ),
    "M03": ErrorCode(
        "Ett värde är av fel slag",
        "Där det ska stå text står en lista eller nycklar, eller tvärtom, eller ingenting.",
        "Skriv värdet i den form som meddelandet nämner, eller ta bort nyckeln.",
    ),
    "M04": ErrorCode(
        "Ett värde som inte finns att välja",
        "Nyckeln har bara några värden att välja bland.",
        "Välj ett av dem som meddelandet räknar upp.",
    ),
    "M05": ErrorCode(
        "Ett värde har fel form",
        "Till exempel ett datum, ett belopp eller ett id som inte är skrivet som det ska.",
        "Skriv det som rådet visar.",
    ),
    "M06": ErrorCode(
        "En hänvisning till något som inte finns",
        "Namnet finns inte bland parterna, mallarna, dokumenten, profilerna eller uppgifterna, eller kan betyda flera.",
        "Rätta namnet, eller lägg till det som saknas.",
    ),
    "M07": ErrorCode(
        "Samma sak två gånger",
        "Två poster har samma id, kod eller namn, och det går inte att veta vilken som gäller.",
        "Behåll den ena, eller ge den andra ett eget id.",
    ),
    "M08": ErrorCode(
        "Ett skrivsätt ärver sig självt",
        "Profilerna ärver av varandra i en ring.",
        "Ta bort ärver hos en av dem.",
    ),
    "P01": ErrorCode(
        "En cell börjar som en formel",
        "En cell som börjar med =, +, - eller @ räknas ut när någon öppnar tabellen i Excel.",
        "Skriv texten så att den börjar med en bokstav eller en siffra.",
    ),
    "P02": ErrorCode(
        "Kod och namn hör inte ihop",
        "Kommunkoden på raden hör till en annan kommun än namnet.",
        "Rätta koden eller namnet.",
    ),
    "P03": ErrorCode(
        "Raden har fler celler än rubrikraden",
        "Oftast står ett skiljetecken i en text utan citattecken omkring.",
        "Sätt texten inom citattecken, eller ta bort cellen.",
    ),
    "P04": ErrorCode(
        "Ett citattecken tar aldrig slut",
        "Allt därefter skulle bli en enda cell.",
        "Avsluta citatet, eller ta bort citattecknet.",
    ),
    "P05": ErrorCode(
        "Tabellen har inga parter",
        "Det finns ingen rad under rubrikraden.",
        "Skriv en rubrikrad, och en rad för varje part.",
    ),
    "P06": ErrorCode(
        "En kolumn läses inte",
        "Tabellen får ha fler kolumner än ärendet frågar efter. Det sägs en gång, så att ingen tror att de används.",
        "Gör ingenting, eller byt namn på kolumnen till en uppgift som ärendet har.",
    ),
    "P07": ErrorCode(
        "Vem som beslutar sägs på två sätt",
        "Det sista organet i kedjan är det som beslutar, och en annan cell säger något annat.",
        "Töm den ena cellen.",
    ),
    "P08": ErrorCode(
        "Parterna väntar på varandra",
        "Nyckeln eller kolumnen efter säger vilka en part väntar på; någon måste besluta först.",
        "Ta bort ett av namnen.",
    ),
    "P09": ErrorCode(
        "En part får ingen handling",
        "Varje handling har för och utom, som säger vilka den är för. Ingen av dem är för den parten.",
        "Lägg till slaget av part under för, eller undanta parten.",
    ),
    "P10": ErrorCode(
        "Ärendet heter något annat än filen",
        "Ärendet anges med filens namn. Säger id något annat står det andra namnet i utskrifter och rapporter.",
        "Skriv samma namn på båda ställena.",
    ),
    "P11": ErrorCode(
        "En part beslutar före den som den väntar på",
        "Nyckeln eller kolumnen efter säger vilka en part väntar på, och beslutsdatumen säger en annan ordning.",
        "Rätta en av dagarna, eller ta bort namnet ur efter.",
    ),
    "P12": ErrorCode(
        "Uppgifter om någon som inte är part",
        "Under per_part står någon som ärendet inte går till. Det som står där används inte.",
        "Lägg till parten under parter, eller ta bort raderna.",
    ),
    "P13": ErrorCode(
        "En uppgift heter nästan som en som handlingarna skriver ut",
        "Ett namn som nästan är ett av dem som handlingarna skriver ut är ofta felskrivet; då står en lucka i stället.",
        "Rätta namnet. Är det en annan uppgift behövs inget.",
    ),
    "P14": ErrorCode(
        "Ärendet och uppföljningen säger olika om ett sammanträde",
        "Dagen eller paragrafen står både i ärendet (i tabellen eller under steg) och i uppföljningen, och är inte "
        "densamma. Handlingarna skriver det som ärendet säger.",
        "Se efter i protokollet och rätta den som är fel.",
    ),
    "T01": ErrorCode(
        "Mallen finns inte",
        "Ärendet eller en annan mall namnger en mall som inte ligger i templates.",
        "Rätta namnet, eller lägg mallen där.",
    ),
    "T02": ErrorCode(
        "Mallens kod går inte att tolka",
        "Ofta en klammer eller ett slutord ({% endif %}, {% endfor %}) som saknas.",
        "Se efter på raden i meddelandet. docs/mallar.md visar vad som går att skriva.",
    ),
    "T03": ErrorCode(
        "Mallen nämner något som inte finns",
        "Ett namn i mallen är felstavat, eller finns inte i ärendet.",
        "Rätta namnet. docs/mallar.md räknar upp namnen.",
    ),
    "T04": ErrorCode(
        "Mallens kod går inte att köra",
        "Uttrycket går inte att räkna ut, ger något annat än text, eller tar längre tid än en mall får.",
        "Förenkla uttrycket på raden i meddelandet.",
    ),
    "T05": ErrorCode(
        "Det går inte att göra i en mall",
        "Mallar är text med uppgifter i. Räknesätt, egna uppgifter och uträknade filnamn hör hemma i ärendefilen.",
        "Skriv uppgiften i ärendefilen, och bara dess namn i mallen.",
    ),
    "T06": ErrorCode(
        "Okänd uppmärkning",
        "Bara den del av Markdown som docs/mallar.md visar kan bli en handling.",
        "Skriv om stycket med det som finns där.",
    ),
    "T07": ErrorCode(
        "Mallen är inte UTF-8",
        "Den är sparad i en annan teckenkodning, och då blir å, ä och ö fel.",
        "Spara om mallen som UTF-8.",
    ),
    "T08": ErrorCode(
        "Mallen är för lång",
        "Gränsen finns för att en trasig mall inte ska ta all tid.",
        "Dela upp den, och hämta delarna med include.",
    ),
    "T09": ErrorCode(
        "Ett osynligt tecken i mallen",
        "Tecknet har oftast följt med när text klistrats in.",
        "Ta bort tecknet på den plats som meddelandet visar.",
    ),
    "T10": ErrorCode(
        "Mallen går inte att läsa",
        "Där mallen ska ligga finns en mapp, en länk eller något annat som inte är en vanlig fil.",
        "Lägg mallen själv där, som en vanlig fil.",
    ),
    "I01": ErrorCode(
        "Filen går inte att läsa in",
        "Systemet säger nej: den finns inte, är en mapp, eller du saknar rättighet.",
        "Kontrollera namnet, och att filen går att öppna.",
    ),
    "I02": ErrorCode(
        "Filen är trasig eller av fel slag",
        "Innehållet är inte det som ändelsen lovar, eller filen har skadats på vägen.",
        "Öppna den i programmet som gjorde den och spara den på nytt, eller hämta den igen.",
    ),
    "I03": ErrorCode(
        "Filen är låst med lösenord",
        "Det som är låst går inte att läsa.",
        "Spara en kopia utan lösenord.",
    ),
    "I04": ErrorCode(
        "Filen som läses in är för stor",
        "Gränserna finns för att en trasig eller skadlig fil inte ska ta all tid och allt minne.",
        "Dela upp filen, eller spara den utan bilder och bilagor.",
    ),
    "I05": ErrorCode(
        "Filen har något farligt i sig",
        "Makron, innehåll som hämtas utifrån, eller delar som kan läsas på två sätt.",
        "Spara filen utan det, eller kontrollera var den kommer ifrån.",
    ),
    "I06": ErrorCode(
        "Ett tillägg saknas",
        "Formatet läses av ett tillägg som inte är installerat.",
        "Installera det som rådet nämner.",
    ),
    "I07": ErrorCode(
        "Filen har ingen text",
        "Den är tom, eller har bara bilder av text, som en inskannad sida.",
        "Kontrollera att det är rätt fil. En inskannad sida måste först göras om till text.",
    ),
    "I08": ErrorCode(
        "Det går inte att veta vems handlingen är",
        "Den nämner ingen part i ärendet, eller flera. Den som bara står bland ledamöter eller mottagare räknas inte.",
        "Säg vilken part det är med --kommun.",
    ),
    "I09": ErrorCode(
        "Handlingen är en annan parts",
        "Handlingens huvud nämner en annan kommun eller region än den som --kommun säger.",
        "Välj rätt fil, eller rätt part med --kommun.",
    ),
    "I10": ErrorCode(
        "Det går inte att veta vilken paragraf som är ärendet",
        "Ingen paragraf i filen har ärendets namn eller punkter, eller flera har det.",
        "Välj paragrafen med --del, till exempel --del ”§ 75”.",
    ),
    "K01": ErrorCode(
        "Filen är ingen fil att fylla i",
        "Bara Wordfiler och listor från beslut gaps läses.",
        "Spara filen som .docx, .xlsx eller .csv.",
    ),
    "K02": ErrorCode(
        "Filen har inga svar som går att läsa",
        "Wordfilen har inga luckor från beslut, eller listan har tappat sina blad eller rubriker.",
        "Fyll i ett nytt utkast eller en ny lista från beslut gaps.",
    ),
    "K03": ErrorCode(
        "Två olika svar på samma uppgift",
        "Två filer, eller två ställen i en fil, svarar olika.",
        "Ta reda på vilket som är rätt, och rätta det andra.",
    ),
    "K04": ErrorCode(
        "Svaret hör inte till någon uppgift eller part",
        "En rubrik, ett namn eller en kod i listan är ändrad.",
        "Skriv den som den var när listan gjordes.",
    ),
    "K05": ErrorCode(
        "Cellen kan inte läsas som ett svar",
        "Den har en formel, eller är för lång.",
        "Skriv värdet självt i cellen.",
    ),
    "K06": ErrorCode(
        "Filen hör till ett annat ärende",
        "Filen är gjord för ett annat ärende, eller för en part som inte är med i det här.",
        "Läs den för sig, med sitt eget --arende.",
    ),
    "K07": ErrorCode(
        "Svaret går inte att skriva in",
        "Svaret har fel form, eller filen är skriven så att det inte går att sätta in utan att ändra något annat.",
        "Rätta svaret, eller skriv in det själv.",
    ),
    "K08": ErrorCode(
        "Ärendet följer med programmet",
        "Programmets egna filer skrivs aldrig om.",
        "Kopiera ärendefilen till en egen mapp, och ange den med --projekt.",
    ),
    "U01": ErrorCode(
        "Kommunen finns inte, eller namnet kan betyda flera",
        "Namnet är felstavat, eller skrivet utan å, ä och ö så att flera passar.",
        "Rätta namnet. beslut list kommuner visar alla.",
    ),
    "U02": ErrorCode(
        "Ärendet finns inte",
        "Det finns ingen ärendefil med det namnet, eller flera att välja mellan och ingen är standard.",
        "Ange ärendet med --arende. beslut list arenden visar alla.",
    ),
    "U03": ErrorCode(
        "Handlingen finns inte",
        "Ärendet har ingen handling med det namnet.",
        "beslut list handlingar visar dem som finns.",
    ),
    "U04": ErrorCode(
        "Ingen part är angiven",
        "Kommandot säger inte vilka handlingarna ska skrivas för.",
        "Ange --kommun, --lan eller --alla.",
    ),
    "U05": ErrorCode(
        "Kommunen är inte part i ärendet",
        "Den finns i registret men hör inte till ärendets parter.",
        "Välj en av parterna, eller lägg till den under parter i ärendefilen.",
    ),
    "U06": ErrorCode(
        "Dagen är inget datum",
        "--dag tar år, månad och dag.",
        "Skriv som 2022-06-14.",
    ),
    "U07": ErrorCode(
        "Länet finns inte i ärendet",
        "Koden eller namnet hör inte till något län som ärendets parter ligger i.",
        "Ange länet med kod eller namn, som 21 eller Gävleborg.",
    ),
    "U08": ErrorCode(
        "Projektmappen finns inte",
        "--projekt pekar på en mapp som inte finns.",
        "Rätta sökvägen, eller skapa mappen med beslut init.",
    ),
    "U09": ErrorCode(
        "SOURCE_DATE_EPOCH är inget tal",
        "Miljövariabeln ska ange sekunder sedan 1970.",
        "Rätta den, eller ta bort den ur miljön.",
    ),
    "U10": ErrorCode(
        "Ett okänt val",
        "Kommandot har inget sådant val, eller det är felstavat.",
        "beslut KOMMANDO -h visar valen.",
    ),
    "U11": ErrorCode(
        "Ett val har ett värde för mycket eller för lite",
        "Somliga val tar ett värde efter sig, andra inget.",
        "beslut KOMMANDO -h visar hur valet skrivs.",
    ),
    "U12": ErrorCode(
        "Ett ord saknas",
        "Kommandot behöver ett ord till.",
        "beslut KOMMANDO -h visar vad som ska stå.",
    ),
    "U14": ErrorCode(
        "Kommandot finns inte",
        "Det är felstavat.",
        "beslut -h räknar upp kommandona.",
    ),
    "U16": ErrorCode(
        "För många ord",
        "Efter kommandot står fler ord än det tar.",
        "Sätt namn med blanksteg inom citattecken.",
    ),
    "U17": ErrorCode(
        "Profilen finns inte",
        "Det finns inget skrivsätt med det namnet.",
        "Rätta namnet, eller lägg till profilen i data/profiler.yaml.",
    ),
    "U18": ErrorCode(
        "Dialekten finns inte",
        "Dialekterna heter D1–D6.",
        "Välj en av dem. docs/sprak.md visar hur de skriver.",
    ),
    "U19": ErrorCode(
        "Steget finns inte i kedjan",
        "Ärendet går inte genom det organet hos parten.",
        "Välj ett av stegen i rådet, eller lägg till organet i kedjan.",
    ),
    "U20": ErrorCode(
        "Parten får ingen sådan handling",
        "Handlingen finns, men är inte till för dem som valts.",
        "Välj en annan handling, eller andra parter.",
    ),
    "U21": ErrorCode(
        "Delen är fel skriven",
        "--del tar två tal: vilken del, och av hur många.",
        "Skriv som 2/4: den andra av fyra delar.",
    ),
    "U22": ErrorCode(
        "Delen är tom",
        "Parterna är färre än delarna.",
        "Dela i färre delar.",
    ),
    "U23": ErrorCode(
        "Ordet finns inte att välja",
        "Formatet, listan eller något annat som bara har några namn är felstavat.",
        "Välj ett av dem som rådet nämner.",
    ),
    "U24": ErrorCode(
        "Terminalen känns inte igen",
        "Tabbtangenten kan fylla i ord i bash, zsh, fish och PowerShell.",
        "Kör kommandot i ett av dem.",
    ),
    "U25": ErrorCode(
        "Regeln eller felkoden finns inte",
        "Ingen regel och inget fel har den koden.",
        "beslut rule räknar upp reglerna; docs/felkoder.md har felkoderna.",
    ),
    "U26": ErrorCode(
        "Två filer skulle få samma namn",
        "En bilaga heter som en handling, eller skiljer sig bara i stora och små bokstäver från en annan fil.",
        "Döp om bilagan, eller ge handlingen ett annat id.",
    ),
    "U29": ErrorCode(
        "Listan gäller inte parter",
        "--kommun och --lan väljer bland parter, och den listan räknar upp något annat.",
        "Utelämna valet, eller välj en av listorna som rådet nämner.",
    ),
    "U30": ErrorCode(
        "Mappens namn duger inte för ett ärende",
        "Ärendet får mappens namn, som ska bli filnamn på alla slags datorer.",
        "Välj ett namn med bokstäver och bindestreck, till exempel mitt-arende.",
    ),
    "U27": ErrorCode(
        "Paragrafen eller ärendet finns inte i det som lästes",
        "Ingen av de paragrafer och ärenden som är lästa har det numret eller de orden.",
        "Välj ett av dem som rådet räknar upp, eller läs utan val.",
    ),
    "U28": ErrorCode(
        "Flera paragrafer eller ärenden passar",
        "Samma nummer eller ord finns på flera ställen, och inget av dem väljs åt dig.",
        "Säg både --del och --arende, eller läs en fil i taget.",
    ),
    "U31": ErrorCode(
        "Svensk tid är okänd",
        "Varken datorn eller installationen har tidszonerna, som säger vilken dag det är i Sverige.",
        "Installera paketet tzdata, eller installera om beslut.",
    ),
    "P20": ErrorCode(
        "Brevpapperet går inte att använda",
        "Filen är ingen Wordfil, är låst eller trasig, har makron, eller finns inte där profilen pekar.",
        "Öppna filen i Word och spara den som .docx eller .dotx, utan lösenord och makron. beslut paper provar den.",
    ),
    "U34": ErrorCode(
        "Ett ärende som kopieras saknar län eller avsändare",
        "Med --fran blir ett ärende till ett nytt för andra parter. Då måste det sägas vilka, och vem som sänder.",
        "Lägg till --lan och --avsandare.",
    ),
    "U43": ErrorCode(
        "Två former är valda",
        "Svaret skrivs som JSON eller som CSV, inte som båda.",
        "Välj --json eller --csv.",
    ),
    "U42": ErrorCode(
        "En undertecknare för flera parter",
        "Namnet på den som undertecknar gäller en part, men flera är valda.",
        "Skriv en part i taget, med --kommun.",
    ),
    "U41": ErrorCode(
        "Listan kan inte skrivas så",
        "Filens namn slutar på något annat än .xlsx, .csv eller .json.",
        "Ge listan ett namn som luckor.xlsx.",
    ),
    "U40": ErrorCode(
        "Formatet behöver ett tillägg",
        "Somliga format skrivs med ett bibliotek som installeras för sig.",
        "Installera det med raden i rådet, eller välj ett annat format.",
    ),
    "U44": ErrorCode(
        "LibreOffice finns inte här",
        "Pdf på husets eget brevpapper ritas av LibreOffice, så att sidan blir som i Word.",
        "Installera LibreOffice, eller skriv handlingarna som docx och spara dem som pdf i Word.",
    ),
    "U80": ErrorCode(
        "Det finns inget skrivet att jämföra med",
        "beslut diff utan filer jämför det som redan är skrivet med det som skulle skrivas nu.",
        "Skriv handlingarna först, ange mappen med --ut, eller ge två mappar att jämföra.",
    ),
    "U81": ErrorCode(
        "Den äldre versionen går inte att förstå",
        "Ärendet eller dess parter fanns inte, eller hade en annan form, i den version som du jämför med.",
        "Välj en senare version, eller jämför två mappar med färdiga handlingar.",
    ),
    "U82": ErrorCode(
        "Versionen finns inte i git",
        "--mot läser projektmappen som den var i git. Mappen ligger inte i git, eller versionen heter något annat.",
        "Kontrollera namnet med git log, eller jämför två mappar.",
    ),
    "U83": ErrorCode(
        "Filen som angavs går inte att läsa",
        "Den finns inte, är en mapp eller en länk, eller hålls öppen av ett annat program.",
        "Kontrollera namnet, och stäng filen i andra program.",
    ),
    "U84": ErrorCode(
        "Filen går inte att sammanfoga",
        "beslut vet inte vad som skrevs i den: filen är flyttad eller har fått ett annat namn, eller minnet är borta.",
        "Lägg filen där den skrevs, med sitt namn, och försök igen. Båda versionerna ligger annars kvar som de är.",
    ),
    "U85": ErrorCode(
        "Fel antal filer att jämföra",
        "En jämförelse har två sidor: två filer, två mappar, eller det skrivna mot det som skulle skrivas.",
        "Ange två filer eller två mappar, eller inga alls.",
    ),
    "U86": ErrorCode(
        "Väntan är inget antal sekunder",
        "beslut watch ser efter ändringar med en paus emellan, som är ett tal i sekunder.",
        "Skriv ett tal mellan 0,05 och 86400, till exempel 2 eller 0,5.",
    ),
    "U32": ErrorCode(
        "Det sägs inte vad som ska antecknas",
        "Ett beslut antecknas ur en fil, eller med --organ, --datum och --utfall; ett utskick med --utskickat.",
        "Lägg till det som rådet nämner.",
    ),
    "U33": ErrorCode(
        "Anslaget hör inte till ett antecknat beslut",
        "Anslagets dag hör till ett beslut som är antecknat, och ett protokoll justeras aldrig före sammanträdet.",
        "Anteckna beslutet först, med --anslag i samma kommando, och med rätt dagar.",
    ),
    "U49": ErrorCode(
        "Parten har redan beslutat",
        "Uppföljningen säger att parten har fattat beslut. Handlingarna skrivs ändå.",
        "Se efter med beslut status om parten behöver nya handlingar, till exempel efter en rättelse.",
    ),
    "U94": ErrorCode(
        "Sidan beslut.html finns inte här",
        "beslut page lägger ett ärende i sidan, som följer med utgåvan och inte med paketet.",
        "Hämta beslut.html från utgåvan och ange den med --sida, eller kör make page i källkoden.",
    ),
    "U95": ErrorCode(
        "Sidan frågar efter något som inte finns",
        "Sidan och programmet i den är av olika versioner.",
        "Öppna beslut.html på nytt. Hjälper inte det: hämta filen igen.",
    ),
    "U96": ErrorCode(
        "Inget ärende är öppet på sidan",
        "Ifyllda filer och protokoll hör till ett ärende, och inget är valt.",
        "Öppna ärendet, och lägg hit filen igen.",
    ),
    "U97": ErrorCode(
        "Dagen på sidan är inget datum",
        "En dag skrivs med år, månad och dag.",
        "Skriv som 2099-06-30 eller 30 juni 2099.",
    ),
    "U98": ErrorCode(
        "Det nya ärendet kan inte heta så",
        "Namnet är taget av ett annat ärende, eller har inga bokstäver.",
        "Ge ärendet ett annat namn.",
    ),
    "U99": ErrorCode(
        "Det här går inte på sidan",
        "Ärendet använder något som finns bara i det installerade programmet, till exempel ett eget brevpapper.",
        "Spara ärendet, och gör det med beslut på en dator där det är installerat.",
    ),
    "S01": ErrorCode(
        "Filen går inte att skriva",
        "Systemet säger nej: disken är full, mappen är skrivskyddad, eller du saknar rättighet.",
        "Läs skälet i meddelandet, eller ange en annan plats.",
    ),
    "S02": ErrorCode(
        "Filen är öppen i Word eller LibreOffice",
        "En låsfil (~$… eller .~lock.…#) ligger bredvid: programmet har filen öppen, eller avslutades utan att städa.",
        "Stäng den och kör igen. Är den inte öppen någonstans, ta bort låsfilen.",
    ),
    "S03": ErrorCode(
        "En annan körning använder mappen",
        "Två körningar får inte skriva i samma mapp på en gång.",
        "Vänta tills den är klar, eller ange en annan mapp med --ut.",
    ),
    "S04": ErrorCode(
        "Mappen är en länk till en annan plats",
        "Det som skrivs skulle hamna utanför mappen.",
        "Ange en mapp som inte är en länk.",
    ),
    "S05": ErrorCode(
        "Partens handlingar skrivs inte som slutliga",
        "Det finns fel eller luckor kvar. De räknas upp därefter.",
        "Rätta och fyll i, eller skriv utkast utan --slutlig.",
    ),
    "S06": ErrorCode(
        "Minnesfilen går inte att lita på",
        "Filen .beslut.json minns vad beslut har skrivit. Den är trasig, eller ändrad av något annat.",
        "Flytta undan den: då räknas varje fil i mappen som ändrad för hand. Eller ange en annan mapp med --ut.",
    ),
    "S07": ErrorCode(
        "Något annat ligger där filen ska vara",
        "På filens plats ligger en mapp, en länk eller något annat som inte är en fil.",
        "Flytta undan det, eller ange en annan mapp med --ut.",
    ),
    "S08": ErrorCode(
        "Namnet går inte att använda som filnamn",
        "Windows eller någon annan dator kan inte ha en fil med det namnet.",
        "Välj ett annat namn på handlingen, parten eller bilagan.",
    ),
    "S09": ErrorCode(
        "Två filer får samma namn",
        "Den andra skulle skriva över den första. Den första ligger kvar.",
        "Byt namn på handlingen, parten eller bilagan.",
    ),
    "S10": ErrorCode(
        "Det går inte att skapa ett ärende i mappen",
        "Den finns redan och har filer i sig, eller går inte att läsa eller skriva i.",
        "Välj en ny eller tom mapp.",
    ),
    "S11": ErrorCode(
        "Resultatet gick inte att skriva ut",
        "Programmet som tog emot utskriften har avslutats, eller disken är full. Filerna är skrivna ändå.",
        "Skriv utskriften någon annanstans, eller kör med --quiet.",
    ),
    "S12": ErrorCode(
        "Mappen gick inte att öppna",
        "Systemet har inget program som visar mappar, eller det går inte att starta. Filerna är skrivna ändå.",
        "Öppna mappen själv.",
    ),
    "S14": ErrorCode(
        "Systemet sade nej",
        "En fil som programmet behövde gick inte att nå: disken, nätverket eller en rättighet.",
        "Läs skälet i meddelandet och kör igen. Händer det på nytt, visa beslut doctor för den som sköter datorn.",
    ),
    "S20": ErrorCode(
        "Pdf-filen går inte att skriva",
        "Handlingen har något som inte får plats i formatet, oftast ett tecken som inget av typsnitten har.",
        "Skriv tecknet på ett annat sätt, eller skriv handlingen som docx. Allt annat är skrivet.",
    ),
    "S21": ErrorCode(
        "LibreOffice gav ingen pdf-fil",
        "Programmet slutade, eller tog för lång tid, innan filen var gjord. Det säger inte självt varför.",
        "Skriv handlingen som docx, öppna den och spara som pdf. Går det inte där heller har brevpapperet ett fel.",
    ),
}
