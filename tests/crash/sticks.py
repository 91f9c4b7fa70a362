"""Small drives that are really file systems of their own: plugged in, pulled out, filled.

`tmpfs` lies in memory, where whoever may mount may have one. `ext4` lies in an image behind a loop device and can be
made to fail as a drive does that was pulled out: every call fails, and what was not synced is not there afterwards.
All of it belongs into a mount namespace of its own, which goes with the process (`unshare`).
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

KINDS = ("tmpfs", "ext4")


@dataclass(frozen=True)
class Stick:
    """A drive of a kind. `home` keeps what is on it while it isn't plugged in: a mount, or an image."""

    kind: str
    home: Path

    def plug(self, at: Path) -> None:
        """Mount it at an empty folder."""
        how = ("--bind",) if self.kind == "tmpfs" else ("-o", "loop")
        _called("mount", *how, str(self.home), str(at))

    def scrap(self) -> None:
        """Throw it away, unplugged."""
        if self.kind == "tmpfs":
            unplug(self.home)
            self.home.rmdir()
        else:
            self.home.unlink()


def unshared(*words: str) -> list[str]:
    """The command that runs another in a mount namespace of its own, with the right to mount in it."""
    own = ("--mount",) if os.geteuid() == 0 else ("--map-root-user", "--mount")
    return ["unshare", *own, "--propagation", "private", *words]


def refusal(kind: str, folder: Path) -> str | None:
    """Why no drive of this kind can be had here, or None."""
    if any(shutil.which(name) is None for name in ("unshare", "mount", "umount")):
        return "there is no unshare, mount or umount"
    image = folder / "tried.img"
    if kind == "tmpfs":
        tried = 'mount -t tmpfs -o size=1m tmpfs "$1"'
    elif (make := _mkfs()) is None:
        return "there is no mkfs.ext4"
    else:
        tried = f'truncate -s 4M "$2" && {make} -q "$2" && mount -o loop "$2" "$1" && umount "$1"'
    done = subprocess.run(
        unshared("sh", "-c", tried, "sh", str(folder), str(image)),
        check=False,
        capture_output=True,
        text=True,
    )
    image.unlink(missing_ok=True)
    return done.stderr.strip() or "mounting is refused" if done.returncode else None


def made(kind: str, home: Path, size: int) -> Stick:
    """An empty drive of `size` bytes."""
    if kind == "tmpfs":
        home.mkdir()
        _called("mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(home))
    else:
        with home.open("xb") as image:
            image.truncate(size)
        make = _mkfs()
        assert make is not None
        # No reserve for root: a full drive shall be full for everybody.
        _called(make, "-q", "-b", "4096", "-m", "0", str(home))
    return Stick(kind, home)


def copied(stick: Stick, home: Path, size: int, scratch: Path) -> Stick:
    """Another drive with the same content. `scratch` is an empty folder to mount at for a moment."""
    if stick.kind == "ext4":
        # The copy of a file with holes has holes.
        _called("cp", "--sparse=always", str(stick.home), str(home))
        return Stick("ext4", home)
    del scratch
    other = made(stick.kind, home, size)
    shutil.copytree(stick.home, home, dirs_exist_ok=True)
    return other


@contextmanager
def plugged(stick: Stick, at: Path) -> Iterator[None]:
    """Have it plugged in meanwhile."""
    stick.plug(at)
    try:
        yield
    finally:
        unplug(at)


def unplug(at: Path) -> None:
    """Unmount what is mounted there; nothing, if it was pulled out already."""
    if at.is_mount():
        _called("umount", str(at))


@contextmanager
def filled(folder: Path, leave: int) -> Iterator[None]:
    """Have the drive full meanwhile but for about so many bytes, by a file that nobody sees."""
    size = shutil.disk_usage(folder).free - leave
    with (folder / "film").open("wb") as file:
        (folder / "film").unlink()
        while size > 0:
            try:
                os.posix_fallocate(file.fileno(), 0, size)
            except OSError:
                # Where the blocks are noted takes room too.
                size -= 16 * os.statvfs(folder).f_frsize
            else:
                break
        yield


def _mkfs() -> str | None:
    return shutil.which("mkfs.ext4") or shutil.which("mkfs.ext4", path="/usr/sbin:/sbin")


def _called(*words: str) -> None:
    subprocess.run(words, check=True, capture_output=True)
