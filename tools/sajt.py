# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""Make the documentation site and the man pages: build/sajt/html and build/man.

The papers of docs/ stand as they are; the handbook becomes a page for each task, and the commands' reference is made
from their declarations. A link or a heading that is not there stops it.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import yaml

import kommandon
import tackning
from beslut import __address__, swedish

ROOT = Path(__file__).resolve().parents[1]
DOCS = ROOT / "docs"
BUILD = ROOT / "build" / "sajt"
OUTSIDE = ("CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "CODE_OF_CONDUCT.md")
LINK = re.compile(r"(\]\()([^)#\s]*)(#[^)\s]*)?(\))")
STYLE = """
.md-typeset a:not(.headerlink) { text-decoration: underline; }
:root { --md-typeset-a-color: #1a4f8a; --md-code-fg-color: #24292f; }
[data-md-color-scheme="slate"][data-md-color-primary] { --md-typeset-a-color: #a9c9ff; --md-code-fg-color: #e6e6e6; }
.md-typeset a code { color: inherit; }
.md-search-result__meta { color: var(--md-default-fg-color); }
.md-search-result .md-typeset pre > code { overflow: hidden; }
.md-search-result mark { color: inherit; text-decoration: underline; }
"""
REACHED = """
// What scrolls sideways can be reached with the keyboard, and the search has a name.
addEventListener("load", () => setTimeout(() => {
  for (const one of document.querySelectorAll(".md-typeset__scrollwrap, pre > code")) one.tabIndex = 0;
  document.querySelector(".md-search")?.setAttribute("aria-label", "Sök");
}, 50));
"""
ADDED = {"utseende.css": STYLE + tackning.STYLE, "tangentbord.js": REACHED}
NAV: list[tuple[str, list[str]]] = [
    ("Kom igång", ["tio-minuter.md", "installera.md", "utan-installation.md", "eget-arende.md", "funktioner.md"]),
    ("Handbok", []),
    ("Uppslag", ["kommandon.md", "regler.md", "felkoder.md", "mallar.md", "sprak.md", "scheman.md", "ordlista.md"]),
    ("Uppgifter", ["tackning.md", "kallor.md"]),
    ("Hur det är gjort", ["arkitektur.md", "tillforlitlighet.md", "prestanda.md"]),
    ("Projektet", ["oppen-kallkod.md", "tack.md", "slappa.md", *OUTSIDE]),
]


def anchor(title: str) -> str:
    """The anchor of a heading, as GitHub gives it."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def sections(text: str) -> dict[str, str]:
    """The second-level sections of a paper by title, headings one level up; what is before the first is under ""."""
    parts: dict[str, list[str]] = {"": []}
    fenced, title = False, ""
    for line in text.splitlines():
        fenced ^= line.startswith("```")
        if not fenced and line.startswith("## "):
            title = line[3:]
            parts[title] = []
        if not fenced and re.match(r"#{2,} ", line):
            line = line[1:]
        parts[title].append(line)
    return {name: "\n".join(lines).strip() + "\n" for name, lines in parts.items()}


def homes(parts: Mapping[str, str]) -> dict[str, str]:
    """The page of each anchor of the handbook."""
    found = {}
    for title, text in parts.items():
        for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE):
            found[anchor(heading)] = f"handbok/{swedish.slug(title)}.md" if title else "handbok/index.md"
    return found


def relinked(text: str, page: str, where: Mapping[str, str], pages: set[str]) -> str:
    """The text with links that lead from that page of the site: to the handbook's pages, and else to the repository."""

    def changed(match: re.Match[str]) -> str:
        before, target, fragment, after = match[1], match[2], match[3] or "", match[4]
        if re.match(r"[a-z]+:", target) or (not target and page.split("/")[0] != "handbok"):
            return match[0]
        inside = target.removeprefix("../") if page in OUTSIDE or target.startswith("../") else target
        inside = inside.removeprefix("docs/")
        if inside == "handbok.md" or (not target and page.startswith("handbok/")):
            inside = where.get(fragment.removeprefix("#"), "handbok/index.md")
        if inside.startswith("schema/") and inside.endswith(".json"):
            inside, fragment = inside, ""
        if inside not in pages:
            return f"{before}{__address__}/blob/HEAD/{target.removeprefix('../') or 'docs'}{fragment}{after}"
        up = "../" * page.count("/")
        return f"{before}{up}{inside}{fragment}{after}"

    return LINK.sub(changed, text)


def papers() -> dict[str, str]:
    """Every page of the site by its path, before its links are settled."""
    found = {path.name: path.read_text("utf-8") for path in sorted(DOCS.glob("*.md"))}
    found |= {name: (ROOT / name).read_text("utf-8") for name in OUTSIDE}
    parts = sections(found.pop("handbok.md"))
    index = "\n".join(f"- [{title}](handbok.md#{anchor(title)})" for title in parts if title)
    found["handbok/index.md"] = f"{parts.pop('')}\n{index}\n"
    found |= {f"handbok/{swedish.slug(title)}.md": text for title, text in parts.items()}
    found["kommandon.md"] = kommandon.page()
    found["tackning.md"] = tackning.page(date.today())
    schemas = "\n".join(f"- [{path.stem}](schema/{path.name})" for path in sorted((DOCS / "schema").glob("*.json")))
    found["scheman.md"] = (
        f"# Scheman\n\nFilernas och svarens form, som JSON Schema. `beslut schema` skriver dem.\n\n{schemas}\n"
    )
    found["index.md"] = (ROOT / "README.sv.md").read_text("utf-8")
    return found


def settings(pages: Sequence[str]) -> dict[str, object]:
    """What mkdocs is told."""
    handbook = [name for name in pages if name.startswith("handbok/")]
    nav: list[object] = [{"beslut": "index.md"}]
    nav += [{title: [name for name in names if name in pages] or handbook} for title, names in NAV]
    schemes = [
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "blue grey",
         "toggle": {"icon": "material/weather-night", "name": "Mörkt"}},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "blue grey",
         "toggle": {"icon": "material/weather-sunny", "name": "Ljust"}},
    ]  # fmt: skip
    extensions = ["tables", "attr_list", "admonition", {"toc": {"slugify": "%anchor", "permalink": False}}]
    return {
        "site_name": "beslut", "docs_dir": "docs", "site_dir": "html", "use_directory_urls": False, "nav": nav,
        "copyright": f'<a href="{__address__}">Källkod</a>', "plugins": [{"search": {"lang": "sv"}}],
        "theme": {"name": "material", "language": "sv", "font": False, "palette": schemes,
                  "features": ["navigation.top"]},
        "extra": {"generator": False}, "extra_css": ["utseende.css"], "extra_javascript": ["tangentbord.js"],
        "markdown_extensions": [*extensions, {"pymdownx.highlight": {"use_pygments": False}}, "pymdownx.superfences"],
        "validation": {"links": {"anchors": "warn", "absolute_links": "warn", "unrecognized_links": "warn"}},
    }  # fmt: skip


