"""Writing and reading what happened: reports, the other record kinds, and their evidence."""
