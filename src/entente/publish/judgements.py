"""Curators' judgements about claims: how they stand in the review graph, and what becomes of them with their articles.

A judgement keeps what it was about: the claim's IRI, its keys, polarity and modality, the words it stood on. So it can
be carried to the claim that says the same after its article is read anew; what cannot be carried stays as an orphan. It
goes with its article where that is retracted, for it quotes it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from typing import Final

from entente import queries
from entente.errors import BadArticle, BadParameter, NotFound
from entente.ingest.decoding import require_characters
from entente.model import iris
from entente.model.claim import claim_key
from entente.model.graph import Change, Graph
from entente.model.judgement import Judgement, Likeness, Passage, Verdict
from entente.reason.carrying import settled
from entente.store.embedded import EmbeddedStore

_A: Final = f"<{iris.PREFIXES['rdf']}type>"
_LABEL: Final = f"<{iris.PREFIXES['rdfs']}label>"
_ATTRIBUTED: Final = f"<{iris.PREFIXES['prov']}wasAttributedTo>"
_BY: Final = f"SELECT ?judgement WHERE {{ ?judgement {_ATTRIBUTED} ?curator ; {_A} <{iris.term('Judgement')}> }}"
_NAMES: Final = f"SELECT ?name WHERE {{ ?curator {_A} <{iris.term('Curator')}> ; {_LABEL} ?name }}"
_ARTICLE: Final = f"SELECT ?article WHERE {{ ?claim <{iris.term('inArticle')}> ?article }}"


def judgements(store: EmbeddedStore, article: str = "") -> tuple[Judgement, ...]:
    """Give the judgements in a store, or those about the claims of one article, by their IRIs."""
    if not store.has(iris.REVIEW):
        return ()
    text = queries.named("review/judgements").text
    gathered: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for judgement, *row in store.rows(text, {"article": f"<{article}>"} if article else {}):
        gathered[judgement].append(tuple(row))
    return tuple(_judgement(rows) for _, rows in sorted(gathered.items()))


def judged(
    store: EmbeddedStore, claim: str, verdict: Verdict, curator: str, day: date, note: str = ""
) -> tuple[Judgement, Change]:
    """Judge a claim in a curator's name; give the judgement and the change to the review graph, which replaces theirs.

    Raises NotFound for a claim that is not in the graph, BadParameter for a curator without a name.
    """
    called, noted = _in_one_line(curator), _in_one_line(note)
    if not called:
        raise BadParameter("a judgement needs the name of who judges", hint='as in --by "Ann Lee"')
    seen = next((one for one in _claims(store, _article_of(store, claim)) if one.claim == claim), None)
    if seen is None:
        raise NotFound(f"the claim {claim} has no evidence", hint="`entente check` says what is wrong with it")
    who = iris.thing("curator", called)
    names = sorted(row[0] for row in store.rows(_NAMES, {"curator": f"<{who}>"}))
    made = Judgement(seen, verdict, who, names[0] if names else called, day, noted, claim)
    old = [one for one in judgements(store, seen.article) if one.curator == who and _is_about(one, claim)]
    return made, _change(store, old, (made,))


def withdrawn(store: EmbeddedStore, claim: str, curator: str) -> tuple[str, Change]:
    """Withdraw a curator's judgement about a claim, or the orphan about a claim that was; give article and change.

    Raises NotFound where there is none.
    """
    who = iris.thing("curator", _in_one_line(curator))
    old = [one for one in judgements(store) if one.curator == who and _is_about(one, claim)]
    if not old:
        raise NotFound(f"{curator} has not judged {claim}", hint="the claim's page says who has")
    return old[0].seen.article, _change(store, old, ())


def carried(store: EmbeddedStore, article: str, graph: Graph) -> Change:
    """Give the change to the review graph where this graph takes the place of the article's present one."""
    old = judgements(store, article)
    return _change(store, old, reseated(old, article, graph)) if old else Change(iris.REVIEW)


def reseated(old: Collection[Judgement], article: str, graph: Graph) -> tuple[Judgement, ...]:
    """Give the judgements about an article's claims as they stand beside the claims of this graph of it."""
    with EmbeddedStore.memory() as alone:
        alone.add([graph])
        claims = _claims(alone, article)
    return tuple(settled(one, claims) for one in old)


def dropped(store: EmbeddedStore, article: str) -> Change:
    """Give the change to the review graph that removes the judgements about an article's claims."""
    return _change(store, judgements(store, article), ())


def _in_one_line(text: str) -> str:
    try:
        require_characters("the judgement", text)
    except BadArticle as error:
        raise BadParameter(error.detail, hint=error.hint) from None
    return " ".join(text.split())


def _is_about(judgement: Judgement, claim: str) -> bool:
    return judgement.claim == claim or (not judgement.claim and judgement.seen.claim == claim)


