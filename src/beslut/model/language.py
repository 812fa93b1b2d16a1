# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that the check looks for in finished texts: words to replace, abbreviations that everybody knows."""

from __future__ import annotations

from collections.abc import Mapping

from beslut.model.constraints import NonEmptyText
from beslut.model.fields import Model, key, yaml_model


@yaml_model
class LanguageFile(Model):
    """The shape of data/ordlista-sprak.yaml.

    `plainer` maps an old or heavy word to the one to write instead; `known` are abbreviations that everybody knows;
    `spelling` are words that the dictionary lacks.
    """

    plainer: Mapping[NonEmptyText, NonEmptyText] = key("byt_ut")
    known: tuple[NonEmptyText, ...] = key("kända_förkortningar", default=())
    spelling: tuple[NonEmptyText, ...] = key("egna_ord", default=())
