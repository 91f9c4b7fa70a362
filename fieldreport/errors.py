"""The two exceptions that a user may meet: a refusal with a remedy, and a cancelled job.

The core raises codes, never sentences: `fieldreport.reference.wording` turns a code and its
parameters into what happened, whether anything was lost and what to do, in the user's language.
Every other exception is a bug.
"""

from __future__ import annotations


class UserError(Exception):
    """An expected failure: bad input, or something in the environment.

    `code` is a dotted lower-case string such as `vault.locked_by_another`. `params` fill the
    sentence that belongs to the code; they are short names and numbers, never a secret and never
    the content of a report.
    """

    code: str
    params: dict[str, object]

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


class Cancelled(Exception):
    """The user cancelled a long job; nothing that it had begun stays behind."""
