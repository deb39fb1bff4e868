"""Characters that nobody sees: what is found is what would be found without them, at the places of the text."""

from __future__ import annotations

import random
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invariants import check_article, check_comparison, check_readout

from readoutdiff import attributions, compare, judge, load, load_registry, match, parse_article, parse_readout
from readoutdiff.checking.quoting import find_quotation
from readoutdiff.cli.run import run
from readoutdiff.ground.folding import fold
from readoutdiff.ground.model import Article, Comparison, Readout
from readoutdiff.naming.registry import describe
from readoutdiff.parsing.explaining import explain
from readoutdiff.reading.language import guess_language

FIXTURES = Path(__file__).parents[1] / "fixtures"
WIDE = str.maketrans({chr(n): chr(n + 0xFEE0) for n in range(0x21, 0x7F)})
CHINESE = "俄罗斯总统普京（Vladimir Putin）在莫斯科会见了王毅，双方讨论了BRICS！\n王毅说：“好！？”"

FOLDED = [  # text, copy, why
    ("min\u00adister", "minister", "a soft hyphen is a place to break, no letter"),
    ("minis\u00ad\nter", "minister", "a word that was cut at the end of a line, as in text copied from a PDF"),
    ("minis\u00ad \r\n  ter", "minister", "with blanks around the line end"),
    ("said\u00ad\n\nThe", "said\n\nThe", "but no word goes on behind an empty line"),
    ("said\u00ad\n- one", "said\n- one", "nor in the item of a list"),
    ("Krem\u200blin\u200c\u200d\u2060\ufeff", "Kremlin", "zero width: space, joiners, word joiner, a BOM inside"),
    ("\u202aKremlin\u202c \u2066said\u2069\u200e\u061c", "Kremlin said", "marks of direction"),
    ("Krem\u034flin\ufe0f\u180e", "Kremlin", "grapheme joiner, variation selector, Mongolian separator"),
    ("o\ufb03ce \ufb01nd \ufb02y a\ufb00air pa\ufb06", "office find fly affair past", "ligatures"),
    ("off\ufb01", "offfi", "and at the edge of a word"),
    ("Zĳlstra, ǅemal", "Zijlstra, Džemal", "digraphs"),
    ("Ｔｈｅ　Ｋｒｅｍｌｉｎ，　２０２４．", "The Kremlin, 2024.", "full width"),
    ("The Kremlin，with Xi （习）．", "The Kremlin,with Xi (习).", "full-width marks in an English text with a name"),
    ("E\u0301lyse\u0301e", "Élysée", "accents apart from their letters"),
    ("E\u200b\u0301lyse\u034f\u0301e", "Élysée", "with a mark without width between"),
    ("a\u0302\u0301 a\u0323\u0302", "ấ ậ", "two accents on a letter"),
    ("ｅ\u0301", "é", "a full-width letter with its accent"),
    ("и\u0306 か\u3099 \u1112\u1161\u11ab", "й が 한", "in Cyrillic, kana and hangul"),
    ("\u212b \u212a", "Å K", "Ångström and Kelvin are letters"),
    ("𝐊𝐫𝐞𝐦𝐥𝐢𝐧 𝟐𝟎", "Kremlin 20", "bold from a post"),
    ("a\u00a0b\u202fc\u3000d", "a b c d", "no-break, narrow and wide blanks are blanks"),
    ("\u200b\u00ad\ufeff", "", "nothing but what nobody sees"),
    ("\u0301a\n\u0301b", "\u0301a\n\u0301b", "an accent without a letter before it"),
    ("non-aligned \u2011 \u2013 x", "non-aligned \u2011 \u2013 x", "a hyphen that is seen stays"),
    ("naïve “Élysée” – …", "naïve “Élysée” – …", "typography is no trouble"),
    ("10² ½ № ™", "10² ½ № ™", "a power is no figure of the number"),
    (CHINESE, CHINESE, "full-width marks are a Chinese text's own"),
    ("中国，ＡＰＥＣ。", "中国，APEC。", "but not full-width letters"),
    ("Xi（习近平）" + "\u200b" * 99, "Xi（习近平）", "nor when they stand among marks without width"),
    ("日本は、ﾃｽﾄ", "日本は、ﾃｽﾄ", "half-width kana are left"),
    ("👩\u200d⚕\ufe0f said", "👩⚕ said", "an emoji has no words"),
    ("می\u200cروم", "میروم", "a joiner in Persian is between letters of one word"),
    ("\ud800a\u00ad\udfff", "\ud800a\udfff", "lone surrogates raise nothing"),
    ("a" + "\u0301" * 12, "á" + "\u0301" * 11, "a heap of accents is no writing, and costs no time"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "copy", "why"), FOLDED, ids=[row[2] for row in FOLDED])
