"""The component: tags, lemmas, trees and sentences set on spaCy's documents by our own model."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from spacy.attrs import DEP, HEAD, LEMMA, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.tokens import Doc

from entente.syntax.lemmas import lemma
from entente.syntax.model import SHIPPED, Model, Parsed, model

NAME: Final = "entente_syntax"
SIGNATURES: Final = "entente_signatures"
"""Under this key a document's ``user_data`` has the signatures of its sentences, by the index of their first word."""
_SET: Final = [POS, TAG, DEP, LEMMA, HEAD]
_INITIAL: Final = re.compile(r"[A-Z]|\d{1,2}")
_FEWEST: Final = 12
"""One token in so many is a word, in what is parsed at all."""
_SURE: Final = re.compile(r"[.!?…][\"”’')\]]*")
_LONGEST: Final = 64
"""Words of a window, where a sentence surely ends within that many."""
_HARDEST: Final = 160
"""Words after which a window is cut wherever it stands."""
_AT_ONCE: Final = 64
"""Documents taken together, so that windows of like length share a batch."""
_BATCH: Final = 320
"""Words of a batch, padding counted."""

Window = tuple[int, int, int]
"""A document of those taken together, and the tokens of it from and to which a window reaches."""


@Language.factory(NAME, default_config={"folder": ""})
def make(nlp: Language, name: str, folder: str) -> Syntax:
    """Make the component for a spaCy pipeline; ``folder`` is empty for the parser that travels with the package."""
    return Syntax(nlp, model(Path(folder) if folder else SHIPPED))


class Syntax:
    """Sets sentences, tags, lemmas and trees; a document's paragraphs are never joined in one sentence."""

    def __init__(self, nlp: Language, model: Model) -> None:
        self._model = model
        strings = nlp.vocab.strings
        self._upos = np.array([IDS[name] for name in model.upos], np.uint64)
        self._xpos = np.array([strings.add(name) for name in model.xpos], np.uint64)
        self._hanging = strings.add("dep")
        self._relations = np.array([strings.add(name) for name in model.relations], np.uint64)
        self._strings, self._mark = strings, strings.add("NFP")
        self._lemma = cache(lambda form, upos: strings.add(lemma(form, model.upos[upos], model.lemmas)))

    def __call__(self, doc: Doc) -> Doc:
        """Parse one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Doc], batch_size: int = _AT_ONCE) -> Iterator[Doc]:
        """Parse documents, many at once."""
        waiting = iter(docs)
        while taken := list(islice(waiting, batch_size)):
            self._parse(taken)
            yield from taken

    def _parse(self, docs: list[Doc]) -> None:
        cut = [
            (index, first, last)
            for index, doc in enumerate(docs)
            for first, last in windows(doc)
            if _is_prose(doc, first, last)
        ]
        cut.sort(key=lambda window: window[2] - window[1])
        found: dict[Window, Parsed] = {}
        for batch in _batches(cut):
            words = [_words(docs[index], first, last) for index, first, last in batch]
            found.update(zip(batch, self._model.parse(words), strict=True))
        parts: dict[int, list[tuple[Window, Parsed]]] = defaultdict(list)
        for window in sorted(found):
            parts[window[0]].append((window, found[window]))
        for index, doc in enumerate(docs):
            self._set(doc, parts[index])

    def _set(self, doc: Doc, parts: list[tuple[Window, Parsed]]) -> None:
        """Write what was found on a document; white space hangs on the word before it."""
        signatures: dict[int, str] = {}
        table = np.zeros((len(doc), len(_SET)), np.uint64)
        table[:, 0] = IDS["SPACE"]
        table[:, 2] = self._hanging  # for spaCy a token without a relation is a root, whatever it hangs on
        heads = np.zeros(len(doc), np.int64)
        for first, last in windows(doc):
            heads[first:last] = first - np.arange(first, last)  # a row of marks hangs on its first
        if sum(last - first for (_, first, last), _ in parts) < len(doc):
            self._tag_marks(doc, table)
        for (_, first, last), parsed in parts:
            real = np.array(_real(doc, first, last), np.int64)
            if not len(real):
                continue
            table[real, 0] = self._upos[parsed.upos]
            table[real, 1] = self._xpos[parsed.xpos]
            table[real, 2] = self._relations[parsed.relations]
            tagged = zip(real.tolist(), parsed.upos.tolist(), strict=True)
            table[real, 3] = [self._lemma(doc[place].text, upos) for place, upos in tagged]
            heads[real] = real[parsed.heads] - real
            begin = real[np.flatnonzero(parsed.starts)].tolist()
            signatures.update(zip(begin, parsed.signatures, strict=False))  # some parsers make none
        _hang_spaces(doc, heads)
        table[:, 4] = heads.astype(np.uint64)
        doc.from_array(_SET, table)  # type: ignore[arg-type]
        doc.user_data[SIGNATURES] = signatures

    def _tag_marks(self, doc: Doc, table: npt.NDArray[np.uint64]) -> None:
        """Tag every token as a mark, as those are that are not parsed; what is parsed is tagged anew."""
        for token in doc:
            if not token.is_space:
                table[token.i, [0, 1, 3]] = IDS["PUNCT"], self._mark, self._strings.add(token.text)


def windows(doc: Doc) -> Iterator[tuple[int, int]]:
    """Cut a document into windows: at line ends, after full stops once there are many words, else after very many."""
    first = sure = 0
    for token in doc:
        at = token.i
        if token.is_space and "\n" in token.text:
            yield first, at + 1
            first = sure = at + 1
        elif at - first >= _LONGEST and sure > first:
            yield first, sure
            first = sure
        elif at - first >= _HARDEST:
            yield first, at
            first = sure = at
        if _surely_ends(doc, at):
            sure = at + 1
    if first < len(doc):
        yield first, len(doc)


def _is_prose(doc: Doc, first: int, last: int) -> bool:
    """Whether a window is more than a row of marks: in such there is nothing to parse, however long it is."""
    words = sum(any(map(str.isalnum, token.text)) for token in doc[first:last])
    return words > 0 and words * _FEWEST >= last - first


def _surely_ends(doc: Doc, at: int) -> bool:
    """Whether a sentence surely ends with a token: a full stop of its own, with a space and a capital after it."""
    if not _SURE.fullmatch(doc[at].text) or at + 1 >= len(doc) or not doc[at].whitespace_:
        return False
    following = doc[at + 1].text.lstrip("“\"‘('")
    return following[:1].isupper() and not _INITIAL.fullmatch(doc[at - 1].text if at else "")


def _real(doc: Doc, first: int, last: int) -> list[int]:
    return [at for at in range(first, last) if not doc[at].is_space]


def _words(doc: Doc, first: int, last: int) -> tuple[list[str], list[bool]]:
    real = _real(doc, first, last)
    spaces = [at == first or bool(doc[at - 1].whitespace_) or doc[at - 1].is_space for at in real]
    return [doc[at].text for at in real], spaces


def _hang_spaces(doc: Doc, heads: npt.NDArray[np.int64]) -> None:
    """Let white space depend on the word before it, and at the beginning on the word after it."""
    for token in doc:
        if token.is_space:
            heads[token.i] = -1 if token.i else min(1, len(doc) - 1)


def _batches(cut: Sequence[Window]) -> Iterator[list[Window]]:
    """Put windows of like length together, the shortest first."""
    batch: list[Window] = []
    for window in cut:
        longest = window[2] - window[1]
        if batch and longest * (len(batch) + 1) > _BATCH:
            yield batch
            batch = []
        batch.append(window)
    if batch:
        yield batch
