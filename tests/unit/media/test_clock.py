"""A time that runs out rings once, from another thread."""

from __future__ import annotations

import threading

import pytest

from fieldreport.media.clock import Clock


def test_it_rings_when_the_time_is_over() -> None:
    rung = threading.Event()
    clock = Clock(rung.set)
    with clock.running(0.01):
        assert rung.wait(5)
    clock.stop()


def test_it_does_not_ring_for_what_is_done_in_time() -> None:
    rung = threading.Event()
    clock = Clock(rung.set)
    for _ in range(100):
        with clock.running(0.05):
            pass
    assert not rung.wait(0.15)
    clock.stop()


def test_a_shorter_time_after_a_longer_one_rings_in_its_own_time() -> None:
    rung = threading.Event()
    clock = Clock(rung.set)
    with clock.running(60):
        pass
    with clock.running(0.01):
        assert rung.wait(5)
    clock.stop()


def test_it_is_at_rest_after_an_error() -> None:
    rung = threading.Event()
    clock = Clock(rung.set)
    with pytest.raises(KeyError), clock.running(0.05):
        raise KeyError
    assert not rung.wait(0.1)
    clock.stop()


def test_after_it_was_stopped_it_never_rings() -> None:
    rung = threading.Event()
    clock = Clock(rung.set)
    with clock.running(0.05):
        clock.stop()
        assert not rung.wait(0.15)
