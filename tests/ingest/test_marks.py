"""What a line shows by its own words."""

from __future__ import annotations

import pytest

from entente.ingest import marks
from entente.model.document import DocumentKind


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Translated from Arabic by Layla Haddad", "Layla Haddad"),
        ("Translated by Layla Haddad; edited by Ann Poe", "Layla Haddad"),
        ("[Translation: Layla Haddad]", "Layla Haddad"),
        ("Translated from the original French by Jean de la Tour.", "Jean de la Tour"),
        ("This is a machine translation", ""),
        ("Translated from Arabic", ""),
        ("Translated by a machine", ""),
    ],
)
def test_who_translated(line: str, name: str) -> None:
    assert marks.translator(line) == name


SENTENCES = [
    "Images taken by satellites show Russian tanks in Chad.",
    "Photo credit aside, the minister denied the report.",
    "Reporting from Chad became impossible after Libya closed the border",
    "Written in 1994, the treaty binds Chad and Libya",
    "Posted on a website, the video shows soldiers of Chad",
    "Edited by the army, the video shows an attack on Chad.",
    "Source countries such as Chad condemned the ban",
    "Sources: Libya will strike Chad within days",
    "Translated documents show that Libya armed the rebels.",
    "Translation of the treaty was disputed by Chad",
    "Copyright law was changed by Chad and Libya.",
    "Read more than once, the letter still accuses Libya.",
    "Follow us, the rebels told the soldiers of Chad.",
    "Share this burden, Chad told Libya.",
    "Sign up for war, the king told the young men.",
    "With reporting from the front banned, Chad expelled three journalists.",
    "With input from Libya, Chad agreed to a truce.",
    "This report was revised by the union after Chad objected.",
    "An earlier version of the treaty was rejected by Chad.",
    "Updated sanctions were imposed on Chad to reflect the war.",
    "Embargoed goods reached Chad from Libya",
    "Chad sued Getty Images over a picture",
    "Chad asked Libya for help, see https://example.org",
    "He wrote on the phone: Chad has fallen",
    "Contacts: Chad and Libya spoke by phone on Monday.",
    "About Chad the president of Libya was clear",
    "For further information Chad turned to Libya",
    "Notes to editors of the army's paper were found in Chad",
    "30",
]
"""What begins as furniture does, and goes on as a sentence."""
FURNITURE = [
    "Photograph: Jane Doe/Agency",
    "Photo taken on June 3, 2024",
    "Soldiers of Chad leave Libya. (AP Photo/Jane Doe)",
    "Soldiers of Chad leave Libya. Photo: Agency",
    "Soldiers of Chad leave Libya. [Jane Doe/Agency]",
    "Media caption, Soldiers of Chad",
    "Reporting from Cairo by Jane Doe",
    "Editing by Sam Poe",
    "SOURCE Ministry of Defence",
    "With additional reporting by John Roe and agencies.",
    "Copyright 2024 The Agency. All rights reserved. This material may not be published.",
    "Read more: Chad leaves Libya",
    "READ ALSO Chad leaves Libya",
    "Read more about the war in Chad.",
    "Also read: Chad leaves Libya",
    "Watch: Chad leaves Libya",
    "Follow Jane Doe on Twitter @janedoe",
    "Share this article",
    "Sign up for our weekly newsletter.",
    "Advertisement - scroll to continue",
    "Story continues below advertisement",
    "Tags: Chad, Libya, war",
    "5 min read",
    "Correction, June 3: Libya did not attack Chad.",
    "UPDATED on June 3: to reflect the minister's words",
    "Translation of the original text by Layla Haddad",
    "[END]",
    "- 30 -",
]
"""What is furniture wherever it stands."""


def is_furniture(line: str) -> bool:
    """Whether a line is any kind of furniture by its own words."""
    return bool(marks.mark(line) or marks.begins_footer(line) or marks.is_contact(line))


@pytest.mark.parametrize("line", SENTENCES)
def test_a_clause_makes_a_sentence_of_what_begins_as_furniture(line: str) -> None:
    assert not is_furniture(line)


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_told_by_how_it_begins_or_ends(line: str) -> None:
    assert is_furniture(line)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        ("About us", True),
        ("About Example Corp.", True),
        ("For more information about the work of the union, please visit its website.", True),
        ("Contact Jane Doe at jane@example.org", False),
        ("About 200 soldiers left", False),
    ],
)
def test_what_begins_the_foot(line: str, begins: bool) -> None:
    assert marks.begins_footer(line) is begins


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("FOR IMMEDIATE RELEASE", DocumentKind.RELEASE),
        ("Joint communiqué", DocumentKind.RELEASE),
        ("Op-ed", DocumentKind.ANALYSIS),
        ("Policy brief", DocumentKind.REPORT),
        ("Interview", DocumentKind.TRANSCRIPT),
        ("World", None),
    ],
)
def test_what_a_label_calls_the_document(label: str, kind: DocumentKind | None) -> None:
    assert marks.labelled(label) is kind


@pytest.mark.parametrize(
    ("line", "size"), [("- a", 2), ("10. a", 4), ("(iv) a", 5), ("-a", 0), ("100. a", 0), ("A. B. Doe", 0)]
)
def test_the_mark_of_an_item(line: str, size: int) -> None:
    assert marks.item(line) == size


def test_a_page_on_one_line_is_looked_at_in_no_time() -> None:
    for line in (" " * 100_000 + "x", "A" * 100_000, "(photo " * 20_000, "a\t" * 50_000, "| " * 50_000, "# " * 50_000):
        assert marks.mark(line) is None or line.startswith("#")
        assert not marks.is_row(line)
        assert marks.turn(line) is None
        assert not marks.is_contact(line)
