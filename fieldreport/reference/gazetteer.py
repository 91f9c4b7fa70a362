"""Places by name, offline: Kazakhstan's in three languages, and the larger ones of the world.

While somebody types, `complete` offers the places whose present or former name begins that way, in
any language and alphabet at once; `nearest` tells what lies next to a point. Both read one packed
file, `resources/gazetteer/places.tsv.gz`, when they are first needed: the README beside it tells
where the names come from, what the columns mean and how the file is built.
"""

from __future__ import annotations

import gzip
import heapq
import math
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from typing import NamedTuple

from fieldreport.errors import UserError
from fieldreport.reference.assets import resource
from fieldreport.reference.folding import fold, latin

HOME = "KZ"
_FILE = ("gazetteer", "places.tsv.gz")
_HEAD = "fieldreport gazetteer 1"

# More than the longest name has; what is longer is no name, and folding it would only take time.
_LONGEST_QUERY = 80
# A place abroad whose whole name has been typed comes first, unless so few letters look like a
# beginning.
_WHOLE_WORD = 4

_METRES_A_DEGREE = 111_320
_NEAR, _NEIGHBOURING = 30_000, 150_000

# Units are no points: the nearest place is a settlement or a spot in one.
_UNITS = frozenset({"region", "district", "city-district"})
# How far a place may reach from its point, in metres, by kind; settlements grow with their people.
_REACH = {"region": 300_000, "district": 60_000, "city-district": 15_000}
_REACH_OF_A_SPOT = 300
_SMALLEST_SETTLEMENT, _METRES_A_ROOT_OF_PEOPLE = 2_000, 10

# The levels of a match, best first: whole names, at home by a present name before the others, then
# beginnings. Names that only a source lists, and hardly anybody uses, count less.
_SAME_AT_HOME, _SAME, _BEGINS, _LISTED_BEGINS, _WORD_BEGINS, _NO_MATCH = range(6)
# A place around the corner by its former name is more likely than a far one by its present name.
_WITH_NEAR = (_SAME, _SAME, _BEGINS, _BEGINS, _WORD_BEGINS)


# What the file says of a key: the name is one that only a source lists, or the key is the beginning
# of a later word of it.
_LISTED, _LATER_WORD = "a", "w"


class Names(NamedTuple):
    """A name in each language; empty where nobody gave one, for names are never transliterated."""

    en: str
    ru: str
    kk: str

    def say(self, lang: str) -> str:
        """The name in `lang`, else in the other Cyrillic language, else the Latin one."""
        wanted = {"kk": (self.kk, self.ru), "ru": (self.ru,)}.get(lang, ())
        return next((name for name in wanted if name), self.en)


@dataclass(frozen=True, slots=True)
class Place:
    """A place: `admin` are the units around it from the largest on, without the country.

    `lat` and `lon` are degrees (WGS 84), `precision` is a rough radius in metres within which the
    place lies, `rank` is its number of people or stands for one, `country` an ISO 3166-1 code.
    `kind` is `region`, `district`, `city-district`, `city`, `village`, `square`, `landmark` or
    `metro`. The point of a unit is that of its seat.
    """

    name: Names
    admin: tuple[Names, ...]
    country: str
    country_name: Names
    lat: float
    lon: float
    precision: int
    rank: int
    kind: str

    def label(self, lang: str) -> str:
        """The name with the units around it, smallest first; the country unless it is ours."""
        around = [unit.say(lang) for unit in reversed(self.admin)]
        country = [] if self.country == HOME else [self.country_name.say(lang)]
        parts = [self.name.say(lang), *around, *country]
        return ", ".join(dict.fromkeys(part for part in parts if part))


@dataclass(frozen=True, slots=True)
class Match:
    """A place that was found, the name by which it was, and its label in the reader's language."""

    place: Place
    matched: str
    label: str


class Nearby(NamedTuple):
    """A place and how far away it is, in metres."""

    place: Place
    distance: float


def complete(
    text: str, lang: str, limit: int = 8, near: tuple[float, float] | None = None
) -> list[Match]:
    """The places that somebody who typed `text` may mean, best first, at most `limit`.

    Whole names come before beginnings of names, and those before beginnings of later words; present
    names, well-known former ones and all languages count alike, and so do spellings that `latin`
    folds together. Within that, Kazakhstan comes first, then more people; with `near`, a latitude
    and a longitude, closer places come before both.

    Raises:
        UserError: `reference.resource_missing` or `reference.resource_damaged`.
    """
    table = _table()
    wanted = text[:_LONGEST_QUERY]
    folded = fold(wanted)
    found: dict[int, tuple[int, int]] = {}
    for key in dict.fromkeys((folded, latin(wanted))):
        # `latin` makes one letter of a repeated one: of a held key, nothing that means a place.
        if key and len(key) * 2 >= len(folded):
            table.collect(key, len(folded), found)

    def order(number: int) -> tuple[int, int, int, int]:
        level = found[number][0]
        if near is None:
            return level, 0, 0, number
        return _WITH_NEAR[level], table.band(number, near), level, number

    return [
        Match(place, _matched(table.names(number), folded, found[number][1]), place.label(lang))
        for number in heapq.nsmallest(max(limit, 0), found, key=order)
        for place in (table.place(number),)
    ]


