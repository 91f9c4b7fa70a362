from __future__ import annotations

import hashlib
import os
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from fieldreport.crypto.cards import make_card, open_card
from fieldreport.crypto.identity import Identity
from fieldreport.errors import UserError
from fieldreport.model.exchange import CustodyHead, CustodyLine
from fieldreport.model.records import Record, compose
from fieldreport.progress import Silent
from fieldreport.vault import (
    acknowledged,
    arrivals,
    bulk,
    contacts,
    custody,
    evidence,
    intake,
    purging,
    records,
    search,
)
from fieldreport.vault.connection import Connection
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.vault import Vault
from tests.unit.vault import ledger
from tests.unit.vault.ledger import befriend, manifest, reference
from tests.unit.vault.made import WRITTEN, passphrase, report, stored, version

EPOCH = "0e" * 16
PHOTO = hashlib.sha256(b"content").hexdigest()


@pytest.fixture(scope="module")
def aidar() -> Identity:
    return Identity.generate()


def begun(vault: Vault, sender: Identity, digest: str | None = None) -> VaultStore:
    store = VaultStore(vault)
    made, own = manifest()
    store.begin(made, digest or own, sender=sender.fingerprint, epoch=EPOCH, n=1)
    return store


def signed(author: Identity, *made: Record) -> list[tuple[Record, bytes]]:
    return [(record, author.sign("record", record.raw)) for record in made]


def child(author: Identity, *parents: Record, narrative: str = "more") -> Record:
    body = {"narrative": narrative}
    return version(author, "report", body, based_on=parents, subject=parents[0].subject)


def listed(vault: Vault) -> list[str]:
    found = search.ids(vault, search.Filters())
    return [row.id for row in search.page(vault, found)]


def said(vault: Vault, arrival: arrivals.Arrival) -> dict[str, tuple[str, str | None]]:
    return {a.item: (a.state, a.reason) for a in arrivals.answers(vault, arrival.id)}


def rows(vault: Vault) -> dict[str, int]:
    tables = (
        *("arrival", "arrival_item", "arrival_custody", "record", "content", "parent", "term"),
        *("mention", "text", "evidence", "segment", "author", "custody"),
    )
    return {
        table: vault.db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in tables
    }


def test_nothing_is_visible_before_and_everything_after_the_publication(
    vault: Vault, aidar: Identity
) -> None:
    store = begun(vault, aidar)
    photo = {"evidence": [reference(PHOTO)]}
    made = [report(aidar, f"report {n}", **photo) for n in range(3)]
    assert store.stage(signed(aidar, *made)) == []
    store.stage_evidence(PHOTO, 7, [b"con", b"tent"], Silent())
    assert listed(vault) == []
    assert records.known(vault, [one.id for one in made]) == set()
    assert evidence.find(vault, PHOTO) is None
    arrival = store.publish()
    assert sorted(listed(vault)) == sorted(one.id for one in made)
    assert [records.raw(vault, one.id) for one in made] == [one.raw for one in made]
    assert b"".join(evidence.blocks(vault, PHOTO)) == b"content"
    assert said(vault, arrival) == {
        **{one.id: ("stored", None) for one in made},
        PHOTO: ("stored", None),
    }
    assert [one.id for one in records.heads(vault, made[0].subject)] == [made[0].id]
    assert evidence.referring(vault, PHOTO) == [one.id for one in made]


def test_an_import_is_written_into_the_custody_log(vault: Vault, aidar: Identity) -> None:
    store = begun(vault, aidar)
    store.stage_evidence(PHOTO, 7, [b"content"], Silent())
    arrival = store.publish()
    told = [entry.told() for entry in custody.entries(vault)[-2:]]
    assert [(one.action, one.item) for one in told if one] == [
        ("imported", arrival.bundle),
        ("imported", PHOTO),
    ]
    assert list(custody.check(vault)) == []


def test_a_history_that_comes_in_one_bundle_has_one_head(vault: Vault, aidar: Identity) -> None:
    first = report(aidar)
    left, right = child(aidar, first), child(aidar, first, narrative="other")
    merged = child(aidar, left, right)
    store = begun(vault, aidar)
    store.stage(signed(aidar, first, left, right, merged))
    store.publish()
    assert [one.id for one in records.heads(vault, first.subject)] == [merged.id]
    assert len(records.history(vault, first.subject)) == 4


