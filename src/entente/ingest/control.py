"""Words that govern others: what they make of the clause or noun below them, by lemma."""

from __future__ import annotations

from typing import Final

from entente.model.claim import Modality

REPORTING: Final = frozenset(
    "say tell announce state declare confirm add note stress emphasise emphasize explain report claim argue "
    "believe reiterate affirm reaffirm acknowledge admit deny suggest indicate reveal underline underscore assert "
    "allege contend maintain estimate recall caution describe insist write tweet post disclose hear think know "
    "remember mention remark comment boast lament concede conclude testify show find understand see".split()
)
"""Verbs that report: what they govern is so, or not, as far as their subject says."""
HEARSAY: Final = frozenset("say believe think report allege rumour rumor understand suspect claim assume".split())
"""Verbs that in the passive leave open whether what they pass on is so."""
INTENDED: Final = frozenset(
    "want plan agree vow pledge intend decide promise hope aim seek try attempt commit prepare propose offer wish "
    "mean resolve set due ready prepared expected willing poised scheduled about bound likely eager determined "
    "undertake promise commitment effort intention decision willingness readiness goal idea proposal opportunity "
    "desire determination attempt bid pledge vow order arrange expect schedule consider mull weigh contemplate "
    "discuss negotiate push strive authorise authorize approve opt elect swear slate programme invite offer "
    "volunteer".split()
)
"""Words below which something is to come."""
DEMANDED: Final = frozenset(
    "demand urge call ask request order command require insist press pressure appeal beg implore exhort push tell "
    "instruct recommend advise plead petition lobby appeal demand request call need ought".split()
)
"""Words below which something is asked for."""
OPEN: Final = frozenset(
    "fear warn threaten risk worry concern suspect doubt speculate possibility threat danger risk fear concern "
    "suspicion warning prospect rumour rumor speculation possible may could appear seem close near closer nearer "
    "brink verge edge cusp".split()
)
"""Words below which it is left open whether something is so."""
UNDONE: Final = frozenset(
    "refuse decline fail stop avoid prevent avert block foil thwart cancel scrap abandon forgo rule postpone "
    "shelve forbid ban bar prohibit refrain cease unable unwilling reluctant failure refusal inability dissuade "
    "discourage lack without deter prevent preclude".split()
)
"""Words below which something did not happen, or is not to."""
PLAIN: Final = frozenset(
    "continue begin start manage go help used proceed resume happen keep come get use "
    "succeed complete finish end".split()
)
"""Words that change nothing below them."""
CONDITIONS: Final = frozenset({"if", "unless", "whether", "in case", "should", "lest", "provided", "even if", "as if"})
"""What opens a clause of which it is open whether it is so."""
DOUBTING: Final = frozenset("allegedly reportedly possibly perhaps maybe supposedly purportedly potentially".split())
NEGATIVE: Final = frozenset("not n't n’t never no neither nor hardly barely".split())
NOBODY: Final = frozenset({"no", "neither", "none", "nobody"})

FUTURE: Final = frozenset({"will", "shall", "'ll", "’ll", "would", "wo", "'d", "’d"})
MAYBE: Final = frozenset({"may", "might", "could"})
OUGHT: Final = frozenset({"must", "should", "ought"})

OBJECT_CONTROL: Final = frozenset(
    "urge ask tell order force allow enable help let want expect invite persuade convince encourage pressure "
    "press push permit require compel instruct authorise authorize request beg call appeal warn advise oblige "
    "lead get make command direct cause drive prompt accuse blame thank charge suspect praise criticise criticize "
    "condemn prevent stop bar dissuade discourage commend denounce".split()
)
"""Verbs whose object does what the clause below them says."""
SUBJECT_CONTROL: Final = frozenset("promise threaten vow pledge agree offer guarantee swear".split())
"""Verbs whose subject does it even where they have an object."""
LIGHT: Final = frozenset(
    "hold sign reach conclude launch conduct impose express offer provide give make pay begin start resume "
    "continue strengthen deepen boost expand enhance seek maintain carry have forge form strike voice extend open "
    "send reaffirm reiterate announce declare pledge promise plan build secure establish mount lead put keep "
    "raise cast take stage organise organize broker arrange deliver issue lodge submit receive get undertake "
    "perform step face enter pursue join attend host restore renew suspend cancel call demand propose welcome "
    "discuss end halt break order lift agree approve adopt implement enforce tighten ratify finalise finalize "
    "negotiate facilitate commit wage file bring do show set pass slap levy see exchange ink seal deny "
    "confirm trade swap participate accompany switch transfer accord grant withhold shift".split()
)
"""Verbs that leave the saying to the noun below them: “held talks with”, “launched an attack on”."""
DOING: Final = frozenset(
    "launch conduct carry stage mount hold impose start begin continue resume wage commit perform make give lead "
    "issue voice express raise file lodge open pursue step renew slap levy deliver set take unleash do press plan "
    "prepare order plot threaten promise vow announce declare trade swap".split()
)
"""Those of them whose subject does what the noun says: “launched an attack”, not “welcomed an attack”."""
EXCHANGING: Final = frozenset({"exchange", "trade", "swap"})
"""Those of them that several do to each other: “traded threats”."""
JOINING: Final = frozenset({"join", "follow"})
"""Verbs whose subject does what their object does: “joined Libya in condemning the raid”."""
WORKING: Final = frozenset("work team cooperate co-operate collaborate partner operate band ally".split())
"""Verbs whose subject does something with whom “with” or “alongside” names: “worked alongside Libya to return”."""
ANSWERING: Final = frozenset(
    "reject ignore accept heed answer refuse rebuff spurn dismiss deny defy brush turn resist meet grant satisfy "
    "consider study weigh welcome obey disregard shrug".split()
)
"""Verbs whose subject is whom the demand or charge was made to that they answer."""
DRAWING: Final = frozenset("draw receive win earn elicit attract provoke prompt trigger spark face meet get".split())
"""Verbs whose subject is whom the noun below them meets: “drew condemnation from Home Secretary Priti Patel”."""
EQUATING: Final = frozenset("represent constitute mark mean amount signify symbolise symbolize equal".split())
"""Verbs that say that what their subject names is what the noun below them names."""
CALLING: Final = frozenset("be become remain stay".split())
"""Verbs before a noun that says what their subject is."""

EFFECTS: Final[dict[str, tuple[Modality, bool]]] = {
    **dict.fromkeys(INTENDED, (Modality.INTENDED, False)),
    **dict.fromkeys(DEMANDED, (Modality.DEMANDED, False)),
    **dict.fromkeys(OPEN, (Modality.HYPOTHETICAL, False)),
    **dict.fromkeys(UNDONE, (Modality.ASSERTED, True)),
}
"""What a governing word makes of what is below it: the modality it gives, and whether it negates."""
