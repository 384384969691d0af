"""The analysts' desk: one screen per noun, every change through an action."""

from .nouns import (
    assessments,
    collections,
    conflicts,
    dialogues,
    excluded_statements,
    external_verdicts,
    indicators,
    logs,
    mechanisms,
    parties,
    pledges,
    sources,
    tips,
    topics,
    updates,
    wordings,
)
from .people import people

__all__ = [
    "assessments",
    "collections",
    "conflicts",
    "dialogues",
    "excluded_statements",
    "external_verdicts",
    "indicators",
    "logs",
    "mechanisms",
    "parties",
    "people",
    "pledges",
    "sources",
    "tips",
    "topics",
    "updates",
    "wordings",
]
