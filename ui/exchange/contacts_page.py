"""The page of contacts: one's own card first, then everybody else's; add, compare, revoke."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from fieldreport.usecases.exchange import contacts
from fieldreport.vault.contacts import Added, Contact
from ui.exchange.aftermath import aftermath
from ui.exchange.contact_view import ContactView
from ui.exchange.own_card import OwnCard
from ui.exchange.people import Person, people
from ui.exchange.roles import role_name, state_name
from ui.parts import buttons, choosing
from ui.parts.page import Page, Workplace
from ui.parts.panes import panes
from ui.parts.row_list import RowList, TwoLineDelegate, TwoLines
from ui.parts.rows import RowsModel
from ui.session.job import Job

Row = Person | None

# Wanted like a fingerprint, and found nowhere: then one's own card is shown.
_OWN = "own"


class ContactsPage(Page):
    """`arrive(card=path)` adds the card in that file, `arrive(who=…)` shows the contact with that
    fingerprint, empty for one's own card.
    """

    def __init__(self, place: Workplace, parent: QWidget | None = None) -> None:
        super().__init__(place, parent)
        self.people: list[Person] = []
        self._wanted = ""
        self.add = buttons.secondary(icon="plus")
        self.revoke = buttons.secondary(icon="x")
        self.model: RowsModel[tuple[Row]] = RowsModel(self._fetch, self._spoken, self)
        self.list = RowList(self.model, TwoLineDelegate(self._look))
        self.own = OwnCard(place)
        self.view = ContactView()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.own)
        self._stack.addWidget(self.view)
        self.header.add(self.add)
        self.header.add(self.revoke)
        self.content.addWidget(panes(self.list, self._stack), 1)
        self.add.clicked.connect(self._ask_card)
        self.revoke.clicked.connect(self._ask_revocation)
        self.list.opened.connect(self._open)
        self.own.saved.connect(self._saved)
        self.own.fetched.connect(self.list.viewport().update)
        self.view.compared.connect(self._compare)
        self.view.about.connect(lambda subject: place.go("report", subject=subject))
        after = self.view.aftermath
        after.again.connect(self._hand_over_again)
        after.compare.connect(self._go_to)
        after.add.connect(self._ask_card)
        after.recovery.connect(lambda: place.go("recovery"))
        place.session.changed.connect(self._changed)
        self.retranslate()

    @property
    def shown(self) -> Person | None:
        """Whose card is on the right; None is one's own."""
        return self.view.person if self._stack.currentWidget() is self.view else None

    def arrive(self, **what: object) -> None:
        """Show who there is; add the card that another page found."""
        self.notices.clear()
        who = what.get("who")
        if isinstance(who, str):
            self._wanted = who or _OWN
        self.refresh()
        card = what.get("card")
        if isinstance(card, Path):
            self.add_card(card)

    def first_focus(self) -> QWidget | None:
        """On the list."""
        return self.list

    def refresh(self) -> None:
        """Fetch everybody again, and one's own card."""
        self.own.refresh()
        self.place.session.read(people).then(self, self._show)

    def add_card(self, path: Path) -> None:
        """Add the card in a file."""
        self.place.session.write(contacts.add, path).then(self, self._added)

    def take_revocation(self, path: Path) -> None:
        """Take in the revocation in a file."""
        self.place.session.write(contacts.revoke, path).then(self, self._revoked)

    def retranslate(self) -> None:
        """Set every text."""
        self.header.say(
            self.tr("Contacts"),
            self.tr("To whom you hand over, and whose bundles you take in."),
        )
        self.add.setText(self.tr("Add a card…"))
        self.revoke.setText(self.tr("Take in a revocation…"))
        self.list.setAccessibleName(self.tr("Your card and your contacts"))
        self.list.viewport().update()

    # --- the list ---------------------------------------------------------------------------------

    def _show(self, found: list[Person]) -> None:
        wanted = self._wanted or (self.shown.contact.fingerprint if self.shown else "")
        self._wanted = ""
        self.people = found
        self.model.show(array("q", range(len(found) + 1)))
        at = next((n + 1 for n, each in enumerate(found) if each.contact.fingerprint == wanted), 0)
        # Which opens it.
        self.list.setCurrentIndex(self.model.index(at, 0))

    def _fetch(self, numbers: Sequence[int]) -> Job[Mapping[int, tuple[Row]]]:
        return self.place.session.compute(_pick, list(self.people), list(numbers))

    def _open(self, position: int) -> None:
        if 0 < position <= len(self.people):
            person = self.people[position - 1]
            self.view.show_person(person)
            self._stack.setCurrentWidget(self.view)
            if person.contact.state in {"expired", "revoked"}:
                self.place.session.write(aftermath, person.contact.fingerprint).then(
                    self, self.view.show_aftermath
                )
        else:
            self._stack.setCurrentWidget(self.own)

    def _look(self, row: tuple[Row]) -> TwoLines:
        (person,) = row
        if person is None:
            icon = "triangle-alert" if self.own.expires_soon else ""
            return TwoLines(self.own.name, self.tr("Your own card"), icon=icon)
        contact = person.contact
        below = self.tr("{role}, {state}").format(
            role=role_name(contact.role), state=state_name(contact.state)
        )
        asked = self.tr("%n question(s)", "", len(person.questions)) if person.questions else ""
        fit = contact.state == "compared" and not (person.same_name or person.expires_soon)
        return TwoLines(contact.name, below, right=asked, icon="" if fit else "triangle-alert")

    def _spoken(self, row: tuple[Row]) -> str:
        look = self._look(row)
        return ". ".join(filter(None, (look.title, look.below, look.right)))

    # --- what is done -----------------------------------------------------------------------------

    def _ask_card(self) -> None:
        choosing.files(self, self.tr("Add a card"), lambda paths: [*map(self.add_card, paths)])

    def _ask_revocation(self) -> None:
        choosing.files(
            self,
            self.tr("Take in a revocation"),
            lambda paths: [*map(self.take_revocation, paths)],
        )

    def _added(self, added: Added) -> None:
        self._wanted = added.contact.fingerprint
        self.place.session.changed.emit("contacts")
        name = added.contact.name
        if added.same_name:
            self.notices.show_notice(
                lambda: self.tr(
                    "Careful: you already have a contact called {name}, with another key. Either"
                    " {name} has a new key, or somebody else uses the name. Believe nothing of it"
                    " until you have asked {name} in person."
                ).format(name=name),
                "bad",
            )
        elif added.renamed_from is not None:
            before = added.renamed_from
            self.notices.show_notice(
                lambda: self.tr(
                    "{before} is called {name} from now on. The keys are the same."
                ).format(before=before, name=name),
                "warning",
            )
        elif added.contact.state == "compared":
            self.notices.show_notice(
                lambda: self.tr("The card of {name} is up to date.").format(name=name)
            )
        elif added.endorsed_by is not None:
            old = added.endorsed_by.name
            self.notices.show_notice(
                lambda: self.tr(
                    "The card of {name} was added. {old}, whom you know, signed that it takes the"
                    " place of their own. Compare the fingerprint all the same."
                ).format(name=name, old=old)
            )
            self.view.form.line.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.notices.show_notice(
                lambda: self.tr(
                    "The card of {name} was added. Now compare the fingerprint."
                ).format(name=name)
            )
            self.view.form.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _compare(self, person: Person, given: str) -> None:
        self.place.session.write(contacts.compare, person.contact.fingerprint, given).then(
            self, self._compared
        )

    def _compared(self, answer: tuple[Contact, int]) -> None:
        contact, waiting = answer
        self.place.session.changed.emit("contacts")
        name = contact.name

        def said() -> str:
            done = self.tr("The fingerprint of {name} is right and counts as compared.").format(
                name=name
            )
            more = self.tr("%n bundle(s) can now be imported.", "", waiting) if waiting else ""
            return f"{done} {more}".strip()

        self.notices.show_notice(said)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _revoked(self, contact: Contact) -> None:
        self._wanted = contact.fingerprint
        self.place.session.changed.emit("contacts")
        name = contact.name
        self.notices.show_notice(
            lambda: self.tr(
                "The key of {name} is revoked. Nothing goes to it any more, and nothing is taken"
                " from it."
            ).format(name=name),
            "warning",
        )

    def _hand_over_again(self, fingerprint: str) -> None:
        self.place.go("handover", again=True, to=(fingerprint,) if fingerprint else ())

    def _go_to(self, fingerprint: str) -> None:
        self._wanted = fingerprint
        self.refresh()
        self.view.form.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _saved(self, name: str) -> None:
        self.notices.show_notice(
            lambda: self.tr("Your card was saved as “{name}”.").format(name=name)
        )

    def _changed(self, part: str) -> None:
        if part == "contacts" and self.isVisible():
            self.refresh()


def _pick(found: Sequence[Person], numbers: Sequence[int]) -> Mapping[int, tuple[Row]]:
    # In a tuple, because a row that is None is one that is still being fetched.
    return {number: (found[number - 1] if number else None,) for number in numbers}
