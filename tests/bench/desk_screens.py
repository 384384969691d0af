"""Every screen of the desk that can be opened, found from the desk itself.

Lists with each of their filters, orders and searches; forms for new and for old rows; histories;
the pages behind the buttons; autocompletes; and every page that needs no row.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from typing import Any
from urllib.parse import urlencode

from django.contrib import admin
from django.db.models import ForeignKey, ManyToManyField
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from .measuring import Screen

# A word of most texts, of some, of none; the start of a word; Chinese; an id; two words.
SEARCHES = ("hotline", "ransomware", "zeppelin", "coopera", "热线", "pledge-77", "valdoria hotline")
# What somebody types into an autocomplete, letter by letter.
TYPED = ("", "h", "ho", "hotl", "hotline", "ransomw", "zeppelin", "热线", "pledge-77")
CHOICES_AT_MOST = 12
LAST_PAGES = (2, 150, 200)
OF_A_ROW = ("change", "history", "delete", "review", "occurrences")
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
PAGES = ("index", "review", "import", "password_change", "second_factor", "account", "jsi18n")
ROLES = ("editor", "administrator", "analyst")


def screens(clients: dict[str, Client]) -> Iterator[Screen]:
    """All of them."""
    yield from _pages_without_a_row()
    for name, args, query in HINTS:
        address = reverse(f"admin:tracker_{name}", args=args)
        yield Screen(f"hint {name} {' '.join(args)}", f"{address}?{urlencode(query)}")
    for model, model_admin in admin.site._registry.items():
        name = model._meta.model_name or ""
        role = _role(clients, _address(model, "changelist"))
        yield from _lists(model, name, role, clients)
        yield from _forms(model, model_admin, name, role)
    yield from _autocompletes()


def _pages_without_a_row() -> Iterator[Screen]:
    for name in PAGES:
        yield Screen(f"page {name}", reverse(f"admin:{name}"))


def _role(clients: dict[str, Client], address: str) -> str:
    """The first role that may open this."""
    return next((role for role in ROLES if clients[role].get(address).status_code == 200), "editor")


def _lists(model: Any, name: str, role: str, clients: dict[str, Client]) -> Iterator[Screen]:
    address = _address(model, "changelist")
    yield Screen(f"list {name}", address, role)
    changes: Any = clients[role].get(address).context
    if changes is None:
        return
    shown = changes["cl"]
    for query in _queries(shown):
        yield Screen(f"list {name} {query}", f"{address}{query}", role)


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


def _forms(model: Any, model_admin: Any, name: str, role: str) -> Iterator[Screen]:
    yield Screen(f"add {name}", _address(model, "add"), role)
    keys = model._base_manager.order_by("pk").values_list("pk", flat=True)
    first, last = keys.first(), keys.last()
    for key in dict.fromkeys((first, last)):
        if key is None:
            continue
        for page in OF_A_ROW:
            with suppress(NoReverseMatch):
                yield Screen(f"{page} {name} {key}", _address(model, page, key), role)
        for verb in getattr(model_admin, "verbs", ()):
            yield Screen(f"{verb.name} {name} {key}", _address(model, "verb", key, verb.name), role)


def _address(model: Any, page: str, *args: Any) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{page}", args=args)


def _autocompletes() -> Iterator[Screen]:
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
            yield Screen(f"autocomplete {target} {typed!r}", f"{address}?{urlencode(query)}")


def _screen(model: Any) -> Any:
    return admin.site._registry.get(model)


def _leads(field: Any) -> bool:
    return isinstance(field, ForeignKey | ManyToManyField)


def unmeasured(figures: Any) -> list[str]:
    """Names of the desk's addresses that no screen stood for."""
    resolver = get_resolver()
    seen = {resolver.resolve(each.address.partition("?")[0]).url_name for each in figures}
    return sorted(name for name in _names(admin.site.urls[0]) if name not in seen)


def _names(patterns: Any) -> Iterator[str]:
    for each in patterns:
        if isinstance(each, URLResolver):
            yield from _names(each.url_patterns)
        elif isinstance(each, URLPattern) and each.name:
            yield each.name
