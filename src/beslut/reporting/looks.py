# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""How the page looks, and the little that it does: sort, search, and follow a click on the map to its row."""

STYLE = """
:root { color-scheme: light dark; --ink: #1b232d; --paper: #fff; --quiet: #4d5763; --line: #c3c9d1; --soft: #f1f3f6;
  --link: #1f4e79; --come: #1b5e20; --gone: #a3211a; --gray: #6b7480; --blue: #2f6fb0; --green: #2e7d4f;
  --orange: #b35a00; --red: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ebef; --paper: #14181d; --quiet: #adb6c1; --line: #47505b;
  --soft: #20262d; --link: #9cc8f0; --come: #8fd694; --gone: #ff9d94; --gray: #98a2ad; --blue: #7ab3ea;
  --green: #6cc08f; --orange: #f0a35a; --red: #ff8a80 } }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --quiet: #333; --line: #888; --soft: #fff;
  --link: #000; --come: #000; --gone: #000; --gray: #666; --blue: #2f6fb0; --green: #2e7d4f; --orange: #b35a00;
  --red: #b3261e } }
body { margin: 0 auto; max-width: 70rem; padding: 1rem; color: var(--ink); background: var(--paper);
  font: 1rem/1.5 system-ui, sans-serif; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; line-height: 1.2; margin: .5rem 0 } h2 { font-size: 1.25rem; margin: 2rem 0 .5rem }
h3 { font-size: 1.05rem; margin: 1.25rem 0 .25rem } p { margin: .25rem 0 } a { color: var(--link) }
:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
nav ul { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; list-style: none; padding: 0 }
.svar { border-left: 4px solid var(--ink); padding-left: 1rem; margin: 1rem 0 } .svar h2 { margin: 0 }
.karta { display: block; width: 100%; max-height: 35rem; max-width: 100% }
.karta g > path { stroke: var(--ink); stroke-width: 1; vector-effect: non-scaling-stroke; cursor: pointer }
.namn text { fill: var(--ink); stroke: var(--paper); paint-order: stroke; stroke-linejoin: round; text-anchor: middle;
  pointer-events: none; font-weight: 600 } .namn tspan + tspan { font-weight: 400 }
.dold { position: absolute; width: 0; height: 0 }
svg:not([class]) { width: 18px; height: 12px; margin-right: .4rem; border: 1px solid var(--ink); vertical-align: -1px }
.b0, .b1, .b2, .b5, .b6, .b7 { fill: var(--paper) } .b3, .b4 { fill: var(--green) }
.f0, .f1, .f2, .f4, .f5, .f6, .f7 { fill: none; stroke-width: 1.5 }
.f0, .f1 { stroke: var(--gray) }
.f2 { stroke: var(--blue) } .f4 { stroke: var(--paper) } .f5 { stroke: var(--orange); stroke-width: 3 }
.f6 { stroke: var(--red) } .f7 { stroke: var(--ink); stroke-width: 2 }
.forklaring, .tid { list-style: none; padding: 0 } .forklaring li { margin: .2rem 0 }
.sok { margin: .5rem 0 } .sok input { font: inherit; padding: .25rem .5rem; max-width: 100%; box-sizing: border-box }
.tabell { overflow-x: auto } table { border-collapse: collapse; width: 100%; overflow-wrap: normal }
th, td { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid var(--line) }
tbody th { font-weight: 600 } td { white-space: nowrap } td:last-child { white-space: normal }
th button { all: unset; cursor: pointer; text-decoration: underline dotted }
th button:focus-visible { outline: 3px solid var(--blue); outline-offset: 2px }
th[aria-sort=ascending] button::after { content: " ▲" } th[aria-sort=descending] button::after { content: " ▼" }
.vald th, .vald td { outline: 2px solid var(--blue); outline-offset: -2px }
.tid { border-left: 3px solid var(--line); margin-left: .25rem } .tid li { padding: .2rem 0 .2rem 1rem }
.tid time { font-weight: 600; margin-right: .5rem } .idag { border-left: 6px solid var(--ink); margin-left: -4px }
blockquote { margin: .25rem 0; padding-left: 1rem; border-left: 3px solid var(--line) }
.par { display: grid; grid-template-columns: 1fr 1fr; gap: .1rem 1rem; border-top: 1px solid var(--line) }
.par { padding: .4rem 0 }
.par > p { grid-column: 1 / -1 } .etikett { font-size: .85rem; color: var(--quiet) }
del { color: var(--gone) } ins { color: var(--come); text-decoration: underline }
section[id^=p] > ul { padding-left: 1.25rem; margin: .25rem 0 } footer { margin-top: 2rem; color: var(--quiet) }
@media (max-width: 40rem) { .par { grid-template-columns: 1fr } }
@media print { body { max-width: none; padding: 0; font-size: 10pt } nav, .sok { display: none }
  a { text-decoration: none }
  .karta { max-height: 16cm } .tabell { overflow: visible } tr, .par, .tid li, #part > section { break-inside: avoid }
  h2, h3 { break-after: avoid } thead { display: table-header-group } }
"""

SCRIPT = """
const table = document.querySelector("table"), body = table.tBodies[0], rows = [...body.rows];
const search = document.querySelector(".sok"), count = search.querySelector("[role=status]");
const compare = new Intl.Collator("sv", { numeric: true }).compare;
search.hidden = false;
search.querySelector("input").addEventListener("input", event => {
  const words = event.target.value.toLocaleLowerCase("sv").split(/\\s+/);
  let found = 0;
  for (const row of rows) {
    const text = row.textContent.toLocaleLowerCase("sv");
    row.hidden = !words.every(word => text.includes(word));
    found += !row.hidden;
  }
  count.textContent = found + " av " + rows.length;
});
[...table.tHead.rows[0].cells].forEach((head, place) => {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = head.textContent;
  head.replaceChildren(button);
  button.addEventListener("click", () => {
    const down = head.ariaSort === "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const text = row => row.cells[place].textContent;
    const order = (one, other) => !text(one) - !text(other) || compare(text(one), text(other)) * (down ? -1 : 1);
    body.append(...[...rows].sort(order));
  });
});
const state = [...table.tHead.rows[0].cells].findIndex(head => head.textContent === "Läge");
for (const area of document.querySelectorAll(".karta [id^=k]")) {
  const row = rows[area.id.slice(1) - 1];
  const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
  title.textContent = row.cells[0].textContent + ": " + row.cells[state].textContent;
  area.append(title);
  area.addEventListener("click", () => {
    for (const other of rows) other.classList.remove("vald");
    row.hidden = false;
    row.classList.add("vald");
    row.scrollIntoView({ block: "center" });
    row.querySelector("a").focus();
  });
}
"""
