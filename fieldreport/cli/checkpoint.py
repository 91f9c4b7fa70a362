"""The command `checkpoint`: what could go before a device is searched, and what would still be seen."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from dataclasses import asdict
from typing import TYPE_CHECKING

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output
    from fieldreport.usecases.keep.checkpoint import Remains


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    del command
    text = say("cli.option.checkpoint.yes", language)
    parser.add_argument("--yes", action="store_true", help=text)
    parser.set_defaults(run=checkpoint)


def checkpoint(parsed: Namespace, output: Output) -> int:
    """Say what is safe elsewhere; with --yes, remove it here."""
    from fieldreport.usecases.keep import checkpoint as keeping

    with opened(parsed, output) as vault:
        planned = keeping.plan(vault)
        gone = {"records": planned.records, "files": planned.files}
        left = planned.afterwards
        if parsed.yes:
            with output.progress("cli.checkpoint.running") as progress:
                done = keeping.purge(vault, progress)
            gone = {"records": done.purged.records, "files": done.purged.evidence}
            left = done.remains
    code = "cli.checkpoint.done" if parsed.yes else "cli.checkpoint.plan"
    output.say(code, **gone, size=planned.size)
    if planned.once or planned.nowhere:
        output.say("cli.checkpoint.stay", once=planned.once, nowhere=planned.nowhere)
    _say_remains(left, output)
    if not parsed.yes:
        output.say("cli.checkpoint.go")
    output.answer(
        {
            "purged": parsed.yes,
            **gone,
            "size": planned.size,
            "once": planned.once,
            "nowhere": planned.nowhere,
            "remains": asdict(left),
        }
    )
    return DONE


def _say_remains(left: Remains, output: Output) -> None:
    numbers = asdict(left)
    numbers["contacts"] = ", ".join(left.contacts) or "–"
    output.say("cli.checkpoint.remains", **numbers)
    output.say("cli.checkpoint.kept")
