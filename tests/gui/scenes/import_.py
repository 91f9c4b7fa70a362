"""Importing: what is found, what it brought, what can't be taken."""

from __future__ import annotations

from pathlib import Path

from fieldreport.errors import UserError
from fieldreport.usecases.exchange.intake import Fault, Imported, Waiting
from fieldreport.usecases.exchange.preview import Seen
from tests.gui.acting import Desk
from tests.gui.staging import Scene
from ui.exchange.arrived import Arrived
from ui.exchange.import_page import ImportPage

_ONE = "1f" * 32
_TWO = "7c" * 32
_QUESTION = "В котором часу подъехал автобус?"


def _page(desk: Desk) -> ImportPage:
    page = desk.open("import", ImportPage)
    desk.settled()
    return page


def _show(page: ImportPage, *files: Arrived) -> None:
    page.show_files(files)
    page._done()


def _empty(desk: Desk) -> None:
    _page(desk)


def _found(desk: Desk) -> None:
    page = _page(desk)
    _show(
        page,
        Arrived(
            Path("/media/KINGSTON/7c1e09b25a44d3f8"),
            seen=Seen(
                *("bundle", "7c1e09b25a44d3f8", "Серік", "monitor", _ONE, 48_300_000),
                *(12, 3, 2, 1, 4, 0),
                missing=(3, 4),
                standing="compared",
            ),
        ),
        Arrived(
            Path("/media/KINGSTON/0b77a2f1c9e05d36"),
            seen=Seen("held", "0b77a2f1c9e05d36", "Дана", "monitor", _TWO, 1_200_000),
        ),
    )
    page.show_waiting([Waiting(Path("held"), "Ержан", _TWO, 1_000, "2026-01-24T10:00:00+05:00")])


def _warned(desk: Desk) -> None:
    page = _page(desk)
    _show(
        page,
        Arrived(
            Path("/media/KINGSTON/0b77a2f1c9e05d36"),
            seen=Seen(
                *("held", "0b77a2f1c9e05d36", "Серік", "monitor", _TWO, 1_200_000), same_name=True
            ),
        ),
        Arrived(
            Path("/media/KINGSTON/e6"), refused=UserError("bundle.damaged", file="e6", offset=2)
        ),
    )


def _running(desk: Desk) -> None:
    page = _page(desk)
    _found(desk)
    page.foot.begin(lambda: page._taking.tr("Importing what {name} sent").format(name="Серік"))
    page.foot.row._began -= 30
    page.foot.row.show_step(400_000_000, 1_500_000_000)


def _taken(desk: Desk) -> None:
    page = _page(desk)
    seen = Seen("bundle", "7c1e09b25a44d3f8", "Серік", "monitor", _ONE, 48_300_000)
    answer = Seen("receipt", "55d0c19a7be2f604", "Самал", "coordinator", _TWO, 20_000)
    _show(
        page,
        Arrived(
            Path("/media/KINGSTON/7c1e09b25a44d3f8"),
            seen=seen,
            imported=Imported(
                *("stored", "7c1e09b25a44d3f8", "Серік", _ONE, 1, 14, 4, 3),
                (Fault("ab" * 32, "signature"),),
                (3, 4),
            ),
        ),
        Arrived(
            Path("/media/KINGSTON/55d0c19a7be2f604"),
            seen=answer,
            imported=Imported(
                *("receipt_taken", "55d0c19a7be2f604", "Самал", _TWO),
                questions=(_QUESTION,),
                acknowledged={"backed-up": 9, "stored": 2, "damaged": 1},
            ),
        ),
    )


SCENES = (
    Scene("import-empty", _empty, role="coordinator"),
    Scene("import", _found, role="coordinator"),
    Scene("import-warned", _warned, role="coordinator", same=frozenset({"e6"})),
    Scene("import-running", _running, role="coordinator"),
    Scene("import-taken", _taken, role="coordinator"),
)
