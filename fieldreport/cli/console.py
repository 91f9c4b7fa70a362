"""Where the command line starts: finds the command, runs it, turns what goes wrong into a sentence and an exit code.

It must start fast, so it imports argparse and nothing of the core; a command's module is imported when the command is
named. Exit codes: 0 done; 1 refused, with a sentence and nothing changed; 2 wrong usage; 3 partly, with what was
quarantined.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import sys
from collections.abc import Sequence
from functools import partial
from importlib import import_module

from fieldreport.cli import arguments
from fieldreport.errors import Cancelled, UserError
from fieldreport.reference.wording import LANGUAGES, pick_language, say

# Type checkers know the name; importing `typing` for it would cost a tenth of the start.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

DONE, REFUSED, USAGE, PARTLY = 0, 1, 2, 3

# Command -> the module of `fieldreport.cli` that has it, in the order in which the help lists them.
COMMANDS = {
    "init": "keeping",
    "passphrase": "keeping",
    "check": "keeping",
    "backup": "keeping",
    "restore": "keeping",
    "recover": "recovering",
    "erase": "erasing",
    "recovery": "recovery",
    "card": "contacts",
    "contact": "contacts",
    "report": "reports",
    "record": "records",
    "evidence": "evidence",
    "custody": "evidence",
    "handover": "exchange",
    "inspect": "exchange",
    "import": "exchange",
    "receipt": "exchange",
    "purge": "exchange",
    "checkpoint": "checkpoint",
    "key": "keys",
    "rescue": "keys",
    "vocabulary": "terms",
    "schema": "terms",
    "demo": "demo",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: of this process) and return its exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    _speak_utf8()
    try:
        language = pick_language(_early_language(words), os.environ)
    except UserError:  # the parser below says which languages there are
        language = pick_language(None, os.environ)
    arguments.speak(language)
    try:
        parsed = _parse(words, language)
    except SystemExit as stop:  # argparse has printed help or what is wrong
        return stop.code if isinstance(stop.code, int) else USAGE
    return _run(parsed, language)


def _run(parsed: argparse.Namespace, language: str) -> int:
    from fieldreport.cli.output import Output

    output = Output(language, as_json=parsed.json)
    try:
        code: int = parsed.run(parsed, output)
        sys.stdout.flush()
    except UserError as error:
        return output.refuse(error)
    except (Cancelled, KeyboardInterrupt):
        return output.refuse(UserError("cli.cancelled"))
    except BrokenPipeError:
        # Whoever read our output has gone. Python would complain once more when it closes stdout.
        with contextlib.suppress(OSError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    else:
        return code


def _parse(words: list[str], language: str) -> argparse.Namespace:
    """Parse in two steps, so that only the module of the command in question is imported."""
    first = _Parser(prog="fieldreport", description=say("cli.about", language), add_help=False)
    _shared(first, language, default=None)
    lines = "\n".join(f"  {name:<12}{say(f'cli.help.{name}', language)}" for name in COMMANDS)
    first.formatter_class = argparse.RawDescriptionHelpFormatter
    first.epilog = f"{say('cli.commands', language)}\n{lines}\n\n{say('cli.more', language)}"
    first.add_argument("-h", "--help", action="help", help=say("cli.help.help", language))
    first.add_argument("--version", action="version", version=_version())
    first.add_argument("command", choices=COMMANDS, metavar="COMMAND", help=argparse.SUPPRESS)
    first.add_argument("rest", nargs=argparse.REMAINDER, help=argparse.SUPPRESS)
    head = first.parse_args(words)

    # What stands before the command counts unless it is said again after it, or after its action.
    shared = {name: getattr(head, name) for name in ("vault", "passphrase_file", "json", "lang")}
    again = _Parser(add_help=False)
    _shared(again, language, default=argparse.SUPPRESS)
    second = _Parser(
        prog=f"fieldreport {head.command}",
        description=say(f"cli.help.{head.command}", language),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        parents=[again],
    )
    module = import_module(f"fieldreport.cli.{COMMANDS[head.command]}")
    module.configure(head.command, second, language)
    parsed = second.parse_args(head.rest, argparse.Namespace(**shared))
    if not hasattr(parsed, "run"):
        second.error(say("cli.choose_action", language))
    return parsed


class _Parser(argparse.ArgumentParser):
    """argparse without abbreviations: `--pass` must never come to mean a new option of a later version."""

    def __init__(self, **settings: object) -> None:
        super().__init__(**{"allow_abbrev": False, **settings})  # type: ignore[arg-type]
        self._parents = settings.get("parents", [])

    def add_subparsers(self, **settings: Any) -> Any:
        """Add actions to a command; each takes what the command itself takes from its parents."""
        made: Any = partial(_Parser, parents=self._parents)
        return super().add_subparsers(parser_class=made, **settings)


def _shared(parser: argparse.ArgumentParser, language: str, *, default: object) -> None:
    """Add the options that every command takes, before or after its name."""
    add = parser.add_argument
    add("--vault", metavar="DIR", default=default, help=say("cli.option.vault", language))
    add(
        "--passphrase-file",
        metavar="FILE",
        default=default,
        help=say("cli.option.passphrase_file", language),
    )
    flag = False if default is None else default
    add("--json", action="store_true", default=flag, help=say("cli.option.json", language))
    add("--lang", choices=LANGUAGES, default=default, help=say("cli.option.lang", language))


def _early_language(words: Sequence[str]) -> str | None:
    """The value of --lang, wherever it stands, before anything is parsed: the help itself needs it."""
    for index, word in enumerate(words):
        if word == "--":
            break
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.partition("=")[2]
    return None


def _version() -> str:
    from fieldreport import __version__

    return f"fieldreport {__version__}"


def _speak_utf8() -> None:
    """Print UTF-8 whatever the console's code page is: names are Cyrillic, and a crash would lose the answer."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