def lay(folder: Path) -> None:
    """Lay the pages, pictures and settings that mkdocs reads in an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    pages = papers()
    named = {path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*") if path.is_file() and path.suffix != ".md"}
    where = homes(sections((DOCS / "handbok.md").read_text("utf-8")))
    for name in named:
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(DOCS / name, folder / "docs" / name)
    for name, text in pages.items():
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        written = relinked(text, name, where, {*pages, *named})
        (folder / "docs" / name).write_text(re.sub(r"\A<!--.*?-->\s*", "", written, flags=re.DOTALL), "utf-8")
    for name, content in ADDED.items():
        (folder / "docs" / name).write_text(content, "utf-8")
    text = yaml.safe_dump(settings(list(pages)), allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text.replace("'%anchor'", "!!python/name:sajt.anchor_of"), "utf-8")


def anchor_of(title: str, _: str) -> str:
    """As mkdocs asks for a heading's anchor."""
    return anchor(title)


def main() -> int:
    """Make the man pages and the site; give what mkdocs gives."""
    man = ROOT / "build" / "man"
    shutil.rmtree(man, ignore_errors=True)
    man.mkdir(parents=True)
    for name, text in kommandon.manuals().items():
        (man / name).write_text(text, "utf-8")
    lay(BUILD)
    words = [sys.executable, "-m", "mkdocs", "--quiet", "build", "--strict", "-f", str(BUILD / "mkdocs.yml")]
    return subprocess.run(words, cwd=ROOT / "tools", env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}).returncode


if __name__ == "__main__":
    sys.exit(main())
