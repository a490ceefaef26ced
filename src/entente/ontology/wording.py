"""How a claim is put into words: the phrases that the vocabularies give its type, its modality and its polarity."""

from __future__ import annotations

from functools import cache
from typing import Final

from rdflib import URIRef

from entente.ontology.terms import ENT, graph

NEGATED: Final = "negated"
_ELLIPSIS: Final = " … "


def verb(type_: str, modality: str, polarity: str, subjects: int = 1, has_object: bool = True) -> str:
    """Say what stands between subject and object of a claim, all of it by the IRIs of concepts; empty for none known.

    >>> from entente.model.iris import concept
    >>> met, not_so = concept("event-type", "CONSULT"), concept("polarity", "negated")
    >>> verb(met, concept("modality", "intended"), not_so), verb(met, "", "", has_object=False)
    ('will not meet or talk with', 'met or talked')
    """
    auxiliary = _phrase(modality, "auxiliary")
    if auxiliary:
        start = f"{auxiliary} not " if _is_negated(polarity) else f"{auxiliary} "
        phrase = _phrase(type_, "infinitivePhrase")
    else:
        start = ""
        phrase = (subjects > 1 and _phrase(type_, "pluralPhrase")) or _phrase(type_, "phrase")
    if not phrase:
        return ""
    return start + (phrase.replace(_ELLIPSIS, " ") if has_object else phrase.partition(_ELLIPSIS)[0])


def preface(modality: str, polarity: str) -> str:
    """Say what goes before a claim that is not told as fact, where its verb does not say so already; else nothing.

    >>> from entente.model.iris import concept
    >>> preface(concept("modality", "asserted"), concept("polarity", "negated"))
    'it is not so that'
    """
    said = [_phrase(modality, "preface")]
    if not _phrase(modality, "auxiliary"):
        said.append(_phrase(polarity, "preface"))
    return " ".join(filter(None, said))


@cache
def _phrase(concept: str, kind: str) -> str:
    return str(graph().value(URIRef(concept), ENT[kind]) or "") if concept else ""


def _is_negated(polarity: str) -> bool:
    return polarity.rpartition("#")[2] == NEGATED
