"""A folder of a user's own words and frames -> languages that have them too, each frame held against its examples.

The folder is built as a language's in data/: LANG/attribution.yaml and LANG/silences.yaml add to the package's files of
that name, and hits and misses of each frame that they touch stand in LANG/attribution.examples.yaml and
LANG/silences.examples.yaml.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

from readoutdiff.checking.examples import attribution_hit, attribution_miss, silence_hit, silence_miss
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Trouble
from readoutdiff.ground.yamlfile import Marked, Path_, Troubles, hint, load_data, read_marked
from readoutdiff.language.language import Language, language, languages
from readoutdiff.language.lexicon import COMPLEMENTS
from readoutdiff.language.words import SLOT, items
from readoutdiff.silences.frames import GAPS, Frame

if TYPE_CHECKING:
    from readoutdiff.naming.registry import Registry

WORD = re.compile(r"[^\W\d_][\w’'-]*(?:_[^\W\d_]+)?")  # point_out
IRREGULAR = re.compile(r"\b[^\W\d_]++(?::[^\W\d_]++){1,2}")
PHRASE = re.compile(r"[^\W\d_][^|{}\\\[\]()?*+^$:<>=\x00]*|\W")  # words, or a mark alone; no pattern and no table
PREPOSITION = re.compile(r"[a-z]+")
FORMS_OF = {"irregular": IRREGULAR, "doubling": WORD}
FORMS = frozenset(FORMS_OF)  # how verbs are inflected
YAML = (".yaml", ".yml")
MOST, LARGEST = 1000, 5000  # examples of a file, and characters of a scene or a sentence
NAME = re.compile(r"[a-z][a-z-]*")
LONGEST = 12  # places of a template
FLAGS = frozenset(name for name, default in Frame._field_defaults.items() if default is False)


def load_lexicons(folder: Path, registry: Registry, examples: bool = True) -> dict[str, Language]:
    """The languages to which ``folder`` adds, by code.

    Raises Troubles with the place of every mistake: a list, a frame or a complement that is not there, no words, no
    examples, and with ``examples`` also each example that is not read as it says.
    """
    return {path.name: _language(path, registry, examples) for path in _folders(folder)}


def _folders(folder: Path) -> list[Path]:
    """The languages' folders in one. Trouble where there is none, or a file that is of no language or adds nothing."""
    if not folder.is_dir():
        raise Trouble(str(folder), "no folder" if folder.exists() else "no such file or directory")
    known = ", ".join(sorted(languages()))
    paths = [path for path in sorted((*folder.glob("*.y*ml"), *folder.glob("*/*"))) if path.suffix.lower() in YAML]
    if not paths:
        names = " or ".join(f"LANG/{name}.yaml" for name in ADDED)
        raise Trouble(str(folder), f"adds nothing: {names} is wanted, LANG one of {known}")
    for path in paths:
        if path.parent == folder:
            raise Trouble(str(path), f"stands too high: it belongs into a folder of its language ({known})")
        if path.parent.name not in languages():
            raise Trouble(str(path.parent), f"the package has no language of that name to add to; it has {known}")
        if path.name not in {f"{name}{end}.yaml" for name in ADDED for end in ("", ".examples")}:
            raise Trouble(str(path), f"adds to nothing; {' and '.join(f'{name}.yaml' for name in ADDED)} are read")
        if not path.is_file():
            raise Trouble(str(path), "no regular file")
    return list(dict.fromkeys(path.parent for path in paths))


def _language(folder: Path, registry: Registry, examples: bool) -> Language:
    """A language with what a folder adds to it."""
    base, digest = language(folder.name), hashlib.sha256()
    data, checks, marked = {}, [], list[Marked]()
    for name, (add, check) in ADDED.items():
        files = [folder / f"{name}.yaml", folder / f"{name}.examples.yaml"]
        if not files[0].exists() and not files[1].exists():
            continue
        (raw, own), (more, beside) = (read_marked(f) if f.exists() else (b"", Marked(str(f), {})) for f in files)
        digest.update(b"\0".join((name.encode(), raw, more, b"")))
        if own.value is None:
            own.wrong("an empty file adds nothing")
        data[name], touched = add(own, base)
        for frame, path in touched.items():
            both = beside.value.get(frame) if isinstance(beside.value, dict) else None
            if not isinstance(both, dict) or not both.get("hits") or not both.get("misses"):
                own.wrong(f"{frame}: a hit and a miss at least are wanted in {files[1].name}", *path, key=True)
        marked.append(own)
        checks.append((check, beside))
    _done(marked)
    made = Language(folder.name, data, digest.hexdigest())
    for check, beside in checks if examples else ():
        check(beside, registry, made)
    _done([beside for _, beside in checks])
    return made


