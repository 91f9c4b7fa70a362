"""Quick capture: empty, filled in, while typing, refused, saved."""

from __future__ import annotations

import tempfile
from pathlib import Path

from PySide6.QtCore import Qt

from fieldreport.reference.assets import resource
from fieldreport.usecases.record import drafts
from fieldreport.usecases.record.capture import Capture
from fieldreport.vault.vault import Vault
from tests.gui.acting import Desk, press, type_text, until
from tests.gui.staging import Scene
from ui.capture.capture_page import CapturePage

TEXT = (
    "Сағат 18:40 шамасында алаңға жиналған адамдарды арнайы жасақ қоршап алды. Ескерту айтылған"
    " жоқ. Бір жас жігітті таяқпен ұрды, камерасын тартып алды."
)


def _empty(desk: Desk) -> CapturePage:
    return desk.open("capture", CapturePage)


def _full(desk: Desk) -> CapturePage:
    page = _empty(desk)
    form = page.form
    type_text(form.account, TEXT)
    type_text(form.when.line, "14.02.2026 18:40")
    form.place.line.setFocus()
    type_text(form.place.line, "Алматы")
    until(lambda: form.place.line.offering, "suggestions")
    form.place.line._list.setCurrentRow(0)
    form.place.line._pick()
    form.acts.line.setFocus()
    for word in ("таяқ", "унижа"):
        type_text(form.acts.line, word)
        until(lambda: form.acts.line.offering, "suggestions")
        form.acts.line._pick()
    type_text(form.people.line, "А. Б., Айгүл Сәрсенова, +3 белгісіз")
    form.basis.chips["seen"].click()
    form.basis.chips["on-footage"].click()
    with tempfile.TemporaryDirectory() as folder:
        photo = Path(folder) / "Алаң 18-40.jpg"
        photo.write_bytes(resource("demo", "square.jpg").read_bytes())
        form.files.add([photo])
        until(lambda: not form.files.busy, "the photo")
    page.rest()
    page._left = False
    desk.settled()
    return page


def _searching(desk: Desk) -> None:
    page = _empty(desk)
    type_text(page.form.account, TEXT)
    page.form.place.line.setFocus()
    type_text(page.form.place.line, "кара")
    until(lambda: page.form.place.line.offering, "suggestions")
    press(Qt.Key.Key_Down)


def _faulty(desk: Desk) -> None:
    page = _empty(desk)
    type_text(page.form.when.line, "31.02.2026")
    type_text(page.form.place.line, "95.2, 76.8")
    type_text(page.form.acts.line, "qwerty")
    page.form.files.add([Path("Фото.jpg")])
    until(lambda: bool(page.form.when.fault and page.form.place.fault and page.form.files.fault))
    page.save.click()


def _saved(desk: Desk) -> None:
    def keep(vault: Vault) -> None:
        noted = "2026-02-14T18:40:00+05:00"
        for text in (TEXT, "Үш автобус."):
            drafts.save(vault, Capture(narrative=text, noted=noted), drafts.new_id())

    desk.write(keep)
    page = _empty(desk)
    type_text(page.form.account, TEXT)
    page.save.click()
    until(lambda: bool(page.notices.text), "saving")


_TYPED = frozenset(
    {"А. Б.; А. С. (name kept apart); group: 3 белгісіз", "Алаң 18-40.jpg", "–5 мин"}
    | {"–15 мин", "–60 мин", "43.257, 76.928"}
)

SCENES = (
    Scene("capture", _empty, same=_TYPED),
    Scene("capture-full", _full, same=_TYPED),
    Scene("capture-places", _searching, same=_TYPED),
    Scene("capture-fault", _faulty, same=_TYPED),
    Scene("capture-saved", _saved, same=_TYPED),
)
