"""The plan of an import: create, change, same, refuse, each with row, column and reason."""

from __future__ import annotations

from typing import Any

import pytest

from tests import factories
from tests.ingestion.sheets.tables import (
    MEMBERS,
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
from tracker.ingestion.sheets import averages, mapping_file, shipped
from tracker.ingestion.sheets.importing import PlanChanged, apply, apply_as_read
from tracker.ingestion.sheets.plan import Line, Plan, Step
from tracker.ingestion.sheets.planning import plan_of
from tracker.models import (
    Collection,
    DialogueVersion,
    ExternalVerdict,
    LogEntry,
    Party,
    Pledge,
    PledgeVersion,
)
from tracker.rules.vocabulary import Change

pytestmark = pytest.mark.django_db


def planned(lines: Lines = SMALL, **options: Any) -> Plan:
    return plan_of("table.csv", as_csv(lines), mapping(), **options)


def imported(lines: Lines = SMALL, **options: Any) -> str:
    return apply(planned(lines, **options), by=loader())


def counts(plan: Plan, step: Step) -> dict[str, int]:
    nouns = [line.noun for line in plan.of(step)]
    return {noun: nouns.count(noun) for noun in nouns}


def only_refusal(plan: Plan) -> Line:
    (line,) = plan.of(Step.REFUSE)
    return line


def test_plan_makes_what_misses_and_writes_nothing() -> None:
    plan = planned()

    assert counts(plan, Step.CREATE) == {
        "party": 3,
        "topic": 1,
        "mechanism": 1,
        "source": 1,
        "collection": 1,
        "dialogue": 1,
        "pledge": 1,
        "external_verdict": 4,
    }
    assert not Pledge.objects.exists()
    assert not LogEntry.objects.exists()


def test_pledge_is_published_in_its_collection_without_a_status_of_ours() -> None:
    imported()

    version = PledgeVersion.objects.get()
    assert version.statement_en == "We will count our lighthouses."
    assert version.made_on == "2019-08-26"
    assert version.pledge.collection == Collection.objects.get(slug="g7-compliance")
    assert [*version.pledge.obligations.values_list("party__slug", flat=True)] == [
        "canada",
        "italy",
        "japan",
    ]
    steps = version.pledge.segments.values_list("assessment", flat=True)
    assert {*steps} == {"not_assessed"}


def test_dialogue_is_made_of_year_and_host() -> None:
    imported()

    dialogue = DialogueVersion.objects.get()
    assert (dialogue.dialogue.slug, dialogue.name_en) == (
        "g7-2019-france",
        "G7 summit of 2019 (France)",
    )
    assert dialogue.mechanism is not None
    assert dialogue.mechanism.slug == "g7"


def test_verdicts_are_the_institutions_with_licence_and_batch() -> None:
    batch = imported()

    found = ExternalVerdict.objects.values_list("obligation__party__slug", "figure", "value")
    assert {*found} == {
        ("canada", "score", "1"),
        ("japan", "score", "0"),
        ("italy", "score", "NA"),
        (None, "average", "0.5"),
    }
    verdict = ExternalVerdict.objects.get(value="NA")
    assert verdict.score is None
    assert verdict.entry is not None
    assert verdict.batch == batch == verdict.entry.batch
    assert verdict.licence == "As stated by the G7 Research Group"
    assert verdict.institution == "G7 Research Group, University of Toronto"


@pytest.mark.parametrize("again", [SMALL, SMALL[::-1]], ids=["as it was", "rows turned round"])
def test_second_import_changes_nothing(again: Lines) -> None:
    imported()
    entries = LogEntry.objects.count()

    assert imported(again) == ""
    assert LogEntry.objects.count() == entries


def test_same_table_as_a_workbook_is_the_same() -> None:
    imported()

    plan = plan_of("table.xlsx", as_xlsx(SMALL), mapping())

    assert plan.contents == {}


def test_changed_score_is_a_substantive_correction_with_the_batch_as_reason() -> None:
    imported()

    batch = imported(commitment({"Canada": "0", "Japan": "0", "Italy": "NA"}, "0.5"))

    version = ExternalVerdict.objects.get(version=2)
    assert (version.value, version.change) == ("0", "substantive")
    assert version.change_reason == f"Imported again, in batch {batch}."


def test_change_is_told_with_row_column_and_both_values() -> None:
    imported()

    plan = planned(commitment({"Canada": "0", "Japan": "0", "Italy": "NA"}, "0.5"))

    (line,) = plan.of(Step.CHANGE)
    assert (line.place.row, line.place.column) == (2, "value, score")
    assert line.place.reason == "“1” → “0”; “1” → “0”"


def test_changed_who_is_refused_with_the_rule() -> None:
    imported()

    line = only_refusal(planned(commitment({"Canada": "1", "Japan": "0"}, "0.5")))

    assert line.noun == "pledge"
    assert line.place.column == "obligors"
    assert line.place.reason == "A changed who is a new pledge that supersedes. (METHOD 2)"


def test_pledge_that_is_not_in_the_file_is_left_and_counted() -> None:
    imported()

    plan = planned(commitment({"Canada": "1"}, "1", number="2019-2"))

    assert plan.only_here == 1
    assert not plan.is_refused


@pytest.mark.parametrize("numbers", ["0.00", "General"])
def test_one_table_in_two_forms_is_one_set_of_pledges(numbers: str) -> None:
    """Even where the workbook does not say how many decimals the average was published with."""
    scores = {"Canada": "1", "Japan": "0"}
    imported(commitment(scores, "0.50"))
    lines = [[*line[:-1], 0.5] for line in commitment(scores, "")]

    plan = plan_of("table.xlsx", as_xlsx(lines, numbers=numbers), mapping())

    assert counts(plan, Step.CREATE) == {}
    assert counts(plan, Step.SAME)["pledge"] == 1


def test_average_that_a_workbook_computes_is_read_with_all_its_digits() -> None:
    scores = dict(zip(MEMBERS[:7], ["1"] * 5 + ["0"] * 2, strict=True))
    lines = [[*line[:-1], 5 / 7] for line in commitment(scores, "")]

    plan = plan_of("table.xlsx", as_xlsx(lines), mapping())

    (average,) = averages.compared(plan.pledges)
    assert (average.published, average.follows) == ("0.714285714285714", True)


def test_minus_four_tenths_with_two_decimals_do_not_follow_from_three_eighths() -> None:
    scores = dict(zip(MEMBERS[:8], ["-1"] * 3 + ["0"] * 5, strict=True))
    lines = [[*line[:-1], -0.4] for line in commitment(scores, "")]

    plan = plan_of("table.xlsx", as_xlsx(lines, numbers="0.00"), mapping())

    (average,) = averages.compared(plan.pledges)
    assert (average.published, average.follows) == ("-0.40", False)


def test_party_that_is_there_is_left_as_it_is() -> None:
    factories.draft("party", id="canada", name_en="The Dominion of Canada", kind="state")

    imported()

    assert Party.objects.get(slug="canada").name_en == "The Dominion of Canada"


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


def test_what_was_withdrawn_comes_back_only_when_so_asked() -> None:
    imported()
    corrections.withdraw(ExternalVerdict.objects.get(value="1"), reason="Doubtful.", by=loader())

    assert "was withdrawn (Doubtful.)" in only_refusal(planned()).place.reason
    assert imported(restore=True)
    assert ExternalVerdict.objects.public().filter(value="1").get().version == 3


def test_unknown_id_in_a_mapping_is_refused() -> None:
    text = shipped.path_of("g7-compliance").read_text()
    text = text.replace('"Canada" = { id = "canada", iso = "CA" }', '"Canada" = "canada"')
    plan = plan_of("table.csv", as_csv(SMALL), mapping_file.read("m", text.encode()))

    assert only_refusal(plan).place.reason == "there is no party “canada”"


def test_plan_that_is_not_what_was_read_is_not_applied() -> None:
    read = planned().digest
    changed = as_csv(commitment({"Canada": "0"}, "0"))

    with pytest.raises(PlanChanged):
        apply_as_read("table.csv", changed, mapping(), digest=read, restore=False, by=loader())

    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("name", shipped.names())
def test_sample_of_a_shipped_mapping_imports(name: str) -> None:
    sample = shipped.DIRECTORY / "samples" / f"{name}.csv"

    apply(plan_of(sample.name, sample.read_bytes(), mapping(name)), by=loader())

    assert Pledge.objects.count() > 1


def test_wide_form_leaves_out_members_that_promised_nothing() -> None:
    sample = shipped.DIRECTORY / "samples" / "generic.csv"

    apply(plan_of(sample.name, sample.read_bytes(), mapping("generic")), by=loader())

    pledge = Pledge.objects.get(slug__startswith="example-tracker-2-")
    assert [*pledge.obligations.values_list("party__slug", flat=True)] == ["atlantis", "mu"]
