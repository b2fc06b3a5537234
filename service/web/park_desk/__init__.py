"""The desk of a park: what is asked of it, what it handed in and what it was sent; nothing of how offices decide."""
