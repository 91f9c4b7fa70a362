"""The commands about people: one's own card, and the contacts one hands over to and receives from."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output
    from fieldreport.vault.contacts import Contact


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    actions = parser.add_subparsers(metavar="ACTION", required=True)

    def action(name: str, run: Any) -> ArgumentParser:
        added = actions.add_parser(name, help=say(f"cli.help.{command}.{name}", language))
        added.set_defaults(run=run)
        return added

    if command == "card":
        action("export", export_card).add_argument("file", metavar="FILE")
        action("show", show_card)
        action("revocation", export_revocation).add_argument("file", metavar="FILE")
        renewing = action("renew", renew_card)
        renewing.add_argument("file", metavar="FILE")
        renewing.add_argument("--name", metavar="NAME", help=say("cli.option.name", language))
        text = say("cli.option.card.expires", language)
        renewing.add_argument("--expires", metavar="YYYY-MM-DD", help=text)
        for name, run in (("succeed", ask_endorsement), ("endorse", endorse)):
            both = action(name, run)
            both.add_argument("given", metavar="FILE")
            both.add_argument("file", metavar="NEW")
        action("take", take_card).add_argument("file", metavar="FILE")
        return
    action("add", add_contact).add_argument("file", metavar="FILE")
    action("list", list_contacts)
    compare = action("compare", compare_contact)
    compare.add_argument("name", metavar="NAME")
    compare.add_argument("fingerprint", metavar="FINGERPRINT", nargs="+")
    action("revoke", revoke_contact).add_argument("file", metavar="FILE")


def export_card(parsed: Namespace, output: Output) -> int:
    """Save one's own card to a file for others."""
    from fieldreport.usecases.exchange import contacts

    with opened(parsed, output) as vault:
        contacts.export_card(vault, Path(parsed.file))
        output.say("cli.card.exported", name=parsed.file, fingerprint=_grouped(vault.fingerprint))
        output.answer({"file": parsed.file, "fingerprint": vault.fingerprint})
    return DONE


def show_card(parsed: Namespace, output: Output) -> int:
    """Show one's own name, role and fingerprint."""
    with opened(parsed, output) as vault:
        output.text(f"{vault.name} ({vault.role})\n{_grouped(vault.fingerprint)}")
        output.answer(
            {
                "name": vault.name,
                "role": vault.role,
                "fingerprint": vault.fingerprint,
                "groups": _grouped(vault.fingerprint),
            }
        )
    return DONE


def export_revocation(parsed: Namespace, output: Output) -> int:
    """Save the revocation of one's own keys, to be kept elsewhere."""
    from fieldreport.usecases.keep import succession

    with opened(parsed, output) as vault:
        succession.export_revocation(vault, Path(parsed.file))
    output.say("cli.card.revocation_saved", name=parsed.file)
    output.answer({"file": parsed.file})
    return DONE


def renew_card(parsed: Namespace, output: Output) -> int:
    """Make a newer card of the same keys."""
    from fieldreport.usecases.keep import succession

    expires = f"{parsed.expires}T00:00:00Z" if parsed.expires else None
    with opened(parsed, output) as vault:
        succession.renew(vault, Path(parsed.file), name=parsed.name, expires=expires)
    output.say("cli.card.renewed", name=parsed.file)
    output.answer({"file": parsed.file})
    return DONE


def ask_endorsement(parsed: Namespace, output: Output) -> int:
    """In a new vault: ask the owner of an older card to recommend it."""
    from fieldreport.usecases.keep import succession

    with opened(parsed, output) as vault:
        succession.ask_endorsement(vault, Path(parsed.given), Path(parsed.file))
        fingerprint = vault.fingerprint
    output.say("cli.card.asked", name=parsed.file, fingerprint=_grouped(fingerprint))
    output.answer({"file": parsed.file, "fingerprint": fingerprint})
    return DONE


def endorse(parsed: Namespace, output: Output) -> int:
    """In an old vault: sign that another identity takes its place."""
    from fieldreport.usecases.keep import succession

    with opened(parsed, output) as vault:
        fingerprint = succession.endorse(vault, Path(parsed.given), Path(parsed.file))
    output.say("cli.card.endorsed", name=parsed.file, fingerprint=_grouped(fingerprint))
    output.answer({"file": parsed.file, "fingerprint": fingerprint})
    return DONE


def take_card(parsed: Namespace, output: Output) -> int:
    """In a new vault: use the card that the old identity endorsed."""
    from fieldreport.usecases.keep import succession

    with opened(parsed, output) as vault:
        succession.take_endorsed(vault, Path(parsed.file))
    output.say("cli.card.taken")
    output.answer({"file": parsed.file})
    return DONE


def add_contact(parsed: Namespace, output: Output) -> int:
    """Add somebody's card; say loudly if the name is known with another key."""
    from fieldreport.usecases.exchange import contacts

    with opened(parsed, output) as vault:
        added = contacts.add(vault, Path(parsed.file))
    contact = added.contact
    if added.same_name:
        output.warn("cli.contact.changed", name=contact.name)
    output.say("cli.contact.added", name=contact.name, fingerprint=_grouped(contact.fingerprint))
    output.answer(
        {
            **_document(contact),
            "same_name": [other.fingerprint for other in added.same_name],
        }
    )
    return DONE


def list_contacts(parsed: Namespace, output: Output) -> int:
    """List all contacts with their state."""
    from fieldreport.usecases.exchange import contacts

    with opened(parsed, output) as vault:
        found = contacts.all_contacts(vault)
    output.table(
        [
            (
                contact.name,
                contact.role,
                say(f"cli.contact.{contact.state}", output.language),
                _grouped(contact.fingerprint),
            )
            for contact in found
        ]
    )
    if not found:
        output.say("cli.contact.none")
    output.answer([_document(contact) for contact in found])
    return DONE


def compare_contact(parsed: Namespace, output: Output) -> int:
    """Note that the fingerprint of a contact was compared with its owner."""
    from fieldreport.usecases.exchange import contacts

    with opened(parsed, output) as vault:
        contact, held = contacts.compare(vault, parsed.name, " ".join(parsed.fingerprint))
    output.say("cli.contact.compared_now", name=contact.name)
    if held:
        output.say("cli.contact.held", count=held)
    output.answer({**_document(contact), "held": held})
    return DONE


def revoke_contact(parsed: Namespace, output: Output) -> int:
    """Take in somebody's revocation: nothing more goes to that key or comes from it."""
    from fieldreport.usecases.exchange import contacts
    from fieldreport.usecases.keep import recovery, succession

    with opened(parsed, output) as vault:
        contact = contacts.revoke(vault, Path(parsed.file))
        then = succession.after(vault, contact.fingerprint)
        opens = any(way.slot.card == contact.fingerprint for way in recovery.ways(vault))
    output.say("cli.contact.revoked_now", name=contact.name)
    output.say("cli.contact.revoked_then", records=then.records, files=then.files)
    if opens:
        output.warn("cli.contact.revoked_opens", name=contact.name)
    if then.successor is not None:
        output.say("cli.contact.successor", name=then.successor.name)
    output.answer(
        {
            **_document(contact),
            "unacknowledged": {"records": then.records, "files": then.files},
            "successor": then.successor.fingerprint if then.successor else None,
        }
    )
    return DONE


def _grouped(fingerprint: str) -> str:
    from fieldreport.crypto.identity import groups

    return groups(fingerprint)


def _document(contact: Contact) -> dict[str, object]:
    return {
        "name": contact.name,
        "role": contact.role,
        "fingerprint": contact.fingerprint,
        "groups": _grouped(contact.fingerprint),
        "state": contact.state,
    }
