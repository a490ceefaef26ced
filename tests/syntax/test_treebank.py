"""Treebanks: documents, places of words in their text, and plain words for what is no CoNLL-U."""

from __future__ import annotations

import lzma
from pathlib import Path

import pytest

from entente.errors import BadTreebank
from entente.syntax.treebank import Tree, documents, part

OWN = """\
# newdoc id = one
# sent_id = 1
# text = The envoy didn't stay.
1\tThe\tthe\tDET\tDT\t_\t2\tdet\t_\t_
2\tenvoy\tenvoy\tNOUN\tNN\t_\t5\tnsubj\t_\t_
3-4\tdidn't\t_\t_\t_\t_\t_\t_\t_\t_
3\tdid\tdo\tAUX\tVBD\t_\t5\taux\t_\t_
4\tn't\tnot\tPART\tRB\t_\t5\tadvmod\t_\t_
5\tstay\tstay\tVERB\tVB\t_\t0\troot\t_\t_
6\t.\t.\tPUNCT\t.\t_\t5\tpunct\t_\t_

# text = Talks ended.
1\tTalks\ttalk\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2\tended\tend\tVERB\tVBD\t_\t0\troot\t_\t_
2.1\tended\tend\tVERB\tVBD\t_\t_\t_\t0:root\t_
3\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_

# newdoc
# text = Il parle au roi.
1\tIl\til\tPRON\tPRP\t_\t2\tnsubj\t_\t_
2\tparle\tparler\tVERB\tVBZ\t_\t0\troot\t_\t_
3-4\tau\t_\t_\t_\t_\t_\t_\t_\t_
3\tà\tà\tADP\tIN\t_\t5\tcase\t_\t_
4\tle\tle\tDET\tDT\t_\t5\tdet\t_\t_
5\troi\troi\tNOUN\tNN\t_\t2\tobl\t_\t_
6\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_
"""


@pytest.fixture
def own_file(tmp_path: Path) -> Path:
    file = tmp_path / "own.conllu"
    file.write_text(OWN, "utf-8")
    return file


def test_documents_and_sentences(own_file: Path) -> None:
    first, second = documents(own_file)
    assert [tree.text for tree in first] == ["The envoy didn't stay.", "Talks ended."]
    assert [tree.text for tree in second] == ["Il parle au roi."]
    assert [word.head for word in first[0].words] == [2, 5, 5, 5, 0, 5]
    assert first[1].words[1].lemma == "end"


def test_each_word_stands_where_its_letters_do(own_file: Path) -> None:
    for document in documents(own_file):
        for tree in document[:2]:
            plain = [word for word in tree.words if word.form not in ("à", "le")]
            assert [tree.text[word.start : word.end] for word in plain] == [word.form for word in plain]


def test_words_that_a_contraction_hides_share_its_place(own_file: Path) -> None:
    words = list(documents(own_file))[1][0].words
    assert [(word.form, word.start, word.end) for word in words if word.form in ("à", "le", "roi")] == [
        ("à", 9, 11), ("le", 9, 11), ("roi", 12, 15),
    ]  # fmt: skip


def test_spaces_before_words(own_file: Path) -> None:
    tree: Tree = next(documents(own_file))[0]
    assert [tree.spaced(index) for index in range(len(tree.words))] == [True, True, True, False, True, False]


def test_a_packed_file_reads_the_same(own_file: Path, tmp_path: Path) -> None:
    packed = tmp_path / "own.conllu.xz"
    packed.write_bytes(lzma.compress(own_file.read_bytes()))
    assert list(documents(packed)) == list(documents(own_file))


def test_a_file_may_lack_its_last_line_end_and_may_be_empty(own_file: Path, tmp_path: Path) -> None:
    short = tmp_path / "short.conllu"
    short.write_text(OWN.rstrip("\n"), "utf-8")
    assert list(documents(short)) == list(documents(own_file))
    short.write_text("", "utf-8")
    assert list(documents(short)) == []


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("# text = A.\n1\tA\n", r"bad\.conllu:2 has 2 columns"),
        (OWN.replace("# text = Talks ended.\n", ""), r"before bad\.conllu:16 has no text"),
        (OWN.replace("\t5\tadvmod", "\t_\tadvmod"), "number that is none"),
        (OWN.replace("\t5\tadvmod", "\t9\tadvmod"), "has no word 9, on which “n't” depends"),
    ],
    ids=["columns", "text", "head", "beyond"],
)
def test_what_is_no_treebank_is_named_with_its_line(tmp_path: Path, written: str, message: str) -> None:
    file = tmp_path / "bad.conllu"
    file.write_text(written, "utf-8")
    with pytest.raises(BadTreebank, match=message):
        list(documents(file))


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", None], ids=["bytes", "missing"])
@pytest.mark.parametrize("name", ["bad.conllu", "bad.conllu.xz"])
def test_what_cannot_be_read_says_so(tmp_path: Path, name: str, content: bytes | None) -> None:
    file = tmp_path / name
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(BadTreebank, match="cannot be read"):
        list(documents(file))


def test_parts_are_found_by_either_name(tmp_path: Path) -> None:
    with pytest.raises(BadTreebank, match=r"holds no ewt_test\.conllu or en_ewt-ud-test\.conllu"):
        part(tmp_path, "ewt", "test")
    released = tmp_path / "en_ewt-ud-test.conllu"
    released.touch()
    assert part(tmp_path, "ewt", "test") == released


def test_the_real_treebank_is_read_whole(treebanks: Path) -> None:
    trees = [tree for document in documents(part(treebanks, "pud", "test")) for tree in document]
    assert len(trees) == 1000
    assert all(sum(word.head == 0 for word in tree.words) == 1 for tree in trees)
    misplaced = [
        (word.form, tree.text[word.start : word.end])
        for tree in trees
        for word in tree.words
        if tree.text[word.start : word.end] != word.form
    ]
    assert misplaced == []
