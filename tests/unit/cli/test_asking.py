from __future__ import annotations

import errno
import io
import os
import subprocess
import sys
from argparse import Namespace
from getpass import GetPassWarning
from pathlib import Path

import pytest

from fieldreport.cli import asking
from fieldreport.cli.output import Output
from fieldreport.errors import UserError
from tests.unit.cli.made import Console, Run, written
from tests.unit.cli.terminal import ROOT, terminal
from tests.unit.usecases.made import PASSPHRASE, Places, content_at, report, tree

PLAIN = Output("en", as_json=False)

posix = pytest.mark.skipif(os.name == "nt", reason="needs a terminal of a Unix")


def from_file(path: Path, raw: bytes) -> bytes:
    path.write_bytes(raw)
    with asking.passphrase(str(path), PLAIN) as secret:
        return bytes(secret.view)


# --- where the vault lies -------------------------------------------------------------------------


def test_a_vault_beside_the_packaged_program_comes_before_the_usual_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "fieldreport"))
    carried = tmp_path / "fieldreport-vault"
    carried.mkdir()
    unasked = Namespace(vault=None)
    assert asking.vault_folder(unasked) != carried, "it isn't packaged"
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert asking.vault_folder(unasked) == carried
    assert asking.vault_folder(Namespace(vault="/elsewhere")) == Path("/elsewhere")
    carried.rmdir()
    assert asking.vault_folder(unasked) != carried


# --- from a file ----------------------------------------------------------------------------------


def test_one_line_end_is_no_part_of_the_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "p"
    for raw, wanted in (
        (b"seven herons", b"seven herons"),
        (b"seven herons\n", b"seven herons"),
        (b"seven herons\r\n", b"seven herons"),
        (b"seven herons\n\n", b"seven herons\n"),
        (b" seven herons \r", b" seven herons \r"),
    ):
        assert from_file(path, raw) == wanted


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "cli.passphrase_empty"),
        (b"\n", "cli.passphrase_empty"),
        (b"\xff\xfe", "cli.passphrase_not_text"),
        (b"x" * (asking.PASSPHRASE_LIMIT + 1), "files.too_big"),
    ],
)
def test_what_is_no_passphrase_is_refused(tmp_path: Path, raw: bytes, code: str) -> None:
    for ask in (asking.passphrase, asking.new_passphrase):
        (tmp_path / "p").write_bytes(raw)
        with pytest.raises(UserError) as caught:
            ask(str(tmp_path / "p"), PLAIN)
        assert caught.value.code == code
        # Whatever was in the file, the error doesn't show it.
        assert set(caught.value.params) <= {"file", "name", "limit"}


def test_a_missing_file_is_named(monitor: Run, tmp_path: Path, places: Places) -> None:
    monitor("card", "show", "--passphrase-file", tmp_path / "gone").refused("gone")
    monitor("card", "show", "--passphrase-file", tmp_path).refused(tmp_path.name)


def test_a_wrong_passphrase_changes_nothing(
    console: Console, tmp_path: Path, places: Places
) -> None:
    (tmp_path / "p").write_text("another", encoding="utf-8")
    before = tree(places.monitor)
    answer = console.at(places.monitor, tmp_path / "p")("report", "list")
    answer.refused()
    assert "another" not in answer.err
    assert tree(places.monitor) == before


# --- where the vault is ---------------------------------------------------------------------------


