"""Every screen of the desk that can be opened, found from the desk itself.

Each page that the matrix of addresses and roles (`tests/admin/matrix.csv`) promises to a role, as
every role to which it does; both steps of signing in; lists with each of their filters, orders and
searches; files of lists; forms that come filled in; forms, histories and reviews of the newest
rows; autocompletes; what forms ask while one types.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import product
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.db import transaction
from django.db.models import ForeignKey, ManyToManyField
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_otp.util import random_hex

from tests.admin import doors
from tests.signing.phone import Phone
from tracker.actions import second_factors
from tracker.models import UpdateVersion

from .measuring import Screen

# A word of most texts, of some, of none; the start of a word; Chinese; an id; two words.
SEARCHES = ("hotline", "ransomware", "zeppelin", "coopera", "热线", "pledge-77", "valdoria hotline")
# What somebody types into an autocomplete, letter by letter.
TYPED = ("", "h", "ho", "hotl", "hotline", "ransomw", "zeppelin", "热线", "pledge-77")
CHOICES_AT_MOST = 12
LAST_PAGES = (2, 150, 200)
# What a form is filled in with.
PLEDGES: tuple[dict[str, Any], ...] = ({"pledge": 77},)
UPDATES: tuple[dict[str, Any], ...] = (
    *PLEDGES,
    {"pledge": 77, "source_url": "https://nobody.example/a", "title": "Quiet harbours"},
)
REFUSALS = (302, 403, 404)
OF_A_ROW = ("change", "history", "review")
# What forms ask while somebody types.
HINTS: tuple[tuple[str, list[str], dict[str, Any]], ...] = (
    ("updateversion_hint", ["date"], {"text": "2016-06"}),
    (
        "updateversion_hint",
        ["source"],
        {"source_url": "https://publisher-7.example/2010/new", "title": "Quiet harbours"},
    ),
    ("updateversion_hint", ["source"], {"source_url": "https://nobody.example/a", "title": ""}),
    ("updateversion_hint", ["pledge"], {"pledge": 77, "source": 3}),
    ("pledgeversion_testability", [], {"obligors": 1, "due": "2016", "joint": "on"}),
    (
        "pledgeversion_duplicates",
        [],
        {"dialogue": 1, "made_on": "2010-05-06", "obligors": 1, "title": "Open a joint hotline"},
    ),
)
PAGES = ("index", "review", "account")
ROLES = ("editor", "administrator", "analyst")


def browsers() -> dict[str, Client]:
    """Somebody of each role with much waiting, and one for each column of the matrix with little.

    The rows that lines of the matrix ask for are made on the way.
    """
    found = {role: doors.browser_of(User.objects.get(username=f"{role}1")) for role in ROLES}
    people = doors.people()
    analyst = people["analyst"]
    assert analyst is not None
    doors.furnish(analyst)
    found |= {f"matrix {role}": doors.browser_of(user) for role, user in people.items()}
    found["half in"] = _half_in()
    for browser in found.values():
        browser.raise_request_exception = False
    return found


def _half_in() -> Client:
    """The browser of somebody whose password was right and whose code is still to come."""
    user = User.objects.get(username="editor2")
    key = random_hex(20)
    assert second_factors.turn_on(user, key=key, code=Phone(bytes.fromhex(key)).code(-1))
    return doors.browser_of(user)


def screens(clients: dict[str, Client]) -> Iterator[Screen]:
    """All of them. Each must be measured before the next is asked for: rows wait in its state."""
    yield from _of_the_matrix()
    yield _new_password(clients["matrix stranger"])
    yield Screen("page second step", reverse("admin:login"), "half in")
    for role, name in product(ROLES, PAGES):
        if _opens(clients[role], address := reverse(f"admin:{name}")):
            yield Screen(f"page {name} {role}", address, role)
    for name, args, query in HINTS:
        address = reverse(f"admin:tracker_{name}", args=args)
        yield Screen(f"hint {name} {' '.join(args)}", f"{address}?{urlencode(query)}")
    analyst = User.objects.get(username="analyst1")
    for query in ({"noun": "update"}, {"by": analyst.pk}, {"noun": "pledge", "by": analyst.pk}):
        yield Screen(f"queue {query}", f"{reverse('admin:review')}?{urlencode(query)}")
    for model in admin.site._registry:
        name = model._meta.model_name or ""
        yield from _filled_in(model, name, clients)
        yield from _lists(model, name, clients)
        yield from _newest(model, name, clients)
    yield from _autocompletes(clients)


def _of_the_matrix() -> Iterator[Screen]:
    """What GET answers with a page."""
    for line in doors.lines():
        for role, answer in line.answers.items():
            if answer.partition(" / ")[0] == "page":
                with _undone():
                    name = f"{line.url} {line.of} {role}"
                    yield Screen(name, doors.address(line), f"matrix {role}")


@contextmanager
def _undone() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def _new_password(stranger: Client) -> Screen:
    """Where the link of a letter leads: its token is in the session by then."""
    user = User.objects.get(username="analyst1")
    key = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    led: Any = stranger.get(reverse("admin:new_password", args=[key, token]))
    return Screen("page new password", led["Location"], "matrix stranger")


def _opener(clients: dict[str, Client], address: str) -> str | None:
    """The first role that may open this."""
    return next((role for role in ROLES if _opens(clients[role], address)), None)


def _opens(client: Client, address: str) -> bool:
    """Whether this is anything but a refusal; also where it fails, which then is measured."""
    return client.get(address).status_code not in REFUSALS


def _lists(model: Any, name: str, clients: dict[str, Client]) -> Iterator[Screen]:
    address = _address(model, "changelist")
    role = _opener(clients, address)
    if role is None:
        return
    yield Screen(f"list {name}", address, role)
    yield Screen(f"file {name}", _address(model, "export"), role)
    shown: Any = clients[role].get(address).context["cl"]
    for query in _queries(shown):
        yield Screen(f"list {name} {query}", f"{address}{query}", role)
        # In another order, a file waits until all its rows are sorted, and is no screen.
        if query.startswith("?q="):
            yield Screen(f"file {name} {query}", f"{_address(model, 'export')}{query}", role)


def _filled_in(model: Any, name: str, clients: dict[str, Client]) -> Iterator[Screen]:
    """A form to which a page of the desk links, with what that page is about in it."""
    queries = UPDATES if model is UpdateVersion else PLEDGES
    if queries is PLEDGES and not any(field.name == "pledge" for field in model._meta.fields):
        return
    address = _address(model, "add")
    role = _opener(clients, address)
    if role is not None:
        for query in queries:
            yield Screen(f"add {name} {' '.join(query)}", f"{address}?{urlencode(query)}", role)


def _queries(shown: Any) -> Iterator[str]:
    """The query strings to which a list links, and searches."""
    if shown.search_fields:
        yield from (f"?{urlencode({'q': each})}" for each in SEARCHES)
    for spec in shown.filter_specs:
        found = [choice["query_string"] for choice in spec.choices(shown)]
        yield from [query for query in found if query not in ("?", "")][:CHOICES_AT_MOST]
    for number, column in enumerate(shown.list_display):
        if _is_sortable(shown, column):
            yield from (f"?o={number}", f"?o=-{number}")
    last = shown.paginator.num_pages
    yield from (f"?p={page}" for page in LAST_PAGES if page <= last)


def _is_sortable(shown: Any, column: Any) -> bool:
    wanted = shown.sortable_by is None or column in shown.sortable_by
    return bool(wanted and shown.get_ordering_field(column))


def _newest(model: Any, name: str, clients: dict[str, Client]) -> Iterator[Screen]:
    """The pages of the row that was made last; the matrix has those of the oldest."""
    key = model._base_manager.order_by("pk").values_list("pk", flat=True).last()
    for page in OF_A_ROW:
        with suppress(NoReverseMatch):
            address = _address(model, page, key)
            role = _opener(clients, address)
            if role is not None:
                yield Screen(f"{page} {name} {key}", address, role)


def _address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def _autocompletes(clients: dict[str, Client]) -> Iterator[Screen]:
    address = reverse("admin:autocomplete")
    found: dict[Any, Any] = {}
    for model in admin.site._registry:
        for field in (*model._meta.fields, *model._meta.many_to_many):
            target = _screen(field.related_model) if _leads(field) else None
            if target is not None and target.search_fields:
                found.setdefault(field.related_model, (model, field))
    for model, field in found.values():
        for typed in TYPED:
            query = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name,
                "field_name": field.name,
                "term": typed,
            }
            target = field.related_model._meta.model_name
            asked = f"{address}?{urlencode(query)}"
            role = _opener(clients, asked)
            if role is not None:
                yield Screen(f"autocomplete {target} {typed!r}", asked, role)


def _screen(model: Any) -> Any:
    return admin.site._registry.get(model)


def _leads(field: Any) -> bool:
    return isinstance(field, ForeignKey | ManyToManyField)
