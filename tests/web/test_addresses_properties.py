"""From an IRI to its path and back, whatever is in it and however that is spelled."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

from hypothesis import assume, example, given
from hypothesis import strategies as st

from entente.model import iris
from entente.web.addresses import SUFFIXES, candidates, path_of, split_suffix

LETTER = re.compile(f"[{iris.UCSCHAR}]")
TEXT = st.text(st.characters(codec="utf-8"), min_size=1, max_size=30)


def spelled(text: str, plain: str, raw: bool) -> str:
    """Spell a text for an IRI: ASCII that is not plain percent-encoded, other letters as they are or not."""
    return "".join(letter if raw and LETTER.match(letter) else quote(letter, safe=plain) for letter in text)


@given(
    parts=st.lists(TEXT, min_size=1, max_size=4),
    slash=st.lists(st.sampled_from(["/", "%2F"]), min_size=3, max_size=3),
    plain=st.sampled_from([":@!$&'()*+,;=~", ""]),
    raw=st.booleans(),
)
@example(parts=["a b", "c"], slash=["%2F"] * 3, plain="", raw=True)
@example(parts=["解放军", "é"], slash=["%2F"] * 3, plain="", raw=False)
@example(parts=["%2F"], slash=["/"] * 3, plain="", raw=True)
@example(parts=["a#b?c"], slash=["/"] * 3, plain="", raw=True)
@example(parts=["\ue000"], slash=["/"] * 3, plain="", raw=True)
def test_an_iri_is_among_those_its_decoded_path_may_stand_for(
    parts: list[str], slash: list[str], plain: str, raw: bool
) -> None:
    written = [spelled(part, plain, raw) for part in parts]
    iri = (
        f"{iris.THING}place/" + written[0] + "".join(gap + part for gap, part in zip(slash, written[1:], strict=False))
    )
    assume(unquote(iri.removeprefix(f"{iris.THING}place/")).count("/") <= 3)  # of more, only all one way or the other
    assert iri in candidates(unquote(path_of(iri)).removeprefix("/"))


@given(TEXT)
def test_whatever_a_path_stands_for_is_an_iri(text: str) -> None:
    for iri in candidates(f"id/person/{text}"):
        assert iris.ABSOLUTE.fullmatch(iri)
        assert path_of(iri).isascii()


@given(TEXT, st.sampled_from(sorted(SUFFIXES)))
@example("\n", "ttl")
def test_a_suffix_is_split_off_and_nothing_else(text: str, suffix: str) -> None:
    assert split_suffix(f"id/person/{text}.{suffix}") == (f"id/person/{text}", suffix)
