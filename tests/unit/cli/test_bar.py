from __future__ import annotations

import pytest

from fieldreport.cli.bar import Bar


def test_a_bar_shows_what_it_is_about_and_how_much_is_done(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "120")
    monkeypatch.setenv("TERM", "xterm")
    with Bar("Writing [bold]photo[/bold].jpg") as bar:
        bar.step(512, 2048)
        bar._progress.refresh()
    shown = capsys.readouterr()
    assert shown.out == ""
    # A label is no markup, and the end of the job takes the bar away.
    assert "Writing [bold]photo[/bold].jpg" in shown.err
    assert "0.5/2.0 KiB" in shown.err


def test_a_bar_ends_with_its_job_also_if_that_fails(capsys: pytest.CaptureFixture[str]) -> None:
    def fails(bar: Bar) -> None:
        bar.step(1, 2)
        raise ZeroDivisionError

    bar = Bar("Writing")
    with pytest.raises(ZeroDivisionError), bar:
        fails(bar)
    assert not bar._progress.live.is_started
