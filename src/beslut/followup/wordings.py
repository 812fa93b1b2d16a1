# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a case proposes to a party: each point with every wording that our own writer can give it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from beslut.blocks import Gap, Phrase, plain
from beslut.followup.differences import Text
from beslut.followup.tokens import GAP, Token, Verbs, tokens_of
from beslut.model import Body, Form, PartyContext, VerbForms, texts_in
from beslut.points import ClauseContext, PointKind, Share, shares
from beslut.points.kind import FORMS
from beslut.wording import chain, decider, deciding_body, phrase

_WHOLE = ("villkor", "upphävande")
"""Kinds of point that are one thing, whatever their words."""
_NOT_SAID = ("id", "slag", "gäller", "organ", "källa", "i_stället_för", "dokument", "formuleringar")
"""Keys of a point that hold no words of its text."""


@dataclass(frozen=True)
class Proposed:
    """A point of the case: whose decision it is, its text as the party's house writes it, and its other wordings.

    `body` is the organ that the party's case proposes, None when nobody knows which. `strikable`: the case itself says
    that the point is filled in or struck.
    """

    point: PointKind
    body: Body | None
    shown: str
    strikable: bool
    _contexts: Sequence[ClauseContext]
    _names: re.Pattern[str]
    _verbs: Verbs
    _by_form: dict[Form, tuple[Text, ...]] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """The point's id in the case."""
        return self.point.id

    @cached_property
    def wordings(self) -> tuple[Text, ...]:
        """Every wording that we can give the point, each once: all forms, the body or the party as subject."""
        return tuple(dict.fromkeys(text for form in FORMS for text in self.wordings_in(form)))

    def wordings_in(self, form: Form) -> tuple[Text, ...]:
        """The wordings of one sentence form."""
        if form not in self._by_form:
            clauses = [self.point.clause(at) for at in self._contexts]
            texts = dict.fromkeys(with_gaps(one.in_form(form)) for one in clauses if one)
            self._by_form[form] = tuple(Text(self.tokens(text)) for text in texts)
        return self._by_form[form]

    def tokens(self, text: str) -> tuple[Token, ...]:
        """The tokens of any text, read as the point's own are."""
        return tokens_of(text, self._names, self._verbs)

    @cached_property
    def roles(self) -> Mapping[str, str]:
        """What each word of the point is there for, by its stem: the key of the case file that holds it."""
        kind = self.point.kind  # type: ignore[attr-defined]
        if kind in _WHOLE:
            return {t.stem: kind for one in self.wordings for t in one.said}
        found: dict[str, str] = {}
        for loc, text in texts_in(self.point):
            if loc[0] in _NOT_SAID:
                continue
            for token in self.tokens(text):
                found.setdefault(token.stem, str(loc[0]))
        document = getattr(self.point, "document", None)
        if document:
            names = self._contexts[0].party_context.case.identified[document]
            for _, text in texts_in(names):
                found |= {token.stem: "dokument" for token in self.tokens(text)}
        return found


class Proposals:
    """What a case proposes to a party, worked out once for each organ whose minutes are read: there may be many."""

    def __init__(self, context: PartyContext) -> None:
        """The context has no step of its own."""
        self.context = context
        self._by_body: dict[str | None, tuple[Proposed, ...]] = {}

    def to(self, body: Body | None) -> tuple[Proposed, ...]:
        """The points that stand in that organ's minutes, by `proposed_to`."""
        name = body.name if body else None
        if name not in self._by_body:
            self._by_body[name] = proposed_to(self.context, body)
        return self._by_body[name]


def proposed_to(context: PartyContext, body: Body | None) -> tuple[Proposed, ...]:
    """The points that stand in the minutes of that organ's meeting; all of them in other papers, and when it is none.

    The context has no step of its own.
    """
    in_chain = body is not None and body in chain(context.case, context.party)
    here = replace(context, step=body) if in_chain else context
    names, verbs = names_pattern(context), verb_forms(context.verbs)
    last = decider(context.case, context.party)
    found = []
    for share in shares(here, minutes=in_chain):
        decides = last if share.name is None else share.at.body
        contexts = tuple(_contexts(share))
        for point in share.points:
            clause = point.clause(share.at)
            if clause is None or (point.only_own_decision and decides != body):
                continue
            text = clause.in_form(context.dialect.form)
            struck = any(isinstance(one, Gap) and "stryk" in one.text for one in text)
            found.append(Proposed(point, decides, plain(text), struck, contexts, names, verbs))
    return tuple(found)


def _contexts(share: Share) -> Iterator[ClauseContext]:
    """The same points as written by a house whose body acts, and by one whose party does; with each step's facts, and
    where a point brings facts of its own as each step words it.

    The party's own house may be of either kind, and its minutes written as the other.
    """
    context = share.at.party_context
    known = context.case.facts_of(context.party).at_step
    by_step = known or any(point.own_facts for point in share.points)
    steps = (None, *chain(context.case, context.party)) if by_step else ()
    for step in dict.fromkeys((context.step, *steps)):
        here = context if step == context.step else replace(context, step=step)
        acting = deciding_body(here) if share.name is None else share.at.actor
        for actor in dict.fromkeys((share.at.actor, acting, phrase(context.party.in_decisions))):
            yield ClauseContext(here, actor, share.at.body)


def with_gaps(words: Phrase) -> str:
    """The words of a phrase, with one sign for each gap."""
    return "".join(GAP if isinstance(one, Gap) else one.text for one in words)


def names_pattern(context: PartyContext) -> re.Pattern[str]:
    """Finds the party by any of its names, in any case form; *kommunen* and *regionen* mean the party too."""
    party = context.party
    noun = {"kommun": "kommunen", "region": "regionen", "kommunalförbund": "förbundet"}.get(party.kind, party.name)
    nouns = sorted({noun, (party.own_noun or noun).removesuffix("s")}, key=len, reverse=True)
    names = {
        party.official, party.official_genitive, party.in_decisions, party.in_decisions_genitive, party.own,
        party.own_genitive, party.name, party.name_genitive,
    }  # fmt: skip
    listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<![\w-])(?:{listed}|(?i:{'|'.join(map(re.escape, nouns))}))s?(?![\w-])")


def verb_forms(verbs: Mapping[str, VerbForms]) -> Verbs:
    """Every form of the lexicon's verbs of one word, and the infinitive."""
    found: dict[str, str] = {}
    for infinitive, forms in verbs.items():
        if " " in infinitive:
            continue
        for form in (infinitive, forms.present, forms.passive, *forms.participle.values()):
            if form and " " not in form:
                found.setdefault(form, infinitive)
    return found
