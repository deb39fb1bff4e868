"""English in Python: how many words, endings and capitals the parser and the comparator still ask about by themselves.

What is known of a language belongs into its folder of data; the counts may only fall.
"""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import readoutdiff
from readoutdiff.ground.yamlfile import load_data
from readoutdiff.language.words import SLOT

SMALL = ("contacts", "citing")  # files of lists by their meaning
HOUSE = Path(readoutdiff.__file__).parent
PARSER = (
    "language",
    "grammar",
    "attributing",
    "naming",
    "people",
    "pointing",
    "meetings",
    "citing",
    "silences",
    "parsing",
)
ROOMS = (*PARSER, "comparing")
WORD = re.compile(r"[’']?[a-z][a-z’' \-]*", re.I)  # a mark alone is none
IN_PATTERN = re.compile(r"(?<![\\\w(?<])[a-z]{2,}(?![\w>])", re.I)
ASKED = set("isdisjoint issubset issuperset index find rfind count places partition split get join replace".split())
ENDINGS = {"endswith", "startswith", "removesuffix", "removeprefix"}
CAPITALS = {"isupper", "islower", "istitle"}
# What is asked for a label of ours is no question about a word: the last name of the other side of a comparison.
LABELS = set(
    "kind rule how role sort form office verdict citation scope shape basis origin where key name code language"
    " party source value reason gender document type state section field part mode op tag what".split()
)


def asked_of(node: ast.expr) -> str:
    """The last name of an expression: ``w.kind`` -> kind, ``lower[i]`` -> lower."""
    while isinstance(node, (ast.Subscript, ast.Call)):
        node = node.value if isinstance(node, ast.Subscript) else node.func
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def literals(node: ast.expr) -> list[str]:
    """Words that are written out in an expression or in the tuple, set, list or table that it is."""
    if isinstance(node, ast.Constant):
        whole = node.value if isinstance(node.value, str) else ""
        return [whole] if WORD.fullmatch(whole) else []
    if isinstance(node, (ast.Tuple, ast.List, ast.Set)):
        return [word for item in node.elts for word in literals(item)]
    if isinstance(node, ast.Dict):
        return [word for item in node.keys if item is not None for word in literals(item)]
    return []


def english(tree: ast.AST) -> Iterator[str]:
    """The words that a module compares a text with, one by one."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if not any(asked_of(side) in LABELS for side in sides):
                yield from (word for side in sides for word in literals(side))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            if node.func.attr in ASKED:
                yield from (word for item in node.args for word in literals(item))
                if isinstance(node.func.value, ast.Constant) and isinstance(node.func.value.value, str):
                    yield from filter(WORD.fullmatch, node.func.value.value.split())
            elif node.func.attr in {"compile", "search", "match", "fullmatch", "sub", "finditer"}:
                for item in node.args[:1]:
                    if isinstance(item, ast.Constant) and isinstance(item.value, str):
                        yield from IN_PATTERN.findall(item.value)
        elif isinstance(node, ast.BinOp) and isinstance(node.op, (ast.BitAnd, ast.BitOr, ast.Sub)):
            yield from (word for side in (node.left, node.right) for word in literals(side))
        elif isinstance(node, (ast.Assign, ast.AnnAssign)) and node.value is not None:
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            if isinstance(target, ast.Name) and target.id.isupper() and not isinstance(node.value, ast.Constant):
                yield from literals(node.value)


def forms_asked(tree: ast.AST) -> int:
    """How often a module looks at an ending, a beginning or a capital."""
    calls = [n.func.attr for n in ast.walk(tree) if isinstance(n, ast.Call) and isinstance(n.func, ast.Attribute)]
    return sum(name in ENDINGS | CAPITALS for name in calls)


def test_what_is_counted() -> None:
    code = 'low == "that" or low[i] in ("to", "of") or w.kind == "office" or {"the"} & said or low.endswith("ly")'
    assert Counter(english(ast.parse(code))) == Counter(["that", "to", "of", "the"])
    assert Counter(
        english(ast.parse('NOT_NAMES = {"he", "she"}\nleft = "omission"\nsaid.index("between")'))
    ) == Counter(["he", "she", "between"])
    assert Counter(english(ast.parse(r're.compile(r"\b(?:who|whom)\s+\w+")'))) == Counter(["who", "whom"])
    assert forms_asked(ast.parse('w.endswith("s") and w[0].isupper()')) == 2


def test_there_is_less_and_less_english_in_python() -> None:
    """What is left is labels, separators and marks. Lower the numbers when they fall."""
    trees = {p: ast.parse(p.read_text(encoding="utf-8")) for room in ROOMS for p in sorted((HOUSE / room).glob("*.py"))}
    words = {p.relative_to(HOUSE).as_posix(): len(list(english(tree))) for p, tree in trees.items()}
    forms = {p.relative_to(HOUSE).as_posix(): forms_asked(tree) for p, tree in trees.items()}
    shown = sorted(((n, forms[name], name) for name, n in words.items()), reverse=True)
    assert sum(words.values()) <= 59, shown
    assert sum(forms.values()) <= 17, shown


def test_a_name_of_a_list_stands_in_one_file() -> None:
    """They are asked for by name alone: of two with one name, one would be silently another."""
    silences = load_data("en/silences.yaml")
    files = [*(load_data(f"en/{name}.yaml") for name in SMALL), silences["lists"], silences["floors"]]
    names = Counter(name for file in files for name in file)
    assert len(names) > 150, "they are found"
    assert [name for name, times in names.items() if times > 1] == []


def test_every_list_is_asked_for() -> None:
    """By a module, by a template or in a pattern."""
    silences, patterns = load_data("en/silences.yaml"), load_data("en/readouts.yaml")["patterns"]
    lists = {
        name: words
        for file in (*(load_data(f"en/{name}.yaml") for name in SMALL), silences["lists"])
        for name, words in file.items()
    }
    frames = [template for frame in silences["frames"].values() for template in frame["templates"]]
    frames += [template for templates in silences["floors"].values() for template in templates]
    ways = [part for ways in silences["ways"].values() for way in ways for part in way]
    asked = {m[1] for text in (*lists.values(), *patterns.values(), *frames, *ways) for m in SLOT.finditer(text)}
    trees = [ast.parse(p.read_text(encoding="utf-8")) for p in sorted(HOUSE.rglob("*.py"))]
    asked |= {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert sorted({*lists, *patterns} - asked) == []
