"""A quick check: the same amount of work whatever the vault's size, in short steps, and nothing is
written.

It looks where damage shows first: at both headers, the newest records with their signatures, the
newest links of the custody log, held bundles, the newest files; and at pages, records and files
drawn by lot, others each time. What it finds is damaged. What it didn't look at may be damaged
too: only the full check (`check`) finds that out.
"""

from __future__ import annotations

import random
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple, TypeVar

from fieldreport import files
from fieldreport.crypto.pages import PageOpener
from fieldreport.crypto.signatures import PublicKeys
from fieldreport.errors import UserError
from fieldreport.vault import check_records, custody, folder, originals
from fieldreport.vault.check_records import Keys
from fieldreport.vault.connection import LOCK_PAGE, PAGE_SIZE
from fieldreport.vault.findings import Finding
from fieldreport.vault.pages import written
from fieldreport.vault.vault import Reader

T = TypeVar("T")

# How much is looked at, at the most: the first and last pages of the file and others, the newest
# records and files and as many older ones.
EDGE, PAGES = 64, 512
RECORDS, ENTRIES, FILES, HELD = 40, 500, 16, 64
# How much of it in a step: some milliseconds, so that nothing that is asked for meanwhile waits.
_PAGES_A_STEP, _RECORDS_A_STEP = 32, 2
# On a drive for which that is too much, less is looked at.
PATIENCE_SECONDS = 2.0


@dataclass(frozen=True)
class Glanced:
    """What was found, and how many pages, records, custody entries and files were looked at."""

    findings: tuple[Finding, ...]
    pages: int
    records: int
    entries: int
    files: int


class _Doubt(NamedTuple):
    """What seems damaged, or was just being written: `still` looks again at the end."""

    finding: Finding
    still: Callable[[], bool]


