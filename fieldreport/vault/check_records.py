"""Checks every record: its id, its form, its signature, and all that the vault derived from it.

The bytes are decoded anew and everything is compared with what the tables say, so that neither a
mistake of this program nor a hand in the database can make a list show something that nobody
signed.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldreport.crypto.cards import BadCard, open_card
from fieldreport.crypto.signatures import BadSignature, PublicKeys
from fieldreport.model import records as model
from fieldreport.vault.derived import NOTHING, Derived, Shown, derive
from fieldreport.vault.findings import Finding
from fieldreport.vault.records import VISIBLE

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading, Vault

_CHUNK = 200

_ROW = """
SELECT r.seq, r.id, r.kind, r.subject, r.author, r.written, r.title, r.earliest, r.latest, r.place,
    c.raw, c.signature FROM record r LEFT JOIN content c USING (seq)
"""
_STORED = f"{_ROW} WHERE r.seq > ? ORDER BY r.seq LIMIT ?"
_ONE = f"{_ROW} WHERE r.seq = ?"

# A current version: visible, not purged, and not replaced by a visible one of its subject.
_WRONG_HEADS = f"""
SELECT r.id FROM record r WHERE r.head <> (
    {VISIBLE} AND EXISTS (SELECT 1 FROM content c WHERE c.seq = r.seq) AND NOT EXISTS (
        SELECT 1 FROM parent p JOIN record k ON k.seq = p.child
        WHERE p.parent = r.id AND k.subject = r.subject AND k.kind = r.kind
        AND NOT EXISTS (SELECT 1 FROM arrival a WHERE a.id = k.arrival AND a.state = 'staging')))
