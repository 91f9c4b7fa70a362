from __future__ import annotations

import json
from collections.abc import Callable, Iterator

import pytest

from fieldreport.bundle import compose, layout
from fieldreport.bundle.compose import SignedRecord
from fieldreport.crypto.cards import open_card
from fieldreport.errors import UserError
from fieldreport.model.exchange import parse_custody_line
from tests.unit.bundle.made import card_of, custody_line, lines, record


def content(member: layout.Member) -> bytes:
    return b"".join(map(bytes, member.blocks()))


def source(*records: SignedRecord) -> Callable[[], Iterator[SignedRecord]]:
    return lambda: iter(records)


def test_records_and_people_get_a_member_each_with_two_lines_a_record() -> None:
    reports = [record("aigul"), record("serik")]
    people = [record("aigul", "person")]
    found = compose.record_members(source(*reports), source(*people))
    assert [member.path for member in found] == ["records.jsonl", "persons.jsonl"]
    assert [content(member) for member in found] == [lines(*reports), lines(*people)]
    assert [member.size for member in found] == [len(lines(*reports)), len(lines(*people))]


def test_without_records_there_is_no_member() -> None:
    assert compose.record_members(source(), source()) == []
    (only,) = compose.record_members(source(), source(record("aigul", "person")))
    assert only.path == "persons.jsonl"


def test_records_are_counted_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "MAX_RECORDS", 3)
    one = record("aigul")
    compose.record_members(source(one, one), source(one))
    with pytest.raises(UserError) as caught:
        compose.record_members(source(one, one), source(one, one))
    assert caught.value.code == "bundle.too_many_records"


def test_cards_are_sorted_by_fingerprint_and_none_comes_twice() -> None:
    cards = {open_card(card_of(name)).fingerprint: card_of(name) for name in ("a", "b", "c")}
    opened = [open_card(card) for card in cards.values()]
    (member,) = compose.cards_member([*opened, *reversed(opened)])
    assert content(member) == b"".join(card + b"\n" for _, card in sorted(cards.items()))
    assert compose.cards_member([]) == []


def test_a_card_laid_out_for_people_travels_on_one_line_and_stays_valid() -> None:
    laid_out = json.dumps(json.loads(card_of("serik")), indent=4, ensure_ascii=True).encode()
    (member,) = compose.cards_member([open_card(laid_out)])
    (line,) = content(member).splitlines()
    assert open_card(line).fingerprint == open_card(card_of("serik")).fingerprint


def test_custody_entries_get_a_line_each() -> None:
    entries = [parse_custody_line(custody_line(n).rstrip()) for n in (1, 2)]
    (member,) = compose.custody_member(lambda: iter(entries))
    assert [parse_custody_line(line) for line in content(member).splitlines()] == entries
    assert compose.custody_member(lambda: iter(())) == []
