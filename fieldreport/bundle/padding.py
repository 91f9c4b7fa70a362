"""How long a bundle is, so that its length says little about what is in it.

The whole tar is filled with zeros to a Padmé length of at least a mebibyte. Padmé keeps of a length
only its highest bits: at most 12 % are added, and all lengths up to a tebibyte fall into about a
thousand classes. A receipt, and a report without evidence, are both the smallest bundle there is.
"""

from __future__ import annotations

from fieldreport.bundle import archive
from fieldreport.errors import UserError
from fieldreport.files.padme import padme

MIN_TAR = 1_048_576
# The largest padding that a Padmé length below this can ask for still fits into one tar member.
MAX_TAR = 1 << 40

NAME = "padding"


def tar_length(used: int) -> int:
    """Return the length of a whole tar whose members before the padding take `used` bytes.

    Raises UserError `bundle.too_large` beyond a tebibyte.
    """
    length = max(MIN_TAR, padme(used + archive.BLOCK + len(archive.END)))
    if length > MAX_TAR:
        raise UserError("bundle.too_large", limit=MAX_TAR)
    return length


def padding_size(used: int) -> int:
    """Return the size of the member `padding` after members that take `used` bytes.

    `used` counts their headers and fillers, a multiple of 512. The padding's own header and the
    end of the tar are part of the length that is rounded.
    """
    return tar_length(used) - used - archive.BLOCK - len(archive.END)
