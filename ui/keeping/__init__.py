"""Looking after the vault: backing it up, being reminded of that, checking it."""
