"""Syntax: raw English text to sentences, tags, lemmas and trees, by a parser trained by this project."""

import os
from typing import Final

TELEMETRY: Final = ("ORT_DISABLE_TELEMETRY", "ORT_TELEMETRY_DISABLED")
"""What keeps onnxruntime from calling home, which it does from 1.29 on unless one of these is set before it starts."""

os.environ.update(dict.fromkeys(TELEMETRY, "1"))
