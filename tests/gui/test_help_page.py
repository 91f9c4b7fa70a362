"""Help as a user opens it, and what its texts must hold."""

from __future__ import annotations

import re

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtTest import QTest

from fieldreport.reference.assets import listing, resource
from tests.gui.acting import Desk, press
from ui import pages
from ui.help.help_page import HelpPage
from ui.help.topics import TOPICS, text, title, topic_of
from ui.preferences import LANGUAGES
from ui.settings.settings_page import SettingsPage

_IMAGE = QTextDocument.ResourceType.ImageResource.value
_LINK = re.compile(r"\[[^\]]+\]\(([^)]*)\)")


@pytest.fixture
def page(desk: Desk) -> HelpPage:
    return desk.open("help", HelpPage)


def test_f1_opens_the_help_of_the_page_one_is_on_and_escape_leads_back(desk: Desk) -> None:
    desk.open("settings", SettingsPage)
    press(Qt.Key.Key_F1)
    page = desk.window.page
    assert isinstance(page, HelpPage)
    assert page.topic == "settings"
    assert "30 seconds" in page.reader.toPlainText()
    press(Qt.Key.Key_Escape)
    assert isinstance(desk.window.page, SettingsPage)


def test_f1_once_more_leaves_what_is_being_read(desk: Desk, page: HelpPage) -> None:
    desk.open("settings", SettingsPage)
    press(Qt.Key.Key_F1)
    page.show_topic("limits")
    press(Qt.Key.Key_F1)
    assert page.topic == "limits"
    page.back.click()
    assert isinstance(desk.window.page, SettingsPage)


def test_a_page_without_help_of_its_own_gets_the_first_steps() -> None:
    assert topic_of("nothing-like-it") == "first-steps"
    assert topic_of("handover") == "handover"


def test_every_page_of_the_sidebar_has_help_of_its_own() -> None:
    without = {each.name for each in pages.shown_to(coordinates=True)} - set(TOPICS)
    assert without == {"help"}


@pytest.mark.parametrize("spoken", LANGUAGES)
def test_help_calls_every_page_what_the_page_is_called(desk: Desk, spoken: str) -> None:
    desk.window.appearance.set_language(spoken)
    named = {
        each.name: pages.title(each) for each in pages.shown_to(coordinates=True) if not each.foot
    }
    assert {name: title(name, spoken) for name in named} == named


def test_links_lead_to_other_topics_and_nowhere_else(
    page: HelpPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    page.reader.anchorClicked.emit(QUrl("limits"))
    assert page.topic == "limits"
    for elsewhere in ("https://example.org", "file:///etc/passwd", "nothing"):
        page.reader.anchorClicked.emit(QUrl(elsewhere))
        assert page.topic == "limits"
    assert not opened


def test_a_link_is_followed_by_keyboard(page: HelpPage) -> None:
    page.show_topic("first-steps")
    page.reader.setFocus()
    while not page.reader.textCursor().hasSelection():
        QTest.keyClick(page.reader, Qt.Key.Key_Tab)
        assert page.reader.hasFocus(), "Tab left the text before it came to a link"
    press(Qt.Key.Key_Return)
    assert page.topic == "capture"


def test_a_text_loads_nothing_and_holds_no_markup(page: HelpPage) -> None:
    picture = QUrl.fromLocalFile(str(resource("demo", "square.jpg")))
    page.reader.show_text(f"# Text\n![x]({picture.toString()}) <b>bold</b>")
    assert not page.reader.document().resource(_IMAGE, picture)
    assert "<b>bold</b>" in page.reader.toPlainText()


def test_another_language_is_spoken_at_once(desk: Desk, page: HelpPage) -> None:
    page.show_topic("limits")
    desk.window.appearance.set_language("kk")
    assert page.reader.toPlainText().startswith("Неден қорғамайды")


def test_the_version_and_the_sources_of_the_places_are_named(page: HelpPage) -> None:
    for language in LANGUAGES:
        about = text("about", language)
        for named in ("0.", "GeoNames (CC BY 4.0)", "SimpleMaps World Cities Database", "CLDR"):
            assert named in about
        assert "{version}" not in about


def test_there_is_a_file_for_every_topic_and_language_and_no_other() -> None:
    wanted = sorted(f"{topic}.{language}" for topic in TOPICS for language in LANGUAGES)
    assert list(listing("help", ".md")) == wanted


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_says_the_same_in_every_language(topic: str) -> None:
    shapes = set()
    titles = set()
    for language in LANGUAGES:
        lines = text(topic, language).splitlines()
        links = [link for line in lines for link in _LINK.findall(line)]
        assert set(links) <= set(TOPICS)
        shapes.add(
            (len(lines), tuple(line[:2] for line in lines if line[:1] in "#-|"), *sorted(links))
        )
        titles.add(title(topic, language))
        assert not set("←→−⌘") & set("".join(lines)), "the font that is shipped lacks these"
    assert len(shapes) == 1
    assert len(titles) == len(LANGUAGES)
