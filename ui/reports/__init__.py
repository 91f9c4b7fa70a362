"""The list of reports: searching, filtering, choosing several, reading one beside it."""
