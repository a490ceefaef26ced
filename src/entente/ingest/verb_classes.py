"""Verbs by which somebody speaks, in the forms that news uses: what says, what denies, what calls another something."""

from __future__ import annotations

from typing import Final

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
SAYING: Final = frozenset(
    "say says said saying tell tells told telling add adds added adding argue argues argued believe believes "
    "believed claimed insist insists insisted warned fear feared expect expects expected hope deny denied "
    "denies".split()
)
"""Speech verbs whose complement may do without “that”."""
DENIAL: Final = frozenset("deny denies denied denying".split())
DESIGNATING: Final = frozenset(
    "designate designates designated call calls called calling list lists listed label labels labelled labeled "
    "brand brands branded consider considers considered declare declares declared".split()
)
"""Verbs by which one calls another something."""
