"""Acts on a case and the record of who did what: pure, no input or output."""
