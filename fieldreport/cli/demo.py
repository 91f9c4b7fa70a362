"""The command `demo`: walks the whole journey, prints what happened, and leaves both vaults to explore."""

from __future__ import annotations

import tempfile
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport import files
from fieldreport.cli.console import DONE
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `demo` to its parser."""
    parser.add_argument("--dir", metavar="DIR", help=say(f"cli.option.{command}.dir", language))
    parser.set_defaults(run=demo)


def demo(parsed: Namespace, output: Output) -> int:
    """Walk through it; each step is printed once it was proved from what is stored."""
    from fieldreport.usecases.journey import walk

    if parsed.dir is None:
        folder = Path(tempfile.mkdtemp(prefix="fieldreport-demo-"))
    else:
        folder = Path(parsed.dir)
        files.private_folder(folder)
    steps = []
    for number, step in enumerate(walk(folder), 1):
        output.say(f"cli.demo.{step.code}", **step.params)
        steps.append({"step": number, "code": step.code, **_plain(step.params)})
    output.answer({"folder": str(folder), "steps": steps})
    return DONE


def _plain(params: dict[str, object]) -> dict[str, object]:
    return {name: value if isinstance(value, int) else str(value) for name, value in params.items()}
