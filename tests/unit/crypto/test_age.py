from __future__ import annotations

import hmac
import io
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fieldreport.crypto import age
from fieldreport.crypto.age import (
    AgeError,
    AgeReader,
    AgeWriter,
    HeaderFailure,
    HmacFailure,
    HybridIdentity,
    NoMatch,
    PayloadFailure,
    Recipient,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    decrypt,
    encrypt,
    read_header,
)
from fieldreport.crypto.secret import Secret, hkdf
from fieldreport.crypto.stanzas import Stanza, emit, parse, with_mac
from fieldreport.crypto.stream import CHUNK, StreamReader, StreamWriter, ciphertext_size
from fieldreport.errors import Cancelled

MONITOR = HybridIdentity(Secret(b"\1" * 32))
COORDINATOR = HybridIdentity(Secret(b"\2" * 32))
STRANGER = HybridIdentity(Secret(b"\3" * 32))
FILE_KEY = Secret(b"YELLOW SUBMARINE")
PLAIN = bytes(range(256)) * 1000


def written(*recipients: Recipient, plain: bytes = PLAIN, pad: tuple[int, ...] = ()) -> io.BytesIO:
    out = io.BytesIO()
    with encrypt(out, recipients, pad_stanzas_to=pad) as writer:
        writer.write(plain)
        writer.finish()
        assert len(out.getvalue()) == writer.head_size + ciphertext_size(len(plain))
    return out


def forged(*stanzas: Stanza) -> io.BytesIO:
    """A file with any stanzas and yet a valid MAC, as whoever knows the file key can make it."""
    signed, nonce, out = emit(stanzas), bytes(16), io.BytesIO()
    mac = hmac.digest(hkdf(FILE_KEY, b"header").view, signed, "sha256")
    out.write(with_mac(signed, mac) + nonce)
    writer = StreamWriter(hkdf(FILE_KEY, b"payload", salt=nonce), out.write)
    writer.write(PLAIN)
    writer.finish()
    return out


def test_each_recipient_reads_what_was_written_and_nobody_else() -> None:
    file = written(MONITOR.recipient(), COORDINATOR.recipient())
    for identities in ([MONITOR], [COORDINATOR], [STRANGER, COORDINATOR]):
        payload = decrypt(file, identities, hybrid_only=True)
        assert isinstance(payload, AgeReader)
        assert payload.size == len(PLAIN)
        assert payload.read_at(70_000, 5) == PLAIN[70_000:70_005]
        assert payload.read() == PLAIN
    for nobody in ([STRANGER], []):
        with pytest.raises(NoMatch):
            decrypt(file, nobody)


def test_two_files_have_nothing_in_common_beyond_the_first_line() -> None:
    first = written(MONITOR.recipient(), plain=b"same").getvalue()
    second = written(MONITOR.recipient(), plain=b"same").getvalue()
    assert read_header(io.BytesIO(first)).mac != read_header(io.BytesIO(second)).mac
    assert first[-20:] != second[-20:]


def test_a_file_is_written_to_and_read_from_the_disk(tmp_path: Path) -> None:
    path = tmp_path / "bundle"
    with path.open("wb", buffering=0) as out, encrypt(out, [MONITOR.recipient()]) as writer:
        writer.write(PLAIN)
        writer.finish()
        os.fsync(out.fileno())
        with path.open("rb") as again:
            writer.verify(again)
    with path.open("rb") as source, decrypt(source, [MONITOR]) as payload:
        assert payload.read() == PLAIN


# --- recipients together ------------------------------------------------------------------------


@pytest.mark.parametrize(("recipients", "count"), [(1, 16), (2, 16), (16, 16), (17, 32), (64, 64)])
def test_the_number_of_recipients_is_hidden_by_decoys(recipients: int, count: int) -> None:
    people = [COORDINATOR.recipient()] * (recipients - 1) + [MONITOR.recipient()]
    file = written(*people, plain=b"x", pad=(64, 16, 32))
    header = read_header(file)
    assert len(header.stanzas) == count
    assert {(s.kind, len(s.args[0]), len(s.body)) for s in header.stanzas} == {
        ("mlkem768x25519", 1494, 32)
    }
    assert header.size < age.MAX_HEADER
    assert decrypt(file, [MONITOR], hybrid_only=True).read() == b"x"


def test_the_recipients_place_among_the_decoys_is_random() -> None:
    places = set()
    for _ in range(12):
        header = read_header(written(MONITOR.recipient(), plain=b"", pad=(16,)))
        places.add([bool(MONITOR.unwrap([stanza])) for stanza in header.stanzas].index(True))
    # Twelve times the same of sixteen places: once in 16^11.
    assert len(places) > 1


