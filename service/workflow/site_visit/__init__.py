"""The site visit: its checklist, drafts of what is found, and how they go on record."""
