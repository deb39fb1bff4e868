"""What made a result: version and hashes of the data, so that it can be had again."""

from __future__ import annotations

import hashlib
from importlib import resources
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.registry import Registry


def tool(registry: Registry) -> dict[str, str]:
    """The JSON documents' ``tool``."""
    from readoutdiff import __version__

    return {"version": __version__, "registry_sha256": registry.sha256, "lexicon_sha256": lexicon_sha256()}


def lexicon_sha256() -> str:
    """Hash over names and bytes of all data files in folders (lexicon, matching ...), examples left out."""
    digest = hashlib.sha256()
    data = resources.files("readoutdiff").joinpath("data")
    for folder in sorted((each for each in data.iterdir() if each.is_dir()), key=lambda each: each.name):
        for file in sorted((each for each in folder.iterdir() if each.is_file()), key=lambda each: each.name):
            if "example" not in file.name and file.name.endswith((".yaml", ".txt", ".json", ".tsv")):
                digest.update(f"{folder.name}/{file.name}\0".encode())
                digest.update(file.read_bytes())
    return digest.hexdigest()
