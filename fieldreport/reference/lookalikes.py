"""Says whether two names could be taken for one: by eye, by ear, or because something invisible is all that differs.

A card's owner names himself. Whoever wants to be taken for Самал writes Caмaл with Latin letters, adds a letter
without width, or spells the name in another alphabet. What is found here is a warning to people, and it rather warns
once too often. Look-alikes follow Unicode TR 39 as far as the alphabets of this country need it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

from fieldreport.reference.folding import fold, latin
from fieldreport.reference.inert import BLANK_LETTERS

# Folded letters that look like a Latin one in small or in capital form: case doesn't tell names apart.
_LOOKS_LIKE: Mapping[int, str] = MappingProxyType(
    str.maketrans(
        {
            "а": "a", "ә": "ə", "в": "b", "г": "r", "ғ": "f", "е": "e", "з": "3", "ӡ": "3", "и": "u", "і": "l",
            "ӏ": "l", "ј": "j", "к": "k", "қ": "k", "ҡ": "k", "м": "m", "н": "h", "ң": "h", "һ": "h", "о": "o",
            "ө": "o", "п": "n", "р": "p", "с": "c", "ҫ": "c", "т": "t", "у": "y", "ұ": "y", "ү": "y", "ф": "o",
            "х": "x", "ҳ": "x", "ь": "b", "ѕ": "s", "ԁ": "d", "ԛ": "q", "ԝ": "w", "ԍ": "g", "б": "6",
            "α": "a", "β": "b", "ε": "e", "ζ": "z", "η": "h", "ι": "l", "κ": "k", "μ": "m", "ν": "v", "ο": "o",
            "ρ": "p", "σ": "o", "ς": "c", "τ": "t", "υ": "y", "χ": "x", "γ": "y", "ω": "w",
            "0": "o", "1": "l", "i": "l", "ı": "l", "|": "l", "ɑ": "a", "ɡ": "g", "օ": "o", "ո": "n", "ѵ": "v",
        }
    )
)  # fmt: skip
_SEVERAL = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ьl", "bl"))


def alike(one: str, other: str) -> bool:
    """Say whether people could take one name for the other. Equal names are alike."""
    return bool(_keys(one) & _keys(other))


def _keys(name: str) -> set[str]:
    found = {fold(name), latin(name), _by_eye(name)}
    return {key for key in found if key}


def _by_eye(name: str) -> str:
    """The letters and digits as the eye takes them, without marks, gaps and what can't be seen."""
    plain = unicodedata.normalize("NFKD", name).casefold()
    seen = "".join(
        char
        for char in unicodedata.normalize("NFKD", plain)
        if (unicodedata.category(char)[0] in "LN" and char not in BLANK_LETTERS) or char == "|"
    )
    taken = unicodedata.normalize("NFC", seen).translate(_LOOKS_LIKE)
    for several, one in _SEVERAL:
        taken = taken.replace(several, one)
    return taken
