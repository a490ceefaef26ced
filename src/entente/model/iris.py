"""Every IRI the graph mints, and how it is made.

Things stand under ``…/id/<kind>/<slug>``, graphs under ``…/graph/…``, terms under ``…/ontology#`` and concepts under
``…/vocab/<scheme>#``. What comes from a text is content-addressed: the same text gives the same IRIs anywhere.
"""

from __future__ import annotations

import hashlib
import json
import re
import unicodedata
from typing import Final

BASE: Final = "https://w3id.org/entente/"
ONTOLOGY: Final = BASE + "ontology#"
VOCABULARY: Final = BASE + "vocab/"
THING: Final = BASE + "id/"
GRAPH: Final = BASE + "graph/"

ACCEPTED: Final = GRAPH + "accepted"
INFERRED: Final = GRAPH + "inferred"
LINKS: Final = GRAPH + "links"
DYADS: Final = GRAPH + "dyads"
PROPOSED: Final = GRAPH + "proposed"
"""Which events, told by several articles, may be one."""
REVIEW: Final = GRAPH + "review"
STATE: Final = GRAPH + "state"
"""The store's own bookkeeping: its format version, and the generation each derived graph was made from."""

PREFIXES: Final[dict[str, str]] = {
    "ent": ONTOLOGY,
    "event-type": VOCABULARY + "event-type#",
    "context": VOCABULARY + "context#",
    "relation": VOCABULARY + "relation#",
    "modality": VOCABULARY + "modality#",
    "factuality": VOCABULARY + "factuality#",
    "polarity": VOCABULARY + "polarity#",
    "status": VOCABULARY + "review-status#",
    "frame": VOCABULARY + "frame#",
    "actor-kind": VOCABULARY + "actor-kind#",
    "designation": VOCABULARY + "designation#",
    "auxiliary-mode": VOCABULARY + "auxiliary-mode#",
    "membership-status": VOCABULARY + "membership-status#",
    "obligation": VOCABULARY + "obligation#",
    "participation-role": VOCABULARY + "participation-role#",
    "rank": VOCABULARY + "rank#",
    "recognition": VOCABULARY + "recognition#",
    "sector": VOCABULARY + "sector#",
    "speech-act": VOCABULARY + "speech-act#",
    "dcterms": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "geo": "http://www.opengis.net/ont/geosparql#",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "qb": "http://purl.org/linked-data/cube#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "wd": "http://www.wikidata.org/entity/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""The prefixes every query, export and page of ours knows."""

UCSCHAR: Final = "\xa0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef" + "".join(
    f"{chr(plane * 0x10000 + (0x1000 if plane == 0xE else 0))}-{chr(plane * 0x10000 + 0xFFFD)}"
    for plane in range(1, 0xF)
)
"""The characters beyond ASCII that stand in an IRI as they are (RFC 3987 §2.2), as a class of a regular expression."""
_IN_IRI: Final = rf"(?:[!$&-;=?-Z_a-z~{UCSCHAR}]|%[0-9A-Fa-f]{{2}})*"
ABSOLUTE: Final = re.compile(rf"[A-Za-z][A-Za-z0-9+.-]*:(?=.){_IN_IRI}(?:#{_IN_IRI})?")
"""An absolute IRI that the engine takes (but for IPv6 addresses, whose brackets stand nowhere else)."""

LONGEST: Final = 200
"""Letters of the longest IRI minted from a name, so that it fits into a path of any server."""
_MOST_LETTERS: Final = 120


def digest(*fields: object) -> str:
    """Hash fields as one JSON array, so that no two different lists of fields share a hash; 64 hexadecimal digits.

    >>> digest("a", "b.c") == digest("a.b", "c")
    False
    """
    packed = json.dumps(fields, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(packed.encode()).hexdigest()


def slug(name: str) -> str:
    """Spell a name for an IRI: lower-case letters and digits of any script, hyphens between, Latin ones unaccented.

    >>> slug("Côte d’Ivoire"), slug("General Command (Benghazi)"), slug("ليبيا")
    ('cote-divoire', 'general-command-benghazi', 'ليبيا')
    """
    plain = "".join(letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return "-".join(re.findall(r"[^\W_]+", re.sub(r"['’ʼ`]", "", plain.casefold())))


def thing(kind: str, name: str) -> str:
    """Mint the IRI of a thing of a kind.

    >>> thing("state", "Libya")
    'https://w3id.org/entente/id/state/libya'
    """
    return f"{THING}{kind}/{_short(name)}"


def term(local_name: str) -> str:
    """Give the IRI of a term of the ontology."""
    return ONTOLOGY + local_name


def concept(scheme: str, name: str) -> str:
    """Give the IRI of a concept, as in ``concept("modality", "asserted")``."""
    return f"{VOCABULARY}{scheme}#{name}"


def article(text_hash: str) -> str:
    """Mint an article's IRI from the SHA-256 of its normalised text (the first 16 digits of 64)."""
    return f"{THING}article/{text_hash[:16]}"


def article_graph(article_iri: str) -> str:
    """Give the named graph that holds all an article says."""
    return GRAPH + "article/" + article_iri.rsplit("/", 1)[1]


def article_of_graph(graph: str) -> str:
    """Give the article whose named graph this is; empty for a graph of another sort.

    >>> article_of_graph(GRAPH + "article/0123456789abcdef"), article_of_graph(LINKS)
    ('https://w3id.org/entente/id/article/0123456789abcdef', '')
    """
    prefix = GRAPH + "article/"
    return f"{THING}article/{graph.removeprefix(prefix)}" if graph.startswith(prefix) else ""


def in_article(kind: str, article_iri: str, name: str) -> str:
    """Mint the IRI of something known only from one article: an actor, an event, a voice.

    >>> in_article("actor", "https://w3id.org/entente/id/article/0123456789abcdef", "Ali Omar")
    'https://w3id.org/entente/id/actor/0123456789abcdef-ali-omar'
    """
    return f"{THING}{kind}/{article_iri.rsplit('/', 1)[1]}-{_short(name)}"


def reference_graph(source: str) -> str:
    """Give the named graph of one source of reference facts."""
    return f"{GRAPH}reference/{_short(source)}"


def _short(name: str) -> str:
    """Spell a name for an IRI: one without letters by its digest, one too long cut, with its digest behind it."""
    spelled = slug(name)
    return spelled if 0 < len(spelled) <= _MOST_LETTERS else f"{spelled[:_MOST_LETTERS]}-{digest(name)[:8]}".lstrip("-")
