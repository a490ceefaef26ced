"""Every IRI we mint is one, whatever it is made from."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from entente.model import iris

ARTICLE = iris.article("0123456789abcdef" * 4)


@given(st.text())
@example("ǅ́")
@example("İ")
@example("a" * 10_000)
@example("!!!")
def test_what_is_minted_from_a_name_is_an_iri_of_bounded_length(name: str) -> None:
    for minted in (iris.thing("person", name), iris.in_article("actor", ARTICLE, name), iris.reference_graph(name)):
        assert iris.ABSOLUTE.fullmatch(minted)
        assert NamedNode(minted).value == minted
        assert len(minted) <= iris.LONGEST
        assert not minted.endswith(("/", "-"))


@given(st.text())
@example("Ω̈")
def test_a_slug_is_its_own_slug(name: str) -> None:
    assert iris.slug(iris.slug(name)) == iris.slug(name)


@given(st.lists(st.text(st.characters(codec="utf-8"))), st.lists(st.text(st.characters(codec="utf-8"))))
def test_different_fields_have_different_digests(one: list[str], other: list[str]) -> None:
    assert (iris.digest(*one) == iris.digest(*other)) is (one == other)


@given(st.text(st.one_of(st.characters(), st.sampled_from("#%[]/?@:2fZ")), max_size=20))
@example("[")
@example("a#b#c")
@example("%2")
@example("%zz")
def test_what_we_take_for_an_iri_the_engine_does_too(text: str) -> None:
    if iris.ABSOLUTE.fullmatch(f"urn:{text}"):
        assert NamedNode(f"urn:{text}").value == f"urn:{text}"
