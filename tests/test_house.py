"""The walls of the house: who may import whom, which library has which door, no module without a word on itself."""

from __future__ import annotations

import ast
import re
import sys
from collections import Counter
from pathlib import Path

import pytest

import readoutdiff

HOUSE = Path(readoutdiff.__file__).parent
MODULES = sorted(HOUSE.rglob("*.py"))

# room -> rooms (or top-level modules) it may import from, beside itself
MAY_IMPORT: dict[str, set[str]] = {
    "__init__": {"ground", "reading", "naming", "attributing", "parsing", "comparing"},  # lazily, for the public names
    "__main__": {"cli"},
    "ground": set(),
    "language": {"ground"},
    "grammar": {"ground", "language"},
    "naming": {"ground", "language", "grammar"},
    "reading": {"ground"},
    "attributing": {"ground", "language", "grammar"},
    "people": {"ground", "language", "grammar", "naming"},
    "pointing": {"language", "grammar", "people"},
    "meetings": {"language", "grammar", "naming", "people", "pointing"},
    "citing": {"ground", "language", "naming", "attributing", "people", "pointing", "meetings"},
    "silences": {"ground", "language", "grammar", "naming", "people", "pointing", "meetings", "citing"},
    "parsing": {"ground", "language", "grammar", "naming", "attributing", "people", "meetings", "citing"}
    | {"silences"},
    "comparing": {"ground", "language", "grammar", "naming"},
    "reporting": {"ground"},
    "checking": {"ground", "language", "grammar", "naming", "attributing", "silences"}
    | {"reading", "parsing", "comparing", "reporting"},
    "cli": {
        "ground",
        "language",
        "naming",
        "reading",
        "parsing",
        "comparing",
        "reporting",
        "checking",
    }
    | {"__init__"},
}
DOORS = {"click": {"cli"}, "tabulate": {"reporting"}, "rapidfuzz": {"comparing", "ground"}, "yaml": {"ground"}}
MOST_PARAMETERS = 6  # of a function of the command line
LIGHT = {"click"}  # what may be imported at the top of a module that --help loads


def room(path: Path) -> str:
    """The folder or top-level module that a file belongs to."""
    first = path.relative_to(HOUSE).parts[0]
    return first.removesuffix(".py")


def imports(tree: ast.AST, *, top: bool = False) -> set[str]:
    """Full names of what is imported; with ``top`` only at module level and not for type checkers alone."""
    found = set()
    nodes = tree.body if top and isinstance(tree, ast.Module) else ast.walk(tree)
    for node in nodes:
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, "relative import"
            found |= {node.module} if node.module != "readoutdiff" else {f"readoutdiff.{n.name}" for n in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_import_table(path: Path) -> None:
    own = room(path)
    assert own in MAY_IMPORT, "a new room: say in MAY_IMPORT whom it may import"
    for name in imports(ast.parse(path.read_text(encoding="utf-8"))):
        parts = name.split(".")
        if parts[0] == "readoutdiff":
            other = parts[1] if len(parts) > 1 else "__init__"
            if not (HOUSE / other).is_dir() and not (HOUSE / f"{other}.py").is_file():
                other = "__init__"  # a name of the package itself
            assert other == own or other in MAY_IMPORT[own], f"{own} may not import {name}"
        elif parts[0] in DOORS:
            assert own in DOORS[parts[0]], f"{parts[0]} comes in by {DOORS[parts[0]]}, not by {own}"
        else:
            assert parts[0] in sys.stdlib_module_names, f"{name} is no core package"


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) == "cli"], ids=lambda path: path.name)
def test_commands_load_nothing_heavy_at_the_top(path: Path) -> None:
    """Else ``--help`` pays for it."""
    for name in imports(ast.parse(path.read_text(encoding="utf-8")), top=True):
        parts = name.split(".")
        heavy = parts[:2] in (
            ["readoutdiff", other] for other in set(MAY_IMPORT) - {"__init__", "__main__", "ground", "checking", "cli"}
        )
        assert not heavy, f"{name} belongs inside the command"
        assert parts[0] not in set(DOORS) - LIGHT


