"""The command `erase`: makes a vault unreadable at once, then removes it."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from fieldreport.cli.asking import confirmed, vault_folder
from fieldreport.cli.console import DONE, PARTLY, REFUSED
from fieldreport.errors import UserError
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    del command
    parser.add_argument("--yes", action="store_true", help=say("cli.option.erase.yes", language))
    parser.set_defaults(run=erase)


def erase(parsed: Namespace, output: Output) -> int:
    """Overwrite what opens the vault, remove its files, and say what may be left elsewhere."""
    from fieldreport.usecases.keep import erase as erasing

    folder = vault_folder(parsed)
    erasing.look(folder)
    if not parsed.yes and not confirmed("cli.erase.ask", "cli.erase.word", output, folder=folder):
        raise UserError("cli.cancelled")
    # The keys go before anything is shown: a bar must not be what is waited for.
    keys = erasing.destroy_keys(folder)
    with output.progress("cli.erase.running") as progress:
        done = erasing.Erased(keys, erasing.remove_files(folder, progress))
    if done.opens:
        output.warn("cli.erase.opens", names=", ".join(done.removed.opening))
    elif not done.complete:
        output.warn("cli.erase.left", count=len(done.removed.left), folder=folder)
    else:
        output.say("cli.erase.done", folder=folder)
    if done.removed.foreign:
        output.say("cli.erase.foreign", count=len(done.removed.foreign), folder=folder)
    output.say("cli.erase.kept")
    output.answer(
        {
            "folder": str(folder),
            "opens": done.opens,
            "removed": done.removed.files,
            "left": list(done.removed.left),
            "foreign": list(done.removed.foreign),
        }
    )
    if done.opens:
        return REFUSED
    return DONE if done.complete else PARTLY
