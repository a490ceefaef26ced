"""Offices: titles with their bearers, or an office named without one."""

from __future__ import annotations

from dataclasses import replace

from entente.ingest.kinds import PERSON_DESCRIPTIONS
from entente.ingest.mention import Mention, Post
from entente.ingest.persons import Persons
from entente.ingest.posts import Posts
from entente.ingest.senses import Senses
from entente.ingest.titles import Role
from entente.model.claim import Entity


class Offices:
    """Reads the ranks and positions of one sentence."""

    def __init__(self, senses: Senses, posts: Posts, persons: Persons) -> None:
        self.senses, self.posts, self.persons = senses, posts, persons

    def owned(self, first: int, start: int, body: Entity) -> Mention | None:
        """Read “its ambassador to Ethiopia”, “the alliance’s secretary general, …”: a position the owner gives."""
        index = self.senses.past_qualifiers(start)
        if index in self.senses.titles and self.senses.titles[index][1].role is Role.POSITION:
            return self.position(first, index, body)
        return None

    def ranked(self, first: int, index: int, body: Entity | None, service: Entity | None) -> Mention | None:
        """Read “General Ali”, “Mr. Ali” or, with the service it names, “Marine General Ali”."""
        last, title = self.senses.titles[index]
        rank = title.head if title.role is Role.RANK else ""
        person = self.persons.read(first, last, rank=rank, nation=body)
        return person and replace(person, service=service or person.service)

    def position(self, first: int, index: int, body: Entity | None) -> Mention | None:
        """Read a position with its bearer, else as the office it is, else as the person last named."""
        post, last = self.posts.read(index, body)
        if "former" in (self.senses.lower(before) for before in range(first, index)):
            post = replace(post, former=True)  # “former Libyan president”
        bearer = self._bearer(first, last + self.senses.comma(last), post)
        if bearer:
            return bearer
        if post.organisation:
            return Mention(first, last, "office", actor=post.organisation, place=self.posts.host(index), posts=(post,))
        person = self.senses.discourse.salience.person(first)
        if self.senses.lower(first) == "the" and self.senses.lower(last - 1) in PERSON_DESCRIPTIONS and person:
            return Mention(first, last, "description", actor=person)
        return None

    def _bearer(self, first: int, start: int, post: Post) -> Mention | None:
        """The person named after a position, a rank or honorific between the two."""
        rank = ""
        if start in self.senses.titles:
            last, title = self.senses.titles[start]
            if title.role in (Role.RANK, Role.HONORIFIC):
                rank, start = title.head if title.role is Role.RANK else "", last
        return self.persons.read(first, start, rank=rank, posts=(post,), nation=post.organisation)
