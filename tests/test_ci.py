"""The examples of CI.md and the recipes of README.md: they parse, and what they run does what they say."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from test_falsified import ARTICLE, CASE, NORWAY

TOP = Path(__file__).parent.parent
EXAMPLES: list[Any] = [
    yaml.safe_load(block)
    for block in re.findall(r"```yaml\n(.*?)```", (TOP / "CI.md").read_text(encoding="utf-8"), re.S)
]
COMMANDS = re.findall(r"readoutdiff check fixtures[^`\n]*", (TOP / "CI.md").read_text(encoding="utf-8"))
RECIPES = re.findall(r"^```sh recipe\n(.*?)^```", (TOP / "README.md").read_text(encoding="utf-8"), re.S | re.M)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A folder with one case that holds, and the recipes' file names."""
    case = tmp_path / "fixtures" / "oslo"
    case.mkdir(parents=True)
    for name, text in (("article.txt", ARTICLE), ("no.txt", NORWAY), ("case.yaml", CASE)):
        (case / name).write_text(text, encoding="utf-8")
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "no.txt").write_text(NORWAY, encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "oslo.txt").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "known.txt").touch()
    return tmp_path


def sh(script: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run by ``bash``, with this interpreter's readoutdiff first on the path."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {**os.environ, "PATH": path, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")}
    return subprocess.run(["bash", "-c", script], cwd=folder, env=environment, capture_output=True, text=True)


def test_the_workflows_have_what_their_service_needs() -> None:
    actions, gitlab, commit = EXAMPLES
    steps = actions["jobs"]["check"]["steps"]
    assert all("run" in step or "uses" in step for step in steps)
    assert gitlab["fixtures"]["artifacts"]["reports"]["junit"] in gitlab["fixtures"]["script"][1]
    (hook,) = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == commit["repos"][0]["hooks"][0]["id"]
    assert {"name", "entry", "language"} <= set(hook)
    assert re.match(hook["files"], "fixtures/oslo/case.yaml")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_documented_commands_pass_on_what_holds(project: Path, command: str) -> None:
    if "snapshot" not in command:
        (project / "fixtures" / "oslo" / "snapshot.txt").touch()
        sh("readoutdiff check fixtures --update", project)
    result = sh(command, project)
    assert result.returncode == 0, result.stdout + result.stderr
    if "SUMMARY" in command:
        assert "1 of 1 case passes" in (project / "summary.md").read_text(encoding="utf-8")


def test_the_hook_fails_where_a_case_does_not_hold(project: Path) -> None:
    case = project / "fixtures" / "oslo" / "case.yaml"
    case.write_text(CASE.replace("source: pt-mfa", "source: no-mfa", 1), encoding="utf-8")
    (hook,) = yaml.safe_load((TOP / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert sh(hook["entry"], project).returncode == 1


def test_ci_tests_with_the_lowest_versions_and_from_the_source_archive() -> None:
    """Three suites: the README's command, with what is newest; the lowest versions; the archive without libyaml."""
    script = (TOP / ".ci" / "run").read_text(encoding="utf-8")
    lowest, archive = (script.index(words) for words in ('replace(">=", "==")', "build --sdist"))
    suites = [match.start() for match in re.finditer(r"-m pytest", script)]
    assert len(suites) == 2 and lowest < suites[0] < archive < suites[1]
    assert script.index("assert not yaml.__with_libyaml__") < suites[1]
    readme = re.findall(r"^```sh\n(.*?)^```", (TOP / "README.md").read_text(encoding="utf-8"), re.S | re.M)
    assert "head -n 2" in script and "pytest" in "".join(readme[0:1] + readme[1:2])
    needed = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    assert all(re.fullmatch(r"[a-z]+>=[\d.]+", each) for each in needed), "as the script reads them"


def test_the_citation_file_names_this_version() -> None:
    from readoutdiff import __version__

    cited = yaml.safe_load((TOP / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cited)
    assert cited["version"] == __version__


@pytest.mark.skipif(not RECIPES, reason="README.md has no recipes")
@pytest.mark.parametrize("recipe", RECIPES or [""])
def test_recipes(project: Path, recipe: str) -> None:
    """A recipe is run as it stands; what it prints stands below it after ``# ->``, and ``# exit N`` is its code."""
    for tool in ("jq", "sqlite3"):
        if re.search(rf"\b{tool}\b", recipe) and shutil.which(tool) is None:
            pytest.skip(f"no {tool}")
    commands = "\n".join(line for line in recipe.splitlines() if not line.startswith("#"))
    wanted = [line.removeprefix("# -> ") for line in recipe.splitlines() if line.startswith("# -> ")]
    code = re.search(r"^# exit (\d+)", recipe, re.M)
    result = sh(f"set -o pipefail\n{commands}", project)
    assert result.returncode == int(code[1] if code else 0), result.stderr
    assert result.stdout.splitlines() == wanted, shlex.quote(result.stdout)
