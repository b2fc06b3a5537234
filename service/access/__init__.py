"""Who may ask what of the service, about which places: one table, default deny."""
