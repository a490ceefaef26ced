"""The nouns that say what somebody is: ranks, positions, and agents such as “troops” or “officials”."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

_RANK = (
    r"(?:(?:lieutenant|lt\.?|major|maj\.?|brigadier|brig\.?|colonel|col\.?|vice|rear|air|field|fleet|army|corps)[ -])*"
    r"(?:general|gen\.|admiral|adm\.|marshal|commodore|brigadier|colonel|col\.|major|maj\.|captain|capt\.|lieutenant|"
    r"lt\.|sergeant|sgt\.)"
)
_HONORIFIC = r"mr\.?|mrs\.?|ms\.?|dr\.?|sheikh|sir|lady|ayatollah|professor|prof\.|cardinal|archbishop"
_STANDING = (
    r"former|then|acting|interim|outgoing|incoming|deputy|vice|assistant|special|permanent|first|new|newly appointed|"
    r"current|longtime|long-time|late|ousted|deposed|exiled|self-declared|transitional|top|senior|supreme|principal|military"
)
_HEAD = (
    r"prime minister|(?:foreign|defen[cs]e|interior|home|finance|economy|energy|oil|trade|justice|health|information|"
    r"education|culture|transport|agriculture|environment|labou?r|tourism|immigration|security|communications)"
    r"(?: affairs)? (?:minister|secretary)|minister (?:of|for) (?:state for )?"
    r"(?:foreign affairs|(?:national )?defen[cs]e|the interior|interior|finance|justice|trade|energy)|minister|"
    r"premier|secretary of (?:state|defen[cs]e|the treasury|the army|the navy|the air force|homeland security)|"
    r"secretary[ -]general|(?:under[ -]?|assistant )?secretary|(?:national )?security advis[eo]r|advis[eo]r|"
    r"president|chancellor|king|queen|emperor|empress|emir|amir|sultan|grand duke|crown prince|prince|pope|taoiseach|"
    r"commander[ -]in[ -]chief|supreme commander|commander|chief of (?:the )?(?:general |defen[cs]e |joint )?staff|"
    r"chief of (?:the )?(?:defen[cs]e(?: forces| staff)?|army|navy|air force|police|intelligence)|"
    r"(?:army|navy|air force|defen[cs]e|intelligence|police|military|security|policy|foreign policy) chief|"
    r"(?:chief|lead|top|most senior) (?:negotiator|diplomat)|"
    r"chairman|chairwoman|chairperson|chair|"
    r"speaker|leader|director[ -]general|director|head|chief|governor|mayor|ambassador|charg[eé] d['’]affaires|"
    r"(?:special |un )?(?:envoy|representative)|high representative|commissioner|spokesman|spokeswoman|spokesperson|"
    r"aide to the president|senator|lawmaker|co-founder|founder|coordinator|inspector|rapporteur"
)
_AGENT = {
    "state": r"(?:(?:military|security|intelligence|police|army|navy|defen[cs]e|foreign|government|border|air force) )?"
    r"(?:officials?|authorities|diplomats?|officers?|negotiators?|delegations?|leaders?|leadership|representatives?|side|"
    r"administration|commanders?|ministers?|envoys?|lawmakers?|presidency|regime|junta)|government|people|nationals?|state",
    "forces": r"(?:armed |defen[cs]e |military |naval |special |ground )?(?:forces|troops|soldiers|military)|army|navy|"
    r"air force|warplanes|fighters|militants|mercenaries|militiamen|warships|jets|paratroopers|marines",
    "voices": r"sources?|observers|analysts|experts|residents|activists|witnesses",
    "group": r"countries|nations|states|factions|capitals|powers|governments|partners|allies|members|militias|rebels|"
    r"insurgents|tribes|parties|armies",
}


class Role(Enum):
    """What a noun says of whom it names."""

    RANK = auto()
    HONORIFIC = auto()
    POSITION = auto()
    FORCES = auto()
    STATE = auto()
    VOICES = auto()
    GROUP = auto()


PERSONAL: Final = frozenset({Role.RANK, Role.HONORIFIC, Role.POSITION})
"""What stands before a person's name, and not before a country's."""

NATIONAL: Final = (
    "president",
    "minister",
    "premier",
    "chancellor",
    "king",
    "queen",
    "emperor",
    "empress",
    "emir",
    "amir",
    "sultan",
    "grand duke",
    "crown prince",
    "foreign secretary",
)
"""Ends of positions that are of a state where no other body is named."""
_LESSER: Final = frozenset({"vice", "deputy", "assistant"})
"""Words that make another office of the one they stand before."""
_PAST: Final = frozenset({"former", "then", "late", "ousted", "deposed", "exiled"})


@dataclass(frozen=True)
class Title:
    """A rank, position or agent noun found in a sentence, at offsets into its text."""

    role: Role
    start: int
    end: int
    standing: str
    """What stands before the head of a position: ``former``, ``acting`` …"""
    head: str

    @property
    def held(self) -> bool:
        """Whether it is a position said to be held at the time of writing."""
        return self.role is Role.POSITION and not _PAST & set(self.standing.split())

    @property
    def office(self) -> str:
        """The office it names: “vice president”, and for “then foreign minister” the foreign minister's."""
        return " ".join([*(word for word in self.standing.split() if word in _LESSER), self.head.lower()])

    @property
    def national(self) -> bool:
        """Whether it is a position of a state where no other body is named."""
        return self.head.lower().endswith(NATIONAL)


_AGENT_ROLES: Final = {"forces": Role.FORCES, "state": Role.STATE, "voices": Role.VOICES, "group": Role.GROUP}
_SEARCH: Final = re.compile(
    rf"(?<![\w-])(?:(?P<position>(?P<standing>(?:(?:{_STANDING})[ -])*)(?P<head>{_HEAD}))|(?P<rank>{_RANK})"
    rf"|(?P<honorific>{_HONORIFIC})|{'|'.join(f'(?P<{name}>{words})' for name, words in _AGENT.items())})(?![\w])",
    re.IGNORECASE,
)


def titles(text: str) -> tuple[Title, ...]:
    """Find the ranks, positions and agent nouns of a sentence, left to right."""
    found = []
    for match in _SEARCH.finditer(text):
        group = match.lastgroup or ""
        kind = "position" if match["position"] else group
        if kind == "position":
            found.append(Title(Role.POSITION, *match.span(), match["standing"].strip().lower(), match["head"]))
        elif kind in _AGENT_ROLES:
            found.append(Title(_AGENT_ROLES[kind], *match.span(), "", match[0].lower()))
        else:
            found.append(Title(Role.RANK if kind == "rank" else Role.HONORIFIC, *match.span(), "", match[0]))
    return tuple(found)
