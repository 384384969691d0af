"""The picture that stands for a page where it is shared: one per label and language, drawn ahead.

`make cards` redraws them. A card is about the label alone, so that no picture is ever out of date.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.templatetags.static import static
from django.utils.translation import gettext as _

from tracker.filters.fields import language
from tracker.rules.vocabulary import LabelWord

from .addresses import absolute

# What the networks that show them ask for.
WIDTH, HEIGHT = 1200, 630
OF_THE_SITE = "followthrough"


@dataclass(frozen=True, slots=True)
class Card:
    """One picture with the words that replace it."""

    address: str
    alt: str
    width: int = WIDTH
    height: int = HEIGHT


def card(label: LabelWord | None = None) -> Card:
    """The card of a label in the language of the page; without one, that of the site."""
    name = label.value if label else OF_THE_SITE
    address = absolute(static(f"cards/{language()}/{name}.png"))
    if label is None:
        return Card(address, _("Followthrough: what governments promise each other, and deliver"))
    words = {"label": label.word.label(language())}
    return Card(address, _("Followthrough. Status of a pledge: %(label)s") % words)
