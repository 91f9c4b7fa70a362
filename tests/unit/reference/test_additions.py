"""An organisation's own terms: taken over as they are, or refused with the field that is wrong."""

from __future__ import annotations

import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.errors import UserError
from fieldreport.reference import wording
from fieldreport.reference.additions import (
    SIZE_LIMIT,
    TERM_LIMIT,
    Additions,
    combine,
    parse_additions,
)
from fieldreport.reference.vocabulary import load

TERM: dict[str, Any] = {"code": "kz1:shaming", "parent": "pressure", "labels": {"kk": "Масқаралау"}}
FILE: dict[str, Any] = {
    "format": "1.0",
    "organisation": "Invented Monitors",
    "namespace": "kz1",
    "terms": {"act-types": [TERM]},
}


def parsed(document: object) -> Additions:
    return parse_additions(json.dumps(document).encode(), "own.json")


def refusal(content: object) -> tuple[str, object]:
    """The code of the refusal without its package, and the path that it names."""
    raw = content if isinstance(content, bytes) else json.dumps(content).encode()
    with pytest.raises(UserError) as refused:
        parse_additions(raw, "own.json")
    error = refused.value
    assert error.params["name"] == "own.json"
    assert "own.json" in wording.explain(error, "kk")
    return error.code.removeprefix("reference.additions_"), error.params.get("path")


def with_term(**fields: object) -> dict[str, Any]:
    return {**FILE, "terms": {"act-types": [{**TERM, **fields}]}}


def without(field: str) -> dict[str, Any]:
    return {key: value for key, value in FILE.items() if key != field}


def test_own_terms_join_the_shipped_ones() -> None:
    acts = combine(load("act-types"), parsed(FILE))
    term = acts.get("kz1:shaming")
    assert term is not None
    assert term.label("ru") == "Масқаралау"
    assert term in acts.children("pressure")
    assert [found.code for found in acts.search("масқара")] == ["kz1:shaming"]
    assert acts.terms[: len(load("act-types").terms)] == load("act-types").terms


def test_a_vocabulary_without_additions_stays_as_it_is() -> None:
    assert combine(load("sexes"), parsed(FILE)) == load("sexes")


def test_an_own_group_may_have_own_children() -> None:
    group = {"code": "kz1:rituals", "labels": {"en": "Rituals"}}
    child = {"code": "kz1:oath", "parent": "kz1:rituals", "labels": {"en": "Forced oath"}}
    acts = combine(load("act-types"), parsed({**FILE, "terms": {"act-types": [group, child]}}))
    assert [term.code for term in acts.children("kz1:rituals")] == ["kz1:oath"]


def test_every_field_of_a_term_is_taken_over() -> None:
    full = {
        **TERM,
        "labels": {"en": "Shaming", "ru": "Осуждение", "kk": "Масқаралау"},
        "note": {"en": "At a meeting."},
        "huridocs": "04:020103000000",
        "aliases": {"ru": ["товарищеский суд"]},
    }
    (term,) = parsed({**FILE, "terms": {"act-types": [full]}}).terms["act-types"]
    assert json.loads(msgspec.json.encode(term)) == full


def test_two_files_may_not_bring_the_same_code() -> None:
    once = combine(load("act-types"), parsed(FILE))
    with pytest.raises(UserError) as refused:
        combine(once, parsed({**FILE, "organisation": "Others"}))
    assert refused.value.code == "reference.additions_code_taken"
    assert refused.value.params == {"term": "kz1:shaming", "name": "Others"}


@pytest.mark.parametrize(
    "content", [b"", b"{", b'{"format":\n', b"\xff\xfe", b"[" * 100_000, b"1" * 9000]
)
def test_what_is_no_json_is_refused(content: bytes) -> None:
    assert refusal(content) == ("not_json", None)


def test_the_line_of_the_mistake_is_named() -> None:
    with pytest.raises(UserError) as refused:
        parse_additions(b'{\n"format": "1.0",\n"terms" {}}', "own.json")
    assert refused.value.params == {"name": "own.json", "line": 3}


def test_a_file_that_is_too_big_is_refused_unread() -> None:
    assert refusal(b"{" + b" " * SIZE_LIMIT) == ("too_big", None)
    at_the_limit = json.dumps(FILE).encode().ljust(SIZE_LIMIT)
    assert parse_additions(at_the_limit, "own.json").organisation == "Invented Monitors"


