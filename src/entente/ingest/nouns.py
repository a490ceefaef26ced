"""Nouns: whom the nouns of a sentence stand for, through the tree: by name, by what they are, by whose they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from entente.ingest.agents import Agents
from entente.ingest.kinds import DESCRIPTIONS, ORGANISATIONS, PERSON_DESCRIPTIONS, VOICES
from entente.ingest.mention import Group, Mention
from entente.ingest.read import Parse
from entente.ingest.tree import HYPHENS, SUBJECTS, Tree
from entente.model.claim import Entity

_BODIES: Final = (
    DESCRIPTIONS.keys()
    | ORGANISATIONS.keys()
    | PERSON_DESCRIPTIONS
    | frozenset(
        "affiliate state nation faction power deputy rival successor predecessor brother son founder politician".split()
    )
)
"""Nouns by which an apposition says what a body or person is."""
DEEPEST: Final = 6
"""How many arcs a meaning is passed on through: “the leaders of the members of …”, “agreed to try to …”."""
_OWNERS: Final = ("nmod:poss", "compound", "amod", "nmod", "nmod:desc", "det:poss", "appos", "flat", "nmod:unmarked")
"""Relations by which a noun that is nobody's name says whose or who it is, the surest first."""
OTHERS: Final = frozenset(
    "critic opponent rival enemy foe adversary detractor challenger relative wife husband widow son daughter brother "
    "sister father mother cousin nephew successor predecessor neighbour neighbor victim survivor".split()
)
"""Lemmas of nouns for somebody else than whoever they are said to be of: “a critic of Putin”, “Iran’s enemies”."""
LIKENESSES: Final = frozenset("statue portrait effigy bust image photograph photo picture poster mural".split())
"""Lemmas of nouns for what only shows somebody: who topples a statue meets nobody by it."""
_OWNING_CASES: Final = frozenset({"of", "'s", "’s", "'", "’", "from", ""})
_LEADING: Final = frozenset(
    "president minister leader official government authority cabinet delegation negotiator diplomat envoy capital "
    "ambassador king premier ministry leadership spokesman spokeswoman foreign representative".split()
)
"""Nouns of those who act for a state: what they do is the state's, where it is named with them."""
_RULING: Final = frozenset("government junta administration regime cabinet army military country".split())
"""Nouns for a state's bodies that a text names by who is in charge: “the junta of Colonel Goïta”."""
_OWN_PLACE: Final = frozenset("nsubj nsubj:pass obj iobj obl obl:agent root nmod nmod:poss".split())
"""Relations of a noun that is no member of the list before it."""
_PHRASES: Final = frozenset({"obl", "obl:agent", "nmod"})
"""Those of them that a preposition opens."""
RELATIVE: Final = frozenset({"WP", "WDT", "WP$"})
"""Tags of relative pronouns."""
_PARTITIVE: Final = frozenset(
    "one two three four five six seven eight nine ten eleven twelve fourteen least some many several most all both "
    "each none dozens dozen hundreds thousands tens number "
    "group score scores majority rest part parts half handful whole most centre center".split()
)


