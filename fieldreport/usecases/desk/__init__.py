"""What a coordinator does with what came in."""
