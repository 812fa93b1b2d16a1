# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Build `beslut.html`: the whole program in one file that any browser opens, and the same as a folder for a web server.

`make page` runs this. What is not ours is fetched once, held against the sums below and kept in build/sida; after that
nothing is asked of any network. The same tree gives the same bytes.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import io
import json
import re
import shutil
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
KEPT = ROOT / "build" / "sida"
SITE = ROOT / "src" / "beslut" / "site"
PYODIDE = "https://registry.npmjs.org/pyodide/-/pyodide-314.0.7.tgz"

_WASM = ("--platform", "pyemscripten_2026_0_wasm32")
_LINUX = ("--platform", "manylinux2014_x86_64", "--platform", "manylinux_2_28_x86_64")
_ANY = ("--platform", "any")
PINNED: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "annotated_types==0.8.0": ("f072f4d804ea359e4eaf198b1af7a8b0943881a87f31bb764f8bf219bb9419e0", _ANY),
    "et_xmlfile==2.0.0": ("7a91720bc756843502c3b7504c77b8fe44217c85c537d85037f0f536151b2caa", _ANY),
    "jinja2==3.1.6": ("85ece4451f492d0c13c5dd7c13a64681a86afae63a5f347908daf103ce6d2f67", _ANY),
    "markdown_it_py==4.3.0": ("7aa1511a46c39138de78d9eba92ce47e63124d8003fc98b3a351909e04239efa", _ANY),
    "markupsafe==3.0.4": ("a8e9f292fcda89b324f2f5c91d13f1424a153e40fc2756f38ee23b15835ff300", _LINUX),
    "mdit_py_plugins==0.7.0": ("7f8e30403f3dd8bfe3afcdcbc6e61066d3f2e714167507b9c26eb385ec399353", _ANY),
    "mdurl==0.1.2": ("84008a41e51615a49fc9966191ff91509e3c40b939176e643fd50a5c2196b8f8", _ANY),
    "openpyxl==3.1.5": ("5282c12b107bffeef825f4617dc029afaf41d0ea60823bbb665ef3079dc79de2", _ANY),
    "pydantic==2.14.4": ("653a2ad9f6d8858529c77c72717d0ea991d6c6837fe683246b2f4b2bbfc3fadc", _ANY),
    "pydantic_core==2.50.5": ("b2910ec0fa5aeb9bef70156f2b79f4783978fdcfaa7b2f1b5d1814458d2e79a1", _WASM),
    "pypdf==7.1.1": ("04c5680d4b4cfa04ab505b09393fc949860c34a4dad6565284d11a2f5c3ce8b1", _ANY),
    "pyyaml==6.0.4": ("c604dc2613c417130479cdd6e55c2faa691b6365aa82b3dafddfcecc2eaf1ac7", _LINUX),
    "typing_extensions==4.16.0": ("481caa481374e813c1b176ada14e97f1f67a4539ce9cfeb3f350d78d6370c2e8", _ANY),
    "typing_inspection==0.4.5": ("bc210535442b39e1bf2805e0c7a17dfd6a4ace760c84c7f7d16245d23a6b1c39", _ANY),
    "xlsxwriter==3.3.1": ("8e2c89e59d733fe59e112317218c64fbbc276d90a8c144ebd6f7fa15e7ab184a", _ANY),
    PYODIDE: ("66b7949e5a0cba2250b586d7e368bf12fb482800748d182c4618254b685ffaa0", ()),
}
"""Each wheel, or the engine, with its SHA-256, and for which system pip is to choose it."""
_LEFT_OUT = re.compile(
    r"\.(so|pyi|c|typed)$|/(tests?|sboms)/|^pydantic/v1/|\.dist-info/(RECORD|WHEEL|top_level\.txt|entry_points\.txt)$"
)
"""What a browser cannot use of a wheel: code for another machine, and what tools need."""
_PYTHON = "python/"
"""Below this, in what a start worked out, lie the modules of Python itself."""
_UNASKED = re.compile(
    r"(_pyrepl|ensurepip|idlelib|lib2to3|pydoc_data|sqlite3|test|tkinter|turtledemo|unittest|venv|wsgiref|xmlrpc)/|"
    r"(_pyio|doctest|ftplib|imaplib|mailbox|pdb|pickletools|poplib|pyclbr|pydoc|smtplib|turtle)\.pyc$"
)
_NOT_THERE = (
    "cli/",
    "merging/",
    "paper/opening",
    "paper/places",
    "paper/preparing",
    "paper/styles",
    "site/page",
    "site/worker",
    "writers/typsnitt/",
    "writers/handling.typ",
)
"""Our own rooms that the page does not ask."""


