"""The pieces that pages are put together from. Each knows how it looks and nothing of the core."""
