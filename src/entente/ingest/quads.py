"""Quads: an article and its claims as the triples of its named graph."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from functools import cache
from typing import Final

import pyoxigraph
from pyoxigraph import Literal, NamedNode, Triple

from entente.ingest.dates import beginning
from entente.model import iris
from entente.model.claim import STATE, Claim, Entity, Evidence, claim_key
from entente.model.document import Article
from entente.model.graph import Graph, lines
from entente.ontology.terms import factuality

_XSD_DATETIME: Final = NamedNode(iris.PREFIXES["xsd"] + "dateTime")
_XSD_HEX: Final = NamedNode(iris.PREFIXES["xsd"] + "hexBinary")
_XSD_INTEGER: Final = NamedNode(iris.PREFIXES["xsd"] + "integer")
_TYPE: Final = NamedNode(iris.PREFIXES["rdf"] + "type")
_LABEL: Final = NamedNode(iris.PREFIXES["rdfs"] + "label")
_MEETINGS: Final = frozenset({"CONSULT"})

Term = NamedNode | Literal
Fact = tuple[str, NamedNode, Term]


def graph(article: Article, claims: Iterable[Claim], *, key: str, reader: str, dictionary: str) -> Graph:
    """Make the graph of an article: what is known of it, its claims, and whom it alone names.

    ``key`` digests all that the claims depend on; ``reader`` is the reader's version, ``dictionary`` the dictionary's
    digest. Equal arguments give equal graphs, to the byte.
    """
    facts = set(_article(article, key, reader, dictionary))
    for claim in claims:
        facts |= set(_claim(article, claim))
    triples = (Triple(NamedNode(subject), predicate, value) for subject, predicate, value in facts)
    buffer = io.BytesIO()
    pyoxigraph.serialize(triples, buffer, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return Graph(article.graph, "".join(sorted(lines(buffer.getvalue().decode()))))


def claim_iri(article: Article, claim: Claim) -> str:
    """Mint a claim's IRI from all that makes it this claim and no other."""
    return iris.THING + "claim/" + _content(article, claim)


def _content(article: Article, claim: Claim) -> str:
    return iris.digest(
        article.text_hash, claim.evidence.start, claim.evidence.end, claim.type,
        sorted(one.iri for one in claim.subjects), sorted(one.iri for one in claim.objects),
        claim.speaker.iri if claim.speaker else "", claim.polarity.value,
    )[:20]  # fmt: skip


def narrator(article: Article) -> str:
    """Mint the IRI of an article's author, who says what nobody else is said to say."""
    return f"{iris.THING}narrator/{article.text_hash[:16]}"


def _article(article: Article, key: str, reader: str, dictionary: str) -> Iterator[Fact]:
    this, voice, reading = article.iri, narrator(article), f"{iris.THING}reading/{article.text_hash[:16]}"
    yield this, _TYPE, _term("Article")
    for name, text in (
        ("textHash", article.text_hash),
        ("readingKey", key),
        ("sourceName", article.name),
        ("dateline", article.place),
        ("documentKind", article.kind or ""),
    ):
        if text:
            yield this, _term(name), Literal(text)
    yield this, _outside("dcterms", "title"), Literal(article.headline, language="en")
    yield this, _outside("dcterms", "language"), Literal(article.language)
    yield this, _outside("dcterms", "creator"), NamedNode(voice)
    for name, text in (("rights", article.rights), ("contributor", article.translator)):
        if text:
            yield this, _outside("dcterms", name), Literal(text)
    if article.date:
        yield this, _outside("dcterms", "issued"), _moment(beginning(article.date))
    if article.publisher:
        publisher = iris.thing("publisher", article.publisher)
        yield this, _outside("dcterms", "publisher"), NamedNode(publisher)
        yield publisher, _TYPE, _term("MediaOutlet")
        yield publisher, _LABEL, Literal(article.publisher, language="en")
    if article.url:
        yield this, _outside("schema", "url"), Literal(article.url)
    for source in article.sources:
        yield this, _outside("dcterms", "source"), Literal(source)
    yield voice, _TYPE, _term("Narrator")
    yield voice, _LABEL, Literal(article.narrator, language="en")
    yield reading, _TYPE, _term("Reading")
    yield reading, _outside("prov", "used"), NamedNode(this)
    yield reading, _term("readerVersion"), Literal(reader)
    yield reading, _term("dictionaryDigest"), Literal(dictionary)


