"""What the endpoints of all nouns share: a list in pages, and one row by its address.

The description of the API is read off these classes: what a door says of itself here is all there
is to say of it elsewhere.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any, ClassVar

from django.db.models import Model, QuerySet
from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import ReadOnlyModelViewSet

from tracker.filters import BadParameter, Listing, PledgeSelection, UpdateSelection, listing
from tracker.filters.fields import TextsField
from tracker.filters.query_string import check
from tracker.filters.selection import PublicFilterSet
from tracker.filters.text import MAX_CHARACTERS
from tracker.models.base import Identity, IdentityQuerySet

from . import problems
from .door import IGNORED, LANG, Door
from .envelope import PAGE_SIZE, Envelope

ON_EVERY_DETAIL = (LANG, IGNORED)
ON_EVERY_LIST = (LANG, PAGE_SIZE, IGNORED)


class NounDoor(Door, ReadOnlyModelViewSet):
    """List and detail of one noun.

    `rows` are the public rows with all that the serializer shows. Lists whose rows have a day
    know `as_of` and say in `by` which rows lie on or before it. `key` gives, for each part of a
    row's address, the key of the answer that holds it. `clocks` are the parameters of the detail.
    """

    noun: ClassVar[str]
    about: ClassVar[str | Promise]
    model: ClassVar[type[Model]]
    key: ClassVar[Mapping[str, str]] = {"slug": "slug"}
    address = "<slug:slug>"
    filters: ClassVar[type[PublicFilterSet] | None] = None
    orders: ClassVar[Collection[str]] = ()
    dated = False
    clocks: ClassVar[Collection[str]] = ()
    moves = False
    # Whether its description names ids of the record.
    names_rows = True

    pagination_class = Envelope
    filter_backends = ()
    asked: Listing | PledgeSelection | UpdateSelection

    def rows(self) -> QuerySet:
        """The public rows, prepared."""
        raise NotImplementedError

    def by(self, rows: QuerySet, day: date) -> QuerySet:
        """Those of the rows that lie on or before a day."""
        return rows

    def at(self, **address: Any) -> QuerySet:
        """The row with such an address, if there is one."""
        return self.rows().filter(**address)

    def sample(self) -> Any:
        """Any row as the serializer takes it, for examples; None while there is none."""
        rows = self.rows()
        return (rows.listed() if isinstance(rows, IdentityQuerySet) else rows).first()

    @classmethod
    def can_be_gone(cls) -> bool:
        """Whether a row can be withdrawn from the record and leave its address behind."""
        return issubclass(cls.model, Identity)

    def get_queryset(self) -> QuerySet:
        return self.rows()

    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        params = request.query_params
        self.asked = listing(params, today=self.today, dated=self.dated, also=ON_EVERY_LIST)
        rows = self.rows()
        if isinstance(rows, IdentityQuerySet):
            rows = rows.listed()
        return self.page_of(self.by(rows, self.asked.as_of) if self.asked.as_of else rows)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        check(request.query_params, ON_EVERY_DETAIL)
        return super().retrieve(request, *args, **kwargs)

    def get_object(self) -> Model:
        """The row that the address names; a 410 when it was withdrawn from the record."""
        found: Model | None = self.at(**self.kwargs).first()
        if found is None:
            raise Http404
        if isinstance(found, Identity) and found.withdrawn:
            raise problems.Gone(_("This was withdrawn from the record."))
        return found

    def page_of(self, rows: QuerySet) -> Response:
        """The page asked for, in its envelope."""
        page = self.paginate_queryset(rows)
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def refuse_long_texts(self) -> None:
        """A page says how much of a long text it searched for; here there is no place to say so."""
        for name, each in self.filters.base_filters.items() if self.filters else ():
            texts = self.request.query_params.getlist(name)
            if isinstance(each.field, TextsField) and any(len(t) > MAX_CHARACTERS for t in texts):
                limit = {"limit": MAX_CHARACTERS}
                raise BadParameter(name, _("must have at most %(limit)d characters") % limit)

    def get_serializer_context(self) -> dict[str, Any]:
        return {**super().get_serializer_context(), "language": self.language}
