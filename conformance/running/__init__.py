"""A run: the target, scenes and worlds, stories over time, what is saved for the next run."""
