from __future__ import annotations

from fieldreport.errors import Cancelled, UserError


def test_a_refusal_carries_its_code_and_what_fills_its_sentence() -> None:
    refusal = UserError("vault.locked_by_another", name="laptop", count=2)
    assert refusal.code == str(refusal) == "vault.locked_by_another"
    assert refusal.params == {"name": "laptop", "count": 2}


def test_cancelling_is_no_refusal() -> None:
    assert not issubclass(Cancelled, UserError)
