"""One fault refuses a whole package, and is named by file, row, column and reason."""

import pytest

from tests.ingestion.sample import Sample, only_problem, refusal
from tracker.ingestion.problems import MAX_LISTED

MANY = "|".join(map(str, range(5_000)))
CELLS = [
    pytest.param("topics", "fraud,", "Fraud!,", 2, "id", "lower-case letters", id="id"),
    pytest.param("topics", "fraud,", f"{'f' * 61},", 2, "id", "longer than 60", id="long-id"),
    pytest.param("topics", ",Fraud,", ",,", 2, "name_en", "must not be empty", id="missing"),
    pytest.param("topics", ",Fraud,", ",  ,", 2, "name_en", "only spaces", id="only-spaces"),
    pytest.param("topics", ",Fraud,", ",\0Fraud,", 2, "name_en", "NUL", id="nul"),
    pytest.param(
        "topics", ",Fraud,", f",{'F' * 201},", 2, "name_en", "longer than 200", id="too-long"
    ),
    pytest.param("parties", "agency", "agenzy", 3, "kind", "'agenzy' is not one of", id="word"),
    pytest.param(
        "dialogues", ",2020-03-01,", ",2020-02-30,", 2, "date", "“30”: 2020-02 has days", id="edtf"
    ),
    pytest.param(
        "assessments", "2020-09-10", "2020-09", 2, "as_of", "not a day as YYYY-MM-DD", id="day"
    ),
    pytest.param(
        "sources", "joint_text,false", "joint_text,no", 2, "is_mirror", "neither true", id="boolean"
    ),
    pytest.param(
        "dialogues", "round,,1,", "round,,1.0,", 2, "round", "no whole number", id="integer"
    ),
    pytest.param(
        "dialogues", "round,,1,", "round,,-1,", 2, "round", "no whole number", id="negative"
    ),
    pytest.param(
        "dialogues", "round,,1,", "round,,١,", 2, "round", "no whole number", id="arabic-digit"
    ),
    pytest.param(
        "measurements", "12.5", "1e3", 2, "value", "at most 15 digits", id="decimal-exponent"
    ),
    pytest.param(
        "measurements", "12.5", "1234567890.123456", 2, "value", "15 digits", id="decimal-digits"
    ),
    pytest.param(
        "parties", "Old Atlantis|", "Old Atlantis||", 2, "aliases", "empty item", id="empty-item"
    ),
    pytest.param(
        "pledges", "fraud|hotlines", "fraud|fraud", 2, "topics", "an item twice", id="item-twice"
    ),
    pytest.param(
        "parties", "Old Atlantis", MANY, 2, "aliases", "longer than 20000", id="long-list"
    ),
    pytest.param(
        "wordings", ",1,1,publication", ",1,one,publication", 2, "version", "number", id="version"
    ),
]


@pytest.mark.parametrize(("table", "old", "new", "row", "column", "reason"), CELLS)
def test_a_cell_that_is_no_value_is_refused(
    sample: Sample, table: str, old: str, new: str, row: int, column: str, reason: str
) -> None:
    sample.edit(table, old, new)

    problem = only_problem(sample)

    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", row, column)
    assert reason in problem.reason


