from __future__ import annotations

from collections.abc import Callable

import pytest

from fieldreport.crypto import bech32
from fieldreport.crypto.failures import AgeError, HeaderFailure, MalformedKey
from fieldreport.crypto.recipients import (
    HYBRID,
    SCRYPT,
    X25519,
    HybridIdentity,
    HybridRecipient,
    Identity,
    Recipient,
    ScryptIdentity,
    ScryptRecipient,
    X25519Identity,
    X25519Recipient,
    decoy,
)
from fieldreport.crypto.secret import Secret
from fieldreport.crypto.stanzas import Stanza, decode_base64, encode_base64

FILE_KEY = b"YELLOW SUBMARINE"
# https://c2sp.org/age prints both halves of these.
X25519_IDENTITY = "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX"
X25519_RECIPIENT = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj"
HYBRID_IDENTITY = "AGE-SECRET-KEY-PQ-1XX76JRALNLXDMEW0CRK45QMCCH4X06SE84UN3VPM33W6HWDX0H3SK3ZQFR"
HYBRID_RECIPIENT_BEGINS = "age1pq1x34nzsvr0rxjsgdn8zgyhfe8j7ceq5r9rdelkjuh3y235jzxshfg87pzf5zrq"
HYBRID_RECIPIENT_ENDS = "qdkmhh6gjtqmwze9pyyzk3tlhl53k2ykx3qheyty7saeq0d3fzv49zc0k"
# Points of order 1, 2 and 8 on Curve25519, and one that is not reduced.
LOW_ORDER = [
    bytes(32),
    b"\x01" + bytes(31),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
]


def file_key() -> Secret:
    return Secret(FILE_KEY)


def hybrid(byte: int) -> HybridIdentity:
    return HybridIdentity(Secret(bytes([byte]) * 32))


def x25519(byte: int) -> X25519Identity:
    return X25519Identity(Secret(bytes([byte]) * 32))


def cheap(passphrase: bytes = b"passphrase") -> ScryptRecipient:
    return ScryptRecipient(Secret(passphrase), work_factor=1)


PAIRS: list[tuple[Recipient, Identity, Identity]] = [
    (hybrid(1).recipient(), hybrid(1), hybrid(2)),
    (x25519(1).recipient(), x25519(1), x25519(2)),
    (cheap(), ScryptIdentity(Secret(b"passphrase")), ScryptIdentity(Secret(b"other"))),
]
pairs = pytest.mark.parametrize(("recipient", "own", "other"), PAIRS, ids=[HYBRID, X25519, SCRYPT])


@pairs
def test_the_file_key_comes_back_for_its_recipient_alone(
    recipient: Recipient, own: Identity, other: Identity
) -> None:
    stanzas = recipient.wrap(file_key())
    assert own.unwrap(stanzas) == file_key()
    assert other.unwrap(stanzas) is None


@pairs
def test_two_wraps_of_one_key_have_nothing_in_common(
    recipient: Recipient, own: Identity, other: Identity
) -> None:
    (first,), (second,) = recipient.wrap(file_key()), recipient.wrap(file_key())
    assert first.args[0] != second.args[0]
    assert first.body != second.body


@pairs
def test_a_changed_body_is_nobodys(recipient: Recipient, own: Identity, other: Identity) -> None:
    (stanza,) = recipient.wrap(file_key())
    for at in (0, 31):
        body = bytearray(stanza.body)
        body[at] ^= 1
        assert own.unwrap([Stanza(stanza.kind, stanza.args, bytes(body))]) is None


@pairs
def test_stanzas_of_other_types_are_ignored(
    recipient: Recipient, own: Identity, other: Identity
) -> None:
    assert own.unwrap([]) is None
    assert own.unwrap([Stanza("grease", ("a", "b", "c"), b"")]) is None
    (stanza,) = recipient.wrap(file_key())
    assert own.unwrap([Stanza(stanza.kind.swapcase(), stanza.args, stanza.body)]) is None


def changed(stanza: Stanza, **fields: object) -> Stanza:
    parts = {"kind": stanza.kind, "args": stanza.args, "body": stanza.body, **fields}
    return Stanza(**parts)  # type: ignore[arg-type]


