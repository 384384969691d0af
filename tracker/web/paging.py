"""Lists in pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.paginator import EmptyPage, Page, Paginator
from django.db.models import QuerySet
from django.http import Http404

from tracker.filters.frame import PER_PAGE


def page_of(rows: QuerySet | Sequence[Any], number: int, per_page: int = PER_PAGE) -> Page:
    """One page of a list; a number beyond the last is a 404. An empty list has one empty page."""
    try:
        return Paginator(rows, per_page).page(number)
    except EmptyPage as error:
        raise Http404 from error
