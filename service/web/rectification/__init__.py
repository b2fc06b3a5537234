"""Rectification: the items with the park's replies, the extension, what a re-evaluation opens."""
