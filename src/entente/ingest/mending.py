"""Mending: what no tree of a sentence can be, put right before it is read."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from spacy.tokens import Doc

from entente.ingest.headlines import with_listed, with_pair
from entente.ingest.universal import Arc

_SUBJECTS: Final = frozenset({"nsubj", "nsubj:pass"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
"""Tags of verbs that want a subject."""
_BELOW: Final = frozenset({"advcl", "acl:relcl", "ccomp", "xcomp", "parataxis"})
"""Relations of a clause within another."""
_OF_CLAUSE: Final = frozenset({"which", "whose"})
"""Words that open a clause on the name before the comma."""
_NOMINATIVE: Final = frozenset("it he she they we i".split())
_JOINING: Final = frozenset({"and", "but", "while"})
_JOINED: Final = frozenset({"conj", "root", "ccomp"})
_DAYS: Final = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_STRAY: Final = frozenset({"appos", "conj", "list", "dep", "parataxis", "nmod"})
"""Relations by which a tree hangs a subject on a noun far before it."""

_DEEPEST: Final = 8
"""Arcs followed upward at most."""


def mended(doc: Doc, arcs: Sequence[Arc]) -> tuple[Arc, ...]:
    """Put a document's tree right where it gives a verb two subjects, or a clause none that has one."""
    arcs = _kept(list(arcs), with_listed(doc, list(arcs)))
    below: dict[int, list[int]] = defaultdict(list)
    for index, arc in enumerate(arcs):
        if arc.head != index:
            below[arc.head].append(index)
    found = list(arcs)
    for step in _STEPS:
        found = _kept(found, step(doc, list(found), below))
    return tuple(_kept(found, with_pair(doc, list(found))))


def _kept(before: list[Arc], after: list[Arc]) -> list[Arc]:
    """Give a tree as it was put right, or as it was before where that would be none."""
    return after if after == before or _is_tree(after) else before


def _is_tree(arcs: Sequence[Arc]) -> bool:
    """Whether every word hangs on a root, by however many others: in a circle nothing would end."""
    safe: set[int] = set()
    for start in range(len(arcs)):
        at, way = start, list[int]()
        while at not in safe and arcs[at].head != at:
            if len(way) > len(arcs):
                return False
            way.append(at)
            at = arcs[at].head
        safe.update(way, (at,))
    return True