def _done(files: list[Marked]) -> None:
    """Raise Troubles where files have mistakes, all of them."""
    lines = []
    for each in files:
        try:
            each.done()
        except Troubles as troubles:
            lines += troubles.lines
    if lines:
        raise Troubles(lines)


def _mapping(marked: Marked, *path: str | int) -> dict[str, Any]:
    """What stands at a path; a mistake, and nothing, where it is no mapping."""
    value = marked.value
    for key in path:
        value = value[key]
    if value is not None and not isinstance(value, dict):
        marked.wrong("wanted a mapping", *path)
    return value if isinstance(value, dict) else {}


def _words(marked: Marked, value: Any, form: re.Pattern[str], *path: str | int) -> list[str]:
    """The words of a line, or the items between its bars, each of a form."""
    if not isinstance(value, str) or not value.strip():
        marked.wrong("wanted a line of words", *path)
        return []
    found = items(fold(value).text.lower())
    for word in found:
        if not form.fullmatch(word):
            marked.wrong(f"“{word}” cannot stand here", *path)
    return found


def _known(marked: Marked, name: str, known: Mapping[str, object], *path: str | int) -> bool:
    """Is a name known? A mistake where it is not."""
    if name not in known:
        marked.wrong(f"no “{name}” to add to{hint(name, known, '; there are: ' + ', '.join(known))}", *path, key=True)
    return name in known


def _fields(marked: Marked, known: list[str], *path: str) -> tuple[dict[str, Any], bool]:
    """The mapping at a path, and whether all its keys are known."""
    given = _mapping(marked, *path)
    return given, [key for key in given if _known(marked, key, dict.fromkeys(known), *path, key)] == list(given)


def _attribution(own: Marked, base: Language) -> tuple[dict[str, Any], dict[str, Path_]]:
    """The package's file with what is added, and the frames that get words, each with its place."""
    old_data = base.data("attribution")
    data, touched = dict(old_data), dict[str, Path_]()
    sections = ("verbs", "governed", "nouns", "adjectives", *FORMS)
    for section in _mapping(own):
        if not _known(own, section, dict.fromkeys(sections), section) or section in FORMS:
            continue
        data[section] = dict(data[section])
        for name, given in _mapping(own, section).items():
            path = (section, name)
            old = data[section].get(name)
            if section == "verbs":
                data[section][name] = _verbs(own, name, data[section])
            elif section == "governed" and not PREPOSITION.fullmatch(name):
                own.wrong(f"“{name}” is no preposition", *path, key=True)
                continue
            elif section == "governed" or _known(own, name, data[section], *path):
                data[section][name] = " ".join([old or "", *_words(own, given, WORD, *path)])
            else:
                continue
            touched[f"{section}.{name}"] = path
    added = _verbs_of(data) - _verbs_of(old_data)
    for section in FORMS & own.value.keys() if isinstance(own.value, dict) else ():
        forms = _words(own, own.value[section], FORMS_OF[section], section)
        for verb in (form.partition(":")[0] for form in forms):
            if verb not in added:
                own.wrong(f"“{verb}” is no verb that this file adds", section)
        data[section] = " ".join([data[section], *forms])
    return data, touched


def _verbs_of(data: dict[str, Any]) -> set[str]:
    """The verbs of a language's frames."""
    lines = (*(frame["words"] for frame in data["verbs"].values()), *data["governed"].values())
    return {verb.partition("_")[0] for line in lines for verb in line.split()}


def _verbs(own: Marked, name: str, frames: Mapping[str, dict[str, str]]) -> dict[str, str]:
    """A frame of verbs: words for one of the package's, or one of its own with what its verbs govern."""
    path, old = ("verbs", name), frames.get(name)
    given, sure = _fields(own, ["takes", "words"], *path)
    takes = old["takes"] if old else str(given.get("takes", ""))
    if old and given.get("takes", takes) != takes:
        own.wrong(f"{name} is a frame of the package and takes {takes}; a frame of its own has another name", *path)
    if not takes and sure:
        own.wrong(_new(name, frames, f"says what its verbs take, of {', '.join(COMPLEMENTS)}"), *path, key=True)
    for each in takes.split():
        if each not in COMPLEMENTS:
            own.wrong(f"“{each}” is nothing that a verb takes{hint(each, COMPLEMENTS)}", *path, "takes")
    words = _words(own, given.get("words"), WORD, *path, "words") if sure else []
    return {"takes": takes, "words": " ".join([old["words"] if old else "", *words])}


