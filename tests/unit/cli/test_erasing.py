from __future__ import annotations

import os

import pytest

from tests.unit.cli.made import Run
from tests.unit.cli.terminal import terminal
from tests.unit.usecases.made import Places, tree

posix = pytest.mark.skipif(os.name == "nt", reason="needs a terminal of a Unix")


def test_a_vault_is_erased_without_its_passphrase_and_what_may_be_left_is_said(
    monitor: Run, places: Places
) -> None:
    places.passphrase.unlink()
    (places.monitor / "notes.txt").write_text("mine")
    said = monitor("erase", "--yes").done().out
    assert "erased" in said
    assert "1 file in" in said
    assert "SSD" in said
    assert [path.name for path in places.monitor.iterdir()] == ["notes.txt"]
    monitor("erase", "--yes").refused("not a vault")


def test_the_answer_names_everything(monitor: Run, places: Places) -> None:
    answer = monitor("--json", "erase", "--yes").done().json
    assert answer["folder"] == str(places.monitor)
    assert (answer["opens"], answer["left"], answer["foreign"]) == (False, [], [])
    assert answer["removed"] > 3
    assert not places.monitor.exists()


def test_without_a_terminal_or_in_another_folder_nothing_is_erased(
    monitor: Run, places: Places
) -> None:
    before = tree(places.folder)
    monitor("erase", stdin=b"erase\n").refused("terminal")
    monitor("--vault", places.drive, "erase", "--yes").refused("empty")
    monitor("--vault", places.folder, "erase", "--yes").refused("not a vault")
    assert tree(places.folder) == before


@posix
def test_the_word_is_typed_first(places: Places) -> None:
    before = tree(places.folder)
    with terminal("--vault", places.monitor, "erase") as person:
        person.wait_for("“erase”")
        person.type("yes\n")
        assert person.ended() == 1
        assert "Cancelled" in person.seen
    assert tree(places.folder) == before
    with terminal("--vault", places.monitor, "--lang", "ru", "erase") as person:
        person.wait_for("«стереть»")
        person.type("Стереть\n")
        assert person.ended() == 0
    assert not places.monitor.exists()


def test_what_resists_is_told(
    monitor: Run, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*arguments: object, **named: object) -> None:
        raise OSError(30, "read-only file system")

    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        answer = monitor("erase", "--yes")
    assert answer.code == 3
    assert "nothing opens this vault" in answer.err
    with monkeypatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        patched.setattr(os, "urandom", refuse)
        answer = monitor("erase", "--yes")
    assert answer.code == 1
    assert "may still open" in answer.err
    monitor("erase", "--yes").done()


def test_only_the_word_itself_erases(monitor: Run, places: Places) -> None:
    before = tree(places.folder)
    for typed in ("yes\n", "\n", "erased\n"):
        answer = monitor("erase", typed=typed)
        assert answer.code == 1
        assert "Cancelled" in answer.err
    assert monitor("erase", typed="").code == 1
    assert tree(places.folder) == before
    assert monitor("erase", typed=" ERASE \n").code == 0
    assert not places.monitor.exists()
