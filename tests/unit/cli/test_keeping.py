from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.cli.made import Console, Run, written
from tests.unit.usecases.made import (
    PASSPHRASE,
    Places,
    content_at,
    differing,
    evidence,
    report,
    tree,
)

pytestmark = pytest.mark.usefixtures("cheap")


def one_file(places: Places) -> Path:
    """The one file of evidence of the monitor's vault."""
    (found,) = [path for path in (places.monitor / "evidence").rglob("*") if path.is_file()]
    return found


def flip(path: Path) -> None:
    raw = bytearray(path.read_bytes())
    raw[-1] ^= 1
    path.write_bytes(raw)


@pytest.fixture
def kept(monitor: Run, tmp_path: Path) -> str:
    """The id of a report with a file, in the monitor's vault."""
    path = written(tmp_path / "r.json", report())
    return monitor("report", "add", path, "--evidence", evidence()).word


# --- init -----------------------------------------------------------------------------------------


def test_a_new_vault_says_where_it_is_and_shows_its_fingerprint(
    console: Console, places: Places, tmp_path: Path
) -> None:
    run = console.at(tmp_path / "new", places.passphrase)
    said = run("init", "--name", "Aq Qanat", "--role", "monitor").done().out
    assert "new" in said
    shown = run("card", "show").done().out
    assert shown.splitlines()[0] == "Aq Qanat (monitor)"
    assert shown.splitlines()[1] in said
    other = console.at(tmp_path / "other", places.passphrase)
    answer = other("--json", "init", "--name", "Samal", "--role", "coordinator").done().json
    assert answer["vault"] == str(tmp_path / "other")
    assert len(answer["fingerprint"]) == 64


