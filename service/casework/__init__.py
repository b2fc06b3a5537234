"""A case (案卷), the values around it, and the chain of its audit trail: pure, without files and without a database."""
