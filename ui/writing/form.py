"""All sections of the form, one below the other: what stands in them as one body, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, cast

from PySide6.QtCore import QT_TRANSLATE_NOOP, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from ui.parts.column import Column
from ui.parts.section import Section
from ui.session.session import Session
from ui.writing import (
    account_section,
    acts_section,
    evidence_section,
    gathering_section,
    people_section,
    property_section,
    sources_section,
    tabbing,
)
from ui.writing.entry_form import EntryForm, inner
from ui.writing.entry_list import EntryList, some
from ui.writing.files_adder import FilesAdder
from ui.writing.item import Item, Kind, told
from ui.writing.part_field import part
from ui.writing.pick_field import PickField
from ui.writing.room import Room, Steps, Tree

WIDTH = 760


@dataclass(frozen=True)
class Part:
    """A section: its name, what it is called, a sentence about it, its fields, and which of them are counted."""

    name: str
    title: str
    items: Sequence[Item]
    text: str = ""
    counted: str = ""


def _list(name: str, kind: Kind) -> tuple[Item, ...]:
    return (Item(name, "", some(kind), wide=True),)


PARTS = (
    Part("account", str(QT_TRANSLATE_NOOP("Writing", "What happened")), account_section.ACCOUNT),
    Part(
        "when", str(QT_TRANSLATE_NOOP("Writing", "When and where")), account_section.WHEN_AND_WHERE
    ),
    Part(
        "people",
        str(QT_TRANSLATE_NOOP("Writing", "People")),
        _list("people", people_section.KIND),
        str(
            QT_TRANSLATE_NOOP(
                "Writing", "Under labels that name nobody. A whole name is kept apart."
            )
        ),
        "people",
    ),
    Part(
        "acts",
        str(QT_TRANSLATE_NOOP("Writing", "What was done")),
        _list("acts", acts_section.KIND),
        str(QT_TRANSLATE_NOOP("Writing", "Who did what to whom, one act a line.")),
        "acts",
    ),
    Part(
        "property",
        str(QT_TRANSLATE_NOOP("Writing", "Property")),
        _list("property", property_section.KIND),
        str(QT_TRANSLATE_NOOP("Writing", "What was broken, taken or searched.")),
        "property",
    ),
    Part(
        "sources",
        str(QT_TRANSLATE_NOOP("Writing", "Sources")),
        _list("sources", sources_section.KIND),
        str(QT_TRANSLATE_NOOP("Writing", "How it is known, and how far it can be relied on.")),
        "sources",
    ),
    Part(
        "evidence",
        str(QT_TRANSLATE_NOOP("Writing", "Evidence")),
        _list("evidence", evidence_section.KIND),
        "",
        "evidence",
    ),
    Part(
        "gathering",
        str(QT_TRANSLATE_NOOP("Writing", "The gathering")),
        (
            Item("assembly", "", part(gathering_section.ASSEMBLY, titled=False), wide=True),
            Item(
                "estimates",
                str(QT_TRANSLATE_NOOP("Writing", "How many there were")),
                some(gathering_section.ESTIMATES),
                wide=True,
            ),
        ),
    ),
    Part(
        "claims",
        str(QT_TRANSLATE_NOOP("Writing", "What is alleged")),
        _list("claims", sources_section.CLAIMS),
        str(
            QT_TRANSLATE_NOOP(
                "Writing", "Who is said to stand behind it. It is kept apart from what was seen."
            )
        ),
        "claims",
    ),
    Part(
        "links",
        str(QT_TRANSLATE_NOOP("Writing", "Other reports")),
        _list("links", account_section.LINKS),
        "",
        "links",
    ),
)


class WritingForm(Column):
    """`edited` each time somebody changes something; `entered` tells the section in which the cursor is.

    The fields of a section are made when they are first needed: all at once, the window would wait.
    """

    edited = Signal()
    entered = Signal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent, WIDTH)
        self.room = Room(session, self.body)
        self._base: dict[str, Any] = {}
        self._putting = False
        self._turn = 0
        self._order: list[QWidget] = []
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.timeout.connect(self.put_tabs_in_order)
        self.sections: dict[str, Section] = {}
        self.forms: dict[str, EntryForm] = {}
        for each in PARTS:
            self.sections[each.name] = section = Section()
            self.box.addWidget(section)
        self.box.addStretch(1)
        self.room.more_people.connect(lambda found: self.list("people").add(found, quietly=True))
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._moved)
        self._retranslate()

    @property
    def busy(self) -> bool:
        """Whether files are on their way."""
        return "evidence" in self.forms and self.files.busy

    @property
    def files(self) -> FilesAdder:
        """The files that are on their way."""
        return cast(FilesAdder, self.list("evidence").adder)

    def list(self, name: str) -> EntryList:
        """The list of a section that has one."""
        within = next(each.name for each in PARTS if name in {item.name for item in each.items})
        return cast(EntryList, self._form(within).fields[name])

    def body(self) -> dict[str, Any]:
        """The report as it stands; what nobody touched is as it was."""
        found = dict(self._base)
        for form in self.forms.values():
            form.write_into(found)
        return found

    def empty(self) -> None:
        """Show nothing."""
        self._turn += 1
        self._base = {}
        self._putting = True
        for form in self.forms.values():
            form.put({})
        self._putting = False
        self.room.relabelled.emit()

    def put_in_steps(self, body: Tree, done: Callable[[], object]) -> None:
        """Show a report a section at a time, so that the window never waits for a long one; then
        call `done`, unless something else was shown meanwhile.
        """
        self._turn += 1
        turn, waiting = self._turn, iter(PARTS)
        self._base = dict(body)
        self._putting = True

        def step() -> None:
            if turn != self._turn:
                return
            part_ = next(waiting, None)
            if part_ is None:
                self._putting = False
                self.room.relabelled.emit()
                done()
                return
            self._form(part_.name).put(body)
            QTimer.singleShot(0, self, step)

        step()

    def show_changed(self, body: Tree) -> None:
        """Show a report in place of this one; sections in which it is the same stay as they are."""
        now = self.body()
        self._base = dict(body)
        self._putting = True
        for each in PARTS:
            if any(now.get(item.name) != body.get(item.name) for item in each.items):
                self._form(each.name).put(body)
        self._putting = False
        self.room.relabelled.emit()
        self.edited.emit()

    def first(self, name: str) -> QWidget:
        """Where the cursor stands in a section."""
        form = self._form(name)
        if name == "account":
            return inner(form.fields["narrative"])
        return form.first()

    def go(self, name: str) -> None:
        """Put the cursor into a section, and show it from its beginning."""
        self.first(name).setFocus(Qt.FocusReason.OtherFocusReason)
        section = self.sections[name]
        inside = section.parentWidget()
        if inside is not None:
            self.verticalScrollBar().setValue(max(0, section.y() + inside.y() - 4))

    def count(self, part_: Part, body: Tree) -> int:
        """How many entries a section has."""
        given = body.get(part_.counted) if part_.counted else None
        return len(given) if isinstance(given, list | tuple) else 0

    def section_of(self, path: str) -> str:
        """The name of the section that a field of the report is in; empty if there is none."""
        steps = steps_of(path)
        return next(
            (each.name for each in PARTS if steps and steps[0] in {i.name for i in each.items}), ""
        )

    def refuse(self, path: str, said: Callable[[], str]) -> bool:
        """Say beside the field of this path what is wrong with it; False if it is about none of them."""
        name = self.section_of(path)
        return bool(name) and self._form(name).refuse(steps_of(path), said)

    def unsettled(self) -> QWidget | None:
        """The first field in which words stand that nothing was chosen for, which then says so."""
        for field in self.findChildren(PickField):
            if field.isVisibleTo(self) and field.unsettled:
                field.refuse_rest()
                return field
        return None

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def put_tabs_in_order(self) -> None:
        """Let Tab go through the form as it is read."""
        inside = self.widget()
        if inside is not None:
            self._order = tabbing.put_in_order(inside, self._order)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes on as the form is read, also right after an entry came in."""
        self.put_tabs_in_order()
        return bool(super().focusNextPrevChild(next))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that something came or went."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._ordering.start(0)
        return super().eventFilter(watched, event)

    def _form(self, name: str) -> EntryForm:
        if name not in self.forms:
            items = next(each.items for each in PARTS if each.name == name)
            self.forms[name] = made = EntryForm(self.room, items, {})
            self.sections[name].box.addWidget(made)
            made.changed.connect(self._edited)
        return self.forms[name]

    def _edited(self) -> None:
        if not self._putting:
            self.edited.emit()

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for name, section in self.sections.items():
            if new is not None and section.isAncestorOf(new):
                self.entered.emit(name)
                return

    def _retranslate(self) -> None:
        for each in PARTS:
            self.sections[each.name].say(told(each.title), told(each.text))


def steps_of(path: str) -> Steps:
    """The steps of a path such as `body.acts[2].type`, without the body."""
    found: list[str | int] = []
    for name, number in re.findall(r"([A-Za-z_][A-Za-z0-9_-]*)|\[([0-9]+)\]", path):
        found.append(name or int(number))
    return tuple(found[1:] if found[:1] == ["body"] else found)
