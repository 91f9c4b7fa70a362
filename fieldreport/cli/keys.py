"""The commands `key` and `rescue`: opening bundles without a vault, and without this program."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.cli.asking import new_passphrase, opened, passphrase
from fieldreport.cli.console import DONE, PARTLY
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    if command == "key":
        actions = parser.add_subparsers(metavar="ACTION", required=True)
        exporting = actions.add_parser("export", help=say("cli.help.key", language))
        exporting.add_argument("file", metavar="FILE")
        exporting.set_defaults(run=export)
        _key_passphrase(exporting, language)
        return
    parser.add_argument("bundle", metavar="BUNDLE")
    key = parser.add_mutually_exclusive_group(required=True)
    key.add_argument("--key", metavar="FILE", help=say("cli.option.key", language))
    sheet = say("cli.option.recovery.sheet", language)
    key.add_argument("--sheet", metavar="FILE", action="append", default=[], help=sheet)
    parser.add_argument("--out", metavar="DIR", required=True, help=say("cli.option.out", language))
    _key_passphrase(parser, language)
    parser.set_defaults(run=rescue)


def export(parsed: Namespace, output: Output) -> int:
    """Save the key that opens one's bundles, encrypted with a passphrase of its own."""
    from fieldreport.usecases.exchange.rescue import export_key

    with (
        opened(parsed, output) as vault,
        new_passphrase(parsed.key_passphrase_file, output) as secret,
    ):
        export_key(vault, Path(parsed.file), secret)
    output.say("cli.key.exported", name=parsed.file)
    output.answer({"file": parsed.file})
    return DONE


def rescue(parsed: Namespace, output: Output) -> int:
    """Open a bundle with a key file, or with the sheets of a recovery card, and write what is in it under safe
    names.
    """
    from fieldreport.cli.recovery import card_key
    from fieldreport.usecases.exchange import rescue as rescuing

    bundle, folder = Path(parsed.bundle), Path(parsed.out)
    if parsed.sheet:
        with card_key(parsed, output) as key, output.progress("cli.rescue.running") as progress:
            rescued = rescuing.rescue_with(bundle, key, folder, progress)
    else:
        with (
            passphrase(parsed.key_passphrase_file, output, "cli.prompt.key_passphrase") as secret,
            output.progress("cli.rescue.running") as progress,
        ):
            rescued = rescuing.rescue(bundle, Path(parsed.key), secret, folder, progress)
    output.warn("cli.rescue.plain", folder=parsed.out)
    for name, reason in rescued.bad:
        told = say(f"reason.{reason}", output.language)
        output.say("cli.rescue.bad", name=name, reason=told)
    output.say("cli.rescue.done", count=len(rescued.files), folder=parsed.out)
    output.answer(
        {
            "signer": rescued.signer,
            "files": list(rescued.files),
            "bad": [{"name": name, "reason": reason} for name, reason in rescued.bad],
        }
    )
    return PARTLY if rescued.bad else DONE


def _key_passphrase(parser: ArgumentParser, language: str) -> None:
    parser.add_argument(
        "--key-passphrase-file",
        metavar="FILE",
        help=say("cli.option.key_passphrase_file", language),
    )
