"""Before and in an emergency: what can go now, what an examiner would see, and erasing everything."""
