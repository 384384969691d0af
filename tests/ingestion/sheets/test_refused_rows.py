"""A row that cannot be taken is refused with row, column and reason, and stops the whole table."""

from __future__ import annotations

import pytest

from tests import factories
from tests.ingestion.sheets.plans import imported, only_refusal, planned
from tests.ingestion.sheets.tables import (
    HEADER,
    SMALL,
    Lines,
    as_csv,
    as_xlsx,
    commitment,
    mapping,
)
from tracker.actions import corrections, pledges
from tracker.actions.actors import loader
from tracker.ingestion.problems import PackageError
from tracker.ingestion.sheets import mapping_file, shipped
from tracker.ingestion.sheets.importing import apply
from tracker.ingestion.sheets.plan import Plan, Step
from tracker.ingestion.sheets.planning import plan_of
from tracker.models import (
    ExternalVerdict,
    LogEntry,
    Pledge,
)
from tracker.rules.vocabulary import Change

pytestmark = pytest.mark.django_db


def of_the_sample(old: str, new: str) -> Plan:
    """The plan of the sample of the mapping to begin with, one cell changed."""
    text = (shipped.DIRECTORY / "samples" / "generic.csv").read_text()
    assert old in text
    data = text.replace(old, new, 1).encode()
    return plan_of("generic.csv", data, mapping("generic"))


@pytest.mark.parametrize(
    ("lines", "row", "column", "reason"),
    [
        (commitment({"Kanada": "1"}, "1"), 2, "country", "is Canada meant?"),
        (commitment({"Canada": "2"}, "1"), 2, "score", "“2” is not on the scale"),
        (commitment({"Canada": "1"}, "many"), 2, "average", "as a decimal number"),
        (commitment({"Canada": "1"}, "56%"), 2, "average", "a percentage"),
        (commitment({"Canada": "1"}, "1", date="summer"), 2, "date", "“summer”"),
        (commitment({"Canada": "1"}, "1", date="2019-02-30"), 2, "date", "2019-02"),
        (commitment({"Canada": "1"}, "1", text=" "), 2, "text", "must not be empty"),
        (commitment({"Canada": "1"}, "1", text="a" * 20_001), 2, "text", "longer than"),
        (commitment({"Canada": "1", "canada": "0"}, "1"), 3, "country", "twice for one pledge"),
        (
            [*SMALL, *commitment({"Germany": "1"}, "0.5", area="Health")],
            5,
            "area",
            "reads “Health”, but “Maritime safety” in row 2 of the same pledge",
        ),
        ([["", "", "", *SMALL[0][3:9], ""]], 2, "", "is empty in all columns"),
    ],
    ids=[
        "party",
        "score",
        "average",
        "percentage",
        "no date",
        "no day",
        "empty text",
        "long text",
        "twice",
        "unlike rows",
        "no key",
    ],
)
def test_row_that_cannot_be_read_is_refused(
    lines: Lines, row: int, column: str, reason: str
) -> None:
    place = only_refusal(planned(lines)).place

    assert (place.file, place.row, place.column) == ("table.csv", row, column)
    assert reason in place.reason


def test_every_bad_cell_is_told_with_its_own_reason_at_once() -> None:
    text = (shipped.DIRECTORY / "samples" / "generic.csv").read_text()
    lines = [
        text.partition("\n")[0],
        "1,Count,All count.,02.05.2021,Sometimes,Fish,31.02.2022,The text,2021,City,3,1,0,1.0",
        "2,Count,All count.,02.05.2021,Once,Fish,31.12.2022,The text,2021,City,2,1,0,1.0",
        "3,,,05/02/2021,Once,Fish,2022,Nobody,twenty,City,2,1,0,one",
    ]

    plan = plan_of("table.csv", "\n".join(lines).encode(), mapping("generic"))

    places = [line.place for line in plan.of(Step.REFUSE)]
    assert sorted((place.row, place.column) for place in places) == [
        (2, "Atlantis"),
        (2, "Due"),
        (2, "How often"),
        (4, "Average"),
        (4, "Made on"),
        (4, "Pledge"),
        (4, "Short title"),
        (4, "Year"),
    ]


def test_good_rows_are_not_held_against_a_bad_one() -> None:
    lines = commitment({"Canada": "1", "Japan": "0", "Italy": "NA"}, "0.5")
    lines[0][6] = "2019-02-30"

    place = only_refusal(planned(lines)).place

    assert (place.row, place.column) == (2, "date")
    assert "2019-02" in place.reason


def test_every_difference_between_the_rows_of_a_pledge_is_told() -> None:
    lines = commitment({"Canada": "1", "Japan": "0", "Italy": "NA"}, "0.5")
    lines[1][3], lines[2][3], lines[2][6] = "Health", "Trade", "2019-08-25"

    places = [line.place for line in planned(lines).of(Step.REFUSE)]

    assert [(place.row, place.column) for place in places] == [
        (3, "area"),
        (4, "area"),
        (4, "date"),
    ]


