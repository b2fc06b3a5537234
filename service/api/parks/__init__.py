"""The registry of parks as JSON: lists, files of parks, events, listing, imported lists."""
