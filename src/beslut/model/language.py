# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The words that the check looks for in finished texts: words to replace, known abbreviations, verbs of minutes."""

from __future__ import annotations

from collections.abc import Mapping

from beslut.model.constraints import NonEmptyText
from beslut.model.fields import Model, key, yaml_model
from beslut.speed.values import dataclass


@yaml_model
class LanguageFile(Model):
    """The shape of data/ordlista-sprak.yaml.

    `plainer` maps an old or heavy word to the one to write instead; `known` are abbreviations that everybody knows;
    `spelling` are words that the dictionary lacks.
    """

    plainer: Mapping[NonEmptyText, NonEmptyText] = key("byt_ut")
    known: tuple[NonEmptyText, ...] = key("kända_förkortningar", default=())
    spelling: tuple[NonEmptyText, ...] = key("egna_ord", default=())


@yaml_model
class MinutesVerb(Model):
    """A verb that minutes write decisions with, beside its infinitive: present, passive present, and its source.

    `follows` tells that the verb says what happens to a decision or a paper, and is no second decision beside another.
    """

    present: NonEmptyText = key("presens")
    passive: NonEmptyText | None = key("passiv", default=None)
    source: NonEmptyText = key("källa")
    follows: bool = key("följer", default=False)


@yaml_model
class MinutesFile(Model):
    """The shape of data/protokollsverb.yaml: the verbs by infinitive, and words that decide without any of them."""

    sources: Mapping[NonEmptyText, NonEmptyText] = key("källor")
    verbs: Mapping[NonEmptyText, MinutesVerb] = key("verb")
    phrases: tuple[NonEmptyText, ...] = key("fraser", default=())


@dataclass(frozen=True)
class Language:
    """All the words that the check looks for: those of texts, and those of minutes."""

    words: LanguageFile
    minutes: MinutesFile
