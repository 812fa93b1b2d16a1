# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Firefox without a window, asked over its own remote control (Marionette): numbered commands as JSON on a socket."""

from __future__ import annotations

import json
import socket
import subprocess
import time
from pathlib import Path
from types import TracebackType
from typing import Any

_PREFERENCES = {
    "marionette.port": 0,
    "browser.download.folderList": 2,
    "browser.download.useDownloadDir": True,
    "browser.download.always_ask_before_handling_new_types": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "browser.shell.checkDefaultBrowser": False,
    "app.update.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}


class Firefox:
    """One Firefox with a profile of its own in `folder`; what it downloads lies in `folder/hamtat`."""

    def __init__(self, program: str, folder: Path, patience: float) -> None:
        self.downloads = folder / "hamtat"
        self.downloads.mkdir(parents=True)
        self._patience, self._number = patience, 0
        profile = folder / "profil"
        profile.mkdir()
        wanted = _PREFERENCES | {"browser.download.dir": str(self.downloads)}
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in wanted.items())
        (profile / "user.js").write_text("".join(lines), "utf-8")
        line = [program, "--headless", "--marionette", "--no-remote", "--profile", str(profile)]
        self._process = subprocess.Popen(line, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        port = self._waited(lambda: (profile / "MarionetteActivePort").read_text("utf-8").strip())
        self._socket = socket.create_connection(("127.0.0.1", int(port)), patience)
        self._read()
        self._ask("WebDriver:NewSession", {"pageLoadStrategy": "none"})
        self._ask("WebDriver:SetTimeouts", {"script": int(patience * 1000)})

    def __enter__(self) -> Firefox:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._socket.close()
        self._process.kill()
        self._process.wait()

    def open(self, address: str) -> None:
        """Go to an address."""
        self._ask("WebDriver:Navigate", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:
        """What a script in the page returns."""
        return self._ask("WebDriver:ExecuteScript", {"script": script, "args": list(arguments)})["value"]

    def see(self, selector: str, words: str = "") -> None:
        """Wait until there is such an element, with those words in it."""
        script = (
            "return [...document.querySelectorAll(arguments[0])].some((one) => one.textContent.includes(arguments[1]))"
        )
        self._waited(lambda: self.run(script, selector, words))

    def click(self, selector: str) -> None:
        """Click on an element."""
        self.run("document.querySelector(arguments[0]).click()", selector)

    def fetched(self, name: str) -> bytes:
        """A file that was downloaded, when all of it has come."""
        place = self.downloads / name
        self._waited(lambda: place.is_file() and place.stat().st_size and not list(self.downloads.glob("*.part")))
        return place.read_bytes()

    def _waited(self, look: Any) -> Any:
        end = time.monotonic() + self._patience
        while time.monotonic() < end:
            try:
                if found := look():
                    return found
            except (FileNotFoundError, RuntimeError):
                pass
            time.sleep(0.1)
        raise TimeoutError(f"Firefox did not get there in {self._patience} s")

    def _ask(self, command: str, arguments: dict[str, object]) -> dict[str, Any]:
        self._number += 1
        message = json.dumps([0, self._number, command, arguments]).encode()
        self._socket.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._read()
        if error:
            raise RuntimeError(f"{command}: {error.get('message')}")
        return dict(result)

    def _read(self) -> Any:
        length = b""
        while not length.endswith(b":"):
            length += self._socket.recv(1)
        content = b""
        while len(content) < int(length[:-1]):
            content += self._socket.recv(65_536)
        return json.loads(content)
