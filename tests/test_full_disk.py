"""A full disk: writers are told and nothing is kept by halves, readers notice nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.management import CommandError, call_command
from django.test import Client

from tests import factories
from tests.full_disk import full_disk
from tests.web.reading import words
from tests.web.suggestions import send
from tracker.models import DeskEvent, LogEntry, Source, Tip

pytestmark = pytest.mark.django_db(transaction=True)

# More than a page of the file has room for.
LONG = "四个汉字" * 900
SMALL_PACKAGE = Path(__file__).parent / "samples" / "small-package"
TABLES = (Tip._meta.db_table, Source._meta.db_table, DeskEvent._meta.db_table)


@pytest.fixture
def reader() -> Client:
    """Sees what a browser sees, also of a fault."""
    return Client(raise_request_exception=False)


@pytest.fixture
def desk(reader: Client) -> Client:
    """Somebody who may do everything, signed in."""
    reader.force_login(User.objects.create_superuser("administrator"))
    return reader


def suggest(client: Client) -> Any:
    return send(client, what=LONG)


def add_source(client: Client) -> Any:
    content = factories.source_content()
    shown: Any = client.get("/admin/tracker/source/add/")
    form = shown.context["adminform"].form
    typed = {name: form[name].value() or "" for name in form.fields}
    named = {name: content[name] for name in ("title", "url", "kind", "reliability")}
    return client.post(
        "/admin/tracker/source/add/",
        typed | named | {"whose": shown.context["whose"], "note_en": LONG},
    )


WRITERS = pytest.mark.parametrize("write", [suggest, add_source], ids=["a reader", "an analyst"])


@WRITERS
def test_writer_is_told_that_nothing_was_saved(desk: Client, write: Callable[..., Any]) -> None:
    with full_disk(*TABLES):
        answer = write(desk)

    assert answer.status_code == 503
    assert answer["Retry-After"]
    assert "This site has run out of space: nothing was saved" in words(answer.content.decode())
    assert [model.objects.count() for model in (Tip, Source)] == [0, 0]


@WRITERS
def test_writing_goes_on_once_there_is_room(desk: Client, write: Callable[..., Any]) -> None:
    with full_disk(*TABLES):
        write(desk)

    answer = write(desk)

    assert answer.status_code in (302, 303)
    assert Tip.objects.count() + Source.objects.count() == 1


@pytest.mark.parametrize("address", ["/", f"/pledges/{factories.HOTLINE}/", "/api/v1/pledges/"])
def test_reading_goes_on(reader: Client, address: str) -> None:
    factories.publish("pledge")

    with full_disk(*TABLES):
        suggest(reader)
        answer = reader.get(address)

    assert answer.status_code == 200


def test_command_says_so_in_one_line_and_ends_with_code_one() -> None:
    with (
        full_disk(LogEntry._meta.db_table),
        pytest.raises(CommandError, match="There is no room left on the disk") as ended,
    ):
        call_command("load_dataset", SMALL_PACKAGE)

    assert (ended.value.returncode, LogEntry.objects.count()) == (1, 0)
