"""Tests of chapter 6: one module a clause."""
