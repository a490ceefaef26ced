"""Treebanks: CoNLL-U files as documents of sentences of words, for training and for scoring."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from entente.errors import BadTreebank

_COLUMNS = 10


@dataclass(frozen=True)
class Word:
    """One syntactic word; ``head`` is the number of its governor in the sentence, from 1, or 0 for the root."""

    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    start: int
    """Offset in the sentence's text, in code points, where its letters begin."""
    end: int


@dataclass(frozen=True)
class Tree:
    """One sentence as it is written, with its words."""

    text: str
    words: tuple[Word, ...]

    def spaced(self, index: int) -> bool:
        """Whether white space stands before the word at an index, or it is the first."""
        return index == 0 or self.words[index].start > self.words[index - 1].end


def part(folder: Path, treebank: str, name: str) -> Path:
    """Find a part of an English treebank in a folder, named “ewt_test” or as Universal Dependencies name it.

    Raises BadTreebank where the folder holds it under neither name.
    """
    stems = (f"{treebank}_{name}", f"en_{treebank}-ud-{name}")
    files = (folder / f"{stem}.conllu{packed}" for stem in stems for packed in ("", ".xz"))
    found = next((file for file in files if file.is_file()), None)
    if found is None:
        hint = "give a folder with UD English-EWT and English-PUD, from https://universaldependencies.org"
        raise BadTreebank(f"{folder} holds no {' or '.join(f'{stem}.conllu' for stem in stems)}", hint=hint)
    return found


def documents(path: Path) -> Iterator[tuple[Tree, ...]]:
    """Yield the documents of a CoNLL-U file, which may be packed by xz. Raises BadTreebank naming the line at fault."""
    trees: list[Tree] = []
    rows: list[list[str]] = []
    text = ""
    for number, line in _lines(path):
        if line.startswith("#"):
            name, _, value = line[1:].partition("=")
            text = value.strip() if name.strip() == "text" else text
            if name.split()[:1] == ["newdoc"] and trees:
                yield tuple(trees)
                trees = []
        elif line:
            columns = line.split("\t")
            if len(columns) != _COLUMNS:
                raise BadTreebank(f"{path.name}:{number} has {len(columns)} columns", hint="give CoNLL-U, ten a line")
            rows.append(columns)
        elif rows:
            trees.append(_tree(text, rows, f"{path.name}:{number}"))
            rows, text = [], ""
    if trees:
        yield tuple(trees)


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    number = 0
    try:
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as stream:
            for number, line in enumerate(stream, 1):
                yield number, line.rstrip("\n")
    except (OSError, lzma.LZMAError, EOFError, UnicodeDecodeError) as error:
        raise BadTreebank(f"{path} cannot be read: {error}", hint="give a file in CoNLL-U, plain or by xz") from None
    yield number + 1, ""


def _tree(text: str, rows: list[list[str]], where: str) -> Tree:
    """Make a tree of a sentence's rows; ``where`` is the line after them."""
    if not text:
        raise BadTreebank(f"the sentence before {where} has no text", hint="give its “# text = …”")
    try:
        words = tuple(_words(text, rows))
    except ValueError as error:
        raise BadTreebank(f"the sentence before {where} has a number that is none: {error}") from None
    for word in words:
        if not 0 <= word.head <= len(words):
            raise BadTreebank(f"the sentence before {where} has no word {word.head}, on which “{word.form}” depends")
    return Tree(text, words)


def _words(text: str, rows: list[list[str]]) -> Iterator[Word]:
    """Give each word its place; those of a contraction whose letters differ share the contraction's."""
    at = 0
    shared: dict[str, tuple[int, int]] = {}
    for row in rows:
        number, form = row[0], row[1]
        if "." in number:
            continue
        if "-" in number:
            first, last = map(int, number.split("-"))
            at = _place(text, form, at)
            parts = [other[1] for other in rows if other[0].isdigit() and first <= int(other[0]) <= last]
            if "".join(parts) != form:
                shared |= {str(one): (at, at + len(form)) for one in range(first, last + 1)}
            continue
        if number in shared:
            start, end = shared[number]
        else:
            start = _place(text, form, at)
            end = start + len(form)
        at = end if number not in shared or str(int(number) + 1) not in shared else start
        yield Word(form, row[2], row[3], row[4], int(row[6]), row[7], start, end)


def _place(text: str, form: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at
