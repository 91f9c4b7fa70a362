"""Notes to one recipient among many: only he opens his, and nobody sees whose the others are."""

from __future__ import annotations

import os

import pytest

from fieldreport.crypto import notes
from fieldreport.crypto.recipients import HYBRID_SHARE_SIZE, HybridIdentity
from fieldreport.crypto.secret import Secret

DANA, SERIK = (HybridIdentity(Secret(bytes([n]) * 32)) for n in (1, 2))
PLAIN = b"twenty-four bytes or so."


def sealed(identity: HybridIdentity = DANA, bound_to: bytes = b"here") -> bytes:
    return notes.seal(identity.recipient(), PLAIN, b"test", bound_to)


def test_a_note_opens_for_its_recipient_alone() -> None:
    mixed = [sealed(SERIK), sealed(), notes.decoy(len(PLAIN))]
    assert notes.opened(DANA, mixed, b"test", b"here") == [PLAIN]
    assert notes.opened(SERIK, mixed, b"test", b"here") == [PLAIN]
    stranger = HybridIdentity(Secret(bytes(32)))
    assert notes.opened(stranger, mixed, b"test", b"here") == []


def test_all_that_are_for_one_recipient_open() -> None:
    assert notes.opened(DANA, [sealed(), sealed()], b"test", b"here") == [PLAIN, PLAIN]


@pytest.mark.parametrize(
    ("purpose", "bound_to"), [(b"test", b"there"), (b"other", b"here"), (b"test", b"")]
)
def test_a_note_opens_only_where_it_belongs(purpose: bytes, bound_to: bytes) -> None:
    assert notes.opened(DANA, [sealed()], purpose, bound_to) == []


def test_every_note_is_of_one_size_a_decoy_too_and_none_comes_twice() -> None:
    made = [sealed(), sealed(), sealed(SERIK), notes.decoy(len(PLAIN)), notes.decoy(len(PLAIN))]
    assert {len(note) for note in made} == {len(PLAIN) + notes.OVERHEAD}
    assert len({note[:HYBRID_SHARE_SIZE] for note in made}) == 5
    assert len({note[HYBRID_SHARE_SIZE:] for note in made}) == 5


@pytest.mark.parametrize("place", [0, 1087, 1088, 1119, 1120, 1143, 1144, -1])
def test_a_changed_note_opens_nothing(place: int) -> None:
    note = bytearray(sealed())
    note[place] ^= 1
    assert notes.opened(DANA, [bytes(note)], b"test", b"here") == []


@pytest.mark.parametrize(
    "note",
    [b"", bytes(1), bytes(1160), b"\xff" * 1160, os.urandom(1160), os.urandom(100)],
    ids=["empty", "short", "zeros", "ones", "random", "cut"],
)
def test_what_is_no_note_opens_nothing(note: bytes) -> None:
    assert notes.opened(DANA, [note, sealed()], b"test", b"here") == [PLAIN]