@pytest.mark.parametrize("path", [p for p in MODULES if room(p) == "cli"], ids=lambda path: path.name)
def test_options_are_handed_on_together(path: Path) -> None:
    """What belongs together is one value: no function with more parameters than a reader can hold."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            own = node.args
            several = [each for each in (own.vararg, own.kwarg) if each]
            number = len([*own.posonlyargs, *own.args, *own.kwonlyargs, *several])
            assert number <= MOST_PARAMETERS, f"line {node.lineno}: {number} parameters"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_every_module_and_public_name_says_what_it_is(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree), "no docstring"
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not node.name.startswith("_"):
            assert ast.get_docstring(node), f"{node.name} has no docstring"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOUSE).as_posix())
def test_no_machine_path_and_no_difflib(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"/(?:work|home|root|tmp)/", text)
    assert "difflib" not in text


def circles(graph: dict[str, set[str]]) -> list[list[str]]:
    """The groups of modules of which each leads to each other (Tarjan's strongly connected components)."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    found: list[list[str]] = []

    def visit(module: str) -> None:
        order[module] = low[module] = len(order)
        stack.append(module)
        for other in graph[module]:
            if other not in order:
                visit(other)
            if other in stack:
                low[module] = min(low[module], low[other])
        if low[module] == order[module]:
            group = stack[stack.index(module) :]
            del stack[stack.index(module) :]
            if len(group) > 1:
                found.append(sorted(group))

    for module in graph:
        if module not in order:
            visit(module)
    return found


def test_circles_are_found() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"b"}, "d": {"a"}}) == [["b", "c"]]


def test_no_module_leads_back_to_itself() -> None:
    """Nor by an import inside a function; what only a type checker reads does not count."""
    names = {".".join(path.relative_to(HOUSE).with_suffix("").parts): path for path in MODULES}
    graph = {}
    for module, path in names.items():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
                node.body = [ast.Pass()]
        whole = {f"{n.module}.{a.name}" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom) for a in n.names}
        leads = {name.removeprefix("readoutdiff.") for name in whole | imports(tree)}
        graph[module] = {name for name in leads if name in names and name != module}
    assert sum(map(len, graph.values())) > 300, "the graph is there"
    assert circles(graph) == []


def test_no_class_inherits_from_another_of_ours() -> None:
    """State is a value that functions are given; an error may be a kind of another."""
    trees = [ast.parse(path.read_text(encoding="utf-8")) for path in MODULES]
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    ours = {node.name for node in classes} - {"Trouble"}
    assert len(ours) > 80, "they are found"
    heirs = {node.name for node in classes for base in node.bases if isinstance(base, ast.Name) and base.id in ours}
    assert heirs == set()


def test_nothing_is_defined_that_nobody_names() -> None:
    """Click asks for `format_commands`."""
    texts = [path.read_text(encoding="utf-8") for path in MODULES]
    named = Counter(word for text in texts for word in re.findall(r"\w+", text))
    trees = [ast.parse(text) for text in texts]
    defined = {n.name for t in trees for n in ast.walk(t) if isinstance(n, (ast.FunctionDef, ast.ClassDef))}
    defined |= {
        n.id for t in trees for b in t.body if isinstance(b, ast.Assign) for n in b.targets if isinstance(n, ast.Name)
    }
    assert len(defined) > 1300, "they are found"
    own = {name for name in defined if not name.startswith("__") and named[name] == 1}
    assert own == {"format_commands"}


def test_the_table_has_no_stale_room() -> None:
    rooms = {room(path) for path in MODULES}
    assert set(MAY_IMPORT) == rooms


def test_the_page_for_newcomers_names_each_room() -> None:
    """The drawing in HOUSE.md, from the roof down, is the one that the table allows."""
    page = (HOUSE.parent / "HOUSE.md").read_text(encoding="utf-8")
    drawn = [line.split()[0] for line in page.split("\n") if re.match(r"    \w", line)]
    assert set(drawn) == {room(path) for path in MODULES if path.parent != HOUSE}
    for above, own in enumerate(drawn):
        assert not MAY_IMPORT[own] & set(drawn[:above]), f"{own} imports what is drawn above it"


def test_help_needs_only_click() -> None:
    """No yaml, rapidfuzz, tabulate, parser or comparator for an overview."""
    import subprocess

    code = (
        "import sys; from readoutdiff.cli.run import run; run(['--help']);"
        "heavy = {'yaml', 'rapidfuzz', 'tabulate', 'json', 'readoutdiff.ground.model', 'readoutdiff.naming.registry'};"
        "print(sorted(set(sys.modules) & heavy))"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert result.stdout.splitlines()[-1] == "[]"
