// SPDX-FileCopyrightText: 2026 beslut-projektet
// SPDX-License-Identifier: MIT
// The screens. Each shows what the desk answered; words of the matter come from there.
"use strict";

function element(tag, attributes = {}, ...inside) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value);
    else if (value === true) made.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(name, value);
  }
  made.append(...inside.filter((one) => one !== null && one !== undefined && one !== ""));
  return made;
}

function explained(one) {
  const place = one.plats?.replace(/:1:1$/, "");  // a file as a whole
  const where = [one.part, one.handling, place].filter((word) => word && !one.meddelande.startsWith(word)).join(", ");
  return element("div", {},
    element("strong", {}, one.meddelande), where ? element("span", { class: "tyst" }, ` (${where})`) : "",
    one.tips ? element("div", {}, one.tips) : "",
    one.varför ? element("details", {}, element("summary", {}, "Varför?"), `${one.varför} (${one.kod})`) : "");
}

function showErrors(errors) {
  $("fel").replaceChildren(...(errors || []).slice(0, 20).map(explained));
}

// What is wrong with one field, beside it; nothing when it is right.
function wrongAt(field, errors, place = $(`${field.id}-fel`)) {
  if (errors.length) field.setAttribute("aria-invalid", "true"); else field.removeAttribute("aria-invalid");
  if (place) place.replaceChildren(...errors.map(explained));
}

const many = (count, one, several) => `${count} ${count === 1 ? one : several}`;

// --- which place is shown ---

function go(place, focus = true, back = false) {
  if (!back && place !== state.plats) history.pushState({ plats: place }, "");
  if (place !== state.plats) showErrors([]);
  state.plats = place;
  document.body.dataset.plats = place;
  for (const button of document.querySelectorAll("nav [data-till]")) {
    const wide = matchMedia("(min-width: 62rem)").matches;  // where the three places are one
    const here = button.dataset.till === (wide && (place === "parter" || place === "handling") ? "uppgifter" : place);
    if (here) button.setAttribute("aria-current", "page"); else button.removeAttribute("aria-current");
    button.disabled = button.dataset.till !== "arende" && !state.ärende;
  }
  keepState();
  if (place === "uppfoljning" && state.ärende) showStatus();
  if (focus) { const heading = $(place).querySelector("h2"); heading.tabIndex = -1; heading.focus(); }
}

// --- the case ---

let opened = null;
let counts = {};

async function showCases() {
  const { svar, fel } = await ask("cases");
  if (fel) return showErrors(fel);
  $("arenden").replaceChildren(...svar.map((one) => element("li", {},
    element("button", { type: "button", "data-arende": one.ärende, "aria-current": one.ärende === state.ärende ? "true" : null,
      onclick: () => openCase(one.ärende, "parter") },
      element("span", {}, one.titel), element("small", {}, one.fel.length ? "går inte att läsa"
        : `${one.avsändare}, ${many(one.parter, "part", "parter")}${one.eget ? ", ditt" : ""}`)),
    ...one.fel.map((error) => element("div", { class: "fel" }, explained(error))))));
  $("nytt-lik").replaceChildren(element("option", { value: "" }, "Ett exempel med förklaringar"),
    ...svar.map((one) => element("option", { value: one.ärende }, one.titel)));
  return svar;
}

async function showChoices() {
  const { svar } = await ask("choices");
  if (!svar) return;
  $("nytt-lan").replaceChildren(element("option", { value: "" }, "Exemplets parter"),
    ...svar.län.map((name) => element("option", { value: name }, `Kommunerna i ${name}`)));
  $("avsandare").replaceChildren(...svar.avsändare.map((name) => element("option", { value: name })));
}

