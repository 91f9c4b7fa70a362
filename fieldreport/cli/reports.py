"""The command `report`: add, edit, show, list, history, merge."""

from __future__ import annotations

import json
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output
    from fieldreport.usecases.record.reports import Saved

FILTERS = {
    "search": "TEXT",
    "from": "DATE",
    "to": "DATE",
    "place": "TEXT",
    "act": "CODE",
    "person": "TEXT",
    "assessment": "CODE",
    "tag": "TAG",
}


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `report` to its parser."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    for name, run in (("add", add), ("edit", edit), ("merge", merge)):
        writing = actions.add_parser(name, help=say(f"cli.help.{command}.{name}", language))
        if name != "add":
            writing.add_argument("id", metavar="ID")
        writing.add_argument("file", metavar="FILE|-")
        if name != "merge":
            writing.add_argument(
                "--evidence",
                metavar="PATH",
                action="append",
                default=[],
                help=say("cli.option.evidence", language),
            )
        writing.set_defaults(run=run)
    showing = actions.add_parser("show", help=say("cli.help.report.show", language))
    showing.add_argument("id", metavar="ID")
    showing.add_argument("--version", metavar="R", help=say("cli.option.version", language))
    showing.set_defaults(run=show)
    past = actions.add_parser("history", help=say("cli.help.report.history", language))
    past.add_argument("id", metavar="ID")
    past.set_defaults(run=history)
    listing = actions.add_parser("list", help=say("cli.help.report.list", language))
    for name, metavar in FILTERS.items():
        help_ = say(f"cli.option.list.{name}", language)
        listing.add_argument(f"--{name}", metavar=metavar, dest=f"by_{name}", help=help_)
    listing.set_defaults(run=list_reports)


def add(parsed: Namespace, output: Output) -> int:
    """Save a new report and print its id."""
    from fieldreport.cli.inputs import document
    from fieldreport.usecases.record import reports

    body = document(parsed.file)
    paths = [Path(path) for path in parsed.evidence]
    with opened(parsed, output) as vault, output.progress("cli.evidence.running") as progress:
        saved = reports.add(vault, body, paths, progress)
    return _say_saved(saved, output)


def edit(parsed: Namespace, output: Output) -> int:
    """Save a new version of a report."""
    from fieldreport.cli.inputs import document
    from fieldreport.usecases.record import browse, reports

    body = document(parsed.file)
    paths = [Path(path) for path in parsed.evidence]
    with opened(parsed, output) as vault, output.progress("cli.evidence.running") as progress:
        subject = browse.subject(vault, parsed.id, "report")
        saved = reports.edit(vault, subject, body, paths, progress)
    return _say_saved(saved, output)


def merge(parsed: Namespace, output: Output) -> int:
    """Save one version that replaces all current versions of a report in conflict."""
    from fieldreport.cli.inputs import document
    from fieldreport.usecases.record import browse, reports

    body = document(parsed.file)
    with opened(parsed, output) as vault, output.progress("cli.evidence.running") as progress:
        subject = browse.subject(vault, parsed.id, "report")
        saved = reports.merge(vault, subject, body, progress)
    return _say_saved(saved, output)


def show(parsed: Namespace, output: Output) -> int:
    """Show a report: the current version, all of them in a conflict, or the one asked for."""
    from fieldreport.usecases.record import browse

    with opened(parsed, output) as vault:
        shown = browse.show(vault, parsed.id, "report", version=parsed.version)
    for version in shown.versions:
        output.text(json.dumps(version.body, ensure_ascii=False, indent=2))
        if version.author != shown.first_author:
            # Whoever may send to us can replace what another wrote; that must not pass unseen.
            output.warn(
                "cli.report.other_author",
                version=version.id[:12],
                author=version.author_name or version.author[:12],
                first=shown.first_author_name or shown.first_author[:12],
            )
    if shown.conflict:
        output.warn("cli.report.conflict", count=len(shown.versions))
    for question in shown.questions:
        output.say("cli.report.question", sender=question.sender)
        output.text(question.text)
    output.answer(shown.document())
    return DONE


def history(parsed: Namespace, output: Output) -> int:
    """List the versions of a report, oldest first, with what each changed."""
    from fieldreport.usecases.record import browse

    with opened(parsed, output) as vault:
        versions = browse.history(vault, parsed.id, "report")
    for version in versions:
        output.text(
            f"{version.id[:12]}  {version.written}  {version.author_name or version.author[:12]}"
        )
        if version.clock_went_back:
            output.say("cli.report.clock")
        for change in version.changes:
            output.text(f"    {change}")
    output.answer([version.document() for version in versions])
    return DONE


def list_reports(parsed: Namespace, output: Output) -> int:
    """List the reports that pass all filters, newest first."""
    from fieldreport.usecases.record import browse

    wanted = {name: getattr(parsed, f"by_{name}") for name in FILTERS}
    with opened(parsed, output) as vault:
        rows = browse.reports(vault, browse.criteria(wanted))
    output.table([(row.subject[:12], row.began, row.place, row.title) for row in rows])
    output.say("cli.report.count", count=len(rows))
    output.answer([row.document() for row in rows])
    return DONE


def _say_saved(saved: Saved, output: Output) -> int:
    # The bare id on a line of its own: it is what the next command needs.
    output.text(saved.report)
    output.answer(
        {
            "id": saved.report,
            "version": saved.version,
            "people": list(saved.people),
            "evidence": list(saved.evidence),
        }
    )
    return DONE
