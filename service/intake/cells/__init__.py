"""What one cell says: numbers, targets, dates and words as people write them."""
