"""How a draft looks in the list, and what a screen reader says of it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from fieldreport.usecases.record.drafts import KIND, Listed
from ui.following import kinds
from ui.merging import naming
from ui.parts.row_list import TwoLines
from ui.report import whens

translate = QCoreApplication.translate


def look(draft: Listed) -> TwoLines:
    """The first words, and below them when it was saved last, where, and with how many files."""
    return TwoLines(
        title=title(draft),
        below=below(draft),
        icon="paperclip" if draft.files else "",
    )


def title(draft: Listed) -> str:
    """The first words of a draft."""
    words = " ".join(draft.text.split())[:200]
    if draft.merging:
        return naming.draft(words)
    if draft.kind != KIND:
        return f"{kinds.name(draft.kind)}: {words}" if words else kinds.name(draft.kind)
    return words or translate("Drafts", "Nothing written yet")


def below(draft: Listed) -> str:
    """When it was saved last, where it happened, how many files it has."""
    parts = [whens.moment(draft.saved), draft.place]
    if draft.subject is not None and draft.kind == KIND and not draft.merging:
        parts.append(translate("Drafts", "change to a report"))
    if draft.files:
        parts.append(translate("Drafts", "files: {count}").format(count=draft.files))
    return " · ".join(part for part in parts if part)


def spoken(draft: Listed) -> str:
    """The whole row as one sentence."""
    return f"{title(draft)}. {below(draft)}"
