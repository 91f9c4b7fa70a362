"""What holds for every test, held against the tests themselves."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import platformdirs
import pytest
from hypothesis import settings


def test_a_test_that_spoke_to_a_network_would_fail() -> None:
    with pytest.raises(RuntimeError, match="never uses a network"):
        socket.create_connection(("127.0.0.1", 9), timeout=1)
    with pytest.raises(RuntimeError, match="never uses a network"):
        socket.getaddrinfo("localhost", 9)


def test_tests_live_in_a_home_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> None:
    temporary = tmp_path_factory.getbasetemp().resolve()
    for folder in (Path.home(), platformdirs.user_config_path(), platformdirs.user_data_path()):
        assert temporary in folder.resolve().parents


def test_tests_speak_english() -> None:
    assert os.environ["LANG"] == "C.UTF-8"
    assert not {"LANGUAGE", "LC_ALL", "LC_MESSAGES"} & os.environ.keys()


def test_examples_are_the_same_in_every_run() -> None:
    if os.environ.get("HYPOTHESIS_PROFILE", "steady") == "steady":
        assert settings().derandomize
    assert settings().deadline is None
