"""Cards and revocations: what their own keys signed, and everything else refused."""

from __future__ import annotations

import json
from base64 import b64encode
from collections.abc import Callable
from typing import Any

import pytest

from fieldreport import times
from fieldreport.crypto.cards import (
    BadCard,
    check_succession,
    endorse,
    expired,
    make_card,
    make_claim,
    make_revocation,
    open_card,
    open_claim,
    open_revocation,
    revoked_fingerprint,
)
from fieldreport.crypto.identity import Identity
from fieldreport.errors import UserError
from fieldreport.model.cards import parse_card
from fieldreport.reference import wording

IDENTITY = Identity.generate()
OTHER = Identity.generate()
NAME = "Бақылаушы 7"
CARD = make_card(IDENTITY, NAME, "monitor", created="2026-03-14T21:05:09+05:00")
REVOCATION = make_revocation(IDENTITY, created="2026-03-14T21:05:09+05:00")

Change = Callable[[dict[str, Any]], object]


def compact(document: object) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def signed_again(change: Change, raw: bytes = CARD, signer: Identity = IDENTITY) -> bytes:
    """Return the text with a change in it, signed as it should be: what only the owner of the key
    could make."""
    document = json.loads(raw)
    inner = json.loads(document["signed"])
    change(inner)
    return signed_as(compact(inner), document, signer)


def signed_as(text: str, document: dict[str, Any], signer: Identity = IDENTITY) -> bytes:
    signature = b64encode(signer.sign(document["kind"], text.encode())).decode()
    return compact(document | {"signed": text, "signature": signature}).encode()


def around(change: Change, raw: bytes = CARD) -> bytes:
    """Return the text with a change in the document around what is signed."""
    document = json.loads(raw)
    change(document)
    return compact(document).encode()


def set_to(name: str, value: object) -> Change:
    return lambda document: document.update({name: value})


def without(name: str) -> Change:
    return lambda document: document.pop(name)


def refusal(raw: bytes) -> tuple[str, dict[str, object]]:
    with pytest.raises(BadCard) as caught:
        open_card(raw)
    return caught.value.code, caught.value.params


def test_a_card_says_who_its_owner_claims_to_be() -> None:
    checked = open_card(CARD)
    assert (checked.card.name, checked.card.role, checked.card.serial) == (NAME, "monitor", 1)
    assert checked.card.created == "2026-03-14T21:05:09+05:00"
    assert (checked.card.expires, checked.card.replaces) == (None, None)
    assert checked.fingerprint == IDENTITY.fingerprint
    assert checked.public == IDENTITY.public
    assert checked.raw == CARD


def test_a_card_has_the_form_that_is_written_down() -> None:
    document = json.loads(CARD)
    assert list(document) == ["format", "kind", "signed", "signature", "succession"]
    inner = json.loads(document["signed"])
    assert list(inner) == [
        *("format", "kind", "name", "role", "recipient", "ed25519", "mldsa65"),
        *("serial", "created", "expires", "replaces"),
    ]
    assert len(CARD) < 32_768 // 3


def test_a_card_is_dated_now_unless_told_otherwise() -> None:
    card = open_card(make_card(IDENTITY, NAME, "coordinator", serial=3)).card
    assert times.valid(card.created)
    assert card.serial == 3


@pytest.mark.parametrize(
    "name", ["", " ", " a", "a ", "two\nlines", "a\tb", "\x1b[31m", "x" * 101, "a\u2028b"]
)
def test_no_card_is_made_for_a_name_that_is_none(name: str) -> None:
    with pytest.raises(BadCard) as caught:
        make_card(IDENTITY, name, "monitor")
    assert (caught.value.code, caught.value.params) == ("card.bad_name", {})


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("role", {"role": "chief"}),
        ("serial", {"serial": 0}),
        ("created", {"created": "yesterday"}),
        ("expires", {"expires": "2027"}),
    ],
)
def test_no_card_is_made_that_nobody_would_take(path: str, fields: dict[str, Any]) -> None:
    with pytest.raises(BadCard) as caught:
        make_card(IDENTITY, **{"name": NAME, "role": "monitor"} | fields)
    assert (caught.value.code, caught.value.params) == ("card.malformed", {"path": path})


