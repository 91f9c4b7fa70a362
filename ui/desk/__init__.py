"""The desk of a coordinator: the inbox."""