def test_versions_that_come_out_of_order_in_two_bundles_have_one_head(
    vault: Vault, aidar: Identity
) -> None:
    first = report(aidar)
    second = child(aidar, first)
    for record in (second, first):
        store = begun(vault, aidar)
        store.stage(signed(aidar, record))
        store.publish()
    assert [one.id for one in records.heads(vault, first.subject)] == [second.id]


def test_what_is_there_is_known_and_not_stored_again(vault: Vault, aidar: Identity) -> None:
    ours = stored(vault, report(vault))
    ledger.file(vault, b"content")
    before = rows(vault)
    store = begun(vault, aidar)
    assert store.known("record", [ours.id, "ab" * 32]) == {ours.id: "kept"}
    assert store.known("evidence", [PHOTO, "ab" * 32]) == {PHOTO: "kept"}
    store.stage([(ours, vault.identity.sign("record", ours.raw))])

    unread = iter([b"content"])
    store.stage_evidence(PHOTO, 7, unread, Silent())
    assert next(unread) == b"content"
    arrival = store.publish()
    assert said(vault, arrival) == {ours.id: ("known", None), PHOTO: ("known", None)}
    after = rows(vault)
    for table in ("record", "content", "evidence", "segment", "text"):
        assert after[table] == before[table]


def test_a_record_that_comes_twice_in_a_bundle_is_stored_once(
    vault: Vault, aidar: Identity
) -> None:
    record = report(aidar)
    store = begun(vault, aidar)
    store.stage(signed(aidar, record, record))
    store.stage(signed(aidar, record))
    assert store.known("record", [record.id]) == {}
    arrival = store.publish()
    assert said(vault, arrival) == {record.id: ("stored", None)}


def foreign(author: Identity, kind: str, parent: Record) -> Record:
    body = {"words": "x"} if kind == "statement" else {"narrative": "x"}
    how = {"author": author.fingerprint, "written": WRITTEN}
    return compose(kind, body, parents=[parent.id], **how)  # type: ignore[arg-type]


def test_a_version_whose_parent_is_about_something_else_is_refused(
    vault: Vault, aidar: Identity
) -> None:
    there = stored(vault, report(vault))
    here = report(aidar)
    strange = [foreign(aidar, "report", parent) for parent in (there, here)]
    another_kind = foreign(aidar, "statement", here)
    good = child(aidar, here)
    store = begun(vault, aidar)
    refused = store.stage(signed(aidar, here, *strange, another_kind, good))
    assert {(one.item, one.reason) for one in refused} == {
        (one.id, "parents") for one in (*strange, another_kind)
    }
    arrival = store.publish()
    assert said(vault, arrival)[strange[0].id] == ("quarantined", "parents")
    assert [one.id for one in records.heads(vault, here.subject)] == [good.id]
    assert [one.id for one in records.heads(vault, there.subject)] == [there.id]


def test_a_version_with_a_parent_nobody_knows_is_kept(vault: Vault, aidar: Identity) -> None:
    unknown = report(aidar)
    record = child(aidar, unknown)
    store = begun(vault, aidar)
    assert store.stage(signed(aidar, record)) == []
    store.publish()
    assert [one.id for one in records.heads(vault, record.subject)] == [record.id]


def test_what_was_purged_does_not_come_back_and_is_not_called_known(
    vault: Vault, aidar: Identity
) -> None:
    befriend(vault, aidar)
    photo = ledger.file(vault, b"content")
    record = stored(vault, report(vault, evidence=[reference(photo)]))
    items = [*ledger.records([record.id]), *ledger.files([photo])]
    sent = ledger.handed_over(vault, [aidar.fingerprint], items)
    states = {record.id: "backed-up", photo: "backed-up"}
    acknowledged.apply_receipt(vault, ledger.receipt(sent, states, vault), aidar.fingerprint)
    assert purging.purge(vault) == (1, 1, 0)
    store = begun(vault, aidar)
    assert store.known("record", [record.id]) == {record.id: "purged"}
    assert store.known("evidence", [photo]) == {photo: "purged"}
    signature = vault.identity.sign("record", record.raw)
    assert store.stage([(record, signature)]) == [(record.id, "purged")]
    store.stage_evidence(photo, 7, [b"content"], Silent())
    arrival = store.publish()
    assert said(vault, arrival) == {
        record.id: ("quarantined", "purged"),
        photo: ("quarantined", "purged"),
    }
    assert not records.version(vault, record.id).kept
    assert listed(vault) == []


