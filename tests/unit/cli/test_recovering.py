"""`recover` makes a vault of what is left, says what is missing, and leaves the damaged one as it is."""

from __future__ import annotations

from pathlib import Path

from tests.unit.cli.made import Console, Run, written
from tests.unit.usecases.made import Places, report
from tests.unit.vault.made import tree


def test_a_whole_vault_is_recovered_whole(
    console: Console, monitor: Run, places: Places, tmp_path: Path
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report("Seen."))).done()
    new = tmp_path / "new"
    assert "Nothing is missing" in monitor("recover", places.monitor, new).done().out
    opened = console.at(new, places.passphrase)
    opened("check").done()
    assert len(opened("--json", "report", "list").done().json) == 1


def test_a_damaged_one_is_recovered_in_part_and_everything_missing_is_named(
    console: Console, monitor: Run, places: Places, tmp_path: Path
) -> None:
    monitor("report", "add", written(tmp_path / "r.json", report("Seen."))).done()
    (places.monitor / "reports.db").write_bytes(b"garbage" * 1000)
    before = tree(places.monitor)
    answer = monitor("recover", places.monitor, tmp_path / "new")
    assert answer.code == 3
    assert "Restore a backup" in answer.out
    answer = monitor("--json", "recover", places.monitor, tmp_path / "json")
    assert answer.code == 3
    assert {each["code"] for each in answer.json["findings"]} == {
        "recover.database_lost",
        "recover.identity_lost",
    }
    assert not answer.json["same_identity"]
    assert tree(places.monitor) == before
    console.at(tmp_path / "new", places.passphrase)("check")


def test_what_cant_be_recovered_is_refused_in_words(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    monitor("recover", tmp_path / "nothing", tmp_path / "new").refused()
    monitor("recover", places.monitor, places.monitor / "new").refused("another folder")
    for name in ("header.json", "header.2.json"):
        (places.monitor / name).write_bytes(b'{"kind":"vault"')
    monitor("recover", places.monitor, tmp_path / "new").refused("header.json")
    assert not (tmp_path / "new").exists()
