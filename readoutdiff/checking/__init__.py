"""Fixtures: load, run, score."""
