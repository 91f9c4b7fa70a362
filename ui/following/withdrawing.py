"""The fields that say that a judgement no longer holds. Only one that is saved already can be withdrawn."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QT_TRANSLATE_NOOP

from fieldreport.usecases.record.following import Writing
from ui.writing.date_field import DateField
from ui.writing.entry_form import EntryForm
from ui.writing.item import Item
from ui.writing.line_field import NoteField

ITEMS = (
    Item(
        "withdrawn",
        str(QT_TRANSLATE_NOOP("Writing", "Withdrawn")),
        partial(DateField, now=True),
        str(
            QT_TRANSLATE_NOOP(
                "Writing", "With a date here it no longer holds. Without one it holds."
            )
        ),
    ),
    Item(
        "withdrawn_why",
        str(QT_TRANSLATE_NOOP("Writing", "Why it was withdrawn")),
        NoteField,
        wide=True,
    ),
)


def fitting(items: Sequence[Item], writing: Writing) -> list[Item]:
    """The fields for a record: what nobody has seen yet can't be withdrawn."""
    new = writing.kind == "assessment" and writing.subject is None
    return [item for item in items if not (new and item in ITEMS)]


def offered(writing: Writing, body: dict[str, object]) -> bool:
    """Whether the record, which says `body` by now, can be withdrawn."""
    judged = writing.kind == "assessment" and writing.subject is not None
    return judged and not body.get("withdrawn")


def put_now(form: EntryForm) -> None:
    """Write that it is withdrawn now, and ask why; it counts when it is saved."""
    form.fields["withdrawn"].now.click()
    form.fields["withdrawn_why"].setFocus()
