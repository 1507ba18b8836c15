"""How the suite is proven: what counts as a kill, and servers that are no good at all.

Which servers are run against is not decided here: tools/proof.py and the tests bring the emulator's mutants and variants.
"""
