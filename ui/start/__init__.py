"""What is seen before a vault is open: making one, finding one, unlocking one."""
