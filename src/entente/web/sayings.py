"""Claims as pages show them: who says what of whom, how firmly, in which words of which article."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, takewhile
from typing import Final

from entente.model import iris
from entente.ontology import wording
from entente.questions import Term
from entente.web.asking import Row
from entente.web.bounds import NAMES, Bounds, bounds
from entente.web.judgements import status
from entente.web.names import Name, name

_NOBODY: Final = "somebody unnamed"
_NAMESPACES: Final = tuple(iris.PREFIXES[prefix] for prefix in ("ent", "prov", "oa", "dcterms"))


@dataclass(frozen=True)
class Standing:
    """One place where an article makes a claim: the words, the sentence around them, where they begin."""

    evidence: Name
    quote: str = ""
    sentence: str = ""
    start: int = 0
    """Characters of the article's text before the quote."""

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The sentence as what stands before the quote, the quote, and what follows."""
        return pieces(self.sentence, self.quote)


@dataclass(frozen=True)
class Saying:
    """One claim, ready to be shown."""

    claim: Name
    type: Name
    mode: Name | None = None
    preface: str = ""
    """What is to be said before it, so that nobody takes it for a fact."""
    verb: str = ""
    """What is said between its subjects and its objects."""
    subjects: tuple[Name, ...] = ()
    objects: tuple[Name, ...] = ()
    speaker: Name | None = None
    """Who is quoted; None where the article's author says it."""
    relays: tuple[Name, ...] = ()
    """Who passed on what the speaker says, from the speaker outward."""
    narrator: Name | None = None
    polarity: str = ""
    modality: str = ""
    status: str = ""
    when: Bounds = field(default_factory=Bounds)
    month: str = ""
    place: Name | None = None
    event: Name | None = None
    office: Name | None = None
    position: str = ""
    rank: str = ""
    rule: str = ""
    places: tuple[Standing, ...] = ()
    """Where the article makes it: first where it does so first, then where it says it again."""
    article: Name | None = None
    publisher: Name | None = None
    agrees: tuple[str, ...] = ()
    """IRIs of the claims that agree with it."""
    contradicts: tuple[str, ...] = ()

    @property
    def evidence(self) -> Name | None:
        """The piece of text in which it is first made."""
        return self.places[0].evidence if self.places else None

    @property
    def quote(self) -> str:
        """The words it rests on first."""
        return self.places[0].quote if self.places else ""

    @property
    def sentence(self) -> str:
        """The sentence in which it is first made."""
        return self.places[0].sentence if self.places else ""

    @property
    def pieces(self) -> tuple[str, str, str]:
        """The sentence as what stands before the quote, the quote, and what follows."""
        return pieces(self.sentence, self.quote)

    @property
    def manner(self) -> str:
        """The name of its mode, where its verb does not say it."""
        return self.mode.text if self.mode and not wording.verb(self.mode.iri, "", "") else ""

    @property
    def code(self) -> str:
        """The notation of its type, or of its mode: ``CONSULT-visit``."""
        return (self.mode or self.type).iri.rpartition("#")[2]

    @property
    def nobody(self) -> str:
        """What stands for a subject that the text leaves out."""
        return _NOBODY if self.preface else _NOBODY.capitalize()

    @property
    def headline(self) -> str:
        """The claim as one plain sentence: “Hans Ørsted met or talked with the Council”."""
        parts = [self.preface, listed(self.subjects) or self.nobody, self.verb, listed(self.objects)]
        return " ".join(filter(None, parts)) + (f", as {self.position}" if self.position else "")

    @property
    def date(self) -> str:
        """When it is said to hold, in words; the month where no bound is known."""
        return self.when.text or month_in_words(self.month)


def sayings(rows: Iterable[Row]) -> tuple[Saying, ...]:
    """Gather the rows of claims, in the order in which their claims first come; rows without a claim count them."""
    gathered: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        if "claim" in row:
            gathered[row["claim"].value].append(row)
    return tuple(_saying(claim, of_claim) for claim, of_claim in gathered.items())


def pieces(sentence: str, quote: str) -> tuple[str, str, str]:
    """Split a sentence around a quote of it; where it is not in it, the quote stands alone.

    >>> pieces("He met her in Rome.", "met her")
    ('He ', 'met her', ' in Rome.')
    """
    before, found, after = sentence.partition(quote) if quote else (sentence, "", "")
    return (before, found, after) if found or not quote else ("", quote, "")


