"""Long work: ask for it, follow it, cancel it, ask again."""
