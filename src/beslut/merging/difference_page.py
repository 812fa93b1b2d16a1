# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Differences as one web page that asks for nothing: side by side, what many have alike once, each file below."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from pathlib import PurePosixPath

from beslut.merging.differences import Difference, FileDifference, grouped

_STYLE = """
:root { color-scheme: light dark; --line: #767676; --gone: #b3261e; --come: #1b5e20; --soft: #f3f3f3 }
@media (prefers-color-scheme: dark) { :root { --gone: #ff9d94; --come: #8fd694; --soft: #222 } }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 70rem; padding: 1rem }
h1 { font-size: 1.5rem } h2 { font-size: 1.15rem; margin-top: 2rem; overflow-wrap: anywhere }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; border-top: 1px solid var(--line); padding: .5rem 0 }
.pair > div { overflow-wrap: anywhere } .label { font-size: .85rem; margin: 0 }
del { color: var(--gone); background: var(--soft) } ins { color: var(--come); background: var(--soft) }
@media (max-width: 40rem) { .pair { grid-template-columns: 1fr } }
@media print { del { text-decoration: line-through } ins { text-decoration: underline } }
"""


def difference_page(title: str, found: Sequence[FileDifference]) -> str:
    """The page as HTML, in Swedish. `found` as `compared` gives it."""
    body = "\n".join(_body(title, found))
    return (
        '<!DOCTYPE html>\n<html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head>\n<body><main>\n{body}\n</main></body></html>\n"
    )


def _body(title: str, found: Sequence[FileDifference]) -> Iterator[str]:
    yield f"<h1>{escape(title)}</h1>"
    yield f"<p>{summary(found)}</p>"
    shared = [one for one in grouped(found) if len(one.names) > 1]
    if shared:
        yield "<h2>Lika i flera handlingar</h2>"
        for one in shared:
            yield _pair(one.difference, f"I {len(one.names)} handlingar: {', '.join(map(_stem, one.names))}")
    for file in found:
        yield f"<h2>{escape(file.name)}</h2>"
        if not file.differences:
            yield f"<p>{'Handlingen är ny.' if file.before is None else 'Handlingen finns inte längre.'}</p>"
        for difference in file.differences:
            yield _pair(difference, difference.where)


def _stem(name: str) -> str:
    return PurePosixPath(name).stem


def summary(found: Sequence[FileDifference]) -> str:
    """How many files differ, in a sentence."""
    if not found:
        return "Ingenting skiljer."
    changed = sum(bool(one.differences) for one in found)
    new, gone = (sum(getattr(one, side) is None for one in found) for side in ("before", "after"))
    parts = [f"{changed} {'handling skiljer' if changed == 1 else 'handlingar skiljer'} sig"] if changed else []
    parts += [f"{new} {'är ny' if new == 1 else 'är nya'}"] if new else []
    parts += [f"{gone} finns inte längre"] if gone else []
    return f"{', '.join(parts)}."


def _pair(one: Difference, label: str) -> str:
    old, new = _marked(one)
    head = f'<p class="label">{escape(label)}</p>' if label else ""
    return (
        f'{head}<div class="pair"><div><p class="label">Var</p>{old or "<p>–</p>"}</div>'
        f'<div><p class="label">Blev</p>{new or "<p>–</p>"}</div></div>'
    )


def _marked(one: Difference) -> tuple[str, str]:
    """Both texts with what differs marked."""
    if not one.marks:
        return (
            f"<p><del>{escape(one.old)}</del></p>" if one.old else "",
            f"<p><ins>{escape(one.new)}</ins></p>" if one.new else "",
        )
    old, new, at = [], [], 0
    for mark in one.marks:
        same = escape(one.old[at : mark.start])
        struck = escape(one.old[mark.start : mark.end])
        old.append(f"{same}<del>{struck}</del>" if struck else same)
        new.append(f"{same}<ins>{escape(mark.text)}</ins>" if mark.text else same)
        at = mark.end
    rest = escape(one.old[at:])
    return f"<p>{''.join(old)}{rest}</p>", f"<p>{''.join(new)}{rest}</p>"
