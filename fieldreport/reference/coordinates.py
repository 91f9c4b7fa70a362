"""Reads a point as people paste it: decimal degrees, degrees with minutes and seconds, a geo URI.

Letters for the four directions are understood in English, Russian and Kazakh, and a comma counts as
a decimal mark where it can't be anything else. What could mean two points is refused with a
sentence rather than guessed: a wrong place in a report is worse than a question.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from fieldreport.errors import UserError

# Longer than any point is written; what is longer isn't looked at.
_LONGEST = 120
_METRES_A_DEGREE = 111_320

# Signs that look alike, as keyboards, word processors and maps write them. Two single quotation
# marks are a double one.
_SIGNS = str.maketrans(
    {
        **dict.fromkeys("º˚⁰", "°"),
        **dict.fromkeys("′’‘`´ʹʼ‛", "'"),
        **dict.fromkeys("″”“„˝ʺ", '"'),
        **dict.fromkeys("−–—‐‑‒", "-"),
        **dict.fromkeys("\u00a0\u202f\u2009\t\n", " "),
    }
)

# The directions, each with its axis and sign. Russian `с. ш.` is northern latitude, Kazakh `с. е.`
# (солтүстік ендік) too; `ш. б.` (шығыс бойлық) is eastern longitude. The same letter never stands
# for two directions.
_DIRECTIONS: tuple[tuple[str, str, int], ...] = (
    (r"n|с\.?\s*ш|с\.?\s*е|северной широты|солтүстік ендік|с", "lat", 1),
    (r"s|ю\.?\s*ш|о\.?\s*е|южной широты|оңтүстік ендік|ю|о", "lat", -1),
    (r"e|в\.?\s*д|ш\.?\s*б|восточной долготы|шығыс бойлық|в|ш", "lon", 1),
    (r"w|з\.?\s*д|б\.?\s*б|западной долготы|батыс бойлық|з|б", "lon", -1),
)
# A sign stands at the beginning or after a gap: `43.2-76.9` may be two numbers and a dash.
_TOKEN = re.compile(
    r"(?P<number>(?:(?<![^\s,;/])[+-])?[0-9]{1,4}(?:\.[0-9]{0,15})?(?![0-9]))"
    r"|(?P<unit>[°'\"])"
    r"|(?P<between>[,;/])"
    + "".join(
        rf"|(?P<d{number}>(?:{words})\.?(?![^\W\d_]))"
        for number, (words, _, _) in enumerate(_DIRECTIONS)
    )
    + r"|(?P<space>\s+)"
)
_UNITS = "°'\""
_GEO = re.compile(
    r"geo:(?P<lat>-?[0-9]{1,3}(?:\.[0-9]{1,15})?),(?P<lon>-?[0-9]{1,3}(?:\.[0-9]{1,15})?)"
    r"(?:,-?[0-9]{1,6}(?:\.[0-9]{1,15})?)?"
    r"(?P<more>(?:;[a-z0-9-]{1,20}(?:=[^;?]{0,40})?)*)(?:\?.*)?",
    re.IGNORECASE,
)
_RADIUS = re.compile(r"[0-9]{1,7}(?:\.[0-9]{1,15})?")

_COMMA_WITHIN = re.compile(r"(?<=[0-9]),(?=[0-9])")
_POINT_WITHIN = re.compile(r"[0-9]\.[0-9]")
_TWO_WITH_COMMAS = re.compile(r"([+-]?[0-9]+,[0-9]+),([+-]?[0-9]+,[0-9]+)")
_ONE_PAIR = re.compile(r"[+-]?[0-9]+,[+-]?[0-9]+")


class Coordinates(NamedTuple):
    """A point in degrees (WGS 84), and the radius in metres that its last digit leaves open."""

    lat: float
    lon: float
    precision: int


@dataclass(frozen=True, slots=True)
class _Angle:
    degrees: float
    step: float
    axis: str | None


@dataclass(slots=True)
class _Part:
    """A number with the mark behind it, or a direction, or a mark that separates two angles."""

    kind: str
    text: str
    unit: str = ""


def parse_coordinates(text: str) -> Coordinates:
    """The point that `text` names: latitude before longitude, unless letters say otherwise.

    Understood are `43.238, 76.945`, `43,238 76,945`, `43°14'20"N 76°56'44"E`, `N 43 14.3 E 76
    56.7`, `43°14′20″ с. ш. 76°56′44″ в. д.`, `geo:43.238,76.945;u=35` (RFC 5870) and their like.

    Raises:
        UserError: `gazetteer.coordinates_unreadable`, `gazetteer.coordinates_ambiguous` (a comma
            may be a decimal mark or stand between the numbers), `gazetteer.latitude_out_of_range`,
            `gazetteer.longitude_out_of_range`, `gazetteer.minutes_out_of_range`, or
            `gazetteer.coordinates_other_system` for a geo URI that isn't WGS 84.
    """
    stripped = text.strip() if len(text) <= _LONGEST else ""
    if stripped[:4].lower() == "geo:":
        return _from_uri(stripped)
    parts = _parts(_with_points(stripped.translate(_SIGNS).replace("''", '"').casefold()))
    first, second = (_angle(half) for half in _halves(parts))
    if first.axis == second.axis and first.axis is not None:
        raise _unreadable()
    lat, lon = (second, first) if first.axis == "lon" else (first, second)
    return _checked(lat.degrees, lon.degrees, _radius(lat, lon))


def _from_uri(text: str) -> Coordinates:
    found = _GEO.fullmatch(text)
    if found is None:
        raise _unreadable()
    pairs = (part.partition("=") for part in found["more"].lower().split(";") if part)
    parameters = {name: value for name, _, value in pairs}
    if parameters.get("crs", "wgs84") != "wgs84":
        raise UserError("gazetteer.coordinates_other_system")
    lat, lon = (_angle([_Part("number", found[name])]) for name in ("lat", "lon"))
    radius = _radius(lat, lon)
    if "u" in parameters:
        if not _RADIUS.fullmatch(parameters["u"]):
            raise _unreadable()
        radius = max(1, math.ceil(float(parameters["u"])))
    return _checked(lat.degrees, lon.degrees, radius)


def _with_points(text: str) -> str:
    """`text` with decimal commas turned into points; commas between the numbers stay."""
    if _POINT_WITHIN.search(text) or not _COMMA_WITHIN.search(text):
        return text
    if _ONE_PAIR.fullmatch(text):
        raise UserError("gazetteer.coordinates_ambiguous")
    two = _TWO_WITH_COMMAS.fullmatch(text)
    if two:
        return " ".join(number.replace(",", ".") for number in two.groups())
    return _COMMA_WITHIN.sub(".", text)


def _parts(text: str) -> list[_Part]:
    parts: list[_Part] = []
    position = 0
    while position < len(text):
        token = _TOKEN.match(text, position)
        if token is None:
            raise _unreadable()
        position = token.end()
        kind = str(token.lastgroup)
        if kind == "unit":
            if not parts or parts[-1].kind != "number" or parts[-1].unit:
                raise _unreadable()
            parts[-1].unit = token.group()
        elif kind != "space":
            parts.append(_Part(kind, token.group()))
    return parts


def _halves(parts: Sequence[_Part]) -> tuple[list[_Part], list[_Part]]:
    """The parts of either angle, divided at a direction, a separator, or in the middle."""
    separators = [index for index, part in enumerate(parts) if part.kind == "between"]
    directions = [index for index, part in enumerate(parts) if part.kind.startswith("d")]
    numbers = [index for index, part in enumerate(parts) if part.kind == "number"]
    if len(separators) > 1 or len(directions) not in {0, 2} or len(numbers) < 2:
        raise _unreadable()
    if directions:
        leading = directions[0] == 0
        cut = directions[1] if leading else directions[0] + 1
        if separators and separators[0] != (cut - 1 if leading else cut):
            raise _unreadable()
    elif separators:
        cut = separators[0]
    else:
        degrees = [index for index in numbers if parts[index].unit == "°"]
        cut = degrees[1] if len(degrees) == 2 else numbers[len(numbers) // 2]
        if len(degrees) != 2 and len(numbers) % 2:
            raise _unreadable()
    if not numbers[0] < cut <= numbers[-1]:
        raise _unreadable()
    angles = [index for index, part in enumerate(parts) if part.kind != "between"]
    return (
        [parts[index] for index in angles if index < cut],
        [parts[index] for index in angles if index >= cut],
    )


def _angle(parts: Sequence[_Part]) -> _Angle:
    """Degrees, minutes and seconds of one angle, with what its last digit is worth in degrees."""
    numbers = [part for part in parts if part.kind == "number"]
    directions = [part for part in parts if part.kind != "number"]
    if not 1 <= len(numbers) <= 3 or len(directions) > 1:
        raise _unreadable()
    if directions and directions[0] not in (parts[0], parts[-1]):
        raise _unreadable()
    for index, part in enumerate(numbers):
        wrong_unit = part.unit not in {"", _UNITS[index]}
        signed = part.text[0] in "+-" and (index > 0 or bool(directions))
        if wrong_unit or signed or ("." in part.text and index < len(numbers) - 1):
            raise _unreadable()
    values = [abs(float(part.text)) for part in numbers]
    if any(value >= 60 for value in values[1:]):
        raise UserError("gazetteer.minutes_out_of_range")
    size = sum(value / 60**index for index, value in enumerate(values))
    decimals = len(numbers[-1].text.partition(".")[2])
    step = 10.0**-decimals / 60 ** (len(numbers) - 1)
    sign, axis = -1 if numbers[0].text[0] == "-" else 1, None
    if directions:
        _, axis, sign = _DIRECTIONS[int(directions[0].kind[1:])]
    return _Angle(sign * size, step, axis)


def _radius(lat: _Angle, lon: _Angle) -> int:
    """Half the diagonal of the field that both last digits leave open, in metres, at least one."""
    east = lon.step * math.cos(math.radians(min(90.0, abs(lat.degrees))))
    return max(1, math.ceil(math.hypot(lat.step, east) / 2 * _METRES_A_DEGREE))


def _checked(lat: float, lon: float, radius: int) -> Coordinates:
    if abs(lat) > 90:
        raise UserError("gazetteer.latitude_out_of_range")
    if abs(lon) > 180:
        raise UserError("gazetteer.longitude_out_of_range")
    return Coordinates(lat, lon, radius)


def _unreadable() -> UserError:
    return UserError("gazetteer.coordinates_unreadable")
