"""What can still be read of a damaged vault's database: its rows by table, and which pages are lost."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fieldreport.vault import rows
from fieldreport.vault.findings import Finding
from fieldreport.vault.pages import Pages, ranges
from fieldreport.vault.rows import Found
from fieldreport.vault.work import Work


class Salvage:
    """The rows of one database. `findings` grows while rows are read; `damaged` are numbers of pages."""

    def __init__(self, pages: Pages, work: Work) -> None:
        self.damaged: list[int] = []
        self.findings: list[Finding] = []
        self._pages = pages
        self._found: dict[str, list[Found]] = {}
        for number, page in pages.all(work.stepped):
            if page is None:
                self.damaged.append(number)
                continue
            for found in rows.rows(number, page):
                self._found.setdefault(found.table, []).append(found)

    @property
    def empty(self) -> bool:
        """Whether no page at all could be read."""
        return len(self.damaged) == self._pages.count

    @property
    def whole(self) -> bool:
        """Whether nothing is missing."""
        return not self.damaged and not self._pages.log_cut

    def told(self) -> list[Finding]:
        """What is wrong with the file itself."""
        if self.empty:
            return [Finding("recover.database_lost", "")]
        found = [Finding("recover.page_damaged", each) for each in ranges(self.damaged)]
        return found + [Finding("recover.log_cut", "")] * self._pages.log_cut

    def rows(self, table: str) -> Iterator[tuple[Any, ...]]:
        """The readable rows of a table, by number where they have one: it stands for the column that it is. One
        that isn't readable to its end becomes a finding.
        """
        for found in sorted(self._found.get(table, ()), key=lambda one: one.number):
            row = rows.read(self._pages, found)
            if row is None:
                name = str(found.number) if found.number else str(found.page)
                self.findings.append(Finding("recover.row_lost", f"{table} {name}"))
            else:
                yield (found.number, *row[1:]) if found.number else row

    def numbers(self, table: str) -> set[int]:
        """The numbers of a table's rows, also of those that can't be read to their end."""
        return {found.number for found in self._found.get(table, ())}
