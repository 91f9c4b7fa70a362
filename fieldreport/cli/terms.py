"""The commands `vocabulary` and `schema`: what reports are made of, for people and for programs."""

from __future__ import annotations

import json
import sys
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
    if command == "schema":
        from fieldreport.model.schemas import NAMES

        parser.add_argument("kind", metavar="KIND", choices=NAMES)
        parser.set_defaults(run=schema)
        return
    actions = parser.add_subparsers(metavar="ACTION", required=True)
    listing = actions.add_parser("list", help=say("cli.help.vocabulary.list", language))
    listing.add_argument("name", metavar="NAME", nargs="?")
    listing.set_defaults(run=list_vocabulary)
    adding = actions.add_parser("add", help=say("cli.help.vocabulary.add", language))
    adding.add_argument("file", metavar="FILE")
    adding.set_defaults(run=add_vocabulary)


def list_vocabulary(parsed: Namespace, output: Output) -> int:
    """List the vocabularies, or the terms of one as a tree."""
    from fieldreport.reference import vocabulary

    if parsed.name is None:
        names = vocabulary.names()
        for name in names:
            output.text(name)
        output.answer(list(names))
        return DONE
    loaded = vocabulary.load(parsed.name)
    output.table(
        [
            (("  " if term.parent else "") + term.code, term.label(output.language))
            for term in loaded.terms
        ]
    )
    output.answer(
        [
            {
                "code": term.code,
                "parent": term.parent,
                "labels": dict(term.labels),
                "huridocs": term.huridocs,
            }
            for term in loaded.terms
        ]
    )
    return DONE


def add_vocabulary(parsed: Namespace, output: Output) -> int:
    """Take an organisation's own terms into the vault."""
    from fieldreport.usecases.record import additions

    with opened(parsed, output) as vault:
        added = additions.add(vault, Path(parsed.file))
    output.say("cli.vocabulary.added", count=added.count, namespace=added.namespace)
    output.answer({"namespace": added.namespace, "terms": added.count})
    return DONE


def schema(parsed: Namespace, output: Output) -> int:
    """Print the JSON schema of a kind of record."""
    from fieldreport.model.schemas import shipped

    del output  # a schema is JSON in either form
    json.dump(shipped(parsed.kind), sys.stdout, ensure_ascii=False, indent=2)
    print()
    return DONE
