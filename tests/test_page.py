"""The page in a browser: it shows, filters, links, complains of nothing, loads nothing, and stays quick when large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browser import CHROMIUM, Browser
from counting import grows_linearly
from handmade import WEAK, article, claim, comparison, document, finding, text_comparison
from test_reporting import TOOL, hostile

from readoutdiff.ground.model import Comparison
from readoutdiff.reporting.report import Report, claims_report, comparison_report, render

TEXTS = text_comparison("differs", "difference")
REPORTS: dict[str, Report] = {
    "stated": comparison_report(comparison(), lambda: TOOL),
    "texts": comparison_report(TEXTS, lambda: TOOL),
    "hostile": comparison_report(hostile(), lambda: TOOL),
    "claims": claims_report((article(),), lambda: TOOL),
}
SHOWN = "[...document.querySelectorAll('.finding')].filter(e => e.checkVisibility()).map(e => e.id)"
CHOOSE = """(() => { const e = document.querySelector('select[name=%s]'); e.value = '%s';
e.dispatchEvent(new Event('change', {bubbles: true})); })()"""


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium")
    one = Browser(tmp_path_factory.mktemp("profile"))
    yield one
    one.close()


def show(browser: Browser, folder: Path, report: Report, **how: bool | int) -> None:
    page = folder / "page.html"
    page.write_text(render(report, "html"), encoding="utf-8")
    browser.open(page, **how)  # type: ignore[arg-type]
    assert browser.complaints == []
    assert browser.requests == [page.as_uri()]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("how", [{}, {"dark": True}, {"width": 360}, {"script": False}], ids=str)
def test_it_shows_without_complaint_and_loads_nothing(
    browser: Browser, tmp_path: Path, name: str, how: dict[str, bool | int]
) -> None:
    show(browser, tmp_path, REPORTS[name], **how)
    assert browser.ask("document.querySelector('.reading').checkVisibility()")
    assert browser.ask("document.documentElement.scrollWidth <= innerWidth")  # nothing to push aside, on a phone too


def test_it_prints_dark_on_light_whatever_the_screen(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, REPORTS["texts"], dark=True)
    ink = "getComputedStyle(document.body).color"
    assert browser.ask(ink) == "rgb(232, 230, 227)"
    dark = [{"name": "prefers-color-scheme", "value": "dark"}]
    browser.call("Emulation.setEmulatedMedia", media="print", features=dark)
    assert browser.ask(ink) == "rgb(28, 30, 33)"
    assert not browser.ask("document.getElementById('filter').checkVisibility()")
    browser.call("Emulation.setEmulatedMedia", media="")


def test_nothing_that_got_into_it_could_send_words_away(browser: Browser, tmp_path: Path) -> None:
    """A base or a form, had escaping failed: neither falls under default-src."""
    show(browser, tmp_path, REPORTS["texts"])
    browser.ask("document.head.insertAdjacentHTML('afterbegin', '<base href=\"https://e.example/\">')")
    assert browser.ask("document.baseURI").startswith("file:")
    browser.ask("document.body.insertAdjacentHTML('beforeend', '<form id=away action=\"https://e.example/\">')")
    browser.ask("document.getElementById('away').submit()")
    browser.ask("new Promise(done => setTimeout(done, 100))")
    assert len([each for each in browser.complaints if "Content Security Policy" in each]) == 2
    assert [each for each in browser.requests if "e.example" in each] == []


def test_filters(browser: Browser, tmp_path: Path) -> None:
    """f1 is an omission of Norway's, f2 the seas that only Norway has, f3 what Iceland lacks of another event."""
    again = replace(comparison().events[0], id="e2")
    third = finding("omission", "text", id="f3", event="e2", absent="is-mfa", readouts=("pt-mfa", "is-mfa"))
    iceland = replace(comparison().readouts[1], id="is-mfa", source="is-mfa", event="e2")
    value = comparison(
        *comparison().findings,
        third,
        events=(*comparison().events, again),
        readouts=(*comparison().readouts, iceland),
    )
    show(browser, tmp_path, comparison_report(value, lambda: TOOL))
    for name, choice, shown in (
        ("kind", "omission", ["f1", "f3"]),
        ("event", "e2", ["f3"]),
        ("event", "e1", ["f1", "f2"]),
        ("source", "is-mfa", ["f3"]),
        ("source", "no-mfa", ["f1", "f2"]),
        ("source", "pt-mfa", ["f1", "f2", "f3"]),  # has it, or lacks it
    ):
        browser.ask(CHOOSE % (name, choice))
        assert browser.ask(SHOWN) == shown, (name, choice)
        words = f"{len(shown)} finding" + ("s" if len(shown) > 1 else "")
        assert browser.ask("document.getElementById('shown').textContent") == words
        browser.ask("document.querySelector('button[type=reset]').click()")
        browser.ask("new Promise(done => setTimeout(done, 20))")
        assert browser.ask(SHOWN) == ["f1", "f2", "f3"]
    browser.ask(CHOOSE % ("event", "e2"))
    browser.ask(CHOOSE % ("kind", "one-sided"))
    assert browser.ask(SHOWN) == []  # all of them have to agree


