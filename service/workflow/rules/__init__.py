"""Use cases of policy staff: check, try, compare, explain and change rules."""
