"""Bytes of a file -> Document: decoding, language, furniture."""
