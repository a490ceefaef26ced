"""How the frames do: whether each fires in its example and not in its counterexample, and which fire in real texts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, islice
from typing import Final

import pyoxigraph
from tests.syntax.conftest import TREEBANKS

from entente.ingest.dictionary import Dictionary
from entente.ingest.lexicon import Frame, frames_by_name
from entente.ingest.pipeline import claims_of
from entente.ingest.read import Parse, read
from entente.ingest.segment import segment
from entente.model import iris
from entente.model.document import Article, Paragraph
from entente.ontology.resources import ontology_file
from entente.syntax.pipeline import pipeline
from entente.syntax.treebank import documents, part

from . import coding, remarks
from .gate import Floor

EVERY: Final = "whatever the examples are"
"""In the place of a digest: the floors hold for each state of the lexicon, not for the sentences it once had."""
_SKOS: Final = "http://www.w3.org/2004/02/skos/core#"
_AT_ONCE: Final = 256
_BEGINNING: Final = 6
"""Words by which sentences are likened."""


@dataclass(frozen=True)
class Examples:
    """The sentences of one frame."""

    frame: Frame
    example: str
    counterexample: str


@dataclass(frozen=True)
class Result:
    """How the frames did on their own sentences."""

    count: int
    silent: tuple[str, ...]
    """Frames that do not fire in their example."""
    mistaken: tuple[str, ...]
    """Frames that fire in their counterexample."""
    templates: Counter[tuple[str, ...]]
    """How often examples begin alike."""

    @property
    def measures(self) -> dict[str, float]:
        """Shares of all frames; the latter two are better where they are lower."""
        commonest = max(self.templates.values())
        return {
            "examples": round(1 - len(self.silent) / self.count, 4),
            "counterexamples_firing": round(len(self.mistaken) / self.count, 4),
            "commonest_beginning": round(commonest / self.count, 4),
        }

    @property
    def floor(self) -> Floor:
        """Its measures, as a floor would hold them."""
        return Floor(EVERY, self.measures)


def examples() -> tuple[Examples, ...]:
    """Read the sentences of every frame; an empty one where it has none."""
    found: dict[tuple[str, str], str] = {}
    with ontology_file("vocab/frames.ttl").open("rb") as stream:
        for triple in pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE):
            found[triple.subject.value, triple.predicate.value] = getattr(triple.object, "value", "")
    return tuple(
        Examples(
            frame,
            found.get((iris.concept("frame", name), _SKOS + "example"), ""),
            found.get((iris.concept("frame", name), iris.term("counterexample")), ""),
        )
        for name, frame in sorted(frames_by_name().items())
    )


def measure(dictionary: Dictionary) -> Result:
    """Read every frame's sentences.

    A frame fires where a claim is made by it or by another of its word that evokes the same type.
    """
    own = examples()
    same: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for one in own:
        same[_sense(one.frame)].add(one.frame.name)
    texts = [text for one in own for text in (one.example, one.counterexample)]
    rules = [(made, parses) for _, made, parses in fired(texts, dictionary)]
    silent, mistaken, templates = [], [], Counter[tuple[str, ...]]()
    for one, (good, parses), (bad, _) in zip(own, rules[::2], rules[1::2], strict=True):
        alike = same[_sense(one.frame)]
        templates[beginning(parses)] += 1
        if not alike & good.keys():
            silent.append(one.frame.name)
        if alike & bad.keys():
            mistaken.append(one.frame.name)
    return Result(len(own), tuple(silent), tuple(mistaken), templates)


def _sense(frame: Frame) -> tuple[str, ...]:
    return frame.lemma, frame.type, frame.word_class


def beginning(parses: Sequence[Parse]) -> tuple[str, ...]:
    """Give the parts of speech of a text's first words, a name of several words counted as one."""
    words = (token.pos for parse in parses for token in parse.tokens if token.word)
    named = (pos for pos, run in groupby(words) for _ in (run if pos != "PROPN" else [pos]))
    return tuple(islice(named, _BEGINNING))


def fired(texts: Iterable[str], dictionary: Dictionary) -> Iterator[tuple[str, Counter[str], tuple[Parse, ...]]]:
    """Read texts, each as an article; give each with how often which rule made a claim, and its sentences."""
    waiting = iter(texts)
    while batch := list(islice(waiting, _AT_ONCE)):
        articles = [Article(text, iris.digest(text)) for text in batch]
        paragraphs = [Paragraph(one.text, one.start, at) for at, this in enumerate(articles) for one in segment(this)]
        parsed: dict[int, list[Parse]] = defaultdict(list)
        for parse in read(paragraphs, pipeline()):
            parsed[parse.sentence.paragraph].append(parse)
        for index, this in enumerate(articles):
            parses = tuple(parsed[index])
            yield this.text, Counter(claim.rule for claim in claims_of(this, parses, dictionary)), parses


def corpora() -> Mapping[str, Iterable[str]]:
    """Texts that were not written for the frames, as far as they are there: two treebanks, remarks, our sentences."""
    found: dict[str, Iterable[str]] = {"sentences": [one.text for one in coding.load()]}
    if TREEBANKS.is_dir():
        parts = [part(TREEBANKS, *one) for one in (("ewt", "dev"), ("ewt", "test"), ("pud", "test"))]
        found["treebanks"] = (" ".join(tree.text for tree in one) for path in parts for one in documents(path))
    if remarks.RECORDS.exists():
        found["remarks"] = [one.text for one in remarks.draw(remarks.records(), 1000)]
    return found


def firing(dictionary: Dictionary) -> dict[str, Counter[str]]:
    """Count how often each frame makes a claim in the texts of each corpus."""
    names = frames_by_name().keys()
    counts: dict[str, Counter[str]] = {}
    for corpus, texts in corpora().items():
        counts[corpus] = Counter()
        for _, made, _ in fired(texts, dictionary):
            counts[corpus].update({rule: count for rule, count in made.items() if rule in names})
    return counts
