"""After a whole session in the window, nothing of it lies beside the vault, and nothing in the clear in it;
and no socket was opened but those of the display and of the buses.

The session ends as sessions do: locked, or killed in the middle.
"""

from __future__ import annotations

import re
import shutil
import sys
import time
from pathlib import Path

import pytest

from fieldreport.crypto.secret import Secret
from fieldreport.progress import Silent
from fieldreport.usecases.keep.check import check
from fieldreport.usecases.keep.session import unlock
from fieldreport.vault import drafts
from tests.hostile.test_no_leak import spellings
from tests.seizure.at_work import CANARIES, PASSPHRASE, Home, Program
from tests.seizure.scanning import processes
from tests.seizure.waiting import until_replaced

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(sys.platform != "linux", reason="sets the folders as Linux has them"),
]


def leaks(*places: Path) -> list[tuple[str, str]]:
    """Every file with a canary in it or in its name."""
    found = []
    spelled = {name: list(spellings(word)) for name, word in CANARIES.items()}
    for path in (path for place in places for path in place.rglob("*")):
        raw = path.read_bytes() if path.is_file() else b""
        for name, each in spelled.items():
            if any(spelling in raw for spelling in each) or CANARIES[name] in path.name:
                found.append((str(path), name))
    return found


def beside_the_vault(home: Home) -> list[str]:
    """Every file at home that isn't the vault's."""
    return sorted(
        str(path.relative_to(home.home))
        for path in home.home.rglob("*")
        if path.is_file() and not path.is_relative_to(home.vault)
    )


@pytest.mark.parametrize("how", ["lock", "kill", "panic"])
def test_a_session_leaves_nothing_beside_the_vault_and_nothing_in_the_clear(
    tmp_path: Path, how: str
) -> None:
    home = Home(tmp_path)
    with home.start() as program:
        program.work()
        # The helper is at work when the end comes.
        program.do("look", home.video.name)
        helpers = set(processes(program.process.pid)) - {program.pid}
        assert helpers
        _ended(program, how)
        _until_gone(program.process.pid, helpers)
        assert leaks(home.home, home.drive) == []
        assert beside_the_vault(home) == []
        said = program.said()
        assert not any(word in said for word in CANARIES.values())
    # The next unlock tidies, what was saved is there, the draft too, and all of it is whole.
    with Secret(PASSPHRASE.encode()) as secret, unlock(home.vault, secret) as vault:
        (saved,) = vault.db.execute("SELECT count(*) FROM record WHERE kind = 'report'").fetchone()
        assert saved == 6
        written = [each.body.decode() for each in drafts.newest_first(vault)]
        assert any(CANARIES["draft"] in each for each in written)
        assert check(vault, Silent()).findings == ()
    assert leaks(home.home) == []
    assert not (home.vault / "reports.db-wal").exists()


def test_a_canary_beside_the_vault_would_be_found(tmp_path: Path) -> None:
    for name, word in CANARIES.items():
        (tmp_path / "recent.xml").write_text(f"<a>{word}</a>", encoding="utf-8")
        assert leaks(tmp_path) == [(str(tmp_path / "recent.xml"), name)]


@pytest.mark.skipif(not shutil.which("strace"), reason="there is no strace here")
def test_no_socket_is_opened_but_those_of_the_display_and_the_buses(tmp_path: Path) -> None:
    home = Home(tmp_path)
    log = tmp_path / "calls"
    calls = "trace=socket,socketpair,connect,bind,listen,sendto"
    with home.start("strace", "-f", "--seccomp-bpf", "-qq", "-o", str(log), "-e", calls) as program:
        program.work()
        _ended(program, "lock")
    made = log.read_text(errors="replace").splitlines()
    families = re.findall(r"\b(?:socket|socketpair)\((\w+)", "\n".join(made))
    assert set(families) <= {"AF_UNIX"}
    reached = re.findall(r"sun_path=@?\"([^\"]+)\"", "\n".join(made))
    assert [each for each in reached if not re.search(_LOCAL, each)] == []
    assert not re.search(r"AF_(INET6?|NETLINK|PACKET|BLUETOOTH|VSOCK)", "\n".join(made))


_LOCAL = r"dbus|/bus$|\.X11-unix/|wayland-\d|/nscd/socket$"


def _ended(program: Program, how: str) -> None:
    if how == "kill":
        program.process.kill()
        program.process.wait()
    else:
        program.tell(how)
        if how == "lock":
            until_replaced(program.process.pid, program.pid)
        else:
            assert program.process.wait(20) == -9


def _until_gone(session: int, helpers: set[int]) -> None:
    """Wait until the helpers have ended: at most as long as the system needs to take them away."""
    ends = time.monotonic() + 5
    while left := helpers & set(processes(session)):
        assert time.monotonic() < ends, f"helpers that live on: {left}"
        time.sleep(0.02)
