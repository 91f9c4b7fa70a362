"""What it costs to try a passphrase."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from fieldreport.crypto import cost
from fieldreport.crypto.cost import TEST_COST, Cost, calibrate, fitting, stretch
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError

GIB = 1 << 30


def test_the_key_is_the_one_that_another_implementation_derives() -> None:
    # By argon2-cffi; the vector of RFC 9106 has a secret and associated data, which have no use
    # here.
    key = stretch(Secret(b"password"), b"somesalt" * 2, Cost(1024, 2, 4))
    assert key.view.hex() == "41d149ca71825f08e61ec006d2aada40c2fbb4003e9578363a64f6b3282590ad"


@pytest.mark.parametrize(
    "parameters",
    [
        *((1023, 3, 4), (1024 * 1024 + 1, 3, 4), (-1, 3, 4), (2**70, 3, 4)),
        *((65_536, 0, 4), (65_536, 11, 4), (65_536, 3, 0), (65_536, 3, 9)),
    ],
)
def test_a_cost_out_of_bounds_is_none(parameters: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match="out of bounds"):
        Cost(*parameters)


@pytest.mark.parametrize("parameters", [(1024, 1, 1), (1024 * 1024, 10, 8)])
def test_a_cost_at_its_bounds_is_one(parameters: tuple[int, int, int]) -> None:
    assert Cost(*parameters).memory_kib == parameters[0]


def test_each_parameter_changes_the_key() -> None:
    costs = [Cost(1024, 1, 1), Cost(2048, 1, 1), Cost(1024, 2, 1), Cost(1024, 1, 2)]
    keys = {bytes(stretch(Secret(b"x"), bytes(16), one).view) for one in costs}
    keys.add(bytes(stretch(Secret(b"x"), b"y" * 16, TEST_COST).view))
    assert len(keys) == 5


@pytest.mark.parametrize(
    ("seconds", "memory", "expected"),
    [
        # 0.16 s for 64 MiB: five times the memory in 0.8 s.
        (0.16, 16 * GIB, Cost(320 * 1024, 3, 4)),
        # A fast machine: the ceiling, then more passes.
        (0.05, 16 * GIB, Cost(512 * 1024, 6, 4)),
        (0.001, 16 * GIB, Cost(512 * 1024, 10, 4)),
        # Little memory: a quarter of it.
        (0.1, GIB, Cost(256 * 1024, 6, 4)),
        # A slow machine, or a small one: never less than 64 MiB in 3 passes.
        (5.0, 16 * GIB, Cost(64 * 1024, 3, 4)),
        (0.8, GIB // 8, Cost(64 * 1024, 3, 4)),
    ],
)
def test_the_cost_fits_the_machine(seconds: float, memory: int, expected: Cost) -> None:
    assert fitting(seconds, memory) == expected


def test_the_machine_is_measured() -> None:
    found = calibrate()
    assert 64 * 1024 <= found.memory_kib <= 512 * 1024
    assert found.passes >= 3


def test_the_memory_of_the_machine_is_known() -> None:
    assert GIB // 8 < cost.physical_memory() < 1 << 50


def test_a_machine_without_the_memory_says_so() -> None:
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (used + (256 << 20), before[1]))
    try:
        with pytest.raises(UserError) as caught:
            stretch(Secret(b"x"), bytes(16), Cost(1024 * 1024, 1, 1))
    finally:
        resource.setrlimit(resource.RLIMIT_AS, before)
    assert (caught.value.code, caught.value.params) == ("crypto.no_memory", {"mebibytes": 1024})
