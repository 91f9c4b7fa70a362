"""How long the window makes somebody wait: until it is there, until the list is, at a jump, and while
ten thousand reports are taken in.

The start is a ratio to a bare window of the same toolkit, started in turn. The others are what a hand
notices, in milliseconds: a frame of a screen is 16 of them.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from array import array
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from fieldreport.progress import Progress, Silent
from fieldreport.usecases.exchange import handover, intake
from fieldreport.usecases.record import reports
from fieldreport.vault.vault import Vault
from tests.bench import importing, listing, made
from tests.bench.figures import Figure, Place, in_turn, p95, said
from tests.bench.machine import ROOT
from ui import app, loading, pages, preferences
from ui.appearance import Appearance
from ui.main_window import MainWindow
from ui.parts.row_list import RowList, TwoLineDelegate, TwoLines
from ui.parts.rows import RowsModel
from ui.preferences import Preferences
from ui.report.report_page import ReportPage
from ui.session.collecting import Collecting
from ui.session.job import Job
from ui.session.session import Session
from ui.workroom import Workroom

START_LIMIT = 2.5
LIST_LIMIT_MS = 300.0
FRAME_MS = 16.0
BLOCKED_MS = 50.0
# What a page still does when it has been opened is over by then.
_SETTLED_SECONDS = 0.6

_BARE = """
import os
from PySide6.QtWidgets import QApplication, QWidget
class Window(QWidget):
    def paintEvent(self, event):
        os._exit(0)
made = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
made.exec()
"""
# The same, with our page in place of nothing.
_OURS = """
import os
from ui import app
from ui.start import card
def painted(self, event):
    os._exit(0)
