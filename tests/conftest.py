"""How property tests search: the same examples each time, so that a fault is one for everybody, and nothing is kept."""

from __future__ import annotations

import tempfile

from hypothesis import HealthCheck, configuration, settings

configuration.set_hypothesis_home_dir(tempfile.gettempdir())
settings.register_profile(
    "stable",
    derandomize=True,
    database=None,
    max_examples=300,
    deadline=None,  # other work on the machine is no fault of ours
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("stable")

collect_ignore = ["profile/validate.py"]  # runs in an environment of its own, which has what it imports
