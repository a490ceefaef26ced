"""The frames: what they evoke exists, every form is used, and no form is ambiguous within its type."""

from __future__ import annotations

import pyoxigraph
import pytest

from entente.ingest.lexicon import Frame, frames, inflect
from entente.model import iris
from entente.model.claim import EVENT_TYPES, RELATIONS, Modality, Polarity
from entente.ontology.resources import ontology_file
from entente.ontology.terms import factuality


def facts(vocabulary: str) -> list[tuple[str, str, str]]:
    """The triples of a vocabulary's file, as the values of their terms."""
    with ontology_file(f"vocab/{vocabulary}.ttl").open("rb") as stream:
        quads = list(pyoxigraph.parse(stream, format=pyoxigraph.RdfFormat.TURTLE))
    terms = ((quad.subject, quad.predicate, quad.object) for quad in quads)
    return [(_value(subject), _value(predicate), _value(value)) for subject, predicate, value in terms]


def _value(term: object) -> str:
    return str(getattr(term, "value", ""))


FACTS = facts("frames")
CONCEPTS = {subject for name in ("event-type", "relation") for subject, _, _ in facts(name)}
FRAMES = sorted({frame.name: frame for known in frames().values() for frame in known}.items())


def values(name: str) -> list[tuple[str, str]]:
    """The frames that have a property, each with its value."""
    return [(subject, value) for subject, predicate, value in FACTS if predicate == iris.term(name)]


def test_every_frame_is_read() -> None:
    assert {frame for frame, _ in values("lemma")} == {iris.concept("frame", name) for name, _ in FRAMES}
    assert len(values("lemma")) == len(FRAMES) > 200


@pytest.mark.parametrize("frame", [frame for _, frame in FRAMES], ids=lambda frame: str(frame.name))
def test_a_frame_evokes_what_the_ontology_has(frame: Frame) -> None:
    assert frame.type in EVENT_TYPES | RELATIONS
    scheme = "event-type" if frame.type in EVENT_TYPES else "relation"
    assert iris.concept(scheme, frame.type + (f"-{frame.mode}" if frame.mode else "")) in CONCEPTS
    assert frame.lemma == frame.lemma.lower().strip()
    assert frame.objects or frame.object_optional or frame.complement


def test_what_frames_evoke_are_concepts() -> None:
    assert {concept for _, concept in values("evokes")} <= CONCEPTS


def test_each_irregular_form_is_used() -> None:
    for frame, form in values("irregularForm"):
        known = (one for (_, word), found in frames().items() if word == form for one in found)
        assert any(iris.concept("frame", one.name) == frame for one in known), (frame, form)


@pytest.mark.parametrize(
    ("lemma", "expected"),
    [
        ("attack", {"attack", "attacks", "attacked", "attacking"}),
        ("deny", {"deny", "denies", "denied", "denying"}),
        ("agree", {"agree", "agrees", "agreed", "agreeing"}),
        ("clash", {"clash", "clashes", "clashed", "clashing"}),
    ],
)
def test_inflection(lemma: str, expected: set[str]) -> None:
    assert {form for form, _ in inflect(lemma, frozenset())} == expected


def test_irregular_forms_replace_the_regular() -> None:
    assert dict(inflect("give", frozenset({"gave", "given", "giving"}))) == {
        "give": "base", "gives": "s", "gave": "past participle", "given": "participle", "giving": "ing",
    }  # fmt: skip


@pytest.mark.parametrize("modality", Modality)
@pytest.mark.parametrize("polarity", Polarity)
def test_every_modality_and_polarity_has_a_factuality(modality: Modality, polarity: Polarity) -> None:
    value = factuality(modality, polarity)
    assert iris.concept("factuality", value) in {subject for subject, _, _ in facts("factuality")}