def test_filters_of_claims(browser: Browser, tmp_path: Path) -> None:
    """The ships of Portugal's readout, the seas of Norway's, the cold of the analysts'."""
    show(browser, tmp_path, REPORTS["claims"])
    count = "document.getElementById('shown').textContent"
    rows = "[...document.querySelectorAll('tr[data-kind]')].filter(e => e.checkVisibility()).length"
    assert (browser.ask(count), browser.ask(rows)) == ("3 claims", 3)
    browser.ask(CHOOSE % ("source", "pt-mfa"))
    assert (browser.ask(count), browser.ask(rows)) == ("1 claim", 1)
    browser.ask(CHOOSE % ("source", ""))
    browser.ask(CHOOSE % ("kind", "none"))
    assert (browser.ask(count), browser.ask(rows)) == ("1 claim", 1)


def test_without_a_script_all_is_there_and_nothing_promises_more(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, REPORTS["stated"], script=False)
    assert browser.ask(SHOWN) == ["f1"]  # f2, weak, is folded: the browser itself opens it
    browser.ask("document.querySelector('details.weak summary').click()")
    assert browser.ask(SHOWN) == ["f1", "f2"]
    assert not browser.ask("document.getElementById('filter').checkVisibility()")


def test_what_is_folded_is_shown_where_it_is_asked_for(browser: Browser, tmp_path: Path) -> None:
    """By the filter, by a link from the text, on paper; a group that the filter leaves empty goes with it."""
    weak = "document.querySelector('details.weak')"
    show(browser, tmp_path, REPORTS["stated"])
    assert browser.ask(SHOWN) == ["f1"]
    assert browser.ask("document.getElementById('shown').textContent") == "2 findings"  # folded, not gone
    browser.ask(CHOOSE % ("kind", "one-sided"))
    assert browser.ask(SHOWN) == ["f2"]
    browser.ask(CHOOSE % ("kind", "omission"))
    assert not browser.ask(f"{weak}.checkVisibility()")
    show(browser, tmp_path, REPORTS["stated"])
    browser.ask("document.querySelector('.reading a[href=\"#f2\"]').click()")
    assert browser.ask(SHOWN) == ["f1", "f2"]
    show(browser, tmp_path, REPORTS["stated"], script=False)
    browser.call("Emulation.setEmulatedMedia", media="print")
    assert browser.ask(SHOWN) == ["f1", "f2"]
    browser.call("Emulation.setEmulatedMedia", media="")


@pytest.mark.parametrize("name", ["stated", "claims"])
def test_text_and_findings_are_linked_both_ways(browser: Browser, tmp_path: Path, name: str) -> None:
    show(browser, tmp_path, REPORTS[name])
    browser.ask("document.querySelector('.reading .c a').click()")
    assert browser.ask("document.querySelector(':target').closest('.finding, tr') !== null")
    browser.ask("document.querySelector(':target').closest('.finding, tr').querySelector('a').click()")
    assert browser.ask("document.querySelector(':target').closest('.reading') !== null")


def test_the_picture_at_the_top_leads_to_the_findings(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, REPORTS["stated"])
    assert browser.ask("document.querySelectorAll('svg[role=group] a').length") == 2  # a claim each
    assert browser.ask("document.querySelector('svg[role=group] a').getAttribute('href')") == "#f1"
    titles = browser.ask("[...document.querySelectorAll('svg title')].map(e => e.textContent)")
    assert any(title.startswith("no-mfa: missing (stated).") for title in titles)  # in words, not in shape alone
    assert browser.ask("[...document.querySelectorAll('svg .weak')].every(e => e.checkVisibility())")  # weak, not gone
    assert browser.ask("document.querySelector('svg[role=group]').getBoundingClientRect().top < innerHeight")


def many(number: int = 1000, events: int = 20) -> Comparison:
    """As many claims over as many events, each one-sided."""
    text = "".join(f"Claim number {i} is about ship {i}.\n" for i in range(number))
    one = document(text)
    made = [claim(f"about ship {i}.", "pt-mfa", f"c{i}", text, event=f"e{i % events}") for i in range(number)]
    rows = tuple(replace(comparison().rows[1], event=each.event or "", claim=each) for each in made)
    rows = tuple(replace(row, cells={"no-mfa": row.cells["pt-mfa"]}) for row in rows)
    found = tuple(replace(WEAK, id=f"f{i}", claim=each, event=each.event) for i, each in enumerate(made))
    meetings = tuple(replace(comparison().events[0], id=f"e{n}") for n in range(events))
    readouts = tuple(
        replace(r, event=e.id, document=one, claims=tuple(c for c in made if c.event == e.id and c.source == r.source))
        for e in meetings
        for r in comparison().readouts
    )
    return Comparison((one,), meetings, readouts, rows, found)


@pytest.mark.parametrize("format", ["html", "table", "json"])
def test_many_claims_are_drawn_in_linear_work(format: str) -> None:
    report = {n: comparison_report(many(n), lambda: TOOL) for n in (1, 100, 400)}
    assert grows_linearly(lambda n: render(report[n], format), 100)
    text = render(comparison_report(many(), lambda: TOOL), format)
    assert format != "html" or text.count('<article class="finding') == 1000


def test_a_large_page_stays_quick(browser: Browser, tmp_path: Path) -> None:
    show(browser, tmp_path, comparison_report(many(), lambda: TOOL))
    took = browser.ask(f"(() => {{ const t = performance.now(); {CHOOSE % ('event', 'e3')}; "
                       "document.body.offsetHeight; return performance.now() - t; })()")  # fmt: skip
    assert took < 1000
    assert browser.ask("document.getElementById('shown').textContent") == "50 findings"
