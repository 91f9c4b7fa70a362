"""Words come into the search index and leave it, the file included."""

from __future__ import annotations

import pytest

from fieldreport.vault import index, records, staging
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import PASSPHRASE, passphrase, report, stored
from tests.unit.vault.test_staging import arrival

# So unlike each other that no list of words can hold one as the ending of another.
WORDS = ("kxqvwzjfbm", "plmoknijbu", "zaqxswcdev", "tgbyhnujmi", "qetuozcbmw")


def _in_file(vault: Vault, word: str) -> bool:
    """Whether the decrypted lists of words, or the texts, still hold a word."""
    ending = word[4:]
    blocks = vault.db.execute("SELECT block FROM text_data").fetchall()
    texts = vault.db.execute("SELECT c0 || c1 || c2 FROM text_content").fetchall()
    return any(ending.encode() in block for (block,) in blocks) or any(
        ending in text for (text,) in texts
    )


def _purged(vault: Vault, *ids: str) -> None:
    with vault.transaction():
        records.purge(vault, ids)


def test_a_removed_word_leaves_the_file_and_the_others_stay(vault: Vault) -> None:
    made = [stored(vault, report(vault, word)) for word in WORDS]
    _purged(vault, made[1].id, made[2].id)
    index.tidy(vault)
    assert [_in_file(vault, word) for word in WORDS] == [True, False, False, True, True]
    stored(vault, report(vault, "and later ones"))
    index.tidy(vault)
    assert _in_file(vault, WORDS[0])


def test_a_word_that_a_kept_version_has_stays(vault: Vault) -> None:
    made = [stored(vault, report(vault, WORDS[0])) for _ in range(2)]
    _purged(vault, made[0].id)
    index.tidy(vault)
    assert _in_file(vault, WORDS[0])
    _purged(vault, made[1].id)
    index.tidy(vault)
    assert not _in_file(vault, WORDS[0])


def test_what_a_killed_purge_left_is_tidied_at_the_next_unlock(vault: Vault) -> None:
    for word in WORDS:
        stored(vault, report(vault, word))
    _purged(vault, *[row[0].hex() for row in vault.db.execute("SELECT id FROM record").fetchall()])
    assert vault.setting("words_left")
    place = vault.folder
    vault.close()
    with passphrase(PASSPHRASE) as secret, Vault.open(place, secret) as again:
        assert again.setting("words_left") is None
        assert not any(_in_file(again, word) for word in WORDS)


def test_a_purge_that_was_undone_leaves_the_index_as_it_was(vault: Vault) -> None:
    record = stored(vault, report(vault, WORDS[0]))
    with pytest.raises(ZeroDivisionError), vault.transaction():  # noqa: PT012  fails in its body
        records.purge(vault, [record.id])
        raise ZeroDivisionError
    assert vault.setting("words_left") is None
    assert _in_file(vault, WORDS[0])
    # And whatever deletes a row without asking this module still deletes its words at once.
    vault.db.execute("DELETE FROM text")
    assert not _in_file(vault, WORDS[0])


def test_the_words_of_a_discarded_import_leave_the_file(vault: Vault) -> None:
    number = arrival(vault)
    for word in WORDS:
        stored(vault, report(vault, word), arrival=number, visible=False)
    while staging.discard(vault, number, at_most=2):
        assert vault.setting("words_left")
    assert vault.setting("words_left") is None
    assert not any(_in_file(vault, word) for word in WORDS)


def test_many_removals_take_many_steps_and_leave_nothing(vault: Vault) -> None:
    with vault.transaction():
        made = [
            stored(vault, report(vault, f"{WORDS[i % 5]}{i} " + f"filler{i} " * 50))
            for i in range(300)
        ]
    _purged(vault, *[record.id for record in made])
    index.tidy(vault)
    assert not any(_in_file(vault, word) for word in WORDS)
