// SPDX-FileCopyrightText: 2026 beslut-projektet
// SPDX-License-Identifier: MIT
// Python in a worker: unpacks the program, starts it, and hands questions to the desk. It knows no decision or party.
"use strict";

const MUTATING = ["open", "set", "undo", "add", "record", "start"];
const START = `
import sys
sys.path.insert(0, "/bibliotek")
sys.setrecursionlimit(600)
from datetime import date
from pathlib import Path
from beslut.site.calling import answer
from beslut.site.desk import Desk
from beslut.speed.cache import Cache
from beslut.speed.switch import Speed
desk = None

def begin(day):
    global desk
    desk = Desk(Path("/bord"), date.fromisoformat(day), Speed(Cache(Path("/cache")), second_process=False))
    desk.shelf.put_all({name: bytes(content) for name, content in given.items()})

def ask(question, arguments):
    return answer(desk, question, arguments, {name: bytes(content) for name, content in given.items()})

def project():
    return desk.shelf.contents()

def warm():
    """All code compiled, Python's own too, and what was worked out: for the build, so that the next start is quick."""
    import importlib._bootstrap_external, importlib.util, zipfile
    def compiled(source, name):
        code = compile(source, name, "exec", dont_inherit=True)
        return importlib._bootstrap_external._code_to_hash_pyc(code, importlib.util.source_hash(source), False)
    found = {path.as_posix()[1:]: path.read_bytes() for path in Path("/cache").rglob("*") if path.is_file()}
    for path in Path("/bibliotek").rglob("*.py"):
        name = path.as_posix()  # our own lies beside its source, which the cache knows the program by
        place = importlib.util.cache_from_source(name) if name.startswith("/bibliotek/beslut/") else f"{name}c"
        found[place[1:]] = compiled(path.read_bytes(), name)
    own = next(place for place in sys.path if place.endswith(".zip"))
    with zipfile.ZipFile(own) as packed:
        for name in packed.namelist():
            if name.endswith(".py"):
                found[f"python/{name}c"] = compiled(packed.read(name), f"{own}/{name}")
    return {name: bytes(found[name]) for name in sorted(found)}
`;

const DAY = 1_600_000_000_000; // ms
let python = null;
let licences = "";

function unpacked(tar) {
  const files = {};
  const words = new TextDecoder();
  for (let at = 0; at + 512 <= tar.length && tar[at]; ) {
    const name = words.decode(tar.subarray(at, at + 100)).replace(/\0.*$/s, "");
    const size = parseInt(words.decode(tar.subarray(at + 124, at + 136)), 8);
    files[name] = tar.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files;
}

// Files where Python finds them; their day is that of the tar, which the cache of what was worked out goes by.
function laid(tar, folder) {
  const made = new Set();
  for (const [name, content] of Object.entries(unpacked(tar))) {
    const path = folder + name;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) python.FS.mkdirTree(parent);
    made.add(parent);
    python.FS.writeFile(path, content, { canOwn: true });
    python.FS.utime(path, DAY, DAY);
  }
}

function bytesOf(base64) {
  if (Uint8Array.fromBase64) return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

async function start(base64, day, project, env = {}) {
  const packed = new Blob([bytesOf(base64)]).stream().pipeThrough(new DecompressionStream("gzip"));
  const files = unpacked(new Uint8Array(await new Response(packed).arrayBuffer()));
  licences = new TextDecoder().decode(files["LICENSER.txt"]);
  // Pyodide asks whether scripts can be loaded, and refuses to start where they can; and it fetches its own files.
  const load = self.importScripts.bind(self);
  self.importScripts = () => { throw new TypeError("not here"); };
  for (const name of ["pyodide.js", "pyodide.asm.js"]) {
    const url = URL.createObjectURL(new Blob([files[name]], { type: "text/javascript" }));
    load(url);
    URL.revokeObjectURL(url);
  }
  self.fetch = async (address) => {
    const name = String(address.url || address).split("/").pop();
    if (!files[name]) throw new TypeError("nothing is fetched");
    const type = name.endsWith(".wasm") ? "application/wasm" : "application/octet-stream";
    return new Response(files[name], { headers: { "Content-Type": type } });
  };
  python = await self.loadPyodide({
    indexURL: "https://beslut.invalid/",
    lockFileContents: new TextDecoder().decode(files["pyodide-lock.json"]),
    createPyodideModule: self._createPyodideModule,
    checkAPIVersion: false,
    env: { HOME: "/bord", ...env },
  });
  laid(files["bibliotek.tar"], "/bibliotek/");
  python.FS.mkdir("/cache", 0o700);
  if (files["varmt.tar"]) laid(files["varmt.tar"], "/");
  python.runPython(START);
  begin(day, project);
}

function begin(day, project) {
  python.globals.set("given", python.toPy(new Map(Object.entries(project))));
  python.globals.get("begin")(day);
}

function files(proxy) {
  const found = proxy.toJs({ dict_converter: Object.fromEntries });
  proxy.destroy();
  return found;
}

function asked(question, args, given) {
  python.globals.set("given", python.toPy(new Map(Object.entries(given || {}))));
  const said = python.globals.get("ask")(question, args);
  const told = { svar: said.get(0), filer: files(said.get(1)) };
  said.destroy();
  if (MUTATING.includes(question)) told.projekt = files(python.globals.get("project")());
  return told;
}

self.onmessage = async ({ data }) => {
  try {
    if (data.program) {
      await start(data.program, data.dag, data.projekt, data.env);
      self.postMessage({ id: data.id, redo: true });
    } else if (data.projekt) {
      begin(data.dag, data.projekt);
      self.postMessage({ id: data.id });
    } else if (data.varm) {
      self.postMessage({ id: data.id, filer: files(python.globals.get("warm")()) });
    } else if (data.licenser) {
      self.postMessage({ id: data.id, svar: JSON.stringify({ svar: licences }), filer: {} });
    } else {
      self.postMessage({ id: data.id, ...asked(data.fråga, data.arg, data.filer) });
    }
  } catch (error) {
    self.postMessage({ id: data.id, krasch: String(error && error.message || error).slice(-600) });
  }
};
