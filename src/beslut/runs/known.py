# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a case says of a fact that can be answered, by its key: what answers are held against."""

from __future__ import annotations

from beslut import swedish
from beslut.model import Case, EarlierState, Fact, Party, Status
from beslut.wording import decider


def known_value(case: Case, party: Party | None, key: str) -> str:
    """What the case says now, sourced; empty while it is unknown, inferred or only proposed. *inget* as the organ of an
    earlier decision is that there is no such decision."""
    group, *path = key.split(".")
    if party is None:
        return _sourced(case.every_fact.get(path[0])) if path else ""
    own = case.facts_of(party)
    match group, path:
        case "uppgifter", [ident]:
            return _sourced(own.facts.get(ident) or case.every_fact.get(ident))
        case "steg", [step, ident]:
            return _sourced(own.at_step.get(step, {}).get(ident))
        case "tidigare_beslut", [ident, "organ" | "datum" | "paragraf" as part]:
            known = own.earlier.get(ident)
            if known and known.state is EarlierState.NONE:  # told in the place of the organ, as it is answered
                return EarlierState.NONE.value if part == "organ" else ""
            return (known.part(part) or "" if part not in known.inferred else "") if known else ""
        case "tidigare_beslut", [ident, "läge"]:
            known = own.earlier.get(ident)
            return known.state.value if known and known.state is EarlierState.NONE else ""
        case "deltagande", _:
            told = own.taking_part
            return ", ".join(told.names) if told and told.status is Status.SOURCED else ""
        case "beslutande_organ", []:
            known_body = own.deciding_body
            body = known_body.of(party) if known_body and known_body.status == "valt" else None
            return body.name if body else ""
    return ""


def no_decision(case: Case, party: Party | None, key: str) -> str:
    """*inget* when the fact is a part of an earlier decision, and the case says that there is no such decision."""
    group, *path = key.split(".")
    return known_value(case, party, f"{group}.{path[0]}.läge") if group == "tidigare_beslut" else ""


def is_said(known: str, answer: str) -> bool:
    """Whether what the case knows is the answer: the same words, or a number with the unit that its column gives it."""
    words = " ".join(answer.split())
    return known == words or (known.startswith(f"{words} ") and swedish.money(known) is not None)


def assumed_value(case: Case, party: Party | None, key: str) -> str:
    """What is printed without being sure: inferred, or proposed by the sender; empty when nothing is."""
    if key == "beslutande_organ" and party:
        body = decider(case, party)
        return body.name if body else ""
    ident = key.removeprefix("uppgifter.")
    fact = (case.facts_of(party).facts.get(ident) if party else None) or case.facts.get(ident)
    return fact.value or "" if fact and fact.status is Status.INFERRED else ""


def _sourced(fact: Fact | None) -> str:
    return fact.value or "" if fact and fact.status is Status.SOURCED else ""
