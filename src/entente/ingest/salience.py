"""Salience: whom a pronoun means, the most prominent of those it may mean.

Whoever a sentence names gains weight by where it stands there; all weights are halved with each new sentence. The
weights are those of Lappin and Leass (An Algorithm for Pronominal Anaphora Resolution, Computational Linguistics 20,
1994); what they take from a syntactic filter is here that nobody acts on himself by a plain pronoun.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final

from entente.ingest.coordination import coordinated
from entente.ingest.kinds import BODY_KINDS, VOICES
from entente.ingest.mention import Group, Mention
from entente.ingest.read import Token
from entente.model.claim import Entity

_HERE: Final = 100
_SUBJECT: Final = 80
_HEAD: Final = 80
_OBJECT: Final = 50
_NO_ADVERBIAL: Final = 50
_OBLIQUE: Final = 40
_ALIKE: Final = 35
_WEIGHTS: Final = {
    "nsubj": _SUBJECT + _HEAD + _NO_ADVERBIAL,
    "nsubj:pass": _SUBJECT + _HEAD + _NO_ADVERBIAL,
    "nsubj:outer": _SUBJECT + _HEAD + _NO_ADVERBIAL,
    "root": _SUBJECT + _HEAD + _NO_ADVERBIAL,
    "obj": _OBJECT + _HEAD + _NO_ADVERBIAL,
    "iobj": _OBLIQUE + _HEAD + _NO_ADVERBIAL,
    "obl:agent": _OBLIQUE + _HEAD + _NO_ADVERBIAL,
    "obl": _OBLIQUE + _HEAD,
    "nmod:poss": _NO_ADVERBIAL,
    "nmod": _NO_ADVERBIAL,
}
"""By its relation, what somebody gains beside being named in the sentence."""
_LEAST: Final = 20
"""Weight below which somebody is forgotten: some four sentences after the last word on them."""
_LATE: Final = 75
"""Weight of whoever was a subject not more than two sentences ago."""
_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass", "nsubj:outer"})
_PASSED_OVER: Final = frozenset({"conj", "appos", "flat", "compound", "amod"})
"""Relations of a word that has its part in the sentence from its governor."""
_ARGUMENTS: Final = _SUBJECTS | {"obj", "iobj", "obl", "obl:agent"}
_SHARING: Final = frozenset({"advcl", "conj", "xcomp"})
"""Relations of a verb that may have its subject from the one above."""
_DEEPEST: Final = 4
_TOLD: Final = frozenset({"obj", "iobj"})
"""Relations of whoever is told to do something."""
_OPENERS: Final = frozenset({"of", "for", "to", "from"})
"""Words that open what the object of a verb does: “accused Libya of”, “asked Chad to”."""
_ALLEGING: Final = frozenset(
    "allegation accusation charge claim report suspicion evidence complaint fear concern sign belief ground".split()
)
"""Lemmas of nouns for what is said against somebody."""
_OVER: Final = frozenset({"over", "amid", "after", "following", "because", "on"})
"""Prepositions of why somebody is acted against."""
_WITHIN: Final = frozenset({"nmod", "nmod:poss", "compound", "amod"})
_MANY: Final = frozenset({"ArmedGroup", "Faction", "ArmedForces", "Coalition"}) | VOICES
"""Kinds of actors that “they” may stand for by themselves."""
_PLURAL: Final = frozenset({"NNS", "NNPS"})
_SINGULAR: Final = frozenset("army group front movement party council forces organisation organization".split())
"""Last words of names in the plural, or of many, that “it” stands for all the same."""


@dataclass(frozen=True)
class Standing:
    """Where a mention or pronoun stands in its sentence."""

    relation: str
    verb: int
    """Index of what governs it."""
    head: int
    """Index of its own head."""


@dataclass
class _Referent:
    """Somebody, or several together, as prominent as the text has made them."""

    actors: tuple[Entity, ...]
    weight: float = 0.0
    """Gained in earlier sentences."""
    gained: float = 0.0
    """Gained in this one."""
    many: bool = False
    """Whether named by a word in the plural."""
    people: bool = False
    """Whether named by several who act for it: “Iraqi lawmakers”."""
    standing: Standing | None = None
    """Where it last stood in this sentence."""

    def is_before(self, at: int) -> bool:
        """Whether it was named before a token of this sentence, or in an earlier one."""
        return self.weight > 0 or self.standing is None or self.standing.head < at

    @property
    def now(self) -> float:
        """How prominent it is: as by the last word on it, or by an earlier that said more.

        Measured on our sets, a sum over all that was said keeps old subjects alive too long.
        """
        return max(self.weight, self.gained)


class Salience:
    """Whom an article has named, by how prominent they are."""

    def __init__(self) -> None:
        self._referents: dict[tuple[Entity, ...], _Referent] = {}
        self._tokens: Sequence[Token] = ()
        self._heard: list[Mention] = []

    def begin(self, tokens: Sequence[Token]) -> None:
        """Begin a sentence: what was heard counts half."""
        self._remember_lists()
        self._tokens, self._heard = tokens, []
        for actors, one in list(self._referents.items()):
            one.weight, one.gained, one.standing = one.now / 2, 0.0, None
            if one.weight < _LEAST:
                del self._referents[actors]

    def name(self, actor: Entity, *, many: bool = False) -> None:
        """Take note of somebody found apart from a sentence's names: by a label before it, or as its voice."""
        one = self._referents.setdefault((actor,), _Referent((actor,), many=many))
        one.weight = float(_HERE + _WEIGHTS["nsubj"])

    def hear(self, mention: Mention) -> None:
        """Take note of a mention of this sentence, from left to right."""
        self._heard.append(mention)
        actors = mention.members or ((mention.actor,) if mention.actor else ())
        if mention.how != "adjective" and actors and all(actor.iri for actor in actors):
            where = standing(self._tokens, mention.first, mention.last)
            one = self._gain(actors, where)
            one.people = mention.how == "agent" and self._tokens[where.head].tag in _PLURAL

    @property
    def heard(self) -> tuple[Mention, ...]:
        """What the sentence has named so far."""
        return tuple(self._heard)

    @property
    def last(self) -> Entity | None:
        """Whom the sentence named last."""
        return self._heard[-1].actor if self._heard else None

    def _gain(self, actors: tuple[Entity, ...], where: Standing) -> _Referent:
        one = self._referents.setdefault(actors, _Referent(actors))
        one.gained = max(one.gained, _HERE + _WEIGHTS.get(where.relation, 0))
        one.many = one.many or self._tokens[where.head].tag in _PLURAL
        one.standing = where
        return one

    def lists(self) -> Iterator[Group]:
        """The lists among what was heard of this sentence so far."""
        if len(self._heard) > 1:
            yield from (group for group in coordinated(self._tokens, self._heard) if len(group.mentions) > 1)

    def _remember_lists(self) -> None:
        for group in self.lists():
            if not group.adjective and group.actors and all(actor.iri for actor in group.actors):
                self._gain(group.actors, standing(self._tokens, group.first, group.mentions[0].last))

    def person(self, at: int) -> Entity | None:
        """Whom “he” or “she” at an index stands for."""
        return self._one(at, frozenset({"Person"}))

    def states(self) -> tuple[Entity, ...]:
        """The states that are remembered."""
        return tuple(one.actors[0] for one in self._referents.values() if [it.kind for it in one.actors] == ["State"])

    def most(self, kinds: Set[str], at: int) -> Entity | None:
        """The most prominent of some kinds of actors named before an index: “the minister”, “the bloc”."""
        fit = [
            one for one in self._referents.values()
            if len(one.actors) == 1 and one.actors[0].kind in kinds and one.is_before(at)
        ]  # fmt: skip
        return max(fit, key=lambda one: one.now).actors[0] if fit else None

    def body(self, at: int) -> Entity | None:
        """What “it” at an index stands for."""
        fit = [one for one in self._referents.values() if _may_be_it(one)]
        best = self._best(at, fit)
        return best.actors[0] if best else None

    def several(self, at: int) -> tuple[Entity, ...]:
        """Whom “they” at an index stands for; nobody where none were named."""
        self._remember_lists()
        best = self._best(at, [one for one in self._referents.values() if _may_be_they(one)])
        return best.actors if best else ()

    def pair(self, at: int, *, persons: bool) -> tuple[Entity, ...]:
        """The two whom “both sides” at an index means, persons or others; nobody where no two were named together."""
        self._remember_lists()
        twos = [
            one for one in self._referents.values()
            if len(one.actors) == 2 and all((actor.kind == "Person") == persons for actor in one.actors)
        ]  # fmt: skip
        best = self._best(at, twos)
        return best.actors if best else ()

    def counted(self, at: int, count: int, kinds: Sequence[str] = ("State", "Person")) -> tuple[Entity, ...]:
        """So many as “all three” at an index means: a list of as many, else as many of a kind as were named of late."""
        self._remember_lists()
        lists = [one for one in self._referents.values() if len(one.actors) == count]
        if best := self._best(at, lists):
            return best.actors
        for kind in kinds:
            late = [one.actors[0] for one in self._referents.values() if _is_late(one, kind)]
            if len(late) == count:
                return tuple(late)
        return ()

    def _one(self, at: int, kinds: Set[str]) -> Entity | None:
        fit = [one for one in self._referents.values() if len(one.actors) == 1 and one.actors[0].kind in kinds]
        best = self._best(at, fit)
        return best.actors[0] if best else None

    def _best(self, at: int, referents: Sequence[_Referent]) -> _Referent | None:
        where = standing(self._tokens, at, at + 1)
        fit = [one for one in referents if not (one.standing and self._barred(one.standing, where))]
        fit = [one for one in fit if not (one.standing and self._charges(one.standing, where))] or fit
        doing = [one for one in fit if one.standing and self._does(one.standing, where)]
        return max(doing or fit, key=lambda one: _weight(one, where), default=None)

    def _charges(self, other: Standing, where: Standing) -> bool:
        """Whether somebody acts against another over what that one is said to do: “over allegations that it arms”."""
        noun = self._tokens[where.verb].head
        charge = self._tokens[noun]
        if where.relation not in _SUBJECTS or charge.lemma not in _ALLEGING or other.relation not in _SUBJECTS:
            return False
        opened = any(token.head == noun and token.lower in _OVER for token in self._tokens[max(0, noun - 4) : noun])
        return opened and charge.head == other.verb

    def _does(self, other: Standing, where: Standing) -> bool:
        """Whether somebody is to do something to one's own: “ordered Iraq and Jordan to close their borders”.

        What somebody is accused of may as well be done to the accuser's: “accused Chad of arming its enemies”.
        """
        thing = self._tokens[where.verb]
        if where.relation != "nmod:poss" or thing.relation != "obj":
            return False
        to = any(token.head == thing.head and token.lower == "to" for token in self._tokens)
        return to and self._controls(thing.head, other)

    def _controls(self, verb: int, other: Standing) -> bool:
        """Whether somebody does what a verb without a subject of its own says.

        That is whom the verb above is told of, if anybody, else its subject: “accused Libya of attacking it”, “called
        Burhan, urging him”.
        """
        for _ in range(_DEEPEST):
            own = any(token.head == verb and token.relation in _SUBJECTS for token in self._tokens)
            relation, above = self._tokens[verb].relation, self._tokens[verb].head
            if own or relation not in _SHARING or above == verb:
                return False
            told = relation != "conj" and self._is_told(above, verb)
            if above == other.verb:
                return other.relation in _TOLD if told else other.relation in _SUBJECTS
            if told:
                return False
            verb = above
        return False

    def _is_told(self, verb: int, clause: int) -> bool:
        """Whether a clause after “of”, or an infinitive, is said of a verb's object."""
        has_object = any(token.head == verb and token.relation in _TOLD for token in self._tokens)
        opener = any(token.head == clause and token.lower in _OPENERS for token in self._tokens)
        return has_object and opener

    def _barred(self, other: Standing, where: Standing) -> bool:
        """Whether two cannot be the same: one acts on the other, or stands in its phrase."""
        if other.verb == where.verb and {other.relation, where.relation} <= _ARGUMENTS:
            return True
        if where.relation in _ARGUMENTS - _SUBJECTS and self._controls(where.verb, other):
            return True
        clause = self._tokens[where.verb]
        if clause.relation == "acl:relcl" and clause.head == other.head and where.relation in _ARGUMENTS:
            return True
        index = where.head
        while self._tokens[index].relation in _WITHIN and self._tokens[index].head != index:
            index = self._tokens[index].head
            if index == other.head:
                return True
        return False


