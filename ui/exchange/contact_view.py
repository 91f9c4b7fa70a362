"""One contact: who it is, whether the fingerprint was compared, what waits for that, what was asked,
and what is to be done if the card is no longer good.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from ui.exchange.aftermath import Aftermath, AftermathView
from ui.exchange.compare_form import CompareForm
from ui.exchange.fingerprint import Fingerprint
from ui.exchange.people import Person
from ui.exchange.questions import Questions
from ui.exchange.roles import role_name
from ui.exchange.state_line import StateLine
from ui.parts.column import Column
from ui.parts.dates import day
from ui.parts.labels import label


class ContactView(Column):
    """`compared` with the person and what was typed; `about` with the subject of a question."""

    compared = Signal(object, str)
    about = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.person: Person | None = None
        self._name = label("heading", wraps=True)
        self._role = label("muted", wraps=True)
        self.warning = StateLine()
        self.state = StateLine()
        self.expiry = StateLine()
        self.takes_over = StateLine()
        self.waits = StateLine()
        self.aftermath = AftermathView()
        self.fingerprint = Fingerprint()
        self.form = CompareForm()
        self.questions = Questions()
        for each in (
            self._name,
            self._role,
            self.warning,
            self.state,
            self.expiry,
            self.takes_over,
            self.waits,
            self.aftermath,
            self.fingerprint,
            self.form,
            self.questions,
        ):
            self.box.addWidget(each)
        self.box.addStretch(1)
        self.form.compared.connect(lambda given: self.compared.emit(self.person, given))
        self.questions.about.connect(self.about)

    def show_person(self, person: Person) -> None:
        """Show another one, or the same as it is now."""
        before, self.person = self.person, person
        contact = person.contact
        self._name.setText(contact.name)
        self.fingerprint.show_fingerprint(contact.fingerprint)
        if before is None or before.contact.fingerprint != contact.fingerprint:
            self.form.ask(contact.name, contact.fingerprint)
            self.aftermath.show_aftermath(None)
        self.form.setVisible(contact.state == "uncompared")
        self.questions.show_questions(person.questions)
        self._retranslate()

    def show_aftermath(self, found: Aftermath) -> None:
        """Show what is to be done, if it is about who is shown."""
        if self.person is not None and found.then.contact == self.person.contact:
            self.aftermath.show_aftermath(found)

    def forget(self) -> None:
        """Show nobody."""
        self.person = None
        self.fingerprint.show_fingerprint("")

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        if self.person is None:
            return
        contact = self.person.contact
        self._role.setText(role_name(contact.role))
        self.warning.say("bad", self._warned())
        kinds = {"compared": "good", "uncompared": "warning"}
        self.state.say(kinds.get(contact.state, "bad"), self._stated())
        self.expiry.say(*self._expires())
        self.takes_over.say("muted", self._taken_over())
        waiting = self.person.waiting
        self.waits.say(
            "muted",
            self.tr("%n bundle(s) of this contact are kept unopened.", "", waiting)
            if waiting
            else "",
        )

    def _warned(self) -> str:
        if self.person is None or not self.person.same_name:
            return ""
        return self.tr(
            "Careful: there are two contacts called {name}, with different keys. Either {name} has a"
            " new key, or somebody else uses the name. Ask {name} in person which is right, and have"
            " the other key revoked."
        ).format(name=self.person.contact.name)

    def _expires(self) -> tuple[str, str]:
        person = self.person
        if person is None or person.contact.expires is None or person.contact.state == "revoked":
            return "muted", ""
        until = day(person.contact.expires)
        if person.contact.state == "expired":
            return "bad", self.tr("It expired on {day}.").format(day=until)
        if person.expires_soon:
            return "warning", self.tr(
                "The card expires on {day}. Ask {name} for a renewed one in time."
            ).format(day=until, name=person.contact.name)
        return "muted", self.tr("The card expires on {day}.").format(day=until)

    def _taken_over(self) -> str:
        if self.person is None or not self.person.takes_over:
            return ""
        return self.tr(
            "{old} signed that this card takes the place of their own. That says whom to ask; it"
            " doesn't replace comparing."
        ).format(old=self.person.takes_over)

    def _stated(self) -> str:
        if self.person is None:
            return ""
        contact = self.person.contact
        if contact.state == "compared":
            return self.tr("The fingerprint was compared on {day}.").format(
                day=day(contact.compared or "")
            )
        if contact.state == "expired":
            return self.tr(
                "The card has expired. Nothing goes to {name} and nothing is taken until there is a"
                " new one."
            ).format(name=contact.name)
        if contact.state == "revoked":
            return self.tr(
                "This key was revoked on {day}: somebody else may have it. Nothing goes to it and"
                " nothing is taken from it."
            ).format(day=day(contact.revoked or ""))
        return self.tr(
            "The fingerprint was not compared yet. Until then nothing can be handed over to {name},"
            " and what comes is kept unopened."
        ).format(name=contact.name)
