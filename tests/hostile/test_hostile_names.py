"""Names that lead elsewhere: refused as names of members, shown and never used as names of evidence."""

from __future__ import annotations

from pathlib import Path

import pytest

from fieldreport.bundle import archive
from fieldreport.crypto import age
from fieldreport.reference.inert import inert
from tests.hostile.forging import NAMES, bundle, version
from tests.unit.bundle.made import Draft, Members, full, padded, refusal, somebody
from tests.unit.bundle.made import evidence as member
from tests.unit.cli.made import Console, Run
from tests.unit.usecases.made import COORDINATOR, MONITOR, Places, content_at, differing, tree

pytestmark = pytest.mark.hostile


def header(name: bytes, size: int, kind: bytes = b"0", link: bytes = b"") -> bytes:
    """A tar header of ours in every byte but these."""
    block = bytearray(archive.header("x", size))
    block[:100] = name[:100].ljust(100, b"\0")
    block[156:157] = kind
    block[157:257] = link[:100].ljust(100, b"\0")
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def packed_with(members: Members, name: bytes, kind: bytes = b"0", link: bytes = b"") -> bytes:
    """The tar of a bundle with one more member of this name and kind."""
    draft = Draft(members)
    tar = draft.tar()
    tar = tar[: tar.index(b"padding\0")]
    return padded(tar + header(name, 3, kind, link) + b"boo" + bytes(509))


@pytest.mark.parametrize("how", NAMES)
def test_a_member_of_a_hostile_name_is_refused_in_the_manifest_and_in_the_tar(
    tmp_path: Path, how: str
) -> None:
    path, name = tmp_path / "x", NAMES[how]
    members = [*full(with_third=False), (name[:99], b"x")]
    # The manifest alone lists it; the tar is another.
    listed = Draft(members, in_tar=full(with_third=False))
    assert refusal(listed.at(path)) == "bundle.bad_manifest"
    tar = packed_with(full(with_third=False), name.encode("utf-8", "surrogatepass"))
    packed = Draft(full(with_third=False), tar_edit=lambda _: tar)
    assert refusal(packed.at(path)) in {"bundle.wrong_tar", "bundle.wrong_member"}
    assert tree(tmp_path).keys() == {"x"}


LINKS = {
    "hard-link": (b"1", b"/etc/passwd"),
    "symbolic-link": (b"2", b"../../etc"),
    "character-device": (b"3", b""),
    "block-device": (b"4", b""),
    "folder": (b"5", b""),
    "pipe": (b"6", b""),
    "contiguous": (b"7", b""),
    "gnu-sparse": (b"S", b""),
    "gnu-long-name": (b"L", b""),
    "gnu-long-link": (b"K", b""),
    "gnu-multi-volume": (b"M", b""),
    "gnu-volume-name": (b"V", b""),
    "pax": (b"x", b""),
    "pax-for-all": (b"g", b""),
    "old-regular": (b"\0", b""),
    "solaris-attributes": (b"X", b""),
}


@pytest.mark.parametrize("how", LINKS)
def test_a_member_that_is_no_plain_file_is_refused(tmp_path: Path, how: str) -> None:
    kind, link = LINKS[how]
    for name in (b"records.jsonl", b"evidence/" + b"a" * 64, b"x"):
        tar = packed_with(full(with_third=False), name, kind, link)
        draft = Draft(full(with_third=False), tar_edit=lambda _, tar=tar: tar)  # type: ignore[misc]
        assert refusal(draft.at(tmp_path / "x")) == "bundle.wrong_tar"


def test_a_sparse_file_by_pax_headers_is_refused(tmp_path: Path) -> None:
    said = b"22 GNU.sparse.major=1\n28 GNU.sparse.realsize=999999\n"
    draft = Draft(full(with_third=False))
    tar = draft.tar()
    at = tar.index(b"records.jsonl\0")
    pax = header(b"./PaxHeaders/records.jsonl", len(said), b"x") + said + bytes(-len(said) % 512)
    draft.tar_edit = lambda tar: tar[:at] + pax + tar[at:]
    assert refusal(draft.at(tmp_path / "x")) == "bundle.wrong_tar"


