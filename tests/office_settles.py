# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""LibreOffice accepts, and rejects, every tracked change of each Word file in a folder; run by the system's Python.

office_settles.py FOLDER OUT: writes NAME.Accept.docx and NAME.Reject.docx. Needs the packages libreoffice-writer and
python3-uno of Debian, or their like.
"""

from __future__ import annotations

import contextlib
import pathlib
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

import uno  # type: ignore[import-not-found, unused-ignore]

_PIPE = "uno:pipe,name={};urp;StarOffice.ComponentContext"


def value(name: str, told: object) -> Any:
    """A named value, as LibreOffice takes them."""
    made = uno.createUnoStruct("com.sun.star.beans.PropertyValue")
    made.Name, made.Value = name, told
    return made


def _context(pipe: str) -> Any:
    own = uno.getComponentContext()
    resolver = own.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", own)
    for _ in range(120):
        try:
            return resolver.resolve(_PIPE.format(pipe))
        except Exception:
            time.sleep(0.5)
    raise SystemExit("LibreOffice does not answer")


@contextlib.contextmanager
def office(profile: pathlib.Path) -> Iterator[tuple[Any, Any]]:
    """A LibreOffice of its own, without windows: its desktop, and what carries out its commands. Ended afterwards."""
    pipe = f"beslut{time.monotonic_ns()}"
    words = ["soffice", "--headless", "--norestore", f"-env:UserInstallation=file://{profile}"]
    with subprocess.Popen([*words, f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL) as process:
        context = _context(pipe)
        make = context.ServiceManager.createInstanceWithContext
        desk, helper = (make(f"com.sun.star.frame.{name}", context) for name in ("Desktop", "DispatchHelper"))
        try:
            yield desk, helper
        finally:
            try:
                desk.terminate()
            except Exception:
                process.kill()


def main(folder: pathlib.Path, out: pathlib.Path) -> None:
    """Settle every file."""
    out.mkdir(exist_ok=True)
    with office(out / "profil") as (desk, helper):
        for path in sorted(folder.glob("*.docx")):
            for word in ("Accept", "Reject"):
                document = desk.loadComponentFromURL(path.as_uri(), "_blank", 0, (value("Hidden", True),))
                frame = document.CurrentController.Frame
                helper.executeDispatch(frame, f".uno:{word}AllTrackedChanges", "", 0, ())
                target = (out / f"{path.stem}.{word}.docx").as_uri()
                document.storeToURL(target, (value("FilterName", "MS Word 2007 XML"),))
                document.close(True)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]))
