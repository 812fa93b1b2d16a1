# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""An unsent mail (.eml, RFC 5322 with MIME) that a mail program opens, to be read and sent. Same mail, same bytes."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP

_KINDS = {
    ".docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ".pdf": ("application", "pdf"),
    ".zip": ("application", "zip"),
}
_NAMED = re.compile(r"([^<>]*)<([^<>]+)>")
_PLAIN = re.compile(r"[\w.!#$%&'*+/=?^`{|}~-]+@(?:[\w-]+\.)+[\w-]{2,}")
UNKNOWN = "mottagare saknas:;"
"""An address group without members: a gap that every mail program shows in the field, and none sends to."""


def addresses(recipient: str) -> tuple[Address, ...]:
    """Those of `a@b.se`, `Namn <a@b.se>`, or several with commas or semicolons; none where one is no address."""
    words = " ".join(recipient.split())
    named = _NAMED.fullmatch(words)
    found = [_address(one) for one in ([words] if named else re.split("[,;]", words))]
    return tuple(one for one in found if one) if all(found) else ()


def _address(words: str) -> Address | None:
    named = _NAMED.fullmatch(words.strip())
    name, mailbox = (named[1], named[2]) if named else ("", words)
    local, _, domain = mailbox.strip().partition("@")
    try:
        mailbox = f"{local}@{domain.encode('idna').decode('ascii')}"
    except UnicodeError:
        return None
    name = re.sub(r'[",;:<>\s]+', " ", name).strip()  # what older mail programs take for the end of a name
    return Address(name, addr_spec=mailbox) if _PLAIN.fullmatch(mailbox) and mailbox.isascii() else None


def unsent(recipient: str, subject: str, text: str, files: Mapping[str, bytes]) -> bytes:
    """The mail with its files attached, by name. Without an address the field says that the recipient is missing."""
    mail = EmailMessage(policy=SMTP)
    mail["X-Unsent"] = "1"
    mail["To"] = addresses(recipient) or UNKNOWN
    mail["Subject"] = " ".join(subject.split())
    mail.set_content(text, cte="quoted-printable")
    for name, content in files.items():
        ending = f".{name.rpartition('.')[2].lower()}"
        main, sub = _KINDS.get(ending, ("application", "octet-stream"))
        mail.add_attachment(content, maintype=main, subtype=sub, filename=name)
    if files:
        told = hashlib.sha256(text.encode() + b"".join(files.values())).hexdigest()
        mail.set_boundary(f"=_beslut_{told[:32]}")
    head, blank, rest = mail.as_bytes().partition(b"\r\n\r\n")
    return head.replace(b" \r\n ", b"\r\n ") + blank + rest  # a space on each side of the fold would be shown as two
