"""Verbs and nouns by which somebody speaks, by lemma: what says, what denies, what calls another something."""

from __future__ import annotations

from typing import Final

SPEECH: Final = frozenset(
    "say tell announce state declare confirm add note stress emphasise emphasize explain report claim argue believe "
    "reiterate affirm reaffirm acknowledge admit deny suggest indicate reveal underline underscore assert allege "
    "contend maintain expect fear predict estimate recall caution describe insist warn point write tweet post "
    "disclose hope conclude remark comment concede complain boast lament recount assess hold answer reply respond "
    "retort counter promise vow pledge offer propose guarantee regret deplore testify".split()
)
"""Verbs whose subject says what the clause below them says."""
BARE: Final = SPEECH - frozenset(
    "hold post point comment conclude fear expect hope write tweet tell maintain answer reply respond retort counter "
    "promise vow pledge offer propose guarantee regret deplore testify".split()
)
"""Those of them that tell of what their object names, too: “recalled his meeting with”, “announced sanctions”."""
DENIAL: Final = frozenset({"deny"})
DESIGNATING: Final = frozenset("designate call list label brand consider declare".split())
"""Verbs by which one calls another something."""
CITING: Final = frozenset({"cite", "quote"})
"""Verbs whose object says what is reported: “Reuters reported, citing officials, that”."""
STATEMENTS: Final = frozenset(
    "claim statement report allegation assertion remark announcement warning comment accusation assessment "
    "conclusion finding account suggestion rumour rumor denial admission declaration fear".split()
)
"""Nouns that name what is said in the clause below them: “Russia’s claim that”."""
CHARGING: Final = frozenset(
    "accuse blame charge denounce condemn criticise criticize fault slam lambast berate suspect censure".split()
)
"""Verbs whose subject says that their object did what stands after “of” or “for”."""
ASKING: Final = frozenset("demand urge call ask order request appeal press want require".split())
"""Verbs whose subject asks for what the clause below them says."""
