"""The parts of a conflict one below the other: first what is to be decided, then what was taken by itself."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.errors import UserError
from fieldreport.usecases.record import merging
from fieldreport.usecases.record.deciding import Decided, Opened
from ui.merging.composing import Page as Composed
from ui.merging.composing import Shown
from ui.merging.part_card import PartCard
from ui.parts.column import Column
from ui.parts.labels import label
from ui.parts.section import Section
from ui.session.session import Session
from ui.writing import tabbing
from ui.writing.form import steps_of
from ui.writing.room import Room

WIDTH = 900
# Cards are widgets: of a conflict in very many parts the first are shown, and the rest as these are decided.
SHOWN = 60
# They are made a slice of time after the other, so that the window never waits for them.
_SLICE_SECONDS = 0.008


class Decisions(Column):
    """`show_conflict` fills it, `forget` empties it; `changed` tells that something was decided or written, `filled`
    that all cards are there.
    """

    changed = Signal()
    filled = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH)
        self._room = Room(session, dict)
        self._opened: Opened | None = None
        self._composed: Composed | None = None
        self._order: list[QWidget] = []
        self._wanted = 0
        self.cards: list[PartCard] = []
        self._intro = label("muted", wraps=True)
        self._versions = label("plain", wraps=True)
        self.left_over, self.asked, self.taken, self._same = (Section() for _ in range(4))
        self._texts = label("plain", wraps=True, selectable=True)
        self.same = label("plain", wraps=True)
        self.left_over.box.addWidget(self._texts)
        self._same.box.addWidget(self.same)
        for widget in (self._intro, self._versions, self.left_over, self.asked, self.taken):
            self.box.addWidget(widget)
        self.box.addWidget(self._same)
        self.box.addStretch(1)
        self._filling = QTimer(self)
        self._filling.setInterval(0)
        self._filling.timeout.connect(self._fill)
        self._say()

    @property
    def full(self) -> bool:
        """Whether all cards are there that are to be shown for now."""
        return self._composed is not None and not self._filling.isActive()

    @property
    def left(self) -> int:
        """How many decisions are left."""
        decided = self.decided()
        return sum(
            path not in decided or decided[path].choice is None for path in self._to_decide()
        )

    def show_conflict(self, opened: Opened, composed: Composed) -> None:
        """Show a conflict, or the same one again in the language in force."""
        self._composed = composed
        if opened is not self._opened:
            self._drop_cards()
            self._opened = opened
            self._show_more()
        said = {shown.path: shown for shown in composed.parts}
        for card in self.cards:
            card.say(said[card.path])
        self._say()

    def forget(self) -> None:
        """Show nothing, and hold nothing."""
        self._opened = self._composed = None
        self._drop_cards()
        self._say()

    def decided(self) -> dict[str, Decided]:
        """What was decided so far, also in parts that are not shown yet."""
        found = dict(self._opened.deciding.decided) if self._opened is not None else {}
        for card in self.cards:
            made = card.decided()
            if made is None:
                found.pop(card.path, None)
            else:
                found[card.path] = made
        return found

    def first(self) -> QWidget | None:
        """Where the cursor stands: on the first thing to decide."""
        found = (self._waiting() or self.cards)[:1]
        return found[0].first() if found else None

    def refuse_rest(self) -> bool:
        """Say beside the first part without a decision that it wants one; False if all are decided."""
        waiting = self._waiting()
        if waiting:
            waiting[0].refuse(lambda: self.tr("Choose one of these first."))
        elif self.left:
            if self.full:
                self._show_more()
        else:
            return False
        return True

    def card_of(self, failure: UserError) -> PartCard | None:
        """The card that what is wrong is about: of its field, or of whom it refers to, or of its list."""
        steps = steps_of(str(failure.params.get("path", "")))
        if self._opened is None or not steps:
            return None
        choices = {
            path: made.choice for path, made in self.decided().items() if made.choice is not None
        }
        body = merging.result(self._opened.deciding.conflict, choices)
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

    def put_tabs_in_order(self) -> None:
        """Let Tab go on as it is read."""
        inside = self.widget()
        if inside is not None:
            self._order = tabbing.put_in_order(inside, self._order)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
        super().changeEvent(event)

    def _waiting(self) -> list[PartCard]:
        return [card for card in self.cards if card.choice() is None]

    def _to_decide(self) -> Mapping[str, None]:
        if self._opened is None:
            return {}
        return dict.fromkeys((*self._opened.deciding.conflict.open, *self._opened.again))

    def _show_more(self) -> None:
        self._wanted = len(self.cards) + SHOWN
        self._filling.start()
        self._fill()

    def _fill(self) -> None:
        """Make cards, a slice of time at once."""
        opened, composed = self._opened, self._composed
        if opened is None or composed is None:
            self._filling.stop()
            return
        # What is to be decided before what is not.
        parts = sorted(composed.parts, key=lambda each: each.taken is not None)
        waiting = deque(parts[len(self.cards) : self._wanted])
        until = time.perf_counter() + _SLICE_SECONDS
        while waiting and time.perf_counter() < until:
            self._add(opened, waiting.popleft())
        if not waiting:
            self._filling.stop()
            if self.left and not self._waiting() and len(self.cards) < len(parts):
                # All that is shown was decided before: on to what wasn't.
                self._show_more()
                return
            self.filled.emit()
        self._say()

    def _add(self, opened: Opened, shown: Shown) -> None:
        card = PartCard(self._room, shown)
        if shown.path in opened.deciding.decided:
            card.put(opened.deciding.decided[shown.path])
        card.changed.connect(self.changed)
        self.cards.append(card)
        (self.asked if shown.taken is None else self.taken).box.addWidget(card)

    def _drop_cards(self) -> None:
        self._filling.stop()
        for card in self.cards:
            card.hide()
            card.deleteLater()
        self.cards = []

    def _say(self) -> None:
        composed, opened = self._composed, self._opened
        self.left_over.say(
            self.tr("You had written"),
            self.tr(
                "There is nothing to decide about it any more. It is kept until you save or"
                " discard; copy from it what you need."
            ),
        )
        self.asked.say(self.tr("To decide"))
        self.taken.say(
            self.tr("Taken by itself"),
            self.tr("Only one version changed this. You can choose otherwise."),
        )
        self._same.say(self.tr("The same in all versions"))
        left = opened.deciding.left if opened is not None else ()
        self._texts.setText("\n\n".join(left))
        self.left_over.setVisible(bool(left))
        to_decide = self._to_decide()
        asked = [card for card in self.cards if card.path in to_decide]
        self.asked.setVisible(bool(asked))
        self.taken.setVisible(len(asked) < len(self.cards))
        self._same.setVisible(bool(composed and composed.same))
        self.same.setText(composed.same if composed else "")
        self._intro.setText(
            self.tr(
                "These versions were written without knowing of each other. What you save here"
                " replaces them; all of them stay in the history."
            )
            if composed
            else ""
        )
        self._versions.setText("\n".join(composed.versions) if composed else "")


def _at(body: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        try:
            body = body[step]
        except (KeyError, IndexError, TypeError):
            return None
    return body
