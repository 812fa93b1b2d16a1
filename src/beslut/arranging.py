# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A document's sections in the order, and under the headings, of the house that sends it.

A template is written once, in its own order; `{.namn}` after a heading names the section. A house style lists the
names in its order with its own texts. Sections it does not list stay after the one they follow in the template; a
section that only the house has becomes a heading with a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from beslut.blocks import (
    Block,
    GapKind,
    Heading,
    Paragraph,
    Phrase,
    SigningPlace,
    Text,
    missing,
    paragraphs,
    parted,
    reworded,
)
from beslut.model import Layout, Signature
from beslut.wording import capital_first, filled, typeset

_ONLY_HOUSE = (
    "Partens mall har den här rubriken. Skriv texten här, eller som uppgiften {} i tabellen eller ärendefilen; "
    "stryk rubriken om den inte behövs."
)

_LAST = ("underlag", "bilagor", "skickas_till")


def arrange(
    blocks: Iterable[Block],
    layout: Layout,
    bodies: Mapping[str, str | Phrase],
    signature: Signature = "ingen",
    signer: tuple[Phrase, ...] = (),
    facts: Mapping[str, Phrase] | None = None,
) -> tuple[Block, ...]:
    """The blocks in the house's order, with its headings and its place for the signature.

    `bodies` fills the slots in the house's own headings: `{organ}`, the deciding body, and `{sammanträde}`, the body
    whose paper it is, with their genitives `{organets}` and `{sammanträdets}`. `signature` says where `signer` signs.
    A section that only the house has holds the fact of its name, or a gap for it.
    """
    head, sections = _sections(blocks)
    for name in layout.left_out or ():
        sections.pop(name, None)
    texts = {name: capital_first(filled(text, bodies)) for name, text in layout.headings.items()}
    wanted = layout.sections or tuple(sections)
    groups = _groups(sections, set(wanted))
    out = [*head, *groups.pop("", [])]
    present = {_base(name) for name in groups}
    for name in dict.fromkeys((*wanted, *groups)):
        if name in groups:
            out += _retitled(groups[name], texts)
        elif name in texts and _base(name) not in present:
            told = (facts or {}).get(name) or (missing(GapKind.TEXT, _ONLY_HOUSE.format(name), f"uppgifter.{name}"),)
            out += [Heading(2, texts[name], name), *_running(told)]
        if name == "förslag" and signature == "efter förslag":
            out.append(SigningPlace(signer))
    if signature == "sist":
        out.append(SigningPlace(signer))
    return tuple(out)


def _running(told: Phrase) -> Iterable[Paragraph]:
    """What is told as running text, where an empty line parts two paragraphs."""
    words = (reworded(one, parted(one.text).strip(" ")) if isinstance(one, Text) else one for one in told)
    return paragraphs(typeset(tuple(words)))


def _base(name: str) -> str:
    """`beslut` and `beslut-förslag` are two names of one section: a decision, or a proposal to another organ."""
    return name.removesuffix("-förslag")


def _sections(blocks: Iterable[Block]) -> tuple[list[Block], dict[str, list[Block]]]:
    """What comes before the first section, and the sections by name; one without a name gets its place as name."""
    head: list[Block] = []
    sections: dict[str, list[Block]] = {}
    current = head
    for block in blocks:
        if isinstance(block, Heading) and block.level == 2:
            current = sections.setdefault(block.id or f"#{len(sections)}", [])
        current.append(block)
    return head, sections


def _groups(sections: Mapping[str, list[Block]], listed: set[str]) -> dict[str, list[Block]]:
    """The listed sections, each with the unlisted ones that follow it; what follows none of them under "".

    Papers and recipients end a document where the house says nothing else.
    """
    groups: dict[str, list[Block]] = {}
    tail: dict[str, list[Block]] = {}
    current = ""
    for name, blocks in sections.items():
        current = name if name in listed else current
        if name in _LAST and name not in listed:
            tail[name] = blocks
        else:
            groups.setdefault(current, []).extend(blocks)
    return groups | tail


def _retitled(blocks: Iterable[Block], texts: Mapping[str, Phrase]) -> list[Block]:
    return [
        Heading(block.level, texts[block.id], block.id) if isinstance(block, Heading) and block.id in texts else block
        for block in blocks
    ]
