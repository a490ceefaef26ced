"""Classes of verbs and of words that govern verbs: what says, what leaves the saying to a noun, what intends."""

from __future__ import annotations

from typing import Final

from entente.ingest.grammar import COPULAS
from entente.model.claim import Modality

SPEECH: Final = frozenset(
    "say says said saying tell tells told telling announce announces announced announcing state states stated "
    "stating declare declares declared declaring confirm confirms confirmed confirming add adds added adding note "
    "notes noted noting stress stresses stressed stressing emphasise emphasises emphasised emphasising emphasize "
    "emphasizes emphasized emphasizing explain explains explained explaining report reports reported claim claims "
    "claimed claiming argue argues argued arguing believe believes believed reiterate reiterates reiterated "
    "reiterating affirm affirms affirmed affirming reaffirm reaffirms reaffirmed acknowledge acknowledges "
    "acknowledged acknowledging admit admits admitted deny denies denied suggest suggests suggested indicate "
    "indicates indicated reveal reveals revealed underline underlines underlined underscore underscored assert "
    "asserts asserted allege alleges alleged contend contends contended maintain maintains maintained expect "
    "expects expected fear feared predict predicts predicted estimate estimates estimated recall recalls recalled "
    "recalling caution cautioned describe describes described insist insists insisted warn warned warns pointing "
    "point pointed write wrote writes tweeted posted disclosed".split()
)
"""Verbs whose subject says what follows."""
NOUNS_TOO: Final = frozenset(
    "state states report reports claim claims note notes point fear estimate estimates".split()
)
"""Speech verbs whose plain form is more often a noun."""
SAYING: Final = frozenset(
    "say says said saying tell tells told telling add adds added adding argue argues argued believe believes "
    "believed claimed insist insists insisted warned fear feared expect expects expected hope deny denied "
    "denies".split()
)
"""Speech verbs whose complement may do without “that”."""
DENIAL: Final = frozenset("deny denies denied denying".split())
OTHER_VERBS: Final = frozenset(
    "be is are was were has have had hold holds held holding sign signs signed signing reach reached reaches "
    "conclude concluded launch launched launches conduct conducted conducts impose imposed imposes express "
    "expressed expresses expressing offer offered offers provide provided provides give gave gives given make made "
    "makes pay paid begin began begun start started resume resumed continue continued strengthen strengthened "
    "strengthening deepen deepened deepening boost boosted boosting expand expanded expanding enhance enhanced "
    "enhancing seek sought seeks maintain carry carried carries took take takes taken become became becomes remain "
    "remained remains represent represents represented lead led leads include includes included come came comes "
    "went go goes return returned won lost want wants wanted try tries tried trying put keep kept bind binds bound "
    "follow followed discuss discusses discussed showed shows show forged formed forge struck voiced extended open "
    "opened sent send sends designate designates designated label labels labelled branded listed lists consider "
    "considers considered called named appointed elected mount mounted mounting limit limits limited".split()
)
"""Verbs that evoke nothing themselves, but bound what stands around them."""
LIGHT_VERBS: Final = frozenset(
    "hold holds held holding sign signs signed signing reach reached conclude concluded launch launched launches "
    "conduct conducted impose imposed imposes express expressed expresses expressing offer offered offers provide "
    "provided provides give gave gives made make makes pay paid begin began start started resume resumed continue "
    "continued strengthen strengthened strengthening deepen deepened deepening boost boosted boosting expand "
    "expanded expanding enhance enhanced enhancing seek sought seeks maintain maintains maintained carry carried "
    "have has had forge forged form formed struck voice voiced extend extended open opened sent send reaffirm "
    "reaffirmed reaffirms reiterate reiterated reiterates announce announced announces declare declared pledge "
    "pledged promised promise plan plans planned planning build built secure secured establish established mount "
    "mounted carries led lead".split()
)
"""Verbs that leave the saying to the noun after them: “held talks with”, “launched an attack on”."""
HAVING: Final = frozenset("has have had keep keeps kept maintain maintains maintained".split())
DESIGNATING: Final = frozenset(
    "designate designates designated call calls called calling list lists listed label labels labelled labeled "
    "brand brands branded consider considers considered declare declares declared".split()
)
"""Verbs by which one calls another something."""
CALLING: Final = COPULAS | {"considered"}
"""Verbs before a noun that says what their subject is: “is an ally of”."""
PASSIVE_ONLY: Final = frozenset("held given led".split())
"""Participles that follow “be” without being in the lexicon."""
CONTROL_NOUNS: Final = frozenset(
    "commitment commitments effort efforts intention intentions decision willing willingness ready readiness "
    "prepared expected set due goal idea proposal opportunity desire determination plan plans attempt attempts bid "
    "pledge vow promise".split()
)
"""Nouns and adjectives that govern an infinitive or gerund as something intended."""
COMMITMENTS: Final = frozenset("commitment commitments intention plan plans readiness willingness proposal".split())
"""Nouns between a verb and another noun that make the latter something intended."""
_INTENDED: Final = (
    "want wants wanted plan plans planned planning agree agreed agrees vow vows vowed pledge pledges pledged intend "
    "intends intended decide decided decides promise promised promises hope hopes hoped aim aims aimed seek seeks "
    "sought try tries tried trying attempt attempts attempted commit commits committed prepare prepares preparing "
    "proposed offer offered offers"
)
_PLAIN: Final = "continue continues continued began begin begins started managed went helped used"
_OPEN: Final = "threaten threatens threatened threatening"
_REFUSED: Final = (
    "refuse refuses refused refusing decline declined declines fail failed fails failing stopped avoid avoided"
)
CONTROL: Final[dict[str, tuple[Modality, bool]]] = {
    **dict.fromkeys(_INTENDED.split(), (Modality.INTENDED, False)),
    **dict.fromkeys(_PLAIN.split(), (Modality.ASSERTED, False)),
    **dict.fromkeys(_OPEN.split(), (Modality.HYPOTHETICAL, False)),
    **dict.fromkeys(_REFUSED.split(), (Modality.ASSERTED, True)),
}
"""Words that govern an infinitive or gerund: the modality they give it, and whether they negate it."""
OBJECT_CONTROL: Final = frozenset(
    "want wants wanted allow allows allowed help helps helped let force forced forces expect expects expected "
    "enable enabled".split()
)
"""Verbs whose object is the subject of the infinitive after it: “want the alliance to oppose …”."""