def _silences(own: Marked, base: Language) -> tuple[dict[str, Any], dict[str, Path_]]:
    """The package's file with what is added, and the frames that get templates, each with its place."""
    data, touched = dict(base.data("silences")), dict[str, Path_]()
    lists, floors, frames = dict(data["lists"]), dict(data["floors"]), dict(data["frames"])
    given = _mapping(own)
    for section in given:
        _known(own, section, {"lists": 0, "floors": 0, "frames": 0}, section)
    for name, line in _mapping(own, "lists").items() if "lists" in given else ():
        old = items(lists.get(name, ""))
        if name in GAPS | floors.keys() or not NAME.fullmatch(name) or (name in base.words.lists and name not in lists):
            own.wrong(f"“{name}” is no name for a list, or one of another file", "lists", name, key=True)
        elif not all(map(PHRASE.fullmatch, old)):
            own.wrong(f"{name} is a pattern of the package; words are added to lists", "lists", name, key=True)
        else:
            lists[name] = "|".join([*old, *_words(own, line, PHRASE, "lists", name), ""])
    every = base.words.lists | {key: items(line) for key, line in lists.items()}
    slots = {key for key, found in every.items() if all(map(PHRASE.fullmatch, found))}
    for name in dict.fromkeys((*floors, *(_mapping(own, "floors") if "floors" in given else ()))):
        if name in given.get("floors", ()):
            floors[name] = _floor(own, name, floors.get(name, []), slots - GAPS, every)
        slots.add(name)  # to those below it
    for name in _mapping(own, "frames") if "frames" in given else ():
        touched[name] = ("frames", name)
        frames[name] = _frame(own, name, frames, slots, data["ways"])
    return {**data, "lists": lists, "floors": floors, "frames": frames}, touched


def _floor(own: Marked, name: str, old: list[str], known: set[str], lists: Mapping[str, object]) -> list[str]:
    """A floor: templates for one of the package's, or one of its own, of lists and of floors above it."""
    path, templates = ("floors", name), own.value["floors"][name]
    if name in lists or name in GAPS or not NAME.fullmatch(name):
        own.wrong(f"“{name}” is no name for a floor, or one of a list", *path, key=True)
    if not isinstance(templates, list) or not templates:
        own.wrong(f"{name}: templates are wanted, a list", *path, key=True)
        return old
    for n, template in enumerate(templates):
        for wrong in _template(template, known, frozenset()):
            own.wrong(wrong, *path, n)
    return [*old, *templates]


def _new(name: str, frames: Mapping[str, object], wanted: str) -> str:
    """What is wrong with a frame that is none of the package's and not whole."""
    return f"no frame “{name}” in the package{hint(name, frames)}; a frame of one's own {wanted}"


def _frame(
    own: Marked, name: str, frames: Mapping[str, dict[str, Any]], lists: set[str], ways: Mapping[str, Any]
) -> dict[str, Any]:
    """A frame: templates for one of the package's, or one of its own."""
    path, old = ("frames", name), frames.get(name)
    given, sure = _fields(own, ["templates"] if old else ["templates", "ways", "scope", *sorted(FLAGS)], *path)
    templates = given.get("templates")
    if not isinstance(templates, list) or not templates:
        if sure:
            own.wrong(f"{name}: templates are wanted, a list", *path, key=True)
        return old or {"templates": [], "ways": ""}
    for n, template in enumerate(templates):
        for wrong in _template(template, lists):
            own.wrong(wrong, *path, "templates", n)
    if old:
        return {**old, "templates": [*old["templates"], *templates]}
    if not given.get("ways") and sure:
        own.wrong(_new(name, frames, f"names its ways, of {', '.join(ways)}"), *path, key=True)
    for way in str(given.get("ways", "")).split():
        _known(own, way, ways, *path, "ways")
    for key in FLAGS & given.keys():
        if not isinstance(given[key], bool):
            own.wrong("wanted true or false", *path, key)
    if given.get("scope", "word") != "word":
        own.wrong("the only scope to name is word: what is lacking is an expression", *path, "scope")
    return dict(given)