def test_evidence_of_no_bytes_is_quarantined(vault: Vault, aidar: Identity) -> None:
    store = begun(vault, aidar)
    empty = hashlib.sha256(b"").hexdigest()
    store.stage_evidence(empty, 0, [], Silent())
    assert said(vault, store.publish()) == {empty: ("quarantined", "empty")}


class Lost(Exception):
    """What a bundle raises when a file in it is not what its name says."""


def test_a_file_that_does_not_come_whole_is_dropped_and_the_rest_comes_in(
    vault: Vault, aidar: Identity
) -> None:
    def breaking_off() -> Iterator[bytes]:
        yield os.urandom(2 << 20)
        raise Lost

    store = begun(vault, aidar)
    bad = "ab" * 32
    with pytest.raises(Lost):
        store.stage_evidence(bad, 3 << 20, breaking_off(), Silent())
    with pytest.raises(UserError) as caught:
        store.stage_evidence("cd" * 32, 7, [b"another"], Silent())
    assert caught.value.code == "evidence.not_as_announced"
    store.note("evidence", bad, "quarantined", "hash")
    store.stage_evidence(PHOTO, 7, [b"content"], Silent())
    arrival = store.publish()
    assert said(vault, arrival) == {bad: ("quarantined", "hash"), PHOTO: ("stored", None)}
    assert rows(vault)["segment"] == 1
    assert not arrival.settled


def test_a_discarded_import_leaves_no_row_and_no_file(vault: Vault, aidar: Identity) -> None:
    before = rows(vault)
    store = begun(vault, aidar)
    fill(store, aidar)
    store.discard()
    assert rows(vault) == before
    assert not [path for path in (vault.folder / "evidence").rglob("*") if path.is_file()]
    store.discard()
    with pytest.raises(RuntimeError, match="no import"):
        store.publish()


def fill(store: VaultStore, aidar: Identity) -> None:
    first = report(aidar, tags=["seen"], evidence=[reference(PHOTO)])
    store.stage(signed(aidar, first, child(aidar, first)))
    store.stage_evidence(PHOTO, 7, [b"content"], Silent())
    store.note("record", "ab" * 32, "quarantined", "json")
    store.stage_custody([(line(1), PHOTO)])
    store.vouch(open_card(make_card(aidar, "Aidar", "monitor")))


def line(n: int, payload: str | None = "{}") -> CustodyLine:
    salt = "00" * 16 if payload else None
    return CustodyLine(n=n, previous="00" * 32, salt=salt, payload=payload, digest=f"{n:064x}")


def test_a_killed_import_is_swept_at_the_next_unlock(vault: Vault, aidar: Identity) -> None:
    before = rows(vault)
    fill(begun(vault, aidar), aidar)
    assert rows(vault) != before
    folder = vault.folder
    vault.close()
    with passphrase() as secret, Vault.open(folder, secret) as again:
        assert rows(again) == before
        assert not [path for path in (folder / "evidence").rglob("*") if path.is_file()]
        assert not evidence.unknown_files(again)


def test_a_file_of_an_import_that_is_given_up_stays_if_it_was_here_before(
    vault: Vault, aidar: Identity
) -> None:
    photo = ledger.file(vault, b"content")
    store = begun(vault, aidar)
    store.stage_evidence(photo, 7, [b"content"], Silent())
    store.discard()
    assert b"".join(evidence.blocks(vault, photo)) == b"content"


def test_custody_entries_and_the_cards_of_other_authors_are_kept(
    vault: Vault, aidar: Identity
) -> None:
    store = begun(vault, aidar)
    store.stage_custody([(line(1), PHOTO), (line(2, None), None), (line(1), PHOTO)])
    store.stage_custody([(line(3), "not a name"), (line(4), "abc")])
    card = open_card(make_card(aidar, "Aidar", "monitor"))
    store.vouch(card)
    assert contacts.vouched(vault, aidar.fingerprint) is None
    store.publish()
    assert contacts.vouched(vault, aidar.fingerprint) == card
    assert contacts.everyone(vault) == []
    found = vault.db.execute("SELECT n, payload, item FROM arrival_custody ORDER BY n").fetchall()
    assert found == [
        (1, b"{}", bytes.fromhex(PHOTO)),
        (2, None, None),
        (3, b"{}", None),
        (4, b"{}", None),
    ]