BETWEEN_ROWS = [
    pytest.param(
        "parties", "agency,atlantis,", "agency,mu,", 3, "parent", "no party “mu”", id="ref"
    ),
    pytest.param(
        "pledges", "fraud|hotlines", "fraud|peace", 2, "topics", "no topic “peace”", id="refs"
    ),
    pytest.param(
        "bearings", "open-hotline,lemuria", "open-hotline,mu", 3, "obligor", "“mu”", id="bearing"
    ),
    pytest.param(
        "topics", "hotlines,Hotlines,\n", "hotlines,H,\nhotlines,H,\n", 4, "id", "row 3", id="key"
    ),
    pytest.param(
        "bearings",
        "nothing-more,open-hotline,,no_evidence",
        "line-works,open-hotline,,delivered",
        4,
        "update, pledge, obligor, effect",
        "repeats the key of row 2",
        id="key-with-an-empty-part",
    ),
    pytest.param(
        "wordings",
        ",1,publication,",
        ",2,typo,A slip",
        2,
        "version",
        "2 stands without 1",
        id="gap",
    ),
    pytest.param(
        "citations", "1,2,joint-text", "1,3,joint-text", 3, "position", "without 2", id="position"
    ),
    pytest.param(
        "measurements", "1,1,calls", "1,0,calls", 2, "position", "from 1", id="position-0"
    ),
    pytest.param(
        "citations", "line-works,1,2", "line-works,2,1", 3, "version", "no version 2", id="parent"
    ),
    pytest.param(
        "wordings", "publication", "typo", 2, "change", "belongs to version 1", id="first-change"
    ),
    pytest.param(
        "dialogues", "typo", "publication", 3, "change", "and to no other", id="later-change"
    ),
    pytest.param(
        "dialogues", "The city was misspelt", "", 3, "change_reason", "says why", id="reason"
    ),
]


@pytest.mark.parametrize(("table", "old", "new", "row", "column", "reason"), BETWEEN_ROWS)
def test_a_row_that_does_not_fit_the_others_is_refused(
    sample: Sample, table: str, old: str, new: str, row: int, column: str, reason: str
) -> None:
    sample.edit(table, old, new)

    problem = only_problem(sample)

    assert (problem.file, problem.row, problem.column) == (f"{table}.csv", row, column)
    assert reason in problem.reason


def test_a_version_that_changes_who_promised_is_refused(sample: Sample) -> None:
    first = sample.text("pledges").splitlines()[1]
    later = first.replace(",1,publication,,", ",2,substantive,Found out,")
    sample.add("pledges", later.replace("atlantis|lemuria", "lemuria"))

    problem = only_problem(sample)

    assert (problem.row, problem.column) == (3, "obligors")
    assert "a new pledge that supersedes" in problem.reason


def test_the_last_but_one_of_ten_thousand_rows_is_found(sample: Sample) -> None:
    good = [f"topic-{number},Topic," for number in range(9_996)]
    sample.add("topics", *good, "last-but-one,,", "last,Last,")

    problem = only_problem(sample)

    assert (problem.file, problem.row, problem.column) == ("topics.csv", 10_000, "name_en")


def test_every_problem_of_a_package_is_named_at_once(sample: Sample) -> None:
    sample.edit("parties", "agency", "agenzy")
    sample.edit("dialogues", ",2020-03-01,", ",2020-13,")
    sample.edit("bearings", "delivered", "delievered")

    found = refusal(sample).problems

    assert [each.file for each in found] == ["parties.csv", "dialogues.csv", "bearings.csv"]


def test_the_first_problems_are_listed_and_the_rest_counted(sample: Sample) -> None:
    sample.add("topics", *(f"topic-{number},," for number in range(MAX_LISTED + 7)))

    refused = refusal(sample)

    assert (len(refused.problems), refused.total) == (MAX_LISTED, MAX_LISTED + 7)
    assert str(refused).endswith("… and 7 more")


def test_an_id_that_could_not_be_read_is_not_also_called_missing(sample: Sample) -> None:
    sample.edit("topics", "fraud,", "fraud!,")

    problem = only_problem(sample)

    assert (problem.file, problem.column) == ("topics.csv", "id")


def test_versions_of_a_parent_that_could_not_be_read_are_not_called_missing(
    sample: Sample,
) -> None:
    sample.put("updates", b"\xff")

    assert {problem.file for problem in refusal(sample).problems} == {"updates.csv"}


def test_a_refused_text_cannot_act_on_the_terminal(sample: Sample) -> None:
    sample.edit("parties", "agency", "\x1b[31magency")

    assert "\x1b" not in str(refusal(sample))