def is_kept() -> bool:
    """Whether everything that is pinned has been fetched before, so that the page can be built without a network."""
    sums = {hashlib.sha256(path.read_bytes()).hexdigest() for path in KEPT.glob("*")}
    return {want for want, _ in PINNED.values()} <= sums


def fetched(name: str) -> bytes:
    """What is pinned, from what was kept or else from its registry. Ends the program when the sum is another."""
    want, platforms = PINNED[name]
    KEPT.mkdir(parents=True, exist_ok=True)
    for path in sorted(KEPT.iterdir()):
        if hashlib.sha256(path.read_bytes()).hexdigest() == want:
            return path.read_bytes()
    if not platforms:
        with urllib.request.urlopen(name) as answer:
            (KEPT / name.rpartition("/")[2]).write_bytes(answer.read())
    else:
        asked = ["--no-deps", "--only-binary=:all:", "--python-version", "3.14", "--implementation", "cp", "--abi",
                 "cp314", "--abi", "none", *platforms, "--dest", str(KEPT), name]  # fmt: skip
        subprocess.run(
            [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", *asked], check=True
        )
    for path in KEPT.iterdir():
        if hashlib.sha256(path.read_bytes()).hexdigest() == want:
            return path.read_bytes()
    raise SystemExit(f"{name}: what was fetched is not what was pinned (sha256 {want})")


def engine() -> dict[str, bytes]:
    """The four files of Pyodide, its module made a script that a classic worker can load from a blob."""
    with tarfile.open(fileobj=io.BytesIO(fetched(PYODIDE))) as packed:
        found = {one.name: packed.extractfile(one) for one in packed if one.isfile()}
        read = {name.removeprefix("package/"): file.read() for name, file in found.items() if file}
    module = read["pyodide.asm.mjs"].decode()
    for was, becomes in (
        ("export default _createPyodideModule;", "self._createPyodideModule=_createPyodideModule;"),
        ("import.meta.url", '"https://beslut.invalid/pyodide.asm.mjs"'),
    ):
        if was not in module:
            raise SystemExit(f"pyodide.asm.mjs has no {was!r}: is it another version?")
        module = module.replace(was, becomes)
    lock = re.search(rb'"info": ?\{[^}]*\}', read["pyodide-lock.json"])
    if lock is None:
        raise SystemExit("pyodide-lock.json tells no info: is it another version?")
    return {
        "pyodide.js": read["pyodide.js"],
        "pyodide.asm.js": module.encode(),
        "pyodide.asm.wasm": read["pyodide.asm.wasm"],
        "python_stdlib.zip": read["python_stdlib.zip"],
        "pyodide-lock.json": b"{" + lock.group() + b', "packages": {}}',
    }


def libraries() -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Every library's files as they lie in site-packages, and their licences."""
    files: dict[str, bytes] = {}
    licences: dict[str, bytes] = {}
    for name in PINNED:
        if name == PYODIDE:
            continue
        with zipfile.ZipFile(io.BytesIO(fetched(name))) as wheel:
            for member in wheel.namelist():
                if re.search(r"\.dist-info/(licenses/.*|LICEN[CS]E[^/]*|COPYING[^/]*)$", member) and member[-1] != "/":
                    licences[name] = licences.get(name, b"") + wheel.read(member)
                elif "emscripten" in member or not (_LEFT_OUT.search(member) or member.endswith("/")):
                    files[member] = wheel.read(member)
    return files, licences


def program() -> dict[str, bytes]:
    """Our own code, with `data` and `templates` inside it as in the wheel."""
    files: dict[str, bytes] = {}
    for root, below in ((ROOT / "src" / "beslut", "beslut"), (ROOT / "data", "beslut/data"),
                        (ROOT / "templates", "beslut/templates")):  # fmt: skip
        for path in sorted(root.rglob("*")):
            name = path.relative_to(root).as_posix()
            ours = below != "beslut" or not name.startswith(_NOT_THERE)
            if path.is_file() and "__pycache__" not in name and ours:
                files[f"{below}/{name}"] = path.read_bytes()
    return files


def tarred(files: Mapping[str, bytes]) -> bytes:
    """A tar of the files, with the same day and owner for all of them."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as packed:
        for name, content in sorted(files.items()):
            info = tarfile.TarInfo(name)
            info.size, info.mtime, info.mode = len(content), 1_600_000_000, 0o644
            packed.addfile(info, io.BytesIO(content))
    return out.getvalue()


def told(licences: Mapping[str, bytes]) -> bytes:
    """What the page says of what it is made of, with every licence whole."""
    parts = [(SITE / "licenser" / "OM.txt").read_bytes(), (SITE / "licenser" / "MPL-2.0.txt").read_bytes()]
    parts += [f"\n\n=== {name} ===\n\n".encode() + text for name, text in sorted(licences.items())]
    return b"".join(parts)


def bundle(warm: Mapping[str, bytes] | None = None) -> bytes:
    """All that the worker needs, in one gzip; with what an earlier start has worked out, the next one is quick."""
    files, licences = libraries()
    warm = warm or {}
    files = {name: content for name, content in files.items() if f"bibliotek/{name}c" not in warm}
    inside = {**engine(), "bibliotek.tar": tarred({**files, **program()}), "LICENSER.txt": told(licences)}
    if warm:
        own = {name.removeprefix(_PYTHON): code for name, code in warm.items() if name.startswith(_PYTHON)}
        inside["python_stdlib.zip"] = _compiled(inside["python_stdlib.zip"], own)
        inside["varmt.tar"] = tarred({name: code for name, code in warm.items() if not name.startswith(_PYTHON)})
    return gzip.compress(tarred(inside), 9, mtime=0)


def _compiled(library: bytes, code: Mapping[str, bytes]) -> bytes:
    """Python's own library, compiled, without what only whoever develops asks for; packed once, with all the rest."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(library)) as old, zipfile.ZipFile(out, "w") as new:
        others = {name: old.read(name) for name in old.namelist() if not name.endswith((".py", "/"))}
        for name, content in sorted({**code, **others}.items()):
            if not _UNASKED.match(name):
                new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content)
    return out.getvalue()


