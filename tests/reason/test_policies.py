from itertools import count

import pytest

from entente.errors import BadParameter
from entente.model.graph import Graph
from entente.model.iris import PREFIXES
from entente.reason.links import links
from entente.reason.policies import POLICIES, accepted, policy
from entente.reason.told import everything
from entente.store.embedded import EmbeddedStore

PREFIXED = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
NUMBER = count()
PAPERS = (("adf", "asserted"), ("un-news", "demanded"))


class World:
    """A store with the two concepts the tests need, to which claims are told one by one."""

    def __init__(self) -> None:
        self.store = EmbeddedStore.memory()
        self._insert("vocab", "relation:alliedWith ent:projectsTo ent:alliedWith .")

    def _insert(self, graph: str, turtle: str) -> None:
        self.store.inner.update(f"{PREFIXED} INSERT DATA {{ GRAPH <http://g/{graph}> {{ {turtle} }} }}")

    def tell(
        self,
        publisher: str = "",
        speaker: str = "",
        polarity: str = "affirmed",
        modality: str = "asserted",
        verdict: str = "",
        pair: tuple[str, str] = ("libya", "russia"),
        outlet: bool = False,
    ) -> str:
        """Put one claim in an article of its own; without a speaker the article's narrator makes it."""
        number = next(NUMBER)
        subject, thing = (f"<https://w3id.org/entente/id/state/{name}>" for name in pair)
        voice = (
            f"https://w3id.org/entente/id/{speaker}"
            if speaker
            else f"https://w3id.org/entente/id/narrator/{number:016x}"
        )
        printed = f"dcterms:publisher <https://w3id.org/entente/id/publisher/{publisher}> ;" if publisher else ""
        kind = "ent:Narrator" if not speaker else "ent:MediaOutlet" if outlet else "ent:Person"
        self._insert(
            f"article/{number}",
            f"""<http://c/{number:03}> a ent:Claim ; ent:claimType relation:alliedWith ;
                  prov:wasAttributedTo <{voice}> ; ent:inArticle <http://a/{number}> ; ent:claimKey "{pair}" ;
                  ent:polarity polarity:{polarity} ; ent:modality modality:{modality} ;
                  ent:reviewStatus status:unreviewed ; ent:pair <http://c/{number:03}#p1> .
                <http://c/{number:03}#p1> a ent:ClaimPair ; ent:claimKey "{pair}" ;
                  ent:pairSubject {subject} ; ent:pairObject {thing} .
                <http://a/{number}> {printed} a ent:Article . <{voice}> a {kind} .""",
        )
        if verdict:
            judgement = f"<http://j/{number}> a ent:Judgement ; ent:judges <http://c/{number:03}>"
            self._insert("review", f"{judgement} ; ent:verdict status:{verdict} .")
        return f"http://c/{number:03}"

    def facts(self, name: str = "corroborated") -> int:
        return len(accepted(self.store, policy(name)).ntriples.splitlines())

    def links(self, name: str) -> set[tuple[str, ...]]:
        self.store.replace(links(self.store, everything(self.store)))
        graph = "https://w3id.org/entente/graph/links"
        return set(self.store.rows(f"{PREFIXED} SELECT ?a ?b {{ GRAPH <{graph}> {{ ?a ent:{name} ?b }} }}"))


@pytest.fixture
def world() -> World:
    return World()


def test_two_narrators_of_two_publishers_make_a_fact(world: World) -> None:
    world.tell("un-news")
    assert world.facts() == 0
    world.tell("adf")
    assert accepted(world.store, policy("corroborated")) == Graph(
        "https://w3id.org/entente/graph/accepted",
        "<https://w3id.org/entente/id/state/libya> <https://w3id.org/entente/ontology#alliedWith> "
        "<https://w3id.org/entente/id/state/russia> .\n",
    )


@pytest.mark.parametrize(
    "second",
    [
        {"publisher": "un-news"},
        {"publisher": ""},
        {"publisher": "adf", "polarity": "negated"},
        {"publisher": "adf", "modality": "historical"},
        {"publisher": "adf", "modality": "demanded"},
        {"publisher": "adf", "verdict": "rejected"},
        {"publisher": "adf", "pair": ("libya", "egypt")},
        {"publisher": "adf", "speaker": "media-outlet/un-news", "outlet": True},
    ],
)
def test_what_does_not_corroborate_an_article(world: World, second: dict[str, str]) -> None:
    world.tell("un-news")
    world.tell(**second)  # type: ignore[arg-type]
    assert world.facts() == 0


def test_one_speaker_quoted_by_two_publishers_is_one_source(world: World) -> None:
    world.tell("un-news", speaker="person/langley")
    world.tell("adf", speaker="actor/0123456789abcdef-langley")
    assert world.facts() == 0
    world.tell("adf", speaker="person/haddad")
    assert world.facts() == 1


def test_two_speakers_in_one_paper_are_one_publisher(world: World) -> None:
    world.tell("un-news", speaker="person/langley")
    world.tell("un-news", speaker="person/haddad")
    assert world.facts() == 0


def test_a_curator_may_accept_one_claim_alone_but_never_a_denial(world: World) -> None:
    world.tell(verdict="accepted", polarity="negated")
    assert world.facts() == 0
    world.tell(verdict="accepted")
    assert world.facts() == 1


def test_narration_suffices_for_the_narrated_policy_and_quotation_does_not(world: World) -> None:
    world.tell("un-news", speaker="person/langley")
    assert world.facts("narrated") == 0
    world.tell()
    assert world.facts("narrated") == 1


def test_agreement_joins_articles_and_contradiction_opposite_claims(world: World) -> None:
    one, other = world.tell("adf"), world.tell("un-news", modality="historical")
    denial, demand = (world.tell(paper, polarity="negated", modality=how) for paper, how in PAPERS)
    world.tell("un-news", pair=("libya", "egypt"))
    assert world.links("agreesWith") == {(one, other), (denial, demand)}
    assert world.links("contradicts") == {(one, denial), (other, denial)}


def test_a_publisher_does_not_agree_with_itself_nor_with_nobody(world: World) -> None:
    for paper in ("adf", "adf", "", ""):
        world.tell(paper)
    assert world.links("agreesWith") == set()


def test_a_key_that_many_claim_is_linked_with_the_first_of_another_publisher(world: World) -> None:
    told = sorted(world.tell("adf" if number % 3 else "un-news") for number in range(21))
    adf, un_news = ({claim for claim in told if (told.index(claim) % 3 == 0) is side} for side in (False, True))
    first, second = min(un_news), min(adf)
    assert world.links("agreesWith") == {(first, claim) for claim in adf} | {
        (min(second, claim), max(second, claim)) for claim in un_news
    }


def test_a_policy_carries_its_version_and_a_wrong_name_is_told() -> None:
    assert [policy(name).iri for name in POLICIES] == [
        "https://w3id.org/entente/id/policy/corroborated-2",
        "https://w3id.org/entente/id/policy/narrated-2",
    ]
    with pytest.raises(BadParameter, match="no policy trusting"):
        policy("trusting")
