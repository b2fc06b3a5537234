"""Use cases about who acts."""
