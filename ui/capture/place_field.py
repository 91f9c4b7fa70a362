"""Where it happened: places of the list are offered while somebody types; coordinates and other words are taken too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from fieldreport.errors import UserError
from fieldreport.reference import gazetteer
from fieldreport.reference.coordinates import Coordinates, parse_coordinates
from fieldreport.reference.gazetteer import Match, Place
from fieldreport.reference.wording import explain
from fieldreport.usecases.record.capture import Spot, spot
from ui.capture.suggest_line import Suggestion, SuggestLine
from ui.look import language
from ui.parts.field import Field
from ui.session.session import Session

_UNREADABLE = "gazetteer.coordinates_unreadable"


@dataclass(frozen=True)
class Found:
    """What a text may mean: places, or a point with the settlement next to it, or a point that can't be."""

    matches: tuple[Match, ...] = ()
    point: Coordinates | None = None
    near: Place | None = None
    fault: UserError | None = None


class PlaceField(Field):
    """`text` is what stands in the field, `spot` the place or point that it is known to be."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.line = SuggestLine()
        super().__init__(self.line, parent)
        self._session = session
        self.spot: Spot | None = None
        self._near: Place | None = None
        self.line.asked.connect(self._ask)
        self.line.picked.connect(self._picked)
        self.line.textEdited.connect(self._edited)
        self._retranslate()

    @property
    def text(self) -> str:
        """What stands in the field."""
        return self.line.text()

    def put(self, text: str, spot: Spot | None) -> None:
        """Show what was there before."""
        self.line.setText(text)
        self.spot, self._near = spot, None
        self.clear_fault()
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _edited(self) -> None:
        self.spot, self._near = None, None
        self.clear_fault()
        self._retranslate()
        self.changed.emit()

    def _ask(self, text: str) -> None:
        def came(found: Found) -> None:
            if text == self.text:
                self._show_found(found)

        self._session.compute(look_up, text, language.current()).then(self, came)

    def _show_found(self, found: Found) -> None:
        self.line.offer([Suggestion(match.label, match) for match in found.matches])
        fault = found.fault
        if fault is not None:
            self.set_fault(lambda: explain(fault, language.current()))
        if found.point is not None:
            lat, lon, precision = found.point
            self.spot, self._near = Spot(lat=lat, lon=lon, precision=precision), found.near
            self._retranslate()
            self.changed.emit()

    def _picked(self, match: Match) -> None:
        self.line.setText(match.label)
        self.spot, self._near = spot(match.place, language.current()), None
        self._retranslate()
        self.changed.emit()

    def _retranslate(self) -> None:
        self.say(self.tr("Place"), self._words())
        self.line.setPlaceholderText(self.tr("A name or coordinates"))

    def _words(self) -> str:
        if self.spot is None:
            return ""
        point = f"{self.spot.lat:.5g}, {self.spot.lon:.5g}"
        if self.spot.name is not None:
            return self.tr("Known place: {point}").format(point=point)
        if self._near is None:
            return self.tr("Point: {point}").format(point=point)
        near = self._near.name.say(language.current())
        return self.tr("Point: {point}, near {place}").format(point=point, place=near)


def look_up(text: str, lang: str) -> Found:
    """What `text` may mean; takes some milliseconds, and more when the list is first read."""
    if not text.strip():
        return Found()
    try:
        point = parse_coordinates(text)
    except UserError as error:
        if error.code != _UNREADABLE:
            return Found(fault=error.with_traceback(None))
        return Found(matches=tuple(gazetteer.complete(text, lang)))
    return Found(point=point, near=gazetteer.nearest(point.lat, point.lon).place)
