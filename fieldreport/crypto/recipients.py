"""The recipient types of age: who can get at a file key, and how it is wrapped for them.

`mlkem768x25519` (`age1pq1…`), a post-quantum and a classical key exchange in one, is what bundles
use. `scrypt` protects an exported key by a passphrase. `X25519` is there so that the public test
kit and other implementations can judge this code. All follow https://c2sp.org/age, which is
strict: a stanza of a type that an identity knows is in form or an error, never passed over.
"""

from __future__ import annotations

from collections.abc import Sequence

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hashes import SHAKE256, XOFHash

from fieldreport.crypto import bech32
from fieldreport.crypto.failures import HeaderFailure, MalformedKey
from fieldreport.crypto.scrypt import SCRYPT, ScryptIdentity, ScryptRecipient
from fieldreport.crypto.secret import Secret, hkdf
from fieldreport.crypto.stanzas import Stanza, encode_base64
from fieldreport.crypto.wrapping import (
    FILE_KEY_SIZE,
    Identity,
    Recipient,
    check_file_key,
    decoded,
    of_kind,
    seal,
    unseal,
)

__all__ = [
    "FILE_KEY_SIZE",
    "HYBRID",
    "HYBRID_SHARE_SIZE",
    "HYBRID_SUITE",
    "SCRYPT",
    "X25519",
    "HybridIdentity",
    "HybridRecipient",
    "Identity",
    "Recipient",
    "ScryptIdentity",
    "ScryptRecipient",
    "X25519Identity",
    "X25519Recipient",
    "decoy",
]

HYBRID = "mlkem768x25519"
X25519 = "X25519"

_SEED_SIZE = 32
_MLKEM_SEED_SIZE = 64
_MLKEM_PUBLIC_SIZE = 1184
_HYBRID_PUBLIC_SIZE = _MLKEM_PUBLIC_SIZE + 32
_MLKEM_SHARE_SIZE = 1088
HYBRID_SHARE_SIZE = _MLKEM_SHARE_SIZE + 32

HYBRID_SUITE = hpke.Suite(
    hpke.KEM.MLKEM768_X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305
)
_HYBRID_INFO = b"age-encryption.org/mlkem768x25519"
_X25519_INFO = b"age-encryption.org/v1/X25519"


class HybridRecipient:
    """An `age1pq1…` public key, from its text or its 1,216 raw bytes (ML-KEM-768, then X25519).

    Raises MalformedKey for a text or bytes that are no such key.
    """

    def __init__(self, key: str | bytes) -> None:
        self.raw = _public_bytes(key, "age1pq", _HYBRID_PUBLIC_SIZE)
        try:
            mlkem = MLKEM768PublicKey.from_public_bytes(self.raw[:_MLKEM_PUBLIC_SIZE])
        except ValueError:
            raise MalformedKey("not an ML-KEM-768 public key") from None
        x25519 = _x25519_public(self.raw[_MLKEM_PUBLIC_SIZE:])
        self.key = hpke.MLKEM768X25519PublicKey(mlkem, x25519)

    def encode(self) -> str:
        """Return the text `age1pq1…`."""
        return bech32.encode("age1pq", self.raw).decode("ascii")

    def wrap(self, file_key: Secret) -> list[Stanza]:
        """Seal the file key with HPKE. The stanza does not tell whose key it was sealed to."""
        check_file_key(file_key)
        # HPKE derives key and nonce from a fresh encapsulation: they seal this one message.
        sealed = HYBRID_SUITE.encrypt(file_key.view, self.key, info=_HYBRID_INFO)
        share, body = sealed[:HYBRID_SHARE_SIZE], sealed[HYBRID_SHARE_SIZE:]
        return [Stanza(HYBRID, (encode_base64(share),), body)]


class HybridIdentity:
    """The secret key to an `age1pq1…`: its 32-byte seed, or its text `AGE-SECRET-KEY-PQ-1…`.

    The seed is copied; a text is best given as a Secret too. Raises MalformedKey for neither.
    """

    def __init__(self, key: Secret | str) -> None:
        self._seed = _seed(key, "AGE-SECRET-KEY-PQ-")

    def recipient(self) -> HybridRecipient:
        """Return the public key."""
        mlkem, x25519 = self._keys()
        return HybridRecipient(
            mlkem.public_key().public_bytes_raw() + x25519.public_key().public_bytes_raw()
        )

    def encode(self) -> Secret:
        """Return the text `AGE-SECRET-KEY-PQ-1…` in ASCII."""
        return _identity_text("AGE-SECRET-KEY-PQ-", self._seed)

    def unwrap(self, stanzas: Sequence[Stanza]) -> Secret | None:
        """Open the stanza that is sealed to this key, as Identity.unwrap."""
        shares = [
            (decoded(stanza.args[0], HYBRID_SHARE_SIZE), stanza.body)
            for stanza in of_kind(stanzas, HYBRID, arguments=1)
        ]
        mlkem, x25519 = self._keys()
        for share, _ in shares:
            # HPKE would only say that it does not open; it is a malformed share.
            _agree(x25519, share[_MLKEM_SHARE_SIZE:]).zero()
        key = hpke.MLKEM768X25519PrivateKey(mlkem, x25519)
        for share, body in shares:
            try:
                # ML-KEM rejects implicitly: the wrong recipient fails here, at the tag.
                return Secret(HYBRID_SUITE.decrypt(share + body, key, info=_HYBRID_INFO))
            except InvalidTag:
                continue
        return None

    def key(self) -> hpke.MLKEM768X25519PrivateKey:
        """Return the key object, made anew from the seed; whoever asks lets go of it soon."""
        return hpke.MLKEM768X25519PrivateKey(*self._keys())

    def zero(self) -> None:
        """Wipe the seed; the identity can't be used any more."""
        self._seed.zero()

    def _keys(self) -> tuple[MLKEM768PrivateKey, X25519PrivateKey]:
        """Expand the seed with SHAKE-256, as draft-ietf-hpke-pq prescribes for this KEM."""
        shake = XOFHash(SHAKE256(digest_size=_MLKEM_SEED_SIZE + 32))
        shake.update(self._seed.view)
        with Secret(shake.squeeze(_MLKEM_SEED_SIZE + 32)) as expanded:
            view = memoryview(expanded.view)
            return (
                MLKEM768PrivateKey.from_seed_bytes(view[:_MLKEM_SEED_SIZE]),
                X25519PrivateKey.from_private_bytes(view[_MLKEM_SEED_SIZE:]),
            )


