"""Parties: who does what a verb says, to whom, and whom the phrases below it name, through the tree."""

from __future__ import annotations

from typing import Final

from entente.ingest.agents import sector_of
from entente.ingest.control import EQUATING, JOINING, OBJECT_CONTROL, SUBJECT_CONTROL, WORKING
from entente.ingest.kinds import VOICES
from entente.ingest.mention import Group, Mention
from entente.ingest.nouns import DEEPEST, OTHERS, RELATIVE, Nouns
from entente.ingest.tree import SUBJECTS, leaves_out_subject
from entente.model.claim import Entity

_APART: Final = frozenset({"advcl", "acl:relcl", "advcl:relcl", "parataxis"})
"""Clauses within another that say something else than what it would meet."""
_LOOSE: Final = frozenset("by against with to from for between towards toward".split())
"""Prepositions whose phrase may hang on a noun below the word that it belongs to."""
_BY: Final = frozenset({"by"})
_TOPICS: Final = frozenset({"into", "over", "about"})
"""Prepositions of what a noun is about, which somebody else does: “an inquiry into killings by Chadian forces”."""
_THREATS: Final = frozenset({"threaten", "threat"})
_ALONGSIDE: Final = frozenset({"with", "alongside"})
_MOVING: Final = "REF"
"""Sector of refugees and migrants."""
_ELSEWHERE: Final = frozenset({"list", "appos", "dep", "parataxis", "xcomp", "obl:unmarked"})
"""Relations by which a tree hangs an object that it does not know for one."""


def _somebody(party: Entity) -> bool:
    """Whether it is known who somebody is or for whom they act: not “civilians”."""
    return bool(party.acts_for) or (party.known and party.kind not in VOICES)


