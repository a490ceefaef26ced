"""A tree by ClearNLP's relations becomes one by Universal Dependencies', and is read as our own parser's is."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.tokens import Doc
from tests.clear import PARSES, clear_pipeline, columns

from entente.errors import BadPipeline
from entente.ingest.dictionary import Dictionary
from entente.ingest.pipeline import read_article
from entente.ingest.universal import universal
from entente.model.document import Source
from entente.syntax.pipeline import pipeline

from .conftest import said


def converted(rows: str) -> list[str]:
    """Spell the arcs of a parse that is written a word a line: “relation < head”."""
    words = columns(rows)
    doc = Doc(
        spacy.blank("en").vocab,
        words=[word.text for word in words],
        lemmas=[word.lemma for word in words],
        tags=[word.tag for word in words],
        pos=[word.pos for word in words],
        deps=[word.relation for word in words],
        heads=[word.head for word in words],
    )
    return [
        f"{token.text} {arc.relation} < {doc[arc.head].text}" for token, arc in zip(doc, universal(doc), strict=True)
    ]


def test_a_preposition_becomes_the_case_of_its_noun() -> None:
    assert converted(PARSES["Russia accused Chad of shelling Tripoli."])[:6] == [
        "Russia nsubj < accused",
        "accused root < accused",
        "Chad obj < accused",
        "of mark < shelling",
        "shelling advcl < accused",
        "Tripoli obj < shelling",
    ]


def test_a_passive_has_its_subject_and_its_agent() -> None:
    found = converted(PARSES["Omar Saleh was received by Ivan Petrov in Moscow."])
    assert found[1:4] == ["Saleh nsubj:pass < received", "was aux:pass < received", "received root < received"]
    assert found[4:9] == [
        "by case < Petrov",
        "Ivan compound < Petrov",
        "Petrov obl:agent < received",
        "in case < Moscow",
        "Moscow obl < received",
    ]


def test_a_copula_hangs_on_what_is_said() -> None:
    assert converted(PARSES["Libya is an ally of Russia and Japan."]) == [
        "Libya nsubj < ally",
        "is cop < ally",
        "an det < ally",
        "ally root < ally",
        "of case < Russia",
        "Russia nmod < ally",
        "and cc < Japan",
        "Japan conj < Russia",
        ". punct < ally",
    ]


@pytest.mark.parametrize(
    ("rows", "arcs"),
    [
        (
            """
            Troops  troops  NNS NOUN nsubj 1
            came    come    VBD VERB ROOT  1
            out     out     IN  ADP  prep  1
            of      of      IN  ADP  prep  2
            Libya   Libya   NNP PROPN pobj 3
            """,
            ["out case < Libya", "of fixed < out", "Libya obl < came"],
        ),
        (
            """
            There   there   EX  PRON expl  1
            were    be      VBD AUX  ROOT  1
            riots   riot    NNS NOUN attr  1
            """,
            ["There expl < were", "were root < were", "riots nsubj < were"],
        ),
        (
            """
            He      he      PRP PRON nsubj 1
            is      be      VBZ AUX  ROOT  1
            in      in      IN  ADP  prep  1
            Libya   Libya   NNP PROPN pobj 2
            """,
            ["He nsubj < Libya", "is cop < Libya", "in case < Libya", "Libya root < Libya"],
        ),
        (
            """
            Libya   Libya   NNP PROPN nsubj 1
            wants   want    VBZ VERB ROOT  1
            to      to      TO  PART aux   3
            leave   leave   VB  VERB xcomp 1
            and     and     CC  CCONJ cc   3
            rest    rest    VB  VERB conj  3
            or      or      CC  CCONJ cc   5
            sleep   sleep   VB  VERB conj  5
            """,
            ["to mark < leave", "leave xcomp < wants", "and cc < rest", "rest conj < leave", "or cc < sleep",
             "sleep conj < leave"],
        ),
        (
            """
            Libya   Libya   NNP PROPN nsubj 3
            did     do      VBD AUX  aux   3
            not     not     RB  PART neg   3
            give    give    VB  VERB ROOT  3
            Chad    Chad    NNP PROPN dative 3
            aid     aid     NN  NOUN dobj  3
            last    last    JJ  ADJ  amod  7
            week    week    NN  NOUN npadvmod 3
            """,
            ["not advmod < give", "Chad iobj < give", "aid obj < give", "week obl:unmarked < give"],
        ),
        (
            """
            men     man     NNS NOUN ROOT  0
            who     who     WP  PRON nsubj 2
            became  become  VBD VERB relcl 0
            rich    rich    JJ  ADJ  acomp 2
            in      in      IN  ADP  prep  2
            Libya   Libya   NNP PROPN pobj 4
            or      or      CC  CCONJ cc   4
            near    near    IN  ADP  conj  4
            Chad    Chad    NNP PROPN pobj 7
            """,
            ["became acl:relcl < men", "rich xcomp < became", "in case < Libya", "Libya obl < became",
             "near case < Chad", "Chad conj < Libya"],
        ),
    ],
)  # fmt: skip
def test_each_construction_is_turned_round(rows: str, arcs: list[str]) -> None:
    found = converted(rows)
    assert [one for one in arcs if one not in found] == []


def test_a_tree_of_universal_dependencies_is_left_as_it_is() -> None:
    doc = pipeline()("Libya is an ally of Russia and Japan, and met Chad in Geneva.")
    assert [tuple(arc) for arc in universal(doc)] == [(token.head.i, token.dep_) for token in doc]


@pytest.mark.parametrize("text", list(PARSES))
def test_its_claims_are_those_of_our_own_parser(world: Dictionary, text: str, clear: Path) -> None:
    source = Source("story.txt", text, {"date": "2024-06-28"})
    ours, theirs = ({said(claim) for claim in read_article(source, world, name).claims} for name in ("", str(clear)))
    assert ours == theirs != set()


@pytest.fixture(scope="module")
def clear(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A pipeline with ClearNLP's relations, on the disk."""
    return clear_pipeline(tmp_path_factory.mktemp("clear") / "pipeline")


def test_a_pipeline_without_trees_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(BadPipeline, match="sets no tags, lemmas or trees"):
        pipeline(str(tmp_path / "blank"))


def test_a_name_that_nothing_has_is_refused() -> None:
    with pytest.raises(BadPipeline, match="'no_such_pipeline' is no pipeline"):
        pipeline("no_such_pipeline")
