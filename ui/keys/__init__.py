"""One's own keys: the card renewed, revoked or handed on, and new keys for the whole vault."""
