"""Small pictures for the list: made one after another by a viewer of their own, kept in memory
only, the last ones used.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from fieldreport.media.protocol import Opened
from fieldreport.usecases.record.evidence import Item
from ui.evidence.showing import Held, Showing, painted
from ui.session.session import Session

# Of at most 96 × 96 pixels: 37 KB each.
KEPT = 400
SIDE = 96
# Rows that were scrolled past are not worth the work.
WAITING = 24


class Thumbnails(QObject):
    """`of` gives what is there and has the rest made; `came` when there is a new one."""

    came = Signal()

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._showing = Showing(session, self)
        # None: it has none, or can't be shown.
        self._made: OrderedDict[str, QImage | None] = OrderedDict()
        self._wanted: OrderedDict[str, Item] = OrderedDict()
        self._at_work = False

    @property
    def alive(self) -> bool:
        """Whether helper processes are there."""
        return self._showing.alive

    @property
    def kept(self) -> int:
        """How many are in memory."""
        return len(self._made)

    def of(self, item: Item) -> QImage | None:
        """The thumbnail, or None while there is none."""
        if item.sha256 in self._made:
            self._made.move_to_end(item.sha256)
            return self._made[item.sha256]
        if item.kept:
            self._wanted[item.sha256] = item
            self._wanted.move_to_end(item.sha256)
            while len(self._wanted) > WAITING:
                self._wanted.popitem(last=False)
            self._go_on()
        return None

    def close(self) -> None:
        """Forget all of them and end the helper processes."""
        self._wanted.clear()
        self._made.clear()
        self._at_work = False
        self._showing.close()

    def _go_on(self) -> None:
        if self._at_work or not self._wanted:
            return
        self._at_work = True
        digest, item = self._wanted.popitem(last=False)

        def keep(image: QImage | None) -> None:
            self._made[digest] = image
            while len(self._made) > KEPT:
                self._made.popitem(last=False)
            self._wanted.pop(digest, None)
            self._at_work = False
            self.came.emit()
            self._go_on()

        def opened(_opened: Opened) -> None:
            self._showing.ask(_small, keep, lambda _failure: keep(None))

        # What can't be shown is said when it is opened.
        self._showing.open(item, opened, lambda _failure: keep(None))


def _small(held: Held) -> QImage:
    return painted(held.viewer.thumbnail(SIDE))
