"""Work over many cases at once: asking for it, and what it came to."""