def _template(template: Any, lists: AbstractSet[str], gaps: AbstractSet[str] = GAPS) -> Iterator[str]:
    """What is wrong with a template."""
    parts = template.split() if isinstance(template, str) else []
    slots = [SLOT.fullmatch(part) for part in parts]
    if not any(slot is None or not (slot[2] or slot[1] in GAPS) for slot in slots) or len(parts) > LONGEST:
        yield f"wanted 1 to {LONGEST} words or slots, and one of them that always stands there"
    if sum(slot is not None and slot[1] in GAPS for slot in slots) > 1:
        yield "one gap at most can stand in a template"
    for part, slot in zip(parts, slots, strict=True):
        if slot and slot[1] not in lists | gaps:
            where = "; lists and floors stand in data/en/silences.yaml"
            yield f"no list “{slot[1]}”{hint(slot[1], lists | gaps, where)}"
        if slot is None and (not PHRASE.fullmatch(part) or part != part.lower()):
            yield f"“{part}” is neither a word in small letters nor a slot"


def _examples(marked: Marked, frames: Mapping[str, object]) -> Iterator[tuple[str, str, Any, Path_]]:
    """Frame, hits or misses, example and its place."""
    left = MOST
    for frame in _mapping(marked):
        if frame == "scenes" or not _known(marked, frame, frames, frame):
            continue
        for kind, rows in _mapping(marked, frame).items():
            if _known(marked, kind, {"hits": 0, "misses": 0}, frame, kind) and not isinstance(rows, list):
                marked.wrong("wanted a list", frame, kind)
                continue
            left -= len(rows or ())
            if left < 0:
                marked.wrong(f"more than {MOST} examples in one file", frame, kind)
                return
            yield from ((frame, kind, row, (frame, kind, n)) for n, row in enumerate(rows or ()))


def _check_attribution(marked: Marked, registry: Registry, made: Language) -> None:
    """Note each example of an attribution that is not read as it says."""
    data = made.data("attribution")
    names = {f"{part}.{name}": 0 for part in ("verbs", "governed", "nouns", "adjectives") for name in data[part]}
    for _, kind, row, path in _examples(marked, names):
        wanted = {"text", "source", "cue", "content"} if kind == "hits" else {"text", "cue"}
        words = {key: row.get(key) for key in ("text", "cue")} if isinstance(row, dict) else {}
        if not isinstance(row, dict) or wanted - row.keys() or row.keys() - wanted - {"addressee"}:
            marked.wrong(f"wanted {', '.join(sorted(wanted))}", *path)
        elif not all(isinstance(word, str) and word.strip() and len(word) <= LARGEST for word in words.values()):
            marked.wrong("text and cue are wanted as words", *path)
        elif not all(isinstance(word, str) for each in row.values() for word in _listed(each)):
            marked.wrong("wanted words, or a list of them", *path)
        elif kind == "misses" and len(row["cue"].split()) > 1:
            marked.wrong("the cue of a miss is one word", *path)
        elif wrong := attribution_hit(row, made) if kind == "hits" else attribution_miss(row, made):
            marked.wrong(wrong, *path)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _check_silences(marked: Marked, registry: Registry, made: Language) -> None:
    """Note each example of a silence that is not read as it says."""
    scenes: dict[str, str] = dict(load_data(f"{made.code}/silences.examples.yaml")["scenes"])
    for name, scene in _mapping(marked, "scenes").items() if "scenes" in _mapping(marked) else ():
        if name in scenes:
            marked.wrong(f"the package has a scene “{name}”; another name for this one", "scenes", name, key=True)
        elif not isinstance(scene, str) or len(scene) > LARGEST:
            marked.wrong(f"wanted a text of at most {LARGEST} characters", "scenes", name)
        else:
            scenes[name] = scene
    for frame, kind, row, path in _examples(marked, made.data("silences")["frames"]):
        lengths = range(3, MOST) if kind == "hits" else (2,)
        if not isinstance(row, list) or len(row) not in lengths or not all(isinstance(w, str) for w in row):
            what = ", silence ..." if kind == "hits" else ""
            marked.wrong(f"wanted [scene, sentence{what}]", *path)
        elif len(row[1]) > LARGEST:
            marked.wrong(f"more than {LARGEST} characters", *path)
        elif row[0] not in scenes:
            marked.wrong(f"no scene “{row[0]}”{hint(row[0], scenes)}", *path)
        else:
            text = f"{scenes[row[0]]}\n\n{row[1]}\n"
            hit = kind == "hits"
            wrong = silence_hit(frame, text, row[2:], registry, made) if hit else silence_miss(text, registry, made)
            if wrong:
                marked.wrong(wrong, *path)


# A file of the folder -> how it adds to the package's, and how its examples are held.
ADDED: dict[str, tuple[Callable[..., tuple[dict[str, Any], dict[str, Path_]]], Callable[..., None]]] = {
    "attribution": (_attribution, _check_attribution),
    "silences": (_silences, _check_silences),
}
