"""The page of settings, and those that are kept in the vault."""
