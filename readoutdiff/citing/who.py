"""The source span of an attribution -> who is cited there: an office's document, a country, a person, nobody known."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from readoutdiff.citing.owners import find_noun, is_noun, ministry_of, owner, resolve, seat
from readoutdiff.ground.model import Span
from readoutdiff.language import lexicon as lx
from readoutdiff.pointing.meant import SPOKEN_OF, Reach, nearest
from readoutdiff.pointing.meant import person as holder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from readoutdiff.naming.registry import Mention
    from readoutdiff.people.context import Context
    from readoutdiff.people.people import Named, Naming


_FAR = Reach(characters=20_000)  # before `the ministry`
_CLOSE = Reach(sentences=1)
_NO_NOUN = lx.COMMA | lx.FINITE | lx.MODAL | lx.HAVE | lx.BE  # behind a possessive: what is owned is left out
_UNIONS = frozenset(("EU", "NATO", "UN"))
_BESIDE = Reach(characters=60)  # before `whose office`: who holds it


@dataclass(slots=True)
class Who:
    """Whom a source span names.

    ``kind``: office (a registered office or agency), document (its document is named too), back (a document or office
    named before), quoted (the office stands by the cue), voice (a spokesperson), country, person, pronoun, unnamed,
    outlet, joint, unknown.
    """

    kind: str
    source: str | None = None
    party: str | None = None
    noun: str | None = None
    person: Named | None = None
    plural: bool = False
    strong: bool = False  # the document is called a readout
    span: Span = (0, 0)
    telling: bool = False  # an account of the contact, by the side alone: `the American side`
    edition: str = ""  # `@zh` of a language, `#1` an earlier version, `#2` a later one
    via: str | None = None  # who carried it, where the source stands in the cue: `TASS reported, citing the Kremlin`


def _issuer(ctx: Context, noun: int) -> Mention | None:
    """`SOURCE put out a statement`: whoever is the subject before a verb of issuing in the same sentence."""
    scan = ctx.scan
    a = ctx.sentence(scan.starts[noun])[0]
    verbs = [i for i in ctx.tokens(a, scan.starts[noun])[-8:] if scan.lower[i] in ctx.words.issuing]
    if not verbs:
        return None
    named = [
        m
        for m in ctx.mentions_in(a, scan.starts[verbs[0]] + 1)
        if m.kind in ("office", "agency", "country", "government") and m.role != "official"
    ]
    if not named or ctx.tokens(named[-1].start, named[-1].end).stop - 1 < verbs[0] - 5:
        return None
    return named[-1]


def who(ctx: Context, spans: tuple[Span, ...], cue: tuple[Span, ...] = ()) -> Who:
    """Classify a source; ``cue`` may name the document (`said in a statement`)."""
    if not spans:
        return Who("unknown")
    start, end = spans[0][0], spans[-1][1]
    tokens = list(ctx.tokens(start, end))
    if not tokens:
        return Who("unknown")
    lower, words, scan = ctx.scan.lower, ctx.words, ctx.scan
    cut = next((k for k, i in enumerate(tokens) if k and lower[i] in words.sets["phrase-end"]), len(tokens))
    head = tokens[:cut]
    inside = {i: m for m in ctx.mentions_in(start, end) for i in ctx.tokens(m.start, m.end)}
    names = {i: n for n in ctx.people.within(start, end) for i in ctx.tokens(n.start, n.end)}
    found = _head(ctx, head, tokens, inside, names)
    if found.kind in ("country", "unknown") and cut < len(tokens) and lower[tokens[cut]] == ",":
        behind = [
            m for m in ctx.mentions_in(scan.starts[tokens[cut]], end) if m.kind == "office" and m.role != "official"
        ]
        if behind:  # `Villa Verde, the seat of the presidency, said`
            found = _mention(ctx, behind[0])
    found.span = (start, end)
    cue_tokens = [i for s, e in cue for i in ctx.tokens(s, e)]
    noun = find_noun(ctx, cue_tokens)
    if noun is not None and found.kind in ("office", "country"):
        found.noun = found.noun or lower[noun]
        found.kind = "document"
        found.strong = lower[noun] in words.readout
    voice = found.person.voice if found.kind == "person" and found.person else None
    if voice and (noun is not None or not found.noun):
        said, party = lower[noun] if noun is not None else None, ctx.registry.party_of(voice)
        return Who("document" if said else "voice", voice, party, said, found.person, span=found.span)
    name = len(tokens) == 1 and scan.is_capital(tokens[0]) and tokens[0] not in ctx.sentence_starts
    if found.kind == "unknown" and name:
        found.kind = "person"
    reports = not words.sets["reporting"].isdisjoint(lower[i] for i in cue_tokens)
    if found.kind == "person" and reports and not (found.person and found.person.sure):
        found.kind = "outlet"  # `CLAIM, reports Diario Austral`
    return found


def _head(
    ctx: Context, head: list[int], tokens: list[int], inside: dict[int, Mention], names: dict[int, Naming]
) -> Who:
    """Walk the first noun phrase from its end: the last telling word decides what the source is."""
    lower, words = ctx.scan.lower, ctx.words
    people = ctx.people.within(ctx.scan.starts[tokens[0]], ctx.scan.ends[tokens[-1]])
    person = people[0].person if people else None
    if any(lower[i] in words.joint for i in head) and find_noun(ctx, head) is not None:
        return Who("joint")
    spokes = next((i for i in tokens if not words.spokes.isdisjoint((lower[i], " ".join(lower[i : i + 2])))), None)
    if spokes is not None:
        own = " ".join(lower[spokes : spokes + 2]) in words.sets["own-office"]  # `NAME's press service`
        if own and (personal := _office_of(ctx, spokes, tokens)):
            return personal
        return _spokesperson(ctx, spokes, head, inside) or Who("person", person=person)
    office = next((i for i in tokens if lower[i] in words.sets["staff"]), None)
    if office is not None:
        personal = _office_of(ctx, office, tokens)
        if personal:
            return personal
    text = ctx.scan.text[ctx.scan.starts[head[0]] : ctx.scan.ends[head[-1]]] if head else ""
    if words.outlets.search(text) and find_noun(ctx, head) is None:
        return Who("outlet")
    for i in reversed(head):
        word = lower[i]
        if i in names:
            return Who("person", person=person)
        if word in words.unnamed and i not in inside:
            apposed = person and (head[-1] == tokens[-1] or lower[head[-1] + 1] in (",", "—", "("))
            return Who("person", person=person) if apposed else Who("unnamed")  # `an aide to NAME` is nobody named
        one = word in words.sets["prop-word"] and i - 1 in inside  # `the Chinese one`, not `one man in Kyiv`
        if (word in words.sets["side"] or one) and any(m.party for m in inside.values()):
            side = next(m for m in inside.values() if m.party)
            return Who("document", side.party.lower() if side.party else None, side.party, telling=True)
        if is_noun(ctx, i):
            if i in inside:
                continue
            return _document(ctx, i, head, tokens, person)
        if i in inside:
            return _mention(ctx, inside[i])
        if (
            word in words.sets["both-bodies"]
            and lower[head[0]] in words.sets["pair"] | words.sets["their"] | words.sets["definite"]
        ):
            return Who("back", plural=True)
        two = i == tokens[-1] and word in words.sets["of-two"] and tokens[0] in ctx.sentence_starts
        if word in words.pronouns or two:
            return Who("back" if two or word in words.sets["it"] else "pronoun")
        if word in words.title_words:
            return Who("person", person=person)
        plain = words.sets["modifier"].issuperset(lower[k] for k in range(head[0], i))  # not `the weather agency`
        if word in words.bodies and lower[head[0]] in words.sets["before-body"] and plain:
            return body_before(ctx, i, head, next((m.party for m in inside.values() if m.party), None))
    return Who("unknown", person=person)


def _spokesperson(ctx: Context, spokes: int, head: list[int], inside: dict[int, Mention]) -> Who | None:
    """Whom a spokesperson speaks for: the office named there, else that of the country or leader named there.

    `Egyptian presidential spokesman`, `government spokesperson NAME`.
    """
    if not ctx.words.sets["past"].isdisjoint(ctx.scan.lower[head[0] : spokes]):
        return None  # `a former ministry spokesman`
    mention = next((m for m in inside.values() if m.kind in ("office", "agency")), None)
    if mention:
        source, party = resolve(ctx, mention)
        noun = find_noun(ctx, head)
        return Who("office", source, party, ctx.scan.lower[noun] if noun is not None else None)
    before = ctx.scan.lower[spokes - 1] if spokes > head[0] else ""
    if before in ctx.words.bodies and not inside and (body := body_before(ctx, spokes - 1, [spokes - 1])).source:
        return body  # `the ministry spokesman`
    leader = ctx.people.within(ctx.scan.starts[head[0]], ctx.scan.starts[spokes]) if _owns(ctx, before) else []
    if leader and (seated := seat(ctx, leader[-1].person))[0]:
        return Who("office", *seated)  # `Putin's spokesperson`
    office = ctx.words.spoken_for.get(before)
    if office is None:
        return None
    a, b = ctx.sentence(ctx.scan.starts[spokes])
    named = [m.party for m in ctx.mentions_in(ctx.scan.starts[head[0]], ctx.scan.starts[spokes]) if m.party]
    named += [n.person.party for n in ctx.people.within(a, b) if n.person.party in ctx.sides]
    if not named or named[0] is None:
        return None
    return Who("office", ctx.registry.office_id(named[0], office), named[0])


def body_before(ctx: Context, i: int, head: Sequence[int], party: str | None = None) -> Who:
    """`the organization`, `the ministry`, `the agency`: the last one of that kind named before.

    Unknown where there is none, or where the registry has nothing of another one nearer (`the water agency`).
    """
    scan, small, at = ctx.scan, ctx.words.sets, ctx.scan.starts[head[0]]
    word = scan.lexicon.bare(scan.lower[i])

    def fits(m: Mention) -> bool:
        if m.role == "official" or party not in (None, m.party):
            return False
        if word in small["unions"]:
            return m.party in _UNIONS
        kind = m.kind == "agency" if word in small["agencies"] else m.kind == "office" and word in m.alias.lower()
        return kind and resolve(ctx, m)[0] is not None

    near = nearest(scan, ctx.mentions_in(_FAR.since(scan, at), at), fits)
    known, articles = ctx.people.mention_tokens, small["before-body"] | small["indefinite"]
    between = ctx.tokens(near[-1].end if near else _CLOSE.since(scan, at), at)
    others = (k for k in between if scan.lower[k] == word and not {k, k - 1} & known.keys())
    if any(k == 0 or scan.lower[k - 1] not in articles for k in others) or not (near or word in small["agencies"]):
        return Who("unknown")
    return Who("office", *resolve(ctx, near[-1])) if near else Who("back")  # any office may be called an agency


def _office_of(ctx: Context, office: int, tokens: list[int]) -> Who | None:
    """`Okello's office`, `her office`, `NAME, whose office`, `the office of Prime Minister NAME`: whose it is."""
    scan, small = ctx.scan, ctx.words.sets
    near = ctx.people.within(scan.starts[tokens[0]], scan.ends[tokens[-1]])
    person = near[0].person if near else None
    before = scan.lower[office - 1] if office else ""
    whose = before in small["whose"]
    if whose and office != tokens[-1]:
        return None  # `NAME, whose office faces the square, said`
    points = whose or before in small["his-or-her"]
    if person is None and points:
        person = holder(ctx, office - 1, lambda n: n.person.sure, _BESIDE if whose else SPOKEN_OF, last=whose)
    if person is None or not (points or before in small["definite"] or _owns(ctx, before)):
        return None
    source, party = seat(ctx, person)
    if source is None and person.party in ctx.sides:
        source, party = person.party.lower(), person.party  # whatever post a guest of the meeting holds
    return Who("office", source, party) if source else None


def _owns(ctx: Context, word: str) -> bool:
    """Does a token own what follows? It keeps its possessive mark, but for a bare apostrophe."""
    return ctx.scan.lexicon.owns(word) or word in ctx.scan.lexicon.forms["apostrophes"]


def _mention(ctx: Context, mention: Mention) -> Who:
    if mention.role == "official":
        return Who("unnamed")
    if mention.kind in ("office", "agency"):
        source, party = resolve(ctx, mention)
        return Who("office", source, party) if source else Who("unknown" if mention.head else "back")
    party = mention.party
    side = party.lower() if party else None
    behind = ctx.tokens(mention.start, mention.end).stop
    if behind == len(ctx.scan.lower):
        return Who("country", side, party)
    if mention.form == "possessive" and ctx.scan.kinds[behind] & _NO_NOUN:
        return Who("document", side, party, telling=True)  # `Kenya's, posted on X, says`
    word = ctx.scan.lexicon.bare(ctx.scan.lower[behind])
    body = body_before(ctx, behind, [behind], party) if word in ctx.words.bodies else Who("unknown")
    if body.source is None and word in ctx.words.sets["ministries"]:
        body = Who("office", *ministry_of(ctx, party))  # `Japan's ministry said`
    return body if body.source else Who("country", side, party)


def _document(ctx: Context, noun: int, head: list[int], tokens: list[int], person: Named | None) -> Who:
    lower, words, scan = ctx.scan.lower, ctx.words, ctx.scan
    strong = lower[noun] in words.readout
    plural = scan.lexicon.ends(lower[noun], "plural") or any(lower[i] in words.sets["both"] for i in head)
    mention = owner(ctx, tokens, noun)
    if mention and mention.kind in ("demonym", "country"):
        if lower[noun] in words.sets["anybodys"] and not _is_its_own(ctx, mention, noun):
            return Who("unknown", noun=lower[noun])
        near = _mention(ctx, mention)
        if near.kind == "office":
            return Who("document", near.source, near.party, lower[noun], person=person, plural=plural, strong=strong)
    demonym = next((m for m in ctx.mentions_in(scan.starts[head[0]], scan.ends[noun]) if m.party), None)
    if mention:
        source, party = resolve(ctx, mention, demonym.party if demonym else None)
        if source is None and mention.party:
            source, party = mention.party.lower(), mention.party
        if source:
            return Who("document", source, party, lower[noun], person=person, plural=plural, strong=strong)
    issuer = _issuer(ctx, noun)
    if issuer:
        source, party = resolve(ctx, issuer)
        if source:
            return Who("document", source, party, lower[noun], plural=plural, strong=strong)
    his = lower[head[0]] in words.sets["his-or-her"] or lower[head[0]] in words.sets["my"]
    possessive = noun > 0 and (his or (person is not None and _owns(ctx, lower[noun - 1])))
    seated = seat(ctx, person) if person and lower[noun] in words.sets["leaders-text"] else (None, None)
    if possessive and seated[0]:  # `NAME's summary`
        return Who("document", *seated, lower[noun], person=person, plural=plural)
    if possessive and not strong:
        return Who("person", person=person, noun=lower[noun])
    before = [i for i in head if i < noun]
    body = next((i for i in before if scan.lexicon.bare(lower[i]) in words.bodies), None)
    near = body_before(ctx, body, head) if body is not None else Who("back")
    if strong and (leader := ctx.people.within(scan.starts[head[0]], scan.starts[noun])):
        near = Who("office", *seat(ctx, leader[0].person))  # `the Okello readout`
    if near.source:
        return Who("document", near.source, near.party, lower[noun], plural=plural, strong=strong)
    if strong and lower[noun + 1 : noun + 2] and lower[noun + 1] in words.sets["genitive"]:
        told = lower[noun + 2 : noun + 4]
        if not words.contact_nouns.keys().isdisjoint(told):
            return Who("back", strong=strong)  # `a readout of the calls` that the sentence before tells of
    known = words.sets["modifier"].issuperset(lower[i] for i in before if i != body)
    if not known or not words.sets["newly-named"].isdisjoint(lower[i] for i in before[:1]):
        return Who("unknown", noun=lower[noun])  # a new document, or of somebody whom the registry does not know
    return Who("back", noun=lower[noun], plural=plural, strong=strong)


def _is_its_own(ctx: Context, mention: Mention, noun: int) -> bool:
    """Is a document that of the country named before it, as no `Chilean intelligence report` is?"""
    words, between = ctx.words, ctx.tokens(mention.end, ctx.scan.starts[noun])
    if any(ctx.scan.lexicon.bare(ctx.scan.lower[i]) in words.bodies | words.sets["side"] for i in between):
        return True  # `the Greek farm ministry's note`
    known = words.sets["modifier"].union(words.spokes, words.title_words, words.contact_nouns)
    return all(ctx.scan.lower[i] in known or i in ctx.people.mention_tokens for i in between)


def documents(ctx: Context) -> list[tuple[int, Who]]:
    """Every place where a text names a document with its owner (`the American account`) or both sides', by offset."""
    scan, lower, words = ctx.scan, ctx.scan.lower, ctx.words
    if not ctx.mentions:
        return []
    found = []
    for i in scan.places(words.readout | words.account):
        if scan.quote_of[i] >= 0 or not is_noun(ctx, i):
            continue
        source, party = _owner_near(ctx, i)
        before, first = ["", "", *lower[:i]][_phrase_start(ctx, i) + 1 : i + 2], words.sets["newly-named"]
        new = before[1:2] and before[1] in first and before[0] not in words.sets["phrase-end"]
        if before[-1] in words.joint or (source is None and (new or _owns(ctx, before[-1]))):
            found.append(
                (scan.starts[i], Who("unknown", noun=lower[i]))
            )  # nobody's, or of somebody whom the registry does not know
        elif source:
            strong = scan.lower[i] in words.readout
            found.append((scan.starts[i], Who("document", source, party, scan.lower[i], strong=strong)))
    return found


