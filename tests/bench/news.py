"""Invented news of the invented world: stories that several articles tell, each in its own words, some denying them.

An article is a frozen ``Article`` and its claims frozen ``Claim`` values, as the reader would have made them; all that
follows is the product's own way.
"""

from __future__ import annotations

import calendar
import hashlib
import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import Final

from entente.ingest.dates import held_on, within
from entente.ingest.evidence import CONTEXT
from entente.model import iris
from entente.model.claim import Bounds, Claim, Entity, Evidence, Modality, Polarity
from entente.model.document import Article

from .world import FIRST, LAST, World, popularity

CLAIMS: Final = 8
"""Claims of an article."""
RETELLINGS: Final = 4
"""Times a story is told, on average; the first stories of a month more often, as popularity has it."""

_MONTHS: Final = (LAST.year - FIRST.year + 1) * 12
_WORDS: Final = {
    "CONSULT": "held talks with",
    "ACCUSE": "accused",
    "AGREE": "signed an agreement with",
    "SUPPORT": "praised",
    "COOPERATE": "opened an exercise with",
    "ASSAULT": "shelled positions of",
    "AID": "sent relief to",
    "REJECT": "turned down the offer of",
    "THREATEN": "warned",
    "SANCTION": "imposed sanctions on",
    "MOBILIZE": "moved troops towards",
    "REQUEST": "asked for the help of",
    "alliedWith": "is an ally of",
    "opposes": "stands against",
    "supports": "backs",
    "presentIn": "keeps troops in",
}
"""Types of claims, the most frequent first, and the words that tell them."""
_MODALITIES: Final = {
    Modality.ASSERTED: 70,
    Modality.INTENDED: 8,
    Modality.DEMANDED: 8,
    Modality.HYPOTHETICAL: 5,
    Modality.DENIED: 4,
    Modality.HISTORICAL: 5,
}
"""Of a hundred claims, how many are told so."""


@dataclass(frozen=True)
class Story:
    """What happened, or is said to have."""

    type: str
    subjects: tuple[Entity, ...]
    objects: tuple[Entity, ...]
    place: Entity
    day: date


