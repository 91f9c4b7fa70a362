"""Turns a code into what a person reads: what happened, whether anything was lost, what to do, in
en, ru and kk.

The sentences lie in `resources/wording/<package>.<language>.json`, one file a package and language;
the command line and the window both speak through `say` and `explain`. Saying something never fails
and never lets a parameter act: a missing sentence falls back to English, then to the code, and
parameters are inserted as `inert` text.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import PurePath
from types import MappingProxyType

from fieldreport.errors import UserError
from fieldreport.reference.assets import listing, resource
from fieldreport.reference.inert import inert

LANGUAGES = ("en", "ru", "kk")

# The forms that an entry with a count has in each language; a Kazakh noun doesn't change after a
# number.
PLURAL_FORMS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"en": ("one", "other"), "ru": ("one", "few", "many"), "kk": ("other",)}
)

Entry = str | Mapping[str, str]

# `{name}`, or `{name:size}` for a number of bytes. Every other brace is an ordinary character.
PLACEHOLDER = re.compile(r"\{([a-z][a-z0-9_]*)(?::(size))?\}")

_UNITS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "en": ("bytes", "KB", "MB", "GB", "TB"),
        "ru": ("байт", "КБ", "МБ", "ГБ", "ТБ"),
        "kk": ("байт", "КБ", "МБ", "ГБ", "ТБ"),
    }
)
# A sentence that isn't there, or a damaged installation: in both cases something must still be
# said.
_NOT_FOUND = (KeyError, OSError, UserError, ValueError)

_NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"

# How Windows begins the name of a locale, for the languages that we speak.
_LANGUAGE_NAMES: Mapping[str, str] = MappingProxyType(
    {"english": "en", "russian": "ru", "kazakh": "kk"}
)


def say(code: str, lang: str, /, **params: object) -> str:
    """The wording of `code` in `lang`, with `params` in it.

    An entry with plural forms follows the parameter `count`, or else the first whole number among
    the parameters.
    """
    try:
        template = _chosen(entry(code, lang), lang, params)
    except _NOT_FOUND:
        template = _fallback(code, params)
    return PLACEHOLDER.sub(lambda match: _filled(match, lang, params), template)


def explain(error: UserError, lang: str) -> str:
    """What `error` means to the user: what happened, whether anything was lost, what to do."""
    return say(error.code, lang, **error.params)


def entry(code: str, lang: str) -> Entry:
    """The wording of `code` exactly as it is in the files.

    Raises:
        KeyError: there is none in this language.
    """
    return _entries(lang)[code]


def codes() -> frozenset[str]:
    """All codes that have English wording."""
    return frozenset(_entries("en"))


def pick_language(
    requested: str | None, environ: Mapping[str, str], system: str | None = None
) -> str:
    """The language to speak: the one asked for, else the environment's, else the system's, else
    English.

    `requested` is a code such as `kk` or `ru_RU`. `environ` is read as gettext does: `LANGUAGE`,
    `LC_ALL`, `LC_MESSAGES`, `LANG`. `system` is the name that `locale.getlocale()` gives, for
    Windows, which sets none of them.

    Raises:
        UserError: `reference.language_unknown` for a language that we don't speak.
    """
    if requested:
        known = _known_language(requested)
        if known is None:
            raise UserError(
                "reference.language_unknown", language=requested, known=", ".join(LANGUAGES)
            )
        return known
    names = (environ.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    place = next((name for name in names if name), "")
    wanted = [*environ.get("LANGUAGE", "").split(":"), place] if place not in {"C", "POSIX"} else []
    known_ones = (_known_language(name) for name in [*wanted, system or ""])
    return next((name for name in known_ones if name), "en")


def size(count: int, lang: str) -> str:
    """A number of bytes as people say it: `1.2 GB`, `1,2 ГБ`. Drives are sold in thousands too."""
    units = _UNITS.get(lang, _UNITS["en"])
    amount, power = float(count), 0
    while round(amount, 1) >= 1000 and power < len(units) - 1:
        amount, power = amount / 1000, power + 1
    number = f"{amount:.0f}" if power == 0 or amount >= 100 else f"{amount:.1f}"
    if lang != "en":
        number = number.replace(".", ",")
    return f"{number}{_NO_BREAK_SPACE}{units[power]}"


def plural_form(count: int, lang: str) -> str:
    """The form that a noun takes beside `count`, by the Unicode CLDR rules for whole numbers."""
    number = abs(count)
    if lang != "ru":
        return "one" if number == 1 else "other"
    if number % 10 == 1 and number % 100 != 11:
        return "one"
    if 2 <= number % 10 <= 4 and not 12 <= number % 100 <= 14:
        return "few"
    return "many"


@cache
def _entries(lang: str) -> Mapping[str, Entry]:
    if lang not in LANGUAGES:
        return {}
    ending = f".{lang}.json"
    found: dict[str, Entry] = {}
    for name in listing("wording", ending):
        found.update(json.loads(resource("wording", name + ending).read_bytes()))
    return MappingProxyType(found)


def _chosen(found: Entry, lang: str, params: Mapping[str, object]) -> str:
    if isinstance(found, str):
        return found
    counts = [params.get("count"), *params.values()]
    count = next((value for value in counts if isinstance(value, int)), 0)
    return found.get(plural_form(count, lang)) or found.get("other") or next(iter(found.values()))


def _fallback(code: str, params: Mapping[str, object]) -> str:
    try:
        return _chosen(entry(code, "en"), "en", params)
    except _NOT_FOUND:
        # The names of parameters are ours; a code could only hold a brace by mistake, and then it
        # stays one.
        return " ".join([code, *(f"{name}={{{name}}}" for name in params)])


def _filled(match: re.Match[str], lang: str, params: Mapping[str, object]) -> str:
    name, kind = match.groups()
    if name not in params:
        return "…"
    value = params[name]
    if kind == "size" and isinstance(value, int):
        return size(value, lang)
    # Only plain values have a text that is sure to be short and to raise nothing.
    plain = isinstance(value, str | int | float | PurePath)
    return inert(str(value) if plain else type(value).__name__)


def _known_language(name: str) -> str | None:
    start = re.split(r"[^a-z]", name.lower(), maxsplit=1)[0]
    code = _LANGUAGE_NAMES.get(start, start)
    return code if code in LANGUAGES else None
