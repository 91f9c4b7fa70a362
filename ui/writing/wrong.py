"""What is wrong with a field, in a few words: they stand beside it, so that they needn't say which it is."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from ui.look import language
from ui.session.job import Failure

translate = QCoreApplication.translate


def path(failure: Failure) -> str:
    """The path of the field that it is about; empty if it is about none."""
    if not isinstance(failure, UserError):
        return ""
    if failure.code == "record.evidence_unknown":
        return "evidence"
    return str(failure.params.get("path", ""))


def said(failure: UserError) -> str:
    """The sentence in the language in force."""
    about = str(failure.params.get("path", ""))
    if about == "body.narrative" and failure.code in _NEEDED:
        return translate("Writing", "Write what happened: one sentence is enough.")
    if failure.code in _NEEDED:
        return translate("Writing", "This is needed.")
    found = _sentences().get(failure.code)
    if found is None:
        return explain(failure, language.current())
    return found.format(limit=failure.params.get("limit", ""))


_NEEDED = frozenset({"model.missing", "model.empty", "model.too_few", "model.nobody"})


def _sentences() -> dict[str, str]:
    return {
        "model.not_a_date": translate(
            "Writing", "No date. Write 18:40, 14.02.2026, 2026-02 or 2026-02-14~ (about)."
        ),
        "model.ends_before_it_begins": translate("Writing", "The end is before the beginning."),
        "model.too_long": translate("Writing", "Longer than {limit} characters. Shorten it."),
        "model.too_great": translate("Writing", "The number is greater than {limit}."),
        "model.too_many": translate("Writing", "More than {limit} entries."),
        "model.wrong_type": translate("Writing", "Write a whole number."),
        "model.not_a_currency": translate("Writing", "Three capital letters, such as KZT."),
        "model.not_a_line": translate("Writing", "One line of text, with something in it."),
        "record.evidence_unknown": translate(
            "Writing", "A file that the report names is not in the vault. Take it off."
        ),
    }
