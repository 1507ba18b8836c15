"""How verdicts are made: checks, refusals with their controls, and what tables and annexes say of a message."""