def _claim(article: Article, claim: Claim) -> Iterator[Fact]:
    this = claim_iri(article, claim)
    yield this, _TYPE, _term("Claim")
    yield this, _term("claimType"), _concept_of(claim.type)
    if claim.mode:
        yield this, _term("claimMode"), NamedNode(iris.concept("event-type", f"{claim.type}-{claim.mode}"))
    for name, entities in (("subject", claim.subjects), ("object", claim.objects)):
        for entity in entities:
            yield this, _term(name), NamedNode(entity.iri)
    yield from _said(article, claim, this)
    yield from _qualities(article, claim, this)
    yield from _bounds(claim, this)
    for evidence in claim.places:
        yield from _evidence(article, evidence, this)
    for evidence in claim.restated:
        yield this, _term("restatedIn"), NamedNode(_evidence_iri(article, evidence))
    yield from _pairs(article, claim, this)
    for one in (*claim.subjects, *claim.objects, claim.speaker, *claim.relays, claim.place, claim.event):
        if one and (not one.known or one.kind == "Designation"):
            yield from _described(article, one)


def _said(article: Article, claim: Claim, this: str) -> Iterator[Fact]:
    voice = NamedNode(narrator(article))
    yield this, _outside("prov", "wasAttributedTo"), NamedNode(claim.speaker.iri) if claim.speaker else voice
    if claim.speaker:
        yield this, _term("reportedBy"), voice
    yield from _chain(article, claim, this)
    yield this, _term("inArticle"), NamedNode(article.iri)
    yield this, _outside("prov", "wasGeneratedBy"), NamedNode(f"{iris.THING}reading/{article.text_hash[:16]}")
    yield this, _term("madeBy"), Literal(claim.rule)


def _chain(article: Article, claim: Claim, this: str) -> Iterator[Fact]:
    """Through whom it came, from the speaker to the narrator, where the text itself nests its speakers."""
    if not claim.relays or claim.speaker is None:
        return
    agents = (claim.speaker.iri, *(one.iri for one in claim.relays), narrator(article))
    for number, agent in enumerate(agents, 1):
        step = f"{iris.THING}step/{iris.digest(this, number)[:20]}"
        yield this, _term("hasAttributionStep"), NamedNode(step)
        yield step, _TYPE, _term("AttributionStep")
        yield step, _term("stepAgent"), NamedNode(agent)
        yield step, _term("stepNumber"), Literal(str(number), datatype=_XSD_INTEGER)


def _qualities(article: Article, claim: Claim, this: str) -> Iterator[Fact]:
    yield this, _term("polarity"), NamedNode(iris.concept("polarity", claim.polarity))
    yield this, _term("modality"), NamedNode(iris.concept("modality", claim.modality))
    yield this, _term("factuality"), NamedNode(iris.concept("factuality", factuality(claim.modality, claim.polarity)))
    yield this, _term("reviewStatus"), NamedNode(iris.concept("review-status", "unreviewed"))
    for name, text in (("position", claim.position), ("rankAsWritten", claim.rank)):
        if text:
            yield this, _term(name), Literal(text)
    if claim.place:
        yield this, _term("place"), NamedNode(claim.place.iri)
    if claim.office:
        yield this, _term("office"), NamedNode(claim.office)
    if claim.tenure:
        yield this, _term("tellsOfTenure"), NamedNode(claim.tenure)
    if claim.type.isupper() and claim.type != STATE:
        happening = iris.THING + "event/" + _content(article, claim)
        yield this, _term("event"), NamedNode(happening)
        yield from _happening(article, claim, happening)
    elif claim.event:
        yield this, _term("event"), NamedNode(claim.event.iri)


def _happening(article: Article, claim: Claim, this: str) -> Iterator[Fact]:
    yield this, _TYPE, _term("Meeting" if claim.type in _MEETINGS else "Event")
    yield this, _term("eventType"), _concept_of(claim.type)
    yield this, _LABEL, Literal(_sentence_label(claim), language="en")
    yield this, _term("toldIn"), NamedNode(article.iri)
    if claim.event:
        yield this, _term("partOfEvent"), NamedNode(claim.event.iri)


def _sentence_label(claim: Claim) -> str:
    sides = (", ".join(entity.label for entity in side) for side in (claim.subjects, claim.objects))
    return f"{claim.type.lower()}: " + " – ".join(side for side in sides if side)


