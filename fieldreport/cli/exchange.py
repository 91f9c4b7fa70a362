"""The commands that cross between vaults: handover, inspect, receipt, purge; `import` is in `importing`."""

from __future__ import annotations

import re
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.cli.importing import import_files, say_missing
from fieldreport.errors import UserError
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output
    from fieldreport.usecases.exchange.handover import Done


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    {
        "handover": _configure_handover,
        "inspect": _configure_inspect,
        "import": _configure_import,
        "receipt": _configure_receipt,
        "purge": _configure_purge,
    }[command](parser, language)


def _configure_handover(parser: ArgumentParser, language: str) -> None:
    def option(name: str, to: Any = parser, **settings: object) -> None:
        text = say(f"cli.option.handover.{name.strip('-')}", language)
        to.add_argument(name, help=text, **settings)

    # Said twice, it adds: to replace the first would leave a recipient out without a word.
    whom = parser.add_mutually_exclusive_group(required=True)
    option("--to", metavar="NAME", nargs="+", action="extend", default=[], to=whom)
    option("--again", action="store_true", to=whom)
    # Once for each drive: what lies on two may be removed here before a checkpoint.
    option("--out", metavar="PATH", action="append", required=True)
    parser.add_argument("ids", metavar="ID", nargs="*")
    option("--new", action="store_true")
    option("--unacknowledged", action="store_true")
    option("--all", action="store_true")
    option("--without-names", action="store_true")
    option("--names-only", action="store_true")
    option("--volume-size", metavar="N", type=size)
    option("--uncompared", action="store_true")
    parser.set_defaults(run=handover)


def _configure_inspect(parser: ArgumentParser, language: str) -> None:
    del language
    parser.add_argument("path", metavar="PATH")
    parser.set_defaults(run=inspect)


def _configure_import(parser: ArgumentParser, language: str) -> None:
    parser.add_argument("paths", metavar="PATH", nargs="*")
    for name, metavar in (("--sender", "FINGERPRINT"), ("--receipt-dir", "DIR")):
        text = say(f"cli.option.import.{name.strip('-')}", language)
        parser.add_argument(name, metavar=metavar, help=text)
    for name in ("--held", "--take-whole"):
        text = say(f"cli.option.import.{name.strip('-')}", language)
        parser.add_argument(name, action="store_true", help=text)
    parser.set_defaults(run=import_files)


def _configure_receipt(parser: ArgumentParser, language: str) -> None:
    parser.add_argument(
        "--out", metavar="DIR", required=True, help=say("cli.option.receipt.out", language)
    )
    parser.add_argument("--to", metavar="NAME", help=say("cli.option.receipt.to", language))
    parser.set_defaults(run=receipt)


def _configure_purge(parser: ArgumentParser, language: str) -> None:
    for name in ("--acknowledged", "--accept-stored"):
        text = say(f"cli.option.purge.{name.strip('-')}", language)
        required = name == "--acknowledged"
        parser.add_argument(name, action="store_true", required=required, help=text)
    parser.set_defaults(run=purge)


def size(text: str) -> int:
    """Bytes from `4000000000`, `4G`, `650M`: decimal, as drives are sold.

    Raises:
        ValueError: it is no size; argparse says so.
    """
    found = re.fullmatch(r"([1-9][0-9]{0,15})([kKMGT]?)", text)
    if found is None:
        raise ValueError(text)
    power = " kMGT".index(found[2].replace("K", "k") or " ")
    return int(found[1]) * int(1000**power)


def handover(parsed: Namespace, output: Output) -> int:
    """Write a bundle, read it back from the drive, and only then say so."""
    from fieldreport.usecases.exchange import handover as handing

    chosen = handing.Choice(
        ids=tuple(parsed.ids),
        everything=parsed.all,
        new=parsed.new,
        unacknowledged=parsed.unacknowledged,
        names="only" if parsed.names_only else "without" if parsed.without_names else "with",
    )
    if parsed.names_only and parsed.without_names:
        raise UserError("cli.handover.names_twice")
    choices = (bool(parsed.ids), parsed.all, parsed.new, parsed.unacknowledged, parsed.again)
    if sum(choices) != 1:
        raise UserError("cli.handover.choose")
    with opened(parsed, output) as vault:
        if parsed.again:
            plan = handing.plan_again(vault)
        else:
            plan = handing.plan(vault, parsed.to, chosen, uncompared=parsed.uncompared)
        if plan.drafts:
            output.warn("cli.handover.drafts", count=plan.drafts)
        written = []
        for out in parsed.out:
            with output.progress("cli.handover.running") as progress:
                done = handing.hand_over(
                    vault, plan, Path(out), volume_size=parsed.volume_size, progress=progress
                )
            written.append(done)
            _say_handed_over(done, output)
    documents = [done.document() for done in written]
    output.answer(documents[0] if len(documents) == 1 else {"copies": documents})
    return DONE


def _say_handed_over(done: Done, output: Output) -> None:
    if done.removed:
        names = ", ".join(done.removed)
        output.warn("cli.handover.removed", count=len(done.removed), names=names)
    for path in done.paths:
        output.text(str(path))
    output.say(
        "cli.handover.done",
        records=done.records,
        evidence=done.evidence,
        size=done.size,
        names=", ".join(done.names),
    )


def inspect(parsed: Namespace, output: Output) -> int:
    """Say what a file is and, if it is for us, what it would bring; store nothing."""
    from fieldreport.crypto.identity import groups
    from fieldreport.usecases.exchange.preview import preview

    with opened(parsed, output) as vault:
        seen = preview(vault, Path(parsed.path))
    output.say(
        f"cli.inspect.{seen.state}",
        sender=seen.sender,
        role=seen.role,
        fingerprint=groups(seen.fingerprint),
        size=seen.size,
    )
    if seen.state == "bundle":
        output.say(
            "cli.inspect.counts",
            new=seen.new,
            changed=seen.changed,
            known=seen.known,
            bad=seen.bad,
            evidence=seen.evidence_new,
        )
    say_missing(seen.missing, output)
    output.answer(seen.document())
    return DONE


def receipt(parsed: Namespace, output: Output) -> int:
    """Write receipts with the present state of everything received, for instance after a backup."""
    from fieldreport.usecases.exchange import receipts

    with opened(parsed, output) as vault:
        paths = receipts.write_receipts(vault, Path(parsed.out), to=parsed.to)
    for path in paths:
        output.say("cli.import.receipt", name=path)
    if not paths:
        output.say("cli.receipt.none")
    output.answer({"receipts": [str(path) for path in paths]})
    return DONE


def purge(parsed: Namespace, output: Output) -> int:
    """Remove what receipts say is in the recipient's verified backup."""
    from fieldreport.usecases.exchange import receipts

    with opened(parsed, output) as vault:
        removed = receipts.purge(vault, accept_stored=parsed.accept_stored)
    output.say("cli.purge.done", records=removed.records, evidence=removed.evidence)
    output.answer({"records": removed.records, "evidence": removed.evidence, "kept": removed.kept})
    return DONE
