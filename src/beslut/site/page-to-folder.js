// SPDX-FileCopyrightText: 2026 beslut-projektet
// SPDX-License-Identifier: MIT
// A folder of the person's own, where the browser lets a page have one: read whole, and written only as the program says.
"use strict";

async function chosenFolder() {
  try {
    return await self.showDirectoryPicker({ id: "beslut", mode: "readwrite" });
  } catch (error) {
    if (error.name !== "AbortError") folderRefused(error);
    return null;
  }
}

function folderRefused(error) {
  tell("");
  showErrors([{ meddelande: `Webbläsaren kom inte åt mappen (${error.name}).`,
    tips: "Stäng filer som är öppna i den, välj en mapp som är din egen, och pröva igen. Det som hann skrivas är helt." }]);
}

async function* filesOf(folder, path) {
  for await (const [name, one] of folder.entries()) {
    if (one.kind === "directory") yield* filesOf(one, `${path}${name}/`);
    else yield [path + name, await one.getFile()];
  }
}

async function below(folder, name) {
  try { return await folder.getDirectoryHandle(name); } catch (error) { if (error.name === "NotFoundError") return null; throw error; }
}

async function placeOf(folder, path, create) {
  const parts = path.split("/");
  const name = parts.pop();
  for (const part of parts) folder = await folder.getDirectoryHandle(part, { create });
  return [folder, name];
}

async function lookedAt(folder, names) {
  const there = {}, seen = {};
  for (const name of names) {
    const one = await below(folder, name);
    if (one) for await (const [path, file] of filesOf(one, `${name}/`)) {
      there[path] = new Uint8Array(await file.arrayBuffer());
      seen[path] = file.lastModified;
    }
  }
  return { there, seen };
}

// Each file comes whole into its place when it is closed. One that somebody has changed since it was looked at stays.
async function putIn(folder, path, content, seen) {
  const [place, name] = await placeOf(folder, path, true);
  let now = null;
  try { now = (await (await place.getFileHandle(name)).getFile()).lastModified; } catch (error) { if (error.name !== "NotFoundError") throw error; }
  if (now !== (seen[path] ?? null)) return false;
  const writing = await (await place.getFileHandle(name, { create: true })).createWritable();
  await writing.write(content);
  await writing.close();
  return true;
}

async function writeInFolder(parties, folder, replacing = false) {
  showErrors([]);
  $("i-mappen").replaceChildren();
  folder ||= await chosenFolder();
  if (!folder) return;
  tell("Skriver i mappen …");
  const { ärende: name } = state;
  try {
    const home = await ask("home", { case: name });
    if (home.fel) { tell(""); return showErrors(home.fel); }
    const { there, seen } = await lookedAt(folder, [home.svar]);
    const final = $("slutlig").checked;
    const { svar, fel, filer } = await ask("into_folder", { case: name, parties, final, replacing }, there);
    if (fel) { tell(""); return showErrors(fel); }
    const meanwhile = [];
    for (const [path, content] of Object.entries(filer)) if (!await putIn(folder, path, content, seen)) meanwhile.push(path);
    if (!meanwhile.length) for (const path of svar.bort) {
      const [place, file] = await placeOf(folder, path, true);
      await place.removeEntry(file).catch((error) => { if (error.name !== "NotFoundError") throw error; });
    }
    tell("");
    toldOfFolder(svar, folder, parties, meanwhile);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    folderRefused(error);
  }
}

function toldOfFolder(svar, folder, parties, meanwhile) {
  const counts = {};
  for (const one of svar.filer) counts[one.utfall] = (counts[one.utfall] || 0) + 1;
  const kept = svar.filer.filter((one) => one.bredvid || one.ändrad);
  const again = kept.some((one) => one.ändrad);
  const lines = [...kept.map((one) => `${one.fil}: ${one.utfall}${one.bredvid ? `; bredvid ligger ${one.bredvid}` : ""}`),
    ...svar.kvar.map((path) => `${path} ligger kvar från en part som inte är med längre`),
    ...meanwhile.map((path) => `${path} ändrades medan sidan skrev, och är inte rörd`)];
  $("i-mappen").replaceChildren(
    element("p", {}, `I mappen ${folder.name || "som du valde"}: ${Object.entries(counts).map(([what, count]) => `${count} ${what}`).join(", ") || "inget"}.`),
    lines.length ? element("ul", {}, ...lines.map((text) => element("li", {}, text))) : "",
    again ? element("p", {}, element("button", { type: "button", onclick: () => writeInFolder(parties, folder, true) },
      "Ersätt dem som är ändrade för hand, med en kopia av var och en")) : "",
    ...svar.fel.map((error) => element("div", { class: "fel" }, explained(error))));
}

async function openFolder() {
  const folder = await chosenFolder();
  if (!folder) return;
  tell("Läser mappen …");
  try {
    const { there } = await lookedAt(folder, (await ask("folders")).svar);
    const { fel, filer } = await ask("packed", { name: folder.name || "mapp" }, there);
    tell("");
    if (fel) return showErrors(fel);
    await laid(Object.entries(filer).map(([name, content]) => new File([content], name)));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    folderRefused(error);
  }
}

if ("showDirectoryPicker" in self) {
  for (const place of document.querySelectorAll(".mapp")) place.hidden = false;
  for (const place of document.querySelectorAll(".ingen-mapp")) place.hidden = true;
}
$("i-mapp").addEventListener("click", () => writeInFolder([]));
$("i-mapp-en").addEventListener("click", () => writeInFolder([state.part]));
$("oppna-mapp").addEventListener("click", openFolder);
