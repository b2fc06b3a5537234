"""Mirror of service/, rules/ and features/, and the conventions of this repository."""
