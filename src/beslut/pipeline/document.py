# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""One document of one party, in a straight line: wording, rendering, parsing, arranging."""

from __future__ import annotations

from beslut.arranging import arranged
from beslut.blocks import Document, Rendered, plain
from beslut.errors import Problem, TemplateError
from beslut.model import DocumentKind, Standing
from beslut.parsing import UnknownMarkup, parse
from beslut.rendering import Templates, context
from beslut.wording import deciding_organ, facts, filled, genitive, margin, phrase, places


def document_for(standing: Standing, kind: DocumentKind, templates: Templates) -> Document:
    """One document of one party: wording, rendering, parsing and arranging, in that order.

    Raises TemplateError with file and line.
    """
    rendered = templates.render(kind.template, context(standing))
    try:
        blocks = parse(rendered)
    except UnknownMarkup as error:
        place = templates.place_of_markup(kind.template, _line_of_unknown_markup)
        message = f"okänd uppmärkning: {error.what}"
        raise TemplateError(Problem("T06", message, place, "docs/mallar.md visar vad som går att skriva")) from None
    own_paper = kind.issuer == "parten"
    issuer = standing.party if own_paper else standing.sender
    profile, name, label = standing.profile, kind.name, ""
    if kind.layout:
        organ = deciding_organ(standing)
        memo = kind.layout == "tjänsteskrivelse"
        layout = profile.memo if memo else profile.minutes
        signature = profile.signature if memo else "ingen"
        blocks = arranged(blocks, layout, signature, {"organ": organ, "organets": genitive(organ)})
        name, label = layout.name or kind.name, "" if memo else profile.margin
    number = facts(standing).get("partens_diarienummer" if own_paper else "avsändarens_diarienummer") or phrase("–")
    on_pages = {**places(standing), "avsändare": issuer.own, "handling": name, "diarienummer": number}
    return Document(
        title=plain(filled(kind.title, places(standing))),
        subject=standing.case.matter,
        kind=name,
        author=issuer.own,
        sender=issuer.own,
        number_label=profile.number_label if own_paper else "Diarienummer",
        number=() if kind.page_head else number,
        day=standing.day,
        blocks=blocks,
        margin=label,
        head=margin(kind.page_head, on_pages),
        foot=margin(kind.page_foot, on_pages),
    )


def _line_of_unknown_markup(text: str) -> int | None:
    try:
        parse(Rendered(text))
    except UnknownMarkup as error:
        return error.line
    return None
