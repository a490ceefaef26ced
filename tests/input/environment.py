"""Settings that make no sense: what is told of each."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Setting:
    """A variable with a value, and a piece of what is said of it."""

    name: str
    value: str
    says: str


ROWS = (
    Setting("ENTENTE_PORT", "99999", "give a whole number from 0 to 65535, or unset it for 8000"),
    Setting("ENTENTE_PORT", "-1", "a whole number from 0 to 65535"),
    Setting("ENTENTE_PORT", "http", "ENTENTE_PORT is 'http', which it cannot be"),
    Setting("ENTENTE_PORT", "80.5", "ENTENTE_PORT is '80.5', which it cannot be"),
    Setting("ENTENTE_PORT", "9" * 5_000, "ENTENTE_PORT is '999"),
    Setting("ENTENTE_LOCK_WAIT", "-0.1", "a number from 0 to 86400"),
    Setting("ENTENTE_LOCK_WAIT", "nan", "ENTENTE_LOCK_WAIT is 'nan', which it cannot be"),
    Setting("ENTENTE_LOCK_WAIT", "inf", "ENTENTE_LOCK_WAIT is 'inf', which it cannot be"),
    Setting("ENTENTE_QUERY_SECONDS", "0", "a number from 0.01 to 86400"),
    Setting("ENTENTE_QUERY_SECONDS", "ten", "ENTENTE_QUERY_SECONDS is 'ten', which it cannot be"),
    Setting("ENTENTE_QUERY_WORKERS", "0", "a whole number from 1 to 64"),
    Setting("ENTENTE_QUERY_MEMORY", "1", "a whole number from 16 to 1048576"),
    Setting("ENTENTE_QUERY_ROWS", "1" + "0" * 30, "a whole number from 1 to 1000000000"),
    Setting("ENTENTE_SNAPSHOTS_KEPT", "0", "a whole number from 1 to 1000"),
    Setting("ENTENTE_ARTICLE_BYTES", "1e6", "a whole number from 1 to 1000000000"),
    Setting("ENTENTE_PROCESSES", "-2", "a whole number from 0 to 256"),
    Setting("ENTENTE_POLICY", "believe-all", "give corroborated or narrated"),
    Setting("ENTENTE_POLICY", "", "ENTENTE_POLICY is '', which it cannot be"),
    Setting("ENTENTE_DATA", "", "ENTENTE_DATA is '', which it cannot be"),
    Setting("ENTENTE_HOST", "", "ENTENTE_HOST is '', which it cannot be"),
    Setting("ENTENTE_QUERY_SECOND", "1", "did you mean ENTENTE_QUERY_SECONDS?"),
    Setting("ENTENTE_\x1b[2J", "1", "there is no setting ENTENTE_\\x1b[2J"),
)
