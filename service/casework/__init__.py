"""A case (案卷) and the values around it: pure, without files and without a database."""