let openings = 0;
async function openCase(name, place = "", quiet = true) {
  const mine = ++openings;
  showErrors([]);
  if (quiet) tell("Öppnar …");
  const { svar, fel } = await ask("open", { case: name });
  if (quiet) tell("");
  if (fel) { showErrors(fel); return false; }
  if (mine !== openings) return false;  // somebody has chosen another since
  opened = svar;
  if (state.ärende !== name) { state.part = ""; state.handling = ""; state.utkast = {}; }
  state.ärende = name;
  $("rubrik").textContent = `${svar.titel}: ${svar.avsändare} → ${many(svar.parter.length, "part", "parter")}`;
  const counties = [...new Set(svar.parter.map((one) => one.län).filter(Boolean))];
  $("lanval").hidden = counties.length < 2;
  $("lan").replaceChildren(element("option", { value: "" }, "Alla"), ...counties.map((one) => element("option", {}, one)));
  $("vem").replaceChildren(element("option", { value: "" }, "Alla parter"), ...svar.parter.map((one) => element("option", {}, one.namn)));
  sheet.style(svar.stil, MARKS);
  if (!svar.parter.some((one) => one.namn === state.part)) state.part = "";
  counts = {};
  showParties();
  showMap();
  if (state.part) await choose(state.part, place || state.plats, !!place);
  else go(place || "parter", !!place);
  if (!state.part) blank();
  showCounts();
  showCases();
  return true;
}

function blank() {
  $("h-uppgifter").textContent = "Uppgifter";
  $("falt").replaceChildren(element("p", {}, given.fråga || "Välj en part till vänster, så visas det som saknas och handlingarna."));
  sheet.show("");
  $("marken").textContent = "";
}

// --- parties ---

function lacks(name) {
  const one = counts[name];
  return one ? one.saknas : null;
}

function partiesShown() {
  const wanted = $("sok").value.trim().toLocaleLowerCase("sv");
  const county = $("lan").value;
  return opened.parter.filter((one) => (!county || one.län === county)
    && (!wanted || one.namn.toLocaleLowerCase("sv").includes(wanted) || one.kod.startsWith(wanted)));
}

function showParties() {
  for (const one of document.querySelectorAll(".en-part")) one.disabled = !state.part;
  const shown = partiesShown();
  $("partlista").replaceChildren(...shown.map((one) => {
    const left = lacks(one.namn);
    return element("li", {}, element("button", { type: "button", "aria-current": one.namn === state.part ? "true" : null,
      onclick: () => choose(one.namn, "uppgifter") },
    element("span", {}, one.namn), element("small", {}, left === null ? "" : left ? `${left} saknas` : "klar ✓")));
  }), ...(shown.length ? [] : [element("li", {}, `Ingen part heter så. Ärendet har ${opened.parter.length} parter.`)]));
  markMap(shown);
}

let counting = false;
async function showCounts() {
  if (counting) { counting = "again"; return; }
  counting = true;
  const { svar } = await ask("counts", { case: state.ärende });
  const again = counting === "again";
  counting = false;
  if (svar) { counts = svar; showParties(); headline(); }
  if (again) showCounts();
}

async function choose(name, place, focus = true) {
  state.part = name;
  $("denna").textContent = name;
  showParties();
  go(place, focus);
  await showDocuments();  // first, since it takes no time
  await showFacts();
  takeDrafts();
}

function headline() {
  if (!state.part) return;
  const own = lacks(state.part);
  const shared = lacks("");
  if (own === null) { $("h-uppgifter").textContent = `Uppgifter för ${state.part}`; return; }
  const said = own ? `${many(own, "uppgift", "uppgifter")} saknas för ${state.part}` : `Inget saknas för ${state.part}`;
  $("h-uppgifter").textContent = said + (shared ? `, och ${shared} gemensamma` : "");
}

// --- facts: one form for a party, or a grid for all ---

const fieldId = (key, party) => `f ${party} ${key}`.replace(/[^\wåäöÅÄÖ]+/g, "-");
const draftKey = (key, party) => `${party}|${key}`;
let facts = [];
let factsAsked = 0;

const grid = () => document.querySelector("[name=vilka]:checked").value === "alla";