def test_too_many_terms_are_refused() -> None:
    terms = [{"code": f"kz1:t{number}", "labels": {"en": "t"}} for number in range(TERM_LIMIT + 1)]
    assert refusal({**FILE, "terms": {"act-types": terms}}) == ("too_many", None)
    assert (
        len(parsed({**FILE, "terms": {"act-types": terms[:-1]}}).terms["act-types"]) == TERM_LIMIT
    )


def test_a_newer_format_is_refused_before_its_fields_are_read() -> None:
    assert refusal({**FILE, "format": "2.0", "more": 1}) == ("version", None)


def test_a_field_given_twice_is_refused() -> None:
    assert refusal(b'{"format": "1.0", "format": "1.0"}') == ("key_repeated", None)


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ([], "$"),
        (7, "$"),
        (without("format"), "format"),
        (without("namespace"), "namespace"),
        ({**FILE, "format": 1}, "format"),
        ({**FILE, "more": 1}, "more"),
        ({**FILE, "organisation": " "}, "organisation"),
        ({**FILE, "organisation": "x" * 201}, "organisation"),
        ({**FILE, "namespace": "KZ"}, "namespace"),
        ({**FILE, "namespace": "k"}, "namespace"),
        ({**FILE, "namespace": "a:b"}, "namespace"),
        ({**FILE, "terms": []}, "terms"),
        ({**FILE, "terms": {"act-types": [7]}}, "terms.act-types[0]"),
        (with_term(more=1), "terms.act-types[0].more"),
        (with_term(labels="x"), "terms.act-types[0].labels"),
        (with_term(labels={"fr": "x"}), "terms.act-types[0].labels"),
        (with_term(labels={"en": ""}), "terms.act-types[0].labels.en"),
        (with_term(labels={"en": "x" * 201}), "terms.act-types[0].labels.en"),
        (with_term(labels={"en": "a\u202eb"}), "terms.act-types[0].labels.en"),
        (with_term(note={"ru": "x\ny"}), "terms.act-types[0].note.ru"),
        (with_term(aliases={"kk": ["ok", "\u200b"]}), "terms.act-types[0].aliases.kk[1]"),
        (with_term(huridocs="04"), "terms.act-types[0].huridocs"),
    ],
)
def test_a_wrong_field_is_named(document: object, path: str) -> None:
    assert refusal(document) == ("field_wrong", path)


def test_an_unknown_vocabulary_is_named() -> None:
    assert refusal({**FILE, "terms": {"fruits": []}}) == ("vocabulary_unknown", "terms.fruits")


@pytest.mark.parametrize(
    "code", ["beating", "ru1:shaming", "kz1:", "kz1:x", "kz1:Shaming", "kz1:a:b", ""]
)
def test_a_code_outside_the_namespace_is_refused(code: str) -> None:
    assert refusal(with_term(code=code)) == ("code_wrong", "terms.act-types[0].code")


def test_a_code_used_twice_is_refused() -> None:
    document = {**FILE, "terms": {"act-types": [TERM, TERM]}}
    assert refusal(document) == ("code_repeated", "terms.act-types[1].code")


@pytest.mark.parametrize("parent", ["nothing", "beating", "kz1:shaming", ""])
def test_a_parent_that_is_unknown_or_too_deep_is_refused(parent: str) -> None:
    assert refusal(with_term(parent=parent)) == ("parent_unknown", "terms.act-types[0].parent")


def test_a_term_without_a_label_is_refused() -> None:
    assert refusal(with_term(labels={})) == ("label_missing", "terms.act-types[0].labels")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=10,
)


@given(
    st.sampled_from(sorted(FILE)), st.sampled_from([*sorted(TERM), "note", "aliases"]), json_values
)
def test_any_value_in_any_field_is_taken_or_refused_cleanly(
    field: str, inner: str, value: object
) -> None:
    for document in ({**FILE, field: value}, with_term(**{inner: value})):
        try:
            outcome: object = parsed(document)
        except UserError as error:
            outcome = error.code.startswith("reference.additions_")
        assert isinstance(outcome, Additions) or outcome is True


def test_a_field_named_by_half_a_character_is_refused() -> None:
    for document in ('{"format":"1.0","\\ud800":1}', '{"format":"1.0","terms":{"\\ud800":[1]}}'):
        with pytest.raises(UserError) as raised:
            parse_additions(document.encode(), "own.json")
        assert raised.value.code.startswith("reference.additions_")
