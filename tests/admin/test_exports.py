"""The file of a list: its rows on all its pages, in its order, under its columns, safe to open."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import exported, page
from tests.admin.test_screens import WRITTEN
from tracker.actions import tips
from tracker.models import Party
from tracker.rules.vocabulary import TipKind

PARTIES = page("party", "export")


@pytest.fixture
def parties(db: None) -> list[Party]:
    """Sixty states and an agency of one: more than a page of the list holds."""
    states = [
        factories.party_content(id=f"state-{number:02}", name_en=f"State {number:02}", iso="")
        for number in range(60)
    ]
    rows: list[Party] = factories.draft_all("party", states)
    agency: dict[str, Any] = {"name_en": "Police, and fire", "name_zh": "警察", "kind": "agency"}
    return [*rows, factories.draft("party", id="police", parent="state-00", **agency)]


def test_file_has_the_columns_of_the_list_but_not_its_boxes(editor_desk: Client) -> None:
    heads, *_ = exported(editor_desk, page("conflict", "export"))

    assert heads == ["Slug", "State", "Claim a", "Claim b", "Version", "Drafted by"]


def test_file_has_the_rows_of_every_page(parties: list[Party], editor_desk: Client) -> None:
    lines = exported(editor_desk, PARTIES)

    assert len(lines) == 1 + len(parties)


def test_file_says_what_the_list_says(parties: list[Party], editor_desk: Client) -> None:
    _, line = exported(editor_desk, PARTIES, q="fire")

    assert line == ["Police, and fire", "警察", "Agency", "State 00", "", "no"]


def test_file_keeps_to_search_filters_and_order(parties: list[Party], editor_desk: Client) -> None:
    query = {"q": "State", "kind__exact": "state", "o": "-1"}

    _, *lines = exported(editor_desk, PARTIES, **query)

    shown: Any = editor_desk.get(page("party"), query).context["cl"]
    assert [line[0] for line in lines] == [row.name_en for row in shown.queryset]
    assert lines[0][0] == "State 59"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "＝"])
def test_text_that_a_spreadsheet_would_run_stays_text(sign: str, editor_desk: Client) -> None:
    text = f"{sign}HYPERLINK(1)"
    tips.receive(kind=TipKind.OTHER, what=text)

    _, line = exported(editor_desk, page("tip", "export"))

    assert f"'{text}" in line


def test_markup_of_a_reader_stays_text(editor_desk: Client) -> None:
    tips.receive(kind=TipKind.OTHER, what="<b>Look</b> & see", about="/pledges/?q=a&b")

    _, line = exported(editor_desk, page("tip", "export"))

    assert "<b>Look</b> & see" in line
    assert "/pledges/?q=a&b" in line


def test_file_names_itself_and_its_alphabet(parties: list[Party], editor_desk: Client) -> None:
    file: Any = editor_desk.get(PARTIES)

    assert file["Content-Type"] == "text/csv; charset=utf-8"
    assert file["Content-Disposition"].startswith('attachment; filename="parties-2')
    assert b"".join(file.streaming_content).startswith(b"\xef\xbb\xbf")


def test_file_takes_no_more_queries_for_more_rows(editor: User, editor_desk: Client) -> None:
    factories.publish("pledge")
    with CaptureQueriesContext(connection) as one:
        exported(editor_desk, page("pledgeversion", "export"))
    factories.publish("pledge", id="another")

    with CaptureQueriesContext(connection) as two:
        exported(editor_desk, page("pledgeversion", "export"))

    assert len(two) <= len(one)


@pytest.mark.parametrize("query", ["title_en__regex=(", "drafted_by__password=x", "q=%00"])
def test_file_is_asked_for_as_its_list_is(query: str, editor_desk: Client) -> None:
    assert editor_desk.get(f"{page('pledgeversion', 'export')}?{query}").status_code == 400


@pytest.mark.parametrize("model", WRITTEN)
def test_column_is_headed_in_words(model: str, editor_desk: Client) -> None:
    headings, *_ = exported(editor_desk, page(model, "export"))

    assert not [each for each in headings if each.endswith((" en", " zh"))]
