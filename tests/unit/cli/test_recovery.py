from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from fieldreport.cli import recovery
from fieldreport.usecases.keep import shares
from tests.unit.cli.made import Console, Run, written
from tests.unit.cli.terminal import terminal
from tests.unit.usecases.made import Places, evidence, report, tree

pytestmark = pytest.mark.usefixtures("cheap")
posix = pytest.mark.skipif(os.name == "nt", reason="needs a terminal of a Unix")


@pytest.fixture
def sheets(console: Console, monitor: Run, tmp_path: Path) -> list[Path]:
    """A recovery card that the monitor has compared, and its sheets as files."""
    card = tmp_path / "card"
    made = console(
        *("--json", "recovery", "make", "--name", "Qorgau", "--shares", 2, "--of", 3),
        *("--card", card, "--untyped"),
    )
    answer = made.done().json
    assert (tmp_path / "card.revocation").exists()
    monitor("contact", "add", card).done()
    monitor("contact", "compare", "Qorgau", answer["fingerprint"]).done()
    found = []
    for number, text in enumerate(answer["sheets"]):
        found.append(tmp_path / f"sheet{number}")
        found[-1].write_text(text, encoding="utf-8")
    return found


def test_a_card_is_added_listed_tested_and_removed(monitor: Run, sheets: list[Path]) -> None:
    assert "Only the passphrase" in monitor("recovery", "list").done().out
    assert monitor("--json", "recovery", "list").json == []
    assert "without its passphrase" in monitor("recovery", "add", "Qorgau").done().out
    monitor("recovery", "add", "Qorgau").refused("already")
    assert "not tested yet" in monitor("recovery", "list").done().out
    words = ("--sheet", sheets[2], "--sheet", sheets[0])
    assert "open this vault" in monitor("recovery", "test", *words).done().out
    (way,) = monitor("--json", "recovery", "list").json
    assert (way["name"], way["state"]) == ("Qorgau", "tested_once")
    monitor("recovery", "test", "--sheet", sheets[0]).refused("2 are needed")
    monitor("recovery", "test").refused("terminal")
    assert "no longer opens" in monitor("recovery", "remove", "Qorgau").done().out
    monitor("recovery", "remove", "Qorgau").refused()
    monitor("recovery", "test", *words).refused("don't open this vault")


def test_a_revoked_card_is_shown_as_doubtful(
    monitor: Run, sheets: list[Path], tmp_path: Path
) -> None:
    monitor("recovery", "add", "Qorgau").done()
    answer = monitor("contact", "revoke", tmp_path / "card.revocation")
    assert (answer.code, "still opens your vault" in answer.err) == (0, True)
    assert "revoked" in monitor("recovery", "list").done().out


def test_the_sheets_open_the_vault_and_restore_a_backup(
    console: Console, monitor: Run, places: Places, sheets: list[Path], tmp_path: Path
) -> None:
    monitor("recovery", "add", "Qorgau").done()
    monitor("backup", tmp_path / "backup").done()
    new = tmp_path / "new"
    new.write_text("nine larks\n", encoding="utf-8")
    given = ("--sheet", sheets[1], "--sheet", sheets[2], "--new-passphrase-file", new)
    alone = ("--vault", places.monitor, "recovery", "open")
    assert "new passphrase" in console(*alone, *given).done().out
    monitor("card", "show").refused()
    console.at(places.monitor, new)("card", "show").done()
    target = tmp_path / "restored"
    restored = console("--vault", target, "recovery", "restore", tmp_path / "backup", *given)
    assert "restored" in restored.done().out
    console.at(target, new)("check").done()


def test_a_damaged_backup_is_restored_in_part(
    console: Console, monitor: Run, places: Places, sheets: list[Path], tmp_path: Path
) -> None:
    path = written(tmp_path / "r.json", report())
    monitor("report", "add", path, "--evidence", evidence()).done()
    monitor("recovery", "add", "Qorgau").done()
    monitor("backup", tmp_path / "backup").done()
    (segment,) = [p for p in (tmp_path / "backup" / "evidence").rglob("*") if p.is_file()]
    raw = bytearray(segment.read_bytes())
    raw[-1] ^= 1
    segment.write_bytes(raw)
    answer = console(
        *("--vault", tmp_path / "restored", "recovery", "restore", tmp_path / "backup"),
        *("--sheet", sheets[1], "--sheet", sheets[2]),
        *("--new-passphrase-file", places.passphrase),
    )
    assert answer.code == 3
    assert answer.err


def test_the_sheets_open_what_was_handed_over_to_the_card(
    console: Console, monitor: Run, places: Places, sheets: list[Path], tmp_path: Path
) -> None:
    path = written(tmp_path / "r.json", report())
    monitor("report", "add", path, "--evidence", evidence()).done()
    words = ("--to", "Samal", "Qorgau", "--new", "--out", places.drive)
    bundle = monitor("--json", "handover", *words).done().json["files"][0]
    out = ("rescue", bundle, "--out", tmp_path / "out")
    console(*out, "--sheet", sheets[0]).refused("needed")
    answer = console("--json", *out, "--sheet", sheets[0], "--sheet", sheets[1])
    assert answer.code == 0
    assert any(name.startswith("evidence/") for name in answer.json["files"])
    assert console(*out).code == 2
    assert console(*out, "--sheet", sheets[0], "--key", sheets[1]).code == 2


