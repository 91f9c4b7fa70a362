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
    words = resource("passphrases", f"{language}.txt").read_text("utf-8").split()
    count = math.ceil(BITS / math.log2(len(words)))
    return " ".join(secrets.choice(words) for _ in range(count))
