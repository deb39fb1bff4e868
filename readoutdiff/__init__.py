"""Split the claims of an article by the readout they cite, and flag what one readout has and another lacks.

The public names are loaded when they are first used, so that ``import readoutdiff`` costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from readoutdiff.attributing.attribution import Attribution, attributions
    from readoutdiff.comparing.compare import compare
    from readoutdiff.comparing.matching import match
    from readoutdiff.comparing.verdicts import judge
    from readoutdiff.naming.registry import load_registry
    from readoutdiff.parsing.article import parse_article
    from readoutdiff.parsing.readout import parse_readout
    from readoutdiff.reading.load import load

__version__ = "0.1.0"
__all__ = [
    "Attribution",
    "attributions",
    "compare",
    "judge",
    "load",
    "load_registry",
    "match",
    "parse_article",
    "parse_readout",
]

_HOMES = {
    "Attribution": "attributing.attribution",
    "attributions": "attributing.attribution",
    "compare": "comparing.compare",
    "judge": "comparing.verdicts",
    "load": "reading.load",
    "load_registry": "naming.registry",
    "match": "comparing.matching",
    "parse_article": "parsing.article",
    "parse_readout": "parsing.readout",
}


def __getattr__(name: str) -> Any:
    """Import a public name from its module."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value
