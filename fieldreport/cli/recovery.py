"""The command `recovery`: a recovery card for an organisation, and vaults that its trustees can open."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldreport.cli.asking import new_passphrase, opened, passphrase, typed_line, vault_folder
from fieldreport.cli.console import DONE, PARTLY
from fieldreport.errors import UserError
from fieldreport.reference.wording import explain, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fieldreport.cli.output import Output
    from fieldreport.usecases.keep.recovery import Way
    from fieldreport.usecases.keep.shares import CardKey, Making, Share

# Of a typed or a printed sheet.
_SHEET_LIMIT = 16 * 1024
_PRINT = "print"


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    def action(name: str, run: Any) -> ArgumentParser:
        added = actions.add_parser(name, help=say(f"cli.help.{command}.{name}", language))
        added.set_defaults(run=run)
        return added

    def option(to: ArgumentParser, name: str, **settings: Any) -> None:
        text = say(f"cli.option.recovery.{name.strip('-').replace('-', '_')}", language)
        to.add_argument(name, help=text, **settings)

    making = action("make", make)
    option(making, "--name", required=True)
    option(making, "--shares", type=int, metavar="N", required=True)
    option(making, "--of", type=int, metavar="N", required=True)
    option(making, "--card", metavar="FILE", required=True)
    option(making, "--revocation", metavar="FILE")
    option(making, "--out", metavar="DIR|print", default=_PRINT)
    option(making, "--expires", metavar="YYYY-MM-DD")
    option(making, "--untyped", action="store_true")
    action("list", list_ways)
    action("add", add).add_argument("name", metavar="NAME")
    action("remove", remove).add_argument("name", metavar="NAME")
    restoring = action("restore", restore)
    restoring.add_argument("folder", metavar="DIR", help=say("cli.option.restore", language))
    opening = action("open", recover)
    for each in (opening, restoring, action("test", test)):
        option(each, "--sheet", metavar="FILE", action="append", default=[])
    for each in (opening, restoring):
        each.add_argument(
            "--new-passphrase-file",
            metavar="FILE",
            help=say("cli.option.new_passphrase_file", language),
        )


def make(parsed: Namespace, output: Output) -> int:
    """Make a recovery card, hand out its sheets one after the other, and have some typed back."""
    from fieldreport.crypto.identity import groups
    from fieldreport.usecases.keep import shares

    card = Path(parsed.card)
    revocation = Path(parsed.revocation or f"{parsed.card}.revocation")
    if not (parsed.untyped or sys.stdin.isatty()):
        raise UserError("cli.nobody_to_ask")
    expires = f"{parsed.expires}T00:00:00Z" if parsed.expires else None
    with shares.make(parsed.name, parsed.shares, parsed.of, expires=expires) as making:
        texts = [sheet.text(output.language) for sheet in making.sheets]
        if not output.as_json:
            _hand_out(making, parsed.out, output)
        if not parsed.untyped:
            _type_back(making, output)
        making.save(card, revocation, untyped=parsed.untyped)
        output.say(
            "cli.recovery.made",
            card=card,
            revocation=revocation,
            fingerprint=groups(making.fingerprint),
        )
        output.answer(
            {
                "card": str(card),
                "revocation": str(revocation),
                "fingerprint": making.fingerprint,
                "needed": making.needed,
                "sheets": texts,
            }
        )
    return DONE


def list_ways(parsed: Namespace, output: Output) -> int:
    """List the recovery cards that open the vault."""
    from fieldreport.usecases.keep import recovery

    with opened(parsed, output) as vault:
        found = recovery.ways(vault)
    for way in found:
        name = way.contact.name if way.contact else way.slot.card[:12]
        state = say(f"cli.recovery.{_state(way)}", output.language)
        output.say("cli.recovery.way", name=name, made=way.slot.made[:10], state=state)
    if not found:
        output.say("cli.recovery.no_ways")
    output.answer([_document(way) for way in found])
    return DONE


def add(parsed: Namespace, output: Output) -> int:
    """Let the recovery card of a contact open the vault as well."""
    from fieldreport.usecases.keep import recovery
    from fieldreport.usecases.keep.session import unlock

    with (
        passphrase(parsed.passphrase_file, output) as secret,
        unlock(vault_folder(parsed), secret) as vault,
    ):
        way = recovery.seal(vault, recovery.plan(vault, parsed.name), secret)
    output.say("cli.recovery.added", name=way.contact.name if way.contact else "")
    output.answer(_document(way))
    return DONE


def remove(parsed: Namespace, output: Output) -> int:
    """Let a recovery card no longer open this copy of the vault."""
    from fieldreport.usecases.keep import recovery

    with opened(parsed, output) as vault:
        recovery.remove(vault, parsed.name)
    output.say("cli.recovery.removed", name=parsed.name)
    output.answer({"removed": True})
    return DONE


def test(parsed: Namespace, output: Output) -> int:
    """Try whether the trustees' sheets open the vault; change nothing of its header."""
    from fieldreport.usecases.keep import recovery

    with opened(parsed, output) as vault, card_key(parsed, output) as key:
        way = recovery.test(vault, key)
    output.say("cli.recovery.tested", name=way.contact.name if way.contact else "")
    output.answer(_document(way))
    return DONE


