from __future__ import annotations

import pytest

from fieldreport.crypto.identity import Identity
from fieldreport.errors import UserError
from fieldreport.model.exchange import MissingNumber, Question, Receipt, SignedHead
from fieldreport.vault import acknowledged, custody, departures
from fieldreport.vault import records as reading
from fieldreport.vault.departures import Departure
from fieldreport.vault.vault import Vault
from tests.unit.vault.ledger import (
    befriend,
    countersigned,
    file,
    files,
    handed_over,
    receipt,
    records,
)
from tests.unit.vault.made import report, stored


@pytest.fixture(scope="module")
def dana() -> Identity:
    return Identity.generate()


@pytest.fixture(scope="module")
def oleg() -> Identity:
    return Identity.generate()


@pytest.fixture
def sent(vault: Vault, dana: Identity) -> tuple[Departure, str, str]:
    """A report and a photo that went to Dana: the departure and their names."""
    befriend(vault, dana)
    photo = file(vault, b"content")
    record = stored(vault, report(vault)).id
    to = [dana.fingerprint]
    return handed_over(vault, to, [*records([record]), *files([photo])]), record, photo


def states(vault: Vault, item: str) -> list[tuple[str, str]]:
    return [(one.recipient, one.state) for one in acknowledged.acknowledgements(vault, item)]


def everything(vault: Vault) -> list[object]:
    """The whole ledger, to see that a refusal changed nothing."""
    tables = ("departure", "departure_recipient", "acknowledgement", "question", "custody")
    return [vault.db.execute(f"SELECT * FROM {table}").fetchall() for table in tables]


def refused(vault: Vault, given: Receipt, signer: str) -> str:
    before = everything(vault)
    with pytest.raises(UserError) as caught:
        acknowledged.apply_receipt(vault, given, signer)
    assert everything(vault) == before
    return caught.value.code