class Parties(Nouns):
    """The parties of one sentence, by the index of a token."""

    def subject(self, verb: int, depth: int = 0) -> Group | None:
        """Who does what a verb says, in the active voice; in the passive whom it is done to."""
        if depth > DEEPEST:
            return None
        own = next(self.children(verb, *SUBJECTS), None)
        if own is not None:
            return self.meant(own)
        relation, head = self.relation(verb), self.head(verb)
        if relation == "root":
            return self._left_out(verb)
        if relation == "conj" or (relation == "parataxis" and self.tokens[verb - 1].text == ";"):
            return self._of_conjunct(verb, head, depth)
        if relation in ("acl", "advcl", "xcomp") and (joined := self._joining(verb, head, depth)):
            return joined
        if relation == "acl" and (punished := self._punished(verb, head)):
            return punished
        if relation in ("acl", "acl:relcl") and not self.infinitive(verb):
            if not self.nominal(head):
                return None
            named = self.meant(head)
            written = named is None and relation == "acl" and self.tokens[verb].tag == "VBG"
            return self._of_noun(head, depth) if written else named  # “signed a decree pardoning Chad”
        if relation == "acl":
            return self._of_noun(head, depth)
        if relation in ("xcomp", "advcl", "ccomp", "csubj"):
            return self._controller(verb, head, depth)
        return None

    def _joining(self, verb: int, head: int, depth: int) -> Group | None:
        """Who does what somebody joins somebody else in: “Chad joined Libya in condemning the raid”."""
        if self.marker(verb) != "in" or self.lemma(head) not in JOINING:
            return None
        return self.joined_by(head, depth)

    def joined_by(self, verb: int, depth: int = 0) -> Group | None:
        """Who joins somebody, and whom: “Chad joined Libya in a boycott”."""
        other = self.object(verb)
        groups = (self.subject(verb, depth + 1), self.meant(other) if other is not None else None)
        mentions = dict.fromkeys(mention for group in groups if group for mention in group.mentions)
        return Group(tuple(mentions)) if mentions else None

    def _punished(self, verb: int, noun: int) -> Group | None:
        """Who did what somebody is punished for by a body that the tree hangs it on: “jailed by a court for arming”."""
        above = self.head(noun)
        by = self.relation(noun) == "obl:agent" or self.case(noun) == "by"
        if self.marker(verb) != "for" or not by or not self.verbal(above) or not self.passive(above):
            return None
        punished = self.object(above)
        return self.meant(punished) if punished is not None else None

    def _of_conjunct(self, verb: int, head: int, depth: int) -> Group | None:
        """The subject a verb shares with the one it is joined to, or the noun that a headline joins it to."""
        if self.passive(head) and not self.passive(verb) and self.tokens[verb].tag == "VBG":
            return None
        if self.nominal(head) and self.child(head, "cop") is None:
            return self.meant(head)
        shared = self.subject(head, depth + 1)
        if shared is None and self.relation(head) == "ccomp" and self.passive(head):
            return self.subject(self.head(head), depth + 1)  # “said that nothing was let in and accused Chad”
        return shared

    def _of_noun(self, noun: int, depth: int) -> Group | None:
        """Who is to do what a noun's infinitive says: “Russia’s plan to attack”, “announced a plan to attack”."""
        owner = self.owner(noun)
        if owner:
            return owner
        if (equal := self.equated(noun)) is not None:
            return self.doer(equal)
        if self.child(noun, "cop") is not None:
            return self.subject(noun, depth + 1)
        head = self.head(noun)
        if self.verbal(head) and self.relation(noun) in ("obj", "obl", "nsubj:pass"):
            return self.agent(head) if self.passive(head) else self.subject(head, depth + 1)
        return None

    def _controller(self, verb: int, head: int, depth: int) -> Group | None:
        """The subject of a clause without one: its governor's object where that is told to act, else its subject."""
        if self.tokens[verb].tag == "VBG" and self.relation(verb) == "advcl" and self._set_off(verb):
            while self.infinitive(head) and self.relation(head) in ("xcomp", "acl"):
                head = self.head(head)  # “allowed pilgrims to cross, easing a blockade”
        told = self.child(head, "obj", "iobj", "nsubj:pass")
        if told is None and self.lemma(head) in OBJECT_CONTROL and self.relation(head) == "acl:relcl":
            told = self.object(head)  # “a junta that Chad accuses of stealing”
        if told is None and self.lemma(head) in OBJECT_CONTROL:
            told = next((child for _, child in self.obliques(head) if self.meant(child)), None)
        marker = self.marker(verb)
        by_object = self.lemma(head) not in SUBJECT_CONTROL and (
            (self.relation(verb) == "xcomp" and self.verbal(head))
            or marker in ("of", "for", "from", "into")
            or (self.lemma(head) in OBJECT_CONTROL and self.infinitive(verb))
        )
        if told is not None and by_object:
            return self.meant(told)
        if self.relation(verb) == "ccomp" and not self.infinitive(verb):
            return None
        if self.relation(head) == "acl" and self.passive(head):
            return self.meant(self.head(head))
        return self._working_with(verb, head, self.subject(head, depth + 1))

    def _working_with(self, verb: int, head: int, source: Group | None) -> Group | None:
        """Who does what somebody works with somebody else to do: “worked alongside Libya to return migrants”."""
        if source is None or self.lemma(head) not in WORKING or not self.infinitive(verb):
            return source
        beside = [met for child in self.attached(head, _ALONGSIDE) if child < verb and (met := self.meant(child))]
        return Group(tuple(dict.fromkeys((*source.mentions, *(one for met in beside for one in met.mentions)))))

    def _set_off(self, verb: int) -> bool:
        """Whether a comma stands before a verb that nothing marks: “, easing a blockade”."""
        return verb > 0 and self.tokens[verb - 1].text == "," and not self.marker(verb)

    def unsaid(self, verb: int) -> bool:
        """Whether a note leaves out who does what a verb says, or the verb that it is joined to."""
        first = self.first(verb)
        own = self.child(verb, *SUBJECTS) is not None
        return leaves_out_subject(self.tokens, first) and not own

    def _left_out(self, verb: int) -> Group | None:
        """Who acts in a note that leaves out who does, or in a headline: “Libya, Chad to cease fire”."""
        before = verb - 2
        if self.infinitive(verb) and before >= 0 and before in self.mentions and self.tokens[verb - 1].lower == "to":
            first = self.first(before)
            return self.meant(first) if self.relation(first) in SUBJECTS or first == before else None
        if self.topic is None or not leaves_out_subject(self.tokens, verb):
            return None
        return Group((Mention(0, 1, "pronoun", actor=self.topic),))

    def doer(self, noun: int) -> Group | None:
        """Who does what a noun names: whose it is, or who stands after “by”, even where that hangs on its verb."""
        owner = self.owner(noun)
        if owner is not None:
            return owner
        linked = self.linked(noun, _BY)
        if linked is None and self.relation(noun) == "nsubj":
            verb = self.head(noun)
            linked = next((child for child in self.attached(verb, _BY) if noun < child < verb), None)
        return self.meant(linked) if linked is not None else None

    def equated(self, noun: int) -> int | None:
        """The subject that a verb says to be what a noun names: “the visit represents a recognition of”."""
        noun = self.first(noun)
        verb = self.head(noun)
        if self.relation(noun) not in ("obj", "obl") or self.lemma(verb) not in EQUATING or self.passive(verb):
            return None
        return self.child(verb, "nsubj")

    def agent(self, verb: int) -> Group | None:
        """Who stands after “by” at a verb in the passive or a noun."""
        for case, child in self.obliques(verb):
            if case == "by":
                return self.meant(child)
        lower = self._linked_below(verb, _BY, 0)
        if lower is not None:
            return self.meant(lower)
        above = self.head(verb)
        shared = self.relation(verb) == "conj" and self.passive(verb) and self.verbal(above) and self.passive(above)
        return self.agent(above) if shared else None  # “was banned by a court and its leaders were jailed”

    def object(self, verb: int) -> int | None:
        """The head of a verb's object, or of the subject of its passive; of a relative clause what it is told of."""
        if self.passive(verb):
            own = self.child(verb, "nsubj:pass")
            if own is None and self.relation(verb) == "acl":
                return self.head(verb)
            if own is None and self.relation(verb) in ("advcl", "xcomp"):
                return self.child(self.head(verb), "nsubj", "nsubj:pass")
            if own is None and self.relation(verb) == "conj":
                above = self.head(verb)
                if self.passive(above):
                    return self.object(above)
                return self.child(above, "nsubj") if self.verbal(above) else None
            return own if own is not None else self.child(verb, "nsubj")
        own = next((child for child in self.children(verb, "obj") if child > verb), self.child(verb, "obj"))
        if own is not None:
            before = self.antecedent(own) if self.tokens[own].tag in RELATIVE else self._repeated(verb, own)
            return own if before is None else before
        shared = self._shared_object(verb)
        if shared is not None:
            return shared
        if (following := self._following(verb)) is not None:
            return following
        relative = self.relation(verb) == "acl:relcl" and self.child(verb, "nsubj") is not None
        if relative and not self._relativised(verb):
            return self.head(verb)
        return None

    def _repeated(self, verb: int, own: int) -> int | None:
        """Whom “them” means that the text has not named: the object of the verb before, “beat crowds and sent them”."""
        if self.tokens[own].lower != "them" or own in self.mentions or self.relation(verb) != "conj":
            return None
        before = self.object(self.head(verb)) if self.verbal(self.head(verb)) else None
        return before if before is not None and self.tokens[before].tag in ("NNS", "NNPS") else None

    def _following(self, verb: int) -> int | None:
        """The name right after a verb that the tree hangs elsewhere, where it is nobody's subject."""
        at = verb + 1
        while at < len(self.tokens) and self.tokens[at].pos == "DET":
            at += 1
        mention = self.mentions.get(at)
        if mention is None or mention.how not in ("name", "person") or mention.possessive:
            return None
        top = next((one for one in range(at, mention.last) if self.head(one) not in range(at, mention.last)), at)
        loose = self.relation(top) in ("obl", "obl:agent") and not self.case(top)
        return top if loose or self.relation(top) in _ELSEWHERE else None

    def _shared_object(self, verb: int) -> int | None:
        """The object that a verb shares with one joined to it: “armed and trained the rebels”."""
        if self.relation(verb) == "conj" and self.verbal(self.head(verb)):
            first = self.child(self.head(verb), "obj")
            alone = self.child(verb, "obl", "ccomp", "xcomp", "nsubj", "nsubj:pass") is None
            return first if first is not None and first > verb and alone else None
        for child in self.children(verb, "conj"):
            near = self.verbal(child) and child - verb <= 3 and self.child(child, "nsubj") is None
            if near and self.child(verb, "obl", "ccomp", "xcomp") is None:
                return self.child(child, "obj")
        return None

    def _relativised(self, verb: int) -> bool:
        """Whether the subject of a relative clause is what it is told of: “who left”."""
        return any(
            self.tokens[child].tag in RELATIVE or self.tokens[child].lower == "that"
            for child in self.children(verb, *SUBJECTS)
        )

    def linked(self, index: int, prepositions: frozenset[str]) -> int | None:
        """The head of the first phrase that one of these prepositions ties to a word, or to a noun below it.

        Which of the nouns before it a phrase belongs to is what a parser is least sure of: “a delivery of shells to
        Armenia”.
        """
        found = self.attached(index, prepositions)
        named = next((child for child in found if self.meant(child)), None)
        if named is None:
            named = self._linked_below(index, prepositions & _LOOSE, 0)
        return named if named is not None else next(iter(found), None)

    def attached(self, index: int, prepositions: frozenset[str]) -> list[int]:
        """The heads of the phrases that one of these prepositions ties to a word itself."""
        return [child for case, child in self.obliques(index) if case.removeprefix("out ") in prepositions]

    def _linked_below(self, index: int, prepositions: frozenset[str], depth: int) -> int | None:
        if depth > 2 or not prepositions:
            return None
        for child in self.children(index, "nmod", "obl", "advmod", "conj"):
            if "by" in prepositions and self.case(child) in _TOPICS:
                continue
            for case, inner in self.obliques(child):
                if case in prepositions and self.meant(inner):
                    return inner
            if (deeper := self._linked_below(child, prepositions, depth + 1)) is not None:
                return deeper
        return None

    def reached(self, word: int, source: Group | None, relations: tuple[str, ...], *, phrase: bool) -> Group | None:
        """Whom what hangs on a word would meet: “threatened to end its contract with Spain”."""
        tops = tuple(self.children(word, *relations))
        found = next((met for top in tops if (met := self.inside(top, source, after=word, phrase=phrase))), None)
        if found or self.lemma(word) not in _THREATS:
            return found
        return next((met for top in tops if (met := self._unnamed_object(top, source))), None)

    def _unnamed_object(self, clause: int, source: Group | None) -> Group | None:
        """Whom an infinitive meets that no name is given of: “threatened to kill mayors”."""
        own = self.object(clause) if self.infinitive(clause) else None
        met = self.meant(own) if own is not None and self.tokens[own].tag == "NNS" else None
        mine = set(source.actors) if source else set()
        if met is None or any(sector_of(one.label) == _MOVING for one in met.actors):
            return None  # “threatened to send back migrants” threatens whoever sent them
        return met if met.actors and mine.isdisjoint(met.actors) else None

    def inside(self, top: int, source: Group | None, *, after: int = -1, phrase: bool = False) -> Group | None:
        """Whom a phrase or clause names first beside whoever acts: “its border with Pakistan”.

        ``phrase`` leaves out whom its participles and infinitives name.
        """
        mine = set(source.actors) if source else set()
        first, last = self.span(top)
        for at in range(max(first, after + 1), last):
            mention = self.mentions.get(at)
            if mention is None or at != mention.first or self._apart(at, top, phrase):
                continue
            if mention.how == "pronoun" and (not mention.possessive or self.lemma(self.head(at)) in OTHERS):
                continue  # “its concerns”, not “its enemies”
            group = self.placed(self.meant(at) or Group((mention,)))
            meant = set(group.actors) - mine if group else set()
            if meant == set(group.actors if group else ()) and any(map(_somebody, meant)):
                return group
        return None

    def _apart(self, index: int, top: int, phrase: bool) -> bool:
        """Whether a token stands in a clause of its own within another."""
        apart = _APART | {"acl", "xcomp"} if phrase else _APART
        between = (above for above in (index, *self.above(index)) if above != top and self.within(above, top))
        return any(self.relation(above) in apart for above in between)
