"""Identities, and the digits by which people know them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from fieldreport.crypto.failures import MalformedKey
from fieldreport.crypto.identity import (
    Identity,
    PublicIdentity,
    fingerprint_of,
    groups,
    parse_groups,
    same_fingerprint,
)
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.reference import wording

VECTOR = json.loads(
    (Path(__file__).parents[2] / "vectors" / "identity" / "identity.json").read_text()
)
FINGERPRINT: str = VECTOR["fingerprint"]
GROUPS: str = VECTOR["groups"]


def seed(name: str) -> Secret:
    return Secret(bytes.fromhex(VECTOR[name]))


@pytest.fixture
def identity() -> Identity:
    return Identity.from_seeds(seed("age_seed"), seed("ed25519_seed"), seed("mldsa65_seed"))


def test_the_fingerprint_is_the_one_computed_independently(identity: Identity) -> None:
    assert identity.fingerprint == identity.public.fingerprint == FINGERPRINT
    assert groups(identity.fingerprint) == GROUPS


def test_an_identity_comes_back_from_its_seeds() -> None:
    made = Identity.generate()
    again = Identity.from_seeds(*(secret.copy() for secret in made.seeds()))
    assert again.public == made.public
    assert again.fingerprint == made.fingerprint


def test_no_two_identities_are_alike() -> None:
    first, second = Identity.generate(), Identity.generate()
    assert first.fingerprint != second.fingerprint
    seeds = [bytes(s.view) for one in (first, second) for s in one.seeds()]
    assert len(set(seeds)) == 6


def test_an_identity_signs_and_receives(identity: Identity) -> None:
    identity.public.keys.verify("card", b"text", identity.sign("card", b"text"))
    assert identity.age.recipient().encode() == identity.public.recipient
    assert identity.public.recipient.startswith("age1pq1")
    stanzas = identity.public.age.wrap(Secret(bytes(range(16))))
    assert identity.age.unwrap(stanzas) == Secret(bytes(range(16)))


def test_a_zeroed_identity_does_nothing_more(identity: Identity) -> None:
    views = [secret.view for secret in identity.seeds()]
    age = identity.age
    identity.zero()
    identity.zero()
    assert all(view == bytes(32) for view in views)
    for use in (lambda: identity.age, lambda: identity.sign("card", b""), age.encode):
        with pytest.raises(ValueError, match="zeroed"):
            use()
    assert identity.fingerprint == FINGERPRINT


def test_an_identity_shows_no_secret(identity: Identity) -> None:
    assert repr(identity) == f"Identity({FINGERPRINT[:12]}…)"


@pytest.mark.parametrize("wrong", [0, 1, 2])
def test_a_seed_of_another_size_is_refused(wrong: int) -> None:
    seeds = [Secret.random(31 if i == wrong else 32) for i in range(3)]
    with pytest.raises(ValueError, match="wrong size"):
        Identity.from_seeds(*seeds)


def test_a_recipient_that_is_none_has_no_fingerprint(identity: Identity) -> None:
    public = PublicIdentity(identity.public.recipient[:-1], identity.public.keys)
    with pytest.raises(MalformedKey):
        _ = public.fingerprint


def test_every_key_is_in_the_fingerprint() -> None:
    keys = (b"a" * 1216, b"e" * 32, b"m" * 1952)
    changed = {
        fingerprint_of(*(key[:-1] + b"x" if i == j else key for i, key in enumerate(keys)))
        for j in range(4)
    }
    assert len(changed) == 4


def test_bytes_can_t_be_shifted_from_one_key_to_the_next() -> None:
    assert fingerprint_of(b"ab", b"c", b"d") != fingerprint_of(b"a", b"bc", b"d")


def test_digits_are_filled_with_zeros_on_the_left() -> None:
    assert groups(f"{7:064x}") == " ".join(["00000"] * 11 + ["00007"])
    assert groups(f"{10**60:064x}") == " ".join(["00000"] * 12)


@pytest.mark.parametrize("text", ["", "0" * 63, "0" * 65, "A" * 64, "g" * 64, "0" * 63 + "\n"])
def test_only_a_fingerprint_in_hex_has_groups(text: str) -> None:
    with pytest.raises(ValueError, match="not a fingerprint"):
        groups(text)


@pytest.mark.parametrize(
    "text",
    [
        GROUPS,
        GROUPS.replace(" ", ""),
        GROUPS.replace(" ", "-"),
        GROUPS.replace(" ", " – "),
        GROUPS.replace(" ", "\N{NO-BREAK SPACE}"),
        f"  {GROUPS[:35]}\n{GROUPS[35:]}\r\n",
        FINGERPRINT,
        FINGERPRINT.upper(),
        " ".join(FINGERPRINT[i : i + 4] for i in range(0, 64, 4)),
    ],
)
def test_a_fingerprint_is_recognised_however_it_is_written(text: str) -> None:
    assert same_fingerprint(FINGERPRINT, text)
    assert not same_fingerprint(f"{0:064x}", text)


@pytest.mark.parametrize("place", range(60))
def test_one_wrong_digit_makes_another_fingerprint(place: int) -> None:
    digits = parse_groups(GROUPS)
    wrong = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
    assert not same_fingerprint(FINGERPRINT, wrong)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yes",
        GROUPS[:-1],
        GROUPS + " 1",
        GROUPS[6:],
        GROUPS.replace(GROUPS[0], "o"),
        GROUPS.translate({ord("0") + i: 0x660 + i for i in range(10)}),
        FINGERPRINT[:-1],
    ],
)
def test_a_slip_is_no_other_fingerprint_but_a_slip(text: str) -> None:
    for use in (parse_groups, lambda text: same_fingerprint(FINGERPRINT, text)):
        with pytest.raises(UserError) as caught:
            use(text)
        assert caught.value.code == "card.not_a_fingerprint"


def test_groups_survive_being_read_out() -> None:
    assert parse_groups(GROUPS) == GROUPS.replace(" ", "")


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_the_slip_has_its_sentence(lang: str) -> None:
    assert "60" in wording.say("card.not_a_fingerprint", lang)
