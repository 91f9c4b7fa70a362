"""Our age files opened by others, theirs by us: pyrage in Rust, age-encryption in TypeScript."""

from __future__ import annotations

import base64
import hashlib
import io
import json
import random
from collections.abc import Callable, Sequence
from pathlib import Path

import pyrage
import pytest

from fieldreport.crypto.age import (
    HybridIdentity,
    HybridRecipient,
    Identity,
    Recipient,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    X25519Recipient,
    decrypt,
    encrypt,
)
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stream import CHUNK

pytestmark = pytest.mark.interop

Jobs = Callable[[list[dict[str, object]]], list[dict[str, str]]]

OWN = Path(__file__).parents[1] / "vectors" / "age-own"
PLAINS = [random.Random(size).randbytes(size) for size in (0, 1, CHUNK, CHUNK + 1, 3 * CHUNK)]


def ours(plain: bytes, recipients: Sequence[Recipient], pad: tuple[int, ...] = ()) -> bytes:
    out = io.BytesIO()
    with encrypt(out, recipients, pad_stanzas_to=pad) as writer:
        writer.write(plain)
        writer.finish()
    return out.getvalue()


def opened(file: bytes, *identities: Identity) -> bytes:
    payload = decrypt(io.BytesIO(file), identities)
    content = payload.read()
    assert content is not None
    assert payload.size == len(content)
    return content


def text_of(identity: HybridIdentity | X25519Identity) -> str:
    return identity.encode().view.decode("ascii")


def from_base64(result: dict[str, str], field: str) -> bytes:
    assert "error" not in result, result
    return base64.b64decode(result[field])


# --- pyrage -------------------------------------------------------------------------------------


def test_rust_and_we_agree_on_the_text_of_classical_keys() -> None:
    for _ in range(5):
        theirs = pyrage.x25519.Identity.generate()
        identity = X25519Identity(str(theirs))
        assert text_of(identity) == str(theirs)
        assert identity.recipient().encode() == str(theirs.to_public())


@pytest.mark.parametrize("plain", PLAINS, ids=len)
def test_rust_opens_our_classical_files_and_we_open_theirs(plain: bytes) -> None:
    alice, bob = (pyrage.x25519.Identity.generate() for _ in range(2))
    recipients = [X25519Recipient(str(one.to_public())) for one in (alice, bob)]
    file = ours(plain, recipients)
    assert pyrage.decrypt(file, [alice]) == pyrage.decrypt(file, [bob]) == plain

    file = pyrage.encrypt(plain, [alice.to_public(), bob.to_public()])
    assert opened(file, X25519Identity(str(alice))) == plain
    assert opened(file, X25519Identity(str(bob))) == plain


def test_rust_opens_our_passphrase_file_and_we_open_theirs() -> None:
    phrase = "құпия сөз / секретная фраза"
    file = ours(b"key", [ScryptRecipient(Secret(phrase.encode()), work_factor=4)])
    assert pyrage.passphrase.decrypt(file, phrase) == b"key"
    # They choose the cost by the speed of the machine.
    file = pyrage.passphrase.encrypt(b"key", phrase)
    assert opened(file, ScryptIdentity(Secret(phrase.encode()), max_work_factor=22)) == b"key"


# --- age-encryption -----------------------------------------------------------------------------


def test_typescript_and_we_agree_on_keys(age_in_javascript: Jobs) -> None:
    theirs = age_in_javascript([{"job": "generate"}] * 5)
    for pair in theirs:
        identity = HybridIdentity(pair["identity"])
        assert text_of(identity) == pair["identity"]
        assert identity.recipient().encode() == pair["recipient"]

    mine = [HybridIdentity(Secret(bytes([n]) * 32)) for n in range(5)]
    named = age_in_javascript([{"job": "recipient", "identity": text_of(one)} for one in mine])
    assert [pair["recipient"] for pair in named] == [one.recipient().encode() for one in mine]


def test_we_open_what_typescript_wrote(age_in_javascript: Jobs) -> None:
    alice, bob, stranger = (HybridIdentity(Secret.random(32)) for _ in range(3))
    recipients = [one.recipient().encode() for one in (stranger, alice, bob)]
    written = age_in_javascript(
        [{"job": "encrypt", "recipients": recipients, "plain": plain} for plain in PLAINS]
    )
    for result, plain in zip(written, PLAINS, strict=True):
        file = from_base64(result, "file")
        assert opened(file, alice) == opened(file, bob) == plain


@pytest.mark.parametrize("pad", [(), (16, 32, 64), (64,)])
def test_typescript_opens_what_we_wrote_and_nobody_else_does(
    age_in_javascript: Jobs, pad: tuple[int, ...]
) -> None:
    alice, bob, stranger = (HybridIdentity(Secret.random(32)) for _ in range(3))
    files = [
        ours(plain, [HybridRecipient(one.recipient().encode()) for one in (alice, bob)], pad)
        for plain in PLAINS
    ]
    for reader in (alice, bob):
        read = age_in_javascript(
            [{"job": "decrypt", "identities": [text_of(reader)], "file": f} for f in files]
        )
        assert [from_base64(result, "plain") for result in read] == PLAINS
    (refused,) = age_in_javascript(
        [{"job": "decrypt", "identities": [text_of(stranger)], "file": files[0]}]
    )
    assert "no identity matched" in refused["error"]


def test_typescript_refuses_our_file_when_it_is_cut_or_changed(age_in_javascript: Jobs) -> None:
    identity = HybridIdentity(Secret.random(32))
    file = ours(PLAINS[-1], [identity.recipient()])
    flipped = bytearray(file)
    flipped[len(file) // 2] ^= 1
    refused = age_in_javascript(
        [
            {"job": "decrypt", "identities": [text_of(identity)], "file": bad}
            for bad in (file[: -CHUNK - 16], file[:-1], bytes(flipped), file + b"\0")
        ]
    )
    assert all("error" in result for result in refused), refused


def test_passphrase_files_go_both_ways_with_typescript(age_in_javascript: Jobs) -> None:
    phrase = "құпия сөз / секретная фраза"
    file = ours(b"key", [ScryptRecipient(Secret(phrase.encode()), work_factor=4)])
    read, written = age_in_javascript(
        [
            {"job": "decrypt", "passphrase": phrase, "file": file},
            {"job": "encrypt", "passphrase": phrase, "workFactor": 4, "plain": b"key"},
        ]
    )
    assert from_base64(read, "plain") == b"key"
    assert opened(from_base64(written, "file"), ScryptIdentity(Secret(phrase.encode()))) == b"key"


def test_typescript_agrees_with_the_committed_files_and_keys(age_in_javascript: Jobs) -> None:
    jobs: list[dict[str, object]] = []
    expected: list[str] = []
    for path in sorted(OWN.glob("*.age")):
        head, _, file = path.read_bytes().partition(b"\n\n")
        fields = dict(line.split(": ", 1) for line in head.decode().splitlines())
        secrets: dict[str, object] = (
            {"passphrase": fields["passphrase"]}
            if "passphrase" in fields
            else {"identities": [fields["identity"]]}
        )
        jobs.append({"job": "decrypt", "file": file, **secrets})
        expected.append(fields["payload"])
    assert len(jobs) == 6
    plains = [from_base64(result, "plain") for result in age_in_javascript(jobs)]
    assert [hashlib.sha256(plain).hexdigest() for plain in plains] == expected

    keys = json.loads((OWN / "keys.json").read_text("ascii"))
    named = age_in_javascript([{"job": "recipient", "identity": k["identity"]} for k in keys])
    assert [pair["recipient"] for pair in named] == [key["recipient"] for key in keys]
