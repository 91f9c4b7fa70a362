"""What was saved is durable before it is signed, and is signed whatever happens in between."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.errors import UserError
from fieldreport.model.records import Record, parse
from fieldreport.progress import Silent
from fieldreport.vault import check, custody, evidence, records, search, unsigned
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, report


def kept(vault: Vault, *made: Record) -> None:
    with vault.transaction():
        unsigned.keep(vault, made)


def waiting(vault: Vault) -> int:
    return int(vault.db.execute("SELECT count(*) FROM unsigned").fetchone()[0])


def test_a_save_is_nowhere_shown_until_it_is_sealed_and_then_whole(vault: Vault) -> None:
    made = report(vault)
    kept(vault, made)
    assert records.history(vault, made.subject) == []
    unsigned.seal(vault)
    assert [head.raw for head in records.heads(vault, made.subject)] == [made.raw]
    assert search.count(vault, search.Filters(text="bridge")) == 1
    told = [entry.told() for entry in custody.entries(vault, made.id)]
    assert [one.action for one in told if one] == ["created"]
    assert waiting(vault) == 0
    assert check.check(vault, Silent()).findings == ()


def test_sealing_again_changes_nothing(vault: Vault) -> None:
    kept(vault, report(vault))
    unsigned.seal(vault)
    head = custody.head(vault)
    unsigned.seal(vault)
    assert custody.head(vault) == head


def test_a_program_that_ends_before_sealing_has_lost_nothing(place: Path) -> None:
    with passphrase() as secret, Vault.open(place, secret) as vault:
        made = report(vault)
        kept(vault, made)
    with passphrase() as secret, Vault.open(place, secret) as vault:
        assert records.get(vault, made.id).raw == made.raw
        assert waiting(vault) == 0


def test_a_save_that_is_undone_leaves_nothing(vault: Vault) -> None:
    with vault.transaction() as db:
        db.execute("SAVEPOINT given_up")
        unsigned.keep(vault, [report(vault)])
        db.execute("ROLLBACK TO given_up")
    assert waiting(vault) == 0


def test_a_save_outside_a_transaction_is_a_slip(vault: Vault) -> None:
    with pytest.raises(RuntimeError):
        unsigned.keep(vault, [report(vault)])


def test_what_can_not_be_stored_waits_with_all_of_its_save_and_the_vault_opens(
    place: Path,
) -> None:
    with passphrase() as secret, Vault.open(place, secret) as vault:
        first = report(vault)
        stranger = _of_another(first, report(vault, "About something else."))
        kept(vault, first)
        unsigned.seal(vault)
        beside = report(vault, "With the one that can't be.")
        kept(vault, beside, stranger)
        with pytest.raises(UserError) as refused:
            unsigned.seal(vault)
        assert refused.value.code == "vault.not_signed_yet"
    with passphrase() as secret, Vault.open(place, secret) as vault:
        assert waiting(vault) == 2
        assert records.history(vault, beside.subject) == []


def _of_another(parent: Record, record: Record) -> Record:
    named = b'"parents":["%s"]' % parent.id.encode()
    return parse(record.raw.replace(b'"parents":[]', named))


def test_evidence_stays_while_a_save_waits_that_may_name_it(vault: Vault) -> None:
    sha256 = evidence.add(vault, [b"a photo"], Silent(), size=7).sha256
    kept(vault, report(vault))
    with pytest.raises(UserError) as refused:
        evidence.remove(vault, sha256)
    assert refused.value.code == "evidence.in_use"
