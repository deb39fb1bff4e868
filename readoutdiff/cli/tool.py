"""What made a result: version and hashes of the data, so that it can be had again."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from readoutdiff.language.language import Languages
    from readoutdiff.naming.registry import Registry


def tool(registry: Registry, own: Languages | None = None) -> dict[str, str]:
    """The JSON documents' ``tool``."""
    from readoutdiff import __version__

    return {"version": __version__, "registry_sha256": registry.sha256, "lexicon_sha256": lexicon_sha256(own)}


def lexicon_sha256(own: Languages | None = None) -> str:
    """Hash over names and bytes of all data files in folders, examples left out, and over what a user adds."""
    import hashlib

    from readoutdiff.ground.yamlfile import DATA

    digest = hashlib.sha256()
    for file in sorted(DATA.glob("*/*.yaml")):
        if "example" not in file.name:
            digest.update(f"{file.parent.name}/{file.name}\0".encode())
            digest.update(file.read_bytes())
    for code, language in sorted((own or {}).items()):
        digest.update(f"{code}\0{language.sha256}".encode())
    return digest.hexdigest()
