from __future__ import annotations

import pytest

from fieldreport.bundle import receipt
from fieldreport.crypto.signatures import BadSignature
from fieldreport.model.exchange import CustodyHead, SignedHead, parse_receipt
from tests.unit.bundle.made import receipt as invented
from tests.unit.bundle.made import somebody

HEAD = CustodyHead(n=41, digest="dd" * 32)
SENDER = somebody("aigul").fingerprint


def test_a_receipt_becomes_a_member_that_reads_back_equal() -> None:
    told = parse_receipt(invented()[1])
    member = receipt.member(told)
    assert member.path == "receipt.json"
    assert parse_receipt(b"".join(map(bytes, member.blocks()))) == told


def statement(sender: str, head: SignedHead) -> bytes:
    return bytes.fromhex(sender) + head.n.to_bytes(8, "big") + bytes.fromhex(head.digest)


def test_a_countersigned_head_holds_for_its_signer_and_its_log() -> None:
    head = receipt.countersign(somebody("botagoz"), SENDER, HEAD)
    assert (head.n, head.digest) == (41, "dd" * 32)
    keys = somebody("botagoz").public.keys
    keys.verify("custody-head", statement(SENDER, head), head.signature)
    for signer, sender in (("serik", SENDER), ("botagoz", somebody("serik").fingerprint)):
        with pytest.raises(BadSignature):
            somebody(signer).public.keys.verify(
                "custody-head", statement(sender, head), head.signature
            )
