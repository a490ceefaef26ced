"""The scorer, on rows small enough to count by hand."""

from .claims import Row
from .naming import Naming, words
from .scoring import Counts, score

LEE = Row("Ann Lee", "holdsPosition", "Freedonia")
MEETING = Row("Ann Lee", "CONSULT", "Bo Chan")


def counted(gold: list[Row], found: list[Row], known: list[tuple[str, str]] | None = None) -> Counts:
    return score(gold, found, known or []).counts


def test_a_set_scores_full_marks_against_itself() -> None:
    measures = counted([LEE, MEETING], [LEE, MEETING]).measures()
    assert measures.pop("surplus_per_core") == 0
    assert set(measures.values()) == {1.0}


def test_nothing_found_scores_nothing_and_divides_by_nothing() -> None:
    assert set(counted([LEE], []).measures().values()) == {0.0}


def test_a_meeting_matches_either_way_round_and_a_demand_does_not() -> None:
    assert counted([MEETING], [Row("Bo Chan", "CONSULT", "Ann Lee")]).hits == 1
    demand = Row("Freedonia", "REQUEST", "Sylvania")
    assert counted([demand], [Row("Sylvania", "REQUEST", "Freedonia")]).hits == 0


def test_the_right_pair_with_the_wrong_type_is_a_pair_and_a_surplus() -> None:
    counts = counted([MEETING], [Row("Ann Lee", "ASSAULT", "Bo Chan")])
    assert (counts.core_pairs, counts.hits, counts.surplus) == (1, 0, 1)
    assert counts.measures()["type_accuracy"] == 0


def test_another_fair_type_counts() -> None:
    gold = Row("Freedonia", "ACCUSE", "Sylvania", also=("REJECT",))
    assert counted([gold], [Row("Freedonia", "REJECT", "Sylvania")]).core_hits == 1


def test_a_last_name_a_graph_name_and_an_alias_all_mean_the_same() -> None:
    known = [("Freedonia", "Republic of Freedonia"), ("Republic of Freedonia", "Republic of Freedonia")]
    gold = [LEE, Row("Ann Lee", "ACCUSE", "Sylvania", aliases={"object": ("Sylvanian government", None)})]
    found = [
        Row("General Lee", "holdsPosition", "Republic of Freedonia"),
        Row("Lee", "ACCUSE", None),
    ]
    assert counted(gold, found, known).hits == 2
    assert counted([LEE], [Row("Bob Lee", "holdsPosition", "Freedonia")]).hits == 0


def test_a_repeat_is_no_surplus_and_a_stranger_is_one() -> None:
    counts = counted([MEETING], [MEETING, MEETING, Row("Ann Lee", "CONSULT", "Cy Dorn")])
    assert (counts.hits, counts.surplus) == (1, 1)


def test_one_found_serves_one_expected_and_the_core_first() -> None:
    optional = Row("Ann Lee", "CONSULT", "Bo Chan", core=False)
    counts = counted([optional, MEETING], [MEETING])
    assert (counts.core_hits, counts.hits) == (1, 1)


def test_claims_are_shared_out_so_that_most_are_matched() -> None:
    broad = Row("Ann Lee", "AGREE", "Bo Chan", also=("CONSULT",))
    narrow = Row("Ann Lee", "CONSULT", "Bo Chan")
    found = [Row("Ann Lee", "CONSULT", "Bo Chan"), Row("Ann Lee", "AGREE", "Bo Chan")]
    assert counted([broad, narrow], found).core_hits == 2


def test_an_act_of_speech_has_its_subject_for_a_speaker() -> None:
    gold = Row("Freedonia", "ACCUSE", "Sylvania")
    assert counted([gold], [Row("Freedonia", "ACCUSE", "Sylvania", speaker="Freedonia")]).speakers == 1
    assert counted([gold], [Row("Freedonia", "ACCUSE", "Sylvania", speaker="Sylvania")]).speakers == 0
    assert counted([MEETING], [Row("Ann Lee", "CONSULT", "Bo Chan", speaker="Ann Lee")]).speakers == 0


def test_modality_and_polarity_are_judged_among_hits() -> None:
    gold = [Row("Freedonia", "recognises", "Sylvania", polarity="negated", modality="historical")]
    counts = counted(gold, [Row("Freedonia", "recognises", "Sylvania")])
    assert (counts.hits, counts.polarities, counts.modalities) == (1, 0, 1)


def test_words_of_a_name() -> None:
    assert words("the U.S. Army’s") == ("us", "army")
    assert Naming().same("Türkiye", "Turkiye")
