# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Counters in a template's tree, so that whatever it does has an end.

What is repeated in a template is the turn of a loop, a macro, a block, and a template that is included. Each of them
tells its weight when it begins: all that stands in it, whichever way its conditions go, apart from what is repeated in
it in turn. The weight counts pieces of expressions and characters of text, so the same template is refused on every
machine or on none.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from jinja2 import nodes

TURN, BEGUN, SCOPED, COMPARED = " varv", " början", " omfång", " jämförd"
"""Filters of the tree. A name with a space in it cannot be written in a template."""

_Repeated = nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block
_REPEATED: tuple[type[_Repeated], ...] = (nodes.For, nodes.Macro, nodes.CallBlock, nodes.Block)


def count_work(tree: nodes.Template) -> None:
    """Put the counters into a template's tree."""
    for compared in list(tree.find_all(nodes.Compare)):
        compared.expr = _filtered(compared.expr, COMPARED)
        for operand in compared.ops:
            operand.expr = _filtered(operand.expr, COMPARED)
    for node in list(tree.find_all(_REPEATED)):
        weight = _weight([*node.body, *_of_each_turn(node)])
        match node:
            case nodes.For():
                node.iter = _filtered(node.iter, TURN, weight)
            case nodes.Block():
                node.body.insert(0, _counter(node.lineno, SCOPED, weight))
            case _:
                node.body.insert(0, _counter(node.lineno, BEGUN, weight))
    tree.body.insert(0, _counter(tree.lineno, BEGUN, _weight(tree.body)))


def names_set(tree: nodes.Template) -> int:
    """How many names a template gives to something; each is copied when another template is included."""
    stored = sum(name.ctx == "store" for name in tree.find_all(nodes.Name))
    return stored + sum(1 for _ in tree.find_all((nodes.Macro, nodes.Import, nodes.FromImport, nodes.Block)))


def _of_each_turn(node: _Repeated) -> list[nodes.Node]:
    """What is worked out each time beside the body: a loop's condition, what a macro's arguments are when not told."""
    match node:
        case nodes.For():
            return [] if node.test is None else [node.test]
        case nodes.Macro() | nodes.CallBlock():
            return list(node.defaults)
        case _:
            return []


def _weight(body: Iterable[nodes.Node]) -> int:
    """One, and the pieces and characters of some nodes, apart from what stands in the body of something repeated."""
    weight = 1
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        weight += 1 + (len(node.data) if isinstance(node, nodes.TemplateData) else 0)
        waiting += node.iter_child_nodes(exclude=("body", "test") if isinstance(node, _REPEATED) else None)
    return weight


def _counter(line: int, name: str, weight: int) -> nodes.ExprStmt:
    return nodes.ExprStmt(_filtered(nodes.Const(None, lineno=line), name, weight), lineno=line)


def _filtered(expression: Any, name: str, weight: int | None = None) -> nodes.Filter:
    line = expression.lineno
    told: list[nodes.Expr] = [] if weight is None else [nodes.Const(weight, lineno=line)]
    return nodes.Filter(expression, name, told, [], None, None, lineno=line)
