from __future__ import annotations

from fieldreport.progress import Silent
from fieldreport.usecases.keep.check import begin_quick, check, check_quickly
from fieldreport.usecases.record import reports
from fieldreport.vault.vault import Vault
from tests.unit.usecases.made import content, differing, evidence, report


def test_a_sound_vault_has_no_findings(monitor: Vault) -> None:
    reports.add(monitor, report(), [evidence()], Silent())
    found = check(monitor, Silent())
    assert (found.findings, found.records, found.evidence) == ((), 1, 1)


def test_what_is_wrong_is_named_and_not_mended(monitor: Vault) -> None:
    saved = reports.add(monitor, report(), [evidence()], Silent())
    (segment,) = [path for path in (monitor.folder / "evidence").rglob("*") if path.is_file()]
    raw = bytearray(segment.read_bytes())
    raw[-1] ^= 1
    segment.write_bytes(raw)
    before = content(monitor)
    (finding,) = check(monitor, Silent()).findings
    assert finding.code == "check.evidence_damaged"
    assert saved.evidence[0] in str(finding)
    assert differing(before, content(monitor)) == set()


def test_a_quick_check_names_what_is_wrong_at_once_or_step_by_step_and_mends_nothing(
    monitor: Vault,
) -> None:
    saved = reports.add(monitor, report(), [evidence()], Silent())
    assert not check_quickly(monitor).findings
    (segment,) = [path for path in (monitor.folder / "evidence").rglob("*") if path.is_file()]
    raw = bytearray(segment.read_bytes())
    raw[-1] ^= 1
    segment.write_bytes(raw)
    before = content(monitor)
    (finding,) = check_quickly(monitor).findings
    assert finding.code == "check.evidence_damaged"
    assert saved.evidence[0] in str(finding)
    with monitor.reader() as reader:
        glance = begin_quick(reader)
        assert not glance.done.findings
        while glance.step():
            pass
        assert list(glance.done.findings) == [finding]
    assert differing(before, content(monitor)) == set()
