"""acceptance person: one command a file."""