def nearest(lat: float, lon: float) -> Nearby:
    """The settlement or spot next to a point given in degrees, and the distance to it.

    Raises:
        ValueError: the point isn't on the Earth.
        UserError: as `complete`.
    """
    if not (abs(lat) <= 90 and abs(lon) <= 180):
        raise ValueError(f"no point on the Earth: {lat}, {lon}")
    table = _table()
    number = min(table.settlements, key=lambda number: _chord(table.points[number], lat, lon))
    return Nearby(table.place(number), _distance(table.points[number], lat, lon))


class _Table:
    """The file in memory, as lines: a place is made of its line only when it is asked for.

    The places are in the order in which they are offered, so that their number is their rank.
    """

    def __init__(self, content: str) -> None:
        head, areas, places, keys = content.rstrip("\n").split("\n\n")
        name, _, home = head.partition("\t")
        if name != _HEAD:
            raise ValueError("not a gazetteer, or another version of one")
        self._home = int(home)
        self._areas = areas.split("\n")
        self._places = places.split("\n")
        self._keys = keys.split("\n")

    def collect(self, key: str, typed: int, found: dict[int, tuple[int, int]]) -> None:
        """Adds the places with a name that begins with `key`: level and number of the name.

        `typed` is how many characters were typed for `key`.
        """
        for line in self._beginning(key):
            whole, number, which, *kind = line.split("\t")
            place, name = int(number), int(which)
            is_whole = whole == key and (place < self._home or typed >= _WHOLE_WORD)
            match = (self._level(is_whole, place, name, kind[0] if kind else ""), name)
            if match < found.get(place, (_NO_MATCH, 0)):
                found[place] = match

    def place(self, number: int) -> Place:
        """The place with this number."""
        kind, area, lat, lon, people, en, ru, kk, *_ = self._places[number].split("\t")
        country, country_name, admin = self._around(int(area))
        rank = int(people)
        return Place(
            name=Names(en, ru, kk),
            admin=admin,
            country=country,
            country_name=country_name,
            lat=float(lat),
            lon=float(lon),
            precision=_reach(kind, rank),
            rank=rank,
            kind=kind,
        )

    def names(self, number: int) -> list[str]:
        """All names of a place: English, Russian, Kazakh, then former and other ones."""
        return self._places[number].split("\t")[5:]

    def band(self, number: int, near: tuple[float, float]) -> int:
        """How far a place is: 0 around the corner, 1 in the neighbourhood, 2 elsewhere."""
        distance = _distance(self.points[number], *near)
        return 0 if distance <= _NEAR else 1 if distance <= _NEIGHBOURING else 2

    @cached_property
    def points(self) -> list[tuple[float, float]]:
        """Latitude and longitude of each place."""
        fields = (line.split("\t", 4) for line in self._places)
        return [(float(lat), float(lon)) for _, _, lat, lon, _ in fields]

    @cached_property
    def settlements(self) -> list[int]:
        """The numbers of the places that are points."""
        kinds = (line[: line.index("\t")] for line in self._places)
        return [number for number, kind in enumerate(kinds) if kind not in _UNITS]

    def _beginning(self, key: str) -> Iterator[str]:
        lines = self._keys
        for position in range(bisect_left(lines, key), len(lines)):
            if not lines[position].startswith(key):
                return
            yield lines[position]

    def _level(self, whole: bool, place: int, name: int, kind: str) -> int:
        at_home = place < self._home
        if kind == _LATER_WORD:
            return _WORD_BEGINS
        if kind == _LISTED:
            return _BEGINS if whole and at_home else _LISTED_BEGINS
        if not whole:
            return _BEGINS
        return _SAME_AT_HOME if at_home and name < len(Names._fields) else _SAME

    @cache  # noqa: B019 - a table lives as long as the program
    def _around(self, line: int) -> tuple[str, Names, tuple[Names, ...]]:
        name, parent, *names = self._areas[line].split("\t")
        if parent == "-1":
            return name, Names(*names), ()
        country, country_name, admin = self._around(int(parent))
        return country, country_name, (*admin, Names(*names)) if any(names) else admin


@cache
def _table() -> _Table:
    path = resource(*_FILE)
    try:
        return _Table(gzip.decompress(path.read_bytes()).decode())
    except (EOFError, OSError, ValueError, zlib.error) as error:
        raise UserError("reference.resource_damaged", name="/".join(_FILE)) from error


def _matched(names: list[str], folded: str, recorded: int) -> str:
    """The name that looks most like what was typed: of names that sound alike, the same letters."""
    alike = (name for name in names if fold(name).startswith(folded))
    return next(alike, names[recorded])


def _reach(kind: str, people: int) -> int:
    if kind in {"city", "village"}:
        return max(_SMALLEST_SETTLEMENT, round(_METRES_A_ROOT_OF_PEOPLE * math.sqrt(people)))
    return _REACH.get(kind, _REACH_OF_A_SPOT)


def _chord(point: tuple[float, float], lat: float, lon: float) -> float:
    """The square of a distance in degrees of latitude, good enough to compare."""
    east = abs(point[1] - lon)
    east = min(east, 360 - east) * math.cos(math.radians((point[0] + lat) / 2))
    return (point[0] - lat) ** 2 + east * east


def _distance(point: tuple[float, float], lat: float, lon: float) -> float:
    """Metres between two points, by the haversine formula on a sphere."""
    north = math.radians(point[0] - lat) / 2
    east = math.radians(point[1] - lon) / 2
    flat = math.cos(math.radians(point[0])) * math.cos(math.radians(lat))
    part = math.sin(north) ** 2 + flat * math.sin(east) ** 2
    return math.degrees(2 * math.asin(min(1.0, math.sqrt(part)))) * _METRES_A_DEGREE
