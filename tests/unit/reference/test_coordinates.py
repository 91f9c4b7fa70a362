"""Points as people paste them; what could mean two points, or none, is refused with a sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.errors import UserError
from fieldreport.reference import wording
from fieldreport.reference.coordinates import Coordinates, parse_coordinates

SECONDS = Coordinates(43 + 14 / 60 + 20 / 3600, 76 + 56 / 60 + 44 / 3600, 20)


def refusal(text: str) -> str:
    with pytest.raises(UserError) as caught:
        parse_coordinates(text)
    assert caught.value.params == {}, "a point is part of a report and stays out of errors"
    return caught.value.code


@pytest.mark.parametrize(
    "text",
    [
        "43.238, 76.945",
        "43.238,76.945",
        "43.238 76.945",
        " 43.238\t76.945\n",
        "43.238; 76.945",
        "43.238 / 76.945",
        "43.238\u00a076.945",
        "43,238 76,945",
        "43,238; 76,945",
        "43,238, 76,945",
        "43,238,76,945",
        "+43.238, +76.945",
        "43.238°, 76.945°",
        "43.238° N, 76.945° E",
        "43.238N 76.945E",
        "N43.238 E76.945",
        "n 43.238, e 76.945",
        "76.945 E, 43.238 N",
        "43,238 С 76,945 В",
        "43,238 с. ш., 76,945 в. д.",
        "43,238 северной широты 76,945 восточной долготы",
        "43,238 с. е. 76,945 ш. б.",
        "43,238 солтүстік ендік 76,945 шығыс бойлық",
        "geo:43.238,76.945",
        " geo:43.238,76.945\n",
        "GEO:43.238,76.945,900;crs=WGS84;x=1",
        "geo:43.238,76.945?z=17",
    ],
)
def test_decimal_degrees_are_understood(text: str) -> None:
    assert parse_coordinates(text) == Coordinates(43.238, 76.945, 69)


@pytest.mark.parametrize(
    "text",
    [
        "43°14'20\"N 76°56'44\"E",
        "43°14′20″ с. ш. 76°56′44″ в. д.",
        "43°14′20″с.ш.76°56′44″в.д.",
        "43° 14' 20'' N, 76° 56' 44'' E",
        "43°14’20” с. ш., 76°56’44” в. д.",
        "76°56'44\"E 43°14'20\"N",
        "N 43 14 20, E 76 56 44",
        "43 14 20 N 76 56 44 E",
        "43 14 20, 76 56 44",
        "43 14 20 76 56 44",
        "43°14'20\" 76°56'44\"",
        "43°14′20″ с. е. 76°56′44″ ш. б.",
    ],
)
def test_minutes_and_seconds_are_understood(text: str) -> None:
    assert parse_coordinates(text) == pytest.approx(SECONDS)


@pytest.mark.parametrize(
    ("text", "lat", "lon"),
    [
        ("-33.86, 151.21", -33.86, 151.21),
        ("−33.86, −70.6", -33.86, -70.6),
        ("33°51' S, 151°12' E", -33.85, 151.2),
        ("33°30′ ю. ш. 70°36′ з. д.", -33.5, -70.6),
        ("33°30′ о. е. 70°36′ б. б.", -33.5, -70.6),
        ("N 43 14.4 E 76 56.7", 43.24, 76.945),
        ("43° 14' 24,0\" N; 76° 56' 42,0\" E", 43.24, 76.945),
        ("43, 76", 43.0, 76.0),
        ("90, -180", 90.0, -180.0),
        ("geo:-33.86,151.21", -33.86, 151.21),
    ],
)
def test_the_other_half_of_the_earth_and_mixed_forms(text: str, lat: float, lon: float) -> None:
    found = parse_coordinates(text)
    assert found[:2] == pytest.approx((lat, lon))


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("43, 76", 68_958),
        ("43.2, 76.9", 6_888),
        ("43.23815, 76.94537", 1),
        ("43.238156789, 76.945371234", 1),
        ("43.2, 76.94537", 5_567),
        ("43°14' N 76°56' E", 1_148),
        ("90, 0", 55_660),
        ("geo:43.2,76.9;u=35", 35),
        ("geo:43.2,76.9;crs=wgs84;u=0.2", 1),
    ],
)
def test_the_radius_is_what_the_last_digit_leaves_open(text: str, metres: int) -> None:
    assert parse_coordinates(text).precision == metres


@pytest.mark.parametrize(
    "text",
    [
        "",
        "площадь Республики",
        "43.238",
        "43.238 N",
        "43.238N 76.945N",
        "N 43.238 76.945",
        "N43 76E",
        "43 N 76 E 5",
        "N 43, E, 76",
        "N, 43 E 76",
        "43.238, 76.945, 900",
        "43 14 20 76 56",
        "43 14 20 30, 76",
        "43.5 14 N 76 E",
        "43'14 N 76 E",
        "43°° 76°",
        "° 43, 76",
        "43°14'20\"5 N 76 E",
        "-43 N 76 E",
        "43 -14, 76",
        "43.2-76.9",
        "43°14-76°56",
        "43238 76945",
        "1e5, 2",
        "0x1, 2",
        "NaN, inf",
        "٤٣, ٧٦",
        "43.238, 76.945; DROP TABLE",
        "43 Nord 76 Est",
        "geo:",
        "geo:43.238",
        "geo:43,2;76,9",
        "geo:43.238,76.945;u=far",
        "43.238, 76.945" + " " * 200 + "x",
        "1 " * 100_000,
        "geo:1,1" + ";a" * 100_000,
    ],
)
def test_what_is_no_point_is_refused(text: str) -> None:
    assert refusal(text) == "gazetteer.coordinates_unreadable"


@pytest.mark.parametrize("text", ["43,76", "-43,76", "43,238"])
def test_a_comma_that_may_be_a_decimal_mark_is_a_question(text: str) -> None:
    assert refusal(text) == "gazetteer.coordinates_ambiguous"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("90.1, 0", "latitude_out_of_range"),
        ("151.21, -33.86", "latitude_out_of_range"),
        ("43.2, 180.1", "longitude_out_of_range"),
        ("geo:43.2,181", "longitude_out_of_range"),
        ("43°60' N 76° E", "minutes_out_of_range"),
        ("43°14'60\" N 76°56' E", "minutes_out_of_range"),
        ("geo:43.2,76.9;crs=nad27", "coordinates_other_system"),
    ],
)
def test_an_impossible_number_is_named(text: str, code: str) -> None:
    assert refusal(text) == f"gazetteer.{code}"


@given(
    st.one_of(
        st.text(),
        st.text(alphabet="0123456789.,;-+°'\"NSEWсшюевдзб /", max_size=40),
        st.from_regex(r"geo:[0-9.,;=a-z-]{0,30}"),
    )
)
def test_any_text_is_a_point_on_the_earth_or_a_refusal_with_a_sentence(text: str) -> None:
    try:
        found = parse_coordinates(text)
    except UserError as refused:
        outcome = refused.code in wording.codes()
    else:
        outcome = abs(found.lat) <= 90 and abs(found.lon) <= 180 and found.precision >= 1
    assert outcome


@given(
    st.decimals(-90, 90, places=5, allow_nan=False),
    st.decimals(-180, 180, places=5, allow_nan=False),
)
def test_a_point_that_was_written_in_degrees_comes_back(lat: object, lon: object) -> None:
    found = parse_coordinates(f"{lat}, {lon}")
    assert (found.lat, found.lon) == (float(str(lat)), float(str(lon)))


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_every_refusal_has_a_sentence(lang: str) -> None:
    codes = [code for code in wording.codes() if code.startswith("gazetteer.")]
    assert len(codes) == 6
    assert all(wording.say(code, lang).endswith(".") for code in codes)
