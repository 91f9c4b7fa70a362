"""Runs benchmarks one after the other and judges them: a table at the end, and an exit code.

Each benchmark gets a folder of its own on a real disk, which is removed whatever happens: they leave
gigabytes behind.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from tests.bench import machine
from tests.bench.figures import Figure, Place

Benchmark = Callable[[Place], Iterable[Figure]]

WITHIN, OVER = 0, 1


def main(arguments: Sequence[str], benchmarks: Mapping[str, Benchmark]) -> int:
    """Run the benchmarks that are named, or all of them; return 1 if any limit was missed, else 0.

    Wrong arguments end the program with 2, as argparse does it.
    """
    parser = _parser(benchmarks)
    parsed = parser.parse_args(arguments)
    unknown = sorted(set(parsed.names) - set(benchmarks))
    if unknown:
        parser.error(f"no such benchmark: {', '.join(unknown)}")
    folder = (parsed.dir or machine.usual_folder()).resolve()
    if not folder.is_dir():
        parser.error(f"not a folder: {folder}")
    for line in machine.described(folder):
        print(line)
    if machine.in_memory(folder):
        print("        which lies in memory: what is said about saving and syncing means nothing")
    figures: list[Figure] = []
    try:
        for name in [name for name in benchmarks if name in parsed.names or not parsed.names]:
            # One by one: what was measured before a benchmark broke is shown all the same.
            figures.extend(_measured(name, benchmarks[name], folder, quick=parsed.quick))
    finally:
        print(f"\n{table(figures)}")
        if parsed.quick:
            print("\nMeasured with small sizes: a hint, no judgement.")
    return OVER if any(figure.over for figure in figures) else WITHIN


def table(figures: Sequence[Figure]) -> str:
    """Return all figures with their limits, aligned."""
    rows = [("measured", "value", "limit", "")]
    rows += [
        (figure.name, _amount(figure.value, figure), _amount(figure.limit, figure), figure.verdict)
        for figure in figures
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(3)]
    return "\n".join(
        f"{name:<{widths[0]}}  {value:>{widths[1]}}  {limit:>{widths[2]}}  {verdict}".rstrip()
        for name, value, limit, verdict in rows
    )


def _measured(name: str, benchmark: Benchmark, folder: Path, *, quick: bool) -> Iterator[Figure]:
    """Run one benchmark; print each figure and yield it as it comes."""
    print(f"\n{name}", flush=True)
    with tempfile.TemporaryDirectory(prefix=".fieldreport-bench-", dir=folder) as own:
        for figure in benchmark(Place(Path(own), quick)):
            print(f"  {figure.name}: {_amount(figure.value, figure)} ({figure.verdict})")
            print(f"    {figure.detail}", flush=True)
            yield figure


def _amount(value: float | None, figure: Figure) -> str:
    if value is None:
        return "-"
    return f"{value:.2f} ×" if figure.unit == "×" else f"{value:.0f} {figure.unit}"


def _parser(benchmarks: Mapping[str, Benchmark]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench",
        description="Measures the program against its limits, side by side with what they are"
        f" limits of. Benchmarks: {', '.join(benchmarks)}.",
        allow_abbrev=False,
    )
    parser.add_argument("names", metavar="NAME", nargs="*", help="which (default: all)")
    parser.add_argument("--quick", action="store_true", help="small sizes, for a first look")
    parser.add_argument(
        "--dir",
        type=Path,
        help="a folder on the disk to measure on (default: the system's for temporary files, or"
        " the project's if that one lies in memory); needs up to 14 GB",
    )
    return parser
