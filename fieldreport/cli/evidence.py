"""The commands `evidence` and `custody`: files that prove, and the log of what happened to them."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    if command == "custody":
        parser.add_argument("item", metavar="ID|SHA256", nargs="?")
        parser.set_defaults(run=custody)
        return
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    adding = actions.add_parser("add", help=say("cli.help.evidence.add", language))
    adding.add_argument("id", metavar="ID")
    adding.add_argument("paths", metavar="PATH", nargs="+")
    adding.set_defaults(run=add)
    listing = actions.add_parser("list", help=say("cli.help.evidence.list", language))
    listing.add_argument("id", metavar="ID", nargs="?")
    listing.set_defaults(run=list_evidence)
    saving = actions.add_parser("save", help=say("cli.help.evidence.save", language))
    saving.add_argument("sha256", metavar="SHA256")
    saving.add_argument("out", metavar="OUT")
    saving.set_defaults(run=save)


def add(parsed: Namespace, output: Output) -> int:
    """Add files to a report: a new version of it that names them."""
    from fieldreport.usecases.record import browse, reports

    paths = [Path(path) for path in parsed.paths]
    with opened(parsed, output) as vault, output.progress("cli.evidence.running") as progress:
        subject = browse.subject(vault, parsed.id, "report")
        saved = reports.attach(vault, subject, paths, progress)
    for digest in saved.evidence:
        output.text(digest)
    answer = {"id": saved.report, "version": saved.version, "evidence": list(saved.evidence)}
    output.answer(answer)
    return DONE


def list_evidence(parsed: Namespace, output: Output) -> int:
    """List the evidence of a report, or all of it."""
    from fieldreport.usecases.record import evidence

    with opened(parsed, output) as vault:
        found = evidence.listing(vault, parsed.id)
    output.table([(item.sha256, item.size, item.media_type, item.name) for item in found])
    output.say("cli.evidence.count", count=len(found))
    output.answer([item.document() for item in found])
    return DONE


def save(parsed: Namespace, output: Output) -> int:
    """Save a plaintext copy outside the vault, and say what that means."""
    from fieldreport.usecases.record import evidence

    with opened(parsed, output) as vault, output.progress("cli.evidence.saving") as progress:
        digest = evidence.save_copy(vault, parsed.sha256, Path(parsed.out), progress)
    output.warn("cli.evidence.saved_plain", name=parsed.out)
    output.answer({"sha256": digest, "file": parsed.out})
    return DONE


def custody(parsed: Namespace, output: Output) -> int:
    """Show the custody log, whole or of one record or file."""
    from fieldreport.reference import vocabulary
    from fieldreport.usecases.record import evidence

    with opened(parsed, output) as vault:
        entries = evidence.custody_log(vault, parsed.item)
    actions = vocabulary.load("custody-actions")

    def named(action: str) -> str:
        known = actions.get(action)
        return known.label(output.language) if known else action

    output.table([(e.n, e.at, named(e.action), e.kind, e.item[:12], e.by) for e in entries])
    output.answer([entry.document() for entry in entries])
    return DONE
