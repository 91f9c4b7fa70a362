"""The threads behind the window: what is asked is answered, in the right order, to those who are
still there, and without content when it is a bug.
"""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from fieldreport.crypto.secret import Secret
from fieldreport.errors import UserError
from fieldreport.progress import Progress
from fieldreport.vault import drafts
from fieldreport.vault.vault import Reader, Vault
from tests.gui.acting import PASSPHRASE, until
from ui.session import faults
from ui.session.faults import Bug
from ui.session.job import Failure, Job
from ui.session.session import Owner, Session

CANARY = "Жанна Өмірбекқызы"


class Answers:
    """Everything that was answered, in order."""

    def __init__(self) -> None:
        self.all: list[Any] = []

    def to(self, job: Job[Any], owner: QObject, name: str = "") -> None:
        job.then(
            owner,
            lambda answer: self.all.append((name, answer) if name else answer),
            failed=self.all.append,
            cancelled=lambda: self.all.append("cancelled"),
        )

    def wait(self, count: int = 1) -> list[Any]:
        until(lambda: len(self.all) >= count, f"{count} answers")
        return self.all


@pytest.fixture
def owner(qapp: QApplication) -> QWidget:
    return QWidget()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def locked(qapp: QApplication) -> Iterator[Session]:
    session = Session()
    yield session
    session.end(2)


@pytest.fixture
def session(locked: Session, place: Path, owner: QWidget, answers: Answers) -> Session:
    answers.to(locked.open(place, Secret(PASSPHRASE.encode())), owner)
    answers.wait()
    answers.all.clear()
    return locked


