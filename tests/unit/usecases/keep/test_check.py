from __future__ import annotations

from fieldreport.progress import Silent
from fieldreport.usecases.keep.check import check
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
