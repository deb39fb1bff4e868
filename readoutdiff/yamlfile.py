"""YAML text -> plain values: fast for our own data, with the place of every mistake for files of users.

The only door of yaml. Nothing here builds an object other than str, int, float, bool, None, list and dict.
"""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any


@functools.cache
def data_bytes(name: str) -> bytes:
    """The raw bytes of one of the package's own data files, ``name`` relative to ``readoutdiff/data``."""
    return resources.files("readoutdiff").joinpath("data", *name.split("/")).read_bytes()


def load_data(name: str) -> Any:
    """The plain value of one of the package's own data files; trusted, so the fastest safe loader there is."""
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return yaml.load(data_bytes(name), Loader=loader)