def test_the_copy(text: str, copy: str, why: str) -> None:
    folded = fold(text)
    assert folded.text == copy, why
    assert fold(copy).text == copy, "folded twice is folded once"


PLACES = [  # text, words of the copy, words of the text
    ("a min\u00adister\u200b.", "minister", "min\u00adister"),
    ("\u200ba \ufeffmin", "min", "min"),
    ("the o\ufb03ce, said", "office", "o\ufb03ce"),
    ("the o\ufb03ce, said", "said", "said"),
    ("the o\ufb03ce", "ff", "\ufb03"),
    ("l\u2019E\u0301lyse\u0301e.", "Élysée", "E\u0301lyse\u0301e"),
    ("Ｏｓｌｏ said", "Oslo", "Ｏｓｌｏ"),
]


@pytest.mark.parametrize(("text", "inner", "outer"), PLACES)
def test_places_there_and_back(text: str, inner: str, outer: str) -> None:
    folded = fold(text)
    start = folded.text.index(inner)
    a, b = folded.outer(start, start + len(inner))
    assert text[a:b] == outer
    c, d = folded.inner(a, b)
    assert inner in folded.text[c:d]


@given(st.text(alphabet="ae fi\n.\u00ad\u200b\ufb01\ufb03\u0301\u0323ｅ，é", max_size=40))
@settings(derandomize=True, max_examples=300, deadline=None)
def test_every_place_of_the_copy_has_one_in_the_text(text: str) -> None:
    """Each character's place is inside the text, folds to it, and none is before that of the character before."""
    folded, before = fold(text), (0, 0)
    for n in range(len(folded.text)):
        place = folded.outer(n, n + 1)
        assert before[0] <= place[0] < place[1] <= len(text) and before[1] <= place[1]
        c, d = folded.inner(*place)
        assert c <= n < d
        before = place
    assert fold(folded.text).text == folded.text


def sprinkled(text: str, rng: random.Random, share: float = 0.1) -> str:
    """The text with marks that nobody sees, letters in another dress and accents apart."""
    out = []
    for before, one in zip(" " + text, text, strict=False):
        inside = before.isalpha() and one.isalpha()
        if rng.random() < share and before != "\r":
            out.append(
                rng.choice("\u00ad" if inside and rng.random() < 0.5 else "\u200b\u200c\u200d\u2060\ufeff\u200e\u034f")
            )
        dressed = one.isascii() and one.isalnum() and rng.random() < share
        out.append(one.translate(WIDE) if dressed else unicodedata.normalize("NFD", one))
    odd = "".join(out)
    for plain, ligature in (("ffi", "\ufb03"), ("fi", "\ufb01"), ("fl", "\ufb02")):
        odd = odd.replace(plain, ligature)
    return odd


def read(text: str, name: str = "a.txt") -> Article:
    document = load(text.encode(), name=name, published="2024-10-17")
    return parse_article(document, load_registry())


def said(article: Article) -> list[object]:
    """All that was found, but for offsets and words."""
    claims = [
        (c.id, c.event, c.source, c.citation, c.reason, c.via, c.readout, c.speaker and c.speaker.name, c.line, c.rule)
        for c in article.claims
    ]
    omissions = [(o.id, o.event, o.source, o.has, o.claim, o.topic, o.line) for o in article.omissions]
    return [article.document.language, article.document.warnings, *claims, *omissions, *article.events]


def verdicts(found: Comparison) -> list[object]:
    """All that was compared, but for offsets and words."""
    cells = [
        (r.event, r.claim.id, name, c.verdict, c.basis, c.why, c.claim, c.score, [d.kind for d in c.differences])
        for r in found.rows
        for name, c in r.cells.items()
    ]
    findings = [(f.id, f.kind, f.event, f.present, f.absent, f.score, f.omission, f.line) for f in found.findings]
    return [*cells, *findings]


