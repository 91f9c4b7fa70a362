"""What is seen of a lock: the blank window, the PIN that may open it again, and how that is set."""
