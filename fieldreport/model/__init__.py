"""What is recorded, as values: the kinds of records, what they are made of, and the rules that they
obey.

Nothing here reads a file, a clock or a key. Bytes come in and are either understood completely or
refused with the path of the field that is wrong; the schemas in `resources/schemas` are generated
from these types.
"""
