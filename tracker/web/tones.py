"""The colours of a status for drawings that no stylesheet reaches, read from the stylesheets."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from django.conf import settings

from tracker.rules.vocabulary import LabelWord

# By name of the tone in `tokens.css`; labels that say nothing yet have the tone of soft ink.
TONES: dict[LabelWord, str] = {
    LabelWord.DELIVERED: "--tone-kept",
    LabelWord.HOLDING: "--tone-kept",
    LabelWord.DELIVERED_LATE: "--tone-late",
    LabelWord.REPORTED_ONLY: "--tone-claimed",
    LabelWord.PARTLY_DELIVERED: "--tone-part",
    LabelWord.UNDER_WAY: "--tone-part",
    LabelWord.NOT_DELIVERED: "--tone-broken",
    LabelWord.REVERSED: "--tone-broken",
    LabelWord.BREACH_ESTABLISHED: "--tone-broken",
    LabelWord.BREACH_ALLEGED: "--tone-alleged",
    LabelWord.SPLIT: "--tone-split",
    LabelWord.SUSPENDED: "--tone-ended",
    LabelWord.SUPERSEDED: "--tone-ended",
    LabelWord.LAPSED: "--tone-ended",
    LabelWord.WITHDRAWN: "--tone-ended",
    LabelWord.COMPLETED: "--tone-ended",
}
OPEN = "--ink-soft"
_LIGHT = re.compile(r"^\s*(--[\w-]+):\s*light-dark\((#[0-9a-f]{3,6}),", re.MULTILINE)


def ink(label: LabelWord | None) -> str:
    """The colour of a label on light paper."""
    return light(TONES.get(label, OPEN) if label else OPEN)


@cache
def light(name: str) -> str:
    """The light value of a colour of `tokens.css`."""
    text = Path(settings.STATICFILES_DIRS[0], "css", "tokens.css").read_text(encoding="utf-8")
    # The first list of the file is the plain one; those of high contrast come after it.
    return dict(reversed(_LIGHT.findall(text)))[name]
