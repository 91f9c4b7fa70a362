"""Padmé: hides a length among few others at the cost of at most 12 %. Bundles and stored evidence are padded by it."""

from __future__ import annotations


def padme(length: int) -> int:
    """Return the Padmé length for `length` bytes: the next one whose low bits are zero.

    With e = ⌊log2 length⌋ and s = ⌊log2 e⌋ + 1, the lowest e − s bits are rounded up. Source:
    Nikitin et al., Reducing Metadata Leakage from Encrypted Files and Communication with PURBs,
    PoPETs 2019, section 4.
    """
    exponent = max(length, 1).bit_length() - 1
    mask = (1 << exponent - exponent.bit_length()) - 1
    return (length + mask) & ~mask
