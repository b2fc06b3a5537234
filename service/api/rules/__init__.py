"""Rules as JSON: packs, rules in plain words, checks, the clause matrix, differences, trial verdicts."""
