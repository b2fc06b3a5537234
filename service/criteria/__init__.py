"""The few Chinese steps in which the acceptance criteria are written; bound by the tests and by the application."""