@pytest.mark.parametrize("column", [2, 3, 8], ids=["text", "topic", "score"])
def test_formula_without_a_stored_value_is_refused_in_any_column(column: int) -> None:
    lines = commitment({"Canada": "1"}, "1")
    lines[0][column] = "=A1"

    place = only_refusal(plan_of("t.xlsx", as_xlsx(lines), mapping())).place

    assert (place.row, place.column) == (2, HEADER[column])
    assert place.reason == "a formula without a stored value"


def test_name_that_is_like_none_is_refused_without_a_guess() -> None:
    line = only_refusal(planned(commitment({"Narnia": "1"}, "1")))

    assert line.place.reason == "“Narnia” is no party of the mapping"


def test_text_with_an_empty_part_is_refused() -> None:
    plan = planned(commitment({"Canada": "1"}, "1", year=""))

    told = {line.place.reason for line in plan.of(Step.REFUSE)}
    assert any("“year” is empty, but is part of “" in reason for reason in told)


def test_pledge_that_is_refused_is_not_said_to_be_missing_from_the_file() -> None:
    imported()

    plan = planned(commitment({"Canada": "?"}, "0.5"))

    assert (plan.is_refused, plan.only_here) == (True, 0)


def test_one_bad_row_of_many_stops_all() -> None:
    lines = [line for n in range(300) for line in commitment({"Japan": "1"}, "1", number=f"n{n}")]
    lines[-1][8] = "?"

    with pytest.raises(PackageError) as refused:
        imported(lines)

    assert [problem.row for problem in refused.value.problems] == [301]
    assert not LogEntry.objects.exists()


def test_draft_of_the_desk_in_the_way_is_named() -> None:
    imported()
    row = ExternalVerdict.objects.get(value="1")
    corrections.draft_correction(row, changes={"value": "+1"}, change=Change.TYPO, reason="Sign.")

    assert "the desk has a draft of it" in only_refusal(planned()).place.reason


def test_renamed_pledge_is_named() -> None:
    imported()
    pledges.rename(Pledge.objects.get(), slug="lighthouses", reason="Shorter.", by=loader())

    reasons = [line.place.reason for line in planned().of(Step.REFUSE)]

    assert "leads to lighthouses since: it was moved there" in reasons


def test_draft_of_a_dialogue_in_the_way_is_named() -> None:
    factories.draft("dialogue", id="g7-2019-france")

    line = only_refusal(planned())

    assert (line.noun, line.id) == ("dialogue", "g7-2019-france")
    assert "the desk has a draft of it" in line.place.reason


def test_dialogue_that_reads_otherwise_in_another_row_is_refused() -> None:
    place = only_refusal(planned([*SMALL, *commitment({"Canada": "1"}, "1", host="france")])).place

    assert (place.row, place.column) == (5, "dialogue.name_en")
    assert place.reason == (
        "g7-2019-france reads “G7 summit of 2019 (france)” here"
        " and “G7 summit of 2019 (France)” in row 2"
    )


def test_new_topic_without_a_latin_letter_is_refused() -> None:
    place = only_refusal(of_the_sample("Statistics", "统计")).place

    assert (place.row, place.column) == (2, "Topics")
    assert place.reason == "“统计” is no topic of the mapping"


def test_word_without_a_meaning_is_refused() -> None:
    place = only_refusal(of_the_sample("Once", "Onze")).place

    assert (place.row, place.column) == (2, "How often")
    assert place.reason == "“Onze” has no meaning here; is Once meant?"


def test_pledge_that_the_method_refuses_is_refused_with_the_rule() -> None:
    place = only_refusal(of_the_sample("The text", "Nobody")).place

    assert (place.row, place.column) == (2, "Who set the date")
    assert place.reason == "Who set the deadline is missing; we set none ourselves. (METHOD 9)"


def test_what_only_publishing_finds_is_told_with_its_row(published_pledge: Pledge) -> None:
    text = shipped.path_of("g7-compliance").read_text()
    text = text.replace("[pledge]", f'[pledge]\npart_of = "{published_pledge.slug}"')
    plan = plan_of("table.csv", as_csv(SMALL), mapping_file.read("m", text.encode()))

    with pytest.raises(PackageError) as refused:
        apply(plan, by=loader())

    (problem,) = refused.value.problems
    assert (problem.file, problem.row, problem.column) == ("table.csv", 2, "part_of")
    assert problem.reason == "A part is of the same collection as its bundle. (METHOD 2)"


def test_unknown_id_in_a_mapping_is_refused() -> None:
    text = shipped.path_of("g7-compliance").read_text()
    text = text.replace('"Canada" = { id = "canada", iso = "CA" }', '"Canada" = "canada"')
    plan = plan_of("table.csv", as_csv(SMALL), mapping_file.read("m", text.encode()))

    assert only_refusal(plan).place.reason == "there is no party “canada”"
