"""Says loudly that a card is no longer good, or will soon not be: after unlocking and where one hands
over, with a button that leads to what is to be done.

Only what somebody depends on is said (`usecases.keep.succession.concerns`), so that it ends once it
is done.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from weakref import ref

from PySide6.QtCore import QCoreApplication, QObject

from fieldreport import times
from ui.parts.dates import day
from ui.parts.page import Page, Workplace

if TYPE_CHECKING:
    from fieldreport.usecases.keep.succession import Concern
    from fieldreport.vault.vault import Reading

translate = QCoreApplication.translate


def remind(place: Workplace, page: Page) -> None:
    """Say on `page` what is most pressing, with a button that leads to what is to be done about it."""
    there = ref(page)

    def tell(found: list[Concern]) -> None:
        shown = there()
        if shown is None or not found:
            return
        first = found[0]
        who = first.contact.fingerprint if first.contact is not None else ""
        kind = "warning" if first.what == "expiring" else "bad"
        button: tuple[Callable[[], str], Callable[[], object]] = (_button, lambda: lead(who))
        shown.notices.show_notice(lambda: sentence(first), kind, button)

    def lead(who: str) -> None:
        shown = there()
        if shown is not None:
            # One's own card is renewed on its own page.
            shown.place.go("contacts", who=who) if who else shown.place.go("keys")

    # What can't be found out now is said by the pages themselves.
    place.session.read(_concerns).then(page, tell, failed=_pass_over)


def sentence(concern: Concern) -> str:
    """What is wrong with a card, and what it comes to, in the language in force."""
    if concern.contact is None:
        text = (
            translate(
                "Concern",
                "Your own card has expired: nobody takes anything from you until you renew it and"
                " give the new card to your contacts.",
            )
            if concern.what == "expired"
            else translate(
                "Concern",
                "Your own card expires on {day}. Renew it, and give the new one to your contacts.",
            )
        )
        return text.format(day=day(concern.expires or ""))
    name = concern.contact.name
    if concern.what == "expiring":
        return translate(
            "Concern", "The card of {name} expires on {day}. Ask for a renewed one in time."
        ).format(name=name, day=day(concern.expires or ""))
    first = (
        translate("Concern", "The key of {name} was revoked: somebody else may have it.")
        if concern.what == "revoked"
        else translate("Concern", "The card of {name} has expired.")
    ).format(name=name)
    return f"{first} {_then(concern)}"


class _Counting(QObject):
    """Qt's tools find a plural only where an object says it."""

    def items(self, count: int) -> str:
        """What was handed over to nobody else."""
        return self.tr("%n item(s) went to nobody else: hand them over.", "", count)


def _then(concern: Concern) -> str:
    if concern.items:
        return _Counting().items(concern.items)
    return translate(
        "Concern", "There is no other coordinator to hand over to: ask for the successor's card."
    )


def _concerns(reading: Reading) -> list[Concern]:
    # Imported on the reader's thread: the first page must not wait for the core.
    from fieldreport.usecases.keep import succession  # noqa: PLC0415

    return succession.concerns(reading, times.now())


def _button() -> str:
    return translate("Concern", "What to do…")


def _pass_over(_failure: object) -> None:
    pass
