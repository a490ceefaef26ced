"""Persons: their names, known or not, with the ranks and posts that stand around them."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from entente.ingest.folding import fold
from entente.ingest.grammar import QUALIFIERS
from entente.ingest.kinds import NO_PERSON, ORGANISATIONS, PLACES
from entente.ingest.mention import Mention, Post
from entente.ingest.names import Name
from entente.ingest.posts import Posts
from entente.ingest.read import Token
from entente.ingest.senses import Senses
from entente.ingest.titles import NATIONAL, Role, titles
from entente.model.claim import Entity

_JUNIOR: Final = frozenset({"Jr.", "Sr.", "Jr", "Sr"})
_STATES: Final = frozenset({"State", "Government", "Faction"}) | PLACES
_INSIDE_A_NAME: Final = frozenset("-’'.")
_OF_A_STATE: Final = (*NATIONAL, "security adviser", "security advisor")
_LONGEST: Final = 5
"""Tokens of the longest run of capitals that an apposition makes a person of."""


class Persons:
    """Reads the persons of one sentence."""

    def __init__(self, senses: Senses, posts: Posts) -> None:
        self.senses, self.posts, self.discourse = senses, posts, senses.discourse

    def read(
        self, first: int, index: int, *, rank: str = "", posts: tuple[Post, ...] = (), nation: Entity | None = None
    ) -> Mention | None:
        """Read a person's name at a token, and the position that apposition adds after it.

        ``rank`` and ``posts`` are what stands before the name, ``nation`` the body it was named with.
        """
        found = self._bearer(index, titled=bool(rank or posts), nation=nation)
        if not found:
            return None
        person, last = found
        posts = tuple(self._of_the_state(post, person, first) for post in posts)
        last += self.senses.text(last) in _JUNIOR
        posts, last = self._of_state(posts or self._within(index, last), last)
        posts = tuple(self._seated(post, person) for post in posts)
        added = self.posts.apposition(last)
        added = replace(added, posts=tuple(self._seated(post, person) for post in added.posts))
        possessive = self.senses.apostrophe(last)
        return Mention(
            first, max(added.last, last + possessive), "person", actor=person, rank=rank or added.rank,
            posts=(*posts, *added.posts), possessive=possessive, service=added.service,
        )  # fmt: skip

    def _of_state(self, posts: tuple[Post, ...], last: int) -> tuple[tuple[Post, ...], int]:
        """Read “President Ali of Chad”: the state after a titled name is its posts'."""
        if not posts or self.senses.lower(last) != "of":
            return posts, last
        state = self.posts.bodies.read(last + 1)
        if not state or state[0].kind not in _STATES:
            return posts, last
        return tuple(replace(post, organisation=post.organisation or state[0]) for post in posts), state[1]

    def _of_the_state(self, post: Post, person: Entity, first: int) -> Post:
        """Give “the national security adviser, Chang Ho-jin,” nobody knows the state that the text speaks of."""
        definite = self.senses.lower(first) == "the"
        if post.organisation or person.known or not definite or not post.position.lower().endswith(_OF_A_STATE):
            return post
        return replace(post, organisation=self.discourse.salience.most({"State"}, first))

    def _within(self, index: int, last: int) -> tuple[Post, ...]:
        """The position that a name itself begins with: “King Hussein”."""
        text = self.senses.label(index, last)
        found = next(iter(titles(text)), None)
        if found is None or found.role is not Role.POSITION or found.start or found.end == len(text):
            return ()
        return (Post(found.head, None, not found.held),)

    def _seated(self, post: Post, person: Entity) -> Post:
        """Give “President Putin” the state he acts for, “Chairman Arafat” the body he is known to be chairman of.

        Somebody of whom nothing is known is of the state where the text has got to, but no body is guessed.
        """
        if post.organisation:
            return self._of_department(post, post.organisation)
        if post.position.lower().endswith(NATIONAL):
            host = None if person.known or person.acts_for else self.discourse.host
            return replace(post, organisation=self.senses.nation(person) or host)
        day = self.discourse.published
        known = self.discourse.dictionary
        seat = known.establishment.seat(person.iri, post.position, day) if day and not post.former else ""
        return replace(post, organisation=known.entities.get(seat))

    def _of_department(self, post: Post, state: Entity) -> Post:
        """Give a state's secretary the department: “the US assistant secretary of defense”."""
        title = post.position.lower()
        at = title.find("secretary of ")
        if state.kind != "State" or at < 0:
            return post
        known = self.discourse.dictionary
        body = known.entities.get(known.establishment.body_with(title[at:], state.iri))
        return replace(post, organisation=body) if body else post

    def _bearer(self, index: int, *, titled: bool, nation: Entity | None) -> tuple[Entity, int] | None:
        """The person whose name stands at an index, and the index after it; an unknown one only with a title."""
        senses = self.senses
        if index in senses.names:
            name = senses.names[index]
            persons = tuple(sense for sense in name.senses if sense.entity.kind == "Person")
            if not persons:
                return None
            if chosen := senses.choose(index, Name(name.last, persons)):
                return chosen.entity, name.last
        last = senses.capitals(index)
        if last == index:
            return None
        label = senses.label(index, last)
        known = self._known(label) or senses.in_office(index, last, nation)
        if known:
            return known, last
        if not titled or senses.lower(last - 1) in ORGANISATIONS:
            return None
        state = (nation.acts_for or nation.iri) if nation else ""
        return self.discourse.found("Person", label, acts_for=state), last

    def _known(self, label: str) -> Entity | None:
        """Whom a name not known as it stands means: by a longer or shorter form of it, or as the article used it."""
        if known := self.discourse.dictionary.bearer(label):
            return known
        folded = fold(label)
        known = self.discourse.aliases.get(folded) or self.discourse.aliases.get((folded.split() or [folded])[-1])
        return known if known and known.kind == "Person" else None

    def unknown(self, first: int, index: int) -> Mention | None:
        """Read a run of capitals as a person: named before, shown to be one by apposition, or by its look."""
        last = self.senses.capitals(index) if index < len(self.senses) else index
        if last == index:
            return None
        label = self.senses.label(index, last)
        known = self.discourse.dictionary.bearer(label) or self.discourse.aliases.get(fold(label))
        if known:
            return self.read(first, index) if known.kind == "Person" else None
        likely = _like_a_person(self.senses.tokens[index:last])
        if not likely and not 2 <= last - index <= _LONGEST:
            return None
        added = self.posts.apposition(last)
        body = added.posts[0].organisation if added.posts else None
        if not likely and body is None:
            return None
        person = self.discourse.found("Person", label, acts_for=(body.acts_for or body.iri) if body else "")
        return Mention(
            first, added.last, "person", actor=person, rank=added.rank, posts=added.posts, service=added.service
        )


def _like_a_person(tokens: tuple[Token, ...]) -> bool:
    """Two or three capitalised words, none of them one that a place, pact or body is called by."""
    words = [token for token in tokens if token.text not in _INSIDE_A_NAME]
    return (
        2 <= len(words) <= 3
        and all(token.capital and token.text.isalpha() and not token.text.isupper() for token in words)
        and words[-1].lower not in NO_PERSON
        and not any(token.lower in QUALIFIERS for token in words)
    )
