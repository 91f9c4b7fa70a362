"""A conflict: versions side by side, merged field by field."""
