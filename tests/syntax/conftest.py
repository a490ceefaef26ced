"""The parser that is shipped, and the treebanks beside the checkout where they are there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from entente.syntax.model import SHIPPED, Model
from entente.syntax.model import model as read
from entente.syntax.pipeline import pipeline

TREEBANKS = Path(__file__).resolve().parents[3] / "shared" / "treebank"


@pytest.fixture(scope="session")
def treebanks() -> Path:
    """The folder of the treebanks."""
    if not TREEBANKS.is_dir():
        pytest.skip("the treebanks are not beside this checkout")
    return TREEBANKS


@pytest.fixture(scope="session")
def own() -> Language:
    """Our own pipeline."""
    return pipeline()


@pytest.fixture(scope="session")
def model() -> Model:
    """The model that is shipped."""
    return read(SHIPPED)


@pytest.fixture(scope="session")
def cut(own: Language) -> Callable[[str], list[str]]:
    """Cut a text into tokens, white space left out."""

    def made(text: str) -> list[str]:
        doc: Doc = own.make_doc(text)
        assert doc.text == text
        return [token.text for token in doc if not token.is_space]

    return made
