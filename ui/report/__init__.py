"""One report to read: the account in sentences, what belongs to it, its history and custody."""