_WARM = """async ([worker, program]) => {
  const url = URL.createObjectURL(new Blob([worker], { type: "text/javascript" }));
  const made = new Worker(url);
  const ask = (message) => new Promise((done, failed) => {
    made.onmessage = ({ data }) => (data.krasch ? failed(new Error(data.krasch)) : done(data));
    made.onerror = (event) => failed(new Error(event.message));
    made.postMessage({ id: 1, ...message });
  });
  await ask({ program, dag: "2000-01-01", projekt: {}, env: { PYTHONHASHSEED: "0" } });
  const question = (name, args) => ask({ fråga: name, arg: JSON.stringify(args) });
  await question("cases", {});
  await question("choices", {});
  for (const [name, args] of %s) await question(name, args);
  const { filer } = await ask({ varm: true });
  const text = (bytes) => { let out = ""; for (const one of bytes) out += String.fromCharCode(one); return btoa(out); };
  return Object.fromEntries(Object.entries(filer).map(([name, bytes]) => [name, text(bytes)]));
}"""
_SHOWN = {"case": "samverkansstruktur", "party": "Umeå", "document": "tjansteskrivelse"}


def warmed() -> dict[str, bytes]:
    """What a start in Chromium compiles and works out; nothing where there is no Chromium or Playwright."""
    chromium = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        chromium = None
    if not chromium:
        print("Without Chromium and Playwright the page starts more slowly; it is the same otherwise.")
        return {}
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        found = worked_out(browser)
        browser.close()
    return found


