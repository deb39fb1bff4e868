"""``readoutdiff.toml`` or ``[tool.readoutdiff]`` in pyproject.toml -> defaults of a command's options.

Keys are names of options without the dashes; a table called like a command holds for that command alone.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from readoutdiff.ground.files import open_input

OWN, SHARED = "readoutdiff.toml", "pyproject.toml"
# Options that a file cannot set; it may come with a stranger's folder, so none by which a file is written.
NEVER = {"help", "config", "no_config", "output", "update", "texts", "events", "sources", "words"}  # those of one call
FILES = {"registry", "lexicon", "baseline"}  # options that name one
LARGEST = 250_000  # bytes
DOTS = 500  # in a line: to read a key takes time and memory by the square of its parts


def no_config(context: click.Context, parameter: click.Parameter, value: bool) -> None:
    """``--no-config``: look for no file."""
    if value:
        context.meta["readoutdiff.no_config"] = True


def use_config(context: click.Context, parameter: click.Parameter, value: Path | None) -> None:
    """``--config``, or the nearest file upwards from here: set the defaults. Raises Trouble for a bad file."""
    path = value or (None if context.meta.get("readoutdiff.no_config") else find_config(Path.cwd()))
    if path is not None:
        context.meta["readoutdiff.configuration"] = path
        context.default_map = defaults(
            read_config(path), path, context.command, commands_of(context), trusted=value is not None
        )


def find_config(folder: Path) -> Path | None:
    """The nearest file that speaks of readoutdiff."""
    for each in (folder, *folder.parents):
        if (each / OWN).is_file():
            return each / OWN
        shared = each / SHARED
        if shared.is_file():
            try:
                return shared if b"[tool.readoutdiff" in _read(shared) else None
            except OSError:
                return None
    return None


def read_config(path: Path) -> dict[str, Any]:
    """The keys and values of the file."""
    import tomllib

    from readoutdiff.ground.model import Trouble

    try:
        raw = _read(path)
        if len(raw) > LARGEST:
            raise Trouble(str(path), f"larger than {LARGEST:,} bytes; this is no configuration")
        if max(line.count(b".") for line in raw.split(b"\n")) > DOTS:
            raise Trouble(str(path), f"a line with more than {DOTS} dots")
        value: Any = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise Trouble(str(path), (error.strerror or str(error)).lower()) from None
    except RecursionError:
        raise Trouble(str(path), "no valid TOML: nested too deep") from None
    except ValueError as error:  # bad TOML, bad UTF-8, a number of thousands of digits
        raise Trouble(str(path), f"no valid TOML: {error}") from None
    for key in ("tool", "readoutdiff") if path.name == SHARED else ():
        value = value.get(key, {}) if isinstance(value, dict) else None
    if not isinstance(value, dict):
        raise Trouble(str(path), "tool.readoutdiff has to be a table")
    return value


def _read(path: Path) -> bytes:
    """The bytes, one more than the LARGEST at most."""
    with open_input(path) as file:
        return file.read(LARGEST + 1)


def defaults(
    value: dict[str, Any], path: Path, command: click.Command, commands: Mapping[str, click.Command], *, trusted: bool
) -> dict[str, Any]:
    """What holds for one command: the file's own keys that the command has, then those of the command's table.

    ``trusted``: the user named the file. One that was found may be a stranger's, and names files of its folder alone.
    """
    known = {name: option_keys(each) for name, each in commands.items()}
    everywhere = set().union(*known.values())
    found: dict[str, Any] = {}
    own: dict[str, Any] = {}
    for key, item in value.items():
        name = key.replace("-", "_")
        if key in known and isinstance(item, dict):
            for inner, each in item.items():
                _refuse_unknown(inner, known[key], path, f"{key}.")
                if key == name_of(command):
                    own[inner.replace("-", "_")] = _value(inner, each, path)
        else:
            _refuse_unknown(key, everywhere | set(known), path, "")
            if any(parameter.name == name for parameter in command.params):
                found[name] = _value(key, item, path)
    found |= own
    for parameter in command.params:
        if parameter.name in found:
            found[parameter.name] = _fitted(parameter, found[parameter.name], path)
    for key in sorted(FILES & found.keys()):
        _refuse_outside(key, Path(found[key]), path, trusted)
    return found


def name_of(command: click.Command) -> str:
    """The command's name in the group: that of its module."""
    return command.callback.__module__.rpartition(".")[2] if command.callback else ""


def commands_of(context: click.Context) -> dict[str, click.Command]:
    """The commands of the group by name, those that have options to set."""
    root = context.find_root()
    group = root.command
    assert isinstance(group, click.Group)
    names = [name for name in group.list_commands(root) if name != "help"]
    return {name: each for name in names if (each := group.get_command(root, name))}


def option_keys(command: click.Command) -> set[str]:
    """Names of a command's options."""
    return {each.name for each in command.params if isinstance(each, click.Option) and each.name} - NEVER


def _refuse_unknown(key: str, known: set[str], path: Path, where: str) -> None:
    from readoutdiff.ground.model import Trouble
    from readoutdiff.ground.yamlfile import hint

    if key.replace("-", "_") not in known:
        raise Trouble(str(path), f"unknown key {where}{key}{hint(key.replace('-', '_'), known)}")


def _refuse_outside(key: str, file: Path, path: Path, trusted: bool) -> None:
    """Trouble for a file elsewhere, by a link too: its words would come out in messages. And for pipes and devices."""
    from readoutdiff.ground.model import Trouble

    inside = [file, *(file.glob("*/*") if os.path.isdir(file) else ())]  # a lexicon is a folder
    home = os.path.realpath(path.parent)
    if not trusted and not all(Path(os.path.realpath(each)).is_relative_to(home) for each in inside):
        raise Trouble(str(path), f"{key}: outside this file's folder; name it on the command line, or this by --config")
    if os.path.exists(file) and not (os.path.isdir if key == "lexicon" else os.path.isfile)(file):
        raise Trouble(str(path), f"{key}: no {'folder' if key == 'lexicon' else 'regular file'}")


def _value(key: str, value: Any, path: Path) -> Any:
    """The value as an option takes it; files are named from where the configuration stands."""
    from readoutdiff.ground.model import Trouble

    words = value if isinstance(value, list) else [value] if isinstance(value, str) else []
    wrong = isinstance(value, dict) or (isinstance(value, list) and not all(isinstance(each, str) for each in value))
    large = isinstance(value, int) and abs(value) > 10**18  # no option takes it, nor can Python print it at any length
    if wrong or large or any("\0" in word for word in words):
        raise Trouble(str(path), f"{key}: a word, a number, true, false or a list of words is wanted")
    if key in FILES:
        if not isinstance(value, str):
            raise Trouble(str(path), f"{key}: the name of a file is wanted")
        return str(path.parent / value)
    if key == "encoding":  # FILE=NAME
        return [_beside(path, each) for each in words]
    return value if isinstance(value, (bool, list)) else str(value)


def _fitted(parameter: click.Parameter, value: Any, path: Path) -> Any:
    """A list for an option that may be repeated, one word for another."""
    from readoutdiff.ground.model import Trouble

    if parameter.multiple:
        return [value] if isinstance(value, str) else value
    if isinstance(value, list):
        raise Trouble(str(path), f"{str(parameter.name).replace('_', '-')}: one word is wanted, no list")
    return value


def _beside(path: Path, word: str) -> str:
    file, _, name = word.rpartition("=")
    return word if file in ("", "-") else f"{path.parent / file}={name}"
