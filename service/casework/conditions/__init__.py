"""What must hold for an act, each condition with its sentence and the reasons it gives when it does not hold."""
