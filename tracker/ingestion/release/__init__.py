"""Releases: the public record of one revision as a zip file whose bytes follow from the log.

What it holds is read from the bodies of the log entries up to that revision, not from the rows of
today, so that the same revision gives the same bytes for ever: until a redaction takes words out
of the log, which the next file then says.
"""

from .revisions import NoRelease, checkpoint_of
from .store import Frozen, TakenBack, Unavailable, freeze, kept

__all__ = [
    "Frozen",
    "NoRelease",
    "TakenBack",
    "Unavailable",
    "checkpoint_of",
    "freeze",
    "kept",
]
