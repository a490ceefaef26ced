"""What words say of the kind of an actor: the last word of its name, the noun it is called by."""

from __future__ import annotations

from typing import Final

ORGANISATIONS: Final[dict[str, str]] = {
    "committee": "Committee", "commission": "Committee", "council": "Committee", "ministry": "Ministry",
    "department": "Ministry", "agency": "Agency", "bureau": "Agency", "directorate": "Agency", "party": "Faction",
    "front": "Faction", "movement": "Faction", "bloc": "Faction", "army": "ArmedForces", "forces": "ArmedForces",
    "navy": "ArmedForcesBranch", "brigade": "MilitaryUnit", "battalion": "MilitaryUnit", "division": "MilitaryUnit",
    "command": "MilitaryCommand", "group": "ArmedGroup", "militia": "ArmedGroup", "brigades": "ArmedGroup",
    "coalition": "Coalition", "alliance": "Alliance", "union": "IntergovernmentalOrganization",
    "organization": "Organization", "organisation": "Organization", "institute": "ThinkTank", "center": "ThinkTank",
    "centre": "ThinkTank", "foundation": "ThinkTank", "embassy": "DiplomaticMission",
    "cabinet": "Government", "ministers": "Government",
    "consulate": "DiplomaticMission", "parliament": "Organization", "court": "Organization",
    "association": "Organization", "authority": "Organization", "corps": "ArmedForcesBranch",
    "government": "Government", "times": "MediaOutlet", "news": "MediaOutlet", "post": "MediaOutlet",
    "tribune": "MediaOutlet",
}  # fmt: skip
"""The last word of an organisation’s name, and what kind it then is."""
BODIES: Final[dict[str, str]] = {
    "foreign ministry": "Ministry", "defence ministry": "Ministry", "defense ministry": "Ministry",
    "interior ministry": "Ministry", "finance ministry": "Ministry", "energy ministry": "Ministry",
    "parliament": "Organization", "police": "Agency", "coast guard": "Agency", "coast guards": "Agency",
    "opposition": "Faction", "presidency": "Government", "supreme court": "Organization", "central bank": "Agency",
    "embassy": "DiplomaticMission",
}  # fmt: skip
"""Bodies called by lower-case nouns after a state’s adjective, and their kinds."""
DESCRIPTIONS: Final[dict[str, frozenset[str]]] = {
    "embassy": frozenset({"DiplomaticMission"}),
    "mission": frozenset({"DiplomaticMission", "IntergovernmentalOrganization"}),
    "alliance": frozenset({"Alliance"}),
    "bloc": frozenset({"Alliance", "IntergovernmentalOrganization"}),
    "organisation": frozenset({"IntergovernmentalOrganization", "Alliance"}),
    "organization": frozenset({"IntergovernmentalOrganization", "Alliance"}),
    "union": frozenset({"IntergovernmentalOrganization"}),
    "coalition": frozenset({"Coalition"}),
    "command": frozenset({"MilitaryCommand"}),
    "ministry": frozenset({"Ministry"}),
    "department": frozenset({"Ministry", "Agency"}),
    "agency": frozenset({"Agency", "IntergovernmentalOrganization", "Organization"}),
    "court": frozenset({"Organization", "IntergovernmentalOrganization"}),
    "army": frozenset({"ArmedForces", "Faction"}),
    "military": frozenset({"ArmedForces"}),
    "police": frozenset({"Agency"}),
    "party": frozenset({"Faction"}),
    "movement": frozenset({"Faction", "ArmedGroup"}),
    "country": frozenset({"State"}),
    "kingdom": frozenset({"State"}),
    "government": frozenset({"State", "Government"}),
    "rebels": frozenset({"ArmedGroup", "Faction"}),
    "group": frozenset({"ArmedGroup", "PrivateMilitaryCompany"}),
    "militia": frozenset({"ArmedGroup", "Faction"}),
    "insurgents": frozenset({"ArmedGroup"}),
    "militants": frozenset({"ArmedGroup"}),
    "paramilitaries": frozenset({"ArmedGroup", "PrivateMilitaryCompany"}),
    "force": frozenset({"ArmedGroup", "Coalition", "MilitaryUnit", "MilitaryCommand"}),
    "junta": frozenset({"Government", "State"}),
    "watchdog": frozenset({"Agency", "IntergovernmentalOrganization", "Organization"}),
    "body": frozenset({"IntergovernmentalOrganization", "Alliance", "Committee"}),
    "committee": frozenset({"Committee"}),
    "commission": frozenset({"Committee"}),
    "council": frozenset({"Committee", "IntergovernmentalOrganization", "Government"}),
    "sources": frozenset({"UnnamedSource"}),
    "observers": frozenset({"CollectiveVoice"}),
}
"""Definite descriptions and the classes their bearers are of."""
FORCES: Final[dict[str, str]] = {
    "army": "army", "military": "army", "navy": "navy", "police": "police",
}  # fmt: skip
"""Nouns for bodies that each state has, and the one by which a text may go on calling them."""
HALVES: Final = frozenset({"North", "South", "East", "West"})
"""What a text may go on calling a state whose name begins so: “the North” is North Korea."""
CALLED: Final = frozenset({"ArmedForces", "ArmedForcesBranch", "ArmedGroup", "Faction", "Agency"})
"""Kinds of those that such a noun may call."""
DESCRIBING: Final = frozenset(
    "regional paramilitary militant rebel armed islamist jihadist western global international rival".split()
)
"""Adjectives that say of somebody named before what he is: “the paramilitary force”."""
PERSON_DESCRIPTIONS: Final = frozenset(
    "general admiral colonel official commander minister president chancellor spokesman spokeswoman spokesperson "
    "envoy ambassador diplomat leader premier secretary chief chairman marshal officer prime".split()
)
"""Nouns by which a text means a person it has named: “the general”."""
EVENT_DESCRIPTIONS: Final = frozenset(
    "conference summit forum meeting gathering exercise drills talks ceremony".split()
)
"""Nouns by which a text means an event it has named."""
EVENT_NAMES: Final = EVENT_DESCRIPTIONS - {"meeting", "talks", "drills"}
"""Those of them that make a name of the name before them: “the Berlin conference”."""
EVENT_KINDS: Final = frozenset({"Conference", "Meeting", "Exercise", "Event"})
PLACES: Final = frozenset({"Place", "Territory", "MilitaryBase"})
"""Kinds of place: none of them acts, but for those whose name stands for somebody who does."""
SERVICES: Final = frozenset({"ArmedForces", "ArmedForcesBranch"})
VOICES: Final = frozenset({"CollectiveVoice", "UnnamedSource"})
MILITARY: Final = frozenset({"MilitaryCommand", "ArmedForces", "MilitaryUnit"})
"""Whoever is in charge of one of these commands it."""
BODY_KINDS: Final = frozenset(
    "State Government Ministry Agency ArmedForces MilitaryCommand Alliance IntergovernmentalOrganization Coalition "
    "ArmedGroup Faction PrivateMilitaryCompany DiplomaticMission Organization".split()
)
"""Kinds of actors that “it” may stand for."""
STATING: Final = frozenset({"Person", "DiplomaticMission", "Ministry", "MilitaryCommand"})
"""Who makes statements; what states and unnamed voices say without an event is mostly the text’s own wording."""
PEOPLE: Final = frozenset("sides parties countries governments factions nations neighbours neighbors states".split())
"""Nouns for the two whom a text speaks of: “both sides”."""
BODIES_OF_STATES: Final = frozenset("armies militaries forces capitals delegations parliaments".split())
"""Nouns for what each of two states has: “both armies”."""
PERSONS: Final = frozenset(
    "men women leaders presidents ministers generals officials diplomats commanders premiers envoys".split()
)
"""Nouns for two persons: “both men”."""
NO_PERSON: Final = frozenset(
    "sea shoal river island islands bay strait straits gulf mountain mountains province region partnership "
    "agreement accord accords act treaty pact initiative protocol doctrine programme program plan fund desert "
    "peninsula valley lake heights hills city county district airport port base camp street square house palace "
    "bridge canal corridor war day week news agency declaration charter convention resolution leader prize award "
    "dream belt road operation article security defence defense affairs university college dialogue cup championship "
    "games festival medal highway motorway pipeline railway dam tower".split()
)
"""Last words of names that are no person’s."""