def test_a_card_expires_at_its_instant() -> None:
    card = open_card(make_card(IDENTITY, NAME, "monitor", expires="2026-06-01T00:00:00+05:00")).card
    assert not expired(card, "2026-05-31T18:59:59Z")
    assert expired(card, "2026-05-31T19:00:00Z")
    assert not expired(open_card(CARD).card, "9999-12-31T23:59:59Z")


def test_an_expired_card_still_opens() -> None:
    raw = make_card(IDENTITY, NAME, "monitor", expires="2000-01-01T00:00:00Z")
    assert expired(open_card(raw).card, times.now())


# --- bad cards
# -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [
        set_to("name", "somebody else"),
        set_to("role", "coordinator"),
        set_to("serial", 2),
        set_to("recipient", OTHER.public.recipient),
        set_to("ed25519", b64encode(OTHER.public.keys.ed25519).decode()),
        set_to("mldsa65", b64encode(OTHER.public.keys.mldsa65).decode()),
    ],
)
def test_a_card_that_somebody_changed_has_no_valid_signature(change: Change) -> None:
    document = json.loads(CARD)
    inner = json.loads(document["signed"])
    change(inner)
    raw = compact(document | {"signed": compact(inner)}).encode()
    assert refusal(raw) == ("card.bad_signature", {})


def test_what_is_signed_is_its_bytes_and_not_its_meaning() -> None:
    document = json.loads(CARD)
    spaced = json.dumps(json.loads(document["signed"]), ensure_ascii=False)
    assert refusal(compact(document | {"signed": spaced}).encode()) == ("card.bad_signature", {})


def test_another_key_can_t_sign_a_card() -> None:
    assert refusal(signed_again(lambda _: None, signer=OTHER)) == ("card.bad_signature", {})


def test_a_signature_for_another_purpose_is_none() -> None:
    signed = json.loads(CARD)["signed"]
    for purpose in ("record", "revocation", "succession"):
        signature = b64encode(IDENTITY.sign(purpose, signed.encode())).decode()
        assert refusal(around(set_to("signature", signature)))[0] == "card.bad_signature"


def test_each_half_of_the_signature_counts() -> None:
    signed = json.loads(CARD)["signed"].encode()
    own, other = IDENTITY.sign("card", signed), OTHER.sign("card", signed)
    for mixed in (own[:64] + other[64:], other[:64] + own[64:]):
        raw = around(set_to("signature", b64encode(mixed).decode()))
        assert refusal(raw)[0] == "card.bad_signature"


def test_the_other_direction_of_each_change_would_open() -> None:
    # The tools of these tests make cards that open, so it is the change that is refused.
    assert open_card(signed_again(lambda _: None)).card.name == NAME
    assert open_card(around(lambda _: None)).card.name == NAME


