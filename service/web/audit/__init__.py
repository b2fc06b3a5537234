"""The audit trail on screens, for the audit administrator."""
