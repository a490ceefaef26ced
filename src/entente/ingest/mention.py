"""What linking makes: mentions of actors, places and events, and the groups that coordination joins them to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from entente.model.claim import Entity


@dataclass(frozen=True)
class Post:
    """A position as the text gives it to somebody: what, at which organisation, and whether no longer."""

    position: str
    organisation: Entity | None
    former: bool


@dataclass(frozen=True)
class Mention:
    """Tokens ``first`` to ``last`` (exclusive) that stand for something.

    ``actor`` is who it stands for where an actor is wanted, ``place`` and ``event`` where one of those is.
    """

    first: int
    last: int
    how: str
    """``name``, ``adjective``, ``agent``, ``office``, ``person``, ``pronoun`` or ``description``."""
    actor: Entity | None = None
    place: Entity | None = None
    event: Entity | None = None
    rank: str = ""
    posts: tuple[Post, ...] = ()
    members: tuple[Entity, ...] = ()
    """All it stands for, where that is more than one: “both sides”."""
    possessive: bool = False
    service: Entity | None = None
    """The armed service a rank names: “a Marine general”."""

    @property
    def plural(self) -> bool:
        """Whether a verb in the plain form may follow it: “they meet”."""
        if self.members or self.how == "agent":
            return True
        return self.actor is not None and (self.actor.label == "we" or self.actor.label.endswith("s"))


@dataclass(frozen=True)
class Group:
    """One mention, or several that coordination joins: “A, B and C”."""

    mentions: tuple[Mention, ...]

    @property
    def first(self) -> int:
        """Index of its first token."""
        return self.mentions[0].first

    @property
    def last(self) -> int:
        """Index after its last token."""
        return self.mentions[-1].last

    @cached_property
    def actors(self) -> tuple[Entity, ...]:
        """Whom it stands for, each once, in the order of the text."""
        found = [one for mention in self.mentions for one in (mention.members or (mention.actor,)) if one]
        return tuple(dict.fromkeys(found))

    @property
    def place(self) -> Entity | None:
        """The place it names, if it names one."""
        return next((mention.place for mention in self.mentions if mention.place), None)

    @property
    def event(self) -> Entity | None:
        """The event it names, if it names one."""
        return next((mention.event for mention in self.mentions if mention.event), None)

    @cached_property
    def adjective(self) -> bool:
        """Whether it only modifies what follows: “Russian”."""
        return all(mention.how == "adjective" for mention in self.mentions)

    @property
    def possessive(self) -> bool:
        """Whether it owns what follows: “Libya’s”."""
        return self.mentions[-1].possessive

    @property
    def plural(self) -> bool:
        """Whether a verb in the plain form may follow it."""
        return len(self.actors) > 1 or self.mentions[-1].plural
