"""A table imported at the desk: the plan is read first, and exactly that plan is published."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from tests.ingestion.sheets.tables import SMALL, Lines, as_csv, as_xlsx, commitment
from tracker.admin.imports import batch, page
from tracker.ingestion.sheets import shipped
from tracker.models import DeskEvent, ExternalVerdict, LogEntry, Pledge

pytestmark = pytest.mark.django_db

IMPORT = reverse("admin:import")
OWN = shipped.path_of("g7-compliance").read_bytes()


def upload(data: bytes, name: str = "table.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def planned(client: Client, data: bytes = as_csv(SMALL), **changes: Any) -> Any:
    return client.post(IMPORT, {"file": upload(data), "mapping": "g7-compliance"} | changes)


def applied(client: Client, answer: Any, **changes: Any) -> Any:
    """Press the button of the plan, with all that its form holds."""
    form = answer.context["form"]
    sent = {field.html_name: field.value() for field in form if field.value()}
    return client.post(IMPORT, sent | {"apply": "Publish"} | changes)


def told(answer: Any) -> str:
    return " ".join(str(message) for message in answer.wsgi_request._messages)


def test_plan_is_shown_and_nothing_is_written(editor_desk: Client) -> None:
    text = planned(editor_desk).content.decode()

    assert "Create: 4 × external verdict" in text
    assert "g7-compliance-2019-1-" in text
    assert not Pledge.objects.exists()
    assert not LogEntry.objects.exists()
    assert not DeskEvent.objects.exists()


@pytest.mark.parametrize(
    ("name", "make"), [("t.csv", as_csv), ("t.xlsx", as_xlsx)], ids=["csv", "xlsx"]
)
def test_plan_that_was_read_is_published_under_the_editors_name(
    name: str, make: Any, editor_desk: Client
) -> None:
    answer = applied(editor_desk, planned(editor_desk, file=upload(make(SMALL), name)))

    assert answer.status_code == 302
    assert "Published in batch" in told(answer)
    assert Pledge.objects.public().count() == 1
    assert set(LogEntry.objects.values_list("actor", flat=True)) == {"editor 1"}


def test_plan_that_is_no_longer_true_is_not_published(editor_desk: Client) -> None:
    answer = planned(editor_desk)
    applied(editor_desk, answer)
    entries = LogEntry.objects.count()

    again = applied(editor_desk, answer)

    assert again.status_code == 200
    assert "The plan is not what it was" in told(again)
    assert LogEntry.objects.count() == entries


def test_other_file_than_was_planned_is_not_published(editor_desk: Client) -> None:
    other = upload(as_csv(commitment({"Canada": "0"}, "0")))

    answer = applied(editor_desk, planned(editor_desk), file=other)

    assert "The plan is not what it was" in told(answer)
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("carried", ["", "x", "eyJ9:1a:b"])
def test_forged_file_is_as_good_as_none(carried: str, editor_desk: Client) -> None:
    answer = applied(editor_desk, planned(editor_desk), carried_file=carried)

    assert answer.context["form"].errors["file"] == ["Choose a file."]


def test_mapping_of_ones_own_is_carried_to_the_button(editor_desk: Client) -> None:
    answer = planned(editor_desk, mapping="", own_mapping=upload(OWN, "mine.toml"))

    assert applied(editor_desk, answer).status_code == 302
    assert Pledge.objects.public().exists()


@pytest.mark.parametrize(
    ("changes", "field", "reason"),
    [
        ({"file": ""}, "file", "Choose a file."),
        ({"mapping": ""}, "own_mapping", "Choose a mapping"),
        ({"mapping": "../../secret"}, "mapping", "Select a valid choice"),
        ({"mapping": "", "own_mapping": upload(b"a = ")}, "__all__", "is not TOML"),
        ({"mapping": "", "own_mapping": upload(OWN[:2000])}, "__all__", "is missing"),
    ],
    ids=["no file", "no mapping", "no such mapping", "no TOML", "half a mapping"],
)
def test_form_says_what_is_missing(
    changes: dict[str, Any], field: str, reason: str, editor_desk: Client
) -> None:
    answer = planned(editor_desk, **changes)

    assert reason in " ".join(answer.context["form"].errors[field])


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"\x00" * 50, "is missing from the header"),
        (as_csv(commitment({"<script>": "1"}, "1")), "“&lt;script&gt;” is no party"),
        (b"PK\x03\x04nothing", "is no workbook that can be read"),
    ],
    ids=["NUL", "markup", "workbook"],
)
def test_refused_rows_are_told_and_no_button_is_shown(
    data: bytes, reason: str, editor_desk: Client
) -> None:
    answer = planned(editor_desk, data)

    assert reason in answer.content.decode()
    assert 'name="apply"' not in answer.content.decode()


def test_button_that_was_not_offered_publishes_nothing(editor_desk: Client) -> None:
    answer = planned(editor_desk, as_csv(commitment({"Canada": "5"}, "1")))

    assert "Nothing was published." in told(applied(editor_desk, answer))
    assert not LogEntry.objects.exists()


def test_wrong_averages_are_listed(editor_desk: Client) -> None:
    answer = planned(editor_desk, as_csv(commitment({"Canada": "1", "Japan": "0"}, "0.75")))

    assert [each.published for each in answer.context["wrong"]] == ["0.75"]


def test_body_that_is_too_large_is_refused(editor_desk: Client) -> None:
    assert planned(editor_desk, b"x" * (12 * 1024 * 1024)).status_code == 400


def test_file_that_is_too_large_is_told(editor_desk: Client) -> None:
    answer = planned(editor_desk, b"x" * (10 * 1024 * 1024 + 10))

    assert "is larger than 10 MB" in answer.content.decode()


@pytest.mark.parametrize("lines", [SMALL])
def test_batch_is_withdrawn_as_one_with_a_reason(lines: Lines, editor_desk: Client) -> None:
    applied(editor_desk, planned(editor_desk, as_csv(lines)))
    name = ExternalVerdict.objects.all()[0].batch
    address = reverse("admin:import_withdraw", args=[name])
    assert address in editor_desk.get(IMPORT).content.decode()

    assert editor_desk.post(address, {"reason": " "}).context["form"].errors
    answer = editor_desk.post(address, {"reason": "The table was a draft."})

    assert f"Taken back: 6 rows of batch {name}." in told(answer)
    assert not ExternalVerdict.objects.public().exists()


def test_page_of_a_withdrawal_says_what_stays_public(editor_desk: Client) -> None:
    applied(editor_desk, planned(editor_desk))
    address = reverse("admin:import_withdraw", args=[ExternalVerdict.objects.all()[0].batch])

    assert "stays public: 3 × party, 1 × topic" in editor_desk.get(address).content.decode()


def test_batch_that_takes_too_long_is_left_to_the_command(
    editor_desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    applied(editor_desk, planned(editor_desk))
    name = ExternalVerdict.objects.all()[0].batch
    monkeypatch.setattr(batch, "AT_ONCE", 5)

    answer = editor_desk.post(reverse("admin:import_withdraw", args=[name]), {"reason": "Why."})

    assert f"manage.py import_table --withdraw {name}" in answer.content.decode()
    assert ExternalVerdict.objects.public().exists()


@pytest.mark.parametrize(
    ("most", "told"),
    [(2, "has 3 cells for scores"), (12, "would write 13 rows of the record")],
    ids=["file", "plan"],
)
def test_table_that_takes_too_long_is_left_to_the_command(
    most: int, told: str, editor_desk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "AT_ONCE", most)

    answer = planned(editor_desk)

    text = answer.content.decode()
    assert f"{told}; here at most {most} are taken at once: manage.py import_table" in text
    assert not answer.context["may_apply"]


def test_withdrawal_that_is_refused_says_why(editor_desk: Client) -> None:
    applied(editor_desk, planned(editor_desk))
    address = reverse("admin:import_withdraw", args=[ExternalVerdict.objects.all()[0].batch])
    editor_desk.post(address, {"reason": "The table was a draft."})

    answer = editor_desk.post(address, {"reason": "Again."})

    assert "was withdrawn already" in answer.content.decode()


@pytest.mark.parametrize("person", ["analyst_desk", "administrator_desk"])
def test_only_editors_import(person: str, request: pytest.FixtureRequest) -> None:
    client = request.getfixturevalue(person)

    assert planned(client).status_code == 403
    assert "Import a table" not in client.get("/admin/").content.decode()
