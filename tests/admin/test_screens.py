"""Every noun has its list, its form and its history; nothing on them is inline script or style."""

import re

import pytest
from django.contrib import admin
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.admin.desk import errors, page, sent
from tests.admin.nouns import ANOTHER
from tracker.admin.nouns.references import ReferenceAdmin
from tracker.admin.saving.writing import WritingAdmin

WRITTEN = sorted(
    model._meta.model_name or ""
    for model, screen in admin.site._registry.items()
    if isinstance(screen, WritingAdmin)
)
READ = ("logentry", "checkpoint", "deskevent", "actor", "redirect", "release", "segment", "tip")
NOUNS = {
    screen.noun: model._meta.model_name or ""
    for model, screen in admin.site._registry.items()
    if isinstance(screen, WritingAdmin)
}
CONTENT = sorted(
    screen.noun
    for screen in admin.site._registry.values()
    if isinstance(screen, WritingAdmin) and not isinstance(screen, ReferenceAdmin)
)


@pytest.mark.parametrize("model", [*WRITTEN, *READ])
def test_list_opens_and_searches(model: str, editor_desk: Client) -> None:
    answers = [editor_desk.get(page(model)), editor_desk.get(page(model), {"q": "hotline"})]

    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.parametrize("model", WRITTEN)
def test_form_for_something_new_opens(model: str, editor_desk: Client) -> None:
    answer = editor_desk.get(page(model, "add"))

    assert answer.status_code == 200


@pytest.mark.parametrize("noun", CONTENT)
def test_published_row_opens_for_correction_with_its_history(
    noun: str, editor_desk: Client
) -> None:
    row = factories.publish(noun)

    form = editor_desk.get(page(NOUNS[noun], "change", row.pk))
    history = editor_desk.get(page(NOUNS[noun], "history", row.pk))

    assert "kind_of_change" in form.context["adminform"].form.fields
    assert f'<a href="{page("logentry", "change", row.entry_id)}">' in history.content.decode()


def test_form_sent_back_unchanged_changes_nothing(editor_desk: Client) -> None:
    row = factories.publish("update")

    answer = sent(
        editor_desk,
        page("updateversion", "change", row.pk),
        kind_of_change="substantive",
        public_reason="No reason.",
    )

    assert "Nothing was changed" in errors(answer)


@pytest.mark.parametrize(
    "address",
    ["/admin/", page("updateversion", "add"), page("pledgeversion"), "/admin/password_change/"],
    ids=["index", "form", "list", "password"],
)
def test_screen_has_no_inline_script_or_style(address: str, editor_desk: Client) -> None:
    text = editor_desk.get(address).content.decode()

    assert "Followthrough desk" in text
    assert not re.search(r"<script(?![^>]*\bsrc=)[^>]*>\s*\S", text)
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=", text)


@pytest.mark.parametrize("noun", CONTENT)
def test_list_takes_no_more_queries_for_more_rows(noun: str, editor_desk: Client) -> None:
    factories.publish(noun)
    with CaptureQueriesContext(connection) as one:
        editor_desk.get(page(NOUNS[noun]))
    factories.publish(noun, **ANOTHER[noun])

    with CaptureQueriesContext(connection) as two:
        editor_desk.get(page(NOUNS[noun]))

    assert len(two) <= len(one)


def test_index_shows_pledges_and_not_their_bare_identities(editor_desk: Client) -> None:
    text = editor_desk.get("/admin/").content.decode()

    assert page("pledgeversion") in text
    assert page("pledge") not in text


def test_log_entry_shows_its_body(editor_desk: Client) -> None:
    row = factories.publish("update", fact_en="The very words.")

    answer = editor_desk.get(page("logentry", "change", row.entry_id))

    assert "The very words." in answer.content.decode()
