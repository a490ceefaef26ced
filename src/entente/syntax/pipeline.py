"""The pipeline: our tokeniser and parser as a spaCy pipeline, or another one that is named in their place."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final

import spacy
from spacy.language import Language

from entente.errors import BadPipeline
from entente.syntax import component
from entente.syntax.tokens import Cutting, tokenizer

OWN: Final = ""
"""The name of the pipeline that travels with the package."""
_LONGEST: Final = 10_000_000
"""Code points of a text that is parsed at once; articles are smaller by other limits."""


def pipeline(name: str = OWN) -> Language:
    """Load a pipeline once a process: our own, one in a folder, or one installed as a package.

    A folder may hold a spaCy pipeline or what ``make train`` wrote. Raises BadPipeline where it cannot be loaded or
    sets no trees.
    """
    return _loaded(name)  # asked with its default or without, it is one entry of the cache


@cache
def _loaded(name: str) -> Language:
    folder = Path(name)
    if not name or (folder / "labels.json").is_file():
        return _own(name)
    try:
        found = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        hint = "name a folder or an installed package of a spaCy pipeline, or unset ENTENTE_PIPELINE"
        raise BadPipeline(f"{name!r} is no pipeline: {str(error).splitlines()[0]}", hint=hint) from None
    probe = found("Libya met Chad.")
    if not (probe.has_annotation("DEP") and probe.has_annotation("TAG") and probe.has_annotation("LEMMA")):
        raise BadPipeline(f"{name!r} sets no tags, lemmas or trees", hint="use a pipeline with a tagger and a parser")
    found.max_length = _LONGEST
    return found


def _own(folder: str) -> Language:
    nlp = spacy.blank("en")
    nlp.tokenizer = Cutting(tokenizer(nlp))
    nlp.add_pipe(component.NAME, config={"folder": folder})
    nlp.max_length = _LONGEST
    return nlp
