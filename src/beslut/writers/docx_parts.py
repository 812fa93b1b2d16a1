# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The parts of a Word file beside its body that each document has of its own: comments, numberings, metadata."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from beslut.blocks import Document
from beslut.writers.docx_words import NAMESPACES, XML_HEAD, base_parts, escaped, paragraph, run_of

_VERSION = 16  # letters of a hash
FIRST_NUMBER = 10  # numberings below this belong to grund.docx
_COMMENT_MARK = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
"""The first run of a comment, where Word shows whose it is and which."""
COMMENTER = "beslut"
"""Who comments: never a body, which has said nothing yet."""


def comments_part(document: Document, comments: list[str]) -> str:
    """What is said of gaps and of words to check, by the program and on the document's day."""
    day = f' w:date="{document.day}T00:00:00Z"' if document.day else ""
    items = "".join(
        f'<w:comment w:id="{ident}" w:author="{COMMENTER}"{day} w:initials="{COMMENTER[0]}">'
        f"{paragraph('CommentText', _COMMENT_MARK + run_of(words))}</w:comment>"
        for ident, words in enumerate(comments)
    )
    return f"{XML_HEAD}<w:comments {NAMESPACES}>{items}</w:comments>"


@lru_cache(maxsize=64)
def numbering_part(numberings: tuple[int, ...]) -> str:
    """The numberings of the base package, and an instance of one of them for each list."""
    new = "".join(
        f'<w:num w:numId="{FIRST_NUMBER + place}"><w:abstractNumId w:val="{abstract}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for place, abstract in enumerate(numberings)
    )
    return base_parts()["word/numbering.xml"].replace("</w:numbering>", f"{new}</w:numbering>")


def core_part(document: Document, text: str) -> str:
    """The document's properties; without days where the day was only inferred.

    Its identifier says which document it is and, by a hash of its text, in which version.
    """
    version = hashlib.sha256(text.encode()).hexdigest()[:_VERSION]
    identifier = f"<dc:identifier>{escaped(document.identity)}#{version}</dc:identifier>" if document.identity else ""
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{document.day}T00:00:00Z</dcterms:{name}>'
        for name in (("created", "modified") if document.day else ())
    )
    author, title, subject = (escaped(words) for words in (document.author, document.title, document.subject))
    return (
        f"{XML_HEAD}<cp:coreProperties "
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>"
        f"{identifier}<dc:language>sv-SE</dc:language><cp:lastModifiedBy>{author}</cp:lastModifiedBy>"
        f"{days}</cp:coreProperties>"
    )
