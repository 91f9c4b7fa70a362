"""Which folders are vaults, and what happens to those that aren't: nothing."""

from __future__ import annotations

import errno
import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from filelock import FileLock

from fieldreport import files
from fieldreport.crypto.keyslots import Cost, Header
from fieldreport.errors import UserError
from fieldreport.vault import folder
from fieldreport.vault.vault import Vault
from tests.unit.vault.made import passphrase, tree

Change = Callable[[Path], object]


def _open(place: Path, text: str | None = None) -> Vault:
    with passphrase(text) if text else passphrase() as secret:
        return Vault.open(place, secret)


def _cut(name: str, size: int) -> Change:
    return lambda place: os.truncate(place / name, size)


def _each(*changes: Change) -> Change:
    def all_of_them(place: Path) -> None:
        for change in changes:
            change(place)

    return all_of_them


def _gone(*names: str) -> Change:
    def change(place: Path) -> None:
        for name in names:
            (place / name).unlink()

    return change


def _flip(name: str, at: int) -> Change:
    def change(place: Path) -> None:
        raw = bytearray((place / name).read_bytes())
        raw[at] ^= 1
        (place / name).write_bytes(raw)

    return change


def _both_headers(change: Callable[[bytes], bytes]) -> Change:
    def both(place: Path) -> None:
        for name in folder.HEADERS:
            (place / name).write_bytes(change((place / name).read_bytes()))

    return both


def _newer_schema(place: Path) -> None:
    with _open(place) as vault:
        vault.db.execute("PRAGMA user_version = 9999")


def _another_vaults_database(place: Path) -> None:
    other = place.parent / "other"
    with passphrase() as secret:
        Vault.create(other, secret, name="Other", role="monitor", cost=_cost(place)).close()
    shutil.copy(other / folder.DATABASE, place / folder.DATABASE)


def _cost(place: Path) -> Cost:
    return folder.recognise(place).header.cost


def _a_plain_database(place: Path) -> None:
    import sqlite3

    (place / folder.DATABASE).unlink()
    plain = sqlite3.connect(place / folder.DATABASE)
    plain.execute("CREATE TABLE record (seq)")
    plain.commit()
    plain.close()


def _pipe_as_database(place: Path) -> None:
    (place / folder.DATABASE).unlink()
    os.mkfifo(place / folder.DATABASE)


def _link_as_database(place: Path) -> None:
    (place / folder.DATABASE).rename(place.parent / "elsewhere.db")
    (place / folder.DATABASE).symlink_to(place.parent / "elsewhere.db")