"""
_STRANGE_PARENTS = """
SELECT DISTINCT c.id FROM parent p JOIN record c ON c.seq = p.child JOIN record r ON r.id = p.parent
WHERE r.subject <> c.subject OR r.kind <> c.kind
"""
_ONE_WRONG_HEAD = f"{_WRONG_HEADS} AND r.seq = ?"
_ONE_STRANGE_PARENT = f"{_STRANGE_PARENTS} AND c.seq = ?"
# Words of versions that aren't kept, and versions without words.
_WRONG_TEXTS = """
SELECT rowid FROM text WHERE rowid NOT IN (SELECT seq FROM content)
UNION SELECT seq FROM content WHERE seq NOT IN (SELECT rowid FROM text)
"""


class _Row(NamedTuple):
    seq: int
    id: bytes
    kind: str
    subject: bytes
    author: bytes
    written: str
    shown: Shown
    raw: bytes | None
    signature: bytes | None


def _row(columns: tuple[Any, ...]) -> _Row:
    seq, key, kind, subject, author, written, *shown, raw, signature = columns
    return _Row(seq, key, kind, subject, author, written, Shown(*shown), raw, signature)


def check_one(reading: Reading, seq: int, keys: Keys) -> Iterator[Finding]:
    """Yield what is wrong with one record, also what `check` asks for all of them at once."""
    columns = reading.db.execute(_ONE, (seq,)).fetchone()
    if columns is None:
        return
    row = _row(columns)
    yield from _findings(reading, row, keys)
    for sql, code in (
        (_ONE_WRONG_HEAD, "check.head_wrong"),
        (_ONE_STRANGE_PARENT, "check.parents_differ"),
    ):
        if reading.db.execute(sql, (seq,)).fetchone():
            yield Finding(code, row.id.hex())
    words = reading.db.execute("SELECT 1 FROM text WHERE rowid = ?", (seq,)).fetchone()
    if (words is None) != (row.raw is None):
        yield Finding("check.text_wrong", str(seq))


def check(vault: Vault, stepped: Callable[[int], None]) -> Iterator[Finding]:
    """Yield what is wrong with any record. `stepped` is told the bytes that are through."""
    keys = Keys(vault)
    last = 0
    while rows := vault.db.execute(_STORED, (last, _CHUNK)).fetchall():
        for columns in rows:
            row = _row(columns)
            yield from _findings(vault, row, keys)
            last = row.seq
            stepped(len(row.raw or b""))
    for sql, code in (
        (_WRONG_HEADS, "check.head_wrong"),
        (_STRANGE_PARENTS, "check.parents_differ"),
    ):
        for (record,) in vault.db.execute(sql).fetchall():
            yield Finding(code, record.hex())
    for (seq,) in vault.db.execute(_WRONG_TEXTS).fetchall():
        yield Finding("check.text_wrong", str(seq))


def _findings(vault: Reading, row: _Row, keys: Keys) -> Iterator[Finding]:
    name = row.id.hex()
    if row.raw is None or row.signature is None:
        if _derived(vault, row) != ((), (), None) or row.shown != NOTHING:
            yield Finding("check.derived_wrong", name)
        return
    if hashlib.sha256(row.raw).digest() != row.id:
        yield Finding("check.record_changed", name)
        return
    try:
        record = model.parse(row.raw)
    except model.FAULTS:
        yield Finding("check.record_unreadable", name)
        return
    yield from _signature(row, keys)
    if not _row_agrees(vault, row, record) or not _derived_agrees(vault, row, derive(record)):
        yield Finding("check.derived_wrong", name)


def _signature(row: _Row, keys: Keys) -> Iterator[Finding]:
    public = keys.of(row.author)
    if public is None:
        yield Finding("check.author_unknown", row.id.hex())
        return
    try:
        public.verify("record", row.raw or b"", row.signature or b"")
    except BadSignature:
        yield Finding("check.signature_wrong", row.id.hex())


class Keys:
    """The keys of authors, by fingerprint: one's own, contacts', and those of vouched authors."""

    def __init__(
        self, reading: Reading, known: dict[bytes, PublicKeys | None] | None = None
    ) -> None:
        self._known = {} if known is None else known
        self._db = reading.db

    def of(self, author: bytes) -> PublicKeys | None:
        """The keys of the author with this fingerprint; None if no card of his is here."""
        if author not in self._known:
            self._known[author] = self._from_card(author)
        return self._known[author]

    def _from_card(self, author: bytes) -> PublicKeys | None:
        for table in ("identity", "contact", "author"):
            sql = f"SELECT card FROM {table} WHERE fingerprint = ?"
            row = self._db.execute(sql, (author,)).fetchone()
            if row is None:
                continue
            # What the table says of a card counts for nothing: its keys must give the fingerprint.
            try:
                card = open_card(row[0])
            except BadCard:
                continue
            if card.fingerprint == author.hex():
                return card.public.keys
        return None


def _row_agrees(vault: Reading, row: _Row, record: model.Record) -> bool:
    parents = vault.db.execute(
        "SELECT parent FROM parent WHERE child = ? ORDER BY parent", (row.seq,)
    ).fetchall()
    return (
        row.kind == record.kind
        and row.subject.hex() == record.subject
        and row.author.hex() == record.author
        and row.written == record.written
        and [parent.hex() for (parent,) in parents] == list(record.parents)
    )


def _derived_agrees(vault: Reading, row: _Row, expected: Derived) -> bool:
    terms, mentions, words = _derived(vault, row)
    return (
        row.shown == expected.shown
        and terms == expected.terms
        and mentions == expected.mentions
        # Whether there must be a text is asked for all of them at once.
        and words in {None, expected.words}
    )


def _derived(
    vault: Reading, row: _Row
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, bytes], ...], tuple[str, str, str] | None]:
    seq = (row.seq,)
    db = vault.db
    terms = db.execute("SELECT vocabulary, code FROM term WHERE seq = ? ORDER BY 1, 2", seq)
    mentions = db.execute("SELECT relation, target FROM mention WHERE seq = ? ORDER BY 1, 2", seq)
    text = db.execute("SELECT body, people, place FROM text WHERE rowid = ?", seq).fetchone()
    return tuple(terms.fetchall()), tuple(mentions.fetchall()), text