SHORT, LONG = b64encode(bytes(31)).decode(), b64encode(bytes(1953)).decode()
MALFORMED_INSIDE: dict[str, tuple[Change, str]] = {
    "ed25519 too short": (set_to("ed25519", SHORT), "ed25519"),
    "ed25519 not canonical": (
        lambda card: card.update(
            ed25519=card["ed25519"][:-2] + chr(ord(card["ed25519"][-2]) + 1) + "="
        ),
        "ed25519",
    ),
    "mldsa65 too long": (set_to("mldsa65", LONG), "mldsa65"),
    "mldsa65 no Base64": (set_to("mldsa65", "*" * 2604), "mldsa65"),
    "recipient in upper case": (
        set_to("recipient", IDENTITY.public.recipient.upper()),
        "recipient",
    ),
    "recipient cut": (set_to("recipient", IDENTITY.public.recipient[:-1]), "recipient"),
    "recipient of another kind": (
        set_to("recipient", "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p"),
        "recipient",
    ),
    "recipient a secret key": (set_to("recipient", "AGE-SECRET-KEY-PQ-1QQQ"), "recipient"),
    "no recipient": (without("recipient"), "recipient"),
    "name missing": (without("name"), "name"),
    "name a number": (set_to("name", 7), "name"),
    "name of two lines": (set_to("name", "a\nb"), "name"),
    "name too long": (set_to("name", "x" * 101), "name"),
    "role unknown": (set_to("role", "chief"), "role"),
    "serial 0": (set_to("serial", 0), "serial"),
    "serial a text": (set_to("serial", "1"), "serial"),
    "serial enormous": (set_to("serial", 10**400), "serial"),
    "created no instant": (set_to("created", "2026-03-14"), "created"),
    "expires missing": (without("expires"), "expires"),
    "expires no instant": (set_to("expires", "never"), "expires"),
    "replaces no fingerprint": (set_to("replaces", "x"), "replaces"),
    "replaces without a succession": (set_to("replaces", OTHER.fingerprint), "succession"),
    "an extra field": (set_to("phone", "+7"), "phone"),
    "an extra field with a strange name": (set_to("\x1b[31m", 1), "?"),
    "another kind": (set_to("kind", "revocation"), "kind"),
    "no format": (without("format"), "format"),
    "a format that is none": (set_to("format", "one"), "format"),
}


@pytest.mark.parametrize(("change", "path"), MALFORMED_INSIDE.values(), ids=MALFORMED_INSIDE)
def test_a_card_out_of_form_is_refused_by_the_name_of_its_field(change: Change, path: str) -> None:
    assert refusal(signed_again(change)) == ("card.malformed", {"path": path})


MALFORMED_AROUND: dict[str, tuple[Change, str]] = {
    "an extra field": (set_to("extra", 1), "extra"),
    "a revocation": (set_to("kind", "revocation"), "kind"),
    "an unknown kind": (set_to("kind", "key"), "kind"),
    "no signature": (without("signature"), "signature"),
    "a short signature": (set_to("signature", SHORT), "signature"),
    "a signature that is no Base64": (set_to("signature", "?" * 4500), "signature"),
    "a succession that replaces nothing": (
        lambda document: document.update(succession=document["signature"]),
        "succession",
    ),
    "nothing signed": (without("signed"), "signed"),
    "signed no JSON": (set_to("signed", "card"), "—"),
    "signed no object": (set_to("signed", "[]"), "format"),
    "signed an object and not its text": (set_to("signed", {}), "signed"),
}


@pytest.mark.parametrize(("change", "path"), MALFORMED_AROUND.values(), ids=MALFORMED_AROUND)
def test_a_document_out_of_form_is_refused(change: Change, path: str) -> None:
    assert refusal(around(change)) == ("card.malformed", {"path": path})


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"\0" * 100,
        b"[]",
        b"null",
        CARD + b"\n",
        CARD[:-1],
        CARD.replace(b'{"format":"1.0",', b'{"format":"1.0","format":"1.0",', 1),
        CARD.replace("Бақылаушы".encode(), b"\xff"),
        CARD.replace("Бақылаушы".encode(), b"\\ud800"),
        b"\xef\xbb\xbf" + CARD,
        REVOCATION,
    ],
)
def test_what_is_no_card_is_refused(raw: bytes) -> None:
    assert refusal(raw)[0] == "card.malformed"


def test_a_field_signed_twice_is_refused() -> None:
    document = json.loads(CARD)
    text = document["signed"].replace('"serial":1,', '"serial":1,"serial":2,')
    assert refusal(signed_as(text, document)) == ("card.malformed", {"path": "serial"})


def test_a_card_of_33_kib_is_refused_unread() -> None:
    raw = signed_again(set_to("name", "x" * 33 * 1024))
    assert refusal(raw) == ("card.too_big", {"limit": 32_768})


