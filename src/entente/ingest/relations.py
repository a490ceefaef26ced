"""Relations that stand in the shape of a phrase, not in a verb: posts, where a conference is, who is called what."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from entente.ingest.clauses import Clauses
from entente.ingest.compounds import compounds
from entente.ingest.gatherings import gatherings
from entente.ingest.grammar import COPULAS
from entente.ingest.mention import Group, Mention, Post
from entente.ingest.relation import Relation
from entente.ingest.standing import located, shared_posts
from entente.ingest.verb_classes import DESIGNATING
from entente.model import iris
from entente.model.claim import Entity, Modality, Polarity

_DESIGNATIONS: Final = re.compile(
    r"\b(terrorist|extremist|foreign terrorist|criminal) (organi[sz]ations?|groups?|entit(?:y|ies))\b", re.IGNORECASE
)
_SUCH_AS: Final = (("such", "as"), ("including",), ("like",))
_BEFORE_DESIGNATION: Final = frozenset("a an the designated jihadist islamist".split())
_AS: Final = frozenset("as a an foreign jihadist".split())


def relations(clauses: Clauses, groups: tuple[Group, ...]) -> Iterator[Relation]:
    """Yield the relations of a sentence's phrases."""
    for group in groups:
        for mention in group.mentions:
            yield from _posts(mention)
            yield from _service(mention)
    yield from _copulas(clauses)
    yield from _venues(clauses)
    yield from _designations(clauses)
    yield from compounds(clauses.parties)
    yield from shared_posts(clauses.parties, clauses.states)
    yield from located(clauses.parties)
    yield from gatherings(clauses.parties, clauses.discourse)


def _posts(mention: Mention) -> Iterator[Relation]:
    for post in mention.posts:
        if mention.actor and post.organisation and post.organisation != mention.actor:
            yield _post(mention, mention.actor, post, post.organisation)


def _post(mention: Mention, person: Entity, post: Post, organisation: Entity) -> Relation:
    return Relation(
        "holdsPosition", (person,), (organisation,), mention.first, mention.last, "apposition",
        modality=Modality.HISTORICAL if post.former else Modality.ASSERTED,
        position=post.position, rank=mention.rank, by_author=True,
    )  # fmt: skip


def _service(mention: Mention) -> Iterator[Relation]:
    if mention.service and mention.actor:
        yield Relation(
            "memberOf", (mention.actor,), (mention.service,), mention.first, mention.last, "rank of a service",
            rank=mention.rank, by_author=True,
        )  # fmt: skip


def _copulas(clauses: Clauses) -> Iterator[Relation]:
    """“Al-Haddad is the chief of staff of the Libyan army.”"""
    for index, verb in clauses.verbs.items():
        if clauses.lower(index) not in COPULAS:
            continue
        office = next((group for at in range(index + 1, index + 3) if (group := clauses.group(at))), None)
        holder = clauses.subject(verb) if office and office.mentions[0].how == "office" else None
        if not office or not holder or [one.kind for one in holder.actors] != ["Person"]:
            continue
        post = office.mentions[0].posts[0]
        former = post.former or clauses.lower(index) in ("was", "were")
        if post.organisation and verb.polarity is Polarity.AFFIRMED:
            yield Relation(
                "holdsPosition", holder.actors, (post.organisation,), holder.first, office.last, "copula",
                modality=Modality.HISTORICAL if former else verb.modality, position=post.position,
                rank=holder.mentions[0].rank, by_author=True,
            )  # fmt: skip


def _venues(clauses: Clauses) -> Iterator[Relation]:
    """“the Munich Security Conference in Munich”, “the summit was held in Kazan”."""
    for index, group in clauses.groups(0, len(clauses) - 2):
        if group.event:
            at = _past_holding(clauses, index + 1)
            venue = clauses.group(at + 1) if clauses.lower(at) in ("in", "at") else None
            if venue and venue.place:
                yield Relation("takesPlaceIn", (group.event,), (venue.place,), group.first, venue.last, "venue")


def _past_holding(clauses: Clauses, index: int) -> int:
    """The index after “was held”, “held” or “took place”; the same where none stands there."""
    words = clauses.lower(index), clauses.lower(index + 1)
    if words[0] in ("was", "is", "being") and words[1] in ("held", "hosted"):
        return index + 2
    if words == ("took", "place"):
        return index + 2
    return index + (words[0] == "held")


def _designations(clauses: Clauses) -> Iterator[Relation]:
    """“terrorist organizations such as A, B and C”; “A, a terrorist group,”."""
    text = clauses.parse.sentence.text
    for match in _DESIGNATIONS.finditer(text):
        first, last = clauses.parse.starts.get(match.start()), clauses.parse.ends.get(match.end())
        if first is None or last is None:
            continue
        called, caller, polarity = _called(clauses, first)
        group = _listed(clauses, last) or _apposed(clauses, first) or called
        if group and group.actors:
            label = re.sub(r"ies$", "y", match[0].lower()).rstrip("s").replace("organisation", "organization")
            designation = Entity(iris.thing("designation", label), label, "Designation")
            begin, end = min(first, group.first), max(last, group.last)
            yield Relation(
                "designatedAs",
                group.actors,
                (designation,),
                begin,
                end,
                "designation",
                polarity=polarity,
                speaker=caller,
            )


def _listed(clauses: Clauses, last: int) -> Group | None:
    tokens = clauses.parse.tokens
    for words in _SUCH_AS:
        if tuple(token.lower for token in tokens[last : last + len(words)]) == words:
            begin = last + len(words)
            return next((group for group in _groups(clauses) if begin <= group.first <= begin + 1), None)
    return None


def _called(clauses: Clauses, first: int) -> tuple[Group | None, Entity | None, Polarity]:
    """Read “X designated A and B as terrorist organizations”: those called so, who does, or does not."""
    for index, group in clauses.groups(clauses.item_of(first) - 4, clauses.item_of(first)):
        words = {token.lower for token in clauses.parse.tokens[group.last : first]}
        before = clauses.verbs.get(index - 1)
        if words <= _AS and not group.adjective and before and clauses.parse.tokens[before.token].lemma in DESIGNATING:
            subject = clauses.subject(before)
            return group, subject.actors[0] if subject and subject.actors else None, before.polarity
    return None, None, Polarity.AFFIRMED


def _apposed(clauses: Clauses, first: int) -> Group | None:
    """The group right before “, a terrorist group”."""
    words = [token.lower for token in clauses.parse.tokens[max(0, first - 4) : first]]
    if "," not in words or not _BEFORE_DESIGNATION.issuperset(words[words.index(",") + 1 :]):
        return None
    comma = first - len(words) + words.index(",")
    return next((group for group in _groups(clauses) if group.last in (comma, comma + 1)), None)


def _groups(clauses: Clauses) -> Iterator[Group]:
    return (group for _, group in clauses.groups(0, len(clauses)))
