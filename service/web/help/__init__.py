"""What the words and numbers on the screens mean, and a first case to walk through."""
