"""The command `record`: the kinds beside reports (action, detention, statement, consent, assessment, person)."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.errors import UserError
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
    merging = actions.add_parser("merge", help=say(f"cli.help.{command}.merge", language))
    merging.add_argument("id", metavar="ID")
    merging.add_argument("file", metavar="FILE|-")
    merging.set_defaults(run=merge)
    withdrawing = actions.add_parser("withdraw", help=say(f"cli.help.{command}.withdraw", language))
    withdrawing.add_argument("id", metavar="ID")
    withdrawing.add_argument(
        "--why", metavar="TEXT", default="", help=say("cli.option.why", language)
    )
    withdrawing.set_defaults(run=withdraw)


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
    gone = say("cli.record.withdrawn_mark", output.language)
    output.table(
        [
            (
                row.subject[:12],
                row.kind,
                row.began,
                " ".join(filter(None, (gone if row.withdrawn else "", row.title))),
            )
            for row in rows
        ]
    )
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
        if shown.kind == "assessment" and version.body.get("withdrawn"):
            output.warn("cli.record.withdrawn", when=str(version.body["withdrawn"]))
    if shown.conflict:
        output.warn("cli.report.conflict", count=len(shown.versions))
    output.answer(shown.document())
    return DONE


def merge(parsed: Namespace, output: Output) -> int:
    """Save one version (a body) that replaces all current versions of a record in conflict."""
    from fieldreport.cli.inputs import document
    from fieldreport.usecases.record import browse, others

    body = document(parsed.file)
    with opened(parsed, output) as vault:
        shown = browse.show(vault, parsed.id, None)
        if shown.kind == "report":
            # They have a command of their own, whose people may be written inline.
            raise UserError("record.other_kind", id=shown.subject[:12], kind=shown.kind)
        record = others.merge(vault, shown.subject, body)
    output.text(record.subject)
    output.answer({"id": record.subject, "version": record.id, "kind": record.kind})
    return DONE


def withdraw(parsed: Namespace, output: Output) -> int:
    """Take a judgement back: a version of it that no longer holds."""
    from fieldreport.usecases.desk import triage
    from fieldreport.usecases.record import browse

    with opened(parsed, output) as vault:
        record = triage.withdraw(
            vault, browse.subject(vault, parsed.id, "assessment"), why=parsed.why
        )
    output.say("cli.record.taken_back", id=record.subject[:12])
    output.answer({"id": record.subject, "version": record.id, "kind": record.kind})
    return DONE
