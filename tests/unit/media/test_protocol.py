"""Messages are strict, and what is too long is refused before it is read."""

from __future__ import annotations

import io

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fieldreport.media import limits, protocol
from fieldreport.media.limits import Limits
from fieldreport.media.protocol import (
    REFUSALS,
    Begin,
    Characters,
    Fact,
    Facts,
    Frame,
    FromHelper,
    FromParent,
    Hello,
    Image,
    Misbehaved,
    Next,
    Open,
    Opened,
    Over,
    Range,
    Refused,
    Sound,
    Want,
    from_helper,
    from_parent,
    packed,
)
from fieldreport.reference.wording import LANGUAGES, entry


def reading(raw: bytes) -> io.BytesIO:
    return io.BytesIO(raw)


@pytest.mark.parametrize(
    "message",
    [
        Begin(Limits(seconds=3)),
        Open(2**40),
        Image(10, 20, 90, (0.0, 0.0, 0.5, 1.0)),
        Next("sound"),
        Range(b"bytes"),
    ],
)
def test_what_the_parent_says_arrives(message: FromParent) -> None:
    assert from_parent(reading(packed(message)).read) == message


@pytest.mark.parametrize(
    "message",
    [
        Hello(("limits",)),
        Want(0, 1),
        Opened(kind="image", media_type="image/png", width=3, height=4),
        Frame(width=2, height=1, channels=3, pixels=bytes(6)),
        Frame(width=1, height=1, channels=4, pixels=bytes(4), complete=False),
        Sound(samples=bytes(8)),
        Over(),
        Characters("жук"),
        Facts((Fact("exif", "Make", "x", "device"),)),
        Refused("media.damaged", {}),
    ],
)
def test_what_the_helper_says_arrives(message: FromHelper) -> None:
    assert from_helper(reading(packed(message)).read) == message


@pytest.mark.parametrize("raw", [b"", b"\0\0", packed(Over())[:-1]])
def test_a_pipe_that_ends_is_the_end(raw: bytes) -> None:
    assert from_helper(reading(raw).read) is None
    assert from_parent(reading(raw).read) is None


def test_a_message_that_is_too_long_is_not_read() -> None:
    stream = reading((limits.ANSWER + 1).to_bytes(4, "big") + bytes(100))
    with pytest.raises(Misbehaved):
        from_helper(stream.read)
    assert stream.tell() == 4


def raw_message(**fields: object) -> bytes:
    body = msgspec.msgpack.encode(fields)
    return len(body).to_bytes(4, "big") + body


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "frame", "width": 2, "height": 2, "channels": 3, "pixels": bytes(11)},
        {"type": "frame", "width": 2, "height": 2, "channels": 5, "pixels": bytes(20)},
        {"type": "frame", "width": 0, "height": 2, "channels": 3, "pixels": b""},
        {"type": "frame", "width": 2**31, "height": 1, "channels": 3, "pixels": b""},
        {"type": "sound", "samples": bytes(3)},
        {"type": "refused", "code": "vault.wrong_passphrase", "params": {}},
        {"type": "refused", "code": "media.damaged", "params": {"name": "text"}},
        {"type": "refused", "code": "media.damaged", "params": {f"p{n}": n for n in range(9)}},
        {"type": "want", "offset": -1, "size": 1},
        {"type": "want", "offset": 0, "size": limits.BLOCK + 1},
        {"type": "opened", "kind": "program", "media_type": "x"},
        {"type": "opened", "kind": "image", "media_type": "x" * 101},
        {"type": "facts", "facts": [["exif", "Make", "x" * 5_000, None]]},
        {"type": "facts", "facts": [{"group": "a", "name": "b", "value": "c", "reveals": "all"}]},
        {"type": "begin"},
        {"type": "unheard_of"},
        {},
    ],
)
def test_what_breaks_the_rules_is_not_believed(fields: dict[str, object]) -> None:
    raw = raw_message(**{"type": fields.pop("type", ""), **fields})
    with pytest.raises(Misbehaved):
        from_helper(reading(raw).read)


@given(st.binary(max_size=300))
def test_no_bytes_confuse_either_side(body: bytes) -> None:
    raw = len(body).to_bytes(4, "big") + body
    for receive in (from_helper, from_parent):
        try:
            message = receive(reading(raw).read)
        except Misbehaved:
            continue
        assert message is not None


def test_every_refusal_has_wording() -> None:
    for code in REFUSALS:
        for lang in LANGUAGES:
            assert entry(code, lang)


def test_a_view_fits_into_an_answer() -> None:
    assert protocol.SOUND_RATE * 4 < limits.ANSWER
    assert limits.VIEW_PIXELS * 4 < limits.ANSWER
    assert limits.BLOCK < limits.REQUEST
