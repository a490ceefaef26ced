"""Names in text: longest first, on word boundaries, in fit case, whatever their accents."""

from __future__ import annotations

import pickle
import random
import unicodedata

import pytest

from entente.ingest.dictionary import Dictionary
from entente.ingest.folding import fold
from entente.model import iris

LABEL = "http://www.w3.org/2000/01/rdf-schema#label"


def dictionary(*names: str) -> Dictionary:
    """A dictionary of organisations of these names."""
    return Dictionary.from_rows(
        (iris.thing("body", name), iris.term("Agency"), name, name, LABEL, "") for name in names
    )


@pytest.mark.parametrize(
    ("names", "text", "found"),
    [
        (("Sudan", "South Sudan"), "South Sudan and Sudan", ["South Sudan", "Sudan"]),
        (("Chad",), "Chadian, Chad-led, (Chad), Chadwick", ["Chad", "Chad"]),
        (("US",), "us US Us USA", ["US"]),
        (("Côte d’Ivoire",), "Cote d'Ivoire, CÔTE D’IVOIRE, côte", ["Cote d'Ivoire", "CÔTE D’IVOIRE"]),
        (("Al-Noor",), "Al Noor, Al–Noor, al-noor", ["Al Noor", "Al–Noor"]),
        (("The Hague",), "the Hague", []),
        (("New York", "York City"), "New York City", ["New York"]),
        (("X",), "X", []),
        ((), "anything", []),
    ],
)  # fmt: skip
def test_find(names: tuple[str, ...], text: str, found: list[str]) -> None:
    assert [text[match.start : match.end] for match in dictionary(*names).find(text)] == found


def test_folding_keeps_every_offset() -> None:
    rng = random.Random(7)
    text = "".join(chr(rng.choice((rng.randrange(0x20, 0x2100), rng.randrange(0xE000, 0x11000)))) for _ in range(5000))
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


def test_folding_forgets_accents_and_case() -> None:
    assert fold("ÉRDOĞAN İı Łódź Ømer") == "erdogan ii lodz omer"
    assert fold(unicodedata.normalize("NFC", "Çelik")) == "celik"


def test_the_digest_depends_on_the_names_alone() -> None:
    assert dictionary("A B", "C D").digest == dictionary("C D", "A B").digest
    assert dictionary("A B").digest != dictionary("A C").digest


def test_it_crosses_to_another_process(world: Dictionary) -> None:
    world.find("Libya")
    other = pickle.loads(pickle.dumps(world))  # noqa: S301 - our own bytes
    assert other.find("Libya met Chad") == world.find("Libya met Chad")
    assert other.digest == world.digest


def test_metonyms_and_forces(world: Dictionary) -> None:
    assert world.metonyms[iris.thing("place", "Moscow")].label == "Russia"
    assert world.forces[iris.thing("state", "Russia")].label == "Russian Armed Forces"
    assert iris.thing("place", "Geneva") not in world.metonyms