class Gate:
    """Something long that goes on until it is told to stop."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun = threading.Event()

    def until_open(self, _vault: object, progress: Progress | None = None) -> str:
        self.begun.set()
        while not self.open.wait(0.002):
            if progress is not None:
                progress.step(1, 2)
        return "through"


def test_opening_tells_whose_vault_it_is(
    locked: Session, place: Path, owner: QWidget, answers: Answers
) -> None:
    secret = Secret(PASSPHRASE.encode())
    answers.to(locked.open(place, secret), owner)
    (found,) = answers.wait()
    assert isinstance(found, Owner)
    assert (found.folder, found.name, found.role) == (place, "Айгүл", "monitor")
    assert locked.owner == found
    with pytest.raises(ValueError, match="zeroed"):
        _ = secret.view


def test_a_wrong_passphrase_is_an_answer_and_is_zeroed_too(
    locked: Session, place: Path, owner: QWidget, answers: Answers
) -> None:
    secret = Secret(b"something else")
    answers.to(locked.open(place, secret), owner)
    (failure,) = answers.wait()
    assert isinstance(failure, UserError)
    assert failure.code == "vault.wrong_passphrase"
    assert failure.__traceback__ is None
    assert failure.__context__ is None
    with pytest.raises(ValueError, match="zeroed"):
        _ = secret.view


def test_reading_and_writing_have_threads_and_connections_of_their_own(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    def where(reading: Reader | Vault) -> tuple[str, object]:
        return threading.current_thread().name, reading.db

    answers.to(session.read(where), owner)
    answers.to(session.write(where), owner)
    assert {name for name, _ in answers.wait(2)} == {"reader", "writer"}
    assert len({id(db) for _, db in answers.all}) == 2


def test_the_reader_can_not_write(session: Session, owner: QWidget, answers: Answers) -> None:
    answers.to(session.read(lambda reader: drafts.save(reader, "report", b"{}")), owner)  # type: ignore[arg-type]
    (failure,) = answers.wait()
    assert isinstance(failure, Bug | UserError)


def test_a_draft_is_saved_before_what_waits(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    gate = Gate()
    session.write(gate.until_open)
    gate.begun.wait(5)
    answers.to(session.write(lambda _vault: None), owner, "ordinary")
    answers.to(session.write_first(lambda _vault: None), owner, "draft")
    gate.open.set()
    assert [name for name, _ in answers.wait(2)] == ["draft", "ordinary"]


def test_a_draft_is_saved_between_two_steps_of_something_long(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    gate = Gate()
    answers.to(session.write_long(gate.until_open), owner, "long")
    gate.begun.wait(5)
    answers.to(session.write_first(drafts.save, "report", b"{}"), owner, "draft")
    answers.wait()
    gate.open.set()
    assert [name for name, _ in answers.wait(2)] == ["draft", "long"]


def test_a_draft_never_becomes_part_of_a_transaction_that_may_be_undone(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    begun, asked = threading.Event(), threading.Event()

    def fails(vault: Vault, progress: Progress) -> None:
        with vault.transaction():
            begun.set()
            asked.wait(5)
            progress.step(1, 2)
            raise UserError("files.full", file="x")

    answers.to(session.write_long(fails), owner)
    begun.wait(5)
    answers.to(session.write_first(drafts.save, "report", b"{}"), owner)
    asked.set()
    answers.wait(2)
    answers.to(session.read(drafts.newest_first), owner)
    saved = answers.wait(3)[2]
    assert isinstance(saved, list)
    assert len(saved) == 1


def test_progress_comes_to_the_window_and_not_too_often(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    steps: list[tuple[int, int, str]] = []

    def work(progress: Progress) -> str:
        for done in range(1, 5001):
            progress.step(done, 5000)
        return "done"

    def came(done: int, total: int) -> None:
        steps.append((done, total, threading.current_thread().name))

    session.stream(work).then(owner, answers.all.append, progressed=came)
    answers.wait()
    assert steps[-1][:2] == (5000, 5000)
    assert len(steps) < 100
    assert {name for _, _, name in steps} == {threading.main_thread().name}


def test_what_was_cancelled_before_it_began_is_never_done(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    gate = Gate()
    session.write(gate.until_open)
    gate.begun.wait(5)
    done: list[object] = []
    job = session.write(done.append)
    answers.to(job, owner)
    job.cancel()
    gate.open.set()
    assert answers.wait() == ["cancelled"]
    assert done == []


def test_what_was_cancelled_while_it_runs_stops_at_its_next_step(
    session: Session, owner: QWidget, answers: Answers
) -> None:
    gate = Gate()
    job = session.stream(gate.until_open, None)
    answers.to(job, owner)
    gate.begun.wait(5)
    job.cancel()
    assert answers.wait() == ["cancelled"]


def test_an_owner_that_is_gone_is_told_nothing(session: Session, answers: Answers) -> None:
    gate = Gate()
    gone, there = QWidget(), QWidget()
    heard: list[object] = []
    session.read(gate.until_open).then(gone, heard.append, failed=heard.append)
    shiboken6.delete(gone)
    gate.open.set()
    answers.to(session.read(lambda _reader: "later"), there)
    answers.wait()
    assert heard == []


def test_a_bug_is_told_and_logged_without_content(
    session: Session, owner: QWidget, answers: Answers, capfd: pytest.CaptureFixture[str]
) -> None:
    def stumbles(_vault: Vault) -> None:
        raise KeyError(CANARY)

    answers.to(session.write(stumbles), owner)
    (failure,) = answers.wait()
    assert isinstance(failure, Bug)
    assert failure.where.startswith("KeyError, tests/gui/test_session.py:")
    logged = capfd.readouterr()
    assert failure.where in logged.err
    assert CANARY not in logged.err + logged.out + repr(failure) + str(failure.__dict__)
    assert failure.__context__ is None


def test_what_escapes_from_a_slot_is_told_and_logged_without_content(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    told: list[Bug] = []
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    faults.watch(told.append)
    with pytest.raises(ValueError, match=CANARY) as caught:
        int(CANARY)
    sys.excepthook(ValueError, caught.value, caught.tb)
    assert told[0].where.startswith("ValueError, tests/gui/test_session.py:")
    assert capfd.readouterr().err == f"bug: {told[0].where}\n"


def test_a_failure_that_nobody_takes_is_shown_by_the_nearest_that_can(
    session: Session, answers: Answers
) -> None:
    class Shows(QWidget):
        def show_error(self, failure: Failure) -> None:
            answers.all.append(failure)

    page = Shows()
    inside = QWidget(QWidget(page))
    session.write(lambda vault: drafts.get(vault, "00" * 16)).then(inside)
    (failure,) = answers.wait()
    assert isinstance(failure, UserError)
    assert failure.code == "vault.draft_unknown"


def test_what_was_answered_is_not_kept(session: Session, owner: QWidget, answers: Answers) -> None:
    job = session.read(lambda _reader: CANARY)
    answers.to(job, owner)
    answers.wait()
    assert CANARY not in str(vars(job))
    assert not any(vars(job)[name] for name in ("_owner", "_done", "_failed", "_progressed"))


def test_the_end_saves_drafts_drops_the_rest_and_closes_the_vault(
    session: Session, place: Path, owner: QWidget, answers: Answers
) -> None:
    gate = Gate()
    answers.to(session.write_long(gate.until_open), owner)
    gate.begun.wait(5)
    dropped: list[object] = []
    session.write(dropped.append)
    session.write_first(drafts.save, "report", CANARY.encode())
    assert session.end(5)
    assert dropped == []
    with Secret(PASSPHRASE.encode()) as secret, Vault.open(place, secret) as vault:
        assert [draft.body.decode() for draft in drafts.newest_first(vault)] == [CANARY]
    QApplication.processEvents()
    assert answers.all == [], "nothing is told any more"


def test_the_end_is_not_waited_for_longer_than_it_may_take(session: Session) -> None:
    gate = Gate()
    session.read(gate.until_open)
    gate.begun.wait(5)
    began = time.monotonic()
    assert not session.end(0.08)
    assert time.monotonic() - began < 1
    gate.open.set()


def test_work_on_the_threads_leaves_the_window_free(
    session: Session,
    owner: QWidget,
    answers: Answers,
    steady: Callable[[], AbstractContextManager[None]],
) -> None:
    def works(_vault: object) -> int:
        return sum(number * number for number in range(2_000_000))

    for _ in range(3):
        answers.to(session.write(works), owner)
        answers.to(session.read(works), owner)
    with steady():
        answers.wait(6)


def test_a_flood_of_answers_leaves_the_window_free(
    session: Session,
    owner: QWidget,
    answers: Answers,
    steady: Callable[[], AbstractContextManager[None]],
) -> None:
    def slow(_answer: object) -> None:
        time.sleep(0.001)
        answers.all.append(None)

    for _ in range(500):
        session.read(lambda _reader: None).then(owner, slow)
    with steady():
        answers.wait(500)