def _active(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “the girls it had taken” and “the panel called on Chad” the subject acts: no “been”, no “was”.

    In a headline a participle alone may be a passive: “Blogger beaten in raid”.
    """
    whole = len(doc) > 0 and doc[-1].text == "."
    for at, arc in enumerate(arcs):
        verb = arc.head
        if arc.relation != "nsubj:pass" or at > verb or doc[verb].tag_ not in ("VBN", "VBD"):
            continue
        auxiliaries = [doc[child] for child in below.get(verb, ()) if arcs[child].relation.startswith("aux")]
        passive = any(arcs[one.i].relation == "aux:pass" for one in auxiliaries)
        perfect = any(one.lower_ in ("had", "has", "have") for one in auxiliaries)
        pronoun = doc[at].lower_ in _NOMINATIVE and arcs[verb].relation == "acl:relcl"  # “curbs it imposed on”
        plain = not auxiliaries and ((whole and arcs[verb].relation == "root") or pronoun)
        if not passive and (perfect or plain):
            arcs[at] = Arc(verb, "nsubj")
    return arcs


def _joined(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “Chad urged an end, a step Libya took, and praised Mali” the praise is Chad's: what “, and” joins is a clause.

    Nor is a past tense joined to a present one: “asked Chad not to act before both sign, and appealed”.
    """
    for verb in range(len(arcs)):
        mine = _tense(doc, arcs, below, verb)
        if arcs[verb].relation != "conj" or mine not in _FINITE or _has_subject(arcs, below, verb):
            continue
        joining = next((child for child in below.get(verb, ()) if arcs[child].relation == "cc"), 0)
        if joining < 1 or doc[joining - 1].text != ",":
            continue
        above = arcs[verb].head
        for _ in range(_DEEPEST):
            if not (_set_apart(doc, arcs, below, above) or _tense(doc, arcs, below, above) != mine):
                break
            higher = _clause_above(doc, arcs, above)
            if higher is None:
                break
            above = higher
        if _tense(doc, arcs, below, above) == mine and _has_subject(arcs, below, above):
            arcs[verb] = Arc(above, "conj")
    return arcs


def _fronted(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “Turkey, whose dams they blame” the dams are blamed: of two subjects the one that opens the clause is none."""
    for verb, children in list(below.items()):
        subjects = [at for at in children if arcs[at].relation in _SUBJECTS and at < verb and arcs[at].head == verb]
        if len(subjects) != 2:
            continue
        first = subjects[0]
        if doc[first].pos_ == "NOUN" and subjects[1] == first + 1 and _is_told_of(doc, arcs, below, first):
            arcs[first], arcs[verb] = (
                Arc(arcs[verb].head, "appos"),
                Arc(first, "acl:relcl"),
            )  # “, an order Paris rejected”
            continue
        if arcs[verb].relation not in ("acl:relcl", "parataxis"):
            continue
        opens = doc[first].tag_ in ("WDT", "WP") or any(doc[at].tag_ == "WP$" for at in below.get(first, ()))
        if opens and not any(arcs[at].relation == "obj" for at in children):
            arcs[first] = Arc(verb, "obj")
    return arcs


def _is_told_of(doc: Doc, arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], noun: int) -> bool:
    """Whether a noun after a comma says what was told before: “, an order”."""
    first = _opening(arcs, below, noun)
    return 0 < first < noun and doc[first].lower_ in ("a", "an") and doc[first - 1].text == ","


def _absolute(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “vetoed on Friday, China and India abstaining” the abstaining is theirs: no country is in a list with a day.

    And of “with Tehran vowing to act and Brussels promising help” the promise is Brussels'.
    """
    for at in range(3, len(arcs)):
        if not doc[at].lower_.endswith("ing") or doc[at].pos_ != "VERB" or _has_subject(arcs, below, at):
            continue
        first = next((child for child in range(2, at) if arcs[child].relation == "conj" and doc[child].pos_ == "PROPN"
                      and doc[child - 1].text == "," and doc[child - 2].lower_ in _DAYS), None)  # fmt: skip
        listed = [] if first is None else [
            child for child in range(first + 1, at)
            if arcs[child].relation == "conj" and arcs[child].head in (first, arcs[first].head)
        ]  # fmt: skip
        if first is not None and at - 1 in (first, *listed):
            arcs[first] = Arc(at, "nsubj")
            for other in listed:
                arcs[other] = Arc(first, "conj")
            continue
        before = at - 1
        joined = arcs[before].relation == "conj" and doc[before - 1].lower_ == "and" and doc[before].pos_ == "PROPN"
        clause = _with_clause(doc, arcs, below, before) if joined else None
        if clause is not None and arcs[at].relation in ("xcomp", "acl", "advcl"):
            arcs[before], arcs[at] = Arc(at, "nsubj"), Arc(clause, "conj")
    return arcs


def _with_clause(doc: Doc, arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], end: int) -> int | None:
    """The verb of “with Tehran vowing” before a token."""
    for verb in range(end - 1, 0, -1):
        opened = any(doc[child].lower_ == "with" and arcs[child].relation == "mark" for child in below.get(verb, ()))
        if opened and doc[verb].lower_.endswith("ing"):
            return verb
    return None


def _with_said(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “Chad attacked, Libya said on Friday, accusing it” the accusing is Libya's: what follows whoever said so."""
    for at in range(3, len(arcs)):
        if doc[at].tag_ != "VBG" or arcs[at].relation not in ("advcl", "acl") or doc[at - 1].text != ",":
            continue
        reach = range(at - 2, max(at - 2 - _DEEPEST, 0), -1)
        verb = next((one for one in reach if doc[one].pos_ == "VERB" or doc[one].text == ","), 0)
        if arcs[at].head == verb or not _has_subject(arcs, below, verb) or doc[verb].pos_ != "VERB":
            continue
        said = [child for child in below.get(verb, ()) if arcs[child].relation == "ccomp"]
        speaks = arcs[verb].relation == "parataxis" or any(child < verb for child in said)
        if speaks and not any(child > verb for child in said) and verb < at:
            arcs[at] = Arc(verb, "advcl")
    return arcs


def _tense(doc: Doc, arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], verb: int) -> str:
    """The tag of a verb, or of its first auxiliary; "VBP" for the present, whoever acts."""
    first = next((child for child in below.get(verb, ()) if arcs[child].relation.startswith("aux")), verb)
    return "VBP" if doc[first].tag_ == "VBZ" else doc[first].tag_


def _set_apart(doc: Doc, arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], verb: int) -> bool:
    """Whether a verb is in a phrase that a comma opens on a noun: “, a step Libya took”, “, which left”."""
    noun = arcs[verb].head
    if arcs[verb].relation != "acl:relcl":
        return False
    top = noun if arcs[noun].relation == "appos" else verb
    first = _opening(arcs, below, top)
    return first > 0 and doc[first - 1].text == ","


