"""Loading: what is new is published, what is there stays, and nothing is done by halves."""

from collections.abc import Callable
from typing import Any

import pytest

from tests import factories
from tests.ingestion.sample import Sample
from tracker.actions import corrections, drafting, redaction, references
from tracker.actions.actors import loader
from tracker.ingestion import package
from tracker.ingestion.load import load as load_contents
from tracker.ingestion.problems import PackageError, Problem
from tracker.models import (
    DialogueVersion,
    LogEntry,
    Party,
    Pledge,
    PledgeVersion,
    Topic,
    UpdateVersion,
    Wording,
)
from tracker.rules.vocabulary import Change

pytestmark = pytest.mark.django_db

# Nested rows belong to their parents and are not counted.
ROWS_OF_SAMPLE = 16


def load(sample: Sample, progress: Callable[[int], object] = int) -> int:
    return load_contents(package.read(sample.directory), by=loader(), progress=progress)


def problems(sample: Sample) -> list[Problem]:
    """Why the package is not loaded; and nothing of it was."""
    before = LogEntry.objects.count(), Party.objects.count()
    with pytest.raises(PackageError) as refused:
        load(sample)
    assert (LogEntry.objects.count(), Party.objects.count()) == before
    return refused.value.problems


def place(problem: Problem) -> tuple[str, int | None, str]:
    return problem.file, problem.row, problem.column


def current(model: Any, **having: Any) -> Any:
    return model.objects.get(is_current=True, **having)


def test_what_is_loaded_is_public(sample: Sample) -> None:
    written = load(sample)

    assert written == ROWS_OF_SAMPLE
    assert current(PledgeVersion).title_en == "Open a hotline"
    assert Pledge.published.get().slug == "open-hotline"
    assert set(Topic.published.values_list("slug", flat=True)) == {"fraud", "hotlines"}


def test_the_newest_version_of_a_package_is_the_current_one(sample: Sample) -> None:
    load(sample)

    dialogue = current(DialogueVersion)
    assert (dialogue.version, dialogue.city) == (2, "Poseidonia")


def test_loading_again_does_nothing(sample: Sample) -> None:
    load(sample)
    head = LogEntry.objects.count()

    written = load(sample)

    assert written == 0
    assert LogEntry.objects.count() == head


def test_only_what_is_new_is_published(sample: Sample) -> None:
    load(sample)
    sample.add("updates", "louder,1,publication,,2020-10-01,event,It is louder now.,,lemuria,,,")
    sample.add("citations", "louder,1,1,press,,")

    written = load(sample)

    assert written == 1
    assert current(UpdateVersion, update__slug="louder").fact_en == "It is louder now."


def test_a_new_version_of_a_known_row_is_published(sample: Sample) -> None:
    load(sample)
    first = sample.text("wordings").splitlines()[1]
    second = first.replace("1,publication,", "2,typo,A slip").replace("A line", "The line")
    sample.add("wordings", second)

    load(sample)

    assert current(Wording).change == Change.TYPO
    assert current(Wording).gist_en == "The line will be opened."


def test_progress_counts_every_row_once(sample: Sample) -> None:
    seen: list[int] = []

    load(sample, progress=seen.append)
    load(sample, progress=seen.append)

    assert sum(seen) == 2 * ROWS_OF_SAMPLE


def test_a_row_that_the_method_refuses_is_named_by_its_place(sample: Sample) -> None:
    sample.edit("sources", "joint_text,false", "official_statement,false")
    sample.edit("sources", ",en,,official", ",en,atlantis,official")
    sample.edit("citations", "line-works,1,1,press,p. 4,\nline-works,1,2", "line-works,1,1")

    (problem,) = problems(sample)

    assert problem.file == "assessments.csv"
    assert problem.row == 2
    assert "(METHOD 15)" in problem.reason