def test_the_same_bundle_again_is_recognised(vault: Vault, aidar: Identity) -> None:
    digest = os.urandom(32).hex()
    record = report(aidar)
    store = begun(vault, aidar, digest)
    assert store.seen(digest) is None
    store.stage(signed(aidar, record))
    arrival = store.publish()
    assert VaultStore(vault).seen(digest) == arrival
    assert arrival.settled


def test_a_second_import_completes_one_that_broke_off(vault: Vault, aidar: Identity) -> None:
    digest = os.urandom(32).hex()
    one, two = report(aidar), report(aidar)
    store = begun(vault, aidar, digest)
    store.stage(signed(aidar, one))
    store.note("evidence", PHOTO, "damaged")
    store.stage_custody([(line(1), None)])
    first = store.publish(complete=False)
    assert (first.complete, first.settled) == (False, False)
    store = begun(vault, aidar, digest)
    store.stage(signed(aidar, one, two))
    store.stage_evidence(PHOTO, 7, [b"content"], Silent())
    store.stage_custody([(line(1), None), (line(2), None)])
    second = store.publish()
    assert (second.id, second.complete, second.settled) == (first.id, True, True)
    assert said(vault, second) == {
        one.id: ("stored", None),
        two.id: ("stored", None),
        PHOTO: ("stored", None),
    }
    assert sorted(listed(vault)) == sorted([one.id, two.id])
    assert arrivals.arrivals(vault) == [second]
    assert {records.version(vault, r.id).arrival for r in (one, two)} == {first.id}
    assert rows(vault)["arrival_custody"] == 2


def test_a_worse_word_about_an_item_does_not_replace_a_better_one(
    vault: Vault, aidar: Identity
) -> None:
    store = begun(vault, aidar)
    item = "ab" * 32
    words: list[arrivals.ItemState] = ["damaged", "known", "quarantined", "damaged"]
    for state in words:
        store.note("evidence", item, state, None)
    arrival = store.publish()
    select = "SELECT state FROM arrival_item WHERE arrival = ?"
    assert vault.db.execute(select, (arrival.id,)).fetchall() == [("known",)]


def test_the_numbers_that_never_came_are_told(vault: Vault, aidar: Identity) -> None:
    store = VaultStore(vault)
    made, digest = manifest(head=CustodyHead(n=1, digest="00" * 32))
    store.begin(made, digest, sender=aidar.fingerprint, epoch=EPOCH, n=3)
    store.publish()
    assert [one.n for one in store.missing()] == [1, 2]


def test_one_import_at_a_time(vault: Vault, aidar: Identity) -> None:
    store = begun(vault, aidar)
    made, digest = manifest()
    with pytest.raises(RuntimeError, match="under way"):
        store.begin(made, digest, sender=aidar.fingerprint, epoch=EPOCH, n=1)


def test_staging_commits_in_batches(
    vault: Vault, aidar: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "BATCH", 2)
    made = [report(aidar) for _ in range(5)]
    pairs = [(record, bytes(3373)) for record in made]
    store = begun(vault, aidar)
    seen: list[int] = []
    reader = vault.reader()
    store_rows = bulk.store

    def counting(db: Connection, arrival: int, batch: Sequence[bulk.Prepared]) -> None:
        seen.append(reader.db.execute("SELECT count(*) FROM record").fetchone()[0])
        store_rows(db, arrival, batch)

    monkeypatch.setattr(bulk, "store", counting)
    store.stage(pairs)
    reader.close()
    assert seen == [0, 2, 4]


def test_a_full_drive_in_the_middle_can_be_discarded(
    place: Path, small_drive: Path, aidar: Identity
) -> None:
    folder = Path(shutil.copytree(place, small_drive / "vault"))
    with passphrase() as secret, Vault.open(folder, secret) as vault:
        before = rows(vault)
        store = begun(vault, aidar)
        store.stage(signed(aidar, report(aidar)))
        content = os.urandom(6 << 20)
        with pytest.raises(UserError) as caught:
            store.stage_evidence("ab" * 32, len(content), [content], Silent())
        assert caught.value.code == "files.full"
        store.discard()
        assert rows(vault) == before


def test_a_large_import_is_discarded_in_several_transactions(vault: Vault, aidar: Identity) -> None:
    before = rows(vault)
    store = begun(vault, aidar)
    store.stage([(report(aidar), bytes(3373)) for _ in range(501)])
    store.discard()
    assert rows(vault) == before
