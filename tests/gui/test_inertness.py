"""Texts that Qt or the eye would obey, in everything that comes from others: each page shows them as text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6 import QtGui
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

from fieldreport.crypto.cards import make_card
from fieldreport.model.records import compose
from fieldreport.progress import Silent
from fieldreport.reference.inert import tame
from fieldreport.usecases.record import drafts, reports
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault import records
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, until
from tests.gui.exchange import Other, befriend, somebody
from tests.hostile.forging import everywhere
from tests.unit.bundle.made import WRITTEN
from tests.unit.bundle.made import somebody as author_called
from tests.unit.usecases.made import THIRD
from ui.capture.capture_page import CapturePage
from ui.desk.inbox_page import InboxPage
from ui.drafts.drafts_page import DraftsPage
from ui.evidence.evidence_page import EvidencePage
from ui.exchange.contacts_page import ContactsPage
from ui.exchange.handover_page import HandoverPage
from ui.exchange.import_page import ImportPage
from ui.parts.labels import label, tip
from ui.report.report_page import ReportPage
from ui.reports.reports_page import ReportsPage

# As short as a name may be: a picture from elsewhere, letters of another look, the end of a
# paragraph, what turns the direction and never turns it back, a shortcut key, a hidden letter.
EVIL = "<img src='file:///etc/hostname'><b>x</b></p>\u202ekcab\u2066 &y\u200b"
TURNING = "\u202e"


@pytest.fixture
def role() -> str:
    return "coordinator"


@pytest.fixture
def other(desk: Desk, tmp_path: Path) -> Other:
    """A compared contact whose name is an attack, and who has our card."""
    made = somebody(tmp_path / "other", EVIL, "monitor")
    befriend(desk, made)
    made.befriend(desk.write(lambda vault: vault.card))
    return made


def strange(vault: Vault) -> str:
    """A report and a person of somebody else, in which every field is an attack; the report's subject."""
    author = author_called(THIRD)
    subject = ""
    for kind in ("person", "action", "statement", "report"):
        made = compose(kind, everywhere(EVIL, kind), author=author.fingerprint, written=WRITTEN)
        records.add(vault, made, author.sign("record", made.raw))
        subject = made.subject
    return subject


def hostile_file(folder: Path) -> Path:
    path = folder / EVIL.replace("/", "\u2215")
    path.write_bytes(b"a text\n")
    return path


def told(widget: QWidget) -> Iterator[str]:
    """All that a widget says."""
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(n) for n in range(widget.count()))
    if isinstance(widget, QTextEdit | QPlainTextEdit) and widget.isReadOnly():
        yield widget.toPlainText()
    yield from (widget.toolTip(), widget.statusTip(), widget.windowTitle())


def active(root: QWidget) -> list[str]:
    """What below `root` would be obeyed."""
    found = []
    for widget in (root, *root.findChildren(QWidget)):
        name = type(widget).__name__
        found += [f"{name} turns {text!r}" for text in told(widget) if tame(text) != text]
        if isinstance(widget, QLabel) and widget.textFormat() != Qt.TextFormat.PlainText:
            found.append(f"{name} reads markup: {widget.text()!r}")
        if QtGui.Qt.mightBeRichText(widget.toolTip()) and "&lt;" not in widget.toolTip():
            found.append(f"the tip of {name} reads markup: {widget.toolTip()!r}")
        if isinstance(widget, QTextEdit) and widget.isReadOnly():
            written = widget.toHtml()
            found += [
                f"{name} has {tag}"
                for tag in ("<img", "<a ", "file:")
                if f"{tag}" in _tags(written)
            ]
    return found


def _tags(html: str) -> str:
    """The markup without the text between it, in which Qt escapes what looks like some."""
    return "".join(f"<{piece.partition('>')[0]}>" for piece in html.split("<")[1:])


def said(root: QWidget) -> str:
    return "\n".join(text for widget in root.findChildren(QWidget) for text in told(widget))


def checked(desk: Desk, page: QWidget) -> str:
    """Fail if the page obeys anything; return what it says."""
    desk.settled()
    page.grab()
    assert active(desk.window) == []
    assert desk.window.windowTitle() in {"Fieldreport", "Notes"}
    return said(page)


def test_reports_are_shown_as_text_in_the_list_and_as_a_whole(desk: Desk) -> None:
    subject = desk.write(strange)
    listed = desk.open("reports", ReportsPage)
    until(lambda: listed.model.rowCount() == 1 and listed.model.row_at(0) is not None)
    until(lambda: "<img" in said(listed))
    checked(desk, listed)
    assert TURNING not in str(listed.model.data(listed.model.index(0, 0)))
    page = desk.open("report", ReportPage, subject=subject)
    until(lambda: page.view.sheet.full and "<img" in page.view.sheet.toPlainText())
    text = checked(desk, page)
    assert "<b>x</b></p>" in text
    assert "‹U+202E›" in text


