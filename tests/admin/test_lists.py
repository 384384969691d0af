"""Every list of the desk can be searched, narrowed by filters in plain words, and exported."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from tests.admin import doors
from tests.admin.desk import exported
from tests.models import whole_record

LISTS = {model._meta.label_lower.replace(".", "_"): model for model in admin.site._registry}

FORGED = ("abc", "9" * 30, "-1", "0001-01-01 00:00:00+14:00")


@pytest.fixture(scope="module")
def person(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[User]:
    """Somebody who may see every list, each of which has rows."""
    with whole_record.shared(django_db_blocker):
        with django_db_blocker.unblock():
            analyst = doors.people()["analyst"]
            assert analyst is not None
            doors.furnish(analyst)
            everything = User.objects.get(username="of-all")
        yield everything


@pytest.fixture
def browser(person: User, client: Client, db: None) -> Client:
    client.force_login(person)
    return client


def shown(browser: Client, name: str, query: str = "") -> Any:
    return browser.get(f"{reverse(f'admin:{name}_changelist')}{query}")


@pytest.mark.parametrize("name", LISTS)
def test_list_can_be_searched(name: str, browser: Client) -> None:
    answer = shown(browser, name, "?q=hotline")

    assert answer.status_code == 200
    assert 'id="searchbar"' in answer.content.decode()


@pytest.mark.parametrize("name", LISTS)
def test_list_has_filters_titled_by_us(name: str, browser: Client) -> None:
    changes = shown(browser, name).context["cl"]

    own = {
        each if isinstance(each, type) else each[1]
        for each in changes.list_filter
        if not isinstance(each, str)
    }
    assert changes.filter_specs
    assert len(own) == len(changes.list_filter)
    assert not {each for each in own if each.__module__.startswith("django")}


@pytest.mark.parametrize("name", LISTS)
def test_every_filter_leads_somewhere(name: str, browser: Client) -> None:
    changes = shown(browser, name).context["cl"]
    links = {
        choice["query_string"] for spec in changes.filter_specs for choice in spec.choices(changes)
    }

    statuses = {link: shown(browser, name, link).status_code for link in links}

    assert links
    assert statuses == dict.fromkeys(links, 200)


@pytest.mark.parametrize("name", LISTS)
def test_filter_with_a_forged_value_does_no_harm(name: str, browser: Client) -> None:
    changes = shown(browser, name).context["cl"]
    names = {each for spec in changes.filter_specs for each in spec.expected_parameters()}

    statuses = {
        browser.get(reverse(f"admin:{name}_{door}"), {each: value}).status_code
        for each in names
        for value in FORGED
        for door in ("changelist", "export")
    }

    assert statuses <= {200, 302, 400}


@pytest.mark.parametrize("name", LISTS)
def test_list_leads_to_the_file_of_what_it_shows(name: str, browser: Client) -> None:
    text = shown(browser, name, "?q=h&p=1&all=").content.decode()

    assert f'href="{reverse(f"admin:{name}_export")}?q=h"' in text


@pytest.mark.parametrize("name", LISTS)
def test_file_has_a_line_for_each_row_of_the_list(name: str, browser: Client) -> None:
    rows = shown(browser, name).context["cl"].result_count

    _, *lines = exported(browser, reverse(f"admin:{name}_export"))

    assert len(lines) == rows > 0
