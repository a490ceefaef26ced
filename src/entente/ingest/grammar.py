"""The closed classes of English that the shallow reader needs: function words, speech verbs, and words that govern."""

from __future__ import annotations

from typing import Final

from entente.model.claim import Modality

BE: Final = frozenset("be is are was were been being am".split())
AUXILIARIES: Final = BE | frozenset(
    "has have had having do does did will would shall may might can could must should 'll 'd 've 're".split()
)
NEGATIONS: Final = frozenset("not never no longer neither without".split()) | frozenset(
    f"{word}n{mark}t"
    for word in "did does do is are was were has have had would wo will could ca can should must".split()
    for mark in "'’"
)
INTENDED_AUXILIARIES: Final = frozenset("will would shall 'll wo".split()) | {"set", "expected", "due", "about"}
MODALS: Final = frozenset("may might could".split())
ADVERBS: Final = frozenset(
    "also then again already still now just soon yet once even ever further both jointly long far co -".split()
)
PREPOSITIONS: Final = frozenset(
    "of in at on with by for from to against during across between among amid after before under into through over about "
    "including like despite toward towards around near inside outside within throughout since until upon via alongside behind "
    "beyond without as than following".split()
)
DATE_WORDS: Final = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec week month year day".split()
)
RELATIVES: Final = frozenset("which who whom whose that where".split())
BOUNDARIES: Final = frozenset(
    '; : . ? ! “ ” " ( ) — – because while although though whereas if when but so unless'.split()
)
SPEECH: Final = frozenset(
    "say says said saying tell tells told telling announce announces announced announcing state states stated stating "
    "declare declares declared declaring confirm confirms confirmed confirming add adds added adding note notes noted noting "
    "stress stresses stressed stressing emphasise emphasises emphasised emphasising emphasize emphasizes emphasized emphasizing "
    "explain explains explained explaining report reports reported claim claims claimed claiming argue argues argued arguing "
    "believe believes believed reiterate reiterates reiterated reiterating affirm affirms affirmed affirming reaffirm reaffirms "
    "reaffirmed acknowledge acknowledges acknowledged acknowledging admit admits admitted deny denies denied suggest suggests "
    "suggested indicate indicates indicated reveal reveals revealed underline underlines underlined underscore underscored assert "
    "asserts asserted allege alleges alleged contend contends contended maintain maintains maintained expect expects expected "
    "fear feared predict predicts predicted estimate estimates estimated recall recalls recalled recalling caution cautioned "
    "describe describes described insist insists insisted warn warned warns pointing point pointed write wrote writes "
    "tweeted posted disclosed say".split()
)
NOUNS_TOO: Final = frozenset(
    "state states report reports claim claims note notes point fear estimate estimates".split()
)
"""Speech verbs whose plain form is more often a noun."""
SAYING: Final = frozenset(
    "say says said saying tell tells told telling add adds added adding argue argues argued believe believes believed claimed insist "
    "insists insisted warned fear feared expect expects expected hope deny denied denies".split()
)
"""Speech verbs whose complement may do without “that”."""
DENIAL: Final = frozenset("deny denies denied denying".split())
OTHER_VERBS: Final = frozenset(
    "be is are was were has have had hold holds held holding sign signs signed signing reach reached reaches conclude concluded "
    "launch launched launches conduct conducted conducts impose imposed imposes express expressed expresses expressing offer offered "
    "offers provide provided provides give gave gives given make made makes pay paid begin began begun start started resume resumed "
    "continue continued strengthen strengthened strengthening deepen deepened deepening boost boosted boosting expand expanded "
    "expanding enhance enhanced enhancing seek sought seeks maintain carry carried carries took take takes taken become became becomes "
    "remain remained remains represent represents represented lead led leads include includes included come came comes went go goes "
    "return returned won lost want wants wanted try tries tried trying put keep kept bind binds bound "
    "follow followed followed discuss discusses discussed showed shows show remain forged formed forge struck voiced extended open "
    "opened sent send sends designate designates designated label labels labelled branded listed lists consider considers considered called named appointed elected mount mounted mounting limit limits limited".split()
)
LIGHT_VERBS: Final = frozenset(
    "hold holds held holding sign signs signed signing reach reached conclude concluded launch launched launches conduct conducted "
    "impose imposed imposes express expressed expresses expressing offer offered offers provide provided provides give gave gives "
    "made make makes pay paid begin began start started resume resumed continue continued strengthen strengthened strengthening deepen "
    "deepened deepening boost boosted boosting expand expanded expanding enhance enhanced enhancing seek sought seeks maintain maintains "
    "maintained carry carried have has had forge forged form formed struck voice voiced extend extended open opened sent send reaffirm "
    "reaffirmed reaffirms reiterate reiterated reiterates announce announced announces declare declared pledge pledged promised promise "
    "plan plans planned planning build built secure secured establish established mount mounted carries led lead".split()
)
"""Verbs that leave the saying to the noun after them: “held talks with”, “launched an attack on”."""
_INTENDED = (Modality.INTENDED, False)
_ASSERTED = (Modality.ASSERTED, False)
CONTROL_NOUNS: Final = frozenset(
    "commitment commitments effort efforts intention intentions decision willing willingness ready readiness prepared expected set "
    "due goal idea proposal opportunity desire determination plan plans attempt attempts bid pledge vow promise".split()
)
"""Nouns and adjectives that govern an infinitive or gerund as something intended."""
CONTROL: Final[dict[str, tuple[Modality, bool]]] = {
    **dict.fromkeys(
        "want wants wanted plan plans planned planning agree agreed agrees vow vows vowed pledge pledges pledged intend intends intended "
        "decide decided decides promise promised promises hope hopes hoped aim aims aimed seek seeks sought try tries tried trying attempt "
        "attempts attempted commit commits committed prepare prepares preparing proposed offer offered offers".split(),
        _INTENDED,
    ),
    **dict.fromkeys("continue continues continued began begin begins started managed went helped used".split(), _ASSERTED),
    **dict.fromkeys("threaten threatens threatened threatening".split(), (Modality.HYPOTHETICAL, False)),
    **dict.fromkeys("refuse refuses refused refusing decline declined declines fail failed fails failing stopped avoid avoided".split(), (Modality.ASSERTED, True)),
}  # fmt: skip
"""Words that govern an infinitive or gerund: the modality they give it, and whether they negate it."""
OBJECT_CONTROL: Final = frozenset(
    "want wants wanted allow allows allowed help helps helped let force forced forces expect expects expected enable enabled".split()
)
"""Verbs whose object is the subject of the infinitive after it: “want the alliance to oppose …”."""
HYPOTHETICAL: Final = frozenset(
    "fear fears feared concern concerns risk possibility suspicion rumours rumors if whether reportedly allegedly unless would-be".split()
)
COPULAS: Final = frozenset("is are was were be been being become became becomes remain remains remained".split())


def adverb(lower: str) -> bool:
    """Whether a word may stand between an auxiliary and its verb."""
    return lower in ADVERBS or (
        lower.endswith("ly") and lower not in ("ally", "early", "rally", "supply", "reply", "italy")
    )