@pytest.mark.parametrize("written", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59"])
def test_a_report_written_at_the_end_of_time_is_shown(desk: Desk, written: str) -> None:
    author = author_called(THIRD)
    body = {"narrative": "Odd.", "began": written}
    made = compose("report", body, author=author.fingerprint, written=written)
    signature = author.sign("record", made.raw)
    desk.write(lambda vault: records.add(vault, made, signature))
    page = desk.open("report", ReportPage, subject=made.subject)
    until(lambda: page.view.sheet.full and "Odd." in page.view.sheet.toPlainText())
    checked(desk, page)
    listed = desk.open("reports", ReportsPage)
    until(lambda: listed.model.rowCount() == 1 and listed.model.row_at(0) is not None)
    checked(desk, listed)


def test_of_hundreds_of_contradicting_versions_the_newest_stand_beside_each_other(
    desk: Desk,
) -> None:
    author = author_called(THIRD)
    subject = "5e" * 15 + "01"
    # Nobody looks at the signature once a record is in.
    signature = author.sign("record", b"")

    def many(vault: Vault) -> None:
        with vault.transaction():
            for number in range(300):
                body = {"narrative": f"Version {number}."}
                made = compose(
                    *("report", body),
                    author=author.fingerprint,
                    written=WRITTEN,
                    subject=subject,
                )
                records.add(vault, made, signature)

    desk.write(many)
    page = desk.open("report", ReportPage, subject=subject)
    until(lambda: page.view.sheet.full and "Version 299." in page.view.sheet.toPlainText())
    text = page.view.sheet.toPlainText()
    assert "Version 288." in text
    assert "Version 287." not in text
    listed = desk.open("reports", ReportsPage)
    until(lambda: listed.model.rowCount() == 1)


def test_contacts_and_addressees_are_shown_as_text(desk: Desk, other: Other) -> None:
    page = desk.open("contacts", ContactsPage)
    until(lambda: page.model.rowCount() == 2)
    page.list.setCurrentIndex(page.model.index(1, 0))
    until(lambda: "<img" in said(page))
    checked(desk, page)
    handing = desk.open("handover", HandoverPage)
    until(lambda: "<img" in said(handing), "the addressee")
    text = checked(desk, handing)
    # Not a shortcut of the box: the letter after it stays.
    assert "&&y" in text


def test_what_is_imported_is_shown_as_text_before_and_after(
    desk: Desk, other: Other, tmp_path: Path
) -> None:
    drive = tmp_path / EVIL.replace("/", "\u2215")
    drive.mkdir()
    body: dict[str, Any] = {"title": EVIL, "narrative": EVIL, "place": {"name": EVIL}}
    (tmp_path / "files").mkdir()
    files = [hostile_file(tmp_path / "files")]
    other.do(lambda vault: reports.add(vault, body | {"tags": [EVIL[:60]]}, files, Silent()))
    bundle = other.hand_over(drive, "Айгүл")
    page = desk.open("import", ImportPage)
    desk.settled()
    page.look_at([bundle])
    until(lambda: not page.foot.busy and bool(page.cards))
    (card,) = page.cards
    assert "<img" in card.text
    checked(desk, page)
    page.foot.imports.click()
    until(lambda: not page.foot.busy and card.arrived.imported is not None)
    checked(desk, page)
    inbox = desk.open("inbox", InboxPage)
    until(lambda: "<img" in said(inbox), "the inbox")
    checked(desk, inbox)
    evidence = desk.open("evidence", EvidencePage)
    until(lambda: evidence.model.rowCount() == 1)
    evidence.list.setCurrentIndex(evidence.model.index(0, 0))
    until(lambda: "<img" in said(evidence), "the file")
    checked(desk, evidence)


def test_a_card_that_is_held_out_is_shown_as_text_and_warns_of_its_namesake(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "card"
    path.write_bytes(make_card(author_called(THIRD), EVIL, "monitor"))
    page = desk.open("import", ImportPage)
    desk.settled()
    page.look_at([path])
    until(lambda: not page.foot.busy and bool(page.cards))
    assert "<img" in checked(desk, page)


def test_drafts_are_shown_as_text(desk: Desk) -> None:
    note = Capture(narrative=EVIL, place=EVIL, people=EVIL, noted=WRITTEN)
    desk.write(lambda vault: drafts.save(vault, note, drafts.new_id()))
    page = desk.open("drafts", DraftsPage)
    until(lambda: "<img" in said(page), "the draft")
    checked(desk, page)
    capture = desk.open("capture", CapturePage)
    checked(desk, capture)


def test_a_label_and_a_tip_show_what_they_are_given(qapp: object) -> None:
    made = label()
    made.setText(EVIL)
    assert made.textFormat() == Qt.TextFormat.PlainText
    assert made.text() == tame(EVIL)
    tip(made, EVIL)
    assert "&lt;img" in made.toolTip()
    tip(made, "Plain")
    assert made.toolTip() == "Plain"
    plain = QLabel(EVIL)
    plain.setToolTip(EVIL)
    assert len(active(plain)) == 4, "what is obeyed would be found"