def _owner_near(ctx: Context, noun: int) -> tuple[str | None, str | None]:
    """Source and party of whoever owns a document, as its phrase or its sentence says; None where they do not."""
    scan, lower, words = ctx.scan, ctx.scan.lower, ctx.words
    first = _phrase_start(ctx, noun)
    behind = range(noun + 1, min(len(lower), noun + 12))
    stop = next((k for k in behind if lower[k] in (",", ".", ";") or lower[k] in words.sets["said"]), behind.stop)
    phrase = range(first, stop)
    mention = owner(ctx, phrase, noun)
    if mention is None and not words.sets["its-own"].isdisjoint(lower[first:noun]):
        before = ctx.mentions_in(ctx.sentence(scan.starts[noun])[0], scan.starts[noun])
        own = [m for m in before if m.kind in ("office", "agency") and m.role != "official"]
        if own:
            return resolve(ctx, own[-1])
    issuer = _issuer(ctx, noun) if mention is None or mention.kind not in ("office", "agency") else None
    if issuer:
        return resolve(ctx, issuer)
    if mention is None or any(lower[k] in words.joint for k in phrase) or mention.role == "official":
        return None, None
    if ctx.tokens(mention.start, mention.end).stop - 1 < noun - 4:
        return None, None
    source, party = resolve(ctx, mention)
    return (source, party) if source or not mention.party else (mention.party.lower(), mention.party)


def _phrase_start(ctx: Context, noun: int) -> int:
    """Where the phrase of a word for a document begins, nine tokens before it at most."""
    lower, small = ctx.scan.lower, ctx.words.sets
    first = noun
    while first > 0 and noun - first < 9:
        word = lower[first - 1]
        if word in small["phrase-end"] or word in (",", ".") or word in small["said"]:
            break
        first -= 1
    return first
