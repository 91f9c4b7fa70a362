"""The command that makes a new vault from what can be read of a damaged one: recover."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.cli.asking import passphrase
from fieldreport.cli.console import DONE, PARTLY
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `recover` to its parser."""
    del command
    parser.add_argument("folder", metavar="DIR", help=say("cli.option.recover.folder", language))
    parser.add_argument("new", metavar="NEWDIR", help=say("cli.option.recover.new", language))
    parser.set_defaults(run=recover)


def recover(parsed: Namespace, output: Output) -> int:
    """Recover what can be read, and name each thing that can't."""
    from fieldreport.shielding import shield
    from fieldreport.usecases.keep.recover import recover as recover_vault

    shield()
    source, target = Path(parsed.folder), Path(parsed.new)
    with (
        passphrase(parsed.passphrase_file, output) as secret,
        output.progress("cli.recover.running") as progress,
    ):
        done = recover_vault(source, target, secret, progress)
    for finding in done.findings:
        output.say(finding.code, **finding.params)
    output.say(
        "cli.recover.done",
        folder=target,
        records=done.records,
        evidence=done.evidence,
        contacts=done.contacts,
        drafts=done.drafts,
    )
    output.say("cli.recover.partly" if done.findings else "cli.recover.whole")
    output.answer(
        {
            "vault": str(target),
            "records": done.records,
            "evidence": done.evidence,
            "contacts": done.contacts,
            "drafts": done.drafts,
            "fingerprint": done.fingerprint,
            "same_identity": done.same_identity,
            "findings": [{"code": each.code, **each.params} for each in done.findings],
        }
    )
    return PARTLY if done.findings else DONE
