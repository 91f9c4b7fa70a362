"""The lists behind the gazetteer, the shipped file against today's folding, and a small build."""

from __future__ import annotations

import gzip
import json
import re
import struct
from collections import Counter
from pathlib import Path

import pytest

import place_names
import place_sources
from fieldreport.reference import gazetteer
from fieldreport.reference.assets import resource
from place_names import Entry

LISTS = ("kazakhstan.tsv", "units.tsv", "abroad.tsv")


def shipped() -> tuple[list[str], list[str], list[str]]:
    """The areas, the places and the keys of the shipped file, as lines."""
    content = gzip.decompress(resource("gazetteer", "places.tsv.gz").read_bytes()).decode()
    _, areas, places, keys = content.rstrip("\n").split("\n\n")
    return areas.split("\n"), places.split("\n"), keys.split("\n")


@pytest.mark.parametrize("name", LISTS)
def test_a_list_has_no_line_twice_and_names_in_the_right_alphabet(name: str) -> None:
    rows = list(place_names.rows(name))
    assert [id_ for id_, count in Counter(row["id"] for row in rows).items() if count > 1] == []
    for row in rows:
        assert not re.search("[А-я]", row["en"]), row
        assert not re.search("[A-Za-zІі]", row["ru"].replace("Жетісу", "")), row
        assert not re.search("[A-Za-z]", row["kk"]), row
        assert all(field == field.strip() for field in row.values()), row


def test_places_and_units_lie_in_units_that_are_there() -> None:
    places = {row["id"]: row for row in place_names.rows("kazakhstan.tsv")}
    units = {row["id"]: row for row in place_names.rows("units.tsv")}
    assert not places.keys() & units.keys()
    for row in [*places.values(), *units.values()]:
        assert row["in"] == "" or row["in"] in places | units, row
        assert all(row[lang] for lang in place_names.LANGUAGES), row
    for row in units.values():
        assert row["at"] in places, row


def test_a_place_has_a_number_of_geonames_or_a_point_and_where_it_is_from() -> None:
    for row in place_names.rows("kazakhstan.tsv"):
        own = bool(row["lat"] and row["lon"] and row["source"])
        assert own or (row["id"].isdigit() and not row["lat"] and not row["source"]), row


def test_the_shipped_file_has_the_names_of_the_lists() -> None:
    _, places, _ = shipped()
    names = {tuple(line.split("\t")[5:8]) for line in places}
    for name in ("kazakhstan.tsv", "units.tsv"):
        for row in place_names.rows(name):
            assert tuple(place_names.names_of(row)) in names, row


def test_the_shipped_keys_are_those_that_folding_makes_today() -> None:
    _, places, keys = shipped()
    fields = [line.split("\t") for line in places]
    entries = [Entry(f[0], "", 0.0, 0.0, 0, f[5:8], [], f[8:]) for f in fields]
    today = {line.split("\t")[0] for line in place_names.keys(entries)}
    assert {line.split("\t")[0] for line in keys} == today
    assert keys == sorted(keys)


