"""What holds for every test: nobody's home is touched, nothing speaks to a network, no luck.

Tests run under a home of their own and in English, so that they see no settings of the person who
runs them and leave no traces there.
"""

from __future__ import annotations

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

# Machines differ in speed, and one run must not differ from the next: examples are derived from the
# tests alone, and no test fails for being slow. HYPOTHESIS_PROFILE=search looks for new examples.
settings.register_profile(
    "steady", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("search", deadline=None, max_examples=2_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

CALLS_TO_A_NETWORK = frozenset(
    {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}
)

HOMES = (
    "HOME",
    "USERPROFILE",
    "APPDATA",
    "LOCALAPPDATA",
    "XDG_CACHE_HOME",
    "XDG_CONFIG_HOME",
    "XDG_DATA_HOME",
    "XDG_STATE_HOME",
)


def _refuse_networks(event: str, arguments: tuple[object, ...]) -> None:
    if event in CALLS_TO_A_NETWORK:
        raise RuntimeError(f"{event}{arguments[1:]}: the program never uses a network")


# A hook can't be taken out again, which is the point.
sys.addaudithook(_refuse_networks)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print how long each suite took, and what the tests counted:
    `record_property("counted", ["what", 12])`, summed up.
    """
    sums, tests = Counter[str](), Counter[str]()
    seconds: defaultdict[str, float] = defaultdict(float)
    for reports in terminalreporter.stats.values():
        for report in reports:
            if not isinstance(report, pytest.TestReport):
                continue
            suite = _suite(report.nodeid)
            seconds[suite] += report.duration
            if report.when != "call":
                continue
            tests[suite] += 1
            for name, value in report.user_properties:
                if name == "counted" and isinstance(value, list):
                    sums[value[0]] += value[1]
    terminalreporter.section("suites")
    # The processes among which they were shared out.
    workers = max(1, len(getattr(terminalreporter.config.option, "tx", None) or ()))
    for suite in sorted(tests):
        share = seconds[suite] / workers
        terminalreporter.line(f"{suite}: {tests[suite]} tests, {share / 60:.1f} min")
    if sums:
        terminalreporter.section("counted")
        for what, count in sorted(sums.items()):
            terminalreporter.line(f"{what}: {count}")


# What works against the promises; the rest is called by its folder.
_ATTACKS = frozenset({"crash", "fuzz", "hostile", "seizure"})


def _suite(nodeid: str) -> str:
    folder = nodeid.split("/")[1] if nodeid.count("/") > 1 else "rest"
    return "attacks" if folder in _ATTACKS else {"gui": "window"}.get(folder, folder)


@pytest.fixture(scope="session", autouse=True)
def _home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    home = str(tmp_path_factory.mktemp("home"))
    with pytest.MonkeyPatch.context() as changed:
        for name in HOMES:
            changed.setenv(name, home)
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
            changed.delenv(name, raising=False)
        changed.setenv("LANG", "C.UTF-8")
        yield
