# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What is sent out for a case: the kinds of document, and the enclosures."""

from __future__ import annotations

from typing import Literal

from beslut.model.constraints import FileName, Ident, NonEmptyText
from beslut.model.fields import Model, key, yaml_model


@yaml_model
class Attachment(Model):
    """An enclosure: copied along when its file lies beside the case, otherwise a gap; one without a file is only named.

    What has no file here is enclosed by hand, by whoever sends the documents.
    """

    name: NonEmptyText = key("namn")
    file: FileName | None = key("fil", default=None)
    hint: NonEmptyText | None = key("anvisning", default=None)


LayoutKind = Literal["tjänsteskrivelse", "protokollsutdrag"]


@yaml_model
class DocumentKind(Model):
    """One document of the mailing: its template, whose paper it is, which parties get it, whose layout it follows.

    `by_step` documents exist for each step of the chain; `step` is the one they show when nobody asks for another.
    Documents `on_request` are written only when somebody names them, or a step. `page_head` and `page_foot` are texts
    that stand instead of the ordinary head and foot of its pages. `recipients` and `except_for` are kinds of party,
    groups of the case and names of parties.
    """

    id: Ident
    name: NonEmptyText = key("namn")
    title: NonEmptyText = key("titel")
    template: NonEmptyText = key("mall")
    issuer: Literal["avsändaren", "parten"] = key("utfärdare")
    layout: LayoutKind | None = key("uppställning", default=None)
    by_step: bool = key("stegvis", default=False)
    on_request: bool = key("efterfrågas", default=False)
    step: Ident | None = key("steg", default=None)
    page_head: NonEmptyText | None = key("sidhuvud", default=None)
    page_foot: NonEmptyText | None = key("sidfot", default=None)
    recipients: tuple[NonEmptyText, ...] = key("för", default=("kommun",))
    except_for: tuple[NonEmptyText, ...] = key("utom", default=())
