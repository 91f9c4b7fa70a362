from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from fieldreport.bundle.source import BundleFile, Payload
from fieldreport.crypto import age
from fieldreport.crypto.recipients import X25519Identity
from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from tests.unit.bundle.made import Draft, encrypted, full, somebody


def described(path: Path) -> str:
    with BundleFile(path) as bundle, pytest.raises(UserError) as caught:
        bundle.outline()
    return caught.value.code


def opened(path: Path, name: str = "botagoz") -> str:
    with BundleFile(path) as bundle, pytest.raises(UserError) as caught:
        bundle.decrypt(somebody(name).age)
    assert caught.value.params == {"file": path.name}
    return caught.value.code


def test_without_a_key_only_size_files_and_stanzas_are_seen(tmp_path: Path) -> None:
    path = Draft(full()).at(tmp_path / "x")
    with BundleFile(path) as bundle:
        outline = bundle.outline()
    assert (outline.size, outline.paths, outline.stanzas) == (path.stat().st_size, (path,), 16)


def test_volumes_are_one_bundle(tmp_path: Path) -> None:
    whole = Draft(full()).sealed()
    for n in range(3):
        (tmp_path / f"x.{n + 1:03}").write_bytes(whole[n * 500_000 : (n + 1) * 500_000])
    with BundleFile(tmp_path / "x") as bundle:
        assert bundle.outline().size == bundle.size == len(whole)
        assert len(bundle.outline().paths) == 3
        payload = bundle.decrypt(somebody("botagoz").age)
        payload.check_end()


def test_the_payload_is_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(encrypted(b"plain", ["botagoz"]))
    with BundleFile(path) as bundle:
        payload = bundle.decrypt(somebody("botagoz").age)
        room = memoryview(bytearray(10))
        assert payload.readinto(room) == 5
        assert bytes(room[:5]) == b"plain"
        assert payload.readinto(room) == 0
    with pytest.raises(ValueError, match="closed"):
        payload.readinto(room)


def test_a_bundle_can_be_kept_as_it_is_before_and_after_it_was_opened(tmp_path: Path) -> None:
    path = Draft(full()).at(tmp_path / "x")
    with BundleFile(path) as bundle:
        for _ in range(2):
            assert b"".join(map(bytes, bundle.blocks())) == path.read_bytes()
            bundle.decrypt(somebody("botagoz").age).check_end()


def classical() -> bytes:
    out = io.BytesIO()
    with age.encrypt(out, [X25519Identity(Secret(bytes(range(32)))).recipient()]) as writer:
        writer.finish()
    return out.getvalue()


def with_another_stanza(first: bool) -> bytes:
    file = encrypted(b"", ["botagoz"])
    foreign = b"-> grease\n" + b"A" * 11 + b"\n"
    at = len(b"age-encryption.org/v1\n") if first else file.index(b"\n--- ") + 1
    return file[:at] + foreign + file[at:]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"x",
        b"PK\x03\x04" + bytes(100),
        b"\x1f\x8b" + bytes(100),
        bytes(2_000_000),
        b"age-encryption.org/v1\n",
        b"age-encryption.org/v2\n-> mlkem768x25519 ",
        classical(),
        with_another_stanza(first=True),
        with_another_stanza(first=False),
    ],
)
def test_what_is_no_bundle_is_named_so(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert described(path) == opened(path) == "bundle.not_a_bundle"


@pytest.mark.parametrize("length", [60, 1000, 20_000])
def test_a_bundle_cut_in_its_header_is_damaged(tmp_path: Path, length: int) -> None:
    path = tmp_path / "x"
    path.write_bytes(Draft().sealed()[:length])
    assert described(path) == opened(path) == "bundle.damaged"


def test_a_header_changed_without_losing_its_form_is_damaged(tmp_path: Path) -> None:
    file = Draft().sealed()
    mac = file.index(b"\n--- ") + 6
    changed = file[:mac] + (b"A" if file[mac : mac + 1] != b"A" else b"B") + file[mac + 1 :]
    path = tmp_path / "x"
    path.write_bytes(changed)
    assert opened(path) == "bundle.damaged"


def test_a_bundle_for_somebody_else_is_not_for_us(tmp_path: Path) -> None:
    path = Draft(full()).at(tmp_path / "x")
    assert opened(path, "serik") == "bundle.not_for_us"
    assert opened(path, "aigul") == "bundle.not_for_us"


def test_a_missing_volume_is_named(tmp_path: Path) -> None:
    for n in (1, 3):
        (tmp_path / f"x.{n:03}").write_bytes(b"")
    with pytest.raises(UserError) as caught:
        BundleFile(tmp_path / "x.003")
    assert caught.value.code == "bundle.volume_missing"


@pytest.mark.parametrize("kind", ["missing", "folder"])
def test_what_is_no_file_is_refused_and_opened_volumes_are_closed(
    tmp_path: Path, kind: str
) -> None:
    (tmp_path / "x.001").write_bytes(b"")
    if kind == "folder":
        (tmp_path / "x.002").mkdir()
    with pytest.raises(UserError) as caught:
        BundleFile(tmp_path / ("x.001" if kind == "folder" else "y"))
    assert caught.value.code == ("files.not_a_file" if kind == "folder" else "files.missing")


class PulledOut(io.BytesIO):
    """A drive that answers no more."""

    def readinto(self, _: object) -> int:
        raise OSError(5, "Input/output error")


def test_a_drive_that_fails_while_it_is_read_is_named(tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(encrypted(bytes(200_000), ["botagoz"]))
    with path.open("rb") as file:
        reader = age.decrypt(file, [somebody("botagoz").age])
        payload = Payload(reader, path)
        reader._chunks._source = PulledOut()
        with pytest.raises(UserError) as caught:
            payload.readinto(memoryview(bytearray(10)))
    assert caught.value.code == "files.io"
    payload.close()


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="there are no links")
def test_a_further_volume_that_leads_elsewhere_is_not_followed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "private"
    elsewhere.write_bytes(b"not of the bundle")
    (tmp_path / "x.001").write_bytes(b"begin")
    (tmp_path / "x.002").symlink_to(elsewhere)
    with pytest.raises(UserError) as raised:
        BundleFile(tmp_path / "x.001")
    assert (raised.value.code, raised.value.params["file"]) == ("files.not_a_file", "x.002")
    # What the user names may be a link of his own.
    (tmp_path / "mine").symlink_to(elsewhere)
    with BundleFile(tmp_path / "mine") as source:
        assert source.size == 17
