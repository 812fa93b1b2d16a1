#!/usr/bin/env bash
# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
#
# Install beslut in every way of docs/installera.md, each in an empty home, and go from there to Sandviken's five files.
#   tools/prova_installation.sh [FOLDER]      uv and pipx are tried when they are here; a program when FOLDER/beslut is
set -eu
code=$(cd "$(dirname "$0")/.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python=$(command -v python3)

# An empty home, and of the surroundings only what the installers need to find the package index.
bare() { env -i HOME="$work/$1/home" PATH="$work/$1/home/.local/bin:$(dirname "$python"):/usr/bin:/bin" \
  ${PIP_CERT:+PIP_CERT="$PIP_CERT" SSL_CERT_FILE="$PIP_CERT"} "${@:2}"; }

five() {
  mkdir -p "$work/$1/ärende"
  (cd "$work/$1/ärende" && bare "$1" "$2" generate --kommun Sandviken --quiet)
  test "$(find "$work/$1/ärende/ut" -name '*.docx' | wc -l)" -eq 5 && echo "$1: five files"
}

mkdir -p "$work"/{pip,uv,pipx,zip,program}/home
bare pip "$python" -m venv "$work/pip/env"
bare pip "$work/pip/env/bin/pip" install --quiet "$code"
five pip "$work/pip/env/bin/beslut"
if uv=$(command -v uv); then
  bare uv "$uv" tool install --quiet --python "$python" "$code"
  five uv "$work/uv/home/.local/bin/beslut"
fi
if pipx=$(command -v pipx); then
  bare pipx "$pipx" install --quiet --python "$python" "$code"
  five pipx "$work/pipx/home/.local/bin/beslut"
fi
if (cd "$code" && git archive --format=zip --prefix=beslut/ --output="$work/zip/kod.zip" HEAD 2>/dev/null); then
  (cd "$work/zip" && "$python" -m zipfile -e kod.zip .)
  bare zip "$python" -m venv "$work/zip/env"
  bare zip "$work/zip/env/bin/pip" install --quiet "$work/zip/beslut"
  five zip "$work/zip/env/bin/beslut"
fi
if [ -x "${1:-}/beslut" ]; then five program "$1/beslut"; fi
