"""Bytes of a format -> Document."""
