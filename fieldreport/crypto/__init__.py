"""Everything that touches a key: the age format, signatures, identities, key slots.

This is the only package that imports `cryptography`. It knows bytes and keys; what a bundle or a
vault is, and what a failure means to a user, is decided above it.
"""