REFUSED: dict[str, tuple[str, Change]] = {
    "both headers cut": ("vault.damaged", _both_headers(lambda raw: raw[:-1])),
    "both headers empty": ("vault.damaged", _both_headers(lambda raw: b"")),
    "both headers flipped": ("vault.damaged", _both_headers(lambda raw: raw.replace(b"a", b"b"))),
    "both headers gone": (
        "vault.damaged",
        _gone(*folder.HEADERS),
    ),
    "only a damaged header": (
        "vault.damaged",
        _each(_cut("header.json", 500), _gone("header.2.json", folder.DATABASE)),
    ),
    "a newer header": (
        "vault.newer",
        _both_headers(lambda raw: raw.replace(b'"format":"1.0"', b'"format":"2.0"')),
    ),
    "one newer header": (
        "vault.newer",
        lambda place: (place / "header.2.json").write_bytes(
            (place / "header.2.json").read_bytes().replace(b'"1.0"', b'"7.0"')
        ),
    ),
    "a newer schema": ("vault.newer", _newer_schema),
    "no database": ("vault.damaged", lambda place: (place / folder.DATABASE).unlink()),
    "an empty database": ("vault.damaged", _cut(folder.DATABASE, 0)),
    "a database of one page": ("vault.damaged", _cut(folder.DATABASE, 4096)),
    "a database cut in a page": ("vault.damaged", _cut(folder.DATABASE, 20000)),
    "a database cut in its first page": ("vault.damaged", _cut(folder.DATABASE, 1000)),
    "a flipped bit in the first page": ("vault.damaged", _flip(folder.DATABASE, 2000)),
    "another vault's database": ("vault.damaged", _another_vaults_database),
    "a database without encryption": ("vault.damaged", _a_plain_database),
    "a pipe as database": ("vault.damaged", _pipe_as_database),
    "a link as database": ("vault.damaged", _link_as_database),
    "a backup": ("vault.is_backup", lambda place: (place / "backup.json").write_bytes(b"{}")),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("lock", [True, False], ids=["with a lock file", "without one"])
def test_a_vault_that_cant_be_read_is_refused_and_left_byte_identical(
    place: Path, what: str, lock: bool
) -> None:
    code, change = REFUSED[what]
    change(place)
    if not lock:
        (place / folder.LOCK).unlink()
    before = tree(place)
    with pytest.raises(UserError) as refused:
        _open(place)
    assert refused.value.code == code
    if lock:
        assert tree(place) == before
    else:
        # The file was made and removed again, which the folder's own time tells.
        assert _without_folder_time(tree(place)) == _without_folder_time(before)


def test_a_wrong_passphrase_changes_nothing(place: Path) -> None:
    before = tree(place)
    with pytest.raises(UserError) as refused:
        _open(place, "incorrect horse battery staple")
    assert refused.value.code == "vault.wrong_passphrase"
    assert tree(place) == before


FOREIGN: dict[str, tuple[str, Change]] = {
    "nothing": ("vault.missing", lambda place: None),
    "a file": ("vault.not_a_folder", lambda place: place.write_bytes(b"text")),
    "something below a file": (
        "vault.missing",
        _each(lambda place: place.parent.rmdir(), lambda place: place.parent.write_bytes(b"")),
    ),
    "a dangling link": ("vault.missing", lambda place: place.symlink_to("nowhere")),
    "an empty folder": ("vault.empty_folder", lambda place: place.mkdir()),
    "somebody's folder": (
        "vault.foreign",
        _each(Path.mkdir, lambda place: (place / "letter.txt").write_bytes(b"Dear")),
    ),
    "a folder with another program's header": (
        "vault.foreign",
        _each(Path.mkdir, lambda p: (p / "header.json").write_bytes(b'{"kind": "page"}')),
    ),
    "a folder with a folder named like a header": (
        "vault.foreign",
        lambda place: (place / "header.json").mkdir(parents=True),
    ),
}


@pytest.mark.parametrize("what", FOREIGN)
def test_what_is_no_vault_is_refused_and_left_as_it_is(tmp_path: Path, what: str) -> None:
    code, make = FOREIGN[what]
    (tmp_path / "in").mkdir()
    make(tmp_path / "in" / "vault")
    before = tree(tmp_path)
    with pytest.raises(UserError) as refused:
        _open(tmp_path / "in" / "vault")
    assert refused.value.code == code
    assert tree(tmp_path) == before


def test_a_vault_newer_only_in_the_log_of_a_killed_session_is_left_byte_identical(
    place: Path,
) -> None:
    _killed_session(place, "vault.db.execute('PRAGMA user_version = 9999')")
    before = tree(place)
    assert "reports.db-wal" in before
    for index_is_there in (True, False):
        if not index_is_there:
            (place / "reports.db-shm").unlink()
            before = tree(place)
        with pytest.raises(UserError) as refused:
            _open(place)
        assert refused.value.code == "vault.newer"
        # The folder itself was touched to put the index of the log back.
        assert _without_folder_time(tree(place)) == _without_folder_time(before)


def _without_folder_time(found: dict[str, tuple[str, int, str]]) -> dict[str, tuple[str, int, str]]:
    return {name: value for name, value in found.items() if name != "."}


def _killed_session(place: Path, statement: str) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from fieldreport.vault.vault import Vault\n"
        "from tests.unit.vault.made import passphrase, report, stored\n"
        f"vault = Vault.open(Path({str(place)!r}), passphrase())\n"
        f"{statement}\n"
        "os._exit(9)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], check=False, env=_environment())
    assert done.returncode == 9


def _environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_what_a_killed_session_committed_is_there_at_the_next_unlock(place: Path) -> None:
    _killed_session(place, "stored(vault, report(vault, 'Before the power was cut.'))")
    assert (place / "reports.db-wal").stat().st_size
    with _open(place) as vault:
        (count,) = vault.db.execute("SELECT count(*) FROM record").fetchone()
        assert count == 1
        # And the log holds nothing any more, no deleted text either.
        assert not (place / "reports.db-wal").stat().st_size


def test_a_vault_is_open_in_one_process_at_a_time(place: Path) -> None:
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from fieldreport.vault.vault import Vault\n"
        "from tests.unit.vault.made import passphrase\n"
        f"with Vault.open(Path({str(place)!r}), passphrase()):\n"
        "    print('open', flush=True)\n"
        "    sys.stdin.readline()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=_environment(),
    ) as other:
        assert other.stdin
        assert other.stdout
        assert other.stdout.readline() == "open\n"
        before = tree(place)
        with pytest.raises(UserError) as refused:
            _open(place)
        assert refused.value.code == "vault.in_use"
        assert tree(place) == before
        other.stdin.write("\n")
    _open(place).close()


