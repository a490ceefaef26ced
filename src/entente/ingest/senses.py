"""Senses: what the tokens of one sentence may stand for, before phrases are made of them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Final

from entente.ingest.candidates import PART, Choice, bare, rank
from entente.ingest.dictionary import Sense
from entente.ingest.discourse import Discourse
from entente.ingest.folding import fold
from entente.ingest.full_names import with_full_names
from entente.ingest.grammar import APOSTROPHES, CLOSING_MARKS, DETERMINERS, QUALIFIERS
from entente.ingest.incumbents import incumbent
from entente.ingest.kinds import PLACES, VOICES
from entente.ingest.mention import Mention
from entente.ingest.names import Name, after_initial, capitals, events, known_names, label_of, no_name
from entente.ingest.read import Parse
from entente.ingest.surroundings import Surroundings
from entente.ingest.titles import PERSONAL, Title, titles
from entente.model.claim import Entity

PARTICLES: Final = frozenset({"bin", "bint", "ibn"})
"""Words that go on a name: “Hamad bin Isa”."""
_PARTICLES: Final = PARTICLES | {"al", "el", "-", "ben", "de", "van", "von", "der", "ag", "abu"}

_MODIFYING: Final = frozenset({"amod", "compound", "nmod"})
"""Relations of a word that qualifies another."""


class Senses:
    """Names, events and titles by the index of their first token."""

    def __init__(self, parse: Parse, discourse: Discourse) -> None:
        self.parse, self.tokens, self.discourse = parse, parse.tokens, discourse
        self.dictionary = discourse.dictionary
        names = known_names(parse, self.dictionary)
        self.names = self._without_titles(with_full_names(parse, names, self.dictionary))
        self._surroundings = Surroundings(parse.tokens, self.names, self.dictionary)
        self.events = {first: (last, found) for first, last, found in events(parse, discourse)}
        self.titles = self._titles()
        self._before = dict(self.titles.values())
        self._after_titles = frozenset(self._before)
        self._after_persons = frozenset(last for last, title in self.titles.values() if title.role in PERSONAL)
        self._ends = frozenset(name.last for name in self.names.values()) | self._after_titles
        self._taken = self.names.keys() | self.titles.keys()
        closing = {first for first, name in self.names.items() if self._closes_a_name(first, name)}
        self._no_capitals = self._taken - closing
        self._capitals: dict[int, int] = {}
        self.choices: dict[int, Choice] = {}
        """What was chosen of a name, by the index of its first token, of those that were asked for so far."""

    def _without_titles(self, names: dict[int, Name]) -> dict[int, Name]:
        """Leave out last names that are but a word of a title: “Field” in “Field Marshal”."""
        spans = [(title.start, title.end) for title in titles(self.parse.sentence.text)]
        return {
            first: name
            for first, name in names.items()
            if any(sense.how != "lastName" for sense in name.senses) or not self._within(first, name, spans)
        }

    def _within(self, first: int, name: Name, spans: list[tuple[int, int]]) -> bool:
        """Whether a name lies within a longer stretch of the text."""
        start, end = self.tokens[first].start, self.tokens[name.last - 1].end
        return any(left <= start and end <= right and right - left > end - start for left, right in spans)

    def _titles(self) -> dict[int, tuple[int, Title]]:
        covered = {
            index for first, name in self.names.items() if not is_voice(name) for index in range(first, name.last)
        }
        found = {}
        for title in titles(self.parse.sentence.text):
            first, last = self.parse.starts.get(title.start), self.parse.ends.get(title.end)
            if first is not None and last is not None and first not in covered:
                found[first] = (last, title)
        return found

    def _closes_a_name(self, index: int, name: Name) -> bool:
        """Whether a last name stands behind words that may be the rest of the name: “James Addison Baker”."""
        if index == 0 or not _bare(name) or index in self._after_titles:
            return False
        before = index
        while before > 1 and self.lower(before - 1) in _PARTICLES:
            before -= 1  # “Falih al-Fayyadh”
        return after_initial(self.tokens, index - 1) or self._given_before(before)

    def _given_before(self, index: int) -> bool:
        """Whether the word before may be a given name; at the head of a sentence only one that somebody known bears."""
        token, name = self.tokens[index - 1], self.names.get(index - 1)
        if index == 0 or not token.capital or not token.word or no_name(token.text):
            return False
        if self.tokens[index].relation == "flat" and self.tokens[index].head == index - 1:
            return True
        if name or index == 1:
            return (name is None or _bare(name)) and fold(token.text) in self.dictionary.given_names
        return index not in self._ends

    def __len__(self) -> int:
        return len(self.tokens)

    def lower(self, index: int) -> str:
        """The token at an index in lower case; nothing beyond the end."""
        return self.tokens[index].lower if index < len(self.tokens) else ""

    def text(self, index: int) -> str:
        """The token at an index as it stands; nothing beyond the end."""
        return self.tokens[index].text if index < len(self.tokens) else ""

    def label(self, first: int, last: int) -> str:
        """The text of tokens ``first`` to ``last`` without an article before it."""
        return label_of(self.parse, first, last)

    def capitals(self, index: int) -> int:
        """The index after the run of capitalised words that begins at ``index``; ``index`` itself for none."""
        if index not in self._capitals:
            self._capitals[index] = capitals(self.tokens, index, self._no_capitals)
        return self._capitals[index]

    def plain_capital(self, index: int) -> bool:
        """Whether a capitalised word stands at an index that is no name or title known."""
        return index < len(self.tokens) and self.tokens[index].capital and index not in self._taken

    def comma(self, index: int) -> int:
        """1 where a comma stands, to be added to its index."""
        return int(self.text(index) == ",")

    def apostrophe(self, index: int) -> bool:
        """Whether the mark of a possessive stands at an index."""
        return self.lower(index) in APOSTROPHES

    def closes(self, index: int) -> bool:
        """Whether a phrase set apart by commas may end at an index."""
        return index >= len(self.tokens) or self.text(index) in CLOSING_MARKS or self.lower(index) in ("and", "who")

    def qualifies(self, index: int) -> bool:
        """Whether a token only qualifies the name or title to come: “former”, “high-ranking”."""
        token = self.tokens[index]
        if token.pos == "VERB" and token.relation not in _MODIFYING:
            return False  # “is visiting Havana”
        if token.lower not in QUALIFIERS and not (token.text == "-" and self.tokens[index - 1].lower in QUALIFIERS):
            return False
        return index not in self._taken and index not in self.events

    def past_qualifiers(self, index: int, reach: int | None = None) -> int:
        """The index after the qualifiers at ``index``, at most ``reach`` of them."""
        end = len(self.tokens) if reach is None else min(index + reach, len(self.tokens))
        while index < end and self.qualifies(index):
            index += 1
        return index

    def past_modifiers(self, index: int) -> int:
        """The index after the determiners and qualifiers at ``index``."""
        end = len(self.tokens)
        while index < end and index not in self.names and (self.lower(index) in DETERMINERS or self.qualifies(index)):
            index += 1
        return index

    def actor(self, entity: Entity) -> Entity | None:
        """Whom an entity stands for where an actor is wanted: a place for whom it is a metonym of, if anybody."""
        return self.dictionary.metonyms.get(entity.iri) if entity.kind in PLACES else entity

    def body(self, index: int) -> Entity | None:
        """The actor, no person, that the name at an index stands for."""
        sense = self.choose(index, self.names[index])
        return self.actor(sense.entity) if sense and sense.entity.kind != "Person" else None

    def state_called(self, label: str) -> Entity | None:
        """The state of a label."""
        found = (sense.entity for name in self.dictionary.find(label) for sense in name.senses)
        return next((entity for entity in found if entity.kind == "State" and entity.label == label), None)

    def state_of(self, mention: Mention) -> Entity | None:
        """The state that a mention names or acts for."""
        actor = mention.actor
        if actor is None or actor.kind == "State":
            return actor
        found = self.dictionary.entities.get(actor.acts_for)
        return found if found and found.kind == "State" else None

    def nation(self, person: Entity) -> Entity | None:
        """The state a person acts for."""
        return self.dictionary.entities.get(person.acts_for)

    def choose(self, index: int, name: Name) -> Sense | None:
        """Pick the sense of a name, and take note of the choice."""
        choice = self._choice(index, name)
        if choice.kept or index not in self.choices:
            self.choices[index] = choice
        return choice.kept

    def _choice(self, index: int, name: Name) -> Choice:
        """Pick the sense that what stands beside it tells, else the one the article has used, else the plainest.

        A bare last name must be one person's alone, or after a title that of the one then in office; a state's body
        named as another's is none that is known.
        """
        senses = [sense for sense in name.senses if self._may_stand(index, sense)]
        if not senses or self._part_of_longer_name(index, name):
            return PART if senses else Choice()
        met, fits = self.discourse.has_met, self._surroundings.beside(index, name)
        ranks = [rank(sense, fits=fits(sense), met=met(sense.entity)) for sense in senses]
        best = senses[ranks.index(min(ranks))]
        if best.how != "lastName" or met(best.entity):
            namesake = self._namesake(senses)
            return Choice(namesake or best, senses, ranks, told=namesake)
        bearers = self._in_office(index, {sense.entity: sense for sense in name.senses})
        named = index > 0 or self.tokens[index].pos == "PROPN"
        return bare(bearers, titled=index in self._before, named=named)

    def _namesake(self, senses: list[Sense]) -> Sense | None:
        """Of several persons of a name, none met before, the one whose state is named: “King Abdullah of Jordan”."""
        day, persons = self.discourse.published, [sense for sense in senses if sense.entity.kind == "Person"]
        several = len({sense.entity for sense in persons}) > 1
        if not several or any(self.discourse.has_met(sense.entity) for sense in persons):
            return None
        near = self._of_a_state_named(persons, day)
        return near[0] if len({sense.entity for sense in near}) == 1 else None

    def in_office(self, first: int, last: int, body: Entity | None) -> Entity | None:
        """Give whom a titled name means that is spelled otherwise than any known: “President Yasir Arafat”.

        It is the one who holds an office of that title on the day of the article and is called nearly so, in the body
        named with it or in a state named around it; else the one bearer of that last name in such an office anywhere,
        where the first letters agree.
        """
        day, title = self.discourse.published, self._before.get(first)
        if not title or not title.held or day is None:
            return None
        bodies = {body.iri} if body else self._states_named()
        found = incumbent(self.label(first, last), title.office, bodies, day, self.dictionary)
        return found or self._of_initial(first, last, title, day)

    def _of_initial(self, first: int, last: int, title: Title, day: date) -> Entity | None:
        name, initial = self.names.get(last - 1), fold(self.text(first))[:1]
        if not name or last - first < 2:
            return None
        known = self.dictionary.establishment
        alike = {sense.entity for sense in name.senses if fold(sense.entity.label)[:1] == initial}
        found = [one for one in alike if known.standing(one.iri, title.office, day) >= (True, 1)]
        return found[0] if len(found) == 1 and found[0].kind == "Person" else None

    def _in_office(self, index: int, bearers: Mapping[Entity, Sense]) -> list[Sense]:
        """Leave, of those who bear a last name, whom a title before it can mean on the day of the article."""
        title, day, known = self._before.get(index), self.discourse.published, self.dictionary.establishment
        if not title and day:
            return [sense for entity, sense in bearers.items() if known.may_be_news(entity.iri, day)]
        if not title or not title.held or day is None or (len(bearers) == 1 and not title.national):
            return list(bearers.values())
        ranks = {entity: known.standing(entity.iri, title.office, day) for entity in bearers}
        top = max(ranks.values())
        likely = [sense for entity, sense in bearers.items() if ranks[entity] == top and top.holds >= 0]
        return likely if len(likely) < 2 else self._of_a_state_named(likely, day) or likely

    def _of_a_state_named(self, bearers: list[Sense], day: date | None) -> list[Sense]:
        """Leave those who act for a state that the sentence names, or the article named last."""
        near = self._states_named()
        return [sense for sense in bearers if self.dictionary.establishment.state_of(sense.entity, day) in near]

    def _states_named(self) -> set[str]:
        """IRIs of the states that the sentence names, of the one the article named last, and of the one it is in."""
        states = {sense.entity for name in self.names.values() for sense in name.senses if sense.entity.kind == "State"}
        return {one.iri for one in (*states, self.discourse.seen.get("State"), self.discourse.host) if one}

    def _may_stand(self, index: int, sense: Sense) -> bool:
        """Whether a sense can be meant: “President Lagos” is no city, the “Nigerian Security Council” not the UN’s."""
        entity = sense.entity
        if entity.kind in PLACES or entity.kind == "State":
            return index not in self._after_persons or sense.how in ("adjective", "demonym")
        if sense.how == "altLabel" and entity.kind != "Person" and self._follows_unknown_name(index):
            return False
        return not self._surroundings.of_another_state(index, sense)

    def _follows_unknown_name(self, index: int) -> bool:
        """Whether a capitalised word stands before that neither begins the sentence nor is known."""
        return index > 1 and self._unknown_name(index - 1) and index - 1 not in self._ends

    def _unknown_name(self, index: int) -> bool:
        """Whether a capitalised word stands at an index that no name, title or common opening accounts for."""
        if index >= len(self.tokens) or index in self._taken:
            return False
        token = self.tokens[index]
        return token.capital and token.word and not no_name(token.text)

    def _part_of_longer_name(self, index: int, name: Name) -> bool:
        """Whether a last name stands in another's full name: “Gordon” before “Brown”, “Petro” before “Poroshenko”."""
        if not _bare(name):
            return False
        after = self.names.get(name.last)
        if after and _bare(after) and self._given_before(name.last):
            return True
        if self._unknown_name(name.last) or self.lower(name.last) in PARTICLES:
            return True
        return index not in self._after_titles and self._given_before(index)


def _bare(name: Name) -> bool:
    """Whether it is but a last name."""
    return all(sense.how == "lastName" for sense in name.senses)


def is_voice(name: Name) -> bool:
    """Whether a name is a voice's, as “officials”, that may also be the noun of an agent: “Libyan officials”."""
    return all(sense.entity.kind in VOICES for sense in name.senses)