def test_a_party_that_promised_nothing_is_refused_where_it_is_named(sample: Sample) -> None:
    sample.edit("bearings", "open-hotline,lemuria", "open-hotline,atlantis-police")

    (problem,) = problems(sample)

    assert place(problem) == ("updates.csv", 2, "obligor")


def test_a_row_corrected_at_the_desk_is_not_overwritten(sample: Sample) -> None:
    load(sample)
    factories.correct(
        current(PledgeVersion),
        changes={"title_en": "Open the hotline"},
        change=Change.TYPO,
        reason="A slip",
        by=loader(),
    )

    (problem,) = problems(sample)

    assert place(problem) == ("pledges.csv", 2, "version")
    assert problem.reason == "version 2 (typo) was published since"
    assert current(PledgeVersion).title_en == "Open the hotline"


def test_a_row_withdrawn_at_the_desk_stays_withdrawn(sample: Sample) -> None:
    load(sample)
    corrections.withdraw(current(Wording), reason="Not theirs", by=loader())

    (problem,) = problems(sample)

    assert problem.reason == "version 2 (withdrawal) was published since"


def test_a_reference_revised_at_the_desk_is_not_overwritten(sample: Sample) -> None:
    load(sample)
    lemuria = Party.objects.get(slug="lemuria")
    references.revise(lemuria, changes={"name_en": "Mu"}, reason="Renamed", by=loader())

    (problem,) = problems(sample)

    assert place(problem) == ("parties.csv", 4, "name_en")
    assert problem.reason == "was changed in the record since; there it reads “Mu”"


def test_a_list_changed_at_the_desk_is_named_with_its_items(sample: Sample) -> None:
    load(sample)
    atlantis = Party.objects.get(slug="atlantis")
    references.revise(atlantis, changes={"aliases": ["A", "B"]}, reason="Renamed", by=loader())

    (problem,) = problems(sample)

    assert place(problem) == ("parties.csv", 2, "aliases")
    assert problem.reason == "was changed in the record since; there it reads “A, B”"


def test_an_update_that_bears_on_more_since_is_named_without_its_bearings(sample: Sample) -> None:
    load(sample)
    sample.edit("bearings", "nothing-more,open-hotline,,no_evidence\n", "")

    (problem,) = problems(sample)

    assert place(problem) == ("updates.csv", 3, "bearings")
    assert problem.reason == "was changed in the record since"


def test_a_wording_that_the_package_does_not_know_is_left_alone(sample: Sample) -> None:
    load(sample)
    header, first, *_ = sample.text("wordings").splitlines()
    second = first.replace("open-hotline,1,1", "open-hotline,2,1")
    sample.put("wordings", f"{header}\n{second}\n".encode())

    assert load(sample) == 1
    assert Wording.objects.filter(is_current=True).count() == 2


def test_a_redacted_text_does_not_come_back(sample: Sample) -> None:
    load(sample)
    redaction.redact(current(Wording), reason="A court order", by=loader())

    found = problems(sample)

    assert {(each.file, each.row) for each in found} == {("wordings.csv", 2)}


def test_a_draft_in_the_way_is_named(sample: Sample) -> None:
    load(sample)
    first = sample.text("wordings").splitlines()[1]
    sample.add("wordings", first.replace("open-hotline,1,1", "open-hotline,2,1"))
    drafting.draft("wording", [package.read(sample.directory)["wording"][1].content])

    (problem,) = problems(sample)

    assert place(problem) == ("wordings.csv", 3, "number")
    assert "the desk has a draft of it" in problem.reason


def test_every_row_changed_at_the_desk_is_listed(sample: Sample) -> None:
    load(sample)
    for slug in ("lemuria", "atlantis"):
        party = Party.objects.get(slug=slug)
        references.revise(party, changes={"name_zh": "改"}, reason="Renamed", by=loader())

    found = problems(sample)

    assert [place(each) for each in found] == [
        ("parties.csv", 2, "name_zh"),
        ("parties.csv", 4, "name_zh"),
    ]