def _bounds(claim: Claim, this: str) -> Iterator[Fact]:
    bounds = claim.bounds
    for name, moment in (
        ("startsNotBefore", bounds.starts_not_before), ("startsNotAfter", bounds.starts_not_after),
        ("endsNotBefore", bounds.ends_not_before), ("endsNotAfter", bounds.ends_not_after),
    ):  # fmt: skip
        if moment:
            yield this, _term(name), _moment(moment)


def _evidence_iri(article: Article, evidence: Evidence) -> str:
    return iris.THING + "evidence/" + iris.digest(article.text_hash, evidence.start, evidence.end)[:20]


def _evidence(article: Article, evidence: Evidence, this: str) -> Iterator[Fact]:
    where = _evidence_iri(article, evidence)
    quote, position = where + "#quote", where + "#position"
    yield this, _term("evidence"), NamedNode(where)
    yield where, _TYPE, _term("Evidence")
    yield where, _outside("oa", "hasSource"), NamedNode(article.iri)
    yield where, _term("inSentence"), Literal(article.text[evidence.sentence_start : evidence.sentence_end])
    if evidence.signature:
        yield where, _term("sentenceSignature"), Literal(evidence.signature, datatype=_XSD_HEX)
    for selector in (quote, position):
        yield where, _outside("oa", "hasSelector"), NamedNode(selector)
    yield quote, _TYPE, _outside("oa", "TextQuoteSelector")
    yield position, _TYPE, _outside("oa", "TextPositionSelector")
    for name, text in (("exact", evidence.quote), ("prefix", evidence.prefix), ("suffix", evidence.suffix)):
        yield quote, _outside("oa", name), Literal(text)
    for name, offset in (("start", evidence.start), ("end", evidence.end)):
        yield position, _outside("oa", name), Literal(str(offset), datatype=_XSD_INTEGER)


def _pairs(article: Article, claim: Claim, this: str) -> Iterator[Fact]:
    """One node a pair of actors: the key that claims of other articles share with it, the states the two act for."""
    month = _month(article, claim)
    if month:
        yield this, _term("month"), Literal(month)
    pairs = [(subject, target) for subject in claim.subjects for target in claim.objects]
    for subject, target in pairs:
        key = claim_key(claim.type, subject.iri, target.iri, month)
        pair = f"{this}#{key[:8]}"
        yield this, _term("claimKey"), Literal(key)
        yield this, _term("pair"), NamedNode(pair)
        yield pair, _TYPE, _term("ClaimPair")
        yield pair, _term("pairSubject"), NamedNode(subject.iri)
        yield pair, _term("pairObject"), NamedNode(target.iri)
        yield pair, _term("claimKey"), Literal(key)
        for name, party in (("subjectState", subject), ("objectState", target)):
            state = party.iri if party.kind == "State" else party.acts_for
            if state:
                yield pair, _term(name), NamedNode(state)


def _month(article: Article, claim: Claim) -> str:
    """The month a claim is about: its own date's, where that lies within one month, else its article's."""
    first, last = claim.bounds.starts_not_before, claim.bounds.ends_not_after
    if first and last:
        return _month_of(first) if _month_of(first) == _month_of(last) else ""
    return _month_of(article.date) if article.date else ""


def _month_of(day: date) -> str:
    return day.isoformat()[:7]


def _described(article: Article, entity: Entity) -> Iterator[Fact]:
    """What the reference graphs do not say of an entity: those only this article names, and designations."""
    yield entity.iri, _TYPE, _term(entity.kind)
    yield entity.iri, _LABEL, Literal(entity.label, language="en")
    if not entity.known:
        yield entity.iri, _term("foundIn"), NamedNode(article.iri)


def _concept_of(claim_type: str) -> NamedNode:
    return NamedNode(iris.concept("event-type" if claim_type.isupper() else "relation", claim_type))


def _moment(moment: datetime) -> Literal:
    # Not strftime: it leaves out the zeros of a year before 1000.
    return Literal(moment.replace(tzinfo=None).isoformat() + "Z", datatype=_XSD_DATETIME)


@cache
def _term(name: str) -> NamedNode:
    return NamedNode(iris.term(name))


@cache
def _outside(prefix: str, name: str) -> NamedNode:
    return NamedNode(iris.PREFIXES[prefix] + name)
