"""Above a report: buttons that add a record about it, and one for each that is there, to change it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QShortcut
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ui.following import kinds
from ui.look import icons
from ui.parts.flow import Flow
from ui.parts.labels import label, tip
from ui.parts.tool import Tool
from ui.report.fetched import Fetched, Told
from ui.report.followup import holds
from ui.report.words import Words

WIDTH = 240
# So many are there at once; the rest comes when it is asked for.
SHOWN = 6


class FollowedBar(QWidget):
    """`wanted` tells the kind of a record to add, `chosen` the subject of one to change and whether it is contested."""

    wanted = Signal(str)
    chosen = Signal(str, bool)

    def __init__(self, *, judges: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fetched: Fetched | None = None
        self._all = False
        kinds_ = (*kinds.MONITORS, "assessment") if judges else kinds.MONITORS
        self._add, self._change = label("muted"), label("muted")
        self.adders = {kind: Tool("chip") for kind in kinds_}
        self.changers: list[Tool] = []
        self.more = Tool("chip")
        self.more.clicked.connect(self._show_all)
        box = QVBoxLayout(self)
        box.setContentsMargins(28, 0, 16, 4)
        box.setSpacing(4)
        self._line, self._records = _Line(), _Line()
        box.addWidget(self._line)
        box.addWidget(self._records)
        for each in (self._add, self._change):
            # On the line of the buttons beside it.
            each.setFixedHeight(self.more.sizeHint().height())
        self._line.flow.addWidget(self._add)
        for number, (kind, button) in enumerate(self.adders.items(), 1):
            self._line.flow.addWidget(button)
            button.clicked.connect(lambda _on, kind=kind: self.wanted.emit(kind))
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WindowShortcut)
            keys.activated.connect(button.click)
        self._records.flow.addWidget(self._change)
        self._retranslate()

    def show_records(self, fetched: Fetched | None) -> None:
        """Offer what there is about a report; nothing while none is open."""
        if fetched is None or self._fetched is None or fetched.subject != self._fetched.subject:
            self._all = False
        self._fetched = fetched
        self.setVisible(fetched is not None)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _show_all(self) -> None:
        self._all = True
        place = len(self.changers)
        self._lay_out()
        self.changers[place].setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        flow = self._records.flow
        for button in (*self.changers, self.more):
            flow.removeWidget(button)
            button.hide()
        for button in self.changers:
            button.deleteLater()
        records = self._changeable()
        self.changers = []
        for subject, heads in list(records.items())[: None if self._all else SHOWN]:
            button = self._changer(subject, heads)
            self.changers.append(button)
            flow.addWidget(button)
            button.show()
        rest = len(records) - len(self.changers)
        if rest:
            self.more.setText(self.tr("%n more", "", rest))
            icons.put(self.more, "chevron-down", "muted", 14)
            flow.addWidget(self.more)
            self.more.show()
        self._records.setVisible(bool(records))
        self._records.updateGeometry()

    def _changeable(self) -> dict[str, list[Told]]:
        found: dict[str, list[Told]] = {}
        about = self._fetched.about if self._fetched is not None else ()
        for told in sorted(about, key=lambda one: one.written, reverse=True):
            if told.kind in self.adders:
                found.setdefault(told.subject, []).append(told)
        # What was withdrawn is wanted least.
        return dict(sorted(found.items(), key=lambda each: not holds(each[1])))

    def _changer(self, subject: str, heads: list[Told]) -> Tool:
        told = heads[0]
        fetched = self._fetched
        words = Words(told.body, fetched.additions if fetched is not None else ())
        names = fetched.names if fetched is not None else {}
        text = kinds.short(told.kind, told.body, words, names)
        button = Tool("chip")
        cut = QFontMetrics(button.font()).elidedText(text, Qt.TextElideMode.ElideRight, WIDTH)
        button.setText(cut.replace("&", "&&"))
        icons.put(button, "git-merge" if len(heads) > 1 else kinds.ICONS[told.kind], "muted", 14)
        said = self.tr("Merge: {what}") if len(heads) > 1 else self.tr("Change: {what}")
        spoken = said.format(what=f"{kinds.name(told.kind)}: {text}")
        tip(button, spoken)
        button.setAccessibleName(spoken)
        button.clicked.connect(lambda _on: self.chosen.emit(subject, len(heads) > 1))
        return button

    def _retranslate(self) -> None:
        self._add.setText(self.tr("Add:"))
        self._change.setText(self.tr("Change:"))
        for number, (kind, button) in enumerate(self.adders.items(), 1):
            button.setText(kinds.name(kind))
            icons.put(button, kinds.ICONS[kind], "muted", 14)
            keys = QKeySequence(f"Alt+{number}").toString(QKeySequence.SequenceFormat.NativeText)
            button.setAccessibleName(self.tr("Add: {what}").format(what=kinds.name(kind)))
            tip(button, f"{button.accessibleName()} ({keys})")
        self._lay_out()


class _Line(QWidget):
    """Widgets in a line, or in several where there is no room."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.flow = Flow(6)
        self.setLayout(self.flow)