class X25519Recipient:
    """A classical `age1…` public key, from its text or its 32 raw bytes. Raises MalformedKey."""

    def __init__(self, key: str | bytes) -> None:
        self.raw = _public_bytes(key, "age", 32)
        self._key = _x25519_public(self.raw)

    def encode(self) -> str:
        """Return the text `age1…`."""
        return bech32.encode("age", self.raw).decode("ascii")

    def wrap(self, file_key: Secret) -> list[Stanza]:
        """Seal the file key under a key agreed with an ephemeral secret, made for this stanza."""
        ephemeral = X25519PrivateKey.generate()
        share = ephemeral.public_key().public_bytes_raw()
        with (
            Secret(ephemeral.exchange(self._key)) as shared,
            hkdf(shared, _X25519_INFO, salt=share + self.raw) as wrap_key,
        ):
            return [Stanza(X25519, (encode_base64(share),), seal(wrap_key, file_key))]


class X25519Identity:
    """A classical secret key: 32 bytes, or its text `AGE-SECRET-KEY-1…`. As HybridIdentity."""

    def __init__(self, key: Secret | str) -> None:
        self._seed = _seed(key, "AGE-SECRET-KEY-")

    def recipient(self) -> X25519Recipient:
        """Return the public key."""
        return X25519Recipient(self._private().public_key().public_bytes_raw())

    def encode(self) -> Secret:
        """Return the text `AGE-SECRET-KEY-1…` in ASCII."""
        return _identity_text("AGE-SECRET-KEY-", self._seed)

    def unwrap(self, stanzas: Sequence[Stanza]) -> Secret | None:
        """Open the stanza that is sealed to this key, as Identity.unwrap."""
        shares = [
            (decoded(stanza.args[0], 32), stanza.body)
            for stanza in of_kind(stanzas, X25519, arguments=1)
        ]
        private = self._private()
        own = private.public_key().public_bytes_raw()
        for share, body in shares:
            with (
                _agree(private, share) as shared,
                hkdf(shared, _X25519_INFO, salt=share + own) as wrap_key,
            ):
                file_key = unseal(wrap_key, body)
            if file_key is not None:
                return file_key
        return None

    def zero(self) -> None:
        """Wipe the secret; the identity can't be used any more."""
        self._seed.zero()

    def _private(self) -> X25519PrivateKey:
        return X25519PrivateKey.from_private_bytes(self._seed.view)


def decoy() -> Stanza:
    """Return a hybrid stanza that nobody can open, to hide how many recipients a file has.

    It is sealed to a key whose secret half is forgotten here, and even that would open nothing: it
    holds random bytes, not a file key. Without the secret key of one or the other, it looks like
    every hybrid stanza.
    """
    with Secret.random(_SEED_SIZE) as seed, Secret.random(FILE_KEY_SIZE) as nothing:
        identity = HybridIdentity(seed)
        (stanza,) = identity.recipient().wrap(nothing)
        identity.zero()
    return stanza


def _agree(private: X25519PrivateKey, share: bytes) -> Secret:
    """Return the shared secret; HeaderFailure for a share of low order, which gives none."""
    try:
        return Secret(private.exchange(X25519PublicKey.from_public_bytes(share)))
    except ValueError:
        raise HeaderFailure("an X25519 share of low order") from None


def _public_bytes(key: str | bytes, prefix: str, size: int) -> bytes:
    raw = bytes(_bech32_payload(key, prefix)) if isinstance(key, str) else key
    if len(raw) != size:
        raise MalformedKey("a public key of the wrong size")
    return raw


def _x25519_public(raw: bytes) -> X25519PublicKey:
    public = X25519PublicKey.from_public_bytes(raw)
    try:
        # A point of low order gives everybody the same secret; better refused in a card than when
        # something is to be sealed to it.
        X25519PrivateKey.generate().exchange(public)
    except ValueError:
        raise MalformedKey("an X25519 public key of low order") from None
    return public


def _seed(key: Secret | str, prefix: str) -> Secret:
    if isinstance(key, Secret) and len(key) == _SEED_SIZE:
        return key.copy()
    seed = Secret(_bech32_payload(key.view if isinstance(key, Secret) else key, prefix))
    if len(seed) != _SEED_SIZE:
        raise MalformedKey("a secret key of the wrong size")
    return seed


def _identity_text(prefix: str, seed: Secret) -> Secret:
    with Secret(bech32.encode(prefix, seed.view)) as lower:
        return Secret(lower.view.upper())


def _bech32_payload(text: str | bytearray, prefix: str) -> bytearray:
    """Return the payload. Each kind of key has one prefix in one case, as age writes it."""
    try:
        found, payload = bech32.decode(text)
    except ValueError:
        raise MalformedKey("not a Bech32 text") from None
    if found != prefix:
        raise MalformedKey("a key of another kind")
    return payload
