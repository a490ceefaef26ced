"""Posts: positions with the organisation they are at, and what apposition adds after a name."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from entente.ingest.bodies import Bodies
from entente.ingest.grammar import CLOSING_MARKS
from entente.ingest.kinds import DESCRIPTIONS, HALVES, MILITARY, PLACES, SERVICES
from entente.ingest.mention import Post
from entente.ingest.senses import Senses
from entente.ingest.titles import NATIONAL, Role, Title
from entente.model.claim import Entity

_FORMER: Final = frozenset("former then late ousted deposed exiled".split())
_PASSING: Final = _FORMER | frozenset("newly appointed new current outgoing incoming longtime".split())
"""Words before a position that are no part of it."""
_FOR: Final = frozenset({"for", "on", "of", "in"})
_REMIT: Final = 8
"""Tokens of what an office is for, at most."""
_ENVOYS: Final = frozenset({"ambassador", "envoy", "special envoy", "representative", "coordinator"})


@dataclass(frozen=True)
class Apposition:
    """What “, a Marine general in charge of Africa Command,” adds to the name before it."""

    last: int
    """Index after its tokens."""
    posts: tuple[Post, ...] = ()
    rank: str = ""
    service: Entity | None = None


class Posts:
    """Reads the positions of one sentence."""

    def __init__(self, senses: Senses, bodies: Bodies) -> None:
        self.senses, self.bodies = senses, bodies

    def read(self, index: int, body: Entity | None) -> tuple[Post, int]:
        """Read a position and the organisation after “of”; give it with the index after it.

        ``body`` is the organisation named before it, which “to” does not replace: “Russia’s ambassador to Chad”.
        """
        last, title = self.senses.titles[index]
        standing = title.standing.split()
        kept = [word for word in standing if word not in _PASSING]
        link = self.senses.lower(last)
        if link in ("of", "for", "to", "in") and (inner := self._at(last + 1)):
            body = body if body and link != "of" else inner[0]
            last = inner[1]
        elif title.head.lower() in _ENVOYS:
            last = self._past_field(last)
        return Post(" ".join([*kept, title.head]), body, not _FORMER.isdisjoint(standing)), last

    def _at(self, start: int) -> tuple[Entity, int] | None:
        """The body after “of”, or the place that is governed: “the governor of Darfur”."""
        if found := self.bodies.read(start):
            return found
        index = self.senses.past_modifiers(start)
        name = self.senses.names.get(index)
        sense = self.senses.choose(index, name) if name else None
        return (sense.entity, name.last) if name and sense and sense.entity.kind in PLACES else None

    def _past_field(self, index: int) -> int:
        """The index after the place an envoy deals with: “to the Middle East”."""
        place = self.senses.past_modifiers(index + 1)
        inside = self.senses.lower(index) in ("to", "for") and place in self.senses.names
        return self.senses.names[place].last if inside else index

    def host(self, index: int) -> Entity | None:
        """The state an ambassador is sent to."""
        after, title = self.senses.titles[index]
        if title.head.lower() not in _ENVOYS or self.senses.lower(after) != "to":
            return None
        inner = self.bodies.read(after + 1)
        return inner[0] if inner else None

    def apposition(self, last: int) -> Apposition:
        """Read the post or rank that a comma sets apart after a name that ends before ``last``."""
        senses = self.senses
        if senses.text(last) != "," or last + 1 >= len(senses):
            return Apposition(last)
        index, body = self._owner(last + 1)
        if index not in senses.titles:
            return Apposition(last)
        after, title = senses.titles[index]
        if title.role is Role.RANK:
            return self._rank(last, after, title, body)
        if title.role is Role.POSITION:
            post, end = self.read(index, body)
            if not senses.closes(end):
                post, end = self._with_remit(post, end, body, after)
            if senses.closes(end):
                posts, end = self._joined(post, end)
                return Apposition(end + senses.comma(end), posts)
        return Apposition(last)

    def _joined(self, post: Post, end: int) -> tuple[tuple[Post, ...], int]:
        """Take a second post along: “Ethiopia’s chief negotiator and its ambassador to the United States”."""
        senses = self.senses
        if senses.lower(end) != "and":
            return (post,), end
        index, body = self._owner(end + 1)
        if index not in senses.titles or senses.titles[index][1].role is not Role.POSITION:
            return (post,), end
        other, last = self.read(index, body or post.organisation)
        return ((post, other), last) if senses.closes(last) and senses.lower(last) != "and" else ((post,), end)

    def _with_remit(self, post: Post, end: int, body: Entity | None, after: int) -> tuple[Post, int]:
        """Read on past what an office is for, from what follows its title (``after``) where a name stopped short.

        “African” in “for African affairs” is not whose the office is.
        """
        if self.senses.lower(end) not in _FOR:
            end = after
            post = post if self.senses.lower(after) == "of" else replace(post, organisation=body)
        end, home = self._past_remit(end)
        return replace(post, organisation=post.organisation or home), end

    def _past_remit(self, last: int) -> tuple[int, Entity | None]:
        """The index after what an office is for, and whose it ends with: “of foreign affairs of the Philippines”.

        Where that is not plain, the same index.
        """
        senses = self.senses
        if senses.lower(last) not in _FOR:
            return last, None
        reach = range(last + 1, min(last + _REMIT, len(senses)))
        end = next((at for at in reach if senses.text(at) in CLOSING_MARKS), last)
        for at in reach[: end - last]:
            plain = senses.lower(at) == "of" and not senses.tokens[at - 1].capital  # no “Energy Organization of Iran”
            body = self.bodies.read(at + 1) if plain else None
            if body and body[1] == end:
                return end, body[0]
        return end, None

    def _owner(self, start: int) -> tuple[int, Entity | None]:
        """Read “its”, “the alliance’s” or “a Marine” before a title: the index of the title, and whose it is."""
        senses = self.senses
        body = senses.discourse.salience.body(start) if senses.lower(start) == "its" else None
        index = senses.past_modifiers(start)
        if senses.apostrophe(index + 1) and senses.lower(index) in DESCRIPTIONS:
            body = senses.discourse.described(senses.lower(index), index)
            index += 2
        elif senses.apostrophe(index + 1) and senses.text(index) in HALVES:
            body = senses.discourse.half(senses.text(index))
            index = senses.past_qualifiers(index + 2)
        elif senses.apostrophe(index + 1) and senses.lower(index) in NATIONAL:
            leader = senses.discourse.described(senses.lower(index), index)
            body = senses.nation(leader) if leader else None
            index = senses.past_qualifiers(index + 2)
        if index in senses.names:
            body = senses.body(index) or self._nation(index)
            index = senses.names[index].last
            index = senses.past_qualifiers(index + senses.apostrophe(index))
        return index, body

    def _nation(self, index: int) -> Entity | None:
        """The state of a person whose the post is: “Abiy Ahmed’s national security adviser”."""
        sense = self.senses.choose(index, self.senses.names[index])
        return (
            self.senses.nation(sense.entity)
            if sense and self.senses.apostrophe(self.senses.names[index].last)
            else None
        )

    def _rank(self, last: int, after: int, title: Title, body: Entity | None) -> Apposition:
        senses = self.senses
        service = body if body and body.kind in SERVICES else None
        words = tuple(token.lower for token in senses.tokens[after : after + 3])
        if words == ("in", "charge", "of"):
            inner = self.bodies.read(after + 3)
            if inner and senses.closes(inner[1]):
                position = "commander" if inner[0].kind in MILITARY else "head"
                post = Post(position, inner[0], former=False)
                return Apposition(inner[1] + senses.comma(inner[1]), (post,), title.head, service)
        if senses.closes(after):
            return Apposition(after + senses.comma(after), (), title.head, service)
        return Apposition(last)
