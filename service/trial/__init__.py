"""How well the examples of rules and the acceptance criteria hold a pack fast: coverage and mutation."""
