"""A source id that the registry does not know -> the one that was perhaps meant."""

from __future__ import annotations

from readoutdiff.ground.yamlfile import suggest
from readoutdiff.naming.registry import Registry


def unknown_source(source: str, registry: Registry) -> str | None:
    """What is wrong with ``source``, or None where the registry knows it. Composed ids (``pt-mfa``) are known too."""
    if registry.source(source) is not None:
        return None
    named = _by_name(source, registry)
    if named:
        return _line(source, named)
    code, _, office = source.partition("-")
    if office in registry.entries.offices and registry.source(code) is not None:  # by its own name: ca-mfa is ca-gac
        return _line(source, registry.office_id(code.upper(), office))
    countries = [each.id for each in registry.sources.values() if each.kind in ("country", "organisation")]
    offices = {
        f"{each}-{office}" for each in countries if source[:2] == each[:2] for office in registry.entries.offices
    }
    ids = {each for each in offices if registry.source(each)} or set(registry.sources)
    return _line(source, suggest(source, ids) or suggest(source, registry.sources))


SLIPS = {"uk": "gb", "usa": "us", "uae": "ae"}  # what people write for a country's code


def _by_name(source: str, registry: Registry) -> str | None:
    """The id of what is named instead (`norway`, `Norwegian Foreign Ministry`), or written in capitals (`NO-MFA`)."""
    low = source.lower()
    code, dash, office = low.partition("-")
    for each in (low, SLIPS.get(code, code) + dash + office):
        if each != source and registry.source(each) is not None:
            return each
    if office in registry.entries.offices and len(owner := registry.find(code.title())) == 1 and owner[0].party:
        return registry.office_id(owner[0].party, office)  # norwegian-mfa
    found = registry.find(source) or registry.find(source.title())
    return found[0].source if len(found) == 1 and found[0].source and registry.source(found[0].source) else None


def _line(source: str, near: str | None) -> str:
    return f"“{source}” is no source of the registry" + (f"; did you mean {near}?" if near else "")