def test_a_card_isnt_made_where_nobody_can_type(console: Console, tmp_path: Path) -> None:
    base = ("recovery", "make", "--name", "Qorgau", "--of", 3, "--card", tmp_path / "card")
    console(*base, "--shares", 2, stdin=b"").refused("terminal")
    console(*base, "--shares", 1, "--untyped").refused("at least 2")
    console(*base, "--shares", 2, "--untyped", "--expires", "soon").refused()
    assert tree(tmp_path) == {}


def test_without_typing_the_sheets_are_printed_in_a_row(console: Console, tmp_path: Path) -> None:
    base = ("recovery", "make", "--name", "Qorgau", "--shares", 2, "--of", 3, "--untyped")
    out = console(*base, "--card", tmp_path / "a", "--expires", "2030-01-01").done().out
    assert out.count("RECOVERY SHEET") == 3
    (tmp_path / "out").mkdir()
    files = ("--card", tmp_path / "b", "--out", tmp_path / "out")
    assert "RECOVERY SHEET" not in console(*base, *files).done().out
    assert list((tmp_path / "out").iterdir()) == []


@posix
def test_somebody_types_the_sheets_back_from_paper(places: Places, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    words = ("recovery", "make", "--name", "Qorgau", "--shares", "2", "--of", "2")
    with terminal(*words, "--card", tmp_path / "card", "--out", out) as person:
        texts = []
        for number in (1, 2):
            person.wait_for("press Enter")
            (path,) = out.iterdir()
            assert path.name == f"sheet-{number}-2.txt"
            texts.append(path.read_text("utf-8"))
            person.type("\n")
        typed = [" ".join(w[:4] for w in shares.parse(text).words) for text in texts]
        person.wait_for("Sheet 1: type")
        # A slip is asked for again, and the first one twice is one sheet.
        for text in ("this is no sheet", typed[0], typed[0], typed[1]):
            person.type(f"{text}\n\n")
        assert person.ended() == 0
        assert "Word 1 is not" in person.seen
        assert re.search(r"(\d{5} ){11}\d{5}", person.seen)
    assert (tmp_path / "card").exists()
    assert list(out.iterdir()) == []


@posix
def test_sheets_of_another_card_are_asked_for_again(
    console: Console, sheets: list[Path], tmp_path: Path
) -> None:
    others = [" ".join(shares.parse(path.read_text("utf-8")).words) for path in sheets]
    words = ("recovery", "make", "--name", "Q", "--shares", "2", "--of", "2")
    with terminal(*words, "--card", tmp_path / "new") as person:
        for _ in range(2):
            person.wait_for("press Enter")
            person.type("\n")
        person.wait_for("Sheet 1: type")
        person.type(f"{others[1]}\n\n{others[2]}\n\n\x04")
        assert person.ended() == 1
        assert "another card" in person.seen
    assert not (tmp_path / "new").exists()


@posix
def test_sheets_are_typed_to_open_a_vault(
    monitor: Run, places: Places, sheets: list[Path], tmp_path: Path
) -> None:
    monitor("recovery", "add", "Qorgau").done()
    typed = [" ".join(shares.parse(path.read_text("utf-8")).words) for path in sheets]
    words = ("--vault", places.monitor, "recovery", "open")
    with terminal(*words, "--new-passphrase-file", places.passphrase) as person:
        person.wait_for("Sheet 1: type")
        person.type(f"{typed[1]}\n\n{typed[2]}\n\n")
        assert person.ended() == 0
    monitor("card", "show").done()


def test_a_slot_that_was_begun_is_shown(monitor: Run) -> None:
    from fieldreport.usecases.keep.recovery import Way
    from fieldreport.vault.cardslots import Slot

    assert recovery._state(Way(Slot(1, "aa", "pending", "2026"), None)) == "pending"


def test_what_is_typed_back_has_to_be_this_cards(
    console: Console, sheets: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = [" ".join(shares.parse(path.read_text("utf-8")).words) for path in sheets]
    words = ("recovery", "make", "--name", "Q", "--shares", 2, "--of", 2)
    # Two sheets are seen, those of another card are typed, and then nothing more.
    typed = f"\n\n{others[0]}\n\nno sheet\n\n{others[1]}\n\n"
    answer = console(*words, "--card", tmp_path / "new", typed=typed)
    assert answer.code == 1
    assert "another card" in answer.err
    assert "Word 1" in answer.err
    assert not (tmp_path / "new").exists()
    made = shares.make("Q", 2, 2)
    own = "".join(f"{' '.join(sheet.share.words)}\n\n" for sheet in made.sheets)
    monkeypatch.setattr(shares, "make", lambda *words, **how: made)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    answer = console(*words, "--card", tmp_path / "new", typed=f"\n\n{own}")
    assert answer.code == 0
    # A sheet is wiped from the screen before the next.
    assert answer.out.count("\x1b[3J") == 4
    assert (tmp_path / "new").exists()


def test_sheets_are_asked_for_where_none_was_named(monitor: Run, sheets: list[Path]) -> None:
    monitor("recovery", "add", "Qorgau").done()
    words = [" ".join(shares.parse(path.read_text("utf-8")).words) for path in sheets]
    answer = monitor("recovery", "test", typed=f"{words[2]}\n\n{words[1]}\n\n")
    assert (answer.code, "Nothing was changed" in answer.out) == (0, True)
