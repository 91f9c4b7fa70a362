"""The commands that look after a vault: init, passphrase, check, backup, restore."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.cli.asking import new_passphrase, opened, passphrase, vault_folder
from fieldreport.cli.console import DONE, PARTLY, REFUSED
from fieldreport.reference.wording import say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fieldreport.cli.output import Output
    from fieldreport.crypto.secret import Secret


def configure(command: str, parser: ArgumentParser, language: str) -> None:
    """Add the arguments of `command` to its parser."""
    if command == "init":
        parser.add_argument("--name", required=True, help=say("cli.option.name", language))
        parser.add_argument(
            "--role",
            required=True,
            choices=("monitor", "coordinator"),
            help=say("cli.option.role", language),
        )
        parser.set_defaults(run=init)
    elif command == "passphrase":
        actions = parser.add_subparsers(metavar="ACTION", required=True)
        change = actions.add_parser("change", help=say("cli.help.passphrase", language))
        change.add_argument(
            "--new-passphrase-file",
            metavar="FILE",
            help=say("cli.option.new_passphrase_file", language),
        )
        text = say("cli.option.passphrase.rekey", language)
        change.add_argument("--rekey", action="store_true", help=text)
        change.set_defaults(run=change_passphrase)
    elif command == "check":
        text = say("cli.option.check.quick", language)
        parser.add_argument("--quick", action="store_true", help=text)
        parser.set_defaults(run=check)
    else:
        parser.add_argument("folder", metavar="DIR", help=say(f"cli.option.{command}", language))
        parser.set_defaults(run=backup if command == "backup" else restore)


def init(parsed: Namespace, output: Output) -> int:
    """Make a vault and say what must be kept in mind about its passphrase."""
    from fieldreport.usecases.keep.session import create

    folder = vault_folder(parsed)
    with new_passphrase(parsed.passphrase_file, output) as secret:
        fingerprint = create(folder, secret, name=parsed.name, role=parsed.role)
    from fieldreport.crypto.identity import groups

    output.say("cli.init.done", folder=folder, fingerprint=groups(fingerprint))
    output.answer({"vault": str(folder), "fingerprint": fingerprint})
    return DONE


def change_passphrase(parsed: Namespace, output: Output) -> int:
    """Change the passphrase; the old one is asked for again even though the vault is open."""
    from fieldreport.usecases.keep.session import change_passphrase as change

    folder = vault_folder(parsed)
    with (
        passphrase(parsed.passphrase_file, output) as old,
        new_passphrase(parsed.new_passphrase_file, output) as new,
    ):
        if parsed.rekey:
            return _rekey(folder, old, new, output)
        change(folder, old, new)
    output.say("cli.passphrase.done")
    output.answer({"changed": True})
    return DONE


def _rekey(folder: Path, old: Secret, new: Secret, output: Output) -> int:
    from fieldreport.usecases.keep.rekey import rekey

    with output.progress("cli.rekey.running") as progress:
        done = rekey(folder, old, new, progress)
    output.say("cli.rekey.done", size=done.size, files=done.files)
    if done.cards or done.dropped:
        output.say("cli.rekey.cards", cards=done.cards, dropped=len(done.dropped))
    output.say("cli.rekey.kept")
    output.answer(
        {
            "changed": True,
            "rekeyed": True,
            "size": done.size,
            "files": done.files,
            "cards": done.cards,
            "dropped": list(done.dropped),
        }
    )
    return DONE


def check(parsed: Namespace, output: Output) -> int:
    """Check everything in the vault, or quickly a part, and name each thing that is wrong."""
    if parsed.quick:
        return _check_quickly(parsed, output)
    from fieldreport.usecases.keep.check import check as check_vault

    with opened(parsed, output) as vault, output.progress("cli.check.running") as progress:
        result = check_vault(vault, progress)
    for finding in result.findings:
        output.say(finding.code, **finding.params)
    if not result.findings:
        output.say("cli.check.sound", records=result.records, evidence=result.evidence)
    output.answer(
        {
            "records": result.records,
            "evidence": result.evidence,
            "findings": [{"code": each.code, **each.params} for each in result.findings],
        }
    )
    return REFUSED if result.findings else DONE


def _check_quickly(parsed: Namespace, output: Output) -> int:
    from fieldreport.usecases.keep.check import check_quickly

    with opened(parsed, output) as vault:
        result = check_quickly(vault)
    for finding in result.findings:
        output.say(finding.code, **finding.params)
    looked = {
        "pages": result.pages,
        "records": result.records,
        "entries": result.entries,
        "files": result.files,
    }
    output.say("cli.check.quick" if result.findings else "cli.check.quick_sound", **looked)
    findings = [{"code": each.code, **each.params} for each in result.findings]
    output.answer({"quick": True, **looked, "findings": findings})
    return REFUSED if result.findings else DONE


def backup(parsed: Namespace, output: Output) -> int:
    """Copy the vault and compare the copy."""
    from fieldreport.usecases.keep.backup import back_up

    folder = Path(parsed.folder)
    with opened(parsed, output) as vault, output.progress("cli.backup.running") as progress:
        made = back_up(vault, folder, progress)
    if not made.damaged:
        output.say("cli.backup.done", folder=folder, size=made.size)
    output.answer(
        {
            "folder": str(folder),
            "files": made.files,
            "size": made.size,
            "damaged": list(made.damaged),
        }
    )
    return _with_damage("cli.backup.damaged", made.damaged, output)


def restore(parsed: Namespace, output: Output) -> int:
    """Make a vault from a backup, in a folder that doesn't exist yet."""
    from fieldreport.usecases.keep.backup import restore as restore_vault

    folder = vault_folder(parsed)
    with (
        passphrase(parsed.passphrase_file, output) as secret,
        output.progress("cli.restore.running") as progress,
    ):
        restored = restore_vault(Path(parsed.folder), folder, secret, progress)
    if not restored.damaged:
        output.say("cli.restore.done", folder=folder)
    output.answer(
        {"vault": str(folder), "files": restored.files, "damaged": list(restored.damaged)}
    )
    return _with_damage("cli.restore.damaged", restored.damaged, output)


def _with_damage(code: str, damaged: Sequence[str], output: Output) -> int:
    if not damaged:
        return DONE
    output.warn(code, count=len(damaged))
    for item in damaged:
        output.text(f"  {item}")
    return PARTLY