@pytest.mark.parametrize(
    ("recipients", "pad", "reason"),
    [
        ([], (), "no recipients"),
        ([MONITOR.recipient()] * 17, (16,), "more recipients"),
        ([X25519Identity(Secret(b"\1" * 32)).recipient()], (16,), "only hybrid"),
        (
            [MONITOR.recipient(), X25519Identity(Secret(b"\1" * 32)).recipient()],
            (),
            "not post-quantum",
        ),
        ([ScryptRecipient(Secret(b"p"), 1), ScryptRecipient(Secret(b"p"), 1)], (), "only recip"),
        ([MONITOR.recipient(), ScryptRecipient(Secret(b"p"), 1)], (), "only recipient"),
    ],
)
def test_recipients_that_would_weaken_each_other_are_a_bug_and_nothing_is_written(
    recipients: list[Recipient], pad: tuple[int, ...], reason: str
) -> None:
    out = io.BytesIO()
    with pytest.raises(ValueError, match=reason):
        encrypt(out, recipients, pad_stanzas_to=pad)
    assert out.getvalue() == b""


# --- hostile files ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "company",
    [
        Stanza("grease", (), b""),
        *X25519Identity(Secret(b"\1" * 32)).recipient().wrap(FILE_KEY),
    ],
)
def test_a_bundle_takes_hybrid_stanzas_alone(company: Stanza) -> None:
    hybrid = MONITOR.recipient().wrap(FILE_KEY)
    assert decrypt(forged(*hybrid), [MONITOR], hybrid_only=True).read() == PLAIN
    for stanzas in ([company, *hybrid], [*hybrid, company]):
        assert decrypt(forged(*stanzas), [MONITOR]).read() == PLAIN
        with pytest.raises(HeaderFailure, match="post-quantum"):
            decrypt(forged(*stanzas), [MONITOR], hybrid_only=True)


def greased(file: io.BytesIO) -> io.BytesIO:
    """Put a foreign stanza in front, as somebody does who can't make the MAC fit."""
    content = file.getvalue()
    header = parse(content)
    changed = with_mac(emit([Stanza("grease", (), b""), *header.stanzas]), header.mac)
    return io.BytesIO(changed + content[header.size :])


def test_a_changed_header_fails_at_its_mac() -> None:
    file = greased(written(MONITOR.recipient()))
    with pytest.raises(HmacFailure):
        decrypt(file, [MONITOR])
    with pytest.raises(HeaderFailure, match="post-quantum"):
        decrypt(file, [MONITOR], hybrid_only=True)


def test_a_changed_mac_fails_before_the_payload_is_touched() -> None:
    file = written(MONITOR.recipient())
    header = read_header(file)
    content = bytearray(file.getvalue())
    content[header.size - 2] = ord("E") if content[header.size - 2] == ord("A") else ord("A")
    content[header.size + 16] ^= 1
    with pytest.raises(HmacFailure):
        decrypt(io.BytesIO(content), [MONITOR])


def test_a_passphrase_beside_another_stanza_is_refused_whoever_tries() -> None:
    phrase = ScryptRecipient(Secret(b"p"), 1).wrap(FILE_KEY)
    file = forged(*phrase, *MONITOR.recipient().wrap(FILE_KEY))
    for identity in (ScryptIdentity(Secret(b"p")), MONITOR):
        with pytest.raises(HeaderFailure, match="beside"):
            decrypt(file, [identity])
    assert decrypt(forged(*phrase), [MONITOR, ScryptIdentity(Secret(b"p"))]).read() == PLAIN


def test_readers_limit_the_header() -> None:
    file = written(MONITOR.recipient(), plain=b"x", pad=(16,))
    size = read_header(file).size
    assert decrypt(file, [MONITOR], max_stanzas=16, max_header=size).read() == b"x"
    with pytest.raises(HeaderFailure, match="too many"):
        decrypt(file, [MONITOR], max_stanzas=15)
    with pytest.raises(HeaderFailure, match="does not end"):
        decrypt(file, [MONITOR], max_header=size - 1)
    endless = io.BytesIO(b"age-encryption.org/v1\n-> " + b"x" * 1_000_000)
    with pytest.raises(HeaderFailure, match="does not end"):
        decrypt(endless, [MONITOR])


def test_a_file_cut_anywhere_before_its_end_never_reads_as_whole() -> None:
    content = written(MONITOR.recipient(), plain=bytes(100)).getvalue()
    for cut in range(len(content)):
        with pytest.raises(AgeError) as failure:
            decrypt(io.BytesIO(content[:cut]), [MONITOR]).read()
        assert isinstance(failure.value, HeaderFailure | PayloadFailure)


def test_a_byte_after_the_end_is_refused() -> None:
    payload = decrypt(io.BytesIO(written(MONITOR.recipient()).getvalue() + b"x"), [MONITOR])
    with pytest.raises(PayloadFailure):
        payload.read_at(0, 1)


# --- writing ------------------------------------------------------------------------------------


