from __future__ import annotations

import hashlib
import io
import json
import zlib
from pathlib import Path

import pytest

from fieldreport.crypto.age import (
    HeaderFailure,
    HmacFailure,
    HybridIdentity,
    Identity,
    NoMatch,
    PayloadFailure,
    ScryptIdentity,
    X25519Identity,
    decrypt,
)
from fieldreport.crypto.secret import Secret, hkdf
from fieldreport.crypto.stanzas import emit, parse, with_mac
from fieldreport.crypto.stream import StreamWriter

VECTORS = Path(__file__).parents[2] / "vectors"
KIT = [path for path in sorted((VECTORS / "age").iterdir()) if path.suffix != ".md"]
OWN = [path for path in sorted((VECTORS / "age-own").iterdir()) if path.suffix == ".age"]


class Vector:
    """One file of the kit: what to open it with, what shall happen, and the age file."""

    def __init__(self, path: Path) -> None:
        head, _, body = path.read_bytes().partition(b"\n\n")
        self.fields: dict[str, list[str]] = {}
        for line in head.decode().splitlines():
            key, _, value = line.partition(": ")
            self.fields.setdefault(key, []).append(value)
        assert self.fields.keys() <= {
            "expect",
            "payload",
            "file key",
            "identity",
            "passphrase",
            "comment",
            "compressed",
        }, "a field that this test does not understand"
        self.age = zlib.decompress(body) if "compressed" in self.fields else body
        (self.expect,) = self.fields["expect"]

    def identities(self) -> list[Identity]:
        named: list[Identity] = [
            HybridIdentity(text) if "-PQ-" in text else X25519Identity(text)
            for text in self.fields.get("identity", [])
        ]
        phrases = self.fields.get("passphrase", [])
        return named + [ScryptIdentity(Secret(phrase.encode())) for phrase in phrases]


def outcome(vector: Vector, step: int) -> tuple[str, str | None]:
    """What happened, in the kit's words, and the hash of all bytes that were released."""
    try:
        payload = decrypt(io.BytesIO(vector.age), vector.identities())
    except NoMatch:
        return "no match", None
    except HeaderFailure:
        return "header failure", None
    except HmacFailure:
        return "HMAC failure", None
    digest = hashlib.sha256()
    try:
        while piece := payload.read(step):
            digest.update(piece)
    except PayloadFailure:
        return "payload failure", digest.hexdigest()
    return "success", digest.hexdigest()


@pytest.mark.parametrize("path", KIT, ids=lambda path: path.name)
@pytest.mark.parametrize("step", [100, 1 << 20])
def test_the_public_kit_gives_the_expected_class_and_releases_the_expected_bytes(
    path: Path, step: int
) -> None:
    vector = Vector(path)
    (payload,) = vector.fields.get("payload", [None])
    assert outcome(vector, step) == (vector.expect, payload)


def test_the_kit_is_there() -> None:
    assert len(KIT) == 74
    assert {Vector(path).expect for path in KIT} == {
        "success",
        "no match",
        "header failure",
        "payload failure",
    }


@pytest.mark.parametrize(
    "path",
    [path for path in KIT + OWN if Vector(path).expect == "success"],
    ids=lambda path: path.name,
)
def test_what_is_opened_is_written_back_byte_for_byte(path: Path) -> None:
    # The header has no randomness of its own, the payload only its nonce, so both can be compared.
    vector = Vector(path)
    header = parse(vector.age)
    assert with_mac(emit(header.stanzas), header.mac) == vector.age[: header.size]
    nonce = vector.age[header.size : header.size + 16]
    (file_key,) = (
        key
        for identity in vector.identities()
        if (key := identity.unwrap(header.stanzas)) is not None
    )
    out = io.BytesIO()
    writer = StreamWriter(hkdf(file_key, b"payload", salt=nonce), out.write)
    writer.write(decrypt(io.BytesIO(vector.age), vector.identities()).read())
    writer.finish()
    assert out.getvalue() == vector.age[header.size + 16 :]


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_files_on_which_two_implementations_agree_are_opened(path: Path) -> None:
    vector = Vector(path)
    assert outcome(vector, 1 << 20) == ("success", vector.fields["payload"][0])


@pytest.mark.parametrize("key", json.loads((VECTORS / "age-own" / "keys.json").read_text("ascii")))
def test_the_recipient_of_a_seed_is_the_one_that_another_implementation_derives(
    key: dict[str, str],
) -> None:
    identity = HybridIdentity(Secret(bytes.fromhex(key["seed"])))
    assert identity.encode() == Secret(key["identity"].encode())
    assert identity.recipient().encode() == key["recipient"]
    assert HybridIdentity(key["identity"]).recipient().raw == identity.recipient().raw
