"""An open vault as the window knows it: jobs are handed in, answers come back by themselves.

Two threads own the vault, a connection each: the *writer*, on which it is opened and everything is
written, and the *reader*, which fetches pages and searches while the writer works. A small pool
does work that needs no vault. Urgent writing (drafts) is done before anything that waits, and
between two steps of something long.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Signal

from fieldreport.errors import Cancelled, UserError
from ui.session import faults
from ui.session.crew import ORDINARY, URGENT, Crew
from ui.session.job import Job
from ui.session.mailbox import Mailbox
from ui.session.steps import Steps

if TYPE_CHECKING:
    from fieldreport.crypto.secret import Secret
    from fieldreport.vault.vault import Reader, Vault

P = ParamSpec("P")
T = TypeVar("T")

POOL_SIZE = 2
# Threads that work hand the interpreter over after this long, so that the window keeps painting;
# Python's own 5 ms are felt when several work.
SWITCH_SECONDS = 0.001


@dataclass(frozen=True)
class Owner:
    """Whose vault it is: what the window may know without asking for it."""

    folder: Path
    name: str
    role: str
    fingerprint: str

    @property
    def coordinates(self) -> bool:
        """Whether the pages of coordinators are shown."""
        return self.role == "coordinator"


class Session(QObject):
    """Hands work to the threads. Made, called and answered in the window's thread.

    `changed` says which part of the vault is no longer as it was ("reports", "drafts", "contacts",
    "evidence", "settings", …), so that other pages fetch again.
    """

    changed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        sys.setswitchinterval(SWITCH_SECONDS)
        self.owner: Owner | None = None
        self._mailbox = Mailbox()
        self._writer, self._reader = Crew("writer"), Crew("reader")
        self._pool = Crew("pool", POOL_SIZE)
        self._vault: Vault | None = None
        self._reading: Reader | None = None
        self._held = ExitStack()
        self._ending = False
        self._asked = 0

    @property
    def busy(self) -> bool:
        """Whether anything that was asked for isn't answered yet."""
        return self._asked > 0

    # --- opening ----------------------------------------------------------------------------------

    def open(self, folder: Path, passphrase: Secret) -> Job[Owner]:
        """Unlock the vault in `folder`. The passphrase is zeroed. Fails as `keep.session.unlock`."""

        def work(_job: Job[Owner]) -> Owner:
            from fieldreport.usecases.keep import session  # noqa: PLC0415 - as below

            with passphrase:
                return self._entered(folder, session.unlock(folder, passphrase))

        return self._task(self._writer, work)

    def open_by_pin(self, folder: Path, box: Secret, typed: Secret) -> Job[Owner]:
        """Unlock the vault in `folder` with what was held for its PIN. Both secrets are zeroed.
        Fails as `keep.pin.unlock`.
        """

        def work(_job: Job[Owner]) -> Owner:
            from fieldreport.usecases.keep import pin  # noqa: PLC0415 - as below

            with box, typed:
                return self._entered(folder, pin.unlock(folder, box, typed))

        return self._task(self._writer, work)

    def create(self, folder: Path, passphrase: Secret, *, name: str, role: str) -> Job[Owner]:
        """Make a vault and unlock it. The passphrase is zeroed. Fails as `keep.session.create`."""

        def work(_job: Job[Owner]) -> Owner:
            # Imported where it is needed: the first page must not wait for the whole core.
            from fieldreport.usecases.keep import session  # noqa: PLC0415

            try:
                session.create(folder, passphrase, name=name, role=role)
            except BaseException:
                passphrase.zero()
                raise
            with passphrase:
                return self._entered(folder, session.unlock(folder, passphrase))

        return self._task(self._writer, work)

    # --- work -------------------------------------------------------------------------------------

    def read(
        self, function: Callable[Concatenate[Reader, P], T], *args: P.args, **settings: P.kwargs
    ) -> Job[T]:
        """Call `function(reader, …)` on the reader thread: lists, search, one record."""
        return self._task(
            self._reader, lambda _job: function(self._opened_reader(), *args, **settings)
        )

    def write(
        self, function: Callable[Concatenate[Vault, P], T], *args: P.args, **settings: P.kwargs
    ) -> Job[T]:
        """Call `function(vault, …)` on the writer thread. For what is done in a moment."""
        return self._task(
            self._writer, lambda _job: function(self._opened_vault(), *args, **settings)
        )

    def write_first(
        self, function: Callable[Concatenate[Vault, P], T], *args: P.args, **settings: P.kwargs
    ) -> Job[T]:
        """As `write`, before everything that waits: for drafts, and done even while locking."""
        return self._task(
            self._writer,
            lambda _job: function(self._opened_vault(), *args, **settings),
            URGENT,
        )

    def write_long(self, function: Callable[..., T], *args: object, **settings: object) -> Job[T]:
        """Call `function(vault, …, progress=…)` on the writer thread: it can be cancelled, and
        drafts are saved between its steps.
        """

        def work(job: Job[T]) -> T:
            steps = self._steps(job, between=self._between)
            return function(self._opened_vault(), *args, progress=steps, **settings)

        return self._task(self._writer, work)

    def stream(self, function: Callable[..., T], *args: object, **settings: object) -> Job[T]:
        """Call `function(…, progress=…)` on the pool, without the vault: it can be cancelled."""
        return self._task(
            self._pool, lambda job: function(*args, progress=self._steps(job), **settings)
        )

    def compute(self, function: Callable[P, T], *args: P.args, **settings: P.kwargs) -> Job[T]:
        """Call `function(…)` on the pool: what would make the window wait and needs no vault."""
        return self._task(self._pool, lambda _job: function(*args, **settings))

    # --- the end ----------------------------------------------------------------------------------

    def end(self, seconds: float, last: Callable[[Vault], object] | None = None) -> bool:
        """Drop what waits, cancel what runs, do what is urgent, close the reader, then the writer.

        `last` is called, on the writer thread, right before the vault is closed. Returns after
        `seconds` in any case; whether all of it was done by then.
        """
        until = time.monotonic() + seconds
        self._ending = True
        self._mailbox.close()
        self._pool.end()
        self._reader.put(self._close_reader)
        self._reader.end()
        closed = self._reader.join(max(0.0, until - time.monotonic()))
        self._writer.put(lambda: self._close_vault(last))
        self._writer.end()
        return self._writer.join(max(0.0, until - time.monotonic())) and closed

    def join(self, seconds: float) -> bool:
        """Wait, on any other thread, until a session that was ended has let go of the vault; whether
        it has by then.
        """
        until = time.monotonic() + seconds
        crews = (self._pool, self._reader, self._writer)
        # Each of them, also after one that hasn't ended.
        ended = [crew.join(max(0.0, until - time.monotonic())) for crew in crews]
        return all(ended)

    def zero_keys(self) -> None:
        """Wipe the keys of the open vault on the spot. Nothing may run in this process afterwards."""
        vault = self._vault
        if vault is not None:
            vault.zero()

    # --- on the threads ---------------------------------------------------------------------------

    def _task(self, crew: Crew, work: Callable[[Job[T]], T], urgency: int = ORDINARY) -> Job[T]:
        job: Job[T] = Job()
        self._asked += 1

        def task() -> None:
            if urgency != URGENT and not self._wanted(job):
                self._answer(job.deliver_cancelled)
                return
            try:
                answer = work(job)
            except Cancelled:
                self._answer(job.deliver_cancelled)
            except UserError as error:
                if error.code == "vault.page_damaged":
                    self._renew(crew)
                # Tracebacks hold the frames of the core, and those hold content.
                refused = error.with_traceback(None)
                refused.__cause__ = refused.__context__ = None
                self._answer(lambda: job.deliver_failed(refused))
            except Exception as error:  # noqa: BLE001 - a bug is told, calmly
                bug = faults.Bug(faults.place_of(error))
                faults.log(bug.where)
                self._answer(lambda: job.deliver_failed(bug))
            else:
                self._answer(lambda: job.deliver_done(answer))

        crew.put(task, urgency)
        return job

    def _answer(self, deliver: Callable[[], None]) -> None:
        def told() -> None:
            self._asked -= 1
            deliver()

        self._mailbox.post(told)

    def _renew(self, crew: Crew) -> None:
        # What is whole must still be read, and over this connection it no longer is.
        if crew is self._reader:
            self._close_reader()
        elif crew is self._writer and self._vault is not None:
            with suppress(UserError):
                self._vault.renew()

    def _wanted(self, job: Job[T]) -> bool:
        return not (job.cancelled or self._ending)

    def _steps(self, job: Job[T], between: Callable[[], None] | None = None) -> Steps:
        def tell(done: int, total: int) -> None:
            self._mailbox.post(lambda: job.deliver_progress(done, total))

        return Steps(lambda: self._wanted(job), tell, between)

    def _between(self) -> None:
        # What is urgent must not become part of a transaction that may still be undone.
        if not self._opened_vault().db.in_transaction:
            self._writer.do_urgent()

    def _entered(self, folder: Path, unlocked: AbstractContextManager[Vault]) -> Owner:
        self._vault = vault = self._held.enter_context(unlocked)
        self.owner = Owner(folder, vault.name, vault.role, vault.fingerprint)
        return self.owner

    def _opened_vault(self) -> Vault:
        if self._vault is None:
            raise RuntimeError("the vault is locked")
        return self._vault

    def _opened_reader(self) -> Reader:
        if self._reading is None:
            self._reading = self._opened_vault().reader()
        return self._reading

    def _close_reader(self) -> None:
        if self._reading is not None:
            self._reading.close()
            self._reading = None

    def _close_vault(self, last: Callable[[Vault], object] | None) -> None:
        vault, self._vault = self._vault, None
        try:
            if vault is not None and last is not None:
                with suppress(UserError):
                    last(vault)
        finally:
            self._held.close()