def test_there_is_one_place_for_a_vault_that_nobody_names(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asking.vault_folder(Namespace(vault="here")) == Path("here")
    place = asking.vault_folder(Namespace(vault=None))
    assert place.name == "vault"
    assert "fieldreport" in place.parts
    assert Path.home() in place.parents


# --- from a person --------------------------------------------------------------------------------


@posix
def test_a_passphrase_is_asked_for_and_never_shown(places: Places) -> None:
    with terminal("--vault", places.monitor, "card", "show") as person:
        person.wait_for("Passphrase:")
        person.type(f"{PASSPHRASE}\n")
        assert person.ended() == 0
    assert "Айгүл (monitor)" in person.seen
    assert PASSPHRASE not in person.seen


@posix
def test_it_is_asked_for_in_the_users_language(places: Places) -> None:
    with terminal("--vault", places.monitor, "--lang", "ru", "card", "show") as person:
        person.wait_for("Парольная фраза:")
        person.type("another\n")
        assert person.ended() == 1
    assert "another" not in person.seen


@posix
def test_a_report_on_standard_input_leaves_the_terminal_for_the_passphrase(places: Places) -> None:
    given = b'{"narrative": "Seen from the bridge."}'
    with terminal("--vault", places.monitor, "report", "add", "-", stdin=given) as person:
        person.wait_for("Passphrase:")
        person.type(f"{PASSPHRASE}\n")
        assert person.ended() == 0
    assert PASSPHRASE not in person.seen
    assert len(content_at(places.monitor)["record"]) == 1


@posix
def test_a_new_passphrase_is_typed_twice_and_makes_a_vault_at_full_cost(tmp_path: Path) -> None:
    place = tmp_path / "vault"
    with terminal("--vault", place, "init", "--name", "Aq Qanat", "--role", "monitor") as person:
        for prompt in ("New passphrase:", "Once more:"):
            person.wait_for(prompt)
            person.type(f"{PASSPHRASE}\n")
        assert person.ended() == 0
    assert PASSPHRASE not in person.seen
    assert "The vault is in" in person.seen
    # Nobody guesses cheaply: 64 MiB a guess at least.
    header = (place / "header.json").read_text(encoding="utf-8")
    memory = int(header.partition('"memory":')[2].partition(",")[0])
    assert memory >= 64 * 1024


@posix
def test_a_slip_in_the_new_passphrase_makes_nothing(tmp_path: Path) -> None:
    place = tmp_path / "vault"
    with terminal("--vault", place, "init", "--name", "Aq Qanat", "--role", "monitor") as person:
        for prompt, phrase in (("New passphrase:", PASSPHRASE), ("Once more:", "seven herens")):
            person.wait_for(prompt)
            person.type(f"{phrase}\n")
        assert person.ended() == 1
    assert "differ" in person.seen
    assert tree(tmp_path) == {}


@posix
def test_nothing_typed_is_refused(places: Places) -> None:
    for typed in ("\n", "\x04"):
        with terminal("--vault", places.monitor, "card", "show") as person:
            person.wait_for("Passphrase:")
            person.type(typed)
            assert person.ended() == 1
        assert "Nothing was changed." in person.seen


@posix
def test_without_a_terminal_the_file_is_named_as_the_way(places: Places) -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "fieldreport", "--vault", str(places.monitor), "card", "show"],
        cwd=ROOT,
        check=False,
        capture_output=True,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
        timeout=60,
    )
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"--passphrase-file" in ended.stderr


@posix
def test_a_bar_is_drawn_on_a_terminal(places: Places, tmp_path: Path) -> None:
    written(tmp_path / "r.json", report())
    (tmp_path / "photo.jpg").write_bytes(os.urandom(4 << 20))
    vault = ("--vault", places.monitor, "--passphrase-file", places.passphrase)
    adding = ("report", "add", tmp_path / "r.json", "--evidence", tmp_path / "photo.jpg")
    with terminal(*vault, *adding) as person:
        assert person.ended() == 0
    assert len(content_at(places.monitor)["evidence"]) == 1


# Inside this process, for what a person can't bring about at will.


def prompted(monkeypatch: pytest.MonkeyPatch, *typed: object) -> None:
    """Let somebody sit at the terminal who types this."""
    monkeypatch.setattr(asking, "_somebody_to_ask", lambda: True)
    answers = iter(typed)

    def getpass(prompt: str) -> object:
        answer = next(answers)
        if isinstance(answer, BaseException):
            raise answer
        return answer

    monkeypatch.setattr(asking, "getpass", getpass)


def test_a_terminal_that_would_show_what_is_typed_is_not_used(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    prompted(monkeypatch, GetPassWarning("Can not control echo"))
    with pytest.raises(UserError) as caught:
        asking.passphrase(None, PLAIN)
    assert caught.value.code == "cli.no_terminal"


def test_somebody_can_be_asked_at_a_terminal_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_terminal(path: object, flags: int) -> int:
        raise OSError(errno.ENXIO, "no terminal")

    monkeypatch.setattr(sys, "stdin", io.StringIO())
    with monkeypatch.context() as patched:
        patched.setattr(os, "open", no_terminal)
        with pytest.raises(UserError) as caught:
            asking.passphrase(None, PLAIN)
    assert caught.value.code == "cli.no_terminal"
    with monkeypatch.context() as patched:
        opened = os.open
        patched.setattr(os, "open", lambda path, flags: opened(os.devnull, flags))
        assert asking._somebody_to_ask()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True)
    assert asking._somebody_to_ask()


def test_what_is_typed_must_be_text(monkeypatch: pytest.MonkeyPatch) -> None:
    prompted(monkeypatch, "half \ud800")
    with pytest.raises(UserError) as caught:
        asking.passphrase(None, PLAIN)
    assert caught.value.code == "cli.passphrase_not_text"


def test_a_slip_wipes_both(monkeypatch: pytest.MonkeyPatch) -> None:
    prompted(monkeypatch, "one", "two", "same", "same")
    with pytest.raises(UserError) as caught:
        asking.new_passphrase(None, PLAIN)
    assert caught.value.code == "cli.passphrases_differ"
    with asking.new_passphrase(None, PLAIN) as secret:
        assert bytes(secret.view) == b"same"
