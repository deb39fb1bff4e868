"""Values -> the plain sentences of a report: what a finding rests on, who said it, how many there are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from readoutdiff.ground.model import Cell, Claim, Comparison, Difference, Dispute, Event, Finding, Nearest, Omission
from readoutdiff.reporting.escape import one_line

BASES = ("stated", "text", "article")  # strongest word of the article first, weakest inference last
ALONE = "event"  # id of the event of texts without an article
FOUND = ("present", "partial", "differs")
SAYS = "says it"
VERDICTS = {  # verdict and basis -> words of a cell: the three bases never look alike
    ("absent", "stated"): "missing (stated)",
    ("disputed", "stated"): "disputed (stated)",
    ("present", "stated"): "says both (stated)",
    ("absent", "text"): "not found (text)",
    ("absent", "article"): "not cited (article)",
    ("partial", "text"): "partly (text)",
    ("partial", "article"): "partly (article)",
    ("differs", "text"): "differs (text)",
    ("differs", "article"): "differs (article)",
    ("no-text", None): "no text",
    ("present", None): "has it",
}
REASONS = {
    "no-document-cited": "no official document cited",
    "person-cited": "a person cited, no document",
    "ambiguous-source": "the source is ambiguous",
    "unregistered-source": "the source is not in the registry",
    "no-meeting": "on something that is no meeting or call",
}


def quoted(text: str) -> str:
    """``text`` on one line between curly marks, single ones where there are double ones in it."""
    line = one_line(text)
    return f"‘{line}’" if any(mark in line for mark in '“”"') else f"“{line}”"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """``1 claim``, ``2 claims``, ``no claims``."""
    return f"{number or 'no'} {noun if number == 1 else plural or noun + 's'}"


def words(claim: Claim, text: str | None = None) -> str:
    """What is claimed, on one line: ``…`` where a cue inside it is left out, ``[]`` around what a part is lent."""
    lent = f"[{one_line(claim.subject)}] " if claim.subject else ""
    if text is None or len(claim.content.fragments) < 2:
        return lent + one_line(claim.content.text)
    return lent + " … ".join(one_line(text[start:end]) for start, end in claim.content.fragments)


def people(claim: Claim) -> str:
    """``Wang Yi to Putin``, or nothing."""
    speaker = claim.speaker.name if claim.speaker else ""
    addressee = claim.addressee.name if claim.addressee else ""
    if speaker and addressee:
        return one_line(f"{speaker} to {addressee}")
    return one_line(speaker or (f"to {addressee}" if addressee else ""))


def short(document: str) -> str:
    """The last part of a document's name."""
    return one_line(document.replace("\\", "/").rstrip("/").rpartition("/")[2] or document)


def event_line(event: Event) -> str:
    """``Meeting of A and B, 2024-10-15, Beijing``."""
    kind = {"meeting": "Meeting", "call": "Call"}.get(event.kind, "Event")
    names = list(event.participants)
    who = " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
    parts = [f"{kind} of {who}" if who else kind, event.date, event.place]
    return one_line(", ".join(part for part in parts if part))


def event_named(event: Event) -> str:
    """The same with the event's id; texts that are compared alone have one event, which needs none."""
    return event_line(event) + (f" [{event.id}]" if event.id != ALONE else "")


def cell_words(cell: Cell) -> str:
    """The words of a cell."""
    return VERDICTS.get((cell.verdict, cell.basis)) or VERDICTS.get((cell.verdict, None)) or cell.verdict


def disputed_line(dispute: Dispute) -> str:
    """Where the article says that a side disputes something, and its words."""
    return f"The article says so at line {dispute.line}: {quoted(dispute.text)}."


def reason_line(reason: str | None) -> str:
    """Why a claim has no source or no event, in words."""
    return REASONS.get(reason or "", reason or "")


LACKS = {"partial": "only in part in", "difference": "not the same in", "disputed-omission": "said to be missing in"}


def sides(finding: Finding) -> str:
    """``in A; not in B``, in words that say no more than the kind does."""
    present = ", ".join(finding.present)
    lacks = LACKS.get(finding.kind) or ("not cited from" if finding.basis == "article" else "not in")
    absent = lacking(finding) if len(finding.readouts) > 2 and finding.basis == "text" else [silent(finding)]
    return one_line((f"in {present}; " if present else "") + f"{lacks} {', '.join(absent)}")


def silent(finding: Finding) -> str:
    """Who lacks it: the source, or the edition of it that the article calls silent."""
    last = finding.readouts[-1].partition(":")[0] if finding.readouts and finding.basis == "stated" else ""
    return last or finding.absent


def lacking(finding: Finding) -> list[str]:
    """Ids of the readouts that lack it: the last that is named, and of those between first and last who has it not."""
    between = [name for name in finding.readouts[1:-1] if re.split("[:@#]", name)[0] not in finding.present]
    return [*between, *finding.readouts[-1:]]


