"""The runner of the benchmarks judges: shown with benchmarks that have nothing to measure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tests.bench import machine
from tests.bench.figures import Figure, Place, in_turn, p95
from tests.bench.runner import Benchmark, main, table


def giving(*figures: Figure) -> Benchmark:
    def run(_: Place) -> Iterator[Figure]:
        yield from figures

    return run


def ratio(value: float | None, limit: float | None = 2.0) -> Figure:
    return Figure("ours / theirs", value, limit, "2 ms against 1 ms")


def sequence(times: Sequence[float], log: list[float]) -> Callable[[], float]:
    left = iter(times)

    def side() -> float:
        log.append(next(left))
        return log[-1]

    return side


def test_a_limit_that_is_missed_gives_exit_code_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    benchmarks = {"good": giving(ratio(1.0)), "bad": giving(ratio(1.9), ratio(2.01))}
    assert main(["--dir", str(tmp_path)], benchmarks) == 1
    assert "OVER" in capsys.readouterr().out.splitlines()[-1]


def test_figures_within_their_limits_give_exit_code_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--dir", str(tmp_path)], {"good": giving(ratio(1.0), ratio(2.0))}) == 0
    assert "OVER" not in capsys.readouterr().out


def test_what_has_no_limit_or_is_not_measured_here_is_no_failure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--dir", str(tmp_path)], {"x": giving(ratio(None), ratio(99.0, None))}) == 0
    out = capsys.readouterr().out
    assert "not measured here" in out
    assert "for information" in out


def test_a_value_that_is_no_number_is_over_its_limit() -> None:
    assert ratio(float("nan")).over


def test_only_what_is_named_runs(tmp_path: Path) -> None:
    benchmarks = {"good": giving(ratio(1.0)), "bad": giving(ratio(9.0))}
    assert main(["good", "--dir", str(tmp_path)], benchmarks) == 0
    assert main(["bad", "--dir", str(tmp_path)], benchmarks) == 1


@pytest.mark.parametrize("arguments", [["other"], ["--dir", "missing"], ["--fast"]])
def test_wrong_arguments_give_exit_code_2_and_measure_nothing(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    measured: list[Place] = []

    def run(place: Place) -> Iterator[Figure]:
        measured.append(place)
        yield ratio(1.0)

    with pytest.raises(SystemExit) as stopped:
        main(arguments, {"known": run})
    assert stopped.value.code == 2
    assert not measured


def test_a_benchmark_works_in_a_folder_of_its_own_that_is_gone_afterwards(tmp_path: Path) -> None:
    seen = []

    def run(place: Place) -> Iterator[Figure]:
        (place.folder / "large").write_bytes(b"x")
        seen.append((place.folder, place.quick, place.size(full=9, quick=1)))
        yield ratio(1.0)

    assert main(["--quick", "--dir", str(tmp_path)], {"x": run}) == 0
    assert main(["--dir", str(tmp_path)], {"x": run}) == 0
    assert [(quick, size) for _, quick, size in seen] == [(True, 1), (False, 9)]
    assert all(folder.parent == tmp_path for folder, _, _ in seen)
    assert list(tmp_path.iterdir()) == []


def test_a_benchmark_that_breaks_leaves_nothing_and_still_shows_the_table(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(place: Place) -> Iterator[Figure]:
        (place.folder / "large").write_bytes(b"x")
        yield ratio(1.0)
        raise OSError("the drive is gone")

    with pytest.raises(OSError, match="gone"):
        main(["--dir", str(tmp_path)], {"x": run})
    assert list(tmp_path.iterdir()) == []
    assert capsys.readouterr().out.splitlines()[-1].endswith("within")


def test_the_machine_is_described_before_anything_is_measured(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["--dir", str(tmp_path)], {"x": giving(ratio(1.0))})
    before, _, _ = capsys.readouterr().out.partition("ours / theirs")
    for word in ("CPU", "cores", "RAM", "Python", "cryptography", "SQLite", "GB free", tmp_path):
        assert str(word) in before


def test_the_table_stands_in_columns() -> None:
    lines = table([ratio(1.5), Figure("memory", 12.3, 100.0, "", "MB")]).splitlines()
    assert lines[1] == "ours / theirs  1.50 ×  2.00 ×  within"
    assert lines[2] == "memory          12 MB  100 MB  within"


def test_the_order_of_two_sides_alternates_and_the_median_ratio_counts() -> None:
    log: list[float] = []
    # Pairs of 2, 3 and 10: one bad moment is no result.
    pair = in_turn(sequence([2, 3, 10], log), sequence([1, 1, 1], log), 3)
    assert log == [2, 1, 1, 3, 10, 1]
    assert pair == (3, 3, 1)


def test_the_p95_is_the_time_that_19_of_20_do_not_exceed() -> None:
    assert p95([float(n) for n in range(1, 21)]) == 19
    assert p95([7.0]) == 7


def test_the_usual_folder_is_there_and_what_it_lies_on_is_told() -> None:
    folder = machine.usual_folder()
    assert folder.is_dir()
    assert machine.disk_of(folder).kind
    assert not machine.in_memory(folder) or folder == machine.ROOT
