"""The faults of the environment, told apart and named."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from fieldreport import files
from fieldreport.errors import UserError
from fieldreport.reference import wording

CODES = {
    errno.ENOSPC: "files.full",
    errno.EDQUOT: "files.full",
    errno.EFBIG: "files.too_big_for_drive",
    errno.EROFS: "files.read_only",
    errno.EACCES: "files.denied",
    errno.EPERM: "files.denied",
    errno.ENOENT: "files.missing",
    errno.ENOTDIR: "files.missing",
    errno.ELOOP: "files.missing",
    errno.EEXIST: "files.exists",
    errno.EISDIR: "files.not_a_file",
    errno.ENAMETOOLONG: "files.bad_name",
    errno.ENODEV: "files.gone",
    errno.ENXIO: "files.gone",
    errno.EBUSY: "files.busy",
}


@pytest.mark.parametrize(("number", "code"), CODES.items(), ids=str)
def test_an_error_of_the_system_becomes_a_code_that_names_the_file(number: int, code: str) -> None:
    with (
        pytest.raises(UserError) as caught,
        files.environment_errors(Path("/mnt/drive/report.bin")),
    ):
        raise OSError(number, os.strerror(number))
    assert (caught.value.code, caught.value.params) == (code, {"file": "report.bin"})


@pytest.mark.parametrize(("number", "reason"), [(errno.EIO, "EIO"), (999_999, "unknown")])
def test_an_error_without_a_sentence_of_its_own_is_told_by_its_name(
    number: int, reason: str
) -> None:
    with pytest.raises(UserError) as caught, files.environment_errors("x"):
        raise OSError(number, "in the words of the system")
    assert (caught.value.code, caught.value.params) == ("files.io", {"file": "x", "reason": reason})


def test_an_error_without_a_number_is_no_bug_either() -> None:
    with pytest.raises(UserError) as caught, files.environment_errors("x"):
        raise OSError
    assert caught.value.code == "files.io"


@pytest.mark.parametrize(
    ("number", "code"), [(112, "files.full"), (19, "files.read_only"), (1167, "files.gone")]
)
def test_the_numbers_of_windows_count_before_their_translation(number: int, code: str) -> None:
    error = OSError(errno.EACCES, "in the words of the system")
    error.winerror = number  # type: ignore[attr-defined,unused-ignore]  # which only Windows sets
    with pytest.raises(UserError) as caught, files.environment_errors("x"):
        raise error
    assert caught.value.code == code


def test_what_is_no_fault_of_the_environment_passes_unchanged() -> None:
    with pytest.raises(ZeroDivisionError), files.environment_errors("x"):
        raise ZeroDivisionError
    with pytest.raises(UserError) as caught, files.environment_errors("x"):
        raise UserError("vault.missing")
    assert caught.value.code == "vault.missing"


@pytest.mark.parametrize(
    ("name", "display"),
    [
        ("видео 1.mp4", "видео 1.mp4"),
        ("two\nlines.jpg", "two\\nlines.jpg"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("gpj\u202egnp.exe", "gpj\\u202egnp.exe"),
        (os.fsdecode(b"\xff.jpg"), "\\udcff.jpg"),
        ("/", "/"),
    ],
)
def test_a_name_is_shown_on_one_line_without_anything_that_acts(name: str, display: str) -> None:
    assert files.shown(name) == display


def test_a_long_name_keeps_its_begin_and_its_kind() -> None:
    display = files.shown("a" * 300 + ".jpeg")
    assert len(display) == 80
    assert display.startswith("aaa")
    assert display.endswith("a.jpeg")


def test_only_the_last_part_of_a_path_is_shown() -> None:
    assert files.shown(Path("/home/aigul/secret plans/x.bin")) == "x.bin"


def test_the_free_space_of_a_drive_is_known_before_the_folder_is_made(tmp_path: Path) -> None:
    free = os.statvfs(tmp_path)
    assert files.free_space(tmp_path / "not" / "yet") == pytest.approx(
        free.f_bavail * free.f_frsize, rel=0.2
    )


@pytest.mark.parametrize("lang", wording.LANGUAGES)
def test_every_code_has_its_sentence(lang: str) -> None:
    codes = {*CODES.values(), "files.io", "files.changed", "files.too_big", "files.not_a_folder"}
    for code in codes | {"files.folder_not_empty"}:
        sentence = wording.say(code, lang, file="x", limit=1, reason="EIO")
        assert sentence.endswith(".")
        assert "x" in sentence
