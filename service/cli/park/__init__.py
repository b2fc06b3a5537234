"""acceptance park: one command a file."""
