"""acceptance audit: one command a file."""
