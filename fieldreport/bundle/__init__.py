"""Bundles and receipts: the one encrypted, signed file that travels on a drive.

`FORMAT.md` beside this file is the normative text, and this package is its writer and its reader.
It speaks of bytes, keys and files; it knows neither a vault nor a database, and what to do with
what a bundle holds is decided above it.
"""
