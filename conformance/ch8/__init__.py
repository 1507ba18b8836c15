"""Tests of chapter 8: one module a clause."""
