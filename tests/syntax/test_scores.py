"""Scores: a pipeline that is always right has them all, and each fault costs where it is one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path

import pytest
from click.testing import CliRunner
from spacy.language import Language

from entente.errors import BadTreebank
from entente.syntax.__main__ import main as scoring
from entente.syntax.scores import Counts, score
from entente.syntax.training.__main__ import main as training
from entente.syntax.treebank import Tree, Word
from entente.syntax.yardsticks import YARDSTICKS, measure, sentences

TEXT = "Libya met Chad. The envoys talked for hours."


@pytest.fixture
def gold(own: Language) -> tuple[Tree, ...]:
    """What our own parser says of a text, as if a treebank said it."""
    doc = own(TEXT)
    trees = []
    for sentence in doc.sents:
        first = sentence[0]
        trees.append(
            Tree(
                sentence.text,
                tuple(
                    Word(
                        token.text, token.lemma_, token.pos_, token.tag_,
                        0 if token.head.i == token.i else token.head.i - first.i + 1,
                        token.dep_, token.idx - first.idx, token.idx - first.idx + len(token.text),
                    )
                    for token in sentence
                ),
            )
        )  # fmt: skip
    return tuple(trees)


def changed(gold: tuple[Tree, ...], **fields: object) -> tuple[Tree, ...]:
    """The same with one word changed: “met”."""
    first, *rest = gold
    words = [replace(word, **fields) if word.form == "met" else word for word in first.words]  # type: ignore[arg-type]
    return replace(first, words=tuple(words)), *rest


def test_what_is_all_right_scores_one(own: Language, gold: tuple[Tree, ...]) -> None:
    assert set(score(own, [gold]).measures().values()) == {1.0}
    assert set(score(own, sentences([gold])).measures().values()) == {1.0}


@pytest.mark.parametrize(
    ("fields", "lower"),
    [
        ({"upos": "NOUN"}, {"UPOS"}),
        ({"lemma": "mete"}, {"lemmas"}),
        ({"lemma": "MEET"}, set()),
        ({"relation": "conj"}, {"LAS"}),
        ({"relation": "root:emphatic"}, set()),
        ({"head": 1}, {"UAS", "LAS"}),
        ({"end": 8}, {"words", "UPOS", "lemmas", "UAS", "LAS"}),
    ],
    ids=["tag", "lemma", "case", "relation", "subtype", "head", "letters"],
)
def test_a_fault_costs_where_it_is_one(
    own: Language, gold: tuple[Tree, ...], fields: dict[str, object], lower: set[str]
) -> None:
    measures = score(own, [changed(gold, **fields)]).measures()
    assert {name for name, share in measures.items() if share < 1} == lower


def test_sentences_that_are_none_cost(own: Language, gold: tuple[Tree, ...]) -> None:
    first, second = gold
    shift, count = len(first.text) + 1, len(first.words)
    moved = [
        replace(word, start=word.start + shift, end=word.end + shift, head=word.head + count if word.head else 2)
        for word in second.words
    ]
    measures = score(own, [(Tree(TEXT, (*first.words, *moved)),)]).measures()
    assert measures["sentences"] == 0
    assert measures["words"] == 1


def test_nothing_scores_nothing() -> None:
    assert set(Counts().measures().values()) == {0.0}


def write(gold: tuple[Tree, ...], path: Path) -> None:
    lines = []
    for tree in gold:
        lines.append(f"# text = {tree.text}")
        for number, word in enumerate(tree.words, 1):
            columns = (
                str(number),
                word.form,
                word.lemma,
                word.upos,
                word.xpos,
                "_",
                str(word.head),
                word.relation,
                "_",
                "_",
            )
            lines.append("\t".join(columns))
        lines.append("")
    path.write_text("\n".join(lines) + "\n", "utf-8")


@pytest.fixture
def folder(gold: tuple[Tree, ...], tmp_path: Path) -> Path:
    """A folder with two small treebanks."""
    write(gold, tmp_path / "en_ewt-ud-test.conllu")
    write(gold, tmp_path / "pud_test.conllu")
    return tmp_path


def test_yardsticks_measure_a_folder(own: Language, folder: Path) -> None:
    found = measure(own, folder)
    assert list(found) == [str(yardstick) for yardstick in YARDSTICKS]
    assert {share for measures in found.values() for share in measures.values()} == {1.0}
    (folder / "pud_test.conllu").unlink()
    with pytest.raises(BadTreebank, match=r"holds no pud_test\.conllu"):
        measure(own, folder)


def test_the_command_prints_a_table(folder: Path) -> None:
    result = CliRunner().invoke(scoring, [str(folder)])
    assert result.exit_code == 0
    assert [line.split("  ")[0] for line in result.stdout.splitlines()[1:]] == [str(one) for one in YARDSTICKS]


@pytest.mark.parametrize("command", [scoring, training], ids=["scoring", "training"])
def test_commands_say_what_is_missing(command: Callable[..., object], tmp_path: Path) -> None:
    result = CliRunner().invoke(command, [str(tmp_path)])  # type: ignore[arg-type]
    assert (result.exit_code, result.stdout) == (65, "")
    assert "en_ewt-ud-" in result.stderr


@pytest.mark.skipif(find_spec("torch") is not None, reason="torch is here")
def test_training_says_what_to_install(folder: Path, gold: tuple[Tree, ...]) -> None:
    for name in ("train", "dev"):
        write(gold, folder / f"ewt_{name}.conllu")
    result = CliRunner().invoke(training, [str(folder)])
    assert result.exit_code == 69
    assert "make train" in result.stderr
