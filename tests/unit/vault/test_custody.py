"""The chain of the custody log, and what a purge leaves of it."""

from __future__ import annotations

import hashlib
import json

import pytest

from fieldreport.vault import custody
from fieldreport.vault.vault import Vault

ITEM, OTHER = "ab" * 32, "cd" * 32


def _append(vault: Vault, *items: str) -> None:
    with vault.transaction():
        for item in items:
            custody.append(vault, "created", item, "record", {"why": "test"})


def test_the_first_entry_is_the_making_of_the_vault(vault: Vault) -> None:
    (entry,) = custody.entries(vault)
    told = entry.told()
    assert told is not None
    assert (entry.n, entry.previous) == (1, bytes(32))
    assert (told.action, told.item, told.kind) == ("created", vault.fingerprint, "vault")


def test_an_entry_has_the_digest_that_the_format_says(vault: Vault) -> None:
    _append(vault, ITEM)
    first, second = custody.entries(vault)
    assert second.salt is not None
    assert second.payload is not None
    assert json.loads(second.payload).keys() == {
        *("at", "identity", "action", "item", "kind", "detail")
    }
    assert len(second.salt) == 16
    inner = hashlib.sha256(second.salt + second.payload).digest()
    number = (2).to_bytes(8, "big")
    outer = hashlib.sha256(b"fieldreport/v1/custody\0" + number + first.digest + inner)
    assert second.digest == outer.digest()
    assert second.previous == first.digest
    assert custody.head(vault) == (2, second.digest)


def test_entries_are_found_by_what_they_are_about(vault: Vault) -> None:
    _append(vault, ITEM, OTHER, ITEM)
    assert [entry.n for entry in custody.entries(vault, ITEM)] == [2, 4]
    assert [entry.n for entry in custody.entries_about(vault, [ITEM, OTHER, ITEM])] == [2, 3, 4]
    assert custody.entries(vault, "00" * 32) == []


def test_an_entry_needs_a_transaction(vault: Vault) -> None:
    with pytest.raises(RuntimeError, match="transaction"):
        custody.append(vault, "created", ITEM, "record")


def test_an_entry_goes_with_the_transaction_that_it_tells_of(vault: Vault) -> None:
    with pytest.raises(ZeroDivisionError), vault.transaction():  # noqa: PT012  fails in its body
        custody.append(vault, "created", ITEM, "record")
        raise ZeroDivisionError
    assert custody.entries(vault, ITEM) == []


def test_a_long_chain_holds(vault: Vault) -> None:
    _append(vault, *[ITEM] * 2100)
    assert list(custody.check(vault)) == []


def test_a_purge_deletes_what_was_told_and_the_chain_holds(vault: Vault) -> None:
    _append(vault, ITEM, OTHER, ITEM)
    digests = [entry.digest for entry in custody.entries(vault)]
    with vault.transaction():
        assert custody.erase_payloads(vault, [ITEM]) == 2
        assert custody.erase_payloads(vault, [ITEM]) == 0
    erased = custody.entries(vault, ITEM)
    assert [(entry.salt, entry.payload, entry.told()) for entry in erased] == [(None,) * 3] * 2
    assert [entry.digest for entry in custody.entries(vault)] == digests
    assert list(custody.check(vault)) == []


@pytest.mark.parametrize(
    ("reason", "n", "change"),
    [
        ("digest", 3, "UPDATE custody SET payload = replace(payload, 'created', 'removed') || x''"),
        ("digest", 3, "UPDATE custody SET salt = zeroblob(16)"),
        ("digest", 3, "UPDATE custody SET digest = zeroblob(32)"),
        ("link", 3, "UPDATE custody SET previous = zeroblob(32)"),
        ("payload", 3, "UPDATE custody SET salt = NULL"),
        ("item", 3, "UPDATE custody SET item = zeroblob(32)"),
        ("item", 3, "UPDATE custody SET item = NULL"),
        ("gap", 4, "DELETE FROM custody"),
    ],
)
def test_a_change_in_the_middle_is_found(vault: Vault, reason: str, n: int, change: str) -> None:
    _append(vault, ITEM, ITEM, ITEM)
    if "payload =" in change:
        change = "UPDATE custody SET payload = CAST(replace(payload, 'test', 'fake') AS BLOB)"
    vault.db.execute(change + " WHERE n = 3")
    assert custody.Broken(n, reason) in list(custody.check(vault))


def test_an_entry_that_was_forged_whole_breaks_the_next_link(vault: Vault) -> None:
    _append(vault, ITEM, ITEM)
    entry = custody.entries(vault)[1]
    digest = custody.digest_of(2, entry.previous, bytes(16), b"{}")
    vault.db.execute(
        "UPDATE custody SET salt = zeroblob(16), payload = ?, digest = ? WHERE n = 2",
        (b"{}", digest),
    )
    assert list(custody.check(vault)) == [
        custody.Broken(2, "payload"),
        custody.Broken(3, "link"),
    ]
