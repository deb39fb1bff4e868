"""Fixtures: a folder with a case.yaml -> what holds, what does not, what was found instead."""
