"""Raw cells of the official workbooks → submission and judgements."""
