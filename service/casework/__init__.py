"""A case (案卷) and the values around it, and the chain of its audit trail: pure, without files and without a database."""
