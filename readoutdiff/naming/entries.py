"""data/sources.yaml -> entries: what the file says, its lines taken apart."""

from __future__ import annotations

import functools
import re
from typing import Any, NamedTuple

from readoutdiff.ground.yamlfile import load_data

OUTLETS = frozenset(["news", "tv", "press"])  # the parts that an agency plays for its side


class Entries(NamedTuple):
    """What the files say, checked: names as written, marks and all."""

    countries: dict[str, tuple[list[str], ...]]  # code -> names, demonyms, capitals
    organisations: dict[str, tuple[list[str], ...]]
    offices: dict[str, list[str]]
    sources: dict[str, tuple[str, str, list[str]]]  # id -> party, office type or part, names
    media: dict[str, list[str]]
    words: dict[str, Any]
    traps: list[str]
    shared: dict[str, list[str]]  # a name of several -> their codes


def split(names: str) -> list[str]:
    """``"a, b"`` -> its alternatives; ``\\,`` is a comma within one."""
    return [name for part in re.split(r"(?<!\\),", names) if (name := part.replace("\\,", ",").strip())]


def groups(line: str) -> tuple[list[str], ...]:
    """``"names; demonyms; capitals"`` -> the three groups."""
    parts = [split(part) for part in line.split(";")]
    return tuple(parts + [[]] * (3 - len(parts)))


def source_line(line: str) -> tuple[str, str, list[str]]:
    """``"party role; names"`` -> its three parts; the first two are "" where they are not there."""
    head, _, rest = line.partition(";")
    party, _, role = head.strip().partition(" ")
    return party, role.strip(), split(rest)


@functools.cache
def builtin_entries() -> Entries:
    """The entries of the built-in file."""
    data = load_data("sources.yaml")
    return Entries(
        {code: groups(line) for code, line in data["countries"].items()},
        {code: groups(line) for code, line in data["organisations"].items()},
        {office: split(line) for office, line in data["offices"].items()},
        {key: source_line(line) for key, line in data["sources"].items()},
        {sort: split(line) for sort, line in data["media"].items()},
        data["words"],
        split(data["traps"]),
        {name: codes.split() for name, codes in data["shared"].items()},
    )
