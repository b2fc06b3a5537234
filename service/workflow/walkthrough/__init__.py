"""The invented case that a newcomer drives by hand."""
