"""The reference in columns: a whole population of parks judged, scored and decided at once, exactly."""