def test_a_vault_is_open_once_in_one_process_too(place: Path) -> None:
    with _open(place):
        with pytest.raises(UserError) as refused:
            _open(place)
        assert refused.value.code == "vault.in_use"
    _open(place).close()


def test_a_lock_left_by_a_killed_process_locks_nobody_out(place: Path) -> None:
    _killed_session(place, "pass")
    _open(place).close()


def test_a_read_only_drive_is_named_and_left_as_it_is(place: Path, small_drive: Path) -> None:
    shutil.copytree(place, small_drive / "vault")
    subprocess.run(["mount", "-o", "remount,ro", str(small_drive)], check=True)
    with pytest.raises(UserError) as refused:
        _open(small_drive / "vault")
    assert refused.value.code == "vault.read_only"


@contextmanager
def _nobody() -> Iterator[None]:
    """Be somebody who may not write everywhere, if root runs the tests."""
    if os.geteuid():
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.mark.skipif(sys.platform != "linux", reason="needs permissions as Linux has them")
def test_a_folder_that_may_not_be_written_is_refused(place: Path) -> None:
    # At a place that everybody can reach.
    with tempfile.TemporaryDirectory() as reachable:
        other = Path(shutil.copytree(place, Path(reachable) / "vault"))
        Path(reachable).chmod(0o755)
        for path in (*other.rglob("*"), other):
            path.chmod(0o555 if path.is_dir() else 0o444)
        before = tree(other)
        with _nobody(), pytest.raises(UserError) as refused:
            _open(other)
        assert refused.value.code == "vault.read_only"
        assert tree(other) == before
        (other / "lock").unlink()
        with _nobody(), pytest.raises(UserError) as refused:
            _open(other)
        assert refused.value.code == "vault.read_only"
        for path in (other, *other.rglob("*")):
            path.chmod(0o755)


def test_one_damaged_header_is_mended_from_the_other(place: Path) -> None:
    whole = (place / "header.json").read_bytes()
    for name in folder.HEADERS:
        (place / name).write_bytes(b"")
        _open(place).close()
        assert (place / name).read_bytes() == whole


def test_the_header_of_the_higher_generation_counts(place: Path) -> None:
    old = (place / "header.json").read_bytes()
    header = Header.parse(old)
    with (
        passphrase() as before,
        passphrase("a new one, longer") as after,
        header.open(before) as master,
    ):
        new = header.with_passphrase(master, after).encode()
    (place / "header.2.json").write_bytes(new)
    assert folder.recognise(place).stale == ("header.json",)
    with pytest.raises(UserError):
        _open(place)
    assert (place / "header.json").read_bytes() == old, "mended before the passphrase was right"
    _open(place, "a new one, longer").close()
    assert (place / "header.json").read_bytes() == new


def test_a_new_folder_appears_when_it_is_whole(tmp_path: Path) -> None:
    target = tmp_path / "far" / "vault"
    with folder.new_folder(target) as unfinished:
        (unfinished / "a").write_bytes(b"1")
        assert not target.exists()
    assert (target / "a").read_bytes() == b"1"
    assert [path.name for path in target.parent.iterdir()] == ["vault"]


def test_a_new_folder_takes_the_place_of_an_empty_one(tmp_path: Path) -> None:
    (tmp_path / "vault").mkdir()
    with folder.new_folder(tmp_path / "vault") as unfinished:
        (unfinished / "a").write_bytes(b"1")
    assert (tmp_path / "vault" / "a").exists()


def test_a_failure_leaves_no_new_folder(tmp_path: Path) -> None:
    before = tree(tmp_path)
    target = tmp_path / "vault"
    with pytest.raises(ZeroDivisionError), folder.new_folder(target) as made:  # noqa: PT012  fails in its body
        (made / "a").write_bytes(b"1")
        raise ZeroDivisionError
    assert [path.name for path in tmp_path.iterdir()] == []
    assert tree(tmp_path).keys() == before.keys()


