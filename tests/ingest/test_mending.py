"""Trees that no sentence has."""

from __future__ import annotations

import spacy
from spacy.tokens import Doc

from entente.ingest.mending import _is_tree, mended
from entente.ingest.universal import Arc

ENGLISH = spacy.blank("en")


def doc(*words: str, tags: dict[int, str] | None = None) -> Doc:
    """A document of words, some with a tag."""
    return Doc(ENGLISH.vocab, list(words), tags=[(tags or {}).get(at, "NN") for at in range(len(words))])


def test_of_two_subjects_the_first_is_that_of_the_clause_before_the_verb() -> None:
    arcs = [Arc(4, "nsubj"), Arc(4, "ccomp"), Arc(1, "obj"), Arc(4, "nsubj"), Arc(4, "root")]
    found = mended(doc("NATO", "sends", "troops", "Berg", "said"), arcs)
    assert found[0] == Arc(1, "nsubj")
    assert found[3] == Arc(4, "nsubj")


def test_a_place_before_a_clause_that_has_its_subject_is_none() -> None:
    arcs = [Arc(4, "nsubj"), Arc(2, "nsubj"), Arc(4, "ccomp"), Arc(4, "nsubj"), Arc(4, "root")]
    assert mended(doc("MANILA", "China", "attacked", "he", "said"), arcs)[0].relation == "dislocated"


def test_a_noun_after_whose_is_the_subject_of_its_clause() -> None:
    arcs = [Arc(0, "root"), Arc(2, "nmod:poss"), Arc(0, "appos"), Arc(0, "acl:relcl")]
    found = mended(doc("France", "whose", "minister", "came", tags={1: "WP$"}), arcs)
    assert found[2] == Arc(3, "nsubj")


def test_a_clause_after_a_comma_is_the_name_s_before_it() -> None:
    words = ["solidarity", "with", "Chad", ",", "which", "blames", "Libya"]
    sentence = Doc(ENGLISH.vocab, words, pos=["NOUN", "ADP", "PROPN", "PUNCT", "PRON", "VERB", "PROPN"])
    arcs = [Arc(0, "root"), Arc(2, "case"), Arc(0, "nmod"), Arc(5, "punct"), Arc(5, "nsubj"), Arc(0, "acl:relcl")]
    assert mended(sentence, [*arcs, Arc(5, "obj")])[5] == Arc(2, "acl:relcl")


def speech(*words: str, names: set[int], verbs: set[int]) -> Doc:
    """A sentence of nouns, with its names, verbs and commas."""
    pos = ["PUNCT" if word == "," else "VERB" if at in verbs else "PROPN" if at in names else "NOUN"
           for at, word in enumerate(words)]  # fmt: skip
    return Doc(ENGLISH.vocab, list(words), pos=pos)


def test_who_stands_before_said_is_its_subject_however_far_he_is_hung() -> None:
    sentence = speech("Chad", "left", ",", "spokesmen", "said", names={0}, verbs={1, 4})
    arcs = [Arc(1, "nsubj"), Arc(4, "ccomp"), Arc(3, "punct"), Arc(0, "appos"), Arc(4, "root")]
    assert mended(sentence, arcs)[3] == Arc(4, "nsubj")


def test_a_name_before_an_apposition_is_the_subject_of_said() -> None:
    sentence = speech("Chad", "hit", "Kyiv", ",", "Berg", ",", "chief", ",", "said", names={0, 2, 4}, verbs={1, 8})
    arcs = [Arc(1, "nsubj"), Arc(8, "ccomp"), Arc(1, "obj"), Arc(4, "punct"), Arc(2, "conj"), Arc(6, "punct"),
            Arc(8, "nsubj"), Arc(8, "punct"), Arc(8, "root")]  # fmt: skip
    found = mended(sentence, arcs)
    assert (found[4], found[6]) == (Arc(8, "nsubj"), Arc(4, "appos"))


def test_a_list_that_and_closes_is_left_whole() -> None:
    sentence = speech("Ali", ",", "Berg", "and", "Roe", "want", "help", names={0, 2, 4}, verbs={5})
    arcs = [Arc(5, "nsubj"), Arc(2, "punct"), Arc(0, "conj"), Arc(4, "cc"), Arc(0, "conj"), Arc(5, "parataxis"),
            Arc(5, "ccomp")]  # fmt: skip
    assert mended(sentence, arcs) == tuple(arcs)


def test_a_sound_tree_is_left_as_it_is() -> None:
    arcs = (Arc(1, "nsubj"), Arc(1, "root"), Arc(3, "nsubj"), Arc(1, "ccomp"))
    assert mended(doc("Berg", "said", "NATO", "left"), arcs) == arcs


def sentence(*words: tuple[str, str, int, str]) -> tuple[Doc, list[Arc]]:
    """A sentence of words, each with its tag, the index of its head and its relation."""
    kinds = {"V": "VERB", "N": "NOUN", "M": "AUX"}
    pos = ["PROPN" if tag == "NNP" else "PUNCT" if tag == "," else kinds.get(tag[0], "X") for _, tag, _, _ in words]
    doc = Doc(ENGLISH.vocab, [word for word, *_ in words], tags=[tag for _, tag, _, _ in words], pos=pos)
    return doc, [Arc(head, relation) for *_, head, relation in words]


