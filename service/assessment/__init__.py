"""From a submission to a traced assessment: facts, findings, score, recommendation."""
