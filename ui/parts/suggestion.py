"""Passphrases of random words, for those who would otherwise take their dog's name.

The words are picked by the operating system's generator from a list that ships with the program, as
many as give 75 bits: with a second of Argon2id for each guess that holds against anybody.
"""

from __future__ import annotations

import math
import secrets

from fieldreport.reference.assets import resource

BITS = 75.0


def suggest(language: str) -> str:
    """A new passphrase in the words of `language`."""
    chosen_from = words(language)
    count = math.ceil(BITS / math.log2(len(chosen_from)))
    return " ".join(secrets.choice(chosen_from) for _ in range(count))


def words(name: str) -> list[str]:
    """The words of a language; `common` are those that everybody takes."""
    return resource("passphrases", f"{name}.txt").read_text("utf-8").split()
