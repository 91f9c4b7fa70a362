"""What holds for every page in every state: everything is translated, fits, has a name for a screen
reader, and can be reached with the keyboard alone.
"""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from tests.gui.acting import let_settle, overflowing, texts, unnamed, unreached
from tests.gui.staging import Scene, scenes
from ui.look import language
from ui.main_window import LEAST, MainWindow
from ui.preferences import LANGUAGES

SCENES = scenes()

# What is the same in every language.
NAMES = frozenset({"Fieldreport", *language.NAMES.values()})

WORD = re.compile(r"[^\W\d_]{3,}")

every_page = pytest.mark.parametrize(
    ("scene", "role"), [pytest.param(each, each.role, id=each.name) for each in SCENES]
)


@pytest.mark.usefixtures("place")
@every_page
def test_in_every_language_it_fits_the_smallest_window_and_has_names_and_no_other_words(
    scene: Scene, window: MainWindow, tmp_path: Path
) -> None:
    window.resize(*LEAST)
    scene.stage(window)
    said: dict[str, set[str]] = {}
    for each in LANGUAGES:
        window.appearance.set_language(each)
        let_settle()
        assert not overflowing(window), each
        assert not unnamed(window), each
        said[each] = {
            text
            for text in texts(window, seen=True)
            if text not in NAMES and str(tmp_path) not in text and any(map(str.isalpha, text))
        }
    assert (window.width(), window.height()) == LEAST, "it doesn't hold at its smallest"
    for one, other in itertools.combinations(LANGUAGES, 2):
        untranslated = (said[one] & said[other]) - scene.same
        if one != "en":
            # Russian and Kazakh share words and units, but no sentences.
            untranslated = {text for text in untranslated if len(WORD.findall(text)) > 1}
        assert not untranslated, f"the same in {one} and {other}"


@pytest.mark.usefixtures("place")
@every_page
def test_every_control_is_reached_by_the_keyboard(scene: Scene, window: MainWindow) -> None:
    scene.stage(window)
    assert not unreached(window)


def test_scenes_have_names_of_their_own() -> None:
    names = [scene.name for scene in SCENES]
    assert len(names) == len(set(names))
