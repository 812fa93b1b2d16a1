# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
# Needs Python 3.11 or later with pip and venv, nothing else. PYTHON=python3.12 picks another one.

PYTHON ?= python3
KOMMUN ?= Sandviken
BIN := .venv/bin

.PHONY: generate alla test lint coverage help golden base kill race fuzz merging papers attack reading roundtrip pythons bench same page safe docs clean

## Install, then write one municipality's decision documents: make generate, make generate KOMMUN=Gävle
generate: .venv/installed
	$(BIN)/beslut generate --kommun "$(KOMMUN)"

## Install, then write the documents of every party of the case
alla: .venv/installed
	$(BIN)/beslut generate --alla

## Install what the tests need, then lint, check types and run every test
test: .venv/installed-dev lint
	$(BIN)/python -m pytest -n auto

## Check style, and types as Linux, Windows and macOS have them
lint: .venv/installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	printf '%s\n' linux win32 darwin | xargs -P 3 -I {} $(BIN)/mypy --platform {} --cache-dir .mypy_cache/{}

## Run every test and tell which lines none of them reaches, other processes too; the pages are in build/coverage/html
coverage: .venv/installed-dev
	rm -rf build/coverage
	BESLUT_PROCESSER=nya $(BIN)/coverage run -m pytest -n auto
	$(BIN)/coverage combine -q
	$(BIN)/coverage html -q
	$(BIN)/coverage report

## Tell what can be made here
help:
	@awk '/^## / { told = told (told ? " " : "") substr($$0, 4); next } \
	  /^[a-z]+:/ && told { printf "make %-9s %s\n", substr($$1, 1, index($$1, ":") - 1), told } { told = "" }' Makefile

## Rewrite the golden texts after a change that is meant; read the difference before committing it
golden: .venv/installed-dev
	BESLUT_GOLDEN=write $(BIN)/python -m pytest -q -m golden

## Rebuild the base Word package after a change of looks
base: .venv/installed-dev
	$(BIN)/python tools/grunddokument.py
	$(BIN)/python tools/brevpapper.py

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "beslut needs Python 3.11 or later; say which: make PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv

.venv/installed: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: .venv/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ .venv/installed

## Kill a writing run at hundreds of random moments
kill: .venv/installed-dev
	BESLUT_KILLS=$(or $(KILLS),300) $(BIN)/python -m pytest -q -k kill --durations=3 tests/test_reliability.py

## Run many at once in one folder, and fill a disk
race: .venv/installed-dev
	BESLUT_RACES=$(or $(RACES),12) $(BIN)/python -m pytest -q -k "once or full" --durations=3 tests/test_reliability.py

## A hundred thousand spoilt files the whole way (FUZZ=1000 for fewer; with atheris installed: make fuzz FUZZ_WITH=--atheris)
fuzz: .venv/installed-dev
	$(BIN)/python tests/fuzzing.py --inputs $(or $(FUZZ),100000) $(FUZZ_WITH)

## New attacks of every class, more than twenty thousand; tells tries and faults (SEED=7, ATTACK="--only mallar --tries 500")
attack: .venv/installed-dev
	$(BIN)/python tests/attacking.py $(if $(SEED),--seed $(SEED)) $(ATTACK)

## How exactly minutes are read, as the table of docs/tillforlitlighet.md (READING=--skriv writes it there)
reading: .venv/installed-dev
	$(BIN)/python tests/reading_report.py $(READING)

## Make extracts by the tens of thousands, read them again and compare: nothing may differ, no mutation be missed (ROUNDTRIP=--alla for all)
roundtrip: .venv/installed-dev
	$(BIN)/python tests/roundtrip.py $(ROUNDTRIP)

## Ten thousand rounds of a person and the program in the same Word files, kills among them; and LibreOffice as a judge (ROUNDS=500)
merging: .venv/installed-dev
	$(BIN)/python tests/merging_rounds.py --rounds $(or $(ROUNDS),10000)

## Every document on every paper, as draft, final and with tracked changes: the judges have nothing to say (EVERY=25)
papers: .venv/installed-dev
	$(BIN)/python tests/every_paper.py --every $(or $(EVERY),1)

## The same bytes on every Python that is installed here (PYTHONS="python3.12 python3.13")
pythons: .venv/installed-dev
	$(BIN)/python tools/pythoner.py $(PYTHONS)

## One table with beslut beside its rivals, on this machine (BENCH="--quick", BENCH="--storlekar"; BESLUT_PERF names the rivals)
bench: .venv/installed-dev
	$(BIN)/python tools/bench.py $(BENCH)

## The same words still give the same bytes as an earlier revision (REV=18a765f; SAME="--only inera" for fewer)
same: .venv/installed-dev
	$(BIN)/python tools/samma_bytes.py $(REV) $(SAME)

## The whole program as one page, dist/beslut.html, and the same as a folder for a web server, dist/beslut
page: .venv/installed-dev
	$(BIN)/python tools/sida.py

# The one reader of XML, which refuses what is unsafe first; and what writes a class's methods out of its own fields.
KNOWN_SAFE := src/beslut/reading/hardened_xml.py:S314,src/beslut/speed/fields.py:S307,src/beslut/speed/values.py:S102

## Look for unsafe code, and for secrets in the files
safe: .venv/installed-dev
	$(BIN)/ruff check --select S --ignore S101,S105,S603,S607,S704 --per-file-ignores "$(KNOWN_SAFE)" src
	git ls-files -z | xargs -0 $(BIN)/detect-secrets-hook --exclude-files '^(tests/golden/|tests/test_speed_keys|uv.lock)' \
	  --exclude-lines '^    ("[a-z0-9_]+==[0-9.]+"|PYODIDE): \("[0-9a-f]{64}"'

## The documentation site in build/sajt/html and man pages in build/man; a link that leads nowhere stops it
docs: .venv/installed-dev
	$(BIN)/python tools/sajt.py

## Take away the environment, what was built and what was kept between runs; the documents in ut/ are yours and stay
clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