def test_a_receipt_acknowledges_item_by_item(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, photo = sent
    given = receipt(departure, {record: "backed-up", photo: "quarantined"}, vault)
    applied = acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert applied.states == {"backed-up": 1, "quarantined": 1}
    assert applied.new
    assert (applied.strange, applied.missing, applied.questions) == (0, (), 0)
    assert states(vault, record) == [(dana.fingerprint, "backed-up")]
    (said,) = acknowledged.acknowledgements(vault, photo)
    assert (said.state, said.reason) == ("quarantined", "hash")
    (to,) = applied.departure.recipients
    assert to.answered == given.received
    told = custody.entries(vault, departure.bundle)[-1].told()
    assert told is not None
    assert (told.action, told.detail["by"]) == ("acknowledged", dana.fingerprint)


def test_the_same_receipt_again_changes_nothing(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    question = Question(subject="ab" * 16, record=None, text="Who saw it?")
    given = receipt(departure, {record: "stored"}, vault, questions=[question])
    assert acknowledged.apply_receipt(vault, given, dana.fingerprint).new
    before = everything(vault)
    assert not acknowledged.apply_receipt(vault, given, dana.fingerprint).new
    assert everything(vault) == before


@pytest.mark.parametrize(
    ("first", "second", "best"),
    [
        ("damaged", "stored", "stored"),
        ("stored", "damaged", "stored"),
        ("quarantined", "known", "known"),
        ("known", "quarantined", "known"),
        ("stored", "backed-up", "backed-up"),
        ("backed-up", "stored", "backed-up"),
        ("known", "stored", "known"),
        ("damaged", "quarantined", "quarantined"),
    ],
)
def test_the_best_word_of_a_recipient_counts(
    vault: Vault,
    dana: Identity,
    sent: tuple[Departure, str, str],
    first: str,
    second: str,
    best: str,
) -> None:
    departure, record, _ = sent
    for state in (first, second):
        given = receipt(departure, {record: state}, vault)
        acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert states(vault, record) == [(dana.fingerprint, best)]


def test_the_words_of_several_recipients_stay_apart(
    vault: Vault, dana: Identity, oleg: Identity
) -> None:
    both = [befriend(vault, dana), befriend(vault, oleg, "Oleg")]
    record = stored(vault, report(vault)).id
    departure = handed_over(vault, both, records([record]))
    acknowledged.apply_receipt(vault, receipt(departure, {record: "damaged"}, vault), both[0])
    acknowledged.apply_receipt(vault, receipt(departure, {record: "stored"}, vault), both[1])
    assert states(vault, record) == [(both[1], "stored"), (both[0], "damaged")]


def test_a_receipt_for_an_unknown_bundle_is_refused(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    given = receipt(departure, {record: "stored"}, vault)
    vault.db.execute("UPDATE departure SET bundle = x'00112233445566778899aabbccddeeff'")
    assert refused(vault, given, dana.fingerprint) == "exchange.receipt_unknown_bundle"


def test_a_receipt_for_a_bundle_that_was_not_written_is_refused(
    vault: Vault, dana: Identity
) -> None:
    befriend(vault, dana)
    record = stored(vault, report(vault)).id
    writing = departures.allot(vault, "reports", [dana.fingerprint], records([record]))
    given = receipt(writing, {record: "backed-up"}, vault)
    departures.void(vault, writing.id)
    assert refused(vault, given, dana.fingerprint) == "exchange.receipt_unknown_bundle"


@pytest.mark.parametrize("doubted", [True, False])
def test_a_receipt_for_a_bundle_that_nobody_was_sure_of_makes_sure(
    vault: Vault, dana: Identity, oleg: Identity, doubted: bool
) -> None:
    befriend(vault, dana)
    befriend(vault, oleg, "Oleg")
    record, photo = stored(vault, report(vault)).id, file(vault, b"content")
    head = custody.head(vault)
    assert head is not None
    named = (head.n, head.digest.hex())
    items = [*records([record]), *files([photo])]
    unsure = departures.allot(vault, "reports", [dana.fingerprint], items, head=named)
    if doubted:
        departures.doubt(vault, unsure.id)
    told = countersigned(vault, unsure, dana)
    given = receipt(unsure, {record: "backed-up"}, vault, head=told, manifest="ab" * 32)
    assert refused(vault, given, oleg.fingerprint) == "exchange.receipt_wrong_signer"
    assert departures.departure(vault, unsure.id).manifest is None
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    sure = departures.departure(vault, unsure.id)
    assert (sure.state, sure.manifest, sure.head) == ("written", "ab" * 32, named)
    assert departures.handed_over(vault, record) == [sure]
    actions = [entry.told().action for entry in custody.entries(vault, photo)]  # type: ignore[union-attr]
    assert actions == ["added", "exported"]
    # From now on it is the only manifest that counts.
    other = receipt(sure, {record: "backed-up"}, vault, manifest="cd" * 32)
    assert refused(vault, other, dana.fingerprint) == "exchange.receipt_other_manifest"


def test_a_receipt_from_somebody_else_is_refused(
    vault: Vault, oleg: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    befriend(vault, oleg, "Oleg")
    given = receipt(departure, {record: "backed-up"}, vault)
    assert refused(vault, given, oleg.fingerprint) == "exchange.receipt_wrong_signer"
    assert refused(vault, given, vault.fingerprint) == "exchange.receipt_wrong_signer"


def test_a_receipt_for_another_manifest_is_refused(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    given = receipt(departure, {record: "backed-up"}, vault, manifest="12" * 32)
    assert refused(vault, given, dana.fingerprint) == "exchange.receipt_other_manifest"


def test_the_countersigned_head_is_kept(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    head = countersigned(vault, departure, dana)
    given = receipt(departure, {record: "stored"}, vault, head=head)
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    select = "SELECT head_signature FROM departure_recipient"
    assert vault.db.execute(select).fetchone() == (head.signature,)
    later = receipt(departure, {record: "backed-up"}, vault)
    acknowledged.apply_receipt(vault, later, dana.fingerprint)
    assert vault.db.execute(select).fetchone() == (head.signature,)


@pytest.mark.parametrize("what", ["n", "digest", "signature", "signer"])
def test_a_head_that_is_not_ours_or_not_signed_is_refused(
    vault: Vault, dana: Identity, oleg: Identity, sent: tuple[Departure, str, str], what: str
) -> None:
    departure, record, _ = sent
    good = countersigned(vault, departure, oleg if what == "signer" else dana)
    head = SignedHead(
        n=good.n + (what == "n"),
        digest="00" * 32 if what == "digest" else good.digest,
        signature=good.signature[::-1] if what == "signature" else good.signature,
    )
    given = receipt(departure, {record: "stored"}, vault, head=head)
    assert refused(vault, given, dana.fingerprint) == "exchange.receipt_bad_head"


def test_items_that_were_not_in_the_bundle_are_counted_and_left_out(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    another = stored(vault, report(vault)).id
    given = receipt(departure, {record: "stored", another: "backed-up", "ab" * 32: "known"}, vault)
    applied = acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert applied.strange == 2
    assert states(vault, another) == []


def test_a_state_of_a_newer_version_is_no_acknowledgement(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    applied = acknowledged.apply_receipt(
        vault, receipt(departure, {record: "engraved"}, vault), dana.fingerprint
    )
    assert applied.strange == 1
    assert states(vault, record) == []


def test_questions_are_kept_once_in_the_senders_words(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    departure, record, _ = sent
    asked = [
        Question(subject="ab" * 16, record=record, text="Кто это видел?"),
        Question(subject="cd" * 16, record=None, text="When?"),
    ]
    given = receipt(departure, {record: "stored"}, vault, questions=asked)
    assert acknowledged.apply_receipt(vault, given, dana.fingerprint).questions == 2
    more = receipt(departure, {record: "backed-up"}, vault, questions=asked)
    assert acknowledged.apply_receipt(vault, more, dana.fingerprint).questions == 0
    assert [one.text for one in acknowledged.questions(vault)] == ["Кто это видел?", "When?"]
    (question,) = acknowledged.questions(vault, "ab" * 16)
    assert (question.record, question.sender) == (record, dana.fingerprint)


def test_the_bundles_that_never_arrived_are_named(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str]
) -> None:
    lost, record, _ = sent
    departure = handed_over(vault, [dana.fingerprint], records([record]))
    (to,) = lost.recipients
    missing = [MissingNumber(epoch=to.epoch, n=to.n), MissingNumber(epoch="00" * 16, n=1)]
    applied = acknowledged.apply_receipt(
        vault, receipt(departure, {record: "stored"}, vault, missing=missing), dana.fingerprint
    )
    assert applied.missing == (lost,)


# --- questions that are taken back ----------------------------------------------------------------

EARLIER, LATER = "2026-03-15T10:00:00+05:00", "2026-03-15T06:00:01Z"


@pytest.fixture
def asked(vault: Vault, sent: tuple[Departure, str, str]) -> list[Question]:
    """A question about the report that went to Dana."""
    subject = reading.get(vault, sent[1]).subject
    return [Question(subject=subject, record=sent[1], text="Who saw it?")]


def texts(vault: Vault) -> list[str]:
    return [one.text for one in acknowledged.questions(vault)]


def test_what_a_later_receipt_no_longer_asks_was_taken_back(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str], asked: list[Question]
) -> None:
    departure, record, _ = sent
    had = {record: "stored"}
    given = receipt(departure, had, vault, questions=asked, received=EARLIER)
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert texts(vault) == ["Who saw it?"]
    other = [Question(subject=asked[0].subject, record=None, text="When?")]
    given = receipt(departure, had, vault, questions=other, received=LATER)
    applied = acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert (applied.questions, applied.new) == (1, True)
    assert texts(vault) == ["When?"]
    assert applied.departure.recipients[0].answered == LATER
    # That something was taken back is news too.
    given = receipt(departure, had, vault, received=LATER)
    assert acknowledged.apply_receipt(vault, given, dana.fingerprint).new
    assert texts(vault) == []


def test_receipts_are_read_in_any_order(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str], asked: list[Question]
) -> None:
    departure, record, _ = sent
    had = {record: "stored"}
    # Nothing in it is new but when it was written.
    for received in ("2026-03-15T09:00:00+05:00", LATER):
        given = receipt(departure, had, vault, received=received)
        acknowledged.apply_receipt(vault, given, dana.fingerprint)
    old = receipt(departure, had, vault, questions=asked, received=EARLIER)
    applied = acknowledged.apply_receipt(vault, old, dana.fingerprint)
    assert (applied.questions, applied.new, texts(vault)) == (0, False, [])
    assert applied.departure.recipients[0].answered == LATER


def test_an_old_receipt_takes_back_nothing_that_was_asked_later(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str], asked: list[Question]
) -> None:
    departure, record, _ = sent
    had = {record: "stored"}
    for questions, received in ((asked, LATER), ([], EARLIER)):
        given = receipt(departure, had, vault, questions=questions, received=received)
        acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert texts(vault) == ["Who saw it?"]


def test_by_another_bundle_with_the_same_report_the_newer_receipt_counts_too(
    vault: Vault, dana: Identity, sent: tuple[Departure, str, str], asked: list[Question]
) -> None:
    departure, record, _ = sent
    had = {record: "stored"}
    second = handed_over(vault, [dana.fingerprint], records([record]))
    given = receipt(departure, had, vault, questions=asked, received=EARLIER)
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    acknowledged.apply_receipt(vault, receipt(second, had, vault, received=LATER), dana.fingerprint)
    assert texts(vault) == []
    assert acknowledged.apply_receipt(vault, given, dana.fingerprint).questions == 0
    assert texts(vault) == []


@pytest.mark.parametrize("state", ["damaged", "quarantined", None])
def test_nothing_is_taken_back_about_what_did_not_come(
    vault: Vault,
    dana: Identity,
    sent: tuple[Departure, str, str],
    asked: list[Question],
    state: str | None,
) -> None:
    departure, record, _ = sent
    given = receipt(departure, {record: "stored"}, vault, questions=asked, received=EARLIER)
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    second = handed_over(vault, [dana.fingerprint], records([record]))
    states = {record: state} if state else {}
    given = receipt(second, states, vault, received=LATER)
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    assert texts(vault) == ["Who saw it?"]


def test_nobody_takes_back_what_another_asked_or_asked_about_something_else(
    vault: Vault,
    dana: Identity,
    oleg: Identity,
    sent: tuple[Departure, str, str],
    asked: list[Question],
) -> None:
    departure, record, _ = sent
    befriend(vault, oleg, "Oleg")
    elsewhere = stored(vault, report(vault, "Elsewhere."))
    about = [Question(subject=elsewhere.subject, record=None, text="Where?")]
    to_both = handed_over(vault, [oleg.fingerprint, dana.fingerprint], records([elsewhere.id]))
    for signer in (oleg, dana):
        given = receipt(to_both, {elsewhere.id: "stored"}, vault, questions=about, received=EARLIER)
        acknowledged.apply_receipt(vault, given, signer.fingerprint)
    given = receipt(departure, {record: "stored"}, vault, questions=asked, received=EARLIER)
    acknowledged.apply_receipt(vault, given, dana.fingerprint)
    given = receipt(to_both, {elsewhere.id: "stored"}, vault, received=LATER)
    acknowledged.apply_receipt(vault, given, oleg.fingerprint)
    assert [(one.sender, one.text) for one in acknowledged.questions(vault)] == [
        (dana.fingerprint, "Where?"),
        (dana.fingerprint, "Who saw it?"),
    ]
