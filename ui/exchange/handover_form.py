"""What is decided before anything is written: where to, what, and for whom, and what that comes to.

It plans anew whenever something is chosen, on the writer's thread, and says what would go.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fieldreport.errors import UserError
from fieldreport.reference.wording import explain
from fieldreport.usecases.exchange import contacts, handover
from fieldreport.usecases.exchange.contacts import Addressee
from fieldreport.usecases.exchange.handover import Choice, Names, Plan
from fieldreport.usecases.record import drafts
from ui.exchange.drafts_left import DraftsLeft
from ui.exchange.drive_choice import DriveChoice
from ui.exchange.drives import Place
from ui.exchange.going import Going
from ui.exchange.recipient_choice import RecipientChoice
from ui.look import language
from ui.parts import choice
from ui.parts.column import Column
from ui.parts.labels import line
from ui.parts.section import Section
from ui.session.job import Failure
from ui.session.session import Session

# Several boxes ticked in a row are one question.
PLAN_AFTER_MS = 120


class HandoverForm(QWidget):
    """`wanted` when the user wants to write `plan` to `place`; `nobody` if there is no one to
    hand over to; `failed` with what is said on the page.
    """

    wanted = Signal()
    nobody = Signal(bool)
    failed = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._ids: tuple[str, ...] = ()
        self._asked = 0
        self.plan: Plan | None = None
        self.drive = DriveChoice(session)
        self.what = choice.Choice(("new", "again", "all"))
        self.selected = choice.Choice(("selected", "new", "again", "all"))
        self.names = choice.Choice(("with", "without", "only"))
        self.people = RecipientChoice()
        self.left = DraftsLeft()
        self.going = Going()
        self._where, self._what, self._who = Section(), Section(), Section()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PLAN_AFTER_MS)
        self._timer.timeout.connect(self._plan)
        self._lay_out()
        self.drive.changed.connect(self._weigh)
        for changed in (
            self.what.changed,
            self.selected.changed,
            self.names.changed,
            self.people.changed,
        ):
            changed.connect(self._plan_soon)
        self.going.button.clicked.connect(self.wanted)
        session.changed.connect(self._changed)
        self._retranslate()

    @property
    def place(self) -> Place | None:
        """Where to."""
        return self.drive.place

    def begin(self, ids: Sequence[str], *, again: bool = False, to: Sequence[str] = ()) -> None:
        """Ask anew; `ids` are reports that were selected elsewhere; `again` chooses what nobody has
        acknowledged, `to` those (fingerprints) who are to get it.
        """
        self._ids = tuple(ids)
        self.people.want(to)
        self.selected.setVisible(bool(ids))
        self.what.setVisible(not ids)
        usual = "again" if again else "new"
        (self.selected if ids else self.what).choose("selected" if ids else usual)
        self._retranslate()
        self.refresh()

    def refresh(self) -> None:
        """Fetch again who there is, what is new and what is still a draft."""
        self.plan = None
        self.going.wait()
        self._session.read(contacts.addressees).then(self, self._offer, failed=self.failed.emit)
        self._session.read(drafts.listed).then(self, self.left.show_drafts)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _lay_out(self) -> None:
        column = Column()
        self.selected.hide()
        # Another question, not a fourth answer to the first.
        self.names.setContentsMargins(0, 12, 0, 0)
        for section, widgets in (
            (self._where, (self.drive,)),
            (self._what, (self.what, self.selected, self.names, self.left)),
            (self._who, (self.people,)),
        ):
            for widget in widgets:
                section.box.addWidget(widget)
            if section is not self._where:
                column.box.addWidget(line())
            column.box.addWidget(section)
        column.box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(column, 1)
        box.addWidget(self.going)

    def _changed(self, part: str) -> None:
        if self.isVisible() and part in {"contacts", "reports", "drafts", "evidence"}:
            self.refresh()

    def _offer(self, people: list[Addressee]) -> None:
        self.nobody.emit(not people)
        self.people.offer(people)
        self._plan_soon()

    def _plan_soon(self) -> None:
        self.plan = None
        self.going.wait()
        self._timer.start()

    def _plan(self) -> None:
        names = self.people.fingerprints
        self._asked += 1
        if not names:
            self.going.refuse(lambda: self.tr("Choose for whom it is."))
            return
        asked = self._asked
        self._session.write(handover.plan, names, self._choice()).then(
            self,
            lambda plan: self._planned(asked, plan),
            failed=lambda failure: self._unplanned(asked, failure),
        )

    def _choice(self) -> Choice:
        chosen = (self.selected if self._ids else self.what).chosen
        names: dict[str, Names] = {"with": "with", "without": "without", "only": "only"}
        return Choice(
            ids=self._ids if chosen == "selected" else (),
            everything=chosen == "all",
            new=chosen == "new",
            unacknowledged=chosen == "again",
            names=names[self.names.chosen],
        )

    def _planned(self, asked: int, plan: Plan) -> None:
        if asked == self._asked:
            self.plan = plan
            self._weigh()

    def _unplanned(self, asked: int, failure: Failure) -> None:
        if asked != self._asked:
            return
        if isinstance(failure, UserError):
            self.going.refuse(lambda: explain(failure, language.current()))
        else:
            self.failed.emit(failure)

    def _weigh(self) -> None:
        """Say whether what is planned can go where it should."""
        if self.plan is not None:
            self.going.show_plan(self.plan, self.place)

    def _retranslate(self) -> None:
        self._where.say(self.tr("Where to"))
        self._what.say(self.tr("What"))
        self._who.say(
            self.tr("For whom"),
            self.tr(
                "Nobody else can open it, not even you. Nothing on the drive says who they are."
            ),
        )
        for each in (self.what, self.selected):
            each.say(
                "new",
                self.tr("What is new"),
                self.tr("Everything of yours that one of them hasn't got yet."),
            )
            each.say(
                "again",
                self.tr("What nobody has acknowledged"),
                self.tr(
                    "Also what was written before: for a successor, or if a drive was lost. Receipts"
                    " from revoked keys don't count."
                ),
            )
            each.say(
                "all", self.tr("Everything"), self.tr("All that is in this vault, once again.")
            )
        self.selected.say(
            "selected",
            self.tr("%n chosen report(s)", "", len(self._ids)),
            self.tr("With their evidence, all versions, and what follows up on them."),
        )
        self.names.say("with", self.tr("With the names of people"))
        self.names.say(
            "without",
            self.tr("Without names"),
            self.tr("What is known of people stays here. The account itself is not changed."),
        )
        self.names.say(
            "only",
            self.tr("Only the names"),
            self.tr("For a second drive that travels another way."),
        )
