"""Facts as pages show them: what stands outside claims, each with the source that says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from entente.model import iris
from entente.ontology import terms
from entente.questions import Term
from entente.web.asking import Row
from entente.web.bounds import NAMES as BOUNDS
from entente.web.bounds import bounds
from entente.web.names import LANGUAGES, Name, name, telling, words

_RDFS: Final = iris.PREFIXES["rdfs"]
_SKOS: Final = iris.PREFIXES["skos"]
_RDF: Final = iris.PREFIXES["rdf"]
_DCTERMS: Final = iris.PREFIXES["dcterms"]
_OURS_AND_THEIRS: Final = (
    iris.ONTOLOGY,
    *(iris.PREFIXES[prefix] for prefix in ("dcterms", "skos", "rdfs", "rdf", "oa", "prov", "schema")),
)
LABEL: Final = _RDFS + "label"
TITLE: Final = _DCTERMS + "title"
TYPE: Final = _RDF + "type"

_SPELLINGS: Final = {
    LABEL: "name",
    _SKOS + "altLabel": "other name",
    iris.term("abbreviation"): "abbreviation",
    iris.term("lastName"): "last name",
    iris.term("adjective"): "adjective",
    iris.term("demonym"): "people",
}
_UNSHOWN: Final = {TYPE, iris.term("formatVersion"), iris.term("agreesWith"), iris.term("contradicts")}
_INVERSE: Final = {
    "partOf": "parts",
    "componentCommandOf": "component commands",
    "territoryOf": "territories",
    "region": "states in it",
    "baseOf": "bases",
    "succeededBy": "succeeded",
    "originalOrganization": "became another by",
    "resultingOrganization": "came of",
    "actsFor": "acting for it",
    "officeOf": "offices",
    "headPostOf": "head post",
    "locatedIn": "in it",
    "capital": "capital of",
    "seat": "seat of",
    "metonymOf": "its name stands in the name of",
    "areaOfResponsibility": "area of responsibility of",
    "partOfEvent": "meetings on its margins",
    "takesPlaceIn": "took place here",
    "presentIn": "present here",
    "hosts": "hosted by",
    "memberOf": "members",
    "metWith": "met with",
    "alliedWith": "allied with",
    "rivalOf": "rival of",
    "hasHeldPositionIn": "held a position in it",
    "hasCommanded": "commanded by",
    "commands": "commanded by",
    "participatesIn": "participants",
    "supports": "supported by",
    "opposes": "opposed by",
    "recognises": "recognised by",
    "responsibleFor": "responsibility of",
}
"""What a relation is called from the other end."""
_SYMMETRIC: Final = {"metWith", "alliedWith", "rivalOf", "borders"}


@dataclass(frozen=True)
class Fact:
    """One value of a property, with the sources that give it."""

    value: Name
    sources: tuple[Name, ...]


@dataclass(frozen=True)
class Property:
    """A property of a thing with all its values; ``key`` is its local name, with ``^`` before it seen from its end."""

    key: str
    label: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class Spelling:
    """What a thing is called in one language, by sort of name."""

    language: str
    code: str
    names: tuple[Name, ...]
    others: tuple[Name, ...]


@dataclass(frozen=True)
class Facts:
    """All facts of one thing."""

    name: Name
    spellings: tuple[Spelling, ...] = ()
    properties: tuple[Property, ...] = ()
    values: dict[str, tuple[Name, ...]] = field(default_factory=dict)
    """The values of every property by key: what a page picks out."""
    existed: Property | None = None
    """From when to when it was there, as far as sources tell."""

    def first(self, key: str) -> Name | None:
        """Give one value of a property, None where it has none."""
        return next(iter(self.values.get(key, ())), None)

    def text(self, key: str) -> str:
        """Give one value of a property as text, empty where it has none."""
        found = self.first(key)
        return found.text if found else ""

    def only(self, *keys: str) -> tuple[Property, ...]:
        """Pick properties, in the order asked for."""
        return tuple(found for key in keys for found in self.properties if found.key == key)

    def but(self, *keys: str) -> tuple[Property, ...]:
        """Give all properties but these."""
        return tuple(found for found in self.properties if found.key not in keys)


def facts(iri: str, rows: Iterable[Row]) -> Facts:
    """Gather the rows of the query ``facts`` about one thing."""
    mine = [row for row in rows if row["iri"].value == iri]
    outward = [row for row in mine if row["inverse"].value == "false"]
    kinds = [row["value"].value for row in outward if row["property"].value == TYPE]
    called = name(Term(iri, "iri"), _label(outward), kinds)
    shown = [row for row in mine if row["property"].value not in _UNSHOWN and row["property"].value not in _SPELLINGS]
    properties = _properties(shown)
    values = {one.key: tuple(fact.value for fact in one.facts) for one in properties}
    verb = "lived" if called.family == "person" else "existed"
    return Facts(called, _spellings(outward), properties, values, _existence(outward, properties, verb))


def _existence(rows: Iterable[Row], properties: Iterable[Property], verb: str) -> Property | None:
    """Say the bounds of a thing's own time in one phrase, with all the sources that give them."""
    when = bounds({_local(row["property"].value): row["value"] for row in rows}).text
    told = [source for one in properties if one.key in BOUNDS for fact in one.facts for source in fact.sources]
    sources = {source.iri or source.text: source for source in told}
    return Property("existed", verb, (Fact(Name(when), tuple(sources.values())),)) if when else None