def test_a_vault_is_made_where_nobody_said_anything_else(
    console: Console, places: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA", "USERPROFILE"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    words = ("--passphrase-file", places.passphrase)
    console(*words, "init", "--name", "Aq Qanat", "--role", "monitor").done()
    assert console(*words, "card", "show").done().out.startswith("Aq Qanat")
    assert list(tmp_path.glob("home/**/header.json"))


def test_a_taken_folder_or_an_unusable_name_makes_nothing(
    console: Console, monitor: Run, places: Places, tmp_path: Path
) -> None:
    before = tree(places.monitor)
    monitor("init", "--name", "N", "--role", "monitor").refused("not empty")
    assert tree(places.monitor) == before
    new = console.at(tmp_path / "new", places.passphrase)
    new("init", "--name", "two\nlines", "--role", "monitor").refused()
    new("init", "--name", "", "--role", "monitor").refused()
    assert not (tmp_path / "new").exists()


# --- passphrase -----------------------------------------------------------------------------------


def test_a_new_passphrase_opens_the_vault_and_the_old_one_no_longer(
    console: Console, monitor: Run, places: Places, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.write_text("nine larks\n", encoding="utf-8")
    monitor("passphrase", "change", "--new-passphrase-file", new).done()
    monitor("card", "show").refused()
    with_new = console.at(places.monitor, new)
    with_new("card", "show").done()
    again = with_new("--json", "passphrase", "change", "--new-passphrase-file", places.passphrase)
    assert again.done().json == {"changed": True}
    monitor("card", "show").done()


def test_a_passphrase_that_is_none_changes_nothing(
    monitor: Run, places: Places, tmp_path: Path
) -> None:
    before = tree(places.monitor)
    (tmp_path / "empty").touch()
    monitor("passphrase", "change", "--new-passphrase-file", tmp_path / "empty").refused()
    monitor("passphrase", "change", "--new-passphrase-file", tmp_path / "gone").refused("gone")
    assert tree(places.monitor) == before


# --- check ----------------------------------------------------------------------------------------


def test_a_sound_vault_is_said_to_be_sound(monitor: Run, kept: str) -> None:
    assert monitor("check").done().out.startswith("Everything is sound")
    assert monitor("--json", "check").done().json == {"records": 1, "evidence": 1, "findings": []}


def test_what_is_damaged_is_named_and_ends_with_1(monitor: Run, kept: str, places: Places) -> None:
    flip(one_file(places))
    before = tree(places.monitor / "evidence")
    digest = monitor("--json", "evidence", "list").json[0]["sha256"]
    answer = monitor("check")
    assert (answer.code, answer.err) == (1, "")
    assert digest[:12] in answer.out
    assert "sound" not in answer.out
    told = monitor("--json", "check")
    assert told.code == 1
    assert told.json["findings"] == [{"code": "check.evidence_damaged", "item": digest}]
    assert tree(places.monitor / "evidence") == before


def test_a_quick_check_says_how_much_it_looked_at_and_that_it_was_a_part(
    monitor: Run, kept: str, places: Places
) -> None:
    said = monitor("check", "--quick").done().out
    assert "Only the whole check reads everything" in said
    answer = monitor("--json", "check", "--quick").done().json
    assert answer["quick"]
    assert (answer["records"], answer["files"], answer["findings"]) == (1, 1, [])
    flip(one_file(places))
    before = content_at(places.monitor)
    run = monitor("check", "--quick")
    assert run.code == 1
    assert "is damaged" in run.out
    assert "Run the whole check" in run.out
    (finding,) = monitor("--json", "check", "--quick").json["findings"]
    assert finding["code"] == "check.evidence_damaged"
    assert differing(before, content_at(places.monitor)) == set()


# --- backup and restore ---------------------------------------------------------------------------


def test_a_backup_is_made_brought_up_to_date_and_restored(
    console: Console, monitor: Run, kept: str, places: Places, tmp_path: Path
) -> None:
    folder = tmp_path / "backup"
    assert "compared" in monitor("backup", folder).done().out
    monitor("report", "add", written(tmp_path / "s.json", report("More."))).done()
    again = monitor("--json", "backup", folder).done().json
    assert set(again) == {"folder", "files", "size", "damaged"}
    assert again["damaged"] == []
    before = tree(folder)
    new = console.at(tmp_path / "restored", places.passphrase)
    assert "restored" in new("restore", folder).done().out
    assert tree(folder) == before
    new("check").done()
    assert len(new("--json", "report", "list").json) == 2
    digest = new("--json", "evidence", "list").json[0]["sha256"]
    new("evidence", "save", digest, tmp_path / "copy.mp4")
    assert (tmp_path / "copy.mp4").read_bytes() == evidence().read_bytes()
    other = console.at(tmp_path / "other", places.passphrase)
    assert other("--json", "restore", folder).done().json["damaged"] == []


def test_a_backup_of_what_is_damaged_says_so_and_doesnt_count(
    console: Console, coordinator: Run, monitor: Run, kept: str, places: Places, tmp_path: Path
) -> None:
    monitor("handover", "--to", "Samal", "--out", places.drive, "--all").done()
    coordinator("import", places.drive).done()
    (segment,) = [path for path in (places.coordinator / "evidence").rglob("*") if path.is_file()]
    flip(segment)
    answer = coordinator("backup", tmp_path / "backup")
    assert answer.code == 3
    digest = coordinator("--json", "evidence", "list").json[0]["sha256"]
    assert digest in answer.out
    assert answer.err
    coordinator("receipt", "--out", places.drive).done()
    monitor("import", places.drive).done()
    assert "Records: 0; evidence: 0." in monitor("purge", "--acknowledged").done().out


def test_a_damaged_backup_restores_the_rest(
    console: Console, monitor: Run, kept: str, places: Places, tmp_path: Path
) -> None:
    monitor("backup", tmp_path / "backup").done()
    (segment,) = [p for p in (tmp_path / "backup" / "evidence").rglob("*") if p.is_file()]
    flip(segment)
    new = console.at(tmp_path / "restored", places.passphrase)
    answer = new("--json", "restore", tmp_path / "backup")
    assert answer.code == 3
    assert len(answer.json["damaged"]) == 1
    assert len(new("--json", "report", "list").json) == 1


def test_what_is_no_backup_or_the_wrong_place_makes_nothing(
    console: Console, monitor: Run, coordinator: Run, places: Places, tmp_path: Path
) -> None:
    before = content_at(places.monitor)
    monitor("backup", places.monitor).refused()
    monitor("backup", places.monitor / "evidence").refused()
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "photo.jpg").write_bytes(b"mine")
    monitor("backup", tmp_path / "mine").refused("something else")
    monitor("backup", tmp_path / "mine" / "photo.jpg").refused()
    assert differing(before, content_at(places.monitor)) == set()
    monitor("backup", tmp_path / "backup").done()
    coordinator("backup", tmp_path / "backup").refused("another vault")
    new = console.at(tmp_path / "new", places.passphrase)
    new("restore", tmp_path / "gone").refused()
    new("restore", tmp_path / "mine").refused()
    monitor("restore", tmp_path / "backup").refused("not empty")
    (tmp_path / "wrong").write_text("wrong", encoding="utf-8")
    console.at(tmp_path / "new", tmp_path / "wrong")("restore", tmp_path / "backup").refused()
    assert not (tmp_path / "new").exists()
    assert differing(before, content_at(places.monitor)) <= {"backup", "custody"}


def test_no_output_ever_shows_a_passphrase(
    console: Console, monitor: Run, places: Places, tmp_path: Path
) -> None:
    new = console.at(tmp_path / "new", places.passphrase)
    key = ("--key-passphrase-file", places.passphrase)
    for answer in (
        new("init", "--name", "N", "--role", "monitor"),
        new("init", "--name", "N", "--role", "monitor"),
        new("--json", "card", "show"),
        new("passphrase", "change", "--new-passphrase-file", places.passphrase),
        new("key", "export", tmp_path / "k", *key),
        new("rescue", tmp_path / "k", "--key", tmp_path / "k", "--out", tmp_path / "o", *key),
        new("backup", tmp_path / "b"),
        new("--passphrase", PASSPHRASE[:5], "card", "show"),
    ):
        assert PASSPHRASE not in answer.out + answer.err
    assert PASSPHRASE.encode() not in b"".join(
        path.read_bytes()
        for path in tmp_path.rglob("*")
        if path.is_file() and path != places.passphrase
    )


# --- new keys -------------------------------------------------------------------------------------


def test_new_keys_come_with_a_new_passphrase_and_what_is_left_is_said(
    console: Console, monitor: Run, kept: str, places: Places, tmp_path: Path
) -> None:
    new = tmp_path / "new"
    new.write_text("nine larks\n", encoding="utf-8")
    change = ("passphrase", "change", "--rekey", "--new-passphrase-file")
    said = monitor(*change, new).done().out
    assert "wrapped anew: 1" in said
    assert "old passphrase" in said
    monitor("card", "show").refused()
    with_new = console.at(places.monitor, new)
    with_new("check").done()
    answer = with_new("--json", *change, places.passphrase).done().json
    assert (answer["rekeyed"], answer["files"], answer["cards"], answer["dropped"]) == (
        *(True, 1, 0),
        [],
    )
    monitor("card", "show").done()


def test_recovery_cards_that_nobody_trusts_any_more_are_dropped_with_the_old_keys(
    console: Console, monitor: Run, places: Places, tmp_path: Path
) -> None:
    card = tmp_path / "card"
    words = ("recovery", "make", "--name", "Q", "--shares", 2, "--of", 2, "--untyped")
    made = console("--json", *words, "--card", card).done().json
    monitor("contact", "add", card).done()
    monitor("contact", "compare", "Q", made["fingerprint"]).done()
    monitor("recovery", "add", "Q").done()
    assert monitor("contact", "revoke", tmp_path / "card.revocation").code == 0
    change = ("passphrase", "change", "--rekey", "--new-passphrase-file", places.passphrase)
    assert "no contact: 1" in monitor(*change).done().out
    assert monitor("--json", "recovery", "list").json == []
