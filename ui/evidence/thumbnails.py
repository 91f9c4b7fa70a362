"""Small pictures for the list: made one after another by a viewer of their own, in memory, and kept
encrypted in the vault. The last ones used stay in memory too.
"""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter

from fieldreport.media.protocol import Opened
from fieldreport.usecases.record.evidence import Item
from fieldreport.vault import thumbnails
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
        self._session = session
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
        _, item = self._wanted.popitem(last=False)

        def looked(picture: bytes | None) -> None:
            image = QImage.fromData(picture) if picture is not None else QImage()
            if image.isNull():
                self._make(item)
            else:
                self._came(item, image)

        self._session.read(thumbnails.get, item.sha256).then(
            self, looked, failed=lambda _failure: self._came(item, None)
        )

    def _make(self, item: Item) -> None:
        def made(image: QImage) -> None:
            picture = _packed(image)
            if len(picture) <= thumbnails.LIMIT:
                # If it can't be kept, it is made again the next time.
                self._session.write(thumbnails.put, item.sha256, picture).then(
                    self, lambda _none: None, failed=lambda _failure: None
                )
            self._came(item, image)

        def opened(_opened: Opened) -> None:
            self._showing.ask(_small, made, lambda _failure: self._came(item, None))

        # What can't be shown is said when it is opened.
        self._showing.open(item, opened, lambda _failure: self._came(item, None))

    def _came(self, item: Item, image: QImage | None) -> None:
        if not self._at_work:
            return
        self._made[item.sha256] = image
        while len(self._made) > KEPT:
            self._made.popitem(last=False)
        self._wanted.pop(item.sha256, None)
        self._at_work = False
        self.came.emit()
        self._go_on()


def _small(held: Held) -> QImage:
    return painted(held.viewer.thumbnail(SIDE))


def _packed(image: QImage) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(image)
    return bytes(buffer.data().data())
