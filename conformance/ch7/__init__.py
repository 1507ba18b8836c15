"""Tests of chapter 7: one module a clause."""
