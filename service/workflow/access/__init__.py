"""The gate before every use case of the service."""