async function showFacts(wrong = []) {
  if (!state.part && !grid()) return blank();
  const mine = ++factsAsked;
  const { svar, fel } = await ask("facts", { case: state.ärende, parties: grid() ? [] : [state.part] });
  if (mine !== factsAsked) return;
  if (fel) return showErrors(fel);
  facts = svar.uppgifter;
  headline();
  redraw(() => $("falt").replaceChildren(...(grid() ? gridOf(facts) : formOf(facts)), rest(svar.övrigt)));
  if (awaited) toFieldOf(awaited, true);
  for (const one of wrong) if ($(fieldId(one.nyckel || "", one.part))) wrongAt($(fieldId(one.nyckel, one.part)), [one]);
}

// What has the focus, and what is typed and not yet taken, is as it was.
function redraw(draw) {
  const had = document.activeElement && $("falt").contains(document.activeElement) ? document.activeElement : null;
  const at = had && had.id;
  const caret = had && had.selectionStart;
  draw();
  const again = at && $(at);
  if (again) {
    again.focus({ preventScroll: true });
    if (caret !== null && caret !== undefined) again.setSelectionRange(caret, caret);
  }
}

function input(fact, one, label = "") {
  const id = fieldId(fact.nyckel, one.part);
  const draft = state.utkast[draftKey(fact.nyckel, one.part)];
  const made = element("input", { id, value: draft ?? one.värde, autocomplete: "off", placeholder: one.dag ? "till exempel 2026-12-01" : null,
    list: one.val.length ? `${id}-val` : null, "data-nyckel": fact.nyckel, "data-part": one.part, "aria-label": label || null,
    "aria-describedby": label ? null : `${id}-om ${id}-fel` });
  made.dataset.var = one.värde;
  made.dataset.last = one.läge;
  return one.val.length
    ? [made, element("datalist", { id: `${id}-val` }, ...one.val.map((name) => element("option", { value: name })))] : [made];
}

const CLASS = { okänd: "okand", härledd: "harledd", känd: "kand" };

function about(fact, one, hinted) {
  const words = [];
  if (one.läge === "härledd") words.push(`Förslag, inte bekräftat. ${one.grund ? `Grund: ${one.grund}` : ""}`);
  if (one.läge === "känd" && one.källa) words.push(`Källa: ${one.källa}`);
  if (one.läge !== "känd" && fact.anvisning && !hinted) words.push(fact.anvisning);
  if (one.läge !== "känd" && fact.annars) words.push(fact.annars);
  if (one.står_i.length) words.push(`Står i: ${one.står_i.join(", ")}`);
  return words;
}

// A fact stays where it stood when it is answered, as long as the party is shown: nothing moves under the hands.
let stood = { party: null, keys: [] };

function formOf(all) {
  const asked = all.filter((fact) => fact.svar[0].läge !== "känd").map((fact) => fact.nyckel);
  if (stood.party !== state.part) stood = { party: state.part, keys: asked };
  else stood.keys.push(...asked.filter((key) => !stood.keys.includes(key)));
  const place = (fact) => stood.keys.indexOf(fact.nyckel);
  const field = (fact, hinted = false) => {
    const one = fact.svar[0];
    const id = fieldId(fact.nyckel, one.part);
    return element("div", { class: `faktum ${CLASS[one.läge]}` },
      element("label", { for: id }, capital(fact.kort)),
      ...input(fact, one),
      one.läge === "härledd" ? element("button", { type: "button", onclick: () => take([$(id)], one.värde) }, "Bekräfta") : "",
      element("div", { class: "tyst", id: `${id}-om` }, ...about(fact, one, hinted).map((text) => element("p", {}, text))),
      element("div", { class: "fel", id: `${id}-fel`, "aria-live": "polite" }));
  };
  const part = (title, some) => (some.length ? [element("h3", {}, title), ...groups(some, field)] : []);
  const open = all.filter((fact) => place(fact) >= 0).sort((one, other) => place(one) - place(other));
  const known = all.filter((fact) => place(fact) < 0);
  return [
    ...part(`För ${state.part}`, open.filter((fact) => !fact.gemensam)),
    ...part("Gemensamt för alla parter", open.filter((fact) => fact.gemensam)),
    known.length ? element("details", { open: true }, element("summary", {}, `Redan känt (${known.length})`), ...groups(known, field)) : "",
  ];
}