@pytest.mark.parametrize(
    ("code", "occupy"),
    [
        ("vault.not_a_folder", lambda place: place.write_bytes(b"")),
        ("vault.not_a_folder", lambda place: place.symlink_to(place.parent)),
        ("vault.folder_not_empty", lambda place: (place / "x").mkdir(parents=True)),
    ],
    ids=["file", "link", "full folder"],
)
def test_a_place_that_is_taken_is_refused(tmp_path: Path, code: str, occupy: Change) -> None:
    place = tmp_path / "vault"
    occupy(place)
    before = tree(tmp_path)
    with pytest.raises(UserError) as refused, folder.new_folder(place):
        pytest.fail("the body must not run")
    assert refused.value.code == code
    assert tree(tmp_path) == before


def test_a_place_that_was_taken_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    place = tmp_path / "vault"
    with pytest.raises(UserError) as refused, folder.new_folder(place) as made:  # noqa: PT012  fails in its body
        (made / "a").write_bytes(b"ours")
        place.mkdir()
        (place / "a").write_bytes(b"theirs")
    assert refused.value.code == "vault.folder_not_empty"
    assert (place / "a").read_bytes() == b"theirs"
    assert [path.name for path in tmp_path.iterdir()] == ["vault"]


def test_a_full_drive_leaves_no_new_folder(small_drive: Path) -> None:
    with pytest.raises(UserError) as refused, folder.new_folder(small_drive / "vault") as place:
        files.write_atomic(place / "a", bytes(5 << 20))
    assert refused.value.code == "files.full"
    assert list(small_drive.iterdir()) == []


def test_a_header_is_never_seen_half_written(place: Path) -> None:
    raw = (place / "header.json").read_bytes()
    folder.replace_header(place, raw)
    assert not [path.name for path in place.iterdir() if path.name.endswith(".part")]
    assert json.loads((place / "header.json").read_bytes())["kind"] == "vault"


def test_a_file_system_without_locks_is_named(place: Path) -> None:
    # A folder in the lock's place is what no file system lets anybody lock.
    (place / folder.LOCK).unlink()
    (place / folder.LOCK).mkdir()
    with pytest.raises(UserError) as refused:
        _open(place)
    assert refused.value.code == "vault.drive_unsuitable"


# --- replacing a header ---------------------------------------------------------------------------


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the name of a file that is open")
def test_what_a_replaced_header_was_is_overwritten_where_it_lay(place: Path) -> None:
    old = (place / "header.json").read_bytes()
    with (place / "header.json").open("rb") as lying:
        folder.replace_header(place, old.replace(b'"generation":1', b'"generation":2'))
        left = lying.read()
    assert len(left) == len(old)
    # Not a piece of a slot is left of it.
    assert not any(old[at : at + 16] in left for at in range(300, len(old) - 16, 16))


def test_a_copy_made_of_links_keeps_the_header_it_has(place: Path, tmp_path: Path) -> None:
    old = (place / "header.json").read_bytes()
    (tmp_path / "linked").hardlink_to(place / "header.json")
    folder.replace_header(place, old + b" ")
    assert (tmp_path / "linked").read_bytes() == old


def test_a_header_that_the_drive_gives_back_otherwise_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = files.open_uncached

    def changed(path: Path) -> object:
        path.write_bytes(b"something else")
        return real(path)

    other = (place / "header.2.json").read_bytes()
    monkeypatch.setattr(files, "open_uncached", changed)
    with pytest.raises(UserError) as caught:
        folder.replace_header(place, other)
    assert caught.value.code == "vault.header_not_as_written"
    # The other copy wasn't touched before the first was right.
    assert (place / "header.2.json").read_bytes() == other


def test_a_missing_copy_is_made(place: Path) -> None:
    raw = (place / "header.json").read_bytes()
    (place / "header.2.json").unlink()
    folder.replace_header(place, raw)
    assert (place / "header.2.json").read_bytes() == raw


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.EIO, "vault.drive_failed"),
        (errno.ENODEV, "vault.drive_gone"),
        (errno.ENOSPC, "vault.drive_full"),
        (errno.EROFS, "vault.read_only"),
        (errno.ENOLCK, "vault.drive_unsuitable"),
    ],
)
def test_why_there_is_no_lock_is_told(
    place: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(FileLock, "acquire", fail)
    with pytest.raises(UserError) as refused:
        _open(place)
    assert refused.value.code == code


def test_a_header_that_cant_be_read_back_is_told_as_the_drives_fault(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Dead(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(files, "open_uncached", lambda _: Dead())
    with pytest.raises(UserError) as refused:
        folder.replace_header(place, (place / "header.json").read_bytes())
    assert refused.value.code == "files.io"
