"""The data check: the questions of a case as a table and one by one, answered, ruled on, corrected."""
