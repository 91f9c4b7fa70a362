"""The page of help: its topics on the left, the text of one on the right, and the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui.help.reader import Reader
from ui.help.topics import TOPICS, text, title, topic_of
from ui.look import language
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.page import Page, Workplace
from ui.parts.sidebar import Sidebar

LIST_WIDTH, READING_WIDTH = 284, 760
OWN = "help"

_ICONS = {
    "first-steps": "info",
    "capture": "notebook-pen",
    "report": "file-text",
    "writing": "square-pen",
    "following": "scroll-text",
    "merging": "git-merge",
    "reports": "files",
    "drafts": "square-pen",
    "evidence": "paperclip",
    "handover": "hard-drive-upload",
    "import": "hard-drive-download",
    "contacts": "contact-round",
    "keys": "key-round",
    "inbox": "inbox",
    "safety": "shield-alert",
    "settings": "settings",
    "shortcuts": "keyboard",
    "limits": "triangle-alert",
    "about": "circle-question-mark",
}


class HelpPage(Page):
    """Opened with `about`, the page that one was on; `topic` is what is shown."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.topic = TOPICS[0]
        self._from = ""
        self.topics = Sidebar()
        self.reader = Reader()
        self.back = buttons.secondary(icon="arrow-left")
        self.back.hide()
        self.header.add(self.back)
        for each in TOPICS:
            self._add(each)
        self._lay_out()
        self.back.clicked.connect(self._go_back)
        self.reader.followed.connect(self.show_topic)
        # The text takes its colours when it is rendered.
        place.appearance.changed.connect(self._render)
        escape = QShortcut(QKeySequence("Escape"), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self._go_back)
        self.retranslate()

    def arrive(self, **what: object) -> None:
        """Show the help of the page that one comes from."""
        about = str(what.get("about") or "")
        if about and about != OWN:
            self._from = about
            self.back.show()
        if about != OWN:
            self.show_topic(topic_of(str(what.get("topic") or about)))

    def first_focus(self) -> QWidget:
        """On the text: the arrow keys scroll it at once."""
        return self.reader

    def show_topic(self, topic: str) -> None:
        """Open a topic."""
        self.topic = topic
        self.topics.mark(topic)
        self._render()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(self.tr("Help"))
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("Back to the page you were on (Esc)"))
        self.reader.setAccessibleName(self.tr("Text of the help"))
        for each in TOPICS:
            self.topics.say(each, title(each, language.current()))
        self._render()

    def _add(self, topic: str) -> None:
        def open_it() -> None:
            self.show_topic(topic)

        self.topics.add(topic, _ICONS[topic], foot=False, pressed=open_it)

    def _go_back(self) -> None:
        if self._from:
            self.place.go(self._from)

    def _render(self) -> None:
        self.reader.show_text(text(self.topic, language.current()))

    def _lay_out(self) -> None:
        listed = Column(width=LIST_WIDTH)
        listed.box.addWidget(self.topics)
        listed.box.addStretch(1)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 28, 20)
        row.addWidget(listed)
        row.addWidget(self.reader, 1000)
        row.addStretch(1)
        listed.setFixedWidth(LIST_WIDTH + 40)
        self.reader.setMaximumWidth(READING_WIDTH)
        self.content.addLayout(row, 1)
