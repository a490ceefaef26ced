"""How the names in the remarks are linked: what the dictionary says each stands for, beside what was meant.

A mention is right where a name linked within it stands for something of its kind that bears the name written beside it.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from entente.ingest.dictionary import Dictionary
from entente.ingest.discourse import Discourse
from entente.ingest.folding import fold
from entente.ingest.read import read
from entente.ingest.segment import segment
from entente.ingest.senses import Senses
from entente.model import iris
from entente.model.claim import Entity
from entente.model.document import Article
from entente.syntax.pipeline import pipeline

from .gate import Floor
from .reading import dictionary
from .remarks import ANNOTATIONS, Mention, Remark, annotated, records

KINDS: Mapping[str, tuple[str, ...]] = {
    "state": ("state", "place"),
    "body": ("organisation", "state"),
    "place": ("place", "state"),
    "person": ("person",),
}
"""What a mention of a kind may be in the graph: a territory is a place, a federal state of old may be a state."""


@dataclass(frozen=True)
class Linked:
    """A piece of a remark, and what it is taken to stand for."""

    start: int
    end: int
    entity: Entity


@dataclass(frozen=True)
class Fault:
    """A mention that is linked to nothing, or to something else."""

    mention: Mention
    found: str
    """The label of what it was linked to, empty for nothing."""


@dataclass(frozen=True)
class Linking:
    """How many mentions of each kind there are, and which of them are wrong."""

    mentions: Counter[str]
    faults: tuple[Fault, ...]

    @property
    def measures(self) -> dict[str, float]:
        """The share of mentions linked right, by kind and over all kinds but persons."""
        wrong = Counter(fault.mention.kind for fault in self.faults)
        shares = {kind: 1 - wrong[kind] / count for kind, count in sorted(self.mentions.items())}
        del wrong["person"]
        total = 1 - wrong.total() / (self.mentions.total() - self.mentions["person"])
        return {name: round(share, 4) for name, share in {**shares, "names": total}.items()}

    @property
    def floor(self) -> Floor:
        """Its measures, as a floor would hold them."""
        return Floor(iris.digest(ANNOTATIONS.read_text("utf-8")), self.measures)


def measure(kinds: Iterable[str] = KINDS) -> Linking:
    """Link the remarks' names and compare; only mentions of the kinds given count, and only those marked as sure."""
    wanted, known = frozenset(kinds), dictionary()
    borne = names(known)
    texts = {remark.id: remark for remark in records()}
    mentions, faults = Counter[str](), list[Fault]()
    for identifier, marked in annotated().items():
        linked = tuple(link(texts[identifier], known))
        for mention in marked:
            if mention.kind in wanted and mention.sure:
                mentions[mention.kind] += 1
                faults += _faults(mention, linked, borne)
    return Linking(mentions, tuple(faults))


def link(remark: Remark, known: Dictionary) -> Iterator[Linked]:
    """Give what the dictionary links in a remark, sentence by sentence."""
    digest = hashlib.sha256(remark.text.encode()).hexdigest()
    this = Article(remark.text, digest, date=date.fromisoformat(remark.date))
    discourse = Discourse(this.iri, known, this.date)
    for parse in read(segment(this), pipeline()):
        senses, begins = Senses(parse, discourse), parse.sentence.start
        for first, name in senses.names.items():
            sense = senses.choose(first, name)
            if sense:
                start, end = senses.tokens[first].start, senses.tokens[name.last - 1].end
                yield Linked(begins + start, begins + end, sense.entity)


def _faults(mention: Mention, linked: Iterable[Linked], names: Mapping[str, set[str]]) -> Iterator[Fault]:
    inside = [one for one in linked if one.start < mention.end and mention.start < one.end]
    if not any(_meant(mention, one, names) for one in inside):
        yield Fault(mention, " + ".join(one.entity.label for one in inside))


def _meant(mention: Mention, linked: Linked, names: Mapping[str, set[str]]) -> bool:
    """Whether that is what the mention means: where “U.S. forces” is linked whole, “U.S.” is, to whom they act for."""
    entity = linked.entity
    wider = linked.end - linked.start > mention.end - mention.start
    if mention.kind == "state" and wider and entity.acts_for:
        return fold(mention.label) in names[entity.acts_for]
    kind = entity.iri.removeprefix(iris.THING).partition("/")[0]
    return kind in KINDS[mention.kind] and fold(mention.label) in names[entity.iri]


def names(known: Dictionary) -> Mapping[str, set[str]]:
    """The folded names that each thing bears in full or shortened, by its IRI."""
    found = defaultdict[str, set[str]](set)
    for sense in known.senses:
        if sense.how in ("label", "altLabel", "abbreviation"):
            found[sense.entity.iri] |= {fold(sense.name), fold(sense.entity.label)}
    return found
