"""The desk's first page: each list of today's work, for one person on one day."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib.auth.models import User
from django.http import HttpRequest

from tracker.admin.imports import may_import
from tracker.admin.people.permissions import signed_in
from tracker.today import today

from .links import link_list
from .lists import WorkList
from .looks import pledge_lists
from .mine import own_lists
from .tips import tip_list


def first_page(request: HttpRequest) -> dict[str, Any]:
    """What the page shows beside the index of everything."""
    person, day = signed_in(request), today()
    return {
        "title": "Today's work",
        "day": day,
        "work": todays_work(person, day),
        "may_import": may_import(person),
        "may_log": person.has_perm("tracker.add_updateversion"),
    }


def todays_work(person: User, on: date) -> list[WorkList]:
    """One's own work first, then what calls for anybody; a list without permission is left out."""
    return [
        *own_lists(person),
        *pledge_lists(person, on),
        *tip_list(person),
        *link_list(person),
    ]
