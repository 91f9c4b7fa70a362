"""What people do with Fieldreport, one function a deed, cut by capability: record, exchange, keep.

The command line and the window both call these and nothing below them. A use case puts the packages beneath together
(vault, bundle, media), decides the order in which things become durable, and returns values to show.
"""
