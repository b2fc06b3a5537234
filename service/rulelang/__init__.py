"""The language of packs, rubrics, catalogue and clauses."""
