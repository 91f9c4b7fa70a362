"""What crosses between vaults: contacts, handover, import, receipts, and opening a bundle without a vault."""