@pairs
def test_a_malformed_stanza_of_the_own_type_is_an_error(
    recipient: Recipient, own: Identity, other: Identity
) -> None:
    (good,) = recipient.wrap(file_key())
    first, *rest = good.args
    raw = decode_base64(first)
    wrong = [
        changed(good, args=()),
        changed(good, args=(*good.args, "more")),
        changed(good, args=(first + "=", *rest)),
        changed(good, args=(encode_base64(raw + b"\0"), *rest)),
        changed(good, args=(encode_base64(raw[:-1]), *rest)),
        changed(good, args=(first[:-1] + "/", *rest)),
        changed(good, body=good.body + b"\0"),
        changed(good, body=good.body[:-1]),
        changed(good, body=b""),
    ]
    for stanza in wrong:
        with pytest.raises(HeaderFailure):
            own.unwrap([stanza])


@pytest.mark.parametrize("identity", [hybrid(1), x25519(1)])
def test_a_malformed_stanza_is_an_error_wherever_a_good_one_stands(
    identity: HybridIdentity | X25519Identity,
) -> None:
    (good,) = identity.recipient().wrap(file_key())
    bad = changed(good, body=b"")
    for stanzas in ([good, bad], [bad, good]):
        with pytest.raises(HeaderFailure):
            identity.unwrap(stanzas)


@pytest.mark.parametrize("point", LOW_ORDER)
def test_a_share_of_low_order_is_an_error(point: bytes) -> None:
    with pytest.raises(HeaderFailure, match="low order"):
        x25519(1).unwrap([Stanza(X25519, (encode_base64(point),), bytes(32))])
    (good,) = hybrid(1).recipient().wrap(file_key())
    share = decode_base64(good.args[0])[:-32] + point
    with pytest.raises(HeaderFailure, match="low order"):
        hybrid(1).unwrap([changed(good, args=(encode_base64(share),))])


@pytest.mark.parametrize("point", LOW_ORDER)
def test_a_public_key_of_low_order_is_refused_before_anything_is_sealed_to_it(
    point: bytes,
) -> None:
    with pytest.raises(MalformedKey, match="low order"):
        X25519Recipient(point)
    with pytest.raises(MalformedKey, match="low order"):
        HybridRecipient(hybrid(1).recipient().raw[:-32] + point)


@pytest.mark.parametrize("part", [0, 1100])
def test_a_changed_share_in_either_half_opens_nothing(part: int) -> None:
    (good,) = hybrid(1).recipient().wrap(file_key())
    share = bytearray(decode_base64(good.args[0]))
    share[part] ^= 1
    assert hybrid(1).unwrap([changed(good, args=(encode_base64(bytes(share)),))]) is None


def test_the_first_of_several_stanzas_that_opens_is_taken() -> None:
    stanzas = [
        stanza
        for byte in (1, 2, 3)
        for stanza in hybrid(byte).recipient().wrap(Secret(bytes([byte]) * 16))
    ]
    assert hybrid(3).unwrap(stanzas) == Secret(b"\3" * 16)
    assert hybrid(4).unwrap(stanzas) is None


# --- texts --------------------------------------------------------------------------------------


def test_keys_are_written_as_the_specification_prints_them() -> None:
    classical = X25519Identity(X25519_IDENTITY)
    assert classical.recipient().encode() == X25519_RECIPIENT
    assert classical.encode().view == X25519_IDENTITY.encode()
    assert X25519Recipient(X25519_RECIPIENT).raw == classical.recipient().raw

    hybrid_identity = HybridIdentity(HYBRID_IDENTITY)
    text = hybrid_identity.recipient().encode()
    assert text.startswith(HYBRID_RECIPIENT_BEGINS)
    assert text.endswith(HYBRID_RECIPIENT_ENDS)
    assert hybrid_identity.encode().view == HYBRID_IDENTITY.encode()
    assert HybridRecipient(text).raw == hybrid_identity.recipient().raw


@pytest.mark.parametrize(
    ("kind", "text"), [(X25519Identity, X25519_IDENTITY), (HybridIdentity, HYBRID_IDENTITY)]
)
def test_an_identity_is_made_from_its_seed_or_its_text_in_a_secret(
    kind: type[HybridIdentity] | type[X25519Identity], text: str
) -> None:
    with Secret(text.encode()) as secret:
        identity = kind(secret)
    with Secret(bech32.decode(text)[1]) as seed:
        same = kind(seed)
    assert identity.encode() == same.encode() == Secret(text.encode())


