"""The page of evidence: what there is, looking at it, what it tells, and copies outside the vault."""
