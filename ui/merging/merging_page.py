"""A conflict, merged field by field, with the result beside it. Lists, the page of a report and drafts lead here.

What only one version changed is taken and said; what several changed is chosen, or written anew. What is decided is in
a draft within two seconds. All versions stay in the history.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldreport.errors import UserError
from fieldreport.usecases.record import deciding, drafts
from fieldreport.usecases.record.deciding import Deciding, Opened, Settled
from ui.look import language
from ui.merging import naming
from ui.merging.composing import Page as Composed
from ui.merging.composing import compose
from ui.merging.decisions import Decisions
from ui.merging.result_pane import ResultPane
from ui.merging.settled_view import SettledView
from ui.parts import buttons
from ui.parts.page import Page, Workplace
from ui.report.blocks import dotted
from ui.session.job import Failure
from ui.writing import wrong

AUTOSAVE_MS = 1_000
SAVE_KEYS = ("Ctrl+Return", "Ctrl+Enter")
RESULT_KEYS = "Ctrl+R"


class MergingPage(Page):
    """`go("merging", subject=…)` opens the conflict of a record, `draft=…` goes on with one that was begun. `report` is
    the report to go back to, `origin` another page.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self._opened: Opened | None = None
        self._composed: Composed | None = None
        self._draft = drafts.new_id()
        self._report = self._origin = ""
        self._asked = 0
        self._changed = self._stored = self._saving = False
        self.decisions = Decisions(place.session)
        self.result = ResultPane(place, self.decisions)
        self.settled = SettledView()
        self._nothing = QWidget()
        self._stack = QStackedWidget()
        for each in (self._nothing, self.result, self.settled):
            self._stack.addWidget(each)
        self.content.addWidget(self._stack)
        self.discard = buttons.quiet(icon="trash-2")
        self.back = buttons.secondary(icon="arrow-left")
        self.save = buttons.primary()
        for button in (self.discard, self.result.toggle, self.back, self.save):
            self.header.add(button)
        self._autosave = QTimer(self)
        self._autosave.setSingleShot(True)
        self._autosave.setInterval(AUTOSAVE_MS)
        self._autosave.timeout.connect(self._store)
        self._listen()
        self.retranslate()

    @property
    def subject(self) -> str:
        """The record whose versions are being merged; empty for none."""
        return self._opened.deciding.conflict.subject if self._opened is not None else ""

    def first_focus(self) -> QWidget:
        """On the first thing to decide."""
        shown = self._stack.currentWidget()
        if shown is self.settled:
            # Not on what can't be taken back.
            return self.settled.open
        return (self.decisions.first() if shown is self.result else None) or self.back

    def arrive(self, **what: object) -> None:
        """Show the conflict that is asked for, or the last one."""
        self.notices.clear()
        if self._saving:
            return
        self._store()
        wanted = {name: str(what[name]) for name in ("subject", "draft", "report") if name in what}
        if wanted:
            self._origin = str(what.get("origin", ""))
            self._open(**wanted)
        else:
            self._open_again()

    def rest(self) -> None:
        """Leave no decision that is not in the vault."""
        self._store()

    def retranslate(self) -> None:
        """Set every text."""
        keys = QKeySequence(SAVE_KEYS[0]).toString(QKeySequence.SequenceFormat.NativeText)
        self.discard.setText(self.tr("Discard"))
        self.discard.setToolTip(self.tr("Forget what was decided here; all versions stay"))
        self.back.setText(self.tr("Back"))
        self.back.setToolTip(self.tr("What you decided is kept as a draft."))
        self.save.setText(self.tr("Save"))
        self.save.setToolTip(self.tr("Save the merged version ({keys})").format(keys=keys))
        self.result.say(RESULT_KEYS)
        self._say()
        self._compose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape leads back; what was decided is kept."""
        if event.key() == Qt.Key.Key_Escape:
            self._go_back()
            return
        super().keyPressEvent(event)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 - Qt's name
        """Tab goes on as the page is read."""
        self.decisions.put_tabs_in_order()
        return bool(super().focusNextPrevChild(next))

    def _listen(self) -> None:
        self.decisions.changed.connect(self._edited)
        self.decisions.filled.connect(self._filled)
        self.discard.clicked.connect(self._discard)
        self.settled.discarded.connect(self._discard)
        self.settled.opened.connect(self._go_back)
        self.back.clicked.connect(self._go_back)
        self.save.clicked.connect(self._save)
        self.place.session.changed.connect(self._vault_changed)
        within = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys in SAVE_KEYS:
            QShortcut(QKeySequence(keys), self, self._save, context=within)
        QShortcut(QKeySequence(RESULT_KEYS), self, self.result.toggle.click, context=within)

    # --- showing ----------------------------------------------------------------------------------

    def _open(self, **wanted: str) -> None:
        self._asked += 1
        asked, owner = self._asked, self.place.owner

        def came(found: Opened | Settled) -> None:
            if asked == self._asked:
                self._show(found)

        def failed(failure: Failure) -> None:
            if asked == self._asked:
                self._not_opened(failure, **wanted)

        # After what is still to be written, so that nothing older is read.
        self.place.session.write(deciding.opened, owner.fingerprint, owner.name, **wanted).then(
            self, came, failed=failed
        )

    def _show(self, found: Opened | Settled) -> None:
        if self._changed and self._opened is not None and not self._is_shown(found):
            # Something was decided while this was read.
            self._store()
            self._open_again()
            return
        if isinstance(found, Settled):
            self._clear()
            self._draft, self._report = found.draft, found.report
            self.settled.show_settled(found)
            self._turn_to(self.settled)
            return
        conflict = found.deciding.conflict
        own = conflict.subject if conflict.kind == "report" else ""
        if self._is_shown(found):
            self._report = found.deciding.report or own
            return
        self._clear()
        self._opened, self._draft, self._stored = found, found.draft, found.begun
        self._report = found.deciding.report or own
        if found.newer:
            self.notices.show_notice(self._newer, "warning")
        self.result.read(conflict.subject)
        self._compose()

    def _is_shown(self, found: Opened | Settled) -> bool:
        """Whether it is what stands here, so that all may stay as it is."""
        if self._opened is None or isinstance(found, Settled):
            return False
        same = _heads(found) == _heads(self._opened)
        return same and (found.draft == self._draft or not (self._stored or found.begun))

    def _open_again(self) -> None:
        if self._opened is not None:
            self._open(subject=self.subject, report=self._report)

    def _newer(self) -> str:
        return self.tr(
            "The versions are others than when you began. What you decided holds where they still"
            " say the same; the rest is asked again."
        )

    def _not_opened(self, failure: Failure, **wanted: str) -> None:
        self._clear()
        if isinstance(failure, UserError) and failure.code == "record.no_conflict":
            # It was merged meanwhile, here or elsewhere, and nothing had been begun.
            self._leave(wanted.get("report") or wanted.get("subject", ""))
            return
        self.show_error(failure)

    def _clear(self) -> None:
        self._autosave.stop()
        self._opened = self._composed = None
        self._changed = self._stored = self._saving = False
        self._draft, self._report = drafts.new_id(), ""
        self.decisions.set_enabled(True)
        self.decisions.forget()
        self.result.forget()
        self.settled.show_settled(None)
        self._stack.setCurrentWidget(self._nothing)
        self._say()

    def _compose(self) -> None:
        opened = self._opened
        if opened is None:
            return

        def came(composed: Composed | None) -> None:
            if composed is not None and self._opened is opened:
                self._composed = composed
                new = self._stack.currentWidget() is not self.result or not self.decisions.cards
                self.decisions.show_conflict(opened, composed)
                self._preview()
                if new:
                    self._turn_to(self.result)

        self.place.session.compute(compose, opened, language.current()).then(self, came)

    def _filled(self) -> None:
        # Only now it is known what is left; whoever goes about already is not sent elsewhere.
        shown = self._stack.currentWidget() is self.result and self.decisions.isVisible()
        if shown and not self._changed and self.decisions.isAncestorOf(self.focusWidget()):
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _preview(self) -> None:
        if self._opened is not None:
            self.result.preview(self._opened, self.decisions.decided())

    def _turn_to(self, shown: QWidget) -> None:
        self._stack.setCurrentWidget(shown)
        self._say()
        if self.isVisible() and not shown.isAncestorOf(self.focusWidget()):
            QTimer.singleShot(0, self, lambda: self.first_focus().setFocus())

    def _say(self) -> None:
        opened = self._opened
        deciding_now = opened is not None and self._composed is not None
        below = ""
        if opened is not None and deciding_now:
            left = self.decisions.left
            state = self.tr("%Ln decision(s) left", "", left) if left else self.tr("All is decided")
            kept = self.tr("Kept as a draft") if self._stored and not self._changed else ""
            kind = naming.kind(opened.deciding.conflict.kind)
            what = f"{kind}: {opened.title}" if opened.title else kind
            below = dotted(what, state, kept)
        self.header.say(self.tr("Merge versions"), below)
        self.discard.setVisible(deciding_now and (self._stored or self._changed))
        self.save.setVisible(deciding_now)
        self.save.setEnabled(not self._saving)
        self.result.toggle.setVisible(deciding_now)

    # --- the draft --------------------------------------------------------------------------------

    def _edited(self) -> None:
        self._changed = True
        self.notices.clear()
        self._say()
        self._preview()
        if not self._autosave.isActive():
            self._autosave.start()

    def _deciding(self, opened: Opened) -> Deciding:
        return replace(opened.deciding, decided=self.decisions.decided(), report=self._report)

    def _store(self) -> None:
        self._autosave.stop()
        if not self._changed or self._saving or self._opened is None:
            return
        self._changed = False
        draft = self._draft

        def told(_none: None) -> None:
            if draft == self._draft and self._opened is not None:
                self._stored = True
            self._say()
            self.place.session.changed.emit("drafts")

        self.place.session.write_first(deciding.save, self._deciding(self._opened), draft).then(
            self, told
        )

    def _discard(self) -> None:
        report, draft = self._report, self._draft
        self._clear()
        self.place.session.write_first(deciding.discard, draft).then(
            self, lambda _none: self.place.session.changed.emit("drafts")
        )
        self._leave(report)

    def _vault_changed(self, part: str) -> None:
        if part not in {"reports", "inbox"} or not self.isVisible() or self._saving:
            return
        if self._opened is not None:
            self._store()
            self._open_again()

    # --- saving -----------------------------------------------------------------------------------

    def _save(self) -> None:
        if self._opened is None or self._composed is None or self._saving:
            return
        self.notices.clear()
        self.result.show_decisions()
        if self.decisions.refuse_rest():
            return
        # First as a draft: whatever becomes of the record, what was decided is safe.
        self._changed = True
        self._store()
        self._saving = True
        self.decisions.set_enabled(False)
        self._say()
        self.place.session.write_first(
            deciding.finish, self._deciding(self._opened), self._draft
        ).then(self, self._saved, failed=self._refused)

    def _saved(self, _version: str) -> None:
        report = self._report
        self._clear()
        for part in ("drafts", "reports", "inbox"):
            self.place.session.changed.emit(part)
        if self.isVisible():
            self._leave(report)

    def _refused(self, failure: Failure) -> None:
        self._saving = False
        self.decisions.set_enabled(True)
        self._say()
        card = self.decisions.card_of(failure) if isinstance(failure, UserError) else None
        if card is not None and isinstance(failure, UserError):
            card.refuse(partial(wrong.said, failure))
            return
        self.show_error(failure)

    # --- leaving ----------------------------------------------------------------------------------

    def _go_back(self) -> None:
        self._store()
        self._leave(self._report)

    def _leave(self, report: str) -> None:
        if self._origin:
            self.place.go(self._origin)
        elif report:
            self.place.go("report", subject=report)
        else:
            self.place.go("reports")


def _heads(opened: Opened) -> list[str]:
    return [head.id for head in opened.deciding.conflict.heads]
