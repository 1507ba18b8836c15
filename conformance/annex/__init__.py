"""Tests of Annex A: one module a clause."""
