// SPDX-FileCopyrightText: 2026 beslut-projektet
// SPDX-License-Identifier: MIT
// The parties on a map: a click, or the arrow keys and Enter, choose one. The list beside it does the same.
"use strict";

const chart = { of: "", areas: [], svg: null };

function drawn(tag, attributes, ...inside) {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...inside);
  return made;
}

async function showMap() {
  if (!$("kartan").open || !state.ärende) return;
  if (chart.of !== state.ärende) {
    const name = state.ärende;
    const { svar, fel } = await ask("map", { case: name });
    if (fel) return showErrors(fel);
    chart.of = name;
    chart.areas = svar.ytor.map((one) => ({ ...one,
      path: drawn("path", { d: one.bana, role: "button", tabindex: "-1", "data-part": one.part }) }));
    chart.svg = drawn("svg", { role: "group", "aria-label": "Karta. Piltangenterna går mellan parterna, Enter väljer." });
    chart.svg.append(...chart.areas.map((one) => one.path));
    $("karta").replaceChildren(chart.svg);
    $("karta-utan").textContent = svar.utanför.length ? `Inte på kartan: ${svar.utanför.join(", ")}.` : "";
  }
  markMap(partiesShown());
}

// How each area looks and is called: what is missing there, who is chosen, and who the search leaves out.
function markMap(parties) {
  if (chart.of !== state.ärende || !chart.svg) return;
  const wanted = new Set(parties.map((one) => one.namn));
  const shown = chart.areas.filter((one) => wanted.has(one.part));
  const current = shown.find((one) => one.part === state.part) || shown[0];
  for (const one of chart.areas) {
    const left = lacks(one.part);
    one.path.setAttribute("aria-label", `${one.part}${left === null ? "" : left ? `, ${left} saknas` : ", klar"}`);
    one.path.setAttribute("class", left === null ? "" : left ? "brist" : "klar");
    one.path.setAttribute("tabindex", one === current ? "0" : "-1");
    if (one.part === state.part) one.path.setAttribute("aria-current", "true"); else one.path.removeAttribute("aria-current");
    one.path.toggleAttribute("hidden", !wanted.has(one.part));
  }
  if (current) chart.svg.append(current.path);  // its edge lies above its neighbours'
  const boxes = (shown.length ? shown : chart.areas).map((one) => one.ruta);
  if (!boxes.length) return;
  const left = Math.min(...boxes.map((box) => box[0]));
  const top = Math.min(...boxes.map((box) => box[1]));
  const width = Math.max(...boxes.map((box) => box[0] + box[2])) - left;
  const height = Math.max(...boxes.map((box) => box[1] + box[3])) - top;
  const edge = Math.max(width, height) * 0.02;
  chart.svg.setAttribute("viewBox", [left - edge, top - edge, width + 2 * edge, height + 2 * edge].join(" "));
}

function nameOnMap(target) {
  const path = target.closest?.("path[data-part]");
  $("karta-namn").textContent = path ? path.getAttribute("aria-label") : "";
  return path;
}

// The nearest area in the direction of the arrow: what lies far to the side counts as farther away.
function besides(part, key) {
  const [across, down] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[key] || [0, 0];
  const from = chart.areas.find((one) => one.part === part);
  if (!from || (!across && !down)) return null;
  const far = (one) => {
    const [x, y] = [one.mitt[0] - from.mitt[0], one.mitt[1] - from.mitt[1]];
    const [ahead, aside] = [x * across + y * down, Math.abs(x * down + y * across)];
    return ahead > aside / 2 ? ahead + 2 * aside : Infinity;
  };
  const others = chart.areas.filter((one) => one !== from && !one.path.hasAttribute("hidden") && far(one) < Infinity);
  return others.sort((one, other) => far(one) - far(other))[0] || null;
}

$("kartan").addEventListener("toggle", showMap);
$("karta").addEventListener("pointerover", (event) => nameOnMap(event.target));
$("karta").addEventListener("focusin", (event) => nameOnMap(event.target));
$("karta").addEventListener("click", (event) => {
  const path = event.target.closest("path[data-part]");
  if (path) choose(path.dataset.part, "uppgifter");
});
$("karta").addEventListener("keydown", (event) => {
  const path = event.target.closest("path[data-part]");
  if (!path) return;
  if (event.key === "Enter" || event.key === " ") { event.preventDefault(); choose(path.dataset.part, "uppgifter"); return; }
  const next = besides(path.dataset.part, event.key);
  if (!event.key.startsWith("Arrow")) return;
  event.preventDefault();
  if (!next) return;
  path.setAttribute("tabindex", "-1");
  next.path.setAttribute("tabindex", "0");
  next.path.focus();
});