const capital = (words) => words[0].toLocaleUpperCase("sv") + words.slice(1);

// Facts that are parts of one thing stand together under its name, and what they have in common is told once.
function groups(some, field) {
  return [...new Set(some.map((fact) => fact.grupp))].flatMap((name) => {
    const those = some.filter((fact) => fact.grupp === name);
    if (!name) return those.map((fact) => field(fact));
    const hints = new Set(those.filter((fact) => fact.svar[0].läge !== "känd").map((fact) => fact.anvisning));
    return [element("fieldset", { class: "grupp" }, element("legend", {}, name),
      hints.size === 1 ? element("p", { class: "tyst" }, ...hints) : "", ...those.map((fact) => field(fact, hints.size === 1)))];
  });
}

function gridOf(all) {
  const columns = all.filter((fact) => !fact.gemensam);
  const row = (party) => element("tr", {}, element("th", { scope: "row" }, party.namn), ...columns.map((fact) => {
    const one = fact.svar.find((each) => each.part === party.namn) || { part: party.namn, värde: "", läge: "känd", val: [], dag: false };
    return element("td", { class: CLASS[one.läge] }, ...input(fact, one, `${fact.namn}, ${party.namn}`));
  }));
  return [
    element("p", { class: "tyst" }, "Klistra in från Excel: ställ dig i den ruta som ska bli överst till vänster, och klistra in."),
    element("div", { class: "tabell", role: "region", tabindex: "0", "aria-label": "Uppgifter för alla parter" },
      element("table", {}, element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Part"),
        ...columns.map((fact) => element("th", { scope: "col" }, fact.namn, element("div", { class: "tyst" }, `${fact.saknas} saknas`))))),
      element("tbody", {}, ...opened.parter.map(row)))),
    element("div", { class: "fel", id: "rutnat-fel", "aria-live": "polite" }),
  ];
}

function rest(others) {
  return others.length ? element("details", {}, element("summary", {}, `Fylls i handlingen själv (${others.length})`),
    element("ul", {}, ...others.map((one) => element("li", {}, `${one.ord}: ${one.anvisning}`)))) : "";
}

let soon = null;
function typed(field) {
  state.utkast[draftKey(field.dataset.nyckel, field.dataset.part)] = field.value;
  keepState();
  if (!grid()) sheet.echo(field.dataset.nyckel, field.value);
  clearTimeout(soon);
  soon = setTimeout(() => field.value.trim() && take([field]), 700);  // an emptied one when it is left
}

