"""Many sources: what fails stays in its place, and processes change nothing."""

from __future__ import annotations

from entente.errors import BadArticle
from entente.ingest.acquire import Failure
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import SMALL, Reading, read_sources
from entente.model.document import Source


def sources(count: int) -> list[Source]:
    """Different small articles."""
    return [
        Source(f"{index}.txt", f"Libya condemned Russia for the attack of day {index}. Chad met Sudan.")
        for index in range(count)
    ]


def test_what_fails_does_not_stop_the_rest(world: Dictionary) -> None:
    failed = Failure("gone.txt", BadArticle("gone.txt is empty"))
    found = list(read_sources([failed, Source("empty.txt", b""), *sources(1)], world))
    assert found[0] is failed
    assert isinstance(found[1], Failure)
    assert isinstance(found[1].error, BadArticle)
    assert isinstance(found[2], Reading)
    assert len(found[2].claims) == 2


def test_side_by_side_gives_the_same_graphs(world: Dictionary) -> None:
    many = [*sources(SMALL + 10), Source("bad.txt", b"\x00")]
    alone = list(read_sources(many, world, processes=1))
    beside = list(read_sources(many, world, processes=2))
    assert {one.graph for one in alone if isinstance(one, Reading)} == {
        one.graph for one in beside if isinstance(one, Reading)
    }
    assert [one.name for one in beside if isinstance(one, Failure)] == ["bad.txt"]
    assert len(beside) == len(many)


def test_nothing_gives_nothing(world: Dictionary) -> None:
    assert list(read_sources([], world)) == []
