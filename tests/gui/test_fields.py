"""Every field that a record can have is called by a name in all three languages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from msgspec import inspect
from PySide6.QtWidgets import QApplication

from fieldreport.model.validate import BODIES
from ui.look import language
from ui.merging import naming
from ui.preferences import LANGUAGES
from ui.report import fields


def fields_of(found: Any, within: tuple[type, ...] = ()) -> Iterator[str]:
    """The names of the fields of a kind of record and of all its parts."""
    if isinstance(found, inspect.StructType):
        if found.cls in within:
            return
        for field in found.fields:
            yield field.encode_name
            yield from fields_of(field.type, (*within, found.cls))
    elif isinstance(found, inspect.Metadata):
        yield from fields_of(found.type, within)
    elif isinstance(found, inspect.VarTupleType):
        yield from fields_of(found.item_type, within)
    elif isinstance(found, inspect.UnionType):
        for each in found.types:
            yield from fields_of(each, within)


def of_kind(kind: str) -> list[str]:
    return sorted(set(fields_of(inspect.type_info(BODIES[kind]))))


def bare(field: str) -> str:
    return field.replace("_", " ")


@pytest.fixture
def names(qapp: QApplication) -> Iterator[dict[str, dict[str, str]]]:
    """What the fields of all kinds are called, by language."""
    found = {}
    every = sorted({field for kind in BODIES for field in of_kind(kind)})
    for each in LANGUAGES:
        language.apply(each)
        found[each] = {field: naming.field(field) for field in every}
    yield found
    language.apply("en")


def test_the_walk_finds_the_fields_of_parts_within_parts() -> None:
    found = of_kind("report")
    assert {"narrative", "injuries", "shows", "currency", "way_out"} <= set(found)
    assert "narrative" not in of_kind("person")


def test_every_field_of_every_kind_has_a_name_in_every_language(
    names: dict[str, dict[str, str]],
) -> None:
    for each, called in names.items():
        assert [field for field, name in called.items() if name == bare(field)] == [], each


def test_no_name_is_left_in_english(names: dict[str, dict[str, str]]) -> None:
    for each in ("ru", "kk"):
        same = [field for field, name in names[each].items() if name == names["en"][field]]
        assert same == [], each


def test_a_report_needs_no_names_of_other_kinds(qapp: QApplication) -> None:
    del qapp
    assert [field for field in of_kind("report") if fields.name(field) == bare(field)] == []


def test_what_a_later_version_may_have_is_called_by_its_own_name() -> None:
    assert naming.field("seen_from") == "seen from"
