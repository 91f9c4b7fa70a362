"""Making a recovery card: it counts when its sheets were seen to open something, and not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from pathlib import Path

import pytest
from shamir_mnemonic import combine_mnemonics

from fieldreport.crypto import bech32, cardslot
from fieldreport.crypto.cards import open_card, open_revocation
from fieldreport.crypto.recipients import HybridIdentity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep import shares
from fieldreport.usecases.keep.shares import Making, make, parse
from tests.unit.usecases.made import tree


@pytest.fixture(scope="module")
def made() -> Making:
    return make("Qorgau", 2, 3)


@pytest.fixture
def making(made: Making) -> Making:
    """Of its own, since a test may note in it that words were typed back."""
    return Making(made.card, made.revocation, made.sheets)


@contextmanager
def refused(code: str) -> Iterator[None]:
    with pytest.raises(UserError) as caught:
        yield
    assert caught.value.code == code


def test_the_card_is_a_recovery_card_and_its_revocation_is_made_with_it(made: Making) -> None:
    card = open_card(made.card)
    assert (card.card.name, card.card.role, card.card.expires) == ("Qorgau", "recovery", None)
    assert card.fingerprint == made.fingerprint
    assert open_revocation(made.revocation, card.public).fingerprint == made.fingerprint


def test_any_sheets_that_suffice_are_the_key_of_the_card(made: Making) -> None:
    recipient = open_card(made.card).card.recipient
    for some in combinations(made.sheets, 2):
        with shares.key_of([sheet.share for sheet in some]) as key:
            assert key.recipient().encode() == recipient


def test_the_reference_implementation_reads_the_sheets_and_age_the_key(made: Making) -> None:
    words = [" ".join(sheet.share.words) for sheet in made.sheets]
    seed = combine_mnemonics([words[2], words[0]])
    text = bech32.encode("AGE-SECRET-KEY-PQ-", seed).decode().upper()
    assert text.startswith("AGE-SECRET-KEY-PQ-1")
    assert HybridIdentity(text).recipient().encode() == open_card(made.card).card.recipient


@pytest.mark.parametrize("lang", ["en", "ru", "kk"])
def test_a_printed_sheet_is_read_as_it_is_and_fits_a_page(made: Making, lang: str) -> None:
    for sheet in made.sheets:
        text = sheet.text(lang)
        assert parse(text) == sheet.share
        assert len(text.splitlines()) < 40
        assert max(map(len, text.splitlines())) <= 100
        assert "Qorgau" in text
        assert "…" not in text


def test_a_sheet_shows_none_of_its_words_by_accident(made: Making) -> None:
    assert not any(word in repr(made.sheets[0]) for word in made.sheets[0].share.words)


def test_it_isnt_saved_before_words_were_typed_back(making: Making, tmp_path: Path) -> None:
    card, revocation = tmp_path / "card", tmp_path / "revocation"
    with refused("shares.not_typed_back"):
        making.save(card, revocation)
    with refused("shares.too_few"):
        making.try_back([making.sheets[0].share])
    with pytest.raises(UserError):
        making.save(card, revocation)
    assert tree(tmp_path) == {}
    making.try_back([making.sheets[2].share, making.sheets[0].share])
    making.save(card, revocation)
    assert card.read_bytes() == making.card
    assert revocation.read_bytes() == making.revocation


def test_sheets_of_another_card_are_noticed_when_typed_back(making: Making) -> None:
    with make("Other", 2, 2) as other, refused("shares.other_card"):
        making.try_back([sheet.share for sheet in other.sheets])
    assert not making.typed_back


def test_it_may_count_untyped_if_somebody_says_so(making: Making, tmp_path: Path) -> None:
    making.save(tmp_path / "card", tmp_path / "revocation", untyped=True)
    assert (tmp_path / "card").exists()


def test_nothing_is_overwritten_and_no_half_is_left(making: Making, tmp_path: Path) -> None:
    (tmp_path / "card").write_bytes(b"mine")
    for _ in range(2):
        with refused("files.exists"):
            making.save(tmp_path / "card", tmp_path / "revocation", untyped=True)
        assert set(tree(tmp_path)) == {"card"}
    assert (tmp_path / "card").read_bytes() == b"mine"


@pytest.mark.parametrize(("needed", "count"), [(1, 3), (3, 2), (2, 11)])
def test_numbers_that_protect_nobody_make_nothing(needed: int, count: int) -> None:
    with refused("shares.bad_numbers"):
        make("Qorgau", needed, count)


def test_a_name_or_a_day_that_no_card_has_makes_nothing() -> None:
    with refused("card.bad_name"):
        make(" ", 2, 2)
    with refused("card.malformed"):
        make("Qorgau", 2, 2, expires="soon")


def test_a_sheet_is_a_file_only_while_it_is_printed(made: Making, tmp_path: Path) -> None:
    sheet = made.sheets[1]
    with shares.as_file(sheet, tmp_path, "en") as path:
        assert parse(path.read_text("utf-8")) == sheet.share
        assert path.stat().st_mode & 0o777 == 0o600
    assert list(tmp_path.iterdir()) == []


def test_what_was_in_the_file_is_overwritten(made: Making, tmp_path: Path) -> None:
    with (
        shares.as_file(made.sheets[0], tmp_path, "en") as path,
        path.open("rb") as reading,
    ):
        text = reading.read()
        (tmp_path / "kept").hardlink_to(path)
    assert (tmp_path / "kept").read_bytes() == bytes(len(text))
    assert not path.exists()


def test_afterwards_the_sheets_are_gone() -> None:
    making = make("Qorgau", 2, 2)
    before = len(making.sheets)
    with making:
        pass
    assert (before, len(making.sheets), making.needed) == (2, 0, 2)


def test_a_key_that_doesnt_open_what_it_should_is_a_bug(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cardslot, "unseal", lambda *arguments: Secret(bytes(32)))
    with pytest.raises(RuntimeError, match="open"):
        make("Qorgau", 2, 2)


def test_a_card_that_expires_before_it_is_made_is_refused() -> None:
    with pytest.raises(UserError) as caught:
        shares.make("Qorgau", 2, 3, expires="2001-01-01T00:00:00Z")
    assert caught.value.code == "succession.expires_at_once"
