"""Legal variants: the emulator with another choice that the errata leave to a server, one row each (legal.py has the list)."""
