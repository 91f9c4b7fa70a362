"""One bad thing among good ones: it is named with its reason, and everything else comes in.

An organisation must not lose a bundle of a hundred reports because one of them was written by a
broken program; and a bad thing must not come in because the bundle around it is good.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from fieldreport.bundle import layout, read
from fieldreport.progress import Silent
from tests.unit.bundle.made import (
    BOMB,
    Draft,
    card_of,
    custody_line,
    evidence,
    full,
    lines,
    record,
    refusal,
    somebody,
    taken,
)

pytestmark = pytest.mark.hostile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x"


def signature_line(**changed: Any) -> Callable[[bytes], bytes]:
    def change(content: bytes) -> bytes:
        first, second, rest = content.split(b"\n", 2)
        tree = json.loads(second) | changed
        return b"\n".join(
            [first, json.dumps({k: v for k, v in tree.items() if v is not None}).encode(), rest]
        )

    return change


def first_record(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    """Return what changes the first record and signs it anew, as its author could."""

    def changed(content: bytes) -> bytes:
        first, second, rest = content.split(b"\n", 2)
        raw = change(first)
        signature = {
            "id": hashlib.sha256(raw).hexdigest(),
            "author": json.loads(second)["author"],
            "signature": base64.b64encode(somebody("aigul").sign("record", raw)).decode(),
        }
        return b"\n".join([raw, json.dumps(signature).encode(), rest])

    return changed


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda content: b"x" * ((1 << 20) + 1) + content[content.index(b"\n") :], "too-long"),
        (first_record(lambda raw: raw + b" "), "json"),
        (first_record(lambda raw: BOMB), "json"),
        (first_record(lambda raw: b""), "json"),
        (first_record(lambda raw: raw.replace(b"{", b'{"kind":"report",', 1)), "json"),
        (first_record(lambda raw: raw.replace(b'"1.0"', b'"2.0"', 1)), "newer"),
        (first_record(lambda raw: raw.replace(b'"narrative"', b'"narrativ"', 1)), "fields"),
        (first_record(lambda raw: raw.replace(b'"report"', b'"rumour"', 1)), "fields"),
        (first_record(lambda raw: b"[1]"), "fields"),
        (
            first_record(
                lambda raw: raw.replace(
                    somebody("aigul").fingerprint.encode(), somebody("serik").fingerprint.encode()
                )
            ),
            "author",
        ),
        (lambda content: content.replace(b"Seen from", b"Sean from", 1), "line"),
        (signature_line(id="0" * 64), "line"),
        (signature_line(id=None), "line"),
        (signature_line(more=1), "line"),
        (signature_line(signature="AAAA"), "line"),
        (signature_line(signature="?"), "line"),
        (signature_line(signature="A" * 9000), "line"),
        (signature_line(author="0" * 64), "author"),
        (signature_line(author=somebody("serik").fingerprint), "signature"),
        (signature_line(signature=base64.b64encode(bytes(3373)).decode()), "signature"),
        (lambda c: c.split(b"\n", 2)[0] + b"\n\n" + c.split(b"\n", 2)[2], "line"),
        (lambda c: c.split(b"\n", 2)[0] + b"\n" + BOMB + b"\n" + c.split(b"\n", 2)[2], "line"),
    ],
)
def test_one_bad_record_is_named_and_the_rest_comes_in(
    path: Path, change: Callable[[bytes], bytes], reason: str
) -> None:
    members = full()
    good = taken(Draft(members).at(path)).records
    content = change(members[1][1])
    bad_id = hashlib.sha256(content.split(b"\n", 1)[0]).hexdigest()
    found = taken(Draft([members[0], ("records.jsonl", content), *members[2:]]).at(path))
    assert found.quarantined == [("record", reason, bad_id, 1)]
    assert found.records == good[1:]
    assert len(found.evidence) == 4


def test_a_record_signed_for_another_purpose_is_not_taken(path: Path) -> None:
    one = record("aigul")
    forged = one._replace(signature=somebody("aigul").sign("card", one.raw))
    found = taken(Draft([("records.jsonl", lines(forged))]).at(path))
    assert found.quarantined == [("record", "signature", one.id, 1)]


def test_names_among_accounts_and_accounts_among_names_are_not_taken(path: Path) -> None:
    person, report = record("aigul", "person"), record("aigul")
    found = taken(
        Draft([("records.jsonl", lines(person)), ("persons.jsonl", lines(report))]).at(path)
    )
    assert found.quarantined == [
        ("record", "member", person.id, 1),
        ("record", "member", report.id, 1),
    ]


@pytest.mark.parametrize("cut", [1, 200, 5000])
def test_a_last_record_without_its_end_is_named(path: Path, cut: int) -> None:
    first, last = record("aigul"), record("aigul", narrative="x" * 5000)
    content = lines(first, last)[:-cut]
    found = taken(Draft([("records.jsonl", content)]).at(path))
    assert [entry[:2] for entry in found.quarantined] == [("record", "line")]
    assert found.records == [first.raw]


def test_lines_out_of_step_lose_their_records_and_nothing_else(path: Path) -> None:
    members = full()
    content = b"{}\n" + members[1][1]
    found = taken(Draft([members[0], ("records.jsonl", content), *members[2:]]).at(path))
    assert {entry[:2] for entry in found.quarantined} == {("record", "line")}
    assert len(found.records) == 2
    assert len(found.evidence) == 4


def test_more_lines_than_a_bundle_may_have_end_the_reading(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "MAX_RECORDS", 100)
    members = [("records.jsonl", b"\n" * 120), ("persons.jsonl", b"\n" * 80)]
    assert len(taken(Draft(members).at(path)).quarantined) == 100
    members = [("records.jsonl", b"\n" * 120), ("persons.jsonl", b"\n" * 82)]
    assert refusal(Draft(members).at(path)) == "bundle.too_many_lines"


def test_a_third_partys_record_needs_his_card(path: Path) -> None:
    theirs, mine = record("serik"), record("aigul")
    content = ("records.jsonl", lines(theirs, mine))
    found = taken(Draft([content]).at(path))
    assert found.quarantined == [("record", "author", theirs.id, 1)]
    assert found.records == [mine.raw]
    found = taken(Draft([("cards.jsonl", card_of("serik") + b"\n"), content]).at(path))
    assert found.records == [theirs.raw, mine.raw]


@pytest.mark.parametrize(
    "line",
    [
        card_of("serik").replace(b"monitor", b"recovery") + b"\n",
        card_of("serik")[:-1] + b"\n",
        card_of("aigul") + b"\n",
        card_of("serik"),
        b"{}\n",
        b"\n",
        BOMB + b"\n",
        b"x" * 2_000_000 + b"\n",
    ],
    ids=["forged", "cut", "sender", "no end", "empty", "blank", "bomb", "long"],
)
def test_a_bad_card_is_named_and_its_authors_records_too(path: Path, line: bytes) -> None:
    theirs, mine = record("serik"), record("aigul")
    members = [("cards.jsonl", line), ("records.jsonl", lines(theirs, mine))]
    found = taken(Draft(members).at(path))
    assert found.quarantined == [("card", "card", None, 1), ("record", "author", theirs.id, 1)]
    assert found.records == [mine.raw]


def test_cards_out_of_order_or_twice_are_named(path: Path) -> None:
    names = sorted(("serik", "c", "d"), key=lambda name: somebody(name).fingerprint)
    cards = [card_of(name) + b"\n" for name in names]
    for wrong, bad in ((cards[::-1], [2, 3]), (cards[:1] * 2, [2])):
        found = taken(Draft([("cards.jsonl", b"".join(wrong))]).at(path))
        assert found.quarantined == [("card", "card", None, n) for n in bad]


def test_more_cards_than_there_are_authors_end_the_reading(path: Path) -> None:
    found = [("cards.jsonl", b"\n" * 2000)]
    assert refusal(Draft(found).at(path)) == "bundle.too_many_lines"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (custody_line(1, digest="0" * 64), "hash"),
        (custody_line(1, salt="0" * 32), "hash"),
        (custody_line(1, previous="1" + "0" * 63), "hash"),
        (custody_line(1, n=2), "hash"),
        (custody_line(1, n=0), "fields"),
        (custody_line(1, payload='{"at":"now"}'), "fields"),
        (custody_line(1, payload="{}"), "fields"),
        (custody_line(1, payload=None, more=1), "fields"),
        (custody_line(1).rstrip(), "line"),
        (b"[]\n", "fields"),
        (b"\n", "json"),
        (BOMB + b"\n", "json"),
        (b"x" * 2_000_000 + b"\n", "too-long"),
    ],
)
@pytest.mark.parametrize("take_whole", [False, True])
def test_a_bad_custody_entry_is_named_and_the_others_come(
    path: Path, line: bytes, reason: str, take_whole: bool
) -> None:
    content = custody_line(7) + line
    found = taken(Draft([("custody.jsonl", content)]).at(path), take_whole=take_whole)
    assert found.quarantined == [("custody", reason, None, 2)]
    assert [i.line.n for i in found.items if isinstance(i, read.CustodyItem)] == [7]


def test_a_purged_custody_entry_comes_without_its_payload(path: Path) -> None:
    content = custody_line(1, salt=None, payload_gone=None)
    content = content.replace(b', "payload_gone": null', b"")
    tree = json.loads(content) | {"payload": None}
    (item,) = taken(Draft([("custody.jsonl", json.dumps(tree).encode() + b"\n")]).at(path)).items
    assert isinstance(item, read.CustodyItem)
    assert item.payload is None


def test_custody_too_large_to_be_held_is_left_out_of_a_damaged_bundle(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Draft(full()).at(path)
    monkeypatch.setattr(layout, "MAX_HELD_CUSTODY", 10)
    found = taken(path, take_whole=True)
    assert found.quarantined == [("custody", "too-long", None, None)]
    assert len(taken(path).items) == 13


def with_wrong_hash(at: int) -> Draft:
    members = full()
    at %= len(members)
    name, content = members[at]
    wrong = (name, bytes([content[0] ^ 1]) + content[1:])
    return Draft(members, in_tar=[*members[:at], wrong, *members[at + 1 :]])


@pytest.mark.parametrize("at", [-1, -2, -4])
def test_evidence_that_is_not_what_its_name_says_is_named_and_the_rest_comes_in(
    path: Path, at: int
) -> None:
    members = full()
    if not members[at][1]:
        at = -3
    sha256 = members[at][0].removeprefix("evidence/")
    found = taken(with_wrong_hash(at).at(path))
    assert found.quarantined == [("evidence", "hash", sha256, None)]
    assert found.evidence[sha256] is None
    assert sum(content is not None for content in found.evidence.values()) == 3


def test_evidence_under_a_name_that_is_not_its_hash_is_not_taken(path: Path) -> None:
    name = "evidence/" + "0" * 64
    found = taken(Draft([(name, b"something else"), evidence(b"good")]).at(path))
    assert found.quarantined == [("evidence", "hash", "0" * 64, None)]
    assert list(filter(None, found.evidence.values())) == [b"good"]


@pytest.mark.parametrize("bad", [0, 1, 2])
def test_a_wrong_part_of_evidence_loses_the_whole_file(
    path: Path, bad: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "PART_SIZE", 100)
    content = bytes(range(250))
    sha256 = hashlib.sha256(content).hexdigest()
    parts = [content[n : n + 100] for n in (0, 100, 200)]
    members = [(f"evidence/{sha256}.{n:03}", part) for n, part in enumerate(parts)]
    assert taken(Draft(members).at(path)).evidence == {sha256: content}

    wrong = [(n, bytes(len(c)) if i == bad else c) for i, (n, c) in enumerate(members)]
    for draft in (Draft(members, in_tar=wrong), Draft(wrong)):
        found = taken(draft.at(path))
        assert found.quarantined == [("evidence", "hash", sha256, None)]


def test_evidence_that_nobody_reads_is_checked_all_the_same(path: Path) -> None:
    with read.BundleFile(with_wrong_hash(-1).at(path)) as bundle:
        sealed = read.unlock(bundle, somebody("botagoz").age)
        opened = read.accept(sealed, somebody("aigul").public, somebody("botagoz"))
        kinds = [type(item).__name__ for item in opened.items()]
    assert kinds[-2:] == ["EvidenceItem", "Quarantined"]


def test_reading_reports_its_progress_and_can_be_cancelled(path: Path) -> None:
    class Counting(Silent):
        def __init__(self) -> None:
            self.steps: list[tuple[int, int]] = []

        def step(self, done: int, total: int) -> None:
            self.steps.append((done, total))

    members = [evidence(bytes(5_000_000))]
    progress = Counting()
    with read.BundleFile(Draft(members).at(path)) as bundle:
        sealed = read.unlock(bundle, somebody("botagoz").age)
        opened = read.accept(sealed, somebody("aigul").public, somebody("botagoz"))
        for _ in opened.items(progress=progress):
            pass
    assert progress.steps == sorted(progress.steps)
    assert progress.steps[-1][0] == progress.steps[-1][1]
    assert len(progress.steps) >= 5
