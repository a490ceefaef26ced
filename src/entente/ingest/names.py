"""Names in a sentence: those the dictionary knows, named events, and runs of capitals it does not know."""

from __future__ import annotations

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from typing import Final

from entente.ingest.dictionary import Dictionary, Sense
from entente.ingest.discourse import Discourse
from entente.ingest.folding import fold
from entente.ingest.grammar import APOSTROPHES
from entente.ingest.read import Parse, Token
from entente.model.claim import Entity

CONNECTORS: Final = frozenset(
    {"of", "for", "de", "del", "al", "el", "bin", "ibn", "ben", "van", "von", "der", "la", "le", "-", "’", "'"}
)
"""Lower-case words and marks that may stand inside a name."""
NO_NAME: Final = frozenset(
    "The A An This That These Those It He She They We I You His Her Its Their Our In On At By For From To Of With "
    "And But Or As If When While After Before During Since Under Over About According Meanwhile However Also "
    "Earlier Later Last Both January February March April May June July August September October November "
    "December Monday Tuesday Wednesday Thursday Friday Saturday Sunday There One Two Three Some Many Most All No "
    ""
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Not Speaking Addressing Asked President General Minister "
    "Realistic Spreading".split()
)
"""Capitalised words that begin no name."""

_MANY: Final = frozenset("People Peoples Workers Women Children Farmers Citizens".split())
"""Words whose possessive stands inside a name: “Republican People’s Party”."""
_ACROSS: Final = frozenset({"pan", "inter", "trans"})
"""First parts of adjectives that are of more than the state in their second."""
_EVENT: Final = re.compile(
    r"(?:\b(?:19|20)\d\d )?(?:[A-Z][\w’'-]+,? )(?:(?:[A-Z][\w’'-]+|of|for|on|and|the|in) ){0,12}?"
    r"(?:Conference|Summit|Forum|Congress|Symposium|Dialogue)\b(?: on (?:[A-Z]\w+ ?)+)?(?: (?:19|20)\d\d\b)?"
    r"|\bExercise (?:[A-Z][\w’'-]+ ?)+(?:\d\d(?:\d\d)?\b)?"
)
_EVENT_FILLER: Final = frozenset({"of", "the", "for", "on", "and", "in"})


def no_name(word: str) -> bool:
    """Whether a capitalised word begins no name; a month or day may be shortened: “Dec.”"""
    return word.removesuffix(".") in NO_NAME


@dataclass(frozen=True)
class Name:
    """A name over tokens up to ``last`` (exclusive), and the senses it has."""

    last: int
    senses: tuple[Sense, ...]


def known_names(parse: Parse, dictionary: Dictionary) -> dict[int, Name]:
    """Give the dictionary's names in a sentence by the index of their first token.

    A name with the place it lies in after a comma ends at the comma: “Crawford, Texas” names two places.
    """
    found = {}
    for match in dictionary.find(parse.sentence.text):
        start, comma, place = parse.sentence.text[match.start : match.end].partition(", ")
        end = match.start + len(start) if comma else match.end
        first, last = parse.starts.get(match.start), parse.ends.get(end)
        if first is not None and last is not None and not _of_a_continent(parse.tokens, first):
            found[first] = Name(last, match.senses)
        for inner in dictionary.find(place):
            begin = match.start + len(start) + len(comma)
            first, last = parse.starts.get(begin + inner.start), parse.ends.get(begin + inner.end)
            if first is not None and last is not None:
                found[first] = Name(last, inner.senses)
    return found


def _of_a_continent(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word is only the end of another: the second of “Pan-American”."""
    return index > 1 and tokens[index - 1].text == "-" and tokens[index - 2].lower in _ACROSS


def events(parse: Parse, discourse: Discourse) -> Iterator[tuple[int, int, Entity]]:
    """Find named conferences, summits and exercises: first token, index after the last, and the event."""
    for match in _EVENT.finditer(parse.sentence.text):
        words = match[0].split()
        skipped = 0
        while words and (no_name(words[0]) or words[0].lower() in _EVENT_FILLER):
            skipped += len(words.pop(0)) + 1
        start, end = match.start() + skipped, match.start() + len(match[0].rstrip())
        first, last = parse.starts.get(start), parse.ends.get(end)
        if len(words) >= 2 and first is not None and last is not None:
            yield first, last, event(parse.sentence.text[start:end], discourse)


def event(label: str, discourse: Discourse) -> Entity:
    """Give the event a name stands for; the order of its words and “of the” do not matter."""
    bag = " ".join(sorted(word for word in fold(label).replace(",", "").split() if word not in _EVENT_FILLER))
    if bag not in discourse.aliases:
        undated = re.sub(r"\b(?:19|20)\d\d\b", "", bag).strip()
        known = discourse.aliases.get(undated) or discourse.found(
            "Exercise" if "xercise" in label else "Conference", label
        )
        discourse.aliases[bag] = discourse.aliases[undated] = known
    return discourse.aliases[bag]


def capitals(tokens: tuple[Token, ...], first: int, taken: Set[int]) -> int:
    """Give the index after the run of capitalised words that begins at ``first``; ``first`` itself for none.

    A name or title already ``taken`` ends the run.
    """
    last = index = first
    while index < len(tokens):
        token = tokens[index]
        if token.capital and not no_name(token.text) and (index == first or index not in taken):
            last = index + 1
        elif _goes_on(tokens, index, first):
            last = index + 1  # “Chang Ho-jin”
        elif index == first or not _connects(tokens, index):
            break
        index += 1
    return last


def _goes_on(tokens: tuple[Token, ...], index: int, first: int) -> bool:
    """Whether a word in lower case ends a name after a hyphen."""
    token = tokens[index]
    if index < first + 2 or token.pos != "PROPN" or not token.text.isalpha() or tokens[index - 1].text != "-":
        return False
    return tokens[index - 2].capital and tokens[index - 2].end + 1 == tokens[index - 1].end == token.start


def _connects(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether a word or mark may stand inside a name: a hyphen, or “of” and “’” before a capital."""
    token = tokens[index]
    followed = index + 1 < len(tokens) and tokens[index + 1].capital
    if token.lower in APOSTROPHES and followed and tokens[index - 1].text in _MANY:
        return True
    if token.lower not in CONNECTORS:
        return followed and after_initial(tokens, index)
    return followed or token.text in ("-", "'") or _article(tokens, index)


def _article(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether an Arabic article stands at an index, which a hyphen joins to its name: “al-Araby”."""
    after = tokens[index + 1 : index + 3]
    return tokens[index].lower in ("al", "el") and len(after) == 2 and after[0].text == "-" and after[1].capital


def after_initial(tokens: tuple[Token, ...], index: int) -> bool:
    """Whether the full stop of an initial stands at an index: “William J. Clinton”."""
    return tokens[index].text == "." and index > 0 and len(tokens[index - 1].text) == 1 and tokens[index - 1].capital


def label_of(parse: Parse, first: int, last: int) -> str:
    """Give the text of tokens ``first`` to ``last`` as it stands, without an article before it."""
    text = parse.sentence.text[parse.tokens[first].start : parse.tokens[last - 1].end]
    return re.sub(r"^(?:the|a|an) ", "", text, flags=re.IGNORECASE)
