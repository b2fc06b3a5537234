"""The audit trail: a hash chain of events, its signed heads, and what was done to it where it does not hold."""