def listed(names: Sequence[Name]) -> str:
    """Put names in a row.

    >>> listed([Name("A"), Name("B"), Name("C")])
    'A, B and C'
    """
    texts = [one.text for one in names]
    return " and ".join(filter(None, [", ".join(texts[:-1]), *texts[-1:]]))


def month_in_words(month: str) -> str:
    """Write ``2024-06`` as June 2024."""
    year, _, number = month.partition("-")
    names = "January February March April May June July August September October November December".split()
    return f"{names[int(number) - 1]} {year}" if number.isdecimal() and 1 <= int(number) <= 12 else month


def _saying(claim: str, rows: list[Row]) -> Saying:
    values: dict[str, dict[str, tuple[Row, Name]]] = defaultdict(dict)
    kinds: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        if "kind" in row:
            kinds[row["value"].value].add(row["kind"].value)
    for row in rows:
        local = _local(row["property"].value)
        value = row["value"]
        values[local].setdefault(value.value, (row, name(value, row.get("label"), kinds[value.value])))
    return _assembled(claim, values, _places(values.get("hasSelector", {}), values.get("restatedIn", {})))


def _places(found: Mapping[str, tuple[Row, Name]], again: Collection[str]) -> tuple[Standing, ...]:
    """Put the places of a claim in order: where it is first made, then those where it is made again, as they come."""
    made = (
        Standing(name(row["value"]), _text(row, "quote"), _text(row, "sentence"), int(_text(row, "start") or 0))
        for row, _ in found.values()
    )
    return tuple(sorted(made, key=lambda one: (one.evidence.iri in again, one.start, one.evidence.iri)))


def _text(row: Row, variable: str) -> str:
    return row[variable].value if variable in row else ""


def _assembled(claim: str, values: dict[str, dict[str, tuple[Row, Name]]], places: tuple[Standing, ...]) -> Saying:
    def names(local: str) -> tuple[Name, ...]:
        return tuple(sorted((found for _, found in values.get(local, {}).values()), key=lambda one: one.text))

    def first(local: str) -> Name | None:
        return next(iter(names(local)), None)

    def text(local: str) -> str:
        found = first(local)
        return found.text if found else ""

    def iri(local: str) -> str:
        found = first(local)
        return found.iri if found else ""

    voice, author = first("wasAttributedTo"), first("reportedBy")
    kind, modality, polarity = first("claimType"), iri("modality"), iri("polarity")
    mode, subjects, objects = first("claimMode"), names("subject"), names("object")
    return Saying(
        claim=name(Term(claim, "iri"), kinds=[iris.term("Claim")]),
        type=kind or Name("claim"),
        mode=mode,
        preface=wording.preface(modality, polarity),
        verb=_verb(kind, mode, modality, polarity, len(subjects), bool(objects)),
        subjects=subjects,
        objects=objects,
        speaker=voice if author else None,
        relays=_relays(first),
        narrator=author or voice,
        polarity=text("polarity"),
        modality=text("modality"),
        status=status((one.text for one in names("verdict")), text("reviewStatus")),
        when=bounds({local: row["value"] for local in NAMES for row, _ in values.get(local, {}).values()}),
        month=text("month"),
        place=first("place"),
        event=first("event"),
        office=first("office"),
        position=text("position"),
        rank=text("rankAsWritten"),
        rule=text("madeBy"),
        places=places,
        article=first("inArticle"),
        publisher=first("publisher"),
        agrees=tuple(values.get("agreesWith", {})),
        contradicts=tuple(values.get("contradicts", {})),
    )


def _relays(first: Callable[[str], Name | None]) -> tuple[Name, ...]:
    """Who passed on what the speaker says, from him outward: the links of the chain between him and the narrator."""
    links = takewhile(bool, (first(f"stepAgent-{number}") for number in count(2)))
    return tuple(filter(None, links))[:-1]


def _verb(type_: Name | None, mode: Name | None, modality: str, polarity: str, subjects: int, has_object: bool) -> str:
    """Say it in the words of its mode, else of its type; what has none is called by its name."""
    if mode and (said := wording.verb(mode.iri, modality, polarity, subjects, has_object)):
        return said
    if type_ is None:
        return "claim"
    return wording.verb(type_.iri, modality, polarity, subjects, has_object) or type_.text


def _local(iri: str) -> str:
    return next((iri.removeprefix(start) for start in _NAMESPACES if iri.startswith(start)), iri)
