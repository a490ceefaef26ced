"""Between IRIs of the graph and paths of this server: every IRI under the base answers at the path that follows it.

A request's path arrives percent-decoded, by the server and exactly once, so that ``/`` may have been ``%2F`` and a
letter may have been percent-encoded in the IRI itself. ``candidates`` lists the IRIs a path may stand for; which of
them is meant, the graph knows.
"""

from __future__ import annotations

import itertools
import re
from typing import Final
from urllib.parse import quote

from entente.model import iris

SUFFIXES: Final = {
    "ttl": "turtle",
    "nt": "ntriples",
    "rdf": "rdfxml",
    "jsonld": "jsonld",
    "trig": "trig",
    "nq": "nquads",
    "html": "html",
}
"""What may follow an IRI's path, and the format it asks for."""

_PLAIN: Final = "/:@!$&'()*+,;=~"
_SUFFIX: Final = re.compile(rf"(.+)\.({'|'.join(SUFFIXES)})", re.DOTALL)
_LETTER: Final = re.compile(f"[{iris.UCSCHAR}]")
_MOST_SLASHES: Final = 3
_HASHED: Final = ("ontology", "vocab")
_SCOPED: Final = re.compile(r"id/[^/]+/([0-9a-f]{16})(?:-.*)?|graph/article/([0-9a-f]{16})", re.DOTALL)


def path_of(iri: str) -> str:
    """Give the path of this server at which an IRI answers; an IRI from elsewhere is given back.

    >>> path_of("https://w3id.org/entente/id/person/støre"), path_of("https://w3id.org/entente/id/x/a%2Fb")
    ('/id/person/st%C3%B8re', '/id/x/a%2Fb')
    >>> path_of("https://w3id.org/entente/ontology#Person"), path_of("urn:a")
    ('/ontology/Person', 'urn:a')
    """
    if not iri.startswith(iris.BASE):
        return iri
    path, _, fragment = iri.removeprefix(iris.BASE).partition("#")
    if fragment and path.partition("/")[0] in _HASHED:
        path, fragment = f"{path}/{fragment}", ""
    return "/" + quote(path, safe=_PLAIN + "%") + (f"#{quote(fragment, safe=_PLAIN + '%')}" if fragment else "")


def document_of(iri: str, suffix: str) -> str:
    """Give the IRI of the document that describes a thing in a format.

    >>> document_of("https://w3id.org/entente/ontology#Person", "ttl")
    'https://w3id.org/entente/ontology/Person.ttl'
    """
    return f"{iris.BASE}{path_of(iri)[1:].partition('#')[0]}.{suffix}"


def split_suffix(path: str) -> tuple[str, str]:
    """Split a path into that of the thing and the suffix of a format, empty where there is none.

    >>> split_suffix("id/state/libya.ttl"), split_suffix("id/state/st.lucia")
    (('id/state/libya', 'ttl'), ('id/state/st.lucia', ''))
    """
    found = _SUFFIX.fullmatch(path)
    return (found[1], found[2]) if found else (path, "")


def candidates(path: str) -> tuple[str, ...]:
    """List the IRIs a decoded path may stand for, the likeliest first.

    >>> candidates("id/person/a b")
    ('https://w3id.org/entente/id/person/a%20b',)
    >>> candidates("ontology/Person")
    ('https://w3id.org/entente/ontology/Person', 'https://w3id.org/entente/ontology#Person')
    """
    head, rest = _split(path)
    spelled = [head + slashes for slashes in _with_slashes(rest)]
    found = [*(_encoded(text, _PLAIN) for text in spelled), *(_encoded(text, "/") for text in spelled)]
    if not path.isascii():
        found += [quote(text, safe=safe + "%") for safe in (_PLAIN, "/") for text in spelled]
    hashed = [f"{_encoded(term, _PLAIN)}#{_encoded(name, _PLAIN)}" for term, name in _fragments(path)]
    return tuple(iris.BASE + item for item in dict.fromkeys([*found, *hashed]))


def article_of(iri: str) -> str:
    """Give the article whose digits an IRI carries, empty for one that carries none.

    >>> article_of("https://w3id.org/entente/id/actor/0123456789abcdef-ali")
    'https://w3id.org/entente/id/article/0123456789abcdef'
    """
    found = _SCOPED.fullmatch(iri.removeprefix(iris.BASE))
    return f"{iris.THING}article/{found[1] or found[2]}" if found else ""


def _split(path: str) -> tuple[str, str]:
    """Split off what has no ``%2F`` in it: ``id/<kind>/``, ``graph/``."""
    parts = 2 if path.startswith("id/") else 1
    pieces = path.split("/", parts)
    return "".join(f"{piece}/" for piece in pieces[:-1]), pieces[-1].replace("%", "%25")


def _with_slashes(rest: str) -> list[str]:
    """List the ways its slashes may have been spelled; of many, only all one way or the other."""
    pieces = rest.split("/")
    gaps = len(pieces) - 1
    spellings = (
        itertools.product(("/", "%2F"), repeat=gaps) if gaps <= _MOST_SLASHES else (("/",) * gaps, ("%2F",) * gaps)
    )
    return ["".join(itertools.chain(*zip(pieces, (*gap, ""), strict=True))) for gap in spellings]


def _encoded(text: str, safe: str) -> str:
    """Percent-encode what no IRI holds, and of ASCII all that is not ``safe``; letters of other scripts stand."""
    return "".join(letter if _LETTER.match(letter) else quote(letter, safe=safe + "%") for letter in text)


def _fragments(path: str) -> list[tuple[str, str]]:
    head, _, name = path.rpartition("/")
    return [(head, name)] if head.partition("/")[0] in _HASHED and name else []
