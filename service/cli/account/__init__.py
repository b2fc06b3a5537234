"""acceptance account: one command a file."""
