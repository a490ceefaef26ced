"""Offsets are right in any text: what stands at them is the sentence, and the quote."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from entente.ingest.acquire import article
from entente.ingest.dictionary import Dictionary
from entente.ingest.evidence import CONTEXT
from entente.ingest.pipeline import read_article
from entente.ingest.read import LONGEST, read
from entente.ingest.segment import segment
from entente.model.document import Source
from entente.syntax.pipeline import pipeline

ENGLISH = "The president of Libya met Ivan Petrov of Russia in Tripoli on Monday, and he said that Chad was an ally. "
LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"])
WORDS = st.sampled_from(
    "the president of Libya met Russia’s Ivan Petrov , . “ ” ’s said that who denied in Tripoli and – ( ) Mr. U.S. 5+5 "
    "supports an ally on Monday not a 𝒜𝓁𝓁𝓎 Ł́ ﬁ ǆ \u200d 👩‍👩‍👧 é e\u0301 العربية \u202b".split(" ")
)
TEXTS = st.lists(st.one_of(WORDS, st.text(LETTERS, max_size=8)), max_size=40).map(" ".join)


@settings(max_examples=40, deadline=None)
@given(st.text(st.one_of(LETTERS, st.sampled_from(" \n.!?”’)“‘\"'…;,-")), max_size=3 * LONGEST))
def test_a_sentence_stands_where_it_says(text: str) -> None:
    made = article(Source("a.txt", ENGLISH * 4 + text))
    end = 0
    for sentence in (parse.sentence for parse in read(segment(made), pipeline())):
        assert made.text[sentence.start : sentence.end] == sentence.text
        assert end <= sentence.start < sentence.end
        assert len(sentence.text) <= LONGEST
        end = sentence.end


LINES = st.sampled_from(
    [
        "Libya and Chad meet in Tripoli",
        "By Jane Doe",
        "June 28, 2024",
        "TRIPOLI, June 28 (Agency) — Libya met Chad.",
        "The president of Libya agreed to:",
        "- meet Ivan Petrov of Russia;",
        "2. condemn Russia",
        "> Russia attacked Chad.",
        "MR. SALEH: We condemn Russia.",
        "QUESTION: Did Russia attack Chad?",
        "(Translated from Arabic.) Russia accused Chad.",
        "| Libya | Chad |",
        "Le président de la Libye a dit que le Tchad est un ami.",
        "التقى الرئيس الليبي وزير الخارجية",
        "(This story corrects the name in paragraph 3)",
        "",
    ]
)


@settings(max_examples=60, deadline=None)
@given(lines=st.lists(st.one_of(LINES, TEXTS), max_size=8))
def test_a_quote_stands_where_it_says_in_documents_of_every_kind(world: Dictionary, lines: list[str]) -> None:
    reading = read_article(Source("a.txt", "\n".join([*lines, ENGLISH * 3])), world)
    text = reading.article.text
    for evidence in (place for claim in reading.claims for place in claim.places):
        assert text[evidence.start : evidence.end] == evidence.quote
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end
    sentences = [parse.sentence for parse in read(segment(reading.article), pipeline())]
    assert all(len(one.text) == one.end - one.start for one in sentences)


@settings(max_examples=60, deadline=None)
@given(before=TEXTS, after=TEXTS)
def test_a_quote_stands_where_it_says(world: Dictionary, before: str, after: str) -> None:
    reading = read_article(Source("a.txt", f"{before} {ENGLISH * 2}{after}", {"date": "2024-06-28"}), world)
    text = reading.article.text
    assert reading.claims, "there is nothing to see"
    for evidence in (claim.evidence for claim in reading.claims):
        assert text[evidence.start : evidence.end] == evidence.quote
        assert text[: evidence.start].endswith(evidence.prefix)
        assert text[evidence.end :].startswith(evidence.suffix)
        assert max(len(evidence.prefix), len(evidence.suffix)) <= CONTEXT
        assert evidence.sentence_start <= evidence.start < evidence.end <= evidence.sentence_end
