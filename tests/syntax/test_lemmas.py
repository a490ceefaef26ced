"""Lemmas: what a treebank taught first, then tables, then the word itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from entente.syntax.lemmas import learn, lemma, load, save
from entente.syntax.model import Model
from entente.syntax.treebank import Tree, Word


@pytest.mark.parametrize(
    ("form", "upos", "expected"),
    [
        ("met", "VERB", "meet"), ("meeting", "VERB", "meet"), ("meeting", "NOUN", "meeting"),
        ("fought", "VERB", "fight"), ("sanctions", "NOUN", "sanction"), ("Sanctions", "NOUN", "sanction"),
        ("were", "AUX", "be"),
        ("United", "PROPN", "united"), ("better", "ADJ", "good"), ("troops", "NOUN", "troops"), ("its", "PRON", "its"),
        ("n't", "PART", "not"), ("’s", "AUX", "be"), ("Wagnerites", "PROPN", "wagnerites"),
    ],
)  # fmt: skip
def test_lemmas_of_the_parser_that_is_shipped(model: Model, form: str, upos: str, expected: str) -> None:
    assert lemma(form, upos, model.lemmas) == expected


def tree(*words: tuple[str, str, str]) -> Tree:
    made = tuple(Word(form, base, upos, "X", 0, "root", 0, 1) for form, upos, base in words)
    return Tree("", made)


def test_only_what_tables_lack_is_learnt_and_the_commonest_wins() -> None:
    met, fell = ("met", "VERB", "meet"), ("Felled", "VERB", "zzz")
    assert learn([tree(met, fell, fell, ("felled", "VERB", "fell"))]) == {("felled", "VERB"): "zzz"}


def test_what_was_learnt_is_read_as_it_was_written(tmp_path: Path) -> None:
    known = {("better", "ADJ"): "good", ("’re", "AUX"): "be"}
    save(known, tmp_path / "lemmas.tsv")
    assert load(tmp_path / "lemmas.tsv") == known


def test_a_torn_file_is_a_value_error(tmp_path: Path) -> None:
    (tmp_path / "lemmas.tsv").write_text("better\tADJ\n", "utf-8")
    with pytest.raises(ValueError, match="unpack"):
        load(tmp_path / "lemmas.tsv")
