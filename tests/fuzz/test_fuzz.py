"""The short run: corpora and some mutations of each target, the costs of what grows, and the drivers themselves."""

from __future__ import annotations

import re
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from fieldreport.model import exchange, strictjson
from fieldreport.model.faults import JsonFault
from tests.fuzz import __main__ as command
from tests.fuzz import driving, seeds
from tests.fuzz.growing import SHAPES
from tests.fuzz.mutating import LIMIT, mutations
from tests.fuzz.targets import TARGETS, Target, attempt

pytestmark = pytest.mark.hostile

EXECUTIONS = 300
# Twice what is proportional: a quadratic step would take eight times as much.
GROWTH, TOLERANCE = 8, 2
FIXED = 3_000


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_named_rejections_comes_of_any_input(name: str) -> None:
    found = driving.run(name, seed=1, executions=EXECUTIONS)
    assert found.faults == {}
    assert found.executions >= EXECUTIONS
    assert found.counted > 0


@pytest.mark.parametrize("name", TARGETS)
def test_a_corpus_has_inputs_that_are_taken(name: str) -> None:
    ends = {attempt(TARGETS[name], raw) for raw in driving.corpus(name)}
    assert "taken" in ends


def test_every_corpus_belongs_to_a_target_and_is_small() -> None:
    assert {path.name for path in driving.CORPUS.iterdir()} == TARGETS.keys()
    files = [path for path in driving.CORPUS.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 2 << 20
    assert seeds.corpora().keys() == TARGETS.keys()


@pytest.mark.parametrize("how", SHAPES)
def test_steps_grow_no_faster_than_the_input(how: str) -> None:
    name, shape = SHAPES[how]
    target, small, large = TARGETS[name], shape(100), shape(100 * GROWTH)
    attempt(target, small)
    few, many = driving.steps(target, small), driving.steps(target, large)
    growth = max(1.0, len(large) / len(small))
    assert many <= (few + FIXED) * growth * TOLERANCE, f"{few} steps, then {many}"


@pytest.mark.parametrize("how", SHAPES)
def test_the_processors_time_grows_no_faster_than_the_input(how: str) -> None:
    name, shape = SHAPES[how]
    target, small, large = TARGETS[name], shape(100), shape(100 * GROWTH)
    growth = max(1.0, len(large) / len(small))
    # Below that, it is the clock that is measured. A ratio, half of what a quadratic step takes: no speed is asserted.
    least = max(driving.work(target, small), 0.001)
    assert driving.work(target, large) <= least * growth * GROWTH / 2


def test_a_quadratic_pattern_would_be_noticed() -> None:
    slow = Target("slow", re.compile(rb'"(?:[^"\\]|\\.)*+"').findall, ())
    small, large = (b'"' + b'\\"' * count for count in (1_000, 8_000))
    assert driving.work(slow, large) > driving.work(slow, small) * GROWTH * GROWTH / 2


def _filled(piece: bytes, size: int, before: bytes = b"[", after: bytes = b"]") -> bytes:
    body = piece * ((size - len(before) - len(after)) // len(piece))
    return before + body[: -1 if piece.endswith(b",") else None] + after


PIECES = {
    "lists": b"[],",
    "objects": b"{},",
    "numbers": b"1,",
    "texts": b'"",',
    "pairs": b'{"a":1},',
}


@pytest.mark.parametrize("piece", PIECES)
def test_countless_values_are_refused_before_they_take_memory(piece: str) -> None:
    raw = _filled(PIECES[piece], 1 << 20)
    tracemalloc.start()
    try:
        with pytest.raises(JsonFault) as raised:
            strictjson.check(raw, len(raw), values=10_000)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (raised.value.reason, raised.value.params) == ("too_many", {"limit": 10_000})
    assert peak < 200_000


@pytest.mark.parametrize(
    ("read", "limit"),
    [
        (exchange.parse_manifest, exchange.MANIFEST_LIMIT),
        (exchange.parse_receipt, exchange.RECEIPT_LIMIT),
    ],
)
def test_the_largest_documents_bound_their_values(
    read: Callable[[bytes], object], limit: int
) -> None:
    with pytest.raises(JsonFault) as raised:
        read(_filled(b"[],", limit, b'{"format":"1.0","members":[', b"]}"))
    assert raised.value.reason == "too_many"


def test_commas_in_texts_are_no_values() -> None:
    raw = _filled(b",", 8 << 20, b'{"format":"1.0","x":"', b'"}')
    with pytest.raises(Exception, match="unknown_field"):
        exchange.parse_manifest(raw)


# --- the drivers --------------------------------------------------------------------------------


def _planted(raw: bytes) -> object:
    if b"\xff" in raw:
        raise KeyError("planted")
    if len(raw) > 400:
        return [len(raw) for _ in range(200_000)]
    return None


@pytest.fixture
def planted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A target with two mistakes, in place of all others, and its corpus."""
    (tmp_path / "corpus" / "planted").mkdir(parents=True)
    (tmp_path / "corpus" / "planted" / "seed").write_bytes(bytes(300))
    targets = {"planted": Target("planted", _planted, (ValueError,))}
    for module in (driving, command):
        monkeypatch.setattr(module, "TARGETS", targets)
    monkeypatch.setattr(driving, "CORPUS", tmp_path / "corpus")
    return tmp_path


def test_a_planted_mistake_is_found_kept_and_reported(
    planted: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = driving.run("planted", seed=3, executions=300)
    said = "\n".join(found.faults.values())
    assert "KeyError: 'planted'" in said
    assert "steps for" in said
    out = planted / "out"
    words = ["--driver", "random", "--seconds", "1", "--seed", "3", "--out", str(out)]
    assert command.main(words) == 1
    assert all(path.name.startswith("planted-") for path in out.iterdir())
    assert list(out.iterdir())
    assert "planted: " in capsys.readouterr().out


def test_mutations_are_the_same_for_the_same_seed_and_bounded() -> None:
    inputs = driving.corpus("record")
    first, again = mutations(inputs, 7), mutations(inputs, 7)
    some = [next(first) for _ in range(200)]
    assert some == [next(again) for _ in range(200)]
    assert len(set(some)) > 150
    assert max(map(len, some)) <= LIMIT


def test_an_unknown_target_is_wrong_usage() -> None:
    with pytest.raises(SystemExit):
        command.main(["nothing"])


@pytest.mark.skipif(command._best() != "atheris", reason="atheris has no wheel here")
def test_the_guided_driver_runs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["date", "--driver", "atheris", "--seconds", "1", "--seed", "1", "--out", str(tmp_path)]
    assert command.main(words) == 0, capsys.readouterr().out
    assert "executed_units" in capsys.readouterr().out
    assert sys.getprofile() is None
