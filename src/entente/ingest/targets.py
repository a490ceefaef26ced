"""Targets: whom a verb meets where its arguments name nobody else, by the words below and around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from entente.ingest.control import SUBJECT_CONTROL
from entente.ingest.elsewhere import REPLYING, crossed, is_known, offered
from entente.ingest.events import PLACED, others
from entente.ingest.lexicon import Frame
from entente.ingest.mention import Group
from entente.ingest.parties import Parties
from entente.ingest.told import sent_to, summed_up

CLAUSES: Final = ("xcomp", "ccomp", "advcl", "acl")
"""Relations of a clause below a verb."""
_REACHING: Final = frozenset({"THREATEN", "AGREE", "AID", "CONCEDE", "REJECT", "SUPPORT", "REQUEST", "ACCUSE"})
"""Types whose target may be whom the clause or object below would meet."""
_STRIKING: Final = frozenset({"ASSAULT", "COERCE", "SANCTION"})
"""Types whose target may be whose their object is: “shelled a hospital in Kharkiv”."""
_ENTERING: Final = frozenset({"into", "against", "across"})
"""Prepositions of whom somebody enters by force."""
_ONE_SIDED: Final = SUBJECT_CONTROL - {"agree"}
"""Verbs that several do not do to each other where another is named below."""
_LIFTED: Final = frozenset({"CONCEDE", "SANCTION", "RETREAT"})
"""Types whose target may be named in a clause on their object: “lifted the tariffs it had put on Australian barley”."""
_BORDERS: Final = frozenset({"border", "frontier", "boundary"})
_CARRYING: Final = frozenset({"carry", "fly", "bring", "ferry", "transport", "haul"})
"""What a ship does that is seized, with whose things it is laden."""
_WITH: Final = frozenset({"with"})


@dataclass(frozen=True)
class _Deed:
    """A verb with one of its frames, and who does it."""

    parties: Parties
    index: int
    frame: Frame
    source: Group | None

    @property
    def object(self) -> int | None:
        return self.parties.object(self.index)


def met(parties: Parties, index: int, frame: Frame, source: Group | None, target: Group | None) -> Group | None:
    """Whom a verb meets: whom its arguments name, else a place for the state around it, else who is named elsewhere."""
    if frame.type in PLACED and not frame.object_classes:
        target = parties.placed(target)
    deed = _Deed(parties, index, frame, source)
    for is_open, way in _WAYS:
        if is_open(deed, target):
            target = way(deed) or target
    return target


def _is_nobody(_: _Deed, target: Group | None) -> bool:
    return target is None


def _is_no_other(deed: _Deed, target: Group | None) -> bool:
    """Whether a target is nobody but whoever acts."""
    return not others(target, deed.source)


def _is_unknown(_: _Deed, target: Group | None) -> bool:
    return not is_known(target)


def _is_own_means(deed: _Deed, target: Group | None) -> bool:
    """Whether a target is but the forces that somebody sends: “sent its troops there”."""
    return all(one.kind == "ArmedForces" for one in others(target, deed.source))


def _reached(deed: _Deed) -> Group | None:
    """Whom the object or the clause below would meet: “threatened to end its contract with Spain”."""
    parties, index, frame, source = deed.parties, deed.index, deed.frame, deed.source
    alone = source is None or len(source.actors) < 2 or frame.type == "THREATEN"
    if not (alone or parties.lemma(index) in _ONE_SIDED):  # “Chad and Mali pledged to aid Libya”
        return None
    ways = tuple(_reaching(deed))
    return parties.reached(index, source, ways, phrase=frame.type in _STRIKING) if ways else None


def _reaching(deed: _Deed) -> Iterator[str]:
    """The relations of what may name a target by the way."""
    frame, source, own = deed.frame, deed.source, deed.object is not None
    known = source is not None and any(actor.known for actor in source.actors)
    striking = frame.type in _STRIKING and known  # “workers crush olives near Sfax” strikes nobody
    if (frame.type in _REACHING or striking) and ("direct" in frame.objects or frame.nouns):
        yield "nsubj:pass" if deed.parties.passive(deed.index) else "obj"
    if frame.type in _REACHING and not (own and (frame.type == "ACCUSE" or not frame.complement)):
        yield from CLAUSES


def _entered(deed: _Deed) -> Group | None:
    """Whom somebody enters by force: “stormed into southern Israel”.

    Where it is done is a place and no target: two strikes of one day on two towns are two.
    """
    if deed.frame.type not in _STRIKING or deed.source is None or len(deed.source.actors) > 1:
        return None
    ways = (child for case, child in deed.parties.obliques(deed.index) if case in _ENTERING)
    return next((found for child in ways if (found := deed.parties.inside(child, deed.source, phrase=True))), None)


def _sent(deed: _Deed) -> Group | None:
    if deed.frame.type != "MOBILIZE" or deed.parties.passive(deed.index):
        return None
    return sent_to(deed.parties, deed.index)


def _answered(deed: _Deed) -> Group | None:
    """Who did what “a step” sums up that the verb answers."""
    told = summed_up(deed.parties, deed.index) if deed.frame.type in REPLYING else None
    return told if others(told, deed.source) else None


def _offered(deed: _Deed) -> Group | None:
    own = deed.object
    return offered(deed.parties, deed.index, own, deed.frame, deed.source) if own is not None else None


def _hosting(deed: _Deed) -> Group | None:
    """With whom somebody visits what is nobody's: “toured an air base with Frederiksen”."""
    hosts = deed.parties.attached(deed.index, _WITH) if deed.frame.mode == "visit" else []
    return next((host for one in hosts if others(host := deed.parties.meant(one), deed.source)), None)


