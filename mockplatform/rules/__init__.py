"""Decisions, as pure functions that take what is known and `now`: no HTTP, no SQL, no clock."""
