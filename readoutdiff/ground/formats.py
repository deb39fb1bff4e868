"""The formats of what is printed: which are one document, which show findings alone, which endings ask for them."""

from __future__ import annotations

FORMATS = ("table", "plain", "markdown", "csv", "tsv", "json", "jsonl", "html")
FINDINGS_ONLY = ("github", "sarif", "junit")  # of compare and check
WHOLE = ("json", "html", "sarif", "junit")  # one document, whatever the number of articles
ENDINGS = {"htm": "html", "html": "html", "md": "markdown", "markdown": "markdown", "csv": "csv", "tsv": "tsv",
           "json": "json", "jsonl": "jsonl", "ndjson": "jsonl", "sarif": "sarif", "xml": "junit"}  # fmt: skip
