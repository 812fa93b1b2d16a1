// SPDX-FileCopyrightText: 2026 beslut-projektet
// SPDX-License-Identifier: MIT
// Hands events to the screens, and starts where the person was.
"use strict";

for (const button of document.querySelectorAll("[data-till]")) button.addEventListener("click", () => go(button.dataset.till));
for (const button of document.querySelectorAll("[data-hamta]")) button.addEventListener("click", () => fetchFile(button.dataset.hamta));
for (const radio of document.querySelectorAll("[name=vilka]")) radio.addEventListener("change", () => showFacts());
$("sok").addEventListener("input", showParties);
$("lan").addEventListener("change", showParties);
$("vilken").addEventListener("change", (event) => { state.handling = event.target.value; keepState(); showDocument(); });
$("kalla").addEventListener("input", (event) => { state.källa = event.target.value; keepState(); });
$("falt").addEventListener("input", (event) => event.target.dataset.nyckel && typed(event.target));
$("falt").addEventListener("change", (event) => event.target.dataset.nyckel && take([event.target]));
$("falt").addEventListener("paste", pasted);
$("blad").addEventListener("click", (event) => toField(event.composedPath().find((one) => one.matches?.("mark.lucka"))));
$("blad").addEventListener("keydown", (event) => {
  const mark = event.composedPath()[0];
  if ((event.key === "Enter" || event.key === " ") && mark.matches?.("mark.lucka")) { event.preventDefault(); toField(mark); }
});
$("dag").addEventListener("change", async (event) => {
  state.dag = event.target.value;
  keepState();
  const { fel } = await ask("day", { day: state.dag });
  wrongAt(event.target, fel || []);
  if (fel) return;
  showDocument();
  lateFindings();
});
$("svar").addEventListener("click", () => fetchFile("answers"));
$("spara").addEventListener("click", () => (state.ärende ? fetchFile("save") : go("arende")));
$("angra").addEventListener("click", async () => {
  const { svar } = await ask("undo");
  tell(svar ? "Det senaste är taget tillbaka." : "Det finns inget att ångra.");
  if (!svar || !state.ärende) return;
  state.utkast = {};
  await openCase(state.ärende, "", false);
});
$("glom").addEventListener("click", async () => {
  if (!confirm("Glöm allt som är skrivet i den här webbläsaren? Det går inte att ångra. Spara ärendet först om du vill ha kvar det.")) return;
  await saving;
  await store.forget();
  location.reload();
});
$("licenser").addEventListener("click", async () => {
  $("texten").textContent = await askPlain({ licenser: true });
  $("text").showModal();
});
$("stang").addEventListener("click", () => $("text").close());
$("text").addEventListener("close", () => $("licenser").focus());
$("filer").addEventListener("change", async (event) => { await laid([...event.target.files]); event.target.value = ""; });
// The field that an error of a new case is about: its name, who sends it, or for whom; none when it is another case.
const newFieldOf = (code, asked) => ({ U98: "nytt-namn", U01: "nytt-avs", U34: asked.sender.trim() ? "nytt-lan" : "nytt-avs" })[code];
$("nytt").addEventListener("submit", async (event) => {
  event.preventDefault();
  const asked = { name: $("nytt-namn").value, sender: $("nytt-avs").value, county: $("nytt-lan").value, like: $("nytt-lik").value };
  const { svar, fel } = await ask("start", asked);
  const wrong = fel ? newFieldOf(fel[0].kod, asked) : "";
  for (const id of ["nytt-namn", "nytt-avs", "nytt-lan"]) wrongAt($(id), id === wrong ? fel : []);
  showErrors(wrong ? [] : fel);
  if (wrong) $(wrong).focus();
  if (fel) return;
  await openCase(svar, "parter");
  tell(`Ärendet är börjat. Titel, punkter och texter står i data/arenden/${svar}.yaml: välj Spara ärendet, ändra i filen och lägg hit den igen.`);
});
$("handelse").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { fel } = await ask("record", { case: state.ärende, party: $("vem").value, event: { [$("vad").value]: $("nar").value } });
  wrongAt($("nar"), fel || []);
  if (fel) { $("nar").focus(); return; }
  await showStatus();
  tell(`Antecknat: ${$("vad").selectedOptions[0].text.toLocaleLowerCase("sv")}, ${$("vem").value || "alla parter"}, ${$("nar").value}.`);
});
$("rapport").addEventListener("click", (event) => {
  const link = event.composedPath().find((one) => one.matches?.("a[href^='#']"));
  if (!link) return;
  event.preventDefault();
  $("rapport").shadowRoot.getElementById(link.getAttribute("href").slice(1))?.scrollIntoView();
});
document.addEventListener("visibilitychange", async () => {
  if (document.visibilityState !== "visible" || !document.body.dataset.redo) return;
  if ((await changedElsewhere()) && state.ärende) await openCase(state.ärende, "", false);
});
addEventListener("popstate", (event) => event.state && (event.state.plats === "arende" || state.ärende) && go(event.state.plats, true, true));
const hasFiles = (event) => [...event.dataTransfer.types].includes("Files");  // words go where they are dropped
addEventListener("dragover", (event) => { if (!hasFiles(event)) return; event.preventDefault(); $("slapp").classList.add("over"); });
addEventListener("dragleave", () => $("slapp").classList.remove("over"));
addEventListener("drop", (event) => {
  $("slapp").classList.remove("over");
  if (!hasFiles(event)) return;
  event.preventDefault();
  if (!document.body.dataset.redo) return;
  go("arende", false);
  laid([...event.dataTransfer.files]);
});

addEventListener("beforeunload", (event) => { if (store.blocked && unsaved) event.preventDefault(); });

function unpackedProject() {
  const files = {};
  for (const [name, text] of Object.entries(given.projekt || {})) files[name] = Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));
  return files;
}

self.restarted = async () => {
  if (state.dag) await ask("day", { day: state.dag });
  takeDrafts();
};

(async () => {
  tell("Programmet startar …");
  const kept = await store.read(" läge");
  seen = await store.read(" stämpel");
  if (kept) { state = { ...state, ...kept }; project = (await store.read(" projekt")) || {}; }
  else { state.ärende = given.ärende || ""; state.part = given.kommun || ""; state.plats = given.ärende ? "uppgifter" : "arende"; project = unpackedProject(); }
  $("kalla").value = state.källa;
  $("dag").value = state.dag;
  document.body.dataset.plats = "arende";
  for (const button of document.querySelectorAll("nav [data-till]")) button.disabled = button.dataset.till !== "arende";
  startWorker();
  await ready;
  tell("");
  if (state.dag) wrongAt($("dag"), (await ask("day", { day: state.dag })).fel || []);
  const cases = await showCases();
  showChoices();
  if (state.ärende && (cases || []).some((one) => one.ärende === state.ärende)) await openCase(state.ärende, state.part ? state.plats : "parter");
  else { state.ärende = ""; go("arende", false); }
  takeDrafts();
  history.replaceState({ plats: state.plats }, "");
  document.body.dataset.redo = "1";
})();
