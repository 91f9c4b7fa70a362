"""Installs what only the system can: Debian packages, where that needs no password.

Everywhere else the person at the terminal is told the one line to run.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence

from calling import RefusedError, say, succeeds

APT_SETTINGS = ("DEBIAN_FRONTEND=noninteractive", "DEBCONF_NOWARNINGS=yes")


def apt_prefix() -> list[str] | None:
    """What to put before `apt-get` so that it may install without asking; None where it may not."""
    if sys.platform == "win32" or not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    try:
        asked = subprocess.run([*sudo, "true"], capture_output=True, check=False)
    except OSError:
        return None
    return sudo if asked.returncode == 0 else None


def install_line(packages: Sequence[str]) -> str:
    """The line that a person types to install `packages`."""
    sudo = "" if sys.platform != "win32" and os.geteuid() == 0 else "sudo "
    return f"{sudo}apt-get install -y {' '.join(packages)}"


def install(packages: Sequence[str], why: str) -> None:
    """Install Debian packages where that needs no password.

    Raises RefusedError, with the one line to run, where it does.
    """
    if not shutil.which("apt-get"):
        raise RefusedError(
            f"{why} Install what your system calls {' '.join(packages)}, then start this again."
        )
    prefix = apt_prefix()
    if prefix is not None:
        say(f"Installing {' '.join(packages)}")
        apt = [*prefix, "env", *APT_SETTINGS, "apt-get", "-qq"]
        # The lists of a fresh machine are empty. If they can't be had now, older ones may do.
        succeeds([*apt, "update"], silent=True)
        install_them = [*apt, "install", "-y", "--no-install-recommends", *packages]
        if succeeds(install_them, silent=True):
            return
    raise RefusedError(f"{why} Run this line, then start this again:\n{install_line(packages)}")
