# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""What a template may hold, looked for when it is first read: the signs of its text and the pieces of its expressions.

Only pieces that are listed are let through. So nothing that a new Jinja brings with it can be used before somebody has
thought of it, and nothing can turn the marking of values off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jinja2 import nodes

from beslut.speed.later import later
from beslut.speed.values import dataclass
from beslut.swedish import UNPRINTABLE

_unescape = later("html", "unescape")

INCLUDES = (nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends)
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.List, nodes.Tuple, nodes.Getattr,
    nodes.Getitem, nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Neg,
    nodes.CondExpr, nodes.If, nodes.For, nodes.Assign, nodes.AssignBlock, nodes.Macro, nodes.Call, nodes.Keyword,
    nodes.CallBlock, nodes.FilterBlock, nodes.With, nodes.Block, nodes.Pos, nodes.Scope, *INCLUDES,
    nodes.ExprStmt,  # ours: a template cannot write one
)  # fmt: skip
_REFERENCE = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,40});")


@dataclass(frozen=True)
class Objection:
    """Something that a template may not hold: its code, the sentence, the line (from 1), and what to do instead."""

    code: str
    message: str
    line: int
    hint: str = ""


def hidden_sign(source: str) -> Objection | None:
    """The first sign of a template's text that nobody can see, written as it is or as a character reference."""
    told = [(found.start(), found.group()) for found in [UNPRINTABLE.search(source)] if found]
    told += [(found.start(), sign) for found in _REFERENCE.finditer(source) if (sign := _hidden(found.group()))]
    if not told:
        return None
    start, sign = min(told)
    return _hidden_at(sign, source.count("\n", 0, start) + 1)


def _hidden(reference: str) -> str:
    """The hidden sign that a character reference stands for, or nothing."""
    if reference[1] != "#":
        found = UNPRINTABLE.search(_unescape(reference))
        return found.group() if found else ""
    number = int(reference[3:-1], 16) if reference[2] in "xX" else int(reference[2:-1])
    sign = chr(number) if number <= 0x10FFFF else "\ufffd"
    return sign if UNPRINTABLE.match(sign) else ""


def _hidden_at(sign: str, line: int) -> Objection:
    return Objection("T09", f"osynligt eller otillåtet tecken U+{ord(sign):04X}", line, "ta bort tecknet")


def objections(tree: nodes.Template) -> Iterator[Objection]:
    """What is wrong with the pieces of a template, in no order."""
    for node in tree.find_all(nodes.Node):
        if found := _objection(node):
            yield found


def _objection(node: nodes.Node) -> Objection | None:
    match node:
        case nodes.Include() | nodes.Import() | nodes.FromImport() | nodes.Extends() if not _is_fixed(node):
            message = "include tar bara ett fast namn"
            return Objection("T05", message, node.lineno, 'skriv {% include "mapp/del.md" %}')
        case nodes.Dict() | nodes.Pair():
            return Objection("T05", "nycklar och värden skrivs i ärendefilen, inte i mallen", node.lineno)
        case nodes.Const() if isinstance(node.value, str) and (hidden := UNPRINTABLE.search(node.value)):
            return _hidden_at(hidden.group(), node.lineno)
        case nodes.Output():
            wrong = (one for one in node.nodes if isinstance(one, nodes.Const) and not isinstance(one.value, str))
            return next((Objection("T04", "värdet är inte text", one.lineno) for one in wrong), None)
        case nodes.For() if node.recursive:
            return Objection("T05", "en slinga kan inte anropa sig själv (recursive)", node.lineno)
        case nodes.Concat() | nodes.BinExpr() if not isinstance(node, nodes.And | nodes.Or):
            message = "räknesätt och hopfogning (~ + - * / %) används inte i mallar"
            return Objection("T05", message, node.lineno, "skriv två uttryck efter varandra: {{ a }} {{ b }}")
        case nodes.EvalContextModifier():
            return Objection("T05", "autoescape går inte att ändra i en mall", node.lineno, "ta bort taggen")
        case _ if not isinstance(node, _ALLOWED):
            return Objection(
                "T05", "uttrycket används inte i mallar", node.lineno, "docs/mallar.md visar vad som finns"
            )
    return None


def _is_fixed(node: nodes.Node) -> bool:
    wanted = getattr(node, "template", None)
    return isinstance(wanted, nodes.Const) and isinstance(wanted.value, str)