class RestsOn:
    """Says of each finding of one comparison what it rests on."""

    def __init__(self, comparison: Comparison) -> None:
        self._omissions: dict[str, Omission] = {omission.id: omission for omission in comparison.omissions}
        self.disputes: dict[str | None, list[Dispute]] = {}  # by the claim they contradict
        for each in comparison.disputes:
            self.disputes.setdefault(each.claim.id, []).append(each)
        self._several = len({omission.document for omission in comparison.omissions}) > 1
        sources = {readout.id: readout.source for readout in comparison.readouts}
        self._searched: dict[tuple[str, str], int] = {}
        for row in comparison.rows:
            for readout, cell in row.cells.items():
                self._searched[row.claim.id, sources.get(readout, readout)] = cell.searched

    def sentence(self, finding: Finding) -> str:
        """The sentence; it never claims more than the finding's basis carries."""
        stated = self._stated(finding)
        if finding.kind == "disputed-omission":
            start = stated or "The article says that it is missing"
            return f"{start}; the text supplied seems to have it{self._at(finding, ': ')}."
        if finding.kind == "confirmed-omission":
            return f"{stated or 'The article says so'}; nor was it found in the text supplied{self._nearest(finding)}."
        if finding.kind == "unsupported":
            return (
                f"The article cites this to {finding.absent}; not found in the text supplied{self._nearest(finding)}."
            )
        if finding.kind == "unreported":
            return f"In the text supplied; the article does not cite it from there{self._nearest(finding)}."
        if finding.basis == "stated":
            return f"{stated or 'The article says so'}."
        if finding.kind == "difference":
            found = ": " + differences_line(finding.differences) if finding.differences else ""
            return f"Found, but not the same{found}{self._at(finding, '; ')}.{self._weak(finding)}"
        if finding.kind == "partial":
            return f"Only part of it found{self._at(finding, ': ')}.{self._weak(finding)}"
        if finding.basis == "article":
            return (
                f"Weak: the article cites nothing of the kind from {finding.absent}; "
                f"it is not proof that the readout lacks it{self._nearest(finding)}."
            )
        return f"Not found in the text supplied{self._nearest(finding)}."

    def topic(self, finding: Finding) -> str:
        """What a finding without a claim is about: the topic, else the words of silence."""
        return one_line(finding.topic) if finding.topic else "-"

    def _weak(self, finding: Finding) -> str:
        return " Weak: this is only what the article cites." if finding.basis == "article" else ""

    def _stated(self, finding: Finding) -> str:
        omission = self._omissions.get(finding.omission or "")
        if omission is None:
            return ""
        where = f" of {short(omission.document)}" if self._several and finding.event is None else ""
        return f"The article says so at line {omission.line}{where}: {quoted(omission.text)}"

    def _nearest(self, finding: Finding) -> str:
        """`` (14 passages searched); nearest, line 3: “...” (0.21)``."""
        searched = self._searched.get((finding.claim.id, finding.absent), 0) if finding.claim else 0
        counted = f" ({count(searched, 'passage')} searched)" if searched and finding.basis == "text" else ""
        return counted + self._at(finding, "; nearest, " if finding.nearest and finding.nearest.score > 0 else "; ")

    def _at(self, finding: Finding, lead: str) -> str:
        return lead + nearest_line(finding.nearest, finding.claim) if finding.nearest else ""


def nearest_line(nearest: Nearest, claim: Claim | None) -> str:
    """``line 3: “...” (0.21)``; the document is named where it is another one than the claim's."""
    if nearest.score <= 0:
        return "nothing like it there"
    elsewhere = claim is None or claim.document != nearest.document
    place = f"line {nearest.line} of {short(nearest.document)}" if elsewhere else f"line {nearest.line}"
    return f"{place}: {quoted(nearest.text)} ({nearest.score:.2f})"


def differences_line(differences: Sequence[Difference]) -> str:
    """``number “30” against “60”, date ...``."""
    return ", ".join(f"{each.kind} {quoted(each.here.text)} against {quoted(each.there.text)}" for each in differences)


def kinds(findings: Iterable[Finding]) -> Counter[str]:
    """How many of each kind and basis: ``omission (stated)``."""
    return Counter(f"{finding.kind} ({finding.basis})" for finding in findings)


def tally(findings: Iterable[Finding]) -> list[str]:
    """``1 omission (stated)``, ``4 one-sided (article)``, strongest basis first; empty for none."""
    return listed(kinds(findings))


def listed(counts: Mapping[str, int]) -> list[str]:
    """The same of ``kinds``, whatever else has been counted with them."""
    ranks = {f"({basis})": rank for rank, basis in enumerate(BASES)}
    names = [(ranks.get(name.split()[-1], len(BASES)), name) for name in counts if name.endswith(")")]
    return [f"{counts[name]} {_plural(name, counts[name])}" for _, name in sorted(names)]


def _plural(name: str, number: int) -> str:
    """``omissions (stated)``; ``one-sided (article)`` whatever the number: only some kinds are nouns."""
    kind, _, basis = name.partition(" ")
    return f"{kind}s {basis}" if number != 1 and kind.endswith(("omission", "difference")) else name
