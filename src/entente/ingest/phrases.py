"""Noun phrases that stand for actors: names with what stands before and after them.

A small grammar over tokens: an affiliation (“Libyan”, “NATO’s”), a position or rank, a name, and what apposition adds.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from entente.ingest.dictionary import Sense, fold
from entente.ingest.discourse import DESCRIPTIONS, EVENT_DESCRIPTIONS, PERSON_DESCRIPTIONS, Discourse
from entente.ingest.mention import Mention, Post
from entente.ingest.names import ORGANISATIONS, Name, capitals, event, events, known_names, label_of
from entente.ingest.read import Parse
from entente.ingest.titles import Role, Title, titles
from entente.model.claim import Entity

WE: Final = Entity("", "we", "Pronoun")
"""Whoever speaks, until it is known who does."""
DETERMINERS: Final = frozenset(
    "the a an this these those several some many all its their his her our two three both every each other any".split()
)
QUALIFIERS: Final = frozenset(
    "outgoing former senior top new military armed national security defence defense foreign professional high-ranking "
    "internationally government unnamed local regional key close main other eastern western "
    "opposition rebel special visiting current chief political ruling transitional intelligence navy army federal key more "
    "high level ranking official leading fellow joint unidentified civilian".split()
)
NATIONAL: Final = ("president", "minister", "premier", "chancellor", "king", "queen", "emir", "sultan", "crown prince")
"""Ends of positions that are of a state where no other body is named."""
FORMER: Final = frozenset("former then late ousted deposed exiled".split())
PEOPLE: Final = frozenset(
    {"sides", "parties", "countries", "governments", "factions", "nations", "neighbours", "neighbors", "states"}
)
SERVICES: Final = frozenset({"ArmedForces", "ArmedForcesBranch"})
BODIES: Final = {
    "foreign ministry": "Ministry", "defence ministry": "Ministry", "defense ministry": "Ministry", "interior ministry": "Ministry",
    "finance ministry": "Ministry", "energy ministry": "Ministry", "parliament": "Organization", "police": "Agency",
    "coast guard": "Agency", "coast guards": "Agency", "opposition": "Faction", "presidency": "Government",
    "supreme court": "Organization", "central bank": "Agency", "embassy": "DiplomaticMission",
}  # fmt: skip
"""Bodies called by lower-case nouns after a state’s adjective, and their kinds."""
NO_PERSON: Final = frozenset(
    "sea shoal river island islands bay strait straits gulf mountain mountains province region partnership agreement accord accords act "
    "treaty pact initiative protocol doctrine programme program plan fund desert peninsula valley lake heights hills city county district "
    "airport port base camp street square house palace bridge canal corridor war day week news agency declaration charter convention "
    "resolution leader prize award dream belt road operation article security defence defense affairs university college".split()
)
"""Last words of names that are no person’s."""
PLACE_WORDS: Final = frozenset({"in", "at"})


class Phrases:
    """The noun phrases of one sentence."""

    def __init__(self, parse: Parse, discourse: Discourse) -> None:
        self.parse, self.tokens, self.discourse = parse, parse.tokens, discourse
        self.names = known_names(parse, discourse.dictionary)
        self.events = {first: (last, found) for first, last, found in events(parse, discourse)}
        covered = {index for first, name in self.names.items() if not _voice(name) for index in range(first, name.last)}
        self.titles: dict[int, tuple[int, Title]] = {}
        for title in titles(parse.sentence.text):
            first, last = parse.starts.get(title.start), parse.ends.get(title.end)
            if first is not None and last is not None and first not in covered:
                self.titles[first] = (last, title)

    def at(self, first: int) -> Mention | None:
        """Give the mention whose phrase begins at a token, articles and qualifiers included."""
        lower = self.tokens[first].lower
        if lower in ("they", "them", "their") and self.discourse.several:
            return Mention(first, first + 1, "pronoun", members=self.discourse.several, possessive=lower == "their")
        if lower in ("he", "she", "him"):
            return self._person_pronoun(first, possessive=False)
        if lower in ("his", "her") and self.discourse.person and first not in self.names:
            inner = self._head(first, first + 1)
            return inner or self._person_pronoun(first, possessive=True)
        if lower in ("we", "our", "us") and not self.tokens[first].text.isupper():
            return Mention(first, first + 1, "pronoun", actor=WE, possessive=lower == "our")
        if lower == "its" and self.discourse.body and (led := self._titled(first, first + 1, self.discourse.body)):
            return led
        if lower in ("it", "its") and self.discourse.body:
            return Mention(first, first + 1, "pronoun", actor=self.discourse.body, possessive=lower == "its")
        start = first
        while start < len(self.tokens) and start < first + 2 and self.tokens[start].lower in DETERMINERS:
            start += 1
        return self._head(first, start)

    def _titled(self, first: int, start: int, body: Entity) -> Mention | None:
        """Read “its ambassador to Ethiopia”, “the alliance’s secretary general, …”: a position the owner gives."""
        while start < len(self.tokens) and self._qualifies(start):
            start += 1
        if start in self.titles and self.titles[start][1].role is Role.POSITION:
            return self._title(first, start, body)
        return None

    def _person_pronoun(self, first: int, *, possessive: bool) -> Mention | None:
        person = self.discourse.person
        return person and Mention(first, first + 1, "pronoun", actor=person, possessive=possessive)

    def _head(self, first: int, start: int) -> Mention | None:
        if start >= len(self.tokens):
            return None
        described = self._description(first, start)
        if described:
            return described
        index = start
        while index < min(start + 3, len(self.tokens) - 1) and self._qualifies(index):
            index += 1
        if index in self.events:
            last, found = self.events[index]
            return Mention(first, last, "name", event=found)
        if index in self.names:
            return self._name(first, index)
        if index in self.titles:
            return self._title(first, index, None)
        return self._unknown(first, index)

    def _qualifies(self, index: int) -> bool:
        return (
            index not in self.names
            and index not in self.titles
            and index not in self.events
            and (
                self.tokens[index].lower in QUALIFIERS
                or (self.tokens[index].text == "-" and self.tokens[index - 1].lower in QUALIFIERS)
            )
        )

    def _description(self, first: int, start: int) -> Mention | None:
        """“the embassy”, “the U.S. military official”, “both sides”, “the Botswana meeting”."""
        determiner = self.tokens[first].lower
        noun = self.tokens[start].lower
        if (
            noun in PEOPLE
            and determiner in ("both", "two", "the")
            and (determiner != "the" or self.tokens[start - 1].lower == "two")
        ):
            return Mention(first, self._of_phrase(start + 1), "description", members=self.discourse.pair or (PAIR,))
        if determiner not in ("the", "this") or start == first:
            return None
        head = start
        if head in self.names and self.names[head].last < len(self.tokens):
            head = self.names[head].last
        while head < len(self.tokens) - 1 and self.tokens[head].lower in QUALIFIERS:
            head += 1
        noun = self.tokens[head].lower
        if (
            noun in DESCRIPTIONS
            and head == start
            and head + 2 < len(self.tokens)
            and self.tokens[head + 1].lower in ("'s", "’s")
        ):
            owner = self.discourse.described(noun)
            led = owner and self._titled(first, head + 2, owner)
            return led or (owner and Mention(first, head + 2, "description", actor=owner, possessive=True))
        following = self.tokens[head + 1] if head + 1 < len(self.tokens) else None
        if (
            following is None
            or following.capital
            or following.lower in ("of", "'s", "’s", "for")
            or self.tokens[head].capital
        ):
            return None
        if noun in EVENT_DESCRIPTIONS and self.discourse.event:
            return Mention(first, head + 1, "description", event=self.discourse.event)
        if (
            noun in DESCRIPTIONS
            and head == start
            or noun in PERSON_DESCRIPTIONS
            and (head == start or noun == "official")
        ):
            found = self.discourse.described(noun)
            return found and Mention(first, head + 1, "description", actor=found)
        return None

    def _of_phrase(self, index: int) -> int:
        """Give the index after “of the Libyan state” where that follows, else the index itself."""
        if index < len(self.tokens) and self.tokens[index].lower == "of":
            inner = self.at(index + 1) if index + 1 < len(self.tokens) else None
            return inner.last if inner else index
        return index

    def _name(self, first: int, index: int) -> Mention | None:
        name = self.names[index]
        sense = self._choose(index, name)
        if sense is None:
            return self._unknown(first, index)
        entity, after = sense.entity, name.last
        possessive = after < len(self.tokens) and self.tokens[after].lower in ("'s", "’s", "'", "’")
        after += possessive
        head = after
        while head < min(after + 3, len(self.tokens)) and self._qualifies(head):
            head += 1
        actor = self._actor(entity)
        if head in self.titles and entity.kind != "Person" and actor:
            titled = self._title(first, head, actor, service=entity if entity.kind in SERVICES else None)
            if titled:
                return titled
        if entity.kind == "Person":
            nation = self._nation(entity) if possessive else None
            return (nation and self._titled(first, after, nation)) or self._person(first, index, rank="", posts=())
        if (
            after < len(self.tokens)
            and self.tokens[after].lower in EVENT_DESCRIPTIONS - {"meeting", "talks", "drills"}
            and not possessive
        ):
            found = event(label_of(self.parse, index, after + 1), self.discourse)
            return Mention(first, after + 1, "name", event=found)
        longer = self._longer(first, index, name, sense, actor)
        if longer:
            return longer
        if sense.how == "adjective":
            return Mention(
                first, name.last, "adjective", actor=actor, place=entity if entity.kind in ("Place", "State") else None
            )
        if sense.how == "demonym" and self.tokens[first].lower != "the":
            return Mention(first, name.last, "adjective", actor=actor)
        place = entity if entity.kind in ("Place", "State") else None
        last = self._wider_place(name.last) if place and not possessive else after
        return Mention(first, last, "name", actor=actor, place=place, possessive=possessive)

    def _longer(self, first: int, index: int, name: Name, sense: Sense, actor: Entity | None) -> Mention | None:
        """A name the dictionary lacks that begins with one it has: “Georgian Dream”, “Rwandan foreign ministry”."""
        last = name.last
        if last >= len(self.tokens) or actor is None:
            return None
        if (
            self.tokens[last].capital
            and last not in self.names
            and last not in self.titles
            and sense.how in ("adjective", "label")
        ):
            end = capitals(self.tokens, last, {**self.names, **self.titles})
            if end > last:
                noun = self.tokens[end].lower if end < len(self.tokens) else ""
                kind = ORGANISATIONS.get(self.tokens[end - 1].lower) or ORGANISATIONS.get(noun) or "Organization"
                label = label_of(self.parse, index, end)
                return Mention(first, end, "name", actor=self.discourse.found(kind, label, acts_for=actor.iri))
        if sense.how == "adjective" and (body := self._body(last)):
            kind, end = body
            label = label_of(self.parse, index, end)
            return Mention(first, end, "name", actor=self.discourse.found(kind, label, acts_for=actor.iri))
        return None

    def _body(self, index: int) -> tuple[str, int] | None:
        """The kind of body that lower-case nouns name, and the index after them."""
        for size in (2, 1):
            words = " ".join(token.lower for token in self.tokens[index : index + size])
            if kind := BODIES.get(words):
                return kind, index + size
        return None

    def _wider_place(self, last: int) -> int:
        """Take “, Botswana” after “Gaborone” into one mention."""
        if last + 1 < len(self.tokens) and self.tokens[last].text == "," and last + 1 in self.names:
            wider = self.names[last + 1]
            after = wider.last
            closed = after >= len(self.tokens) or self.tokens[after].text in ",.;)”"
            if (
                closed
                and wider.senses[0].entity.kind == "State"
                and wider.senses[0].how != "adjective"
                and self._preceded_by_place_word(last)
            ):
                return after
        return last

    def _preceded_by_place_word(self, last: int) -> bool:
        return any(token.lower in PLACE_WORDS for token in self.tokens[max(0, last - 4) : last])

    def _choose(self, index: int, name: Name) -> Sense | None:
        """Pick the sense the article has used, else the plainest; a bare last name must be somebody named before."""
        order = ("label", "altLabel", "abbreviation", "adjective", "demonym", "lastName")
        met = set(self.discourse.seen.values()) | set(self.discourse.aliases.values())
        senses = sorted(
            name.senses,
            key=lambda sense: (
                sense.entity not in met,
                order.index(sense.how),
                sense.entity.kind == "Place",
                sense.entity.iri,
            ),
        )
        best = senses[0]
        if self._part_of_longer_name(index, name):
            return None
        if best.how != "lastName" or best.entity in met:
            return best
        bearers = {sense.entity for sense in senses}
        before = index - 1
        titled = any(last == index for last, _title in self.titles.values()) or (
            before >= 0 and self.tokens[before].text == ","
        )
        return best if len(bearers) == 1 and (titled or index > 0) else None

    def _part_of_longer_name(self, index: int, name: Name) -> bool:
        """Whether a last name stands in another's full name: “Gordon” before “Brown”."""
        if any(sense.how != "lastName" for sense in name.senses) or index == 0:
            return False
        before = self.tokens[index - 1]
        titled = any(last == index for last, _title in self.titles.values())
        return before.capital and before.word and not titled and index - 1 not in self.names and index > 1

    def _actor(self, entity: Entity) -> Entity | None:
        if entity.kind == "Place":
            return self.discourse.dictionary.metonyms.get(entity.iri)
        return entity

    def _title(self, first: int, index: int, body: Entity | None, service: Entity | None = None) -> Mention | None:
        last, title = self.titles[index]
        if title.role in (Role.RANK, Role.HONORIFIC):
            rank = title.head if title.role is Role.RANK else ""
            person = self._person(first, last, rank=rank, posts=(), nation=body)
            return replace(person, service=service) if person else None
        if title.role is Role.POSITION:
            return self._position(first, index, body)
        return self._agent(first, index, last, title, body)

    def _position(self, first: int, index: int, body: Entity | None) -> Mention | None:
        post, last = self._post(index, body)
        start = last + (last < len(self.tokens) and self.tokens[last].text == ",")
        person = self._bearer(first, start, post)
        if person:
            return person
        if post.organisation:
            return Mention(first, last, "office", actor=post.organisation, place=self._host(index, last), posts=(post,))
        if (
            self.tokens[first].lower == "the"
            and self.tokens[last - 1].lower in PERSON_DESCRIPTIONS
            and self.discourse.person
        ):
            return Mention(first, last, "description", actor=self.discourse.person)
        return None

    def _host(self, index: int, last: int) -> Entity | None:
        """The state an ambassador is sent to."""
        after, title = self.titles[index]
        if (
            title.head.lower() not in ("ambassador", "envoy", "special envoy")
            or last <= after
            or self.tokens[after].lower != "to"
        ):
            return None
        inner = self._organisation(after + 1)
        return inner[0] if inner else None

    def _bearer(self, first: int, start: int, post: Post) -> Mention | None:
        rank = ""
        if start in self.titles and self.titles[start][1].role in (Role.RANK, Role.HONORIFIC):
            last, title = self.titles[start]
            rank, start = (title.head if title.role is Role.RANK else ""), last
        return self._person(first, start, rank=rank, posts=(post,), nation=post.organisation)

    def _post(self, index: int, body: Entity | None) -> tuple[Post, int]:
        """Read a position and the organisation after “of”; give it with the index after it."""
        last, title = self.titles[index]
        standing = title.standing.split()
        kept = [
            word
            for word in standing
            if word not in FORMER
            and word not in ("newly", "appointed", "new", "current", "outgoing", "incoming", "longtime")
        ]
        if last < len(self.tokens) and self.tokens[last].lower in ("of", "for", "to"):
            inner = self._organisation(last + 1)
            if inner:
                body = body if body and self.tokens[last].lower == "to" else inner[0]
                last = inner[1]
        position = " ".join([*kept, title.head])
        return Post(position, body, bool(FORMER & set(standing)), index, last), last

    def _organisation(self, start: int) -> tuple[Entity, int] | None:
        """Read “the forces of the outgoing Government of National Unity” as the body it belongs to."""
        index = start
        while index < len(self.tokens) and index not in self.names:
            if self.tokens[index].lower in DETERMINERS or self._qualifies(index):
                index += 1
            elif (
                index in self.titles
                and self.titles[index][0] < len(self.tokens)
                and self.tokens[self.titles[index][0]].lower == "of"
            ):
                index = self.titles[index][0] + 1
            else:
                break
        if index in self.names:
            sense = self._choose(index, self.names[index])
            actor = self._actor(sense.entity) if sense and sense.entity.kind != "Person" else None
            last = self.names[index].last
            if actor and sense and sense.how == "adjective" and last in self.titles:
                agent = self._agent(start, last, self.titles[last][0], self.titles[last][1], actor)
                return (agent.actor, agent.last) if agent and agent.actor else (actor, last)
            return (actor, last) if actor else None
        if index < len(self.tokens):
            unknown = self._unknown(start, index)
            if unknown and unknown.actor and unknown.actor.kind != "Person":
                return unknown.actor, unknown.last
        return None

    def _agent(self, first: int, index: int, last: int, title: Title, body: Entity | None) -> Mention | None:
        """“Libyan officials”, “Russian forces”, “representatives of both sides”, “Western diplomats”."""
        if body is None:
            if title.role is Role.GROUP:
                return None
            if last < len(self.tokens) - 1 and self.tokens[last].lower in ("of", "from"):
                inner = self.at(last + 1)
                if inner and inner.how != "adjective" and (inner.actor or inner.members):
                    return replace(inner, first=first, how="agent", place=None, posts=())
            return None
        if title.role is Role.FORCES:
            actor = self._forces(body)
        elif title.role is Role.STATE:
            actor = body
        else:
            kind = "UnnamedSource" if title.role is Role.VOICES else "CollectiveVoice"
            actor = self.discourse.found(
                kind, label_of(self.parse, self._label_start(first), last), acts_for=body.acts_for or body.iri
            )
        possessive = last < len(self.tokens) and self.tokens[last].lower in ("'s", "’s", "'", "’")
        return Mention(first, last + possessive, "agent", actor=actor, possessive=possessive)

    def _label_start(self, first: int) -> int:
        while self.tokens[first].lower in DETERMINERS and first + 1 < len(self.tokens):
            first += 1
        return first

    def _forces(self, body: Entity) -> Entity:
        if body.kind != "State":
            return body
        return self.discourse.dictionary.forces.get(body.iri, body)

    def _person(
        self, first: int, index: int, *, rank: str, posts: tuple[Post, ...], nation: Entity | None = None
    ) -> Mention | None:
        """Read a person's name at a token, and the position that apposition adds after it."""
        if index >= len(self.tokens):
            return None
        found = self._bearer_name(index, rank=rank, titled=bool(rank or posts), nation=nation)
        if not found:
            return None
        person, last = found
        if last < len(self.tokens) and self.tokens[last].text in ("Jr.", "Sr.", "Jr", "Sr"):
            last += 1
        if posts and last < len(self.tokens) - 1 and self.tokens[last].lower == "of":
            state = self._organisation(last + 1)
            if state and state[0].kind in ("State", "Government", "Place"):
                posts, last = (
                    tuple(replace(post, organisation=post.organisation or state[0]) for post in posts),
                    state[1],
                )
        posts = tuple(self._national(post, person) for post in posts)
        added, after, service = self._apposition(last)
        possessive = last < len(self.tokens) and self.tokens[last].lower in ("'s", "’s")
        return Mention(
            first, max(after, last + possessive), "person", actor=person, rank=rank or (service[1] if service else ""),
            posts=(*posts, *added), possessive=possessive, service=service[0] if service else None,
        )  # fmt: skip

    def _national(self, post: Post, person: Entity) -> Post:
        """Give “President Putin” the state he acts for; a spokesman’s body is not to be guessed."""
        if post.organisation or not post.position.lower().endswith(NATIONAL):
            return post
        return replace(post, organisation=self._nation(person))

    def _nation(self, person: Entity) -> Entity | None:
        return self.discourse.dictionary.entities.get(person.acts_for)

    def _bearer_name(self, index: int, *, rank: str, titled: bool, nation: Entity | None) -> tuple[Entity, int] | None:
        if index in self.names:
            persons = tuple(sense for sense in self.names[index].senses if sense.entity.kind == "Person")
            chosen = self._choose(index, Name(self.names[index].last, persons)) if persons else None
            if chosen:
                return chosen.entity, self.names[index].last
            if not persons:
                return None
        last = capitals(self.tokens, index, {**self.names, **self.titles})
        if last == index:
            return None
        label = label_of(self.parse, index, last)
        known = self.discourse.aliases.get(fold(label)) or self.discourse.aliases.get(fold(label).split()[-1])
        if known and known.kind == "Person":
            return known, last
        if not titled or self.tokens[last - 1].lower in ORGANISATIONS:
            return None
        state = nation.acts_for or nation.iri if nation else ""
        return self.discourse.found("Person", label, acts_for=state), last

    def _apposition(self, last: int) -> tuple[tuple[Post, ...], int, tuple[Entity | None, str] | None]:
        """Read “, a Marine general in charge of Africa Command,” after a name."""
        none: tuple[tuple[Post, ...], int, None] = ((), last, None)
        if last + 1 >= len(self.tokens) or self.tokens[last].text != ",":
            return none
        index, body = last + 1, None
        if self.tokens[index].lower == "its":
            body = self.discourse.body
        while index < len(self.tokens) and (self.tokens[index].lower in DETERMINERS or self._qualifies(index)):
            index += 1
        if (
            index + 1 < len(self.tokens)
            and self.tokens[index + 1].lower in ("'s", "’s")
            and self.tokens[index].lower in DESCRIPTIONS
        ):
            body = self.discourse.described(self.tokens[index].lower)
            index += 2
        if index in self.names:
            sense = self._choose(index, self.names[index])
            body = self._actor(sense.entity) if sense and sense.entity.kind != "Person" else None
            index = self.names[index].last
            index += index < len(self.tokens) and self.tokens[index].lower in ("'s", "’s")
            while index < len(self.tokens) and self._qualifies(index):
                index += 1
        if index not in self.titles:
            return none
        after, title = self.titles[index]
        if title.role is Role.POSITION:
            post, end = self._post(index, body)
            if self._closes(end) and post.organisation:
                return (replace(post, start=last + 1),), end + self._comma(end), None
        elif title.role is Role.RANK:
            return self._rank_apposition(last, after, title, body)
        return none

    def _rank_apposition(
        self, last: int, after: int, title: Title, body: Entity | None
    ) -> tuple[tuple[Post, ...], int, tuple[Entity | None, str] | None]:
        service = body if body and body.kind in SERVICES else None
        words = tuple(token.lower for token in self.tokens[after : after + 3])
        if words == ("in", "charge", "of"):
            inner = self._organisation(after + 3)
            if inner and self._closes(inner[1]):
                position = (
                    "commander" if inner[0].kind in ("MilitaryCommand", "ArmedForces", "MilitaryUnit") else "head"
                )
                post = Post(position, inner[0], False, last + 1, inner[1])
                return (post,), inner[1] + self._comma(inner[1]), (service, title.head)
        if self._closes(after):
            return (), after + self._comma(after), (service, title.head)
        return (), last, None

    def _closes(self, index: int) -> bool:
        return (
            index >= len(self.tokens)
            or self.tokens[index].text in ",.;:)”—–"
            or self.tokens[index].lower in ("and", "who")
        )

    def _comma(self, index: int) -> int:
        return int(index < len(self.tokens) and self.tokens[index].text == ",")

    def _unknown(self, first: int, index: int) -> Mention | None:
        """A run of capitals: somebody the article named before, an organisation by its last word, or a person."""
        if index >= len(self.tokens) or not self.tokens[index].capital and not self.tokens[index].text[0].isdigit():
            return None
        last = capitals(self.tokens, index, {**self.names, **self.titles}) if self.tokens[index].capital else index + 1
        last = max(last, index)
        if last == index:
            return None
        label = label_of(self.parse, index, last)
        known = self.discourse.aliases.get(fold(label))
        if known and known.kind == "Person":
            return self._person(first, index, rank="", posts=())
        if known:
            return Mention(first, last, "name", actor=known)
        if last - index >= 2 and (kind := ORGANISATIONS.get(self.tokens[last - 1].lower)):
            return Mention(first, last, "name", actor=self.discourse.found(kind, label))
        if 2 <= last - index <= 5 and self._apposition(last)[0]:
            return self._person_by_apposition(first, index, last, label)
        if self._like_a_person(index, last):
            return self._person_by_apposition(first, index, last, label)
        return None

    def _like_a_person(self, index: int, last: int) -> bool:
        """Two or three capitalised words, none of them one that a place, pact or body is called by."""
        words = [token for token in self.tokens[index:last] if token.text not in "-’'."]
        return (
            2 <= len(words) <= 3
            and all(token.capital and token.text.isalpha() and not token.text.isupper() for token in words)
            and words[-1].lower not in NO_PERSON
            and not any(token.lower in QUALIFIERS for token in words)
        )

    def _person_by_apposition(self, first: int, index: int, last: int, label: str) -> Mention | None:
        posts, after, _service = self._apposition(last)
        body = posts[0].organisation if posts else None
        person = self.discourse.found("Person", label, acts_for=(body.acts_for or body.iri) if body else "")
        return Mention(first, after, "person", actor=person, posts=posts)


def _voice(name: Name) -> bool:
    """Whether a name is a voice's, as “officials”, that may also be the noun of an agent: “Libyan officials”."""
    return all(sense.entity.kind in ("CollectiveVoice", "UnnamedSource") for sense in name.senses)


PAIR: Final = Entity("", "both sides", "Pronoun")
"""“Both sides” before it is known who they are."""
