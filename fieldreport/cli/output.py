"""What the command line prints: sentences for people, or one JSON document for programs.

With `--json` a command prints exactly one JSON object on standard output, also when it refuses. Text that came from
records or files is shown with control characters made visible, so that it can't steer the terminal.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from fieldreport.errors import UserError
from fieldreport.progress import Progress, Silent
from fieldreport.reference.inert import inert
from fieldreport.reference.wording import explain, say

# What JSON lets stand and a terminal may obey: DEL, the second set of controls, marks that reorder text.
_STEERING = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


class Output:
    """Where one command puts its answer."""

    def __init__(self, language: str, *, as_json: bool) -> None:
        self.language = language
        self.as_json = as_json

    def say(self, code: str, /, **params: object) -> None:
        """Print a sentence, unless the answer is JSON."""
        if not self.as_json:
            print(say(code, self.language, **params))

    def warn(self, code: str, /, **params: object) -> None:
        """Print a warning on standard error, in both forms: it must be seen."""
        print(say(code, self.language, **params), file=sys.stderr)

    def text(self, text: str) -> None:
        """Print text of records, unless the answer is JSON. Line feeds stay, other controls become visible."""
        if not self.as_json:
            print(inert(text, limit=len(text) + 1, lines=True))

    def answer(self, document: object) -> None:
        """Print the answer as JSON, if JSON was asked for."""
        if self.as_json:
            text = json.dumps(document, ensure_ascii=False, indent=2)
            print(_STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text))

    def table(self, rows: Sequence[Sequence[object]]) -> None:
        """Print rows in aligned columns, unless the answer is JSON."""
        if self.as_json or not rows:
            return
        cells = [[inert(str(cell)) for cell in row] for row in rows]
        widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]) - 1)]
        for row in cells:
            fixed = [cell.ljust(width) for cell, width in zip(row, widths, strict=False)]
            print("  ".join([*fixed, row[-1]]).rstrip())

    def refuse(self, error: UserError) -> int:
        """Say why nothing was done; returns the exit code for a refusal."""
        if self.as_json:
            message = explain(error, self.language)
            self.answer({"error": {"code": error.code, "params": error.params, "message": message}})
        else:
            print(explain(error, self.language), file=sys.stderr)
        return 1

    @contextmanager
    def progress(self, code: str, /, **params: object) -> Iterator[Progress]:
        """Show a bar with bytes and time left while a long job runs, on a terminal only."""
        if self.as_json or not sys.stderr.isatty():
            yield Silent()
            return
        from fieldreport.cli.bar import Bar

        with Bar(say(code, self.language, **params)) as bar:
            yield bar
