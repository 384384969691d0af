"""The search over the whole record: what it finds of every noun, or all of one noun."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from tracker.filters.clock import Clock
from tracker.filters.search import NOUN, Found, SearchSelection, search
from tracker.models import Collection, Topic

from .page import Page
from .paging import page_of
from .search_hits import Hit, hits

FIRST = 3
EXAMPLES = 6
LABELS = {
    Found.PLEDGES: _("Pledges"),
    Found.UPDATES: _("Updates"),
    Found.SOURCES: _("Sources"),
    Found.DIALOGUES: _("Dialogues"),
    Found.MECHANISMS: _("Mechanisms"),
    Found.PARTIES: _("Parties"),
    Found.TOPICS: _("Topics"),
    Found.COLLECTED: _("Pledges in other collections"),
}
# Lists that know `q` themselves, with more ways to narrow it.
LISTS = (Found.PLEDGES, Found.UPDATES)


@dataclass(frozen=True, slots=True)
class Group:
    """What was found of one noun: how many, the first few, and where the others are."""

    noun: Found
    count: int
    hits: Sequence[Hit]
    query: str
    address: str

    @property
    def label(self) -> str:
        """What readers call such things."""
        return str(LABELS[self.noun])

    @property
    def template(self) -> str:
        """How one of them is shown."""
        return f"search/_{self.noun.value}.html"

    @property
    def others(self) -> int:
        """How many are not among the first few."""
        return self.count - len(self.hits)


class Search(Page):
    """Everything the record can be searched for, with what matched marked."""

    template_name = "search/page.html"
    parameters = None

    @cached_property
    def selection(self) -> SearchSelection:
        return search(self.request.GET, today=self.today)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        self.clock = Clock(self.today, self.selection.as_of)
        counts = self.selection.counts()
        return super().get_context_data(
            selection=self.selection,
            total=sum(counts.values()) - counts[Found.COLLECTED],
            collected=counts[Found.COLLECTED],
            sorts=sorts(self.selection),
            everything=self.selection.query_with(NOUN, ""),
            examples=Topic.published.all()[:EXAMPLES] if self.selection.asked.is_blank else (),
            **(self.one(counts) if self.selection.noun else self.all(counts)),
            **kwargs,
        )

    def one(self, counts: Any) -> dict[str, Any]:
        """All of one noun, in pages."""
        page = page_of(self.selection.listed(), self.selection.page)
        found = hits(self.selection, list(page))
        groups = [self.group(noun, counts[noun], found) for noun in Found]
        chosen = next(each for each in groups if each.noun == self.selection.noun)
        return {"groups": groups, "chosen": chosen, "page": page}

    def all(self, counts: Any) -> dict[str, Any]:
        """The first few of every noun; there is only one page of that."""
        page_of([], self.selection.page)
        found = hits(self.selection, self.selection.first_of_each(FIRST))
        return {"groups": [self.group(noun, counts[noun], found) for noun in Found]}

    def group(self, noun: Found, count: int, found: Sequence[Hit]) -> Group:
        """What was found of one noun, and the addresses of all of it."""
        return Group(
            noun=noun,
            count=count,
            hits=[hit for hit in found if hit.noun == noun],
            query=self.selection.query_with(NOUN, noun.value),
            address=self.address_of(noun, count),
        )

    def address_of(self, noun: Found, count: int) -> str:
        """The list of a noun that knows the same question; empty without one."""
        if noun in LISTS:
            return f"{reverse(noun.value)}?{self.list_query}"
        if noun is not Found.COLLECTED or not count:
            return ""
        theirs = Collection.published.values_list("slug", flat=True)
        chosen = "&".join(f"collection={slug}" for slug in theirs)
        return f"{reverse(Found.PLEDGES)}?{self.list_query}&{chosen}"

    @cached_property
    def list_query(self) -> str:
        """The query string that asks the list of a noun for the same."""
        params = self.request.GET.copy()
        for name in (NOUN, "sort", "page"):
            params.pop(name, None)
        return params.urlencode()


def sorts(selection: SearchSelection) -> list[tuple[str, str, bool]]:
    """The orders to choose from, the default without a value; which one is chosen."""
    orders = [("", "relevance", _("By relevance")), ("newest", "newest", _("Newest first"))]
    return [(value, str(label), selection.sort == order) for value, order, label in orders]