def test_a_file_left_in_peace_without_its_end_is_a_bug() -> None:
    with (
        pytest.raises(RuntimeError, match="unfinished"),
        encrypt(io.BytesIO(), [MONITOR.recipient()]) as writer,
    ):
        writer.write(b"x")


def test_a_failure_while_writing_passes_through_and_drops_the_keys() -> None:
    writer = encrypt(io.BytesIO(), [MONITOR.recipient()])
    key = writer._payload_key.view
    with pytest.raises(Cancelled), writer:
        raise Cancelled
    assert bytes(key) == bytes(32)
    with pytest.raises(ValueError, match="given up"):
        writer.write(b"x")


def test_a_drive_that_is_full_at_the_first_byte_raises() -> None:
    class Full(io.RawIOBase):
        def write(self, data: object, /) -> int:
            raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        encrypt(Full(), [MONITOR.recipient()])


def test_nothing_of_a_key_or_a_file_is_in_what_is_said() -> None:
    writer = encrypt(io.BytesIO(), [MONITOR.recipient()])
    assert writer._payload_key.view.hex() not in repr(vars(writer))
    writer.close()


# --- reading back -------------------------------------------------------------------------------


@pytest.fixture
def sent() -> Iterator[tuple[AgeWriter, bytes]]:
    out = io.BytesIO()
    with encrypt(out, [COORDINATOR.recipient()], pad_stanzas_to=(16,)) as writer:
        writer.write(bytes(3 << 20))
        writer.finish()
        yield writer, out.getvalue()


class Steps:
    def __init__(self, cancel_at: int | None = None) -> None:
        self.seen: list[tuple[int, int]] = []
        self.cancel_at = cancel_at

    def step(self, done: int, total: int) -> None:
        self.seen.append((done, total))
        if done == self.cancel_at:
            raise Cancelled


def test_the_sender_reads_back_without_being_a_recipient(sent: tuple[AgeWriter, bytes]) -> None:
    writer, content = sent
    steps = Steps()
    writer.verify(io.BytesIO(content), steps)
    mebibyte = 1 << 20
    assert steps.seen == [(n * mebibyte, 3 * mebibyte) for n in range(4)]
    writer.verify(io.BytesIO(content))


def test_reading_back_can_be_cancelled(sent: tuple[AgeWriter, bytes]) -> None:
    writer, content = sent
    with pytest.raises(Cancelled):
        writer.verify(io.BytesIO(content), Steps(cancel_at=1 << 20))


def test_every_difference_on_the_drive_is_found(sent: tuple[AgeWriter, bytes]) -> None:
    writer, content = sent
    head = writer.head_size
    for at in (0, head - 17, head - 1, head, head + CHUNK, len(content) // 2, len(content) - 1):
        damaged = bytearray(content)
        damaged[at] ^= 1
        with pytest.raises(HeaderFailure if at < head else PayloadFailure):
            writer.verify(io.BytesIO(damaged))


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content, head: b"",
        lambda content, head: content[: head - 1],
        lambda content, head: content[:head],
        lambda content, head: content[:-1],
        lambda content, head: content[: head + CHUNK + 16],
        lambda content, head: content + b"\0",
        lambda content, head: content[:head] + bytes(len(content) - head),
    ],
)
def test_a_file_of_another_length_or_content_is_not_the_one_written(
    sent: tuple[AgeWriter, bytes], spoil: Callable[[bytes, int], bytes]
) -> None:
    writer, content = sent
    with pytest.raises((HeaderFailure, PayloadFailure)):
        writer.verify(io.BytesIO(spoil(content, writer.head_size)))


def test_another_file_for_the_same_people_with_the_same_content_is_not_the_one_written(
    sent: tuple[AgeWriter, bytes],
) -> None:
    writer, _ = sent
    other = written(COORDINATOR.recipient(), plain=bytes(3 << 20), pad=(16,))
    with pytest.raises(HeaderFailure):
        writer.verify(other)


def test_an_empty_payload_is_read_back_too() -> None:
    out = io.BytesIO()
    with encrypt(out, [MONITOR.recipient()]) as writer:
        writer.finish()
        writer.verify(out)
        damaged = bytearray(out.getvalue())
        damaged[-1] ^= 1
        with pytest.raises(PayloadFailure):
            writer.verify(io.BytesIO(damaged))


def test_only_a_finished_file_whose_keys_are_kept_can_be_read_back() -> None:
    out = io.BytesIO()
    writer = encrypt(out, [MONITOR.recipient()])
    with pytest.raises(ValueError, match="finished"):
        writer.verify(out)
    writer.finish()
    writer.close()
    writer.close()
    with pytest.raises(ValueError, match="zeroed"):
        writer.verify(out)


def test_a_reader_is_the_reader_of_every_payload() -> None:
    assert AgeReader is StreamReader