class Nouns(Tree):
    """Whom the nouns of one sentence stand for, by the index of a token."""

    def __init__(self, parse: Parse, groups: tuple[Group, ...], topic: Entity | None, agents: Agents) -> None:
        """``topic`` is who acts in a note that leaves its subject out: “Met with the president.”"""
        super().__init__(parse)
        self._agents = agents
        self.topic = topic
        self.mentions: dict[int, Mention] = {}
        """Every token of a mention → the mention."""
        self._groups: dict[int, Group] = {}
        for group in groups:
            for mention in group.mentions:
                for index in range(mention.first, mention.last):
                    self.mentions[index] = mention
                    self._groups[index] = group

    def mention(self, index: int) -> Mention | None:
        """The mention a token stands in."""
        return self.mentions.get(index)

    def meant(self, index: int) -> Group | None:
        """Whom the noun at an index stands for, with all that coordination joins to it; None for nobody known."""
        found: list[Mention] = []
        for head in self._listed(index):
            if head != index and self.verbal(head):
                continue
            for mention in self._one(head, 0):
                if mention not in found:
                    found.append(mention)
        listed = self._groups.get(index)
        if listed and len(listed.mentions) > 1 and any(mention in listed.mentions for mention in found):
            found += [one for one in listed.mentions if one not in found and self._only_listed(one, index)]
        found = self._agents.of_mates(found)
        return Group(tuple(sorted(found, key=lambda mention: mention.first))) if found else None

    def both(self, index: int) -> Group | None:
        """The two or more whom a noun after “between” stands for: “Kyrgyz and Tajik guards”."""
        named = self.meant(index)
        if named is None or len(named.actors) < 2:
            first, last = self.span(index)
            within = dict.fromkeys(one for at in range(first, last) if (one := self.mentions.get(at)) and one.actor)
            named = Group(tuple(within)) if within else None
        return named if named and len(named.actors) > 1 else None

    def listed_before(self, index: int) -> tuple[Entity, ...]:
        """All whom a list names that ends with a word before a noun: “U.S. and Jordanian planes”."""
        listed = self._groups.get(index)
        return listed.actors if listed else ()

    def _only_listed(self, mention: Mention, index: int) -> bool:
        """Whether the tree gives a mention no place of its own in a clause, as in “backs Chad, and Mali has …”."""
        inside = range(mention.first, mention.last)
        tops = (at for at in inside if self.head(at) not in inside or self.head(at) == at)
        # A list that ends before “, and” has its place from its first: “set by Chad and Mali, and Libya thanked them”.
        before = mention.last <= index
        return not mention.possessive and not any(self._placed(self.first(top) if before else top) for top in tops)

    def _placed(self, index: int) -> bool:
        """Whether a noun has a place of its own in a clause; a phrase that lacks its preposition has none."""
        relation = self.relation(index)
        return relation in _OWN_PLACE and (relation not in _PHRASES or bool(self.case(index)))

    def _listed(self, index: int) -> Iterator[int]:
        """A noun with all that is joined to it, or to another word of the mention it stands in; not “but not Chad”."""
        mention = self.mentions.get(index)
        within = range(mention.first, mention.last) if mention else ()
        heads = dict.fromkeys(self.conjuncts(index))
        for other in within:
            heads |= dict.fromkeys(one for one in self.conjuncts(self.first(other)) if one not in within)
        if self.case(index) == "among" and self.child(index, "cop") is not None:
            heads |= dict.fromkeys(self._subjects(index))  # “two reporters were among the prisoners freed”
        if self.tokens[index].tag in RELATIVE and (before := self.antecedent(index)) is not None:
            heads |= dict.fromkeys(self._named_together(before, index))
        return (head for head in heads if not self._excepted(head))

    def _subjects(self, index: int) -> Iterator[int]:
        for child in self.children(index, *SUBJECTS):
            yield from self.conjuncts(child)

    def _named_together(self, last: int, pronoun: int) -> tuple[int, ...]:
        """The list whose last member stands before “, which”, where the verb does not tell that only that is meant."""
        first = self.first(last)
        if first == last or self.tokens[pronoun - 1].text != ",":
            return ()
        listed = tuple(self.conjuncts(first))
        clause = next((above for above in self.above(pronoun) if self.relation(above) == "acl:relcl"), pronoun)
        finite = [child for child in self.children(clause, "aux", "aux:pass", "cop") if child < clause] or [clause]
        one = self.tokens[finite[0]].tag == "VBZ" or self.tokens[finite[0]].lower == "was"
        return () if one or max(listed) != last else listed

    def _excepted(self, head: int) -> bool:
        """Whether a member of a list is no member: “but not Chad”."""
        words = [self.tokens[child].lower for child in self.children(head) if child < head]
        return self.relation(head) == "conj" and "but" in words and "not" in words

    def _one(self, index: int, depth: int) -> tuple[Mention, ...]:
        """The mention of one noun, its coordination left out."""
        if depth > DEEPEST:
            return ()
        if self.tokens[index].tag in RELATIVE or (
            self.tokens[index].lower == "that" and self.tokens[index].pos in ("PRON", "SCONJ")
        ):
            before = self.antecedent(index)
            return self._one(before, depth + 1) if before is not None else ()
        if (before := self._counted(index)) is not None:
            return self._one(before, depth + 1)
        mention = self.mentions.get(index)
        if mention and mention.how == "pronoun" and (other := self._of_object(index)):
            return other
        if mention and self._vague(mention) and (owned := self._owned(index, depth)):
            return owned
        if mention and not self._modifies(mention, index):
            return (mention,)
        if named := self._apposed(index, depth) or self._said_of(index, depth):
            return named
        owned = self._owned(index, depth) if self.lemma(index) in _LEADING else ()
        agent = self._agents.read(self, index) if not owned else None
        if agent:
            return (agent,)
        found = owned or self._owned(index, depth)
        unnamed = self._agents.unnamed(self, index) if not found else None
        return (unnamed,) if unnamed else found

    def _counted(self, index: int) -> int | None:
        """Of whom a number alone tells how many: “rounded up Afghans, and more than 5,000 were deported”."""
        if self.tokens[index].tag != "CD" or self.relation(index) != "nsubj:pass" or index in self.mentions:
            return None
        if any(self.nominal(child) for child in self.children(index)):
            return None
        verb = self.head(index)
        above = self.head(verb)
        told = self.child(above, "obj", "nsubj:pass") if self.relation(verb) == "conj" and self.verbal(above) else None
        return told if told is not None and told < index else None

    def _vague(self, mention: Mention) -> bool:
        """Whether it only names some people, of whom a phrase may say whose they are: “officials of the ministry”.

        So do “observers from the African Union”, and “Chad, whose negotiators”.
        """
        actor = mention.actor
        if actor is None or not actor.known or actor.kind not in VOICES or mention.how != "name":
            return False
        last = mention.last
        if last < len(self.tokens) and self.tokens[last].lower in ("of", "from"):
            return True
        return mention.first > 0 and self.tokens[mention.first - 1].lower == "whose"

    def _apposed(self, index: int, depth: int) -> tuple[Mention, ...]:
        """Who is named after a noun that says what they are: “the presidents of …, Nicolás Maduro and Irfaan Ali,”."""
        for child in self.children(index, "appos"):
            found = tuple(one for head in self.conjuncts(child) for one in self._one(head, depth + 1))
            bracketed = self.tokens[child - 1].text == "("  # “the National Liberation Army (ELN)”
            if found and (bracketed or all(one.actor and one.actor.kind == "Person" for one in found)):
                return found
        return ()

    def _said_of(self, index: int, depth: int) -> tuple[Mention, ...]:
        """Whom a noun only says something of: “the Africa Corps, a force that …”."""
        head = self.head(index)
        said = self.lemma(index) in _BODIES or self.tokens[index].lower in _BODIES
        if not said or self.relation(index) != "appos" or index < head or not self.nominal(head):
            return ()
        found = self._one(head, depth + 1)
        return tuple(mention for mention in found if mention.how in ("name", "person") and mention.actor)

    def _of_object(self, index: int) -> tuple[Mention, ...]:
        """Whom “its” means in what somebody is blamed or punished for: “expelled Russia over its invasion”."""
        owned = self.head(index)
        if self.relation(index) != "nmod:poss" or self.case(owned) not in ("over", "for", "because of"):
            return ()
        verb = self.head(owned)
        told = self.child(verb, "obj", "nsubj:pass") if self.verbal(verb) else None
        if told is None or told == owned:
            return ()
        group = self.meant(told)
        return group.mentions if group else ()

    def _modifies(self, mention: Mention, index: int) -> bool:
        """Whether a mention only says whose the noun at an index is, though the tree takes it for the head."""
        return mention.how == "adjective" and self.tokens[index].pos == "NOUN" and mention.last - mention.first > 1

    def _owned(self, index: int, depth: int) -> tuple[Mention, ...]:
        """Who owns or makes up what a noun names: “Syrian positions”, “dozens of soldiers”."""
        if self.lemma(index) in OTHERS | LIKENESSES:
            return ()
        order = {name: place for place, name in enumerate(_OWNERS)}
        children = [child for child in self.children(index, *_OWNERS) if self.case(child) in _OWNING_CASES]
        children.sort(key=lambda child: (order[self.relation(child)], child))
        if self.lemma(index) in _PARTITIVE:
            children.sort(key=lambda child: self.case(child) != "of")
        if led := self.leading(index):
            return (led,)
        for child in children:
            if self.relation(child) == "appos" and child not in self.mentions:
                continue  # “a bomb, Ottawa’s worst loss”
            heads = self._listed(child) if self.tokens[child].tag in RELATIVE else self.conjuncts(child)
            if found := tuple(one for head in heads for one in self._one(head, depth + 1)):
                return tuple(map(self._agents.ruled, found)) if self.lemma(index) in _RULING else found
        return ()

    def leading(self, index: int) -> Mention | None:
        """Who leads what a noun names, by the word before it: “a U.S.-led coalition”."""
        led = (child for child in self.children(index, "amod", "acl") if self.tokens[child].lower == "led")
        found = (self.mentions.get(child - 2) for child in led if child > 1 and self.tokens[child - 1].text in HYPHENS)
        return next((mention for mention in found if mention and mention.actor), None)

    def antecedent(self, index: int) -> int | None:
        """What “which” or “who” stands for: the noun whose relative clause it is in."""
        for above in self.above(index):
            if self.relation(above) in ("acl:relcl", "advcl:relcl"):
                return self.head(above)
        return None

    def placed(self, group: Group | None) -> Group | None:
        """Give, for a place that stands for nobody, the state it lies in; the same group for any other."""
        if group is None or group.actors:
            return group
        return self._agents.state_around(group) or group

    def owner(self, noun: int) -> Group | None:
        """Whose a noun is: “Libya’s visit”, “Turkish troops”, “the US-led strike”."""
        for child in self.children(noun, "nmod:poss", "compound", "amod", "nmod:unmarked", "det:poss"):
            names = self.relation(child) == "nmod:poss" or self._names(child)
            if names and (found := self.meant(child)):
                return found
        return None

    def hyphenated(self, noun: int) -> tuple[Group, Group] | None:
        """The two whom a hyphen joins before a noun: “U.S.-Libya cooperation”."""
        for at in range(noun - 1, max(0, noun - 5), -1):
            right, left = self.mentions.get(at), self.mentions.get(at - 2)
            if right and left and left is not right and self.tokens[at - 1].text in HYPHENS and right.first == at:
                return Group((left,)), Group((right,))
        return None

    def _names(self, child: int) -> bool:
        """Whether a word before a noun names somebody, itself or by its first part: “U.S.-led”."""
        return child in self.mentions or any(inner in self.mentions for inner in self.children(child))
