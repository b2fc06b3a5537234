"""Commands on long work."""
