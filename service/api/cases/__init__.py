"""Cases as JSON: lists, files, acts, and everything that an act can need."""