def worked_out(browser: Any) -> dict[str, bytes]:
    """What a start in that browser compiles and works out, by the name of its file in the bundle."""
    case = {"case": _SHOWN["case"]}
    asked = [["open", case], ["facts", {**case, "parties": [_SHOWN["party"]]}], ["document", _SHOWN],
             ["findings", {**case, "party": _SHOWN["party"]}], ["status", case], ["counts", case]]  # fmt: skip
    worker, program = (SITE / "worker.js").read_text("utf-8"), base64.b64encode(bundle()).decode()
    found = browser.new_page().evaluate(_WARM % json.dumps(asked), [worker, program])
    return {name: base64.b64decode(text) for name, text in found.items()}


def _hashed(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def whole(packed: bytes) -> str:
    """The page as one file, with the bundle in it."""
    html, css, script = (
        (SITE / "page.html").read_text("utf-8"), (SITE / "page.css").read_text("utf-8"), "\n".join(scripts()),
    )  # fmt: skip
    worker = (SITE / "worker.js").read_text("utf-8")
    places = {
        "{{script}}": f"<script>{script}</script>",
        "{{style}}": f"<style>{css}</style>",
        "{{worker}}": f'<script type="text/plain" id="worker">{worker}</script>',
        "{{bundle}}": f'<script type="text/plain" id="bundle">{base64.b64encode(packed).decode()}</script>',
        "{{script-source}}": f"{_hashed(script)} blob:",
        "{{style-source}}": _hashed(css),
    }
    return _filled(html, places)


def scripts() -> Iterator[str]:
    """The page's own scripts, in the order that they build on one another."""
    for path in sorted(SITE.glob("page*.js")):
        yield path.read_text("utf-8")


def folder(packed: bytes) -> dict[str, str]:
    """The same page as files for a web server; what is large is a script too, so nothing is ever fetched."""
    text = base64.b64encode(packed).decode()
    worker = (SITE / "worker.js").read_text("utf-8")
    html = (SITE / "page.html").read_text("utf-8")
    places = {
        "{{script}}": '<script src="beslut.js"></script>',
        "{{style}}": '<link rel="stylesheet" href="beslut.css">',
        "{{worker}}": "",
        "{{bundle}}": '<script src="program.js"></script>',
        "{{script-source}}": "'self' blob:",
        "{{style-source}}": "'self'",
    }
    quoted = worker.replace("\\", "\\\\").replace("`", "\\`").replace("${", "\\${")
    return {
        "index.html": _filled(html, places),
        "beslut.css": (SITE / "page.css").read_text("utf-8"),
        "beslut.js": "\n".join(scripts()),
        "program.js": f'self.beslutProgram = "{text}";\nself.beslutWorker = `{quoted}`;\n',
    }


def _filled(html: str, places: Mapping[str, str]) -> str:
    for place, text in places.items():
        if place not in html:
            raise SystemExit(f"page.html has no {place}")
        html = html.replace(place, text)
    return html


def main() -> None:
    """Write dist/beslut.html and dist/beslut/."""
    out = ROOT / "dist"
    (out / "beslut").mkdir(parents=True, exist_ok=True)
    packed = bundle(warmed())
    page = whole(packed)
    (out / "beslut.html").write_text(page, "utf-8", newline="\n")
    for name, text in folder(packed).items():
        (out / "beslut" / name).write_text(text, "utf-8", newline="\n")
    size = len(page.encode()) / 1_000_000
    print(f"dist/beslut.html: {size:.1f} MB, sha256 {hashlib.sha256(page.encode()).hexdigest()}")


if __name__ == "__main__":
    main()
