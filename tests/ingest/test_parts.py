"""The parts of documents of every kind, with the traps that look like one and are none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entente.ingest.parts import READ, Part, parts
from entente.model.document import PartKind

HEADLINE = "Two states agree on their border"
BODY = "The president of Libya met the minister of Chad in Tripoli, and the two agreed on the border."
MORE = "They said that the talks would go on for another week."


def kinds(text: str, title: str = "") -> list[tuple[PartKind, str]]:
    """The parts of a text, each with its words."""
    return [(part.kind, text[part.start : part.end]) for part in parts(text, title)]


def kind_of(line: str, text: str) -> PartKind:
    """What a line of a text is, by its longest part."""
    found = [(part.end - part.start, part.kind) for part in parts(text) if text[part.start : part.end] in line]
    return max(found)[1]


ABOVE = {
    "By Jane Doe": PartKind.BYLINE,
    "BY JANE DOE": PartKind.BYLINE,
    "By Jane Doe and John Roe in Cairo": PartKind.BYLINE,
    "Jane Doe and John Roe in Cairo": PartKind.BYLINE,
    "Jane Doe, Staff Writer": PartKind.BYLINE,
    "By Ursula von der Leyen and Abdul Rahman al-Rashid": PartKind.BYLINE,
    "By محمد بن سلمان": PartKind.BYLINE,
    "By JOHN ROE for the Example Post": PartKind.BYLINE,
    "Written by A. B. Smith": PartKind.BYLINE,
    "June 28, 2024": PartKind.DATE,
    "Published 28 June 2024": PartKind.DATE,
    "Published: Friday, June 28, 2024 10:15 AM EST": PartKind.DATE,
    "Updated 28 June 2024 at 10:15 GMT": PartKind.DATE,
    "2024-06-28": PartKind.DATE,
    "FOR IMMEDIATE RELEASE": PartKind.LABEL,
    "EMBARGOED UNTIL 10:00 GMT, 3 May 2024": PartKind.LABEL,
    "Press release": PartKind.LABEL,
    "ANALYSIS": PartKind.LABEL,
    "Contact: Press Office, +49 711 123456": PartKind.FOOTER,
    "Translated from Arabic by Layla Haddad": PartKind.TRANSLATION,
    "This is a machine translation": PartKind.TRANSLATION,
    "[Unofficial translation]": PartKind.TRANSLATION,
    "(Corrects spelling of name in paragraph 3)": PartKind.NOTE,
    "Correction: An earlier version said that Russia attacked Chad. It did not.": PartKind.NOTE,
    "Editor's note: this interview was held in May.": PartKind.NOTE,
    "Photo: an agency": PartKind.CAPTION,
    "FILE PHOTO: The president of Libya meets the minister of Chad, Tripoli, 2020. Agency/Jane Doe": PartKind.CAPTION,
    "BRUSSELS, 28 June 2024": PartKind.DATELINE,
}
"""Lines between a headline and the text."""
BELOW = {
    "(Reporting by Jane Doe in Cairo; Editing by Sam Poe)": PartKind.BYLINE,
    "Additional reporting by John Roe": PartKind.BYLINE,
    "ENDS": PartKind.FOOTER,
    "-30-": PartKind.FOOTER,
    "# # #": PartKind.FOOTER,
    "Notes to editors": PartKind.FOOTER,
    "For further information, call the press office": PartKind.FOOTER,
    "About the African Union": PartKind.FOOTER,
    "About U.S. Africa Command": PartKind.FOOTER,
    "press@example.org | +1 202 555 0100": PartKind.FOOTER,
    "Source: Ministry of Foreign Affairs": PartKind.CREDIT,
    "Edited by Sam Poe": PartKind.CREDIT,
    "© 2024 Example Post": PartKind.CAPTION,
    "(This story corrects the name in paragraph 3)": PartKind.NOTE,
    "(Updates with comment from ministry)": PartKind.NOTE,
    "This article was updated to add a comment.": PartKind.NOTE,
    "An earlier version of this article misstated the name of the minister.": PartKind.NOTE,
    "Clarification: the talks were held in May.": PartKind.NOTE,
    "Translation: Layla Haddad": PartKind.TRANSLATION,
    "* * *": PartKind.RULE,
}
"""Lines below the text."""
TRAPS = [
    "By Friday, the army of Chad had left the town.",
    "By Friday the town had fallen",
    "By invading Ukraine, Russia broke the law.",
    "Tripoli – which fell in 2011 – is quiet.",
    "Moscow — long an ally of Damascus — said no.",
    "Moscow – Beijing relations have grown.",
    "NATO — the alliance — met.",
    "“We will not give in,” said the president.",
    "“We will fight",
    "About 200 soldiers left the base.",
    "About the talks nobody said a word.",
    "Contacts between Moscow and Kyiv went on.",
    "Correction of the border is what Chad wants.",
    "This report adds to the pressure on Chad.",
    "Sources in Tripoli said that the talks had failed.",
    "Translated into numbers, the army has lost a third of its men.",
    "June 28, 2024 was the day of the attack.",
    "On June 28, 2024, Russia attacked Odesa.",
    "Photographs of the meeting show the minister of Chad.",
    "Ends do not justify means, he said.",
    "The end of the war is near.",
    "Notes were exchanged between the two ministries.",
    "A. B. Smith met the president.",
    "1990 was the year of the treaty.",
    "SUDAN: the army left.",
]
"""Lines of the body that begin like something else."""


@pytest.mark.parametrize(("line", "kind"), ABOVE.items(), ids=ABOVE)
def test_what_stands_between_headline_and_text(line: str, kind: PartKind) -> None:
    text = f"{HEADLINE}\n{line}\n{BODY}\n{MORE}"
    assert kind_of(line, text) is kind
    assert [words for found, words in kinds(text) if found in READ] == [HEADLINE, BODY, MORE]


@pytest.mark.parametrize(("line", "kind"), BELOW.items(), ids=BELOW)
def test_what_stands_below_the_text(line: str, kind: PartKind) -> None:
    text = f"{HEADLINE}\n{BODY}\n{MORE}\n{line}"
    assert kind_of(line, text) is kind
    assert [words for found, words in kinds(text) if found in READ] == [HEADLINE, BODY, MORE]


@pytest.mark.parametrize("line", TRAPS)
def test_what_only_looks_like_one_is_read(line: str) -> None:
    text = f"{HEADLINE}\n{BODY}\n{line}\n{MORE}"
    assert kind_of(line, text) in (PartKind.BODY, PartKind.HEADING)
    assert line in [words for found, words in kinds(text) if found in READ]


@pytest.mark.parametrize("line", [line for line in TRAPS if line.endswith(".")])
def test_a_text_may_begin_with_what_looks_like_one(line: str) -> None:
    assert kinds(f"{line}\n{MORE}")[0] in [(PartKind.BODY, line)]


@pytest.mark.parametrize(
    "headline",
    [
        HEADLINE,
        "RUSSIA — UKRAINE TALKS FAIL IN GENEVA",
        "Chad seeks arms from the U.S.",
        "“We will fight,” says the president of Chad",
        "Will Russia leave Libya?",
        "# Two states agree",
        "Analysis: Why Turkey courts Libya",
        "محمد علي يلتقي the minister of Chad",
    ],
)
def test_the_first_line_without_an_end_is_the_headline(headline: str) -> None:
    found = kinds(f"{headline}\n{BODY}")
    assert found[0] == (PartKind.HEADLINE, headline.removeprefix("# "))


@pytest.mark.parametrize(
    "text",
    [BODY, HEADLINE, f"{BODY}\n{MORE}", f"{HEADLINE}\n{HEADLINE}", f"- {HEADLINE}\n{BODY}", f"> {HEADLINE}\n{BODY}"],
)
def test_a_text_without_a_headline(text: str) -> None:
    assert PartKind.HEADLINE not in [kind for kind, _ in kinds(text)]


def test_the_title_that_is_known_is_the_headline_whatever_its_end() -> None:
    text = f"It rained. And it snowed.\n{BODY}"
    assert kinds(text, "It rained and then it snowed")[0][0] is PartKind.BODY
    assert kinds(text, "It rained. And it snowed!")[0][0] is PartKind.HEADLINE
    assert kinds(f"{HEADLINE}\n{BODY}", "Another title")[0][0] is PartKind.HEADING


@pytest.mark.parametrize("bullet", ["-", "•", "*", "–"])
def test_items_go_on_the_clause_of_their_lead_in(bullet: str) -> None:
    lead = "The ministers agreed to:"
    text = f"{BODY}\n{lead}\n{bullet} open the border;\n{bullet} meet again.\n{MORE}"
    found = [part for part in parts(text) if part.kind in (PartKind.LEAD_IN, PartKind.ITEM)]
    assert [text[part.start : part.end] for part in found] == [lead, "open the border;", "meet again."]
    assert [part.lead and text[slice(*part.lead)] for part in found] == [None, lead, lead]


@pytest.mark.parametrize(
    ("lead", "item", "goes_on"),
    [
        ("The ministers:", "condemned the attack;", True),
        ("The ministers agreed on the following:", "more talks;", False),
        ("The ministers:", "Chad's and Libya's;", False),
    ],
)
def test_an_item_in_small_letters_goes_on_the_clause_of_its_lead_in(lead: str, item: str, goes_on: bool) -> None:
    found = [part for part in parts(f"{BODY}\n{lead}\n- {item}\n- {item}\n{MORE}") if part.kind is PartKind.ITEM]
    assert [part.lead is not None for part in found] == [goes_on] * 2


@pytest.mark.parametrize(
    "marks", [("1.", "2."), ("1)", "2)"), ("(a)", "(b)"), ("a)", "b)"), ("i.", "ii."), ("(iv)", "(v)")]
)
def test_numbers_and_letters_mark_items(marks: tuple[str, str]) -> None:
    text = f"{BODY}\nThe points are as follows:\n{marks[0]} Chad leaves Libya.\n{marks[1]} Libya pays.\n{MORE}"
    items = [part for part in parts(text) if part.kind is PartKind.ITEM]
    assert [text[part.start : part.end] for part in items] == ["Chad leaves Libya.", "Libya pays."]
    assert all(part.lead is None for part in items), "whole sentences go on nothing"


def test_a_turn_is_its_speakers_until_the_next() -> None:
    text = (
        "Briefing in Washington\n\nMR. PRICE: Good day.\nThat is all.\n"
        "QUESTION: Why?\nSECRETARY DE LA CRUZ (via video): No.\n"
    )
    assert [(kind.name, words) for kind, words in kinds(text)] == [
        ("HEADLINE", "Briefing in Washington"),
        ("SPEAKER", "MR. PRICE"),
        ("TURN", "Good day."),
        ("TURN", "That is all."),
        ("SPEAKER", "QUESTION"),
        ("TURN", "Why?"),
        ("SPEAKER", "SECRETARY DE LA CRUZ (via video)"),
        ("TURN", "No."),
    ]


def test_names_in_small_letters_speak_where_they_speak_again() -> None:
    twice = "Jane Doe: Good day.\nJohn Roe: Good day.\nJane Doe: Farewell.\n"
    assert [kind for kind, _ in kinds(twice)].count(PartKind.SPEAKER) == 2
    assert PartKind.SPEAKER not in [kind for kind, _ in kinds("Jane Doe: Good day.\nJohn Roe: Good day.\n")]


def test_places_before_colons_are_no_speakers() -> None:
    text = f"{HEADLINE}\nSUDAN: The army left the town.\nCHAD: The army stayed.\n{MORE}"
    assert PartKind.SPEAKER not in [kind for kind, _ in kinds(text)]


def test_a_table_is_not_read_and_a_line_with_bars_alone_is() -> None:
    rows = ["| Country | Troops |", "|---|---|", "| Turkey | 500 |"]
    text = "\n".join([BODY, *rows, MORE, "Year\tTroops\tShips", "2020\t500\t3", MORE, "Turkey | Libya | Chad", MORE])
    found = {words: kind for kind, words in kinds(text)}
    assert all(found[row] is PartKind.TABLE for row in [*rows, "Year\tTroops\tShips", "2020\t500\t3"])
    assert found["Turkey | Libya | Chad"] in READ


def test_what_follows_the_end_is_the_foot() -> None:
    text = f"{BODY}\nENDS\nNotes to editors\n1. Russia attacked Chad in 1999.\nAbout us\nWe are a ministry."
    assert [kind for kind, _ in kinds(text)] == [PartKind.BODY, *[PartKind.FOOTER] * 5]


@pytest.mark.parametrize(
    ("heading", "below", "is_foot"),
    [
        ("About the African Union", "The African Union has 55 members.", True),
        ("About the Example Post", "We are a newspaper.", True),
        ("About the War", "Russia attacked Chad on Monday.", False),
    ],
)
def test_a_heading_that_begins_with_about_ends_the_text_where_the_issuer_follows(
    heading: str, below: str, is_foot: bool
) -> None:
    found = kinds(f"{BODY}\n{MORE}\n{MORE}\n{heading}\n{below}\n{MORE}")
    assert [kind is PartKind.FOOTER for kind, _ in found] == [False] * 3 + [is_foot] * 3


def test_the_author_may_sign_the_last_line() -> None:
    signed = "— Jane Doe in Cairo"
    assert kinds(f"{BODY}\n{signed}")[-1] == (PartKind.BYLINE, signed)
    assert kinds(f"{BODY}\n{signed}\n{MORE}")[1] == (PartKind.HEADING, signed)
    assert kinds(f"{BODY}\n— Jane Doe left Cairo")[-1] == (PartKind.BODY, "— Jane Doe left Cairo")


def test_what_announces_a_dispatch_is_cut_off_and_names_no_place() -> None:
    assert kinds(f"{HEADLINE}\nBREAKING: {BODY}")[1:] == [(PartKind.LABEL, "BREAKING: "), (PartKind.BODY, BODY)]


def test_a_contact_above_the_text_ends_nothing() -> None:
    text = f"Contact: Jane Doe\n{HEADLINE}\n{BODY}\n{MORE}"
    assert [kind for kind, _ in kinds(text)][1:] == [PartKind.HEADLINE, PartKind.BODY, PartKind.BODY]


def test_a_dateline_stands_before_the_first_paragraph_alone() -> None:
    text = f"{HEADLINE}\nTRIPOLI, June 28 (Agency) — {BODY}\nCAIRO — {MORE}"
    assert [kind for kind, _ in kinds(text)] == [
        PartKind.HEADLINE, PartKind.DATELINE, PartKind.CREDIT, PartKind.BODY, PartKind.BODY,
    ]  # fmt: skip
    assert (PartKind.BODY, BODY) in kinds(text)


def test_a_dateline_is_cut_off_the_lead_in_of_a_list_too() -> None:
    found = kinds(
        "Ministers meet\n\nGENEVA, June 3 (Reuters) - The ministers agreed:\n- Libya leaves Chad.\n- Chad pays.\n"
    )
    assert (PartKind.DATELINE, "GENEVA, June 3 (Reuters) - ") in found
    assert (PartKind.LEAD_IN, "The ministers agreed:") in found


def test_a_note_in_brackets_before_a_paragraph_is_cut_off() -> None:
    assert kinds(f"(Translated from the Serbian.) {BODY}") == [
        (PartKind.TRANSLATION, "(Translated from the Serbian.)"),
        (PartKind.BODY, BODY),
    ]


def test_paragraphs_in_another_language_are_told_apart() -> None:
    french = "Le ministre a dit que les deux pays sont d’accord sur la frontière."
    assert kinds(f"{BODY}\n{french}\n{MORE}\n{french}").count((PartKind.FOREIGN, french)) == 2


def test_block_quotes_and_headings_lose_their_marks() -> None:
    assert kinds(f"{BODY}\n> {MORE}\n## What next\n{MORE}") == [
        (PartKind.BODY, BODY), (PartKind.QUOTE, MORE), (PartKind.HEADING, "What next"), (PartKind.BODY, MORE),
    ]  # fmt: skip


LINES = st.one_of(
    st.sampled_from(
        [*ABOVE, *BELOW, *TRAPS, HEADLINE, BODY, MORE, "- an item", "1. an item", "MR. PRICE: Yes.", "| a | b |"]
    ),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(LINES, max_size=12).map("\n".join), st.sampled_from(["", HEADLINE]))
def test_parts_stand_in_the_text_in_order_and_leave_nothing_out(text: str, title: str) -> None:
    found = parts(text, title)
    read: list[Part] = [part for part in found if part.kind is not PartKind.CREDIT]
    assert all(0 <= part.start <= part.end <= len(text) for part in found)
    assert all(one.end <= other.start for one, other in pairwise(read))
    assert sum(text[part.start : part.end].strip() == "" for part in found) == 0
    covered = {text.count("\n", 0, part.start) for part in found}
    assert covered >= {number for number, line in enumerate(text.split("\n")) if line.strip(" \t#>").strip()}
