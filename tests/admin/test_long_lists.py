"""Long lists: counted to a limit, sorted only by what is kept sorted, few queries everywhere."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests import factories
from tests.admin.desk import page
from tracker.admin.lists import paging
from tracker.admin.lists.base import DeskAdmin
from tracker.models import PledgeVersion

QUERIES_AT_MOST = 20
SCREENS = {
    model._meta.model_name or "": screen
    for model, screen in admin.site._registry.items()
    if isinstance(screen, DeskAdmin) and model._meta.app_label == "tracker"
}


@pytest.fixture
def two_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lists count to two."""
    monkeypatch.setattr(paging, "COUNTED_AT_MOST", 2)


def pledges(count: int) -> None:
    contents = [factories.pledge_content(id=f"pledge-{number}") for number in range(count)]
    factories.publish_all("pledge", contents)


def test_list_counts_to_a_limit_and_says_that_there_are_more(
    two_are_many: None, editor_desk: Client
) -> None:
    pledges(3)

    text = editor_desk.get(page("pledgeversion")).content.decode()

    assert "2+ pledges" in text


def test_list_within_the_limit_is_counted_exactly(two_are_many: None, editor_desk: Client) -> None:
    pledges(2)

    text = editor_desk.get(page("pledgeversion")).content.decode()

    assert "2 pledges" in text


def test_newest_row_is_shown_first(editor_desk: Client) -> None:
    pledges(2)

    shown = editor_desk.get(page("pledgeversion")).context["cl"].result_list

    assert [row.pledge.slug for row in shown] == ["pledge-1", "pledge-0"]


def test_dates_are_sorted_by_the_day_they_end(editor_desk: Client) -> None:
    days = {"later": "2015-12", "earlier": "2015-12-02"}
    for name, day in days.items():
        factories.publish("pledge", id=name, made_on=day)
    column = SCREENS["pledgeversion"].get_list_display(editor_desk.get("/admin/").wsgi_request)
    number = list(column).index("made_on") + 1

    shown = editor_desk.get(page("pledgeversion"), {"o": number}).context["cl"].result_list

    assert [row.pledge.slug for row in shown] == ["earlier", "later"]


@pytest.mark.parametrize("model", sorted(SCREENS))
def test_long_list_is_sorted_only_by_what_the_database_keeps_sorted(
    model: str, editor_desk: Client
) -> None:
    screen = SCREENS[model]
    request = editor_desk.get("/admin/").wsgi_request

    slow = [
        name
        for name in screen.get_sortable_by(request)
        if not screen.short and not paging.is_kept_sorted(screen.model, screen.sorted_by(name))
    ]

    assert slow == []


@pytest.mark.parametrize("number", range(-12, 13))
def test_forged_order_never_sorts_by_another_column(number: int, editor_desk: Client) -> None:
    pledges(2)

    answer: Any = editor_desk.get(page("pledgeversion"), {"o": number})

    # A column that the list does not have is refused.
    is_listed = abs(number) < 8
    assert answer.status_code == (200 if is_listed else 400)
    assert set(answer.context["cl"].queryset.query.order_by if is_listed else ()) <= {
        "-pk",
        "made_latest",
        "-made_latest",
        "due_latest",
        "-due_latest",
    }


def autocompletes() -> Iterator[tuple[str, str]]:
    found = {}
    for model in admin.site._registry:
        for field in (*model._meta.fields, *model._meta.many_to_many):
            related: Any = field.related_model
            target = admin.site._registry.get(related)
            if target is not None and target.search_fields:
                found[related] = (model._meta.model_name or "", field.name)
    return iter(sorted(found.values()))


@pytest.mark.parametrize(("model", "field"), list(autocompletes()))
@pytest.mark.parametrize("term", ["", "hotl"])
def test_autocomplete_takes_no_more_queries_for_more_rows(
    model: str, field: str, term: str, editor_desk: Client
) -> None:
    label = "auth" if model == "user" else "tracker"
    asked = {"app_label": label, "model_name": model, "field_name": field, "term": term}
    factories.publish("assessment")
    with CaptureQueriesContext(connection) as few:
        editor_desk.get("/admin/autocomplete/", asked)
    pledges(6)
    factories.draft_all("source", [factories.source_content(id=f"s-{n}") for n in range(6)])

    with CaptureQueriesContext(connection) as many:
        editor_desk.get("/admin/autocomplete/", asked)

    assert len(many) <= len(few) <= QUERIES_AT_MOST


def test_role_with_all_its_permissions_stays_within_20_queries(administrator_desk: Client) -> None:
    role = Group.objects.get(name="editor")

    with CaptureQueriesContext(connection) as asked:
        answer = administrator_desk.get(reverse("admin:auth_group_change", args=[role.pk]))

    assert "Can publish pledgeversion" in answer.content.decode()
    assert len(asked) <= QUERIES_AT_MOST


def test_form_of_a_much_cited_update_stays_within_20_queries(editor_desk: Client) -> None:
    names = [f"source-{number}" for number in range(8)]
    factories.draft_all("source", [factories.source_content(id=name) for name in names])
    pledges(8)
    row = factories.draft(
        "update",
        by=None,
        citations=[factories.citation(source=name) for name in names],
        bearings=[factories.bearing(pledge=f"pledge-{number}") for number in range(8)],
    )

    with CaptureQueriesContext(connection) as asked:
        answer = editor_desk.get(page("updateversion", "change", row.pk))

    assert answer.status_code == 200
    assert len(asked) <= QUERIES_AT_MOST


def test_history_of_a_much_corrected_pledge_stays_within_20_queries(editor_desk: Client) -> None:
    row = factories.publish("pledge")
    for version in range(2, 9):
        row = factories.publish(
            "pledge",
            version=version,
            change="typo",
            change_reason="A letter.",
            title_zh=f"第{version}",
        )

    with CaptureQueriesContext(connection) as asked:
        answer = editor_desk.get(page("pledgeversion", "history", row.pk))

    assert answer.status_code == 200
    assert PledgeVersion.objects.count() == 8
    assert len(asked) <= QUERIES_AT_MOST
