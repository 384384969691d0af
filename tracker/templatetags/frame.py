"""The frame around every page: its language, its navigation, the way back to the present."""

from __future__ import annotations

from typing import Any

from django import template
from django.core.paginator import Page
from django.http import QueryDict
from django.urls import resolve, reverse

from tracker.filters.clock import CLOCKS
from tracker.filters.frame import AS_OF
from tracker.filters.query_string import PAGE
from tracker.web.page import Page as SitePage

register = template.Library()

# HTML writes a language as BCP 47 does; Django writes it in lower case.
BCP47 = {"en": "en", "zh-hans": "zh-Hans"}


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
    if current != "page" and knows_as_of(address):
        address = same_day(context, address)
    return {"address": address, "words": words, "current": current}


def knows_as_of(address: str) -> bool:
    """Whether the page at an address of ours can be asked about another day."""
    view = getattr(resolve(address).func, "view_class", None)
    return isinstance(view, type) and issubclass(view, SitePage) and view.knows_as_of()


@register.simple_tag(takes_context=True)
def present(context: dict[str, Any]) -> str:
    """This address without its clocks: the world today, the newest record."""
    request = context["request"]
    rest: QueryDict = request.GET.copy()
    for name in CLOCKS:
        rest.pop(name, None)
    query = rest.urlencode()
    return request.path + (query and f"?{query}")


@register.simple_tag(takes_context=True)
def same_day(context: dict[str, Any], address: str) -> str:
    """An address that asks about the same day of the world as this page."""
    clock = context.get("clock")
    if clock is None or clock.as_of is None:
        return address
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}as_of={clock.as_of.isoformat()}"


@register.inclusion_tag("_partials/_as_of.html", takes_context=True)
def as_of_control(context: dict[str, Any]) -> dict[str, Any]:
    """The form that shows this page as of another day; nothing where the page knows no days."""
    view = context.get("view")
    if not (isinstance(view, SitePage) and view.knows_as_of()):
        return {}
    request = context["request"]
    # A page number counts the rows of one day only.
    kept = [
        (name, value)
        for name, values in request.GET.lists()
        for value in values
        if name not in (AS_OF, PAGE) and value
    ]
    return {"path": request.path, "kept": kept, "clock": view.clock, "today": view.today}


@register.filter
def page_links(page: Page) -> list[int | str]:
    """The numbers of pages to link to, with a gap where many are left out."""
    return list(page.paginator.get_elided_page_range(page.number, on_each_side=2, on_ends=1))


@register.simple_tag(takes_context=True)
def page_query(context: dict[str, Any], number: int, name: str = "") -> str:
    """This page's query string, leading to another page of the list that `name` counts."""
    params: QueryDict = context["request"].GET.copy()
    params[name or "page"] = str(number)
    return params.urlencode()
