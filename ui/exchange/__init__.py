"""What crosses between vaults, in the window: handing over, importing, and the people on the other side."""
