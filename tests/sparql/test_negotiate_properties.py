"""Any Accept header has an answer, and it is the one RFC 9110 gives."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from entente.errors import NotAcceptable
from entente.sparql.negotiate import GRAPHS, SOLUTIONS, accepted, negotiate, prefers_html

PIECES = st.sampled_from(
    ["text/csv", "*/*", ";q=", "0.5", "1.", ",", ";", '"', "\\", " ", "\t", "/", "=", "q", "é", "\x7f"]
)
HEADERS = st.one_of(st.text(), st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=20).map("".join))
RANGES = st.dictionaries(
    st.sampled_from(
        ["*/*", "text/*", "application/*", "image/png", *(offer.media_type for offer in (*SOLUTIONS, *GRAPHS))]
    ),
    st.integers(0, 1000),
    min_size=1,
)


@given(HEADERS)
@example('"' * 5_000)
@example(", " * 5_000)
@example(";q=" * 5_000)
def test_any_header_is_read(header: str) -> None:
    assert all(0 <= item.quality <= 1 for item in accepted(header))
    prefers_html(header)
    for offers in (SOLUTIONS, GRAPHS):
        try:
            assert negotiate(header, offers) in offers
        except NotAcceptable as error:
            assert error.members["available"]


@given(RANGES)
def test_the_best_liked_format_is_chosen(ranges: dict[str, int]) -> None:
    def liked(media_type: str) -> int:
        """The quality of the most specific range that covers a type, in thousandths."""
        names = (media_type, f"{media_type.partition('/')[0]}/*", "*/*")
        return next((ranges[name] for name in names if name in ranges), 0)

    header = ", ".join(f"{name};q={quality / 1000}" for name, quality in ranges.items())
    for offers in (SOLUTIONS, GRAPHS):
        best = max(liked(offer.media_type) for offer in offers)
        if best == 0:
            with pytest.raises(NotAcceptable):
                negotiate(header, offers)
        else:
            assert liked(negotiate(header, offers).media_type) == best