def _clause_above(doc: Doc, arcs: Sequence[Arc], verb: int) -> int | None:
    """The verb of the clause that a clause is part of."""
    if arcs[verb].relation not in _BELOW:
        return None
    at = arcs[verb].head
    for _ in range(_DEEPEST):
        if doc[at].pos_ == "VERB":
            return at
        if arcs[at].head == at:
            return None
        at = arcs[at].head
    return None


def _one_subject(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “NATO will send troops, Stoltenberg said” the first subject is the sending's.

    A parser may hang both on the verb of speech at the end, and leave its clause without one.
    """
    for head, children in below.items():
        subjects = [child for child in children if arcs[child].relation in _SUBJECTS and child < head]
        for clause in (child for child in children if arcs[child].relation == "ccomp" and len(subjects) > 1):
            if subjects[0] < clause < subjects[-1]:
                arcs[subjects[0]] = Arc(clause, "dislocated" if _has_subject(arcs, below, clause) else "nsubj")
    for verb in range(1, len(arcs)):
        if doc[verb].pos_ != "VERB" or any(arcs[child].relation in _SUBJECTS for child in below.get(verb, ())):
            continue
        for clause in (child for child in below.get(verb, ()) if arcs[child].relation == "ccomp" and child < verb):
            own = [at for at in below.get(clause, ()) if arcs[at].relation in _SUBJECTS]
            if len(own) == 2 and own[0] < clause < own[1] < verb:
                arcs[own[1]] = Arc(verb, "nsubj")  # “Chad attacked, officials said”
    return arcs


def _with_speaker(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “Chad refuses to leave, a spokesman for Libya said” the spokesman is the subject, no apposition to Chad.

    So is the name before an apposition in “…, Jens Berg, the head of NATO, said”, which is in no list with Chad.
    """
    for verb, children in ((at, below.get(at, ())) for at in range(1, len(arcs)) if doc[at].pos_ == "VERB"):
        if arcs[verb].relation != "parataxis" and not any(arcs[child].relation == "ccomp" for child in children):
            continue
        apart = doc[verb - 1].text == ","
        subject = next((at for at in children if arcs[at].relation in _SUBJECTS and arcs[at].head == verb), None)
        if subject is None:
            subject = _stray(doc, arcs, below, verb - 1 - apart, verb)
            if subject is not None:
                arcs[subject] = Arc(verb, "nsubj")
        if subject is None or subject > verb:
            continue
        said = next(
            (at for at in children if arcs[at].relation == "ccomp" and arcs[at].head == verb and at > verb), None
        )
        inserted = said is not None and doc[verb + 1].text == "," and not _has_subject(arcs, below, said)
        if said is not None and inserted and (own := _stray(doc, arcs, below, verb - 1, verb)) is not None:
            arcs[subject], arcs[own] = Arc(said, "nsubj"), arcs[subject]  # “Chad, Libya believes, attacked”
            continue
        first = _opening(arcs, below, subject)
        set_apart = apart and first > 1 and doc[first - 1].text == ","
        named = _stray(doc, arcs, below, first - 2, first) if set_apart else None
        if named is not None and doc[named].pos_ == "PROPN":
            arcs[named], arcs[subject] = arcs[subject], Arc(named, "appos")
    return arcs


def _has_subject(arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], verb: int) -> bool:
    return any(arcs[child].relation in _SUBJECTS for child in below.get(verb, ()))