def recover(parsed: Namespace, output: Output) -> int:
    """Open a vault with the trustees' sheets and give it a new passphrase."""
    from fieldreport.usecases.keep import recovery

    folder = vault_folder(parsed)
    with card_key(parsed, output) as key, new_passphrase(parsed.new_passphrase_file, output) as new:
        recovery.recover(folder, key, new)
    output.say("cli.recovery.opened", folder=folder)
    output.answer({"vault": str(folder)})
    return DONE


def restore(parsed: Namespace, output: Output) -> int:
    """Make a vault from a backup with the trustees' sheets, under a new passphrase."""
    from fieldreport.usecases.keep import recovery

    folder = vault_folder(parsed)
    with (
        card_key(parsed, output) as key,
        new_passphrase(parsed.new_passphrase_file, output) as new,
        output.progress("cli.restore.running") as progress,
    ):
        restored = recovery.restore(Path(parsed.folder), folder, key, new, progress)
    output.answer(
        {"vault": str(folder), "files": restored.files, "damaged": list(restored.damaged)}
    )
    if not restored.damaged:
        output.say("cli.restore.done", folder=folder)
        return DONE
    output.warn("cli.restore.damaged", count=len(restored.damaged))
    for item in restored.damaged:
        output.text(f"  {item}")
    return PARTLY


def _hand_out(making: Making, out: str, output: Output) -> None:
    """Show the sheets, or have each as a file while it is printed, one after the other."""
    from fieldreport.usecases.keep.shares import as_file

    for sheet in making.sheets:
        if out == _PRINT:
            with _shown(sheet.text(output.language), output):
                _go_on("cli.recovery.written_down", output)
        else:
            with as_file(sheet, Path(out), output.language) as path:
                output.say("cli.recovery.in_file", name=path)
                _go_on("cli.recovery.printed", output)


def _type_back(making: Making, output: Output) -> None:
    while not making.typed_back:
        output.say("cli.recovery.type_back", count=making.needed)
        typed = _typed(making.needed, output)
        try:
            making.try_back(typed)
        except UserError as error:
            print(explain(error, output.language), file=sys.stderr)


def card_key(parsed: Namespace, output: Output) -> CardKey:
    """The card's key, from files with sheets or typed."""
    from fieldreport import files
    from fieldreport.usecases.keep import shares

    if parsed.sheet:
        raws = [files.read_at_most(Path(name), _SHEET_LIMIT) for name in parsed.sheet]
        return shares.key_of([shares.parse(raw.decode("utf-8", "replace")) for raw in raws])
    if not sys.stdin.isatty():
        raise UserError("cli.nobody_to_ask")
    return shares.key_of(_typed(None, output))


def _typed(needed: int | None, output: Output) -> list[Share]:
    """As many shares as are needed, which the first one says; a slip is said, and asked again."""
    from fieldreport.usecases.keep.shares import parse

    found: dict[int, Share] = {}
    while needed is None or len(found) < needed:
        with _shown("", output):
            print(say("cli.recovery.type_sheet", output.language, number=len(found) + 1))
            text = _until_empty()
        try:
            share = parse(text)
        except UserError as error:
            print(explain(error, output.language), file=sys.stderr)
            continue
        found[share.number] = share
        needed = needed or share.needed
    return list(found.values())


def _until_empty() -> str:
    lines = []
    while line := typed_line():
        lines.append(line)
    return "\n".join(lines)


@contextmanager
def _shown(text: str, output: Output) -> Iterator[None]:
    """Show what nobody else should find on the screen afterwards; on a terminal it is wiped."""
    output.text(text)
    try:
        yield
    finally:
        if sys.stdout.isatty():
            # The screen and, where the terminal knows how, what was scrolled out of it.
            print("\x1b[2J\x1b[3J\x1b[H", end="", flush=True)


def _go_on(code: str, output: Output) -> None:
    if sys.stdin.isatty():
        print(say(code, output.language), end=" ", file=sys.stderr)
        typed_line()


def _state(way: Way) -> str:
    if way.slot.state == "pending":
        return "pending"
    if way.doubtful:
        return "doubtful"
    return "tested_once" if way.slot.tested else "untested"


def _document(way: Way) -> dict[str, object]:
    return {
        "name": way.contact.name if way.contact else None,
        "fingerprint": way.slot.card,
        "made": way.slot.made,
        "tested": way.slot.tested,
        "state": _state(way),
    }