def _change(store: EmbeddedStore, old: Collection[Judgement], new: Collection[Judgement]) -> Change:
    """Give the change from some judgements to others; a curator goes with the last judgement they made."""
    removed, added = ({line for one in side for line in _lines(one)} for side in (old, new))
    gone = {one.iri for one in old}
    for who in {one.curator for one in old} - {one.curator for one in new}:
        if any(row[0] not in gone for row in store.rows(_BY, {"curator": f"<{who}>"})):
            removed -= {line for line in removed if line.startswith(f"<{who}> ")}
    return Change.between(iris.REVIEW, frozenset(removed), frozenset(added))


def _article_of(store: EmbeddedStore, claim: str) -> str:
    if iris.ABSOLUTE.fullmatch(claim):
        for row in store.rows(_ARTICLE, {"claim": f"<{claim}>"}):
            return row[0]
    raise NotFound(f"no claim {claim} is in the graph", hint="`entente claims` lists claims, each with its IRI")


def _claims(store: EmbeddedStore, article: str) -> tuple[Likeness, ...]:
    query = queries.named("review/claims")
    gathered: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for claim, *row in store.rows(query.text, query.bind({"article": article})):
        gathered[claim].append(tuple(row))
    return tuple(_likeness(claim, article, rows) for claim, rows in sorted(gathered.items()))


def _likeness(claim: str, article: str, rows: list[tuple[str, ...]]) -> Likeness:
    keys = frozenset(claim_key(_local(type_), *between) for type_, *between in (row[:4] for row in rows))
    passages = tuple(sorted({_passage(row[6:]) for row in rows}))
    return Likeness(claim, article, keys, _local(rows[0][4]), _local(rows[0][5]), passages)


def _judgement(rows: list[tuple[str, ...]]) -> Judgement:
    seen, article, _, polarity, modality, _, _, _, verdict, curator, name, day, note, claim, why = rows[0]
    passages = tuple(sorted({_passage(row[5:8]) for row in rows}))
    keys = frozenset(row[2] for row in rows)
    likeness = Likeness(seen, article, keys, _local(polarity), _local(modality), passages)
    when = datetime.fromisoformat(day).date()
    return Judgement(likeness, Verdict(_local(verdict)), curator, name, when, note, claim, why)


def _passage(words: Iterable[str]) -> Passage:
    start, end, quote = words
    return Passage(int(start), int(end), quote)


def _local(concept: str) -> str:
    return concept.rpartition("#")[2]


def _lines(one: Judgement) -> Iterator[str]:
    """Write a judgement as N-Triples, with its curator and the passages it is about."""
    facts = [
        (one.iri, "rdf:type", _iri(iris.term("Judgement"))),
        (one.iri, "ent:verdict", _concept("review-status", one.verdict)),
        (one.iri, "prov:wasAttributedTo", _iri(one.curator)),
        (one.iri, "prov:generatedAtTime", queries.TYPES["date"](one.day.isoformat())),
        (one.iri, "prov:wasDerivedFrom", _iri(one.seen.claim)),
        (one.iri, "ent:judgedPolarity", _concept("polarity", one.seen.polarity)),
        (one.iri, "ent:judgedModality", _concept("modality", one.seen.modality)),
        (one.curator, "rdf:type", _iri(iris.term("Curator"))),
        (one.curator, "rdfs:label", queries.literal(one.name)),
        *((one.iri, "ent:claimKey", queries.literal(key)) for key in one.seen.keys),
        *chain.from_iterable(_target(one, passage) for passage in one.seen.passages),
    ]
    if one.claim:
        facts.append((one.iri, "ent:judges", _iri(one.claim)))
    for property_, text in (("rdfs:comment", one.note), ("ent:whyOrphaned", one.why_orphaned)):
        if text:
            facts.append((one.iri, property_, queries.literal(text)))
    for subject, property_, value in facts:
        yield f"<{subject}> <{queries.expand(property_)}> {value} .\n"


def _target(one: Judgement, passage: Passage) -> Iterator[tuple[str, str, str]]:
    target = f"{one.iri}#{passage.start}-{passage.end}"
    quote, position = f"{target}-quote", f"{target}-position"
    yield one.iri, "oa:hasTarget", _iri(target)
    yield target, "rdf:type", _iri(iris.PREFIXES["oa"] + "SpecificResource")
    yield target, "oa:hasSource", _iri(one.seen.article)
    yield target, "oa:hasSelector", _iri(quote)
    yield target, "oa:hasSelector", _iri(position)
    yield quote, "rdf:type", _iri(iris.PREFIXES["oa"] + "TextQuoteSelector")
    yield quote, "oa:exact", queries.literal(passage.quote)
    yield position, "rdf:type", _iri(iris.PREFIXES["oa"] + "TextPositionSelector")
    yield position, "oa:start", queries.TYPES["integer"](str(passage.start))
    yield position, "oa:end", queries.TYPES["integer"](str(passage.end))


def _iri(value: str) -> str:
    return f"<{value}>"


def _concept(scheme: str, name: str) -> str:
    return _iri(iris.concept(scheme, name))
