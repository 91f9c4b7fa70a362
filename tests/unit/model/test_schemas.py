from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from fieldreport.model import records, schemas
from fieldreport.model.validate import BODIES
from fieldreport.reference.assets import resource
from fieldreport.reference.vocabulary import names
from tests.unit.model.conftest import AUTHOR, EXAMPLES, WRITTEN
from tests.unit.model.test_exchange import READERS


def validator(name: str) -> Draft202012Validator:
    every = [(f"{kind}.json", Resource.from_contents(schemas.shipped(kind))) for kind in BODIES]
    registry: Registry[Any] = Registry().with_resources(every)
    return Draft202012Validator(schemas.shipped(name), registry=registry)


@pytest.mark.parametrize("name", schemas.NAMES)
def test_the_shipped_schema_is_what_the_types_say(name: str) -> None:
    shipped = resource("schemas", f"{name}.json").read_text(encoding="utf-8")
    assert shipped == schemas.text(name), "make them anew with fieldreport.model.schemas.write"
    Draft202012Validator.check_schema(schemas.shipped(name))


def test_there_is_no_schema_that_nobody_knows(tmp_path: Path) -> None:
    schemas.write(tmp_path)
    shipped = {path.name for path in resource("schemas").iterdir()}
    assert {path.name for path in tmp_path.iterdir()} == shipped
    assert shipped == {f"{name}.json" for name in schemas.NAMES}


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_the_examples_are_valid_by_the_schemas_too(name: str) -> None:
    kind = name.split("-", maxsplit=1)[0]
    validator(kind).validate(EXAMPLES[name])
    made = records.compose(kind, EXAMPLES[name], author=AUTHOR, written=WRITTEN)
    validator("record").validate(json.loads(made.raw))


def test_the_schemas_refuse_what_the_types_refuse() -> None:
    report = EXAMPLES["report"]
    for wrong in (
        {"title": "no narrative"},
        report | {"extra": 1},
        report | {"title": "two\nlines"},
        report | {"place": {"lat": 91, "lon": 0}},
        report | {"people": [{"id": "A", "label": "x"}]},
    ):
        assert not validator("report").is_valid(wrong)
    made = json.loads(records.compose("report", report, author=AUTHOR, written=WRITTEN).raw)
    assert not validator("record").is_valid(made | {"kind": "person"})


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("manifest", "manifest"),
        ("receipt", "receipt"),
        ("signature-line", "signature"),
        ("custody-line", "custody"),
        ("custody-payload", "payload"),
    ],
)
def test_documents_of_the_exchange_are_valid_by_their_schemas(name: str, reader: str) -> None:
    validator(name).validate(READERS[reader][1])


def test_codes_say_which_vocabulary_they_are_from() -> None:
    text = "".join(schemas.text(name) for name in schemas.NAMES)
    named = set(re.findall(r'"x-vocabulary": "([^"]+)"', text))
    assert named <= set(names())
    assert {"act-types", "involvement", "consent-scopes", "languages"} <= named
    assert '"format": "edtf"' in text
