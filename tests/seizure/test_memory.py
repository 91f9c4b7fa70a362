"""A lock replaces the process: what the real program held in memory is in no process of ours any more.

The same scanner, over the same processes, finds it before the lock: the master key and the
passphrase while they are used, everything else while the vault is open.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fieldreport.crypto import pins
from fieldreport.crypto.cost import TEST_COST
from fieldreport.crypto.secret import Secret
from fieldreport.usecases.keep.session import unlock
from fieldreport.vault import pin
from tests.seizure.at_work import CANARIES, PASSPHRASE, Home, pixels
from tests.seizure.scanning import memory, processes, run_as_root_of_a_namespace, scan, spellings
from tests.seizure.waiting import until_replaced

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(sys.platform != "linux", reason="reads memory in /proc"),
]

# Long, so that no table of numbers has it by chance.
PIN = "482913750264"


def test_after_a_lock_no_process_holds_a_word_a_picture_or_a_key(tmp_path: Path) -> None:
    if run_as_root_of_a_namespace():
        return
    home = Home(tmp_path)
    words = {name: spellings(word) for name, word in CANARIES.items()}
    with home.start() as program:
        session = program.process.pid
        program.do("begin")
        used = scan(session, home.keys() | {"passphrase": words["passphrase"]})
        assert {"master key", "passphrase"} <= used.names, "the scanner doesn't see"
        program.do("go_on")
        program.go_about()
        needles = words | home.keys() | {"pixels": pixels()}
        assert len(processes(session)) > 1, "there is no helper to look into"
        before = scan(session, needles)
        # Only used for a moment: wiped, or rather typed and derived from, long ago; a photo's bytes
        # are read through on the way to its pixels, which stay.
        passing = {"master key", "passphrase", "photo content"}
        assert set(needles) - before.names <= passing, "the scanner is blind"
        assert "master key" not in before.names, "it was to be wiped at once"
        program.tell("lock")
        replaced = until_replaced(session, program.pid)
        after = scan(session, needles)
        print(
            f"{len(needles)} needles; before: {len(before.names | used.names)} found in"
            f" {before.processes} processes, {before.size:,} bytes; after: {len(after.names)} in"
            f" {after.processes}, {after.size:,} bytes"
        )
        assert after.size > 10_000_000
        assert after.names == set()
        assert processes(session) == [replaced], "no helper outlives a lock"
        assert _given(replaced, CANARIES) == []
        # The new process is shielded as the old one was.
        assert (Path("/proc") / str(replaced) / "mem").stat().st_uid == 0


def test_after_an_idle_lock_there_is_nothing_but_what_the_pin_opens_and_one_copy_of_it(
    tmp_path: Path,
) -> None:
    if run_as_root_of_a_namespace():
        return
    home = Home(tmp_path)
    with home.start() as program:
        program.do("unlock")
        program.do("pin", PIN, 15)
        program.do("write", CANARIES["draft"])
        program.do("patient")
        program.tell("idle")
        replaced = until_replaced(program.process.pid, program.pid)
        with Secret(PASSPHRASE.encode()) as secret, unlock(home.vault, secret) as vault:
            kept = pin.of(vault)
            assert kept is not None
        needles = home.keys() | {
            "draft": spellings(CANARIES["draft"]),
            "passphrase": spellings(PASSPHRASE),
            "PIN": spellings(PIN),
            "key of the PIN": [bytes(kept.by.key.view)],
        }
        after = scan(program.process.pid, needles | {"salt of the PIN": [kept.by.salt]})
        assert after.names == {"salt of the PIN"}
        found = _boxes(replaced, kept.by.salt)
        assert len(found) == 1
        assert _given(replaced, {"salt": kept.by.salt.hex(), "PIN": PIN}) == []
        # What somebody can do who has this memory and guesses the PIN: that is its price.
        pin.opened(home.vault, Secret(found[0]), Secret(PIN.encode())).close()


@pytest.mark.parametrize("how", ["lock", "away"])
def test_after_any_other_lock_nothing_that_a_pin_opens_is_there(tmp_path: Path, how: str) -> None:
    if run_as_root_of_a_namespace():
        return
    home = Home(tmp_path)
    with home.start() as program:
        program.do("unlock")
        program.do("pin", PIN, 15)
        with_it = scan(program.process.pid, {"PIN": spellings(PIN)})
        assert with_it.names == {"PIN"}
        program.tell(how)
        until_replaced(program.process.pid, program.pid)
        with Secret(PASSPHRASE.encode()) as secret, unlock(home.vault, secret) as vault:
            kept = pin.of(vault)
            assert kept is not None
        needles = home.keys() | {"PIN": spellings(PIN), "salt of the PIN": [kept.by.salt]}
        assert scan(program.process.pid, needles).names == set()


def _boxes(pid: int, salt: bytes) -> list[bytes]:
    """Everything in a process's memory that begins as what a PIN opens does."""
    size = len(
        pins.seal(pins.Stretched(TEST_COST, salt, Secret(bytes(32))), Secret(bytes(80)), b"")
    )
    found = []
    for piece in memory(pid):
        at = piece.find(salt)
        while at >= 0:
            found.append(piece[at - 6 : at - 6 + size])
            at = piece.find(salt, at + 1)
    return found


def _given(pid: int, canaries: dict[str, str]) -> list[str]:
    place = Path("/proc") / str(pid)
    given = (place / "cmdline").read_bytes() + (place / "environ").read_bytes()
    return [name for name, word in canaries.items() if word.encode() in given]
