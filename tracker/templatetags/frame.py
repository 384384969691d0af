"""The frame around every page: its language, its navigation, the way back to the present."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.urls import reverse

register = template.Library()

# HTML writes a language as BCP 47 does; Django writes it in lower case.
BCP47 = {"en": "en", "zh-hans": "zh-Hans"}
CLOCKS = ("as_of", "rev")


@register.filter
def bcp47(code: str) -> str:
    """A language code as HTML writes it."""
    return BCP47[code]


@register.inclusion_tag("_partials/_nav_item.html", takes_context=True)
def nav_item(context: dict[str, Any], name: str, words: str) -> dict[str, Any]:
    """One entry of the navigation; marked when the page is it or lies below it."""
    address = reverse(name)
    request = context.get("request")
    path = request.path if request else ""
    current = "page" if path == address else "true" if path.startswith(address) else ""
    return {"address": address, "words": words, "current": current}


@register.simple_tag(takes_context=True)
def present(context: dict[str, Any]) -> str:
    """This address without its clocks: the world today, the newest record."""
    request = context["request"]
    rest: QueryDict = request.GET.copy()
    for name in CLOCKS:
        rest.pop(name, None)
    query = rest.urlencode()
    return request.path + (query and f"?{query}")


@register.filter
def page_links(page: Page) -> list[int | str]:
    """The numbers of pages to link to, with a gap where many are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag(takes_context=True)
def page_query(context: dict[str, Any], number: int) -> str:
    """This page's query string, leading to another page of the list."""
    params: QueryDict = context["request"].GET.copy()
    params["page"] = str(number)
    return params.urlencode()