def _laden(deed: _Deed) -> Group | None:
    """Whose things a ship carries that is seized: “detained a vessel carrying Iranian oil”."""
    clauses = _below_object(deed, "acl") if deed.frame.type == "COERCE" else ()
    carrying = (clause for clause in clauses if deed.parties.lemma(clause) in _CARRYING)
    return next((found for clause in carrying if (found := deed.parties.inside(clause, deed.source))), None)


def _lifted(deed: _Deed) -> Group | None:
    """On whom a clause says that somebody had put what he lifts."""
    clauses = _below_object(deed, "acl:relcl") if deed.source and deed.frame.type in _LIFTED else ()
    return next((found for clause in clauses if (found := deed.parties.inside(clause, deed.source))), None)


def _below_object(deed: _Deed, relation: str) -> Iterator[int]:
    own = deed.object
    return deed.parties.children(own, relation) if own is not None else iter(())


def _traced(deed: _Deed) -> Group | None:
    """Whom a phrase names in which something is found: “traced the attack to computers in Russia”."""
    if deed.source is None or not deed.frame.known_only or deed.frame.type != "ACCUSE":
        return None
    traced = deed.parties.linked(deed.index, deed.frame.objects - {"direct"})
    return deed.parties.inside(traced, deed.source, phrase=True) if traced is not None else None


def _across(deed: _Deed) -> Group | None:
    """Whom a phrase names beside whoever acts: “to its border with Pakistan”."""
    parties, index, source = deed.parties, deed.index, deed.source
    linked = parties.linked(index, deed.frame.objects - {"direct"}) if source is not None else None
    if linked is None:
        return None
    beyond = parties.attached(index, _WITH) if parties.lemma(linked) in _BORDERS else []
    return parties.inside(linked, source) or next((found for child in beyond if (found := parties.meant(child))), None)


def _crossed(deed: _Deed) -> Group | None:
    if deed.source is None or (deed.frame.type, deed.frame.mode) != ("SANCTION", "withdraw"):
        return None
    return crossed(deed.parties, deed.index, deed.source)


_WAYS: Final[tuple[tuple[Callable[[_Deed, Group | None], bool], Callable[[_Deed], Group | None]], ...]] = (
    (_is_nobody, _reached),
    (_is_nobody, _entered),
    (_is_own_means, _sent),
    (_is_no_other, _answered),
    (_is_unknown, _offered),
    (_is_nobody, _hosting),
    (_is_nobody, _laden),
    (_is_nobody, _lifted),
    (_is_nobody, _traced),
    (_is_no_other, _across),
    (_is_no_other, _crossed),
)
"""When a target is open, and the way to one, in this order: what a way finds the next ones see."""
