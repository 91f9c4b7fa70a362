from __future__ import annotations

import msgspec
import pytest

from fieldreport.bundle import receipt
from fieldreport.errors import UserError
from fieldreport.model.exchange import CustodyHead, parse_receipt
from tests.unit.bundle.made import receipt as invented
from tests.unit.bundle.made import somebody

HEAD = CustodyHead(n=41, digest="dd" * 32)
SENDER = somebody("aigul").fingerprint


def test_a_receipt_becomes_a_member_that_reads_back_equal() -> None:
    told = parse_receipt(invented()[1])
    member = receipt.member(told)
    assert member.path == "receipt.json"
    assert parse_receipt(b"".join(map(bytes, member.blocks()))) == told


def test_a_countersigned_head_holds_for_its_signer_and_its_log() -> None:
    head = receipt.countersign(somebody("botagoz"), SENDER, HEAD)
    assert (head.n, head.digest) == (41, "dd" * 32)
    receipt.check_head(head, somebody("botagoz").public.keys, SENDER)


@pytest.mark.parametrize(
    "changed", [{"n": 40}, {"digest": "dc" + "dd" * 31}, {"signature": bytes(3373)}]
)
def test_another_head_does_not_hold(changed: dict[str, object]) -> None:
    head = receipt.countersign(somebody("botagoz"), SENDER, HEAD)
    with pytest.raises(UserError) as caught:
        receipt.check_head(
            msgspec.structs.replace(head, **changed), somebody("botagoz").public.keys, SENDER
        )
    assert caught.value.code == "bundle.bad_receipt"
    assert caught.value.params == {"path": "head.signature"}


def test_a_head_of_somebody_elses_log_or_by_somebody_else_does_not_hold() -> None:
    head = receipt.countersign(somebody("botagoz"), SENDER, HEAD)
    for signer, sender in (("serik", SENDER), ("botagoz", somebody("serik").fingerprint)):
        with pytest.raises(UserError):
            receipt.check_head(head, somebody(signer).public.keys, sender)
