"""The table of pledges: what its cells hold, and that no spreadsheet runs any of it."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from tests import factories
from tests.feeds.conftest import Get
from tests.feeds.reading import rows_of_csv, rows_of_workbook
from tracker.feeds import tables
from tracker.filters.pledge_columns import COLUMNS, HEADS

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def test_row_says_all_that_the_api_says(published_verdict: object, get: Get) -> None:
    factories.publish("wording", strength="plan")

    (row,) = rows_of_csv(get("/pledges.csv").body)

    assert row == {
        "slug": "open-a-hotline",
        "url": "http://127.0.0.1:8000/pledges/open-a-hotline/",
        "title": "Open a hotline",
        "statement": "China will open a hotline before September 2016.",
        "collection": "",
        "dialogue": "first-round",
        "mechanism": "joint-dialogue",
        "made_on": "2015-12-02",
        "kind": "one_off",
        "deliverable": "mechanism",
        "topics": "hotlines",
        "obligors": "china",
        "obligor_labels": "under_way",
        "counterparts": "united-states",
        "deadline_as_written": "before September 2016",
        "deadline_due": "2016-08-31",
        "deadline_basis": "as_worded",
        "deadline_earliest": "2016-08-31",
        "deadline_latest": "2016-08-31",
        "label": "under_way",
        "label_words": "Under way · deadline passed (31 Aug 2016)",
        "assessment": "assessed",
        "delivery": "initiated",
        "timing": "overdue",
        "standing": "active",
        "contested": "false",
        "score_value": "",
        "score_n": "0",
        "external_institution": "",
        "external_scores": "",
        "external_mean": "",
        "external_published": "",
        "external_check": "",
        "external_licence": "",
        "strength_weakest": "plan",
        "strength_strongest": "plan",
        "last_checked_on": "2016-07-01",
        "last_changed_on": "2016-09-01",
    }


def test_row_has_the_scores_and_the_average_of_another_institution(db: None, get: Get) -> None:
    factories.scored_pledge("theirs", average="-0.50")

    (row,) = rows_of_csv(get("/pledges.csv?collection=institute-pledges").body)

    assert {name: row[name] for name in HEADS if name.startswith("external_")} == {
        "external_institution": "An institute",
        "external_scores": "china=1|japan=|united-states=0",
        "external_mean": "0.5",
        "external_published": "-0.50",
        "external_check": "differs",
        "external_licence": "CC BY-NC 4.0",
    }


def test_several_institutions_have_a_part_of_each_cell(published_pledge: object, get: Get) -> None:
    for name, score in (("Observatory", "-1"), ("Institute", "0.25")):
        factories.publish(
            "external_verdict", id=name.lower(), institution=name, obligor="china", score=score
        )
    factories.publish("external_verdict", id="whole", institution="Observatory", score="2")

    (row,) = rows_of_csv(get("/pledges.csv").body)

    assert row["external_institution"] == "Institute;Observatory"
    assert row["external_scores"] == "china=0.25;china=-1|*=2"
    assert row["external_mean"] == "0.25;-1.0"


def test_workbook_has_the_mean_and_the_average_as_numbers(db: None, get: Get) -> None:
    factories.scored_pledge("theirs", average="-0.5")

    _, cells = rows_of_workbook(get("/pledges.xlsx?collection=institute-pledges").body)

    row = dict(zip(HEADS, cells, strict=True))
    assert (row["external_mean"].value, row["external_published"].value) == (0.5, -0.5)


def test_table_knows_no_score_that_others_gave_later(published_pledge: object, get: Get) -> None:
    factories.publish("external_verdict", obligor="china", published_on="2016-06-15")

    before, after = (
        rows_of_csv(get(f"/pledges.csv?as_of={day}").body)[0]["external_scores"]
        for day in ("2016-06-14", "2016-06-15")
    )

    assert (before, after) == ("", "china=1")


def test_chinese_file_has_chinese_words_under_the_same_heads(db: None, get: Get) -> None:
    factories.publish("pledge", title_zh="设立热线")

    (row,) = rows_of_csv(get("/zh-hans/pledges.csv").body)

    assert (row["title"], row["label"]) == ("设立热线", "not_assessed")
    assert row["label_words"].startswith("尚未评估")
    assert tuple(row) == HEADS


def test_negative_score_is_a_number_not_a_formula(published_update: object, get: Get) -> None:
    factories.publish("update", id="refusal", bearings=[factories.bearing(effect="not_delivered")])
    factories.publish("assessment", delivery="not_delivered", evidence=["refusal"])

    (row,) = rows_of_csv(get("/pledges.csv").body)

    assert (row["score_value"], row["score_n"]) == ("-1.0", "1")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "=HYPERLINK(1)"])
def test_text_that_would_be_computed_stays_a_text(db: None, get: Get, text: str) -> None:
    factories.publish("pledge", title_en=text)

    (row,) = rows_of_csv(get("/pledges.csv").body)
    _, cells = rows_of_workbook(get("/pledges.xlsx").body)

    assert row["title"] == f"'{text}"
    assert (cells[2].value, cells[2].data_type) == (text, "s")


def test_workbook_has_days_as_days_and_links_as_text(published_pledge: object, get: Get) -> None:
    sent = get("/pledges.xlsx")

    heads, cells = rows_of_workbook(sent.body)

    row = dict(zip(HEADS, cells, strict=True))
    assert [cell.value for cell in heads] == list(HEADS)
    assert row["deadline_latest"].value.date() == date(2016, 8, 31)
    assert (row["url"].data_type, row["url"].hyperlink) == ("s", None)
    assert row["contested"].value is False
    assert sent.headers["Content-Type"] == EXCEL


@pytest.mark.parametrize(
    ("prefix", "names"), [("", ["pledges", "columns"]), ("/zh-hans", ["承诺", "各列"])]
)
def test_sheets_are_named_in_the_language_of_the_file(
    published_pledge: object, get: Get, prefix: str, names: list[str]
) -> None:
    assert load_workbook(BytesIO(get(f"{prefix}/pledges.xlsx").body)).sheetnames == names


def test_columns_are_wide_enough_for_their_heads(published_pledge: object, get: Get) -> None:
    sheet = load_workbook(BytesIO(get("/pledges.xlsx").body)).worksheets[0]

    for place, head in enumerate(HEADS, start=1):
        assert sheet.column_dimensions[get_column_letter(place)].width > len(head)


@pytest.mark.parametrize("text", ["#N/A", "#REF!", "_x0041_"])
def test_workbook_takes_no_text_for_an_error(db: None, get: Get, text: str) -> None:
    factories.publish("pledge", title_en=text)

    _, cells = rows_of_workbook(get("/pledges.xlsx").body)

    assert (cells[2].value, cells[2].data_type) == (text, "s")


def test_list_too_long_for_a_workbook_is_refused_with_the_limit(
    published_pledge: object, get: Get, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "MOST_ROWS", 0)

    refused = get("/pledges.xlsx", 400)

    assert "1 rows" in refused.text
    assert "at most 0" in refused.text


def test_page_about_data_explains_every_column(published_pledge: object, get: Get) -> None:
    page = get("/data/").text

    assert [column.name for column in COLUMNS if f"<code>{column.name}</code>" not in page] == []


def test_file_is_named_after_the_day_that_was_asked_about(
    published_pledge: object, get: Get
) -> None:
    named = get("/pledges.csv?as_of=2016-01-01").headers["Content-Disposition"]

    assert named == 'attachment; filename="followthrough-pledges-2016-01-01.csv"'
