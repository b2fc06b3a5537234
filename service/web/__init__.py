"""The screens: HTML for people, one module a noun."""
