"""What may be shown to whom, when several consents of one person are weighed: the strictest wins,
and what nobody said is not allowed.

Two heads of one consent are a conflict, and until it is merged both must agree (`strictest`).
Consents given on different occasions add up (`together`), but what was refused on any of them stays
refused: a refusal beats every permission, and nothing is allowed because it is public already.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from fieldreport.model import dates
from fieldreport.model.codes import shipped
from fieldreport.model.consent import Consent, Permission

# Showing something to the public shows it to every audience.
PUBLIC = "public"

Cell = tuple[str, str]


class Answer(IntEnum):
    """What is said about one scope and one audience, from the least strict to the strictest."""

    ALLOWED = 0
    UNSAID = 1
    REFUSED = 2


@dataclass(frozen=True)
class Decisions:
    """The answers for all pairs of scope and audience; a pair in neither set is unsaid."""

    allowed: frozenset[Cell] = frozenset()
    refused: frozenset[Cell] = frozenset()

    def answer(self, scope: str, audience: str) -> Answer:
        """Return what is said about showing `scope` (name, face, …) to `audience`."""
        if (scope, audience) in self.refused:
            return Answer.REFUSED
        return Answer.ALLOWED if (scope, audience) in self.allowed else Answer.UNSAID

    def allows(self, scope: str, audience: str) -> bool:
        """Say whether it may be shown: only what was expressly allowed and never refused."""
        return self.answer(scope, audience) is Answer.ALLOWED


def strictest(consents: Sequence[Consent], at: str) -> Decisions:
    """Return what holds at the instant `at` while these are all current versions of one consent.

    Allowed is what every one of them allows; refused is what any of them refuses. Without any
    consent nothing is allowed. One more version never allows anything more.
    """
    each = [_decisions(consent, at) for consent in consents]
    if not each:
        return Decisions()
    refused = frozenset().union(*(one.refused for one in each))
    return Decisions(frozenset.intersection(*(one.allowed for one in each)) - refused, refused)


def together(decisions: Iterable[Decisions]) -> Decisions:
    """Return what several consents of one person say, each of them already weighed by itself.

    Allowed is what one of them allows and none of them refuses.
    """
    each = list(decisions)
    refused = frozenset().union(*(one.refused for one in each))
    return Decisions(frozenset().union(*(one.allowed for one in each)) - refused, refused)


def concerns(consent: Consent, report: str) -> bool:
    """Say whether a consent is about the report with this subject: it names it, or none at all."""
    return not consent.about or report in consent.about


def _decisions(consent: Consent, at: str) -> Decisions:
    permitted, refused = _cells(consent.permits), _cells(consent.refuses)
    if consent.withdrawn is not None:
        # At once, whatever the date says. One that names nothing takes everything back.
        refused |= permitted or _everything()
    # What some audience may not see can't be public.
    refused |= {(scope, PUBLIC) for scope, _ in refused}
    return Decisions(frozenset() if _expired(consent, at) else permitted - refused, refused)


def _cells(permissions: Iterable[Permission]) -> frozenset[Cell]:
    return frozenset(cell for one in permissions for cell in product(one.scopes, one.audiences))


def _everything() -> frozenset[Cell]:
    return frozenset(product(shipped("consent-scopes"), shipped("consent-audiences")))


def _expired(consent: Consent, at: str) -> bool:
    if consent.expires is None:
        return False
    end, now = dates.span(consent.expires).earliest, dates.span(at).latest
    # A date that may already have been is one that has; an open one says nothing to rely on.
    return end is None or now is None or end <= now
