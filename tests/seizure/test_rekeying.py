"""New keys for a vault are made by the real program: afterwards no process holds a word of it, the old
keys or the new ones, and the old passphrase opens nothing.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.usecases.keep.session import unlock
from fieldreport.vault import drafts, folder, keys
from tests.seizure.at_work import CANARIES, PASSPHRASE, Home
from tests.seizure.scanning import run_as_root_of_a_namespace, scan, spellings
from tests.seizure.waiting import until_replaced

pytestmark = [
    pytest.mark.hostile,
    pytest.mark.skipif(sys.platform != "linux", reason="reads memory in /proc"),
]

NEW = "түнгі қала үстінде ұшқан құс"


def test_after_new_keys_no_process_holds_the_old_ones_the_new_ones_or_a_word(
    tmp_path: Path,
) -> None:
    if run_as_root_of_a_namespace():
        return
    home = Home(tmp_path)
    old = home.keys()
    with home.start() as program:
        program.do("unlock")
        program.do("write", CANARIES["draft"])
        before = scan(program.process.pid, {"draft": spellings(CANARIES["draft"])})
        assert before.names == {"draft"}, "the scanner is blind"
        program.do("rekey", NEW)
        with Secret(NEW.encode()) as secret:
            master = keys.master_of(folder.recognise(home.vault).header, secret)
        held = keys.Keys.of(master)
        new = {
            "new master key": [bytes(master.view)],
            "new database key": [bytes(held.database.view[:32])],
            "new evidence key": [bytes(held.evidence.view)],
        }
        words = {
            "draft": spellings(CANARIES["draft"]),
            "owner": spellings(CANARIES["owner"]),
            "old passphrase": spellings(PASSPHRASE),
            "new passphrase": spellings(NEW),
        }
        program.tell("unlock_anew")
        until_replaced(program.process.pid, program.pid)
        assert scan(program.process.pid, old | new | words).names == set()
    with Secret(NEW.encode()) as secret, unlock(home.vault, secret) as vault:
        (draft,) = drafts.newest_first(vault)
        assert CANARIES["draft"].encode() in draft.body
    with (
        Secret(PASSPHRASE.encode()) as secret,
        pytest.raises(UserError) as caught,
        unlock(home.vault, secret),
    ):
        pass
    assert caught.value.code == "vault.wrong_passphrase"