@dataclass(frozen=True)
class News:
    """So many articles about a world, of which so many claims have the world's hub as subject."""

    world: World
    articles: int
    hub: int
    seed: int

    def __iter__(self) -> Iterator[tuple[Article, tuple[Claim, ...]]]:
        """Tell the articles in the order of their days; equal news give equal articles."""
        draw = random.Random(self.seed)
        for month in range(_MONTHS):
            first, after = (self.articles * at // _MONTHS for at in (month, month + 1))
            year, within_year = divmod(month, 12)
            told = _Month(self.world, FIRST.year + year, within_year + 1, after - first, draw)
            for number in range(first, after):
                yield told.article(number, draw, [self._is_hub(number, place) for place in range(CLAIMS)])

    def _is_hub(self, article: int, place: int) -> bool:
        """The hub's claims, spread evenly over all."""
        total, at = self.articles * CLAIMS, article * CLAIMS + place
        return self.hub * (at + 1) // total > self.hub * at // total


class _Month:
    """The stories of one month, and what is told of them."""

    def __init__(self, world: World, year: int, month: int, articles: int, draw: random.Random) -> None:
        self.world, self.year, self.month = world, year, month
        self.actors = world.actors
        self.weights = popularity(len(self.actors))
        self.stories = [self._story(draw) for _ in range(max(1, articles * CLAIMS // RETELLINGS))]
        self.fame = popularity(len(self.stories))

    def article(self, number: int, draw: random.Random, hub: list[bool]) -> tuple[Article, tuple[Claim, ...]]:
        """Tell some stories; where the hub has a hand in one it takes its first subject's place."""
        day = self._day(draw)
        chosen = draw.choices(self.stories, cum_weights=self.fame, k=CLAIMS)
        telling = [
            _Telling(self._with_hub(story) if is_hub else story, draw)
            for story, is_hub in zip(chosen, hub, strict=True)
        ]
        sentences = [f"Dispatch {number} of {day}.", *(one.sentence for one in telling)]
        text = " ".join(sentences)
        article = Article(
            text=text,
            text_hash=hashlib.sha256(text.encode()).hexdigest(),
            title=f"Dispatch {number}: {telling[0].clause[:60]}",
            publisher=draw.choices(self.world.publishers, cum_weights=popularity(len(self.world.publishers)))[0],
            date=day,
            name=f"{number}.md",
        )
        starts = accumulate(len(one) + 1 for one in sentences[:-1])
        return article, tuple(one.claim(article, start, draw, self) for one, start in zip(telling, starts, strict=True))

    def actor(self, draw: random.Random) -> Entity:
        """Someone, as often as they are in the news."""
        return draw.choices(self.actors, cum_weights=self.weights)[0]

    def _story(self, draw: random.Random) -> Story:
        sides = [1, 1] if draw.random() < 0.85 else draw.choice(([2, 1], [1, 2], [2, 2]))
        drawn: dict[Entity, None] = {}
        while len(drawn) < sum(sides):
            drawn[self.actor(draw)] = None
        parties = tuple(drawn)
        type_ = draw.choices(list(_WORDS), cum_weights=popularity(len(_WORDS)))[0]
        place = draw.choice(self.world.states)
        targets = parties[sides[0] :] if type_ != "presentIn" else (place,)
        return Story(type_, parties[: sides[0]], targets, place, self._day(draw))

    def _with_hub(self, story: Story) -> Story:
        return replace(story, subjects=(self.world.hub, *story.subjects[1:]))

    def _day(self, draw: random.Random) -> date:
        return date(self.year, self.month, draw.randint(1, calendar.monthrange(self.year, self.month)[1]))


class _Telling:
    """One sentence about a story: who says it, whether it is affirmed, how firmly."""

    def __init__(self, story: Story, draw: random.Random) -> None:
        self.story = story
        self.polarity = Polarity.NEGATED if draw.random() < 0.08 else Polarity.AFFIRMED
        self.modality = draw.choices(list(_MODALITIES), weights=list(_MODALITIES.values()))[0]
        self.stranger = "" if draw.random() > 0.06 else f"Witness {draw.randint(1, 99)}"
        self.is_quoted = draw.random() < 0.45

    @cached_property
    def clause(self) -> str:
        """The words the claim stands on."""
        never = "never " if self.polarity is Polarity.NEGATED else ""
        sides = (self.story.subjects, self.story.objects)
        subjects, objects = (" and ".join(one.label for one in side) for side in sides)
        return f"{subjects} {never}{_WORDS[self.story.type]} {objects} in {self.story.place.label}"

    @cached_property
    def sentence(self) -> str:
        """The whole sentence."""
        if not self.is_quoted:
            return f"{self.clause}."
        return f"“{self.clause},” said {self.stranger or 'an official'} on {self.story.day:%A}."

    def claim(self, article: Article, start: int, draw: random.Random, month: _Month) -> Claim:
        """Make the claim of the sentence that begins at ``start`` of the article."""
        begins = start + self.sentence.index(self.clause)
        return Claim(
            type=self.story.type,
            subjects=self.story.subjects,
            objects=self.story.objects,
            evidence=_evidence(article.text, begins, begins + len(self.clause), start, start + len(self.sentence)),
            rule="bench",
            speaker=self._speaker(article, draw, month),
            polarity=self.polarity,
            modality=self.modality,
            bounds=self._bounds(article, draw),
            place=self.story.place,
        )

    def _speaker(self, article: Article, draw: random.Random, month: _Month) -> Entity | None:
        if not self.is_quoted:
            return None
        if self.stranger:
            stranger = iris.in_article("actor", article.iri, self.stranger)
            return Entity(stranger, self.stranger, "Person", known=False)
        return month.actor(draw)

    def _bounds(self, article: Article, draw: random.Random) -> Bounds:
        """Most events have a day, some a month, some none; a relation is proved for the article's day."""
        if not self.story.type.isupper():
            return held_on(article.date)
        kind, day = draw.random(), self.story.day
        if kind < 0.7:
            return within(day, day)
        last = day.replace(day=calendar.monthrange(day.year, day.month)[1])
        return within(day.replace(day=1), last) if kind < 0.85 else Bounds()


def _evidence(text: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Evidence:
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Evidence(start, end, text[start:end], prefix, suffix, sentence_start, sentence_end)
