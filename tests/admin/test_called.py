"""What rows and refusals are called at the desk: words of an analyst, none cut in the middle."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from django.urls import reverse

from tests import factories
from tests.admin.desk import page, pressed, review, sent
from tracker.actions import desk
from tracker.models import Pledge, UpdateVersion

LONG = "The two governments agreed in Washington on a hotline and on working groups, and met again."
CUT = "The two governments agreed in Washington on a hotline and on working groups, and…"
QUEUE = reverse("admin:review")


@pytest.fixture
def long(published_pledge: Pledge, analyst: User) -> UpdateVersion:
    row: UpdateVersion = factories.draft("update", fact_en=LONG, by=analyst)
    return row


def test_rows_of_a_saved_draft_are_headed_by_what_they_say(
    long: UpdateVersion, analyst: User, analyst_desk: Client
) -> None:
    factories.draft("assessment", delivery="initiated", as_of="2016-09-01", by=analyst)

    text = analyst_desk.get(page("updateversion", "change", long.pk)).content.decode()

    assert '<span class="inline_label">Initiated · Open a hotline</span>' in text
    assert '<span class="inline_label">Initiated · 2016-09-01</span>' in text


def test_long_text_is_cut_after_a_word_in_headings_and_messages(
    long: UpdateVersion, analyst: User, analyst_desk: Client, editor_desk: Client
) -> None:
    answer = pressed(analyst_desk, page("updateversion", "verb", long.pk, "submit"))

    told = [str(message) for message in answer.wsgi_request._messages]
    assert told[0].startswith(f"Submitted: “{CUT}” ")
    assert f"<h2>{CUT}</h2>" in editor_desk.get(review(long)).content.decode()
    assert CUT in editor_desk.get(QUEUE).content.decode()


def test_text_that_is_not_saved_does_not_stand_in_the_heading(
    long: UpdateVersion, analyst_desk: Client
) -> None:
    address = page("updateversion", "change", long.pk)

    answer = sent(analyst_desk, address, fact_en="Not saved.", date="never")

    assert answer.context["subtitle"] == CUT


def test_refused_merge_says_so_beside_its_question(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    address = page("pledgeversion", "verb", published_pledge.current_id, "merge")

    answer = pressed(editor_desk, address, into=published_pledge.pk, reason="The same.")

    assert answer.context["form"].errors == {"into": ["A pledge cannot replace itself"]}


def test_pledge_is_not_offered_for_its_own_merge(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    address = page("pledgeversion", "verb", published_pledge.current_id, "merge")
    url = editor_desk.get(address).context["form"].fields["into"].widget.get_url()
    asked = {
        "app_label": "tracker",
        "model_name": "redirect",
        "field_name": "pledge",
        "term": "hotline",
    }

    everywhere: Any = editor_desk.get(url.partition("?")[0], asked)
    here: Any = editor_desk.get(url.partition("?")[0], asked | {"not": published_pledge.pk})

    assert url.endswith(f"?not={published_pledge.pk}")
    assert [row["id"] for row in everywhere.json()["results"]] == [str(published_pledge.pk)]
    assert here.json()["results"] == []


def test_choice_that_leaves_out_what_is_no_row_is_refused(editor_desk: Client) -> None:
    asked = {"app_label": "tracker", "model_name": "redirect", "field_name": "pledge", "not": "x"}

    assert editor_desk.get(reverse("admin:autocomplete"), asked).status_code == 400


def test_refused_row_of_the_queue_is_named_without_its_field(
    long: UpdateVersion, editor: User, editor_desk: Client
) -> None:
    own = desk.submit(factories.draft("dialogue", id="own", by=editor), by=editor)
    seen = editor_desk.get(QUEUE).context["seen"]

    answer: Any = editor_desk.post(QUEUE, {"seen": seen, "row": [f"dialogue:{own.pk}"]})

    told = [str(message) for message in answer.wsgi_request._messages]
    assert told[0] == "Dialogue own: you drafted or edited this: another editor publishes it"


def test_list_of_pledges_names_their_dialogues(
    published_pledge: Pledge, editor_desk: Client
) -> None:
    text = editor_desk.get(page("pledgeversion")).content.decode()

    assert '<td class="field-made_at">First round</td>' in text
