"""What a stranger gets from a package index: types, a page whose links work, an archive whose tests run (`.ci/run`)."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import click
import pytest

TOP = Path(__file__).parent.parent
README = (TOP / "README.md").read_text(encoding="utf-8")
PAGES = sorted(path.name for path in TOP.glob("*.md"))


def test_the_package_says_that_it_is_typed() -> None:
    """Without the file a type checker takes nothing from the package, whatever the classifier says."""
    assert (TOP / "readoutdiff" / "py.typed").is_file()
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert "Typing :: Typed" in project["classifiers"]


def test_links_of_the_readme_work_on_a_package_index() -> None:
    """There nothing lies beside the page: a file is named, not linked, and no picture is loaded from here."""
    targets = re.findall(r"\]\(([^)]*)\)", README) + re.findall(r"(?:src|href)=[\"']?([^\s\"'>]+)", README)
    headings = {re.sub(r"[^\w -]", "", line.lower()).strip().replace(" ", "-")
                for line in re.findall(r"^#+ (.*)$", README, re.M)}  # fmt: skip
    for target in targets:
        assert target.startswith("https://") or target.removeprefix("#") in headings, target


@pytest.mark.parametrize("page", PAGES)
def test_files_that_a_page_names_are_there(page: str) -> None:
    """`NAME.md`, `tests/...`, `fixtures/...`, `readoutdiff/...`: a page that names what has moved misleads."""
    words = re.findall(
        r"(?<![\w/.-])((?:[\w-]+/)*[\w-]+\.(?:md|py|yaml|cff))\b", (TOP / page).read_text(encoding="utf-8")
    )
    ours = {word for word in words if "/" in word and word.split("/")[0] in ("tests", "readoutdiff", ".ci")}
    ours |= {word for word in words if word.isupper() or word.endswith(".md")}
    missing = [word for word in sorted(ours) if not (TOP / word).is_file()]
    assert not missing


def test_the_registry_of_the_reference_is_one(tmp_path: Path) -> None:
    """The example is read, and names what the page says that it names."""
    from readoutdiff.naming.registry import describe, load_registry

    page = (TOP / "REFERENCE.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```yaml registry\n(.*?)```", page, re.S)
    (tmp_path / "own.yaml").write_text(block, encoding="utf-8")
    registry = load_registry(tmp_path / "own.yaml")
    for words, wanted in (
        ("the Zubrowkan foreign ministry", "xz-mfa"),
        ("the foreign ministry in Lutz", "xz-mfa"),
        ("the Grand Hotel", "xz-mfa"),
        ("the Zubrowkan State Archive", "xz-archive"),
        ("Zubrowka's ministry of folklore", "xz-culture"),
        ("Zubrowka Airlines", None),
    ):
        found = [each.source.id if each.source else None for each in describe(registry, words)]
        assert found == [wanted], words


def test_the_lexicon_of_the_linguists_page_is_one(tmp_path: Path) -> None:
    """The page's blocks are a folder whose examples all hold."""
    from readoutdiff.checking.lexicons import load_lexicons
    from readoutdiff.naming.registry import load_registry

    page = (TOP / "LEXICON.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```yaml (en/[a-z.]+)\n(.*?)```", page, re.S)
    assert len(blocks) == 4
    (tmp_path / "en").mkdir()
    for name, block in blocks:
        (tmp_path / name).write_text(block, encoding="utf-8")
    own = load_lexicons(tmp_path, load_registry())["en"]
    assert "hush" in own.data("silences")["frames"]


def test_the_configuration_of_the_reference_is_one(tmp_path: Path) -> None:
    """Every key is known, and files are named from where it stands."""
    from readoutdiff.cli.check import command as check
    from readoutdiff.cli.compare import command as compare
    from readoutdiff.cli.config import commands_of, defaults, read_config
    from readoutdiff.cli.group import cli

    page = (TOP / "REFERENCE.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```toml\n(.*?)```", page, re.S)
    file = tmp_path / "readoutdiff.toml"
    file.write_text(block, encoding="utf-8")
    value, commands = read_config(file), commands_of(click.Context(cli))
    assert defaults(value, file, compare, commands, trusted=False)["fail_on"] == ["unsupported", "disputed-omission"]
    assert defaults(value, file, compare, commands, trusted=False)["registry"] == str(tmp_path / "our-sources.yaml")
    assert defaults(value, file, check, commands, trusted=False)["baseline"] == str(tmp_path / "known.txt")