def _label(rows: list[Row]) -> Term | None:
    labels = [row["value"] for row in rows if row["property"].value in (LABEL, TITLE)]
    return min(labels, key=lambda term: (term.language != "en", term.language), default=None)


def _spellings(rows: list[Row]) -> tuple[Spelling, ...]:
    by_language: dict[str, list[tuple[str, Term]]] = defaultdict(list)
    for row in rows:
        if row["property"].value in _SPELLINGS and row["value"].kind == "literal":
            sort = (_SPELLINGS[row["property"].value], row["value"])
            if sort not in by_language[row["value"].language]:
                by_language[row["value"].language].append(sort)
    ordered = sorted(by_language, key=lambda code: (code != "en", code))
    return tuple(_spelling(code, by_language[code]) for code in ordered)


def _spelling(code: str, found: list[tuple[str, Term]]) -> Spelling:
    preferred = [Name(term.value, language=code) for sort, term in found if sort == "name"]
    others = {term.value: Name(term.value, language=code, kind=sort) for sort, term in found if sort != "name"}
    in_order = sorted(others.values(), key=lambda one: (one.kind, one.text))
    return Spelling(LANGUAGES.get(code, code or "any language"), code, tuple(preferred), tuple(in_order))


def _properties(rows: list[Row]) -> tuple[Property, ...]:
    kinds: dict[str, set[str]] = defaultdict(set)
    gathered: dict[str, dict[str, tuple[Row, dict[str, Name]]]] = defaultdict(dict)
    for row in rows:
        if "kind" in row:
            kinds[row["value"].value].add(row["kind"].value)
        _, sources = gathered[_key(row)].setdefault(row["value"].value, (row, {}))
        sources[row["graph"].value] = source(row)
    return tuple(
        Property(key, _words(key), tuple(sorted((_fact(*item, kinds) for item in values.values()), key=_by_text)))
        for key, values in gathered.items()
    )


def _fact(row: Row, sources: dict[str, Name], kinds: dict[str, set[str]]) -> Fact:
    return Fact(name(row["value"], row.get("label"), kinds[row["value"].value]), tuple(sources.values()))


def _by_text(fact: Fact) -> str:
    return fact.value.text.casefold()


def _key(row: Row) -> str:
    local = _local(row["property"].value)
    return f"^{local}" if row["inverse"].value == "true" and local not in _SYMMETRIC else local


def _local(iri: str) -> str:
    for start in _OURS_AND_THEIRS:
        if iri.startswith(start):
            return iri.removeprefix(start)
    return iri


def seen_from(relation: str, otherwise: str) -> str:
    """Say what a relation, by its local name, is called from its other end."""
    return otherwise if relation in _SYMMETRIC else _INVERSE.get(relation, f"{otherwise}, from the other side")


def _words(key: str) -> str:
    if key.startswith("^"):
        return _INVERSE.get(key[1:], words(iris.term(key[1:])))
    return _ELSEWHERE.get(key) or words(key if ":" in key else iris.term(key))


_ELSEWHERE: Final = {
    "url": "address",
    "exactMatch": "same as",
    "title": "title",
    "license": "licence",
    "issued": "published",
}


def source(row: Row) -> Name:
    """Name the graph a fact stands in: a reference source by its title, the derived graphs by what they are."""
    graph = row["graph"].value
    if "source" in row:
        return name(row["graph"], row["source"])
    if graph == iris.ACCEPTED:
        return Name("accepted from claims", graph, "/about#policies")
    if graph == iris.INFERRED:
        return Name("inferred", graph, "/about#policies")
    if graph.startswith(iris.GRAPH + "article/"):
        article = iris.THING + "article/" + graph.rpartition("/")[2]
        return name(Term(article, "iri"), Term("an article", "literal", "en"))
    return name(row["graph"])


def class_of(rows: Iterable[Row]) -> str:
    """Give the narrowest class of the thing that rows of ``facts`` are about."""
    types = (row for row in rows if row["property"].value == TYPE and row["inverse"].value == "false")
    return telling(row["value"].value for row in types)


def class_name(kind: str) -> Name | None:
    """Name a class of ours; None for what is none."""
    found = terms.terms().get(iris.term(kind))
    return name(Term(found.iri, "iri")) if found else None