def test_a_card_cut_anywhere_is_refused() -> None:
    for length in range(0, len(CARD), 101):
        assert refusal(CARD[:length])[0] == "card.malformed"


@pytest.mark.parametrize("inside", [False, True])
def test_a_newer_card_is_named_as_such(inside: bool) -> None:
    change = set_to("format", "2.0")
    raw = signed_again(change) if inside else around(change)
    assert refusal(raw) == ("card.newer", {"version": "2.0"})


def test_a_card_of_a_later_minor_version_keeps_what_we_don_t_know() -> None:
    def change(card: dict[str, Any]) -> None:
        card.update(format="1.3", role="archivist", phone="+7")

    raw = signed_again(change)
    raw = around(lambda document: document.update(format="1.2", more=1), raw)
    checked = open_card(raw)
    assert checked.card.role == "archivist"
    assert b"+7" in checked.raw


# --- succession
# ------------------------------------------------------------------------------------


def test_a_successor_is_endorsed_by_the_key_that_it_replaces() -> None:
    new = open_card(make_card(OTHER, NAME, "monitor", serial=2, replaced=IDENTITY))
    assert new.card.replaces == IDENTITY.fingerprint
    check_succession(new, open_card(CARD))


def test_an_endorsement_by_anybody_else_is_none() -> None:
    new = make_card(OTHER, NAME, "monitor", replaced=IDENTITY)
    signed = json.loads(new)["signed"].encode()
    for forged in (OTHER.sign("succession", signed), IDENTITY.sign("card", signed)):
        raw = around(set_to("succession", b64encode(forged).decode()), new)
        with pytest.raises(BadCard) as caught:
            check_succession(open_card(raw), open_card(CARD))
        assert caught.value.code == "card.bad_succession"


def test_a_card_succeeds_the_card_that_it_names_alone() -> None:
    third = Identity.generate()
    new = open_card(make_card(OTHER, NAME, "monitor", replaced=IDENTITY))
    for card, old in (
        (new, open_card(make_card(third, NAME, "monitor"))),
        (open_card(CARD), open_card(CARD)),
    ):
        with pytest.raises(BadCard) as caught:
            check_succession(card, old)
        assert caught.value.code == "card.bad_succession"


# --- revocation
# ------------------------------------------------------------------------------------


def claim() -> bytes:
    """What OTHER asks IDENTITY to endorse."""
    like = parse_card(make_card(OTHER, "Дана", "coordinator", expires="2099-01-01T00:00:00Z")).card
    return make_claim(OTHER, like, open_card(CARD))


def test_a_claim_is_no_card_until_the_old_identity_endorses_it() -> None:
    assert refusal(claim()) == ("card.malformed", {"path": "succession"})
    card = endorse(IDENTITY, claim())
    assert (card.card.name, card.card.role, card.card.serial) == ("Дана", "coordinator", 2)
    assert card.card.expires == "2099-01-01T00:00:00Z"
    assert card.fingerprint == OTHER.fingerprint
    check_succession(open_card(card.raw), open_card(CARD))


def test_a_claim_says_who_asks_before_anything_is_signed() -> None:
    checked = open_claim(claim(), IDENTITY.fingerprint)
    assert (checked.card.name, checked.fingerprint) == ("Дана", OTHER.fingerprint)