// Fields' answers to the case; the same code as `beslut fill`, with the same messages, at the field. A field that is
// emptied takes its answer back; what is only proposed stands there again.
async function take(typedIn, confirmed = "") {
  clearTimeout(soon);
  const fields = typedIn.map((one) => (one.isConnected ? one : $(one.id) || one));  // it may have been drawn anew since
  const draft = (one) => draftKey(one.dataset.nyckel, one.dataset.part);
  const changed = (one) => one.value.trim() !== one.dataset.var && (one.value.trim() || one.dataset.last === "känd");
  const told = fields.filter((one) => confirmed || changed(one));
  for (const one of fields) if (!told.includes(one)) { delete state.utkast[draft(one)]; wrongAt(one, []); }
  if (!told.length) { keepState(); return; }
  const answers = told.map((one) => ({ nyckel: one.dataset.nyckel, part: one.dataset.part, värde: confirmed || one.value }));
  const { svar, fel } = await ask("set", { case: state.ärende, answers, source: $("kalla").value });
  const wrong = fel || svar.fel;
  for (const one of answers) {
    const field = $(fieldId(one.nyckel, one.part));
    const own = wrong.filter((each) => !each.nyckel || (each.nyckel === one.nyckel && each.part === one.part));
    if (field) wrongAt(field, own, $(`${field.id}-fel`));
    if (own.length) continue;
    if (!field || field.value === one.värde || confirmed) delete state.utkast[draftKey(one.nyckel, one.part)];
    if (field) { field.dataset.var = one.värde.trim(); field.dataset.last = one.värde.trim() ? "känd" : "okänd"; }
  }
  if ($("rutnat-fel")) $("rutnat-fel").replaceChildren(...wrong.slice(0, 20).map(explained), wrong.length > 20 ? `… och ${wrong.length - 20} till.` : "");
  keepState();
  if (fel || !svar.skrivna.length) return;
  if (answers.some((one) => !one.värde.trim())) tell("Svaret är borttaget. Ångra tar tillbaka det.");
  else if (answers.length > 1) tell(`${many(svar.svar.length, "svar", "svar")} infört. Ångra tar tillbaka dem.`);
  await Promise.all([showDocument(), showFacts(wrong)]);
  showCounts();
  lateFindings();
}

// What was typed and not taken before the page was closed, or the program died.
function takeDrafts() {
  const left = [...$("falt").querySelectorAll("input")].filter((one) => draftKey(one.dataset.nyckel, one.dataset.part) in state.utkast);
  if (left.length) take(left);
}