def test_a_million_tiny_members_are_refused_before_any_of_them_is_read(tmp_path: Path) -> None:
    # More than a manifest can list, so the tar has what nobody announced.
    tar = Draft([]).tar()
    empty = archive.header("evidence/" + "0" * 64, 0) * 10_000
    path = tmp_path / "x"
    with (
        path.open("wb") as file,
        age.encrypt(file, [somebody(COORDINATOR).age.recipient()]) as writer,
    ):
        writer.write(tar[: tar.index(b"padding\0")])
        for _ in range(100):
            writer.write(empty)
        writer.finish()
    assert path.stat().st_size > 512_000_000
    assert refusal(path) == "bundle.wrong_member"
    path.unlink()


def test_more_members_than_any_bundle_has_are_refused_by_the_manifest(tmp_path: Path) -> None:
    def edit(tree: dict[str, object]) -> None:
        tree["members"] = [{"path": "", "size": 0, "sha256": ""}] * 300_000

    assert refusal(Draft(edit=edit).at(tmp_path / "x")) == "bundle.bad_manifest"


@pytest.mark.parametrize("how", NAMES)
def test_evidence_with_a_hostile_name_is_stored_under_its_hash_and_the_name_only_shown(
    coordinator: Run, places: Places, tmp_path: Path, how: str
) -> None:
    content = b"content of a file"
    path, body = member(content)
    digest = path.removeprefix("evidence/")
    entry = {"sha256": digest, "name": NAMES[how], "media_type": "image/jpeg", "size": len(body)}
    one = version(MONITOR, {"narrative": "Seen.", "evidence": [entry]})
    before = tree(tmp_path)
    bundle(places.drive / "b", one, evidence=[(path, body)])
    coordinator("import", places.drive / "b").done()
    said = coordinator("evidence", "list").done().out
    assert inert(said, limit=len(said) + 1, lines=True) == said
    assert coordinator("evidence", "save", digest, tmp_path / "out").code == 0
    assert (tmp_path / "out").read_bytes() == content
    made = {name for name in tree(tmp_path) if name not in before}
    # Nothing but what was asked for, and what belongs to the vault.
    assert {name for name in made if not name.startswith("places/")} == {"out"}
    drive = {name for name in made if name.startswith("places/drive")}
    assert drive == {"places/drive/b"}


@pytest.mark.usefixtures("cheap")
@pytest.mark.parametrize("how", ["traversal", "absolute", "reserved", "right-to-left"])
def test_a_rescue_names_its_files_by_hashes_alone(
    console: Console, coordinator: Run, places: Places, tmp_path: Path, how: str
) -> None:
    path, body = member(b"content of a file")
    digest = path.removeprefix("evidence/")
    entry = {"sha256": digest, "name": NAMES[how], "media_type": "image/jpeg", "size": len(body)}
    one = version(MONITOR, {"narrative": NAMES[how], "evidence": [entry]})
    bundle(places.drive / "b", one, evidence=[(path, body)])
    (tmp_path / "kp").write_text("key", encoding="utf-8")
    phrase = ("--key-passphrase-file", tmp_path / "kp")
    coordinator("key", "export", tmp_path / "c.key", *phrase).done()
    out = tmp_path / "out"
    console(
        *("rescue", places.drive / "b", "--key", tmp_path / "c.key", *phrase),
        *("--out", out),
    )
    names = {name for name in tree(out) if "." in name or "/" in name}
    assert f"evidence/{digest}" in names
    assert {name for name in names if one.id in name or digest in name or "cards/" in name} == names


@pytest.mark.skipif(Path("/").drive != "", reason="such names can't be made there")
@pytest.mark.parametrize("name", ["x\u202egpj.001", "a\x1b[31mb", "-rf", "a\nb", "{file}", "%s"])
def test_a_bundle_whose_own_file_has_a_hostile_name_is_taken_and_its_name_shown_inertly(
    coordinator: Run, places: Places, name: str
) -> None:
    before = content_at(places.coordinator)
    bundle(places.drive / name, version(MONITOR, {"narrative": "Seen."}))
    answer = coordinator("inspect", places.drive / name)
    for said in (answer.out, answer.err):
        assert inert(said, limit=len(said) + 1, lines=True) == said
    assert answer.code == 0
    answer = coordinator("import", places.drive / name).done()
    assert inert(answer.out, limit=len(answer.out) + 1, lines=True) == answer.out
    assert "record" in differing(before, content_at(places.coordinator))
