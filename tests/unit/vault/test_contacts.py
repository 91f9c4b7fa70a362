from __future__ import annotations

import json
from base64 import b64encode

import pytest

from fieldreport.crypto.cards import make_card, make_claim, make_revocation, open_card
from fieldreport.crypto.identity import Identity, groups
from fieldreport.errors import UserError
from fieldreport.model.cards import parse_card
from fieldreport.vault import contacts
from fieldreport.vault.vault import Vault

PAST, FUTURE = "2020-01-01T00:00:00Z", "2090-01-01T00:00:00Z"


@pytest.fixture(scope="module")
def dana() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="module")
def other() -> Identity:
    return Identity.generate()


def refusal(act: object, *arguments: object, **options: object) -> str:
    with pytest.raises(UserError) as caught:
        act(*arguments, **options)  # type: ignore[operator]
    return caught.value.code


def added(vault: Vault, identity: Identity, name: str = "Dana", **how: object) -> contacts.Contact:
    card = make_card(identity, name, "coordinator", **how)  # type: ignore[arg-type]
    return contacts.add(vault, card).contact


def test_a_new_contact_is_not_compared(vault: Vault, dana: Identity) -> None:
    card = make_card(dana, "Dana", "coordinator", expires=FUTURE)
    result = contacts.add(vault, card)
    contact = result.contact
    assert result.new
    assert (result.same_name, result.renamed_from, result.endorsed_by) == ((), None, None)
    assert (contact.name, contact.role, contact.state) == ("Dana", "coordinator", "uncompared")
    assert (contact.fingerprint, contact.public) == (dana.fingerprint, dana.public)
    assert (contact.recipient, contact.expires) == (dana.public.recipient, FUTURE)
    assert contact.card == card
    assert contacts.everyone(vault) == [contact]
    assert contacts.names(vault) == {dana.fingerprint: "Dana"}


def test_comparing_takes_the_digits_as_people_write_them(vault: Vault, dana: Identity) -> None:
    added(vault, dana)
    digits = groups(dana.fingerprint)
    contact = contacts.compare(vault, "dana", digits.replace(" ", "-"))
    assert contact.state == "compared"
    assert contact.compared is not None
    assert contacts.compare(vault, "Dana", dana.fingerprint.upper()) == contact