def _with_aside(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “Libya left, and Chad, which had come, stayed” the staying is Chad's: “, and” lists nothing here."""
    for verb in range(3, len(arcs)):
        if arcs[verb].relation not in _JOINED or doc[verb - 1].text != "," or _has_subject(arcs, below, verb):
            continue
        if doc[verb].pos_ != "VERB" or doc[verb].tag_ == "VBG":
            continue
        for noun in range(verb - 2, 1, -1):
            aside = any(arcs[child].relation in ("acl:relcl", "appos") for child in below.get(noun, ()))
            if not (aside and arcs[noun].relation == "conj" and (noun > arcs[verb].head or arcs[verb].head == verb)):
                continue
            first = _opening(arcs, below, noun)
            if doc[first].lower_ in _JOINING and doc[first - 1].text == "," and _closing(arcs, below, noun) == verb - 2:
                arcs[noun] = Arc(verb, "nsubj")
                break
    return arcs


def _stray(doc: Doc, arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], last: int, end: int) -> int | None:
    """The noun of a phrase between a comma and ``end``, its last token given, that a tree hangs before the comma.

    What “and” joins to a list before it is no such noun.
    """
    comma = next((at for at in range(last - 1, 0, -1) if doc[at].text == ","), None)
    if comma is None:
        return None
    noun = last
    while comma < arcs[noun].head < end and arcs[noun].head != noun:
        noun = arcs[noun].head
    listed = any(arcs[child].relation == "cc" for child in below.get(noun, ()))
    stray = arcs[noun].relation in _STRAY and arcs[noun].head < comma and not listed
    return noun if stray and doc[noun].pos_ in ("NOUN", "PROPN", "PRON") else None


def _opening(arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], top: int) -> int:
    """The first word of what hangs on one, itself included."""
    children = (child for child in below.get(top, ()) if child < top and arcs[child].relation != "punct")
    return min((_opening(arcs, below, child) for child in children), default=top)


def _closing(arcs: Sequence[Arc], below: Mapping[int, Sequence[int]], top: int) -> int:
    """The last word of what hangs on one, itself included."""
    children = (child for child in below.get(top, ()) if child > top and arcs[child].relation != "punct")
    return max((_closing(arcs, below, child) for child in children), default=top)


def _with_whose(doc: Doc, arcs: list[Arc], below: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “France, whose minister, Lecornu, came” the minister is the subject, no apposition to France."""
    if "whose" not in doc.text.lower():
        return arcs
    for token in doc:
        noun = arcs[token.i].head
        if token.tag_ != "WP$" or arcs[noun].relation != "appos":
            continue
        for clause in below.get(arcs[noun].head, ()):
            if clause > noun and arcs[clause].relation == "acl:relcl" and not _has_subject(arcs, below, clause):
                arcs[noun] = Arc(clause, "nsubj")
                break
    return arcs


def _after_of(doc: Doc, arcs: Sequence[Arc], noun: int) -> bool:
    """Whether “of” opens the phrase of a noun: “Unity” in “the Government of National Unity”."""
    return any(doc[at].lower_ == "of" and arcs[at].head == noun for at in range(max(0, noun - 4), noun))


def _with_which(doc: Doc, arcs: list[Arc], _: Mapping[int, Sequence[int]]) -> list[Arc]:
    """Of “in solidarity with Czechia, which blames Moscow” the clause is Czechia's: what a comma sets it behind.

    So it is of “talks with Chad, whose envoys stayed away”.
    """
    for token in doc:
        named = token.i - 2
        if token.lower_ not in _OF_CLAUSE or named < 0 or doc[token.i - 1].text != "," or doc[named].pos_ != "PROPN":
            continue
        subject = arcs[token.i].head if token.lower_ == "whose" else token.i
        clause = arcs[subject].head
        while arcs[named].head != named and (
            arcs[named].relation in ("flat", "compound")
            or (
                arcs[named].relation == "nmod" and doc[arcs[named].head].pos_ == "PROPN" and _after_of(doc, arcs, named)
            )
        ):
            named = arcs[named].head
        before = arcs[clause].head
        has_part = arcs[subject].relation in _SUBJECTS | {"obj"}
        told = arcs[clause].relation == "acl:relcl" or (arcs[clause].relation == "parataxis" and token.tag_ == "WP$")
        if told and before < named < clause and has_part:
            arcs[clause] = Arc(named, "acl:relcl")
    return arcs


_STEPS: Final[tuple[Callable[[Doc, list[Arc], Mapping[int, Sequence[int]]], list[Arc]], ...]] = (
    _one_subject, _with_aside, _active, _fronted, _absolute, _with_speaker, _with_whose, _with_which, _joined,
    _with_said,
)  # fmt: skip
"""What is put right, in this order; a step that would close a circle is left out."""
