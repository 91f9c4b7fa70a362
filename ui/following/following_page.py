"""A record about a report, written or changed: a step taken, an event of a detention, a statement, a consent, a
judgement. The page of the report leads here, and saving leads back.

What is written is in a draft within two seconds.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreport.errors import UserError
from fieldreport.usecases.record import drafts, entries, following
from fieldreport.usecases.record.following import Opened, Writing
from fieldreport.vault.evidence import Streamed
from ui.following import kinds, withdrawing
from ui.following.consenting import people
from ui.following.items import ITEMS
from ui.parts import buttons
from ui.parts.column import Column
from ui.parts.labels import label
from ui.parts.page import Page, Workplace
from ui.session.job import Failure
from ui.writing import tabbing, wrong
from ui.writing.entry_form import EntryForm, inner
from ui.writing.entry_list import EntryList
from ui.writing.files_adder import FilesAdder
from ui.writing.form import steps_of
from ui.writing.pick_field import PickField
from ui.writing.room import Room

AUTOSAVE_MS = 1_000
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class FollowingPage(Page):
    """`go("following", report=…, kind=…)` begins a record, `subject=…` changes one, `draft=…` goes on with one."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.form: EntryForm | None = None
        self._writing: Writing | None = None
        self._title = ""
        self._people: list[dict[str, Any]] = []
        self._draft = drafts.new_id()
        self._changed = self._stored = self._saving = False
        self._asked = 0
        self._order: list[QWidget] = []
        self._files: set[str] = set()
        self._save_then = False
        self.room = Room(place.session, self.body)
        self.column = Column()
        self._nobody = label("hint", wraps=True)
        self.discard = buttons.quiet(icon="trash-2")
        self.close_it = buttons.secondary()
        self.save = buttons.primary()
        self.withdraw = buttons.secondary()
        for button in (self.discard, self.withdraw, self.close_it, self.save):
            self.header.add(button)
        self.column.box.addWidget(self._nobody)
        self.column.box.addStretch(1)
        self.content.addWidget(self.column)
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self._store)
        self._ordering = QTimer(self)
        self._ordering.setSingleShot(True)
        self._ordering.timeout.connect(self._put_tabs_in_order)
        inside = self.column.widget()
        if inside is not None:
            inside.installEventFilter(self)
        self.discard.clicked.connect(self._discard)
        self.withdraw.clicked.connect(self._withdraw)
        self.close_it.clicked.connect(self._close)
        self.save.clicked.connect(self._save)
        self.room.more_people.connect(self._more_people)
        self.room.removed.connect(self._removed)
        self.room.came.connect(self._attach)
        self.room.failed.connect(self.show_error)
        self.room.idle.connect(self._files_idle)
        self.setAcceptDrops(True)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self._save, context=within)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """In the first field that says nothing."""
        return self.form.first() if self.form is not None else self.close_it

    def arrive(self, **what: object) -> None:
        """Begin, change or go on with a record, or show the one that is open."""
        self.notices.clear()
        if self._saving or not what:
            return
        self._store()
        self._asked += 1
        asked = self._asked

        def came(opened: Opened) -> None:
            if asked == self._asked:
                self._show(opened)

        asked_for = {name: str(value) for name, value in what.items()}
        # After what is still to be written, so that nothing older is read.
        self.place.session.write(following.opened, **asked_for).then(
            self, came, failed=lambda failure: self._not_opened(failure, asked_for)
        )

    def rest(self) -> None:
        """Leave no word that is not in the vault."""
        self._store()

    def retranslate(self) -> None:
        """Set every text."""
        keys = QKeySequence(SAVE_KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Save and go back to the report ({keys})").format(keys=keys))
        self.close_it.setText(self.tr("Close"))
        self.close_it.setToolTip(self.tr("What you wrote is kept as a draft."))
        self.discard.setText(self.tr("Discard"))
        self.withdraw.setText(self.tr("Withdraw"))
        self.withdraw.setToolTip(
            self.tr(
                "From now on this judgement no longer holds. What it said stays in the history."
            )
        )
        self._nobody.setText(
            self.tr(
                "Nobody in this report has a whole name that is kept apart, and consent belongs to"
                " a person. Edit the report first and give the person a name there."
            )
        )
        self._say()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back to the report; what was written is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._close()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes on as the form is read, also right after an entry came in."""
        self._put_tabs_in_order()
        if next and self._order and self.save.hasFocus():
            # Qt would stay here where the first field shows a choice, and its line is hidden.
            self._order[0].setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return bool(super().focusNextPrevChild(next))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that something came or went."""
        if watched is self.column.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._ordering.start(0)
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures anywhere on the page, where the record can have some."""
        mime = event.mimeData()
        if self.files is not None and (mime.hasUrls() or mime.hasImage()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        self.room.given.emit(event.mimeData())
        event.acceptProposedAction()

    @property
    def files(self) -> FilesAdder | None:
        """Where files come in; None for a record that has none."""
        field = self.form.fields.get("evidence") if self.form is not None else None
        adder = field.adder if isinstance(field, EntryList) else None
        return adder if isinstance(adder, FilesAdder) else None

    def _put_tabs_in_order(self) -> None:
        inside = self.column.widget()
        if inside is not None:
            self._order = tabbing.put_in_order(inside, self._order)

    def body(self) -> dict[str, Any]:
        """The record as it stands; what nobody touched is as it was."""
        if self._writing is None:
            return {}
        # While the fields are made they ask already.
        found = dict(self._writing.body) if self.form is None else self.form.tree()
        if self._people:
            found["people"] = list(self._people)
        return found

    def writing(self) -> Writing | None:
        """The record as it stands, with the files that were taken off it; None while none is open."""
        if self._writing is None:
            return None
        body = self.body()
        files = body.get("evidence") if self.files is not None else None
        self._files |= {str(each["sha256"]) for each in files or () if "sha256" in each}
        return following.taken_off(replace(self._writing, body=body), sorted(self._files))

    # --- the draft --------------------------------------------------------------------------------

    def _show(self, opened: Opened) -> None:
        self._clear()
        writing = opened.writing
        self._writing, self._draft, self._title = writing, opened.draft, opened.title
        self._people = [dict(each) for each in writing.body.get("people", ())]
        self.room.known = opened.known
        self._stored = opened.begun
        self._files = {*writing.dropped}
        self.form = EntryForm(
            self.room, withdrawing.fitting(ITEMS[writing.kind], writing), writing.body
        )
        self.form.changed.connect(self._edited)
        self.column.box.insertWidget(1, self.form)
        named = people(opened.known.names, writing.body)
        self._nobody.setVisible(writing.kind == "consent" and not named)
        self._say()
        if self.isVisible():
            self.form.show()
            inner(self.first_focus()).setFocus()

    def _not_opened(self, failure: Failure, what: dict[str, str]) -> None:
        if isinstance(failure, UserError) and failure.code == "record.conflict":
            # It has to be merged first.
            self.place.go("merging", subject=what["subject"], report=what.get("report", ""))
            return
        self.show_error(failure)

    def _clear(self) -> None:
        self._autosave.stop()
        # What is on its way belongs to the record that is left.
        self.room.emptied.emit()
        self._changed = self._stored = self._saving = self._save_then = False
        self._writing, self._title, self._people = None, "", []
        if self.form is not None:
            self.column.box.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
        self.form = None
        self._nobody.hide()
        self._enable(True)
        self._say()

    def _edited(self) -> None:
        self._changed = True
        self.notices.clear()
        self._say()
        if not self._autosave.isActive():
            self._autosave.start()

    def _more_people(self, found: list[dict[str, Any]]) -> None:
        for each in found:
            taken = {person.get("id") for person in self._people}
            item = each.get("id")
            fresh = entries.fresh_id("people", self._people) if item in taken else item
            self._people.append({**each, "id": fresh})
        self.room.relabelled.emit()

    def _removed(self, _before: object, collection: str, item: str, said: str) -> None:
        if collection and item and self.form is not None:
            after = entries.without_references(self.form.tree(), collection, item)
            if after != self.form.tree():
                self._changed = True
                self._writing = replace(self._writing, body=after) if self._writing else None
                self.form.put(after)
        self.notices.show_notice(
            lambda: self.tr("Taken off: {what}. It counts when you save.").format(what=said),
            "warning",
        )

    def _store(self) -> None:
        self._autosave.stop()
        if not self._changed or self._saving:
            return
        writing = self.writing()
        if writing is None:
            return
        self._changed = False
        self.place.session.write_first(following.save, writing, self._draft).then(
            self, self._told(self._draft)
        )

    def _attach(self, streamed: Streamed) -> None:
        writing = self.writing()
        if writing is not None:
            self.place.session.write_first(following.attach, streamed, writing, self._draft).then(
                self, self._told(self._draft)
            )

    def _files_idle(self) -> None:
        if self._save_then:
            self._save_then = False
            # When the last file has been handed to the writer.
            QTimer.singleShot(0, self, self._save)

    def _told(self, draft: str) -> Callable[[object], None]:
        def told(_none: object) -> None:
            if draft == self._draft and not self._stored and self._writing is not None:
                self._stored = True
            self._say()
            self.place.session.changed.emit("drafts")

        return told

    def _withdraw(self) -> None:
        if self.form is not None:
            withdrawing.put_now(self.form)

    def _discard(self) -> None:
        report, draft = self._report, self._draft
        self._clear()
        self.place.session.write_first(following.discard, draft).then(
            self, lambda _none: self.place.session.changed.emit("drafts")
        )
        self._leave(report)

    def _close(self) -> None:
        report = self._report
        self._store()
        self._clear()
        self._leave(report)

    @property
    def _report(self) -> str:
        return self._writing.report if self._writing is not None else ""

    def _leave(self, report: str) -> None:
        if report:
            self.place.go("report", subject=report)
        else:
            self.place.go("reports")

    # --- saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._saving or self.form is None or self._writing is None:
            return
        self.notices.clear()
        for field in self.form.findChildren(PickField):
            if field.isVisibleTo(self.form) and field.unsettled:
                field.refuse_rest()
                return
        if self.files is not None and self.files.busy:
            self._save_then = True
            self.notices.show_notice(
                lambda: self.tr("It is saved as soon as its files are in the vault."), "warning"
            )
            return
        # First as a draft: whatever becomes of the record, the text is safe.
        self._changed = True
        self._store()
        writing = self.writing()
        if writing is None:
            return
        self._saving = True
        self._enable(False)
        self.place.session.write_first(following.finish, writing, self._draft).then(
            self, self._saved, failed=self._refused
        )

    def _saved(self, _subject: str) -> None:
        report = self._report
        self._clear()
        for part in ("drafts", "reports", "inbox", "evidence"):
            self.place.session.changed.emit(part)
        if self.isVisible():
            self._leave(report)

    def _refused(self, failure: Failure) -> None:
        self._saving = False
        self._enable(True)
        path = wrong.path(failure)
        if (
            isinstance(failure, UserError)
            and self.form is not None
            and self.form.refuse(_field(path), lambda: wrong.said(failure))
        ):
            return
        self.show_error(failure)

    def _enable(self, on: bool) -> None:
        self.column.set_enabled(on)
        for button in (self.discard, self.withdraw, self.close_it, self.save):
            button.setEnabled(on)

    def _say(self) -> None:
        writing = self._writing
        if writing is None:
            self.header.say(self.tr("Follow-up"))
            self.discard.hide()
            self.withdraw.hide()
            self.save.setEnabled(False)
            return
        self.save.setEnabled(not self._saving)
        kept = self.tr("Kept as a draft") if self._stored and not self._changed else ""
        self.header.say(
            kinds.name(writing.kind), " · ".join(each for each in (self._title, kept) if each)
        )
        self.discard.setVisible(self._stored or self._changed)
        self.withdraw.setVisible(withdrawing.offered(writing, self.body()))


def _field(path: str) -> tuple[str | int, ...]:
    """The steps to the field that is meant: whoever is not among the people was not chosen."""
    steps = steps_of(path)
    return ("detained",) if steps[:1] == ("people",) else steps
