// SPDX-FileCopyrightText: 2026 beslut-projektet
// SPDX-License-Identifier: MIT
// What the page keeps: the project's own files and what was typed, in this browser; and the worker that runs the program.
"use strict";

const $ = (id) => document.getElementById(id);
const given = JSON.parse($("givet").textContent);
const PLACE = "beslut " + location.pathname + " " + (given.id || "");

// --- the browser's own store; without one (a private window) everything works until the page is closed ---

const store = {
  blocked: false,
  open() {
    return new Promise((done, failed) => {
      const asked = indexedDB.open("beslut", 1);
      asked.onupgradeneeded = () => asked.result.createObjectStore("sidor");
      asked.onsuccess = () => done(asked.result);
      asked.onerror = asked.onblocked = () => failed(asked.error);
    });
  },
  async does(mode, what) {
    try {
      const base = await this.open();
      return await new Promise((done, failed) => {
        const change = base.transaction("sidor", mode);
        const asked = what(change.objectStore("sidor"));
        change.oncomplete = () => { base.close(); done(asked.result); };
        change.onerror = change.onabort = () => failed(change.error);  // a full disk aborts, and is no error
      });
    } catch {
      this.blocked = true;
      $("lagring").textContent = "Webbläsaren kan inte spara det du skriver (privat läge, eller full disk). Allt går att göra, men välj Spara ärendet innan du stänger.";
      return undefined;
    }
  },
  read: (name) => store.does("readonly", (pages) => pages.get(PLACE + name)),
  keep: (name, value) => store.does("readwrite", (pages) => pages.put(value, PLACE + name)),
  keepProject: (files, stamp) => store.does("readwrite", (pages) => { pages.put(stamp, PLACE + " stämpel"); return pages.put(files, PLACE + " projekt"); }),
  forget: () => store.does("readwrite", (pages) => pages.clear()),
};

let project = {};
let unsaved = false;
let state = { ärende: "", part: "", handling: "", plats: "arende", källa: "", dag: "", utkast: {} };
let saving = Promise.resolve();

function keepState() {
  const now = structuredClone(state);
  saving = saving.then(() => store.keep(" läge", now));
}

function isSame(one, other) {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => other[name]
    && one[name].length === other[name].length && one[name].every((byte, at) => byte === other[name][at]));
}

function keepProject(files) {
  if (isSame(files, project)) return;
  project = files;
  unsaved = true;
  seen = `${Date.now()} ${Math.random()}`;
  const stamp = seen;
  saving = saving.then(() => store.keepProject(files, stamp));
}

// Another tab with this page may have changed the project since: then its project is the one to go on from.
let seen;
async function changedElsewhere() {
  await saving;
  const now = await store.read(" stämpel");
  if (store.blocked || now === seen) return false;
  if (now === undefined) { location.reload(); return true; }  // it was told to forget everything
  seen = now;
  project = (await store.read(" projekt")) || {};
  await message({ projekt: project, dag: today() });
  if (state.dag) await message({ fråga: "day", arg: JSON.stringify({ day: state.dag }), filer: {} });
  tell("Ärendet är ändrat i en annan flik. Här visas det som det är nu.");
  return true;
}

function tell(text) {
  $("besked").textContent = text;
}

// --- the worker: one at a time, and a new one when the old one has died ---

let worker = null;
let ready = null;
let number = 0;
const waiting = new Map();

function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

function startWorker() {
  const source = $("worker") ? $("worker").textContent : self.beslutWorker;
  const program = $("bundle") ? $("bundle").textContent : self.beslutProgram;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    worker = new Worker(url);
  } catch (error) {
    ready = new Promise(() => {});
    cannotStart(error);
    return;
  }
  URL.revokeObjectURL(url);
  const mine = worker;
  worker.onmessage = ({ data }) => (data.krasch === undefined ? received(data) : died(mine, data.krasch));
  worker.onerror = (event) => { event.preventDefault(); died(mine, event.message || "okänt fel"); };
  ready = new Promise((done) => waiting.set(0, { done }));
  worker.postMessage({ id: 0, program, dag: today(), projekt: project });
}

function cannotStart(why) {
  console.warn("beslut: programmet kan inte starta:", why);
  showErrors([{ meddelande: "Programmet kan inte starta här.",
    tips: "Hämta filen till datorn, och öppna den i en nyare Edge, Chrome eller Firefox, inte i en förhandsvisning. Hjälper det inte kan WebAssembly vara avstängt på datorn: be it-avdelningen släppa fram sidan." }]);
  tell("");
}

function received(data) {
  const one = waiting.get(data.id);
  waiting.delete(data.id);
  if (data.projekt) keepProject(data.projekt);
  if (one) one.done(data);
}

// The program has stopped. All that was typed lies in this page and in the browser, so a new one goes on from there.
let deaths = 0;
function died(mine, why) {
  if (mine !== worker) return;
  mine.terminate();
  const asked = [...waiting.entries()].filter(([id]) => id !== 0).map(([, one]) => one);
  const starting = waiting.has(0);
  waiting.clear();
  deaths += 1;
  console.warn("beslut: programmet stannade:", why);
  if (starting && deaths > 2) {
    cannotStart(why);
    return;
  }
  startWorker();
  for (const one of asked) {
    one.done({ svar: JSON.stringify({ fel: [{
      meddelande: "Programmet stannade och har startat om. Inget som du skrivit har gått förlorat.",
      tips: "Fortsätt. Händer det igen: spara ärendet, och berätta vad du gjorde.",
    }] }), filer: {} });
  }
  tell("Programmet startade om. Inget som du skrivit har gått förlorat.");
  if (self.restarted) self.restarted();
}

let posted = Promise.resolve();

// A question to the desk. Gives {svar} or {fel}, and the files.
async function ask(question, args = {}, files = {}) {
  await ready;
  const before = posted;  // questions are posted in the order they are asked: what was typed is in the file that is fetched
  let next;
  posted = new Promise((done) => { next = done; });
  await before;
  let answering;
  try {
    if (CHANGING.includes(question)) await changedElsewhere();
    answering = message({ fråga: question, arg: JSON.stringify(args), filer: files });
  } finally {
    next();
  }
  const answer = await answering;
  return { ...JSON.parse(answer.svar), filer: answer.filer || {} };
}

const CHANGING = ["set", "undo", "add", "record", "start"];

function message(told) {
  const id = ++number;
  return new Promise((done) => {
    waiting.set(id, { done });
    worker.postMessage({ id, ...told });
  });
}

async function askPlain(told) {
  await ready;
  return JSON.parse((await message(told)).svar).svar;
}

function download(files) {
  for (const [name, content] of Object.entries(files)) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content]));
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
}
