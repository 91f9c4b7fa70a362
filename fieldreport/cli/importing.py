"""The command `import`: takes in files one after the other, and says of each what became of it.

One bad file of many stops nothing: each is taken in whole or refused whole.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from fieldreport.cli.asking import opened
from fieldreport.cli.console import DONE, PARTLY, REFUSED
from fieldreport.errors import Cancelled, UserError
from fieldreport.files import shown
from fieldreport.reference.wording import explain, say

if TYPE_CHECKING:
    from fieldreport.cli.output import Output
    from fieldreport.usecases.exchange.intake import Imported
    from fieldreport.vault.vault import Vault


@dataclass
class _Outcome:
    """What became of all files so far. `passed_over`: in a folder, but for other vaults."""

    imported: list[Imported] = field(default_factory=list)
    refused: list[UserError] = field(default_factory=list)
    receipts: list[str] = field(default_factory=list)
    passed_over: int = 0

    @contextmanager
    def noting(self) -> Iterator[None]:
        """Note a refusal instead of letting it stop what comes after it."""
        try:
            yield
        except UserError as error:
            self.refused.append(error)

    @property
    def code(self) -> int:
        if not self.imported:
            return REFUSED if self.refused else DONE
        partly = any(one.faults or one.state == "held" for one in self.imported)
        return PARTLY if self.refused or partly else DONE


def import_files(parsed: Namespace, output: Output) -> int:
    """Take in bundles and receipts; exit code 3 if something was held, quarantined, damaged or partly refused."""
    from fieldreport.usecases.exchange import intake

    if bool(parsed.paths) == parsed.held:
        raise UserError("cli.import.choose")
    receipt_folder = None if parsed.receipt_dir is None else Path(parsed.receipt_dir)
    if receipt_folder is not None and not receipt_folder.is_dir():
        # Said now: after the import it would be no refusal any more.
        raise UserError("files.not_a_folder", file=shown(receipt_folder))
    outcome = _Outcome()
    with opened(parsed, output) as vault:
        given = intake.held_paths(vault) if parsed.held else [Path(path) for path in parsed.paths]
        try:
            for path in given:
                # A held copy goes with another of the same bundle that came in.
                if parsed.held and not path.exists():
                    continue
                with outcome.noting():
                    for each in intake.expand(path):
                        _take_in(vault, each, parsed, output, outcome, in_folder=each != path)
        except (Cancelled, KeyboardInterrupt):
            # "Nothing was changed" is true of the file at hand alone.
            if not outcome.imported:
                raise
            outcome.refused.append(UserError("cli.import.cancelled"))
        if receipt_folder is not None:
            _write_receipts(vault, receipt_folder, outcome)
    if not given:
        output.say("cli.import.none_held")
    _say_rest(outcome, output)
    return outcome.code


def say_missing(missing: tuple[int, ...], output: Output) -> None:
    """Warn of the numbers of a sender's sequence that never arrived."""
    if missing:
        numbers = ", ".join(str(n) for n in missing[:20])
        output.warn("cli.import.missing", count=len(missing), numbers=numbers)


def _take_in(
    vault: Vault,
    path: Path,
    parsed: Namespace,
    output: Output,
    outcome: _Outcome,
    *,
    in_folder: bool,
) -> None:
    from fieldreport.usecases.exchange import intake

    try:
        with output.progress("cli.import.running") as progress:
            result = intake.take_in(
                vault,
                path,
                sender=parsed.sender,
                take_whole=parsed.take_whole,
                progress=progress,
            )
    except UserError as error:
        if in_folder and error.code == "bundle.not_for_us":
            # A drive carries bundles for several people; only a file that was named is a mistake.
            outcome.passed_over += 1
        else:
            outcome.refused.append(error)
        return
    outcome.imported.append(result)
    _say_imported(result, output)


def _write_receipts(vault: Vault, folder: Path, outcome: _Outcome) -> None:
    from fieldreport.usecases.exchange import receipts

    for result in outcome.imported:
        if result.arrival is not None:
            with outcome.noting():
                outcome.receipts.append(str(receipts.write_receipt(vault, result.arrival, folder)))


def _say_imported(result: Imported, output: Output) -> None:
    output.say(f"cli.import.{result.state}", **_params(result))
    for fault in result.faults:
        reason = say(f"reason.{fault.reason}", output.language)
        # An id by its first digits; "records.jsonl:7" as it is.
        item = fault.item[:12] if len(fault.item) == 64 else fault.item
        output.say("cli.import.fault", item=item, reason=reason)
    say_missing(result.missing, output)
    for question in result.questions:
        output.say("cli.report.question", sender=result.sender)
        output.text(question)


def _params(result: Imported) -> dict[str, object]:
    from fieldreport.crypto.identity import groups

    if result.state == "held":
        return {"sender": result.sender, "fingerprint": groups(result.fingerprint)}
    if result.state == "receipt_taken":
        told = result.acknowledged
        return {
            "sender": result.sender,
            "backed_up": told.get("backed-up", 0),
            "stored": told.get("stored", 0) + told.get("known", 0),
            "refused": told.get("quarantined", 0) + told.get("damaged", 0),
        }
    return {
        "sender": result.sender,
        "stored": result.records,
        "evidence": result.evidence,
        "known": result.known,
    }


def _say_rest(outcome: _Outcome, output: Output) -> None:
    for written in outcome.receipts:
        output.say("cli.import.receipt", name=written)
    if outcome.passed_over:
        output.say("cli.import.passed_over", count=outcome.passed_over)
    if not output.as_json:
        for error in outcome.refused:
            output.refuse(error)
    output.answer(
        {
            "imported": [result.document() for result in outcome.imported],
            "refused": [
                {"code": error.code, "message": explain(error, output.language)}
                for error in outcome.refused
            ],
            "receipts": outcome.receipts,
            "passed_over": outcome.passed_over,
        }
    )