@pytest.mark.parametrize(
    ("raw", "replaced", "code"),
    [
        (claim(), OTHER.fingerprint, "card.bad_succession"),
        (CARD, IDENTITY.fingerprint, "card.malformed"),
        (
            claim().replace(b'\\"serial\\":2', b'\\"serial\\":3'),
            IDENTITY.fingerprint,
            "card.bad_signature",
        ),
    ],
    ids=["of somebody else", "a card", "altered"],
)
def test_what_is_no_claim_on_this_identity_is_refused(raw: bytes, replaced: str, code: str) -> None:
    with pytest.raises(BadCard) as caught:
        open_claim(raw, replaced)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("signer", "raw", "code"),
    [
        (OTHER, claim(), "card.bad_succession"),
        (IDENTITY, CARD, "card.malformed"),
        (IDENTITY, endorse(IDENTITY, claim()).raw, "card.malformed"),
        (IDENTITY, b"{}", "card.malformed"),
        (IDENTITY, claim().replace(b'\\"serial\\":2', b'\\"serial\\":3'), "card.bad_signature"),
    ],
    ids=["somebody else's", "a card", "an endorsed card", "nothing", "changed"],
)
def test_nothing_else_is_endorsed(signer: Identity, raw: bytes, code: str) -> None:
    with pytest.raises(BadCard) as caught:
        endorse(signer, raw)
    assert caught.value.code == code


def test_a_revocation_names_its_key_and_is_signed_by_it() -> None:
    assert revoked_fingerprint(REVOCATION) == IDENTITY.fingerprint
    revocation = open_revocation(REVOCATION, IDENTITY.public)
    assert revocation.fingerprint == IDENTITY.fingerprint
    assert (revocation.created, revocation.reason) == ("2026-03-14T21:05:09+05:00", "")


def test_a_revocation_may_say_why() -> None:
    raw = make_revocation(IDENTITY, reason="ноутбук алынды")
    assert open_revocation(raw, IDENTITY.public).reason == "ноутбук алынды"


def test_nobody_else_can_revoke_a_key() -> None:
    forged = signed_again(lambda _: None, REVOCATION, signer=OTHER)
    assert revoked_fingerprint(forged) == IDENTITY.fingerprint
    for raw, public in ((forged, IDENTITY.public), (REVOCATION, OTHER.public)):
        with pytest.raises(BadCard) as caught:
            open_revocation(raw, public)
        assert caught.value.code == "card.bad_signature"


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (CARD, "card.malformed"),
        (b"{}", "card.malformed"),
        (signed_again(set_to("created", "now"), REVOCATION), "card.malformed"),
        (signed_again(set_to("fingerprint", "x"), REVOCATION), "card.malformed"),
        (signed_again(set_to("reason", "x" * 2001), REVOCATION), "card.malformed"),
        (signed_again(set_to("extra", 1), REVOCATION), "card.malformed"),
        (
            around(lambda document: document.update(succession=document["signature"]), REVOCATION),
            "card.malformed",
        ),
        (signed_again(set_to("format", "2.0"), REVOCATION), "card.newer"),
        (b" " * 32_769, "card.too_big"),
    ],
)
def test_what_is_no_revocation_is_refused(raw: bytes, code: str) -> None:
    for use in (revoked_fingerprint, lambda raw: open_revocation(raw, IDENTITY.public)):
        with pytest.raises(BadCard) as caught:
            use(raw)
        assert caught.value.code == code


# --- what is said
# ----------------------------------------------------------------------------------


def test_a_bad_card_is_something_that_a_user_is_told() -> None:
    with pytest.raises(UserError):
        open_card(b"")


@pytest.mark.parametrize("lang", wording.LANGUAGES)
@pytest.mark.parametrize(
    ("code", "params"),
    [
        ("bad_name", {}),
        ("bad_signature", {}),
        ("bad_succession", {}),
        ("malformed", {"path": "mldsa65"}),
        ("newer", {"version": "2.0"}),
        ("too_big", {"limit": 32_768}),
    ],
)
def test_each_refusal_has_its_sentence(lang: str, code: str, params: dict[str, object]) -> None:
    sentence = wording.say(f"card.{code}", lang, **params)
    assert sentence.count(".") >= 2
    if "limit" not in params:
        assert all(str(value) in sentence for value in params.values())


def test_the_parsed_card_is_what_the_document_holds() -> None:
    parsed = parse_card(CARD)
    assert parsed.card.mldsa65 == IDENTITY.public.keys.mldsa65
    assert parsed.document.succession is None
