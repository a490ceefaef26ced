"""Syntax: raw English text to sentences, tags, lemmas and trees, by a parser trained by this project."""

import os
from typing import Final

TELEMETRY: Final = ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED")
"""What keeps onnxruntime from calling home, which it does from 1.29 on unless one of these is set before it starts."""

os.environ.update(dict.fromkeys(TELEMETRY, "1"))

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
"""One parse, one core: numpy's threads would only wait for each other, for its matrices here are small, and take the
core of a process beside. Measured on two cores: 3,700 words a second either way, at 1.0 instead of 1.8 cores."""
