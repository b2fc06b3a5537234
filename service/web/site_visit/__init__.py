"""The site visit: its checklist as a table and item by item, drafts that save themselves, and its end."""
