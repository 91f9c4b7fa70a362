"""Finds records by words, time, place, act, person and more, newest first, a page at a time.

A search gives numbers, and the rows of a page are fetched by their numbers: the first page never
needs the rest. What a user types is never read as a query language: every word of it is looked for
as the beginning of a word.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from fieldreport.reference.folding import latin, tokens
from fieldreport.vault import terms
from fieldreport.vault.contested import CONCERNED
from fieldreport.vault.standing import HOLDS

if TYPE_CHECKING:
    from fieldreport.vault.vault import Reading

ACT, TAG, ASSESSMENT = "act", "tag", "assessment"
_ACT_TYPES = "act-types"

# The longest beginning of a word that the index has a list for (`prefix` in the schema), and how
# many words a longer one may stand for before it isn't worth naming them.
_LISTED = 10
_NAMED = 64

# From word to word: to read through them would walk the list of each. No word holds a character as
# low as char(1), so a word with it is the place just after the word.
_WORDS = """
WITH RECURSIVE found (term) AS (
    SELECT (SELECT term FROM word WHERE term >= :first AND term < :end LIMIT 1)
    UNION ALL
    SELECT (SELECT term FROM word WHERE term >= found.term || char(1) AND term < :end LIMIT 1)
    FROM found WHERE found.term IS NOT NULL
    LIMIT :most
)
SELECT term FROM found WHERE term IS NOT NULL
"""

# What SQLite takes in one statement is far more; this keeps a page's work small.
PAGE_LIMIT = 1000


@dataclass(frozen=True, kw_only=True)
class Filters:
    """What to look for; all that are given must hold.

    `text`, `place` and `person` are words as typed. `earliest` and `latest` are wall-clock seconds
    (`model.dates`): what happened, or may have happened, between them. `act` includes the terms
    below it. `person` looks at labels in a report and at the names of the people that it links to.
    `assessment` is a type that somebody gave the record, in a judgement that holds. `handed_over` is
    False for what no written bundle has taken along, `evidence` is True for what names files. `kind` None is all kinds.
    `conflict` is True for reports that a conflict concerns (`contested`).
    """

    text: str = ""
    earliest: int | None = None
    latest: int | None = None
    place: str = ""
    act: str | None = None
    person: str = ""
    assessment: str | None = None
    tag: str | None = None
    kind: str | None = "report"
    handed_over: bool | None = None
    evidence: bool | None = None
    about: str | None = None
    conflict: bool | None = None


class Row(NamedTuple):
    """One line of a list. `earliest` and `latest` as in `Filters`; `conflict`: there are other
    current versions.
    """

    seq: int
    id: str
    kind: str
    subject: str
    title: str
    earliest: int | None
    latest: int | None
    place: str
    author: str
    written: str
    conflict: bool


def ids(
    reading: Reading, filters: Filters, *, limit: int | None = None, before: int | None = None
) -> array[int]:
    """The numbers of the current versions that match, newest first; `limit` of them below `before`.

    The first page takes `limit`; a list that scrolls fetches all of them beside it.
    """
    query = _Query.of(reading, filters)
    if before is not None:
        query.need("h.seq < ?", before)
    if query.impossible:
        return array("q")
    sql, values = query.sql()
    if limit is not None:
        sql, values = f"{sql} LIMIT ?", [*values, limit]
    found = reading.db.execute(sql, values).fetchall()
    return array("q", [row[0] for row in found])


def page(reading: Reading, seqs: Sequence[int]) -> list[Row]:
    """The rows with these numbers (at most 1,000), in their order; numbers that are gone are left
    out.
    """
    if len(seqs) > PAGE_LIMIT:
        raise ValueError("too many rows for one page")
    marks = ",".join("?" * len(seqs))
    rows = reading.db.execute(
        "SELECT r.seq, r.id, r.kind, r.subject, r.title, r.earliest, r.latest, r.place, r.author,"
        " r.written,"
        " (SELECT count(*) FROM record o WHERE o.subject = r.subject AND o.head = 1) > 1"
        f" FROM record r WHERE r.seq IN ({marks})",
        tuple(seqs),
    )
    found = {row[0]: _row(row) for row in rows.fetchall()}
    return [found[seq] for seq in seqs if seq in found]


def _row(columns: tuple[Any, ...]) -> Row:
    seq, key, kind, subject, title, earliest, latest, place, author, written, conflict = columns
    return Row(
        seq,
        key.hex(),
        kind,
        subject.hex(),
        title,
        earliest,
        latest,
        place,
        author.hex(),
        written,
        bool(conflict),
    )


def count(reading: Reading, filters: Filters) -> int:
    """How many current versions match."""
    query = _Query.of(reading, filters)
    if query.impossible:
        return 0
    sql, values = query.sql(ordered=False)
    (number,) = reading.db.execute(f"SELECT count(*) FROM ({sql})", values).fetchone()
    return int(number)


def match_expression(reading: Reading, words: Sequence[str], columns: str = "") -> str:
    """The index's expression for texts that hold a word beginning with each of these."""
    joined = " AND ".join(_beginning(reading, word) for word in words)
    return f"{{{columns}}} : ({joined})" if columns else f"({joined})"


def _beginning(reading: Reading, word: str) -> str:
    """The expression for one word.

    The index has lists of its own for short beginnings and walks them as far as a page needs. For a
    longer one it would first join the lists of all words that begin with it, which takes longer the
    more reports there are; so we look these words up and name them.
    """
    if len(word) > _LISTED:
        known = _words_in_index(reading, word)
        if known:
            return f"({' OR '.join(map(_quoted, known))})"
    return f"{_quoted(word)} *"


def _quoted(word: str) -> str:
    # The only form in which FTS5 reads nothing into a word.
    return '"{}"'.format(word.replace('"', '""'))


