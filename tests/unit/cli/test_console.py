from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fieldreport import __version__
from fieldreport.cli import console as cli
from fieldreport.cli.console import COMMANDS
from fieldreport.errors import Cancelled, UserError
from fieldreport.reference.wording import LANGUAGES, entry
from tests.unit.cli.made import Console, Run
from tests.unit.usecases.made import Places

# What runs without a vault, and what stands for an answer in each language.
ROOT = Path(__file__).parents[3]


def process(
    *words: object, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a program of its own."""
    return subprocess.run(
        [sys.executable, "-m", "fieldreport", *map(str, words)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        timeout=60,
        env=environment,
    )


# --- help and usage -------------------------------------------------------------------------------


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_help_lists_every_command_in_the_users_language(
    console: Console, language: str
) -> None:
    answer = console("--lang", language, "--help")
    assert (answer.code, answer.err) == (0, "")
    for name in COMMANDS:
        assert f"  {name}" in answer.out
        assert str(entry(f"cli.help.{name}", language)) in answer.out
    # Nothing without wording, and nothing of argparse in another language.
    assert "cli." not in answer.out
    for code in ("usage", "options"):
        assert str(entry(f"arguments.{code}", language)) in answer.out


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_has_its_help_in_every_language(
    console: Console, command: str, language: str
) -> None:
    answer = console(command, "--lang", language, "--help")
    assert (answer.code, answer.err) == (0, "")
    assert f"fieldreport {command}" in answer.out
    assert "cli." not in answer.out
    assert "--passphrase-file" in answer.out
    assert "--passphrase " not in answer.out


@pytest.mark.parametrize(
    ("command", "actions"),
    [
        ("card", ("export", "show")),
        ("contact", ("add", "list", "compare", "revoke")),
        ("report", ("add", "edit", "show", "list", "history", "merge")),
        ("record", ("add", "list", "show", "withdraw")),
        ("evidence", ("add", "list", "save")),
        ("key", ("export",)),
        ("passphrase", ("change",)),
        ("vocabulary", ("list", "add")),
    ],
)
def test_every_action_has_its_help(
    console: Console, command: str, actions: tuple[str, ...]
) -> None:
    for action in actions:
        for language in LANGUAGES:
            answer = console("--lang", language, command, action, "--help")
            assert (answer.code, answer.err) == (0, ""), action
            assert "cli." not in answer.out
    answer = console(command)
    assert (answer.code, answer.out) == (2, "")


def test_the_version_is_the_programs(console: Console) -> None:
    answer = console("--version")
    assert (answer.code, answer.out) == (0, f"fieldreport {__version__}\n")


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("sing",),
        ("--lang", "fr", "card", "show"),
        ("card",),
        ("card", "sing"),
        ("card", "show", "--pass", "x"),
        ("--passphrase", "secret", "card", "show"),
        ("report", "add"),
        ("report", "list", "--colour", "red"),
        ("init", "--name", "N"),
        ("init", "--name", "N", "--role", "recovery"),
        ("handover", "--out", "x"),
        ("handover", "--to", "A", "--out", "x", "--volume-size", "0"),
        ("purge",),
        ("rescue", "x"),
        ("record", "list", "--kind", "report"),
        ("schema", "nothing"),
        ("evidence", "add", "abcdef"),
        ("contact", "compare", "Name"),
    ],
)
def test_wrong_usage_is_exit_code_2_and_says_what_is_wrong(
    console: Console, words: tuple[str, ...]
) -> None:
    answer = console(*words)
    assert (answer.code, answer.out) == (2, "")
    assert answer.err.startswith("usage: fieldreport")
    assert "error: " in answer.err


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("ru", "не хватает аргументов"),
        ("kk", str(entry("arguments.required", "kk")).partition("%")[0]),
        ("en", "the following arguments are required"),
    ],
)
def test_wrong_usage_is_told_in_the_users_language(
    console: Console, language: str, wanted: str
) -> None:
    assert wanted in console("--lang", language, "report", "add").err
    assert wanted in console("report", "add", f"--lang={language}").err


def test_what_follows_two_dashes_is_no_option(console: Console) -> None:
    answer = console("report", "show", "--", "--lang", "ru")
    assert answer.code == 2
    assert answer.err.startswith("usage: ")


def test_a_command_without_an_action_to_run_says_so(
    console: Console, monkeypatch: pytest.MonkeyPatch
) -> None:
    # No command of ours is like this; one that forgets its action must not end in a traceback.
    monkeypatch.setattr("fieldreport.cli.terms.configure", lambda *_: None)
    answer = console("vocabulary")
    assert (answer.code, answer.out) == (2, "")
    assert str(entry("cli.choose_action", "en")) in answer.err


# --- where options may stand ----------------------------------------------------------------------


def test_options_of_every_command_may_stand_before_and_after_it(
    console: Console, places: Places
) -> None:
    before = ("--vault", places.monitor, "--passphrase-file", places.passphrase, "--json")
    for words in ((*before, "card", "show"), ("card", *before, "show"), ("card", "show", *before)):
        assert console(*words).done().json["name"] == "Айгүл"


def test_what_is_said_after_the_command_counts(console: Console, places: Places) -> None:
    answer = console(
        *("--vault", places.monitor, "--passphrase-file", places.passphrase),
        *("card", "show", "--vault", places.coordinator),
    )
    assert answer.done().out.startswith("Samal (coordinator)\n")


def test_the_language_of_the_environment_is_spoken(
    console: Console, monkeypatch: pytest.MonkeyPatch, places: Places
) -> None:
    monkeypatch.setenv("LANG", "kk_KZ.UTF-8")
    assert str(entry("cli.commands", "kk")) in console("--help").out
    # What is asked for beats it; what nobody speaks falls back to it.
    assert str(entry("cli.commands", "ru")) in console("--lang", "ru", "--help").out
    assert console("--lang", "fr", "--help").code == 2


# --- how it ends ----------------------------------------------------------------------------------


def test_a_refusal_is_a_sentence_on_standard_error(monitor: Run) -> None:
    monitor("report", "show", "abcdef").refused("abcdef")


def test_a_refusal_in_json_is_a_document_with_its_code(monitor: Run) -> None:
    answer = monitor("--json", "report", "show", "abcdef")
    assert (answer.code, answer.err) == (1, "")
    told = answer.json["error"]
    assert (told["code"], told["params"]) == ("vault.record_unknown", {"record": "abcdef"})
    assert "abcdef" in told["message"]


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
def test_a_cancelled_command_says_that_nothing_changed(
    monitor: Run, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    def cancelled(*_: object) -> None:
        raise error

    monkeypatch.setattr("fieldreport.usecases.exchange.contacts.all_contacts", cancelled)
    monitor("contact", "list").refused("Cancelled")


def test_a_bug_is_not_dressed_up_as_a_refusal(
    monitor: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("fieldreport.usecases.exchange.contacts.all_contacts", bug)
    with pytest.raises(ZeroDivisionError):
        monitor("contact", "list")


def test_a_reader_that_has_gone_is_no_reason_to_complain(places: Places) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as pipe:
        ended = subprocess.run(
            [sys.executable, "-m", "fieldreport", "schema", "report"],
            cwd=ROOT,
            check=False,
            stdout=pipe,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    assert (ended.returncode, ended.stderr) == (1, b"")


def test_a_pipe_that_breaks_ends_with_1(monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as pipe:
        monkeypatch.setattr(sys, "stdout", pipe)
        assert cli.main(["schema", "report"]) == 1


def test_names_are_printed_whatever_the_console_speaks(places: Places) -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    ended = process(
        *("--vault", places.monitor, "--passphrase-file", places.passphrase, "card", "show"),
        environment=environment,
    )
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "Айгүл".encode() in ended.stdout


def test_the_program_ends_with_the_commands_exit_code(places: Places) -> None:
    assert process("--help").returncode == 0
    assert process("sing").returncode == 2
    assert (
        process(
            "--vault", places.folder, "--passphrase-file", places.passphrase, "check"
        ).returncode
        == 1
    )


def test_main_takes_the_arguments_of_the_process(
    console: Console, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "argv", ["fieldreport", "--version"])
    assert cli.main() == 0
    assert capsys.readouterr().out.startswith("fieldreport ")


# --- how it starts --------------------------------------------------------------------------------


def loaded_by(*words: object) -> set[str]:
    """The modules that a command loads."""
    script = (
        "import sys, json, io, contextlib\n"
        "from fieldreport.cli.console import main\n"
        "with contextlib.redirect_stdout(io.StringIO()): code = main(sys.argv[1:])\n"
        "print(json.dumps([code, sorted(sys.modules)]))\n"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, *map(str, words)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=60,
    )
    code, names = json.loads(ended.stdout)
    assert code == 0, ended.stderr
    return set(names)


def test_the_help_loads_nothing_of_the_core() -> None:
    heavy = (
        "cryptography",
        "sqlcipher3",
        "msgspec",
        "edtf",
        "rich",
        "fieldreport.vault",
        "filelock",
    )
    assert not loaded_by("--help") & set(heavy)


def test_core_runs_headless(places: Places, tmp_path: Path) -> None:
    vault = ("--vault", places.monitor, "--passphrase-file", places.passphrase)
    (tmp_path / "r.json").write_text('{"narrative": "Seen from the bridge.", "began": "2026-02~"}')
    loaded: set[str] = set()
    for words in (
        ("report", "add", tmp_path / "r.json", "--evidence", __file__),
        ("report", "list", "--search", "bridge", "--from", "202X"),
        ("handover", "--to", "Samal", "--out", places.drive, "--new"),
        ("custody",),
        ("check",),
    ):
        loaded |= loaded_by(*vault, *words)
    coordinator = ("--vault", places.coordinator, "--passphrase-file", places.passphrase)
    loaded |= loaded_by(*coordinator, "import", places.drive, "--receipt-dir", places.drive)
    windows = {name for name in loaded if name.split(".")[0] in {"PySide6", "shiboken6", "ui"}}
    assert windows == set()
    # Not `_socket`: typing_extensions looks at a type of it, which opens nothing.
    networks = {"socket", "ssl", "http", "ftplib", "smtplib", "asyncio", "urllib.request"}
    assert loaded & networks == set()
    assert "fieldreport.vault.vault" in loaded


def test_every_command_is_there(console: Console) -> None:
    assert set(COMMANDS) == {
        *("init", "passphrase", "check", "backup", "restore", "card", "contact", "report"),
        *("record", "evidence", "custody", "handover", "inspect", "import", "receipt", "purge"),
        *("key", "rescue", "vocabulary", "schema", "demo", "erase", "recovery", "checkpoint"),
        "recover",
    }


def test_a_user_error_without_wording_is_still_said(
    monitor: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object) -> None:
        raise UserError("something.new", name="x")

    monkeypatch.setattr("fieldreport.usecases.exchange.contacts.all_contacts", unknown)
    answer = monitor("contact", "list")
    assert (answer.code, answer.err) == (1, "something.new name=x\n")
