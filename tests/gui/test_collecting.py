"""Garbage is collected on the window's thread and on no other."""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator
from weakref import finalize

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.session import collecting
from ui.session.collecting import Collecting


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collecting]:
    owner = QObject()
    made = Collecting(owner)
    yield made
    made.end()


def test_a_widget_in_a_cycle_goes_on_the_windows_thread_however_busy_another_is(
    collector: Collecting, qtbot: QtBot
) -> None:
    gone: list[int] = []

    def leave_one() -> None:
        widget = QWidget()
        # As a signal's lambda does.
        widget.itself = widget  # type: ignore[attr-defined]
        finalize(widget, lambda: gone.append(threading.get_ident()))

    def work() -> None:
        # Left to Python, this would collect dozens of times.
        kept: list[list[int]] = [[number] for number in range(100_000)]
        kept.clear()
        for _ in range(2 * collecting.YOUNG):
            cycle: list[object] = []
            cycle.append(cycle)

    leave_one()
    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert not gone
    qtbot.waitUntil(lambda: bool(gone), timeout=30_000)
    assert gone == [threading.get_ident()]


def test_what_survives_is_looked_at_seldom_and_everything_hardly_ever(
    collector: Collecting,
) -> None:
    generations: list[int] = []

    def note(phase: str, said: dict[str, int]) -> None:
        if phase == "start":
            generations.append(said["generation"])

    gc.callbacks.append(note)
    try:
        gc.collect()
        generations.clear()
        for _ in range((collecting.MIDDLE + 2) * (collecting.OLD + 2)):
            kept = [[] for _ in range(2 * collecting.YOUNG)]  # type: ignore[var-annotated]
            collector.look()
            kept.clear()
    finally:
        gc.callbacks.remove(note)
    assert generations.count(2) == 1
    assert collecting.OLD <= generations.count(1) <= collecting.OLD + 2
    assert generations.count(0) > collecting.MIDDLE * generations.count(1) * 0.9


def test_nothing_is_collected_when_hardly_anything_was_made(collector: Collecting) -> None:
    gc.collect()
    before = gc.get_stats()
    collector.look()
    assert gc.get_stats() == before


@pytest.mark.usefixtures("qapp")
def test_in_the_end_it_is_left_to_whom_it_was_left_before() -> None:
    enabled, owner = gc.isenabled(), QObject()
    try:
        for before in (True, False):
            (gc.enable if before else gc.disable)()
            made = Collecting(owner)
            assert not gc.isenabled()
            made.end()
            assert gc.isenabled() is before
    finally:
        (gc.enable if enabled else gc.disable)()
