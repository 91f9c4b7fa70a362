"""What earlier versions of the program wrote is opened, migrated and found whole by this one."""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from fieldreport.crypto import shares
from fieldreport.crypto.keyslots import TEST_COST
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.vault import cardslots, check, contacts, drafts, evidence, migrate, records, search
from fieldreport.vault.search import Filters
from fieldreport.vault.vault import Vault
from tests.unit.vault import make_stored
from tests.unit.vault.made import passphrase
from tests.unit.vault.make_stored import PASSPHRASE, STORED

VERSIONS = sorted(STORED.iterdir())


def _schema(vault: Vault) -> list[tuple[str, ...]]:
    rows = vault.db.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema ORDER BY 1, 2")
    return [tuple(row) for row in rows.fetchall()]


def test_there_is_a_stored_vault_of_each_schema() -> None:
    assert [path.name for path in VERSIONS] == [f"v{step.number}" for step in migrate.steps()]


@pytest.mark.parametrize("stored", VERSIONS, ids=lambda path: path.name)
def test_a_stored_vault_opens_and_has_what_was_written(stored: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(stored / "vault", tmp_path / "vault"))
    expected = json.loads((stored / "expected.json").read_bytes())
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        assert vault.fingerprint == expected["fingerprint"]
        (subject,) = records.conflicts(vault)
        assert sorted(record.id for record in records.heads(vault, subject)) == expected["heads"]
        assert [item.id for item in records.history(vault, subject)] == expected["history"]
        assert records.get(vault, expected["person"]).kind == "person"
        found = search.ids(vault, Filters(text="елки", person="kairat", assessment="corroborated"))
        assert len(found) == 2
        with evidence.open(vault, expected["evidence"]) as file:
            assert hashlib.sha256(file.read()).hexdigest() == expected["evidence"]
        assert contacts.by_fingerprint(vault, expected["contact"]).name == "Координатор"
        (draft,) = drafts.newest_first(vault)
        assert draft.body.startswith(b"{")
        assert check.check(vault, Silent()).findings == ()


@pytest.mark.parametrize("stored", VERSIONS, ids=lambda path: path.name)
def test_the_trustees_of_a_stored_vault_open_it(stored: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(stored / "vault", tmp_path / "vault"))
    expected = json.loads((stored / "expected.json").read_bytes())
    sheets = [shares.parse(text) for text in expected["sheets"]]
    with shares.combine(sheets[1:]) as seed:
        key = HybridIdentity(seed)
    with passphrase("a new one") as new:
        cardslots.recover(place, key, new)
        with Vault.open(place, new) as vault:
            assert vault.fingerprint == expected["fingerprint"]
            assert cardslots.test(vault, key).state == "sealed"


@pytest.mark.parametrize("stored", VERSIONS, ids=lambda path: path.name)
def test_a_migrated_vault_is_like_a_new_one(stored: Path, tmp_path: Path) -> None:
    place = Path(shutil.copytree(stored / "vault", tmp_path / "vault"))
    with passphrase() as secret:
        new = Vault.create(tmp_path / "new", secret, name="N", role="monitor", cost=TEST_COST)
    with new, Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as old:
        assert _schema(old) == _schema(new)
        assert migrate.version(old.db) == migrate.version(new.db) == migrate.steps()[-1].number


def test_the_script_still_makes_what_is_stored(tmp_path: Path) -> None:
    make_stored.main(tmp_path / "v")
    newest = VERSIONS[-1]
    made, kept = (
        sorted(str(p.relative_to(root)) for p in root.iterdir())
        for root in (tmp_path / "v", newest)
    )
    assert made == kept
    assert (tmp_path / "v" / "README.md").read_bytes() == (newest / "README.md").read_bytes()
