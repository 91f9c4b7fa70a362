"""Quick capture: a report in seconds, by keyboard alone."""