def test_a_perfect_without_been_is_no_passive() -> None:
    found = mended(*sentence(("girls", "NNS", 0, "root"), ("it", "PRP", 3, "nsubj:pass"), ("had", "VBD", 3, "aux"),
                             ("taken", "VBN", 0, "acl:relcl")))  # fmt: skip
    assert found[1] == Arc(3, "nsubj")
    found = mended(*sentence(("it", "PRP", 3, "nsubj:pass"), ("had", "VBD", 3, "aux"), ("been", "VBN", 3, "aux:pass"),
                             ("taken", "VBN", 3, "root")))  # fmt: skip
    assert found[0] == Arc(3, "nsubj:pass")


def test_what_a_comma_and_and_join_is_no_part_of_the_apposition_between() -> None:
    found = mended(*sentence(
        ("Chad", "NNP", 1, "nsubj"), ("urged", "VBD", 1, "root"), ("peace", "NN", 1, "obj"), (",", ",", 4, "punct"),
        ("step", "NN", 2, "appos"), ("Libya", "NNP", 6, "nsubj"), ("took", "VBD", 4, "acl:relcl"),
        (",", ",", 9, "punct"), ("and", "CC", 9, "cc"), ("praised", "VBD", 6, "conj"), ("Mali", "NNP", 9, "obj"),
    ))  # fmt: skip
    assert found[9] == Arc(1, "conj")


def test_a_participle_after_who_said_so_is_the_speaker_s() -> None:
    found = mended(*sentence(
        ("Chad", "NNP", 1, "nsubj"), ("attacked", "VBD", 4, "ccomp"), (",", ",", 4, "punct"),
        ("Libya", "NNP", 4, "nsubj"), ("said", "VBD", 4, "root"), (",", ",", 6, "punct"),
        ("accusing", "VBG", 1, "advcl"), ("it", "PRP", 6, "obj"),
    ))  # fmt: skip
    assert found[6] == Arc(4, "advcl")


def test_countries_are_in_no_list_with_a_day() -> None:
    found = mended(*sentence(
        ("vetoed", "VBN", 0, "root"), ("Friday", "NNP", 0, "obl"), (",", ",", 3, "punct"), ("Chad", "NNP", 1, "conj"),
        ("and", "CC", 5, "cc"), ("Mali", "NNP", 3, "conj"), ("abstaining", "VBG", 0, "advcl"),
    ))  # fmt: skip
    assert found[3] == Arc(6, "nsubj")
    assert found[5] == Arc(3, "conj")


def test_names_that_a_headline_lists_by_commas_are_subjects_together() -> None:
    sentence = Doc(ENGLISH.vocab, ["India", ",", "Chad", "sign", "pact"], tags=["NNP", ",", "NNP", "VBP", "NN"],
                   pos=["PROPN", "PUNCT", "PROPN", "VERB", "NOUN"])  # fmt: skip
    arcs = [Arc(3, "compound"), Arc(2, "punct"), Arc(0, "appos"), Arc(3, "root"), Arc(3, "obj")]
    found = mended(sentence, arcs)
    assert (found[0], found[2]) == (Arc(3, "nsubj"), Arc(0, "conj"))


def test_a_name_that_says_where_another_is_does_not_act_with_it() -> None:
    sentence = Doc(ENGLISH.vocab, ["Paris", ",", "France", "says", "no"], tags=["NNP", ",", "NNP", "VBZ", "NN"],
                   pos=["PROPN", "PUNCT", "PROPN", "VERB", "NOUN"])  # fmt: skip
    arcs = [Arc(3, "nsubj"), Arc(2, "punct"), Arc(0, "appos"), Arc(3, "root"), Arc(3, "obj")]
    assert mended(sentence, arcs)[2] == Arc(0, "appos")


def test_a_name_with_an_aside_after_and_is_the_subject_of_the_clause_that_follows() -> None:
    sentence = speech("Libya", "left", "town", ",", "and", "Chad", ",", "which", "came", ",", "stayed",
                      names={0, 5}, verbs={1, 8, 10})  # fmt: skip
    arcs = [Arc(1, "nsubj"), Arc(1, "root"), Arc(1, "obj"), Arc(5, "punct"), Arc(5, "cc"), Arc(2, "conj"),
            Arc(8, "punct"), Arc(8, "nsubj"), Arc(5, "acl:relcl"), Arc(1, "punct"), Arc(1, "conj")]  # fmt: skip
    assert mended(sentence, arcs)[5] == Arc(10, "nsubj")


def test_what_hangs_on_itself_in_a_circle_is_no_tree() -> None:
    assert _is_tree([Arc(0, "root"), Arc(0, "obj"), Arc(1, "nmod")])
    assert not _is_tree([Arc(0, "root"), Arc(2, "acl:relcl"), Arc(1, "appos")])
