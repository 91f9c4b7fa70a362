"""What belongs together: the records that speak about a subject, the people it names, and everything there is.

For choosing what to hand over or to show beside a report. Nothing here changes anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from fieldreport.crypto import cards
from fieldreport.crypto.cards import CheckedCard
from fieldreport.errors import UserError
from fieldreport.model.assessment import Assessment
from fieldreport.model.records import parse
from fieldreport.vault import contacts
from fieldreport.vault.outgoing import in_order
from fieldreport.vault.records import VISIBLE
from fieldreport.vault.standing import HOLDS

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault


def about(reading: Reading, subject: str, kinds: Sequence[str]) -> list[str]:
    """The subjects (hex) of these kinds of which any version says that it is about `subject`."""
    marks = ",".join("?" * len(kinds))
    rows = reading.db.execute(
        "SELECT DISTINCT r.subject FROM mention m JOIN record r USING (seq)"
        f" WHERE m.target = ? AND m.relation = 'about' AND r.kind IN ({marks}) AND {VISIBLE}",
        (bytes.fromhex(subject), *kinds),
    )
    return sorted(found.hex() for (found,) in rows.fetchall())


def people_of(reading: Reading, subject: str) -> list[str]:
    """The subjects (hex) of the person records that any version of `subject` names."""
    rows = reading.db.execute(
        "SELECT DISTINCT p.subject FROM record r JOIN mention m USING (seq)"
        " JOIN record p ON p.subject = m.target AND p.kind = 'person'"
        f" WHERE r.subject = ? AND m.relation = 'person' AND {VISIBLE}",
        (bytes.fromhex(subject),),
    )
    return sorted(found.hex() for (found,) in rows.fetchall())


def everything(reading: Reading) -> list[str]:
    """The ids (hex) of all records that the vault holds, by whomever, parents before children."""
    rows = reading.db.execute(
        f"SELECT r.id FROM record r JOIN content USING (seq) WHERE {VISIBLE} ORDER BY r.seq"
    )
    return in_order(reading, [found.hex() for (found,) in rows.fetchall()])


class OpenQuestion(NamedTuple):
    """What this vault's owner asks about a subject: the subject, the version it was asked of, the words."""

    subject: str
    version: str | None
    text: str


# A judgement that became another one keeps the text of its question, but asks nothing any more.
_ASKS = "needs-information"


def open_questions(reading: Vault, arrival: int) -> list[OpenQuestion]:
    """The questions of this vault's own judgements that hold, about what came with an arrival."""
    rows = reading.db.execute(
        "SELECT c.raw FROM record a JOIN content c USING (seq)"
        f" WHERE a.kind = 'assessment' AND a.head = 1 AND a.author = ? AND {HOLDS} AND a.seq IN ("
        " SELECT m.seq FROM mention m WHERE m.relation = 'about' AND m.target IN ("
        " SELECT t.subject FROM arrival_item i JOIN record t ON t.id = i.item"
        " WHERE i.arrival = ? AND i.kind = 'record')) ORDER BY a.seq",
        (bytes.fromhex(reading.fingerprint), arrival),
    ).fetchall()
    found = (parse(raw).body for (raw,) in rows)
    return [
        OpenQuestion(body.of, body.version, body.question)
        for body in found
        if isinstance(body, Assessment) and body.type == _ASKS and body.question is not None
    ]


def card_of(reading: Reading, author: str) -> CheckedCard | None:
    """The card of an author (fingerprint, hex): a contact's, or one that a sender vouched for, or None."""
    try:
        return cards.open_card(contacts.by_fingerprint(reading, author).card)
    except UserError:
        return contacts.vouched(reading, author)
