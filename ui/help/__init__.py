"""Help: short pages in three languages that come with the program, and what is said about it."""
