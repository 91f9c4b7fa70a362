"""Ways back into a vault whose passphrase is lost: recovery cards and the sheets of their trustees."""
