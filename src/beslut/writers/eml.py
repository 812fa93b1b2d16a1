# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An unsent mail (.eml, RFC 5322 with MIME) that a mail program opens, to be read and sent. Same mail, same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP

_KINDS = {
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".pdf": ("application", "pdf"),
    ".zip": ("application", "zip"),
}
UNKNOWN = "mottagare saknas:;"
"""An address group without members: a gap that every mail program shows in the field, and none sends to."""


def unsent(recipient: str, subject: str, text: str, files: Mapping[str, bytes]) -> bytes:
    """The mail with its files attached, by name. Without a recipient the field says that one is missing."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = recipient or UNKNOWN
    mail["Subject"] = " ".join(subject.split())
    mail.set_content(text, cte="quoted-printable")
    for name, content in files.items():
        ending = f".{name.rpartition('.')[2].lower()}"
        main, sub = _KINDS.get(ending, ("application", "octet-stream"))
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if files:
        told = hashlib.sha256(text.encode() + b"".join(files.values())).hexdigest()
        mail.set_boundary(f"=_beslut_{told[:32]}")
    return mail.as_bytes()
