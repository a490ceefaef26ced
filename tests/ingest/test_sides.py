"""Who does it and whom it meets, where the grammar of a sentence or what it refers to tells."""

from __future__ import annotations

import pytest

from entente.ingest.dictionary import Dictionary

from .conftest import events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lists
        ("Chad, Libya and Sudan, which had accused Russia, sent a letter.", "ACCUSE TCD+LBY+SDN > RUS"),
        ("Russia's raid was condemned by Libya and Chad, but not by Sudan.", "ACCUSE LBY+TCD > RUS"),
        ("Russia expelled the envoys of Libya, Chad and six other countries.", "SANCTION RUS > LBY+TCD+"),
        ("Russia imposed sanctions on Omar Saleh and four officials.", "SANCTION RUS > LBY+LBY"),
        ("Russia beat Libyan and Chadian migrants and deported them.", "ASSAULT RUS > LBY+TCD"),
        ("Russia beat Libyan and Chadian migrants and deported them.", "COERCE RUS > LBY+TCD"),
        ("North Korea threatens strikes if South, US go ahead with drills", "THREATEN PRK > KOR+USA"),
        # who acts with whom, and against whom
        ("Libya and Chad joined Sudan in a boycott of the games.", "PROTEST LBY+TCD+SDN > "),
        ("Libya and Chad joined Sudan in condemning Russia.", "ACCUSE LBY+TCD+SDN > RUS"),
        ("Libya and Chad, which had been trading threats, met.", "THREATEN LBY > TCD"),
        ("Libya and Chad agreed to restore ties after a meeting in Moscow.", "SUPPORT LBY > TCD"),
        ("Sudan was suspended from all African Union activities.", "SANCTION IGO > SDN"),
        ("Rejecting the helicopters and marines offered by Libya and Sudan, Chad left.", "REJECT TCD > LBY+SDN"),
        ("Libya allowed Chadian pilgrims to cross the border, accusing Russia of theft.", "ACCUSE LBY > RUS"),
        ("Chad attacked Sudan, Libya said on Friday, accusing Russia of theft.", "ACCUSE LBY > RUS"),
        (
            "Omar Saleh was sentenced to 50 years in prison on Wednesday by a Russian court for attacking Chad.",
            "ASSAULT LBY > TCD",
        ),
        ("Libya cut ties with Russia, while Chad and Sudan recalled their ambassadors.", "SANCTION TCD+SDN > RUS"),
        ("Libya's vote against Sudan prompted Chad to recall its ambassador.", "SANCTION TCD > LBY"),
        ("Libya trusts Russia, but Japan said no to a Chadian plea.", "REQUEST TCD > JPN"),
        ("Libya admitted the inspectors of the African Union.", "RETREAT LBY > IGO"),
        ("Omar Saleh was killed in a Russian air strike.", "ASSAULT RUS > LBY"),
        ("Batteries supplied by Libya and Chad have been deployed in Sudan.", "MOBILIZE LBY+TCD > SDN"),
        # whom somebody acts for
        ("Observers from the African Union criticised Chad.", "ACCUSE IGO > TCD"),
        ("African Union mediators criticised Chad.", "ACCUSE IGO > TCD"),
        ("Omar Saleh was convicted by a U.N.-backed court.", "SANCTION IGO > LBY"),
        ("The Inter-American Commission criticised Chad.", "ACCUSE IGO > TCD"),
        ("Masked rioters broke into the U.S. embassy in Abéché.", "PROTEST TCD > USA"),
        ("Chad's high court stopped the government from deporting Libyan refugees.", "COERCE TCD > LBY"),
        # whom a pronoun or a description means
        ("Libyan lawmakers threatened Chad, which they accuse of theft.", "ACCUSE LBY > TCD"),
        ("Libya punished Chad over allegations that it attacked Sudan.", "ASSAULT TCD > SDN"),
        ("Chadian troops will leave, a Libyan general said, because both armies agreed.", "AGREE TCD > LBY"),
        ("The two Koreas accused Japan.", "ACCUSE PRK+KOR > JPN"),
        (
            "Russian police have rounded up thousands of Libyans, and more than 5,000 were deported on Tuesday.",
            "COERCE  > LBY",
        ),
        # clauses
        ("Chad signed a decree sanctioning Libya.", "SANCTION TCD > LBY"),
        ("Chad spurned calls by Libya, Sudan and Japan for a vote.", "REQUEST LBY+SDN+JPN > TCD"),
        ("Libya gave Chad 48 hours to leave, an order Botswana rejected.", "REJECT BWA > LBY"),
        ("Libyan officials said that no food had been let through and accused Chad of theft.", "ACCUSE LBY > TCD"),
        (
            "Libya and Chad urged recognition of Sudan, a step Tripoli took in 1995, and praised Russia and Japan.",
            "SUPPORT LBY+TCD > RUS+JPN",
        ),
        (
            "Chad asked Libya not to act before the two countries sign an accord, and appealed to Japan.",
            "REQUEST TCD > JPN",
        ),
        # several together
        ("Libya halted gas supplies to Chad and Sudan.", "SANCTION LBY > TCD+SDN"),
        ("Libyan and Chadian military planes bombed Sudan.", "ASSAULT LBY+TCD > SDN"),
        ("Chad worked alongside Libya to arrest Sudanese rebels.", "COERCE TCD+LBY > SDN"),
        # whom those who are sent abroad fight there
        ("Russia deployed soldiers to Chad to fight rebels.", "ASSAULT RUS > TCD"),
        ("Libyan fighters attacked Chad, shooting dead scores of people.", "ASSAULT LBY > TCD"),
        ("Omar Saleh was jailed by a Russian court and his officials were deported.", "COERCE RUS > LBY"),
        # who leads, answers and is sent
        ("A Russian-led coalition bombed Chad.", "ASSAULT RUS > TCD"),
        ("Libya cut its aid to Sudan, a step that Chad condemned.", "ACCUSE TCD > LBY"),
        ("Libya will leave Chad, years after it sent its troops there.", "MOBILIZE LBY > TCD"),
        ("Libya sent hundreds of troops backed by helicopters into Chad.", "MOBILIZE LBY > TCD"),
        ("Libya threatened to kill mayors.", "THREATEN LBY > LBY"),
        ("The African Union opened an inquiry into killings by Chadian forces.", "ACCUSE IGO > TCD"),
        ("Chad was handed a list of demands by Libya and Sudan.", "REQUEST LBY+SDN > TCD"),
        ("The resignation of Omar Saleh was welcomed.", "RETREAT LBY > "),
    ],
)
def test_both_sides_are_those_that_the_sentence_tells(coded: Dictionary, text: str, expected: str) -> None:
    assert expected in events(coded, text)


def test_nobody_is_in_a_list_with_a_month_nor_an_agent_within_a_compound(coded: Dictionary) -> None:
    assert [one for one in events(coded, "Libya, which joined NATO in March, met Chad.") if "PROTEST" in one] == []
    assert events(coded, "Libya signed a migrant-processing deal with Chad.") == ["AGREE LBY > TCD"]