TEXTS = sorted(path for path in FIXTURES.glob("*/*.txt") if path.name != "snapshot.txt")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_fixtures_text_reads_the_same(path: Path) -> None:
    plain = path.read_bytes().decode("utf-8-sig")
    odd = sprinkled(plain, random.Random(path.as_posix()[-40:]))
    assert fold(odd).text == fold(plain).text
    one, two = read(plain), read(odd)
    assert said(one) == said(two)
    check_article(two)
    assert verdicts(compare([one])) == verdicts(compare([two]))
    check_comparison(compare([two]))
    found, copy = attributions(odd), attributions(fold(plain).text)
    for a, b in zip(found, copy, strict=True):
        for outer, inner in ((a.source, b.source), (a.cue, b.cue), (a.content, b.content)):
            assert [fold(odd[s:e]).text for s, e in outer] == [fold(plain).text[s:e] for s, e in inner]


def readouts(folder: Path, odd: bool) -> list[Readout]:
    rng = random.Random(folder.name)
    texts = [path for path in sorted(folder.glob("*.txt")) if path.name not in ("snapshot.txt", "article.txt")]
    found = []
    for path in texts:
        text = path.read_bytes().decode("utf-8-sig")
        document = load((sprinkled(text, rng) if odd else text).encode(), name=path.name)
        found.append(parse_readout(document, path.stem))
    return found


FOLDERS = sorted({path.parent for path in TEXTS if path.name != "article.txt"})


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_official_texts_compare_the_same(folder: Path) -> None:
    plain, odd = readouts(folder, False), readouts(folder, True)
    assert len(plain) > 0
    for one in odd:
        check_readout(one)
    found = compare([], odd)
    assert verdicts(found) == verdicts(compare([], plain))
    check_comparison(found)


ARTICLE = (
    "President Kari Lund of Norway met the finance minister of Portugal, Pedro Reis, in Oslo on May 2. Lund told Reis "
    "that the office would find five flights, according to a readout released by the Norwegian Foreign Ministry.\n\n"
    "The Portuguese Foreign Ministry's account makes no mention of the flights."
)
SMALL = [  # from, to, why
    ("Foreign Ministry", "Foreign Min\u00adistry", "once the office was the president's or the country's own"),
    ("according", "accor\u200bding", "once the citation was lost"),
    ("office", "o\ufb03ce", "once the word was lost"),
    ("met", "me\u2060t", "once the meeting was lost"),
    ("Norwegian", "Norwegian".translate(WIDE), "full width"),
    ("no mention", "no\u00a0men\u00adtion", "the silence"),
]


@pytest.mark.parametrize(("plain", "odd", "why"), SMALL, ids=[row[2] for row in SMALL])
def test_one_character_changes_no_office(plain: str, odd: str, why: str) -> None:
    text = ARTICLE.replace(plain, odd)
    assert text != ARTICLE
    article = read(text)
    assert [(c.source, c.speaker and c.speaker.name) for c in article.claims if c.source] == [
        ("no-mfa", "Kari Lund")
    ], why
    assert [(o.source, o.has) for o in article.omissions] == [("pt-mfa", ("no-mfa",))]
    assert said(article) == said(read(ARTICLE))
    check_article(article)


def test_lines_that_explain_prints_are_the_texts() -> None:
    text = "\u200b" + ARTICLE.replace("Foreign", "For\u00adeign")
    notes = explain(load(text.encode(), name="a.txt"), load_registry())
    assert any(note.role == "omission" for note in notes)
    for note in notes:
        assert text[note.start : note.end] == note.text
        assert text.count("\n", 0, note.start) + 1 == note.line


def test_strings_are_judged_and_matched_without_them() -> None:
    claim, passage = "Norway would send 30 ships to Faro.", "Norway will send 40 ships to Faro."
    odd, other = claim.replace("ships", "sh\u00adips").replace("30", "３０"), passage.replace("send", "se\u200bnd")
    plain, found = judge(claim, passage), judge(odd, other)
    assert (found.verdict, found.score) == (plain.verdict, plain.score) == ("differs", plain.score)
    assert [(d.kind, d.here.text, d.there.text) for d in found.differences] == [("number", "３０", "40")]
    for difference in found.differences:
        assert odd[difference.here.start : difference.here.end] == difference.here.text
        assert other[difference.there.start : difference.there.end] == difference.there.text
    assert match([odd], [other]) == match([claim], [passage])


@pytest.mark.parametrize("blank", ["\u00a0", "\u202f", "\u3000"])
def test_the_comparator_sees_odd_blanks_as_the_parser_does(blank: str) -> None:
    """Once “two Presidents” was no phrase of the lexicon with a no-break blank inside, and a part was found no more."""
    claim = "The two Presidents agreed to continue their conversation and to let their teams follow it up."
    passage = "The two Presidents agreed to stay in touch."
    assert judge(claim, passage).verdict == "partial"
    odd = judge(claim.replace(" ", blank), passage.replace(" ", blank))
    assert (odd.verdict, odd.score) == (judge(claim, passage).verdict, judge(claim, passage).score)


