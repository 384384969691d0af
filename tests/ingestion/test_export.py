"""Exporting: everything public, every version of it, and nothing else."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.ingestion.sample import Sample
from tracker.actions import corrections, references, updates
from tracker.actions.actors import loader
from tracker.ingestion import package
from tracker.ingestion.export import contents, export
from tracker.ingestion.load import load
from tracker.models import Pledge, PledgeVersion, StatusUpdate, UpdateVersion
from tracker.rules.vocabulary import Change, Effect

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded(sample: Sample) -> Sample:
    """The small package, in the record too."""
    load(package.read(sample.directory), by=loader())
    return sample


def exported(noun: str) -> list[dict[str, Any]]:
    return [row.content for row in contents()[noun]]


def test_what_was_loaded_is_exported_with_the_same_bytes(loaded: Sample, tmp_path: Path) -> None:
    export(tmp_path / "copy")

    copy = Sample(tmp_path / "copy")
    for path in loaded.directory.glob("*.csv"):
        assert (path.name, copy.text(path.stem)) == (path.name, loaded.text(path.stem))


def test_drafts_are_not_exported(loaded: Sample) -> None:
    corrections.draft_correction(
        PledgeVersion.objects.get(),
        changes={"title_en": "marker of a draft"},
        change=Change.TYPO,
        reason="A slip",
    )

    assert [content["title_en"] for content in exported("pledge")] == ["Open a hotline"]


def test_a_party_that_nothing_public_names_is_not_exported(loaded: Sample) -> None:
    mu = {"id": "mu", "name_en": "Mu", "name_zh": "", "kind": "state", "iso": ""}
    references.register("party", {**mu, "parent": None, "aliases": []})

    assert "mu" not in [content["id"] for content in exported("party")]


def test_a_withdrawal_is_exported_as_a_version(loaded: Sample) -> None:
    search = UpdateVersion.objects.get(update__slug="nothing-more")
    corrections.withdraw(search, reason="Looked in the wrong place", by=loader())

    found = [each for each in exported("update") if each["id"] == "nothing-more"]

    assert [(each["version"], each["change"]) for each in found] == [
        (1, "publication"),
        (2, "withdrawal"),
    ]


def test_a_bearing_added_later_is_exported_with_the_others(loaded: Sample) -> None:
    updates.add_bearing(
        StatusUpdate.objects.get(slug="nothing-more"),
        pledge=Pledge.objects.get(),
        effect=Effect.CONTEXT,
        reason="It says so.",
        by=loader(),
    )

    (found,) = [each for each in exported("update") if each["id"] == "nothing-more"]

    assert [each["effect"] for each in found["bearings"]] == ["context", "no_evidence"]


def test_what_the_desk_changed_loads_into_another_record_and_comes_out_the_same(
    loaded: Sample, tmp_path: Path
) -> None:
    corrections.withdraw(
        UpdateVersion.objects.get(update__slug="line-works"), reason="=wrong", by=loader()
    )
    export(tmp_path / "first")
    found = package.read(tmp_path / "first")

    assert load(found, by=loader()) == 0
    assert package.files(found) == package.files(contents())


def test_more_rows_take_no_more_queries(loaded: Sample) -> None:
    with CaptureQueriesContext(connection) as few:
        contents()
    for number in range(3):
        name = f"more-{number}"
        loaded.add("updates", f"{name},1,publication,,2020-10,event,More.,,lemuria,,,")
        loaded.add("citations", f"{name},1,1,press,,")
        loaded.add("bearings", f"{name},open-hotline,lemuria,context")
    load(package.read(loaded.directory), by=loader())

    with CaptureQueriesContext(connection) as many:
        contents()

    assert len(many) == len(few)
