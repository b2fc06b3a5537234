"""补正: the notice of what a park has to supply, drafted, looked at and sent; then as it stands."""
