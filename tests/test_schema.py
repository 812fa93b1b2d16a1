# SPDX-FileCopyrightText: 2026 beslut-projektet
# SPDX-License-Identifier: MIT
"""The JSON Schemas: fresh copies, Swedish words for every key, and the same judgement as the loader's on real files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from beslut.assets import Assets
from beslut.loading.schema import CLASS_TEXTS, KEY_TEXTS, SCHEMAS, keys_with_texts
from beslut.loading.source import YamlFile
from conftest import ROOT, Approve, Beslut

COPIES = ROOT / "docs" / "schema"
START = ROOT / "data" / "start" / "projekt"
SOUND = [
    *(("arende", path) for folder in (ROOT / "data", START / "data") for path in sorted(folder.glob("arenden/*.yaml"))),
    ("arende", ROOT / "tests" / "projekt" / "data" / "arenden" / "provarende.yaml"),
    ("kommuner", ROOT / "data" / "kommuner.yaml"),
    ("kommuner", ROOT / "tests" / "projekt" / "data" / "kommuner.yaml"),
    ("profiler", ROOT / "data" / "profiler.yaml"),
]
BROKEN = ("arende-okand-nyckel", "arende-nyckel-saknas", "arende-lanskod-fel-form", "arende-punkt-slag-finns-inte",
          "arende-fel-slag-lista", "kommuner-okand-nyckel", "kommuner-val-utom-listan",
          "kommuner-kommunkod-fel-form", "profiler-okand-dialekt")  # fmt: skip


def _schema(kind: str) -> dict[str, Any]:
    schema: dict[str, Any] = json.loads((COPIES / f"{kind}.json").read_text("utf-8"))
    return schema


def _validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(_schema(kind))


@pytest.mark.parametrize("kind", SCHEMAS)
def test_the_committed_copy_is_what_the_command_prints(kind: str, beslut: Beslut, approve: Approve) -> None:
    ran = beslut("schema", kind)
    assert ran.code == 0
    approve(ran.stdout, COPIES / f"{kind}.json")


def test_no_copy_is_left_over() -> None:
    assert sorted(path.name for path in COPIES.iterdir()) == sorted(f"{kind}.json" for kind in SCHEMAS)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_it_is_json_schema_of_2020(kind: str) -> None:
    schema = _schema(kind)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(schema)


def test_every_key_is_explained_and_no_explanation_is_left_over() -> None:
    keys = list(keys_with_texts())
    used = {f"{name}.{key}" if f"{name}.{key}" in KEY_TEXTS else key for name, key in keys}
    assert len(keys) > 150
    assert sorted(used - set(KEY_TEXTS)) == []
    assert sorted(set(KEY_TEXTS) - used) == []
    assert set(CLASS_TEXTS) <= {name for name, _ in keys}


@pytest.mark.parametrize("kind", SCHEMAS)
def test_no_word_of_the_code_is_shown(kind: str) -> None:
    def descriptions(value: Any) -> list[str]:
        if isinstance(value, list):
            return [text for one in value for text in descriptions(one)]
        if not isinstance(value, dict):
            return []
        own = [value["description"]] if isinstance(value.get("description"), str) else []
        return own + [text for one in value.values() for text in descriptions(one)]

    known = {*KEY_TEXTS.values(), *CLASS_TEXTS.values()}
    assert set(descriptions(_schema(kind))) - known == set()


@pytest.mark.parametrize(("kind", "path"), SOUND, ids=lambda value: value.stem if isinstance(value, Path) else value)
def test_a_sound_file_is_sound_to_the_schema(kind: str, path: Path) -> None:
    validator = _validator(kind)
    as_we_read = YamlFile(path, Assets((path.parent,))).data
    as_an_editor_reads = yaml.load(path.read_text("utf-8"), Loader=_core())
    for data in (as_we_read, as_an_editor_reads):
        assert [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(data)] == []


def _core() -> type[yaml.SafeLoader]:
    """YAML 1.2's core schema as editors have it: no dates, and only true and false are truths."""

    class Core(yaml.SafeLoader):
        pass

    Core.yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in found if not tag.endswith((":timestamp", ":bool"))]
        for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }
    Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf"))
    return Core


def test_what_is_printed_and_recorded_has_the_schemas_that_are_printed(beslut: Beslut) -> None:
    """The examples' outcomes of all kinds: compared one by one and together, recorded, and the state of it all."""
    folder = ROOT / "docs" / "exempel" / "uppfoljning"
    files = sorted(str(path) for path in folder.iterdir() if path.suffix in (".txt", ".md", ".html"))
    order = ("--arende", "valfardsstrategin")

    def held(schema: str, printed: str) -> None:
        validator = Draft202012Validator(json.loads(beslut("schema", schema).stdout))
        Draft202012Validator.check_schema(validator.schema)
        assert [f"{list(error.path)}: {error.message}" for error in validator.iter_errors(json.loads(printed))] == []

    assert files
    for words in (*((file,) for file in files), (str(folder),)):
        held("jamforelse", beslut("compare", *words, *order, "--json").stdout)
    held("status", beslut("status", *order, "--json").stdout)
    assert beslut("record", str(folder), *order).code == 0
    assert beslut("record", "--utskickat", "2099-01-02", "--alla", *order).code == 0
    held("status", beslut("status", *order, "--json", "--dag", "2099-02-03").stdout)
    path = beslut.folder / "uppfoljning" / "valfardsstrategin.yaml"
    held("uppfoljning", json.dumps(YamlFile(path, Assets((path.parent,))).data))


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_broken_to_the_schema_too(name: str) -> None:
    path = ROOT / "tests" / "trasiga" / f"{name}.yaml"
    assert list(_validator(name.split("-")[0]).iter_errors(YamlFile(path, Assets((path.parent,))).data)) != []


def test_a_project_may_hold_only_what_it_changes() -> None:
    assert list(_validator("kommuner").iter_errors({"kommuner": [{"kommunkod": "2181", "profil": "eget"}]})) == []
    assert list(_validator("kommuner").iter_errors({"kommuner": [{"profil": "eget"}]})) != []


def test_an_unknown_kind_is_told(beslut: Beslut) -> None:
    ran = beslut("schema", "mallar")
    assert (ran.code, ran.stdout) == (2, "")
    assert "arende, kommuner, profiler" in ran.stderr
    assert beslut("schema", "ärende").stdout == beslut("schema", "arende").stdout
