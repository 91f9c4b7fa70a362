"""Fuzzing by command, as long as one likes.

    python -m tests.fuzz [TARGET …] [--seconds 60] [--seed 1] [--driver atheris|random] [--out FOLDER]

With `atheris`, each target runs in a process of its own, since its engine ends the process that it runs in; new inputs
that reach something new are kept in FOLDER/corpus. What fails is kept in FOLDER, and makes the exit code 1.
"""

from __future__ import annotations

import argparse
import importlib.util
import secrets
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.fuzz import driving
from tests.fuzz.targets import TARGETS

ROOT = Path(__file__).parents[2]


def main(words: list[str]) -> int:
    """Fuzz; 0 if nothing was found, 1 if something was."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="for each target")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(1 << 31))
    parser.add_argument("--driver", choices=["atheris", "random"], default=_best())
    parser.add_argument("--out", type=Path, default=None)
    asked = parser.parse_args(words)
    unknown = set(asked.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    out = asked.out or Path(tempfile.mkdtemp(prefix="fuzz-"))
    print(f"{asked.driver}, seed {asked.seed}, findings in {out}", flush=True)
    fuzz = _guided if asked.driver == "atheris" else _at_random
    clean = [fuzz(name, asked.seconds, asked.seed, out) for name in asked.targets or TARGETS]
    return 0 if all(clean) else 1


def _best() -> str:
    return "atheris" if importlib.util.find_spec("atheris") else "random"


def _at_random(name: str, seconds: int, seed: int, out: Path) -> bool:
    found = driving.run(name, seed, seconds=seconds)
    for raw, fault in found.faults.items():
        print(f"{driving.keep(raw, name, out)}\n{fault}")
    ends = ", ".join(f"{end} {count}" for end, count in sorted(found.ends.items()))
    print(f"{name}: {found.executions} executions, {len(found.faults)} faults ({ends})", flush=True)
    return not found.faults


def _guided(name: str, seconds: int, seed: int, out: Path) -> bool:
    found = out / "corpus" / name
    found.mkdir(parents=True, exist_ok=True)
    ended = subprocess.run(
        [
            *(sys.executable, "-m", "tests.fuzz.guided", name),
            *(f"-max_total_time={seconds}", f"-seed={seed or 1}", "-max_len=65536"),
            *("-timeout=20", "-print_final_stats=1", f"-artifact_prefix={out}/{name}-"),
            *(str(found), str(driving.CORPUS / name)),
        ],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        errors="replace",
    )
    told = [line for line in ended.stderr.splitlines() if line.startswith("stat::number_of")]
    print(f"{name}: {' '.join(told)}, exit code {ended.returncode}", flush=True)
    if ended.returncode:
        print(ended.stdout[-4_000:], ended.stderr[-4_000:])
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
