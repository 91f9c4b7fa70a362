"""A conflict, merged field by field. The page of a report that has several current versions leads here.

What only one version changed is taken and said; what several changed is chosen, or written anew. All versions stay in
the history. What was chosen stays as long as the vault is open.
"""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreport.errors import UserError
from fieldreport.usecases.record import merging
from fieldreport.usecases.record.merging import Choice, Conflicted
from ui.look import language
from ui.merging.composing import Page as Composed
from ui.merging.composing import compose
from ui.merging.part_card import PartCard
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.labels import label
from ui.parts.page import Page, Workplace
from ui.parts.section import Section
from ui.session.job import Failure
from ui.writing import tabbing, wrong
from ui.writing.form import steps_of
from ui.writing.room import Room

WIDTH = 900
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")
# Cards are widgets: of a conflict in very many parts the first are shown, and the rest as these are decided.
SHOWN = 60


class MergingPage(Page):
    """`go("merging", subject=…)` opens the conflict of a record; `report` is the report to go back to."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.conflict: Conflicted | None = None
        self._composed: Composed | None = None
        self._report = ""
        self._asked = 0
        self._saving = False
        self._order: list[QWidget] = []
        self.cards: list[PartCard] = []
        self._room = Room(place.session, dict)
        self.column = Column(width=WIDTH)
        self._intro = label("muted", wraps=True)
        self._versions = label("plain", wraps=True)
        self.asked, self.taken = Section(), Section()
        self._same = Section()
        self._same_text = label("plain", wraps=True)
        self._same.box.addWidget(self._same_text)
        self.back = buttons.secondary(icon="arrow-left")
        self.save = buttons.primary()
        self.header.add(self.back)
        self.header.add(self.save)
        for widget in (self._intro, self._versions, self.asked, self.taken, self._same):
            self.column.box.addWidget(widget)
        self.column.box.addStretch(1)
        self.content.addWidget(self.column)
        self.back.clicked.connect(self._go_back)
        self.save.clicked.connect(self._save)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self._save, context=within)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """On the first thing to decide."""
        waiting = [card for card in self.cards if card.choice() is None]
        return (waiting or self.cards)[0].first() if self.cards else self.save

    def arrive(self, **what: object) -> None:
        """Show the conflict that is asked for, or the last one. What was decided in it stays."""
        subject = str(what.get("subject", self.conflict.subject if self.conflict else ""))
        self._report = str(what.get("report", "" if "subject" in what else self._report))
        self.notices.clear()
        if not subject or self._saving:
            return
        self._asked += 1
        asked, owner = self._asked, self.place.owner

        def came(conflict: Conflicted) -> None:
            if asked == self._asked:
                self._opened(conflict)

        self.place.session.read(merging.opened, subject, owner.fingerprint, owner.name).then(
            self, came, failed=partial(self._not_opened, subject)
        )

    def retranslate(self) -> None:
        """Set every text."""
        keys = QKeySequence(SAVE_KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.back.setText(self.tr("Back"))
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Save the merged version ({keys})").format(keys=keys))
        self._say()
        self._compose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the report."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes on as the page is read."""
        inside = self.column.widget()
        if inside is not None:
            self._order = tabbing.put_in_order(inside, self._order)
        return bool(super().focusNextPrevChild(next))

    # --- showing ----------------------------------------------------------------------------------

    def _opened(self, conflict: Conflicted) -> None:
        if self.conflict is not None and _same_conflict(conflict, self.conflict):
            return
        self._clear()
        self.conflict = conflict
        self._compose()

    def _not_opened(self, subject: str, failure: Failure) -> None:
        self._clear()
        if isinstance(failure, UserError) and failure.code == "record.no_conflict":
            # It was merged meanwhile, here or elsewhere.
            self.place.go("report", subject=self._report or subject)
            return
        self.show_error(failure)

    def _clear(self) -> None:
        self.conflict, self._composed = None, None
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []
        self._say()

    def _compose(self) -> None:
        if self.conflict is None:
            return
        self._asked += 1
        asked = self._asked

        def came(composed: Composed | None) -> None:
            if asked == self._asked and composed is not None:
                self._show(composed)

        self.place.session.compute(compose, self.conflict, language.current()).then(self, came)

    def _show(self, composed: Composed) -> None:
        self._composed = composed
        said = {shown.path: shown for shown in composed.parts}
        if not self.cards:
            self._show_more(composed)
        for card in self.cards:
            card.say(said[card.path])
        self._say()

    def _show_more(self, composed: Composed) -> None:
        # What is to be decided before what is not.
        parts = sorted(composed.parts, key=lambda each: each.taken is not None)
        for shown in parts[len(self.cards) : len(self.cards) + SHOWN]:
            card = PartCard(self._room, shown)
            card.changed.connect(self._say)
            self.cards.append(card)
            (self.asked if shown.taken is None else self.taken).box.addWidget(card)
        self._say()
        if self.isVisible() and not self.column.isAncestorOf(self.focusWidget()):
            QTimer.singleShot(0, self, lambda: self.first_focus().setFocus())

    def _say(self) -> None:
        composed = self._composed
        chosen = {card.path for card in self.cards if card.choice() is not None}
        left = sum(path not in chosen for path in self._open())
        below = ""
        if composed is not None:
            below = self.tr("%Ln decision(s) left", "", left) if left else self.tr("All is decided")
        self.header.say(self.tr("Merge versions"), below)
        self.asked.say(self.tr("To decide"))
        self.taken.say(
            self.tr("Taken by itself"),
            self.tr("Only one version changed this. You can choose otherwise."),
        )
        self._same.say(self.tr("The same in all versions"))
        asked = [card for card in self.cards if card.path in self._open()]
        self.asked.setVisible(bool(asked))
        self.taken.setVisible(len(asked) < len(self.cards))
        self._same.setVisible(bool(composed and composed.same))
        self._same_text.setText(composed.same if composed else "")
        self._intro.setText(
            self.tr(
                "These versions were written without knowing of each other. What you save here"
                " replaces them; all of them stay in the history."
            )
            if composed
            else ""
        )
        self._versions.setText("\n".join(composed.versions) if composed else "")
        self.save.setEnabled(composed is not None and not self._saving)

    def _open(self) -> tuple[str, ...]:
        return self.conflict.open if self.conflict is not None else ()

    # --- saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        if self.conflict is None or self._composed is None or self._saving:
            return
        self.notices.clear()
        choices: dict[str, Choice] = {}
        for card in self.cards:
            choice = card.choice()
            if choice is None:
                card.refuse(lambda: self.tr("Choose one of these first."))
                return
            choices[card.path] = choice
        if any(path not in choices for path in self.conflict.open):
            self._show_more(self._composed)
            return
        self._saving = True
        self.column.set_enabled(False)
        self._say()
        self.place.session.write(merging.merge, self.conflict, choices).then(
            self, self._saved, failed=partial(self._refused, choices)
        )

    def _saved(self, _version: str) -> None:
        subject = self._report or (self.conflict.subject if self.conflict else "")
        self._saving = False
        self.column.set_enabled(True)
        self._clear()
        self.place.session.changed.emit("reports")
        if self.isVisible():
            self.place.go("report", subject=subject)

    def _refused(self, choices: dict[str, Choice], failure: Failure) -> None:
        self._saving = False
        self.column.set_enabled(True)
        self._say()
        card = self._card_of(choices, failure) if isinstance(failure, UserError) else None
        if card is not None and isinstance(failure, UserError):
            card.refuse(lambda: wrong.said(failure))
            return
        self.show_error(failure)

    def _card_of(self, choices: dict[str, Choice], failure: UserError) -> PartCard | None:
        """The card that what is wrong is about: of its field, or of whom it refers to, or of its list."""
        steps = steps_of(str(failure.params.get("path", "")))
        if self.conflict is None or not steps:
            return None
        body = merging.result(self.conflict, choices)
        path, value = merging.named(body, steps), _at(body, steps)
        near = [
            card
            for card in self.cards
            if card.path.endswith(f"[{value}]")
            or path.startswith(card.path)
            or card.path.startswith(path)
        ]
        first = [card for card in self.cards if card.path.startswith(str(steps[0]))]
        return max(near, key=lambda card: len(card.path), default=first[0] if first else None)

    def _go_back(self) -> None:
        subject = self._report or (self.conflict.subject if self.conflict else "")
        if subject:
            self.place.go("report", subject=subject)
        else:
            self.place.go("reports")


def _same_conflict(one: Conflicted, other: Conflicted) -> bool:
    return [head.id for head in one.heads] == [head.id for head in other.heads]


def _at(body: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        try:
            body = body[step]
        except (KeyError, IndexError, TypeError):
            return None
    return body