@pytest.mark.parametrize(
    "odd", ["the For\u00adeign Min\u200bistry in Beijing", "the Ｆｏｒｅｉｇｎ Ministry in Beijing", "cn\u00ad-mfa"]
)
def test_a_source_is_named_all_the_same(odd: str) -> None:
    assert [one.source.id for one in describe(load_registry(), odd) if one.source] == ["cn-mfa"]


QUOTED = [  # text, quotation, words of the text
    ("the o\ufb03ce of the min\u00adister said", "office of the minister", "o\ufb03ce of the min\u00adister"),
    ("the office said", "o\ufb03ce", "office"),
    ("the E\u0301lyse\u0301e said", "Élysée", "E\u0301lyse\u0301e"),
    ("the Élysée said", "E\u0301lyse\u0301e", "Élysée"),
    ("a\u00a0b c", "a b", "a\u00a0b"),
    ("with Xi（习）today in Oslo, said", "（习）", "（习）"),
    (CHINESE, "会见了王毅,双方", "会见了王毅，双方"),
]


@pytest.mark.parametrize(("text", "quotation", "words"), QUOTED)
def test_a_fixture_quotes_in_plain_letters(text: str, quotation: str, words: str) -> None:
    assert [text[start:end] for start, end in find_quotation(text, quotation)] == [words]


def test_what_is_said_of_the_text_itself() -> None:
    assert load("\u200b\u00ad\n".encode()).warnings == ("the text is empty",)
    assert load("The E\u0301lyse\u0301e said.".encode()).warnings == ()
    titled = load(("Nor\u00adway cuts cod\n\n" + ARTICLE).encode())
    assert titled.title == "Nor\u00adway cuts cod", "the title is shown: the text's own words"
    assert (0, 16, "headline") in titled.furniture
    assert guess_language(sprinkled(ARTICLE, random.Random(1), 0.5)) == "en"
    assert guess_language(CHINESE) == "zh"


@pytest.mark.parametrize(
    "unit", ["\u00ad", "\u200ba", "\ufb01", "e\u0301", "\u0301", "a\u0301\u200b\u0301", "ｅ，", "a\u200b\u200b"]
)
def test_texts_full_of_them_take_no_time(unit: str) -> None:
    def took(size: int) -> float:
        start = time.process_time()
        folded = fold(unit * size)
        for n in range(0, len(folded.text), 7):
            folded.outer(n, n + 1)
        return time.process_time() - start

    assert took(400_000 // len(unit)) < 5


def test_a_users_names_are_folded_too(tmp_path: Path) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(
        "sources:\n  fr-quai: fr mfa; Quai de\u0301 Cod\n  no-cod:\n    party: 'no'\n    names: [Cod\u00adhuset]\n",
        "utf-8",
    )
    known = load_registry(file)
    assert [m.source for m in known.find("the Quai dé Cod and Codhuset")] == ["fr-quai", "no-cod"]


@pytest.mark.parametrize("name", ["+", "\u2011", "+\u200b"])
def test_a_users_name_without_a_word_names_nothing(name: str, tmp_path: Path) -> None:
    """Once an IndexError."""
    file = tmp_path / "own.yaml"
    file.write_text(f'offices:\n  tides: "{name}, tide office"\n', "utf-8")
    assert [m.source for m in load_registry(file).find("Norway's tide office")] == ["no-tides"]


def test_labels_and_ids_on_the_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    article, text = tmp_path / "a.txt", tmp_path / "no.txt"
    article.write_text(ARTICLE, "utf-8")
    text.write_text(
        "Lund met Reis in Oslo on May 2.\nLund told Reis that the office would find five flights.\n", "utf-8"
    )
    printed = []
    for name in ("no\u200b-mfa", "no-mfa"):
        assert run(["compare", str(article), "--no-config", "--readout", f"{name}={text}", "--source", name]) == 0
        printed.append(capsys.readouterr().out)
    assert printed[0] == printed[1] != ""


def test_a_case_written_with_accents_apart(tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE.replace("Lund", "L\u00fcnd"), "utf-8")
    claim = "quote: office would\n      speaker: Lu\u0308nd"
    case = f"title: Lund\nprovenance: ours\narticle: article.txt\nexpect:\n  claims:\n    - {claim}\n"
    (tmp_path / "case.yaml").write_text(case, "utf-8")
    assert run(["check", str(tmp_path), "--no-config"]) == 0
