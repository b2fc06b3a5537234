"""Expert scores: each expert's own page, and what comes of them together."""
