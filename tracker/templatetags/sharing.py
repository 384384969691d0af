"""What the head of a page tells those who share, cite or index it."""

from __future__ import annotations

from html import unescape
from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from tracker.rules.vocabulary import LabelWord
from tracker.web.cards import Card
from tracker.web.cards import card as card_of
from tracker.web.structured_data import breadcrumbs, json_ld

register = template.Library()


@register.simple_block_tag
def capture(content: str) -> str:
    """`{% capture as page_title %}…{% endcapture %}`: for what a page says in several places."""
    return mark_safe(content.strip())  # noqa: S308  (rendered, so escaped already)


@register.simple_tag
def card(status: Any = None) -> Card:
    """The picture for a page: that of a status, if the page is about one."""
    return card_of(LabelWord(status.label) if status else None)


@register.simple_tag(takes_context=True)
def structured(context: dict[str, Any]) -> SafeString:
    """The page as JSON-LD: what its view says of it, and where it lies in the site."""
    request = context.get("request")
    title = unescape(context.get("page_title", ""))
    trail = breadcrumbs.of_page(request.path_info, title) if request else None
    said = [*context.get("structured_data", ()), trail]
    return mark_safe("\n  ".join(json_ld.element(each) for each in said if each))  # noqa: S308
