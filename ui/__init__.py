"""The desktop application: a window over the use cases of `fieldreport`, and the only place for Qt.

It holds no rule of its own about records, keys or bundles: whatever it can do, the core can do
without it.
"""
