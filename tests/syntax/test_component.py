"""The component: real sentences parsed, whatever the text; offsets kept, and no more time than its length asks."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from entente.syntax.component import windows
from entente.syntax.pipeline import pipeline

MEETING = "General Langley met Khalifa Haftar in Benghazi on Thursday. They discussed the withdrawal of foreign forces."


def sound(doc: Doc, text: str) -> None:
    """A document holds its text, every token is tagged, and each sentence is one tree."""
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)
    for token in doc:
        assert token.pos_
        assert token.is_space or (token.tag_ and token.dep_ and token.lemma_)
    for sentence in doc.sents:
        assert sum(token.head.i == token.i for token in sentence) == 1
        assert all(sentence.start <= token.head.i < sentence.end for token in sentence)


def test_a_meeting_is_parsed(own: Language) -> None:
    doc = own(MEETING)
    sound(doc, MEETING)
    first, second = doc.sents
    assert first.root.lemma_ == "meet"
    arcs = {(token.head.text, token.dep_, token.text) for token in doc}
    assert {
        ("met", "nsubj", "Langley"), ("met", "obj", "Khalifa"), ("met", "obl", "Benghazi"), ("Benghazi", "case", "in"),
        ("discussed", "nsubj", "They"), ("discussed", "obj", "withdrawal"), ("withdrawal", "nmod", "forces"),
    } <= arcs  # fmt: skip
    assert [token.pos_ for token in second] == ["PRON", "VERB", "DET", "NOUN", "ADP", "ADJ", "NOUN", "PUNCT"]


@pytest.mark.parametrize(
    ("text", "arcs"),
    [
        ("Chad was accused by Sudan of it.", {("accused", "nsubj:pass", "Chad"), ("accused", "obl:agent", "Sudan")}),
        ("Libya did not attack Chad.", {("attack", "advmod", "not"), ("attack", "obj", "Chad")}),
        ("Japan and Botswana signed an agreement.", {("Japan", "conj", "Botswana"), ("signed", "obj", "agreement")}),
        ("Russia, which backs Haftar, denied it.", {("Russia", "acl:relcl", "backs"), ("denied", "nsubj", "Russia")}),
        ("“We will leave,” the minister said.", {("said", "ccomp", "leave"), ("said", "nsubj", "minister")}),
    ],
)  # fmt: skip
def test_constructions(own: Language, text: str, arcs: set[tuple[str, str, str]]) -> None:
    assert arcs <= {(token.head.text, token.dep_, token.text) for token in own(text)}


UNUSUAL = {
    "empty": "",
    "space": " ",
    "spaces": "   \t ",
    "line ends": "\n\n\n",
    "windows line ends": "Libya met Chad.\r\n\r\nSudan left.\r\n",
    "no-break spaces": "Libya\u00a0met\u2009Chad\u202fin\u3000Tripoli.",
    "leading space": "  Libya met Chad.",
    "line end within": "Libya met\nChad in Tripoli.",
    "emoji": "🇱🇾 Libya 🤝 Chad 👨‍👩‍👧‍👦!",
    "right to left": "التقى حفتر لانغلي في بنغازي. \u202bSaid\u202c",
    "mixed": "Haftar (خليفة حفتر) met Путин in 北京.",
    "capitals": "RUSSIA AND CHINA SIGN DEFENCE PACT IN MOSCOW, KREMLIN SAYS.",
    "small": "russia and china signed a pact in moscow.",
    "marks": "…!?—“”’‘«»;;;:::",
    "controls": "Libya\x00met\x07Chad\ufeff\u200b.",
    "combining": "Me\u0301xico met Co\u0302te d’Ivoire." + "\u0301" * 50,
    "one word": "Libya",
    "one full stop": ".",
    "no full stops": "and Libya " * 400,
    "full stops alone": ". " * 400,
    "a very long word": "x" * 30_000 + " met Chad.",
}  # fmt: skip


@pytest.mark.parametrize("text", UNUSUAL.values(), ids=UNUSUAL.keys())
def test_unusual_texts_are_parsed(own: Language, text: str) -> None:
    sound(own(text), text)


@settings(max_examples=60)
@given(st.text(max_size=120))
def test_any_text_is_parsed(text: str) -> None:
    sound(pipeline()(text), text)


def test_no_sentence_reaches_across_a_line_end(own: Language) -> None:
    doc = own("Talks in Tripoli\nLibya met Chad")
    assert [sentence.text.strip() for sentence in doc.sents] == ["Talks in Tripoli", "Libya met Chad"]


def test_capitals_do_not_hide_who_does_what(own: Language) -> None:
    doc = own("LIBYA ATTACKED CHAD ON MONDAY, OFFICIALS SAID.")
    assert ("ATTACKED", "nsubj", "LIBYA") in {(token.head.text, token.dep_, token.text) for token in doc}


def test_many_together_are_parsed_as_each_alone(own: Language) -> None:
    texts = [MEETING, "", "Chad denied it.", MEETING * 4, "No."]
    together = [[(token.head.i, token.dep_, token.tag_) for token in doc] for doc in own.pipe(texts)]
    alone = [[(token.head.i, token.dep_, token.tag_) for token in own(text)] for text in texts]
    assert together == alone


def test_windows_cover_a_text_without_gaps(own: Language) -> None:
    doc = own.make_doc("Libya met Chad. " * 60 + "and so " * 300 + "\n\nEnd.")
    found = list(windows(doc))
    assert [first for first, _ in found] == [0, *(last for _, last in found[:-1])]
    assert found[-1][1] == len(doc)
    assert max(last - first for first, last in found) <= 161


def test_a_sentence_of_a_hundred_thousand_letters_takes_time_by_its_length(own: Language) -> None:
    clause = "the minister of Chad told the envoy of Libya that "
    seconds = []
    for letters in (12_500, 100_000):
        text = (clause * (letters // len(clause) + 1))[:letters]
        began = time.process_time()
        sound(own(text), text)
        seconds.append(time.process_time() - began)
    assert seconds[1] < 16 * seconds[0] + 1
