"""The plan of an import: create, change, same, refuse, each with row, column and reason."""

from __future__ import annotations

import pytest

from tests import factories
from tests.ingestion.sheets.plans import counts, imported, only_refusal, planned
from tests.ingestion.sheets.tables import (
    MEMBERS,
    SMALL,
    Lines,
    as_csv,
    as_xlsx,
    commitment,
    mapping,
)
from tracker.actions import corrections
from tracker.actions.actors import loader
from tracker.ingestion.sheets import averages, mapping_file, plan_text, shipped
from tracker.ingestion.sheets.importing import PlanChanged, apply, apply_as_read
from tracker.ingestion.sheets.plan import Step
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

pytestmark = pytest.mark.django_db


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


def test_pledges_may_be_of_a_dialogue_that_is_there(published_pledge: Pledge) -> None:
    text = shipped.path_of("g7-compliance").read_text()
    start, rest = text.split("\n[mechanism]")
    _, rest = rest.split("\n[pledge]")
    held = DialogueVersion.objects.get().dialogue.slug
    read = mapping_file.read("m", f'{start}\n[pledge]\ndialogue = "{held}"\n{rest}'.encode())

    apply(plan_of("table.csv", as_csv(SMALL), read), by=loader())

    theirs = PledgeVersion.objects.get(pledge__collection__slug="g7-compliance")
    assert theirs.dialogue == DialogueVersion.objects.get().dialogue


def test_yes_or_no_of_a_column_is_read() -> None:
    text = shipped.path_of("g7-compliance").read_text()
    joint = 'joint = { column = "host", words = { "France" = "false" } }'
    read = mapping_file.read("m", text.replace("joint = true", joint).encode())

    plan = plan_of("table.csv", as_csv(SMALL), read)

    assert [row.content["joint"] for row in plan.contents["pledge"]] == [False]


def test_pledge_that_is_not_in_the_file_is_left_and_counted() -> None:
    imported()

    plan = planned(commitment({"Canada": "1"}, "1", number="2019-2"))

    assert plan.only_here == 1
    assert "Not in the file, and not touched: 1 pledge." in plan_text.written(plan)
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


def test_what_was_withdrawn_comes_back_only_when_so_asked() -> None:
    imported()
    corrections.withdraw(ExternalVerdict.objects.get(value="1"), reason="Doubtful.", by=loader())

    assert "was withdrawn (Doubtful.)" in only_refusal(planned()).place.reason
    assert imported(restore=True)
    assert ExternalVerdict.objects.public().filter(value="1").get().version == 3


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
