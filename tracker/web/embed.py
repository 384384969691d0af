"""The card of a pledge that other sites show in a frame: no script, nothing from elsewhere."""

from __future__ import annotations

from typing import Any

from csp.constants import NONE, SELF
from csp.decorators import csp
from django.views.decorators.clickjacking import xframe_options_exempt

from .pledge_sheet import OfPledge

# What an embed may do: be framed by anyone, and use this site's styles and letters.
POLICY = {
    "default-src": [NONE],
    "style-src": [SELF],
    "font-src": [SELF],
    "base-uri": [NONE],
    "form-action": [NONE],
    "frame-ancestors": ["*"],
}
WIDTH, HEIGHT = 600, 320
NARROWEST = 240


class PledgeEmbed(OfPledge):
    """One pledge: promised, label, who, last checked, and the way to its page."""

    template_name = "embed/pledge.html"

    @classmethod
    def as_view(cls, **initkwargs: Any) -> Any:
        return xframe_options_exempt(csp(POLICY)(super().as_view(**initkwargs)))


def height_for(width: int) -> int:
    """How high the frame has to be for a card of this width to show without scrolling."""
    return HEIGHT if width >= WIDTH else HEIGHT + (WIDTH - max(width, NARROWEST)) // 2
