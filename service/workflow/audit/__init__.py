"""What is done is on record, and the record is verified."""