@pytest.mark.parametrize(
    "make",
    [
        lambda: HybridRecipient("age1pq1"),
        lambda: HybridRecipient(X25519_RECIPIENT),
        lambda: HybridRecipient(hybrid(1).recipient().encode().upper()),
        lambda: HybridRecipient(hybrid(1).recipient().encode() + "\n"),
        lambda: HybridRecipient(hybrid(1).recipient().raw[:-1]),
        lambda: HybridRecipient(b"\xff" * 1184 + x25519(1).recipient().raw),
        lambda: X25519Recipient(hybrid(1).recipient().encode()),
        lambda: X25519Recipient(b""),
        lambda: X25519Identity(HYBRID_IDENTITY),
        lambda: X25519Identity(X25519_IDENTITY.lower()),
        lambda: HybridIdentity(X25519_IDENTITY),
        lambda: HybridIdentity(bech32.encode("AGE-SECRET-KEY-PQ-", bytes(31)).decode().upper()),
        lambda: HybridIdentity(Secret(bytes(31))),
        lambda: HybridIdentity(Secret(b"")),
    ],
)
def test_what_is_no_key_of_that_kind_is_refused_without_being_quoted(
    make: Callable[[], object],
) -> None:
    with pytest.raises(MalformedKey) as refusal:
        make()
    assert isinstance(refusal.value, AgeError)
    assert "1" not in str(refusal.value).replace("X25519", "")


@pytest.mark.parametrize(
    ("recipient", "identity"),
    [
        (hybrid(1).recipient(), hybrid(1)),
        (x25519(1).recipient(), x25519(1)),
        (cheap(), ScryptIdentity(Secret(b"passphrase"))),
    ],
)
def test_a_zeroed_identity_opens_nothing(
    recipient: Recipient, identity: HybridIdentity | X25519Identity | ScryptIdentity
) -> None:
    stanzas = recipient.wrap(file_key())
    identity.zero()
    with pytest.raises(ValueError, match="zeroed"):
        identity.unwrap(stanzas)


# --- wrapping -----------------------------------------------------------------------------------


@pairs
@pytest.mark.parametrize("size", [0, 15, 17, 32])
def test_only_a_file_key_of_sixteen_bytes_is_wrapped(
    recipient: Recipient, own: Identity, other: Identity, size: int
) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        recipient.wrap(Secret(bytes(size)))


def test_a_decoy_looks_like_any_hybrid_stanza_and_opens_for_nobody() -> None:
    (real,) = hybrid(1).recipient().wrap(file_key())
    fake, another = decoy(), decoy()
    assert (fake.kind, len(fake.args), len(fake.body)) == (real.kind, 1, len(real.body))
    assert len(fake.args[0]) == len(real.args[0])
    assert fake != another
    # Well-formed too: who holds a key passes over it instead of failing.
    assert hybrid(1).unwrap([fake, real, another]) == file_key()
    assert hybrid(2).unwrap([fake, real, another]) is None


# --- passphrases --------------------------------------------------------------------------------


def test_the_work_factor_is_written_and_obeyed() -> None:
    (stanza,) = ScryptRecipient(Secret(b"passphrase"), work_factor=10).wrap(file_key())
    assert stanza.args[1] == "10"
    assert ScryptIdentity(Secret(b"passphrase"), 10).unwrap([stanza]) == file_key()
    with pytest.raises(HeaderFailure, match="too large"):
        ScryptIdentity(Secret(b"passphrase"), max_work_factor=9).unwrap([stanza])
    wrong = changed(stanza, args=(stanza.args[0], "9"))
    assert ScryptIdentity(Secret(b"passphrase")).unwrap([wrong]) is None


@pytest.mark.parametrize(
    "factor",
    ["", "0", "01", "+1", "-1", "1 ", "0x1", "1.0", "1_0", "\u0661", "21", "99", "9" * 5000],
)
def test_a_work_factor_that_is_no_small_plain_number_is_an_error(factor: str) -> None:
    (stanza,) = cheap().wrap(file_key())
    with pytest.raises(HeaderFailure, match="work factor"):
        ScryptIdentity(Secret(b"passphrase")).unwrap(
            [changed(stanza, args=(stanza.args[0], factor))]
        )


def test_a_passphrase_stands_alone() -> None:
    (stanza,) = cheap().wrap(file_key())
    for company in (stanza, Stanza("grease", (), b"")):
        with pytest.raises(HeaderFailure, match="beside"):
            ScryptIdentity(Secret(b"passphrase")).unwrap([stanza, company])


@pytest.mark.parametrize(("passphrase", "factor"), [(b"", 10), (b"x", 0), (b"x", 31)])
def test_an_empty_passphrase_or_a_senseless_cost_is_a_bug(passphrase: bytes, factor: int) -> None:
    with pytest.raises(ValueError, match="passphrase"):
        ScryptRecipient(Secret(passphrase), factor)


def test_a_passphrase_that_was_wiped_wraps_nothing() -> None:
    recipient = cheap()
    recipient.zero()
    with pytest.raises(ValueError, match="zeroed"):
        recipient.wrap(file_key())
