"""Bytes -> Document: what is read, what is refused, what is furniture and what is not."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tables import table

from readoutdiff.ground.model import Trouble
from readoutdiff.reading.furniture import find_furniture
from readoutdiff.reading.language import guess_language
from readoutdiff.reading.load import load, read_bytes

BODY = "The ministers met in Oslo on Tuesday and spoke for an hour about fish."


def furniture(text: str) -> list[tuple[str, str]]:
    return [(kind, text[start:end]) for start, end, kind in find_furniture(text)]


# --- decoding -------------------------------------------------------------------------------------------------------


def test_bom_is_no_part_of_the_text() -> None:
    document = load(b"\xef\xbb\xbfOslo said no.\n")
    assert document.text == "Oslo said no.\n"
    assert document.sha256 == hashlib.sha256(b"\xef\xbb\xbfOslo said no.\n").hexdigest()  # of the raw bytes


@pytest.mark.parametrize("ends", ["\r\n", "\r", "\n", "\u2028"])
def test_line_ends_stay(ends: str) -> None:
    text = f"One.{ends}Two.{ends}"
    assert load(text.encode()).text == text


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"caf\xe9 talks", "byte 0xe9 at offset 3"),  # Latin-1
        (b"\xef\xbb\xbfab\xff", "byte 0xff at offset 5"),  # the mark's three bytes count
        (b"one\ntwo\n\xff", "line 3"),
        (b"talks \xe2\x80", "offset 6"),  # cut within a character
        ("Встреча".encode("utf-16-le"), "binary"),  # no mark, and no letters of ASCII to tell it by
        ("The talks went on.".encode("utf-16-le"), "looks like utf-16-le: name it with --encoding"),
        (b"%PDF-1.7\n", "PDF"),
        (b"PK\x03\x04rest", "DOCX"),
        (b"\xd0\xcf\x11\xe0", "Word"),
        (b"{\\rtf1 text}", "RTF"),
        (b"\x89PNG\r\n", "PNG"),
        (b"<!DOCTYPE html><p>Talks", "HTML"),
        (b"\n <html lang=en>", "HTML"),
        (b"\xef\xbb\xbf<html>", "HTML"),
        (b"<!-- saved --><html>", "HTML"),
        (b"talks \x00\x00\x00\x01", "binary"),
    ],
)
def test_what_is_no_utf8_text_is_refused_in_one_line(data: bytes, what: str) -> None:
    with pytest.raises(Trouble) as caught:
        load(data, name="a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert what in str(caught.value)
    assert "\n" not in str(caught.value)


SENTENCES = f"Lund met Reis.\n\n{BODY} {BODY}\n\nThe Kremlin said in a readout that the ports would open.\n"
HEADERS = "From: Kari <kari@example.org>\nTo: press@example.org\nSubject: Readout\n"
MARKUP = [  # text, what it is called, why
    (HEADERS + "MIME-Version: 1.0\nContent-Type: text/plain\n\n" + SENTENCES, "an e-mail", "headers of MIME"),
    (HEADERS + "Message-ID: <1@example.org>\n\n" + SENTENCES, "an e-mail", "an id of a message"),
    (HEADERS + "Date: Mon, 7 Oct 2024 10:00:00 +0200\n\n" + SENTENCES, "an e-mail", "headers as a program saves them"),
    ("From: Kari Lund\nSent: Monday, 7 October 2024 10:00\nTo: Press\nSubject: Readout\n\n" + SENTENCES, "an e-mail",
     "headers as they are copied from a window"),
    ("От: Пресс-служба\nКому: Редакция\nТема: Беседа\n\n" + SENTENCES, "an e-mail", "headers in Russian"),
    ('From: <Saved by a browser>\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related;\n\tboundary="b"\n\n'
     "--b\nContent-Type: text/html\n\n<p>Talks=\n</p>", "MHTML", "as a browser saves a page"),
    ("From kari@example.org Mon Oct  7 10:00:00 2024\nSubject: x\n\n" + SENTENCES, "a mailbox", "mbox"),
    ("WEBVTT\n\n00:01.000 --> 00:04.000\nThe ministers met in Oslo.\n\n00:05.000 --> 00:09.000\nThey spoke.\n",
     "subtitles", "WebVTT"),
    ("1\n00:00:01,000 --> 00:00:04,000\nThe ministers met.\n\n2\n00:00:05,000 --> 00:00:09,000\nThey spoke.\n",
     "subtitles", "SRT"),
    ("<p>The ministers met in Oslo.</p>\n<p>They spoke about <a href='x'>fish</a>.</p>\n", "HTML", "a fragment"),
    ("<table><tr><td>Kremlin</td><td>ports</td></tr></table>", "HTML", "a table"),
    ("Readout\n<div class='a'><p>The <b>ministers</b> met.</p><br><p>They spoke.</p></div>\n", "HTML", "below a title"),
    ("\ufeff<?xml version='1.0'?><rss><item>Talks</item></rss>", "XML", "a feed"),
    ('{"title": "Talks", "text": "The ministers met."}', "JSON", "an object"),
    ('{"a": 1}\n{"a": 2}\n', "JSON", "JSON lines"),
    ("title,date,source\nTalks,2024,kremlin\nMore,2024,xinhua\n", "CSV", "a table of data"),
    ("\\documentclass{article}\n\\begin{document}\nTalks\n", "LaTeX", "a paper"),
    ("The ministers met in=\n Oslo and said =E2=80=9Cwe agree=E2=80=9D on fish and shi=\nps, as =E2=80=9Cfriends=\n.",
     "quoted-printable", "the body of a message without its head"),
    ("title: Two accounts\npublished: 2024\nexpect:\n  claims:\n    - quote: fish\n", "YAML", "a case.yaml by mistake"),
    ("-----BEGIN CERTIFICATE-----\nMIIB\n", "a key or certificate", "PEM"),
    ("BEGIN:VCALENDAR\nVERSION:2.0\n", "a calendar", "iCalendar"),
    ("  {\\rtf1 talks}", "RTF", "behind blanks"),
    ("<script>x()</script>", "HTML", "a program in a page"),
    ("<a href='/x'>Talks</a> went on.", "HTML", "one link, which begins it"),
    ("<svg><text>Talks</text></svg>", "XML", "a drawing"),
    ('["The ministers met.", "They spoke."]', "JSON", "a list"),
    ("VGhlIG1pbmlzdHJ5IHNhaWQgbm8gdG8gdGhlIHRhbGtzIG9uIGZpc2ggYW5kIG9uIHNoaXBz\n", "base64", "a message's part"),
    ("%!PS-Adobe-3.0\n", "PostScript", "for a printer"),
    ("BEGIN:VCARD\nVERSION:3.0\n", "an address card", "vCard"),
    ('[tool.readoutdiff]\nformat = "json"\n', "TOML", "a configuration by mistake"),
    ("HTTP/1.1 200 OK\nServer: x\n\nTalks", "a web server", "headers left on"),
    ("== Talks ==\n'''Oslo''' hosted [[Norway]] and [[Portugal]].\n", "wiki markup", "a page's own source"),
]  # fmt: skip
BINARY = [
    (b"junk\n%PDF-1.7\n1 0 obj\n", "PDF"),
    (b"BZh91AY&SY", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"RIFF\x10\x00\x00\x00WEBP", "WebP"),
    (b"x" * 257 + b"ustar\x00", "tar"),
    (b"bplist00", "web archive"),
    ("<html><p>Talks".encode("utf-16"), "HTML"),
]
PROSE = [  # texts that only look like another format
    "<3 is what he said.",
    "The <p> mark of printers.",
    "PKK talks.",
    "a < b\n",
    "From the Kremlin came a short note.\n\n" + SENTENCES,
    "From: the Kremlin\nTo: the world\n\n" + SENTENCES,
    "Subject: readout of the call\nDate: 12 May\n\n" + SENTENCES,
    "To: be or not. The ministers met.\nFrom: here to there it is far.\n\n" + SENTENCES,
    "The ministers met.\n\nFrom: Oslo\nTo: Lisbon\nSubject: fish\n\n" + SENTENCES,  # quoted in an article
    "WEBVTT is a format of subtitles. " + SENTENCES,
    "{ Talks } was the title of the play.\n" + SENTENCES,
    "[Oslo] The ministers met.\n" + SENTENCES,
    "Oslo --> Lisbon: the ferry sails.\n" + SENTENCES,
    "Write to press@example.org. " + SENTENCES,
    "He typed <b>no</b> into the form. " + SENTENCES,
    "# Readout\n\n- *Fish* and [ports](https://example.org)\n\n" + SENTENCES,
    "Kremlin: yes, no, perhaps.\n" + SENTENCES,
    "Topic\tKremlin\tWhite House\nPorts\tOpen\tNot mentioned\n" + SENTENCES,
    "Fish, ships, ports\n\nThe ministers met, spoke, and left.\n" + SENTENCES,
    "10:30 The talks begin.\n11:45 They end.\n" + SENTENCES,
    "price = value, he said.\n" + SENTENCES,
    "BM said no. MM agreed. " + SENTENCES,
    "ID3 is a tag; OggS another. " + SENTENCES,
    "title: Two accounts\n\n" + SENTENCES,
    "Content-Type: that is what the header is called, she said.",
    "From Oslo Mon Dec 3 the ministers went home.",  # no time of day
    "<applause> He thanked them. <applause> He left. <applause>",  # a transcript
    '<post id="1"> No. </post> He said no. <post id="2"> Yes. </post> He said yes.',  # no page has such names
    "Title: Talks\nThe ministers met.\nRead more:\n  - Fish",
    "x=20, y=30 and E=C5 were on the board; z =\n\nNothing.",
    "Talks\n=====\n\nThe ministers met.",
    "The mark %PDF-1.7 is how such files begin.",
    "'''No''', he said, was the whole answer, and nobody asked again about the fish.",
    "https://oslo.example/" + "Aa1" * 40,
    "{}",
]


@pytest.mark.parametrize(("text", "what", "why"), MARKUP, ids=[row[2] for row in MARKUP])
def test_markup_is_never_read_as_prose(text: str, what: str, why: str) -> None:
    with pytest.raises(Trouble) as caught:
        load(text.encode(), name="a.txt")
    assert str(caught.value).startswith("a.txt: ")
    assert what in str(caught.value)
    assert "no plain text; " in str(caught.value), "and what to do"
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(("data", "what"), BINARY, ids=[row[1] for row in BINARY])
def test_other_formats_are_named(data: bytes, what: str) -> None:
    with pytest.raises(Trouble, match=what):
        load(data, name="a.txt")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
def test_a_byte_order_mark_says_the_encoding(encoding: str) -> None:
    for named in (None, encoding):
        assert load(SENTENCES.encode(encoding), encoding=named).text == SENTENCES
    assert load(b"\xff\xfe" + "Встреча".encode("utf-16-le")).text == "Встреча"


LIKELY = [  # a sentence of ours, its encoding
    ("Élysée et Quai d’Orsay : les ministres ont évoqué la pêche à Brest.", "windows-1252"),
    ("Außenministerin und Kanzler sprachen über die Brücke für Köln.", "windows-1252"),
    ("El señor canciller habló de la pesca en Perú y de España.", "windows-1252"),
    ("A ministra falou sobre o acordo de pesca e a situação em Moçambique.", "windows-1252"),
    ("Statsministeren møtte kollegaen på Ålesund og sa nei.", "windows-1252"),
    ("The minister called it “a good talk” – and left.", "windows-1252"),
    ("“No,” he said. © Fjord Times • Oslo’s paper", "windows-1252"),  # a symbol is a letter in other encodings
    ("The president’s café in Oslo said “no”.", "mac-roman"),
    ("Minister spraw zagranicznych przyjął ambasadora w Łodzi i mówił o rybołówstwie.", "windows-1250"),
    ("Dışişleri Bakanı görüşmede balıkçılığı ele aldı ve İzmir’e geçti.", "windows-1254"),
    ("Министр иностранных дел принял посла и говорил о рыболовстве.", "windows-1251"),
    ("Министр иностранных дел принял посла и говорил о рыболовстве.", "koi8-r"),
    ("Міністр закордонних справ прийняв посла і говорив про рибальство.", "windows-1251"),
    ("В Кремле сообщили, что стороны обсудили порты.", "koi8-r"),
    ("两国外交部长举行会谈，双方讨论了渔业合作和港口问题。", "gb18030"),
    ("总统表示，中方愿同各方发展关系。", "gb18030"),
    ("兩國外交部長舉行會談，雙方討論了漁業合作和港口問題。", "big5"),
    ("總統表示，中方願同各方發展關係。", "big5"),
    ("両外相は会談し、漁業協力について意見を交わしました。", "shift-jis"),
    ("首相は記者団に対し、会談は有意義だったと述べた。", "euc-jp"),
    ("양국 외교장관은 회담을 하고 어업 협력에 대해 논의했다.", "euc-kr"),
    ("대통령은 회담에서 협력을 강조했다고 말했다.", "euc-kr"),
]


@pytest.mark.parametrize(("sentence", "encoding"), LIKELY)
def test_an_encoding_error_names_the_likely_encoding(sentence: str, encoding: str) -> None:
    with pytest.raises(Trouble) as caught:
        load(sentence.encode(encoding), name="a.txt")
    assert f"looks like {encoding}: name it with --encoding" in str(caught.value)


UNTOLD = [  # encodings that are not guessed: none of those that are may be named for them
    ("Министр иностранных дел принял посла и говорил о рыболовстве.", "cp866"),
    ("Министр иностранных дел принял посла и говорил о рыболовстве.", "iso-8859-5"),
    ("Οι υπουργοί συναντήθηκαν στο Όσλο και μίλησαν για την αλιεία.", "windows-1253"),  # Cyrillic's bytes
    ("השרים נפגשו באוסלו ודיברו על הדגים", "windows-1255"),
    ("التقى الوزيران في أوسلو وتحدثا عن الأسماك", "windows-1256"),
    ("The café was closed.", "cp437"),
    ("El señor canciller.", "cp437"),
    ("1 ⁄ 2, 3 ⁄ 4, 5 ⁄ 6, 7 ⁄ 8", "mac-roman"),  # a word of one Cyrillic letter, four times, in KOI8-R
]


@pytest.mark.parametrize(
    "data",
    [
        *(b"\xff\xfd\xfc", bytes(range(128, 256)), b"Oslo \x81\x8d\x8f said"),
        *(sentence.encode(encoding) for sentence, encoding in UNTOLD),
    ],
)
def test_where_it_cannot_be_told_no_encoding_is_named(data: bytes) -> None:
    with pytest.raises(Trouble, match="which encoding it is cannot be told"):
        load(data, name="a.txt")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("He typed <b>no</b> into the form.", "tags as in HTML in the text, first at line 1"),
        ("Fish &amp; ships.", "HTML's names of characters in the text, first at line 1"),
    ],
)
def test_what_is_left_of_markup_gets_a_warning(text: str, what: str) -> None:
    document = load((text + " " + SENTENCES).encode())
    assert any(what in warning for warning in document.warnings)


@pytest.mark.parametrize("text", PROSE)
def test_texts_that_only_look_like_another_format_are_read(text: str) -> None:
    assert load(text.encode()).text == text


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Министр сказал"), ("gb18030", "双方讨论了渔业"), ("utf-16", "Oslo"), ("utf-8", "\ufeffOslo")],
)
def test_a_named_encoding_is_used(encoding: str, text: str) -> None:
    assert load(text.encode(encoding), encoding=encoding).text == text.removeprefix("\ufeff")


@pytest.mark.parametrize("encoding", ["klingon", "rot13", "hex", "utf\0"])
def test_an_encoding_that_is_none_is_the_options_fault(encoding: str) -> None:
    with pytest.raises(Trouble, match="--encoding"):
        load(b"Oslo", encoding=encoding)


def test_a_wrong_named_encoding_gives_the_offset() -> None:
    with pytest.raises(Trouble, match="not ascii: byte 0xc3 at offset 1"):
        load("aé".encode(), encoding="ascii")


@pytest.mark.parametrize(
    ("text", "warning"),
    [
        ("", "empty"),
        (" \n\t\n", "empty"),
        ("Talks\x07 went on.\nAnd on.", "control characters in the text, first at line 1"),
        ("\u200b\u00ad\n", "empty"),
        ("One.\nTw\ufffdo.", "first at line 2"),
        ("word " * 300_000, "a line of 1,500,000 characters"),
    ],
)
def test_odd_texts_are_read_with_a_warning(text: str, warning: str) -> None:
    document = load(text.encode())
    assert document.text == text
    assert any(warning in each for each in document.warnings)


def test_a_plain_text_has_no_warning() -> None:
    assert load(BODY.encode()).warnings == ()


def test_a_file_may_have_as_many_bytes_as_are_allowed(tmp_path: Path) -> None:
    (tmp_path / "fish").write_bytes(b"cods")
    assert read_bytes(tmp_path / "fish", "fish", 4) == b"cods"
    with pytest.raises(Trouble, match="fish: larger than 0 kB"):
        read_bytes(tmp_path / "fish", "fish", 3)


def test_missing_file_and_folder(tmp_path) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(Trouble, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(Trouble, match="a folder; name the files in it"):
        load(tmp_path)


@pytest.mark.parametrize("date", ["2024-13-01", "Oct. 15", "20241015", "2024-10-1", "2024-W42-4", ""])
def test_a_bad_publication_date_is_refused(date: str) -> None:
    with pytest.raises(Trouble, match="YYYY-MM-DD"):
        load(b"x", published=date)


# --- language -------------------------------------------------------------------------------------------------------


@table("reading", "language")
def test_language(text: str, expected: str) -> None:
    assert guess_language(text) == expected


# --- furniture ------------------------------------------------------------------------------------------------------


@table("reading", "furniture")
def test_furniture(text: str, expected: str) -> None:
    assert furniture(f"{BODY}\n\n{text}\n\n{BODY}\n") == [(expected, text)]


@table("reading", "no furniture")
def test_body_is_no_furniture(text: str) -> None:
    assert furniture(f"{BODY}\n\n{text}\n\n{BODY}\n") == []


@table("reading", "headline")
def test_headline(text: str, expected: list[str]) -> None:
    text = text.replace("BODY", BODY)
    assert [words for kind, words in furniture(text) if kind == "headline"] == expected
    assert load(text.encode()).title == (expected[0] if expected else "")


def test_list_items_of_an_official_text_are_no_subheads() -> None:
    """A wrong subhead would hide a passage, and what it says would be reported as absent."""
    text = "The sides discussed:\n\nEnergy\n\nTrade in fish\n\nVisas for sailors\n\nThey will meet again.\n"
    kinds = {words for kind, words in furniture(text) if kind == "subhead"}
    assert not kinds & {"Energy", "Trade in fish"}


@table("reading", "dateline")
def test_dateline(text: str, expected: str) -> None:
    assert furniture(text) == [("dateline", expected)]


def test_dateline_is_only_at_the_beginning() -> None:
    assert furniture(f"{BODY}\n\nThe minister (AP) met.\n") == []
    assert furniture("OSLO (AP)\n") == []  # nothing follows: it is all there is to read


@given(st.text(max_size=400))
def test_every_piece_is_a_line_without_its_blanks(text: str) -> None:
    """Offsets point into the untouched text, in order, without overlap."""
    last = 0
    for start, end, kind in find_furniture(text):
        assert last <= start < end <= len(text)
        assert text[start:end] == text[start:end].strip()
        assert "\n" not in text[start:end]
        assert kind
        last = end


@given(st.text(alphabet="Aa .,:/()0-–@\n\"'", max_size=700))
def test_lines_made_of_what_patterns_look_for_take_no_time(text: str) -> None:
    find_furniture(text)  # one that takes years would be noticed


@pytest.mark.parametrize(
    "line", ["a/" * 350, "A " * 350, "(" * 700, "By " + "A. " * 230, "Aa " * 200 + "via Aa", ". " * 349]
)
def test_hostile_lines_come_to_an_end(line: str) -> None:
    """A pattern that goes astray in one of them would not be done today; `benchmarks/growth.py` has the times."""
    assert find_furniture(f"{BODY}\n{line}\n{BODY}") is not None
