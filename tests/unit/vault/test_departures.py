from __future__ import annotations

import secrets

import pytest

from fieldreport.vault import custody, departures
from fieldreport.vault.departures import Item
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import file, files, handed_over, records
from tests.unit.vault.made import passphrase

DANA, OLEG = "aa" * 32, "bb" * 32


def test_numbers_count_for_each_recipient_from_one(vault: Vault) -> None:
    first = departures.allot(vault, "reports", [DANA])
    second = departures.allot(vault, "reports", [DANA, OLEG])
    third = departures.allot(vault, "receipt", [OLEG])
    numbers = [{to.fingerprint: to.n for to in one.recipients} for one in (first, second, third)]
    assert numbers == [{DANA: 1}, {DANA: 2, OLEG: 1}, {OLEG: 2}]
    assert {to.epoch for one in (first, second) for to in one.recipients} == {
        departures.epoch(vault)
    }
    assert len({one.bundle for one in (first, second, third)}) == 3


def test_a_number_is_never_used_again(vault: Vault) -> None:
    first = departures.allot(vault, "reports", [DANA])
    departures.void(vault, first.id)
    assert departures.departure(vault, first.id).state == "void"
    (again,) = departures.allot(vault, "reports", [DANA]).recipients
    assert again.n == 2


def test_a_new_epoch_counts_from_one(vault: Vault) -> None:
    departures.allot(vault, "reports", [DANA])
    vault.set_setting("epoch", secrets.token_bytes(16))
    (to,) = departures.allot(vault, "reports", [DANA]).recipients
    assert to.n == 1


def test_the_number_is_committed_before_anything_is_written(vault: Vault) -> None:
    allotted = departures.allot(vault, "reports", [DANA], records(["cc" * 32]))
    with vault.reader() as reader:
        seen = departures.by_bundle(reader, allotted.bundle)
    assert seen == allotted
    assert seen.state == "writing"
    assert (seen.manifest, seen.size, seen.head) == (None, None, None)


def test_what_was_written_is_in_the_ledger_and_in_the_custody_log(vault: Vault) -> None:
    photo = file(vault, b"content")
    items = [*records(["cc" * 32]), *files([photo])]
    done = handed_over(vault, [DANA, OLEG], items)
    assert done.state == "written"
    assert departures.items(vault, done.id) == sorted(items, key=lambda one: (one.kind, one.item))
    assert departures.handed_over(vault, photo) == [done]
    assert departures.departures(vault) == [done]
    (entry,) = custody.entries(vault, done.bundle)
    told = entry.told()
    assert told is not None
    assert told.detail == {"manifest": done.manifest, "kind": "reports", "to": f"{DANA},{OLEG}"}
    actions = [entry.told() for entry in custody.entries(vault, photo)]
    assert [one.action for one in actions if one] == ["added", "exported"]


def test_what_was_not_written_was_not_handed_over(vault: Vault) -> None:
    writing = departures.allot(vault, "reports", [DANA], [Item("cc" * 32, "record")])
    assert departures.handed_over(vault, "cc" * 32) == []
    departures.void(vault, writing.id)
    assert departures.items(vault, writing.id) == []
    with pytest.raises(RuntimeError, match="not being written"):
        departures.written(vault, writing.id, manifest="00" * 32, size=1)
    assert departures.departure(vault, writing.id).state == "void"


def test_what_was_written_can_not_be_voided(vault: Vault) -> None:
    done = handed_over(vault, [DANA], records(["cc" * 32]))
    departures.void(vault, done.id)
    departures.sweep(vault)
    assert departures.departure(vault, done.id) == done
    assert len(departures.items(vault, done.id)) == 1


def test_a_bundle_goes_to_somebody_and_once_to_each(vault: Vault) -> None:
    for recipients in ([], [DANA, DANA]):
        with pytest.raises(ValueError, match="goes to"):
            departures.allot(vault, "reports", recipients)
    assert departures.departures(vault) == []


def test_of_a_killed_handover_nobody_is_sure_after_the_next_unlock(vault: Vault) -> None:
    writing = departures.allot(vault, "reports", [DANA], records(["cc" * 32]))
    folder = vault.folder
    vault.close()
    with passphrase() as secret, Vault.open(folder, secret) as again:
        assert departures.departure(again, writing.id).state == "unsure"
        assert departures.handed_over(again, "cc" * 32) == []
        assert departures.unfinished(again) == [writing.bundle]


def test_a_doubt_is_no_failure_and_stays_one(vault: Vault) -> None:
    done = handed_over(vault, [DANA], records(["cc" * 32]))
    writing = departures.allot(vault, "reports", [DANA], records(["dd" * 32]), head=(3, "ab" * 32))
    for one in (done, writing):
        departures.doubt(vault, one.id)
        departures.void(vault, one.id)
    assert departures.departure(vault, done.id) == done
    assert departures.departure(vault, writing.id).state == "unsure"
    assert departures.departure(vault, writing.id).head == (3, "ab" * 32)
    assert departures.items(vault, writing.id) == records(["dd" * 32])


def test_a_vault_without_an_epoch_is_a_bug(vault: Vault) -> None:
    vault.db.execute("DELETE FROM setting WHERE name = 'epoch'")
    with pytest.raises(RuntimeError, match="epoch"):
        departures.epoch(vault)