def _words_in_index(reading: Reading, beginning: str) -> list[str]:
    """The words that begin so; none if they are too many, or if the tokenizer writes them
    otherwise.
    """
    values = {"first": beginning, "end": beginning + "\U0010ffff", "most": _NAMED}
    found = [row[0] for row in reading.db.execute(_WORDS, values).fetchall()]
    return found if len(found) < _NAMED else []


class _Query:
    """Collects conditions on `h`, the current versions, and on the search index."""

    def __init__(self, reading: Reading) -> None:
        self.impossible = False
        self._reading = reading
        self._matches: list[str] = []
        self._conditions: list[str] = []
        self._values: list[object] = []

    @classmethod
    def of(cls, reading: Reading, filters: Filters) -> _Query:
        query = cls(reading)
        if filters.kind:
            query.need("h.kind = ?", filters.kind)
        query.words(filters.text)
        query.words(filters.place, "place")
        query.time(filters.earliest, filters.latest)
        if filters.act:
            query.term(ACT, *terms.below(reading, _ACT_TYPES, filters.act))
        if filters.tag:
            query.term(TAG, filters.tag)
        query.person(filters.person)
        if filters.assessment:
            query.assessment(filters.assessment)
        if filters.handed_over is not None:
            query.handed_over(filters.handed_over)
        if filters.evidence is not None:
            query.evidence(filters.evidence)
        if filters.about:
            query.about(filters.about)
        if filters.conflict is not None:
            query.need(CONCERNED if filters.conflict else f"NOT ({CONCERNED})")
        return query

    def need(self, condition: str, *values: object) -> None:
        self._conditions.append(condition)
        self._values.extend(values)

    def words(self, text: str, columns: str = "") -> None:
        wanted = tokens(text)
        if wanted:
            self._matches.append(match_expression(self._reading, wanted, columns))
        elif text.strip():
            # Only marks, no word: nothing was indexed under it.
            self.impossible = True

    def time(self, earliest: int | None, latest: int | None) -> None:
        if earliest is None and latest is None:
            return
        # An open end reaches everywhere; without both ends there is no date.
        self.need("(h.earliest IS NOT NULL OR h.latest IS NOT NULL)")
        if latest is not None:
            self.need("(h.earliest IS NULL OR h.earliest <= ?)", latest)
        if earliest is not None:
            self.need("(h.latest IS NULL OR h.latest >= ?)", earliest)

    def term(self, vocabulary: str, *codes: str) -> None:
        marks = ",".join("?" * len(codes))
        self.need(
            f"h.seq IN (SELECT seq FROM term WHERE vocabulary = ? AND code IN ({marks}))",
            vocabulary,
            *codes,
        )

    def person(self, name: str) -> None:
        if not name.strip():
            return
        spellings = [words for words in (tokens(name), tokens(latin(name))) if words]
        if not spellings:
            self.impossible = True
            return
        # The spelling as typed, or the one under which names meet across alphabets.
        matching = " OR ".join(
            match_expression(self._reading, words, "people") for words in spellings
        )
        self.need(
            "(h.seq IN (SELECT rowid FROM text WHERE text MATCH ?) OR h.seq IN ("
            " SELECT m.seq FROM record p JOIN mention m ON m.target = p.subject"
            " AND m.relation = 'person' WHERE p.kind = 'person' AND p.head = 1"
            " AND p.seq IN (SELECT rowid FROM text WHERE text MATCH ?)))",
            matching,
            matching,
        )

    def assessment(self, code: str) -> None:
        # Judgements are about a subject with all its versions.
        self.need(
            "EXISTS (SELECT 1 FROM mention m"
            " JOIN record a ON a.seq = m.seq AND a.kind = 'assessment' AND a.head = 1"
            " JOIN term t ON t.seq = a.seq AND t.vocabulary = ? AND t.code = ?"
            f" WHERE m.target = h.subject AND m.relation = 'about' AND {HOLDS})",
            ASSESSMENT,
            code,
        )

    def handed_over(self, wanted: bool) -> None:
        self.need(
            f"{'' if wanted else 'NOT '}EXISTS (SELECT 1 FROM departure_item i"
            " JOIN departure d ON d.id = i.departure AND d.state = 'written'"
            " WHERE i.item = h.id AND i.kind = 'record')"
        )

    def evidence(self, wanted: bool) -> None:
        self.need(
            f"{'' if wanted else 'NOT '}EXISTS (SELECT 1 FROM mention m WHERE m.seq = h.seq"
            " AND m.relation = 'evidence')"
        )

    def about(self, target: str) -> None:
        # What a withdrawn judgement linked to, such as the other of two duplicates, is no longer linked.
        self.need(
            "h.seq IN (SELECT m.seq FROM mention m WHERE m.target = ? AND (m.relation <> 'link' OR"
            " EXISTS (SELECT 1 FROM record a WHERE a.seq = m.seq"
            f" AND (a.kind <> 'assessment' OR {HOLDS}))))",
            bytes.fromhex(target),
        )

    def sql(self, *, ordered: bool = True) -> tuple[str, list[object]]:
        conditions, values = self._conditions, self._values
        if self._matches:
            # The index comes first and is walked from its newest row: nothing is sorted, and a
            # limit ends the walk.
            source, key = "text CROSS JOIN record h ON h.seq = text.rowid", "text.rowid"
            conditions = ["text MATCH ?", *conditions]
            values = [" AND ".join(self._matches), *values]
        else:
            source, key = "record h", "h.seq"
        where = f" WHERE {' AND '.join([*conditions, 'h.head = 1'])}"
        order = f" ORDER BY {key} DESC" if ordered else ""
        return f"SELECT {key} FROM {source}{where}{order}", values
