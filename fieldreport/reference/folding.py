"""The form under which text is compared: `fold` for search in every script, `latin` for names
across alphabets.

Folding exists once. The index of the vault, its queries, the search in vocabularies and the
matching of people all use these functions, so that what one of them writes another finds. Folded
text is a key; it is never shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType

# What nearly all text consists of, once lower-cased: nothing in it needs a look at single letters
# but `ё`.
_PLAIN = re.compile("[\x00-\x7f\xa0а-яёәғқңөұүһіїєґў«»“”„‘’–—…№]*")

# Written above Cyrillic vowels to show the stress, and by nobody who searches.
_STRESS_MARKS = frozenset("\u0300\u0301")
_DIAERESIS = "\u0308"

# The Latin form of Cyrillic letters. Vowels that Kazakh tells apart and passports don't share one
# letter here.
_CYRILLIC: Mapping[str, str] = MappingProxyType(
    {
        "а": "a", "ә": "a", "б": "b", "в": "v", "г": "g", "ғ": "g", "ґ": "g", "д": "d", "е": "e",
        "ё": "e", "є": "e", "ж": "j", "җ": "j", "ҷ": "j", "з": "z", "ҙ": "z", "и": "i", "й": "i",
        "і": "i", "ї": "i", "ӣ": "i", "к": "k", "қ": "k", "ҡ": "k", "л": "l", "м": "m", "н": "n",
        "ң": "n", "ҥ": "n", "о": "o", "ө": "o", "ў": "o", "п": "p", "р": "r", "с": "s", "ҫ": "s",
        "т": "t", "у": "u", "ұ": "u", "ү": "u", "ӯ": "u", "ф": "f", "х": "h", "һ": "h", "ҳ": "h",
        "ц": "ts", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ы": "i", "ь": "", "э": "e",
        "ю": "iu", "я": "ia",
    }
)  # fmt: skip

# Latin letters whose mark says more than an accent, before `fold` takes the mark away: `ç` and `ş`
# of the Kazakh and Turkish alphabets, the carons of Czech and Turkmen, and `ý`, which wrote `у` in
# the Kazakh alphabet of 2018.
_MARKED_LATIN = str.maketrans(
    {"ç": "ch", "č": "ch", "ş": "sh", "š": "sh", "ž": "j", "ý": "u", "ł": "l", "đ": "d"}
)
_APOSTROPHES = str.maketrans(dict.fromkeys("'`´\u2018\u2019\u02b9\u02bb\u02bc\u2032"))

# Spellings of one sound that passports, Russian and both Kazakh Latin alphabets write differently,
# longest first.
_SAME_SOUND = (
    ("shch", "sh"), ("tsch", "ch"), ("sch", "sh"), ("dzh", "j"), ("zh", "j"), ("dj", "j"),
    ("kh", "h"), ("gh", "g"), ("tz", "ts"), ("ck", "k"), ("q", "k"), ("w", "u"), ("x", "ks"),
    ("y", "i"), ("ng", "n"), ("ie", "e"), ("io", "e"), ("iu", "u"), ("ui", "u"),
)  # fmt: skip
_C_ALONE = re.compile(r"c(?!h)")
_DOUBLED = re.compile(r"(.)\1+")


def fold(text: str) -> str:
    """The form in which `text` is indexed and searched; folding twice changes nothing.

    Unicode NFC, case folded, `ё` as `е`, white space collapsed. Marks are dropped from Latin
    letters (`Ğ` is found as `g`, and the dotless `ı` as `i`, because the case of `I` doesn't tell
    which it was) and stress marks from Cyrillic ones. Letters stay letters: Kazakh `ә ғ қ ң ө ұ ү һ
    і` and Russian `й` are not `а г к н о у х и`. Invisible format characters, which come along when
    names are pasted, are dropped.
    """
    plain = unicodedata.normalize("NFC", text).casefold()
    if _PLAIN.fullmatch(plain):
        return " ".join(plain.replace("ё", "е").split())
    return " ".join(_without_marks(text).split())


def tokens(text: str) -> tuple[str, ...]:
    """The words of `text`, folded: runs of letters, digits and the marks that belong to them."""
    return tuple(_words(fold(text)))


def latin(text: str) -> str:
    """A key in Latin letters under which one name is found however it was spelled.

    Kazakh and Russian Cyrillic, the Kazakh Latin alphabets of 2018 and 2021 and the spellings of
    passports fall together: `Қайрат`, `Кайрат`, `Kairat`, `Qairat` and `Kayrat` are `kairat`. It is
    meant for proposing matches to a person, so that it rather joins two names than misses one.
    Words keep their order; letters of other scripts stay as they are.
    """
    composed = unicodedata.normalize("NFC", text).casefold().translate(_MARKED_LATIN)
    folded = fold(composed.translate(_APOSTROPHES))
    keys = (_sounds("".join(_CYRILLIC.get(char, char) for char in word)) for word in _words(folded))
    return " ".join(key for key in keys if key)


def _without_marks(text: str) -> str:
    lowered = unicodedata.normalize("NFD", text).casefold()
    kept: list[str] = []
    base = ""
    for char in unicodedata.normalize("NFD", lowered):
        category = unicodedata.category(char)
        if category == "Cf" or (category == "Mn" and base and _is_dropped(char, base)):
            continue
        if category != "Mn":
            base = char
        kept.append("i" if char == "ı" else char)
    return unicodedata.normalize("NFC", "".join(kept))


def _is_dropped(mark: str, base: str) -> bool:
    if "a" <= base <= "z" or unicodedata.name(base, "").startswith("LATIN"):
        return True
    if mark == _DIAERESIS:
        return base == "е"
    return mark in _STRESS_MARKS and "\u0400" <= base <= "\u052f"


def _words(folded: str) -> list[str]:
    return "".join(
        char if unicodedata.category(char)[0] in "LNM" else " " for char in folded
    ).split()


def _sounds(word: str) -> str:
    # Every step shortens the word or moves it towards letters that no step touches, so this ends.
    before = ""
    while word != before:
        before = word
        for spelling, sound in _SAME_SOUND:
            word = word.replace(spelling, sound)
        word = _DOUBLED.sub(r"\1", _C_ALONE.sub("k", word))
    return word
