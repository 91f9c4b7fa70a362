"""The fixtures that let a test speak to the command line; conftest files take them from here."""

from __future__ import annotations

import argparse

import pytest

from fieldreport.crypto import keyslots, scrypt
from fieldreport.crypto.keyslots import TEST_COST
from tests.unit.cli.made import Console, Run
from tests.unit.usecases.made import Places


@pytest.fixture
def console(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Console:
    """The command line, inside this process."""
    # The command line teaches argparse the user's language; the next test's argparse shall not know.
    monkeypatch.setattr(argparse, "_", argparse._)  # type: ignore[attr-defined]
    return Console(capsys, monkeypatch)


@pytest.fixture
def monitor(console: Console, places: Places) -> Run:
    """The command line with the monitor's vault."""
    return console.at(places.monitor, places.passphrase)


@pytest.fixture
def coordinator(console: Console, places: Places) -> Run:
    """The command line with the coordinator's vault."""
    return console.at(places.coordinator, places.passphrase)


@pytest.fixture
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make new vaults and key files at the smallest cost; `test_asking` and `test_rescue` see the full one."""
    monkeypatch.setattr(keyslots, "calibrate", lambda: TEST_COST)
    monkeypatch.setattr(scrypt.ScryptRecipient.__init__, "__defaults__", (1,))
