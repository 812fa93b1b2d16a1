# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The content controls of a draft: one around each gap, so that Tab goes from gap to gap in Word.

The gaps of one fact are bound to one node of a part of our own (`customXml`), so one answer fills every place. The key
stands in the tag and in the alias, since LibreOffice drops the tag when it saves. docs/arkitektur.md has the rest.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from functools import cache, lru_cache

from beslut.blocks import Gap, Home
from beslut.wording import is_answerable
from beslut.writers.docx_words import NAMESPACES, XML_HEAD, base_parts, escaped

FACTS_NAMESPACE = "urn:x-beslut:uppgifter"
STORE_ID = "{8D2C1F60-1D5B-4C7E-9C0A-6B6573756C74}"
MAX_NAME = 64
"""Letters of a tag or an alias: Word takes no more."""

_ITEM, _PROPERTIES, _GLOSSARY = "customXml/item1.xml", "customXml/itemProps1.xml", "word/glossary/document.xml"
CHANGING = (_ITEM,)
"""The part that is hardly the same in two documents."""
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_SHARED = {
    "customXml/_rels/item1.xml.rels": f'{XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    f'relationships"><Relationship Id="rId1" Type="{_OFFICE}/customXmlProps" Target="itemProps1.xml"/></Relationships>',
    _PROPERTIES: f'{XML_HEAD}<ds:datastoreItem xmlns:ds="{_CUSTOM}" ds:itemID="{STORE_ID}"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{FACTS_NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
}
_TYPES = (
    f'<Override PartName="/{_PROPERTIES}" '
    'ContentType="application/vnd.openxmlformats-officedocument.customXmlProperties+xml"/>'
    f'<Override PartName="/{_GLOSSARY}" ContentType="application/vnd.openxmlformats-officedocument.'
    'wordprocessingml.document.glossary+xml"/></Types>'
)
_RELATIONS = (
    f'<Relationship Id="rIdUppgifter" Type="{_OFFICE}/customXml" Target="../{_ITEM}"/>'
    f'<Relationship Id="rIdLuckor" Type="{_OFFICE}/glossaryDocument" Target="glossary/document.xml"/></Relationships>'
)


def tag_of(key: str, party: str) -> str:
    """What a control is called by its fact and party; a long one is cut, and ends with a sum of the whole."""
    whole = f"{key.removeprefix('uppgifter.')}@{party}"
    if len(whole) <= MAX_NAME:
        return whole
    return f"{whole[: MAX_NAME - 9]}~{zlib.crc32(whole.encode()):08x}"


class Controls:
    """The controls of one document as they are written: which facts they ask for, and what they say until then."""

    def __init__(self, home: Home | None) -> None:
        self._home = home
        self._keys: dict[str, str] = {}  # each with the words of its first gap
        self._words: dict[str, int] = {}
        self._count = 0

    def around(self, gap: Gap, run: str) -> str:
        """The gap's run in a control of its own; a gap that the case has no place for is bound to nothing."""
        self._count += 1
        words = gap.text.replace("\t", " ")  # which no attribute can hold
        placeholder = self._words.setdefault(words, len(self._words) + 1)
        tag = binding = ""
        alias = words[:MAX_NAME]
        if self._home and is_answerable(gap.key):
            self._keys.setdefault(gap.key, words)
            name = tag_of(gap.key, self._home.party)
            tag = f'<w:tag w:val="{escaped(name)}"/>'
            alias = f"{words} ({name})" if len(words) + len(name) + 3 <= MAX_NAME else name
            number = list(self._keys).index(gap.key) + 1
            binding = (
                f"<w:dataBinding w:prefixMappings=\"xmlns:b='{FACTS_NAMESPACE}'\" "
                f'w:xpath="/b:uppgifter[1]/b:uppgift[{number}]" w:storeItemID="{STORE_ID}"/>'
            )
        return (
            f'<w:sdt><w:sdtPr><w:alias w:val="{escaped(alias)}"/>{tag}<w:id w:val="{self._count}"/><w:placeholder>'
            f'<w:docPart w:val="{_place(placeholder)}"/></w:placeholder><w:showingPlcHdr/>{binding}<w:text/></w:sdtPr>'
            f"<w:sdtContent>{run}</w:sdtContent></w:sdt>"
        )

    def parts(self) -> dict[str, str]:
        """The parts of the package that the controls need, by name; none when there are no controls."""
        if not self._count:
            return {}
        return {_ITEM: self._facts(), _GLOSSARY: _glossary(tuple(self._words)), **_SHARED, **_around()}

    def _facts(self) -> str:
        home = self._home or Home("", "", "")
        asked = "<uppgift></uppgift>" * len(self._keys)  # bound; LibreOffice writes these anew, without attributes
        asked += "".join(
            f'<fraga nyckel="{escaped(key)}" lucka="{escaped(words)}"></fraga>' for key, words in self._keys.items()
        )
        return (
            f'{XML_HEAD}<uppgifter xmlns="{FACTS_NAMESPACE}" arende="{escaped(home.case)}" '
            f'handling="{escaped(home.document)}" part="{escaped(home.party)}">{asked}</uppgifter>'
        )


@lru_cache(maxsize=64)
def _glossary(placeholders: tuple[str, ...]) -> str:
    """What each control says while it is empty, for Word to put back when an answer is taken away."""
    parts = "".join(
        f'<w:docPart><w:docPartPr><w:name w:val="{_place(number)}"/><w:category><w:name w:val="General"/>'
        '<w:gallery w:val="placeholder"/></w:category><w:behaviors><w:behavior w:val="content"/></w:behaviors>'
        '</w:docPartPr><w:docPartBody><w:p><w:r><w:rPr><w:highlight w:val="yellow"/></w:rPr>'
        f'<w:t xml:space="preserve">{escaped(words)}</w:t></w:r></w:p></w:docPartBody></w:docPart>'
        for number, words in enumerate(placeholders, start=1)
    )
    return f"{XML_HEAD}<w:glossaryDocument {NAMESPACES}><w:docParts>{parts}</w:docParts></w:glossaryDocument>"


def _place(number: int) -> str:
    return f"Lucka{number}"


@cache
def _around() -> Mapping[str, str]:
    """The parts of the base package that name every other part, with ours."""
    types, relations = "[Content_Types].xml", "word/_rels/document.xml.rels"
    return dict(zip((types, relations), naming(base_parts()[types], base_parts()[relations]), strict=True))


def naming(types: str, relations: str) -> tuple[str, str]:
    """The two parts of a package that name every other part, with those of the controls."""
    return types.replace("</Types>", _TYPES), relations.replace("</Relationships>", _RELATIONS)
