"""An assessment as a document that is filed: typed context, templates, one self-contained file."""