def message_catalogue(path: Path, messages: dict[str, str]) -> None:
    """Writes a gettext catalogue as `msgfmt` does, without its hash table."""
    described = {"": "Content-Type: text/plain; charset=UTF-8\n", **messages}
    pairs = [(key.encode(), text.encode()) for key, text in sorted(described.items())]
    head, tables, strings = 28, 16 * len(pairs), b""
    places: list[list[tuple[int, int]]] = []
    for which in (0, 1):
        table = []
        for pair in pairs:
            table.append((len(pair[which]), head + tables + len(strings)))
            strings += pair[which] + b"\0"
        places.append(table)
    table_bytes = b"".join(struct.pack("<2I", *place) for table in places for place in table)
    numbers = (0x950412DE, 0, len(pairs), head, head + tables // 2, 0, 0)
    path.parent.mkdir(parents=True)
    path.write_bytes(struct.pack("<7I", *numbers) + table_bytes + strings)


def write_json(path: Path, content: object) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


def city(number: int, name: str, country: str, people: int, *also: str) -> dict[str, object]:
    return {
        "geonameid": number,
        "name": name,
        "latitude": 43.0 + number / 100,
        "longitude": 76.0,
        "countrycode": country,
        "population": people,
        "timezone": "Asia/Bishkek" if country == "KG" else "Europe/Minsk",
        "admin1code": "01",
        "alternatenames": list(also),
    }


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """Packages as a maintainer unpacks them, with a handful of invented and real places."""
    cities = {
        "1": city(1, "Ayna", "KZ", 900, "Айна", "AYN", "Ајна"),
        "2": city(2, "Bishkek", "KG", 900_000, "Бишкек", "Frunze"),
        "3": city(3, "Quarter", "KG", 90_000),
        "4": city(4, "Kant", "KG", 600, "Кант"),
        "5": city(5, "Village", "BY", 14_999),
        "6": city(6, "Minsk", "BY", 15_000, "Minsk City", "Мінск"),
        "7": city(7, "Smallville", "US", 99_999),
        "8": city(8, "Bigville", "US", 100_000, "Бигвиль", "Large Town"),
    }
    write_json(tmp_path / place_sources.CITIES, cities)
    features = tmp_path / place_sources.FEATURES
    features.parent.mkdir(parents=True)
    features.write_text("3\tQuarter\tQuarter\t\t43\t76\tP\tPPLX\tKG\n", "utf-8")
    units = tmp_path / place_sources.UNITS
    units.parent.mkdir(parents=True)
    units.write_text("Bishkek\tKG-GB\tKG.01\t7\nState\tUS-ST\tUS.01\t8\n", "utf-8")
    given = {
        "en": {"2": "Bishkek", "KG.01": "Bishkek City"},
        "ru": {"2": "Бишкек", "6": "Минск", "8": "Bigville", "KG.01": "Чуйская Область"},
        "kk": {"6": "Minsk", "KG.01": "Аќмола облысы"},
    }
    for lang in place_names.LANGUAGES:
        message_catalogue(tmp_path / place_sources.NAMES.format(lang), given[lang])
        names = {"KG": f"KG {lang}", "BY": "", "US": f"US {lang}", "KZ": f"KZ {lang}"}
        display = {"localeDisplayNames": {"territories": names}}
        write_json(tmp_path / place_sources.COUNTRIES.format(lang), {"main": {lang: display}})
        zone = {"Asia": {"Bishkek": {"exemplarCity": "Бішкек"}}} if lang == "kk" else {}
        names_of_zones = {"dates": {"timeZoneNames": {"zone": zone}}}
        write_json(tmp_path / place_sources.ZONES.format(lang), {"main": {lang: names_of_zones}})
    return tmp_path


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Our own lists, with little in them."""
    folder = tmp_path / "lists"
    folder.mkdir()
    for name, head, *lines in (
        (
            "kazakhstan.tsv",
            "#id\tkind\tin\ten\tru\tkk\talso\tpopulation\tlat\tlon\tsource",
            "1\tvillage\tnorth\tAina\tАйна\tАйна\tЗеркало",
            "sight\tsquare\tnorth\tSquare\tплощадь\tалаң\t\t\t44\t77\tchecked",
        ),
        ("units.tsv", "#id\tkind\tin\tat\ten\tru\tkk\talso", "north\tregion\t\t1\tN\tС\tС"),
        ("abroad.tsv", "#id\ten\tru\tkk\talso", "2\t\t\t\tФрунзе"),
    ):
        (folder / name).write_text("\n".join(["# comment", head, *lines]) + "\n", "utf-8")
    monkeypatch.setattr(place_names, "OWN", folder)
    return folder


def test_a_build_takes_what_is_large_enough_with_the_names_that_the_sources_have(
    sources: Path, lists: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place_names.main([str(sources)]) == 0
    content = gzip.decompress((lists / "places.tsv.gz").read_bytes()).decode()
    table = gazetteer._Table(content)
    assert [line.split("\t")[5:] for line in table._places] == [
        ["N", "С", "С"],
        ["Square", "площадь", "алаң"],
        ["Aina", "Айна", "Айна", "Зеркало"],
        ["Bishkek", "Бишкек", "Бішкек", "Фрунзе"],
        ["Bigville", "", "", "Бигвиль"],
        ["Minsk", "Минск", "", "Minsk City"],
        ["Kant", "Кант", ""],
    ]
    assert "KG: 2 places, 2 in Russian, 1 in Kazakh" in capsys.readouterr().out


def test_two_builds_from_the_same_sources_are_the_same(sources: Path, lists: Path) -> None:
    place_names.main([str(sources)])
    first = (lists / "places.tsv.gz").read_bytes()
    place_names.main([str(sources)])
    assert (lists / "places.tsv.gz").read_bytes() == first


def test_units_abroad_have_their_names_or_none(sources: Path, lists: Path) -> None:
    place_names.main([str(sources)])
    content = gzip.decompress((lists / "places.tsv.gz").read_bytes()).decode()
    place = gazetteer._Table(content).place(3)
    assert place.admin == (gazetteer.Names("Bishkek City", "Чуйская область", ""),)
    assert place.label("kk") == "Бішкек, Чуйская область, KG kk"


def test_a_place_of_ours_without_a_point_stops_the_build(sources: Path, lists: Path) -> None:
    with (lists / "kazakhstan.tsv").open("a", encoding="utf-8") as file:
        file.write("999\tvillage\tnorth\tNowhere\tНигде\tЕш жер\n")
    with pytest.raises(ValueError, match="no point for 999"):
        place_names.main([str(sources)])
    assert not (lists / "places.tsv.gz").exists()


def test_without_sources_the_script_says_how_it_is_called(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert place_names.main([]) == 2
    assert place_names.main([str(tmp_path / "nothing")]) == 2
    assert "SOURCES" in capsys.readouterr().out
