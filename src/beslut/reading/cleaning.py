# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""A line's text made plain: one kind of space, no invisible signs, private bullets as bullets, labels apart."""

from __future__ import annotations

import re
from functools import lru_cache

_SPACES = re.compile("[\u00a0\u2000-\u200a\u202f\u205f\u3000]")
_INVISIBLE = re.compile(
    "[\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]"
)
_BULLET_SIGNS = (
    "•·●○▪■□◦‣➢➔►✓✔\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d\uf0a8\uf06e\uf0be\uf0e0\u25cf\u25aa\u2023\u2043\uf095"
)
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_LIGATURES = str.maketrans({"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl"})
MAX_WORD = 500
_NUMBER = re.compile(r"^(\d{1,2})[.)](?!\d)(?:\s+|(?=[A-ZÅÄÖa-zåäö]))")
_TABBED = re.compile(r"^(\d{1,2})\t+")
_LETTER = re.compile(r"^([a-hA-H])\)\s+")
_BULLET = re.compile(rf"^(?:[{_BULLET_SIGNS}]\s*|[–—-]\s+|[*]\s+|o\s+(?=[A-ZÅÄÖ]))(?=\S)")


_ENDLESS_WORD = re.compile(rf"\S{{{MAX_WORD}}}(?=\S)")
_ENDLESS_GAP = re.compile(r"[^\S\n]{200,}")


def bounded(text: str) -> str:
    """The text with words of at most MAX_WORD signs, an endless one parted by spaces, and no endless gaps.

    No paper has such words. Whoever looks for what a row says may then take a word's length of steps at each sign of
    it, and a row of a megabyte is still soon read.
    """
    if len(text) <= MAX_WORD and not _ENDLESS_GAP.search(text):
        return text
    text = _ENDLESS_GAP.sub(lambda found: "\t" if "\t" in found.group() else "    ", text)
    return _ENDLESS_WORD.sub(lambda found: f"{found.group()} ", text)


@lru_cache(maxsize=8192)
def plain(text: str) -> str:
    """The text with single spaces, wide gaps as one tab, and without what a reader cannot see."""
    text = _SPACES.sub(" ", text).translate(_LIGATURES)
    text = _INVISIBLE.sub("", text)
    if text.rstrip().endswith("\u00ad"):
        text = text.rstrip()[:-1] + "-"
    text = text.replace("\u00ad", "").replace("\u2010", "-").replace("\u2011", "-")
    text = re.sub(r"(?:\s*\t\s*|\S(?= {3,}\S) {3,})", _gap, text.strip())
    text = re.sub(r"(?<=\S)\s[·|]\s(?=\S)", "\t", text)
    return re.sub(r" {2,}", " ", text)


def _gap(found: re.Match[str]) -> str:
    words = found.group()
    return words[0] + "\t" if not words[0].isspace() else "\t"


def shown_label(label: str | None) -> str:
    """A format's own label as a number with its signs (*1.*, *§ 42*), or a bullet; empty when it shows nothing."""
    bare = plain(label) if label else ""
    if not bare:
        return ""
    if not re.search(r"[0-9A-Za-z§ÅÄÖåäö]", bare) or bare == "o":
        return "•"
    return bare


def split_label(text: str) -> tuple[str, str]:
    """(label, rest) of a line that writes its own number or bullet; the label is empty when it has none."""
    for pattern, suffix in ((_NUMBER, "."), (_TABBED, "."), (_LETTER, ")")):
        found = pattern.match(text)
        if found:
            return found[1] + suffix, text[found.end() :].strip()
    found = _BULLET.match(text)
    if found:
        return "•", text[found.end() :].strip()
    return "", text


def without_private(text: str) -> str:
    """The text with signs of a private font gone."""
    return _PRIVATE.sub("", text).strip()
