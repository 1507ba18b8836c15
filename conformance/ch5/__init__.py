"""Tests of chapter 5: one module a clause."""
