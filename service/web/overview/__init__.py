"""The overview of a province on screens: its figures, and the list behind each."""
