from __future__ import annotations

import os

from fieldreport.progress import Silent
from fieldreport.vault import departures, evidence
from fieldreport.vault.intake import VaultStore
from fieldreport.vault.sweep import sweep
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import file, handed_over, manifest, records
from tests.unit.vault.made import passphrase, report, stored, tree


def test_a_calm_vault_has_nothing_to_sweep(vault: Vault) -> None:
    record = stored(vault, report(vault))
    file(vault, b"content")
    handed_over(vault, ["aa" * 32], records([record.id]))
    folder = vault.folder
    vault.close()
    before = tree(folder)
    with passphrase() as secret, Vault.open(folder, secret):
        pass
    after = tree(folder)
    changing = {".", "lock", "reports.db", "held", "evidence"}
    assert {name: entry for name, entry in after.items() if name not in changing} == {
        name: entry for name, entry in before.items() if name not in changing
    }


def test_everything_that_a_killed_session_left_is_finished(vault: Vault) -> None:
    writing = departures.allot(vault, "reports", ["aa" * 32], records(["cc" * 32]))
    evidence.stream(evidence.plan(vault, 7), [b"content"], Silent())
    store = VaultStore(vault)
    made, digest = manifest()
    store.begin(made, digest, sender="5e" * 32, epoch="0e" * 16, n=1)
    store.stage_evidence(
        "3fc9b689459d738f8c88a3a48aa9e33542016b7a4052e001aaa536fca74813cb",
        9,
        [b"something"],
        Silent(),
    )
    sweep(vault)
    assert departures.departure(vault, writing.id).state == "unsure"
    for table in ("segment", "evidence", "arrival"):
        assert vault.db.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
    assert not [name for _, _, names in os.walk(vault.folder / "evidence") for name in names]