class Glance:
    """A quick check under way. `reader` is only asked for connections of its own, one a step: over
    one that met a damaged page nothing else would be read any more.
    """

    def __init__(self, reader: Reader, drawn: random.Random | None = None) -> None:
        if reader.database_key is None:
            raise ValueError("the reader of a copy has no key of its own")
        self._reader, self._key = reader, reader.database_key
        # Not to be foreseen by nobody: whoever can damage one page can damage them all.
        self._drawn = drawn or random.Random()  # noqa: S311
        self._own: Reader | None = None
        self._known: dict[bytes, PublicKeys | None] = {}
        self._found: list[Finding] = []
        self._doubts: list[_Doubt] = []
        self._pages = self._records = self._entries = self._files = 0
        self._left = PATIENCE_SECONDS
        self._steps = self._all()

    def step(self) -> bool:
        """Do a little more; False when all is done. Raises UserError when the drive is gone."""
        began = time.monotonic()
        try:
            return next(self._steps, False)
        finally:
            self._close()
            self._left -= time.monotonic() - began

    @property
    def done(self) -> Glanced:
        """What came of the steps so far."""
        found = tuple(dict.fromkeys(self._found))
        return Glanced(found, self._pages, self._records, self._entries, self._files)

    def _all(self) -> Iterator[bool]:
        for part in (
            self._look_at_headers,
            self._look_at_records,
            self._look_at_custody,
            self._look_at_held,
            self._look_at_files,
            self._look_at_pages,
        ):
            # Between two steps nothing is open: no transaction, no file.
            for _ in part():
                if self._left <= 0:
                    break
                yield True
        yield True
        self._found += [doubt.finding for doubt in self._doubts if doubt.still()]

    def _look_at_headers(self) -> Iterator[None]:
        reader = self._reader
        self._found += [Finding("check.header_mended", name) for name in reader.mended]
        for finding in _of_headers(reader):
            again = _Doubt(finding, lambda finding=finding: finding in _of_headers(reader))  # type: ignore[misc]
            self._doubts.append(again)
        yield

    # --- records ----------------------------------------------------------------------------------

    def _look_at_records(self) -> Iterator[None]:
        seqs = self._drawn_of("record", RECORDS)
        for start in range(0, len(seqs), _RECORDS_A_STEP):
            for seq in seqs[start : start + _RECORDS_A_STEP]:

                def faults(own: Reader, seq: int = seq) -> list[Finding]:
                    return list(check_records.check_one(own, seq, Keys(own, self._known)))

                self._records += 1
                self._found += self._read(f"record {seq}", faults) or ()
            yield

    def _drawn_of(self, table: str, count: int, condition: str = "1") -> list[int]:
        """The numbers of the newest rows of a table, and as many drawn from the others."""
        chosen = f"SELECT seq FROM {table} WHERE {condition}"
        seqs = self._numbers(table, f"{chosen} ORDER BY seq DESC LIMIT ?", count)
        if len(seqs) == count:
            for at in sorted(self._drawn.randint(1, seqs[-1]) for _ in range(count)):
                seqs += self._numbers(table, f"{chosen} AND seq >= ? ORDER BY seq LIMIT 1", at)
        return list(dict.fromkeys(seqs))

    def _numbers(self, table: str, sql: str, value: int) -> list[int]:
        found = self._read(table, lambda own: own.db.execute(sql, (value,)).fetchall())
        return [seq for (seq,) in found or ()]

    # --- the custody log --------------------------------------------------------------------------

    def _look_at_custody(self) -> Iterator[None]:
        def broken(own: Reader) -> tuple[int, list[Finding]]:
            head = custody.head(own)
            newest = head.n if head else 0
            after = max(0, newest - ENTRIES)
            links = custody.check(own, after)
            return newest - after, [Finding("check.custody_broken", str(one.n)) for one in links]

        self._entries, found = self._read("custody", broken) or (0, [])
        self._found += found
        yield

    # --- files ------------------------------------------------------------------------------------

    def _look_at_held(self) -> Iterator[None]:
        listed = "SELECT name, size FROM held WHERE state = 'present'"
        newest = f"{listed} ORDER BY received DESC LIMIT {HELD}"
        for name, size in self._read("held", lambda own: own.db.execute(newest).fetchall()) or ():
            self._files += 1
            if _size_of(self._reader.folder / folder.HELD / name) != size:
                # Unless it was imported and dropped just now.
                self._tell("check.held_damaged", name, "held", f"{listed} AND name = ?", name)
        yield

    def _look_at_files(self) -> Iterator[None]:
        listed = "SELECT sha256 FROM evidence WHERE state = 'present' AND seq = ?"
        for seq in self._drawn_of("evidence", FILES, "state = 'present'"):

            def wrong(own: Reader, seq: int = seq) -> tuple[str, str] | None:
                row = own.db.execute(listed, (seq,)).fetchone()
                code = self._wrong_with(own, row[0].hex()) if row else None
                return (code, row[0].hex()) if code else None

            self._files += 1
            found = self._read(f"evidence {seq}", wrong)
            if found is not None:
                # Unless it was purged just now.
                self._tell(*found, f"evidence {seq}", listed, seq)
            yield

    def _tell(self, code: str, item: str, what: str, sql: str, value: str | int) -> None:
        """Tell of a file that is damaged if the database still says that it should be here."""
        if self._read(what, lambda own: own.db.execute(sql, (value,)).fetchone()):
            self._found.append(Finding(code, item))

    def _wrong_with(self, own: Reader, sha256: str) -> str | None:
        """Open one of the segments of a file, and a chunk somewhere in it."""
        try:
            original = originals.locate(own, sha256)
            if not original.parts:
                return "check.evidence_segment_missing"
            number = self._drawn.randrange(len(original.parts))
            with original.told(), original.reader(number) as segment:
                # A byte: its whole chunk is authenticated for it.
                offset = self._drawn.randrange(max(1, segment.size))
                segment.readinto(offset, memoryview(bytearray(1)))
        except UserError as error:
            if error.code == "files.io":
                return "check.evidence_damaged"
            if not error.code.startswith("evidence."):
                raise
            return f"check.{error.code.replace('.', '_')}"
        return None

    # --- pages ------------------------------------------------------------------------------------

    def _look_at_pages(self) -> Iterator[None]:
        """Authenticate pages in the file itself, which may be older than what the log has."""
        count, rest = divmod(self._size(), PAGE_SIZE)
        if rest:
            cut = Finding("check.page_damaged", str(count + 1))
            self._doubts.append(_Doubt(cut, lambda: self._size() % PAGE_SIZE > 0))
        numbers = _pages_of(count, self._drawn)
        for start in range(0, len(numbers), _PAGES_A_STEP):
            chosen = numbers[start : start + _PAGES_A_STEP]
            self._pages += len(chosen)
            for number in self._damaged(chosen):
                finding = Finding("check.page_damaged", str(number))
                again = _Doubt(finding, lambda number=number: bool(self._damaged([number])))  # type: ignore[misc]
                self._doubts.append(again)
            yield

    def _size(self) -> int:
        return (self._reader.folder / folder.DATABASE).stat().st_size

    def _damaged(self, numbers: list[int]) -> list[int]:
        path = self._reader.folder / folder.DATABASE
        with closing(PageOpener(self._key)) as opener, files.open_regular(path) as file:
            damaged = []
            for number in numbers:
                raw = b""
                # A sector that can't be read is as good as one with something else in it.
                with suppress(OSError):
                    file.seek((number - 1) * PAGE_SIZE)
                    raw = file.read(PAGE_SIZE)
                if not opener.is_authentic(number, raw):
                    damaged.append(number)
            return damaged

    # --- the connection ---------------------------------------------------------------------------

    def _read(self, what: str, look: Callable[[Reader], T]) -> T | None:
        """Look at one moment of the database, so that what is written meanwhile is no
        contradiction. None if a page there can't be read, which is told as a row of a table
        (`what`).
        """
        try:
            own = self._own = self._own or self._reader.another()
            own.db.execute("BEGIN")
            try:
                return look(own)
            finally:
                # Some failures end it by themselves.
                if own.db.in_transaction:
                    own.db.execute("ROLLBACK")
        except UserError as error:
            if error.code != "vault.page_damaged":
                raise
            # Nothing more can be read over a connection that has met a damaged page.
            self._close()
            self._found.append(Finding("check.row_unreadable", what))
            return None

    def _close(self) -> None:
        if self._own is not None:
            self._own.close()
        self._own = None


def look(reader: Reader, drawn: random.Random | None = None) -> Glanced:
    """Take all the steps of a quick check at once."""
    glance = Glance(reader, drawn)
    while glance.step():
        pass
    return glance.done


def _size_of(path: Path) -> int | None:
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_size if stat.S_ISREG(status.st_mode) else None


def _of_headers(reader: Reader) -> list[Finding]:
    """What is wrong with the copies of the header now."""
    try:
        stale = folder.recognise_header(reader.folder).stale
    except UserError as error:
        if error.code in {"vault.damaged", "vault.foreign"}:
            return [Finding("check.headers_lost", folder.HEADERS[0])]
        raise
    return [Finding("check.header_copy", name) for name in stale]


def _pages_of(count: int, drawn: random.Random) -> list[int]:
    """The first and last pages of a file of so many, and others drawn by lot."""
    if count <= PAGES:
        return list(written(count))
    edges = {*range(1, EDGE + 1), *range(count - EDGE + 1, count + 1)}
    numbers = edges.union(drawn.sample(range(EDGE + 1, count - EDGE + 1), PAGES - len(edges)))
    # In the order of the drive.
    return sorted(numbers - {LOCK_PAGE})