def _weight(one: _Referent, where: Standing) -> tuple[float, int]:
    """How likely somebody is meant; of two alike, the list before one of its members."""
    alike = one.standing is not None and one.standing.relation in _SUBJECTS and where.relation in _SUBJECTS
    return one.now + _ALIKE * alike, len(one.actors)


def _may_be_it(one: _Referent) -> bool:
    if len(one.actors) > 1 or one.actors[0].kind not in BODY_KINDS:
        return False
    actor = one.actors[0]
    return actor.kind != "ArmedGroup" or not one.many or actor.label.lower().split()[-1] in _SINGULAR


def _is_late(one: _Referent, kind: str) -> bool:
    return [actor.kind for actor in one.actors] == [kind] and one.now >= _LATE


def _may_be_they(one: _Referent) -> bool:
    if len(one.actors) > 1:
        return True
    kind = one.actors[0].kind
    return one.people or kind in _MANY or (one.many and kind not in ("State", "Person"))


def standing(tokens: Sequence[Token], first: int, last: int) -> Standing:
    """Tell where what stands from ``first`` up to ``last`` has its place: that of the first of a list it is in."""
    head = next((at for at in range(first, last) if not first <= tokens[at].head < last), first)
    place = head
    for _ in range(len(tokens)):
        if tokens[place].relation not in _PASSED_OVER or tokens[place].head == place:
            break
        place = tokens[place].head
    return Standing(tokens[place].relation, tokens[place].head, head)
