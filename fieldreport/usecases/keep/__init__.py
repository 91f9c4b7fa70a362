"""Looking after a vault: making and unlocking it, checking it, backing it up and restoring it."""
