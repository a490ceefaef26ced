"""Stays: somebody who went somewhere met others there and then, unless the text says otherwise.

“Lee visited Arland on Monday. She met President Ray.”: the meeting was in Arland, on Monday. A note leaves out who
wrote it, and tells of its own day and place: “Met with President Ray.”
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final

from entente.ingest.dates import within
from entente.ingest.dictionary import Dictionary
from entente.ingest.kinds import PLACES
from entente.model.claim import Bounds, Claim, Entity, Modality, Polarity
from entente.model.document import Article

_MEETINGS: Final = frozenset({"CONSULT", "participatesIn"})
_AFAR: Final = frozenset({"phone", "visit"})
"""Modes of meetings that are not where one stays."""
_SETTLED: Final = PLACES | {"State"}


@dataclass(frozen=True)
class Stay:
    """Who is somewhere for a time; ``place`` is None and ``bounds`` are empty where that is not told."""

    traveller: Entity | None
    """None for whoever wrote the note, where that is not told."""
    place: Entity | None
    bounds: Bounds


class Stays:
    """Follows the travellers of one article, sentence by sentence."""

    def __init__(self, article: Article, dictionary: Dictionary, author: Entity | None) -> None:
        self._dictionary = dictionary
        self._dateline = tuple(_places(article.place, dictionary))
        day = within(article.date, article.date) if article.date else Bounds()
        self._stay: Stay | None = Stay(author, next(iter(self._dateline), None), day)

    def settled(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        """Give the claims of the next sentence, its meetings with the place and time of the stay they fall in."""
        for claim in claims:
            if not _is_fact(claim):
                yield claim
            elif stay := self._begun(claim):
                self._stay = stay
                yield claim
            elif self._stay and self._stay.traveller in (*claim.subjects, *claim.objects, *_nobody(claim)):
                yield self._during(self._stay, claim)
            else:
                yield claim

    @property
    def host(self) -> Entity | None:
        """The state where the traveller is."""
        place = self._stay.place if self._stay else None
        around = self._dictionary.whereabouts(place.iri) if place else frozenset()
        states = [one for one in sorted(around) if self._dictionary.is_state(one)]
        return self._dictionary.entities[states[0]] if len(states) == 1 else None

    def _begun(self, claim: Claim) -> Stay | None:
        """The stay that a visit begins; None for one that only leads on within the place where somebody is."""
        where = claim.place or next((one for one in claim.objects if one.kind in _SETTLED), None)
        if claim.mode != "visit" or not claim.subjects:
            return None
        traveller = claim.subjects[0]
        if (
            self._stay
            and self._stay.traveller == traveller
            and (where is None or self._around(where, self._stay.place))
        ):
            return None
        narrower = next((one for one in self._dateline if where is None or self._around(one, where)), None)
        return Stay(traveller, narrower or where, _throughout(claim.bounds))

    def _during(self, stay: Stay, claim: Claim) -> Claim:
        """Give a claim of the traveller's; what lies outside of the stay ends it."""
        met = claim.type in _MEETINGS and claim.mode not in _AFAR
        near = claim.place is None or self._around(claim.place, stay.place) or self._around(stay.place, claim.place)
        if not near or not _overlap(claim.bounds, stay.bounds):
            self._stay = None
            return claim
        if not met:
            return claim
        bounds = stay.bounds if claim.bounds == Bounds() else claim.bounds
        return replace(claim, place=claim.place or stay.place, bounds=bounds)

    def _around(self, inner: Entity | None, outer: Entity | None) -> bool:
        """Whether a place is another or lies in it."""
        return inner is not None and outer is not None and outer.iri in self._dictionary.whereabouts(inner.iri)


def _nobody(claim: Claim) -> tuple[None, ...]:
    """Who acts in a claim of which that is left out."""
    return () if claim.subjects else (None,)


def _is_fact(claim: Claim) -> bool:
    return claim.modality is Modality.ASSERTED and claim.polarity is Polarity.AFFIRMED


def author_of(article: Article, dictionary: Dictionary) -> Entity | None:
    """Give who wrote an article, where that is one person the dictionary knows by the full name."""
    whole = (match for match in dictionary.find(article.narrator) if match.end - match.start == len(article.narrator))
    named = {sense.entity for match in whole for sense in match.senses if sense.how in ("label", "altLabel")}
    persons = [one for one in named if one.kind == "Person"]
    return persons[0] if len(persons) == 1 else dictionary.bearer(article.narrator)


def _places(name: str, dictionary: Dictionary) -> Iterator[Entity]:
    """Yield the places that a dateline may name first: “Selm, Arland”."""
    for match in dictionary.find(name)[:1]:
        yield from dict.fromkeys(sense.entity for sense in match.senses if sense.entity.kind in _SETTLED)


def _throughout(bounds: Bounds) -> Bounds:
    """Bound what happened some time during what itself has these bounds."""
    first, last = bounds.starts_not_before, bounds.ends_not_after
    return within(first.date(), last.date()) if first and last else Bounds()


def _overlap(one: Bounds, other: Bounds) -> bool:
    """Whether two spans may share a day; one without bounds may."""
    firsts = [moment for moment in (one.starts_not_before, other.starts_not_before) if moment]
    lasts = [moment for moment in (one.ends_not_after, other.ends_not_after) if moment]
    return not firsts or not lasts or max(firsts) <= min(lasts)
