"""What holds for every page in every state: everything is translated, fits, has a name for a screen
reader, and can be reached with the keyboard alone.
"""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from tests.gui.acting import let_settle, overflowing, texts, unnamed, unreached
from tests.gui.staging import Scene, scenes
from ui.look import language
from ui.main_window import LEAST, MainWindow
from ui.preferences import LANGUAGES

SCENES = scenes()

every_page = pytest.mark.parametrize(
    ("scene", "role"), [pytest.param(each, each.role, id=each.name) for each in SCENES]
)


def speak(window: MainWindow, language: str) -> None:
    window.appearance.set_language(language)
    let_settle()


@pytest.mark.usefixtures("place")
@every_page
def test_every_text_fits_in_every_language_on_the_smallest_window(
    scene: Scene, window: MainWindow
) -> None:
    window.resize(*LEAST)
    scene.stage(window)
    for each in LANGUAGES:
        speak(window, each)
        assert not overflowing(window), each
        assert (window.width(), window.height()) == LEAST, "it doesn't hold at its smallest"


# What is the same in every language.
NAMES = frozenset({"Fieldreport", *language.NAMES.values()})


@pytest.mark.usefixtures("place")
@every_page
def test_nothing_is_left_in_another_language(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    scene.stage(window)
    said: dict[str, set[str]] = {}
    for each in LANGUAGES:
        speak(window, each)
        said[each] = {
            text
            for text in texts(window)
            if text not in NAMES and str(tmp_path) not in text and any(map(str.isalpha, text))
        }
    for one, other in itertools.combinations(LANGUAGES, 2):
        assert not {text for text in said[one] & said[other] if text not in scene.same}


@pytest.mark.usefixtures("place")
@every_page
def test_every_control_has_a_name_in_every_language(scene: Scene, window: MainWindow) -> None:
    scene.stage(window)
    for each in LANGUAGES:
        speak(window, each)
        assert not unnamed(window), each


@pytest.mark.usefixtures("place")
@every_page
def test_every_control_is_reached_by_the_keyboard(scene: Scene, window: MainWindow) -> None:
    scene.stage(window)
    assert not unreached(window)


def test_scenes_have_names_of_their_own() -> None:
    names = [scene.name for scene in SCENES]
    assert len(names) == len(set(names))