card.Card.paintEvent = painted
app.main([])
"""


def run(place: Place) -> Iterator[Figure]:
    """Measure all six."""
    yield _start(place)
    qt = QApplication.instance() or app.make_application()
    if not isinstance(qt, QApplication):
        raise TypeError("another application is there")
    # As in the program.
    Collecting(qt)
    yield _jump(place)
    yield _opening(place, qt)
    yield _list(place, qt)
    yield _typing(place)
    yield _reading(place, qt)


def _start(place: Place) -> Figure:
    home = place.folder / "home"
    (home / "fieldreport" / "vault").mkdir(parents=True)
    (home / "fieldreport" / "vault" / "header.json").touch()
    pair = in_turn(
        lambda: _painted(_OURS, home),
        lambda: _painted(_BARE, home),
        place.size(full=15, quick=5),
    )
    return Figure(
        "start to a painted page / a bare window",
        pair.ratio,
        START_LIMIT,
        f"{said(pair.ours)} against {said(pair.theirs)}",
    )


def _painted(code: str, home: Path) -> float:
    homes = {name: str(home) for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")}
    begun = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, env={**os.environ, **homes}, check=True)
    return time.perf_counter() - begun


def _jump(place: Place) -> Figure:
    count = 1_000_000

    def fetch(numbers: Sequence[int]) -> Job[Mapping[int, str]]:
        job: Job[Mapping[int, str]] = Job()
        found = {number: f"Задержание у акимата, {number}" for number in numbers}
        QTimer.singleShot(0, lambda: job.deliver_done(found))
        return job

    model = RowsModel(fetch, str)
    view = RowList(model, TwoLineDelegate(lambda row: TwoLines(row, "Алматы", "14:20")))
    view.resize(400, 800)
    view.show()
    model.show(array("q", range(count)))
    QApplication.processEvents()
    drawn, times = random.Random(5), []
    for _ in range(place.size(full=400, quick=100)):
        view.verticalScrollBar().setValue(drawn.randrange(view.verticalScrollBar().maximum()))
        QApplication.processEvents()
        begun = time.perf_counter()
        view.repaint()
        times.append(time.perf_counter() - begun)
    view.close()
    return Figure(
        f"painting a jump among {count:,} rows, p95",
        p95(times) * 1e3,
        FRAME_MS,
        f"median {said(median(times))}",
        unit="ms",
    )


def _opening(place: Place, qt: QApplication) -> Figure:
    """How long a window stands still at most while each of its pages is opened for the first time.

    They were made while nobody touched anything, as the program does it, one at a time: for this the
    longest is told besides.
    """
    vault = place.folder / "opened"
    with made.vault(vault, role="coordinator") as filled:
        listing.fill(filled, 50)
    _load()
    preferences.folder = lambda: place.folder / "settings"
    longest: list[tuple[float, str]] = []
    making: list[float] = []
    for _ in range(place.size(full=5, quick=2)):
        window = MainWindow(
            Appearance(qt, Preferences("en", "light", vault=str(vault))), replace=lambda _: None
        )
        window.show()
        _until_listed(window, vault)
        if window.workroom is None:
            raise RuntimeError("the vault was not opened")
        making.append(_made_ahead(window.workroom))
        longest.append(max(_pause(window.workroom, each.name) for each in pages.ENTRIES))
        window.close()
        window.deleteLater()
    told = ", ".join(f"{name} {said(seconds)}" for seconds, name in longest)
    return Figure(
        "the longest pause while the pages are opened for the first time, median",
        median(seconds for seconds, _ in longest) * 1e3,
        BLOCKED_MS,
        f"{len(pages.ENTRIES)} pages; {told}; making one took {said(median(making))} at most",
        unit="ms",
    )


def _made_ahead(room: Workroom) -> float:
    took, more = [], True
    while more:
        begun = time.perf_counter()
        more = room.make_ahead()
        took.append(time.perf_counter() - begun)
        QApplication.processEvents()
    return max(took)


def _pause(room: Workroom, name: str) -> tuple[float, str]:
    begun = time.perf_counter()
    room.go(name)
    pauses = [time.perf_counter() - begun]
    until = time.perf_counter() + _SETTLED_SECONDS
    while time.perf_counter() < until:
        begun = time.perf_counter()
        QApplication.processEvents()
        pauses.append(time.perf_counter() - begun)
        time.sleep(0.0005)
    return max(pauses), name


def _list(place: Place, qt: QApplication) -> Figure:
    count = place.size(full=100_000, quick=10_000)
    vault = place.folder / "listed"
    with made.vault(vault, role="coordinator") as filled:
        listing.fill(filled, count)
    _load()
    preferences.folder = lambda: place.folder / "settings"
    times = []
    for _ in range(place.size(full=7, quick=3)):
        window = MainWindow(
            Appearance(qt, Preferences("en", "light", vault=str(vault))), replace=lambda _: None
        )
        window.show()
        QApplication.processEvents()
        times.append(_until_listed(window, vault))
        window.close()
        window.deleteLater()
    return Figure(
        f"unlocking to the list of {count:,} reports, median",
        median(times) * 1e3,
        LIST_LIMIT_MS,
        f"longest {said(max(times))}; without the key derivation",
        unit="ms",
    )


def _load() -> None:
    # The window does this while a passphrase is typed, which is no part of a figure.
    loading.load_core()
    for _ in loading.load_pages():
        pass


def _until_listed(window: MainWindow, vault: Path) -> float:
    begun = time.perf_counter()
    with made.passphrase() as secret:
        window.session.open(vault, secret.copy()).then(window, window.start.opened.emit)
    _wait(lambda: window.workroom is not None)
    if window.workroom is None:
        raise RuntimeError("the vault was not opened")
    window.workroom.go("reports")
    lists = window.workroom.findChildren(RowList)
    _wait(lambda: any(_first_row(each) for each in lists))
    return time.perf_counter() - begun


def _first_row(view: RowList) -> bool:
    model = view.model()
    return isinstance(model, RowsModel) and bool(model.numbers) and model.row_at(0) is not None


def _typing(place: Place) -> Figure:
    count = place.size(full=10_000, quick=1_000)
    bundle, receiver = place.folder / "typed.bundle", place.folder / "receiver"
    with made.monitor(place.folder / "sender", receiver=receiver) as monitor:
        importing.fill(monitor, count)
        plan = handover.plan(monitor, [made.COORDINATOR], handover.Choice(everything=True))
        handover.hand_over(monitor, plan, bundle, progress=Silent())
    session, owner = Session(), QObject()
    done: list[object] = []
    session.open(receiver, made.passphrase()).then(owner, done.append, failed=done.append)
    _wait(lambda: bool(done))
    ticks = _Keys()
    session.write_long(_take_in, bundle).then(owner, done.append, failed=done.append)
    _wait(lambda: len(done) == 2)
    if isinstance(done[1], Exception):
        raise done[1]
    late = ticks.stop()
    session.end(5)
    return Figure(
        f"a key while {count:,} reports are imported, p95",
        p95(late) * 1e3,
        FRAME_MS,
        f"{len(late)} keys; median {said(median(late))}, longest {said(max(late))}",
        unit="ms",
    )


def _take_in(vault: Vault, bundle: Path, *, progress: Progress) -> intake.Imported:
    return intake.take_in(vault, bundle, progress=progress)


def _reading(place: Place, qt: QApplication) -> Figure:
    """How long the window stands still at most while a report of two thousand people is laid out."""
    vault = place.folder / "read"
    people = [{"id": f"p{n}", "label": f"Адам {n}", "roles": ["victim"]} for n in range(2000)]
    acts = [
        {"id": f"a{n}", "type": "beating", "victims": [{"person": f"p{n}"}]} for n in range(400)
    ]
    body = {"narrative": "Ұзақ әңгіме. " * 20_000, "people": people, "acts": acts}
    with made.vault(vault) as filled:
        saved = reports.add(filled, body, (), Silent())
    longest = []
    for _ in range(place.size(full=5, quick=2)):
        window = MainWindow(
            Appearance(qt, Preferences("en", "light", vault=str(vault))), replace=lambda _: None
        )
        window.show()
        _until_listed(window, vault)
        ticks = _Keys(every=0.002)
        if window.workroom is None:
            raise RuntimeError("the vault was not opened")
        window.workroom.go("report", subject=saved.report)
        page = window.page
        if not isinstance(page, ReportPage):
            raise TypeError("another page is open")
        _wait(lambda sheet=page.view.sheet: sheet.full and not sheet.document().isEmpty())  # type: ignore[misc]
        longest.append(max(ticks.stop()))
        window.close()
        window.deleteLater()
    return Figure(
        "the longest pause while a report of 2,000 people is laid out, median",
        median(longest) * 1e3,
        BLOCKED_MS,
        f"longest of all {said(max(longest))}",
        unit="ms",
    )


class _Keys:
    """Somebody who types, twenty keys a second; how late each one is heard."""

    def __init__(self, every: float = 0.05) -> None:
        self._every = every
        self._late: list[float] = []
        self._due = time.perf_counter() + every
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._heard)
        self._timer.start(round(self._every * 1000))

    def _heard(self) -> None:
        now = time.perf_counter()
        self._late.append(max(0.0, now - self._due))
        self._due = now + self._every
        self._timer.start(round(self._every * 1000))

    def stop(self) -> list[float]:
        self._timer.stop()
        return self._late


def _wait(condition: Callable[[], bool]) -> None:
    while not condition():
        QApplication.processEvents()
        time.sleep(0.0005)
