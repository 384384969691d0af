"""Days that do not fit each other: pointed out to whoever saves or reviews, never refused."""

from __future__ import annotations

from tracker.models import DialogueVersion, PledgeVersion
from tracker.rules.edtf import parse
from tracker.rules.edtf_words import words
from tracker.rules.verdict_case import is_background


def made_too_early(row: PledgeVersion, dialogue: DialogueVersion | None) -> str:
    """That a pledge was made before the dialogue it was made at; empty if it was not."""
    if dialogue is None or not is_background(parse(row.made_on), parse(dialogue.date)):
        return ""
    return (
        f"It says that it was made {words(row.made_on)}, before {dialogue} took place"
        f" ({words(dialogue.date)}). Is one of the two days, or the dialogue, another one?"
    )
