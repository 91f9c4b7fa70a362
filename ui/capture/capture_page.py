"""Quick capture: the page right after unlocking, where a monitor writes and presses Ctrl+Enter.

Everything is in a draft within two seconds: a timer runs from the first change on and is never put off by further ones.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from fieldreport.errors import UserError
from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import Capture
from fieldreport.usecases.record.reports import Saved
from fieldreport.vault.evidence import Streamed
from ui.capture.basis_row import KEYS
from ui.capture.form import CaptureForm
from ui.parts import buttons
from ui.parts.labels import label
from ui.parts.page import Page, Workplace
from ui.session.job import Failure

AUTOSAVE_MS = 1_000
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")
FULL_KEYS = "Ctrl+E"


class CapturePage(Page):
    """One note at a time, and its draft."""

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.form = CaptureForm(place.session)
        self.content.addWidget(self.form)
        self.state = label("muted")
        self.others = buttons.quiet(icon="files")
        self.save = buttons.primary()
        self.fuller = buttons.quiet(icon="plus")
        for widget in (self.state, self.others, self.fuller, self.save):
            self.header.add(widget)
        self.others.hide()
        self._draft = drafts.new_id()
        self._changed = self._stored = self._saving = self._left = False
        self._save_then = False
        self._listed: list[drafts.Listed] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AUTOSAVE_MS)
        self._timer.timeout.connect(self._store)
        self.form.edited.connect(self._edited)
        self.form.files.came.connect(self._attach)
        self.form.files.went.connect(self._detach)
        self.form.files.failed.connect(self.show_error)
        self.form.files.idle.connect(self._files_idle)
        self.save.clicked.connect(self._save)
        self.others.clicked.connect(self._continue)
        self.fuller.clicked.connect(self._go_on_in_full)
        place.session.changed.connect(self._vault_changed)
        self.setAcceptDrops(True)
        self._keys()
        self.form.put(Capture())
        self.retranslate()

    def first_focus(self) -> QWidget:
        """In what happened."""
        return self.form.account

    def arrive(self, *, draft: object = "", **_what: object) -> None:
        """Continue the draft of this id. Without one: what is there, or if it is open already, a new note."""
        came_back, self._left = self._left, False
        wanted = str(draft)
        new = not wanted and not came_back and not self.form.capture().empty and not self._saving
        if (new or wanted not in {"", self._draft}) and self.form.files.busy:
            self.notices.show_notice(
                lambda: self.tr("Wait until the files of this report are in the vault."), "warning"
            )
        elif wanted not in {"", self._draft}:
            self.notices.clear()
            self._store()
            self._load(wanted)
        elif new:
            self._store()
            self._begin()
            self.notices.show_notice(
                lambda: self.tr("What you had written is kept in Drafts. This is a new report.")
            )
        self._look_for_drafts()

    def rest(self) -> None:
        """Leave no word that is not in the vault."""
        self._left = True
        self._store()

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(self.tr("New report"))
        self.save.setText(self.tr("Save"))
        keys = QKeySequence(SAVE_KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.save.setToolTip(self.tr("Save and begin the next one ({keys})").format(keys=keys))
        keys = QKeySequence(FULL_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.fuller.setText(self.tr("More fields"))
        self.fuller.setToolTip(self.tr("Go on in the full form ({keys})").format(keys=keys))
        self._say_state()
        self._say_others()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and pictures anywhere on the page."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take them in."""
        self.form.files.take(event.mimeData())
        event.acceptProposedAction()

    # --- the draft --------------------------------------------------------------------------------

    def _edited(self) -> None:
        if not self._changed:
            self._changed = True
            self.notices.clear()
            self._say_state()
            self._say_others()
        if not self._timer.isActive():
            self._timer.start()

    def _store(self) -> None:
        self._timer.stop()
        if not self._changed or self._saving:
            return
        self._changed = False
        capture, session = self.form.capture(), self.place.session
        if not capture.empty:
            session.write_first(drafts.save, capture, self._draft).then(self, self._told(True))
        elif self._stored:
            session.write_first(drafts.discard, self._draft).then(self, self._told(False))

    def _attach(self, streamed: Streamed) -> None:
        self.form.when.note()
        capture = self.form.capture()
        self.place.session.write_first(drafts.attach, streamed, capture, self._draft).then(
            self, self._told(True)
        )

    def _detach(self, sha256: str) -> None:
        capture = self.form.capture()
        self.place.session.write_first(drafts.detach, sha256, capture, self._draft).then(
            self, self._told(True)
        )
        self._edited()

    def _told(self, stored: bool) -> Callable[[None], None]:
        """What is called when the draft was written, or is gone; another may be open by then."""
        draft = self._draft

        def told(_none: None) -> None:
            if draft != self._draft:
                return
            news, self._stored = stored != self._stored, stored
            self._say_state()
            if news:
                self.place.session.changed.emit("drafts")

        return told

    def _load(self, draft: str) -> None:
        self.form.set_enabled(False)

        def came(capture: Capture) -> None:
            self._begin(draft)
            self.form.put(capture)
            self._stored = True
            self._say_state()
            self._say_others()

        def failed(failure: Failure) -> None:
            self.form.set_enabled(True)
            self.show_error(failure)

        # After what is still to be written, so that nothing older is read.
        self.place.session.write(drafts.load, draft).then(self, came, failed=failed)

    def _begin(self, draft: str = "") -> None:
        """Begin something new, or go on with a draft."""
        self._timer.stop()
        self._draft = draft or drafts.new_id()
        self._changed = self._stored = self._saving = self._save_then = False
        self.form.put(Capture())
        self.form.set_enabled(True)
        self.save.setEnabled(True)
        self._say_state()
        if self.isVisible():
            self.form.account.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._saving:
            return
        self.notices.clear()
        faulty = self.form.missing()
        if faulty is not None:
            faulty.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        if self.form.files.busy:
            self._save_then = True
            self.notices.show_notice(
                lambda: self.tr("The report is saved as soon as its files are in the vault."),
                "warning",
            )
            return
        self.form.when.note()
        # First as a draft: whatever becomes of the report, the text is safe.
        self._changed = True
        self._store()
        self._saving, self._save_then = True, False
        self.form.set_enabled(False)
        self.save.setEnabled(False)
        self.place.session.write_first(drafts.finish, self.form.capture(), self._draft).then(
            self, self._saved, failed=self._refused
        )

    def _saved(self, _saved: Saved) -> None:
        self._begin()
        self.notices.show_notice(lambda: self.tr("Saved. The page is ready for the next report."))
        self.place.session.changed.emit("drafts")
        # It is durable; what puts it in the lists is nothing to wait for.
        self.place.session.write_first(drafts.seal).then(self, self._sealed)

    def _sealed(self, _none: None) -> None:
        self.place.session.changed.emit("reports")

    def _refused(self, failure: Failure) -> None:
        self._saving = False
        self.form.set_enabled(True)
        self.save.setEnabled(True)
        if not (isinstance(failure, UserError) and self.form.refuse(failure)):
            self.show_error(failure)
            self.form.account.setFocus(Qt.FocusReason.OtherFocusReason)

    def _files_idle(self) -> None:
        if self._save_then:
            self._save_then = False
            self._save()

    # --- other drafts -----------------------------------------------------------------------------

    def _vault_changed(self, part: str) -> None:
        if part == "drafts":
            self._look_for_drafts()

    def _look_for_drafts(self) -> None:
        self.place.session.read(drafts.listed).then(self, self._show_drafts)

    def _show_drafts(self, listed: list[drafts.Listed]) -> None:
        here = any(each.id == self._draft for each in listed)
        if self._stored and not here and not self._changed and not self._saving:
            # It was deleted in the list of drafts.
            self._begin()
        self._listed = [each for each in listed if each.id != self._draft and each.quick]
        self._say_others()

    def _continue(self) -> None:
        if len(self._listed) == 1:
            self.arrive(draft=self._listed[0].id)
        else:
            self.place.go("drafts")

    def _go_on_in_full(self) -> None:
        if self._saving:
            return
        if self.form.files.busy:
            self.notices.show_notice(
                lambda: self.tr("Wait until the files of this report are in the vault."), "warning"
            )
            return
        if self.form.capture().empty:
            self.place.go("writing", new=True)
            return
        # The draft is the full form's from now on.
        self._changed = True
        self._store()
        draft = self._draft
        self._begin()
        self.place.go("writing", draft=draft)

    # --- inside -----------------------------------------------------------------------------------

    def _keys(self) -> None:
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self._save, context=within)
        QShortcut(QKeySequence(FULL_KEYS), self, self._go_on_in_full, context=within)
        for basis, keys in KEYS.items():
            QShortcut(QKeySequence(keys), self, self.form.basis.chips[basis].click, context=within)

    def _say_state(self) -> None:
        kept = self._stored and not self._changed
        self.state.setText(self.tr("Kept as a draft") if kept else "")

    def _say_others(self) -> None:
        count = len(self._listed)
        self.others.setText(self.tr("Continue a draft (%n)", "", count))
        self.others.setVisible(bool(count) and self.form.capture().empty)
