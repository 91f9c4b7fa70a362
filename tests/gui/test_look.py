"""Colours that can be told apart, a font with every letter, icons that exist."""

from __future__ import annotations

import re
from dataclasses import asdict
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo, QFontMetrics
from PySide6.QtWidgets import QApplication, QPushButton

import environment
from ui.look import colours, fonts, icons, language

UI = environment.ROOT / "ui"
ICONS = environment.ROOT / "resources" / "icons"
# Those that the style sheet takes, in the colours of a scheme.
_SHADED = re.compile(r"(.+)\.(light|dark)\.svg")


def luminance(colour: str) -> float:
    found = QColor(colour)
    parts = (found.redF(), found.greenF(), found.blueF())
    linear = [(c / 12.92) if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [colours.LIGHT, colours.DARK], ids=["light", "dark"])
def test_everything_can_be_read(scheme: colours.Colours) -> None:
    of = {name: value for name, value in asdict(scheme).items() if isinstance(value, str)}
    grounds = ["ground", "surface", "rail", "raised", "accent_ground"]
    pairs = [("text", each, 7.0) for each in grounds]
    pairs += [("muted", each, 4.5) for each in ("ground", "surface", "rail", "raised")]
    pairs += [("accent", each, 4.5) for each in ("ground", "surface")]
    pairs += [("on_accent", each, 4.5) for each in ("accent", "accent_strong")]
    pairs += [("edge", each, 3.0) for each in ("ground", "surface")]
    for state in ("good", "warning", "bad"):
        pairs += [(state, each, 4.5) for each in ("ground", "surface", f"{state}_ground")]
        pairs += [("text", f"{state}_ground", 7.0)]
    poor = [
        f"{one} on {other}: {contrast(of[one], of[other]):.1f}"
        for one, other, least in pairs
        if contrast(of[one], of[other]) < least
    ]
    assert not poor


@pytest.mark.usefixtures("qapp")
def test_the_font_that_ships_has_every_letter_of_the_three_languages() -> None:
    letters = "ӘәҒғҚқҢңӨөҰұҮүҺһІіЁёЪъЭэ" + "".join(language.NAMES.values()) + "№«»„“”–—…•·₸"
    for weight in ("Regular", "Medium", "SemiBold"):
        font = QFontDatabase.font(fonts.FAMILY, weight, 12)
        assert QFontInfo(font).family() == fonts.FAMILY
        metrics = QFontMetrics(font)
        assert not [letter for letter in letters if not metrics.inFontUcs4(ord(letter))], weight


def test_every_icon_that_is_used_ships_and_every_one_that_ships_is_used() -> None:
    sources = "\n".join(path.read_text("utf-8") for path in UI.rglob("*.py"))
    quoted = set(re.findall(r'"([a-z0-9]+(?:-[a-z0-9]+)*)"', sources))
    ships = set()
    for path in ICONS.glob("*.svg"):
        shaded = _SHADED.fullmatch(path.name)
        ships.add(shaded[1] if shaded else path.stem)
    unused = ships - quoted
    assert not unused
    named = re.findall(
        r'icon="([a-z0-9-]+)"|icons\.(?:put|icon|pixmap)\([^)"]*"([a-z0-9-]+)"', sources
    )
    # The first text in a call may be the role, where the name is in a variable.
    missing = {one or other for one, other in named} - ships - set(asdict(colours.LIGHT))
    assert not missing


@pytest.mark.usefixtures("qapp")
def test_icons_follow_the_colours() -> None:
    button = QPushButton("Lock")
    colours.request("light")
    icons.put(button, "lock")

    def darkest() -> int:
        image = button.icon().pixmap(button.iconSize()).toImage()
        return min(
            image.pixelColor(x, y).lightness()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        )

    light = darkest()
    colours.request("dark")
    icons.refresh()
    assert darkest() > light + 100
    colours.request("light")


def test_every_icon_is_an_outline_that_takes_a_colour() -> None:
    for path in ICONS.glob("*.svg"):
        drawing = path.read_text("utf-8")
        assert ("currentColor" in drawing) != bool(_SHADED.fullmatch(path.name)), path.name
        assert "href" not in drawing


def test_licences_lie_beside_what_others_made() -> None:
    resources = environment.ROOT / "resources"
    assert "ISC" in (ICONS / "LICENSE.txt").read_text()
    assert "SIL OPEN FONT LICENSE" in (resources / "fonts" / "OFL.txt").read_text()
    assert "CC BY" in (resources / "passphrases" / "README.md").read_text()


def test_no_part_has_a_style_sheet_or_settings_of_its_own() -> None:
    allowed = {
        "style.py": {"setStyleSheet"},
        # What takes Qt's own settings away.
        "choosing.py": {"QSettings"},
        "app.py": {"QSettings", ".exec()"},
    }
    for path in UI.rglob("*.py"):
        source = path.read_text("utf-8")
        for banned in ("setStyleSheet", "QSettings", "QMessageBox", ".exec()"):
            expected = banned in allowed.get(path.name, set())
            assert (banned not in source) or expected, f"{banned} in {relative(path)}"


def relative(path: Path) -> str:
    return path.relative_to(UI).as_posix()


def test_the_application_says_nothing_of_what_it_is(qapp: QApplication) -> None:
    assert qapp.applicationName() == "notes"
    assert qapp.organizationName() == ""
