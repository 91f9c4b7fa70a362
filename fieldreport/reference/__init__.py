"""What ships with the program and what it says: resources, vocabularies, the folding of text, and
wording.

Nothing here keeps state or knows a vault. The layers above ask it for terms, for the key under
which a text or a name is found, and for the sentence that belongs to a code.
"""

from __future__ import annotations
