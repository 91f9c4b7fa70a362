"""The full form of a report. Quick capture, a draft, or the Edit button of a report lead here.

What is written is in a draft within two seconds, as in quick capture; Ctrl+Enter saves it as a report or as a new
version of one, and shows it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from fieldreport import times
from fieldreport.errors import UserError
from fieldreport.usecases.record import drafts, entries, forms
from fieldreport.usecases.record.forms import Opened, Writing
from fieldreport.usecases.record.moments import instant
from fieldreport.usecases.record.reports import Saved
from fieldreport.vault.evidence import Streamed
from ui.pages import ENTRIES
from ui.parts.page import Page, Workplace
from ui.session.job import Failure
from ui.writing import wrong
from ui.writing.form import PARTS, WritingForm
from ui.writing.head import Head
from ui.writing.outline import KEYS, Outline, Side
from ui.writing.undo_row import UndoRow

AUTOSAVE_MS = 1_000
COUNTING_MS = 150
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")


class WritingPage(Page):
    """`go("writing", draft=…)` goes on with a draft, `subject=…` changes a report, `new=True` begins one."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.form = WritingForm(place.session)
        self.outline = Outline(self.form.go)
        self.undo_row = UndoRow()
        self.head = Head(self.header)
        self._writing = Writing()
        self._draft = drafts.new_id()
        self._files: set[str] = set()
        self._undone: list[tuple[dict[str, Any], dict[str, Any], str]] = []
        self._changed = self._stored = self._saving = self._save_then = self._opened = False
        self._asked = 0
        self._autosave = _timer(self, AUTOSAVE_MS, self._store)
        self._counting = _timer(self, COUNTING_MS, self._count)
        self._lay_out()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    @property
    def opened(self) -> bool:
        """Whether what was asked for is shown."""
        return self._opened

    def first_focus(self) -> QWidget:
        """In what happened."""
        return self.form.first("account")

    def arrive(self, **what: object) -> None:
        """Go on with what is open, or open what is asked for."""
        draft, subject = str(what.get("draft", "")), str(what.get("subject", ""))
        same = self._opened and (
            (draft == self._draft if draft else subject == self._writing.subject)
            or not (draft or subject or what.get("new"))
        )
        if same or self._saving:
            return
        if self.form.busy:
            self.notices.show_notice(
                lambda: self.tr("Wait until the files of this report are in the vault."), "warning"
            )
            return
        self.notices.clear()
        self._store()
        self._open(draft, subject)

    def rest(self) -> None:
        """Leave no word that is not in the vault."""
        self._store()

    def retranslate(self) -> None:
        """Set every text."""
        self._say_state()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures anywhere on the page."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        self.form.files.take(event.mimeData())
        event.acceptProposedAction()

    def writing(self) -> Writing:
        """The report as it stands."""
        body = self.form.body()
        self._files |= {each["sha256"] for each in body.get("evidence", ()) if "sha256" in each}
        return forms.taken_off(replace(self._writing, body=body), sorted(self._files))

    # --- the draft --------------------------------------------------------------------------------

    def _open(self, draft: str, subject: str) -> None:
        self._asked += 1
        asked = self._asked
        self._opened = False
        self.form.set_enabled(False)

        def came(opened: Opened) -> None:
            if asked == self._asked:
                self._show(opened)

        # After what is still to be written, so that nothing older is read.
        self.place.session.write(forms.opened, draft=draft, subject=subject).then(
            self, came, failed=lambda failure: self._not_opened(failure, subject)
        )

    def _show(self, opened: Opened) -> None:
        self._begin(opened.writing, opened.draft)
        self.form.set_enabled(False)
        self.form.room.known = opened.known
        self.form.put_in_steps(opened.writing.body, lambda: self._shown(opened))

    def _shown(self, opened: Opened) -> None:
        self.form.set_enabled(True)
        self._files = {*opened.writing.dropped}
        self._stored, self._opened = opened.begun, True
        self._count()
        self._say_state()
        if opened.begun and opened.writing.subject is not None:
            self.notices.show_notice(
                lambda: self.tr("You began to change this report. This is what you wrote.")
            )
        if self.isVisible():
            self.form.go("account")

    def _not_opened(self, failure: Failure, subject: str) -> None:
        self._begin(Writing(), drafts.new_id())
        if isinstance(failure, UserError) and failure.code == "record.conflict":
            # It has to be merged first.
            merges = any(each.name == "merging" for each in ENTRIES)
            self.place.go("merging" if merges else "report", subject=subject)
            return
        self.form.put_in_steps({}, lambda: self.form.set_enabled(True))
        self.show_error(failure)

    def _begin(self, writing: Writing, draft: str) -> None:
        self._autosave.stop()
        self._writing, self._draft = writing, draft
        self._changed = self._stored = self._saving = self._save_then = self._opened = False
        self._undone.clear()
        self.undo_row.release()
        self.form.room.emptied.emit()
        self.form.empty()
        self.form.set_enabled(True)
        self.outline.mark_faulty("")
        self.outline.setEnabled(True)
        self.head.enable(True)
        self._say_state()

    def _edited(self) -> None:
        self._counting.start()
        if not self._writing.noted:
            now = instant(times.present())
            self._writing = replace(self._writing, noted=now)
        if not self._changed:
            self._changed = self._opened = True
            self.notices.clear()
            self._say_state()
        if not self._autosave.isActive():
            self._autosave.start()

    def _store(self) -> None:
        self._autosave.stop()
        if not self._changed or self._saving:
            return
        self._changed = False
        writing, session = self.writing(), self.place.session
        if writing.empty and writing.subject is None:
            if self._stored:
                session.write_first(forms.discard, self._draft).then(self, self._told(False))
            return
        session.write_first(forms.save, writing, self._draft).then(self, self._told(True))

    def _attach(self, streamed: Streamed) -> None:
        self.place.session.write_first(forms.attach, streamed, self.writing(), self._draft).then(
            self, self._told(True)
        )

    def _told(self, stored: bool) -> Any:
        draft = self._draft

        def told(_none: None) -> None:
            if draft != self._draft:
                return
            news, self._stored = stored != self._stored, stored
            self._say_state()
            if news:
                self.place.session.changed.emit("drafts")

        return told

    def _discard(self) -> None:
        subject, draft = self._writing.subject, self._draft
        self._begin(Writing(), drafts.new_id())

        def gone(_none: None) -> None:
            self.place.session.changed.emit("drafts")

        self.place.session.write_first(forms.discard, draft).then(self, gone)
        self._leave(subject)

    def _close(self) -> None:
        subject = self._writing.subject
        kept = self._changed or self._stored
        self._store()
        if not kept:
            self._begin(Writing(), drafts.new_id())
        self._leave(subject)

    def _leave(self, subject: str | None) -> None:
        if subject is not None:
            self.place.go("report", subject=subject)
        else:
            self.place.go("drafts")

    # --- saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._saving:
            return
        self.notices.clear()
        self.outline.mark_faulty("")
        if self.form.unsettled() is not None:
            return
        if self.form.busy:
            self._save_then = True
            self.notices.show_notice(
                lambda: self.tr("The report is saved as soon as its files are in the vault."),
                "warning",
            )
            return
        # First as a draft: whatever becomes of the report, the text is safe.
        self._changed = True
        self._store()
        self._saving, self._save_then = True, False
        self.form.set_enabled(False)
        self.head.enable(False)
        self.place.session.write_first(forms.finish, self.writing(), self._draft).then(
            self, self._saved, failed=self._refused
        )

    def _saved(self, saved: Saved) -> None:
        self._begin(Writing(), drafts.new_id())
        for part in ("drafts", "reports", "evidence"):
            self.place.session.changed.emit(part)
        if self.isVisible():
            self.place.go("report", subject=saved.report)

    def _refused(self, failure: Failure) -> None:
        self._saving = False
        self.form.set_enabled(True)
        self.head.enable(True)
        path = wrong.path(failure)
        if isinstance(failure, UserError) and self.form.refuse(path, lambda: wrong.said(failure)):
            self.outline.mark_faulty(self.form.section_of(path))
        else:
            self.show_error(failure)

    def _files_idle(self) -> None:
        if self._save_then:
            self._save_then = False
            # When the last file has been handed to the writer.
            QTimer.singleShot(0, self, self._save)

    # --- deleting and taking back -----------------------------------------------------------------

    def _removed(self, before: dict[str, Any], collection: str, item: str, said: str) -> None:
        after = self.form.body()
        if collection and item:
            after = entries.without_references(after, collection, item)
            if after != self.form.body():
                self.form.show_changed(after)
        self._undone.append((before, after, said))
        self.undo_row.hold(said)
        focused = self.form.list(collection) if collection else None
        if focused is not None and not focused.rows:
            self.undo_row.undo.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        if not self._undone or self._saving:
            return
        before, after, _ = self._undone.pop()
        self.form.show_changed(entries.restored(before, after, self.form.body()))
        if self._undone:
            self.undo_row.hold(self._undone[-1][2])
        else:
            self.undo_row.release()
            self.form.go(self._changed_section(before, after))

    def _changed_section(self, before: dict[str, Any], after: dict[str, Any]) -> str:
        return next(
            (
                each.name
                for each in PARTS
                if any(before.get(item.name) != after.get(item.name) for item in each.items)
            ),
            "account",
        )

    # --- inside -----------------------------------------------------------------------------------

    def _lay_out(self) -> None:
        bar = QVBoxLayout()
        bar.setContentsMargins(28, 0, 28, 12)
        bar.addWidget(self.undo_row)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(Side(self.outline))
        row.addWidget(self.form, 1)
        self.content.addLayout(bar)
        self.content.addLayout(row, 1)

    def _connect(self) -> None:
        form, room = self.form, self.form.room
        form.edited.connect(self._edited)
        form.entered.connect(self.outline.mark)
        room.removed.connect(self._removed)
        room.came.connect(self._attach)
        room.failed.connect(self.show_error)
        room.idle.connect(self._files_idle)
        self.undo_row.wanted.connect(self._undo)
        self.head.save.clicked.connect(self._save)
        self.head.close.clicked.connect(self._close)
        self.head.really.clicked.connect(self._discard)
        self.place.session.changed.connect(self._vault_changed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self._save, context=within)
        QShortcut(QKeySequence.StandardKey.Undo, self, self._undo, context=within)
        for keys, part in zip(KEYS, PARTS, strict=True):
            QShortcut(
                QKeySequence(keys), self, lambda name=part.name: form.go(name), context=within
            )

    def _vault_changed(self, part: str) -> None:
        if part == "drafts" and self._stored and not self._changed and not self._saving:
            draft = self._draft

            def came(listed: list[drafts.Listed]) -> None:
                gone = all(each.id != draft for each in listed)
                if gone and draft == self._draft and self._stored and not self._changed:
                    # It was deleted in the list of drafts.
                    self._begin(Writing(), drafts.new_id())

            self.place.session.write(drafts.listed).then(self, came)

    def _count(self) -> None:
        body = self.form.body()
        self.outline.count({each.name: self.form.count(each, body) for each in PARTS})

    def _say_state(self) -> None:
        self.head.say(
            changes=self._writing.subject is not None,
            kept=self._stored and not self._changed,
            begun=self._stored or self._changed,
        )


def _timer(page: WritingPage, interval: int, run: Any) -> QTimer:
    made = QTimer(page)
    made.setSingleShot(True)
    made.setInterval(interval)
    made.timeout.connect(run)
    return made
