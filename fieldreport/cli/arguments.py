"""Makes argparse speak the user's language: its few sentences, said through our wording.

argparse asks `gettext` for each sentence by its English text. Our sentences have codes, so this table leads from one to
the other; what argparse says beyond it stays English.
"""

from __future__ import annotations

import argparse
from functools import partial

from fieldreport.reference.wording import entry

_CODES = {
    "usage: ": "usage",
    "positional arguments": "positional",
    "options": "options",
    "show this help message and exit": "help",
    "show program's version number and exit": "version",
    "%(prog)s: error: %(message)s\n": "error",
    "the following arguments are required: %s": "required",
    "one of the arguments %s is required": "one_of",
    "not allowed with argument %s": "not_with",
    "unrecognized arguments: %s": "unrecognized",
    "argument %(argument_name)s: %(message)s": "argument",
    "invalid choice: %(value)r (choose from %(choices)s)": "choice",
    "invalid %(type)s value: %(value)r": "value",
    "expected one argument": "one",
    "expected at least one argument": "some",
}


def speak(language: str) -> None:
    """Let argparse say its sentences in `language` from now on."""
    # argparse has no other door for this: it looks the function up at each call.
    argparse._ = partial(_said, language)  # type: ignore[attr-defined]


def _said(language: str, text: str) -> str:
    code = _CODES.get(text)
    if code is None:
        return text
    # The sentence as it is, with argparse's own placeholders: it fills them itself.
    found = entry(f"arguments.{code}", language)
    if not isinstance(found, str):
        return text
    # The space at the end of argparse's own texts is no part of a sentence.
    return found + text[len(text.rstrip()) :]
