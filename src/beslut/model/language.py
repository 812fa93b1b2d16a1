# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that the check looks for in finished texts: words to replace, abbreviations that everybody knows."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import Field

from beslut.model.shapes import Model, Words


class LanguageFile(Model):
    """The shape of data/ordlista-sprak.yaml.

    `plainer` maps an old or heavy word to the one to write instead; `known` are abbreviations that everybody knows;
    `spelling` are words that the dictionary lacks.
    """

    plainer: Mapping[Words, Words] = Field(alias="byt_ut")
    known: tuple[Words, ...] = Field((), alias="kända_förkortningar")
    spelling: tuple[Words, ...] = Field((), alias="egna_ord")
