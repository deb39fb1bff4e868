"""Readouts -> Comparison."""
