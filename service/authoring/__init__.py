"""How staff-edited YAML is read: values that remember file, line and column."""
