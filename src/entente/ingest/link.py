"""Link: a parse into the groups of mentions it holds, each tied to an entity of the graph or of the article."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from entente.ingest.descriptions import PAIR
from entente.ingest.discourse import Discourse
from entente.ingest.kinds import BODY_KINDS
from entente.ingest.mention import Group, Mention
from entente.ingest.phrases import Phrases
from entente.ingest.read import Parse, Token
from entente.ingest.senses import Senses
from entente.ingest.tree import leaves_out_subject

_JOINING: Final = tuple(
    words.split() for words in ("and", ",", ", and", "as well as", ", as well as", "or", "along with", ", along with")
)
"""What joins two mentions of a list."""
_CLOSING: Final = frozenset({"and", "or", "with", "as"})
"""Words one of which joins the last two of a list."""
_POINTERS: Final = frozenset({"pronoun", "description"})


def link(parse: Parse, discourse: Discourse, watch: Callable[[Senses], None] = lambda _: None) -> tuple[Group, ...]:
    """Find the mentions of a sentence, join those that coordination joins, and remember them in the discourse.

    ``watch`` is shown what each name might stand for, and which sense of it was chosen.
    """
    topic = discourse.topic
    groups = _coordinated(parse.tokens, _mentions(parse, discourse, watch))
    if any(leaves_out_subject(parse.tokens, verb) for verb in range(min(2, len(parse.tokens)))):
        discourse.topic = topic  # whom a note meets is not who wrote it
    groups = _with_both_sides(parse.tokens, groups, discourse)
    _remember(groups, discourse)
    return tuple(groups)


def _mentions(parse: Parse, discourse: Discourse, watch: Callable[[Senses], None]) -> list[Mention]:
    phrases = Phrases(parse, discourse)
    found: list[Mention] = []
    pointed: set[str] = set()
    index = 0
    while index < len(parse.tokens):
        mention = phrases.at(index) if phrases.may_begin(index) else None
        if mention is None or mention.last <= index:
            index += 1
            continue
        found.append(mention)
        _meet(mention, discourse)
        _point(mention, discourse, pointed)
        index = mention.last
    watch(phrases.senses)
    return found


def _meet(mention: Mention, discourse: Discourse) -> None:
    """Let the discourse know what a mention names."""
    discourse.event = mention.event or discourse.event
    if mention.how not in _POINTERS:
        for entity in (mention.actor, mention.place, mention.event, *(post.organisation for post in mention.posts)):
            if entity and entity.iri:
                discourse.meet(entity)


def _point(mention: Mention, discourse: Discourse, pointed: set[str]) -> None:
    """Let “he” and “its” later in the sentence point to the first person and the first body it names."""
    actor = mention.actor
    if actor is None or mention.how in ("adjective", "pronoun") or not actor.iri:
        return
    if actor.kind == "Person" and "person" not in pointed:
        discourse.topic = discourse.topic or actor
        discourse.person = actor
        pointed.add("person")
    elif actor.kind in BODY_KINDS and "body" not in pointed:
        discourse.body = actor
        discourse.issuer = discourse.issuer or actor
        pointed.add("body")


def _coordinated(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Group]:
    lists: list[list[Mention]] = []
    for mention in mentions:
        if lists and _joins(tokens, lists[-1][-1], mention):
            lists[-1].append(mention)
        else:
            lists.append([mention])
    return [group for mentions in lists for group in _closed(tokens, mentions)]


def _joins(tokens: Sequence[Token], before: Mention, mention: Mention) -> bool:
    if before.possessive:
        return False
    gap = [token.lower for token in tokens[before.last : mention.first]]
    # An apposition takes the comma after it along.
    joined = gap in _JOINING or (not gap and tokens[mention.first - 1].text == ",")
    return joined and _alike(before, mention)


def _alike(left: Mention, right: Mention) -> bool:
    if "pronoun" in (left.how, right.how) or (left.event is None) != (right.event is None):
        return False
    if left.how == "adjective":
        return right.how in ("adjective", "agent")
    return right.how != "adjective"


def _closed(tokens: Sequence[Token], mentions: Sequence[Mention]) -> list[Group]:
    """Keep a list whole only if “and” closes it; commas alone may be apposition or two clauses."""
    gap = tokens[mentions[-2].last : mentions[-1].first] if len(mentions) > 1 else ()
    if any(token.lower in _CLOSING for token in gap):
        return [Group(tuple(mentions))]
    return [Group((mention,)) for mention in mentions]


def _with_both_sides(tokens: Sequence[Token], groups: Sequence[Group], discourse: Discourse) -> list[Group]:
    """Resolve “both sides … referring to A and B” forward, within the sentence."""
    for group in groups:
        before = [token.lower for token in tokens[max(0, group.first - 2) : group.first]]
        if before == ["referring", "to"] and len(group.actors) == 2:
            discourse.pair = group.actors
    resolved = (_resolved(group, discourse) for group in groups)
    return [group for group in resolved if group.actors or group.place or group.event]


def _resolved(group: Group, discourse: Discourse) -> Group:
    if not any(PAIR in mention.members for mention in group.mentions):
        return group
    return Group(
        tuple(
            replace(mention, members=discourse.pair) if PAIR in mention.members else mention
            for mention in group.mentions
        )
    )


def _remember(groups: Sequence[Group], discourse: Discourse) -> None:
    """Set what pronouns and “both sides” stand for in the next sentence: the first person, the last pair."""
    plain = [group for group in groups if not group.adjective]
    persons = [one for group in groups for one in group.actors if one.kind == "Person"]
    bodies = [one for group in plain for one in group.actors if one.kind in BODY_KINDS]
    many = [group.actors for group in plain if len(group.actors) > 1]
    discourse.person = persons[0] if persons else discourse.person
    discourse.body = bodies[0] if bodies else discourse.body
    discourse.several = many[0] if many else discourse.several
    for group in plain:
        actors = tuple(one for one in group.actors if one.kind in BODY_KINDS)
        if len(actors) == 2 == len(group.mentions):
            discourse.pair = actors