def test_a_wrong_fingerprint_compares_nothing(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    compare = contacts.compare
    assert refusal(compare, vault, "Dana", groups(other.fingerprint)) == (
        "contacts.fingerprint_differs"
    )
    short = groups(dana.fingerprint)[:-6]
    assert refusal(compare, vault, "Dana", short) == "card.not_a_fingerprint"
    assert refusal(compare, vault, "Nobody", groups(dana.fingerprint)) == "contacts.unknown"
    assert contacts.by_name(vault, "Dana").state == "uncompared"


def test_the_own_card_is_no_contact(vault: Vault) -> None:
    assert refusal(contacts.add, vault, vault.card) == "contacts.own_card"
    assert contacts.everyone(vault) == []


def test_an_expired_card_is_refused(vault: Vault, dana: Identity) -> None:
    card = make_card(dana, "Dana", "monitor", created=PAST, expires="2021-01-01T00:00:00Z")
    assert refusal(contacts.add, vault, card) == "contacts.expired"
    assert contacts.everyone(vault) == []


@pytest.mark.parametrize("content", [b"", b"{}", b"\x89PNG", b"x" * 40_000])
def test_what_is_no_card_is_refused(vault: Vault, content: bytes) -> None:
    assert refusal(contacts.add, vault, content).startswith("card.")


def test_a_card_with_another_signature_is_refused(vault: Vault, dana: Identity) -> None:
    document = json.loads(make_card(dana, "Dana", "monitor"))
    document["signed"] = document["signed"].replace("Dana", "Oleg")
    assert refusal(contacts.add, vault, json.dumps(document).encode()) == "card.bad_signature"


def test_another_key_under_a_known_name_is_a_loud_warning(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    first = added(vault, dana, "Дана Серік")
    contacts.compare(vault, first.fingerprint, first.fingerprint)
    result = contacts.add(vault, make_card(other, "дана  СЕРІК".replace("  ", " "), "monitor"))
    assert [one.fingerprint for one in result.same_name] == [dana.fingerprint]
    assert result.contact.state == "uncompared"
    assert contacts.by_fingerprint(vault, dana.fingerprint).state == "compared"
    assert refusal(contacts.by_name, vault, "Дана Серік") == "contacts.ambiguous"
    assert contacts.by_name(vault, other.fingerprint).fingerprint == other.fingerprint


def test_comparing_one_of_two_with_one_name_takes_the_one_that_fits(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    added(vault, other)
    contact = contacts.compare(vault, "Dana", groups(other.fingerprint))
    assert contact.fingerprint == other.fingerprint
    assert contacts.by_fingerprint(vault, dana.fingerprint).state == "uncompared"


def test_a_newer_card_of_the_same_keys_renames_and_stays_compared(
    vault: Vault, dana: Identity
) -> None:
    contacts.compare(vault, added(vault, dana).name, dana.fingerprint)
    newer = make_card(dana, "Darina", "monitor", serial=2, expires=FUTURE)
    result = contacts.add(vault, newer)
    assert (result.new, result.renamed_from) == (False, "Dana")
    assert (result.contact.name, result.contact.state) == ("Darina", "compared")
    assert result.contact.card == newer
    older = contacts.add(vault, make_card(dana, "Dana", "monitor"))
    assert older.contact == result.contact
    assert older.renamed_from is None


def test_the_same_signing_keys_with_another_key_to_encrypt_to_are_refused(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    _, ed25519, mldsa65 = (seed.copy() for seed in dana.seeds())
    mixed = Identity.from_seeds(other.seeds()[0].copy(), ed25519, mldsa65)
    card = make_card(mixed, "Dana", "monitor", serial=9)
    assert refusal(contacts.add, vault, card) == "contacts.keys_known"
    assert contacts.by_name(vault, "Dana").fingerprint == dana.fingerprint


def test_a_successor_is_shown_as_endorsed_and_still_has_to_be_compared(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    old = added(vault, dana)
    contacts.compare(vault, "Dana", dana.fingerprint)
    result = contacts.add(vault, make_card(other, "Dana", "monitor", replaced=dana))
    assert result.endorsed_by == contacts.by_fingerprint(vault, old.fingerprint)
    assert result.contact.state == "uncompared"


def test_the_endorsement_of_a_revoked_key_is_worth_nothing(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    contacts.revoke(vault, make_revocation(dana))
    result = contacts.add(vault, make_card(other, "Dana", "monitor", replaced=dana))
    assert result.endorsed_by is None


def test_an_endorsement_by_somebody_unknown_is_none(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    result = contacts.add(vault, make_card(other, "Dana", "monitor", replaced=dana))
    assert result.endorsed_by is None


def test_a_false_endorsement_by_a_known_contact_is_refused(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    document = json.loads(make_card(other, "Dana", "monitor", replaced=dana))
    document["succession"] = document["signature"]
    raw = json.dumps(document).encode()
    assert open_card(raw).fingerprint == other.fingerprint
    assert refusal(contacts.add, vault, raw) == "card.bad_succession"


def test_after_a_revocation_nothing_goes_there_and_nothing_comes_from_there(
    vault: Vault, dana: Identity
) -> None:
    added(vault, dana)
    contacts.compare(vault, "Dana", dana.fingerprint)
    assert contacts.as_sender(vault, dana.public.keys) is not None
    contact = contacts.revoke(vault, make_revocation(dana))
    assert contact.state == "revoked"
    assert contacts.as_sender(vault, dana.public.keys) is None
    assert refusal(contacts.as_recipient, contact) == "contacts.revoked"
    assert refusal(contacts.as_recipient, contact, uncompared=True) == "contacts.revoked"
    assert refusal(contacts.add, vault, make_card(dana, "Dana", "monitor", serial=2)) == (
        "contacts.revoked"
    )
    assert refusal(contacts.compare, vault, "Dana", dana.fingerprint) == "contacts.revoked"
    assert contacts.revoke(vault, make_revocation(dana)) == contact


def test_a_revoked_contact_does_not_make_a_name_ambiguous(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    contacts.revoke(vault, make_revocation(dana))
    assert contacts.by_name(vault, "Dana").fingerprint == dana.fingerprint
    added(vault, other)
    assert contacts.by_name(vault, "Dana").fingerprint == other.fingerprint


def test_revocations_that_are_not_the_contacts_own_change_nothing(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    added(vault, dana)
    assert refusal(contacts.revoke, vault, make_revocation(other)) == "contacts.revocation_unknown"
    forged = json.loads(make_revocation(other))
    forged["signed"] = forged["signed"].replace(other.fingerprint, dana.fingerprint)
    assert refusal(contacts.revoke, vault, json.dumps(forged).encode()) == "card.bad_signature"
    own = vault.db.execute("SELECT revocation FROM identity").fetchone()[0]
    assert refusal(contacts.revoke, vault, own) == "contacts.own_revocation"
    assert contacts.by_name(vault, "Dana").state == "uncompared"


def test_a_contact_expires_by_itself(
    vault: Vault, dana: Identity, monkeypatch: pytest.MonkeyPatch
) -> None:
    contact = added(vault, dana, expires=FUTURE)
    contact = contacts.compare(vault, "Dana", dana.fingerprint)
    assert contacts.as_recipient(contact) == contact
    monkeypatch.setattr("fieldreport.times.now", lambda: "2090-01-01T06:00:00+06:00")
    assert contact.state == "expired"
    assert refusal(contacts.as_recipient, contact) == "contacts.expired"
    assert contacts.as_sender(vault, dana.public.keys) is None
    assert refusal(contacts.compare, vault, "Dana", dana.fingerprint) == "contacts.expired"


def test_only_a_compared_contact_is_a_sender_or_an_unquestioned_recipient(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    contact = added(vault, dana)
    assert contacts.as_sender(vault, dana.public.keys) is None
    assert contacts.as_sender(vault, other.public.keys) is None
    assert refusal(contacts.as_recipient, contact) == "contacts.not_compared"
    assert contacts.as_recipient(contact, uncompared=True) == contact
    assert contacts.by_signer(vault, dana.public.keys) == contact


def test_unknown_contacts_are_refused(vault: Vault) -> None:
    assert refusal(contacts.by_name, vault, "Nobody") == "contacts.unknown"
    assert refusal(contacts.by_fingerprint, vault, "ab" * 32) == "contacts.unknown"
    assert contacts.vouched(vault, "ab" * 32) is None


def test_contacts_are_listed_by_name(vault: Vault, dana: Identity, other: Identity) -> None:
    added(vault, dana, "яна")
    added(vault, other, "Асем")
    assert [contact.name for contact in contacts.everyone(vault)] == ["Асем", "яна"]


def test_who_recommended_somebody_is_known_later_too(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    # The older card may come after the one that takes its place.
    new = added(vault, other, "Samal", replaced=dana)
    assert contacts.endorser(vault, new) is None
    old = added(vault, dana)
    assert contacts.endorser(vault, new) == old
    assert contacts.endorser(vault, old) is None
    contacts.revoke(vault, make_revocation(dana))
    assert contacts.endorser(vault, new) is None


def test_a_false_recommendation_that_came_before_the_older_card_is_none(
    vault: Vault, dana: Identity, other: Identity
) -> None:
    somebody = Identity.generate()
    claim = make_claim(
        other, parse_card(make_card(other, "Samal", "coordinator")).card, open_card(card(dana))
    )
    document = json.loads(claim)
    signature = somebody.sign("succession", document["signed"].encode())
    document["succession"] = b64encode(signature).decode()
    new = contacts.add(vault, json.dumps(document).encode()).contact
    added(vault, dana)
    assert contacts.endorser(vault, new) is None


def card(identity: Identity) -> bytes:
    return make_card(identity, "Dana", "coordinator")
