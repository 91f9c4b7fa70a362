"""The command `record`: the kinds beside reports (action, detention, statement, consent, assessment, person)."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output

KINDS = ("action", "detention", "statement", "consent", "assessment", "person")


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `record` to its parser."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    adding = actions.add_parser("add", help=say(f"cli.help.{command}.add", language))
    adding.add_argument("file", metavar="FILE|-")
    adding.set_defaults(run=add)
    listing = actions.add_parser("list", help=say(f"cli.help.{command}.list", language))
    listing.add_argument("--kind", choices=KINDS, help=say("cli.option.kind", language))
    listing.add_argument("--about", metavar="ID", help=say("cli.option.about", language))
    listing.set_defaults(run=list_records)
    showing = actions.add_parser("show", help=say(f"cli.help.{command}.show", language))
    showing.add_argument("id", metavar="ID")
    showing.set_defaults(run=show)


def add(parsed: Namespace, output: Output) -> int:
    """Save a record: `{"kind": …, "subject": … (for a new version), "body": {…}}`."""
    from fieldreport.cli.inputs import document
    from fieldreport.usecases.record import others

    with opened(parsed, output) as vault:
        record = others.add(vault, document(parsed.file))
    output.text(record.subject)
    output.answer({"id": record.subject, "version": record.id, "kind": record.kind})
    return DONE


def list_records(parsed: Namespace, output: Output) -> int:
    """List current records other than reports, newest first."""
    from fieldreport.usecases.record import browse

    kinds = (parsed.kind,) if parsed.kind else KINDS
    with opened(parsed, output) as vault:
        rows = browse.others(vault, kinds, about=parsed.about)
    output.table([(row.subject[:12], row.kind, row.began, row.title) for row in rows])
    output.say("cli.record.count", count=len(rows))
    output.answer([row.document() for row in rows])
    return DONE


def show(parsed: Namespace, output: Output) -> int:
    """Show a record of any kind."""
    from fieldreport.usecases.record import browse

    with opened(parsed, output) as vault:
        shown = browse.show(vault, parsed.id, None)
    for version in shown.versions:
        output.text(json.dumps(version.body, ensure_ascii=False, indent=2))
    if shown.conflict:
        output.warn("cli.report.conflict", count=len(shown.versions))
    output.answer(shown.document())
    return DONE
