"""Facts to findings: the durable adapter, the independent reference and their agreement."""