async function pasted(event) {
  const field = event.target.closest("td input");
  const text = event.clipboardData.getData("text");
  if (!field || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const cell = field.closest("td");
  const rows = [...cell.closest("tbody").rows];
  const changed = [];
  let beside = 0;
  text.replace(/\r/g, "").replace(/\n$/, "").split("\n").forEach((line, down) => {
    line.split("\t").forEach((value, right) => {
      const target = rows[cell.parentElement.rowIndex - 1 + down]?.cells[cell.cellIndex + right]?.querySelector("input");
      if (!target && value.trim()) beside += 1;
      if (target && !target.disabled && value.trim()) { target.value = value.trim(); state.utkast[draftKey(target.dataset.nyckel, target.dataset.part)] = target.value; changed.push(target); }
    });
  });
  keepState();
  await take(changed);
  if (beside) tell(`${many(beside, "ruta", "rutor")} i det inklistrade hamnade utanför rutnätet och är inte med.`);
}

// --- the document, in a shadow root so that its looks are its own ---

class Sheet {
  constructor(id) {
    this.root = $(id).attachShadow({ mode: "open" });
  }
  style(text, more = "") {
    const looks = new CSSStyleSheet();
    looks.replaceSync(`${text} .papper { margin: 0 auto; padding: 1rem; } ${more}`);
    this.root.adoptedStyleSheets = [looks];
  }
  show(html) {
    const paper = element("div", { class: "papper" });
    paper.innerHTML = html;
    for (const mark of paper.querySelectorAll("mark.lucka")) {
      mark.dataset.text = mark.textContent;
      if (!mark.dataset.nyckel) continue;
      mark.tabIndex = 0;
      mark.setAttribute("role", "button");
      mark.setAttribute("aria-label", `${mark.textContent}: fyll i`);
    }
    const had = this.root.activeElement?.dataset?.nyckel;
    this.root.replaceChildren(paper);
    if (had) [...paper.querySelectorAll("mark.lucka")].find((mark) => mark.dataset.nyckel === had)?.focus({ preventScroll: true });
  }
  // What is typed shows at once; the document itself comes when the answer has been taken.
  echo(key, value) {
    for (const mark of this.root.querySelectorAll("mark.lucka")) if (mark.dataset.nyckel === key) mark.textContent = value || mark.dataset.text;
  }
}

const sheet = new Sheet("blad");
const MARKS = "mark.lucka { border-bottom: 2px dashed; } mark.lucka[data-nyckel] { cursor: pointer; } mark:focus-visible { outline: 3px solid; }";

function toField(mark) {
  if (!mark || !mark.dataset.nyckel) return;
  toFieldOf(mark.dataset.nyckel);
}

// The document may be shown before the fields are: then the field has the focus when it comes.
let awaited = "";
function toFieldOf(key, again = false) {
  const found = [...document.querySelectorAll("#falt input")].find((one) => one.dataset.nyckel === key
    && (!one.dataset.part || one.dataset.part === state.part));
  awaited = found || again ? "" : key;
  if (!found) return;
  if (!matchMedia("(min-width: 62rem)").matches) go("uppgifter", false);
  found.focus();
  found.scrollIntoView({ block: "center" });
}

async function showDocuments() {
  const { svar: kinds, fel } = await ask("documents", { case: state.ärende, party: state.part });
  if (fel) return showErrors(fel);
  if (!kinds.some((one) => one.id === state.handling)) state.handling = (kinds.find((one) => /skrivelse/.test(one.id)) || kinds[0]).id;
  $("vilken").replaceChildren(...kinds.map((one) => element("option", { value: one.id, selected: one.id === state.handling }, one.namn)));
  await showDocument();
  lateFindings();
}

let shownDocument = 0;
async function showDocument() {
  const mine = ++shownDocument;
  if (!state.part || !state.handling) return;
  const { svar, fel } = await ask("document", { case: state.ärende, party: state.part, document: state.handling });
  if (mine !== shownDocument) return;
  if (fel) { showErrors(fel); sheet.show(""); return; }
  sheet.show(svar.html);
  $("h-handling").textContent = `${svar.handling}, ${state.part}`;
  $("marken").textContent = svar.luckor || svar.att_kontrollera
    ? [svar.luckor && `${many(svar.luckor, "lucka", "luckor")} (gula: välj en för att fylla i)`,
      svar.att_kontrollera && `${svar.att_kontrollera} att kontrollera (blå)`].filter(Boolean).join(", ") : "Inga luckor.";
}

let late = null;
function lateFindings() {
  clearTimeout(late);
  late = setTimeout(async () => {
    const party = state.part;
    const { svar } = await ask("findings", { case: state.ärende, party });
    if (!svar || party !== state.part) return;
    const found = svar.anmärkningar;
    $("anm-antal").textContent = `${many(found.length, "anmärkning", "anmärkningar")} från granskningen`
      + (svar.hindrar.length ? `, ${many(svar.hindrar.length - 1, "sak", "saker")} hindrar en slutlig` : "");
    $("anmarkningar").replaceChildren(...[...svar.hindrar.slice(1), ...found].map((one) => element("li", {}, explained(one))));
    $("slutlig-om").textContent = svar.hindrar.length
      ? "Slutlig går att välja när inget saknas; det som hindrar står nedanför."
      : "Slutlig går att välja: granskningen hittar inga fel och inga luckor i partens handlingar.";
    $("slutlig").disabled = svar.hindrar.length > 0;
    if (svar.hindrar.length) $("slutlig").checked = false;
  }, 900);
}

const fetched = new Set();
async function fetchFile(what) {
  if (fetched.has(what)) return;  // a double click is one click
  fetched.add(what);
  setTimeout(() => fetched.delete(what), 700);
  showErrors([]);
  const final = $("slutlig").checked;
  const { ärende: name, part, handling } = state;
  const args = { file: { case: name, party: part, document: handling, final }, files: { case: name, final }, gaps: { case: name },
    "files-en": { case: name, parties: [part], final }, save: { case: name }, answers: { case: name, party: part }, report: { case: name } }[what];
  tell("Skriver …");
  const { fel, filer } = await ask(what.replace("-en", ""), args);
  tell(fel ? "" : `Hämtat: ${Object.keys(filer).join(", ")}`);
  if (fel) return showErrors(fel);
  if (what === "save") unsaved = false;
  download(filer);
}

// --- what is laid here ---

const KINDS = { projekt: "ett projekt", ärende: "ett ärende", tabell: "en tabell", svar: "ifyllda svar", protokoll: "protokoll", bilaga: "en bilaga till ärendet" };
// What all of it comes to, in one line; an answer that two files give is one.
function summaryOf(told) {
  const right = told.filter((one) => !one.fel.length);
  const answers = new Map(right.flatMap((one) => one.svar || []).map((one) => [`${one.part}|${one.nyckel}|${one.värde}`, one.utfall]));
  const became = (what) => [...answers.values()].filter((one) => one === what).length;
  const decisions = told.flatMap((one) => one.jämförelser || []);
  const asked = told.filter((one) => one.frågar_part).length;
  const unread = told.filter((one) => !one.slag.length).length;
  const said = [
    [became("ny"), "nytt svar", "nya svar"], [became("säger emot"), "säger emot", "säger emot"], [became("lika"), "redan känt", "redan kända"],
    [decisions.filter((one) => one.redan_antecknat === false).length, "beslut att anteckna", "beslut att anteckna"],
    [decisions.filter((one) => one.redan_antecknat).length, "beslut redan antecknat", "beslut redan antecknade"],
    [asked, "väntar på val av part", "väntar på val av part"],
    [told.length - right.length - asked - unread, "fil med fel", "filer med fel"], [unread, "oläst fil", "olästa filer"],
  ].filter(([count]) => count > 0).map((one) => many(...one));
  return [many(told.length, "fil", "filer"), said.join(", ")].filter(Boolean).join(": ");
}

const BECAME = { ny: "nytt", "säger emot": "säger emot det ärendet har", ersatt: "ersätter" };

function arrivalOf(one) {
  const said = [];
  for (const name of one.ärenden || []) said.push(`Ärendet ${name}.`);
  if (one.ersätter?.length) said.push(`Ersätter ${one.ersätter.join(", ")} som ligger här nu.`);
  const known = (one.svar || []).filter((each) => each.utfall === "lika").length;
  if (one.slag.includes("svar") && !one.svar?.length && !one.fel.length) said.push("Inget är ifyllt i den.");
  if (known) said.push(many(known, "svar är redan känt.", "svar är redan kända."));
  for (const each of (one.svar || []).filter((every) => every.utfall !== "lika")) said.push(`${each.part || "Ärendet"}, ${each.namn}: ”${each.värde}” – ${BECAME[each.utfall]}${each.förut ? ` (”${each.förut}”)` : ""}`);
  for (const each of one.obs || []) said.push(each);
  const compared = (one.jämförelser || []).map((each) => element("li", {}, element("strong", {}, `${each.part}: ${each.sammantaget}`),
    ` (${[each.organ, each.datum, each.paragraf && `§ ${each.paragraf}`].filter(Boolean).join(", ")}). ${each.skäl}${each.redan_antecknat ? " Redan antecknat: inget ändras." : ""}`,
    element("ul", {}, ...each.punkter.filter((point) => point.utfall !== "lika").map((point) => element("li", {}, `${point.id}: ${point.utfall}`,
      ...point.skillnader.map((d) => element("div", {}, `${d.slag}: ${d.föreslaget || "–"} → ${d.beslutat || "–"}`)))),
    ...each.tillägg.map((added) => element("li", {}, `tillägg: ${added.text}`)))));
  return element("li", {}, element("strong", {}, one.fil), ` ${one.slag.length ? `är ${one.slag.map((kind) => KINDS[kind]).join(" och ")}.` : "läses inte."}`,
    element("ul", {}, ...said.map((text) => element("li", {}, text)), ...compared),
    ...one.fel.map((error) => element("div", { class: "fel" }, explained(error))),
    one.frågar_part ? element("p", {}, element("label", {}, `Vilken part är ${one.fil} från? `, element("select", { "data-fil": one.fil },
      element("option", { value: "" }, "Välj part"), ...opened.parter.map((party) => element("option", {}, party.namn))))) : "");
}

const MB = 1_000_000;
const MOST_AT_ONCE = 300 * MB;

async function laid(list) {
  const files = {}, unread = [];
  let size = 0;
  showErrors([]);
  if (list.length) tell("Läser …");
  for (const file of list) {
    size += file.size;
    if (size > MOST_AT_ONCE) {
      unread.push({ meddelande: `${file.name} är inte läst: filerna är tillsammans större än ${MOST_AT_ONCE / MB} MB.`, tips: "Lägg hit färre åt gången." });
      continue;
    }
    try {
      files[untaken(file.name, files)] = new Uint8Array(await file.arrayBuffer());
    } catch (error) {
      unread.push({ meddelande: `Webbläsaren kom inte åt ${file.name} (${error.name}).`,
        tips: "Är det en mapp: öppna den, och lägg hit filerna i den. Är filen öppen i ett annat program, eller kvar i ett mejl eller i molnet: spara den på datorn, stäng den, och lägg hit den igen." });
    }
  }
  tell("");
  if (Object.keys(files).length) await tellArrivals(files, {});
  if (unread.length) showErrors(unread);
}

// Files from several folders may be called the same.
function untaken(name, files) {
  const [, stem, ending] = /^(.*?)(\.[^.]*)?$/s.exec(name);
  let free = name;
  for (let number = 2; free in files; number++) free = `${stem} (${number})${ending || ""}`;
  return free;
}

async function tellArrivals(files, whose) {
  showErrors([]);
  tell("Läser …");
  const { svar, fel } = await ask("add", { case: state.ärende, whose }, files);
  tell("");
  if (fel) return showErrors(fel);
  const against = svar.some((one) => (one.svar || []).some((each) => each.utfall === "säger emot"));
  const useful = svar.some((one) => !one.fel.length && one.slag.length);
  const box = element("input", { type: "checkbox", id: "ersatt" });
  const heading = element("h3", { tabindex: "-1" }, "Det här kom");
  $("kommet").replaceChildren(heading, element("div", { class: "samlat" }, element("p", {}, summaryOf(svar)),
    against ? element("p", {}, element("label", {}, box, " Låt svaren ersätta det som säger emot")) : "",
    useful ? element("p", {}, element("button", { type: "button", id: "infor", onclick: () => takeIn(files, box.checked, svar, whose) }, "För in"), " ",
      element("button", { type: "button", onclick: () => $("kommet").replaceChildren() }, "Lämna allt som det är")) : ""),
  element("ul", {}, ...svar.map(arrivalOf)));
  for (const one of $("kommet").querySelectorAll("select")) {
    one.addEventListener("change", () => tellArrivals(files, { ...whose, [one.dataset.fil]: one.value }));
  }
  heading.focus({ preventScroll: true });
  heading.scrollIntoView();
}

async function takeIn(files, replacing, told, whose) {
  const before = openings;
  tell("För in …");
  $("infor").disabled = true;
  const { svar, fel } = await ask("add", { case: state.ärende, apply: true, replacing, whose }, files);
  tell("");
  if (fel) { $("infor").disabled = false; return showErrors(fel); }
  const wrong = svar.filter((one) => one.fel.length);
  $("kommet").replaceChildren(element("p", {}, wrong.length ? "Det som gick är infört." : "Infört."), element("ul", {}, ...wrong.map(arrivalOf)));
  const cases = told.flatMap((one) => (one.fel.length ? [] : one.ärenden || []));
  const minutes = svar.some((one) => (one.jämförelser || []).length);
  await showCases();
  const name = cases[0] || state.ärende;
  if (name && before === openings) await openCase(name, minutes ? "uppfoljning" : "");
}

// --- what became of it ---

const standing = new Sheet("rapport");

async function showStatus() {
  const { svar, fel } = await ask("status", { case: state.ärende });
  if (fel) return showErrors(fel);
  standing.style(svar.stil);
  standing.show(svar.rapport);
}
